//! Briefing Viewer: reads press briefings by topic, and copies quotes that are verified against the text.
//!
//! # The map
//!
//! Three layers, each of which uses only those below it; [`cli`] and [`gui`] do not use each other.
//!
//! ```text
//! main → { gui, cli } → briefing_core
//! ```
//!
//! - [`briefing_core`], a crate of its own in `src/core`: everything that needs no screen, no clock and no network. Its
//!   first page is the introduction, with a glossary.
//! - [`cli`] is the command line: one file for each command.
//! - [`gui`] is the window: [`gui::state`] is what is shown and kept, plain data; [`gui::command`] is everything
//!   the user can do; [`gui::platform`] is what the system does for it; [`gui::ui`] draws the state and sends
//!   commands; [`gui::app`] owns everything and applies the commands.
//!
//! # When something fails
//!
//! A file comes from someone else: what is wrong with it is a [`briefing_core::diagnostics::Diagnostic`], and what
//! can be shown is shown. A failure of the system (no file, no clipboard, no display) is a sentence too. Each is
//! handled once, where the user can see it; nothing is logged.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
// Failures of files, fonts and windows are handled, not asserted. Tests may assert.
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
