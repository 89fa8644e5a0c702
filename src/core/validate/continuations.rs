//! The later pieces of a quote, in its own block or in one after it.

use crate::{
    diagnostics::Code,
    format::schema,
    limits,
    matching::{MatchKind, QuoteMatch},
    model::{BlockId, ContinuedPart, QuoteId, Verification},
    validate::{
        context::{Validator, open_ends},
        quotes::{BlockContext, BlockMatcher},
    },
};

impl Validator<'_> {
    /// A piece that goes on with the quote listed last before it.
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
                "it belongs to the quote listed before it; keep `text` and `original` only, or take `continues` out";
            self.sink.report(Code::Contradiction, path(field), message).in_block(context.block).hint(hint);
        }
        let Some(quote) = self.quote_that_goes_on(context.block) else {
            let message = "this piece continues a quote, and no quote is listed before it";
            let hint = "list the beginning of the quote first, with its speaker and occasion";
            let report = self.sink.report(Code::BadContinuation, path("continues"), message);
            report.in_block(context.block).hint(hint);
            return;
        };
        if raw.text.is_none() {
            let mut whole = path("text");
            whole.pop();
            let reason = self.missing("text", whole, context.block);
            self.refuse_whole(quote, reason, raw.claim());
            return;
        }
        let is_later = self.briefing.quotes.get(quote).is_some_and(|quote| quote.block != context.block);
        if is_later {
            self.continues = u32::try_from(quote).ok().map(QuoteId);
        }
        match self.find(context, matcher, number, raw, quote) {
            Some(found) => self.attach(context.block, quote, found, raw.claim()),
            None => self.refuse_whole(quote, String::new(), raw.claim()),
        }
        let original = self.original_of(context, matcher, raw, path("original"));
        if let (Some(original), Some(quote)) = (original, self.briefing.quotes.get_mut(quote)) {
            quote.details_mut().originals.push(original);
        }
    }

    /// The number of the quote listed last, where a piece in this block can go on with it.
    fn quote_that_goes_on(&self, block: BlockId) -> Option<usize> {
        let last = self.briefing.quotes.len().checked_sub(1)?;
        let first = self.briefing.quotes.get(last)?.block.index();
        (block.index() - first.min(block.index()) <= limits::BLOCKS_OF_QUOTE).then_some(last)
    }

    /// Adds a piece that was found to its quote.
    fn attach(&mut self, block: BlockId, quote: usize, found: QuoteMatch, claim: &str) {
        let ends = match found.kind {
            MatchKind::Elided | MatchKind::Edited => open_ends(claim),
            _ => (false, false),
        };
        let Some(quote) = self.briefing.quotes.get_mut(quote) else { return };
        let is_own = quote.block == block;
        let Verification::Verified { kind, pieces } = &mut quote.verification else {
            if let Verification::Unverified { claimed, .. } = &mut quote.verification {
                join_claim(claimed, claim, is_own);
            }
            return;
        };
        *kind = weaker(*kind, found.kind);
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

    /// One piece does not stand, and so the whole is not verified.
    fn refuse_whole(&mut self, quote: usize, reason: String, claim: &str) {
        let Some(old) = self.briefing.quotes.get(quote) else { return };
        match &old.verification {
            Verification::Verified { .. } => {
                let mut claimed = self.briefing_text(old);
                join_claim(&mut claimed, claim, true);
                self.refuse(quote, MatchKind::Absent, reason, claimed);
            }
            Verification::Unverified { .. } => {
                if let Some(Verification::Unverified { claimed, .. }) =
                    self.briefing.quotes.get_mut(quote).map(|quote| &mut quote.verification)
                {
                    join_claim(claimed, claim, true);
                }
            }
        }
    }
}

/// The fields of a piece that only a whole quote has.
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

fn join_claim(claimed: &mut String, claim: &str, is_own: bool) {
    claimed.push_str(if is_own { " […] " } else { "\n\n" });
    claimed.push_str(claim);
}

/// The weaker of two kinds, both verified.
fn weaker(a: MatchKind, b: MatchKind) -> MatchKind {
    let rank = |kind| MatchKind::ALL.iter().position(|other| *other == kind);
    if rank(a) < rank(b) { b } else { a }
}
