//! The few small things that panels share.

use briefing_core::text::number::grouped;
use std::{ops::Range, sync::Arc};

use egui::{
    Align2, Color32, CornerRadius, FontId, Galley, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};

use super::{
    bidi,
    theme::{Palette, Type},
};
use crate::gui::command::{Action, Command};
use briefing_core::{search::Search, text::invisible::marked};

/// A picture drawn with lines, so that it is sharp at every size and has the colour of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A pane on the left.
    Topics,
    /// A pane on the right.
    Quotes,
    /// An arrow to the left.
    Back,
    /// An arrow to the right.
    Forward,
    /// A large letter and a small one.
    Letters,
    /// Three lines.
    Menu,
    /// A cross.
    Close,
    /// Two tabs.
    Copy,
    /// An arrow to a line between lines.
    AtPlace,
    /// A tick.
    Check,
    /// A triangle.
    Warning,
    /// A magnifying glass.
    Search,
    /// An angle upwards.
    Up,
    /// An angle downwards.
    Down,
    /// An angle to the right.
    Right,
    /// A basket.
    Basket,
    /// A sheet with lines, and a corner that is folded.
    Note,
    /// A broad pen over a line.
    Marker,
    /// A pencil.
    Pencil,
    /// Three dots.
    More,
}

/// What a bar that scrolls takes beside what is scrolled, in points.
pub const SCROLL_BAR: f32 = 14.0;

/// The side of a button that is a picture, in points.
pub const ICON_BUTTON: f32 = 30.0;

/// A button that is a picture. `name` is what a screen reader speaks; `chosen` is for one that stays pressed.
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

/// A button of text without a frame, as wide as the widest text that it ever shows. `name` is what a screen reader speaks.
pub fn quiet_button(ui: &mut Ui, palette: &Palette, (text, widest): (&str, &str), name: &str) -> Response {
    let laid = |text: &str| ui.painter().layout_no_wrap(text.to_owned(), Type::Strong.font(), palette.accent);
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

/// How high a bar on the edge of a card is, in points.
pub const EDGE_BAR: f32 = 30.0;
/// How far below the edge its middle is, so that it covers no words.
pub const EDGE_BAR_BELOW: f32 = 4.0;

/// A bar of buttons on the lower edge of a card, at its right. It is seen where `is_shown` or a button has the focus, and
/// can be used at all times, so that a screen reader finds it. Buttons of the same `id` keep the focus; bars of one `kind`
/// are of one width.
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

/// A line that opens and closes what stands below it.
pub fn disclosure(ui: &mut Ui, palette: &Palette, text: &str, is_open: bool) -> Response {
    let ink = if is_open { palette.text } else { palette.weak };
    let galley = ui.painter().layout_no_wrap(text.to_owned(), Type::Plain.font(), ink);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(18.0, 10.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    // Its sign stands in line with the text above and below; what is lit up reaches beyond.
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

/// One of several things that a pane can show.
pub fn tab(ui: &mut Ui, palette: &Palette, text: &str, tooltip: &str, is_chosen: bool) -> Response {
    let ink = if is_chosen { palette.text } else { palette.weak };
    let galley = ui.painter().layout_no_wrap(text.to_owned(), Type::Strong.font(), ink);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(18.0, 14.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_chosen, text));
    if response.hovered() && !is_chosen {
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 3.0)), CornerRadius::same(6), palette.hover);
    }
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    if is_chosen {
        ui.painter().hline(
            rect.shrink2(vec2(8.0, 0.0)).x_range(),
            rect.bottom() - 1.0,
            Stroke::new(2.0, palette.accent),
        );
    }
    focus_ring(ui, palette, &response, rect);
    response.on_hover_text(tooltip)
}

/// One of a few things side by side, of which one is chosen. `name` is what a screen reader speaks.
pub fn segment(ui: &mut Ui, palette: &Palette, text: &str, name: &str, is_chosen: bool, width: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, name));
    let (fill, line) = match (is_chosen, response.hovered()) {
        (true, _) => (palette.chosen, Stroke::new(1.5, palette.accent)),
        (false, true) => (palette.hover, Stroke::new(1.0, palette.outline)),
        (false, false) => (palette.card, Stroke::new(1.0, palette.outline)),
    };
    ui.painter().rect(rect, CornerRadius::same(6), fill, line, StrokeKind::Inside);
    let kind = if is_chosen { Type::Strong } else { Type::Plain };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, kind.font(), palette.text);
    // Around what is chosen there is a line already.
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
    let galley = bidi::lay_out(ui, text_job(text, Type::Small, ink, f32::INFINITY), false);
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

/// The button for what one most likely wants.
pub fn main_button(ui: &mut Ui, palette: &Palette, text: &str, enabled: bool) -> Response {
    let text = egui::RichText::new(text).font(Type::Strong.font());
    let button = match enabled {
        true => egui::Button::new(text.color(palette.on_accent)).fill(palette.accent).stroke(Stroke::NONE),
        // Faded, its own colours would be too close to each other to be read.
        false => egui::Button::new(text),
    };
    let response = ui.add_enabled(enabled, button);
    // Its own colour hides the toolkit's.
    focus_ring(ui, palette, &response, response.rect.expand(3.0));
    response
}

/// What a menu holds, with a bar that scrolls where it is higher than this.
pub fn menu_area(ui: &mut Ui, height: f32, entries: impl FnOnce(&mut Ui)) {
    ui.set_width((ui.ctx().content_rect().width() - 32.0).min(330.0));
    let area = egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    area.auto_shrink([false, true]).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - SCROLL_BAR);
        entries(ui);
        follow_focus(ui);
    });
}

/// An action as an entry of a menu, with its key. Says whether it was chosen; then the menu closes.
pub fn menu_entry(ui: &mut Ui, action: Action, enabled: bool) -> bool {
    entry(ui, egui::Button::new(action.text()).shortcut_text(action.key()), enabled)
}

/// An entry of a menu that is no action of its own. Says whether it was chosen; then the menu closes.
pub fn plain_entry(ui: &mut Ui, text: &str, enabled: bool) -> bool {
    entry(ui, egui::Button::new(text), enabled)
}

fn entry(ui: &mut Ui, button: egui::Button<'_>, enabled: bool) -> bool {
    let response = ui.add_enabled(enabled, button);
    // The first draft of a menu is only measured.
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

/// Opens, with the next drawing, the context menu of the thing with this id.
pub fn ask_for_menu(ctx: &egui::Context, id: egui::Id) {
    ctx.data_mut(|data| data.insert_temp(menu_asked_for(), id));
}

/// Whether that menu was asked for and nothing has taken it. It is not asked for any more.
pub fn is_menu_refused(ctx: &egui::Context) -> bool {
    ctx.data_mut(|data| {
        let is_left = data.get_temp::<egui::Id>(menu_asked_for()).is_some();
        data.remove::<egui::Id>(menu_asked_for());
        is_left
    })
}

/// What can be done with a thing: a menu by the second button of the pointer, and by its key while the thing has the
/// focus. Says whether it was opened by its key just now.
pub fn context_menu(response: &Response, add: impl FnOnce(&mut Ui)) -> bool {
    let ctx = response.ctx.clone();
    let asked = ctx.data(|data| data.get_temp::<egui::Id>(menu_asked_for()));
    // A control within a card has the menu of its card.
    let is_within = |id| {
        ctx.read_response(id).is_some_and(|within| {
            within.layer_id == response.layer_id && response.rect.expand(1.0).contains_rect(within.rect)
        })
    };
    let is_asked = asked.is_some_and(|id| id == response.id || response.sense.senses_click() && is_within(id));
    let mut popup = egui::Popup::context_menu(response);
    // Where it was opened by its key; by the pointer it opens there.
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

/// Draws the ring around what has the focus.
pub fn focus_ring(ui: &Ui, palette: &Palette, response: &Response, rect: Rect) {
    if response.has_focus() {
        ui.painter().rect_stroke(rect, CornerRadius::same(6), Stroke::new(2.0, palette.focus), StrokeKind::Inside);
    }
}

/// Up and down are for what has the focus, and do not move it elsewhere.
pub fn keep_arrows(ui: &Ui, id: egui::Id) {
    let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

/// Draws an icon into a square.
pub fn paint_icon(ui: &Ui, icon: Icon, rect: Rect, color: Color32) {
    let painter = ui.painter();
    let stroke = Stroke::new((rect.width() / 10.0).max(1.4), color);
    let at = |x: f32, y: f32| pos2(rect.left() + x * rect.width(), rect.top() + y * rect.height());
    let line = |points: &[(f32, f32)]| {
        painter.line(points.iter().map(|(x, y)| at(*x, *y)).collect(), stroke);
    };
    let frame = |min: Pos2, max: Pos2| {
        painter.rect_stroke(Rect::from_min_max(min, max), CornerRadius::same(2), stroke, StrokeKind::Middle);
    };
    match icon {
        Icon::Topics | Icon::Quotes => {
            frame(at(0.0, 0.1), at(1.0, 0.9));
            let x = if icon == Icon::Topics { 0.34 } else { 0.66 };
            line(&[(x, 0.1), (x, 0.9)]);
        }
        Icon::Back => {
            line(&[(0.95, 0.5), (0.08, 0.5)]);
            line(&[(0.42, 0.14), (0.06, 0.5), (0.42, 0.86)]);
        }
        Icon::Forward => {
            line(&[(0.05, 0.5), (0.92, 0.5)]);
            line(&[(0.58, 0.14), (0.94, 0.5), (0.58, 0.86)]);
        }
        Icon::Letters => {
            // On one line: what hangs below it grows with the size.
            let letter = |x: f32, size: f32, align: Align2, text: &str| {
                let font = FontId::new(size * rect.height(), Type::Strong.font().family);
                painter.text(at(x, 0.84 + 0.24 * size), align, text, font, color);
            };
            letter(0.62, 1.15, Align2::RIGHT_BOTTOM, "A");
            letter(0.66, 0.85, Align2::LEFT_BOTTOM, "a");
        }
        Icon::Menu => {
            for y in [0.2, 0.5, 0.8] {
                line(&[(0.04, y), (0.96, y)]);
            }
        }
        Icon::Close => {
            line(&[(0.15, 0.15), (0.85, 0.85)]);
            line(&[(0.85, 0.15), (0.15, 0.85)]);
        }
        Icon::Copy => {
            frame(at(0.3, 0.28), at(0.98, 1.0));
            line(&[(0.12, 0.74), (0.02, 0.74), (0.02, 0.0), (0.7, 0.0), (0.7, 0.1)]);
        }
        Icon::AtPlace => {
            line(&[(0.0, 0.1), (1.0, 0.1)]);
            line(&[(0.0, 0.9), (1.0, 0.9)]);
            line(&[(0.0, 0.5), (0.95, 0.5)]);
            line(&[(0.68, 0.26), (0.98, 0.5), (0.68, 0.74)]);
        }
        Icon::Search => {
            painter.circle_stroke(at(0.42, 0.42), rect.width() * 0.36, stroke);
            line(&[(0.68, 0.68), (1.0, 1.0)]);
        }
        Icon::Up => line(&[(0.08, 0.7), (0.5, 0.28), (0.92, 0.7)]),
        Icon::Down => line(&[(0.08, 0.3), (0.5, 0.72), (0.92, 0.3)]),
        Icon::Right => line(&[(0.3, 0.08), (0.72, 0.5), (0.3, 0.92)]),
        Icon::Basket => {
            line(&[(0.0, 0.42), (1.0, 0.42), (0.84, 0.98), (0.16, 0.98), (0.0, 0.42)]);
            line(&[(0.24, 0.42), (0.44, 0.04)]);
            line(&[(0.76, 0.42), (0.56, 0.04)]);
        }
        Icon::Note => {
            line(&[
                (0.66, 0.04),
                (0.1, 0.04),
                (0.1, 0.96),
                (0.9, 0.96),
                (0.9, 0.28),
                (0.66, 0.04),
                (0.66, 0.28),
                (0.9, 0.28),
            ]);
            line(&[(0.32, 0.5), (0.68, 0.5)]);
            line(&[(0.32, 0.74), (0.68, 0.74)]);
        }
        Icon::Marker => {
            line(&[(0.3, 0.5), (0.62, 0.06), (0.92, 0.28), (0.6, 0.72), (0.3, 0.5), (0.22, 0.74), (0.6, 0.72)]);
            line(&[(0.04, 0.98), (0.96, 0.98)]);
        }
        Icon::Pencil => {
            line(&[(0.06, 0.94), (0.12, 0.66), (0.74, 0.04), (0.96, 0.26), (0.34, 0.88), (0.06, 0.94)]);
            line(&[(0.58, 0.2), (0.8, 0.42)]);
        }
        Icon::More => {
            for x in [0.12, 0.5, 0.88] {
                painter.circle_filled(at(x, 0.5), stroke.width, color);
            }
        }
        Icon::Check => line(&[(0.08, 0.55), (0.38, 0.85), (0.95, 0.15)]),
        Icon::Warning => {
            line(&[(0.5, 0.04), (1.0, 0.95), (0.0, 0.95), (0.5, 0.04)]);
            line(&[(0.5, 0.36), (0.5, 0.62)]);
            painter.circle_filled(at(0.5, 0.79), stroke.width * 0.7, color);
        }
    }
}

/// Draws a topic's icon into a square.
pub fn paint_picture(ui: &Ui, palette: &Palette, texture: &egui::TextureHandle, rect: Rect) {
    if let Some(plate) = palette.plate {
        ui.painter().rect_filled(rect.expand(2.0), CornerRadius::same(4), plate);
    }
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    ui.painter().image(texture.id(), rect, whole, Color32::WHITE);
}

/// A text of a type, wrapped at a width. What cannot be seen in it has a mark: one character for one, so that
/// characters counted in the text are those counted on screen.
pub fn text_job(text: &str, kind: Type, color: Color32, width: f32) -> LayoutJob {
    let mut job = LayoutJob { wrap: TextWrapping::wrap_at_width(width), ..LayoutJob::default() };
    job.append(
        &marked(text),
        0.0,
        TextFormat { font_id: kind.font(), color, line_height: Some(kind.leading()), ..TextFormat::default() },
    );
    job
}

/// Quotation marks at the beginning of a line hang in the margin, so that the edge of the text stays straight.
pub fn hang(galley: Arc<Galley>) -> Arc<Galley> {
    const MARKS: [char; 4] = ['“', '‘', '"', '\''];
    /// Of a text as long as a book, which is laid out once and drawn often, every line would be looked at each time.
    const MOST: usize = 1000;
    let mark = |row: &egui::epaint::text::PlacedRow| match row.glyphs.as_slice() {
        [first, second, ..] if MARKS.contains(&first.chr) && second.pos.x > first.pos.x => Some(first.advance_width),
        _ => None,
    };
    if galley.rows.len() > MOST || !galley.rows.iter().any(|row| mark(row).is_some()) {
        return galley;
    }
    let mut hung = Galley::clone(&galley);
    for row in &mut hung.rows {
        // By whole pixels, or the letters would be blurred.
        let by = mark(row).unwrap_or_default() * galley.pixels_per_point;
        row.pos.x -= by.round() / galley.pixels_per_point;
        hung.mesh_bounds |= row.visuals.mesh_bounds.translate(row.pos.to_vec2());
    }
    Arc::new(hung)
}

/// A label of a type.
pub fn label(ui: &mut Ui, text: &str, kind: Type, color: Color32) -> Response {
    let job = text_job(text, kind, color, ui.available_width());
    let text: egui::WidgetText = match bidi::has_right_to_left(&job.text) {
        true => bidi::lay_out(ui, job, matches!(kind, Type::Title | Type::Headline | Type::Lead)).into(),
        false => job.into(),
    };
    ui.add(egui::Label::new(text).selectable(false))
}

/// The same, with what is looked for marked in it.
pub fn label_with_hits(
    ui: &mut Ui,
    text: &str,
    kind: Type,
    color: Color32,
    hits: Option<(&Search, Color32)>,
) -> Response {
    let mut job = text_job(text, kind, color, ui.available_width());
    mark_hits(&mut job, hits);
    let is_wide = matches!(kind, Type::Title | Type::Headline | Type::Lead);
    ui.add(egui::Label::new(bidi::lay_out(ui, job, is_wide)).selectable(false))
}

/// Marks what is looked for in a text that is to be laid out.
pub fn mark_hits(job: &mut LayoutJob, hits: Option<(&Search, Color32)>) {
    let Some((search, fill)) = hits else { return };
    let found = search.find(&job.text);
    if found.is_empty() {
        return;
    }
    let mut sections = Vec::with_capacity(job.sections.len() + 2 * found.len());
    for section in std::mem::take(&mut job.sections) {
        let (start, end) = (section.byte_range.start.0, section.byte_range.end.0);
        let mut at = start;
        let mut add = |range: Range<usize>, background: Option<Color32>| {
            if range.start >= range.end {
                return;
            }
            let mut part = section.clone();
            part.leading_space = if range.start == start { section.leading_space } else { 0.0 };
            part.format.background = background.unwrap_or(section.format.background);
            part.byte_range = range.start.into()..range.end.into();
            sections.push(part);
        };
        for hit in &found {
            let (from, to) = (hit.start.clamp(at, end), hit.end.clamp(at, end));
            add(at..from, None);
            add(from..to, Some(fill));
            at = to;
        }
        add(at..end, None);
    }
    job.sections = sections;
}

/// A field for the name of a file, which has the focus unless something else has it.
pub fn path_field(ui: &mut Ui, palette: &Palette, id: egui::Id, path: &mut String) -> Response {
    let label = label(ui, "File", Type::Small, palette.weak);
    ui.add_space(super::theme::space::XS);
    let edit =
        egui::TextEdit::singleline(path).id(id).desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 6));
    let response = ui.add(edit).labelled_by(label.id);
    focus_ring(ui, palette, &response, response.rect);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label("File"));
    if !response.lost_focus() && ui.memory(|memory| memory.focused()).is_none() {
        response.request_focus();
        ui.ctx().request_repaint();
    }
    response
}

/// A window within the window, by its title, no wider than this. Says whether it is to be closed.
pub fn modal(ui: &Ui, title: &str, width: f32, content: impl FnOnce(&mut Ui)) -> bool {
    let id = egui::Id::unique(("modal", title));
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

/// The keys of reading scroll what is too high for its window, unless what has the focus wants them.
fn scroll_by_keys(ui: &mut Ui, page: f32, region: egui::Id) {
    if ui.ctx().text_edit_focused() {
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
            // Arrows move the focus, where there is one, and Space presses it.
            if !(is_of_focus && has_focus) {
                by += step * pressed(key);
            }
        }
        by
    });
    if by != 0.0 {
        // Before the filter of what has just got the focus holds, an arrow would move the focus as well.
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        ui.scroll_with_delta_animation(vec2(0.0, -by), egui::style::ScrollAnimation::none());
    }
}

/// Scrolls to what has got the focus.
pub fn follow_focus(ui: &mut Ui) {
    let id = ui.unique_id().with("focus");
    let focused = ui.memory(|memory| memory.focused());
    let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<Option<egui::Id>>(id), focused));
    let Some(response) = focused.filter(|_| before != focused).and_then(|focused| ui.ctx().read_response(focused))
    else {
        return;
    };
    if response.layer_id == ui.layer_id() {
        let room = response.rect.expand(8.0);
        ui.scroll_to_rect_animation(room, None, egui::style::ScrollAnimation::none());
    }
}

/// Puts buttons at the right of a line, one after another as they are read: laid out from the right, they would come the
/// other way round to who goes through them by Tab. Their width is that of the last time they were drawn.
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

/// Tells the accessibility tree what a pane is, so that one can go there at once.
pub fn landmark(ui: &Ui, role: egui::accesskit::Role, name: &str) {
    let area = ui.max_rect();
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name);
        node.set_bounds(egui::accesskit::Rect {
            x0: area.left().into(),
            y0: area.top().into(),
            x1: area.right().into(),
            y1: area.bottom().into(),
        });
    });
}

/// What a side pane says that has nothing to show.
pub fn empty_pane(ui: &mut Ui, palette: &Palette, said: &str) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(18, 0)).show(ui, |ui| {
        label(ui, said, Type::Plain, palette.weak);
    });
}

/// A heading, and named as one for who does not see it.
pub fn heading(ui: &mut Ui, text: &str, kind: Type, color: Color32, level: usize) -> Response {
    let response = label(ui, text, kind, color);
    mark_heading(ui, &response, level);
    response
}

/// Tells the accessibility tree that a label is a heading.
pub fn mark_heading(ui: &Ui, response: &Response, level: usize) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_level(level);
        value_to_name(node);
    });
}

/// The toolkit gives a label its text as the value, which is right for that role alone: headings and
/// paragraphs are spoken by their name.
pub fn value_to_name(node: &mut egui::accesskit::Node) {
    if let Some(text) = node.value().map(str::to_owned) {
        node.set_label(text);
        node.clear_value();
    }
}

/// The characters, by number, that bytes of a text are.
pub fn chars_of(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let count = |end: usize| text.get(..end).unwrap_or_default().chars().count();
    count(bytes.start)..count(bytes.end)
}

/// Where characters stand, line by line, relative to the galley. On a line of both directions they may stand at several
/// places.
pub fn range_rects(galley: &Galley, chars: &Range<usize>) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let count = row.char_count_excluding_newline().0;
        let (start, end) = (chars.start.max(first), chars.end.min(first + count));
        if start < end {
            rects.extend(bidi::spans(&row.row, start - first..end - first).into_iter().map(|(left, right)| {
                let (top, bottom) = (row.pos.y, row.pos.y + row.height());
                Rect::from_min_max(pos2(row.pos.x + left, top), pos2(row.pos.x + right, bottom))
            }));
        }
        first += count + usize::from(row.ends_with_newline);
    }
    rects
}

/// The part of a text that is on screen, so that a paragraph as long as a book costs no more than a page.
pub struct OnScreen<'a> {
    galley: &'a Galley,
    text: &'a str,
    origin: Pos2,
    bytes: Range<usize>,
    first_char: usize,
}

/// Texts up to this many bytes are taken as a whole.
const SHORT: usize = 16 << 10;

impl<'a> OnScreen<'a> {
    /// Of `text`, laid out as `galley` and drawn at `origin`.
    pub fn new(ui: &Ui, galley: &'a Galley, text: &'a str, origin: Pos2) -> Self {
        let mut on_screen = Self { galley, text, origin, bytes: 0..text.len(), first_char: 0 };
        if text.len() > SHORT {
            let seen = ui.clip_rect().translate(-origin.to_vec2());
            let chars = |rows: &[egui::epaint::text::PlacedRow]| -> usize {
                rows.iter().map(|row| row.char_count_excluding_newline().0 + usize::from(row.ends_with_newline)).sum()
            };
            let first = galley.rows.partition_point(|row| row.pos.y + row.height() < seen.top());
            let end = galley.rows.partition_point(|row| row.pos.y <= seen.bottom()).max(first);
            on_screen.first_char = chars(galley.rows.get(..first).unwrap_or_default());
            let count = chars(galley.rows.get(first..end).unwrap_or_default());
            let mut places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            let start = places.nth(on_screen.first_char).unwrap_or(text.len());
            let end = count.checked_sub(1).map_or(Some(start), |last| places.nth(last)).unwrap_or(text.len());
            on_screen.bytes = start..end;
        }
        on_screen
    }

    /// Where some bytes of the text are seen, line by line.
    pub fn rects(&self, bytes: &Range<usize>) -> Vec<Rect> {
        let (start, end) = (bytes.start.max(self.bytes.start), bytes.end.min(self.bytes.end));
        if start >= end {
            return Vec::new();
        }
        let count = |from: usize, to: usize| self.text.get(from..to).unwrap_or_default().chars().count();
        let first = self.first_char + count(self.bytes.start, start);
        let rects = range_rects(self.galley, &(first..first + count(start, end)));
        rects.into_iter().map(|rect| rect.translate(self.origin.to_vec2())).collect()
    }

    /// Lays a colour under some bytes. Gives back where.
    pub fn underlay(&self, ui: &Ui, bytes: &Range<usize>, fill: Color32) -> Vec<Rect> {
        let laid = self.rects(bytes).into_iter().map(|part| part.shrink2(vec2(0.0, 1.5)).expand2(vec2(1.0, 0.0)));
        laid.inspect(|part| {
            ui.painter().rect_filled(*part, CornerRadius::same(2), fill);
        })
        .collect()
    }
}

/// A disc with a speaker's initials.
pub fn disc(ui: &Ui, center: Pos2, radius: f32, color: Color32, name: &str) {
    ui.painter().circle_filled(center, radius, color);
    let ink = Palette::on_disc(color);
    let font = FontId::new(radius * 0.86, Type::Strong.font().family);
    ui.painter().text(center, Align2::CENTER_CENTER, initials(&marked(name)), font, ink);
}

/// The first letters of the first and the last word of a name that are no articles: "Lee Jae-myung"
/// gives LJ, "The Blue House" BH, "이재명" 이.
pub fn initials(name: &str) -> String {
    // What stands in brackets behind it tells it from another of the same name.
    let name = name.split(" (").next().unwrap_or(name);
    let words: Vec<&str> =
        name.split_whitespace().filter(|word| !matches!(*word, "The" | "the" | "of" | "and")).collect();
    let first = words.first().and_then(|word| word.chars().next());
    let last = words.get(1..).and_then(|rest| rest.last()).and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// As much of a text as this many characters, and what is cut off said.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => {
            let rest = text.get(end..).map_or(0, |rest| rest.chars().count());
            format!("{}\n… and {} more characters", text.get(..end).unwrap_or_default(), grouped(rest))
        }
    }
}

/// A sentence with a capital at its beginning.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The start of a text, cut at a word.
pub fn beginning(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = text.get(..end).unwrap_or_default();
    let cut = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    format!("{}…", cut.trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_of_the_name() {
        for (name, expected) in
            [("Lee Jae-myung", "LJ"), ("The Blue House", "BH"), ("이재명", "이"), ("Cher", "C"), ("", "")]
        {
            assert_eq!(initials(name), expected);
        }
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        let shown: Vec<String> = [0, 999, 1000, 1_234_567].into_iter().map(grouped).collect();
        assert_eq!(shown, ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn a_beginning_ends_at_a_word() {
        assert_eq!(beginning("Our two countries, have agreed", 19), "Our two countries…");
        assert_eq!(beginning("short", 19), "short");
    }
}
