//! Detects whether a file has changed.

use std::{path::Path, time::SystemTime};

/// A fingerprint to detect changes of a file: its modification time, its length, and its inode number. Empty if
/// there is no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FileFingerprint(Option<(Option<SystemTime>, u64, u64)>);

impl FileFingerprint {
    /// The fingerprint of the file at `path`.
    pub fn of(path: &Path) -> Self {
        #[cfg(unix)]
        let number = |about: &std::fs::Metadata| std::os::unix::fs::MetadataExt::ino(about);
        #[cfg(not(unix))]
        let number = |_: &std::fs::Metadata| 0;
        let about = std::fs::metadata(path).ok();
        Self(about.map(|about| (about.modified().ok(), about.len(), number(&about))))
    }

    /// Whether there was a file.
    pub fn exists(self) -> bool {
        self.0.is_some()
    }
}
