//! The data of a briefing after it was read: every id resolved, every range checked, every text stored once.

mod block;
mod briefing;
pub mod date;
pub mod diff;
mod filter;
mod ids;
mod note;
mod occasion;
mod paragraph;
mod quote;
mod source;
mod speaker;
mod store;
mod topic;
mod verified_quote;

pub(crate) use block::Block;
pub use block::{BlockKind, Figure, Turn};
pub use briefing::{BlockRef, Briefing};
pub use date::{DateError, EventDate, PartialDate, TimeOfDay, UtcOffset};
pub use diff::{Changes, is_wrong};
pub use filter::QuoteFilter;
pub use ids::{BlockId, NoteId, OccasionId, QuoteId, SpeakerId, TopicId};
pub use note::Note;
pub use occasion::{Occasion, OccasionKind};
pub use quote::{Confidence, Proposal, Quote, Verification};
pub(crate) use quote::{ContinuedPart, NOT_COMPARED, NOT_IN_SOURCE_TEXT, QuoteDetails};
pub use source::{Release, Source, Translation, Translator};
pub use speaker::{RolePeriod, Speaker};
pub(crate) use store::Stored;
pub use topic::{Fact, Topic};
pub use verified_quote::{NotVerified, QuotePart, VerifiedQuote};
