//! The match of a quote in a text: its kind and its place.

use std::{fmt, ops::Range};

use super::boundary::has_word;

/// The result of searching for a quote in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MatchKind {
    /// Found character for character.
    Exact,
    /// Found once typography is made equal.
    Normalized,
    /// Its pieces were found, in order.
    Elided,
    /// All of it was found, in order, except an editor's square brackets.
    Edited,
    /// Found in another place, or within another speaker's quote.
    Misplaced,
    /// Something similar was found.
    Near,
    /// Nothing similar was found.
    Absent,
}

impl MatchKind {
    /// Every outcome, the best first.
    pub const ALL: [Self; 7] =
        [Self::Exact, Self::Normalized, Self::Elided, Self::Edited, Self::Misplaced, Self::Near, Self::Absent];

    /// Whether the quote counts as verified and may be copied and exported.
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

/// The place of a verified quote: its pieces as byte ranges of the text, in order, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteMatch {
    /// One of the kinds that are verified.
    pub kind: MatchKind,
    /// The pieces, in order; only one, unless the quote was shortened or edited.
    pub pieces: Vec<Range<usize>>,
    /// An editor's brackets between them, in order; usually none.
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

/// A bracket of an edited quote, and the words of the text that it replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bracket {
    /// The bracket as in the quote, with the spaces around it: " [the ministers] ".
    pub shown: String,
    /// The bytes of the text that it replaces; empty if it only adds something.
    pub source: Range<usize>,
    /// The piece of the match that follows it; the number of pieces if it ends the quote.
    pub before: usize,
    /// Whether the quote has an ellipsis right before it, and right after it.
    pub gaps: (bool, bool),
}

/// What is left out between two pieces: the words that are in neither and that none of these brackets replaces. `next`
/// is the number of the second piece.
pub fn left_out_before(text: &str, pieces: &[Range<usize>], brackets: &[Bracket], next: usize) -> Vec<Range<usize>> {
    let (Some(piece), Some(after)) = (next.checked_sub(1).and_then(|i| pieces.get(i)), pieces.get(next)) else {
        return Vec::new();
    };
    let mut at = piece.end;
    let mut gaps = Vec::new();
    let stand_for = brackets.iter().filter(|bracket| bracket.before == next).map(|bracket| bracket.source.clone());
    for known in stand_for.chain([after.clone()]) {
        gaps.extend((at < known.start).then_some(at..known.start));
        at = at.max(known.end);
    }
    let is_bracketed = brackets.iter().any(|bracket| bracket.before == next);
    gaps.retain(|gap| !is_bracketed || text.get(gap.clone()).is_some_and(has_word));
    gaps
}
