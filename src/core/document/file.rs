//! Reads a document from a file of any format.

use std::path::Path;

use thiserror::Error;

use super::{
    Document, DocumentError, Format,
    isolated::{DOCUMENT_BYTES, ReaderLimits, read_isolated},
    read,
};
use crate::{
    files::io_error_sentence,
    format::attachments::{ReadError, read_ordinary},
};

/// Why there is no document, as a sentence without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FileError {
    /// A web address instead of a file.
    #[error(
        "`{0}` is a web address, but this program does not download anything; save the page first, then use the saved file"
    )]
    WebAddress(String),
    /// It is a briefing file.
    #[error("`{0}` is a briefing already; open it, or name the document that it was made from")]
    Briefing(String),
    /// The file cannot be read.
    #[error("{0}")]
    Unreadable(String),
    /// The document cannot be read.
    #[error("{name}: {error}")]
    Document {
        /// The name of the file as given.
        name: String,
        /// What is wrong with it.
        error: DocumentError,
    },
}

/// Reads the document at `path`. `program` is this program's own file, which is started again for the formats that are
/// read with limits; without it they are read in this process.
///
/// # Errors
/// See [`FileError`].
pub fn read_file(path: &Path, program: Option<&Path>) -> Result<Document, FileError> {
    check_is_document(path)?;
    read_bytes(&path.display().to_string(), &bytes_of_file(path)?, program)
}

/// Checks that a path may be that of a document: not a web address, and not a briefing.
///
/// # Errors
/// [`FileError::WebAddress`] and [`FileError::Briefing`].
pub fn check_is_document(path: &Path) -> Result<(), FileError> {
    let name = path.display().to_string();
    if ["http://", "https://"].iter().any(|scheme| name.to_lowercase().starts_with(scheme)) {
        return Err(FileError::WebAddress(name));
    }
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron")) {
        return Err(FileError::Briefing(name));
    }
    Ok(())
}

/// The bytes of an ordinary file within the size limit for documents.
///
/// # Errors
/// [`FileError::Unreadable`].
pub fn bytes_of_file(path: &Path) -> Result<Vec<u8>, FileError> {
    let name = path.display();
    read_ordinary(path, DOCUMENT_BYTES).map_err(|error| {
        FileError::Unreadable(match error {
            ReadError::Io(_) if path.is_dir() => format!("`{name}` is a folder; name the documents in it"),
            ReadError::Io(error) => {
                let (what, hint) = io_error_sentence(&error, path);
                format!("`{name}`: {what}; {hint}")
            }
            ReadError::NotOrdinary => {
                format!("`{name}` is a device or a pipe; pass it through standard input, with `-`")
            }
            ReadError::TooLarge => too_large(&format!("`{name}`")),
        })
    })
}

/// Reads a document from its bytes; `name` is its name in messages, and its extension may indicate its format.
///
/// # Errors
/// See [`FileError`].
pub fn read_bytes(name: &str, bytes: &[u8], program: Option<&Path>) -> Result<Document, FileError> {
    let format = Format::of(name, bytes).map_err(|error| FileError::Document { name: name.to_owned(), error })?;
    read_bytes_as(name, bytes, format, program)
}

/// Like [`read_bytes`], for bytes of a known format.
///
/// # Errors
/// See [`FileError`].
pub fn read_bytes_as(name: &str, bytes: &[u8], format: Format, program: Option<&Path>) -> Result<Document, FileError> {
    let document = match program {
        Some(program) if format.is_isolated() => read_isolated(program, bytes, format, ReaderLimits::default()),
        _ => read(bytes, format),
    };
    document.map_err(|error| FileError::Document { name: name.to_owned(), error })
}

/// The message that a file is too large to be a document.
pub fn too_large(name: &str) -> String {
    format!("{name} is larger than {} MiB; a document of that size is not read", DOCUMENT_BYTES >> 20)
}
