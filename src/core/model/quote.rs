//! Direct speech: who said it, where it stands, and whether it is verified.

use std::ops::Range;

use super::ids::{BlockId, OccasionId, SpeakerId, TopicId};
use crate::matching::{Bracket, MatchKind};

/// Whether a quote stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verification {
    /// It does, at these bytes of its block's text, in order; one piece, unless it was shortened.
    Verified {
        /// How it was found.
        kind: MatchKind,
        /// Where.
        pieces: Vec<Range<usize>>,
    },
    /// It does not.
    Unverified {
        /// What was found instead.
        kind: MatchKind,
        /// What the file claims, word for word.
        claimed: String,
        /// Why it is refused, a sentence.
        reason: String,
        /// The words of the text that it nearly has, or that stand elsewhere, where they are known.
        near: Option<(BlockId, Range<usize>)>,
    },
}

/// Direct speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The block it is in, or begins in.
    pub block: BlockId,
    /// Who said it, or the first of those who did; nobody where the file names a speaker that it does not define.
    pub speaker: Option<SpeakerId>,
    /// Where and when; nothing where the file names an occasion that it does not define.
    pub occasion: Option<OccasionId>,
    /// Whether it is verified.
    pub verification: Verification,
    /// Whether the file shortened it at its start or its end by an ellipsis there.
    pub(crate) open_ends: (bool, bool),
    /// What few quotes have.
    pub(crate) details: Option<Box<QuoteDetails>>,
}

/// What few quotes have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct QuoteDetails {
    /// Those who said it together with the first speaker.
    pub(crate) other_speakers: Vec<SpeakerId>,
    pub(crate) role: Option<String>,
    pub(crate) topics: Option<Vec<TopicId>>,
    pub(crate) is_unconfirmed: bool,
    pub(crate) proposal: Option<Proposal>,
    /// Brackets of an editor in the first block's part.
    pub(crate) brackets: Vec<Bracket>,
    /// The pieces of the first block's part that continue the quote after words of the text, by their places.
    pub(crate) continuations: Vec<usize>,
    /// What the file claims of each piece, where there are several: of a quote that is not verified nothing else says it.
    pub(crate) claims: Vec<(BlockId, String)>,
    /// How it goes on in later blocks, in order.
    pub(crate) continued: Vec<ContinuedPart>,
    /// Where its words in the language they were said in stand, in the originals of the blocks of its parts.
    pub(crate) originals: Vec<(BlockId, Range<usize>)>,
    /// What is wrong with its ends, if it is cut off from words that may turn its meaning.
    pub(crate) cut_off: Option<String>,
}

/// The part of a quote that stands in a later block than the one it begins in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ContinuedPart {
    pub(crate) block: BlockId,
    pub(crate) pieces: Vec<Range<usize>>,
    pub(crate) open_ends: (bool, bool),
    pub(crate) brackets: Vec<Bracket>,
    pub(crate) continuations: Vec<usize>,
}

/// How sure the rules are that proposed a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Deserialize)]
pub enum Confidence {
    /// Nothing speaks against it, and little for it.
    #[default]
    Unsure,
    /// One would take it so.
    Likely,
    /// The words say so.
    Certain,
}

impl Confidence {
    /// The word for it in exports and in the window.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

/// Why a quote was proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The rule that it was found by, in words: "said NAME".
    pub rule: String,
    /// How sure that is.
    pub confidence: Confidence,
    /// The words that say so.
    pub evidence: Vec<String>,
}

impl Quote {
    /// What was found when it was looked for.
    pub fn match_kind(&self) -> MatchKind {
        match self.verification {
            Verification::Verified { kind, .. } | Verification::Unverified { kind, .. } => kind,
        }
    }

    /// Where the words of the text are that it nearly has, where it is not verified and they are known: a block, and bytes
    /// of its text.
    pub fn near_place(&self) -> Option<(BlockId, &Range<usize>)> {
        match &self.verification {
            Verification::Unverified { near, .. } => near.as_ref().map(|(block, range)| (*block, range)),
            Verification::Verified { .. } => None,
        }
    }

    /// Who said it; several where they said it together.
    pub fn speakers(&self) -> impl Iterator<Item = SpeakerId> + use<> {
        self.speaker.into_iter().chain(self.details().other_speakers.clone())
    }

    /// Whether somebody has confirmed it, or it was never only proposed.
    pub fn is_confirmed(&self) -> bool {
        !self.details().is_unconfirmed
    }

    /// Why it was proposed, where nobody has confirmed it yet and the file says why.
    pub fn proposal(&self) -> Option<&Proposal> {
        self.details().proposal.as_ref()
    }

    /// The topics that the file gives it beside those of its block.
    pub fn own_topics(&self) -> Option<&[TopicId]> {
        self.details().topics.as_deref()
    }

    /// The role that the file gives it beside that of its speaker.
    pub fn own_role(&self) -> Option<&str> {
        self.details().role.as_deref()
    }

    /// That it is cut off from words that may turn its meaning, as the diagnostic W106 says it: “this quote begins just after
    /// “not””. None of a quote that goes on.
    pub fn cut_off(&self) -> Option<&str> {
        self.details().cut_off.as_deref()
    }

    pub(crate) fn details(&self) -> &QuoteDetails {
        static NONE: QuoteDetails = QuoteDetails {
            other_speakers: Vec::new(),
            role: None,
            topics: None,
            is_unconfirmed: false,
            proposal: None,
            brackets: Vec::new(),
            continuations: Vec::new(),
            claims: Vec::new(),
            continued: Vec::new(),
            originals: Vec::new(),
            cut_off: None,
        };
        self.details.as_deref().unwrap_or(&NONE)
    }

    pub(crate) fn details_mut(&mut self) -> &mut QuoteDetails {
        self.details.get_or_insert_default()
    }

    /// Where it stands in a block's text, from its first byte there to its last, if it does.
    pub fn span_in(&self, block: BlockId) -> Option<Range<usize>> {
        if block == self.block {
            return self.span();
        }
        self.span()?;
        let part = self.details().continued.iter().find(|part| part.block == block)?;
        Some(part.pieces.first()?.start..part.pieces.last()?.end)
    }

    /// Where it stands in a block's text without the words of the text that it goes on after: in mostly one place.
    pub fn speeches_in(&self, block: BlockId) -> Vec<Range<usize>> {
        let pieces = self.pieces_in(block);
        let details = self.details();
        let continuations = match block == self.block {
            true => &details.continuations,
            false => match details.continued.iter().find(|part| part.block == block) {
                Some(part) => &part.continuations,
                None => return Vec::new(),
            },
        };
        let starts = std::iter::once(0).chain(continuations.iter().copied());
        let ends = continuations.iter().copied().chain([pieces.len()]);
        let span = |(start, end): (usize, usize)| {
            let speech = pieces.get(start..end)?;
            Some(speech.first()?.start..speech.last()?.end)
        };
        starts.zip(ends).filter_map(span).collect()
    }

    /// Where its words in the language that they were said in stand in the original of a block.
    pub fn originals_in(&self, block: BlockId) -> Vec<Range<usize>> {
        self.details().originals.iter().filter(|(of, _)| *of == block).map(|(_, range)| range.clone()).collect()
    }

    /// Where its pieces stand in a block's text.
    pub fn pieces_in(&self, block: BlockId) -> &[Range<usize>] {
        match &self.verification {
            Verification::Verified { pieces, .. } if block == self.block => pieces,
            Verification::Verified { .. } => {
                self.details().continued.iter().find(|part| part.block == block).map_or(&[], |part| &part.pieces)
            }
            Verification::Unverified { .. } => &[],
        }
    }

    /// The blocks that it stands in, in order.
    pub fn blocks(&self) -> impl Iterator<Item = BlockId> {
        std::iter::once(self.block).chain(self.details().continued.iter().map(|part| part.block))
    }

    /// Where it stands in its block's text, from its first byte to its last, if it does.
    pub fn span(&self) -> Option<Range<usize>> {
        match &self.verification {
            Verification::Verified { pieces, .. } => Some(pieces.first()?.start..pieces.last()?.end),
            Verification::Unverified { .. } => None,
        }
    }
}
