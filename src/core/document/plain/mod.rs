//! Reads plain text: its encoding, its blocks, and the metadata in its first lines.
//!
//! The text is not changed. Blocks are recognized by their layout: blank lines, indents, lines that are shorter than
//! the measure, the markers of lists, quotations and headings. In doubt a block is a paragraph.

use super::{Block, Document, DocumentError, encoding};

mod blocks;
mod heading;
mod layout;
mod line;
mod metadata;
mod pages;

pub use line::is_separator;

/// Reads a plain text in any encoding.
///
/// # Errors
/// If the bytes are not a text, or if the text has only white space and separators.
pub fn read(bytes: &[u8]) -> Result<Document, DocumentError> {
    let mut decoded = encoding::decode_text(bytes)?;
    let document = from_text(std::mem::take(&mut decoded.text));
    decoded.noted_in(document)
}

/// The document of a text whose lines end in `\n`.
pub fn from_text(text: String) -> Document {
    let mut blocks = blocks(&text);
    let left_out = pages::take_out(&text, &mut blocks);
    let mut document = Document { text, blocks, left_out, ..Document::default() };
    metadata::fill(&mut document);
    document
}

/// The blocks of a text: every character that is neither white space nor part of a line that is a separator (see
/// [`is_separator`]) is in exactly one of them. The underline of a heading is in none.
pub fn blocks(text: &str) -> Vec<Block> {
    blocks::blocks(text)
}
