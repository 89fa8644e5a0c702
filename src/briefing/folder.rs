//! The folder of a briefing: the only place its pictures and its source text are read from.

use std::{
    fs::File,
    io::Read as _,
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use super::problem::io_sentence;

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
    /// Its name leads out of the folder, or is an address: the sentence says which.
    Outside(String),
    /// It cannot be read: the sentence says why.
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
    /// The bytes of the file called `name`, at most `limit` of them.
    ///
    /// # Errors
    /// Where the name leads out of the folder, also by a link, and where there is no such file, it
    /// is no ordinary file, or it is larger than `limit`.
    pub fn read(&self, name: &str, limit: u64) -> Result<Vec<u8>, Refusal> {
        let inside = inside(name)?;
        match self {
            Self::Embedded(files) => files
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, bytes)| bytes.to_vec())
                .ok_or_else(|| Refusal::Unreadable("there is no such file in the program".to_owned())),
            Self::Disk(folder) => read_within(folder, &inside, limit),
        }
    }
}

impl Folder {
    /// Whether the file called `name` is there and may be read, without reading it.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn has(&self, name: &str, limit: u64) -> Result<(), Refusal> {
        let Self::Disk(folder) = self else { return self.read(name, limit).map(drop) };
        let path = folder.join(inside(name)?);
        let failed = |error: &std::io::Error| Refusal::Unreadable(io_sentence(error, &path).0);
        let real = path.canonicalize().map_err(|e| failed(&e))?;
        let root = folder.canonicalize().map_err(|e| failed(&e))?;
        let about = std::fs::metadata(&real).map_err(|e| failed(&e))?;
        if !real.starts_with(&root) {
            return Err(Refusal::Outside("it is a link that leads out of the briefing's folder".to_owned()));
        }
        if !about.is_file() {
            return Err(Refusal::Unreadable("it is not an ordinary file".to_owned()));
        }
        if about.len() > limit {
            return Err(Refusal::Unreadable(format!("it is larger than {} MiB", limit >> 20)));
        }
        Ok(())
    }
}

/// `name` as a path that cannot lead out of a folder by its words.
fn inside(name: &str) -> Result<PathBuf, Refusal> {
    let outside = |why: &str| Err(Refusal::Outside(why.to_owned()));
    if name.contains("://") || name.starts_with("data:") {
        return outside("it is an address, and nothing is fetched from a network");
    }
    if name.contains('\\') || name.contains(':') {
        return outside("it is not a plain name with `/` between folders");
    }
    let path = Path::new(name);
    if path.as_os_str().is_empty() || name.chars().any(char::is_control) {
        return outside("it is not a file name");
    }
    if path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        Ok(path.to_owned())
    } else {
        outside("it leads out of the briefing's folder")
    }
}

fn read_within(folder: &Path, inside: &Path, limit: u64) -> Result<Vec<u8>, Refusal> {
    let path = folder.join(inside);
    let failed = |error: &std::io::Error| Refusal::Unreadable(io_sentence(error, &path).0);
    let root = folder.canonicalize().map_err(|e| failed(&e))?;
    let real = path.canonicalize().map_err(|e| failed(&e))?;
    if !real.starts_with(&root) {
        return Err(Refusal::Outside("it is a link that leads out of the briefing's folder".to_owned()));
    }
    read_ordinary(&real, limit).map_err(|error| match error {
        ReadError::Io(error) => failed(&error),
        ReadError::NotOrdinary => Refusal::Unreadable("it is not an ordinary file".to_owned()),
        ReadError::TooLarge => Refusal::Unreadable(format!("it is larger than {} MiB", limit >> 20)),
    })
}

/// Why [`read_ordinary`] read nothing.
#[derive(Debug)]
pub enum ReadError {
    /// The system said no.
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

/// Bytes that are read of a long file before the rest.
const BEGINNING: u64 = 1 << 20;

/// As [`read_ordinary`]; of a file longer than a MiB `beginning` is handed what is read first.
///
/// # Errors
/// See [`ReadError`].
pub fn read_ordinary_from(path: &Path, limit: u64, beginning: impl FnOnce(&[u8])) -> Result<Vec<u8>, ReadError> {
    // Asked before opening: to open a pipe would wait for its writer.
    let about = std::fs::metadata(path).map_err(ReadError::Io)?;
    if about.is_dir() {
        return Err(ReadError::Io(std::io::ErrorKind::IsADirectory.into()));
    }
    if !about.is_file() {
        return Err(ReadError::NotOrdinary);
    }
    if about.len() > limit {
        return Err(ReadError::TooLarge);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or_default());
    // The file may grow while it is read.
    let mut file = File::open(path).map_err(ReadError::Io)?.take(limit + 1);
    if about.len() > BEGINNING {
        file.by_ref().take(BEGINNING).read_to_end(&mut bytes).map_err(ReadError::Io)?;
        beginning(&bytes);
    }
    file.read_to_end(&mut bytes).map_err(ReadError::Io)?;
    if bytes.len() as u64 > limit { Err(ReadError::TooLarge) } else { Ok(bytes) }
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
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(dir.path().join("secret.txt"), inner.join("link.txt")).unwrap();
            assert_eq!(
                folder.read("link.txt", 10).unwrap_err().sentence(),
                "it is a link that leads out of the briefing's folder"
            );
        }
        assert_eq!(folder.read("none.txt", 10).unwrap_err().sentence(), "there is no file here");
        assert_eq!(folder.read("ours.txt", 3).unwrap_err().sentence(), "it is larger than 0 MiB");
    }
}
