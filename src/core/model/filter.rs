//! Quotes by their speaker and occasion.

use super::briefing::{OccasionId, Quote, SpeakerId};

/// Which quotes are shown or exported: by who said them, and where and when. Everything that is set must fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QuoteFilter {
    /// Only those of this speaker.
    pub speaker: Option<SpeakerId>,
    /// Only those of this occasion.
    pub occasion: Option<OccasionId>,
}

impl QuoteFilter {
    /// Whether a quote is among them.
    pub fn matches(&self, quote: &Quote) -> bool {
        self.speaker.is_none_or(|speaker| quote.speaker == Some(speaker))
            && self.occasion.is_none_or(|occasion| quote.occasion == Some(occasion))
    }

    /// Whether it leaves any quote out.
    pub fn is_on(&self) -> bool {
        *self != Self::default()
    }
}
