//! How a quote stands in a text: which kind of match, and where.

use std::{fmt, ops::Range};

/// What was found when a quote was looked for in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MatchKind {
    /// It stands there character for character.
    Exact,
    /// It stands there once typography is made equal.
    Normalized,
    /// Its pieces stand there, in order.
    Elided,
    /// All of it stands there, in order, but an editor's square brackets.
    Edited,
    /// It stands elsewhere, or within another speaker's quote.
    Misplaced,
    /// Something like it stands there.
    Near,
    /// Nothing like it stands there.
    Absent,
}

impl MatchKind {
    /// Every outcome, the best first.
    pub const ALL: [Self; 7] =
        [Self::Exact, Self::Normalized, Self::Elided, Self::Edited, Self::Misplaced, Self::Near, Self::Absent];

    /// Whether the quote may be handed out as one.
    pub fn is_verified(self) -> bool {
        matches!(self, Self::Exact | Self::Normalized | Self::Elided | Self::Edited)
    }

    /// The word for it in exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Normalized => "normalized",
            Self::Elided => "elided",
            Self::Edited => "edited",
            Self::Misplaced => "misplaced",
            Self::Near => "near",
            Self::Absent => "absent",
        }
    }
}

impl fmt::Display for MatchKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where a verified quote stands: its pieces as byte ranges of the text, in order, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteMatch {
    /// One of the kinds that are verified.
    pub kind: MatchKind,
    /// The pieces, in order; one, unless the quote was shortened or edited.
    pub pieces: Vec<Range<usize>>,
    /// An editor's brackets between them, in order; mostly none.
    pub brackets: Vec<Bracket>,
}

impl QuoteMatch {
    /// From the first piece's start to the last one's end.
    pub fn span(&self) -> Range<usize> {
        let start = self.pieces.first().map_or(0, |piece| piece.start);
        let end = self.pieces.last().map_or(start, |piece| piece.end);
        start..end
    }
}

/// A bracket of an edited quote, and what stands in the text in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bracket {
    /// The bracket as the quote has it, with the spaces beside it: " [the ministers] ".
    pub shown: String,
    /// The bytes of the text that it stands for; empty where it stands for nothing.
    pub source: Range<usize>,
    /// The piece of the match that follows it; the number of pieces where it ends the quote.
    pub before: usize,
}
