//! Draws the parts before and after the text of a view: title, byline and timeline of the full briefing,
//! summary and facts of a topic, the embargo, the credit.

use briefing_core::citation::translation;
use briefing_core::model::QuoteFilter;
use briefing_core::text::listed;
use briefing_core::text::number::counted;
use briefing_core::text::number::grouped;
use std::sync::Arc;

use egui::{
    CornerRadius, Galley, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
    text::TextFormat, vec2,
};

use super::{HeadKey, ReaderRows, block_text::column_of, row_count};
use crate::gui::{
    command::{Action, Command, TabCommand},
    state::{
        preferences::WindowPart,
        view::{Pane, SidePanelTab, View},
    },
    ui::{
        bidi, entry_menu,
        images::Picture,
        theme::{Palette, TextRole, space},
        widgets,
    },
};
use briefing_core::{
    editing::Entry,
    model::{EventDate, Fact, Occasion, OccasionId, Release, Speaker, SpeakerId, Topic, TopicId},
    search::{Search, SearchTarget},
    text::invisible::marked,
};

/// The maximum number of occasions in the timeline: more than fill a page; all are laid out while the head is on
/// screen.
const MAX_OCCASIONS: usize = 100;

/// The minimum and maximum width of the dates in the timeline, in points.
const DATE_WIDTH: (f32, f32) = (92.0, 170.0);

/// The layout of a row in the timeline.
struct TimelinePlace {
    date_width: f32,
    is_first: bool,
    is_last: bool,
    /// Whether the previous row has the same date.
    is_same_day: bool,
}

/// A column narrower than this, in points, has a smaller title.
const NARROW: f32 = 440.0;

/// A page lower than this, in points, has no room for facts above the text.
const LOW_PAGE: f32 = 640.0;

/// The maximum height of the summary of a topic, as a fraction of the page.
const MAX_SUMMARY_PART: f32 = 0.42;

/// A page lower than this, in points, for example with double text size in a small window, has a head of only a few
/// lines: a small title, and no address, which *Briefing details…* has as well.
const VERY_LOW_PAGE: f32 = 320.0;

/// A page lower than this, in points, has no room for the lines that open the timeline and the speakers either.
const LOWEST_PAGE: f32 = 200.0;

/// The maximum number of speakers named in the chart.
const MAX_NAMES: usize = 8;

impl ReaderRows<'_, '_> {
    pub(super) fn head_height(&mut self, ui: &mut Ui, width: f32) -> f32 {
        let key = HeadKey {
            view: self.context.state.position.view,
            set: self.context.persisted.typesetting,
            width,
            pixels_per_point: ui.pixels_per_point(),
            parts: self.context.persisted.parts,
            page_height: self.page_height,
            whole_summary: *self.whole_summary,
        };
        if let Some((known, height)) = self.head
            && *known == key
        {
            return *height;
        }
        let column = Rect::from_min_size(pos2(0.0, 0.0), vec2(column_of(self.context, width).1, f32::INFINITY));
        let mut measure =
            ui.new_child(UiBuilder::new().id_salt("measured head").max_rect(column).invisible().sizing_pass());
        self.head_ui(&mut measure);
        let height = measure.min_rect().height() + space::M;
        *self.head = Some((key, height));
        height
    }

    pub(super) fn head_ui(&mut self, ui: &mut Ui) {
        ui.set_width(ui.max_rect().width());
        ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
        let is_narrow = ui.available_width() < NARROW;
        let is_low = is_narrow || self.page_height < VERY_LOW_PAGE;
        ui.add_space(if is_low { space::M } else { space::L });
        match self.context.state.position.view {
            View::Full => self.full_head(ui),
            View::Topic(id) => {
                if let Some(topic) = self.context.briefing.topic(id) {
                    self.topic_head(ui, id, topic);
                }
            }
        }
    }

    /// The search whose hits are marked in the head, with the colour of the mark.
    fn hits(&self) -> Option<(&Search, egui::Color32)> {
        let found = self.context.state.find.shown()?;
        let now = self.context.state.find.at.and_then(|at| found.hits.get(at)).map(|(place, _)| place);
        let is_here = match self.context.state.position.view {
            View::Full => now == Some(SearchTarget::Title),
            View::Topic(id) => now == Some(SearchTarget::Topic(id)),
        };
        let palette = self.context.palette;
        Some((&found.search, if is_here { palette.hit_now } else { palette.hit }))
    }

    fn full_head(&mut self, ui: &mut Ui) {
        let (palette, briefing) = (self.context.palette, self.context.briefing);
        let title = if briefing.title.is_empty() { "Untitled briefing" } else { &briefing.title };
        let is_very_low = self.page_height < VERY_LOW_PAGE;
        let kind = match (is_very_low, ui.available_width() < NARROW) {
            (true, _) => TextRole::Strong,
            (false, true) => TextRole::NarrowTitle,
            (false, false) => TextRole::Title,
        };
        let heading = widgets::label_with_hits(ui, title, kind, palette.text, self.hits());
        widgets::mark_heading(ui, &heading, 1);
        ui.add_space(space::S);
        let source = &briefing.source;
        let mut byline: Vec<String> = Vec::new();
        if !source.authors.is_empty() {
            byline.push(format!("By {}", widgets::beginning(&listed(&source.authors), 2000)));
        }
        byline.extend([&source.publication, &source.publisher].into_iter().flatten().cloned());
        byline.extend(source.published.map(|date| date.in_language(&self.context.briefing.language)));
        byline.extend(translation(briefing));
        if !byline.is_empty() {
            widgets::label(ui, &byline.join("\u{a0}· "), TextRole::Plain, palette.weak);
        }
        if let Some(url) = source.url.as_ref().filter(|_| !is_very_low) {
            ui.add_space(space::XS);
            let link = ui.link(egui::RichText::new(url).font(TextRole::Plain.font()).color(palette.accent));
            if link.on_hover_text("Open the source in the browser").clicked() {
                self.send.push(Command::OpenUrl(url.clone()));
            }
        }
        self.embargo(ui);
        // If there is no room for another line, the tab “Speakers” has them.
        if self.page_height >= LOWEST_PAGE {
            self.overview(ui);
        }
        ui.add_space(space::S + space::XS);
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), Stroke::new(1.0, palette.line));
        ui.add_space(space::XS);
    }

    /// The timeline and the speakers, each folded to a line that opens it, so that the text begins on the first page.
    fn overview(&mut self, ui: &mut Ui) {
        let (briefing, palette, parts) = (self.context.briefing, self.context.palette, self.context.persisted.parts);
        let held: Vec<_> =
            (0..).map(OccasionId).zip(briefing.occasions()).filter(|(_, occasion)| occasion.quote_count > 0).collect();
        let speakers = briefing.most_quoted().len();
        let (has_timeline, has_speakers) = (held.len() > 1, speakers > 1);
        if !has_timeline && !has_speakers {
            return;
        }
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::M + space::XS, 0.0);
            let occasions = format!("Timeline: {}", counted(held.len(), "occasion", "occasions"));
            let quoted = format!("Quoted: {}", counted(speakers, "speaker", "speakers"));
            for (part, has_it, is_open, text) in [
                (WindowPart::Timeline, has_timeline, parts.timeline, &occasions),
                (WindowPart::Speakers, has_speakers, parts.speakers, &quoted),
            ] {
                if has_it && widgets::disclosure(ui, palette, text, is_open).clicked() {
                    self.send.push(Command::TogglePart(part));
                }
            }
        });
        if has_timeline && parts.timeline {
            self.timeline(ui, &held);
        }
        if has_speakers && parts.speakers {
            self.quoted(ui);
        }
    }

    /// The embargo at the top of every view.
    fn embargo(&self, ui: &mut Ui) {
        if let Release::Embargoed { read_aloud, .. } = &self.context.briefing.release {
            ui.add_space(space::S);
            widgets::label(ui, &format!("Embargoed until {read_aloud}"), TextRole::Strong, self.context.palette.bad);
        }
    }

    /// The occasions in file order, with the number of quotes of each.
    fn timeline(&mut self, ui: &mut Ui, held: &[(OccasionId, &Occasion)]) {
        let most = held.iter().map(|(_, occasion)| occasion.quote_count).max().unwrap_or(1);
        let palette = self.context.palette;
        ui.add_space(space::M);
        let title = widgets::heading(ui, "Timeline", TextRole::Strong, palette.text, 2);
        let column = pos2(ui.max_rect().right(), title.rect.center().y);
        ui.painter().text(column, egui::Align2::RIGHT_CENTER, "Quotes", TextRole::Small.font(), palette.weak);
        ui.add_space(space::XS);
        let dates: Vec<_> = held.iter().take(MAX_OCCASIONS).map(|(_, occasion)| self.timeline_date(occasion)).collect();
        let date_width = dates.iter().map(|date| width_of(ui, date)).fold(DATE_WIDTH.0, f32::max).min(DATE_WIDTH.1);
        for (i, ((id, occasion), date)) in held.iter().zip(&dates).enumerate() {
            let is_same_day = i.checked_sub(1).and_then(|i| dates.get(i)) == Some(date);
            let place = TimelinePlace { date_width, is_first: i == 0, is_last: i + 1 == held.len(), is_same_day };
            self.timeline_row(ui, (*id, occasion), date, most, place);
        }
        if let Some(more) = held.len().checked_sub(MAX_OCCASIONS).filter(|more| *more > 0) {
            let spoken = format!("… and {} more, under “All occasions” above the quotes", grouped(more));
            widgets::label(ui, &spoken, TextRole::Small, palette.weak);
        }
    }

    /// The date or dates of an occasion in short form: the timeline has no room for times.
    fn timeline_date(&self, occasion: &Occasion) -> String {
        let written = |date: EventDate| date.without_time().short_in_language(&self.context.briefing.language);
        occasion.date.map_or_else(|| "undated".to_owned(), written)
    }

    fn timeline_row(
        &mut self,
        ui: &mut Ui,
        (id, occasion): (OccasionId, &Occasion),
        date: &str,
        most: usize,
        TimelinePlace { date_width, is_first, is_last, is_same_day }: TimelinePlace,
    ) {
        let palette = self.context.palette;
        let dot_left = date_width + 10.0;
        let text_left = dot_left + 20.0;
        let width = ui.available_width();
        let number = grouped(occasion.quote_count);
        let number = ui.painter().layout_no_wrap(number, TextRole::Small.font(), palette.text);
        let bar_room = if width >= 400.0 { 64.0 } else { 0.0 };
        let right = number.size().x.max(18.0) + bar_room + space::M;
        let text = occasion_text(ui, palette, occasion, width - text_left - right);
        let (rect, response) = ui.allocate_exact_size(vec2(width, text.size().y + 10.0), Sense::click());
        let is_chosen = self.context.state.position.filter.occasion == Some(id);
        let place = occasion.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
        let quotes = counted(occasion.quote_count, "quote", "quotes");
        let spoken = format!("{}{place}, {date}, {quotes}", occasion.name);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &spoken));
        let ground = rect.expand2(vec2(8.0, 0.0));
        if is_chosen || response.hovered() {
            let fill = if is_chosen { palette.chosen } else { palette.hover };
            ui.painter().rect_filled(ground, CornerRadius::same(6), fill);
        }
        widgets::focus_ring(ui, palette, &response, ground);
        let line_y = rect.top() + 5.0 + TextRole::Plain.leading() / 2.0;
        let painter = ui.painter();
        if !is_same_day {
            let place = pos2(rect.left() + date_width, line_y);
            painter.text(place, egui::Align2::RIGHT_CENTER, date, TextRole::Small.font(), palette.weak);
        }
        let dot = pos2(rect.left() + dot_left + 4.0, line_y);
        let (top, bottom) = (if is_first { dot.y } else { rect.top() }, if is_last { dot.y } else { rect.bottom() });
        painter.vline(dot.x, top..=bottom, Stroke::new(1.5, palette.outline));
        let fill = if is_chosen { palette.accent } else { palette.paper };
        painter.circle(dot, 4.5, fill, Stroke::new(1.8, palette.accent));
        painter.galley(pos2(rect.left() + text_left, rect.top() + 5.0), text, palette.text);
        painter.galley(
            pos2(rect.right() - number.size().x, line_y - number.size().y / 2.0),
            number.clone(),
            palette.text,
        );
        if bar_room > 0.0 {
            // The length shows the number of quotes, from the right, next to the count.
            let length = ((bar_room - space::S) * occasion.quote_count as f32 / most as f32).max(3.0);
            let right = rect.right() - number.size().x.max(18.0) - space::S;
            let bar = Rect::from_min_max(pos2(right - length, line_y - 3.5), pos2(right, line_y + 3.5));
            // Not in the accent colour, which may be the colour of a speaker.
            painter.rect_filled(bar, CornerRadius::same(2), palette.outline);
        }
        widgets::context_menu(&response, |ui| entry_menu::show(ui, Entry::Occasion(id), self.send));
        if response.clicked() {
            self.filter_by_occasion(ui, id, occasion, is_chosen);
        }
        let tip =
            if is_chosen { "Show the quotes of all occasions again" } else { "Show only the quotes of this occasion" };
        response.on_hover_text(tip);
    }

    /// Shows only the quotes of an occasion, or all again. If the panel is hidden, scrolls the text to the first of
    /// them.
    fn filter_by_occasion(&mut self, ui: &Ui, id: OccasionId, occasion: &Occasion, is_chosen: bool) {
        let occasion_wanted = (!is_chosen).then_some(id);
        self.send.push(
            TabCommand::Filter(QuoteFilter { occasion: occasion_wanted, ..self.context.state.position.filter }).into(),
        );
        self.send.push(TabCommand::SidePanelTab(SidePanelTab::Quotes).into());
        if let Some(first) =
            occasion.first_quote.filter(|_| !is_chosen && !self.context.has_beside(ui.ctx(), Pane::Quotes))
        {
            self.send.push(TabCommand::Choose(first).into());
        }
    }

    /// How much each speaker is quoted: a bar for all quotes with a part for each speaker, and the names below it.
    fn quoted(&mut self, ui: &mut Ui) {
        let briefing = self.context.briefing;
        let palette = self.context.palette;
        let speakers: Vec<_> = briefing
            .most_quoted()
            .iter()
            .filter_map(|id| Some((*id, briefing.speaker(*id)?)))
            .take(MAX_NAMES)
            .collect();
        if speakers.len() < 2 {
            return;
        }
        ui.add_space(space::M);
        widgets::heading(ui, "Who is quoted", TextRole::Strong, palette.text, 2);
        ui.add_space(space::S);
        let named: usize = speakers.iter().map(|(_, speaker)| speaker.quote_count).sum();
        let others = briefing.most_quoted().len() - speakers.len();
        let all = if others > 0 { briefing.quotes().len().max(named) } else { named };
        let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), 12.0), Sense::hover());
        let mut left = bar.left();
        for (id, speaker) in &speakers {
            let width = bar.width() * speaker.quote_count as f32 / all.max(1) as f32;
            let part = Rect::from_min_size(pos2(left, bar.top()), vec2((width - 2.0).max(1.0), bar.height()));
            ui.painter().rect_filled(part, CornerRadius::same(3), palette.speaker(id.index()));
            left += width;
        }
        if others > 0 {
            let rest = Rect::from_min_max(pos2(left.min(bar.right()), bar.top()), bar.max);
            ui.painter().rect_filled(rest, CornerRadius::same(3), palette.line);
        }
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
            for (id, speaker) in speakers {
                self.quoted_name(ui, id, speaker);
            }
            if others > 0 {
                let text = format!("and {} more", grouped(others));
                let link = ui.link(egui::RichText::new(text).font(TextRole::Small.font()).color(palette.accent));
                if link.on_hover_text(Action::ShowSpeakers.tooltip_with_key()).clicked() {
                    self.send.push(TabCommand::SidePanelTab(SidePanelTab::Speakers).into());
                }
            }
        });
    }

    fn quoted_name(&mut self, ui: &mut Ui, id: SpeakerId, speaker: &Speaker) {
        let palette = self.context.palette;
        let filter = self.context.state.position.filter;
        let is_chosen = filter.speaker == Some(id);
        let name = widgets::beginning(&speaker.distinct_name(), 40);
        let laid = |text: &str| widgets::text_job(text, TextRole::Small, palette.text, f32::INFINITY);
        let name = bidi::lay_out(ui, laid(&name), false);
        // Laid out separately: after a right-to-left name it would be placed before it.
        let count = ui.painter().layout_job(laid(&grouped(speaker.quote_count)));
        let size = vec2(name.size().x + count.size().x + 40.0, name.size().y + 10.0);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let spoken =
            format!("Quoted: {}, {}", speaker.distinct_name(), counted(speaker.quote_count, "quote", "quotes"));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &spoken));
        if is_chosen || response.hovered() {
            let fill = if is_chosen { palette.chosen } else { palette.hover };
            ui.painter().rect_filled(rect, CornerRadius::same(6), fill);
        }
        widgets::focus_ring(ui, palette, &response, rect);
        ui.painter().circle_filled(pos2(rect.left() + 14.0, rect.center().y), 5.0, palette.speaker(id.index()));
        ui.painter().galley(pos2(rect.right() - 8.0 - count.size().x, rect.top() + 5.0), count, palette.text);
        ui.painter().galley(pos2(rect.left() + 26.0, rect.top() + 5.0), name, palette.text);
        if response.clicked() {
            let speaker = (!is_chosen).then_some(id);
            self.send.push(TabCommand::Filter(QuoteFilter { speaker, ..filter }).into());
            self.send.push(TabCommand::SidePanelTab(SidePanelTab::Quotes).into());
        }
        let tip =
            if is_chosen { "Show the quotes of all speakers again" } else { "Show only the quotes of this speaker" };
        response.on_hover_text(tip);
    }

    fn topic_head(&mut self, ui: &mut Ui, id: TopicId, topic: &Topic) {
        let palette = self.context.palette;
        ui.horizontal(|ui| {
            if let Some(Picture::Loaded(texture)) = topic.icon.as_ref().map(|icon| self.context.images.get(icon)) {
                let (rect, _) = ui.allocate_exact_size(Vec2::splat(34.0), Sense::hover());
                widgets::paint_picture(ui, palette, texture, rect);
                ui.add_space(space::XS);
            } else if topic.icon.is_some() {
                ui.add_space(34.0 + space::S + space::XS);
            }
            // In a horizontal layout, a label would not be wrapped.
            ui.vertical(|ui| {
                let kind = if ui.available_width() < NARROW { TextRole::NarrowTitle } else { TextRole::Headline };
                let heading = widgets::label_with_hits(ui, &topic.title, kind, palette.text, self.hits());
                widgets::mark_heading(ui, &heading, 1);
            });
        });
        self.embargo(ui);
        if let Some(summary) = &topic.summary {
            ui.add_space(space::S);
            self.summary(ui, id, summary);
        }
        if !topic.facts.is_empty() {
            self.facts_or_line(ui, &topic.facts);
        }
        ui.add_space(space::M);
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), Stroke::new(1.0, palette.line));
        ui.add_space(space::S);
    }

    /// The summary of a topic; on a low page only as much as leaves room for the text, and a click shows the rest.
    fn summary(&mut self, ui: &mut Ui, id: TopicId, summary: &str) {
        let palette = self.context.palette;
        let mut job = widgets::text_job(summary, TextRole::Lead, palette.weak, ui.available_width());
        for section in &mut job.sections {
            section.format.line_height = Some(TextRole::Lead.leading_in(self.context.persisted.typesetting));
        }
        widgets::mark_hits(&mut job, self.hits());
        let is_whole = *self.whole_summary == Some(id);
        if !is_whole {
            job.wrap.max_rows = ((self.page_height * MAX_SUMMARY_PART / TextRole::Lead.leading()) as usize).max(2);
        }
        let galley = bidi::lay_out(ui, job, true);
        let is_cut = galley.elided;
        let label = egui::Label::new(galley).selectable(false).show_tooltip_when_elided(false);
        if !is_cut && !is_whole {
            ui.add(label);
            return;
        }
        let response = ui.add(label.sense(Sense::click()));
        response
            .widget_info(|| WidgetInfo::selected(Role::Button, true, is_whole, format!("Whole summary: {summary}")));
        widgets::focus_ring(ui, palette, &response, response.rect.expand(3.0));
        if response.clicked() {
            *self.whole_summary = is_cut.then_some(id);
        }
        let tip = if is_cut { "Show the whole summary" } else { "Show only the beginning of the summary" };
        response.on_hover_text(tip).on_hover_cursor(egui::CursorIcon::PointingHand);
    }

    /// The facts; on a low page only a line that opens them, so that the text begins on it.
    fn facts_or_line(&mut self, ui: &mut Ui, facts: &[Fact]) {
        if self.page_height < LOW_PAGE {
            let is_open = self.context.persisted.parts.facts_on_low_page;
            ui.add_space(space::S);
            let text = format!("Facts: {}", grouped(facts.len()));
            if widgets::disclosure(ui, self.context.palette, &text, is_open).clicked() {
                self.send.push(Command::TogglePart(WindowPart::FactsOnLowPage));
            }
            if !is_open {
                return;
            }
            ui.add_space(space::S);
        } else {
            ui.add_space(space::M);
        }
        self.facts(ui, facts);
    }

    /// The facts, two in a row if there is room.
    fn facts(&mut self, ui: &mut Ui, facts: &[Fact]) {
        let width = ui.available_width();
        let columns = if width >= 420.0 { 2 } else { 1 };
        let cell = (width - space::S * (columns - 1) as f32) / columns as f32;
        let mut number = 0;
        for line in facts.chunks(columns) {
            let texts: Vec<_> = line
                .iter()
                .map(|fact| {
                    let mut job =
                        widgets::text_job(&fact.value, TextRole::Figure, self.context.palette.text, cell - 28.0);
                    let format = TextFormat {
                        font_id: TextRole::Small.font(),
                        color: self.context.palette.weak,
                        line_height: Some(TextRole::Small.leading()),
                        ..TextFormat::default()
                    };
                    job.append(&format!("\n{}", marked(&fact.label)), 0.0, format);
                    widgets::mark_hits(&mut job, self.hits());
                    bidi::lay_out(ui, job, false)
                })
                .collect();
            let height = texts.iter().map(|text| text.size().y).fold(0.0, f32::max) + 20.0;
            let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
            for (i, (fact, text)) in line.iter().zip(texts).enumerate() {
                let corner = rect.min + vec2((cell + space::S) * i as f32, 0.0);
                self.fact_ui(ui, (number, fact), text, Rect::from_min_size(corner, vec2(cell, height)));
                number += 1;
            }
            ui.add_space(space::S);
        }
    }

    fn fact_ui(&mut self, ui: &mut Ui, (number, fact): (usize, &Fact), text: Arc<Galley>, rect: Rect) {
        let palette = self.context.palette;
        let response = ui.interact(
            rect,
            ui.scope_id().with(("fact", fact.block, fact.range.start, fact.range.end, &fact.value)),
            Sense::click(),
        );
        let spoken = format!("Fact: {} {}", fact.value, fact.label);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        let fill = if response.hovered() { palette.hover } else { palette.card };
        ui.painter().rect(rect, CornerRadius::same(6), fill, Stroke::new(1.0, palette.line), StrokeKind::Inside);
        ui.painter().galley(rect.min + vec2(14.0, 10.0), text, palette.text);
        widgets::focus_ring(ui, palette, &response, rect);
        if response.clicked() {
            self.send.push(TabCommand::Go(fact.block, fact.range.clone()).into());
        }
        if let View::Topic(topic) = self.context.state.position.view {
            widgets::context_menu(&response, |ui| entry_menu::show(ui, Entry::Fact(topic, number), self.send));
        }
        response.on_hover_text("Go to the paragraph that states it");
    }

    pub(super) fn foot_ui(&mut self, ui: &mut Ui, column: Rect) {
        let mut inner = ui.new_child(UiBuilder::new().id_salt("foot").max_rect(column));
        let palette = self.context.palette;
        let is_empty = row_count(self.context) == 2;
        if is_empty {
            let message = match self.context.state.position.view {
                View::Full => "Nothing in this briefing yet",
                View::Topic(_) => "Nothing in this topic yet",
            };
            widgets::label(&mut inner, message, TextRole::Plain, palette.weak);
        } else if let Some(credit) = &self.context.briefing.source.credit {
            inner.add_space(space::S);
            widgets::label(&mut inner, credit, TextRole::Small, palette.weak);
        }
    }
}

/// The name of an occasion with the place next to it, or below it if there is no room.
fn occasion_text(ui: &Ui, palette: &Palette, occasion: &Occasion, width: f32) -> Arc<Galley> {
    let laid = |parting: &str, leading: f32| {
        let mut job = widgets::text_job(&occasion.name, TextRole::Plain, palette.text, width);
        if let Some(place) = &occasion.place {
            let format = TextFormat {
                font_id: TextRole::Small.font(),
                color: palette.weak,
                line_height: Some(leading),
                ..TextFormat::default()
            };
            job.append(&format!("{parting}{}", marked(place)), 0.0, format);
        }
        bidi::lay_out(ui, job, false)
    };
    let in_a_line = laid("  ", TextRole::Plain.leading());
    if in_a_line.rows.len() == 1 { in_a_line } else { laid("\n", TextRole::Small.leading()) }
}

/// The width of a text in small type, in points.
fn width_of(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), TextRole::Small.font(), egui::Color32::PLACEHOLDER).size().x
}
