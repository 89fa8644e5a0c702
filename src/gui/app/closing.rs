//! Closing a window without losing work that has begun.

use std::time::{Duration, Instant};

use egui::{Context, ViewportCommand};

use super::App;
use crate::gui::{
    platform::tasks::Finished,
    state::view::{Notice, NoticeKind},
};

/// How long a closing window waits for a write that makes no progress, for example on a disk that does not respond.
const STALL_TIMEOUT: Duration = Duration::from_secs(60);

/// How often a closing window checks whether there is progress.
const CHECK_INTERVAL: Duration = Duration::from_millis(500);

/// For how long a failed write counts as not yet noticed by the user.
const NOTICE_TIME: Duration = Duration::from_secs(1);

/// What keeps a window open that was asked to close.
#[derive(Default)]
pub(super) struct Closing {
    /// The progress of the pending writes, after which the window is closed.
    progress: Option<Progress>,
    /// When writing a file last failed.
    write_failed: Option<Instant>,
}

/// How much was last written to files, and when.
struct Progress {
    bytes: u64,
    since: Instant,
}

impl Progress {
    fn new(bytes: u64) -> Self {
        Self { bytes, since: Instant::now() }
    }

    /// Whether nothing has been written for too long.
    fn is_stalled(&mut self, bytes: u64) -> bool {
        if bytes != self.bytes {
            *self = Self::new(bytes);
        }
        self.since.elapsed() >= STALL_TIMEOUT
    }
}

impl App {
    /// Keeps a closing window open until its files are written, and shows that. If writing fails, the window stays
    /// open.
    pub(super) fn close_once_written(&mut self, ctx: &Context) {
        let is_writing = self.tasks.writes() > 0;
        let bytes = self.tasks.written_bytes();
        let is_requested = ctx.input(|input| input.viewport().close_requested());
        if is_requested && self.closing.write_failed.take().is_some_and(|time| time.elapsed() < NOTICE_TIME) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            return;
        }
        let Some(progress) = &mut self.closing.progress else {
            if is_writing && is_requested {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.closing.progress = Some(Progress::new(bytes));
                let text = "This window will close when the file has been saved";
                self.show_notice(Notice::information(NoticeKind::Closing, text));
                ctx.request_repaint_after(CHECK_INTERVAL);
            }
            return;
        };
        if !is_writing || progress.is_stalled(bytes) {
            // If a write hangs, that is reported once the window is closed.
            ctx.send_viewport_cmd(ViewportCommand::Close);
            return;
        }
        if is_requested {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        ctx.request_repaint_after(CHECK_INTERVAL);
    }

    /// Keeps a closing window open after a failed write, to show the reason.
    pub(super) fn stay_open(&mut self) {
        self.closing = Closing { progress: None, write_failed: Some(Instant::now()) };
        self.tabs.active_mut().notice_mut().take_if(|notice| notice.kind == NoticeKind::Closing);
    }

    /// Finishes pending work before the window closes: stores the state and hands over the clipboard.
    pub fn finish(&mut self) {
        let ctx = Context::default();
        let bytes = self.tasks.written_bytes();
        if self.closing.progress.take().is_some_and(|mut progress| progress.is_stalled(bytes)) {
            report("a file was not saved: the disk did not respond");
        } else {
            self.finish_work(&ctx);
        }
        self.remember(self.tabs.active_index());
        self.persistence.storing.close(&self.persisted);
        self.store();
        self.wait_until_stored(&ctx);
        self.store_last_marks();
        if !self.tasks.wait_until_kept(STALL_TIMEOUT) {
            report("unsaved changes may be lost: the disk did not respond");
        }
        self.clipboard.persist_on_close();
    }

    /// Waits for copies and writes that were requested just before.
    fn finish_work(&mut self, ctx: &Context) {
        while self.has_work() {
            match self.wait_for_result() {
                Some(Finished::Written(_, Err(error))) => {
                    report(&format!("a file was not saved: {error}"));
                }
                Some(
                    finished @ (Finished::Composed(..)
                    | Finished::PersistedState(Ok(_))
                    | Finished::Edited(..)
                    | Finished::Saved(_, Ok(_))),
                ) => {
                    self.handle_result(ctx, finished);
                }
                Some(Finished::Saved(_, Err(reason))) => {
                    report(&format!("a briefing was not saved, and your changes are kept: {reason}"));
                }
                // Storing is tried again.
                Some(Finished::PersistedState(Err(_))) => self.persistence.storing.fail(),
                Some(_) => {}
                None => return report("a background task did not finish"),
            }
        }
    }

    fn has_work(&self) -> bool {
        let is_copying = self.tabs.documents().any(|tab| !tab.pending_copies.is_empty());
        let is_editing = self.tabs.documents().any(|tab| tab.edits.is_busy());
        is_copying || is_editing || self.tasks.writes() > 0 || self.persistence.storing.is_under_way()
    }

    fn wait_until_stored(&mut self, ctx: &Context) {
        while self.persistence.storing.is_under_way() {
            match self.wait_for_result() {
                Some(Finished::PersistedState(Err(reason))) => {
                    self.persistence.storing.fail();
                    report(&format!("the state could not be saved: {reason}"));
                }
                Some(Finished::PersistedState(Ok(stored))) => self.finish_storing(ctx, Ok(stored)),
                Some(_) => {}
                None => return report("the state could not be saved: the disk did not respond"),
            }
        }
    }

    /// Stores the marks that are not known to be stored.
    fn store_last_marks(&mut self) {
        for tab in self.tabs.documents_mut() {
            let path = self.persistence.store.marks_path(&tab.file);
            if let Some(reason) = tab.store_last_marks(path.as_deref()) {
                report(&format!("your marks could not be saved: {reason}"));
            }
        }
    }

    /// The next finished task, or `None` if it hangs.
    fn wait_for_result(&self) -> Option<Finished> {
        let mut progress = Progress::new(self.tasks.written_bytes());
        loop {
            let finished = self.tasks.wait(CHECK_INTERVAL);
            if finished.is_some() || progress.is_stalled(self.tasks.written_bytes()) {
                return finished;
            }
        }
    }
}

/// Reports on standard error, because there is no window any more.
fn report(sentence: &str) {
    eprintln!("briefing-viewer: {sentence}");
}
