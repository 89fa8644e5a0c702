//! What the program knows of briefings: how one is read, how its quotes are verified, how one finds in it, and the
//! very text that is copied and exported.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
// What a file can make fail is handled, not asserted. Tests assert.
#![cfg_attr(
    not(test),
    warn(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::print_stdout,
        clippy::string_slice,
        clippy::unwrap_used
    )
)]

pub mod citation;
pub mod diagnostics;
pub mod export;
pub mod files;
pub mod format;
pub mod limits;
pub mod load;
pub mod matching;
pub mod model;
pub mod sample;
pub mod search;
pub mod text;
mod validate;
