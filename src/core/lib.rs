//! The program without its window: reads briefings, verifies their quotes, searches them, makes the text of copies and
//! exports, and drafts briefings from documents.
//!
//! A **briefing** is one document in a RON file: a title, a source, a body of blocks, topics, speakers and
//! occasions. [`load`] reads it. Nothing in a file is trusted before it is checked, and nothing in it can make the
//! program fail: each problem becomes a [`Diagnostic`](diagnostics::Diagnostic) with a location and a hint, and
//! what can be shown is shown.
//!
//! ```
//! use std::borrow::Cow;
//! use briefing_core::{format::Folder, load::load_text, model::QuoteId};
//!
//! let file = r#"Briefing(
//!     format: 1,
//!     title: "The new harbour",
//!     speakers: { "ann": (name: "Ann Lee", role: "Mayor") },
//!     occasions: { "talk": (name: "Town meeting", date: "2026-03-02") },
//!     body: [Paragraph(
//!         text: "“We will not build there,” she said.",
//!         quotes: [(speaker: "ann", occasion: "talk", text: "We will not build there")],
//!     )],
//! )"#;
//! let loaded = load_text("harbour.ron", Cow::Borrowed(file), Folder::Embedded(&[]));
//! assert!(loaded.diagnostics.is_empty());
//! let briefing = loaded.briefing.expect("there is something to show");
//! let quote = briefing.verified_quote(QuoteId(0)).expect("the quote is verified");
//! assert_eq!(quote.speaker().name, "Ann Lee");
//! ```
//!
//! # Words
//!
//! | word | meaning | type |
//! | --- | --- | --- |
//! | briefing | one document, read and checked | [`model::Briefing`] |
//! | block | a heading, paragraph, speaker turn, list item or figure of the body | [`model::BlockRef`] |
//! | topic | a named view of the body | [`model::Topic`] |
//! | quote | direct speech with a speaker and an occasion: a span of one block, or several spans that continue each other | [`model::Quote`] |
//! | speaker, occasion | who said something; where and when | [`model::Speaker`], [`model::Occasion`] |
//! | note, fact | an editor's remark on words of the text; a key figure with the words that state it | [`model::Note`], [`model::Fact`] |
//! | match kind | how a quote was found in the text: exact, normalized, elided, edited; or why not: misplaced, near, absent | [`matching::MatchKind`] |
//! | verified quote | a quote with one of the first four, a known speaker and occasion, confirmed by the user; nothing else can be copied as a quote | [`model::VerifiedQuote`] |
//! | document | a press release, a transcript, a web page: the source of a briefing | [`document::Document`] |
//! | draft | a briefing made from a document, with proposed quotes | [`draft::Draft`] |
//! | proposal | why a quote was proposed that is not confirmed yet | [`model::Proposal`] |
//! | manuscript | the user's own text, whose quotations are checked | [`verify::Manuscript`] |
//! | finding | the result of checking one quotation of a manuscript | [`verify::Finding`] |
//! | excerpt | a verified quote with words left out | [`citation::QuoteExcerpt`] |
//! | copy format | the format of a copy: built in, or the user's own template | [`citation::CopyFormat`] |
//! | diagnostic, code | a problem in a file; its kind | [`diagnostics::Diagnostic`], [`diagnostics::Code`] |
//! | attachment | a file next to the briefing: a picture, its source text | [`mod@format::attachments`] |
//!
//! # The map
//!
//! Each module uses only those below it in this list, which a test checks.
//!
//! - [`report`] writes the findings of a check for people or programs; [`verify`] checks the quotations of a text
//!   against sources.
//! - [`draft`] makes a briefing from a document.
//! - [`editing`] applies the user's changes to a briefing's file.
//! - [`attribution`] finds the quotations of a document and who said them; [`document`] reads documents of any
//!   format as blocks of text.
//! - [`export`] writes a whole briefing for other programs; [`citation`] makes the text of one copy.
//! - [`search`] searches all texts of a briefing.
//! - [`load`] reads a file; `validate` checks it, with one file for each rule; [`sample`] is the built-in briefing.
//! - [`diagnostics`] are the problems in a file, with an explanation for each code.
//! - [`mod@format`] is the format of the file: its fields, how a briefing is [written](format::write()), and
//!   [edits](mod@format::edit) that leave everything else unchanged.
//! - [`marks`] are the user's own, and are found again after a file has changed; [`model`] is a briefing after it
//!   was read.
//! - [`matching`] decides whether a quote is in a text.
//! - [`limits`] are the maximum sizes of everything; [`files`] and [`text`] are tools.
//!
//! # What may be copied
//!
//! Only a [`VerifiedQuote`](model::VerifiedQuote) is copied or exported as a quote, and
//! [`Briefing::verified_quote`](model::Briefing::verified_quote) and
//! [`Briefing::speech_of_turn`](model::Briefing::speech_of_turn) are the only ways to one. Similarity never
//! verifies a quote: it only finds the nearest passage to show.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
// Failures that a file can cause are handled, not asserted. Tests may assert.
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

pub mod attribution;
pub mod citation;
pub mod diagnostics;
pub mod document;
pub mod draft;
pub mod editing;
pub mod export;
pub mod files;
pub mod format;
pub mod limits;
pub mod load;
pub mod marks;
pub mod matching;
pub mod model;
pub mod report;
pub mod sample;
pub mod search;
pub mod text;
mod validate;
pub mod verify;
