//! What is dragged out of the window, until it is dropped.

use egui::{Context, CursorIcon, Event, Key, Ui};

use super::pending_copy::CopyRequest;
use crate::gui::{
    platform::drag_out::{DragEnd, DragReport, DragSource, Reception},
    state::ids::{TabId, TaskId},
    ui::{self, theme::Palette},
};
use briefing_core::citation::ClipboardContent;

/// Something that the pointer drags.
pub(super) struct Dragged {
    /// The tab that it is of.
    pub tab: TabId,
    /// What stands beside the pointer.
    pub label: String,
    /// What is to be said and remembered once it was dropped.
    pub request: CopyRequest,
    /// The task that makes its text, while that is not there.
    pub composing: Option<TaskId>,
}

/// The way out of the window for what is dragged, where the system has one.
#[derive(Default)]
pub(super) struct DragOut {
    source: Option<Box<dyn DragSource>>,
    dragged: Option<Dragged>,
    reception: Reception,
    /// Whether the button is held since the drag began, also where that has ended already.
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

    /// The pointer begins to drag something, whose text is given now or by [`DragOut::offer`].
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

    /// The text of what is dragged, and what it leaves out.
    pub(super) fn offer(&mut self, content: ClipboardContent, left_out: Option<String>) {
        if let (Some(dragged), Some(source)) = (&mut self.dragged, &mut self.source) {
            dragged.composing = None;
            dragged.request.add_left_out(left_out);
            source.offer(content);
        }
    }

    /// Ends the drag, about which there is nothing more to say.
    pub(super) fn cancel(&mut self) {
        self.dragged = None;
        if let Some(source) = &mut self.source {
            source.cancel();
        }
    }

    /// Looks whether the button is still held. While it is, Escape takes back what is dragged, and does nothing else.
    pub(super) fn look_at(&mut self, ctx: &Context) {
        let is_down = ctx.input(|input| input.pointer.primary_down());
        let was_held = self.is_held;
        self.is_held &= is_down;
        if was_held && takes_escape(ctx) {
            self.cancel();
        }
    }

    /// Draws what is dragged beside the pointer, and says by its shape whether it can be dropped there.
    pub(super) fn show(&self, ui: &Ui, palette: &Palette) {
        let Some(dragged) = self.dragged.as_ref().filter(|_| self.is_held) else { return };
        ui::drag_out::label(ui, palette, &dragged.label);
        ui.ctx().set_cursor_icon(match self.reception {
            Reception::Own => CursorIcon::Grabbing,
            Reception::Accepts => CursorIcon::Copy,
            Reception::Refuses => CursorIcon::NoDrop,
        });
    }

    /// What was dragged, and how that ended, once it has.
    pub(super) fn ended(&mut self) -> Option<(Dragged, DragEnd)> {
        loop {
            match self.source.as_mut()?.report()? {
                DragReport::Over(reception) => self.reception = reception,
                DragReport::Ended(end) => return Some((self.dragged.take()?, end)),
            }
        }
    }
}

/// Whether Escape was pressed, which nothing else in this frame is told.
fn takes_escape(ctx: &Context) -> bool {
    ctx.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !matches!(event, Event::Key { key: Key::Escape, pressed: true, .. }));
        input.events.len() < before
    })
}
