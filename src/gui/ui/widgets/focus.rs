//! The focused widget: the ring around it, and the keys that it handles.

use egui::{Color32, CornerRadius, Rect, Response, Stroke, StrokeKind, Ui};

use crate::gui::ui::theme::Palette;

/// Draws the ring around a focused widget.
pub fn focus_ring(ui: &Ui, palette: &Palette, response: &Response, rect: Rect) {
    if response.has_focus() {
        ui.painter().rect_stroke(rect, CornerRadius::same(6), Stroke::new(2.0, palette.focus), StrokeKind::Inside);
    }
}

/// Draws the background of a card, with a ring around it if it has the focus.
pub fn card_ground(ui: &Ui, palette: &Palette, response: &Response, card: Rect, fill: Color32, line: Stroke) {
    const CORNER: u8 = 8;
    ui.painter().rect(card, CornerRadius::same(CORNER), fill, line, StrokeKind::Inside);
    if response.has_focus() {
        let ring = Stroke::new(2.0, palette.focus);
        // The corners have the same centre, so that there is no gap between them.
        ui.painter().rect_stroke(card, CornerRadius::same(CORNER), ring, StrokeKind::Outside);
    }
}

/// Reserves the up and down keys for the focused widget, so that they do not move the focus.
pub fn keep_arrows(ui: &Ui, id: egui::Id) {
    keep(ui, id, false);
}

/// Reserves all four arrow keys for the focused widget, so that they do not move the focus.
pub fn keep_all_arrows(ui: &Ui, id: egui::Id) {
    keep(ui, id, true);
}

fn keep(ui: &Ui, id: egui::Id, horizontal_arrows: bool) {
    let filter = egui::EventFilter { vertical_arrows: true, horizontal_arrows, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}
