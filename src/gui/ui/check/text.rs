//! The text that is checked, with each quotation tinted by its finding and a sign in the margin.

use std::{ops::Range, sync::Arc};

use briefing_core::{
    document::{Block, BlockKind},
    text::invisible::marked,
    verify::Finding,
};
use egui::{Align2, Color32, Galley, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{finding_text, tone};
use crate::gui::{
    command::{CheckCommand, Command},
    state::checking::{Check, CheckedText},
    ui::{
        bidi,
        list::{self, Bar, Keys, ListState, Rows},
        theme::{Palette, TextRole},
        typesetting::TypesettingPopup,
        widgets::{self, OnScreen},
    },
};

/// The space for the signs at the left, in points.
const MARGIN: f32 = 44.0;
/// The space at the right, in points.
const RIGHT: f32 = 24.0;
/// The maximum width of a line, in points.
const WIDEST: f32 = 660.0;
/// The space between blocks, in points.
const GAP: f32 = 14.0;

/// Draws the text into the rest of `ui`.
pub(super) fn show(
    ui: &mut Ui,
    setting: &TypesettingPopup<'_>,
    check: &Check,
    checked: &CheckedText,
    list: &mut ListState,
    send: &mut Vec<Command>,
) {
    let palette = setting.palette;
    let mut rows = TextRows { palette, check, checked, send };
    if check.reveal
        && let Some(finding) = check.chosen_finding()
    {
        let row = rows.block_of(finding.range.start);
        list.reveal(row, 0.0, 120.0);
    }
    if check.find.reveal
        && let Some(hit) = check.find.current()
    {
        let row = rows.block_of(hit.start);
        let within = rows.top_of(ui, row, hit).unwrap_or_default();
        list.reveal(row, within, 60.0);
    }
    list::show(ui, Id::unique("checked text"), list, &mut rows, Keys::Pages, &Bar::plain(palette));
}

struct TextRows<'a, 'b> {
    palette: &'static Palette,
    check: &'a Check,
    checked: &'a CheckedText,
    send: &'b mut Vec<Command>,
}

impl TextRows<'_, '_> {
    fn blocks(&self) -> &[Block] {
        &self.checked.document().blocks
    }

    fn block_of(&self, at: usize) -> usize {
        self.blocks().partition_point(|block| block.range.start <= at).saturating_sub(1)
    }

    fn galley(&self, ui: &Ui, row: usize, width: f32) -> Option<Arc<Galley>> {
        let block = self.blocks().get(row)?;
        let text = self.checked.document().text_of(block);
        let kind = match block.kind {
            BlockKind::Heading => TextRole::Heading,
            BlockKind::Paragraph | BlockKind::Item(_) | BlockKind::Quotation => TextRole::Body,
        };
        let inner = (width - MARGIN - RIGHT - indent(block)).clamp(80.0, WIDEST);
        Some(bidi::lay_out(ui, widgets::text_job(text, kind, self.palette.text, inner), false))
    }

    /// How far below the top of its row a match is, in points.
    fn top_of(&self, ui: &Ui, row: usize, hit: &Range<usize>) -> Option<f32> {
        let galley = self.galley(ui, row, ui.available_width())?;
        let block = self.blocks().get(row)?;
        let text = self.checked.document().text_of(block);
        let bytes = hit.start.checked_sub(block.range.start)?..hit.end.checked_sub(block.range.start)?;
        widgets::range_rects(&galley, &widgets::chars_of(text, &bytes)).first().map(|rect| rect.top())
    }

    /// The matches of the search in a block, as bytes of its text, each with whether it is the current one.
    fn hits(&self, block: &Block) -> impl Iterator<Item = (Range<usize>, bool)> {
        let found = self.check.find.found();
        let current = self.check.find.current().cloned();
        let first = found.partition_point(|hit| hit.end <= block.range.start);
        let (start, end) = (block.range.start, block.range.end);
        let of_block = found.iter().skip(first).take_while(move |hit| hit.start < end);
        of_block.map(move |hit| {
            let bytes = hit.start.saturating_sub(start)..hit.end.min(end).saturating_sub(start);
            (bytes, current.as_ref() == Some(hit))
        })
    }

    /// The findings in a block with their indices.
    fn findings(&self, block: &Block) -> impl Iterator<Item = (usize, &Finding)> {
        let all = &self.checked.report.findings;
        let first = all.partition_point(|finding| finding.range.start < block.range.start);
        let end = block.range.end;
        all.iter().enumerate().skip(first).take_while(move |(_, finding)| finding.range.start < end)
    }
}

fn indent(block: &Block) -> f32 {
    match block.kind {
        BlockKind::Item(level) => 18.0 * f32::from(level.clamp(1, 6)),
        BlockKind::Quotation => 22.0,
        BlockKind::Heading | BlockKind::Paragraph => 0.0,
    }
}

impl Rows for TextRows<'_, '_> {
    fn count(&self) -> usize {
        self.blocks().len()
    }

    fn weight(&self, row: usize) -> u32 {
        self.blocks().get(row).map_or(1, |block| u32::try_from(block.range.len()).unwrap_or(u32::MAX).max(40))
    }

    fn height(&mut self, ui: &mut Ui, row: usize, width: f32) -> f32 {
        let top = if row == 0 { GAP } else { 0.0 };
        self.galley(ui, row, width).map_or(1.0, |galley| galley.size().y + GAP + top)
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect) {
        let (Some(galley), Some(block)) = (self.galley(ui, row, rect.width()), self.blocks().get(row).cloned()) else {
            return;
        };
        let palette = self.palette;
        let text = self.checked.document().text_of(&block).to_owned();
        let top = if row == 0 { GAP } else { 0.0 };
        // Centred in a wide window.
        let side = ((rect.width() - MARGIN - WIDEST - RIGHT) / 2.0).max(0.0);
        let origin = pos2(rect.left() + side + MARGIN + indent(&block), rect.top() + top);
        if block.kind == BlockKind::Quotation {
            let line = Stroke::new(2.0, palette.line);
            ui.painter().vline(origin.x - 12.0, origin.y..=origin.y + galley.size().y, line);
        }
        let paragraph =
            ui.interact(Rect::from_min_size(origin, galley.size()), Id::unique(("checked block", row)), Sense::hover());
        paragraph.widget_info(|| WidgetInfo::labeled(Role::Label, true, marked(&text)));
        let findings: Vec<(usize, Finding)> =
            self.findings(&block).map(|(number, finding)| (number, finding.clone())).collect();
        let mut signs: Vec<Sign> = Vec::new();
        for (number, finding) in findings {
            let Some(first) = self.finding(ui, &galley, &text, origin, (&block, number, &finding)) else { continue };
            let is_chosen = self.check.chosen == Some(number);
            let rank = (is_chosen, finding.kind.severity(), finding.has_warnings());
            let (text, color) = (finding.sign(), tone(palette, &finding));
            let sign = Sign { y: first.center().y, rank, text, color };
            // A line has one sign: that of the chosen finding, or else of the worst.
            match signs.last_mut().filter(|last| (last.y - sign.y).abs() < 1.0) {
                Some(last) if last.rank >= sign.rank => {}
                Some(last) => *last = sign,
                None => signs.push(sign),
            }
        }
        let on_screen = OnScreen::new(ui, &galley, &text, origin);
        for (bytes, is_current) in self.hits(&block) {
            on_screen.underlay(ui, &bytes, if is_current { palette.hit_now } else { palette.hit });
        }
        for sign in signs {
            sign.draw(ui, palette, origin.x - MARGIN + 20.0);
        }
        ui.painter().galley(origin, galley, palette.text);
    }
}

impl TextRows<'_, '_> {
    /// A tint under the words and a line below them, which can be clicked. Returns the place of its first line.
    fn finding(
        &mut self,
        ui: &mut Ui,
        galley: &Galley,
        text: &str,
        origin: egui::Pos2,
        (block, number, finding): (&Block, usize, &Finding),
    ) -> Option<Rect> {
        let palette = self.palette;
        let color = tone(palette, finding);
        let is_chosen = self.check.chosen == Some(number);
        let start = finding.range.start - block.range.start;
        let end = finding.range.end.min(block.range.end).saturating_sub(block.range.start);
        let strength = if is_chosen { palette.strong_tint } else { palette.tint };
        let on_screen = OnScreen::new(ui, galley, text, origin);
        let parts = on_screen.underlay(ui, &(start..end), palette.over_paper(color, strength));
        for (line, part) in parts.iter().enumerate() {
            let width = if is_chosen { 2.0 } else { 1.0 };
            ui.painter().hline(part.x_range(), part.bottom(), Stroke::new(width, color));
            let id = Id::unique(("checked quotation", number, line));
            let response = ui.interact(*part, id, Sense::click());
            if line == 0 {
                let spoken = format!("{}: {}", finding_text(finding), self.checked.words(finding));
                response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, marked(&spoken)));
                widgets::focus_ring(ui, palette, &response, *part);
            }
            if response.on_hover_text(finding_text(finding)).clicked() {
                self.send.push(CheckCommand::Choose(number).into());
            }
        }
        parts.first().copied()
    }
}

/// The sign of a finding in the margin.
struct Sign {
    y: f32,
    /// Whether its finding is chosen, how bad it is, and whether it has warnings.
    rank: (bool, u8, bool),
    text: &'static str,
    color: Color32,
}

impl Sign {
    fn draw(&self, ui: &Ui, palette: &Palette, x: f32) {
        let badge = Rect::from_center_size(pos2(x, self.y), vec2(24.0, 20.0));
        if self.rank.0 {
            ui.painter().rect_filled(badge, 4, palette.over_paper(self.color, palette.tint));
        }
        ui.painter().text(badge.center(), Align2::CENTER_CENTER, self.text, TextRole::Strong.font(), self.color);
    }
}
