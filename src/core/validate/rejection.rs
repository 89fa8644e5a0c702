//! Explains why a quote is not verified (misplaced, near or absent), with a sentence and a hint.

use std::ops::Range;

use super::context::{RejectedQuote, Validator, place};
use crate::{
    diagnostics::{Code, location::Location},
    limits,
    matching::{
        MatchKind, QuoteMatcher, boundary,
        budget::BudgetExhausted,
        edited::{self, Conflict, EditedMatch},
        ellipsis, matcher, nearest,
        normalize::NormalizedText,
        numbers::split_number_at,
        quotation_marks::{Placement, QuotationMarks},
    },
    model::{BlockId, Quote, SpeakerId, Verification},
    text::shorten::{beginning, first_words, shortened},
};

/// Why a quote that leaves out this negation is not verified, and what to do.
pub(super) fn says_the_opposite(negation: &str) -> String {
    format!("this shortened quote leaves out “{negation}”, so it says the opposite")
}

pub(super) const INCLUDE_NEGATION: &str = "include that word and the words that belong to it";

/// The explanation of a rejection.
struct Explained {
    kind: MatchKind,
    reason: String,
    hint: String,
    /// The bytes of the quote's text to point at, if not all of it.
    within: Option<Range<usize>>,
    /// A place that explains the rejection, and a label for it.
    there: Option<(Location, &'static str)>,
    /// The same place in the text, for display.
    near: Option<(BlockId, Range<usize>)>,
}

impl Explained {
    fn new(kind: MatchKind, reason: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { kind, reason: reason.into(), hint: hint.into(), within: None, there: None, near: None }
    }
}

impl Validator<'_> {
    pub(crate) fn explain_refusals(&mut self) {
        for refused in std::mem::take(&mut self.refused) {
            let Some(quote) = self.briefing.quotes.get(refused.quote) else { continue };
            let Verification::Unverified { claimed, reason: told, .. } = &quote.verification else { continue };
            let (block, claimed, is_first) = (refused.block, claimed.clone(), told.is_empty());
            let path = place![
                Field("body"),
                Index(refused.raw_block),
                Field("quotes"),
                Index(refused.raw_quote),
                Field("text")
            ];
            let Explained { kind, reason, hint, within, there, near } = self.explain(&refused.claim, &refused, block);
            let code = match kind {
                MatchKind::Misplaced => Code::Misplaced,
                MatchKind::Near => Code::Near,
                MatchKind::Exact
                | MatchKind::Normalized
                | MatchKind::Elided
                | MatchKind::Edited
                | MatchKind::Absent => Code::Absent,
            };
            self.sink.report(code, path, reason.clone()).within(within).in_block(block).hint(hint).related(there);
            // If several pieces were not found, the first one explains the whole quote.
            if !is_first {
                continue;
            }
            self.refuse(refused.quote, kind, reason, claimed);
            if let Some(Quote { verification: Verification::Unverified { near: place, .. }, .. }) =
                self.briefing.quotes.get_mut(refused.quote)
            {
                *place = near;
            }
        }
    }

    pub(crate) fn refuse(&mut self, quote: usize, kind: MatchKind, reason: String, claimed: String) {
        if let Some(quote) = self.briefing.quotes.get_mut(quote) {
            // A quote that was verified before keeps the place where it was found.
            let near = quote.span().map(|span| (quote.block, span));
            quote.verification = Verification::Unverified { kind, claimed, reason, near };
            quote.open_ends = (false, false);
            if let Some(details) = &mut quote.details {
                details.continued.clear();
                details.continuations.clear();
                details.brackets.clear();
            }
        }
    }

    /// Explains why a quote is not verified: the outcome, a sentence and a hint. If the search budget is used
    /// up, the sentence says only what is known.
    fn explain(&mut self, claim: &str, refused: &RejectedQuote, block: BlockId) -> Explained {
        let absent = |reason: &str, hint: &str| Explained::new(MatchKind::Absent, reason, hint);
        if !boundary::has_word(claim) {
            return absent("this quote has no word in it", "write what was said");
        }
        if refused.is_too_long {
            let reason = format!("this quote is longer than the limit of {} KiB", limits::TEXT_BYTES >> 10);
            return absent(&reason, "split it into several quotes, or mark what you left out with …");
        }
        if ellipsis::piece_count(claim) > limits::PIECES_OF_QUOTE {
            let reason = format!("this quote is in more than {} pieces", limits::PIECES_OF_QUOTE);
            return absent(&reason, "split it into several quotes");
        }
        if refused.is_exhausted {
            let reason = "this quote was skipped: too many earlier quotes were not found";
            return absent(reason, "fix the other problems first");
        }
        let text = self.text_of(block);
        let cost = text.len().saturating_add(claim.len()).saturating_mul(16).saturating_add(4096);
        let is_cut = self.cut.binary_search(&block).is_ok();
        let in_vain = match is_cut {
            true => "this quote is not in the part of its paragraph that is read",
            false => "this quote was not found in its paragraph after the quotes before it",
        };
        let hint = match is_cut {
            true => "split it into several paragraphs, and give each its quotes",
            false => "copy the words from the paragraph, or mark what you left out with …",
        };
        if self.sink.is_full() || !self.rejection_budget.try_spend(cost) {
            return absent(in_vain, hint);
        }
        let text = self.text_of(block);
        if let Some(found) = matcher::match_quote(claim, text, 0) {
            let span = found.span();
            if QuotationMarks::new(text).placement(&span) == Placement::Crossing {
                let reason = "this quote runs past its closing quotation mark";
                let hint = "split it into two quotes, so that the words between them are in neither";
                let there = Some((self.in_text(block, found.span()), "the mark is in these words"));
                let near = Some((block, found.span()));
                return Explained { there, near, ..Explained::new(MatchKind::Misplaced, reason, hint) };
            }
            let explained = self.overlap(refused.quote, block, &span);
            return Explained { near: Some((block, span)), ..explained };
        }
        if let Some(explained) = self.edited_away(claim, block) {
            return explained;
        }
        let text = self.text_of(block);
        if let Some(negation) = QuoteMatcher::new(text).negation_left_out(claim, 0) {
            let reason = says_the_opposite(text.get(negation.clone()).unwrap_or_default());
            let hint = INCLUDE_NEGATION;
            let there = Some((self.in_text(block, negation), "this is left out"));
            return Explained { there, ..Explained::new(MatchKind::Near, reason, hint) };
        }
        if let Some(explained) = self.number_parted(claim, block) {
            return explained;
        }
        match self.elsewhere(claim, block) {
            Ok(Some(explained)) => return explained,
            Ok(None) => {}
            Err(BudgetExhausted) => return absent(in_vain, hint),
        }
        if is_cut {
            return absent(in_vain, hint);
        }
        self.near(claim, block).unwrap_or_else(|| absent("nothing similar to this quote is in its paragraph", hint))
    }

    /// A quote that is in the text but cuts a number apart: "12" of "12 million".
    fn number_parted(&self, claim: &str, block: BlockId) -> Option<Explained> {
        let text = self.text_of(block);
        let span = QuoteMatcher::new(text).find_words(claim.trim(), 0)?.span();
        let (number, rest) = [span.start, span.end].into_iter().find_map(|at| split_number_at(text, at))?;
        let reason = format!("this quote cuts “{number}” off from “{rest}”, which changes the quantity");
        let hint = format!("include “{number} {rest}” in the quote, or leave both out");
        Some(Explained { near: Some((block, span)), ..Explained::new(MatchKind::Near, reason, hint) })
    }

    /// A quote with an editor's brackets that do not match or that change what was said.
    fn edited_away(&self, claim: &str, block: BlockId) -> Option<Explained> {
        let text = self.text_of(block);
        if let Some(at) = edited::unbalanced_bracket(claim) {
            let reason = "a square bracket in this quote has no counterpart";
            let hint = "close the editor’s bracket, as in [the ministers], or remove it";
            return Some(Explained { within: Some(at..at + 1), ..Explained::new(MatchKind::Absent, reason, hint) });
        }
        let EditedMatch::Conflict(conflict, shown, there) = QuoteMatcher::new(text).edited(claim, 0) else {
            return None;
        };
        let words = shortened(text.get(there.clone()).unwrap_or_default());
        let reason = match conflict {
            Conflict::Negation => {
                format!("{shown} replaces “{words}”, and only one of the two has a negation")
            }
            Conflict::Number => format!("{shown} replaces “{words}”, and the numbers differ"),
            Conflict::Word => format!("{shown} turns a word of the text into another one"),
        };
        let hint = "write what was said there; a bracket may shorten or explain it, but not change what it says";
        let place = Some((self.in_text(block, there.clone()), "the text has this"));
        let near = Some((block, there));
        Some(Explained { there: place, near, ..Explained::new(MatchKind::Near, reason, hint) })
    }

    /// The similar passage of the paragraph, if there is one.
    fn near(&mut self, claim: &str, block: BlockId) -> Option<Explained> {
        let cost = claim.len().saturating_mul(self.text_of(block).len()) / 32;
        if !self.rejection_budget.try_spend(cost) {
            return None;
        }
        let text = self.text_of(block);
        let nearest = nearest::nearest(claim, text)?;
        let there = text.get(nearest.range.clone()).unwrap_or_default();
        let told: Vec<_> = nearest.changes.iter().take(4).map(ToString::to_string).collect();
        let (reason, within) = if !told.is_empty() {
            let told = told.join("; ");
            // A message is one line, even if several words differ.
            let told = crate::text::single_spaced(beginning(&told, 4 * limits::NAME_CHARS));
            (format!("this differs from the text: {told}"), nearest.first)
        } else if text.contains(claim.trim()) {
            ("this quote begins or ends in the middle of a word".to_owned(), cut_word(claim, text))
        } else {
            let reason = "this quote has the words of the text, but different punctuation".to_owned();
            (reason, first_other_mark(claim, there))
        };
        // If a word was cut, show all of it.
        let whole = whole_words(text, &nearest.range);
        let hint = format!("the text has: “{}”", shortened(text.get(whole).unwrap_or(there)));
        let near = Some((block, nearest.range.clone()));
        let differing = nearest.there.unwrap_or(nearest.range);
        let there = Some((self.in_text(block, differing), "the text has this"));
        Some(Explained { within, there, near, ..Explained::new(MatchKind::Near, reason, hint) })
    }

    /// A quote that is in its paragraph, but not after the quotes before it.
    fn overlap(&mut self, number: usize, block: BlockId, span: &Range<usize>) -> Explained {
        let speaker = self.briefing.quotes.get(number).and_then(|quote| quote.speaker);
        let other = self
            .briefing
            .quotes
            .iter()
            .enumerate()
            .take(number)
            .rev()
            .take_while(|(_, quote)| quote.block == block)
            .find(|(_, quote)| quote.span().is_some_and(|other| other.start < span.end && span.start < other.end))
            .map(|(i, quote)| (i, quote.speaker));
        let Some((other, other_speaker)) = other else {
            self.doubt_later_ones(number, block, span, speaker);
            let reason = "this quote comes before the one above it in the paragraph";
            let above = number.checked_sub(1).map(|above| (self.in_quote(block, above), "this is the one above it"));
            let explained = Explained::new(MatchKind::Misplaced, reason, "put the quotes in the order of the text");
            return Explained { there: above, ..explained };
        };
        let other_place = self.in_quote(block, other);
        if other_speaker == speaker {
            let reason = "this quote shares words with another of the same speaker";
            let hint = "begin each quote after the end of the previous one";
            let there = Some((other_place, "this is the other one"));
            return Explained { there, ..Explained::new(MatchKind::Misplaced, reason, hint) };
        }
        let name_of = |id: Option<SpeakerId>| {
            id.and_then(|id| self.briefing.speaker(id)).map_or_else(|| "another speaker".to_owned(), |s| s.name.clone())
        };
        let (ours, theirs) = (name_of(speaker), name_of(other_speaker));
        // Two speakers cannot both have said it, and it is not known which one did, so neither quote is
        // verified.
        let claimed = self.briefing.quotes.get(other).map(|q| self.briefing_text(q)).unwrap_or_default();
        let reason = format!("the same words are also attributed to {ours}");
        self.refuse(other, MatchKind::Misplaced, reason, claimed);
        let reason = format!("these words are within a quote by {theirs}");
        let there = Some((other_place, "this is the quote that has them"));
        Explained { there, ..Explained::new(MatchKind::Misplaced, reason, "keep the one with the right speaker") }
    }

    /// Where the file has the text of a quote of this block.
    fn in_quote(&self, block: BlockId, quote: usize) -> Location {
        let number = self.raw_numbers.get(block.index()).copied().unwrap_or_default();
        let first = self.briefing.blocks.get(block.index()).map_or(0, |block| block.quotes.start as usize);
        let path =
            place![Field("body"), Index(number), Field("quotes"), Index(quote.saturating_sub(first)), Field("text")];
        Location::from(path)
    }

    /// Quotes of other speakers that come before this one in the file but after it in the text. If their order was
    /// mixed up, their speakers may be mixed up too, so none of them is verified.
    fn doubt_later_ones(&mut self, number: usize, block: BlockId, span: &Range<usize>, speaker: Option<SpeakerId>) {
        for i in (0..number).rev() {
            let Some(quote) = self.briefing.quotes.get(i).filter(|quote| quote.block == block) else { return };
            if quote.speaker != speaker && quote.span().is_some_and(|other| other.start >= span.end) {
                let words = self.briefing_text(quote);
                let reason =
                    "the quotes of its paragraph are not in the order of the text, and are by several speakers";
                self.refuse(i, MatchKind::Misplaced, reason.to_owned(), words);
            }
        }
    }

    pub(crate) fn briefing_text(&self, quote: &Quote) -> String {
        quote.span().and_then(|span| self.text_of(quote.block).get(span)).unwrap_or_default().to_owned()
    }

    /// The other block of the body in which the quote was found, if there is one.
    fn elsewhere(&mut self, claim: &str, own: BlockId) -> Result<Option<Explained>, BudgetExhausted> {
        let exact = memchr::memmem::Finder::new(claim.trim());
        // Search all blocks for the exact words first, then more slowly with other typography.
        for is_folding in [false, true] {
            for block in (0..).map(BlockId).take(self.briefing.blocks.len()) {
                let len = self.text_of(block).len();
                let cost = match is_folding {
                    true => (len + claim.len()).saturating_mul(32).saturating_add(4096),
                    false => len.saturating_add(256),
                };
                if !self.rejection_budget.try_spend(cost) {
                    return Err(BudgetExhausted);
                }
                let text = self.text_of(block);
                if block == own {
                    continue;
                }
                let span = if is_folding {
                    matcher::match_quote(claim, text, 0)
                        .filter(|found| found.kind != MatchKind::Elided)
                        .map(|found| found.span())
                } else {
                    exact
                        .find(text.as_bytes())
                        .map(|at| at..at + claim.trim().len())
                        .filter(|span| boundary::stands_alone(text, span))
                };
                if let Some(span) = span {
                    let start = first_words(text);
                    let reason = format!("this quote is in another paragraph, which begins “{start}”");
                    let near = Some((block, span.clone()));
                    let there = Some((self.in_text(block, span), "it is here"));
                    let hint = "move it to that paragraph, after the quotes before it";
                    return Ok(Some(Explained { there, near, ..Explained::new(MatchKind::Misplaced, reason, hint) }));
                }
            }
        }
        Ok(None)
    }
}

/// The range, extended to whole words.
fn whole_words(text: &str, range: &Range<usize>) -> Range<usize> {
    const WORD_BYTES: usize = 256;
    let is_bound = |at: &usize| boundary::is_boundary(text, *at);
    let start = (range.start.saturating_sub(WORD_BYTES)..=range.start).rev().find(is_bound).unwrap_or(range.start);
    let end = (range.end..=text.len().min(range.end + WORD_BYTES)).find(is_bound).unwrap_or(range.end);
    start..end
}

/// The first or last word of a quote if it is only a part of a word of the text.
fn cut_word(claim: &str, text: &str) -> Option<Range<usize>> {
    let bare = claim.trim();
    let start = claim.len() - claim.trim_start().len();
    let at = text.find(bare)?;
    let is_whole = |span: Range<usize>| boundary::stands_alone(text, &span);
    let first = bare.find(char::is_whitespace).unwrap_or(bare.len());
    if !is_whole(at..at + first) {
        return Some(start..start + first);
    }
    let last = bare.rfind(char::is_whitespace).map_or(0, |space| space + 1);
    Some(start + last..start + bare.len())
}

/// The first character of a quote, up to its last word, that differs from the text.
fn first_other_mark(claim: &str, there: &str) -> Option<Range<usize>> {
    let start = claim.find(char::is_alphanumeric)?;
    let (ours, theirs) = (NormalizedText::new(claim.get(start..)?), NormalizedText::new(there));
    let mut theirs = theirs.chars();
    let mut ours = ours.chars();
    let other = ours.find(|(c, _)| theirs.next().map(|(c, _)| c) != Some(*c))?.1;
    Some(start + other.start..start + other.end)
}
