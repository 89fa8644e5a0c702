//! Writes files completely or not at all, and detects their changes.

use std::path::{Path, PathBuf};

pub mod atomic_write;
mod fingerprint;
mod io_error;
mod put;

pub use fingerprint::FileFingerprint;
pub use io_error::io_error_sentence;
pub use put::{PutError, put, reason};

/// The path with links resolved, as far as possible if the file does not exist.
pub fn real_path(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}
