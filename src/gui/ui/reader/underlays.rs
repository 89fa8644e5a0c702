//! Draws the backgrounds of the words of a block: a tint and a line for each quote, hits, evidence, a highlight.

use std::ops::Range;

use briefing_core::{
    model::{BlockId, BlockRef, Quote, QuoteId},
    search::SearchTarget,
};
use egui::{Color32, Stroke, Ui};

use crate::gui::ui::{PanelContext, own_marks, widgets::OnScreen};

/// The background of words: a tint and a line for each quote, and a highlight.
struct Underlay {
    range: Range<usize>,
    fill: Color32,
    line: Option<Stroke>,
}

/// The opacity of the line below the quotes that are not in the panel, of 255.
const ASIDE: u8 = 50;

fn underlays(context: &PanelContext<'_>, block: &BlockRef<'_>) -> Vec<Underlay> {
    let palette = context.palette;
    let mut underlays = Vec::new();
    for (id, quote) in block.spoken() {
        let pieces = quote.pieces_in(block.id);
        let is_chosen = context.state.position.chosen == Some(id);
        // A whole turn has the speaker's name above it, and is tinted only while it is chosen.
        if block.turn().and_then(|turn| turn.speech()) == Some(quote) && !is_chosen {
            continue;
        }
        // The words are in the text, but the file does not have their speaker or occasion.
        let is_known = quote.speaker.is_some() && quote.occasion.is_some();
        let color = match (is_known, quote.is_confirmed(), quote.speaker) {
            (_, false, _) => palette.warning,
            (true, _, Some(speaker)) => palette.speaker(speaker.index()),
            _ => palette.bad,
        };
        let is_aside = !is_chosen && !context.state.position.filter.matches(context.briefing, quote);
        let fill = palette.over_paper(color, if is_chosen { palette.strong_tint } else { palette.tint });
        let line = Some(Stroke::new(if is_chosen { 2.0 } else { 1.0 }, color));
        // Other quotes are less prominent while the panel shows only those of one speaker or occasion.
        let (fill, line) = if is_aside {
            (Color32::TRANSPARENT, Some(Stroke::new(1.0, palette.over_paper(palette.text, ASIDE))))
        } else {
            (fill, line)
        };
        underlays.extend(pieces.iter().map(|piece| Underlay { range: piece.clone(), fill, line }));
    }
    underlays.extend(evidence_in(context, block).into_iter().map(|range| Underlay {
        range,
        fill: egui::Color32::TRANSPARENT,
        line: Some(Stroke::new(2.0, palette.accent)),
    }));
    for (id, range) in near_places(context, block) {
        let is_chosen = context.state.position.chosen == Some(id);
        let fill = palette.over_paper(palette.bad, if is_chosen { palette.strong_tint } else { palette.tint });
        underlays.push(Underlay { range, fill, line: Some(Stroke::new(2.0, palette.bad)) });
    }
    let tints = own_marks::text::tints(context, block).into_iter();
    underlays.extend(tints.map(|(range, fill)| Underlay { range, fill, line: None }));
    if let Some(found) = context.state.find.shown() {
        let now = context.state.find.at.and_then(|at| found.hits.get(at));
        for (nth, range) in found.search.find(block.text()).into_iter().enumerate() {
            let is_now = now == Some((SearchTarget::Block(block.id), nth));
            let fill = if is_now { palette.hit_now } else { palette.hit };
            underlays.push(Underlay { range, fill, line: None });
        }
        let near = context.state.find.near().filter(|near| near.block == block.id);
        underlays.extend(near.map(|near| Underlay { range: near.range.clone(), fill: palette.hit, line: None }));
        // A hit in a note is shown on the words with the note.
        let noted = now
            .and_then(|(place, _)| if let SearchTarget::Note(id) = place { context.briefing.note(id) } else { None });
        if let Some(note) = noted.filter(|note| note.block == block.id) {
            underlays.push(Underlay { range: note.range.clone(), fill: palette.hit_now, line: None });
        }
    }
    if let Some((_, range)) = context.state.position.highlight.as_ref().filter(|(lit, _)| *lit == block.id) {
        underlays.push(Underlay { range: range.clone(), fill: palette.selection, line: None });
    }
    underlays
}

/// The evidence of a quote may be up to this many blocks before it.
const EVIDENCE_BEFORE: u32 = 3;

/// The words of a block that are evidence for the chosen proposal: the nearest ones, in its block or a little before.
fn evidence_in(context: &PanelContext<'_>, block: &BlockRef<'_>) -> Vec<Range<usize>> {
    let chosen =
        context.state.position.chosen.and_then(|id| context.briefing.quote(id)).filter(|quote| !quote.is_confirmed());
    let Some((quote, proposal)) = chosen.and_then(|quote| Some((quote, quote.proposal()?))) else { return Vec::new() };
    if block.id > quote.block || quote.block.0 - block.id.0 > EVIDENCE_BEFORE {
        return Vec::new();
    }
    let is_own = block.id == quote.block;
    let place = if is_own { quote.span().unwrap_or(0..0) } else { block.text().len()..block.text().len() };
    let of = |id: u32| context.briefing.block(BlockId(id)).map(|block| block.text());
    let nearest = |words: &String| {
        let occurs_later = (block.id.0 + 1..=quote.block.0).filter_map(of).any(|text| text.contains(words.as_str()));
        let found = block.text().match_indices(words.as_str()).map(|(at, _)| at..at + words.len());
        let outside = found.filter(|range| range.end <= place.start || place.end <= range.start);
        let distance = |range: &Range<usize>| place.start.abs_diff(range.end).min(range.start.abs_diff(place.end));
        outside.min_by_key(distance).filter(|_| is_own || !occurs_later)
    };
    proposal.evidence.iter().filter(|words| !words.is_empty()).filter_map(nearest).collect()
}

/// The passages of a block that are similar to unverified quotes: to its own, and to the chosen one, which may be in a
/// different block than the file says.
pub(super) fn near_places(context: &PanelContext<'_>, block: &BlockRef<'_>) -> Vec<(QuoteId, Range<usize>)> {
    let chosen = context.state.position.chosen.and_then(|id| Some((id, context.briefing.quote(id)?)));
    let elsewhere = chosen.filter(|(_, quote)| quote.block != block.id);
    let near = |(id, quote): (QuoteId, &Quote)| {
        let (there, range) = quote.near_place()?;
        (there == block.id && !range.is_empty()).then(|| (id, range.clone()))
    };
    block.quotes().chain(elsewhere).filter_map(near).collect()
}

pub(super) fn paint_underlays(ui: &Ui, context: &PanelContext<'_>, block: &BlockRef<'_>, on_screen: &OnScreen<'_>) {
    for underlay in underlays(context, block) {
        for part in on_screen.underlay(ui, &underlay.range, underlay.fill) {
            if let Some(line) = underlay.line {
                ui.painter().hline(part.x_range(), part.bottom() - line.width / 2.0, line);
            }
        }
    }
}
