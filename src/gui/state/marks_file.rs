//! The files in which marks are stored: one for each briefing, next to the state of the window. Two windows can write
//! to the same file without losing anything, and an unreadable file is not changed.

use std::path::Path;

use super::{
    kept_file::{UnreadableFile, read_kept},
    store::{StoreError, lock, write},
};
use briefing_core::marks::{Moment, StoredMarks, VERSION};

/// The stored marks, or `None` if there is no such file.
///
/// # Errors
/// Why it cannot be read. Then it is not overwritten.
pub fn read(path: &Path) -> Result<Option<StoredMarks>, UnreadableFile> {
    read_kept(path, VERSION)
}

/// Merges the changes of a window into the file.
///
/// # Errors
/// Why they could not be stored.
pub fn store(path: &Path, changed: &StoredMarks, now: Moment) -> Result<(), StoreError> {
    // A symbolic link is kept: its target is written.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let lock = lock(folder)?;
    let mut kept = read(&path).map_err(StoreError::UnreadableMarks)?.unwrap_or_default();
    if !kept.merge(changed.clone()) {
        return Ok(());
    }
    kept.file.clone_from(&changed.file);
    kept.prune(now);
    write(&path, &kept)?;
    drop(lock);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_core::marks::{Anchor, Colour, Mark, MarkId};

    fn changed(id: u64, note: &str, at: u64) -> StoredMarks {
        let mut anchor = Anchor::default();
        "“관세” \"x\"".clone_into(&mut anchor.exact);
        let mut mark = Mark::new(anchor, Colour::Blue, Moment(1));
        note.clone_into(&mut mark.note);
        StoredMarks::default().set(MarkId(id), Some(mark), Moment(at))
    }

    #[test]
    fn what_two_windows_store_is_kept_and_what_one_removes_is_gone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("new folder/marks.ron");
        assert_eq!(read(&path).unwrap(), None);
        store(&path, &changed(1, "one", 10), Moment(10)).unwrap();
        store(&path, &changed(2, "two", 11), Moment(11)).unwrap();
        let notes = || read(&path).unwrap().unwrap().iter().map(|(_, mark)| mark.note.clone()).collect::<Vec<_>>();
        assert_eq!(notes(), ["one", "two"]);
        let removed = read(&path).unwrap().unwrap().set(MarkId(1), None, Moment(20));
        store(&path, &removed, Moment(20)).unwrap();
        // A window that does not know about the removal yet does not restore the mark.
        store(&path, &changed(1, "one", 10), Moment(21)).unwrap();
        assert_eq!(notes(), ["two"]);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_left_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("marks.ron");
        for (text, why) in [
            ("(marks: [", "the stored marks for this briefing are damaged (line 1, "),
            ("\u{0}", "the stored marks for this briefing are damaged (line 1, "),
            ("(version: 2, marks: 7)", "the stored marks for this briefing were written by a newer version"),
        ] {
            std::fs::write(&path, text).unwrap();
            let why_not = store(&path, &changed(1, "one", 1), Moment(1)).unwrap_err().to_string();
            assert!(why_not.starts_with(why), "{why_not}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[test]
    fn a_hundred_thousand_marks_are_stored_and_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("marks.ron");
        let mut all = StoredMarks::default();
        for id in 0..100_000 {
            all.merge(changed(id, "a note of some words", 1));
        }
        store(&path, &all, Moment(1)).unwrap();
        assert_eq!(read(&path).unwrap().unwrap().iter().count(), 100_000);
    }
}
