//! The end of a modal window, which stays in view.

use egui::{Id, Rect, Sense, Stroke, Ui, UiBuilder, vec2};

use crate::gui::ui::theme::space;

/// Draws the end of a modal window, such as its buttons. While it would be scrolled out of view, it covers the bottom of
/// the visible part.
pub fn foot(ui: &mut Ui, salt: &str, content: impl FnOnce(&mut Ui)) {
    let id = Id::unique(("foot", salt));
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    let height = known.unwrap_or(ui.spacing().interact_size.y);
    let end = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
    let hidden = end.bottom() - ui.clip_rect().bottom();
    let held = end.translate(vec2(0.0, -hidden.max(0.0)));
    if hidden > 0.5 {
        let ground = held.with_min_y(held.top() - space::S);
        ui.interact(ground, id.with("ground"), Sense::CLICK | Sense::DRAG);
        ui.painter().rect_filled(ground, 0, ui.visuals().window_fill);
        ui.painter().hline(ground.x_range(), ground.top(), Stroke::new(1.0, ui.visuals().window_stroke.color));
        ui.data_mut(|data| data.insert_temp(held_id(ui), Some(ground)));
    }
    let mut inner = ui.new_child(UiBuilder::new().max_rect(held));
    content(&mut inner);
    let needed = inner.min_rect().height();
    if known.is_none_or(|known| (known - needed).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(id, needed));
        ui.ctx().request_discard("a foot of another height");
    }
    ui.advance_cursor_after_rect(Rect::from_min_size(end.min, vec2(end.width(), needed)));
}

/// The part of the window that its end covers; asked once in a pass, after the end was drawn.
pub(super) fn take_held(ui: &Ui) -> Option<Rect> {
    ui.data_mut(|data| data.remove_temp::<Option<Rect>>(held_id(ui))).flatten()
}

fn held_id(ui: &Ui) -> Id {
    Id::unique(("held foot", ui.layer_id()))
}
