//! Files that the command line writes: completely or not at all, and over an existing file only on request.

use std::{
    io::{self, Write},
    path::Path,
};

use briefing_core::files::{PutError, put};
use thiserror::Error;

/// Why a file was not written.
#[derive(Debug, Error)]
pub(super) enum OutputFileError {
    /// A file with this name exists; the hint says what to do.
    #[error("{error}; {hint}")]
    Exists { error: PutError, hint: &'static str },
    #[error(transparent)]
    Other(PutError),
}

/// How to treat an existing file of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Existing {
    Overwrite,
    /// Leave it alone; the error suggests what to do.
    Keep {
        hint: &'static str,
    },
}

/// Writes what `fill` writes to the file at `path`.
pub(super) fn write(
    path: &Path,
    existing: Existing,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), OutputFileError> {
    let hint = match existing {
        Existing::Overwrite => "",
        Existing::Keep { hint } => hint,
    };
    put(path, existing == Existing::Overwrite, fill).map_err(|error| match error {
        PutError::Exists(_) => OutputFileError::Exists { error, hint },
        error => OutputFileError::Other(error),
    })
}
