//! Named threads for what is slow: reading a file, decoding a picture. Results come back through a
//! channel, and the window is woken. A thread that cannot be started, or that panics, has a result as well: a
//! sentence.
//!
//! This file runs the tasks; each kind of task has a file beside it, and their results are in `results`.

mod copying;
mod editing;
mod marks;
mod reading;
mod results;
mod searching;
mod startup_threads;
mod writing;

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    time::Duration,
};

use crate::gui::{
    platform::{
        checking::PreparedSources,
        file_watcher::Job,
        pdf_viewer::{self, OpenFile},
    },
    state::{failures::ThreadError, ids::TaskId},
};

pub use results::{
    Drafted, FileVersion, Finished, MarksNotRead, MarksRead, NotSaved, NotSearched, NotStored, PendingRead, PlacedMark,
};
pub use searching::Searched;
pub use startup_threads::StartupThreads;
pub use writing::BackupContent;

use writing::BackupWriter;

/// The threads and their results.
pub struct Tasks {
    sender: Sender<Finished>,
    receiver: Receiver<Finished>,
    /// Set once there is a window to wake.
    context: Arc<OnceLock<egui::Context>>,
    /// How many tasks were started.
    begun: AtomicU64,
    /// How many files are being written, and how many bytes of them were.
    writes: AtomicU64,
    written_bytes: Arc<AtomicU64>,
    /// Drafts and changes to be stored.
    kept: Arc<BackupWriter>,
    start_thread: StartThread,
    /// Opens a file in the system's program for it.
    open_file: OpenFile,
    /// The sources for checking texts, reused while the same briefings are open.
    prepared: Arc<PreparedSources>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Starts a thread with this name that does this work. A test can make it fail.
pub type StartThread = Arc<dyn Fn(&str, Job) -> io::Result<()> + Send + Sync>;

/// Starts a thread of the system.
///
/// # Errors
/// If the system cannot start another one.
pub fn system_thread(name: &str, work: Job) -> io::Result<()> {
    std::thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

impl Default for Tasks {
    fn default() -> Self {
        Self::with_threads(Arc::new(system_thread))
    }
}

impl Tasks {
    /// Tasks that start threads with this function.
    pub fn with_threads(start_thread: StartThread) -> Self {
        let (sender, receiver) = channel();
        Self {
            sender,
            receiver,
            context: Arc::default(),
            begun: AtomicU64::new(0),
            writes: AtomicU64::new(0),
            written_bytes: Arc::default(),
            kept: Arc::default(),
            start_thread,
            open_file: Arc::new(pdf_viewer::open_file),
            prepared: Arc::default(),
        }
    }

    /// The same tasks, but files are opened with this function.
    pub fn opening_files_by(self, open_file: OpenFile) -> Self {
        Self { open_file, ..self }
    }

    /// From now on `context` is woken when something is finished.
    pub fn wake(&self, context: &egui::Context) {
        self.context.get_or_init(|| context.clone());
    }

    /// The results since the last call.
    pub fn finished(&self) -> impl Iterator<Item = Finished> {
        self.receiver.try_iter().inspect(|finished| self.count(finished))
    }

    /// The next result, if it comes within this time.
    pub fn wait(&self, limit: Duration) -> Option<Finished> {
        self.receiver.recv_timeout(limit).ok().inspect(|finished| self.count(finished))
    }

    fn count(&self, finished: &Finished) {
        if matches!(finished, Finished::Written(..) | Finished::Saved(..)) {
            self.writes.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// How many files are being written.
    pub fn writes(&self) -> u64 {
        self.writes.load(Ordering::Relaxed)
    }

    /// How many bytes were written to files: while this grows, writing continues.
    pub fn written_bytes(&self) -> u64 {
        self.written_bytes.load(Ordering::Relaxed)
    }

    /// Drops something large on a background thread.
    pub fn drop_in_background(&self, large: impl Send + 'static) {
        // Without a thread it is dropped here.
        let drop_it: Job = Box::new(move || drop(large));
        drop((self.start_thread)("drop", drop_it));
    }

    fn new_task(&self) -> TaskId {
        TaskId(self.begun.fetch_add(1, Ordering::Relaxed) + 1)
    }

    /// Starts a thread that may send several results. If it cannot be started or panics, the result is made by
    /// `failed`.
    fn spawn<F: IntoIterator<Item = Finished>>(
        &self,
        name: &str,
        failed: impl FnOnce(ThreadError) -> F + Send + 'static,
        work: impl FnOnce(&(dyn Fn(Finished) + Sync)) + Send + 'static,
    ) {
        let send = self.sender();
        let send_here = self.sender();
        let failed = Arc::new(Mutex::new(Some(failed)));
        let failed_here = Arc::clone(&failed);
        let guarded: Job = Box::new(move || {
            if catch_unwind(AssertUnwindSafe(|| work(&send))).is_err() {
                report(&failed, ThreadError::Panicked, &send);
            }
        });
        if let Err(error) = (self.start_thread)(name, guarded) {
            report(&failed_here, ThreadError::NotStarted(error.to_string()), &send_here);
        }
    }

    /// Sends results, and wakes the window.
    fn sender(&self) -> impl Fn(Finished) + Send + Sync + 'static {
        let (sender, context) = (self.sender.clone(), Arc::clone(&self.context));
        move |finished| {
            if sender.send(finished).is_ok()
                && let Some(context) = context.get()
            {
                // Not with a delay of zero: then the toolkit would draw twice, the second time for responses of
                // widgets.
                context.request_repaint_after(Duration::from_nanos(1));
            }
        }
    }
}

fn report<F: IntoIterator<Item = Finished>>(
    failed: &Mutex<Option<impl FnOnce(ThreadError) -> F>>,
    why: ThreadError,
    send: &dyn Fn(Finished),
) {
    let failed = failed.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
    if let Some(failed) = failed {
        failed(why).into_iter().for_each(send);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use briefing_core::{
        citation::{self, CopyFormat, CopySource},
        format::Folder,
        load::{BriefingSource, load_embedded},
        search::Options,
    };

    use super::*;
    use crate::gui::state::{
        basket_copy::CopyContent,
        dialogs::{SaveContent, SaveDialog},
        ids::TabId,
        session::PersistedState,
        store::StateStore,
    };

    fn without_threads() -> Tasks {
        Tasks::with_threads(Arc::new(|_, _| Err(io::ErrorKind::WouldBlock.into())))
    }

    fn searched() -> Searched {
        Box::new(load_embedded()).into()
    }

    fn only(tasks: &Tasks) -> Finished {
        let mut finished: Vec<Finished> = tasks.finished().collect();
        assert_eq!(finished.len(), 1, "one result for one task");
        finished.remove(0)
    }

    #[test]
    fn tasks_without_a_thread_still_have_a_result() {
        let tasks = without_threads();
        let reading = tasks.load(BriefingSource::Sample);
        assert!(matches!(only(&tasks), Finished::NotRead(task, _) if task == reading.task));
        let reading = tasks.reload(BriefingSource::Sample, searched().loaded);
        assert!(matches!(only(&tasks), Finished::NotRead(task, _) if task == reading.task));
        let finding = tasks.find(&searched(), "a".to_owned(), Options::default(), Arc::default());
        assert!(matches!(only(&tasks), Finished::SearchResults(task, Err(_)) if task == finding.task));
        let content = CopyContent::from(CopySource::Quotes(Vec::new()));
        let copy_format = CopyFormat::Built(citation::BuiltInFormat::default());
        let task = tasks.compose(&searched(), content.clone(), copy_format.clone(), citation::Options::default());
        assert!(matches!(only(&tasks), Finished::Composed(composed, Err(_)) if composed == task));
        let save = SaveDialog::new(SaveContent::Copy(content, copy_format), "", None);
        let task = tasks.write(&searched(), save, citation::Options::default(), Vec::new(), false, None);
        assert_eq!(tasks.writes(), 1);
        assert!(matches!(only(&tasks), Finished::Written(written, Err(_)) if written == task));
        assert_eq!(tasks.writes(), 0, "a window that closes does not wait for it");
        tasks.read_settings(Some("settings.ron".into()));
        assert!(matches!(only(&tasks), Finished::Failed(_)));
        assert!(tasks.watch(TabId(1), Path::new("a.ron")).is_none());
        assert!(matches!(only(&tasks), Finished::Failed(_)));
        tasks.decode(TabId(1), Folder::Embedded(&[]), vec!["a.png".to_owned(), "b.png".to_owned()]);
        let images = tasks.finished().filter(|finished| matches!(finished, Finished::Image(TabId(1), _, Err(_))));
        assert_eq!(images.count(), 2);
        tasks.drop_in_background(vec![1]);
        assert_eq!(tasks.finished().count(), 0);
    }

    #[test]
    fn a_state_is_stored_without_a_thread() {
        let dir = tempfile::tempdir().unwrap();
        let state_store = StateStore::at(&dir.path().join("state.ron"));
        let tasks = without_threads();
        tasks.keep(
            state_store.clone(),
            PersistedState::default(),
            PersistedState { zoom: 2.0, ..PersistedState::default() },
        );
        assert!(matches!(only(&tasks), Finished::PersistedState(Ok(_))));
        assert_eq!(state_store.read().0.zoom, 2.0);
    }

    #[test]
    fn a_panicking_thread_still_has_a_result() {
        let tasks = Tasks::default();
        tasks.spawn("panics", |why| [Finished::Failed(why.to_string())], |_| panic!("on purpose"));
        let finished = tasks.wait(Duration::from_secs(20));
        assert!(matches!(finished, Some(Finished::Failed(why)) if why == ThreadError::Panicked.to_string()));
    }
}
