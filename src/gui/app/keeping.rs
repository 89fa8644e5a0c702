//! What is kept for the next start and shared with other windows, and the end of this one: nothing that was begun
//! is lost with it.

use briefing_core::text::number::counted;
use std::time::{Duration, Instant};

use egui::{Context, ViewportCommand};

use super::{
    App,
    copying::Purpose,
    document_tab::{Document, DocumentTab},
};
use crate::gui::{
    platform::tasks::Finished,
    state::{
        session::{FileKey, PersistedState},
        view::{Notice, NoticeAction},
    },
    ui::{theme, widgets},
};
use briefing_core::files::PutError;

/// How long a closing window waits for work that makes no progress: it hangs, as on a disk that does not answer.
const HANGS: Duration = Duration::from_secs(60);

/// What is said meanwhile.
const CLOSES: &str = "This window closes as soon as the file is written";

/// How often a closing window looks whether there is progress.
const BETWEEN_LOOKS: Duration = Duration::from_millis(500);

/// How long nobody can have seen that a file was not written.
const UNSEEN: Duration = Duration::from_secs(1);

/// A window that is to be closed once the files are written that it writes.
pub(super) struct Closing {
    progress: Progress,
}

/// When something was last written to a file.
struct Progress {
    bytes: u64,
    since: Instant,
}

impl Progress {
    fn new(bytes: u64) -> Self {
        Self { bytes, since: Instant::now() }
    }

    /// Whether nothing has been written for too long.
    fn hangs(&mut self, bytes: u64) -> bool {
        if bytes != self.bytes {
            *self = Self::new(bytes);
        }
        self.since.elapsed() >= HANGS
    }
}

impl App {
    /// Puts what is shown into what is kept: the file as the one used last, its basket, the place in it.
    pub(super) fn remember(&mut self) {
        self.remember_all();
        if let Some(persisted) = self.tab.to_keep() {
            self.persisted.keep(persisted);
        }
    }

    /// The same for all that are open, without using any.
    fn remember_all(&mut self) {
        let all: Vec<_> = self.tabs().filter_map(DocumentTab::to_keep).collect();
        for persisted in all {
            self.persisted.update(persisted);
        }
        self.keep_open_ones();
    }

    /// The files that are open now, as they are to be opened next time.
    fn keep_open_ones(&mut self) {
        let keys: Vec<FileKey> = self.tabs().map(|tab| tab.file.clone()).collect();
        let is_utf8 = |key: &FileKey| key.as_ref().is_none_or(|path| path.to_str().is_some());
        let before = keys.iter().take(self.at()).filter(|key| is_utf8(key)).count();
        self.persisted.open = keys.into_iter().filter(is_utf8).collect();
        self.persisted.shown = before;
    }

    /// Keeps the state at once, beside what the window does.
    pub(super) fn keep_state(&mut self) {
        self.remember();
        self.store();
    }

    /// Stores what has changed here, and takes in what has changed elsewhere.
    pub(super) fn synchronize(&mut self) {
        self.remember_all();
        self.store();
    }

    fn store(&mut self) {
        if let Some((base, mine)) = self.storing.begin(&self.persisted) {
            self.tasks.keep(self.shelf.clone(), base, mine);
        }
    }

    /// Stores a setting as soon as it changes, so that another window has it when it is looked at.
    pub(super) fn store_new_settings(&mut self) {
        if self.storing.has_new_settings(&self.persisted) {
            self.synchronize();
        }
    }

    /// What became of keeping the state; that it failed is told once.
    pub(super) fn take_kept(&mut self, ctx: &Context, result: Result<Box<PersistedState>, String>) {
        let is_behind = self.storing.is_behind();
        match result {
            Ok(stored) => {
                self.is_state_told = false;
                self.remember_all();
                let persisted = self.storing.end(&self.persisted, &stored);
                self.adopt(ctx, persisted);
                self.watch_state();
            }
            Err(reason) => {
                self.storing.fail();
                if !std::mem::replace(&mut self.is_state_told, true) {
                    let text = format!("Places, baskets and sizes cannot be saved for the next start: {reason}");
                    self.tab.state.notice = Some(Notice { text, is_error: true, action: NoticeAction::None });
                }
            }
        }
        if is_behind {
            self.synchronize();
        }
    }

    /// Takes in what other windows have changed.
    fn adopt(&mut self, ctx: &Context, persisted: PersistedState) {
        let before = std::mem::replace(&mut self.persisted, persisted);
        if before.typesetting.typeface != self.persisted.typesetting.typeface {
            ctx.set_fonts(theme::fonts(self.persisted.typesetting.typeface));
        }
        if before.find != self.persisted.find {
            self.search_now();
        }
        for tab in self.before.iter_mut().chain([&mut self.tab]).chain(&mut self.after) {
            let Document::Read(open) = &tab.document else { continue };
            if let (Some(briefing), Some(persisted)) = (&open.loaded.briefing, self.persisted.of(&tab.file))
                && tab.state.basket.follow(&persisted.quotes, briefing)
            {
                let holds = counted(persisted.quotes.len(), "quote", "quotes");
                tab.state.status = Some(format!("The basket was changed in another window ({holds})"));
            }
        }
        ctx.request_repaint();
    }

    /// Is told from now on when another window writes the state.
    fn watch_state(&mut self) {
        if !std::mem::replace(&mut self.is_state_watched, true)
            && let Some(path) = self.shelf.path()
        {
            self.state_watch = self.tasks.watch_state(path);
        }
    }

    // ---- the end ---------------------------------------------------------------------------------

    /// A window that is closed while it writes a file stays until that is done, and says so. Where it fails the
    /// window stays.
    pub(super) fn close_once_written(&mut self, ctx: &Context) {
        let is_writing = self.tasks.writes() > 0;
        let bytes = self.tasks.written_bytes();
        let is_asked = ctx.input(|input| input.viewport().close_requested());
        if is_asked && self.write_failed.take().is_some_and(|time| time.elapsed() < UNSEEN) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            return;
        }
        if is_writing && self.closing.is_none() && is_asked {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.closing = Some(Closing { progress: Progress::new(bytes) });
            self.tab.state.notice =
                Some(Notice { text: CLOSES.to_owned(), is_error: false, action: NoticeAction::None });
            ctx.request_repaint_after(BETWEEN_LOOKS);
            return;
        }
        let Some(closing) = &mut self.closing else { return };
        if !is_writing || closing.progress.hangs(bytes) {
            // Where it hangs, it is said when the window is gone.
            ctx.send_viewport_cmd(ViewportCommand::Close);
            return;
        }
        if is_asked {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        ctx.request_repaint_after(BETWEEN_LOOKS);
    }

    /// A file was not written: a window that was to be closed stays, to say why.
    pub(super) fn stay_open(&mut self) {
        self.closing = None;
        self.write_failed = Some(Instant::now());
        self.tab.state.notice.take_if(|notice| notice.text == CLOSES);
    }

    /// A file was written, or not, and nobody waits for that any more.
    pub(super) fn take_written_unattended(&mut self, written: Result<(), PutError>) {
        let text = match written {
            Ok(()) => return self.tab.state.status = Some("Saved".to_owned()),
            Err(PutError::Exists(sentence) | PutError::Other(sentence)) => widgets::sentence(&sentence),
        };
        self.stay_open();
        let text = format!("Not saved: {text}");
        self.tab.state.notice = Some(Notice { text, is_error: true, action: NoticeAction::None });
    }

    /// The window closes: finishes what was begun, keeps what is kept, and lets the clipboard be kept.
    pub fn finish(&mut self) {
        let ctx = Context::default();
        let is_hung = self.closing.take().is_some_and(|mut closing| closing.progress.hangs(self.tasks.written_bytes()));
        if is_hung {
            say("a file was not saved: writing it does not end");
        } else {
            self.finish_work(&ctx);
        }
        self.remember();
        self.storing.close(&self.persisted);
        self.store();
        self.finish_storing(&ctx);
        self.clipboard.keep();
    }

    /// Waits for copies and files that were asked for just before.
    fn finish_work(&mut self, ctx: &Context) {
        while self.is_copying() || self.tasks.writes() > 0 || self.storing.is_under_way() {
            match self.next_finished() {
                Some(Finished::Written(_, Err(PutError::Exists(sentence) | PutError::Other(sentence)))) => {
                    say(&format!("a file was not saved: {sentence}"));
                }
                Some(finished @ (Finished::Composed(..) | Finished::PersistedState(Ok(_)))) => {
                    self.take(ctx, finished);
                }
                // It is tried once more.
                Some(Finished::PersistedState(Err(_))) => self.storing.fail(),
                Some(_) => {}
                None => return say("not everything was finished: a task does not end"),
            }
        }
    }

    fn is_copying(&self) -> bool {
        let is_copy = |(_, purpose): &(u64, Purpose)| matches!(purpose, Purpose::Copy(_));
        self.tabs().any(|tab| tab.composing.iter().any(is_copy))
    }

    fn finish_storing(&mut self, ctx: &Context) {
        while self.storing.is_under_way() {
            match self.next_finished() {
                Some(Finished::PersistedState(Err(reason))) => {
                    self.storing.fail();
                    say(&format!("the state could not be saved: {reason}"));
                }
                Some(finished @ Finished::PersistedState(Ok(_))) => drop(self.take(ctx, finished)),
                Some(_) => {}
                None => return say("the state could not be saved: writing it does not end"),
            }
        }
    }

    /// What is finished next; nothing where it hangs.
    fn next_finished(&self) -> Option<Finished> {
        let mut progress = Progress::new(self.tasks.written_bytes());
        loop {
            let finished = self.tasks.wait(BETWEEN_LOOKS);
            if finished.is_some() || progress.hangs(self.tasks.written_bytes()) {
                return finished;
            }
        }
    }
}

/// To those who read standard error, once there is no window any more.
fn say(sentence: &str) {
    eprintln!("briefing-viewer: {sentence}");
}
