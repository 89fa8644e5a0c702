//! Quotes by their speaker and occasion.

use super::{
    briefing::Briefing,
    ids::{OccasionId, SpeakerId},
    quote::Quote,
};

/// Which quotes are shown or exported, by speaker and occasion. A quote must match everything that is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QuoteFilter {
    /// Only those of this speaker.
    pub speaker: Option<SpeakerId>,
    /// Only those of this occasion.
    pub occasion: Option<OccasionId>,
}

impl QuoteFilter {
    /// Whether a quote of the briefing matches. Several entries for one person count as one speaker, and a joint
    /// statement belongs to each of its speakers.
    pub fn matches(&self, briefing: &Briefing, quote: &Quote) -> bool {
        let person = |id: SpeakerId| briefing.speaker(id).map(|speaker| speaker.person);
        self.speaker.is_none_or(|speaker| quote.speakers().any(|id| id == speaker || person(id) == person(speaker)))
            && self.occasion.is_none_or(|occasion| quote.occasion == Some(occasion))
    }

    /// Whether anything is set.
    pub fn is_on(&self) -> bool {
        *self != Self::default()
    }
}
