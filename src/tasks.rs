//! Named threads for what is slow: reading a file, decoding a picture. Results come back through a
//! channel, and the window is woken.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, OnceLock,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    time::{Duration, Instant},
};

use egui::ColorImage;

use crate::{
    briefing::{Briefing, Changes, Folder, Loaded, Progress, Waiting, load_embedded, load_file_for},
    citation::{self, Copied, Shape, Subject},
    cli::{self, Open},
    export, picture,
    search::{Found, Options, RichBlocks, Search, Seeker},
    settings::Settings,
    state::{FileKey, Kept, Shelf},
    ui::save::{Save, Saved},
    watch::{Stamp, Watch},
};

/// What a thread has finished.
pub enum Finished {
    /// The beginning of a file was read, or all of it. The number is that of the reading.
    Loaded(u64, Box<Loaded>, Seen),
    /// A file was read again; with what has changed, where that could be said. Nothing if it is the same.
    Reloaded(u64, Option<(Box<Loaded>, Option<Box<Changes>>)>, Seen),
    /// A file of the sheet of this number has changed, and these pictures beside it.
    Changed(u64, Vec<String>),
    /// A picture of the sheet of this number was decoded, or not: then a sentence says why.
    Image(u64, String, Result<ColorImage, String>),
    /// Files were chosen to be opened. Nothing if the system has no dialog to choose in.
    Picked(Option<Vec<PathBuf>>),
    /// The state was kept, or not.
    Kept(Result<(), String>),
    /// The text of this number is ready to be copied or shown, or a sentence says why not.
    Composed(u64, Result<Copied, String>),
    /// The file of this number was written, or not.
    Written(u64, Result<(), cli::PutError>),
    /// The settings file was read.
    Settings(Box<Settings>),
    /// The search of this number has found something, or cannot be made: then a sentence says why.
    Found(u64, Result<Option<Box<Found>>, String>),
}

/// What is known of a file that was read: its real path, and what it was just before.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// Its real path; nothing for the shipped briefing.
    pub file: FileKey,
    /// What tells whether it has changed since.
    pub stamp: Stamp,
}

impl Seen {
    fn of(open: &Open) -> Self {
        let Open::File(path) = open else { return Self::default() };
        Self { file: Some(real_path(path)), stamp: Stamp::of(path) }
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
    /// The number of the newest state that was written, and the right to write another.
    kept: Arc<Mutex<u64>>,
}

/// What is looked for, until this is dropped.
#[derive(Debug)]
pub struct Finding {
    /// Under which the result comes.
    pub number: u64,
    is_stopped: Arc<AtomicBool>,
}

impl Drop for Finding {
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
        let (sender, receiver) = channel();
        Self {
            sender,
            receiver,
            context: Arc::default(),
            readings: AtomicU64::new(0),
            others: AtomicU64::new(0),
            kept: Arc::default(),
        }
    }
}

impl Tasks {
    /// From now on `context` is woken when something is finished.
    pub fn wake(&self, context: &egui::Context) {
        self.context.get_or_init(|| context.clone());
    }

    /// What has been finished since this was last asked.
    pub fn finished(&self) -> impl Iterator<Item = Finished> {
        self.receiver.try_iter()
    }

    /// Reads a briefing. Gives back how far it is.
    pub fn load(&self, open: Open) -> Reading {
        let (reading, number, progress) = self.reading();
        self.spawn("load", move |send| {
            let seen = Seen::of(&open);
            let beginning = |loaded| {
                send(Finished::Loaded(number, Box::new(loaded), seen.clone()));
                progress.wait_until_shown();
            };
            let loaded = read(&open, &Waiting { progress: &progress, beginning: &beginning });
            if !progress.is_stopped() {
                send(Finished::Loaded(number, Box::new(loaded), seen.clone()));
            }
        });
        reading
    }

    /// Reads a briefing again that is open as `old`, and finds out what has changed.
    pub fn reload(&self, open: Open, old: Arc<Loaded>) -> Reading {
        let (reading, number, progress) = self.reading();
        self.spawn("load", move |send| {
            let waiting = Waiting { progress: &progress, beginning: &drop };
            let mut seen = Seen::of(&open);
            let mut new = read(&open, &waiting);
            if new.is_broken() && !old.is_broken() {
                std::thread::sleep(BEING_SAVED);
                seen = Seen::of(&open);
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

    fn reading(&self) -> (Reading, u64, Arc<Progress>) {
        let number = self.readings.fetch_add(1, Ordering::Relaxed) + 1;
        let progress = Arc::new(Progress::default());
        (Reading { since: Instant::now(), number, progress: Arc::clone(&progress) }, number, progress)
    }

    /// Watches the file of a sheet, and those beside it.
    pub fn watch(&self, sheet: u64, path: &Path) -> Watch {
        let send = self.sender();
        Watch::new(path, move |pictures| send(Finished::Changed(sheet, pictures)))
    }

    /// Asks the person for files, in the system's own dialog.
    pub fn pick(&self, dialog: rfd::FileDialog) {
        self.spawn("dialog", move |send| {
            // Without a dialog the library says nothing, after an empty choice it says none.
            let picked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| dialog.pick_files()));
            send(Finished::Picked(picked.unwrap_or_default()));
        });
    }

    /// Lets go of something large where nobody waits for it.
    pub fn let_go(&self, large: impl Send + 'static) {
        self.spawn("let go", move |_| drop(large));
    }

    /// Decodes pictures beside a briefing, one after the other: the page is being painted meanwhile.
    pub fn decode(&self, sheet: u64, folder: Folder, names: Vec<String>) {
        self.spawn("decode", move |send| {
            for name in names {
                let image = picture::read(&folder, &name);
                send(Finished::Image(sheet, name, image));
            }
        });
    }

    /// Looks for `query` in a briefing. Gives back the number under which the result comes: first what fills a
    /// screen, then all.
    pub fn find(&self, open: &Searched, query: String, options: Options) -> Finding {
        let number = self.number();
        let finding = Finding { number, is_stopped: Arc::default() };
        let (open, is_stopped) = (open.clone(), Arc::clone(&finding.is_stopped));
        self.spawn("find", move |send| {
            let found = |search: &Search, hits, is_all| {
                Finished::Found(number, Ok(Some(Box::new(Found { number, search: search.clone(), hits, is_all }))))
            };
            let search = match (Search::new(&query, options), &open.loaded.briefing) {
                (Ok(Some(search)), Some(_)) => search,
                (Ok(_), _) => return send(Finished::Found(number, Ok(None))),
                (Err(sentence), _) => return send(Finished::Found(number, Err(sentence))),
            };
            let Some(briefing) = &open.loaded.briefing else { return };
            let rich = open.rich.get_or_init(|| RichBlocks::new(briefing));
            let is_stale = || is_stopped.load(Ordering::Relaxed);
            let seeker = Seeker { search: &search, briefing, rich, is_stale: &is_stale };
            if let Some(hits) = seeker.run(|hits| send(found(&search, hits, false))) {
                send(found(&search, hits, true));
            }
        });
        finding
    }

    /// Makes the text of a copy. Gives back the number under which it comes.
    pub fn compose(&self, open: &Searched, subject: Subject, shape: Shape, options: citation::Options) -> u64 {
        let number = self.number();
        let loaded = Arc::clone(&open.loaded);
        self.spawn("compose", move |send| {
            let Some(briefing) = &loaded.briefing else { return };
            send(Finished::Composed(number, subject.copy(briefing, &shape, options)));
        });
        number
    }

    /// Writes a file, whole or not at all. Gives back the number under which the result comes.
    ///
    /// Never over `own`, the briefing that is open.
    pub fn write(
        &self,
        open: &Searched,
        save: Save,
        options: citation::Options,
        is_forced: bool,
        own: Option<PathBuf>,
    ) -> u64 {
        let number = self.number();
        let loaded = Arc::clone(&open.loaded);
        self.spawn("write", move |send| {
            let Some(briefing) = &loaded.briefing else { return };
            let is_own = own.is_some() && Path::new(&save.path).canonicalize().ok() == own;
            let written = match is_own {
                true => Err(cli::PutError::Other("this is the briefing itself; choose another name".to_owned())),
                false => write(briefing, &save, options, is_forced),
            };
            send(Finished::Written(number, written));
        });
        number
    }

    /// Reads what the person has set by hand.
    pub fn read_settings(&self, file: Option<PathBuf>) {
        let Some(file) = file else { return };
        self.spawn("settings", move |send| send(Finished::Settings(Box::new(Settings::read(&file)))));
    }

    /// Keeps the state, beside what the window does.
    pub fn keep(&self, shelf: Shelf, kept: Kept) {
        let (number, newest) = (self.number(), Arc::clone(&self.kept));
        self.spawn("keep", move |send| {
            let written = write_newest(&newest, number, &shelf, &kept);
            send(Finished::Kept(written));
        });
    }

    /// Keeps the state before the program ends; no older one comes after it.
    ///
    /// # Errors
    /// Why the folder or the file cannot be written, and which.
    pub fn keep_now(&self, shelf: &Shelf, kept: &Kept) -> Result<(), String> {
        write_newest(&self.kept, self.number(), shelf, kept)
    }

    fn number(&self) -> u64 {
        self.others.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// What is finished next, if that is soon.
    pub fn wait(&self, patience: Duration) -> Option<Finished> {
        self.receiver.recv_timeout(patience).ok()
    }

    /// A thread that may send several results.
    fn spawn(&self, name: &str, work: impl FnOnce(&(dyn Fn(Finished) + Sync)) + Send + 'static) {
        let send = self.sender();
        let thread = std::thread::Builder::new().name(name.to_owned());
        // A system that has no thread left for us has no window for us either.
        drop(thread.spawn(move || work(&send)));
    }

    /// Hands results over, and wakes the window.
    fn sender(&self) -> impl Fn(Finished) + Send + Sync + 'static {
        let (sender, context) = (self.sender.clone(), Arc::clone(&self.context));
        move |finished| {
            if sender.send(finished).is_ok()
                && let Some(context) = context.get()
            {
                context.request_repaint();
            }
        }
    }
}

fn read(open: &Open, waiting: &Waiting<'_>) -> Loaded {
    match open {
        Open::Shipped => load_embedded(),
        Open::File(path) => load_file_for(path, waiting),
    }
}

fn write_newest(newest: &Mutex<u64>, number: u64, shelf: &Shelf, kept: &Kept) -> Result<(), String> {
    let mut newest = newest.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if number < *newest {
        return Ok(());
    }
    *newest = number;
    shelf.write(kept).map_err(|error| match shelf.path() {
        Some(path) => format!("{}: {}", cli::reason(&error), path.display()),
        None => cli::reason(&error),
    })
}

fn write(briefing: &Briefing, save: &Save, options: citation::Options, is_forced: bool) -> Result<(), cli::PutError> {
    let path = Path::new(&save.path);
    match &save.what {
        Saved::Copy(subject, shape) => {
            let copied = subject.copy(briefing, shape, options).map_err(cli::PutError::Other)?;
            cli::put(path, is_forced, |out| out.write_all(format!("{}\n", copied.plain.trim_end()).as_bytes()))
        }
        Saved::Export(format, filter) => {
            cli::put(path, is_forced, |out| export::write(briefing, *format, *filter, out))
        }
    }
}

/// A file that was read, and what the first search in it has learnt about it.
#[derive(Clone)]
pub struct Searched {
    /// The file.
    pub loaded: Arc<Loaded>,
    rich: Arc<OnceLock<RichBlocks>>,
}

impl From<Box<Loaded>> for Searched {
    fn from(loaded: Box<Loaded>) -> Self {
        Self { loaded: Arc::from(loaded), rich: Arc::default() }
    }
}
