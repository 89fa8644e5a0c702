//! Watches an open briefing file and the files beside it that it names.
//!
//! Their folders are watched, but not recursively: a file that is saved by renaming another over it is a new file,
//! and only its folder reports that. If the system cannot watch, and while the file does not exist, it is polled;
//! it is also checked whenever the window gets the focus, because a network disk does not report changes by another
//! computer.
//!
//! Waiting for the end of a save is done here and not by `notify-debouncer-full` (0.7), whose thread wakes up four
//! times in each waiting period even if nothing happens: an idle window would use the processor. Its other feature,
//! following renamed files by their ids, is not needed, because a path is watched whatever file it leads to.

use briefing_core::files::FileFingerprint;
use std::{
    collections::HashMap,
    io,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    time::{Duration, Instant},
};

use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _, event::AccessKind};

/// The work of a thread.
pub type Job = Box<dyn FnOnce() + Send>;

/// A save causes many events. It is over when there was none for this long.
const QUIET: Duration = Duration::from_millis(80);
/// The longest wait for a program that writes without a pause.
const LONGEST_WAIT: Duration = Duration::from_millis(600);
/// How often the file is polled if the system does not report changes.
const BETWEEN_LOOKS: Duration = Duration::from_secs(1);
/// The maximum number of watched attachments, and of watched folders below the briefing's own.
const MAX_FILES: usize = 2000;
const MAX_FOLDERS: usize = 32;

/// A message to the watching thread.
enum WatchEvent {
    /// An event of the system.
    Seen(notify::Result<Event>),
    /// The file was read and had this fingerprint just before; it names these attachments.
    Read(FileFingerprint, Vec<String>),
    /// Check the files.
    Look,
    /// Stop watching.
    Stop,
}

/// A file that is watched until this is dropped.
#[derive(Debug)]
pub struct Watch {
    events: Sender<WatchEvent>,
}

impl Watch {
    /// Watches `file`. When it or an attachment has changed, `report` is called on another thread with the names of the
    /// changed attachments.
    ///
    /// # Errors
    /// If `start_thread` cannot start a thread; `F5` still reloads the file.
    pub fn new(
        file: &Path,
        start_thread: &dyn Fn(&str, Job) -> io::Result<()>,
        report: impl Fn(Vec<String>) + Send + 'static,
    ) -> io::Result<Self> {
        let (events, inbox) = channel();
        let (file, own) = (file.to_owned(), events.clone());
        start_thread("watch", Box::new(move || Watcher::new(file, own).run(&inbox, &report)))?;
        Ok(Self { events })
    }

    /// Tells the watcher that the file was read, had this fingerprint just before, and names these attachments.
    pub fn has_read(&self, fingerprint: FileFingerprint, beside: Vec<String>) {
        drop(self.events.send(WatchEvent::Read(fingerprint, beside)));
    }

    /// Checks the files, for disks that do not report changes.
    pub fn look(&self) {
        drop(self.events.send(WatchEvent::Look));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        drop(self.events.send(WatchEvent::Stop));
    }
}

/// The thread that watches.
struct Watcher {
    file: PathBuf,
    folder: PathBuf,
    /// The watched files by the paths that the system reports, with their names in the briefing; the name of the
    /// briefing itself is empty.
    files: HashMap<PathBuf, String>,
    fingerprints: HashMap<PathBuf, FileFingerprint>,
    folders: Vec<PathBuf>,
    system: Option<RecommendedWatcher>,
    events: Sender<WatchEvent>,
}

impl Watcher {
    fn new(file: PathBuf, events: Sender<WatchEvent>) -> Self {
        // The system reports absolute paths.
        let file = std::path::absolute(&file).unwrap_or(file);
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = folder.to_owned();
        Self {
            file,
            folder,
            files: HashMap::new(),
            fingerprints: HashMap::new(),
            folders: Vec::new(),
            system: None,
            events,
        }
    }

    fn run(mut self, inbox: &Receiver<WatchEvent>, report: &dyn Fn(Vec<String>)) {
        self.attend(Vec::new());
        loop {
            let is_notified = self.system.is_some() && FileFingerprint::of(&self.file).exists();
            let event = match is_notified {
                true => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
                false => inbox.recv_timeout(BETWEEN_LOOKS),
            };
            let mut changed = Vec::new();
            let has_changed = match event {
                Ok(WatchEvent::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Ok(WatchEvent::Seen(seen)) => self.concerns(&seen, &mut changed),
                Ok(WatchEvent::Look) => self.looks_other(&mut changed),
                // The file may come back in a folder that was replaced by another one.
                Err(RecvTimeoutError::Timeout) => {
                    self.watch_folders();
                    self.looks_other(&mut changed)
                }
                Ok(WatchEvent::Read(fingerprint, beside)) => {
                    self.attend(beside);
                    fingerprint != FileFingerprint::of(&self.file)
                }
            };
            if has_changed {
                if !self.wait_until_quiet(inbox, &mut changed) {
                    return;
                }
                self.note_fingerprints();
                changed.sort_unstable();
                changed.dedup();
                report(changed);
            }
        }
    }

    /// Sets the files to watch: the briefing and these attachments.
    fn attend(&mut self, beside: Vec<String>) {
        self.files.clear();
        self.files.insert(self.folder.join(self.file.file_name().unwrap_or_default()), String::new());
        // The target of a link may change without the link.
        if let Ok(real) = self.file.canonicalize() {
            self.files.insert(real, String::new());
        }
        let root = self.folder.canonicalize().ok();
        for name in beside.into_iter().take(MAX_FILES) {
            let path = self.folder.join(&name);
            let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
            if let (Some(folder), Some(root), Some(file)) = (folder, &root, path.file_name())
                && folder.starts_with(root)
            {
                // A folder with two names is reported by one of them.
                self.files.insert(folder.join(file), name.clone());
                self.files.insert(path, name);
            }
        }
        self.watch_folders();
        self.note_fingerprints();
    }

    /// Watches the folders of all these files again, because a folder that was removed and recreated is a
    /// different one.
    fn watch_folders(&mut self) {
        let mut folders: Vec<PathBuf> = vec![self.folder.clone()];
        for folder in self.files.keys().filter_map(|path| path.parent()) {
            if folders.len() <= MAX_FOLDERS && !folders.iter().any(|known| known == folder) {
                folders.push(folder.to_owned());
            }
        }
        let events = self.events.clone();
        let handler = move |seen| drop(events.send(WatchEvent::Seen(seen)));
        // Links within the folder are not followed.
        let config = Config::default().with_follow_symlinks(false);
        let Ok(mut system) = RecommendedWatcher::new(handler, config) else {
            self.system = None;
            return;
        };
        let is_watched = system.watch(&self.folder, RecursiveMode::NonRecursive).is_ok();
        for folder in folders.iter().skip(1) {
            // A folder that cannot be watched is checked when the window gets the focus.
            drop(system.watch(folder, RecursiveMode::NonRecursive));
        }
        self.folders = folders;
        self.system = is_watched.then_some(system);
    }

    /// Whether an event concerns one of the files. Adds changed attachments to `changed`.
    fn concerns(&mut self, seen: &notify::Result<Event>, changed: &mut Vec<String>) -> bool {
        let event = match seen {
            Ok(event) if event.need_rescan() => return self.looks_other(changed),
            Ok(event) if is_change(&event.kind) => event,
            // Reading is not a change; this program reads the file itself.
            Ok(_) => return false,
            Err(_) => return self.looks_other(changed),
        };
        let mut is_ours = false;
        for path in &event.paths {
            if let Some(name) = self.files.get(path) {
                is_ours = true;
                changed.extend(Some(name.clone()).filter(|name| !name.is_empty()));
            }
            if self.folders.contains(path) {
                self.watch_folders();
                is_ours |= self.looks_other(changed);
            }
        }
        is_ours
    }

    fn looks_other(&self, changed: &mut Vec<String>) -> bool {
        let other = |(path, fingerprint): &(&PathBuf, &FileFingerprint)| FileFingerprint::of(path) != **fingerprint;
        let mut is_other = false;
        for (path, _) in self.fingerprints.iter().filter(other) {
            is_other = true;
            changed.extend(self.files.get(path).filter(|name| !name.is_empty()).cloned());
        }
        is_other
    }

    fn note_fingerprints(&mut self) {
        self.fingerprints = self.files.keys().map(|path| (path.clone(), FileFingerprint::of(path))).collect();
    }

    /// Waits until the save is over. Returns whether watching should continue.
    fn wait_until_quiet(&mut self, inbox: &Receiver<WatchEvent>, changed: &mut Vec<String>) -> bool {
        let (start, mut last) = (Instant::now(), Instant::now());
        while last.elapsed() < QUIET && start.elapsed() < LONGEST_WAIT {
            match inbox.recv_timeout(QUIET.saturating_sub(last.elapsed())) {
                Ok(WatchEvent::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
                Ok(WatchEvent::Seen(seen)) => {
                    if self.concerns(&seen, changed) {
                        last = Instant::now();
                    }
                }
                Ok(WatchEvent::Read(_, beside)) => self.attend(beside),
                Ok(WatchEvent::Look) | Err(RecvTimeoutError::Timeout) => {}
            }
        }
        true
    }
}

fn is_change(kind: &EventKind) -> bool {
    match kind {
        EventKind::Access(kind) => matches!(kind, AccessKind::Close(notify::event::AccessMode::Write)),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::gui::platform::tasks::system_thread;

    struct Watched {
        dir: tempfile::TempDir,
        watch: Watch,
        reports: Receiver<Vec<String>>,
    }

    impl Watched {
        fn new(beside: &[&str]) -> Self {
            Self::by(&|file| file.to_owned(), beside)
        }

        /// Watches the file by another name that `path` returns for it.
        fn by(path: &dyn Fn(&Path) -> PathBuf, beside: &[&str]) -> Self {
            let dir = tempfile::tempdir().unwrap();
            fs::create_dir(dir.path().join("icons")).unwrap();
            let file = dir.path().join("b.ron");
            fs::write(&file, "one").unwrap();
            let file = path(&file);
            let (sender, reports) = channel();
            let watch = Watch::new(&file, &system_thread, move |changed| drop(sender.send(changed))).unwrap();
            watch.has_read(FileFingerprint::of(&file), beside.iter().map(|&name| name.to_owned()).collect());
            let watched = Self { dir, watch, reports };
            // When it answers, it is watching.
            watched.settle();
            watched
        }

        fn path(&self, name: &str) -> PathBuf {
            self.dir.path().join(name)
        }

        fn settle(&self) {
            while self.reports.recv_timeout(Duration::from_millis(400)).is_ok() {}
        }

        fn next(&self) -> Vec<String> {
            self.reports.recv_timeout(Duration::from_secs(20)).expect("a report")
        }
    }

    #[test]
    fn every_way_to_save_is_detected() {
        let watched = Watched::new(&[]);
        let file = watched.path("b.ron");
        fs::write(&file, "two").unwrap();
        watched.next();
        fs::write(watched.path("b.new"), "three").unwrap();
        fs::rename(watched.path("b.new"), &file).unwrap();
        watched.next();
        // As vim saves: the old one is moved away, and a new one written.
        fs::rename(&file, watched.path("b.ron~")).unwrap();
        fs::write(&file, "four").unwrap();
        watched.next();
        watched.settle();
        fs::remove_file(&file).unwrap();
        watched.next();
        fs::write(&file, "five").unwrap();
        watched.next();
    }

    #[test]
    fn a_folder_that_was_removed_and_recreated_is_watched_again() {
        let watched = Watched::new(&[]);
        let (here, away) = (watched.dir.path().to_owned(), watched.dir.path().with_extension("away"));
        fs::rename(&here, &away).unwrap();
        watched.next();
        fs::rename(&away, &here).unwrap();
        watched.next();
        watched.settle();
        fs::write(watched.path("b.ron"), "two").unwrap();
        watched.next();
    }

    #[test]
    fn only_named_attachments_are_reported() {
        let watched = Watched::new(&["icons/a.png", "source.txt", "../outside.txt"]);
        fs::write(watched.path("other.txt"), "x").unwrap();
        fs::write(watched.path("icons/other.png"), "x").unwrap();
        fs::read(watched.path("b.ron")).unwrap();
        assert!(watched.reports.recv_timeout(Duration::from_millis(500)).is_err(), "none of these matters");
        fs::write(watched.path("icons/a.png"), "x").unwrap();
        assert_eq!(watched.next(), ["icons/a.png"]);
        fs::write(watched.path("source.txt"), "x").unwrap();
        assert_eq!(watched.next(), ["source.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn attachments_are_watched_by_every_path_to_the_briefing() {
        let relative = |file: &Path| {
            let up = std::env::current_dir().unwrap().ancestors().skip(1).map(|_| "..").collect::<PathBuf>();
            up.join(file.strip_prefix("/").unwrap_or(file))
        };
        let links = tempfile::tempdir().unwrap();
        let linked = |file: &Path| {
            let link = links.path().join("link");
            std::os::unix::fs::symlink(file.parent().unwrap(), &link).unwrap();
            link.join("b.ron")
        };
        for path in [&relative as &dyn Fn(&Path) -> PathBuf, &linked] {
            let watched = Watched::by(path, &["source.txt"]);
            fs::write(watched.path("source.txt"), "x").unwrap();
            assert_eq!(watched.next(), ["source.txt"]);
        }
    }

    #[test]
    fn changes_between_reading_and_watching_are_detected() {
        let watched = Watched::new(&[]);
        watched.watch.has_read(FileFingerprint::default(), Vec::new());
        watched.next();
    }

    #[cfg(unix)]
    #[test]
    fn the_target_of_a_link_is_watched() {
        let watched = Watched::new(&[]);
        let elsewhere = tempfile::tempdir().unwrap();
        let target = elsewhere.path().join("real.ron");
        fs::write(&target, "one").unwrap();
        let link = watched.path("link.ron");
        std::os::unix::fs::symlink(&target, &link).unwrap();
        let (sender, reports) = channel();
        let watch = Watch::new(&link, &system_thread, move |changed| drop(sender.send(changed))).unwrap();
        watch.has_read(FileFingerprint::of(&link), Vec::new());
        while reports.recv_timeout(Duration::from_millis(400)).is_ok() {}
        fs::write(&target, "two").unwrap();
        reports.recv_timeout(Duration::from_secs(20)).expect("a report");
    }
}
