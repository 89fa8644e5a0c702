//! The topics: the full briefing first, then each topic with its icon, its title and its number of quotes.

use briefing_core::text::number::counted;
use briefing_core::text::number::grouped;
use std::sync::Arc;

use egui::{
    CornerRadius, Galley, Id, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{
    PanelContext, bidi, entry_menu,
    images::Picture,
    list::{self, Bar, Keys, ListState, Rows},
    theme::{TextRole, space},
    widgets,
};
use crate::gui::state::view::Pane;
use crate::gui::{
    command::{Action, Command, TabCommand},
    state::view::{SidePanelTab, View},
};
use briefing_core::{
    editing::Entry,
    search::{Options, Search},
    text::invisible::marked,
};

/// The content of a row of the list. Tests read it as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicRow {
    /// The view that it opens.
    pub view: View,
    /// Its title.
    pub title: String,
    /// The name of its icon.
    pub icon: Option<String>,
    /// Its number of quotes.
    pub quotes: usize,
}

/// How many rows there are.
pub fn count(context: &PanelContext<'_>) -> usize {
    View::count(context.briefing)
}

/// The row at this index.
pub fn row(context: &PanelContext<'_>, number: usize) -> Option<TopicRow> {
    let briefing = context.briefing;
    let view = View::from_number(briefing, number)?;
    let icon = view.topic().and_then(|id| briefing.topic(id)?.icon.clone());
    Some(TopicRow { view, title: view.title(briefing).to_owned(), icon, quotes: view.quote_count(briefing) })
}

/// From this number of rows on, only the visible ones are laid out.
const MIN_SCROLLED_ROWS: usize = 60;

/// The state of the pane between frames.
#[derive(Default)]
pub struct TopicsState {
    /// The scroll position, if there are many.
    list: ListState,
    /// The typed beginning of a title, and the time of its last letter, in seconds.
    typed: String,
    typed_at: f64,
    /// The rows that were drawn last.
    drawn: Vec<usize>,
}

impl TopicsState {
    /// The row on screen with this id.
    pub fn row_with(&self, id: Id) -> Option<usize> {
        self.drawn.iter().copied().find(|row| topic_id(*row) == id)
    }
}

/// After this many seconds, a letter begins another title.
const TYPING_PAUSE_SECONDS: f64 = 1.0;

/// Draws the pane.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, state: &mut TopicsState, send: &mut Vec<Command>) {
    let count = count(context);
    take_typed(ui, context, state, send);
    let TopicsState { list, drawn, .. } = state;
    drawn.clear();
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        ui.add_space(space::M + 2.0);
        widgets::heading(ui, "Topics", TextRole::Small, context.palette.weak, 2);
    });
    ui.add_space(space::XS);
    if count > MIN_SCROLLED_ROWS {
        if context.state.focus_pane == Some(Pane::Topics) {
            list.reveal(context.state.position.view.number(), 0.0, 38.0);
        }
        let mut rows = TopicRows { context, send, drawn };
        list::show(ui, Id::unique("topics list"), list, &mut rows, Keys::None, &Bar::plain(context.palette));
        return;
    }
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for number in 0..count {
            if let Some(laid) = Laid::new(ui, context, number, ui.available_width()) {
                drawn.push(number);
                let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), laid.height), Sense::hover());
                laid.draw(ui, context, number, rect, send);
            }
        }
    });
}

/// While a topic has the focus, typed letters go to the topic whose title begins with them; the same letter again goes
/// to the next one.
fn take_typed(ui: &Ui, context: &PanelContext<'_>, state: &mut TopicsState, send: &mut Vec<Command>) {
    let at = context.state.position.view.number();
    let is_in_topics = context.state.focus_pane == Some(Pane::Topics)
        || ui.memory(|memory| memory.focused()).is_some_and(|id| state.row_with(id).is_some());
    if !is_in_topics {
        return;
    }
    let (typed, now) = ui.input(|input| {
        let texts = input.events.iter().filter_map(|event| match event {
            egui::Event::Text(text) => Some(text.as_str()),
            _ => None,
        });
        (texts.collect::<String>(), input.time)
    });
    // Digits and the space have other meanings.
    let is_new = now - state.typed_at > TYPING_PAUSE_SECONDS;
    let is_key = |c: char| {
        c.is_control() || is_new && (c.is_whitespace() || context.persisted.single_keys && c.is_ascii_digit())
    };
    if typed.is_empty() || typed.chars().any(is_key) {
        return;
    }
    if is_new {
        state.typed.clear();
    }
    state.typed.push_str(&typed);
    state.typed_at = now;
    let mut letters = state.typed.chars();
    let first = letters.next();
    let is_one = letters.all(|letter| Some(letter) == first);
    let wanted = if is_one { first.map(String::from).unwrap_or_default() } else { state.typed.clone() };
    let Ok(Some(search)) = Search::new(&wanted, Options::default()) else { return };
    let count = count(context);
    let from = at + usize::from(is_one);
    // The same letter several times in one frame advances as often.
    let times = if is_one { typed.chars().count().max(1) } else { 1 };
    let begins_so = |row: &TopicRow| search.find(&row.title).first().is_some_and(|hit| hit.start == 0);
    let rows = (0..count).map(|step| (from + step) % count).filter_map(|number| row(context, number));
    let fitting: Vec<_> = rows.filter(begins_so).collect();
    let found = fitting.get((times - 1) % fitting.len().max(1));
    if let Some(row) = found {
        send.push(TabCommand::Show(row.view).into());
        send.push(TabCommand::FocusPane(Pane::Topics).into());
    }
}

fn topic_id(number: usize) -> Id {
    Id::unique(("topic", number))
}

struct TopicRows<'a, 'b> {
    context: &'a PanelContext<'a>,
    send: &'b mut Vec<Command>,
    drawn: &'b mut Vec<usize>,
}

impl Rows for TopicRows<'_, '_> {
    fn count(&self) -> usize {
        count(self.context)
    }

    fn are_alike(&self) -> bool {
        true
    }

    fn height(&mut self, ui: &mut Ui, row: usize, width: f32) -> f32 {
        Laid::new(ui, self.context, row, width).map_or(1.0, |laid| laid.height + 2.0)
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect) {
        if let Some(laid) = Laid::new(ui, self.context, row, rect.width()) {
            let place = Rect::from_min_size(rect.min, vec2(rect.width(), laid.height));
            self.drawn.push(row);
            laid.draw(ui, self.context, row, place, self.send);
        }
    }
}

/// A row with its texts laid out at a width.
struct Laid {
    row: TopicRow,
    title: Arc<Galley>,
    count: Arc<Galley>,
    height: f32,
}

/// The distance of the titles from the left edge, in points.
const TEXT_LEFT: f32 = 48.0;

impl Laid {
    fn new(ui: &Ui, context: &PanelContext<'_>, number: usize, width: f32) -> Option<Self> {
        let row = row(context, number)?;
        let palette = context.palette;
        let kind = if is_chosen(context, &row) { TextRole::Strong } else { TextRole::Plain };
        let count = ui.painter().layout_no_wrap(short_count(row.quotes), TextRole::Small.font(), palette.weak);
        let room = (width - TEXT_LEFT - count.size().x - 30.0).max(40.0);
        let mut job = widgets::text_job(&row.title, kind, palette.text, room);
        // The tooltip shows the complete title.
        job.wrap.max_rows = 6;
        let title = bidi::lay_out(ui, job, false);
        let height = (title.size().y + 16.0).max(38.0);
        Some(Self { row, title, count, height })
    }

    fn draw(self, ui: &Ui, context: &PanelContext<'_>, number: usize, rect: Rect, send: &mut Vec<Command>) {
        let response = ui.interact(rect, topic_id(number), Sense::click());
        row_ui(ui, context, number, self, response, rect, send);
    }
}

fn is_chosen(context: &PanelContext<'_>, row: &TopicRow) -> bool {
    context.state.position.view == row.view && !context.state.position.problems
}

fn row_ui(
    ui: &Ui,
    context: &PanelContext<'_>,
    number: usize,
    laid: Laid,
    response: Response,
    rect: Rect,
    send: &mut Vec<Command>,
) {
    let palette = context.palette;
    let Laid { row, title, count, .. } = laid;
    let row = &row;
    let is_chosen = is_chosen(context, row);
    let message = format!("{}, {}", row.title, counted(row.quotes, "quote", "quotes"));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &message));
    let body = rect.shrink2(vec2(8.0, 0.0));
    if is_chosen || response.hovered() {
        let fill = if is_chosen { palette.chosen } else { palette.hover };
        ui.painter().rect_filled(body, CornerRadius::same(6), fill);
    }
    if is_chosen {
        let mark = Rect::from_min_size(body.left_center() - vec2(0.0, 9.0), vec2(3.0, 18.0));
        ui.painter().rect_filled(mark, CornerRadius::same(2), palette.accent);
    }
    icon(ui, context, row, Rect::from_center_size(pos2(body.left() + 23.0, rect.center().y), vec2(22.0, 22.0)));
    ui.painter().galley(pos2(rect.left() + TEXT_LEFT, rect.center().y - title.size().y / 2.0), title, palette.text);
    let count_place = pos2(body.right() - 12.0 - count.size().x, rect.center().y - count.size().y / 2.0);
    ui.painter().galley(count_place, count, palette.weak);
    if response.has_focus() {
        ui.painter().rect_stroke(body, CornerRadius::same(6), Stroke::new(2.0, palette.focus), StrokeKind::Inside);
        widgets::keep_arrows(ui, response.id);
    }
    if number == context.state.position.view.number() && context.state.focus_pane == Some(Pane::Topics) {
        response.request_focus();
        response.scroll_to_me(None);
    }
    if response.clicked() {
        send.push(TabCommand::Show(row.view).into());
    }
    widgets::context_menu(&response, |ui| menu(ui, row.view, send));
    let key = if number <= 9 { format!(" (key {number})") } else { String::new() };
    response.on_hover_text(marked(&format!("{message}{key}")));
}

/// The context menu of a topic.
fn menu(ui: &mut Ui, view: View, send: &mut Vec<Command>) {
    for (text, action) in
        [("Show", None), ("Copy all quotes as…", Some(Action::CopyAllAs)), ("Export it…", Some(Action::Export))]
    {
        if widgets::plain_entry(ui, text, true) {
            send.push(TabCommand::Show(view).into());
            send.push(TabCommand::SidePanelTab(SidePanelTab::Quotes).into());
            send.extend(action.map(Command::Do));
        }
    }
    if let View::Topic(id) = view {
        ui.separator();
        entry_menu::show(ui, Entry::Topic(id), send);
    }
    for action in [Action::EditTopics, Action::EditDetails] {
        if widgets::menu_entry(ui, action, true) {
            send.push(Command::Do(action));
        }
    }
}

/// A short form of a count that leaves room for the title; the tooltip has the exact one.
fn short_count(count: usize) -> String {
    if count < 10_000 { grouped(count) } else { format!("{}k", grouped(count / 1000)) }
}

fn icon(ui: &Ui, context: &PanelContext<'_>, row: &TopicRow, rect: Rect) {
    let palette = context.palette;
    let Some(name) = &row.icon else {
        if row.view == View::Full {
            let lines = rect.shrink(4.0);
            for (i, part) in [1.0, 1.0, 0.6].into_iter().enumerate() {
                let y = lines.top() + 2.0 + i as f32 * lines.height() / 2.6;
                ui.painter().hline(
                    lines.left()..=lines.left() + lines.width() * part,
                    y,
                    Stroke::new(1.8, palette.weak),
                );
            }
        } else {
            ui.painter().circle_filled(rect.center(), 4.0, palette.outline);
        }
        return;
    };
    match context.images.get(name) {
        Picture::Loaded(texture) => {
            widgets::paint_picture(ui, palette, texture, rect);
        }
        Picture::Loading => {}
        Picture::Failed(_) => {
            ui.painter().circle_filled(rect.center(), 4.0, palette.outline);
        }
    }
}
