//! Briefing Viewer: reads press briefings by topic, and hands out quotes that are proved to stand in the
//! text.
//!
//! # The map
//!
//! Dependencies run one way; nothing points back up.
//!
//! ```text
//! main → app → { ui, tasks, clipboard } → { state, history, command } → { search, citation, export, cli } → briefing
//! ```
//!
//! - [`briefing`] is the content: what a file may say, the checked [`briefing::Briefing`] it becomes, the
//!   proof of its quotes, and what is wrong with it in sentences. It knows no screen and no clock.
//! - [`search`] finds what was typed in everything a briefing says.
//! - [`citation`] makes the very text that is copied of a quote; [`export`] writes a whole briefing.
//! - [`cli`] turns what was typed into what to do, and does what needs no window.
//! - [`atomic_write`] writes a file whole or not at all; [`three_way`] merges what two windows have changed.
//! - [`state`], [`history`] and [`command`] are what the window shows, where it has been, and everything
//!   a person can ask for, with its words and keys.
//! - [`tasks`] are the threads that read and decode, [`picture`] what is decoded; [`watch`] sees when a file
//!   changes; [`clipboard`] keeps what was copied.
//! - [`ui`] draws, and sends commands; [`app`] owns all and applies them.
//!
//! # The promise
//!
//! Nothing is copied or exported as a quote but a [`briefing::VerifiedQuote`], and [`briefing::Briefing::verified_quote`]
//! is the only way to one: the quote was found in the text, character for character or with nothing but
//! typography or marked omissions between, and its speaker and occasion are known.
//!
//! # When something fails
//!
//! A file comes from someone else: what is wrong with it is a [`briefing::Diagnostic`] with a place, a
//! sentence and a hint, and what can be shown is shown. A failure of the system (no file, no clipboard, no
//! display) is a sentence too. Each is handled once, where a person can see it; nothing is logged.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
// What a file, a font or a window can make fail is handled, not asserted. Tests assert.
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

pub mod cli;
pub mod gui;
