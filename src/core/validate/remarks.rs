//! Warnings on verified quotes that the user should check.

use std::ops::Range;

use crate::{
    diagnostics::Code,
    format::scanner::PathStep,
    matching::{
        self, MatchKind,
        cuts::{LIMIT, LINKS, changes_roles, cut_within, joins_sentences, with_stop},
        edited::{self, Remark},
        ends::{CutOff, cut_off_from},
        omissions::{self, Omission, PARTS_OF_SENTENCES, UNKNOWN_LANGUAGE, is_of_unknown_language},
        quotation_marks::Placement,
        writers_words::denied_speech,
    },
    model::BlockId,
    text::shorten::shortened,
    validate::context::Validator,
};

impl Validator<'_> {
    /// Warns of things that the user should check although the quote is verified. Returns a warning if it is cut off
    /// from words that may change its meaning.
    pub(crate) fn remark(
        &mut self,
        block: BlockId,
        text: &str,
        found: &matching::QuoteMatch,
        placement: Placement,
        path: &[PathStep],
    ) -> Option<String> {
        let mut remarks = Remarks { validator: self, block, text, found, path };
        remarks.on_typography();
        remarks.on_brackets();
        remarks.on_omissions();
        remarks.on_placement(placement);
        remarks.on_ends()
    }
}

/// The checks of one verified quote.
struct Remarks<'r, 'v> {
    validator: &'r mut Validator<'v>,
    block: BlockId,
    /// The text of the block.
    text: &'r str,
    found: &'r matching::QuoteMatch,
    /// The path of the quote in the file.
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
            let hint = "check that the meaning of the quote is unchanged";
            let there = (bracket.source.clone(), "the text has this");
            if edited::remark_on(bracket, self.text) == Some(Remark::Added) {
                let message = format!("{} adds words that may change the meaning", bracket.shown.trim());
                self.warn(Code::Edited, message, hint, there);
                continue;
            }
            let what = match edited::remark_on(bracket, self.text) {
                Some(Remark::Name) => "contains a name that is missing in the bracket",
                Some(Remark::Condition) => "contains a condition that is missing in the bracket",
                Some(Remark::Verb) => "contains a verb",
                Some(Remark::Word) => "may mean something else",
                Some(Remark::Added) | None => continue,
            };
            let words = shortened(self.words(&bracket.source));
            let message = format!("{} replaces “{words}”, which {what}", bracket.shown.trim());
            self.warn(Code::Edited, message, hint, there);
        }
    }

    fn on_omissions(&mut self) {
        let found = self.found;
        let gaps = |next| matching::left_out_before(self.text, &found.pieces, &found.brackets, next);
        for gap in (1..found.pieces.len()).flat_map(gaps).map(|gap| with_stop(self.text, &gap)).collect::<Vec<_>>() {
            let mut omissions: Vec<_> =
                omissions::omissions_of(self.text, &gap).into_iter().map(Omission::as_str).collect();
            omissions.extend(cut_within(self.text, &gap).map(|cut| if cut.is_sure { "a condition" } else { LIMIT }));
            if changes_roles(self.text, &gap) {
                omissions.push(LINKS);
            }
            if joins_sentences(self.words(&gap)) {
                omissions.push(PARTS_OF_SENTENCES);
            }
            if is_of_unknown_language(self.text) {
                omissions.push(UNKNOWN_LANGUAGE);
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
                "check that all of these words are the speaker’s and not the writer’s",
                here,
            ),
        }
    }

    /// Warns if the quote is cut off from a negation beside it or a condition of its sentence.
    fn on_ends(&mut self) -> Option<String> {
        let mut first = self.on_denied_speech();
        for CutOff { range, message, is_negation, is_before } in
            cut_off_from(self.text, &self.found.pieces, &self.found.brackets)
        {
            let (hint, label) = match (is_negation, is_before) {
                (false, _) => (
                    "include these words, or make sure that the quote says the same without them",
                    "the text has these words next to it",
                ),
                (true, true) => (INCLUDE_WORD, "this word comes before it"),
                (true, false) => (INCLUDE_WORD, "this word comes after it"),
            };
            first.get_or_insert_with(|| message.clone());
            self.warn(Code::BesideNegation, message, hint, (range, label));
        }
        first
    }
}

impl Remarks<'_, '_> {
    /// Warns if the writer says beside the quotation that it was not said.
    fn on_denied_speech(&mut self) -> Option<String> {
        let span = self.found.span();
        let (denial, _) = denied_speech(self.text, &span)?;
        let message = format!("the text does not say that this was said: “{}”", shortened(denial));
        let hint = "check that it is a quote of this speaker at all";
        self.warn(Code::BesideNegation, message.clone(), hint, (span, "it is here"));
        Some(message)
    }
}

const INCLUDE_WORD: &str = "include that word, or the quote says the opposite";
