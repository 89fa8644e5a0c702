//! Reading a file written by the program: with a size limit, only of this or an older version, and never treated as
//! empty if it is damaged.

use std::{io::ErrorKind, path::Path};

use serde::{Deserialize, de::DeserializeOwned};
use thiserror::Error;

use briefing_core::format::attachments::{ReadError, read_ordinary};

/// The largest state file that is read, in bytes: far larger than anything this program writes.
pub(super) const STATE_BYTES: u64 = 64 << 20;

/// The reason why a file of the program cannot be read, as the end of a sentence about it.
#[derive(Debug, Error)]
pub enum UnreadableFile {
    /// The system cannot read it.
    #[error("cannot be read ({0})")]
    Io(std::io::Error),
    /// It is a folder, a device or a pipe.
    #[error("is not a regular file")]
    NotOrdinary,
    /// It is larger than anything this program writes.
    #[error("is larger than {} MiB", STATE_BYTES >> 20)]
    TooLarge,
    /// It is not text.
    #[error("is damaged (it is not UTF-8)")]
    NotText,
    /// It was written by a newer version.
    #[error("was written by a newer version of this program")]
    TooNew,
    /// Its text was not written by the program.
    #[error("is damaged (line {line}, column {column})")]
    Damaged {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
}

impl From<ReadError> for UnreadableFile {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Io(error) => Self::Io(error),
            ReadError::NotOrdinary => Self::NotOrdinary,
            ReadError::TooLarge => Self::TooLarge,
        }
    }
}

/// The content of a stored file, as written by programs up to this `version`. `None` if there is no such file.
pub(super) fn read_kept<T: DeserializeOwned>(path: &Path, version: u32) -> Result<Option<T>, UnreadableFile> {
    let bytes = match read_ordinary(path, STATE_BYTES) {
        Ok(bytes) => bytes,
        Err(ReadError::Io(error)) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(error.into()),
    };
    let text = String::from_utf8(bytes).map_err(|_| UnreadableFile::NotText)?;
    // The version is checked first: this program may not understand the data of a newer one.
    if ron::from_str::<Version>(&text).map(|written| written.version).unwrap_or_default() > version {
        return Err(UnreadableFile::TooNew);
    }
    let kept = ron::from_str(&text).map_err(|error| {
        // The rest of the library's message is for programmers.
        let ron::error::Position { line, col } = error.span.start;
        UnreadableFile::Damaged { line, column: col }
    })?;
    Ok(Some(kept))
}

/// The only field that every version of the state file has.
#[derive(Deserialize)]
struct Version {
    #[serde(default)]
    version: u32,
}
