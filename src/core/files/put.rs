//! Writes a file for the user, overwriting an existing one only on request.

use std::{
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

use thiserror::Error;

use super::atomic_write::{AtomicWrite, Existing, Readers};

/// Why a file was not written, a sentence without a full stop.
#[derive(Debug, Error)]
pub enum PutError {
    /// A file with this name exists and must not be overwritten.
    #[error("`{}` already exists", .0.display())]
    Exists(PathBuf),
    /// A folder has this name.
    #[error("`{}` is a folder, not a file", .0.display())]
    IsFolder(PathBuf),
    /// The file must not be written.
    #[error("`{}` could not be written: it is read-only", .0.display())]
    ReadOnly(PathBuf),
    /// The system refused it.
    #[error("`{}` could not be written: {}", .0.display(), reason(.1))]
    NotWritten(PathBuf, #[source] io::Error),
}

/// Writes a file beside its place first and moves it there when it is complete. An existing file is only
/// overwritten if `is_forced`.
///
/// # Errors
/// If the file was not written.
pub fn put(path: &Path, is_forced: bool, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), PutError> {
    if path.is_dir() {
        return Err(PutError::IsFolder(path.to_owned()));
    }
    // This includes broken links.
    if !is_forced && path.symlink_metadata().is_ok() {
        return Err(PutError::Exists(path.to_owned()));
    }
    // The folder's permissions would allow replacing it.
    if path.metadata().is_ok_and(|file| file.permissions().readonly()) {
        return Err(PutError::ReadOnly(path.to_owned()));
    }
    let existing = if is_forced { Existing::Replace } else { Existing::Refuse };
    let write = AtomicWrite { prefix: ".briefing-viewer-", readers: Readers::Usual, existing };
    write.write(path, fill).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => PutError::Exists(path.to_owned()),
        _ => PutError::NotWritten(path.to_owned(), error),
    })
}

/// Why nothing could be written, a sentence without a full stop.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "the folder does not exist".to_owned(),
        ErrorKind::NotADirectory => "a part of its path is not a folder".to_owned(),
        ErrorKind::PermissionDenied => "no permission to write there".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "nothing can be written there, it is read-only".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::QuotaExceeded => "your disk quota is used up".to_owned(),
        ErrorKind::FileTooLarge => "the file is too large for this file system".to_owned(),
        ErrorKind::InvalidFilename => "this is not a valid file name".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_read_only_file_is_not_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.ron");
        std::fs::write(&path, "old").unwrap();
        let mut rights = path.metadata().unwrap().permissions();
        rights.set_readonly(true);
        std::fs::set_permissions(&path, rights).unwrap();
        let error = put(&path, true, |out| out.write_all(b"new")).unwrap_err();
        let said = format!("`{}` could not be written: it is read-only", path.display());
        assert_eq!(error.to_string(), said);
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
    }

    #[test]
    fn a_full_disk_is_reported_and_leaves_the_old_file() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.ron");
        std::fs::write(&path, "old").unwrap();
        for (kind, why) in [
            (ErrorKind::StorageFull, "the disk is full"),
            (ErrorKind::QuotaExceeded, "your disk quota is used up"),
            (ErrorKind::FileTooLarge, "the file is too large for this file system"),
        ] {
            let fill = |out: &mut dyn Write| {
                out.write_all(&[b'x'; 100_000])?;
                Err(kind.into())
            };
            let said = format!("`{}` could not be written: {why}", path.display());
            assert_eq!(put(&path, true, fill).unwrap_err().to_string(), said);
            assert_eq!(
                (std::fs::read(&path).unwrap().as_slice(), names(dir.path())),
                (&b"old"[..], vec!["a.ron".to_owned()])
            );
        }
    }
}
