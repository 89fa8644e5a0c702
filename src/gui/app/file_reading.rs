//! The reading of a tab's file, and watching it for changes.

use std::time::{Duration, Instant};

use crate::gui::{
    platform::{
        file_watcher::Watch,
        tasks::{FileVersion, PendingRead},
    },
    state::ids::TaskId,
};

/// Reading progress is shown after this time; most files are read before anyone would notice.
const SHOW_PROGRESS_AFTER: Duration = Duration::from_millis(400);

/// How often the progress is updated.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(100);

/// The state of reading a tab's file.
#[derive(Default)]
pub(super) struct FileReading {
    running: Option<PendingRead>,
    watch: Option<Watch>,
    is_queued: bool,
    /// How many frames have to begin before the beginning of the file is on screen; 0 if it is, or if nothing waits for
    /// it.
    frames_until_shown: u8,
    /// Whether the file changed while it was read.
    is_outdated: bool,
    reports_unchanged: bool,
}

impl FileReading {
    /// Reads the file once it is its turn or its tab is shown.
    pub(super) fn queue(&mut self) {
        self.is_queued = true;
    }

    /// Whether the file waits to be read.
    pub(super) fn is_queued(&self) -> bool {
        self.is_queued
    }

    /// Watches the file with this, if it can be watched.
    pub(super) fn set_watch(&mut self, watch: Option<Watch>) {
        self.watch = watch;
    }

    /// Checks now whether the file has changed: a network disk does not report changes.
    pub(super) fn look_for_changes(&self) {
        if let Some(watch) = &self.watch {
            watch.look();
        }
    }

    /// Records that a thread reads the file.
    pub(super) fn begin(&mut self, reading: PendingRead) {
        self.is_queued = false;
        self.is_outdated = false;
        self.running = Some(reading);
    }

    /// Whether a thread is reading the file.
    pub(super) fn is_busy(&self) -> bool {
        self.running.is_some()
    }

    /// Whether this is the current reading task.
    pub(super) fn is_running(&self, task: TaskId) -> bool {
        self.running.as_ref().is_some_and(|running| running.task == task)
    }

    /// Stops the current reading. Returns whether there was one.
    pub(super) fn stop(&mut self) -> bool {
        let Some(running) = self.running.take() else { return false };
        running.progress.stop();
        true
    }

    /// Records a change of the file. Returns whether to read it now; if it is being read, it is read again afterwards.
    pub(super) fn note_change(&mut self) -> bool {
        self.is_outdated |= self.is_busy();
        !self.is_busy()
    }

    /// Ends the reading of something that is not watched.
    pub(super) fn end(&mut self) {
        self.running = None;
    }

    /// Ends the reading of this version of the file, with these attached files. Returns whether the file has changed
    /// meanwhile and has to be read again.
    pub(super) fn finish(&mut self, version: FileVersion, attachments: Vec<String>) -> bool {
        self.running = None;
        if let Some(watch) = &self.watch {
            watch.has_read(version.fingerprint, attachments);
        }
        std::mem::take(&mut self.is_outdated)
    }

    /// If `is_wanted`, the next reading also reports that nothing has changed.
    pub(super) fn report_unchanged(&mut self, is_wanted: bool) {
        self.reports_unchanged = is_wanted;
    }

    /// Whether to report that nothing has changed. True only once.
    pub(super) fn take_report_unchanged(&mut self) -> bool {
        std::mem::take(&mut self.reports_unchanged)
    }

    /// Delays the rest of a long file until the beginning has been on screen for this many frames.
    pub(super) fn wait_for_frames(&mut self, frames: u8) {
        self.frames_until_shown = frames;
    }

    /// Whether the rest of the file waits until the beginning is on screen.
    pub(super) fn is_waiting_for_frames(&self) -> bool {
        self.frames_until_shown > 0
    }

    /// Reads the rest of the file: the beginning has been on screen, or its tab is hidden.
    pub(super) fn read_rest(&self) {
        if let Some(running) = &self.running {
            running.progress.has_been_shown();
        }
    }

    /// Begins a frame. Returns how much has been read, from 0 to 1, if that is to be shown, and when the next frame is
    /// needed. `is_first`: nothing of the file is shown yet.
    pub(super) fn frame(&mut self, is_first: bool) -> (Option<f32>, Option<Duration>) {
        let Some(running) = &self.running else { return (None, None) };
        let is_slow = |since: Instant| since.elapsed() >= SHOW_PROGRESS_AFTER;
        let part = (is_first || is_slow(running.since)).then(|| running.progress.part());
        if self.frames_until_shown == 1 {
            self.read_rest();
        }
        self.frames_until_shown = self.frames_until_shown.saturating_sub(1);
        let next = if self.is_waiting_for_frames() { Duration::from_millis(1) } else { PROGRESS_INTERVAL };
        (part, Some(next))
    }
}
