//! Scrolling by keys, and to the focused widget.

use egui::{Key, Modifiers, Ui, vec2};

use super::{focus::keep_arrows, foot::take_held};

/// The width that a scroll bar takes next to its content, in points.
pub const SCROLL_BAR: f32 = 14.0;

/// Lets keys scroll content that is higher than its window, unless the focused widget needs them.
pub(super) fn scroll_by_keys(ui: &mut Ui, page: f32, region: egui::Id) {
    // A text field keeps its keys, and so does an open menu.
    let is_menu_above = egui::Popup::is_any_open(ui.ctx()) && ui.layer_id().order != egui::Order::Foreground;
    if ui.ctx().text_edit_focused() || is_menu_above {
        return;
    }
    let focused = ui.memory(|memory| memory.focused());
    let has_focus = focused.is_some_and(|id| id != region);
    if focused == Some(region) {
        keep_arrows(ui, region);
    }
    let by = ui.input_mut(|input| {
        let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key) as f32;
        let whole = 1.0e6;
        let mut by = 0.0;
        for (key, step, is_of_focus) in [
            (Key::PageDown, page - 40.0, false),
            (Key::PageUp, 40.0 - page, false),
            (Key::End, whole, false),
            (Key::Home, -whole, false),
            (Key::Space, page - 40.0, true),
            (Key::ArrowDown, 48.0, true),
            (Key::ArrowUp, -48.0, true),
        ] {
            // If a widget has the focus, arrow keys move it, and Space presses the widget.
            if !(is_of_focus && has_focus) {
                by += step * pressed(key);
            }
        }
        by
    });
    if by != 0.0 {
        // Until the event filter of a newly focused widget applies, an arrow key would also move the focus.
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        ui.scroll_with_delta_animation(vec2(0.0, -by), egui::style::ScrollAnimation::none());
    }
}

/// Scrolls to a newly focused widget.
pub fn follow_focus(ui: &mut Ui) {
    let foot = take_held(ui);
    let id = ui.unique_id().with("focus");
    let focused = ui.memory(|memory| memory.focused());
    let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<Option<egui::Id>>(id), focused));
    let Some(response) = focused.filter(|_| before != focused).and_then(|focused| ui.ctx().read_response(focused))
    else {
        return;
    };
    if response.layer_id == ui.layer_id() && !foot.is_some_and(|foot| foot.contains_rect(response.rect)) {
        let covered = foot.map_or(0.0, |foot| foot.height());
        let room = response.rect.expand(8.0);
        let room = room.with_max_y(room.bottom() + covered);
        ui.scroll_to_rect_animation(room, None, egui::style::ScrollAnimation::none());
    }
}
