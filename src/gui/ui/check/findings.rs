//! The findings next to the text; the chosen one with the passage of its source, the differences and
//! its actions.

use std::{ops::Range, sync::Arc};

use briefing_core::{
    text::invisible::marked,
    verify::{self, DifferingWords, Finding, FindingKind},
};
use egui::{Galley, Id, Layout, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{COPY_SOURCE, change_lines, copy_source, finding_text, tone, words};
use crate::gui::{
    command::{CheckCommand, Command, TabCommand},
    state::checking::{Check, CheckedText},
    ui::{
        bidi,
        list::{self, Bar, Keys, ListState, Rows},
        theme::{Palette, TextRole},
        widgets,
    },
};

/// Draws the list into the rest of `ui`.
pub(super) fn show(
    ui: &mut Ui,
    palette: &'static Palette,
    check: &Check,
    checked: &CheckedText,
    list: &mut ListState,
    send: &mut Vec<Command>,
) {
    let listed = check.listed();
    if listed.is_empty() {
        widgets::empty_pane(ui, palette, "There are no quotations in this text.");
        return;
    }
    if check.reveal
        && let Some(row) = check.chosen.and_then(|chosen| listed.iter().position(|at| *at == chosen))
    {
        list.reveal(row, 0.0, 160.0);
    }
    let top = ui.available_rect_before_wrap().top();
    let mut rows = FindingRows { palette, check, checked, listed: &listed, clicked: None, send };
    list::show(ui, Id::unique("findings"), list, &mut rows, Keys::None, &Bar::plain(palette));
    if let Some((row, at)) = rows.clicked {
        list.hold(row, at - top);
    }
}

struct FindingRows<'a, 'b> {
    palette: &'static Palette,
    check: &'a Check,
    checked: &'a CheckedText,
    listed: &'a [usize],
    /// The row that was just clicked, and the position of its top on screen.
    clicked: Option<(usize, f32)>,
    send: &'b mut Vec<Command>,
}

const PAD: f32 = 12.0;
const GAP: f32 = 8.0;
const SIGN: f32 = 26.0;
const BUTTON: f32 = 28.0;
/// The width from which both buttons fit in one row, in points.
const ONE_ROW: f32 = 330.0;
/// The space above the first card: it makes the distances from the head and from the edge equal.
fn above(row: usize) -> f32 {
    if row == 0 { GAP } else { 0.0 }
}

/// The number of differences shown in a finding that is not chosen.
const MAX_CHANGES: usize = 2;

/// A laid-out finding.
struct Laid {
    /// Each text with the space above it.
    parts: Vec<(Arc<Galley>, f32)>,
    has_buttons: bool,
    height: f32,
}

impl FindingRows<'_, '_> {
    fn at(&self, row: usize) -> Option<(usize, &Finding)> {
        let number = *self.listed.get(row)?;
        Some((number, self.checked.report.findings.get(number)?))
    }

    fn laid(&self, ui: &Ui, number: usize, finding: &Finding, width: f32) -> Laid {
        let palette = self.palette;
        let inner = (width - 2.0 * PAD - SIGN).max(80.0);
        let lay = |text: &str, kind: TextRole, ink| {
            bidi::lay_out(ui, widgets::text_job(&marked(text), kind, ink, inner), false)
        };
        let color = tone(palette, finding);
        let with_differences = |text: &str, differing: &[Range<usize>]| {
            let shown = marked(text);
            let mut job = widgets::text_job(&shown, TextRole::CardQuote, palette.text, inner);
            // Marks shown for invisible characters would shift the highlighted ranges.
            if shown == text {
                widgets::mark_ranges(&mut job, differing, |format| {
                    format.background = palette.over_paper(color, palette.strong_tint);
                    format.underline = Stroke::new(2.0, color);
                    // Otherwise the background of the next line would cover the underline.
                    format.expand_bg = 0.0;
                });
            }
            bidi::lay_out(ui, job, false)
        };
        let quoted = format!("“{}”", words(self.checked, finding));
        let passage = finding.passage.as_ref();
        let shown_passage =
            passage.map(|passage| widgets::cut(self.checked.passage(passage), 1_200)).unwrap_or_default();
        let differing = match finding.kind {
            FindingKind::Altered => differing_words(self.checked, finding, &quoted),
            _ => DifferingWords::default(),
        };
        let mut parts = vec![
            (lay(&finding_text(finding), TextRole::Strong, color), 0.0),
            (with_differences(&quoted, &differing.manuscript), 2.0),
        ];
        if let Some(speaker) = &finding.speaker {
            parts.push((lay(&format!("by {speaker} in this text"), TextRole::Small, palette.weak), 2.0));
        }
        let is_chosen = self.check.chosen == Some(number);
        let most = if is_chosen { usize::MAX } else { MAX_CHANGES };
        for line in change_lines(finding).into_iter().take(most) {
            parts.push((lay(&line, TextRole::Plain, palette.text), 4.0));
        }
        for warning in &finding.warnings {
            let sentence = widgets::sentence(&warning.to_string());
            parts.push((lay(&sentence, TextRole::Small, palette.warning), 4.0));
        }
        if let Some(passage) = finding.passage.as_ref().filter(|_| is_chosen) {
            let by = passage.speaker.clone().unwrap_or_else(|| "The writer".to_owned());
            let head = format!("{by}, {}", self.checked.source_title(passage));
            parts.push((lay(&head, TextRole::Small, palette.weak), 8.0));
            parts.push((with_differences(&shown_passage, &differing.source), 2.0));
        }
        let has_buttons = is_chosen && finding.passage.is_some();
        let height: f32 = parts.iter().map(|(galley, gap)| galley.size().y + gap).sum();
        let rows = if inner < ONE_ROW { 2.0 } else { 1.0 };
        let buttons = if has_buttons { rows * (BUTTON + 4.0) + 8.0 } else { 0.0 };
        Laid { parts, has_buttons, height: height + 2.0 * PAD + buttons + GAP }
    }
}

impl Rows for FindingRows<'_, '_> {
    fn count(&self) -> usize {
        self.listed.len()
    }

    fn are_alike(&self) -> bool {
        true
    }

    fn look(&self) -> u32 {
        self.check.chosen.map_or(0, |chosen| u32::try_from(chosen + 1).unwrap_or(u32::MAX))
    }

    fn height(&mut self, ui: &mut Ui, row: usize, width: f32) -> f32 {
        match self.at(row) {
            Some((number, finding)) => self.laid(ui, number, finding, width).height + above(row),
            None => 1.0,
        }
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect) {
        let Some((number, finding)) = self.at(row).map(|(number, finding)| (number, finding.clone())) else { return };
        let palette = self.palette;
        let laid = self.laid(ui, number, &finding, rect.width());
        let card = Rect::from_min_max(rect.min + vec2(8.0, GAP / 2.0 + above(row)), rect.max - vec2(4.0, GAP / 2.0));
        let is_chosen = self.check.chosen == Some(number);
        let id = Id::unique(("finding", number));
        let response = ui.interact(card, id, Sense::click());
        let fill = if is_chosen {
            palette.card
        } else if response.hovered() {
            palette.hover
        } else {
            palette.pane
        };
        let line = if is_chosen { Stroke::new(2.0, palette.accent) } else { Stroke::new(1.0, palette.line) };
        widgets::card_ground(ui, palette, &response, card, fill, line);
        let said = spoken(self.checked, &finding, is_chosen);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, marked(&said)));
        if is_chosen && self.check.reveal {
            response.request_focus();
        }
        if response.has_focus() {
            widgets::keep_arrows(ui, response.id);
        }
        // Enter on the chosen finding leads to its place.
        let place = finding.passage.as_ref().and_then(|passage| self.checked.place(passage));
        match place.filter(|_| is_chosen && !response.clicked_by(egui::PointerButton::Primary)) {
            Some((tab, block, range)) if response.clicked() => self.send.push(Command::ShowInTab(tab, block, range)),
            _ if response.clicked() => {
                self.send.push(CheckCommand::Choose(number).into());
                self.clicked = Some((row, rect.top()));
            }
            _ => {}
        }
        self.menu(&response, &finding);
        let mut y = card.top() + PAD - GAP / 2.0;
        let line =
            laid.parts.first().and_then(|(galley, _)| galley.rows.first()).map_or(0.0, |row| row.rect().height());
        let place = pos2(card.left() + PAD + 13.0, y + line / 2.0);
        let color = tone(palette, &finding);
        ui.painter().text(place, egui::Align2::RIGHT_CENTER, finding.sign(), TextRole::Strong.font(), color);
        for (galley, gap) in laid.parts {
            y += gap;
            let height = galley.size().y;
            ui.painter().galley(pos2(card.left() + PAD + SIGN - 8.0, y), galley, palette.text);
            y += height;
        }
        if laid.has_buttons {
            let place = Rect::from_min_size(
                pos2(card.left() + PAD + SIGN - 8.0, y + 8.0),
                vec2(card.width() - PAD - SIGN, 2.0 * (BUTTON + 4.0)),
            );
            self.buttons(ui, &finding, place, id);
        }
    }
}

impl FindingRows<'_, '_> {
    fn buttons(&mut self, ui: &mut Ui, finding: &Finding, place: Rect, id: Id) {
        let Some(passage) = &finding.passage else { return };
        let layout = Layout::left_to_right(egui::Align::Min).with_main_wrap(true);
        let mut ui = ui.new_child(UiBuilder::new().scope_id(id.with("ways")).max_rect(place).layout(layout));
        if let Some((tab, block, range)) = self.checked.place(passage)
            && ui.button("Open in the briefing").clicked()
        {
            self.send.push(Command::ShowInTab(tab, block, range));
        }
        let copies = finding.kind != FindingKind::Verbatim;
        if copies && ui.button(COPY_SOURCE).clicked() {
            self.send.push(copy_source(self.checked, passage).into());
        }
    }

    /// The context menu of a finding.
    fn menu(&mut self, response: &Response, finding: &Finding) {
        let passage = finding.passage.as_ref();
        let place = passage.and_then(|passage| self.checked.place(passage));
        widgets::context_menu(response, |ui| {
            if widgets::plain_entry(ui, "Open in the briefing", place.is_some())
                && let Some((tab, block, range)) = place
            {
                self.send.push(Command::ShowInTab(tab, block, range));
            }
            if widgets::plain_entry(ui, COPY_SOURCE, passage.is_some())
                && let Some(passage) = passage
            {
                self.send.push(copy_source(self.checked, passage).into());
            }
            if widgets::plain_entry(ui, "Copy the quotation", true) {
                let message = "Copied the quotation from the text".to_owned();
                let text = self.checked.words(finding).to_owned();
                self.send.push(TabCommand::CopyText { text, message }.into());
            }
        });
    }
}

/// The words in which the shown quotation and the passage differ. `quoted` includes the quotation marks.
fn differing_words(checked: &CheckedText, finding: &Finding, quoted: &str) -> DifferingWords {
    let Some(passage) = &finding.passage else { return DifferingWords::default() };
    let words = briefing_core::text::single_spaced(checked.words(finding));
    let mut differing = verify::differing_words(&words, checked.passage(passage));
    let mark = '“'.len_utf8();
    // The list shows only the beginning of a long quotation.
    let is_shown = |range: &Range<usize>| quoted.get(mark + range.start..mark + range.end) == words.get(range.clone());
    differing.manuscript.retain(is_shown);
    for range in &mut differing.manuscript {
        *range = mark + range.start..mark + range.end;
    }
    differing
}

/// The text of a finding for screen readers.
fn spoken(checked: &CheckedText, finding: &Finding, is_whole: bool) -> String {
    let mut text = format!("{}: “{}”", finding_text(finding), words(checked, finding));
    if is_whole {
        for line in change_lines(finding) {
            text.push_str(&format!(". {line}"));
        }
        for warning in &finding.warnings {
            text.push_str(&format!(". {}", widgets::sentence(&warning.to_string())));
        }
        if let Some(passage) = &finding.passage {
            let by = passage.speaker.as_deref().unwrap_or("the writer");
            text.push_str(&format!(". The source, {by}: “{}”", widgets::cut(checked.passage(passage), 600)));
        }
    }
    text
}
