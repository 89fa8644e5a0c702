//! Reads Rich Text Format (RTF Specification 1.9.1) without deleted text.
//!
//! This is our own reader, because the existing crate (`rtf-parser` 0.4) does not decode bytes by code page and panics
//! on half a surrogate pair. The format is small if only its text is needed.

mod charset;
mod reader;
mod tokens;
mod words;

use self::reader::Reader;
use super::{Document, DocumentError, properties::describe, zip_package::damaged};

/// Reads an RTF document.
///
/// # Errors
/// If it is not RTF or has no text.
pub(super) fn read(bytes: &[u8]) -> Result<Document, DocumentError> {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or_default();
    let bytes = bytes.get(start..).unwrap_or_default();
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if !bytes.starts_with(b"{\\rtf") {
        return Err(damaged("RTF", "it does not begin with {\\rtf"));
    }
    let (mut document, claims) = Reader::default().read(bytes);
    if document.blocks.is_empty() {
        return Err(DocumentError::Empty);
    }
    describe(&mut document, &claims);
    Ok(document)
}
