//! Several briefings in one window: opening, switching and closing them. The one that is shown is
//! [`App::tab`]; the others stand before and after it, in the order of their tabs.

use briefing_core::text::number::grouped;
use std::path::PathBuf;

use egui::{Context, ViewportCommand};

use super::{
    App, BriefingSource,
    document_tab::{Document, DocumentTab},
    reading::STOPPED,
};
use crate::gui::{
    command::Action,
    state::{
        dialogs::OpenDialog,
        session::{FileKey, PersistedState},
        view::{Notice, NoticeAction, Pane, ViewState},
    },
    ui::top_bar::TabLabel,
};

/// How many briefings are open in one window at most.
const MOST: usize = 40;

impl App {
    /// Where the one that is shown stands among all.
    pub(super) fn at(&self) -> usize {
        self.before.len()
    }

    pub(super) fn tabs(&self) -> impl Iterator<Item = &DocumentTab> {
        self.before.iter().chain([&self.tab]).chain(&self.after)
    }

    pub(super) fn tabs_mut(&mut self) -> impl Iterator<Item = &mut DocumentTab> {
        self.before.iter_mut().chain([&mut self.tab]).chain(&mut self.after)
    }

    /// The tabs, in order. Those of one title are told apart by their files.
    pub(super) fn tab_labels(&self) -> Vec<TabLabel> {
        let mut tabs: Vec<TabLabel> = self.tabs().map(DocumentTab::tab).collect();
        let titles: Vec<String> = tabs.iter().map(|tab| tab.title.clone()).collect();
        for tab in &mut tabs {
            if titles.iter().filter(|title| **title == tab.title).count() > 1 {
                tab.title = format!("{} – {}", tab.file, tab.title);
            }
        }
        tabs
    }

    /// Makes the tab at this place the one that is shown, and nothing else.
    fn turn_to(&mut self, at: usize) {
        while at < self.before.len() {
            let Some(tab) = self.before.pop() else { return };
            self.after.push_front(std::mem::replace(&mut self.tab, tab));
        }
        while at > self.before.len() {
            let Some(tab) = self.after.pop_front() else { return };
            self.before.push(std::mem::replace(&mut self.tab, tab));
        }
    }

    /// Does something with the tab that `is` says, as if it were shown, if there is one.
    pub(super) fn in_sheet(&mut self, is: impl Fn(&DocumentTab) -> bool, work: impl FnOnce(&mut Self)) {
        let Some(at) = self.tabs().position(is) else { return };
        let shown = self.tab.number;
        self.turn_to(at);
        work(self);
        // It may have been closed, or stand elsewhere by now.
        let here = self.tabs().position(|tab| tab.number == shown);
        self.turn_to(here.unwrap_or(self.at()));
    }

    /// Shows another of the open briefings.
    pub(super) fn switch_to(&mut self, ctx: &Context, at: usize) {
        if at == self.at() || at > self.before.len() + self.after.len() {
            return;
        }
        self.remember();
        self.tab.images.rest();
        self.turn_to(at);
        // What had it may be there again, under the same name and about another briefing.
        if ctx.memory(|memory| memory.focused()).is_some() {
            self.tab.state.focus_pane = Some(Pane::Reader);
        }
        self.tab.state.status = None;
        self.tab.state.copied = None;
        if self.tab.is_asleep {
            self.begin();
        }
    }

    pub(super) fn step_sheet(&mut self, ctx: &Context, is_forward: bool) {
        let count = self.before.len() + 1 + self.after.len();
        let next = if is_forward { self.at() + 1 } else { self.at() + count - 1 } % count;
        self.switch_to(ctx, next);
    }

    /// Opens a briefing in a tab of its own, or goes to the one that it has.
    pub(super) fn open_sheet(&mut self, ctx: &Context, open: BriefingSource) {
        let tab = self.new_sheet(open);
        let opened = self.tabs().position(|other| is_same_file(other, &tab));
        if let Some(at) = opened {
            self.switch_to(ctx, at);
            // What cannot be read may have been fixed since.
            if self.tab.loaded().is_none_or(|loaded| loaded.briefing.is_none()) && self.tab.reading.is_none() {
                self.read();
            }
            return;
        }
        if self.before.len() + self.after.len() + 1 >= MOST {
            self.tab.state.status = Some(format!(
                "{MOST} briefings are open, and that is the most: {} closes one",
                Action::CloseBriefing.key()
            ));
            return;
        }
        self.after.push_front(tab);
        self.switch_to(ctx, self.at() + 1);
        self.begin();
    }

    pub(super) fn open_files(&mut self, ctx: &Context, files: Vec<PathBuf>) {
        self.tab.state.opening = None;
        for file in files.into_iter().take(MOST) {
            self.open_sheet(ctx, BriefingSource::File(file));
        }
    }

    /// The briefings that are opened with the window beside the one that is shown: each is read when it is its turn,
    /// or when it is asked for.
    pub(super) fn add_sheets(&mut self, opens: Vec<BriefingSource>, shown: usize, is_as_last_time: bool) {
        for open in opens.into_iter().skip(1).take(MOST - 1) {
            let mut tab = self.new_sheet(open);
            tab.is_asleep = true;
            tab.is_restored = is_as_last_time;
            self.after.push_back(tab);
        }
        // The one that was shown is the first of those handed in, and goes where it was.
        for _ in 0..shown {
            let Some(tab) = self.after.pop_front() else { return };
            self.before.push(tab);
        }
    }

    fn new_sheet(&mut self, open: BriefingSource) -> DocumentTab {
        self.sheet_number += 1;
        let shown = &self.tab.state;
        let shown = ViewState {
            formats: shown.formats.clone(),
            settings_file: shown.settings_file.clone(),
            ..ViewState::default()
        };
        DocumentTab::new(self.sheet_number, open, shown)
    }

    /// Starts reading the file of the tab that is shown, and watching it.
    pub(super) fn begin(&mut self) {
        self.tab.is_asleep = false;
        self.watch();
        self.read();
    }

    pub(super) fn watch(&mut self) {
        if let BriefingSource::File(path) = &self.tab.open {
            self.tab.watch = self.tasks.watch(self.tab.number, path);
        }
    }

    /// Begins to read the next of those that wait for their turn, once nothing else is read.
    pub(super) fn wake_next(&mut self) {
        if self.tabs().all(|tab| tab.reading.is_none()) {
            self.in_sheet(|tab| tab.is_asleep, Self::begin);
        }
    }

    /// Closes a briefing; with the last one, the window.
    pub(super) fn close_sheet(&mut self, ctx: &Context, at: usize) {
        let last = self.before.len() + self.after.len();
        if last == 0 {
            ctx.send_viewport_cmd(ViewportCommand::Close);
            return;
        }
        let here = self.at();
        self.turn_to(at);
        self.remember();
        self.stop_reading();
        // The next one takes its place, or the one before where there is none.
        let next = self.after.pop_front().or_else(|| self.before.pop());
        let Some(next) = next else { return };
        let closed = std::mem::replace(&mut self.tab, next);
        if let Document::Read(open) = closed.document {
            self.tasks.drop_in_background(open);
        }
        if at != here {
            self.turn_to(if at < here { here - 1 } else { here });
        }
        if self.tab.is_asleep {
            self.begin();
        }
    }

    /// A briefing of last time that is not there any more is not opened with a page of trouble: it is told, and
    /// forgotten. Says whether it was one.
    pub(super) fn is_gone(&mut self, ctx: &Context, why: &str) -> bool {
        if !std::mem::take(&mut self.tab.is_restored) {
            return false;
        }
        let gone = self.tab.file.clone();
        let name = gone.as_deref().map_or_else(String::new, |path| path.display().to_string());
        self.persisted.forget(&gone);
        if self.before.is_empty() && self.after.is_empty() {
            let shipped = self.new_sheet(BriefingSource::Sample);
            self.after.push_front(shipped);
        }
        let number = self.tab.number;
        self.close_sheet(ctx, self.at());
        if self.tab.loaded().is_none() && self.tab.reading.is_none() && self.tab.number != number {
            self.begin();
        }
        let text = format!("A briefing that was open last time cannot be read: {why}: {name}");
        // Said where the person is once everything is taken in.
        self.gone = Some(Notice { text, is_error: true, action: NoticeAction::None });
        true
    }

    // ---- asking for files ------------------------------------------------------------------------

    /// A dialog to choose files in, for who hands it the window.
    pub(super) fn dialog(&mut self) -> Option<rfd::FileDialog> {
        if !std::mem::take(&mut self.wants_dialog) || self.is_picking {
            return None;
        }
        self.is_picking = true;
        let folder = self.tab.file.as_ref().and_then(|file| file.parent()).map(ToOwned::to_owned);
        let folder = folder.or_else(|| {
            let folders = directories::UserDirs::new()?;
            Some(folders.document_dir().unwrap_or(folders.home_dir()).to_owned())
        });
        let dialog = rfd::FileDialog::new().set_title("Open a briefing").add_filter("Briefings", &["ron"]);
        let dialog = dialog.add_filter("All files", &["*"]);
        Some(folder.map_or_else(|| dialog.clone(), |folder| dialog.clone().set_directory(folder)))
    }

    pub(super) fn take_picked(&mut self, ctx: &Context, picked: Option<Vec<PathBuf>>) {
        self.is_picking = false;
        match picked {
            Some(files) => self.open_files(ctx, files),
            // On Linux nothing means that there is no dialog; elsewhere, that nothing was chosen.
            None if cfg!(target_os = "linux") => self.tab.state.opening = Some(OpenDialog::default()),
            None => {}
        }
    }

    pub(super) fn open_typed(&mut self, ctx: &Context) {
        let Some(opening) = &mut self.tab.state.opening else { return };
        match opening.typed_path() {
            Ok(path) => self.open_files(ctx, vec![path]),
            Err(sentence) => opening.error = Some(sentence),
        }
    }

    /// Stops reading in the tab that is shown, and says so where something of it is shown.
    pub(super) fn stop_reading(&mut self) {
        let Some(reading) = self.tab.reading.take() else { return };
        reading.progress.stop();
        match &self.tab.document {
            Document::Loading => self.tab.document = Document::Stopped,
            Document::Read(open) if open.loaded.is_beginning => {
                let count = open.loaded.briefing.as_ref().map_or(0, briefing_core::model::Briefing::block_count);
                let text = format!("{STOPPED}: only the first {} paragraphs are here", grouped(count));
                self.tab.state.notice = Some(Notice { text, is_error: true, action: NoticeAction::None });
            }
            _ => self.tab.state.status = Some(STOPPED.to_owned()),
        }
    }
}

fn is_same_file(one: &DocumentTab, other: &DocumentTab) -> bool {
    one.file == other.file
        || matches!((&one.open, &other.open), (BriefingSource::File(one), BriefingSource::File(other)) if one == other)
}

/// The briefings to open where none was named: those of last time, the one that was shown first, and where among
/// them it stood. The shipped one where there was no last time.
pub(super) fn of_last_time(persisted: &PersistedState) -> (Vec<BriefingSource>, usize) {
    let open = |key: &FileKey| key.clone().map_or(BriefingSource::Sample, BriefingSource::File);
    let mut opens: Vec<BriefingSource> = persisted.open.iter().map(open).collect();
    if opens.is_empty() {
        return (vec![BriefingSource::Sample], 0);
    }
    let shown = persisted.shown.min(opens.len() - 1);
    let first = opens.remove(shown);
    opens.insert(0, first);
    (opens, shown)
}
