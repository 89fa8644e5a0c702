//! Rows of buttons: on the edge of a card, and at the right end of a line.

use egui::{CornerRadius, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::gui::ui::theme::Palette;

/// The height of a bar on the edge of a card, in points.
pub const EDGE_BAR: f32 = 30.0;

/// How far its middle is below the edge, in points, so that it covers no words.
pub const EDGE_BAR_BELOW: f32 = 4.0;

/// A bar of buttons on the lower edge of a card, at the right. It is visible if `is_shown` is set or a button has the
/// focus, and can be used at all times, so that screen readers find it. Buttons with the same `id` keep the focus; bars
/// with the same `kind` have the same width.
pub fn edge_bar(
    ui: &mut Ui,
    palette: &Palette,
    (id, kind): (egui::Id, &str),
    card: Rect,
    is_shown: bool,
    buttons: impl FnOnce(&mut Ui),
) {
    let known = egui::Id::unique(("width of a bar", kind));
    let width: f32 = ui.data(|data| data.get_temp(known)).unwrap_or(200.0);
    let middle = pos2(card.right() - 10.0 - width / 2.0, card.bottom() + EDGE_BAR_BELOW);
    let bar = Rect::from_center_size(middle, vec2(width, EDGE_BAR));
    let has_focus = ui.memory(|memory| memory.focused()).is_some_and(|focused| {
        ui.ctx().read_response(focused).is_some_and(|response| bar.expand(4.0).contains_rect(response.rect))
    });
    let mut inner = ui.new_child(egui::UiBuilder::new().scope_id(id).max_rect(bar.shrink2(vec2(3.0, 1.0))));
    if is_shown || has_focus {
        let line = Stroke::new(1.0, palette.outline);
        inner.painter().rect(bar, CornerRadius::same(8), palette.card, line, StrokeKind::Inside);
    } else {
        inner.set_opacity(0.0);
    }
    let shown = inner.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        buttons(ui);
    });
    let needed = shown.response.rect.width() + 6.0;
    if (needed - width).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(known, needed));
        ui.ctx().request_discard("a bar of another width");
    }
}

/// Puts buttons at the right end of a line, in reading order: with a right-to-left layout, Tab would go through them in
/// reverse. Uses their width from the last frame.
pub fn at_right(ui: &mut Ui, salt: impl std::hash::Hash + std::fmt::Debug, buttons: impl FnOnce(&mut Ui)) {
    let id = egui::Id::unique(("at the right", salt));
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    ui.horizontal(|ui| {
        ui.add_space((ui.available_width() - known.unwrap_or_default()).max(0.0));
        let width = ui.horizontal(buttons).response.rect.width();
        if known.is_none_or(|known| (known - width).abs() > 0.5) {
            ui.data_mut(|data| data.insert_temp(id, width));
            ui.ctx().request_discard("buttons of another width");
        }
    });
}
