//! A window within the window.

use egui::{Event, Role, Sense, Ui, WidgetInfo, vec2};

use super::scrolling::{SCROLL_BAR, follow_focus, scroll_by_keys};

/// A window within the window, by its title, no wider than this. Says whether it is to be closed.
pub fn modal(ui: &Ui, title: &str, width: f32, content: impl FnOnce(&mut Ui)) -> bool {
    let id = egui::Id::unique(("modal", title));
    let is_typed_in = note_drawn(ui.ctx(), id);
    let area = egui::Modal::default_area(id).accessible_name(title);
    let layer = area.layer();
    // Of several, one over the other, only the top one dims what is behind it.
    let dims = ui.memory(|memory| memory.top_modal_layer().is_none_or(|top| top == layer));
    // The bar that scrolls has its place in the margin.
    let margin = egui::Margin { right: 20 - SCROLL_BAR as i8, ..egui::Margin::same(20) };
    let frame = egui::Frame::popup(&ui.ctx().global_style()).inner_margin(margin);
    let room = ui.ctx().content_rect().size() - vec2(64.0, 56.0);
    let mut modal = egui::Modal::new(id).area(area).frame(frame);
    if !dims {
        modal = modal.backdrop_color(egui::Color32::TRANSPARENT);
    }
    let response = modal.show(ui.ctx(), |ui| {
        let width = room.x.clamp(120.0, width);
        ui.set_width(width + SCROLL_BAR);
        // The toolkit would give it half of what there is, below its middle.
        let area = egui::ScrollArea::vertical().max_height(room.y).min_scrolled_height(room.y);
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
    });
    // A click that misses the window by a little throws away nothing that was typed.
    response.should_close() && !(is_typed_in && response.backdrop_response.clicked())
}

/// Whether this is in the window on top, and nothing has the focus.
pub fn is_free_for_focus(ui: &Ui) -> bool {
    let is_on_top = |top: egui::LayerId| top == ui.layer_id();
    ui.memory(|memory| memory.top_modal_layer().is_none_or(is_on_top) && memory.focused().is_none())
}

/// Draws content with its own scroll bar, which is placed in the margin of the window, where it covers nothing.
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
    /// The pass in which it was drawn last.
    pass: Option<u64>,
    /// Whether something was typed in it.
    is_typed_in: bool,
}

/// Notes that the window is drawn. Returns whether something was typed in it since it was opened.
fn note_drawn(ctx: &egui::Context, modal: egui::Id) -> bool {
    let pass = ctx.cumulative_pass_nr();
    let mut remembered: Remembered = ctx.data(|data| data.get_temp(modal)).unwrap_or_default();
    if remembered.pass.is_none_or(|last| last + 1 < pass) {
        remembered.is_typed_in = false;
        // The toolkit keeps a tooltip open as long as the pointer rests over its widget, whatever has opened above it.
        // Until the pointer moves again it is nowhere.
        ctx.input_mut(|input| input.pointer = egui::PointerState::default());
    }
    let is_text = |event: &Event| matches!(event, Event::Text(_) | Event::Paste(_) | Event::Ime(_));
    remembered.is_typed_in |= ctx.text_edit_focused() && ctx.input(|input| input.events.iter().any(is_text));
    remembered.pass = Some(pass);
    ctx.data_mut(|data| data.insert_temp(modal, remembered));
    remembered.is_typed_in
}
