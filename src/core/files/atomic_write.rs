//! Writes a file completely or not at all: first under another name beside its place, then moved there.
//!
//! If the program, the power or the disk fails in the middle, the file is either the old one or the new one. An
//! overwritten file keeps its permissions, and links to it stay valid.

use std::{
    fs::{File, Metadata, Permissions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// What to do with an existing file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Overwrite.
    Replace,
    /// Leave it, and fail.
    Refuse,
}

/// Who may read the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// The default for new files.
    Usual,
    /// Only its owner.
    Owner,
}

/// How a file is written.
#[derive(Debug, Clone, Copy)]
pub struct AtomicWrite<'a> {
    /// The prefix of its temporary name.
    pub prefix: &'a str,
    /// Who may read it.
    pub readers: Readers,
    /// What to do with an existing file.
    pub existing: Existing,
}

impl AtomicWrite<'_> {
    /// Writes the output of `fill` to the file.
    ///
    /// # Errors
    /// If writing fails; with [`io::ErrorKind::AlreadyExists`] if the file exists and must not be overwritten. Then the
    /// folder is as it was before.
    pub fn write(self, path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let before = self.file_before(path);
        let path = before.as_ref().map_or(path, |(path, _)| path);
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut file = self.unfinished().tempfile_in(folder)?;
        let mut out = BufWriter::new(file.as_file_mut());
        fill(&mut out)?;
        out.flush()?;
        drop(out);
        if let (Readers::Usual, Some((_, rights))) = (self.readers, before.as_ref()) {
            // Not every file system has permissions.
            drop(file.as_file().set_permissions(rights.clone()));
        }
        file.as_file().sync_all()?;
        match self.existing {
            Existing::Replace => file.persist(path),
            Existing::Refuse => file.persist_noclobber(path),
        }
        .map_err(|error| error.error)?;
        sync_folder(folder);
        Ok(())
    }

    /// The overwritten file, with links resolved, and its permissions.
    fn file_before(&self, path: &Path) -> Option<(PathBuf, Permissions)> {
        if self.existing == Existing::Refuse {
            return None;
        }
        let path = path.canonicalize().ok()?;
        let rights = path.metadata().ok().filter(Metadata::is_file)?.permissions();
        Some((path, rights))
    }

    fn unfinished(&self) -> tempfile::Builder<'_, 'static> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(self.prefix);
        #[cfg(unix)]
        if self.readers == Readers::Usual {
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        }
        builder
    }
}

/// Makes the new name of the file survive a power failure. Not every file system supports that, and the file is
/// written anyway.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        drop(File::open(folder).and_then(|folder| folder.sync_all()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITE: AtomicWrite<'static> =
        AtomicWrite { prefix: ".unfinished-", readers: Readers::Usual, existing: Existing::Replace };

    fn names(folder: &Path) -> Vec<String> {
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_write_that_fails_leaves_the_old_file_and_nothing_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        WRITE.write(&path, |out| out.write_all(b"old")).unwrap();
        let full = |out: &mut dyn Write| {
            out.write_all(&[b'x'; 100_000])?;
            Err(io::ErrorKind::StorageFull.into())
        };
        let error = WRITE.write(&path, full).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        assert_eq!(names(dir.path()), ["a"]);
    }

    #[cfg(unix)]
    #[test]
    fn an_overwritten_file_keeps_its_permissions_and_links() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let dir = tempfile::tempdir().unwrap();
        let (path, link) = (dir.path().join("a"), dir.path().join("link"));
        WRITE.write(&path, |out| out.write_all(b"1")).unwrap();
        std::fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        symlink(&path, &link).unwrap();
        WRITE.write(&link, |out| out.write_all(b"2")).unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(std::fs::read(&path).unwrap(), b"2");
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn an_existing_file_is_overwritten_only_on_request() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        let refuse = AtomicWrite { existing: Existing::Refuse, ..WRITE };
        refuse.write(&path, |out| out.write_all(b"1")).unwrap();
        let error = refuse.write(&path, |out| out.write_all(b"2")).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&path).unwrap(), b"1");
        WRITE.write(&path, |out| out.write_all(b"3")).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"3");
        assert_eq!(names(dir.path()), ["a"]);
    }
}
