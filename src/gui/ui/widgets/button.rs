//! Buttons, tabs, segments, and lines that open something.

use briefing_core::text::invisible::marked;
use egui::{
    Align2, Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::{
    focus::focus_ring,
    icon::{Icon, paint_icon},
    label::text_job,
};
use crate::gui::{
    command::{Action, Command},
    ui::{
        bidi,
        theme::{Palette, TextRole},
    },
};

/// The side length of an icon button, in points.
pub const ICON_BUTTON: f32 = 30.0;

/// An icon button. `name` is its text for screen readers; `chosen` is for one that stays pressed.
pub fn icon_button(
    ui: &mut Ui,
    palette: &Palette,
    icon: Icon,
    name: &str,
    tooltip: &str,
    enabled: bool,
    chosen: Option<bool>,
) -> Response {
    let (rect, response) =
        ui.allocate_exact_size(Vec2::splat(ICON_BUTTON), if enabled { Sense::click() } else { Sense::hover() });
    response.widget_info(|| match chosen {
        Some(chosen) => WidgetInfo::selected(Role::Button, enabled, chosen, name),
        None => WidgetInfo::labeled(Role::Button, enabled, name),
    });
    let fill = if response.is_pointer_button_down_on() && enabled {
        palette.chosen
    } else if response.hovered() && enabled {
        palette.hover
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, CornerRadius::same(6), fill);
    let color = if !enabled {
        palette.disabled()
    } else if chosen == Some(true) {
        palette.accent
    } else {
        palette.text
    };
    paint_icon(ui, icon, rect.shrink(7.0), color);
    focus_ring(ui, palette, &response, rect);
    response.on_hover_text(marked(tooltip))
}

/// A text button without a frame, as wide as the widest text that it ever shows. `name` is its text for screen readers.
pub fn quiet_button(ui: &mut Ui, palette: &Palette, (text, widest): (&str, &str), name: &str) -> Response {
    let laid = |text: &str| ui.painter().layout_no_wrap(text.to_owned(), TextRole::Strong.font(), palette.accent);
    let (galley, width) = (laid(text), laid(widest).size().x);
    let size = vec2(width.max(galley.size().x) + 16.0, ICON_BUTTON - 2.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() || response.is_pointer_button_down_on() {
        let fill = if response.is_pointer_button_down_on() { palette.chosen } else { palette.hover };
        ui.painter().rect_filled(rect, CornerRadius::same(6), fill);
    }
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, palette.accent);
    focus_ring(ui, palette, &response, rect);
    response
}

/// A line that opens and closes the content below it.
pub fn disclosure(ui: &mut Ui, palette: &Palette, text: &str, is_open: bool) -> Response {
    let ink = if is_open { palette.text } else { palette.weak };
    let galley = ui.painter().layout_no_wrap(text.to_owned(), TextRole::Plain.font(), ink);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(18.0, 10.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    // The triangle is aligned with the text above and below; the highlight extends beyond it.
    let ground = rect.expand2(vec2(7.0, 0.0));
    if response.hovered() {
        ui.painter().rect_filled(ground, CornerRadius::same(6), palette.hover);
    }
    let icon = if is_open { Icon::Down } else { Icon::Right };
    paint_icon(ui, icon, Rect::from_center_size(rect.left_center() + vec2(5.0, 0.0), Vec2::splat(9.0)), ink);
    ui.painter().galley(pos2(rect.left() + 17.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    focus_ring(ui, palette, &response, ground);
    response.on_hover_text(if is_open { "Close" } else { "Open" })
}

/// A tab of a pane.
pub fn tab(ui: &mut Ui, palette: &Palette, (text, role): (&str, TextRole), tooltip: &str, is_chosen: bool) -> Response {
    let ink = if is_chosen { palette.text } else { palette.weak };
    let galley = ui.painter().layout_no_wrap(without_zero(text).to_owned(), role.font(), ink);
    let beside = ui.spacing().button_padding.x - 1.0;
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(2.0 * beside, 14.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_chosen, text));
    if response.hovered() && !is_chosen {
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 3.0)), CornerRadius::same(6), palette.hover);
    }
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    if is_chosen {
        ui.painter().hline(
            rect.shrink2(vec2(beside - 1.0, 0.0)).x_range(),
            rect.bottom() - 1.0,
            Stroke::new(2.0, palette.accent),
        );
    }
    focus_ring(ui, palette, &response, rect);
    response.on_hover_text(tooltip)
}

/// A count of zero is not shown, only read aloud.
fn without_zero(text: &str) -> &str {
    text.strip_suffix(" 0").unwrap_or(text)
}

/// The width of the text of a tab, in points.
pub fn tab_text_width(ui: &Ui, text: &str, role: TextRole) -> f32 {
    ui.painter().layout_no_wrap(without_zero(text).to_owned(), role.font(), Color32::PLACEHOLDER).size().x
}

/// One of several values side by side, of which one is chosen. `name` is its text for screen readers.
pub fn segment(ui: &mut Ui, palette: &Palette, text: &str, name: &str, is_chosen: bool, width: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, name));
    let (fill, line) = match (is_chosen, response.hovered()) {
        (true, _) => (palette.chosen, Stroke::new(1.5, palette.accent)),
        (false, true) => (palette.hover, Stroke::new(1.0, palette.outline)),
        (false, false) => (palette.card, Stroke::new(1.0, palette.outline)),
    };
    ui.painter().rect(rect, CornerRadius::same(6), fill, line, StrokeKind::Inside);
    let kind = if is_chosen { TextRole::Strong } else { TextRole::Plain };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, kind.font(), palette.text);
    // The chosen one already has an outline.
    focus_ring(ui, palette, &response, rect.expand(4.0));
    response
}

/// A button for an action.
pub fn action_button(
    ui: &mut Ui,
    palette: &Palette,
    icon: Icon,
    action: Action,
    enabled: bool,
    chosen: Option<bool>,
    send: &mut Vec<Command>,
) {
    if icon_button(ui, palette, icon, action.text(), &action.tooltip_with_key(), enabled, chosen).clicked() {
        send.push(Command::Do(action));
    }
}

/// A button that opens a list to choose from.
pub fn drop_down(ui: &mut Ui, palette: &Palette, text: &str, name: &str, is_chosen: bool) -> Response {
    let ink = if is_chosen { palette.accent } else { palette.text };
    let galley = bidi::lay_out(ui, text_job(text, TextRole::Small, ink, f32::INFINITY), false);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(36.0, 11.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
    let fill = if response.hovered() { palette.hover } else { palette.card };
    let line = Stroke::new(1.0, if is_chosen { palette.accent } else { palette.outline });
    ui.painter().rect(rect, CornerRadius::same(5), fill, line, StrokeKind::Inside);
    let place = pos2(rect.left() + 10.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(place, galley, ink);
    paint_icon(ui, Icon::Down, Rect::from_center_size(rect.right_center() - vec2(14.0, 0.0), Vec2::splat(8.0)), ink);
    focus_ring(ui, palette, &response, rect);
    response
}

/// The button for the most likely action.
pub fn main_button(ui: &mut Ui, palette: &Palette, text: &str, enabled: bool) -> Response {
    let text = egui::RichText::new(text).font(TextRole::Strong.font());
    let button = match enabled {
        true => egui::Button::new(text.color(palette.on_accent)).fill(palette.accent).stroke(Stroke::NONE),
        // Faded, its own colours would be too similar to be readable.
        false => egui::Button::new(text),
    };
    let response = ui.add_enabled(enabled, button);
    // Its own colour hides the toolkit's focus indicator.
    focus_ring(ui, palette, &response, response.rect.expand(3.0));
    response
}
