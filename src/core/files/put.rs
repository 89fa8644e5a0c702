//! A new file for a person: never over another one without being asked.

use std::{
    io::{self, ErrorKind, Write},
    path::Path,
};

use super::atomic_write::{AtomicWrite, Existing, Readers};

/// Why a file was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PutError {
    /// There is one of that name, and nobody said to write over it.
    Exists(String),
    /// Another reason, a sentence without a full stop.
    Other(String),
}

/// Writes a file beside its place first and moves it there when it is whole. One that exists is written
/// over where `is_forced`, and else refused.
///
/// # Errors
/// Why there is no such file now.
pub fn put(path: &Path, is_forced: bool, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), PutError> {
    let exists = || PutError::Exists(format!("`{}` already exists", path.display()));
    if path.is_dir() {
        return Err(PutError::Other(format!("`{}` is a folder, not a file", path.display())));
    }
    // Links that lead nowhere count as well.
    if !is_forced && path.symlink_metadata().is_ok() {
        return Err(exists());
    }
    let existing = if is_forced { Existing::Replace } else { Existing::Refuse };
    let write = AtomicWrite { prefix: ".briefing-viewer-", readers: Readers::Usual, existing };
    write.write(path, fill).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => exists(),
        _ => PutError::Other(format!("`{}` could not be written: {}", path.display(), reason(&error))),
    })
}

/// Why nothing could be written, as a sentence without a full stop.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "the folder does not exist".to_owned(),
        ErrorKind::NotADirectory => "a part of its path is not a folder".to_owned(),
        ErrorKind::PermissionDenied => "you may not write there".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "nothing can be written there, it is read-only".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::InvalidFilename => "this is not a valid file name".to_owned(),
        _ => error.to_string(),
    }
}
