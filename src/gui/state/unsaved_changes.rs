//! Unsaved changes of a briefing, as they are stored until the next start.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

/// The unsaved changes of a file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct UnsavedChanges {
    /// The file.
    pub file: PathBuf,
    /// Its text without the changes.
    pub before: String,
    /// Its text with the changes.
    pub now: String,
}

/// [`UnsavedChanges`] in the form in which they are written.
#[derive(Serialize)]
struct Written<'a> {
    file: &'a Path,
    before: &'a str,
    now: &'a str,
}

impl UnsavedChanges {
    /// The stored form: the file, and its text without and with the changes. `None` if the name of the file cannot be
    /// stored.
    pub fn text_of(file: &Path, before: &str, now: &str) -> Option<String> {
        ron::ser::to_string(&Written { file, before, now }).ok()
    }

    /// The unsaved changes of `file` stored at `path`, if any.
    pub fn read(path: &Path, file: &Path) -> Option<Self> {
        let kept: Self = ron::from_str(&fs::read_to_string(path).ok()?).ok()?;
        (kept.file == file).then_some(kept)
    }
}

/// The name under which changes of a file are stored: its path as a number (FNV-1a).
pub fn name_of(file: &Path) -> String {
    let bytes = file.as_os_str().as_encoded_bytes();
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}.ron")
}
