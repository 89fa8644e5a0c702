//! Is this quote in that text? Nothing but these modules decides it.

pub mod boundary;
pub(crate) mod budget;
pub mod edited;
pub mod matcher;
pub mod nearest;
pub mod normalize;
pub mod omissions;
pub mod quotation_marks;
pub mod source_text;

pub use edited::Bracket;
pub use matcher::{MatchKind, QuoteMatch, QuoteMatcher, match_quote};
