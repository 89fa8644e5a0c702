//! The find bar: the field for the query with its options, and the buttons that go to the next and previous match.

use briefing_core::search::Options;
use egui::{
    Align, Color32, CornerRadius, Frame, Id, Key, Layout, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::{
    notices::live,
    theme::{Palette, TextRole, space},
    widgets::{self, Icon},
};
use crate::gui::{
    command::{Action, Command, TabCommand},
    state::{find::NO_MATCHES, view::Direction},
};

/// What the bar shows.
pub struct FindBar<'a> {
    /// The colours.
    pub palette: &'static Palette,
    /// The name of the field.
    pub name: &'a str,
    /// The query as typed.
    pub query: &'a str,
    /// The options of the search.
    pub options: Options,
    /// How many matches there are, in words.
    pub count: String,
    /// Whether there is a match to go to.
    pub has_hits: bool,
    /// The error of the query, a sentence.
    pub error: Option<&'a str>,
    /// Whether the field takes the focus.
    pub wants_focus: bool,
    /// Whether screen readers announce the count.
    pub is_announced: bool,
}

/// The id of the field for the query, which keeps the focus while the user types.
pub fn field_id() -> Id {
    Id::unique("find field")
}

/// Draws the bar.
pub fn show(ui: &mut Ui, bar: &FindBar<'_>, send: &mut Vec<Command>) {
    let palette = bar.palette;
    let is_wide = ui.available_width() >= 470.0;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let close = "Close find (Escape)";
            if widgets::icon_button(ui, palette, Icon::Close, "Close find", close, true, None).clicked() {
                send.push(TabCommand::CloseFind.into());
            }
            widgets::action_button(ui, palette, Icon::Down, Action::FindNext, bar.has_hits, None, send);
            widgets::action_button(ui, palette, Icon::Up, Action::FindPrevious, bar.has_hits, None, send);
            if is_wide {
                ui.add_space(space::S);
                options(ui, bar, send);
                ui.add_space(space::XS);
            }
            field(ui, bar, send);
        });
    });
    if !is_wide {
        ui.add_space(space::XS);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            options(ui, bar, send);
        });
    }
    if let Some(error) = bar.error {
        ui.add_space(space::XS);
        let label = widgets::label(ui, &widgets::sentence(error), TextRole::Small, palette.bad);
        live(ui, &label);
    }
}

/// The field, with the count at its end.
fn field(ui: &mut Ui, bar: &FindBar<'_>, send: &mut Vec<Command>) {
    let (palette, count) = (bar.palette, &bar.count);
    let is_none = count == NO_MATCHES;
    let ink = if is_none { palette.bad } else { palette.weak };
    let counted = ui.painter().layout_no_wrap(count.clone(), TextRole::Small.font(), ink);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    let has_focus = ui.memory(|memory| memory.has_focus(field_id()));
    let line = if has_focus { Stroke::new(2.0, palette.focus) } else { Stroke::new(1.0, palette.outline) };
    ui.painter().rect(rect, CornerRadius::same(6), palette.card, line, StrokeKind::Inside);
    let icon = Rect::from_center_size(rect.left_center() + vec2(16.0, 0.0), vec2(13.0, 13.0));
    widgets::paint_icon(ui, Icon::Search, icon, palette.weak);
    let right = rect.right() - 10.0 - counted.size().x;
    let room = Rect::from_min_max(pos2(rect.left() + 28.0, rect.top()), pos2(right - 8.0, rect.bottom()));
    let mut query = bar.query.to_owned();
    let (back, on) = steps(ui, field_id());
    send.extend((0..back).map(|_| TabCommand::FindEnter(Direction::Previous).into()));
    send.extend((0..on).map(|_| TabCommand::FindEnter(Direction::Next).into()));
    let response = typed(ui, palette, (room, field_id()), &mut query, (bar.name, bar.wants_focus));
    if response.changed() {
        send.push(TabCommand::FindText(query).into());
    }
    let place = pos2(right, rect.center().y - counted.size().y / 2.0);
    let message = ui.interact(Rect::from_min_size(place, counted.size()), Id::unique("find count"), Sense::hover());
    ui.painter().galley(place, counted, ink);
    if !count.is_empty() {
        message.widget_info(|| WidgetInfo::labeled(Role::Label, true, count));
    }
    if !count.is_empty() && bar.is_announced {
        live(ui, &message);
    }
}

/// How many steps back and forward the keys in a field request: Enter and the arrow keys belong to the bar.
pub fn steps(ui: &Ui, id: Id) -> (usize, usize) {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return (0, 0);
    }
    let pressed = |modifiers, key| ui.input_mut(|input| input.count_and_consume_key(modifiers, key));
    let back = pressed(Modifiers::SHIFT, Key::Enter) + pressed(Modifiers::NONE, Key::ArrowUp);
    let on = pressed(Modifiers::NONE, Key::Enter) + pressed(Modifiers::NONE, Key::ArrowDown);
    (back, on)
}

/// A single-line field in this place with this name, which takes the focus with all its text selected if it wants it.
pub fn typed(
    ui: &mut Ui,
    palette: &Palette,
    (room, id): (Rect, Id),
    text: &mut String,
    (name, wants_focus): (&str, bool),
) -> egui::Response {
    let mut inner =
        ui.new_child(egui::UiBuilder::new().id_salt(id).max_rect(room).layout(Layout::left_to_right(Align::Center)));
    let edit = egui::TextEdit::singleline(text)
        .id(id)
        .frame(Frame::NONE)
        .font(TextRole::Plain.font())
        .text_color(palette.text)
        .hint_text(egui::RichText::new(name).color(palette.weak).font(TextRole::Plain.font()))
        .desired_width(room.width())
        .min_size(room.size())
        .align(egui::Align2::LEFT_CENTER)
        .return_key(None);
    let response = inner.add(edit);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    if wants_focus {
        response.request_focus();
        select_all(ui, id, text);
    }
    response
}

/// Selects the text of a field, so that typing replaces it.
fn select_all(ui: &Ui, id: Id, text: &str) {
    use egui::text::{CCursor, CharIndex};
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let all = egui::text::CCursorRange::two(CCursor::new(CharIndex(0)), CCursor::new(CharIndex(text.chars().count())));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), id);
}

fn options(ui: &mut Ui, bar: &FindBar<'_>, send: &mut Vec<Command>) {
    let now = bar.options;
    let choices = [
        (
            "Aa",
            "Match case",
            "Match upper and lower case",
            now.exact_case,
            Options { exact_case: !now.exact_case, ..now },
        ),
        (
            "“W”",
            "Whole words",
            "Find whole words only",
            now.whole_words,
            Options { whole_words: !now.whole_words, ..now },
        ),
        (
            ".*",
            "Regular expression",
            "Treat the query as a regular expression",
            now.regex,
            Options { regex: !now.regex, ..now },
        ),
    ];
    let is_from_right = ui.layout().prefer_right_to_left();
    let mut draw = |(sign, name, tooltip, is_on, next): (&str, &str, &str, bool, Options)| {
        if option(ui, bar.palette, sign, name, tooltip, is_on) {
            send.push(TabCommand::FindOptions(next).into());
            // A click takes the focus from the field, in which the user goes on typing.
            if ui.input(|input| input.pointer.any_click()) {
                send.push(TabCommand::OpenFind.into());
            }
        }
    };
    if is_from_right { choices.into_iter().rev().for_each(&mut draw) } else { choices.into_iter().for_each(&mut draw) }
}

fn option(ui: &mut Ui, palette: &Palette, sign: &str, name: &str, tooltip: &str, is_on: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(34.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, name));
    let fill = match (is_on, response.hovered()) {
        (true, _) => palette.chosen,
        (_, true) => palette.hover,
        _ => Color32::TRANSPARENT,
    };
    let line = if is_on { palette.accent } else { Color32::TRANSPARENT };
    ui.painter().rect(rect, CornerRadius::same(6), fill, Stroke::new(1.0, line), StrokeKind::Inside);
    let ink = if is_on { palette.accent } else { palette.text };
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, sign, TextRole::Strong.font(), ink);
    widgets::focus_ring(ui, palette, &response, rect);
    response.on_hover_text(format!("{name}: {}", tooltip.to_lowercase())).clicked()
}
