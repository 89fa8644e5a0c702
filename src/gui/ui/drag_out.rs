//! Dragging out of the window: where a drag begins, and the label next to the pointer.

use egui::{CornerRadius, Id, LayerId, Order, PointerButton, Rect, Response, Stroke, StrokeKind, Ui, vec2};

use super::{
    PanelContext, bidi,
    theme::{Palette, TextRole},
    widgets,
};

/// Whether a drag out of the window begins with this widget. Not with a finger, whose position the display cannot
/// report.
pub fn begins(ui: &Ui, context: &PanelContext<'_>, response: &Response) -> bool {
    context.state.can_drag_out
        && response.drag_started_by(PointerButton::Primary)
        && !ui.input(|input| input.any_touches())
}

/// Draws the label next to the pointer while it is over the window.
pub fn label(ui: &Ui, palette: &Palette, text: &str) {
    /// Right of the pointer and below it, so that the pointer does not cover the label.
    const BESIDE: egui::Vec2 = vec2(14.0, 18.0);
    const PAD: egui::Vec2 = vec2(8.0, 5.0);
    let ctx = ui.ctx();
    let window = ctx.content_rect();
    let Some(pointer) = ctx.input(|input| input.pointer.latest_pos()).filter(|at| window.contains(*at)) else { return };
    let painter = ctx.layer_painter(LayerId::new(Order::Tooltip, Id::unique("dragged")));
    let job = widgets::text_job(text, TextRole::Small, palette.text, 320.0);
    let galley = bidi::lay_out(ui, job, false);
    let size = galley.size() + 2.0 * PAD;
    // Kept within the window, also at its edges.
    let most = (window.max - size).max(window.min);
    let rect = Rect::from_min_size((pointer + BESIDE).min(most), size);
    painter.rect(rect, CornerRadius::same(6), palette.card, Stroke::new(1.0, palette.outline), StrokeKind::Inside);
    painter.galley(rect.min + PAD, galley, palette.text);
}
