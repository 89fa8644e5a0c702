//! The errors of edits.

use super::step::{Step, path_text};

/// Why an edit cannot be made. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EditError {
    /// The text cannot be read.
    #[error("the file cannot be edited before it can be read: {0}")]
    NotRon(String),
    /// The result could not be read.
    #[error("this edit would leave a file that cannot be read: {0}")]
    WouldBreak(String),
    /// The path leads nowhere.
    #[error("the file has no `{path}`; read it again")]
    Missing {
        /// The path up to the missing step.
        path: String,
    },
    /// The path leads to something of another kind.
    #[error("`{path}` is {what}")]
    WrongKind {
        /// The path.
        path: String,
        /// What it leads to.
        what: String,
    },
    /// The position is after the last member.
    #[error("`{path}` has no position {index}: the last one possible is {last}")]
    NoSuchPosition {
        /// The path to the list or map.
        path: String,
        /// The position, counted from 0.
        index: usize,
        /// The last possible position.
        last: usize,
    },
    /// Another entry has this key.
    #[error("`{path}` cannot be called {key:?}: another entry has this key; choose another one")]
    KeyIsTaken {
        /// The path to the entry or its map.
        path: String,
        /// The key.
        key: String,
    },
    /// The range is outside the text, or splits a character.
    #[error("the text of `{path}` has no bytes {start} to {end}, or they begin or end within a character")]
    NoSuchBytes {
        /// The path to the text.
        path: String,
        /// The first byte.
        start: usize,
        /// The byte after the last.
        end: usize,
    },
}

impl EditError {
    pub(super) fn missing(path: &[Step]) -> Self {
        Self::Missing { path: path_text(path) }
    }

    pub(super) fn wrong(path: &[Step], what: &str) -> Self {
        Self::WrongKind { path: path_text(path), what: what.to_owned() }
    }
}

/// Whether `index` is one of `count` positions.
pub(super) fn check_index(path: &[Step], index: usize, count: usize) -> Result<(), EditError> {
    if index < count {
        return Ok(());
    }
    match count.checked_sub(1) {
        Some(last) => Err(EditError::NoSuchPosition { path: path_text(path), index, last }),
        None => Err(EditError::wrong(path, "empty")),
    }
}
