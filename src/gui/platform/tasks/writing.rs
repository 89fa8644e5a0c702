//! Tasks that write: briefings, drafts, exports, the state of the window.

use std::{
    collections::HashMap,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use briefing_core::{
    citation,
    export::{self, OwnMark},
    files,
    load::Loaded,
    model::Briefing,
    report::ReportFormat,
};

use super::{
    Tasks, lock,
    results::{Finished, NotSaved, NotStored, PlacedMark},
    searching::Searched,
};
use crate::gui::{
    platform::file_watcher::Job,
    state::{
        checking::CheckedText,
        dialogs::{SaveContent, SaveDialog},
        failures::{NoBriefing, ThreadError, WriteError},
        ids::{TabId, TaskId},
        session::PersistedState,
        store::StateStore,
        unsaved_changes::UnsavedChanges,
    },
};

/// Stores drafts and changes until the next start.
#[derive(Default)]
pub(super) struct BackupWriter {
    /// The content still to be written, by file.
    pending: Mutex<HashMap<PathBuf, BackupContent>>,
    /// Held by the writing thread.
    writing: Mutex<()>,
    /// How many threads are still running.
    count: AtomicU64,
}

/// Content that is stored until the next start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupContent {
    /// This text.
    Text(Arc<str>),
    /// The changes of a file that are not saved.
    Changes {
        /// The file.
        file: PathBuf,
        /// Its text before.
        before: Arc<str>,
        /// Its text with the changes.
        now: Arc<str>,
    },
    /// No content: the file is removed.
    Nothing,
}

impl BackupContent {
    /// The text, if there is one.
    pub fn text(text: Option<String>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(text.into()))
    }

    fn write(self, path: &Path) -> Result<(), files::PutError> {
        let text = match self {
            Self::Text(text) => Some(text),
            Self::Changes { file, before, now } => UnsavedChanges::text_of(&file, &before, &now).map(Into::into),
            Self::Nothing => None,
        };
        let Some(text) = text else {
            drop(std::fs::remove_file(path));
            return Ok(());
        };
        let folder = path.parent().map_or(Ok(()), std::fs::create_dir_all);
        folder.map_err(|error| files::PutError::NotWritten(path.to_owned(), error))?;
        files::put(path, true, |out| out.write_all(text.as_bytes()))
    }
}

impl Tasks {
    /// Stores content until the next start, in the background. If several follow each other quickly, only the
    /// last is written.
    pub fn keep_unsaved(&self, path: PathBuf, what: BackupContent) {
        let kept = Arc::clone(&self.kept);
        lock(&kept.pending).insert(path.clone(), what);
        kept.count.fetch_add(1, Ordering::Relaxed);
        let unkept = Arc::clone(&kept);
        let failed = move |why: ThreadError| {
            unkept.count.fetch_sub(1, Ordering::Relaxed);
            [Finished::Failed(format!("The draft could not be stored: {why}"))]
        };
        self.spawn("keep draft", failed, move |send| {
            // The next writer waits here and then finds the latest content. Adding content never waits.
            let written = {
                let _one_at_a_time = lock(&kept.writing);
                let what = lock(&kept.pending).remove(&path);
                what.map_or(Ok(()), |what| what.write(&path))
            };
            if let Err(why) = written {
                send(Finished::Failed(format!("The draft could not be stored: {why}")));
            }
            kept.count.fetch_sub(1, Ordering::Relaxed);
        });
    }

    /// Waits until all pending content is stored, for at most `limit`. Returns whether it was stored.
    pub fn wait_until_kept(&self, limit: Duration) -> bool {
        let since = Instant::now();
        while self.kept.count.load(Ordering::Relaxed) > 0 {
            if since.elapsed() >= limit {
                return false;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        true
    }

    /// Removes a draft that was saved elsewhere, with its own folder.
    pub fn forget_draft(&self, path: &Path) {
        lock(&self.kept.pending).remove(path);
        let Some(folder) = path.parent().map(ToOwned::to_owned) else { return };
        let remove: Job = Box::new(move || drop(std::fs::remove_dir_all(folder)));
        drop((self.start_thread)("forget draft", remove));
    }

    /// Writes the text of a briefing to its file, if that still has the text `before`.
    pub fn save(&self, tab: TabId, path: PathBuf, before: Arc<str>, text: Arc<str>) {
        self.writes.fetch_add(1, Ordering::Relaxed);
        let failed = move |why: ThreadError| [Finished::Saved(tab, Err(NotSaved::Failed(why.to_string())))];
        self.spawn("save", failed, move |send| {
            // A file that is no longer text was changed by another program.
            let saved = match std::fs::read(&path) {
                Ok(now) if now != before.as_bytes() => Err(NotSaved::Changed),
                _ => match files::put(&path, true, |out| out.write_all(text.as_bytes())) {
                    Ok(()) => Ok(text),
                    Err(why) => Err(NotSaved::Failed(why.to_string())),
                },
            };
            send(Finished::Saved(tab, saved));
        });
    }

    /// Writes a file completely or not at all. Returns the task.
    ///
    /// It never overwrites `own`, the open briefing.
    pub fn write(
        &self,
        open: &Searched,
        save: SaveDialog,
        options: citation::Options,
        marks: Vec<PlacedMark>,
        is_forced: bool,
        own: Option<PathBuf>,
    ) -> TaskId {
        let task = self.new_task();
        let loaded = Arc::clone(&open.loaded);
        let written_bytes = Arc::clone(&self.written_bytes);
        self.writes.fetch_add(1, Ordering::Relaxed);
        let failed = move |why: ThreadError| [Finished::Written(task, Err(why.into()))];
        self.spawn("write", failed, move |send| {
            let is_own = own.is_some() && Path::new(&save.path).canonicalize().ok() == own;
            let written = match &loaded.briefing {
                _ if is_own && !matches!(save.what, SaveContent::Briefing(_)) => Err(WriteError::IsBriefing),
                Some(briefing) => write(&loaded, briefing, &save, options, &marks, is_forced, &written_bytes),
                None => Err(NoBriefing.into()),
            };
            send(Finished::Written(task, written));
        });
        task
    }

    /// Writes the report on a checked text, completely or not at all, and never over the text itself. Returns the task.
    pub fn write_report(
        &self,
        checked: Arc<CheckedText>,
        format: ReportFormat,
        path: PathBuf,
        is_forced: bool,
    ) -> TaskId {
        let task = self.new_task();
        self.writes.fetch_add(1, Ordering::Relaxed);
        let failed = move |why: ThreadError| [Finished::Written(task, Err(why.into()))];
        self.spawn("write report", failed, move |send| {
            let is_own = path.canonicalize().is_ok_and(|path| checked.is_of(&path));
            let written = match checked.report(format) {
                _ if is_own => Err(WriteError::IsChecked),
                Ok(report) => {
                    files::put(&path, is_forced, |out| out.write_all(report.as_bytes())).map_err(WriteError::from)
                }
                Err(error) => Err(error.into()),
            };
            send(Finished::Written(task, written));
        });
        task
    }

    /// Merges what has changed from `base` to `mine` into the stored state. If no thread can be started, it is stored
    /// on the calling thread, because writing the state is faster than reading an error message.
    pub fn keep(&self, state_store: StateStore, base: PersistedState, mine: PersistedState) {
        let job = Arc::new((state_store, base, mine));
        let again = Arc::clone(&job);
        let failed = move |why| match why {
            ThreadError::NotStarted(_) => [store(&again)],
            ThreadError::Panicked => [Finished::PersistedState(Err(why.into()))],
        };
        self.spawn("keep", failed, move |send| send(store(&job)));
    }
}

fn store((state_store, base, mine): &(StateStore, PersistedState, PersistedState)) -> Finished {
    let stored = state_store.merge(base, mine).map(Box::new);
    let failed = |error| NotStored::Failed { error, path: state_store.path().map(Path::to_owned) };
    Finished::PersistedState(stored.map_err(failed))
}

fn write(
    loaded: &Loaded,
    briefing: &Briefing,
    save: &SaveDialog,
    options: citation::Options,
    marks: &[PlacedMark],
    is_forced: bool,
    written_bytes: &AtomicU64,
) -> Result<(), WriteError> {
    let path = Path::new(&save.path);
    match &save.what {
        SaveContent::Copy(content, copy_format) => {
            let copied = content.copy(briefing, copy_format, options)?.content;
            files::put(path, is_forced, |out| out.write_all(format!("{}\n", copied.plain.trim_end()).as_bytes()))?;
        }
        SaveContent::Briefing(saved) => {
            if let Some((name, text)) = &saved.source_text {
                let beside = path.with_file_name(name);
                let is_there = std::fs::read(&beside).is_ok_and(|there| there == text.as_bytes());
                if !is_there {
                    files::put(&beside, is_forced, |out| out.write_all(text.as_bytes()))?;
                }
            }
            files::put(path, is_forced, |out| out.write_all(saved.text.as_bytes()))?;
        }
        SaveContent::Pages(job) => {
            // Made before the file is touched, so that no file is left behind if this fails.
            let own = own_marks(marks);
            let pages = job.pages(loaded, briefing, &own)?;
            files::put(path, is_forced, |out| Counting { out, written_bytes }.write_all(&pages))?;
        }
        // A report is written by `write_report`.
        SaveContent::Report(_) => return Err(NoBriefing.into()),
        SaveContent::Export(format, filter) => files::put(path, is_forced, |out| {
            export::write_with_marks(
                briefing,
                *format,
                *filter,
                &own_marks(marks),
                &mut Counting { out, written_bytes },
            )
        })?,
    }
    Ok(())
}

fn own_marks(marks: &[PlacedMark]) -> Vec<OwnMark<'_>> {
    marks.iter().map(|(mark, place)| OwnMark { mark, place: place.as_ref() }).collect()
}

/// Counts the bytes that are written through it.
struct Counting<'a> {
    out: &'a mut dyn Write,
    written_bytes: &'a AtomicU64,
}

impl Write for Counting<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.written_bytes.fetch_add(written as u64, Ordering::Relaxed);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
