//! Searches for each quote in its block, from the end of the previous one.

use std::ops::Range;

use crate::{
    attribution::Attribution,
    diagnostics::Code,
    format::{scanner::PathStep, schema},
    limits,
    matching::{
        MatchKind, QuoteMatch, QuoteMatcher,
        ellipsis::is_open,
        quotation_marks::{Placement, QuotationMarks},
    },
    model::{BlockId, Proposal, Quote, QuoteDetails, Verification},
    text::shorten::beginning,
    validate::{
        context::{HalfMarked, RejectedQuote, Validator, count, id_of, place},
        quoted_person::PlacedQuote,
        said_by::SaidBy,
    },
};

/// The block in which quotes are searched for.
pub(crate) struct BlockContext<'r, 'a> {
    /// Its number in the file.
    pub(crate) number: usize,
    pub(crate) block: BlockId,
    /// Its text, cut to the limit.
    pub(crate) text: &'r str,
    pub(crate) original: Option<&'r str>,
    /// A whole turn as a quote.
    pub(crate) speech: Option<&'r schema::Quote<'a>>,
}

impl BlockContext<'_, '_> {
    /// The path of a quote of the block in the file.
    fn quote(&self, quote: usize) -> Vec<PathStep> {
        place![Field("body"), Index(self.number), Field("quotes"), Index(quote)]
    }

    /// The path of a field of a quote of the block in the file.
    pub(crate) fn field(&self, quote: usize, field: &'static str) -> Vec<PathStep> {
        let mut path = self.quote(quote);
        path.push(PathStep::Field(field));
        path
    }
}

/// Searches for the quotes of one block, each after the previous one.
pub(crate) struct BlockMatcher<'r> {
    matcher: QuoteMatcher<'r>,
    marks: QuotationMarks,
    /// Who says what in the text, where that was asked.
    attribution: Option<Attribution>,
    /// The end of the last quote.
    at: usize,
    /// The matcher for the original, and the end of the last quote there.
    pub(crate) original: Option<(QuoteMatcher<'r>, usize)>,
}

impl Validator<'_> {
    /// Adds the quotes of a block. Returns their range in the list, and for a turn the quote of the whole turn.
    pub(crate) fn quotes(
        &mut self,
        context: &BlockContext<'_, '_>,
        raw: &[schema::Quote<'_>],
    ) -> (Range<u32>, Option<Box<Quote>>) {
        let start = count(&self.briefing.quotes);
        let speech = context.speech.map(|speech| self.speech(context, speech, raw.is_empty()));
        if raw.is_empty() {
            self.briefing.quotes.extend(speech.clone());
            return (start..count(&self.briefing.quotes), speech.map(Box::new));
        }
        let budget = self.match_budget;
        let mut matcher = BlockMatcher {
            matcher: QuoteMatcher::within(context.text, budget),
            marks: QuotationMarks::new(context.text),
            attribution: None,
            at: 0,
            original: context.original.map(|original| (QuoteMatcher::within(original, budget), 0)),
        };
        for (i, quote) in raw.iter().enumerate() {
            if let Some(reason) = &quote.unreadable {
                self.unreadable_quote(context.block, quote, reason);
            } else if quote.continues {
                self.continuation(context, &mut matcher, i, quote);
            } else {
                self.quote(context, &mut matcher, i, quote, speech.as_ref());
            }
        }
        matcher.matcher.return_budget_to(&mut self.match_budget);
        (start..count(&self.briefing.quotes), speech.map(Box::new))
    }

    fn quote(
        &mut self,
        context: &BlockContext<'_, '_>,
        matcher: &mut BlockMatcher<'_>,
        number: usize,
        raw: &schema::Quote<'_>,
        speech: Option<&Quote>,
    ) {
        let path = |field: &'static str| context.field(number, field);
        let said_by = self.said_by(context.block, raw, speech, context.quote(number), path);
        if raw.text.is_none() {
            let reason = self.missing("text", context.quote(number), context.block);
            self.unreadable_quote(context.block, raw, &reason);
            return;
        }
        let topics = raw.topics.as_ref().map(|topics| {
            self.memberships(context.block, topics, |i| {
                let mut path = path("topics");
                path.push(PathStep::Index(i));
                path
            })
        });
        let found = self.find(context, matcher, number, raw, self.briefing.quotes.len());
        let mut details = QuoteDetails { topics, ..QuoteDetails::default() };
        let (verification, open_ends) = match found {
            Some((found, cut_off)) => {
                if speech.is_none() {
                    let BlockMatcher { marks, attribution, .. } = matcher;
                    let placed = PlacedQuote { block: context.block, text: context.text, marks, span: found.span() };
                    let speakers: Vec<_> = said_by.speaker.into_iter().chain(said_by.others.iter().copied()).collect();
                    self.compare_speaker(&placed, &speakers, attribution, || path("speaker"));
                }
                (details.brackets, details.cut_off) = (found.brackets, cut_off);
                let is_shortened = matches!(found.kind, MatchKind::Elided | MatchKind::Edited);
                let ends = if is_shortened { is_open(raw.claim()) } else { (false, false) };
                (Verification::Verified { kind: found.kind, pieces: found.pieces }, ends)
            }
            None => (unverified(raw.claim(), ""), (false, false)),
        };
        self.describe(&mut details, &said_by, raw, speech, path);
        let original = self.original_of(context, matcher, raw, path("original"));
        details.originals.extend(original);
        let details = (details != QuoteDetails::default()).then(|| Box::new(details));
        let SaidBy { speaker, occasion, .. } = said_by;
        let quote = Quote { block: context.block, speaker, occasion, verification, open_ends, details };
        self.briefing.quotes.push(quote);
    }

    /// Reads the rarer fields of a quote: further speakers, the role, and the confirmation.
    fn describe(
        &mut self,
        details: &mut QuoteDetails,
        said_by: &SaidBy,
        raw: &schema::Quote<'_>,
        speech: Option<&Quote>,
        path: impl Fn(&'static str) -> Vec<PathStep>,
    ) {
        details.other_speakers.clone_from(&said_by.others);
        details.role = self.name_if_any(&raw.role, || path("role"));
        if details.role.is_none() {
            details.role = speech.and_then(|speech| speech.own_role().map(str::to_owned));
        }
        details.is_unconfirmed = raw.confirmed == Some(false) || speech.is_some_and(|speech| !speech.is_confirmed());
        let Some(proposal) = &raw.proposal else { return };
        if !details.is_unconfirmed {
            let message = "this quote counts as confirmed but still has a `proposal`";
            let hint = "remove `proposal`, or add `confirmed: false` until it is confirmed";
            self.sink.report(Code::Contradiction, path("proposal"), message).hint(hint);
        }
        let evidence = proposal.evidence.iter().map(|words| beginning(words, limits::REMARK_BYTES).to_owned());
        details.proposal = Some(Proposal {
            rule: self.name(&proposal.rule, || path("proposal")).into_owned(),
            confidence: proposal.confidence,
            evidence: evidence.collect(),
        });
    }

    /// Adds a whole turn as a quote of its speaker.
    fn speech(&mut self, context: &BlockContext<'_, '_>, raw: &schema::Quote<'_>, is_listed: bool) -> Quote {
        let field = |field: &'static str| place![Field("body"), Index(context.number), Field(field)];
        let said_by = self.said_by(context.block, raw, None, place![Field("body"), Index(context.number)], field);
        let start = context.text.len() - context.text.trim_start().len();
        let whole = start..context.text.trim_end().len();
        let pieces = Vec::from([whole]);
        let mut details = QuoteDetails::default();
        self.describe(&mut details, &said_by, raw, None, field);
        if is_listed && details.is_unconfirmed {
            self.not_confirmed(context.block, field("confirmed"));
        }
        if let Some(original) = context.original {
            let start = original.len() - original.trim_start().len();
            details.originals.push((context.block, start..original.trim_end().len()));
        }
        let details = (details != QuoteDetails::default()).then(|| Box::new(details));
        let SaidBy { speaker, occasion, .. } = said_by;
        let verification = Verification::Verified { kind: MatchKind::Exact, pieces };
        Quote { block: context.block, speaker, occasion, verification, open_ends: (false, false), details }
    }

    /// Searches for the words of a quote, or of a piece of one, after the previous ones. If they are not found, the
    /// explanation follows once the whole body is known; `quote` is the number of the quote concerned. Returns the
    /// match with a warning if they are cut off from words that may change their meaning.
    pub(crate) fn find(
        &mut self,
        context: &BlockContext<'_, '_>,
        matcher: &mut BlockMatcher<'_>,
        number: usize,
        raw: &schema::Quote<'_>,
        quote: usize,
    ) -> Option<(QuoteMatch, Option<String>)> {
        let claim = raw.claim();
        let path = context.field(number, "text");
        self.unseen(beginning(claim, limits::TEXT_BYTES), None, || path.clone());
        if raw.confirmed == Some(false) {
            self.not_confirmed(context.block, path.clone());
        }
        let is_too_long = claim.len() > limits::TEXT_BYTES;
        let found = if is_too_long { None } else { matcher.matcher.match_quote(claim, matcher.at) };
        let found = found.map(|found| (matcher.marks.placement(&found.span()), found));
        let Some((placement, found)) = found.filter(|(placement, _)| *placement != Placement::Crossing) else {
            self.refused.push(RejectedQuote {
                quote,
                block: context.block,
                claim: beginning(claim, limits::REMARK_BYTES).to_owned(),
                raw_block: context.number,
                raw_quote: number,
                is_exhausted: matcher.matcher.is_exhausted(),
                is_too_long,
            });
            return None;
        };
        matcher.at = found.span().end;
        // All of a turn is speech, with or without quotation marks.
        let placement = if context.speech.is_some() { Placement::Within } else { placement };
        let cut_off = self.remark(context.block, context.text, &found, placement, &path);
        if matches!(placement, Placement::Unclosed | Placement::Unopened) {
            self.half_marked.push(HalfMarked { block: context.block, span: found.span(), placement, path });
        }
        Some((found, cut_off))
    }

    fn not_confirmed(&mut self, block: BlockId, path: Vec<PathStep>) {
        let message = "this quote is only proposed, not confirmed";
        let hint = "check who said it, where and when, then remove `confirmed: false` and `proposal`; until then it cannot be copied as a quote";
        self.sink.report(Code::NotConfirmed, path, message).in_block(block).hint(hint);
    }

    /// Reports a missing field. Returns the message as the reason.
    pub(crate) fn missing(&mut self, field: &str, path: Vec<PathStep>, block: BlockId) -> String {
        let message = format!("the field `{field}` is missing");
        let report = self.sink.report(Code::MissingField, path, message.clone());
        report.in_block(block).hint(format!("add `{field}: …` to it"));
        message
    }

    /// Adds a quote that could not be read, so that it is counted and shown. Its problems were already
    /// reported.
    pub(crate) fn unreadable_quote(&mut self, block: BlockId, quote: &schema::Quote<'_>, reason: &str) {
        let id = |name: &Option<schema::Str<'_>>| name.as_deref().map(id_of).unwrap_or_default().to_owned();
        let speaker = self.speakers.get(&id(&quote.speaker)).copied().flatten();
        let occasion = self.occasions.get(&id(&quote.occasion)).copied().flatten();
        let verification = unverified(quote.claim(), reason);
        let quote = Quote { block, speaker, occasion, verification, open_ends: (false, false), details: None };
        self.briefing.quotes.push(quote);
    }
}

/// The state of a quote before it is known why it was not found.
pub(crate) fn unverified(claim: &str, reason: &str) -> Verification {
    let claimed = beginning(claim, limits::REMARK_BYTES).to_owned();
    Verification::Unverified { kind: MatchKind::Absent, claimed, reason: reason.to_owned(), near: None }
}
