//! Named threads for what is slow: reading a file, decoding a picture. Results come back through a
//! channel, and the window is woken.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, OnceLock,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    time::Duration,
};

use egui::ColorImage;

use crate::{
    briefing::{Briefing, Folder, Loaded, Progress, Waiting, limits, load_embedded, load_file_for},
    citation::{self, Copied, Shape, Subject},
    cli::{self, Open},
    export,
    search::{Found, Options, RichBlocks, Search, Seeker},
    settings::Settings,
    state::{Kept, Shelf},
    ui::save::{Save, Saved},
};

/// What a thread has finished.
pub enum Finished {
    /// The beginning of a file was read, or all of it. The number is that of the reading.
    Loaded(u64, Box<Loaded>),
    /// A picture was decoded, or not: then a sentence says why.
    Image(String, Result<ColorImage, String>),
    /// The text of this number is ready to be copied or shown, or a sentence says why not.
    Composed(u64, Result<Copied, String>),
    /// The file of this number was written, or not.
    Written(u64, Result<(), cli::PutError>),
    /// The settings file was read.
    Settings(Box<Settings>),
    /// The search of this number has found something, or cannot be made: then a sentence says why.
    Found(u64, Result<Option<Box<Found>>, String>),
}

/// The threads and their results.
pub struct Tasks {
    sender: Sender<Finished>,
    receiver: Receiver<Finished>,
    /// Set once there is a window to wake.
    context: Arc<OnceLock<egui::Context>>,
    /// The number of the newest search; older ones end as soon as they look at it.
    newest: Arc<AtomicU64>,
    readings: AtomicU64,
    others: AtomicU64,
    /// The number of the newest state that was written, and the right to write another.
    kept: Arc<Mutex<u64>>,
}

/// A file that is being read.
#[derive(Debug, Default)]
pub struct Reading {
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
            newest: Arc::default(),
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

    /// Reads a briefing, and ends the reading before. Gives back how far it is.
    pub fn load(&self, open: Open) -> Reading {
        let number = self.readings.fetch_add(1, Ordering::Relaxed) + 1;
        let progress = Arc::new(Progress::default());
        let reading = Reading { number, progress: Arc::clone(&progress) };
        self.spawn("load", move |send| {
            let beginning = |loaded| {
                send(Finished::Loaded(number, Box::new(loaded)));
                progress.wait_until_shown();
            };
            let waiting = Waiting { progress: &progress, beginning: &beginning };
            let loaded = match open {
                Open::Shipped => load_embedded(),
                Open::File(path) => load_file_for(&path, &waiting),
            };
            if !progress.is_stopped() {
                send(Finished::Loaded(number, Box::new(loaded)));
            }
        });
        reading
    }

    /// Decodes pictures beside a briefing, one after the other: the page is being painted meanwhile.
    pub fn decode(&self, folder: Folder, names: Vec<String>) {
        self.spawn("decode", move |send| {
            for name in names {
                let image = picture::read(&folder, &name);
                send(Finished::Image(name, image));
            }
        });
    }

    /// Looks for `query` in a briefing, and ends what was looked for before. Gives back the number under
    /// which the result comes: first what fills a screen, then all.
    pub fn find(&self, open: &Searched, query: String, options: Options) -> u64 {
        let number = self.stop_finding();
        let (open, newest) = (open.clone(), Arc::clone(&self.newest));
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
            let is_stale = || newest.load(Ordering::Relaxed) != number;
            let seeker = Seeker { search: &search, briefing, rich, is_stale: &is_stale };
            if let Some(hits) = seeker.run(|hits| send(found(&search, hits, false))) {
                send(found(&search, hits, true));
            }
        });
        number
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
        // What fails now is told when the window is closed.
        self.spawn("keep", move |_| drop(write_newest(&newest, number, &shelf, &kept)));
    }

    /// Keeps the state before the program ends; no older one comes after it.
    ///
    /// # Errors
    /// Where the folder or the file cannot be written.
    pub fn keep_now(&self, shelf: &Shelf, kept: &Kept) -> std::io::Result<()> {
        write_newest(&self.kept, self.number(), shelf, kept)
    }

    fn number(&self) -> u64 {
        self.others.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// What is finished next, if that is soon.
    pub fn wait(&self, patience: Duration) -> Option<Finished> {
        self.receiver.recv_timeout(patience).ok()
    }

    /// Ends what is looked for. Gives back a number that no search has had.
    pub fn stop_finding(&self) -> u64 {
        self.newest.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// A thread that may send several results.
    fn spawn(&self, name: &str, work: impl FnOnce(&(dyn Fn(Finished) + Sync)) + Send + 'static) {
        let (sender, context) = (self.sender.clone(), Arc::clone(&self.context));
        let thread = std::thread::Builder::new().name(name.to_owned());
        // A system that has no thread left for us has no window for us either.
        let _ = thread.spawn(move || {
            work(&|finished| {
                if sender.send(finished).is_ok()
                    && let Some(context) = context.get()
                {
                    context.request_repaint();
                }
            });
        });
    }
}

fn write_newest(newest: &Mutex<u64>, number: u64, shelf: &Shelf, kept: &Kept) -> std::io::Result<()> {
    let mut newest = newest.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if number < *newest {
        return Ok(());
    }
    *newest = number;
    shelf.write(kept)
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
