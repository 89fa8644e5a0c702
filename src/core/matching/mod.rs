//! Is this quote in that text? Only these modules decide that.

mod allowed_forms;
pub mod boundary;
pub(crate) mod budget;
pub mod conditions;
pub mod cuts;
pub mod edited;
pub mod ellipsis;
pub mod ends;
mod letters;
pub(crate) mod line_ends;
mod local_words;
pub mod matcher;
pub mod nearest;
mod negated_saying;
pub mod normalize;
pub mod note_signs;
pub(crate) mod numbers;
pub mod omissions;
pub mod quotation_marks;
mod quote_match;
pub(crate) mod quote_text;
mod search;
pub(crate) mod sentences;
pub mod source_text;
pub(crate) mod writers_words;

pub use allowed_forms::allowed_forms;
pub use matcher::{QuoteMatcher, match_quote};
pub use quote_match::{Bracket, MatchKind, QuoteMatch, left_out_before};
pub use search::PreparedText;
