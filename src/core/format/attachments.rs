//! The folder of a briefing: the only place its pictures and its source text are read from.

use std::{
    fs::{File, Metadata},
    io::{self, Read as _},
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use crate::{files::io_error_sentence, limits};

/// Where the files beside a briefing are.
#[derive(Debug, Clone)]
pub enum Folder {
    /// Built into the program, by name.
    Embedded(&'static [(&'static str, &'static [u8])]),
    /// A folder of this computer.
    Disk(Arc<Path>),
}

/// Why a file beside the briefing was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Its name leads out of the folder, or is an address; the sentence says which.
    Outside(String),
    /// It cannot be read; the sentence says why.
    Unreadable(String),
}

impl Refusal {
    /// The sentence, without a full stop.
    pub fn sentence(&self) -> &str {
        match self {
            Self::Outside(sentence) | Self::Unreadable(sentence) => sentence,
        }
    }
}

impl Folder {
    /// The folder of a file.
    pub fn of(path: &Path) -> Self {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Self::Disk(parent.into())
    }

    /// The bytes of the file named `name`, at most `limit` of them.
    ///
    /// # Errors
    /// If the name leads out of the folder, even through a link, or if the file does not exist, is not a regular file,
    /// or is larger than `limit`.
    pub fn read(&self, name: &str, limit: u64) -> Result<Vec<u8>, Refusal> {
        match self {
            Self::Embedded(files) => embedded(files, name).map(<[u8]>::to_vec),
            Self::Disk(folder) => {
                let path = folder.join(inside(name)?);
                let opened = open_within(folder, &path, limit)?;
                opened.read(limit, |_| ()).map_err(|error| refusal(&error, &path, limit))
            }
        }
    }

    /// Checks that the file named `name` exists and may be read, without reading it.
    ///
    /// # Errors
    /// As for [`Self::read`].
    pub fn has(&self, name: &str, limit: u64) -> Result<(), Refusal> {
        match self {
            Self::Embedded(files) => embedded(files, name).map(drop),
            Self::Disk(folder) => open_within(folder, &folder.join(inside(name)?), limit).map(drop),
        }
    }
}

fn embedded(files: &[(&str, &'static [u8])], name: &str) -> Result<&'static [u8], Refusal> {
    inside(name)?;
    let file = files.iter().find(|(known, _)| *known == name);
    file.map(|(_, bytes)| *bytes).ok_or_else(|| Refusal::Unreadable("there is no such file in the program".to_owned()))
}

/// `name` as a path that cannot lead out of a folder, links aside.
fn inside(name: &str) -> Result<PathBuf, Refusal> {
    let outside = |why: &str| Err(Refusal::Outside(why.to_owned()));
    if name.contains("://") || name.starts_with("data:") {
        return outside("it is a web address, and files are not downloaded");
    }
    if name.contains('\\') || name.contains(':') {
        return outside("it is not a plain name with `/` between folders");
    }
    if name.len() > limits::ADDRESS_BYTES {
        return Err(Refusal::Unreadable("its name is longer than that of any file".to_owned()));
    }
    let path = Path::new(name);
    if path.as_os_str().is_empty() || name.chars().any(char::is_control) {
        return outside("it is not a file name");
    }
    if path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        Ok(path.to_owned())
    } else {
        outside("it leads out of the briefing’s folder")
    }
}

/// Opens a file if, after links are resolved, it is in the folder. The opened file itself is checked, because there
/// may be another file at its path by now.
fn open_within(folder: &Path, path: &Path, limit: u64) -> Result<Opened, Refusal> {
    let failed = |error: io::Error| refusal(&ReadError::Io(error), path, limit);
    let outside = || Refusal::Outside("it is a link that leads out of the briefing’s folder".to_owned());
    let root = folder.canonicalize().map_err(failed)?;
    let real = path.canonicalize().map_err(failed)?;
    if !real.starts_with(&root) {
        return Err(outside());
    }
    let opened = Opened::at(&real, limit, true).map_err(|error| refusal(&error, path, limit))?;
    let is_still_there = real.canonicalize().is_ok_and(|again| again == real) && opened.is_at(&real);
    if is_still_there { Ok(opened) } else { Err(outside()) }
}

fn refusal(error: &ReadError, path: &Path, limit: u64) -> Refusal {
    Refusal::Unreadable(match error {
        ReadError::Io(error) => io_error_sentence(error, path).0,
        ReadError::NotOrdinary => "it is not a regular file".to_owned(),
        ReadError::TooLarge => format!("it is larger than {} MiB", limit >> 20),
    })
}

/// Why [`read_ordinary`] read nothing.
#[derive(Debug)]
pub enum ReadError {
    /// An error of the system.
    Io(std::io::Error),
    /// A device, a pipe or a socket, which might never end.
    NotOrdinary,
    /// More bytes than allowed.
    TooLarge,
}

/// Reads an ordinary file of at most `limit` bytes.
///
/// # Errors
/// See [`ReadError`].
pub fn read_ordinary(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    read_ordinary_from(path, limit, |_| ())
}

/// How many bytes of a long file are read before the rest.
const BEGINNING_BYTES: u64 = 1 << 20;

/// Like [`read_ordinary`]; if the file is longer than a MiB, `beginning` is called with its first MiB.
///
/// # Errors
/// See [`ReadError`].
pub fn read_ordinary_from(path: &Path, limit: u64, beginning: impl FnOnce(&[u8])) -> Result<Vec<u8>, ReadError> {
    Opened::at(path, limit, false)?.read(limit, beginning)
}

/// An open ordinary file, with its metadata when it was opened.
struct Opened {
    file: File,
    about: Metadata,
}

impl Opened {
    /// Opens the file at `path`. If `is_last`, links are not followed.
    fn at(path: &Path, limit: u64, is_last: bool) -> Result<Self, ReadError> {
        // Also checked before, because opening a device may already have an effect.
        ordinary(&std::fs::metadata(path).map_err(ReadError::Io)?, limit)?;
        let file = open_at_once(path, is_last).map_err(ReadError::Io)?;
        let about = file.metadata().map_err(ReadError::Io)?;
        ordinary(&about, limit)?;
        Ok(Self { file, about })
    }

    /// Whether it is the file that is now at `path`.
    #[cfg(unix)]
    fn is_at(&self, path: &Path) -> bool {
        use std::os::unix::fs::MetadataExt as _;
        let same = |there: Metadata| (there.dev(), there.ino()) == (self.about.dev(), self.about.ino());
        std::fs::symlink_metadata(path).is_ok_and(same)
    }

    #[cfg(not(unix))]
    fn is_at(&self, path: &Path) -> bool {
        let opened = self.file.try_clone().and_then(same_file::Handle::from_file);
        let same = |there: same_file::Handle| opened.is_ok_and(|opened| opened == there);
        std::fs::symlink_metadata(path).is_ok_and(|there| there.is_file())
            && same_file::Handle::from_path(path).is_ok_and(same)
    }

    fn read(self, limit: u64, beginning: impl FnOnce(&[u8])) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::with_capacity(usize::try_from(self.about.len()).unwrap_or_default());
        // The file may grow while it is read.
        let mut file = self.file.take(limit.saturating_add(1));
        if self.about.len() > BEGINNING_BYTES {
            file.by_ref().take(BEGINNING_BYTES).read_to_end(&mut bytes).map_err(ReadError::Io)?;
            beginning(&bytes);
        }
        file.read_to_end(&mut bytes).map_err(ReadError::Io)?;
        if bytes.len() as u64 > limit { Err(ReadError::TooLarge) } else { Ok(bytes) }
    }
}

fn ordinary(about: &Metadata, limit: u64) -> Result<(), ReadError> {
    if about.is_dir() {
        Err(ReadError::Io(io::ErrorKind::IsADirectory.into()))
    } else if !about.is_file() {
        Err(ReadError::NotOrdinary)
    } else if about.len() > limit {
        Err(ReadError::TooLarge)
    } else {
        Ok(())
    }
}

/// Opens without blocking: otherwise a pipe that has replaced the file would wait for its writer, and a terminal
/// would become that of the program.
#[cfg(unix)]
fn open_at_once(path: &Path, is_last: bool) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = libc::O_NONBLOCK | libc::O_NOCTTY | if is_last { libc::O_NOFOLLOW } else { 0 };
    File::options().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn open_at_once(path: &Path, _is_last: bool) -> io::Result<File> {
    File::open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_read_outside_the_folder() {
        let dir = tempfile::tempdir().unwrap();
        let inner = dir.path().join("briefing");
        std::fs::create_dir(&inner).unwrap();
        std::fs::write(dir.path().join("secret.txt"), "secret").unwrap();
        std::fs::write(inner.join("ours.txt"), "ours").unwrap();
        let folder = Folder::Disk(inner.as_path().into());
        assert_eq!(folder.read("ours.txt", 10).unwrap(), b"ours");
        for name in
            ["../secret.txt", "/etc/passwd", "https://example.org/a.png", "C:\\a.png", "", "a\nb", "x/../../secret.txt"]
        {
            assert!(matches!(folder.read(name, 10), Err(Refusal::Outside(_))), "{name}");
        }
        assert_eq!(folder.read("none.txt", 10).unwrap_err().sentence(), "file not found");
        assert_eq!(folder.read("ours.txt", 3).unwrap_err().sentence(), "it is larger than 0 MiB");
    }
    #[test]
    fn invalid_names_are_refused_without_disk_access() {
        let folder = Folder::Disk(Path::new("/nowhere at all").into());
        for name in
            ["", "a\0b", "a\u{1b}[2J", "a\nb", "../a", "/a", "a/../../b", "file:///a", "data:image/png,", "\\\\a\\b"]
        {
            assert!(matches!(folder.has(name, 10), Err(Refusal::Outside(_))), "{name:?}");
            assert_eq!(folder.has(name, 10), folder.read(name, 10).map(drop), "{name:?}");
        }
        let long = "a".repeat(100_000);
        assert_eq!(folder.read(&long, 10).unwrap_err().sentence(), "its name is longer than that of any file");
    }

    #[cfg(unix)]
    mod unix {
        use std::{os::unix::fs::symlink, sync::mpsc, time::Duration};

        use super::*;

        /// A folder with a file in it and another file beside it.
        fn folder() -> (tempfile::TempDir, PathBuf, Folder) {
            let dir = tempfile::tempdir().unwrap();
            let inner = dir.path().join("briefing");
            std::fs::create_dir_all(inner.join("deeper")).unwrap();
            std::fs::write(dir.path().join("secret.txt"), "secret").unwrap();
            std::fs::write(inner.join("ours.txt"), "ours").unwrap();
            let folder = Folder::Disk(inner.as_path().into());
            (dir, inner, folder)
        }

        /// The error of `read`, which must be that of `has` too.
        fn said(folder: &Folder, name: &str) -> String {
            let (read, has) = (folder.read(name, 10), folder.has(name, 10));
            assert_eq!(read.clone().map(drop), has, "{name}");
            read.map_or_else(|refusal| refusal.sentence().to_owned(), |bytes| String::from_utf8(bytes).unwrap())
        }

        #[test]
        fn links_are_followed_only_within_the_folder() {
            let (dir, inner, folder) = folder();
            let outside = "it is a link that leads out of the briefing’s folder";
            for (name, target) in [
                ("out", dir.path().join("secret.txt")),
                ("up", PathBuf::from("../secret.txt")),
                ("null", PathBuf::from("/dev/null")),
                ("passwd", PathBuf::from("/etc/passwd")),
                ("memory", PathBuf::from("/proc/self/mem")),
            ] {
                symlink(target, inner.join(name)).unwrap();
                assert_eq!(said(&folder, name), outside, "{name}");
            }
            symlink(dir.path(), inner.join("deeper/parent")).unwrap();
            assert_eq!(said(&folder, "deeper/parent/secret.txt"), outside);
            symlink("../ours.txt", inner.join("deeper/ours")).unwrap();
            assert_eq!(said(&folder, "deeper/ours"), "ours");
            // A sibling folder whose name begins with the name of the folder.
            std::fs::create_dir(dir.path().join("briefing-2")).unwrap();
            std::fs::write(dir.path().join("briefing-2/a.txt"), "other").unwrap();
            symlink("../briefing-2/a.txt", inner.join("other")).unwrap();
            assert_eq!(said(&folder, "other"), outside);
        }

        #[test]
        fn anything_but_a_file_is_refused_immediately() {
            let (_dir, inner, folder) = folder();
            symlink("round", inner.join("round")).unwrap();
            assert!(said(&folder, "round").contains("the file could not be read"), "{}", said(&folder, "round"));
            assert_eq!(said(&folder, "deeper"), "this is a folder, not a file");
            let pipe = inner.join("pipe");
            assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
            let (send, receive) = mpsc::channel();
            let of = folder.clone();
            std::thread::spawn(move || {
                // Even if it has replaced a file after that was checked.
                let is_file = open_at_once(&pipe, true).unwrap().metadata().unwrap().is_file();
                send.send((said(&of, "pipe"), is_file))
            });
            let answer = receive.recv_timeout(Duration::from_secs(60)).expect("nobody waits for a writer");
            assert_eq!(answer, ("it is not a regular file".to_owned(), false));
            let _socket = std::os::unix::net::UnixListener::bind(inner.join("socket")).unwrap();
            assert_eq!(said(&folder, "socket"), "it is not a regular file");
        }

        #[test]
        fn no_more_is_read_than_is_allowed() {
            let (_dir, inner, folder) = folder();
            std::fs::write(inner.join("ten.txt"), "0123456789").unwrap();
            std::fs::write(inner.join("eleven.txt"), "0123456789a").unwrap();
            assert_eq!(said(&folder, "ten.txt"), "0123456789");
            assert_eq!(said(&folder, "eleven.txt"), "it is larger than 0 MiB");
            // A file of the system that reports a length of zero, and a file that grows.
            let (zero, proc) = (Opened::at(Path::new("/proc/self/maps"), 10, false), Path::new("/proc").exists());
            assert!(!proc || matches!(zero.unwrap().read(10, |_| ()), Err(ReadError::TooLarge)));
            let opened = Opened::at(&inner.join("ten.txt"), 10, false).unwrap();
            std::fs::write(inner.join("ten.txt"), "0123456789 and more").unwrap();
            assert!(matches!(opened.read(10, |_| ()), Err(ReadError::TooLarge)));
        }
    }
}
