//! Several briefings in one window: opening, switching and closing them. The one that is shown is
//! [`App::sheet`]; the others stand before and after it, in the order of their tabs.

use briefing_core::text::number::grouped;
use std::path::PathBuf;

use egui::{Context, ViewportCommand};

use super::{
    App, Open,
    reading::STOPPED,
    sheet::{Document, Sheet},
};
use crate::gui::{
    command::Action,
    state::{
        dialogs::OpenFile,
        session::{FileKey, Kept},
        view::{Lead, Notice, Pane, Shown},
    },
    ui::top_bar::Tab,
};

/// How many briefings are open in one window at most.
const MOST: usize = 40;

impl App {
    /// Where the one that is shown stands among all.
    pub(super) fn at(&self) -> usize {
        self.before.len()
    }

    pub(super) fn sheets(&self) -> impl Iterator<Item = &Sheet> {
        self.before.iter().chain([&self.sheet]).chain(&self.after)
    }

    pub(super) fn sheets_mut(&mut self) -> impl Iterator<Item = &mut Sheet> {
        self.before.iter_mut().chain([&mut self.sheet]).chain(&mut self.after)
    }

    /// The tabs, in order. Those of one title are told apart by their files.
    pub(super) fn tabs(&self) -> Vec<Tab> {
        let mut tabs: Vec<Tab> = self.sheets().map(Sheet::tab).collect();
        let titles: Vec<String> = tabs.iter().map(|tab| tab.title.clone()).collect();
        for tab in &mut tabs {
            if titles.iter().filter(|title| **title == tab.title).count() > 1 {
                tab.title = format!("{} – {}", tab.file, tab.title);
            }
        }
        tabs
    }

    /// Makes the sheet at this place the one that is shown, and nothing else.
    fn turn_to(&mut self, at: usize) {
        while at < self.before.len() {
            let Some(sheet) = self.before.pop() else { return };
            self.after.push_front(std::mem::replace(&mut self.sheet, sheet));
        }
        while at > self.before.len() {
            let Some(sheet) = self.after.pop_front() else { return };
            self.before.push(std::mem::replace(&mut self.sheet, sheet));
        }
    }

    /// Does something with the sheet that `is` says, as if it were shown, if there is one.
    pub(super) fn in_sheet(&mut self, is: impl Fn(&Sheet) -> bool, work: impl FnOnce(&mut Self)) {
        let Some(at) = self.sheets().position(is) else { return };
        let shown = self.sheet.number;
        self.turn_to(at);
        work(self);
        // It may have been closed, or stand elsewhere by now.
        let here = self.sheets().position(|sheet| sheet.number == shown);
        self.turn_to(here.unwrap_or(self.at()));
    }

    /// Shows another of the open briefings.
    pub(super) fn switch_to(&mut self, ctx: &Context, at: usize) {
        if at == self.at() || at > self.before.len() + self.after.len() {
            return;
        }
        self.remember();
        self.sheet.images.rest();
        self.turn_to(at);
        // What had it may be there again, under the same name and about another briefing.
        if ctx.memory(|memory| memory.focused()).is_some() {
            self.sheet.shown.focus_pane = Some(Pane::Reader);
        }
        self.sheet.shown.status = None;
        self.sheet.shown.copied = None;
        if self.sheet.is_asleep {
            self.begin();
        }
    }

    pub(super) fn step_sheet(&mut self, ctx: &Context, is_forward: bool) {
        let count = self.before.len() + 1 + self.after.len();
        let next = if is_forward { self.at() + 1 } else { self.at() + count - 1 } % count;
        self.switch_to(ctx, next);
    }

    /// Opens a briefing in a tab of its own, or goes to the one that it has.
    pub(super) fn open_sheet(&mut self, ctx: &Context, open: Open) {
        let sheet = self.new_sheet(open);
        let opened = self.sheets().position(|other| is_same_file(other, &sheet));
        if let Some(at) = opened {
            self.switch_to(ctx, at);
            // What cannot be read may have been mended since.
            if self.sheet.loaded().is_none_or(|loaded| loaded.briefing.is_none()) && self.sheet.reading.is_none() {
                self.read();
            }
            return;
        }
        if self.before.len() + self.after.len() + 1 >= MOST {
            self.sheet.shown.status = Some(format!(
                "{MOST} briefings are open, and that is the most: {} closes one",
                Action::CloseBriefing.key()
            ));
            return;
        }
        self.after.push_front(sheet);
        self.switch_to(ctx, self.at() + 1);
        self.begin();
    }

    pub(super) fn open_files(&mut self, ctx: &Context, files: Vec<PathBuf>) {
        self.sheet.shown.opening = None;
        for file in files.into_iter().take(MOST) {
            self.open_sheet(ctx, Open::File(file));
        }
    }

    /// The briefings that are opened with the window beside the one that is shown: each is read when it is its turn,
    /// or when it is asked for.
    pub(super) fn add_sheets(&mut self, opens: Vec<Open>, shown: usize, is_as_last_time: bool) {
        for open in opens.into_iter().skip(1).take(MOST - 1) {
            let mut sheet = self.new_sheet(open);
            sheet.is_asleep = true;
            sheet.is_restored = is_as_last_time;
            self.after.push_back(sheet);
        }
        // The one that was shown is the first of those handed in, and goes where it was.
        for _ in 0..shown {
            let Some(sheet) = self.after.pop_front() else { return };
            self.before.push(sheet);
        }
    }

    fn new_sheet(&mut self, open: Open) -> Sheet {
        self.sheet_number += 1;
        let shown = &self.sheet.shown;
        let shown =
            Shown { formats: shown.formats.clone(), settings_file: shown.settings_file.clone(), ..Shown::default() };
        Sheet::new(self.sheet_number, open, shown)
    }

    /// Starts reading the file of the sheet that is shown, and watching it.
    pub(super) fn begin(&mut self) {
        self.sheet.is_asleep = false;
        self.watch();
        self.read();
    }

    pub(super) fn watch(&mut self) {
        if let Open::File(path) = &self.sheet.open {
            self.sheet.watch = self.tasks.watch(self.sheet.number, path);
        }
    }

    /// Begins to read the next of those that wait for their turn, once nothing else is read.
    pub(super) fn wake_next(&mut self) {
        if self.sheets().all(|sheet| sheet.reading.is_none()) {
            self.in_sheet(|sheet| sheet.is_asleep, Self::begin);
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
        let closed = std::mem::replace(&mut self.sheet, next);
        if let Document::Read(open) = closed.document {
            self.tasks.let_go(open);
        }
        if at != here {
            self.turn_to(if at < here { here - 1 } else { here });
        }
        if self.sheet.is_asleep {
            self.begin();
        }
    }

    /// A briefing of last time that is not there any more is not opened with a page of trouble: it is told, and
    /// forgotten. Says whether it was one.
    pub(super) fn is_gone(&mut self, ctx: &Context, why: &str) -> bool {
        if !std::mem::take(&mut self.sheet.is_restored) {
            return false;
        }
        let gone = self.sheet.file.clone();
        let name = gone.as_deref().map_or_else(String::new, |path| path.display().to_string());
        self.kept.forget(&gone);
        if self.before.is_empty() && self.after.is_empty() {
            let shipped = self.new_sheet(Open::Shipped);
            self.after.push_front(shipped);
        }
        let number = self.sheet.number;
        self.close_sheet(ctx, self.at());
        if self.sheet.loaded().is_none() && self.sheet.reading.is_none() && self.sheet.number != number {
            self.begin();
        }
        let text = format!("A briefing that was open last time cannot be read: {why}: {name}");
        // Said where the person is once everything is taken in.
        self.gone = Some(Notice { text, is_bad: true, leads_to: Lead::Nowhere });
        true
    }

    // ---- asking for files ------------------------------------------------------------------------

    /// A dialog to choose files in, for who hands it the window.
    pub(super) fn dialog(&mut self) -> Option<rfd::FileDialog> {
        if !std::mem::take(&mut self.wants_dialog) || self.is_picking {
            return None;
        }
        self.is_picking = true;
        let folder = self.sheet.file.as_ref().and_then(|file| file.parent()).map(ToOwned::to_owned);
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
            None if cfg!(target_os = "linux") => self.sheet.shown.opening = Some(OpenFile::default()),
            None => {}
        }
    }

    pub(super) fn open_typed(&mut self, ctx: &Context) {
        let Some(opening) = &mut self.sheet.shown.opening else { return };
        match opening.typed_path() {
            Ok(path) => self.open_files(ctx, vec![path]),
            Err(sentence) => opening.error = Some(sentence),
        }
    }

    /// Stops reading in the sheet that is shown, and says so where something of it is shown.
    pub(super) fn stop_reading(&mut self) {
        let Some(reading) = self.sheet.reading.take() else { return };
        reading.progress.stop();
        match &self.sheet.document {
            Document::Loading => self.sheet.document = Document::Stopped,
            Document::Read(open) if open.loaded.is_beginning => {
                let count = open.loaded.briefing.as_ref().map_or(0, briefing_core::model::Briefing::block_count);
                let text = format!("{STOPPED}: only the first {} paragraphs are here", grouped(count));
                self.sheet.shown.notice = Some(Notice { text, is_bad: true, leads_to: Lead::Nowhere });
            }
            _ => self.sheet.shown.status = Some(STOPPED.to_owned()),
        }
    }
}

fn is_same_file(one: &Sheet, other: &Sheet) -> bool {
    one.file == other.file || matches!((&one.open, &other.open), (Open::File(one), Open::File(other)) if one == other)
}

/// The briefings to open where none was named: those of last time, the one that was shown first, and where among
/// them it stood. The shipped one where there was no last time.
pub(super) fn of_last_time(kept: &Kept) -> (Vec<Open>, usize) {
    let open = |key: &FileKey| key.clone().map_or(Open::Shipped, Open::File);
    let mut opens: Vec<Open> = kept.open.iter().map(open).collect();
    if opens.is_empty() {
        return (vec![Open::Shipped], 0);
    }
    let shown = kept.shown.min(opens.len() - 1);
    let first = opens.remove(shown);
    opens.insert(0, first);
    (opens, shown)
}
