//! The user's own marks in a briefing: highlighted words with notes and tags, and which quotes were used or copied.
//!
//! They are kept with the program and not in the file. A mark names its words as the selectors of the [Web
//! Annotation model](https://www.w3.org/TR/annotation-model/#text-quote-selector) do: the words, the text before
//! and after them, and their place. With these it is found again when the file has changed ([`locate`]). If the
//! place is not certain, the mark is *orphaned*: shown with its words, and never moved to other ones.

mod anchor;
mod body_text;
mod contexts;
mod locate;
mod mark;
mod moment;
mod occurrences;
mod stored;

pub use anchor::{Anchor, Place};
pub use locate::{Located, locate};
pub use mark::{Colour, Mark, MarkId, tags_from, tags_in_words};
pub use moment::Moment;
pub use stored::{CopyRecord, QuoteKey, QuoteRecord, StoredMark, StoredMarks, VERSION};
