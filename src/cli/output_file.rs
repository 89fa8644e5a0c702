//! Files that the command line writes: completely or not at all, and over an existing file only on request.

use std::{
    io::{self, Write},
    path::Path,
};

use briefing_core::files::{PutError, put};
use thiserror::Error;

/// Why a file was not written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(super) enum OutputFileError {
    /// A file with this name exists.
    #[error("{sentence}; {hint}")]
    Exists { sentence: String, hint: &'static str },
    #[error("{0}")]
    Other(String),
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
        PutError::Exists(sentence) => OutputFileError::Exists { sentence, hint },
        PutError::Other(sentence) => OutputFileError::Other(sentence),
    })
}
