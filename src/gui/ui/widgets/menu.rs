//! Menus, and opening them.

use egui::{Pos2, Response, Ui, vec2};

use super::{
    icon::{Icon, paint_icon},
    scrolling::{SCROLL_BAR, follow_focus},
};
use crate::gui::command::Action;

/// The size of a tick, in points.
const TICK: f32 = 14.0;

/// The content of a menu, with a scroll bar if it is higher than `height`.
pub fn menu_area(ui: &mut Ui, height: f32, entries: impl FnOnce(&mut Ui)) {
    ui.set_width((ui.ctx().content_rect().width() - 32.0).min(330.0));
    // Whether it has a scroll bar is known once it has been laid out.
    let id = ui.scope_id().with("menu scrolls");
    let scrolls = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
    let area = egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    let shown = area.auto_shrink([false, true]).show(ui, |ui| {
        if scrolls {
            ui.set_max_width(ui.available_width() - SCROLL_BAR);
        }
        entries(ui);
        follow_focus(ui);
    });
    ui.data_mut(|data| data.insert_temp(id, shown.content_size.y > shown.inner_rect.height() + 0.5));
}

/// A menu entry for an action, with its key. Returns whether it was chosen; then the menu closes.
pub fn menu_entry(ui: &mut Ui, action: Action, enabled: bool) -> bool {
    entry(ui, egui::Button::new(action.text()).shortcut_text(action.key()), enabled)
}

/// A menu entry for an action that can be switched on, with a tick or room for one. Returns whether it was chosen; then
/// the menu closes.
pub fn menu_toggle(ui: &mut Ui, action: Action, enabled: bool, is_on: Option<bool>) -> bool {
    let tick = egui::IdSalt::new("tick");
    let room = egui::Atom::custom(tick, egui::Vec2::splat(TICK));
    let button = egui::Button::new((room, action.text())).shortcut_text(action.key());
    let laid = ui.add_enabled_ui(enabled, |ui| button.atom_ui(ui)).inner;
    if let Some(place) = laid.rect(tick).filter(|_| is_on == Some(true)) {
        paint_icon(ui, Icon::Check, place.shrink(1.0), ui.style().interact(&laid.response).text_color());
    }
    if let Some(is_on) = is_on {
        laid.response
            .widget_info(|| egui::WidgetInfo::selected(egui::accesskit::Role::Button, enabled, is_on, action.text()));
    }
    chosen(ui, &laid.response, enabled)
}

/// A menu entry without an action of its own. Returns whether it was chosen; then the menu closes.
pub fn plain_entry(ui: &mut Ui, text: &str, enabled: bool) -> bool {
    entry(ui, egui::Button::new(text), enabled)
}

/// A menu entry with its key.
pub fn entry_with_key(ui: &mut Ui, text: &str, key: &str, enabled: bool) -> bool {
    entry(ui, egui::Button::new(text).shortcut_text(key), enabled)
}

fn entry(ui: &mut Ui, button: egui::Button<'_>, enabled: bool) -> bool {
    let response = ui.add_enabled(enabled, button);
    chosen(ui, &response, enabled)
}

/// Gives an entry the focus if it is to take it, and closes the menu if it was chosen. Returns whether it was.
fn chosen(ui: &Ui, response: &Response, enabled: bool) -> bool {
    // The first pass of a menu only measures it.
    if enabled && !ui.is_sizing_pass() && ui.data_mut(|data| data.remove_temp::<bool>(menu_takes_focus())).is_some() {
        response.request_focus();
    }
    let is_chosen = response.clicked();
    if is_chosen {
        ui.close();
    }
    is_chosen
}

/// Whether the first entry of the menu that has just been opened is to take the focus.
fn menu_takes_focus() -> egui::Id {
    egui::Id::unique("menu takes the focus")
}

fn menu_asked_for() -> egui::Id {
    egui::Id::unique("menu asked for")
}

/// Opens the context menu of the widget with this id in the next frame.
pub fn ask_for_menu(ctx: &egui::Context, id: egui::Id) {
    ctx.data_mut(|data| data.insert_temp(menu_asked_for(), id));
}

/// Whether the requested menu was not opened by any widget. Clears the request.
pub fn is_menu_refused(ctx: &egui::Context) -> bool {
    ctx.data_mut(|data| {
        let is_left = data.get_temp::<egui::Id>(menu_asked_for()).is_some();
        data.remove::<egui::Id>(menu_asked_for());
        is_left
    })
}

/// A context menu, opened by the secondary button of the pointer, or by the menu key while the widget has the focus.
/// Returns whether it was just opened by the key.
pub fn context_menu(response: &Response, add: impl FnOnce(&mut Ui)) -> bool {
    let ctx = response.ctx.clone();
    let asked = ctx.data(|data| data.get_temp::<egui::Id>(menu_asked_for()));
    // A control within a card opens the menu of its card.
    let is_within = |id| {
        ctx.read_response(id).is_some_and(|within| {
            within.layer_id == response.layer_id && response.rect.expand(1.0).contains_rect(within.rect)
        })
    };
    let is_asked = asked.is_some_and(|id| id == response.id || response.sense.senses_click() && is_within(id));
    let mut popup = egui::Popup::context_menu(response);
    // Where it was opened by the key; the pointer opens it at its own position.
    let place = egui::Id::unique(("menu by key", popup.get_id()));
    if is_asked {
        let seen = response.interact_rect;
        let at = seen.left_top() + vec2(24.0, seen.height().min(28.0));
        ctx.data_mut(|data| {
            data.remove::<egui::Id>(menu_asked_for());
            data.insert_temp(menu_takes_focus(), true);
            data.insert_temp(place, at);
        });
        popup = popup.open_memory(egui::SetOpenCommand::Bool(true));
    } else if response.secondary_clicked() {
        ctx.data_mut(|data| data.remove::<Pos2>(place));
    }
    if let Some(at) = ctx.data(|data| data.get_temp::<Pos2>(place)) {
        popup = popup.at_position(at);
    }
    popup.show(add);
    is_asked
}
