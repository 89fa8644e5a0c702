//! Direct speech: who said it, where it is, and whether it is verified.

use std::ops::Range;

use super::ids::{BlockId, OccasionId, SpeakerId, TopicId};
use crate::matching::{Bracket, MatchKind};

/// Whether a quote is in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verification {
    /// It is in its block's text, at these bytes, in order; one piece, unless it was shortened.
    Verified {
        /// The kind of match.
        kind: MatchKind,
        /// The ranges in the block's text.
        pieces: Vec<Range<usize>>,
    },
    /// It is not.
    Unverified {
        /// What was found instead.
        kind: MatchKind,
        /// What the file claims, word for word.
        claimed: String,
        /// Why it was rejected, a sentence.
        reason: String,
        /// The similar words of the text, or the same words elsewhere, if they are known.
        near: Option<(BlockId, Range<usize>)>,
    },
}

/// Why a quote is not verified whose words the briefing has, but not its source text.
pub(crate) const NOT_IN_SOURCE_TEXT: &str = "it is in the briefing, but not in the source text";

/// Why a quote is not verified that was not compared with the source text.
pub(crate) const NOT_COMPARED: &str =
    "too much of the body before it is not in the source text, and the rest is not compared";

/// Direct speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The block in which it is or begins.
    pub block: BlockId,
    /// The speaker, or the first of several; `None` if the file does not define that speaker.
    pub speaker: Option<SpeakerId>,
    /// The occasion; `None` if the file does not define it.
    pub occasion: Option<OccasionId>,
    /// Whether it is verified.
    pub verification: Verification,
    /// Whether the file has an ellipsis at its start or its end.
    pub(crate) open_ends: (bool, bool),
    /// Data that only few quotes have.
    pub(crate) details: Option<Box<QuoteDetails>>,
}

/// Data that only few quotes have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct QuoteDetails {
    /// The other speakers of a joint statement.
    pub(crate) other_speakers: Vec<SpeakerId>,
    pub(crate) role: Option<String>,
    pub(crate) topics: Option<Vec<TopicId>>,
    pub(crate) is_unconfirmed: bool,
    pub(crate) proposal: Option<Proposal>,
    /// An editor's brackets in the first block's part.
    pub(crate) brackets: Vec<Bracket>,
    /// The indices of those pieces of the first block's part that continue the quote after words of the text.
    pub(crate) continuations: Vec<usize>,
    /// The claimed words of each piece, if there are several; an unverified quote has them nowhere else.
    pub(crate) claims: Vec<(BlockId, String)>,
    /// Its parts in later blocks, in order.
    pub(crate) continued: Vec<ContinuedPart>,
    /// The ranges of its original words, in the originals of its blocks.
    pub(crate) originals: Vec<(BlockId, Range<usize>)>,
    /// What is wrong with its ends, if it is cut off from words that may change its meaning.
    pub(crate) cut_off: Option<String>,
}

/// The part of a quote in a later block than the one in which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ContinuedPart {
    pub(crate) block: BlockId,
    pub(crate) pieces: Vec<Range<usize>>,
    pub(crate) open_ends: (bool, bool),
    pub(crate) brackets: Vec<Bracket>,
    pub(crate) continuations: Vec<usize>,
}

/// The confidence of the rules that proposed a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Deserialize)]
pub enum Confidence {
    /// Nothing contradicts it, but little supports it.
    #[default]
    Unsure,
    /// A reader would probably understand it so.
    Likely,
    /// The text says so explicitly.
    Certain,
}

impl Confidence {
    /// Its name in exports and in the window.
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
    /// The rule by which it was found, in words: "said NAME".
    pub rule: String,
    /// The confidence.
    pub confidence: Confidence,
    /// The words in the text that support it.
    pub evidence: Vec<String>,
}

impl Quote {
    /// The result of searching for it.
    pub fn match_kind(&self) -> MatchKind {
        match self.verification {
            Verification::Verified { kind, .. } | Verification::Unverified { kind, .. } => kind,
        }
    }

    /// The block and the bytes of the similar words, if it is not verified and they are known.
    pub fn near_place(&self) -> Option<(BlockId, &Range<usize>)> {
        match &self.verification {
            Verification::Unverified { near, .. } => near.as_ref().map(|(block, range)| (*block, range)),
            Verification::Verified { .. } => None,
        }
    }

    /// The words that it claims, if the briefing has them but its source text does not, or was not compared so far.
    pub(crate) fn words_not_in_source_text(&self) -> Option<&str> {
        match &self.verification {
            Verification::Unverified { claimed, reason, .. } => {
                matches!(reason.as_str(), NOT_IN_SOURCE_TEXT | NOT_COMPARED).then_some(claimed)
            }
            Verification::Verified { .. } => None,
        }
    }

    /// The speakers; several for a joint statement.
    pub fn speakers(&self) -> impl Iterator<Item = SpeakerId> + use<> {
        self.speaker.into_iter().chain(self.details().other_speakers.clone())
    }

    /// Whether it was confirmed, or was never only proposed.
    pub fn is_confirmed(&self) -> bool {
        !self.details().is_unconfirmed
    }

    /// Why it was proposed, if it is not confirmed yet and the file says why.
    pub fn proposal(&self) -> Option<&Proposal> {
        self.details().proposal.as_ref()
    }

    /// The topics that the file lists for it, which replace those of its block.
    pub fn own_topics(&self) -> Option<&[TopicId]> {
        self.details().topics.as_deref()
    }

    /// The role that the file gives for it, which replaces that of its speaker.
    pub fn own_role(&self) -> Option<&str> {
        self.details().role.as_deref()
    }

    /// A warning that it is cut off from words that may change its meaning, with the text of diagnostic W106: “this
    /// quote begins just after “not””. `None` for a quote that continues elsewhere.
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

    /// Its range in a block's text, from its first byte there to its last, if it is there.
    pub fn span_in(&self, block: BlockId) -> Option<Range<usize>> {
        if block == self.block {
            return self.span();
        }
        self.span()?;
        let part = self.details().continued.iter().find(|part| part.block == block)?;
        Some(part.pieces.first()?.start..part.pieces.last()?.end)
    }

    /// Its ranges in a block's text, without the words of the text after which it continues: usually one.
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

    /// The ranges of its original words in the original of a block.
    pub fn originals_in(&self, block: BlockId) -> Vec<Range<usize>> {
        self.details().originals.iter().filter(|(of, _)| *of == block).map(|(_, range)| range.clone()).collect()
    }

    /// The ranges of its pieces in a block's text.
    pub fn pieces_in(&self, block: BlockId) -> &[Range<usize>] {
        match &self.verification {
            Verification::Verified { pieces, .. } if block == self.block => pieces,
            Verification::Verified { .. } => {
                self.details().continued.iter().find(|part| part.block == block).map_or(&[], |part| &part.pieces)
            }
            Verification::Unverified { .. } => &[],
        }
    }

    /// The blocks that it is in, in order.
    pub fn blocks(&self) -> impl Iterator<Item = BlockId> {
        std::iter::once(self.block).chain(self.details().continued.iter().map(|part| part.block))
    }

    /// Its range in its block's text, from its first byte to its last, if it is there.
    pub fn span(&self) -> Option<Range<usize>> {
        match &self.verification {
            Verification::Verified { pieces, .. } => Some(pieces.first()?.start..pieces.last()?.end),
            Verification::Unverified { .. } => None,
        }
    }
}
