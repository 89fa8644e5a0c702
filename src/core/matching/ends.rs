//! Words next to the ends of a quote that were cut off from it: a negation, or a condition of its sentence.

use std::ops::Range;

use super::{
    Bracket, boundary,
    conditions::question_around,
    cuts::{cut_after, cut_before, retracted_after, supposed_before},
    omissions,
    quotation_marks::{QuotationMarks, is_quotation_mark},
};
use crate::text::shorten::shortened;

/// Words that a quote was cut off from although it may mean something else without them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutOff {
    /// The words, as bytes of the text.
    pub range: Range<usize>,
    /// What is wrong: a clause with “this quote” as its subject, and no full stop.
    pub message: String,
    /// Whether it is a negation.
    pub is_negation: bool,
    /// Whether they come before the quote, not after it.
    pub is_before: bool,
}

/// The words of `text` that a quote is cut off from. `pieces` and `brackets` are those of its match.
pub fn cut_off_from(text: &str, pieces: &[Range<usize>], brackets: &[Bracket]) -> Vec<CutOff> {
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return Vec::new() };
    // A bracket at the beginning replaces words of the text, and what is before those is cut off.
    let first_bracket = brackets.iter().filter(|bracket| bracket.before == 0).map(|bracket| bracket.source.start).min();
    let span = first_bracket.unwrap_or(first.start).min(first.start)..last.end;
    let is_bracket = |place: usize| brackets.iter().any(|bracket| bracket.before == place);
    let before = omissions::negation_before(text, span.start);
    let after = omissions::negation_after(text, span.end);
    let at_start = before.is_none();
    let at_end = after.is_none() && !is_bracket(pieces.len());
    let mut found = limitations(text, &span, at_start, at_end);
    let words = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    let negation = |range: Range<usize>, is_before: bool| {
        let between = if is_before { range.end..span.start } else { span.end..range.start };
        let word = words(&range);
        let (ends, side) = if is_before { ("begins", "after") } else { ("ends", "before") };
        let message = match boundary::has_word(words(&between)) {
            false => format!("this quote {ends} just {side} “{word}”"),
            true => format!("this quote {ends} {side} “{word}”, in the same clause"),
        };
        CutOff { range, message, is_negation: true, is_before }
    };
    found.extend(before.map(|range| negation(range, true)));
    found.extend(after.map(|range| negation(range, false)));
    found
}

/// The conditions and similar words that the quote was cut off from, at the ends that are to be examined.
fn limitations(text: &str, span: &Range<usize>, at_start: bool, at_end: bool) -> Vec<CutOff> {
    // Nearly every quote begins and ends at its marks or at a sentence.
    let is_end = |c: char| is_quotation_mark(c) || boundary::STOPS.contains(&c);
    let head = text.get(..span.start).unwrap_or_default().trim_end();
    let tail = text.get(span.end..).unwrap_or_default().trim_start();
    let begins_within = at_start && !head.is_empty() && !head.ends_with(is_end);
    let ends_within = at_end && !tail.is_empty() && !tail.starts_with(is_end);
    let is_asked = at_end && tail.starts_with(['?', '？', '؟']);
    let supposed = (at_start && !begins_within).then(|| supposed_before(text, span.start)).flatten();
    if let Some(cut) = supposed {
        return vec![cut_off(text, cut.range, true)];
    }
    if !begins_within && !ends_within && !is_asked {
        let retracted = at_end.then(|| retracted_after(text, span)).flatten();
        return retracted.map(|cut| cut_off(text, cut.range, false)).into_iter().collect();
    }
    // Only in the speaker's words: a condition in the writer's own words does not belong to the quote.
    let speech = speech_around(text, span);
    let within = text.get(speech.clone()).unwrap_or_default();
    let (start, end) = (span.start.saturating_sub(speech.start), span.end.saturating_sub(speech.start));
    let before = begins_within.then(|| cut_before(within, start)).flatten().map(|cut| (cut, true));
    let span_within = start..end;
    let behind = || if ends_within { cut_after(within, &span_within) } else { retracted_after(within, &span_within) };
    let after = at_end.then(behind).flatten().map(|cut| (cut, false));
    if let Some(question) = (ends_within || is_asked).then(|| question_around(within, &(start..end))).flatten() {
        let range = speech.start + question.start..speech.start + question.end;
        let words = shortened(text.get(range.clone()).unwrap_or_default().trim());
        let message = format!("this quote is part of the question “{words}”");
        return vec![CutOff { range, message, is_negation: false, is_before: false }];
    }
    before
        .into_iter()
        .chain(after)
        .map(|(cut, is_before)| cut_off(text, speech.start + cut.range.start..speech.start + cut.range.end, is_before))
        .collect()
}

fn cut_off(text: &str, range: Range<usize>, is_before: bool) -> CutOff {
    let words = shortened(text.get(range.clone()).unwrap_or_default().trim());
    let message = format!("this quote is cut off from “{words}”");
    CutOff { range, message, is_negation: false, is_before }
}

/// The range between the marks around a quote, or the whole text if there are none.
fn speech_around(text: &str, span: &Range<usize>) -> Range<usize> {
    let marks = QuotationMarks::new(text);
    let around =
        marks.pairs().find(|pair| pair.depth == 0 && pair.open.end <= span.start && span.end <= pair.close.start);
    around.map_or(0..text.len(), |pair| pair.open.end..pair.close.start)
}
