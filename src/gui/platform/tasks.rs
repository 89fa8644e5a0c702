//! Named threads for what is slow: reading a file, decoding a picture. Results come back through a
//! channel, and the window is woken. A thread that cannot be started, or that panics, has a result as well: a
//! sentence.

use std::{
    collections::HashMap,
    io::{self, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    time::{Duration, Instant},
};

use egui::ColorImage;

use crate::gui::{
    platform::{
        checking::{self, CheckError, OpenBriefings, PreparedSources},
        drafting::{self, DraftError, NewText},
        file_watcher::{FileFingerprint, Watch, Work},
        image_decoder::{self, PictureError},
        pdf_viewer::{self, OpenFile},
    },
    state::{
        checking::{CheckedFrom, CheckedText},
        dialogs::{PrintJob, SaveContent, SaveDialog},
        marks_file,
        session::{FileKey, PersistedState, StateStore, StoreError},
        settings_file::Settings,
    },
};
use briefing_core::{
    citation::{self, ClipboardContent, CopyFormat, CopySource},
    export::{self, OwnMark},
    files,
    format::Folder,
    load::{BriefingSource, LoadObserver, Loaded, Progress, load_embedded, load_example, load_file_for},
    marks::{self, Anchor, KeptMarks, Located, Mark, MarkId, Moment, Place},
    matching::nearest::PassageIndex,
    model::{Briefing, Changes},
    search::{self, NearPassage, Options, OwnNote, RichBlocks, Search, SearchResults, Searcher},
};

/// What a thread has finished.
pub enum Finished {
    /// The beginning of a file was read, or all of it. The number is that of the reading.
    Loaded(u64, Box<Loaded>, FileVersion),
    /// The reading of this number was not done, a sentence says why.
    NotRead(u64, String),
    /// A file was read again; with what has changed, where that could be said. Nothing if it is the same.
    Reloaded(u64, Option<(Box<Loaded>, Option<Box<Changes>>)>, FileVersion),
    /// A file of the tab of this number has changed, and these pictures beside it.
    Changed(u64, Vec<String>),
    /// A picture of the tab of this number was decoded, or not: then a sentence says why.
    Image(u64, String, Result<ColorImage, PictureError>),
    /// Files were chosen to be opened. Nothing if the system has no dialog to choose in.
    Picked(Option<Vec<PathBuf>>),
    /// The state was kept, and this is what is stored now; or not, and why.
    PersistedState(Result<Box<PersistedState>, String>),
    /// Something has changed the stored state.
    StateChanged,
    /// Something that nobody waits for could not be done, a sentence says what.
    Failed(String),
    /// The text of this number is ready to be copied or shown, or a sentence says why not.
    Composed(u64, Result<ClipboardContent, String>),
    /// The document of the reading of this number was made a briefing, or not.
    Drafted(u64, Result<Box<Drafted>, DraftError>),
    /// The briefing of the tab of this number was saved with this text, or not.
    Saved(u64, Result<String, NotSaved>),
    /// The text of the reading of this number was checked, or not.
    TextChecked(u64, Result<Box<CheckedText>, CheckError>),
    /// What is kept of the marks in the tab of this number was read.
    MarksRead(u64, MarksRead),
    /// The words of the marks in the tab of this number were looked for, under the other number.
    MarksLocated(u64, u64, Vec<(MarkId, Located)>),
    /// What has changed of the marks in the tab of this number was stored, or not.
    MarksKept(u64, Box<KeptMarks>, Result<(), String>),
    /// The file of this number was written, or not.
    Written(u64, Result<(), files::PutError>),
    /// The pages of this number are shown in the program for PDF, or a sentence says why not.
    PdfShown(u64, Result<(), String>),
    /// The settings file was read.
    Settings(Box<Settings>),
    /// The search of this number has found something, or cannot be made: then a sentence says why.
    SearchResults(u64, Result<Option<Box<SearchResults>>, String>),
}

/// A mark and where its words stand, if they do.
pub type PlacedMark = (Mark, Option<Place>);

/// What is kept of the marks in a briefing.
pub struct MarksRead {
    /// The marks, or why they cannot be read, as the end of a sentence.
    pub kept: Result<KeptMarks, String>,
    /// What tells whether the file has changed since.
    pub seen: FileFingerprint,
}

/// Why a briefing was not saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSaved {
    /// Somebody else has changed the file.
    #[error("the file has changed on the disk since it was opened")]
    Changed,
    /// It could not be written, a sentence.
    #[error("{0}")]
    Failed(String),
}

/// A briefing that was made of a document.
pub struct Drafted {
    /// The briefing.
    pub loaded: Box<Loaded>,
    /// Its file.
    pub version: FileVersion,
    /// What was found and left out, in a sentence.
    pub said: String,
}

/// What is known of a file that was read: its real path, and what it was just before.
#[derive(Debug, Clone, Default)]
pub struct FileVersion {
    /// Its real path; nothing for the sample briefing.
    pub file: FileKey,
    /// What tells whether it has changed since.
    pub fingerprint: FileFingerprint,
}

impl FileVersion {
    fn of(open: &BriefingSource) -> Self {
        let BriefingSource::File(path) = open else { return Self::default() };
        Self { file: Some(real_path(path)), fingerprint: FileFingerprint::of(path) }
    }
}

/// The path without links, or as much of it as can be said of a file that is not there.
pub fn real_path(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

/// How long a file that is broken is given to become whole: most often it is just being saved.
const BEING_SAVED: Duration = Duration::from_millis(300);

/// The threads and their results.
pub struct Tasks {
    sender: Sender<Finished>,
    receiver: Receiver<Finished>,
    /// Set once there is a window to wake.
    context: Arc<OnceLock<egui::Context>>,
    readings: AtomicU64,
    others: AtomicU64,
    /// How many files are being written, and how many bytes of them were.
    writes: AtomicU64,
    written_bytes: Arc<AtomicU64>,
    /// Drafts and changes that are still to be written, or to be removed where nothing of them is left.
    drafts: Arc<Mutex<HashMap<PathBuf, Option<String>>>>,
    start_thread: StartThread,
    /// Opens a file in the program that the system has for it.
    open_file: OpenFile,
    /// What texts are checked against, kept while the same briefings are open.
    prepared: Arc<PreparedSources>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Starts a thread of this name for this work. A test can refuse.
pub type StartThread = Arc<dyn Fn(&str, Work) -> io::Result<()> + Send + Sync>;

/// A thread of the system.
///
/// # Errors
/// Where the system has none left.
pub fn system_thread(name: &str, work: Work) -> io::Result<()> {
    std::thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

/// What is looked for, until this is dropped.
#[derive(Debug)]
pub struct RunningSearch {
    /// Under which the result comes.
    pub number: u64,
    is_stopped: Arc<AtomicBool>,
}

impl Drop for RunningSearch {
    fn drop(&mut self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }
}

/// A file that is being read.
#[derive(Debug)]
pub struct Reading {
    /// When that began.
    pub since: Instant,
    /// Under which the result comes.
    pub number: u64,
    /// How far it is, and the way to stop it.
    pub progress: Arc<Progress>,
}

impl Default for Tasks {
    fn default() -> Self {
        Self::with_threads(Arc::new(system_thread))
    }
}

impl Tasks {
    /// The same with threads that are started in another way.
    pub fn with_threads(start_thread: StartThread) -> Self {
        let (sender, receiver) = channel();
        Self {
            sender,
            receiver,
            context: Arc::default(),
            readings: AtomicU64::new(0),
            others: AtomicU64::new(0),
            writes: AtomicU64::new(0),
            written_bytes: Arc::default(),
            drafts: Arc::default(),
            start_thread,
            open_file: Arc::new(pdf_viewer::open_file),
            prepared: Arc::default(),
        }
    }

    /// From now on `context` is woken when something is finished.
    pub fn wake(&self, context: &egui::Context) {
        self.context.get_or_init(|| context.clone());
    }

    /// What has been finished since this was last asked.
    pub fn finished(&self) -> impl Iterator<Item = Finished> {
        self.receiver.try_iter().inspect(|finished| self.count(finished))
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

    /// How many bytes were written to files: as long as this grows, writing goes on.
    pub fn written_bytes(&self) -> u64 {
        self.written_bytes.load(Ordering::Relaxed)
    }

    /// Reads a briefing. Gives back how far it is.
    pub fn load(&self, open: BriefingSource) -> Reading {
        let (reading, number, progress) = self.reading();
        let failed = move |why: NotDone| [Finished::NotRead(number, why.to_string())];
        self.spawn("load", failed, move |send| {
            let seen = FileVersion::of(&open);
            let beginning = |loaded| {
                send(Finished::Loaded(number, Box::new(loaded), seen.clone()));
                progress.wait_until_shown();
            };
            let loaded = read(&open, &LoadObserver { progress: &progress, beginning: &beginning });
            if !progress.is_stopped() {
                send(Finished::Loaded(number, Box::new(loaded), seen.clone()));
            }
        });
        reading
    }

    /// Reads a briefing again that is open as `old`, and finds out what has changed.
    pub fn reload(&self, open: BriefingSource, old: Arc<Loaded>) -> Reading {
        let (reading, number, progress) = self.reading();
        let failed = move |why: NotDone| [Finished::NotRead(number, why.to_string())];
        self.spawn("load", failed, move |send| {
            let waiting = LoadObserver { progress: &progress, beginning: &drop };
            let mut seen = FileVersion::of(&open);
            let mut new = read(&open, &waiting);
            if new.is_broken() && !old.is_broken() {
                std::thread::sleep(BEING_SAVED);
                seen = FileVersion::of(&open);
                new = read(&open, &waiting);
            }
            let reloaded = (!new.is_same(&old)).then(|| {
                let changes = old.briefing.as_ref().zip(new.briefing.as_ref());
                let changes = changes.map(|(old, new)| Box::new(Changes::between(old, new)));
                (Box::new(new), changes)
            });
            // Else the last of it may go on the window's own thread, and of a long file that takes a while.
            drop(old);
            if !progress.is_stopped() {
                send(Finished::Reloaded(number, reloaded, seen));
            }
        });
        reading
    }

    /// Makes a briefing of a text, writes it to `target` and reads it.
    pub fn draft(&self, text: NewText, target: PathBuf) -> Reading {
        let (reading, number, progress) = self.reading();
        let failed = move |why: NotDone| [Finished::Drafted(number, Err(DraftError::NotDone(why.to_string())))];
        self.spawn("draft", failed, move |send| {
            let drafted = drafting::draft(&text, &target).map(|said| {
                let open = BriefingSource::File(target.clone());
                let version = FileVersion::of(&open);
                let loaded = Box::new(read(&open, &LoadObserver { progress: &progress, beginning: &drop }));
                Box::new(Drafted { loaded, version, said })
            });
            if !progress.is_stopped() {
                send(Finished::Drafted(number, drafted));
            }
        });
        reading
    }

    /// Checks the quotations of a text against the briefings that are open.
    pub fn check(&self, from: CheckedFrom, open: OpenBriefings) -> Reading {
        let (reading, number, progress) = self.reading();
        let failed = move |why: NotDone| [Finished::TextChecked(number, Err(CheckError::NotDone(why.to_string())))];
        let prepared = Arc::clone(&self.prepared);
        self.spawn("check", failed, move |send| {
            let checked = checking::check(&from, &open, &prepared).map(Box::new);
            // Else the last of it may go on the window's own thread, and of a long file that takes a while.
            drop(open);
            if !progress.is_stopped() {
                send(Finished::TextChecked(number, checked));
            }
        });
        reading
    }

    /// Writes a draft, or changes that are not saved, where nobody waits for it; without a text removes the file. Of several
    /// that follow each other fast the last one counts.
    pub fn keep_draft(&self, path: PathBuf, text: Option<String>) {
        let pending = Arc::clone(&self.drafts);
        lock(&pending).insert(path.clone(), text);
        let failed = |why: NotDone| [Finished::Failed(format!("The draft could not be kept: {why}"))];
        self.spawn("keep draft", failed, move |send| {
            let mut pending = lock(&pending);
            let Some(text) = pending.remove(&path) else { return };
            // The next one waits, and finds the later text.
            let folder = path.parent().map_or(Ok(()), std::fs::create_dir_all);
            let written = match (folder, text) {
                (Err(error), _) => Err(files::PutError::Other(files::reason(&error))),
                (Ok(()), Some(text)) => files::put(&path, true, |out| out.write_all(text.as_bytes())),
                (Ok(()), None) => {
                    drop(std::fs::remove_file(&path));
                    Ok(())
                }
            };
            if let Err(files::PutError::Exists(why) | files::PutError::Other(why)) = written {
                send(Finished::Failed(format!("The draft could not be kept: {why}")));
            }
        });
    }

    /// Removes a draft that was saved elsewhere, with the folder that it has for itself.
    pub fn forget_draft(&self, path: &Path) {
        lock(&self.drafts).remove(path);
        let Some(folder) = path.parent().map(ToOwned::to_owned) else { return };
        let remove: Work = Box::new(move || drop(std::fs::remove_dir_all(folder)));
        drop((self.start_thread)("forget draft", remove));
    }

    /// Writes the text of a briefing over its file, which is to say `before`.
    pub fn save(&self, tab: u64, path: PathBuf, before: String, text: String) {
        self.writes.fetch_add(1, Ordering::Relaxed);
        let failed = move |why: NotDone| [Finished::Saved(tab, Err(NotSaved::Failed(why.to_string())))];
        self.spawn("save", failed, move |send| {
            let now = std::fs::read_to_string(&path);
            let saved = match now {
                Ok(now) if now != before => Err(NotSaved::Changed),
                _ => match files::put(&path, true, |out| out.write_all(text.as_bytes())) {
                    Ok(()) => Ok(text),
                    Err(files::PutError::Exists(why) | files::PutError::Other(why)) => Err(NotSaved::Failed(why)),
                },
            };
            send(Finished::Saved(tab, saved));
        });
    }

    fn reading(&self) -> (Reading, u64, Arc<Progress>) {
        let number = self.readings.fetch_add(1, Ordering::Relaxed) + 1;
        let progress = Arc::new(Progress::default());
        (Reading { since: Instant::now(), number, progress: Arc::clone(&progress) }, number, progress)
    }

    /// Watches the file of a tab, and those beside it.
    pub fn watch(&self, tab: u64, path: &Path) -> Option<Watch> {
        let send = self.sender();
        self.watched(Watch::new(path, &*self.start_thread, move |pictures| send(Finished::Changed(tab, pictures))))
    }

    /// Watches the stored state.
    pub fn watch_state(&self, path: &Path) -> Option<Watch> {
        let send = self.sender();
        self.watched(Watch::new(path, &*self.start_thread, move |_| send(Finished::StateChanged)))
    }

    fn watched(&self, watch: io::Result<Watch>) -> Option<Watch> {
        let failed = |error| {
            let why = NotDone::NotStarted(error);
            self.sender()(Finished::Failed(format!("Changes to the file will not be noticed: {why}")));
        };
        watch.map_err(failed).ok()
    }

    /// Asks the person for files, in the system's own dialog.
    pub fn pick_files(&self, dialog: rfd::FileDialog) {
        // Without a dialog the library says nothing, after an empty choice it says none.
        let failed = |why: NotDone| {
            let not_started = matches!(why, NotDone::NotStarted(_));
            let sentence = format!("No file chooser found: {why}");
            [not_started.then_some(Finished::Failed(sentence)), Some(Finished::Picked(None))].into_iter().flatten()
        };
        self.spawn("dialog", failed, move |send| send(Finished::Picked(dialog.pick_files())));
    }

    /// Lets go of something large where nobody waits for it.
    pub fn drop_in_background(&self, large: impl Send + 'static) {
        // Without a thread it is dropped here.
        let drop_it: Work = Box::new(move || drop(large));
        drop((self.start_thread)("drop", drop_it));
    }

    /// Decodes pictures beside a briefing, one after the other: the page is being painted meanwhile.
    pub fn decode(&self, tab: u64, folder: Folder, names: Vec<String>) {
        let failed_names = names.clone();
        let failed = move |why: NotDone| {
            let why = why.to_string();
            failed_names
                .into_iter()
                .map(move |name| Finished::Image(tab, name, Err(PictureError::NotDone(why.clone()))))
        };
        self.spawn("decode", failed, move |send| {
            for name in names {
                let image = image_decoder::read(&folder, &name);
                send(Finished::Image(tab, name, image));
            }
        });
    }

    /// Looks for `query` in a briefing. Gives back the number under which the result comes: first what fills a
    /// screen, then all.
    pub fn find(&self, open: &Searched, query: String, options: Options, own: Arc<[OwnNote]>) -> RunningSearch {
        let number = self.number();
        let finding = RunningSearch { number, is_stopped: Arc::default() };
        let (open, is_stopped) = (open.clone(), Arc::clone(&finding.is_stopped));
        let failed = move |why: NotDone| [Finished::SearchResults(number, Err(why.to_string()))];
        self.spawn("find", failed, move |send| {
            let is_stale = || is_stopped.load(Ordering::Relaxed);
            let looked = look(&open, &query, options, &own, &is_stale, &|found| {
                send(Finished::SearchResults(number, Ok(Some(Box::new(SearchResults { number, ..found })))));
            });
            match looked {
                Ok(found) => send(Finished::SearchResults(
                    number,
                    Ok(found.map(|found| Box::new(SearchResults { number, ..found }))),
                )),
                Err(NotFound::Sentence(sentence)) => send(Finished::SearchResults(number, Err(sentence))),
                Err(NotFound::Stopped) if is_stale() => {}
                Err(NotFound::Stopped) => send(Finished::SearchResults(number, Err(NotDone::Panicked.to_string()))),
            }
        });
        finding
    }

    /// Makes the text of a copy. Gives back the number under which it comes.
    pub fn compose(
        &self,
        open: &Searched,
        copy_source: CopySource,
        copy_format: CopyFormat,
        options: citation::Options,
    ) -> u64 {
        let number = self.number();
        let loaded = Arc::clone(&open.loaded);
        let failed = move |why: NotDone| [Finished::Composed(number, Err(why.to_string()))];
        self.spawn("compose", failed, move |send| {
            let composed = match &loaded.briefing {
                Some(briefing) => copy_source.copy(briefing, &copy_format, options).map_err(|error| error.to_string()),
                None => Err(NOTHING.to_owned()),
            };
            send(Finished::Composed(number, composed));
        });
        number
    }

    /// Writes a file, whole or not at all. Gives back the number under which the result comes.
    ///
    /// Never over `own`, the briefing that is open.
    pub fn write(
        &self,
        open: &Searched,
        save: SaveDialog,
        options: citation::Options,
        marks: Vec<PlacedMark>,
        is_forced: bool,
        own: Option<PathBuf>,
    ) -> u64 {
        let number = self.number();
        let loaded = Arc::clone(&open.loaded);
        let written_bytes = Arc::clone(&self.written_bytes);
        self.writes.fetch_add(1, Ordering::Relaxed);
        let failed = move |why: NotDone| [Finished::Written(number, Err(files::PutError::Other(why.to_string())))];
        self.spawn("write", failed, move |send| {
            let is_own = own.is_some() && Path::new(&save.path).canonicalize().ok() == own;
            let written = match &loaded.briefing {
                _ if is_own && !matches!(save.what, SaveContent::Briefing(_)) => {
                    Err(files::PutError::Other("this is the briefing itself; choose another name".to_owned()))
                }
                Some(briefing) => write(&loaded, briefing, &save, options, &marks, is_forced, &written_bytes),
                None => Err(files::PutError::Other(NOTHING.to_owned())),
            };
            send(Finished::Written(number, written));
        });
        number
    }

    /// The same with another way to open a file.
    pub fn opening_files_by(self, open_file: OpenFile) -> Self {
        Self { open_file, ..self }
    }

    /// Makes pages and shows them in the program that the system has for PDF. Gives back under which number it is said
    /// what became of it.
    pub fn show_pages(&self, open: &Searched, job: PrintJob) -> u64 {
        let (number, loaded, open_file) = (self.number(), Arc::clone(&open.loaded), Arc::clone(&self.open_file));
        let failed = move |why: NotDone| [Finished::PdfShown(number, Err(why.to_string()))];
        self.spawn("print", failed, move |send| {
            let shown = pdf_viewer::show(&loaded, &job, &open_file).map_err(|error| error.to_string());
            send(Finished::PdfShown(number, shown));
        });
        number
    }

    /// Reads what the person has set by hand.
    pub fn read_settings(&self, file: Option<PathBuf>) {
        let Some(file) = file else { return };
        let failed = |why: NotDone| [Finished::Failed(format!("The settings could not be read: {why}"))];
        self.spawn("settings", failed, move |send| send(Finished::Settings(Box::new(Settings::read(&file)))));
    }

    /// Merges what has changed from `base` to `mine` into the stored state. Where there is no thread for it, it is
    /// done at once: a state is written sooner than anybody could read why it was not.
    pub fn keep(&self, state_store: StateStore, base: PersistedState, mine: PersistedState) {
        let job = Arc::new((state_store, base, mine));
        let again = Arc::clone(&job);
        let failed = move |why| match why {
            NotDone::NotStarted(_) => [store(&again)],
            NotDone::Panicked => [Finished::PersistedState(Err(why.to_string()))],
        };
        self.spawn("keep", failed, move |send| send(store(&job)));
    }

    /// Reads what is kept of the marks in a tab, where the file is another one than `seen`.
    pub fn read_marks(&self, tab: u64, path: PathBuf, seen: FileFingerprint) {
        let failed = move |why: NotDone| {
            let read = MarksRead { kept: Err(format!("could not be read: {why}")), seen };
            [Finished::MarksRead(tab, read)]
        };
        self.spawn("read marks", failed, move |send| {
            let now = FileFingerprint::of(&path);
            if now != seen {
                let kept = marks_file::read(&path).map(Option::unwrap_or_default);
                send(Finished::MarksRead(tab, MarksRead { kept, seen: now }));
            }
        });
    }

    /// Looks for the words of marks in a briefing. Gives back the number under which they come.
    pub fn locate_marks(&self, tab: u64, open: &Searched, anchors: Vec<(MarkId, Anchor)>, now: Moment) -> u64 {
        let number = self.number();
        let loaded = Arc::clone(&open.loaded);
        let failed = |why: NotDone| [Finished::Failed(format!("Your marks are not shown: {why}"))];
        self.spawn("locate marks", failed, move |send| {
            let Some(briefing) = &loaded.briefing else { return };
            let located = marks::locate(briefing, &anchors.iter().map(|(_, anchor)| anchor).collect::<Vec<_>>(), now);
            let ids = anchors.iter().map(|(id, _)| *id);
            send(Finished::MarksLocated(tab, number, ids.zip(located).collect()));
        });
        number
    }

    /// Takes what has changed of the marks in a tab into their file. Where there is no thread for it, it is done when the
    /// window is closed.
    pub fn keep_marks(&self, tab: u64, path: PathBuf, changed: KeptMarks, now: Moment) {
        let unsaved = changed.clone();
        let failed = move |why: NotDone| [Finished::MarksKept(tab, Box::new(unsaved), Err(why.to_string()))];
        self.spawn("keep marks", failed, move |send| {
            let stored =
                marks_file::store(&path, &changed, now).map_err(|error| format!("{error}: {}", path.display()));
            send(Finished::MarksKept(tab, Box::new(changed), stored));
        });
    }

    fn number(&self) -> u64 {
        self.others.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// What is finished next, if that is within this time.
    pub fn wait(&self, limit: Duration) -> Option<Finished> {
        self.receiver.recv_timeout(limit).ok().inspect(|finished| self.count(finished))
    }

    /// A thread that may send several results. Where it cannot be started, or panics, the result is what `failed`
    /// makes of that.
    fn spawn<F: IntoIterator<Item = Finished>>(
        &self,
        name: &str,
        failed: impl FnOnce(NotDone) -> F + Send + 'static,
        work: impl FnOnce(&(dyn Fn(Finished) + Sync)) + Send + 'static,
    ) {
        let send = self.sender();
        let send_here = self.sender();
        let failed = Arc::new(Mutex::new(Some(failed)));
        let failed_here = Arc::clone(&failed);
        let guarded: Work = Box::new(move || {
            if catch_unwind(AssertUnwindSafe(|| work(&send))).is_err() {
                report(&failed, NotDone::Panicked, &send);
            }
        });
        if let Err(error) = (self.start_thread)(name, guarded) {
            report(&failed_here, NotDone::NotStarted(error), &send_here);
        }
    }

    /// Hands results over, and wakes the window.
    fn sender(&self) -> impl Fn(Finished) + Send + Sync + 'static {
        let (sender, context) = (self.sender.clone(), Arc::clone(&self.context));
        move |finished| {
            if sender.send(finished).is_ok()
                && let Some(context) = context.get()
            {
                // At once, and once: without any delay the toolkit draws a second time, for responses of widgets.
                context.request_repaint_after(Duration::from_nanos(1));
            }
        }
    }
}

fn read(open: &BriefingSource, waiting: &LoadObserver<'_>) -> Loaded {
    match open {
        BriefingSource::Sample => load_embedded(),
        BriefingSource::Example(example) => load_example(*example),
        BriefingSource::File(path) => load_file_for(path, waiting),
    }
}

/// Why a thread did not do its work, as a sentence without a full stop.
#[derive(Debug, thiserror::Error)]
enum NotDone {
    #[error("the system cannot start another thread for it ({0}); close other programs and try again")]
    NotStarted(io::Error),
    #[error("it was broken off by a mistake in this program")]
    Panicked,
}

/// What cannot happen, for what is only offered where there is a briefing.
const NOTHING: &str = "there is no briefing to take it from";

fn report<F: IntoIterator<Item = Finished>>(
    failed: &Mutex<Option<impl FnOnce(NotDone) -> F>>,
    why: NotDone,
    send: &dyn Fn(Finished),
) {
    let failed = failed.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
    if let Some(failed) = failed {
        failed(why).into_iter().for_each(send);
    }
}

fn store((state_store, base, mine): &(StateStore, PersistedState, PersistedState)) -> Finished {
    let stored = state_store.merge(base, mine).map(Box::new);
    Finished::PersistedState(stored.map_err(|error: StoreError| match state_store.path() {
        Some(path) => format!("{error}: {}", path.display()),
        None => error.to_string(),
    }))
}

fn write(
    loaded: &Loaded,
    briefing: &Briefing,
    save: &SaveDialog,
    options: citation::Options,
    marks: &[PlacedMark],
    is_forced: bool,
    written_bytes: &AtomicU64,
) -> Result<(), files::PutError> {
    let path = Path::new(&save.path);
    match &save.what {
        SaveContent::Copy(copy_source, copy_format) => {
            let copied = copy_source.copy(briefing, copy_format, options);
            let copied = copied.map_err(|error| files::PutError::Other(error.to_string()))?;
            files::put(path, is_forced, |out| out.write_all(format!("{}\n", copied.plain.trim_end()).as_bytes()))
        }
        SaveContent::Briefing(saved) => {
            if let Some((name, text)) = &saved.source_text {
                let beside = path.with_file_name(name);
                files::put(&beside, is_forced, |out| out.write_all(text.as_bytes()))?;
            }
            files::put(path, is_forced, |out| out.write_all(saved.text.as_bytes()))
        }
        SaveContent::Pages(job) => {
            // Before the file is touched, so that none is left behind where there are no pages.
            let pages = job.pages(loaded, briefing).map_err(|error| files::PutError::Other(error.to_string()))?;
            files::put(path, is_forced, |out| Counting { out, written_bytes }.write_all(&pages))
        }
        SaveContent::Export(format, filter) => files::put(path, is_forced, |out| {
            let own: Vec<_> = marks.iter().map(|(mark, place)| OwnMark { mark, place: place.as_ref() }).collect();
            export::write_with_marks(briefing, *format, *filter, &own, &mut Counting { out, written_bytes })
        }),
    }
}

/// Counts what goes through it.
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

/// A file that was read, and what the first search in it has learnt about it.
#[derive(Clone)]
pub struct Searched {
    /// The file.
    pub loaded: Arc<Loaded>,
    rich: Arc<OnceLock<RichBlocks>>,
    passages: Arc<OnceLock<PassageIndex>>,
}

/// Why a search has no result.
enum NotFound {
    /// A sentence: what was typed cannot be looked for.
    Sentence(String),
    /// Nobody waits for it any more, or a thread of it broke down.
    Stopped,
}

/// Looks for what was typed; where it is nowhere, for the words of the quotation that it seems to be; and where these
/// are nowhere either, for the passage that comes nearest. `first` is handed what fills a screen before all is known.
fn look(
    open: &Searched,
    query: &str,
    options: Options,
    own: &Arc<[OwnNote]>,
    is_stale: &(dyn Fn() -> bool + Sync),
    first: &dyn Fn(SearchResults),
) -> Result<Option<SearchResults>, NotFound> {
    let Some(briefing) = &open.loaded.briefing else { return Ok(None) };
    let rich = open.rich.get_or_init(|| RichBlocks::new(briefing));
    let search_now = |query: &str, instead: Option<&String>| {
        let Some(search) = Search::new(query, options).map_err(|error| NotFound::Sentence(error.to_string()))? else {
            return Ok(None);
        };
        let found = |hits, is_all| SearchResults {
            number: 0,
            search: search.clone(),
            hits,
            own: Arc::clone(own),
            is_all,
            instead: instead.cloned(),
            nearest: None,
        };
        let seeker = Searcher { search: &search, briefing, own, rich, is_stale };
        let hits = seeker.run(|hits| first(found(hits, false))).ok_or(NotFound::Stopped)?;
        Ok(Some(found(hits, true)))
    };
    let Some(mut typed) = search_now(query, None)? else { return Ok(None) };
    if typed.hits.total() > 0 || options.regex {
        return Ok(Some(typed));
    }
    let forms = search::forms(query);
    for form in &forms {
        if let Some(found) = search_now(form, Some(form))?.filter(|found| found.hits.total() > 0) {
            return Ok(Some(found));
        }
    }
    let passages = open.passages.get_or_init(|| PassageIndex::new(briefing.blocks().map(|block| block.text())));
    typed.nearest = NearPassage::new(briefing, passages, &search::quoted_words(query));
    Ok(Some(typed))
}

impl From<Box<Loaded>> for Searched {
    fn from(loaded: Box<Loaded>) -> Self {
        Self { loaded: Arc::from(loaded), rich: Arc::default(), passages: Arc::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn whatever_gets_no_thread_has_a_result_all_the_same() {
        let tasks = without_threads();
        let reading = tasks.load(BriefingSource::Sample);
        assert!(matches!(only(&tasks), Finished::NotRead(number, _) if number == reading.number));
        let reading = tasks.reload(BriefingSource::Sample, searched().loaded);
        assert!(matches!(only(&tasks), Finished::NotRead(number, _) if number == reading.number));
        let finding = tasks.find(&searched(), "a".to_owned(), Options::default(), Arc::default());
        assert!(matches!(only(&tasks), Finished::SearchResults(number, Err(_)) if number == finding.number));
        let copy_source = CopySource::Quotes(Vec::new());
        let copy_format = CopyFormat::Built(citation::BuiltInFormat::default());
        let number = tasks.compose(&searched(), copy_source.clone(), copy_format.clone(), citation::Options::default());
        assert!(matches!(only(&tasks), Finished::Composed(composed, Err(_)) if composed == number));
        let save = SaveDialog::new(SaveContent::Copy(copy_source, copy_format), None);
        let number = tasks.write(&searched(), save, citation::Options::default(), Vec::new(), false, None);
        assert_eq!(tasks.writes(), 1);
        assert!(matches!(only(&tasks), Finished::Written(written, Err(_)) if written == number));
        assert_eq!(tasks.writes(), 0, "a window that closes does not wait for it");
        tasks.read_settings(Some("settings.ron".into()));
        assert!(matches!(only(&tasks), Finished::Failed(_)));
        assert!(tasks.watch(1, Path::new("a.ron")).is_none());
        assert!(matches!(only(&tasks), Finished::Failed(_)));
        tasks.decode(1, Folder::Embedded(&[]), vec!["a.png".to_owned(), "b.png".to_owned()]);
        let images = tasks.finished().filter(|finished| matches!(finished, Finished::Image(1, _, Err(_))));
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
    fn a_thread_that_panics_has_a_result_all_the_same() {
        let tasks = Tasks::default();
        tasks.spawn("panics", |why| [Finished::Failed(why.to_string())], |_| panic!("on purpose"));
        let finished = tasks.wait(Duration::from_secs(20));
        assert!(matches!(finished, Some(Finished::Failed(why)) if why == NotDone::Panicked.to_string()));
    }
}
