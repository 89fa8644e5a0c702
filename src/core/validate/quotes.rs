//! Each quote is looked for in its block, from where the one before it ended.

use std::ops::Range;

use crate::{
    diagnostics::{
        Code,
        suggest::{defined, which_exist},
    },
    format::{scanner::PathStep, schema},
    limits,
    matching::{
        self, MatchKind, QuoteMatcher, boundary,
        omissions::{self, Omission},
        quotation_marks::{Placement, QuotationMarks},
    },
    model::{BlockId, OccasionId, Quote, SpeakerId, Verification},
    text::shorten::{beginning, shortened},
    validate::context::{HalfMarked, RejectedQuote, Validator, count, id_of, open_ends, place},
};

impl Validator<'_> {
    pub(crate) fn quotes(
        &mut self,
        number: usize,
        block: BlockId,
        text: &str,
        raw: &[schema::Quote<'_>],
    ) -> Range<u32> {
        let start = count(&self.briefing.quotes);
        if raw.is_empty() {
            return start..start;
        }
        let mut matcher = QuoteMatcher::within(text, self.match_budget);
        let marks = QuotationMarks::new(text);
        let mut at = 0;
        for (i, quote) in raw.iter().enumerate() {
            let path =
                |field: &'static str| place![Field("body"), Index(number), Field("quotes"), Index(i), Field(field)];
            if let Some(reason) = &quote.unreadable {
                self.unreadable_quote(block, quote, reason);
                continue;
            }
            let (speaker, occasion) = self.said_by(block, quote, path);
            self.unseen(beginning(&quote.text, limits::TEXT_BYTES), None, || path("text"));
            let found = if quote.text.len() > limits::TEXT_BYTES { None } else { matcher.match_quote(&quote.text, at) };
            let found = found.map(|found| (marks.placement(&found.span()), found));
            let is_one_speech = |placement: &Placement| *placement != Placement::Crossing;
            let verification = if let Some((placement, found)) = found.filter(|(placement, _)| is_one_speech(placement))
            {
                at = found.span().end;
                self.remark(block, text, &found, placement, &path("text"));
                if matches!(placement, Placement::Unclosed | Placement::Unopened) {
                    self.half_marked.push(HalfMarked { block, span: found.span(), placement, path: path("text") });
                }
                Verification::Verified { kind: found.kind, pieces: found.pieces }
            } else {
                self.refused.push(RejectedQuote {
                    quote: self.briefing.quotes.len(),
                    raw_block: number,
                    raw_quote: i,
                    is_exhausted: matcher.is_exhausted(),
                    is_too_long: quote.text.len() > limits::TEXT_BYTES,
                });
                let claimed = beginning(&quote.text, limits::REMARK_BYTES).to_owned();
                Verification::Unverified { kind: MatchKind::Absent, claimed, reason: String::new(), near: None }
            };
            let is_shortened = matches!(verification, Verification::Verified { kind: MatchKind::Elided, .. });
            let open_ends = if is_shortened { open_ends(&quote.text) } else { (false, false) };
            self.briefing.quotes.push(Quote { block, speaker, occasion, verification, open_ends });
        }
        matcher.return_budget_to(&mut self.match_budget);
        start..count(&self.briefing.quotes)
    }

    /// A quote that could not be read, so that it is counted and shown; what is wrong with it is told already.
    pub(crate) fn unreadable_quote(&mut self, block: BlockId, quote: &schema::Quote<'_>, reason: &str) {
        let claimed = beginning(&quote.text, limits::REMARK_BYTES).to_owned();
        let verification =
            Verification::Unverified { kind: MatchKind::Absent, claimed, reason: reason.to_owned(), near: None };
        let speaker = self.speakers.get(id_of(&quote.speaker)).copied().flatten();
        let occasion = self.occasions.get(id_of(&quote.occasion)).copied().flatten();
        self.briefing.quotes.push(Quote { block, speaker, occasion, verification, open_ends: (false, false) });
    }

    /// Who said a quote and when, where the file defines them once. That it does not is told.
    pub(crate) fn said_by(
        &mut self,
        block: BlockId,
        quote: &schema::Quote<'_>,
        path: impl Fn(&'static str) -> Vec<PathStep>,
    ) -> (Option<SpeakerId>, Option<OccasionId>) {
        let speaker = self.speakers.get(id_of(&quote.speaker)).copied();
        if speaker.is_none() && !self.lost.speakers {
            let may_guess = self.may_guess(self.briefing.speakers.len());
            let ids = self.briefing.speakers.iter().map(|speaker| speaker.id.as_str());
            let hint = if may_guess { which_exist(&quote.speaker, "speaker", ids) } else { defined(ids, "speaker") };
            let message = format!("unknown speaker `{}`", shortened(&quote.speaker));
            self.sink.report(Code::UnknownSpeaker, path("speaker"), message).in_block(block).hint(hint);
        }
        let occasion = self.occasions.get(id_of(&quote.occasion)).copied();
        if occasion.is_none() && !self.lost.occasions {
            let may_guess = self.may_guess(self.briefing.occasions.len());
            let ids = self.briefing.occasions.iter().map(|occasion| occasion.id.as_str());
            let hint = if may_guess { which_exist(&quote.occasion, "occasion", ids) } else { defined(ids, "occasion") };
            let message = format!("unknown occasion `{}`", shortened(&quote.occasion));
            self.sink.report(Code::UnknownOccasion, path("occasion"), message).in_block(block).hint(hint);
        }
        (speaker.flatten(), occasion.flatten())
    }

    /// What a person should look at although the quote is verified.
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
                "this quote stands in the text with other typography".to_owned(),
                format!("the text's own characters are shown and copied: “{}”", shortened(there)),
                Some((span.clone(), "the text has it so")),
            );
        }
        for (piece, next) in found.pieces.iter().zip(found.pieces.iter().skip(1)) {
            let gap = text.get(piece.end..next.start).unwrap_or_default();
            let omissions: Vec<_> = omissions::omissions_in(gap).into_iter().map(Omission::as_str).collect();
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
            // Refused before it came here.
            Placement::Crossing | Placement::Within | Placement::NoMarks => {}
            // Told once the paragraphs around it are known.
            Placement::Unclosed | Placement::Unopened => {}
            Placement::Outside => warn(
                Code::NoMarks,
                "this quote does not stand between quotation marks".to_owned(),
                "check that these are the speaker's words, not the writer's".to_owned(),
                Some((span.clone(), "it stands here")),
            ),
            Placement::Doubtful => warn(
                Code::UnclearMarks,
                "the quotation marks here can be read in two ways".to_owned(),
                "check that all of these words are the speaker's, and none the writer's".to_owned(),
                Some((span.clone(), "it stands here")),
            ),
        }
        if let Some(negation) = omissions::negation_before(text, span.start) {
            let word = text.get(negation.clone()).unwrap_or_default();
            let is_beside = !text.get(negation.end..span.start).is_some_and(boundary::has_word);
            let message = match is_beside {
                true => format!("this quote begins just after “{word}”"),
                false => format!("this quote begins after “{word}”, in the same clause"),
            };
            let hint = "take that word into the quote, or the quote says the opposite".to_owned();
            warn(Code::AfterNegation, message, hint, Some((negation, "this word stands before it")));
        }
        if let Some(negation) = omissions::negation_after(text, span.end) {
            let word = text.get(negation.clone()).unwrap_or_default();
            let is_beside = !text.get(span.end..negation.start).is_some_and(boundary::has_word);
            let message = match is_beside {
                true => format!("this quote ends just before “{word}”"),
                false => format!("this quote ends before “{word}”, in the same clause"),
            };
            let hint = "take that word into the quote, or the quote says the opposite".to_owned();
            warn(Code::AfterNegation, message, hint, Some((negation, "this word stands after it")));
        }
    }
}
