//! The reading of a tab's file, and watching it for changes.

use std::time::{Duration, Instant};

use crate::gui::{
    platform::{
        file_watcher::Watch,
        tasks::{FileVersion, PendingRead},
    },
    state::ids::TaskId,
};

/// Progress of reading is shown from this time on; most files are read before anybody could see it.
const SHOW_PROGRESS_AFTER: Duration = Duration::from_millis(400);

/// How often progress is shown anew.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(100);

/// What a tab does to read its file.
#[derive(Default)]
pub(super) struct FileReading {
    running: Option<PendingRead>,
    watch: Option<Watch>,
    is_queued: bool,
    /// How many frames have to begin before the file's beginning is on screen; 0 if it is, or if nothing waits for it.
    frames_until_shown: u8,
    /// Whether the file has changed while it was read.
    is_outdated: bool,
    reports_unchanged: bool,
}

impl FileReading {
    /// Reads the file once it is its turn or the tab is shown.
    pub(super) fn queue(&mut self) {
        self.is_queued = true;
    }

    /// Whether the file is to be read once it is its turn.
    pub(super) fn is_queued(&self) -> bool {
        self.is_queued
    }

    /// Watches the file with this from now on, if it can be watched.
    pub(super) fn set_watch(&mut self, watch: Option<Watch>) {
        self.watch = watch;
    }

    /// Looks now whether the file has changed: a network disk reports nothing by itself.
    pub(super) fn look_for_changes(&self) {
        if let Some(watch) = &self.watch {
            watch.look();
        }
    }

    /// A thread reads the file.
    pub(super) fn begin(&mut self, reading: PendingRead) {
        self.is_queued = false;
        self.is_outdated = false;
        self.running = Some(reading);
    }

    /// Whether a thread reads the file.
    pub(super) fn is_busy(&self) -> bool {
        self.running.is_some()
    }

    /// Whether this reading is under way.
    pub(super) fn is_running(&self, task: TaskId) -> bool {
        self.running.as_ref().is_some_and(|running| running.task == task)
    }

    /// Stops the reading that is under way. Returns whether one was.
    pub(super) fn stop(&mut self) -> bool {
        let Some(running) = self.running.take() else { return false };
        running.progress.stop();
        true
    }

    /// The file has changed. Returns whether it is to be read now; if it is being read, it is read again after that.
    pub(super) fn note_change(&mut self) -> bool {
        self.is_outdated |= self.is_busy();
        !self.is_busy()
    }

    /// The reading is done, of something that is not watched.
    pub(super) fn end(&mut self) {
        self.running = None;
    }

    /// The reading is done, of this version of the file, with these files attached to it. Returns whether the file has
    /// changed since and has to be read again.
    pub(super) fn finish(&mut self, version: FileVersion, attachments: Vec<String>) -> bool {
        self.running = None;
        if let Some(watch) = &self.watch {
            watch.has_read(version.fingerprint, attachments);
        }
        std::mem::take(&mut self.is_outdated)
    }

    /// Reports after the next reading also that nothing has changed, if `is_wanted`.
    pub(super) fn report_unchanged(&mut self, is_wanted: bool) {
        self.reports_unchanged = is_wanted;
    }

    /// Whether it is to be reported that nothing has changed. It is, once.
    pub(super) fn take_report_unchanged(&mut self) -> bool {
        std::mem::take(&mut self.reports_unchanged)
    }

    /// The rest of a long file waits until the beginning has been on screen, for this many frames.
    pub(super) fn wait_for_frames(&mut self, frames: u8) {
        self.frames_until_shown = frames;
    }

    /// Whether the rest of the file waits until the beginning is on screen.
    pub(super) fn is_waiting_for_frames(&self) -> bool {
        self.frames_until_shown > 0
    }

    /// The beginning has been on screen, or nobody looks at the tab: the rest of the file is read.
    pub(super) fn go_on(&self) {
        if let Some(running) = &self.running {
            running.progress.has_been_shown();
        }
    }

    /// A frame begins. Returns how much has been read, from 0 to 1, if that is to be shown, and when the next frame is
    /// needed. `is_first`: nothing of the file is shown yet.
    pub(super) fn frame(&mut self, is_first: bool) -> (Option<f32>, Option<Duration>) {
        let Some(running) = &self.running else { return (None, None) };
        let is_slow = |since: Instant| since.elapsed() >= SHOW_PROGRESS_AFTER;
        let part = (is_first || is_slow(running.since)).then(|| running.progress.part());
        if self.frames_until_shown == 1 {
            self.go_on();
        }
        self.frames_until_shown = self.frames_until_shown.saturating_sub(1);
        let next = if self.is_waiting_for_frames() { Duration::from_millis(1) } else { PROGRESS_INTERVAL };
        (part, Some(next))
    }
}
