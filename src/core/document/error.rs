//! Why a document could not be read, in words.

use serde::{Deserialize, Serialize};

/// Why a document could not be read. Each is one sentence without a full stop that says what is wrong and what to do;
/// the caller prefixes the name of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum DocumentError {
    /// Its format is not supported.
    #[error("this is {0}, which cannot be read; save it as Word (.docx), PDF, HTML or plain text first")]
    UnknownFormat(String),
    /// It has no text at all.
    #[error("there is no text in this file")]
    Empty,
    /// It has tables but no other text.
    #[error(
        "there is no text in this file except in tables, which are not read; save the text of the tables as paragraphs first"
    )]
    OnlyTables,
    /// It is a PDF with pictures only.
    #[error("this PDF has no text, only pictures of pages; run text recognition (OCR) on it first")]
    NoTextLayer,
    /// It is encrypted.
    #[error("this file is protected by a password; open it in its own program and save a copy without a password")]
    Encrypted,
    /// It cannot be read in its format.
    #[error("this is not a {format} file that can be read: {reason}")]
    Damaged {
        /// The name of the format: "Word", "PDF".
        format: String,
        /// What is wrong, as part of a sentence.
        reason: String,
    },
    /// A limit was reached.
    #[error("this file {0}")]
    TooLarge(String),
    /// The reader took longer than allowed.
    #[error("reading this file took longer than {0} seconds, so it was stopped")]
    TooSlow(u64),
    /// The reader failed: it ran out of memory, or has a bug.
    #[error("the reader of this file failed ({0}); save it as plain text and try again")]
    ReaderFailed(String),
}
