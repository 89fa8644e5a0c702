//! Tasks that read: briefings, documents and texts to be checked, pictures, settings, and files that are watched.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use briefing_core::{
    format::Folder,
    load::{BriefingSource, LoadObserver, Loaded, Progress, load_embedded, load_example, load_file_for},
    model::Changes,
};

use super::{
    Tasks,
    results::{Drafted, FileVersion, Finished, PendingRead},
};
use crate::gui::{
    platform::{
        checking::{self, OpenBriefings},
        drafting::{self, DraftError, KeptDraft, NewText},
        file_watcher::Watch,
        image_decoder::{self, PictureError},
    },
    state::{
        checking::CheckedFrom,
        failures::{CheckError, ThreadError},
        ids::{TabId, TaskId},
        settings_file::Settings,
    },
};

/// How long to wait for a broken file to become complete: usually it is just being saved.
const BEING_SAVED: Duration = Duration::from_millis(300);

impl Tasks {
    /// Reads a briefing. Returns its progress.
    pub fn load(&self, open: BriefingSource) -> PendingRead {
        let (reading, task, progress) = self.reading();
        let failed = move |why: ThreadError| [Finished::NotRead(task, why)];
        self.spawn("load", failed, move |send| {
            let seen = FileVersion::of(&open);
            let beginning = |loaded| {
                send(Finished::Loaded(task, Box::new(loaded), seen.clone()));
                progress.wait_until_shown();
            };
            let loaded = read(&open, &LoadObserver { progress: &progress, beginning: &beginning });
            if !progress.is_stopped() {
                send(Finished::Loaded(task, Box::new(loaded), seen.clone()));
            }
        });
        reading
    }

    /// Reads a briefing again that is open as `old`, and determines what has changed.
    pub fn reload(&self, open: BriefingSource, old: Arc<Loaded>) -> PendingRead {
        let (reading, task, progress) = self.reading();
        let failed = move |why: ThreadError| [Finished::NotRead(task, why)];
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
            // Otherwise the last reference may be dropped on the window's own thread, which takes a while for a long
            // file.
            drop(old);
            if !progress.is_stopped() {
                send(Finished::Reloaded(task, reloaded, seen));
            }
        });
        reading
    }

    /// Drafts a briefing from a text, writes it to `target` and reads it.
    pub fn draft(&self, text: NewText, target: PathBuf) -> PendingRead {
        let (reading, task, progress) = self.reading();
        let failed = move |why: ThreadError| [Finished::Drafted(task, Err(DraftError::NotDone(why)))];
        self.spawn("draft", failed, move |send| {
            let drafted = drafting::draft(&text, &target).map(|KeptDraft { path, message }| {
                let open = BriefingSource::File(path.clone());
                let version = FileVersion::of(&open);
                let loaded = Box::new(read(&open, &LoadObserver { progress: &progress, beginning: &drop }));
                Box::new(Drafted { loaded, version, path, message })
            });
            if !progress.is_stopped() {
                send(Finished::Drafted(task, drafted));
            }
        });
        reading
    }

    /// Checks the quotations of a text against the briefings that are open.
    pub fn check(&self, from: CheckedFrom, open: OpenBriefings) -> PendingRead {
        let (reading, task, progress) = self.reading();
        let failed = move |why: ThreadError| [Finished::TextChecked(task, Err(CheckError::NotDone(why)))];
        let prepared = Arc::clone(&self.prepared);
        self.spawn("check", failed, move |send| {
            let checked = checking::check(&from, &open, &prepared).map(Box::new);
            // Otherwise the last reference may be dropped on the window's own thread, which takes a while for a long
            // file.
            drop(open);
            if !progress.is_stopped() {
                send(Finished::TextChecked(task, checked));
            }
        });
        reading
    }

    fn reading(&self) -> (PendingRead, TaskId, Arc<Progress>) {
        let task = self.new_task();
        let progress = Arc::new(Progress::default());
        (PendingRead { since: Instant::now(), task, progress: Arc::clone(&progress) }, task, progress)
    }

    /// Watches the file of a tab and its attachments.
    pub fn watch(&self, tab: TabId, path: &Path) -> Option<Watch> {
        let send = self.sender();
        self.watched(Watch::new(path, &*self.start_thread, move |pictures| send(Finished::Changed(tab, pictures))))
    }

    /// Watches the stored state.
    pub fn watch_state(&self, path: &Path) -> Option<Watch> {
        let send = self.sender();
        self.watched(Watch::new(path, &*self.start_thread, move |_| send(Finished::StateChanged)))
    }

    fn watched(&self, watch: io::Result<Watch>) -> Option<Watch> {
        let failed = |error: io::Error| {
            let why = ThreadError::NotStarted(error.to_string());
            self.sender()(Finished::Failed(format!("Changes to the file will not be noticed: {why}")));
        };
        watch.map_err(failed).ok()
    }

    /// Asks the user for files, in the system's own dialog.
    pub fn pick_files(&self, dialog: rfd::FileDialog) {
        // The library returns nothing if there is no dialog, and an empty list if nothing was chosen.
        let failed = |why: ThreadError| {
            let not_started = matches!(why, ThreadError::NotStarted(_));
            let sentence = format!("No file chooser found: {why}");
            [not_started.then_some(Finished::Failed(sentence)), Some(Finished::Picked(None))].into_iter().flatten()
        };
        self.spawn("dialog", failed, move |send| send(Finished::Picked(dialog.pick_files())));
    }

    /// Decodes the pictures of a briefing one after the other, while the page is being drawn.
    pub fn decode(&self, tab: TabId, folder: Folder, names: Vec<String>) {
        let failed_names = names.clone();
        let failed = move |why: ThreadError| {
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

    /// Reads the user's settings file.
    pub fn read_settings(&self, file: Option<PathBuf>) {
        let Some(file) = file else { return };
        let failed = |why: ThreadError| [Finished::Failed(format!("The settings could not be read: {why}"))];
        self.spawn("settings", failed, move |send| send(Finished::Settings(Box::new(Settings::read(&file)))));
    }
}

fn read(open: &BriefingSource, waiting: &LoadObserver<'_>) -> Loaded {
    match open {
        BriefingSource::Sample => load_embedded(),
        BriefingSource::Example(example) => load_example(*example),
        BriefingSource::File(path) => load_file_for(path, waiting),
    }
}
