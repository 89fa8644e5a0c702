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
        let mut remarks = Remarks { validator: self, block, text, found, path };
        remarks.on_typography();
        remarks.on_brackets();
        remarks.on_omissions();
        remarks.on_placement(placement);
        remarks.on_ends();
    }
}

/// What is said of one verified quote.
struct Remarks<'r, 'v> {
    validator: &'r mut Validator<'v>,
    block: BlockId,
    /// The text of the block.
    text: &'r str,
    found: &'r matching::QuoteMatch,
    /// Where the quote stands in the file.
    path: &'r [PathStep],
}

impl<'r> Remarks<'r, '_> {
    fn warn(&mut self, code: Code, message: String, hint: &str, (range, label): (Range<usize>, &'static str)) {
        let there = (self.validator.in_text(self.block, range), label);
        let sink = &mut self.validator.sink;
        sink.report(code, self.path.to_vec(), message).in_block(self.block).hint(hint.to_owned()).related(Some(there));
    }

    fn words(&self, range: &Range<usize>) -> &'r str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// Whether an editor's bracket stands before this piece of the quote, or after the last one.
    fn is_bracket(&self, piece: usize) -> bool {
        self.found.brackets.iter().any(|bracket| bracket.before == piece)
    }

    fn on_typography(&mut self) {
        if self.found.kind == MatchKind::Normalized {
            let span = self.found.span();
            let message = "this quote is in the text with different typography".to_owned();
            let hint = format!("the text’s own characters are shown and copied: “{}”", shortened(self.words(&span)));
            self.warn(Code::Normalized, message, &hint, (span, "the text has this"));
        }
    }

    fn on_brackets(&mut self) {
        let found = self.found;
        for bracket in &found.brackets {
            let what = match edited::remark_on(bracket, self.text) {
                Some(Remark::Name) => "contains a name that is missing in the bracket",
                Some(Remark::Condition) => "contains a condition that is missing in the bracket",
                Some(Remark::Verb) => "contains a verb",
                None => continue,
            };
            let words = shortened(self.words(&bracket.source));
            let message = format!("{} replaces “{words}”, which {what}", bracket.shown.trim());
            let hint = "check that the quote still says the same";
            self.warn(Code::Edited, message, hint, (bracket.source.clone(), "the text has this"));
        }
    }

    fn on_omissions(&mut self) {
        let found = self.found;
        for ((piece, next), number) in found.pieces.iter().zip(found.pieces.iter().skip(1)).zip(1..) {
            if self.is_bracket(number) {
                continue;
            }
            let gap = piece.end..next.start;
            let mut omissions: Vec<_> =
                omissions::omissions_in(self.words(&gap)).into_iter().map(Omission::as_str).collect();
            if cut_within(self.text, &gap).is_some_and(|cut| cut.is_sure) {
                omissions.push("a condition");
            }
            if !omissions.is_empty() {
                let message = format!("what this shortened quote leaves out has {}", omissions.join(", "));
                let hint = format!("this is left out: “{}”", shortened(self.words(&gap).trim()));
                self.warn(Code::Omission, message, &hint, (gap, "this is left out"));
            }
        }
    }

    fn on_placement(&mut self, placement: Placement) {
        let here = (self.found.span(), "it is here");
        match placement {
            // Such a quote was already rejected.
            Placement::Crossing | Placement::Within | Placement::NoMarks => {}
            // Reported once the paragraphs around it are known.
            Placement::Unclosed | Placement::Unopened => {}
            Placement::Outside => self.warn(
                Code::OutsideMarks,
                "this quote is not between quotation marks".to_owned(),
                "check that these are the speaker’s words, not the writer’s",
                here,
            ),
            Placement::Doubtful => self.warn(
                Code::UnclearMarks,
                "the quotation marks here can be read in two ways".to_owned(),
                "check that all of these words are the speaker’s and none the writer’s",
                here,
            ),
        }
    }

    /// What the quote is cut off from: a negation beside it, or a condition of its sentence.
    fn on_ends(&mut self) {
        let span = self.found.span();
        let before = omissions::negation_before(self.text, span.start);
        let after = omissions::negation_after(self.text, span.end);
        for cut in self.cuts(&span, before.is_none(), after.is_none()) {
            let words = shortened(self.words(&cut).trim());
            let message = format!("this quote is cut off from “{words}”");
            let hint = "include these words, or make sure that the quote says the same without them";
            self.warn(Code::BesideNegation, message, hint, (cut, "the text has these words next to it"));
        }
        if let Some(negation) = before {
            let is_beside = !boundary::has_word(self.words(&(negation.end..span.start)));
            self.on_negation(negation, "begins", "after", is_beside, "this word comes before it");
        }
        if let Some(negation) = after {
            let is_beside = !boundary::has_word(self.words(&(span.end..negation.start)));
            self.on_negation(negation, "ends", "before", is_beside, "this word comes after it");
        }
    }

    fn on_negation(&mut self, negation: Range<usize>, ends: &str, side: &str, is_beside: bool, label: &'static str) {
        let word = self.words(&negation);
        let message = match is_beside {
            true => format!("this quote {ends} just {side} “{word}”"),
            false => format!("this quote {ends} {side} “{word}”, in the same clause"),
        };
        self.warn(
            Code::BesideNegation,
            message,
            "include that word, or the quote says the opposite",
            (negation, label),
        );
    }

    /// The conditions and the like that the quote is cut off from at the ends that are to be looked at.
    fn cuts(&self, span: &Range<usize>, at_start: bool, at_end: bool) -> Vec<Range<usize>> {
        // Nearly every quote begins and ends at its marks or at a sentence.
        let is_end = |c: char| is_quotation_mark(c) || matches!(c, '.' | '!' | '?' | '。' | '！' | '？');
        let head = self.words(&(0..span.start)).trim_end();
        let tail = self.words(&(span.end..self.text.len())).trim_start();
        let begins_within = at_start && !self.is_bracket(0) && !head.is_empty() && !head.ends_with(is_end);
        let last = self.found.pieces.len();
        let ends_within = at_end && !self.is_bracket(last) && !tail.is_empty() && !tail.starts_with(is_end);
        if !begins_within && !ends_within {
            return Vec::new();
        }
        // Only in the speaker's words: a condition in the writer's own words does not belong to the quote.
        let speech = speech_around(self.text, span);
        let within = self.words(&speech);
        let (start, end) = (span.start.saturating_sub(speech.start), span.end.saturating_sub(speech.start));
        let before = begins_within.then(|| cut_before(within, start)).flatten();
        let after = ends_within.then(|| cut_after(within, &(start..end))).flatten();
        let sure = before.into_iter().chain(after).filter(|cut| cut.is_sure);
        sure.map(|cut| speech.start + cut.range.start..speech.start + cut.range.end).collect()
    }
}

/// The range between the marks around a quote, or the whole text if there are none.
fn speech_around(text: &str, span: &Range<usize>) -> Range<usize> {
    let marks = QuotationMarks::new(text);
    let around =
        marks.pairs().find(|pair| pair.depth == 0 && pair.open.end <= span.start && span.end <= pair.close.start);
    around.map_or(0..text.len(), |pair| pair.open.end..pair.close.start)
}
