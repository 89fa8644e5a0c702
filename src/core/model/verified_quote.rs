//! A quote that this program verifies, whole or shortened: the only thing that is copied or exported
//! as a quote.

use std::{borrow::Cow, ops::Range};

use thiserror::Error;

use super::briefing::{BlockRef, Briefing, Note, Occasion, Quote, QuoteId, Speaker, Verification};
use crate::matching::{self, boundary};

impl Briefing {
    /// A quote's text: the source's own characters where it is verified, with `[…]` where it was
    /// shortened; else what the file claims.
    pub fn quote_text<'a>(&'a self, quote: &'a Quote) -> Cow<'a, str> {
        let pieces = match &quote.verification {
            Verification::Unverified { claimed, .. } => return Cow::Borrowed(claimed),
            Verification::Verified { pieces, .. } => pieces,
        };
        let text = self.block(quote.block).map_or("", |block| block.text());
        joined(text, pieces, quote.open_ends)
    }

    /// What a shortened quote leaves out, piece by piece.
    pub fn left_out(&self, quote: &Quote) -> Vec<&str> {
        let Verification::Verified { pieces, .. } = &quote.verification else { return Vec::new() };
        let text = self.block(quote.block).map_or("", |block| block.text());
        gaps(text, pieces)
    }

    /// The quote, if this program verifies it: it is verified, and its speaker and occasion are known.
    ///
    /// # Errors
    /// Why it does not, as a sentence without a full stop.
    pub fn verified_quote(&self, id: QuoteId) -> Result<VerifiedQuote<'_>, NotVerified> {
        VerifiedQuote::of(self, id)
    }
}

/// Why a quote is not verified, or a part of one is not; each a sentence without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotVerified {
    /// The briefing has no quote of this number.
    #[error("there is no such quote")]
    NoQuote,
    /// It does not stand in its block; why, as the diagnostic says it.
    #[error("{0}")]
    NotInText(String),
    /// Its speaker is unknown, or defined twice so that nobody knows which is meant.
    #[error("its speaker is not defined in the briefing, or is defined twice")]
    NoSpeaker,
    /// The same of its occasion.
    #[error("its occasion is not defined in the briefing, or is defined twice")]
    NoOccasion,
    /// Its block is not part of the briefing.
    #[error("its paragraph is not in the briefing")]
    NoBlock,
    /// Everything of it is left out.
    #[error("no word of the quote is left")]
    NothingLeft,
    /// It is cut within something that belongs together.
    #[error("it would begin or end within a word or a number")]
    CutsWord,
    /// What is left of it does not stand in the text by the rules of [`crate::matching`].
    #[error("what is left does not stand in the text")]
    PartNotInText,
}

/// A quote that this program verifies. [`Briefing::verified_quote`] is the only way to one, and nothing
/// else can be copied as a quote.
#[derive(Clone)]
pub struct VerifiedQuote<'a> {
    briefing: &'a Briefing,
    id: QuoteId,
    quote: &'a Quote,
    speaker: &'a Speaker,
    occasion: &'a Occasion,
    block: BlockRef<'a>,
    pieces: Cow<'a, [Range<usize>]>,
    open_ends: (bool, bool),
}

impl<'a> VerifiedQuote<'a> {
    pub(crate) fn of(briefing: &'a Briefing, id: QuoteId) -> Result<Self, NotVerified> {
        let quote = briefing.quote(id).ok_or(NotVerified::NoQuote)?;
        let pieces = match &quote.verification {
            Verification::Unverified { reason, .. } => return Err(NotVerified::NotInText(reason.clone())),
            Verification::Verified { pieces, .. } => Cow::Borrowed(pieces.as_slice()),
        };
        let speaker = quote.speaker.and_then(|id| briefing.speaker(id)).ok_or(NotVerified::NoSpeaker)?;
        let occasion = quote.occasion.and_then(|id| briefing.occasion(id)).ok_or(NotVerified::NoOccasion)?;
        let block = briefing.block(quote.block).ok_or(NotVerified::NoBlock)?;
        Ok(Self { briefing, id, quote, speaker, occasion, block, pieces, open_ends: quote.open_ends })
    }

    /// The briefing it is from.
    pub fn briefing(&self) -> &'a Briefing {
        self.briefing
    }

    /// Its id.
    pub fn id(&self) -> QuoteId {
        self.id
    }

    /// The quote itself, as the briefing has it.
    pub fn quote(&self) -> &'a Quote {
        self.quote
    }

    /// The paragraph that it stands in.
    pub fn block(&self) -> BlockRef<'a> {
        self.block
    }

    /// Who said it.
    pub fn speaker(&self) -> &'a Speaker {
        self.speaker
    }

    /// Where and when.
    pub fn occasion(&self) -> &'a Occasion {
        self.occasion
    }

    /// Its text, in the source's own characters, with `[…]` where words are left out.
    pub fn text(&self) -> Cow<'a, str> {
        joined(self.block.text(), &self.pieces, self.open_ends)
    }

    /// Where it stands in its paragraph: one range of bytes, or several in order where it is shortened.
    pub fn pieces(&self) -> &[Range<usize>] {
        &self.pieces
    }

    /// From its first byte in the paragraph to its last.
    pub fn span(&self) -> Range<usize> {
        let start = self.pieces.first().map_or(0, |piece| piece.start);
        start..self.pieces.last().map_or(start, |piece| piece.end)
    }

    /// The words that are left out between its pieces.
    pub fn left_out(&self) -> Vec<&'a str> {
        gaps(self.block.text(), &self.pieces)
    }

    /// The notes on words of it; not those on words that are left out.
    pub fn notes(&self) -> impl Iterator<Item = &'a Note> {
        let touches = |note: &Note, piece: &Range<usize>| note.range.start < piece.end && piece.start < note.range.end;
        let notes = self.block.notes().map(|(_, note)| note);
        notes.filter(move |note| self.pieces.iter().any(|piece| touches(note, piece)))
    }

    /// The quote without the words in these ranges of its paragraph; `[…]` stands for them, at its ends as
    /// well: "I do not believe that taxes must rise" is not to become "taxes must rise".
    ///
    /// # Errors
    /// A sentence without a full stop, where nothing would be left or the verification does not accept what is.
    pub fn shortened(&self, left_out: &[Range<usize>]) -> Result<Self, NotVerified> {
        let mut pieces = self.pieces.to_vec();
        for gap in left_out {
            pieces = pieces.iter().flat_map(|piece| without(piece, gap)).collect();
        }
        self.with_pieces(pieces)
    }

    /// The part of the quote within a range of its paragraph, such as a selection; whole words only.
    ///
    /// # Errors
    /// As for [`VerifiedQuote::shortened`].
    pub fn part(&self, range: &Range<usize>) -> Result<Self, NotVerified> {
        let within = |piece: &Range<usize>| piece.start.max(range.start)..piece.end.min(range.end);
        self.with_pieces(self.pieces.iter().map(within).collect())
    }

    fn with_pieces(&self, pieces: Vec<Range<usize>>) -> Result<Self, NotVerified> {
        let text = self.block.text();
        let trimmed = pieces.iter().filter_map(|piece| trimmed(text, piece));
        let pieces: Vec<_> = trimmed.filter(|piece| text.get(piece.clone()).is_some_and(boundary::has_word)).collect();
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
            return Err(NotVerified::NothingLeft);
        };
        if !pieces.iter().all(|piece| boundary::stands_alone(text, piece)) {
            return Err(NotVerified::CutsWord);
        }
        let whole = self.span();
        let is_cut = |gap: Range<usize>| text.get(gap).is_some_and(boundary::has_word);
        let open_ends =
            (self.open_ends.0 || is_cut(whole.start..first.start), self.open_ends.1 || is_cut(last.end..whole.end));
        // The file's own quotes are verified by their text; so is what is made of one.
        let is_verified = matching::match_quote(&joined(text, &pieces, open_ends), text, whole.start).is_some();
        if !is_verified {
            return Err(NotVerified::PartNotInText);
        }
        Ok(Self { pieces: Cow::Owned(pieces), open_ends, ..self.clone() })
    }
}

/// What is left of a piece without a gap.
fn without(piece: &Range<usize>, gap: &Range<usize>) -> impl Iterator<Item = Range<usize>> + use<> {
    let (before, after) = (piece.start..piece.end.min(gap.start), piece.start.max(gap.end)..piece.end);
    [before, after].into_iter().filter(|rest| rest.start < rest.end)
}

/// The range without white space at its ends; nothing where nothing else is in it.
fn trimmed(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let part = text.get(range.clone())?;
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.end - (part.len() - part.trim_end().len());
    (start < end).then_some(start..end)
}

/// The pieces of a text with `[…]` between them, and where the ends are open.
pub(crate) fn joined<'a>(text: &'a str, pieces: &[Range<usize>], open_ends: (bool, bool)) -> Cow<'a, str> {
    let part = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    if let ([piece], (false, false)) = (pieces, open_ends) {
        return Cow::Borrowed(part(piece));
    }
    let joined = pieces.iter().map(part).collect::<Vec<_>>().join(" […] ");
    let (start, end) = open_ends;
    Cow::Owned(format!("{}{joined}{}", if start { "[…] " } else { "" }, if end { " […]" } else { "" }))
}

/// The words between the pieces.
pub(crate) fn gaps<'a>(text: &'a str, pieces: &[Range<usize>]) -> Vec<&'a str> {
    pieces
        .iter()
        .zip(pieces.iter().skip(1))
        .filter_map(|(piece, next)| text.get(piece.end..next.start))
        .map(str::trim)
        .filter(|gap| !gap.is_empty())
        .collect()
}
