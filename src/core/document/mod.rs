//! Reads documents of any format as text in blocks, with their metadata and omissions.
//!
//! [`Format::of`] recognizes the format of a file; [`read`] reads one in this process. A file from someone else is read
//! with [`read_isolated`] instead: a stack overflow and running out of memory cannot be caught, so all formats but
//! plain text and Markdown are read in a child process with limits.

use std::ops::Range;

use serde::{Deserialize, Serialize};

mod builder;
mod docx;
mod email;
mod emphasis;
pub mod encoding;
mod error;
mod file;
mod flow;
mod format;
pub mod html;
pub mod isolated;
mod language;
mod left_out;
pub mod markdown;
mod odt;
mod pdf;
pub mod plain;
mod properties;
mod raised;
mod rtf;
mod subtitles;
mod symbols;
mod xml;
mod zip_package;

pub use error::DocumentError;
pub use file::{FileError, bytes_of_file, check_is_document, read_bytes, read_bytes_as, read_file, too_large};
pub use format::Format;
pub use isolated::{ReaderLimits, read_isolated};
pub use left_out::{LeftOut, LeftOutKind, sentence as left_out_sentence};

/// A document as text in blocks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Document {
    /// All text of the document, with lines that end in `\n`. For a plain text, the text itself.
    pub text: String,
    /// The blocks in order: ranges of bytes of `text` that do not overlap and are not empty.
    pub blocks: Vec<Block>,
    /// The title that the document gives, or its first heading.
    pub title: Option<String>,
    /// Who wrote it, in order, without "By".
    pub authors: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The date or time of publication, as in EDTF level 0: "2026-01-14", "2026-01-14T09:00".
    pub published: Option<String>,
    /// The language as a BCP 47 tag, if the document specifies it; it is not guessed from its words.
    pub language: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The encoding of a plain text, as WHATWG names it, and whether it was guessed from the bytes.
    pub encoding: Option<(String, bool)>,
    /// What was left out or changed.
    pub left_out: Vec<LeftOut>,
}

/// One block of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The kind of block.
    pub kind: BlockKind,
    /// Its bytes in the document's text, without white space at its ends. A text whose lines are wrapped by hand has
    /// line breaks within it.
    pub range: Range<usize>,
    /// Whether all its words are set in bold type or italics, as the questions of an interview may be. Only known for
    /// Markdown, HTML and Word.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_emphasized: bool,
}

impl Block {
    /// A block of words that are not emphasized.
    pub fn new(kind: BlockKind, range: Range<usize>) -> Self {
        Self { kind, range, is_emphasized: false }
    }
}

/// The kind of a block. Turns of a transcript are paragraphs here; attribution recognizes them by their labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list, with its level from 1.
    Item(u8),
    /// A paragraph formatted as a quotation: `>` of Markdown, `blockquote` of HTML.
    Quotation,
}

impl Document {
    /// The text of a block; empty if it is not of this document.
    pub fn text_of(&self, block: &Block) -> &str {
        self.text.get(block.range.clone()).unwrap_or_default()
    }
}

/// Reads a document in this process.
///
/// # Errors
/// If it is not in the given `format`, is too large, is encrypted, or has no text: see [`DocumentError`].
pub fn read(bytes: &[u8], format: Format) -> Result<Document, DocumentError> {
    match format {
        Format::Plain => plain::read(bytes),
        Format::Markdown => markdown::read(bytes),
        Format::Html => html::read(bytes),
        Format::Docx => docx::read(bytes),
        Format::Odt => odt::read(bytes),
        Format::Pdf => pdf::read(bytes),
        Format::Rtf => rtf::read(bytes),
        Format::Email => email::read(bytes),
        Format::Subtitles => subtitles::read(bytes),
    }
}
