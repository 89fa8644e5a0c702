//! How much each speaker is quoted on each topic: a line for each speaker with a bar and the topics; a click shows only
//! those quotes.

use briefing_core::model::QuoteFilter;
use briefing_core::text::number::counted;
use briefing_core::text::number::grouped;
use egui::{CornerRadius, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::gui::ui::{
    PanelContext, bidi, entry_menu,
    list::{self, Bar, Keys, ListState, Rows},
    theme::{TextRole, space},
    widgets,
};
use crate::gui::{
    command::{Action, Command, TabCommand},
    state::view::{SidePanelTab, View},
};
use briefing_core::{
    editing::Entry,
    model::{Briefing, Speaker, SpeakerId, TopicId},
    text::invisible::marked,
};

/// The quotes of a briefing by speaker and topic. Computed once for a briefing.
#[derive(Debug, Default)]
pub struct Table {
    lines: Vec<Line>,
    most: usize,
    is_counted: bool,
}

/// A speaker, the number of quotes, and the number for each topic that has any.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    speaker: SpeakerId,
    count: usize,
    topics: Vec<(TopicId, usize)>,
    /// Quotes without a topic.
    others: usize,
}

impl Table {
    /// Counts the quotes if this was not done yet. For another briefing there is another table.
    fn count(&mut self, briefing: &Briefing) {
        if !self.is_counted {
            self.lines = lines(briefing);
            self.most = self.lines.first().map_or(0, |line| line.count);
            self.is_counted = true;
        }
    }
}

impl Line {
    /// The number of lines below the name.
    fn rows(&self) -> usize {
        self.topics.len() + usize::from(self.others > 0 && !self.topics.is_empty())
    }
}

/// The most quoted first; speakers without quotes come last.
fn lines(briefing: &Briefing) -> Vec<Line> {
    let mut by_topic: Vec<std::collections::BTreeMap<TopicId, usize>> =
        vec![Default::default(); briefing.speakers().len()];
    let mut others = vec![0; briefing.speakers().len()];
    for quote in briefing.quotes() {
        let topics = briefing.topics_of_quote(quote);
        for speaker in quote.speakers().map(SpeakerId::index) {
            let (Some(by_topic), Some(others)) = (by_topic.get_mut(speaker), others.get_mut(speaker)) else { continue };
            *others += usize::from(topics.is_empty());
            for topic in topics {
                *by_topic.entry(*topic).or_default() += 1;
            }
        }
    }
    let line = |speaker: &SpeakerId| {
        let topics = by_topic.get_mut(speaker.index()).map(std::mem::take).unwrap_or_default();
        let count = briefing.speaker(*speaker).map_or(0, |speaker| speaker.quote_count);
        let others = others.get(speaker.index()).copied().unwrap_or_default();
        Line { speaker: *speaker, count, topics: topics.into_iter().collect(), others }
    };
    let all = (0..briefing.speakers().len()).filter_map(|number| u16::try_from(number).ok()).map(SpeakerId);
    let unquoted = all.filter(|id| briefing.speaker(*id).is_some_and(|speaker| speaker.quote_count == 0));
    let unquoted: Vec<SpeakerId> = unquoted.collect();
    briefing.most_quoted().iter().chain(&unquoted).map(line).collect()
}

/// Draws the table below the tabs.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, table: &mut Table, list: &mut ListState, send: &mut Vec<Command>) {
    table.count(context.briefing);
    buttons(ui, send);
    if table.lines.is_empty() {
        widgets::empty_pane(ui, context.palette, "No speakers in this briefing");
        return;
    }
    let mut rows = SpeakerRows { context, table, send };
    list::show(ui, Id::unique("speakers"), list, &mut rows, Keys::None, &Bar::plain(context.palette));
}

/// The buttons that change speakers and occasions.
fn buttons(ui: &mut Ui, send: &mut Vec<Command>) {
    let margin = egui::Margin { left: 12, right: 8, top: 0, bottom: 8 };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for action in [Action::EditSpeakers, Action::EditOccasions] {
                if ui.button(action.text()).on_hover_text(action.tooltip_with_key()).clicked() {
                    send.push(Command::Do(action));
                }
            }
        });
    });
}

struct SpeakerRows<'a, 'b> {
    context: &'a PanelContext<'a>,
    table: &'a Table,
    send: &'b mut Vec<Command>,
}

const NAME: f32 = 44.0;
const TOPIC: f32 = 26.0;
const INSET: f32 = 16.0;
/// The indent of a speaker's topics, in points.
const TOPIC_INSET: f32 = 40.0;

impl Rows for SpeakerRows<'_, '_> {
    fn count(&self) -> usize {
        self.table.lines.len()
    }

    fn weight(&self, row: usize) -> u32 {
        self.table.lines.get(row).map_or(1, |line| 2 + u32::try_from(line.topics.len()).unwrap_or(0))
    }

    fn height(&mut self, _ui: &mut Ui, row: usize, _width: f32) -> f32 {
        self.table.lines.get(row).map_or(1.0, |line| NAME + TOPIC * line.rows() as f32 + space::M)
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect) {
        let Some(line) = self.table.lines.get(row) else { return };
        let name = self.context.briefing.speaker(line.speaker).map(Speaker::distinct_name).unwrap_or_default();
        let name = name.as_ref();
        let left = rect.left() + INSET;
        let head = Rect::from_min_max(pos2(left, rect.top()), pos2(rect.right() - 4.0, rect.top() + NAME));
        let color = self.context.palette.speaker(line.speaker.index());
        if self.cell(ui, head, ("speaker", line.speaker, None), name, name, line.count, true, color) {
            self.filter(line.speaker, View::Full);
        }
        let topics = line.topics.iter().map(|(topic, count)| (Some(*topic), *count));
        // Otherwise the numbers would not add up.
        let others = (line.others > 0 && !line.topics.is_empty()).then_some((None, line.others));
        for (i, (topic, count)) in topics.chain(others).enumerate() {
            let title =
                topic.and_then(|topic| self.context.briefing.topic(topic)).map_or("Other", |topic| &topic.title);
            let top = rect.top() + NAME + TOPIC * i as f32;
            let cell = Rect::from_min_max(pos2(left + TOPIC_INSET, top), pos2(rect.right() - 4.0, top + TOPIC));
            let message = format!("{name} on {title}");
            // For quotes in no topic, the only view is the full briefing.
            let view = topic.map_or(View::Full, View::Topic);
            if self.cell(ui, cell, ("speaker in", line.speaker, topic), title, &message, count, false, color) {
                self.filter(line.speaker, view);
            }
        }
    }
}

impl SpeakerRows<'_, '_> {
    fn filter(&mut self, speaker: SpeakerId, view: View) {
        self.send.push(TabCommand::Show(view).into());
        self.send.push(TabCommand::Filter(QuoteFilter { speaker: Some(speaker), occasion: None }).into());
        self.send.push(TabCommand::SidePanelTab(SidePanelTab::Quotes).into());
    }

    /// A name, a count and a bar. Returns whether it was clicked.
    #[expect(clippy::too_many_arguments, reason = "a cell is drawn in two shapes, and has no life beyond that")]
    fn cell(
        &mut self,
        ui: &Ui,
        rect: Rect,
        salt: (&str, SpeakerId, Option<TopicId>),
        text: &str,
        message: &str,
        count: usize,
        is_head: bool,
        color: egui::Color32,
    ) -> bool {
        let palette = self.context.palette;
        let response = ui.interact(rect, Id::unique(salt), Sense::click());
        let name = format!("{message}, {}", counted(count, "quote", "quotes"));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.hovered() {
            ui.painter().rect_filled(rect, CornerRadius::same(5), palette.hover);
        }
        widgets::focus_ring(ui, palette, &response, rect);
        let (kind, left) =
            if is_head { (TextRole::Strong, rect.left() + 40.0) } else { (TextRole::Small, rect.left() + 6.0) };
        if is_head {
            widgets::disc(ui, pos2(rect.left() + 20.0, rect.top() + 20.0), 14.0, color, text);
        }
        let number = ui.painter().layout_no_wrap(grouped(count), kind.font(), palette.text);
        // All bars have the same scale: that of the rows with a name.
        let width = if is_head { rect.width() } else { rect.width() + TOPIC_INSET };
        let bar_width = (width * 0.26).min(110.0);
        let bar_left = rect.right() - 8.0 - bar_width;
        let mut job = widgets::text_job(text, kind, palette.text, bar_left - left - number.size().x - 20.0);
        job.wrap.max_rows = 1;
        job.wrap.break_anywhere = true;
        let galley = bidi::lay_out(ui, job, false);
        let middle = rect.center().y - if is_head { 2.0 } else { 0.0 };
        ui.painter().galley(pos2(left, middle - galley.size().y / 2.0), galley, palette.text);
        ui.painter().galley(
            pos2(bar_left - 10.0 - number.size().x, middle - number.size().y / 2.0),
            number,
            palette.text,
        );
        let height = if is_head { 9.0 } else { 5.0 };
        let part = count as f32 / self.table.most.max(1) as f32;
        let track = Rect::from_min_size(pos2(bar_left, middle - height / 2.0), vec2(bar_width, height));
        ui.painter().rect(
            track,
            CornerRadius::same(2),
            palette.over_paper(color, palette.tint / 2),
            Stroke::NONE,
            egui::StrokeKind::Inside,
        );
        let bar = Rect::from_min_size(track.min, vec2((bar_width * part).max(2.0), height));
        ui.painter().rect_filled(bar, CornerRadius::same(2), color);
        let mut is_clicked = response.clicked();
        widgets::context_menu(&response, |ui| {
            is_clicked |= widgets::plain_entry(ui, "Show these quotes", true);
            if is_head {
                entry_menu::show(ui, Entry::Speaker(salt.1), self.send);
            }
        });
        // Long names are cut off.
        response.on_hover_text(marked(&name));
        is_clicked
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_core::load::load_embedded;

    #[test]
    fn the_sample_briefing_quotes_lee_most_and_each_count_is_that_of_its_quotes() {
        let briefing = load_embedded().briefing.unwrap();
        let lines = lines(&briefing);
        let counts: Vec<_> =
            lines.iter().map(|line| (briefing.speaker(line.speaker).unwrap().name.as_str(), line.count)).collect();
        assert_eq!(counts, [("Lee Jae-myung", 23), ("Sanae Takaichi", 7), ("Wi Sung-rak", 4), ("The Blue House", 2)]);
        for (id, topic) in (0..).map(TopicId).zip(briefing.topics()) {
            let of_topic =
                |line: &Line| line.topics.iter().find(|(topic, _)| *topic == id).map_or(0, |(_, count)| *count);
            assert_eq!(lines.iter().map(of_topic).sum::<usize>(), topic.quote_count, "{}", topic.title);
        }
    }
}
