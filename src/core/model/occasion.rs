//! Where and when something was said.

use super::{date::EventDate, ids::QuoteId};

/// The kind of an occasion. References name it, and reference managers sort by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub enum OccasionKind {
    /// Spoken to an audience.
    Speech,
    /// Spoken to an interviewer.
    Interview,
    /// Posted on social media or on a website.
    Post,
    /// A written statement.
    Statement,
}

/// Where and when something was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// The id in the file.
    pub id: String,
    /// The name.
    pub name: String,
    /// The place.
    pub place: Option<String>,
    /// The date.
    pub date: Option<EventDate>,
    /// The kind, if the file has it.
    pub kind: Option<OccasionKind>,
    /// How many quotes it has.
    pub quote_count: usize,
    /// The first of these quotes.
    pub first_quote: Option<QuoteId>,
}
