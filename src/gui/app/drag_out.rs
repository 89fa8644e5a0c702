//! Dragging out of the window, until the drop.

use egui::{Context, CursorIcon, Event, Key, Ui};

use super::pending_copy::CopyRequest;
use crate::gui::{
    platform::drag_out::{DragEnd, DragReport, DragSource, Reception},
    state::ids::{TabId, TaskId},
    ui::{self, theme::Palette},
};
use briefing_core::citation::ClipboardContent;

/// What the pointer drags.
pub(super) struct Dragged {
    /// The tab that it is dragged from.
    pub tab: TabId,
    /// The label next to the pointer.
    pub label: String,
    /// The message after the drop and what to remember then.
    pub request: CopyRequest,
    /// The task that makes the text, until it is done.
    pub composing: Option<TaskId>,
}

/// Dragging out of the window, on systems that support it.
#[derive(Default)]
pub(super) struct DragOut {
    source: Option<Box<dyn DragSource>>,
    dragged: Option<Dragged>,
    reception: Reception,
    /// Whether the button has been held since the drag began, even if the drag has already ended.
    is_held: bool,
}

impl DragOut {
    pub(super) fn use_source(&mut self, source: Option<Box<dyn DragSource>>) {
        self.source = source;
    }

    /// Whether anything can be dragged out of the window here.
    pub(super) fn is_offered(&self) -> bool {
        self.source.is_some()
    }

    /// Begins to drag; the text is given now or by [`DragOut::offer`].
    pub(super) fn begin(&mut self, dragged: Dragged, content: Option<ClipboardContent>) {
        let Some(source) = &mut self.source else { return };
        source.start();
        if let Some(content) = content {
            source.offer(content);
        }
        (self.dragged, self.reception, self.is_held) = (Some(dragged), Reception::Own, true);
    }

    /// Whether it waits for the text of this task.
    pub(super) fn is_composing(&self, task: TaskId) -> bool {
        self.dragged.as_ref().is_some_and(|dragged| dragged.composing == Some(task))
    }

    /// Sets the text to drag, and the message about what it omits.
    pub(super) fn offer(&mut self, content: ClipboardContent, left_out: Option<String>) {
        if let (Some(dragged), Some(source)) = (&mut self.dragged, &mut self.source) {
            dragged.composing = None;
            dragged.request.add_left_out(left_out);
            source.offer(content);
        }
    }

    /// Ends the drag without a message.
    pub(super) fn cancel(&mut self) {
        self.dragged = None;
        if let Some(source) = &mut self.source {
            source.cancel();
        }
    }

    /// Checks whether the button is still held. If so, Escape cancels the drag and does nothing else.
    pub(super) fn update(&mut self, ctx: &Context) {
        let is_down = ctx.input(|input| input.pointer.primary_down());
        let was_held = self.is_held;
        self.is_held &= is_down;
        if was_held && take_escape(ctx) {
            self.cancel();
        }
    }

    /// Draws the label next to the pointer, whose shape shows whether a drop is possible there.
    pub(super) fn show(&self, ui: &Ui, palette: &Palette) {
        let Some(dragged) = self.dragged.as_ref().filter(|_| self.is_held) else { return };
        ui::drag_out::label(ui, palette, &dragged.label);
        ui.ctx().set_cursor_icon(match self.reception {
            Reception::Own => CursorIcon::Grabbing,
            Reception::Accepts => CursorIcon::Copy,
            Reception::Refuses => CursorIcon::NoDrop,
        });
    }

    /// What was dragged and how the drag ended, once it has.
    pub(super) fn ended(&mut self) -> Option<(Dragged, DragEnd)> {
        loop {
            match self.source.as_mut()?.report()? {
                DragReport::Over(reception) => self.reception = reception,
                DragReport::Ended(end) => return Some((self.dragged.take()?, end)),
            }
        }
    }
}

/// Whether Escape was pressed. Removes it from the events of this frame.
fn take_escape(ctx: &Context) -> bool {
    ctx.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !matches!(event, Event::Key { key: Key::Escape, pressed: true, .. }));
        input.events.len() < before
    })
}
