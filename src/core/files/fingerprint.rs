//! Whether a file is as it was.

use std::{path::Path, time::SystemTime};

/// What tells whether a file is as it was: its time, its length, and which file it is. Nothing where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FileFingerprint(Option<(Option<SystemTime>, u64, u64)>);

impl FileFingerprint {
    /// Of the file that is at `path` now.
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
