//! The program without its window: reads briefings, verifies their quotes, searches them, makes the text of copies and
//! exports, and drafts briefings from documents.
//!
//! A **briefing** is one document in a RON file: a title, a source, a body of blocks, topics, speakers and occasions.
//! [`load`] reads it. Nothing in a file is believed before it is checked, and nothing in it can make the program fail:
//! what is wrong becomes a [`Diagnostic`](diagnostics::Diagnostic) with a location and a hint, and what can be shown is
//! shown.
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
//! | quote | direct speech with a speaker and an occasion: a span of one block, or several of which the later continue the first | [`model::Quote`] |
//! | speaker, occasion | who said something; where and when | [`model::Speaker`], [`model::Occasion`] |
//! | note, fact | an editor's remark on words of the text; a figure worth seeing, tied to the words that state it | [`model::Note`], [`model::Fact`] |
//! | match kind | how a quote was found in the text: exact, normalized, elided, edited; or why not: misplaced, near, absent | [`matching::MatchKind`] |
//! | verified quote | one of the first four, with a known speaker and occasion, confirmed by a person; nothing else can be copied as a quote | [`model::VerifiedQuote`] |
//! | document | a press release, a transcript, a page: what a briefing is made from | [`document::Document`] |
//! | draft | a briefing made of a document, whose quotes are proposals | [`draft::Draft`] |
//! | proposal | why a quote was proposed that nobody has confirmed yet | [`model::Proposal`] |
//! | manuscript | a person's own text, whose quotations are checked | [`verify::Manuscript`] |
//! | finding | the result of checking one quotation of a manuscript | [`verify::Finding`] |
//! | excerpt | a verified quote with words left out | [`citation::QuoteExcerpt`] |
//! | copy format | the form of a copy: built in, or a template of the user's | [`citation::CopyFormat`] |
//! | diagnostic, code | something wrong in a file; its kind | [`diagnostics::Diagnostic`], [`diagnostics::Code`] |
//! | attachment | a file next to the briefing: a picture, its source text | [`mod@format::attachments`] |
//!
//! # The map
//!
//! Each module uses only those below it in this list, which a test holds.
//!
//! - [`report`] writes what a check has found, for a person or a program; [`verify`] checks the quotations of a text against
//!   sources.
//! - [`draft`] makes a briefing of a document.
//! - [`editing`] makes the changes of a person in a briefing's file.
//! - [`attribution`] finds the quotations of a document and who said them; [`document`] reads any document as text in blocks.
//! - [`export`] writes a whole briefing for other programs; [`citation`] makes the text of one copy.
//! - [`search`] finds what was typed in everything a briefing says.
//! - [`load`] reads a file; `validate` checks what it says, one file a rule; [`sample`] is the built-in briefing.
//! - [`diagnostics`] are what is wrong, with an explanation for each code.
//! - [`mod@format`] is the file as it is written: its fields, how a briefing is [written](format::write()), and
//!   [edits](mod@format::edit) that keep everything else.
//! - [`marks`] are a person's own, and are found again when a file changes; [`model`] is what a briefing is once it is read.
//! - [`matching`] decides whether a quote is in a text.
//! - [`limits`] say how much of anything is read; [`files`] and [`text`] are tools.
//!
//! # What may be copied
//!
//! Nothing is copied or exported as a quote but a [`VerifiedQuote`](model::VerifiedQuote), and
//! [`Briefing::verified_quote`](model::Briefing::verified_quote) and
//! [`Briefing::speech_of_turn`](model::Briefing::speech_of_turn) are the only ways to one. Similarity verifies nothing: it
//! only finds the nearest passage to show.

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
