//! What a briefing is once it is read: every id resolved, every range checked, every text stored once.

mod briefing;
pub mod date;
pub mod diff;
mod filter;
mod verified_quote;

pub use briefing::*;
pub(crate) use briefing::{Block, ContinuedPart, QuoteDetails, Stored};
pub use date::{DateError, EventDate, PartialDate, TimeOfDay, UtcOffset};
pub use diff::Changes;
pub use filter::QuoteFilter;
pub use verified_quote::{NotVerified, QuotePart, VerifiedQuote};
