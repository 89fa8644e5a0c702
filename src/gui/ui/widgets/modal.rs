//! A modal window.

use egui::{Event, Id, Key, Role, Sense, Ui, WidgetInfo, vec2};

use super::{
    label::label,
    scrolling::{SCROLL_BAR, follow_focus, scroll_by_keys},
};
use crate::gui::ui::{
    notices::live,
    theme::{Palette, TextRole, space},
};

/// A modal window with this title and maximum width. Returns whether it is to be closed.
pub fn modal(ui: &Ui, title: &str, width: f32, content: impl FnOnce(&mut Ui)) -> bool {
    let id = id_of(title);
    let is_typed_in = note_drawn(ui.ctx(), id);
    let response = draw(ui, title, width, content);
    closes(&response, is_typed_in)
}

/// The state of the text typed in a modal window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedText {
    /// There is none, or it is already known.
    Nothing,
    /// It has not been applied.
    Unsaved,
    /// It is being applied.
    Sent,
    /// It was not applied, and the window shows why.
    Refused,
}

impl TypedText {
    /// The state of a text, if it was sent in this frame or refused before.
    pub fn new(has_text: bool, is_sent: bool, is_refused: bool) -> Self {
        match (has_text, is_sent, is_refused) {
            (false, ..) => Self::Nothing,
            (_, true, _) => Self::Sent,
            (.., true) => Self::Refused,
            _ => Self::Unsaved,
        }
    }
}

/// A modal window with a text field: Escape asks before the text is discarded.
pub fn modal_for_text(
    ui: &Ui,
    palette: &Palette,
    (title, width): (&str, f32),
    content: impl FnOnce(&mut Ui) -> TypedText,
) -> bool {
    let id = id_of(title);
    let is_typed_in = note_drawn(ui.ctx(), id);
    let mut remembered = remembered(ui.ctx(), id);
    let mut would_be_lost = false;
    let response = draw(ui, title, width, |ui| {
        let typed = content(ui);
        remembered.is_sent = match typed {
            TypedText::Sent => true,
            TypedText::Refused => false,
            TypedText::Nothing | TypedText::Unsaved => remembered.is_sent,
        };
        would_be_lost = match typed {
            TypedText::Nothing | TypedText::Sent => false,
            TypedText::Unsaved => is_typed_in && !remembered.is_sent,
            TypedText::Refused => true,
        };
        if remembered.has_asked && would_be_lost {
            ui.add_space(space::S);
            let message = "Your text is not saved. Press Escape again to discard it";
            let label = label(ui, message, TextRole::Small, palette.warning);
            live(ui, &label);
            label.scroll_to_me(None);
        }
    });
    let closes = closes(&response, is_typed_in);
    if would_be_lost && closes && !remembered.has_asked {
        remembered.has_asked = true;
        // The toolkit has taken the focus from the field.
        if let Some(field) = remembered.focused {
            ui.memory_mut(|memory| memory.request_focus(field));
        }
        remember(ui.ctx(), id, remembered);
        ui.ctx().request_repaint();
        return false;
    }
    remembered.focused = ui.memory(|memory| memory.focused()).or(remembered.focused);
    remember(ui.ctx(), id, remembered);
    closes
}

fn id_of(title: &str) -> Id {
    Id::unique(("modal", title))
}

/// Whether it is to be closed. A click that narrowly misses the window does not discard what was typed.
fn closes(response: &egui::ModalResponse<()>, is_typed_in: bool) -> bool {
    response.should_close() && !(is_typed_in && response.backdrop_response.clicked())
}

fn draw(ui: &Ui, title: &str, width: f32, content: impl FnOnce(&mut Ui)) -> egui::ModalResponse<()> {
    let id = id_of(title);
    let area = egui::Modal::default_area(id).accessible_name(title);
    let layer = area.layer();
    // Of several stacked windows, only the top one dims what is behind it.
    let dims = ui.memory(|memory| memory.top_modal_layer().is_none_or(|top| top == layer));
    // The scroll bar is in the margin.
    let margin = egui::Margin { right: 20 - SCROLL_BAR as i8, ..egui::Margin::same(20) };
    let frame = egui::Frame::popup(&ui.ctx().global_style()).inner_margin(margin);
    let room = ui.ctx().content_rect().size() - vec2(64.0, 56.0);
    let mut modal = egui::Modal::new(id).area(area).frame(frame);
    if !dims {
        modal = modal.backdrop_color(egui::Color32::TRANSPARENT);
    }
    modal.show(ui.ctx(), |ui| {
        let width = room.x.clamp(120.0, width);
        ui.set_width(width + SCROLL_BAR);
        // The toolkit would give it half of the available height, below its middle.
        let mut area = egui::ScrollArea::vertical().max_height(room.y).min_scrolled_height(room.y);
        if remembered(ui.ctx(), id).is_new {
            area = area.vertical_scroll_offset(0.0);
        }
        area.auto_shrink([false, true]).show(ui, |ui| {
            ui.set_max_width(width);
            let region = ui.interact(ui.clip_rect(), id.with("region"), Sense::focusable_noninteractive());
            region.widget_info(|| WidgetInfo::labeled(Role::Document, true, title));
            content(ui);
            scroll_by_keys(ui, room.y, region.id);
            follow_focus(ui);
            // A window that opens is read aloud and gets the keyboard, unless a widget in it requested the
            // focus.
            if is_free_for_focus(ui) && !ui.is_sizing_pass() {
                region.request_focus();
            }
        });
    })
}

/// Whether this is in the top window, and nothing has the focus.
pub fn is_free_for_focus(ui: &Ui) -> bool {
    let is_on_top = |top: egui::LayerId| top == ui.layer_id();
    ui.memory(|memory| memory.top_modal_layer().is_none_or(is_on_top) && memory.focused().is_none())
}

/// Draws content with its own scroll bar, which is in the margin of the window, where it covers nothing.
pub fn beside_scroll_bar(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let rect = ui.available_rect_before_wrap();
    let wide = rect.with_max_x(rect.max.x + SCROLL_BAR);
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(wide));
    content(&mut inner);
    ui.advance_cursor_after_rect(inner.min_rect().intersect(rect));
}

/// The state of a window between frames.
#[derive(Debug, Clone, Copy, Default)]
struct Remembered {
    /// Whether the window was just opened.
    is_new: bool,
    /// The pass in which it was drawn last.
    pass: Option<u64>,
    /// Whether something was typed in it.
    is_typed_in: bool,
    /// Whether it has asked if the typed text may be discarded.
    has_asked: bool,
    /// Whether the typed text is being applied.
    is_sent: bool,
    /// The focused widget.
    focused: Option<Id>,
}

fn remembered(ctx: &egui::Context, modal: Id) -> Remembered {
    ctx.data(|data| data.get_temp(modal)).unwrap_or_default()
}

fn remember(ctx: &egui::Context, modal: Id, remembered: Remembered) {
    ctx.data_mut(|data| data.insert_temp(modal, remembered));
}

/// Records that the window is drawn. Returns whether something was typed in it since it was opened.
fn note_drawn(ctx: &egui::Context, modal: Id) -> bool {
    let pass = ctx.cumulative_pass_nr();
    let mut remembered = remembered(ctx, modal);
    if remembered.pass.is_none_or(|last| last + 1 < pass) {
        remembered = Remembered { is_new: true, ..Remembered::default() };
        // The toolkit keeps a tooltip open while the pointer rests over its widget, even if something opens above it.
        // So the pointer is treated as outside the window until it moves again.
        ctx.input_mut(|input| input.pointer = egui::PointerState::default());
    } else {
        remembered.is_new = false;
    }
    if ctx.text_edit_focused() && ctx.input(|input| input.events.iter().any(is_typing)) {
        remembered.is_typed_in = true;
        remembered.has_asked = false;
        remembered.is_sent = false;
    }
    remembered.pass = Some(pass);
    remember(ctx, modal, remembered);
    remembered.is_typed_in
}

/// Whether an event changes the text of a field.
fn is_typing(event: &Event) -> bool {
    match event {
        Event::Text(_) | Event::Paste(_) | Event::Ime(_) | Event::Cut => true,
        Event::Key { key, pressed, .. } => *pressed && matches!(key, Key::Backspace | Key::Delete),
        _ => false,
    }
}
