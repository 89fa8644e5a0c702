//! A window within the window.

use egui::{Role, Sense, Ui, WidgetInfo, vec2};

use super::scrolling::{SCROLL_BAR, follow_focus, scroll_by_keys};

/// A window within the window, by its title, no wider than this. Says whether it is to be closed.
pub fn modal(ui: &Ui, title: &str, width: f32, content: impl FnOnce(&mut Ui)) -> bool {
    let id = egui::Id::unique(("modal", title));
    close_tooltips_behind(ui.ctx(), id);
    // The bar that scrolls has its place in the margin.
    let margin = egui::Margin { right: 20 - SCROLL_BAR as i8, ..egui::Margin::same(20) };
    let frame = egui::Frame::popup(&ui.ctx().global_style()).inner_margin(margin);
    let room = ui.ctx().content_rect().size() - vec2(64.0, 56.0);
    let modal = egui::Modal::new(id).area(egui::Modal::default_area(id).accessible_name(title)).frame(frame);
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
            // What opens is spoken, and has the keys, where nothing in it has asked for them.
            if ui.memory(|memory| memory.focused().is_none()) && !ui.is_sizing_pass() {
                region.request_focus();
            }
        });
    });
    response.should_close()
}

/// The toolkit keeps a tooltip open as long as the pointer rests over its widget, whatever has opened above it. Until the pointer
/// moves again it is nowhere.
fn close_tooltips_behind(ctx: &egui::Context, modal: egui::Id) {
    let now = ctx.cumulative_pass_nr();
    let last = ctx.data_mut(|data| data.get_temp_mut_or_default::<Option<u64>>(modal).replace(now));
    if last.is_none_or(|last| last + 1 < now) {
        ctx.input_mut(|input| input.pointer = egui::PointerState::default());
    }
}
