//! Warnings on verified quotes that a person should look at.

use std::ops::Range;

use crate::{
    diagnostics::Code,
    format::scanner::PathStep,
    matching::{
        self, MatchKind, boundary,
        cuts::{cut_after, cut_before, cut_within},
        edited::{self, Remark},
        omissions::{self, Omission},
        quotation_marks::{Placement, QuotationMarks, is_quotation_mark},
    },
    model::BlockId,
    text::shorten::shortened,
    validate::context::Validator,
};

impl Validator<'_> {
    /// Warns of things that a person should look at although the quote is verified.
    pub(crate) fn remark(
        &mut self,
        block: BlockId,
        text: &str,
        found: &matching::QuoteMatch,
        placement: Placement,
        path: &[PathStep],
    ) {
        let span = found.span();
        let mut warn = |code, message: String, hint: String, there: Option<(Range<usize>, &'static str)>| {
            let there = there.map(|(span, label)| (self.in_text(block, span), label));
            self.sink.report(code, path.to_vec(), message).in_block(block).hint(hint).related(there);
        };
        if found.kind == MatchKind::Normalized {
            let there = text.get(span.clone()).unwrap_or_default();
            warn(
                Code::Normalized,
                "this quote is in the text with different typography".to_owned(),
                format!("the text’s own characters are shown and copied: “{}”", shortened(there)),
                Some((span.clone(), "the text has this")),
            );
        }
        for bracket in &found.brackets {
            let words = text.get(bracket.source.clone()).unwrap_or_default();
            let what = match edited::remark_on(bracket, text) {
                Some(Remark::Name) => "contains a name that is missing in the bracket",
                Some(Remark::Condition) => "contains a condition that is missing in the bracket",
                Some(Remark::Verb) => "contains a verb",
                None => continue,
            };
            let shown = bracket.shown.trim();
            let message = format!("{shown} replaces “{}”, which {what}", shortened(words));
            let hint = "check that the quote still says the same".to_owned();
            warn(Code::Edited, message, hint, Some((bracket.source.clone(), "the text has this")));
        }
        let is_bracket = |place: usize| found.brackets.iter().any(|bracket| bracket.before == place);
        let gaps = found.pieces.iter().zip(found.pieces.iter().skip(1)).zip(1..);
        for ((piece, next), _) in gaps.filter(|(_, place)| !is_bracket(*place)) {
            let gap = text.get(piece.end..next.start).unwrap_or_default();
            let mut omissions: Vec<_> = omissions::omissions_in(gap).into_iter().map(Omission::as_str).collect();
            if cut_within(text, &(piece.end..next.start)).is_some_and(|cut| cut.is_sure) {
                omissions.push("a condition");
            }
            if !omissions.is_empty() {
                warn(
                    Code::Omission,
                    format!("what this shortened quote leaves out has {}", omissions.join(", ")),
                    format!("this is left out: “{}”", shortened(gap.trim())),
                    Some((piece.end..next.start, "this is left out")),
                );
            }
        }
        match placement {
            // Such a quote was already rejected.
            Placement::Crossing | Placement::Within | Placement::NoMarks => {}
            // Reported once the paragraphs around it are known.
            Placement::Unclosed | Placement::Unopened => {}
            Placement::Outside => warn(
                Code::OutsideMarks,
                "this quote is not between quotation marks".to_owned(),
                "check that these are the speaker’s words, not the writer’s".to_owned(),
                Some((span.clone(), "it is here")),
            ),
            Placement::Doubtful => warn(
                Code::UnclearMarks,
                "the quotation marks here can be read in two ways".to_owned(),
                "check that all of these words are the speaker’s and none the writer’s".to_owned(),
                Some((span.clone(), "it is here")),
            ),
        }
        let (before, after) = (omissions::negation_before(text, span.start), omissions::negation_after(text, span.end));
        // Nearly every quote begins and ends at its marks or at a sentence.
        let is_end = |c: char| is_quotation_mark(c) || matches!(c, '.' | '!' | '?' | '。' | '！' | '？');
        let head = text.get(..span.start).unwrap_or_default().trim_end();
        let tail = text.get(span.end..).unwrap_or_default().trim_start();
        let begins_within = before.is_none() && !is_bracket(0) && !head.is_empty() && !head.ends_with(is_end);
        let ends_within =
            after.is_none() && !is_bracket(found.pieces.len()) && !tail.is_empty() && !tail.starts_with(is_end);
        let mut cuts = Vec::new();
        if begins_within || ends_within {
            // Only in the speaker's words: a condition in the writer's own words does not belong to the quote.
            let speech = speech_around(text, &span);
            let within = text.get(speech.clone()).unwrap_or_default();
            let (start, end) = (span.start.saturating_sub(speech.start), span.end.saturating_sub(speech.start));
            cuts.extend(begins_within.then(|| cut_before(within, start)).flatten());
            cuts.extend(ends_within.then(|| cut_after(within, &(start..end))).flatten());
            for cut in &mut cuts {
                cut.range = speech.start + cut.range.start..speech.start + cut.range.end;
            }
        }
        for cut in cuts.into_iter().filter(|cut| cut.is_sure) {
            let there = cut.range;
            let words = shortened(text.get(there.clone()).unwrap_or_default().trim());
            let message = format!("this quote is cut off from “{words}”");
            let hint = "include these words, or make sure that the quote says the same without them".to_owned();
            warn(Code::BesideNegation, message, hint, Some((there, "the text has these words next to it")));
        }
        if let Some(negation) = before {
            let word = text.get(negation.clone()).unwrap_or_default();
            let is_beside = !text.get(negation.end..span.start).is_some_and(boundary::has_word);
            let message = match is_beside {
                true => format!("this quote begins just after “{word}”"),
                false => format!("this quote begins after “{word}”, in the same clause"),
            };
            let hint = "include that word, or the quote says the opposite".to_owned();
            warn(Code::BesideNegation, message, hint, Some((negation, "this word comes before it")));
        }
        if let Some(negation) = after {
            let word = text.get(negation.clone()).unwrap_or_default();
            let is_beside = !text.get(span.end..negation.start).is_some_and(boundary::has_word);
            let message = match is_beside {
                true => format!("this quote ends just before “{word}”"),
                false => format!("this quote ends before “{word}”, in the same clause"),
            };
            let hint = "include that word, or the quote says the opposite".to_owned();
            warn(Code::BesideNegation, message, hint, Some((negation, "this word comes after it")));
        }
    }
}

/// The range between the marks around a quote, or the whole text if there are none.
fn speech_around(text: &str, span: &Range<usize>) -> Range<usize> {
    let marks = QuotationMarks::new(text);
    let around =
        marks.pairs().find(|pair| pair.depth == 0 && pair.open.end <= span.start && span.end <= pair.close.start);
    around.map_or(0..text.len(), |pair| pair.open.end..pair.close.start)
}
