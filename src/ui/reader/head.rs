//! What stands before the text of a view, and after it: title, byline and programme of the full briefing,
//! summary and facts of a topic, the embargo, the credit.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, Galley, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
    text::TextFormat, vec2,
};

use super::{HeadKey, ReaderRows, column_of, row_count};
use crate::{
    briefing::{Fact, Occasion, PartialDate, Release, Topic, date::month_name, seen::marked},
    command::Command,
    state::View,
    ui::{
        images::Picture,
        theme::{Type, space},
        widgets,
    },
};

/// Occasions that the programme lists: more than fill a page, and all are laid out while the head is on screen.
const OCCASIONS: usize = 100;

impl ReaderRows<'_, '_> {
    pub(super) fn head_height(&mut self, ui: &mut Ui, width: f32) -> f32 {
        let key = HeadKey { view: self.scene.shown.view, width, pixels_per_point: ui.pixels_per_point() };
        if let Some((known, height)) = self.head
            && *known == key
        {
            return *height;
        }
        let column = Rect::from_min_size(pos2(0.0, 0.0), vec2(column_of(width).1, f32::INFINITY));
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
        ui.add_space(space::L + space::S);
        match self.scene.shown.view {
            View::Full => self.full_head(ui),
            View::Topic(id) => {
                if let Some(topic) = self.scene.briefing.topic(id) {
                    self.topic_head(ui, topic);
                }
            }
        }
    }

    fn full_head(&mut self, ui: &mut Ui) {
        let (palette, briefing) = (self.scene.palette, self.scene.briefing);
        let title = if briefing.title.is_empty() { "Untitled briefing" } else { &briefing.title };
        widgets::heading(ui, title, Type::Title, palette.text, 1);
        ui.add_space(space::S + space::XS);
        let source = &briefing.source;
        let mut byline: Vec<String> = Vec::new();
        if !source.authors.is_empty() {
            byline.push(format!("By {}", widgets::beginning(&joined(&source.authors), 2000)));
        }
        byline.extend([&source.publication, &source.publisher].into_iter().flatten().cloned());
        byline.extend(source.published.map(|date| date.to_string()));
        if !byline.is_empty() {
            widgets::label(ui, &byline.join(" · "), Type::Plain, palette.weak);
        }
        if let Some(url) = &source.url {
            ui.add_space(space::XS);
            let link = ui.link(egui::RichText::new(url).font(Type::Plain.font()).color(palette.accent));
            if link.on_hover_text("Open the source in the browser").clicked() {
                self.send.push(Command::OpenUrl(url.clone()));
            }
        }
        self.embargo(ui);
        self.programme(ui);
        ui.add_space(space::M);
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), Stroke::new(1.0, palette.line));
        ui.add_space(space::S);
    }

    /// That nothing of it may be used yet, at the head of every view.
    fn embargo(&self, ui: &mut Ui) {
        if let Release::Embargoed { read_aloud, .. } = &self.scene.briefing.release {
            ui.add_space(space::S);
            widgets::label(ui, &format!("Embargoed until {read_aloud}"), Type::Strong, self.scene.palette.bad);
        }
    }

    /// The programme: the occasions in the order of the file, and how many quotes each holds.
    fn programme(&mut self, ui: &mut Ui) {
        let dated: Vec<_> =
            self.scene.briefing.occasions().iter().filter(|occasion| occasion.quote_count > 0).collect();
        if dated.is_empty() {
            return;
        }
        ui.add_space(space::M + space::XS);
        widgets::heading(ui, "Programme", Type::Strong, self.scene.palette.text, 2);
        ui.add_space(space::S);
        for (i, occasion) in dated.iter().take(OCCASIONS).enumerate() {
            self.programme_row(ui, occasion, i == 0, i + 1 == dated.len());
        }
        if let Some(more) = dated.len().checked_sub(OCCASIONS).filter(|more| *more > 0) {
            let said = format!("… and {} more, under “All occasions” above the quotes", widgets::grouped(more));
            widgets::label(ui, &said, Type::Small, self.scene.palette.weak);
        }
    }

    fn programme_row(&mut self, ui: &mut Ui, occasion: &Occasion, is_first: bool, is_last: bool) {
        let (count, first) = (occasion.quote_count, occasion.first_quote);
        let palette = self.scene.palette;
        let (date_width, dot_left) = (96.0, 106.0);
        let text_left = dot_left + 18.0;
        let width = ui.available_width();
        let mut job = widgets::text_job(&occasion.name, Type::Plain, palette.text, width - text_left - 76.0);
        if let Some(place) = &occasion.place {
            let format = TextFormat {
                font_id: Type::Small.font(),
                color: palette.weak,
                line_height: Some(Type::Plain.leading()),
                ..TextFormat::default()
            };
            job.append(&format!("  {}", marked(place)), 0.0, format);
        }
        let text = ui.painter().layout_job(job);
        let (rect, response) = ui.allocate_exact_size(vec2(width, text.size().y + 8.0), Sense::click());
        let date = occasion.date.map_or_else(|| "undated".to_owned(), short_date);
        let said = format!("{}, {date}, {}", occasion.name, widgets::counted(count, "quote", "quotes"));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
        if response.hovered() {
            ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), CornerRadius::same(5), palette.hover);
        }
        widgets::focus_ring(ui, palette, &response, rect.expand2(vec2(6.0, 0.0)));
        let line_y = rect.top() + 4.0 + Type::Plain.leading() / 2.0;
        let painter = ui.painter();
        painter.text(
            pos2(rect.left() + date_width, line_y),
            egui::Align2::RIGHT_CENTER,
            date,
            Type::Small.font(),
            palette.weak,
        );
        let dot = pos2(rect.left() + dot_left + 4.0, line_y);
        let (top, bottom) = (if is_first { dot.y } else { rect.top() }, if is_last { dot.y } else { rect.bottom() });
        painter.vline(dot.x, top..=bottom, Stroke::new(1.5, palette.line));
        painter.circle(dot, 4.0, palette.paper, Stroke::new(1.8, palette.accent));
        painter.galley(pos2(rect.left() + text_left, rect.top() + 4.0), text, palette.text);
        let quotes = widgets::counted(count, "quote", "quotes");
        painter.text(pos2(rect.right(), line_y), egui::Align2::RIGHT_CENTER, quotes, Type::Small.font(), palette.weak);
        if response.clicked()
            && let Some(first) = first
        {
            self.send.push(Command::Choose(first));
        }
        response.on_hover_text("Go to the first quote of this occasion");
    }

    fn topic_head(&mut self, ui: &mut Ui, topic: &Topic) {
        let palette = self.scene.palette;
        ui.horizontal(|ui| {
            if let Some(Picture::Shown(texture)) = topic.icon.as_ref().map(|icon| self.scene.images.get(icon)) {
                let (rect, _) = ui.allocate_exact_size(Vec2::splat(34.0), Sense::hover());
                let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                ui.painter().image(texture.id(), rect, uv, Color32::WHITE);
                ui.add_space(space::XS);
            } else if topic.icon.is_some() {
                ui.add_space(34.0 + space::S + space::XS);
            }
            widgets::heading(ui, &topic.title, Type::Headline, palette.text, 1);
        });
        self.embargo(ui);
        if let Some(summary) = &topic.summary {
            ui.add_space(space::S);
            widgets::label(ui, summary, Type::Lead, palette.weak);
        }
        if !topic.facts.is_empty() {
            ui.add_space(space::M);
            self.facts(ui, &topic.facts);
        }
        ui.add_space(space::M);
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), Stroke::new(1.0, palette.line));
        ui.add_space(space::S);
    }

    /// Two facts to a line where there is room for two.
    fn facts(&mut self, ui: &mut Ui, facts: &[Fact]) {
        let width = ui.available_width();
        let columns = if width >= 420.0 { 2 } else { 1 };
        let cell = (width - space::S * (columns - 1) as f32) / columns as f32;
        for line in facts.chunks(columns) {
            let texts: Vec<_> = line
                .iter()
                .map(|fact| {
                    let mut job = widgets::text_job(&fact.value, Type::Figure, self.scene.palette.text, cell - 28.0);
                    let format = TextFormat {
                        font_id: Type::Small.font(),
                        color: self.scene.palette.weak,
                        line_height: Some(Type::Small.leading()),
                        ..TextFormat::default()
                    };
                    job.append(&format!("\n{}", marked(&fact.label)), 0.0, format);
                    ui.painter().layout_job(job)
                })
                .collect();
            let height = texts.iter().map(|text| text.size().y).fold(0.0, f32::max) + 20.0;
            let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
            for (i, (fact, text)) in line.iter().zip(texts).enumerate() {
                let corner = rect.min + vec2((cell + space::S) * i as f32, 0.0);
                self.fact_ui(ui, fact, text, Rect::from_min_size(corner, vec2(cell, height)));
            }
            ui.add_space(space::S);
        }
    }

    fn fact_ui(&mut self, ui: &mut Ui, fact: &Fact, text: Arc<Galley>, rect: Rect) {
        let palette = self.scene.palette;
        let response = ui.interact(
            rect,
            ui.scope_id().with(("fact", fact.block, fact.range.start, fact.range.end, &fact.value)),
            Sense::click(),
        );
        let said = format!("Fact: {} {}", fact.value, fact.label);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
        let fill = if response.hovered() { palette.hover } else { palette.card };
        ui.painter().rect(rect, CornerRadius::same(6), fill, Stroke::new(1.0, palette.line), StrokeKind::Inside);
        ui.painter().galley(rect.min + vec2(14.0, 10.0), text, palette.text);
        widgets::focus_ring(ui, palette, &response, rect);
        if response.clicked() {
            self.send.push(Command::Go(fact.block, fact.range.clone()));
        }
        response.on_hover_text("Go to the paragraph that states it");
    }

    pub(super) fn foot_ui(&mut self, ui: &mut Ui, column: Rect) {
        let mut inner = ui.new_child(UiBuilder::new().id_salt("foot").max_rect(column));
        let palette = self.scene.palette;
        let is_empty = row_count(self.scene) == 2;
        if is_empty {
            widgets::label(
                &mut inner,
                "Nothing here yet: no part of the body is in this view",
                Type::Plain,
                palette.weak,
            );
        } else if let Some(credit) = &self.scene.briefing.source.credit {
            inner.add_space(space::S);
            widgets::label(&mut inner, credit, Type::Small, palette.weak);
        }
    }
}

/// "A", "A and B", "A, B and C".
fn joined(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// "13 Jan 2026": a date that fits beside a line.
fn short_date(date: PartialDate) -> String {
    let month = date.month.map(|month| month_name(month).get(..3).unwrap_or_default());
    [date.day.map(|day| day.to_string()), month.map(str::to_owned), Some(date.year.to_string())]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}
