//! The later pieces of a quote, in its own block or in one after it.

use std::ops::Range;

use super::rejection::{INCLUDE_NEGATION, says_the_opposite};
use crate::{
    diagnostics::Code,
    format::schema,
    limits,
    matching::{MatchKind, QuoteMatch, ellipsis::is_open, omissions, quotation_marks::is_quotation_mark},
    model::{BlockId, ContinuedPart, QuoteId, Verification},
    text::shorten::beginning,
    validate::{
        context::Validator,
        quotes::{BlockContext, BlockMatcher},
    },
};

impl Validator<'_> {
    /// A piece that continues the quote listed last before it.
    pub(crate) fn continuation(
        &mut self,
        context: &BlockContext<'_, '_>,
        matcher: &mut BlockMatcher<'_>,
        number: usize,
        raw: &schema::Quote<'_>,
    ) {
        let path = |field: &'static str| context.field(number, field);
        for field in fields_of_whole_quotes(raw) {
            let message = format!("a piece that continues a quote has no `{field}` of its own");
            let hint =
                "it belongs to the quote listed before it; keep `text` and `original` only, or remove `continues`";
            self.sink.report(Code::Contradiction, path(field), message).in_block(context.block).hint(hint);
        }
        let Some(quote) = self.quote_that_goes_on(context.block) else {
            let message = "this piece continues a quote, and no quote is listed before it";
            let hint = "list the beginning of the quote first, with its speaker and occasion";
            let report = self.sink.report(Code::BadContinuation, path("continues"), message);
            report.in_block(context.block).hint(hint);
            return;
        };
        self.claim(context, quote, raw.claim());
        if raw.text.is_none() {
            let mut whole = path("text");
            whole.pop();
            let reason = self.missing("text", whole, context.block);
            self.refuse_whole(quote, reason);
            return;
        }
        let is_later = self.briefing.quotes.get(quote).is_some_and(|quote| quote.block != context.block);
        if is_later {
            self.continues = u32::try_from(quote).ok().map(QuoteId);
        }
        match self.find(context, matcher, number, raw, quote) {
            Some((found, _)) => match self.negation_before_piece(context, quote, &found) {
                Some(negation) => {
                    let reason = says_the_opposite(context.text.get(negation.clone()).unwrap_or_default());
                    let there = Some((self.in_text(context.block, negation), "this is left out"));
                    let report = self.sink.report(Code::Near, path("text"), reason.clone());
                    report.in_block(context.block).hint(INCLUDE_NEGATION.to_owned()).related(there);
                    self.refuse_whole(quote, reason);
                }
                None => self.attach(context.block, quote, found, raw.claim()),
            },
            None => self.refuse_whole(quote, String::new()),
        }
        let original = self.original_of(context, matcher, raw, path("original"));
        if let (Some(original), Some(quote)) = (original, self.briefing.quotes.get_mut(quote)) {
            quote.details_mut().originals.push(original);
        }
    }

    /// The negation that is left out between a piece and the previous one in the same block, so that together they say
    /// the opposite. Negations in the writer’s own words between two quotations do not count.
    fn negation_before_piece(
        &self,
        context: &BlockContext<'_, '_>,
        quote: usize,
        found: &QuoteMatch,
    ) -> Option<Range<usize>> {
        let quote = self.briefing.quotes.get(quote).filter(|quote| quote.block == context.block)?;
        let gap = quote.span()?.end..found.span().start;
        let words = context.text.get(gap.clone())?;
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_mark = |(at, c): (usize, char)| {
            let (before, after) =
                (words.get(..at).unwrap_or_default(), words.get(at + c.len_utf8()..).unwrap_or_default());
            is_quotation_mark(c) && !(is_letter(before.chars().next_back()) && is_letter(after.chars().next()))
        };
        let is_interrupted = words.char_indices().any(is_mark);
        if is_interrupted { None } else { omissions::negation_taken(context.text, &gap) }
    }

    /// The number of the quote listed last, if a piece in this block can continue it.
    fn quote_that_goes_on(&self, block: BlockId) -> Option<usize> {
        let last = self.briefing.quotes.len().checked_sub(1)?;
        let first = self.briefing.quotes.get(last)?.block.index();
        (block.index() - first.min(block.index()) <= limits::BLOCKS_OF_QUOTE).then_some(last)
    }

    /// Adds a piece that was found to its quote.
    fn attach(&mut self, block: BlockId, number: usize, found: QuoteMatch, claim: &str) {
        let ends = match found.kind {
            MatchKind::Elided | MatchKind::Edited => is_open(claim),
            MatchKind::Exact | MatchKind::Normalized | MatchKind::Misplaced | MatchKind::Near | MatchKind::Absent => {
                (false, false)
            }
        };
        let Some(quote) = self.briefing.quotes.get_mut(number) else { return };
        let is_own = quote.block == block;
        let Verification::Verified { kind, pieces } = &mut quote.verification else {
            return self.refuse_whole(number, String::new());
        };
        *kind = weaker(*kind, found.kind);
        if let Some(details) = &mut quote.details {
            details.cut_off = None;
        }
        if is_own {
            let before = pieces.len();
            pieces.extend(found.pieces);
            quote.open_ends.1 = ends.1;
            let details = quote.details_mut();
            details.continuations.push(before);
            let moved = found.brackets.into_iter().map(|mut bracket| {
                bracket.before += before;
                bracket
            });
            details.brackets.extend(moved);
            return;
        }
        let details = quote.details_mut();
        match details.continued.last_mut().filter(|part| part.block == block) {
            Some(part) => {
                let before = part.pieces.len();
                part.pieces.extend(found.pieces);
                part.open_ends.1 = ends.1;
                part.continuations.push(before);
                part.brackets.extend(found.brackets.into_iter().map(|mut bracket| {
                    bracket.before += before;
                    bracket
                }));
            }
            None => details.continued.push(ContinuedPart {
                block,
                pieces: found.pieces,
                open_ends: ends,
                brackets: found.brackets,
                continuations: Vec::new(),
            }),
        }
    }

    /// Records the claimed words of a piece and of the first piece of its quote.
    fn claim(&mut self, context: &BlockContext<'_, '_>, number: usize, claim: &str) {
        let Some(quote) = self.briefing.quotes.get_mut(number) else { return };
        let mut claims = quote.details.as_mut().map(|details| std::mem::take(&mut details.claims)).unwrap_or_default();
        let Some(quote) = self.briefing.quotes.get(number) else { return };
        if claims.is_empty() {
            let first = match &quote.verification {
                Verification::Unverified { claimed, .. } => claimed.clone(),
                Verification::Verified { pieces, .. } => {
                    let is_own = quote.block == context.block;
                    let text = if is_own { context.text } else { self.text_of(quote.block) };
                    let words: Vec<_> = pieces.iter().filter_map(|piece| text.get(piece.clone())).collect();
                    words.join(" […] ")
                }
            };
            claims.push((quote.block, first));
        }
        claims.push((context.block, beginning(claim, limits::REMARK_BYTES).to_owned()));
        if let Some(quote) = self.briefing.quotes.get_mut(number) {
            quote.details_mut().claims = claims;
        }
    }

    /// Marks the whole quote as not verified, because one piece was not found.
    fn refuse_whole(&mut self, number: usize, reason: String) {
        let Some(quote) = self.briefing.quotes.get_mut(number) else { return };
        let claims = quote.details.as_ref().map(|details| details.claims.as_slice()).unwrap_or_default();
        let space = |i: usize| match (i.checked_sub(1).and_then(|i| claims.get(i)), claims.get(i)) {
            (Some((before, _)), Some((block, _))) if before == block => " […] ",
            (Some(_), _) => "\n\n",
            (None, _) => "",
        };
        match &mut quote.verification {
            // The earlier claim was already reported.
            Verification::Unverified { claimed, .. } => {
                if let Some((_, last)) = claims.last().filter(|_| claimed.len() < limits::TEXT_BYTES) {
                    claimed.push_str(space(claims.len() - 1));
                    claimed.push_str(last);
                }
            }
            Verification::Verified { .. } => {
                let mut claimed = String::new();
                for (i, (_, claim)) in claims.iter().enumerate() {
                    claimed.push_str(space(i));
                    claimed.push_str(claim);
                }
                self.refuse(number, MatchKind::Absent, reason, claimed);
            }
        }
    }
}

/// The fields in a piece that only a whole quote may have.
fn fields_of_whole_quotes(raw: &schema::Quote<'_>) -> impl Iterator<Item = &'static str> {
    let fields = [
        ("speaker", raw.speaker.is_some()),
        ("speakers", !raw.speakers.is_empty()),
        ("occasion", raw.occasion.is_some()),
        ("role", raw.role.is_some()),
        ("topics", raw.topics.is_some()),
        ("confirmed", raw.confirmed.is_some()),
        ("proposal", raw.proposal.is_some()),
    ];
    fields.into_iter().filter(|(_, is_there)| *is_there).map(|(field, _)| field)
}

/// The weaker of two kinds, both verified.
fn weaker(a: MatchKind, b: MatchKind) -> MatchKind {
    let rank = |kind| MatchKind::ALL.iter().position(|other| *other == kind);
    if rank(a) < rank(b) { b } else { a }
}
