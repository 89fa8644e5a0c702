//! Where and when something was said.

use super::{date::EventDate, ids::QuoteId};

/// In which way something was said. References name it, and reference managers sort by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub enum OccasionKind {
    /// Spoken to an audience.
    Speech,
    /// Spoken to somebody who asks.
    Interview,
    /// Written on a social medium or a site.
    Post,
    /// Written, and given out.
    Statement,
}

/// Where and when something was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// The id in the file.
    pub id: String,
    /// What it was.
    pub name: String,
    /// Where.
    pub place: Option<String>,
    /// When.
    pub date: Option<EventDate>,
    /// In which way, where the file says so.
    pub kind: Option<OccasionKind>,
    /// How many quotes were said then.
    pub quote_count: usize,
    /// The first of them.
    pub first_quote: Option<QuoteId>,
}
