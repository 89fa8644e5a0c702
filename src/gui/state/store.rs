//! The store for the state between sessions, for drafts and for unsaved changes: reads the state, merges it with the
//! state stored by other windows, and writes it.

use std::{
    fs::{DirEntry, File, TryLockError},
    hash::{BuildHasher as _, RandomState},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use serde::Serialize;
use thiserror::Error;

use crate::gui::state::{
    kept_file::{STATE_BYTES, UnreadableFile, read_kept},
    session::{FileKey, PersistedState, VERSION},
    unsaved_changes,
};
use briefing_core::{
    files::{
        self,
        atomic_write::{AtomicWrite, Existing, Readers},
    },
    load::BriefingSource,
};

/// The store of [`PersistedState`].
#[derive(Debug, Clone)]
pub struct StateStore {
    path: Option<PathBuf>,
}

/// The reason why a state could not be stored.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The stored state cannot be read, so it is not overwritten.
    #[error("the saved state {0}, and was not changed")]
    Unreadable(UnreadableFile),
    /// The stored marks of a briefing cannot be read, so they are not overwritten.
    #[error("the stored marks for this briefing {}, and were not changed", plural(&_0.to_string()))]
    UnreadableMarks(UnreadableFile),
    /// Another window has held the lock for too long.
    #[error("another window is still writing it")]
    Busy,
    /// It is larger than what would be read again.
    #[error("it is larger than {} MiB", STATE_BYTES >> 20)]
    TooLarge,
    /// The folder or the file cannot be written.
    #[error("{}", files::reason(_0))]
    Io(#[from] std::io::Error),
}

/// Changes the end of a sentence about one thing into one about several.
pub fn plural(why: &str) -> String {
    let verbs = [("is ", "are "), ("was ", "were ")];
    let plural = verbs.iter().find_map(|(one, several)| Some(format!("{several}{}", why.strip_prefix(one)?)));
    plural.unwrap_or_else(|| why.to_owned())
}

impl StateStore {
    /// In the platform's folder for program state; disabled if there is none.
    pub fn of_platform() -> Self {
        let folders = directories::ProjectDirs::from("", "", "briefing-viewer");
        let path = folders.map(|dirs| dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).join("state.ron"));
        Self { path }
    }

    /// In this file.
    pub fn at(path: &Path) -> Self {
        Self { path: Some(path.to_owned()) }
    }

    /// A store that reads and writes nothing.
    pub fn disabled() -> Self {
        Self { path: None }
    }

    /// The file, if there is one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The folder for unsaved drafts.
    pub fn drafts_folder(&self) -> PathBuf {
        let folder = self.path.as_deref().and_then(Path::parent).map(ToOwned::to_owned);
        folder.unwrap_or_else(|| std::env::temp_dir().join("briefing-viewer")).join("drafts")
    }

    /// The path for unsaved changes of a file.
    pub fn changes_path(&self, file: &Path) -> PathBuf {
        self.drafts_folder().join("changes").join(unsaved_changes::name_of(file))
    }

    /// The path for the rejected and skipped proposals of a file.
    pub fn review_path(&self, file: &Path) -> PathBuf {
        self.drafts_folder().join("reviews").join(unsaved_changes::name_of(file))
    }

    /// A new path for the pasted text of a check, or `None` if nothing is stored.
    pub fn new_check_path(&self) -> Option<PathBuf> {
        let name = format!("{:016x}.txt", RandomState::new().hash_one(0));
        Some(self.checks_folder()?.join(name))
    }

    /// The text stored at this path if it is that of a pasted check: `None` if the path is another file, or if the text
    /// cannot be read.
    pub fn pasted_check(&self, path: &Path) -> Option<String> {
        self.is_pasted_check(path).then(|| std::fs::read_to_string(path).ok())?
    }

    /// Whether this is the stored text of a pasted check.
    pub fn is_pasted_check(&self, path: &Path) -> bool {
        self.checks_folder().is_some_and(|folder| path.starts_with(folder))
    }

    fn checks_folder(&self) -> Option<PathBuf> {
        Some(self.path.as_deref()?.parent()?.join("drafts").join("checks"))
    }

    /// The path for the marks in a file, or `None` if its name cannot be stored.
    pub fn marks_path(&self, file: &FileKey) -> Option<PathBuf> {
        let folder = self.path.as_deref()?.parent()?.join("marks");
        let name = file.as_deref().map_or(Some("sample"), Path::to_str)?;
        Some(folder.join(unsaved_changes::name_of(Path::new(name))))
    }

    /// Whether a file is an unsaved draft.
    pub fn is_draft(&self, source: &BriefingSource) -> bool {
        matches!(source, BriefingSource::File(path) if path.starts_with(self.drafts_folder()))
    }

    /// A path for a draft, in a folder of its own; `stem` is the file name without its extension.
    pub fn new_draft_path(&self, stem: &str) -> PathBuf {
        let drafts = self.drafts_folder();
        let free = (1..).map(|number: u32| drafts.join(number.to_string())).find(|folder| !folder.exists());
        free.unwrap_or(drafts).join(format!("{stem}.briefing.ron"))
    }

    /// The stored state, and a sentence if it could not be read. Then it is not overwritten.
    pub fn read(&self) -> (PersistedState, Option<String>) {
        let Some(path) = &self.path else { return (PersistedState::default(), None) };
        match read(path) {
            Ok(kept) => (kept.unwrap_or_default(), None),
            Err(why) => {
                let sentence = format!("The saved state {why}, and was not changed: {}", path.display());
                (PersistedState::default(), Some(sentence))
            }
        }
    }

    /// Removes what a program that was terminated during a write has left, and pasted texts whose checks are neither
    /// among those stored as open nor new enough to belong to another window.
    pub fn remove_leftovers(&self, checks: &[PathBuf]) {
        let Some(folder) = self.path.as_deref().and_then(Path::parent) else { return };
        let entries = |folder: &Path| folder.read_dir().ok().into_iter().flatten().flatten();
        let is_older = |entry: &DirEntry, age: Duration| {
            let changed = entry.metadata().and_then(|about| about.modified()).ok();
            changed.and_then(|time| time.elapsed().ok()).is_some_and(|elapsed| elapsed > age)
        };
        for entry in entries(folder).chain(entries(&folder.join("marks"))) {
            if entry.file_name().to_string_lossy().starts_with(TEMPORARY_PREFIX) && is_older(&entry, ABANDONED) {
                drop(std::fs::remove_file(entry.path()));
            }
        }
        for entry in self.checks_folder().iter().flat_map(|folder| entries(folder)) {
            if !checks.contains(&entry.path()) && is_older(&entry, CLOSED_CHECK) {
                drop(std::fs::remove_file(entry.path()));
            }
        }
    }

    /// Merges the changes from `base` to `mine` into the stored state. Returns the new stored state.
    ///
    /// # Errors
    /// Why it could not be stored.
    pub fn merge(&self, base: &PersistedState, mine: &PersistedState) -> Result<PersistedState, StoreError> {
        let Some(path) = &self.path else { return Ok(mine.clone()) };
        // A link is kept: its target is written.
        let path = path.canonicalize().unwrap_or_else(|_| path.clone());
        let folder = path.parent().unwrap_or(Path::new("."));
        // Even if this window cannot write, another one may have.
        let lock = std::fs::create_dir_all(folder).map_err(StoreError::from).and_then(|()| lock(folder));
        let stored = read(&path).map_err(StoreError::Unreadable)?;
        let merged = match &stored {
            Some(stored) => PersistedState::merge(base, mine, stored),
            None => PersistedState { store: RandomState::new().hash_one(0), ..mine.clone() },
        };
        let lock = match stored {
            Some(stored) if stored == merged => return Ok(merged),
            _ => lock?,
        };
        write(&path, &merged)?;
        drop(lock);
        Ok(merged)
    }
}

/// Writes a file of the state, completely or not at all. Only its owner may read it.
pub(super) fn write(path: &Path, state: &impl Serialize) -> Result<(), StoreError> {
    let text = ron::ser::to_string_pretty(state, ron::ser::PrettyConfig::default()).map_err(std::io::Error::other)?;
    if text.len() as u64 > STATE_BYTES {
        return Err(StoreError::TooLarge);
    }
    let write = AtomicWrite { prefix: TEMPORARY_PREFIX, readers: Readers::Owner, existing: Existing::Replace };
    write.write(path, |out| out.write_all(text.as_bytes()))?;
    Ok(())
}

/// A lock on the state in this folder, until it is dropped; `None` if the file system has no locks.
pub(super) fn lock(folder: &Path) -> Result<Option<File>, StoreError> {
    let file = File::options().create(true).truncate(false).write(true).open(folder.join(LOCK))?;
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::Error(_)) => return Ok(None),
            Err(TryLockError::WouldBlock) if start.elapsed() > LONGEST_WRITE => return Err(StoreError::Busy),
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}

/// The file that windows lock while they change the state. It is never removed, because waiting windows and later ones
/// would then lock different files.
const LOCK: &str = "state.lock";

/// How long another window may take to write the state.
const LONGEST_WRITE: Duration = Duration::from_secs(10);

/// The prefix of the temporary file to which the state is written.
const TEMPORARY_PREFIX: &str = ".state-";

/// A pasted text older than this belongs to no window that has not stored its checks yet.
const CLOSED_CHECK: Duration = Duration::from_secs(24 * 60 * 60);

/// A temporary file older than this is no longer being written.
const ABANDONED: Duration = Duration::from_secs(60);

/// The stored state, or `None` if there is no such file.
fn read(path: &Path) -> Result<Option<PersistedState>, UnreadableFile> {
    Ok(read_kept::<PersistedState>(path, VERSION)?.map(PersistedState::within_limits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::state::{basket::BasketItem, preferences::ThemeChoice, session::PersistedFile};

    fn file(name: &str) -> PersistedFile {
        PersistedFile { file: Some(name.into()), title: name.to_owned(), ..PersistedFile::default() }
    }

    fn store(state_store: &StateStore, kept: &PersistedState) -> PersistedState {
        state_store.merge(&PersistedState::default(), kept).unwrap()
    }

    #[test]
    fn the_saved_state_is_restored() {
        let dir = tempfile::tempdir().unwrap();
        let state_store = StateStore::at(&dir.path().join("new folder/state.ron"));
        let mut kept =
            PersistedState { zoom: 1.6, open: vec![None, Some("a.ron".into())], shown: 1, ..PersistedState::default() };
        kept.keep(PersistedFile { topic: Some("crime".to_owned()), block: Some(7), ..PersistedFile::default() });
        let stored = store(&state_store, &kept);
        assert_eq!(stored, PersistedState { store: stored.store, ..kept });
        assert_eq!(state_store.read(), (stored, None));
    }

    #[test]
    fn two_windows_keep_the_baskets_and_settings_of_both() {
        let dir = tempfile::tempdir().unwrap();
        let state_store = StateStore::at(&dir.path().join("state.ron"));
        let base = store(&state_store, &PersistedState { files: vec![file("both.ron")], ..PersistedState::default() });
        let mut windows = [base.clone(), base.clone()];
        windows[0].theme = ThemeChoice::Dark;
        windows[1].zoom = 1.6;
        for (kept, name) in windows.iter_mut().zip(["a.ron", "b.ron"]) {
            kept.keep(PersistedFile { quotes: vec![BasketItem::of_words(name)], ..file(name) });
            kept.keep(PersistedFile { quotes: vec![BasketItem::of_words(name)], ..file("both.ron") });
            state_store.merge(&base, kept).unwrap();
        }
        let (kept, _) = state_store.read();
        for name in ["a.ron", "b.ron"] {
            assert_eq!(kept.of(&Some(name.into())).unwrap().quotes, [BasketItem::of_words(name)]);
        }
        assert_eq!(kept.of(&Some("both.ron".into())).unwrap().quotes, ["a.ron", "b.ron"].map(BasketItem::of_words));
        assert_eq!((kept.theme, kept.zoom), (ThemeChoice::Dark, 1.6));
    }

    #[test]
    fn a_state_that_was_taken_away_is_written_anew_with_all_that_is_known() {
        let dir = tempfile::tempdir().unwrap();
        let state_store = StateStore::at(&dir.path().join("folder/state.ron"));
        let kept = PersistedState {
            files: vec![PersistedFile { quotes: vec![BasketItem::of_words("a")], ..file("a.ron") }],
            ..PersistedState::default()
        };
        let base = store(&state_store, &kept);
        std::fs::remove_dir_all(dir.path().join("folder")).unwrap();
        let again = state_store.merge(&base, &base).unwrap();
        assert_eq!(again.files, kept.files);
        assert_ne!(again.store, base.store);
        assert_eq!(state_store.read().0, again);
    }

    #[test]
    fn who_has_changed_nothing_writes_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state.ron");
        std::fs::write(&path, "(theme: Dark, window: (1400, 900))").unwrap();
        let state_store = StateStore::at(&path);
        let (kept, _) = state_store.read();
        assert_eq!(state_store.merge(&kept, &kept).unwrap(), kept);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "(theme: Dark, window: (1400, 900))");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_the_state_stays_a_link() {
        let dir = tempfile::tempdir().unwrap();
        let [link, real] = ["state.ron", "real.ron"].map(|name| dir.path().join(name));
        std::fs::write(&real, "(theme: Dark)").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let state_store = StateStore::at(&link);
        let base = state_store.read().0;
        state_store.merge(&base, &PersistedState { zoom: 2.0, ..base.clone() }).unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(StateStore::at(&real).read().0.zoom, 2.0);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_whose_name_is_not_utf_8_does_not_keep_the_rest_from_being_kept() {
        use std::os::unix::ffi::OsStrExt as _;
        let dir = tempfile::tempdir().unwrap();
        let state_store = StateStore::at(&dir.path().join("state.ron"));
        let mut kept = PersistedState::default();
        kept.keep(PersistedFile {
            file: Some(std::ffi::OsStr::from_bytes(b"/a\xff.ron").into()),
            ..PersistedFile::default()
        });
        store(&state_store, &kept);
    }

    #[test]
    fn an_unreadable_state_file_is_reported_and_never_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state.ron");
        for (text, why) in [
            ("(zoom: \"large\"", "The saved state is damaged (line 1, column "),
            ("\u{0}\u{0}\u{0}", "The saved state is damaged (line 1, column "),
            (
                "(version: 2, zoom: (1, 2))",
                "The saved state was written by a newer version of this program, and was not changed",
            ),
        ] {
            std::fs::write(&path, text).unwrap();
            let state_store = StateStore::at(&path);
            let (kept, sentence) = state_store.read();
            assert_eq!(kept, PersistedState::default());
            let sentence = sentence.unwrap();
            assert!(sentence.starts_with(why) && sentence.ends_with("state.ron"), "{sentence}");
            assert!(matches!(state_store.merge(&kept, &kept), Err(StoreError::Unreadable(_))));
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
        std::fs::remove_file(&path).unwrap();
        std::fs::create_dir(&path).unwrap();
        assert!(StateStore::at(&path).read().1.unwrap().starts_with("The saved state cannot be read ("));
    }

    #[test]
    fn what_became_unreadable_since_is_not_overwritten_either() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state.ron");
        let state_store = StateStore::at(&path);
        let (kept, _) = state_store.read();
        std::fs::write(&path, "(version: 9)").unwrap();
        let error = state_store.merge(&kept, &kept).unwrap_err().to_string();
        assert_eq!(error, "the saved state was written by a newer version of this program, and was not changed");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "(version: 9)");
    }

    #[test]
    fn old_temporary_files_of_an_ended_program_are_removed() {
        let dir = tempfile::tempdir().unwrap();
        let [old, new] = [".state-old", ".state-new"].map(|name| dir.path().join(name));
        std::fs::write(&new, "").unwrap();
        let long_ago = std::time::SystemTime::now() - 2 * ABANDONED;
        std::fs::File::create(&old).unwrap().set_modified(long_ago).unwrap();
        StateStore::at(&dir.path().join("state.ron")).remove_leftovers(&[]);
        assert_eq!((old.exists(), new.exists()), (false, true));
    }

    #[test]
    fn pasted_texts_of_checks_that_are_no_longer_open_are_removed() {
        let dir = tempfile::tempdir().unwrap();
        let state_store = StateStore::at(&dir.path().join("state.ron"));
        let [open, closed, new] = [0; 3].map(|_| state_store.new_check_path().unwrap());
        std::fs::create_dir_all(open.parent().unwrap()).unwrap();
        for (path, age) in [(&open, 2 * CLOSED_CHECK), (&closed, 2 * CLOSED_CHECK), (&new, Duration::ZERO)] {
            std::fs::File::create(path).unwrap().set_modified(std::time::SystemTime::now() - age).unwrap();
        }
        state_store.remove_leftovers(std::slice::from_ref(&open));
        assert_eq!((open.exists(), closed.exists(), new.exists()), (true, false, true));
    }

    #[test]
    fn absurd_settings_are_brought_within_reach() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state.ron");
        std::fs::write(&path, "(zoom: 1e30, window: (NaN, -5), topics_width: inf)").unwrap();
        let (kept, _) = StateStore::at(&path).read();
        assert_eq!((kept.zoom, kept.window, kept.topics_width), (3.0, (1280.0, 360.0), 220.0));
    }
}
