//! Find: the bar above the text, the list of hits that replaces the topics, and the bar that goes to a paragraph by its
//! number.

use briefing_core::text::number::counted;

use egui::{
    Align, CornerRadius, Frame, Id, Layout, Margin, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{
    PanelContext, bidi, entry_menu,
    find_bar::{self, FindBar, steps, typed},
    list::{self, Bar, Keys, ListState, Rows},
    notices::live,
    snippet::Snippet,
    theme::{TextRole, space},
    widgets::{self, Icon},
};
use crate::gui::state::view::{Pane, SidePanelTab};
use crate::gui::{
    command::{Action, Command, TabCommand},
    state::view::{Direction, View},
};
use briefing_core::text::number::grouped;
use briefing_core::{
    citation::CopySource,
    editing::Entry,
    model::{Briefing, QuoteFilter},
    search::{Group, NearPassage, Row, SearchResults, SearchTarget},
};

/// The state of the bar and the list between frames.
#[derive(Default)]
pub struct FindPanelState {
    /// The typed paragraph number.
    paragraph: String,
    list: ListState,
    of: Option<u64>,
    at: Option<usize>,
}

/// The id of the field for a paragraph number.
pub fn number_id() -> Id {
    Id::unique("go to field")
}

/// Draws the bar.
pub fn bar(ui: &mut Ui, context: &PanelContext<'_>, state: &mut FindPanelState, send: &mut Vec<Command>) {
    let find = &context.state.find;
    let palette = context.palette;
    let frame = Frame::new().fill(palette.pane).inner_margin(Margin::symmetric(12, 7));
    let shown = frame.show(ui, |ui| {
        if find.is_go_to_open {
            go_to_bar(ui, context, &mut state.paragraph, send);
        } else {
            find_bar(ui, context, send);
        }
    });
    let bottom = shown.response.rect.bottom();
    ui.painter().hline(shown.response.rect.x_range(), bottom, Stroke::new(1.0, palette.line));
}

fn find_bar(ui: &mut Ui, context: &PanelContext<'_>, send: &mut Vec<Command>) {
    let (find, palette) = (&context.state.find, context.palette);
    let bar = FindBar {
        palette,
        name: "Find in the briefing",
        query: &find.query,
        options: context.persisted.find,
        count: find.count(),
        has_hits: find.near().is_some() || find.whole().is_some_and(|found| found.hits.total() > 0),
        error: find.error.as_deref(),
        wants_focus: find.wants_focus,
        // Not announced if the status line or a similar passage says the same, or if the count is not final yet.
        is_announced: find.near().is_none() && context.state.status.is_none() && !find.is_searching,
    };
    find_bar::show(ui, &bar, send);
    if let Some(instead) = find.instead() {
        ui.add_space(space::XS);
        let message = format!("Searching for: {}", widgets::beginning(instead, 120));
        widgets::label(ui, &message, TextRole::Small, palette.weak);
    }
    if let Some(near) = find.near() {
        ui.add_space(space::XS);
        near_bar(ui, context, near, send);
    }
}

/// The differences of the most similar passage, and a button to go to it, since the list of matches may be hidden.
fn near_bar(ui: &mut Ui, context: &PanelContext<'_>, near: &NearPassage, send: &mut Vec<Command>) {
    let palette = context.palette;
    let differences: Vec<_> = near.differences().take(3).collect();
    let message = format!("No exact match. {}", widgets::beginning(&differences.join("; "), 200));
    let label = widgets::label(ui, &message, TextRole::Small, palette.text);
    live(ui, &label);
    ui.add_space(space::XS);
    let text = egui::RichText::new("Go to the nearest passage").font(TextRole::Small.font()).color(palette.accent);
    if ui.link(text).on_hover_text("Enter").clicked() {
        send.push(TabCommand::FindEnter(Direction::Next).into());
    }
}

/// The typed paragraph number, if there is such a paragraph.
fn paragraph(typed: &str, count: usize) -> Option<usize> {
    let number = typed.trim().replace(',', "").parse::<usize>().ok()?;
    (1..=count).contains(&number).then_some(number)
}

fn go_to_bar(ui: &mut Ui, context: &PanelContext<'_>, typed_text: &mut String, send: &mut Vec<Command>) {
    let palette = context.palette;
    if context.state.find.wants_focus {
        typed_text.clear();
    }
    let count = context.briefing.paragraph_count();
    let is_bad = !typed_text.trim().is_empty() && paragraph(typed_text, count).is_none();
    ui.horizontal(|ui| {
        ui.set_min_height(30.0);
        ui.add(egui::Label::new(egui::RichText::new("Go to paragraph").color(palette.text)).selectable(false));
        let (rect, _) = ui.allocate_exact_size(vec2(96.0, 30.0), Sense::hover());
        let line = match ui.memory(|memory| memory.has_focus(number_id())) {
            true => Stroke::new(2.0, palette.focus),
            false => Stroke::new(1.0, palette.outline),
        };
        ui.painter().rect(rect, CornerRadius::same(6), palette.card, line, StrokeKind::Inside);
        let room = rect.shrink2(vec2(10.0, 0.0));
        let steps = steps(ui, number_id());
        typed(ui, palette, (room, number_id()), typed_text, ("Number", context.state.find.wants_focus));
        if let Some(number) = paragraph(typed_text, count).filter(|_| steps != (0, 0)) {
            send.push(TabCommand::GoToParagraph(number).into());
        }
        let ink = if is_bad { palette.bad } else { palette.weak };
        let message = match (count, is_bad) {
            (0, _) => "There are no paragraphs".to_owned(),
            (_, true) => format!("Enter a number from 1 to {}", grouped(count)),
            (_, false) => format!("of {}", grouped(count)),
        };
        let text = egui::RichText::new(message).font(TextRole::Small.font()).color(ink);
        let label = ui.add(egui::Label::new(text).selectable(false));
        live(ui, &label);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::icon_button(ui, palette, Icon::Close, "Close", "Close (Escape)", true, None).clicked() {
                send.push(TabCommand::CloseFind.into());
            }
        });
    });
}

// ---- list ----------------------------------------------------------------------------------------

/// Draws the list of hits, which replaces the topics.
pub fn list(ui: &mut Ui, context: &PanelContext<'_>, state: &mut FindPanelState, send: &mut Vec<Command>) {
    let palette = context.palette;
    let find = &context.state.find;
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        ui.add_space(space::M + 2.0);
        widgets::heading(ui, "Matches", TextRole::Small, palette.weak, 2);
    });
    ui.add_space(space::XS);
    let Some(found) = find.shown() else { return };
    if found.hits.total() == 0 {
        if found.is_all {
            match find.near() {
                Some(near) => near_ui(ui, context, near, send),
                None => {
                    let message = format!("Nothing like “{}” in this briefing", widgets::beginning(find.words(), 60));
                    widgets::empty_pane(ui, palette, &message);
                }
            }
        }
        return;
    }
    if state.of != Some(found.number) {
        state.of = Some(found.number);
        state.list.reset();
        state.at = None;
    }
    if state.at != find.at && found.is_all {
        state.at = find.at;
        if let Some(row) = find.at.and_then(|at| found.hits.row_of(at, context.briefing)) {
            state.list.reveal(row, 0.0, ROW);
        }
    }
    let mut rows = HitRows { context, found, send };
    list::show(ui, Id::unique("hits"), &mut state.list, &mut rows, Keys::None, &Bar::plain(palette));
    if context.state.focus_pane == Some(Pane::Topics) {
        ui.memory_mut(|memory| memory.request_focus(hit_id(find.at.unwrap_or(0))));
    }
}

/// The passage most similar to the query, with the differences word by word.
fn near_ui(ui: &mut Ui, context: &PanelContext<'_>, near: &NearPassage, send: &mut Vec<Command>) {
    let palette = context.palette;
    let text = context.briefing.block(near.block).map_or("", |block| block.text());
    let snippet = Snippet::new(text, &near.range);
    let differences: Vec<String> = near.differences().collect();
    egui::Frame::new().inner_margin(Margin::symmetric(8, 0)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.add_space(10.0);
            widgets::label(ui, "The nearest passage", TextRole::Small, palette.weak);
        });
        ui.add_space(space::XS);
        let (width, padding) = (ui.available_width(), 10.0);
        let mut galleys = vec![snippet.lay(ui, palette, width - 2.0 * padding, None, 8)];
        galleys.extend(differences.iter().map(|difference| {
            let job = widgets::text_job(difference, TextRole::Small, palette.text, width - 2.0 * padding);
            bidi::lay_out(ui, job, false)
        }));
        let height: f32 = galleys.iter().map(|galley| galley.size().y + space::S).sum();
        let (rect, response) = ui.allocate_exact_size(vec2(width, height - space::S + 2.0 * padding), Sense::click());
        let message = format!("Nearest passage: {}. {}", snippet.text, differences.join("; "));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &message));
        let line = if response.hovered() { palette.accent } else { palette.line };
        ui.painter().rect(rect, CornerRadius::same(6), palette.card, Stroke::new(1.0, line), StrokeKind::Inside);
        let mut top = rect.top() + padding;
        for galley in galleys {
            let height = galley.size().y;
            ui.painter().galley(pos2(rect.left() + padding, top), galley, palette.text);
            top += height + space::S;
        }
        widgets::focus_ring(ui, palette, &response, rect);
        if response.on_hover_text("Go to the passage (Enter)").clicked() {
            send.push(TabCommand::FindEnter(Direction::Next).into());
        }
    });
}

/// The height of a row in points: a hit with its context on three lines.
const ROW: f32 = 68.0;
const HEADING: f32 = 42.0;

fn hit_id(number: usize) -> Id {
    Id::unique(("hit", number))
}

struct HitRows<'a, 'b> {
    context: &'a PanelContext<'a>,
    found: &'a SearchResults,
    send: &'b mut Vec<Command>,
}

impl Rows for HitRows<'_, '_> {
    fn count(&self) -> usize {
        self.found.hits.row_count()
    }

    fn are_alike(&self) -> bool {
        true
    }

    fn height(&mut self, _ui: &mut Ui, row: usize, _width: f32) -> f32 {
        if matches!(self.found.hits.row(row), Some(Row::Group(..))) { HEADING } else { ROW }
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect) {
        match self.found.hits.row(row) {
            Some(Row::Group(group, count)) => self.group_ui(ui, group, count, rect),
            Some(Row::Hit(number)) => self.hit_ui(ui, number, rect),
            None => {}
        }
    }
}

impl HitRows<'_, '_> {
    fn group_ui(&mut self, ui: &mut Ui, group: Group, count: usize, rect: Rect) {
        let palette = self.context.palette;
        let title = group_title(self.context.briefing, group);
        let (left, right) = (rect.left() + 14.0, rect.right() - 6.0);
        let number = ui.painter().layout_no_wrap(grouped(count), TextRole::Small.font(), palette.weak);
        let mut job = widgets::text_job(title, TextRole::Strong, palette.text, right - left - number.size().x - 8.0);
        job.wrap.max_rows = 1;
        let galley = bidi::lay_out(ui, job, false);
        let y = rect.bottom() - 8.0 - galley.size().y / 2.0;
        let response = ui.interact(rect, Id::unique(("hits of", row_key(group))), Sense::click());
        let message = format!("{title}, {}", counted(count, "match", "matches"));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &message));
        ui.painter().galley(pos2(left, y - galley.size().y / 2.0), galley, palette.text);
        ui.painter().galley(pos2(right - number.size().x, y - number.size().y / 2.0), number, palette.weak);
        widgets::focus_ring(ui, palette, &response, rect.shrink(2.0));
        let view = if let Group::Topic(id) = group { View::Topic(id) } else { View::Full };
        let mut is_chosen = response.clicked();
        widgets::context_menu(&response, |ui| {
            let text = if view == View::Full { "Show full briefing" } else { "Show this topic" };
            is_chosen |= widgets::plain_entry(ui, text, true);
        });
        if is_chosen {
            self.send.push(TabCommand::Show(view).into());
        }
    }

    fn hit_ui(&mut self, ui: &mut Ui, number: usize, rect: Rect) {
        let Some((place, nth)) = self.found.hits.get(number) else { return };
        let palette = self.context.palette;
        let text = self.found.text_of(place, self.context.briefing);
        let ranges = self.found.search.find(&text);
        let Some(range) = ranges.get(nth).cloned() else { return };
        let snippet = Snippet::new(&text, &range);
        let body = Rect::from_min_max(rect.min + vec2(8.0, 1.0), rect.max - vec2(0.0, 1.0));
        let is_at = self.context.state.find.at == Some(number);
        let response = ui.interact(body, hit_id(number), Sense::click());
        let own = if matches!(place, SearchTarget::Own(_)) { "your own note, " } else { "" };
        let message = format!("Match {}: {own}{}", number + 1, snippet.text);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_at, &message));
        if is_at || response.hovered() {
            let fill = if is_at { palette.chosen } else { palette.hover };
            ui.painter().rect_filled(body, CornerRadius::same(6), fill);
        }
        let galley = snippet.lay(ui, palette, body.width() - 14.0, kind(place), 3);
        ui.painter().galley(pos2(body.left() + 8.0, body.center().y - galley.size().y / 2.0), galley, palette.text);
        widgets::focus_ring(ui, palette, &response, body);
        if response.clicked() {
            self.send.push(TabCommand::GoToHit(number).into());
        }
        widgets::context_menu(&response, |ui| self.menu(ui, number, place));
    }

    /// The context menu of a hit.
    fn menu(&mut self, ui: &mut Ui, number: usize, place: SearchTarget) {
        if widgets::plain_entry(ui, "Go to the match", true) {
            self.send.push(TabCommand::GoToHit(number).into());
        }
        let block = match place {
            SearchTarget::Block(id) | SearchTarget::Original(id) => Some(id),
            SearchTarget::Claim(id) => self.context.briefing.quote(id).map(|quote| quote.block),
            SearchTarget::Title
            | SearchTarget::Topic(_)
            | SearchTarget::Speaker(_)
            | SearchTarget::Note(_)
            | SearchTarget::Own(_) => None,
        };
        if let Some(block) = block {
            if self.context.state.position.view != View::Full && widgets::plain_entry(ui, "Show in full briefing", true)
            {
                self.send.push(TabCommand::ShowInFull(block).into());
            }
            if widgets::plain_entry(ui, "Copy the paragraph", true) {
                let length = self.context.briefing.block(block).map_or(0, |block| block.text().len());
                let text = CopySource::Text(vec![(block, 0..length)]);
                self.send.push(TabCommand::Copy(text.into(), self.context.last_copy_format()).into());
            }
        }
        if let SearchTarget::Speaker(id) = place {
            if widgets::plain_entry(ui, "Show only quotes of this speaker", true) {
                let filter = QuoteFilter { speaker: Some(id), ..self.context.state.position.filter };
                self.send.push(TabCommand::SidePanelTab(SidePanelTab::Quotes).into());
                self.send.push(TabCommand::Filter(filter).into());
            }
            entry_menu::show(ui, Entry::Speaker(id), self.send);
        }
        ui.separator();
        for action in [Action::FindNext, Action::FindPrevious] {
            if widgets::menu_entry(ui, action, true) {
                self.send.push(action.into());
            }
        }
    }
}

fn row_key(group: Group) -> (u8, usize) {
    match group {
        Group::Title => (0, 0),
        Group::Topic(id) => (1, id.index()),
        Group::NoTopic => (2, 0),
        Group::Speakers => (3, 0),
        Group::Own => (4, 0),
    }
}

fn group_title(briefing: &Briefing, group: Group) -> &str {
    match group {
        Group::Title => "Title",
        Group::Topic(id) => briefing.topic(id).map_or("", |topic| &topic.title),
        Group::NoTopic => "Other",
        Group::Speakers => "Speakers",
        Group::Own => "Your notes",
    }
}

/// Where a hit is, if it is not in the text itself.
fn kind(place: SearchTarget) -> Option<&'static str> {
    match place {
        SearchTarget::Note(_) => Some("Note: "),
        SearchTarget::Own(_) => Some("Your note: "),
        SearchTarget::Original(_) => Some("Original: "),
        SearchTarget::Claim(_) => Some("Not verified: "),
        SearchTarget::Topic(_) => Some("Topic: "),
        SearchTarget::Title | SearchTarget::Speaker(_) | SearchTarget::Block(_) => None,
    }
}
