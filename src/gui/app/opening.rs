//! Opening, showing and closing briefings in the tabs of a window.

use std::path::{Path, PathBuf};

use egui::{Context, ViewportCommand};

use super::{
    App, BriefingSource,
    document_tab::{Document, DocumentTab},
    drafting::is_briefing,
    tab::Tab,
    tabs::{MAX_TABS, too_many_tabs},
};
use crate::gui::{
    platform::drafting::NewText,
    state::{
        dialogs::{CheckDialog, Dialog, OpenDialog},
        session::{PersistedState, source_of_key},
        view::Notice,
    },
    ui::widgets,
};
use briefing_core::{document::Format, load::Loaded, text::without_backticks};

/// The system's file chooser.
#[derive(Debug, Default)]
pub(super) struct FileChooser {
    /// Whether it is to be opened.
    pub is_requested: bool,
    /// Whether the chosen file is a text to check.
    pub is_for_check: bool,
    is_open: bool,
}

impl App {
    /// Shows the open briefing at this index.
    pub(super) fn switch_to(&mut self, ctx: &Context, index: usize) {
        let active = self.tabs.active_index();
        if index == active || index >= self.tabs.len() {
            return;
        }
        self.remember(active);
        if let Some(left) = self.tabs.active_document_mut() {
            left.images.rest();
            left.reading.read_rest();
        }
        self.tabs.activate(index);
        let tab = self.tabs.active_mut();
        self.dialogs.move_to_tab(tab.id());
        tab.prepare_to_show(ctx.memory(|memory| memory.focused()).is_some());
        self.start_active_if_queued();
    }

    fn start_active_if_queued(&mut self) {
        self.start_active_check();
        if let Some(tab) = self.tabs.active_document_mut().filter(|tab| tab.reading.is_queued()) {
            tab.start(&self.tasks);
        }
    }

    /// Opens files, each in its own tab.
    pub(super) fn open_files(&mut self, ctx: &Context, files: Vec<PathBuf>) {
        self.dialogs.close::<OpenDialog>();
        // Chosen or dropped while the dialog asks for a text to check.
        let is_to_be_checked =
            self.dialogs.get::<CheckDialog>().is_some() || std::mem::take(&mut self.chooser.is_for_check);
        for file in files.into_iter().take(MAX_TABS) {
            match is_briefing(&file) {
                false if is_to_be_checked => self.check_file(ctx, file),
                true => self.open(ctx, BriefingSource::File(file)),
                false => self.draft(ctx, NewText::File(file)),
            }
        }
    }

    /// Opens a briefing in its own tab, or shows its existing tab.
    pub(super) fn open(&mut self, ctx: &Context, source: BriefingSource) {
        let mut tab = self.tabs.create(source);
        tab.is_draft = self.persistence.store.is_draft(&tab.source);
        if let Some(index) = self.tabs.position_of_document(|other| other.is_same_file(&tab)) {
            self.switch_to(ctx, index);
            self.retry_unreadable();
            return;
        }
        if self.tabs.len() >= MAX_TABS {
            self.tabs.show_status(too_many_tabs());
            return;
        }
        tab.start(&self.tasks);
        let index = self.tabs.insert_after_active(tab);
        self.switch_to(ctx, index);
    }

    /// Reads a file again that could not be read before, since it may have been corrected.
    fn retry_unreadable(&mut self) {
        let is_unread = |tab: &&mut DocumentTab| tab.briefing().is_none() && !tab.reading.is_busy();
        if let Some(tab) = self.tabs.active_document_mut().filter(is_unread) {
            tab.read(&self.tasks);
        }
    }

    /// Adds tabs for the briefings that are opened in addition to the shown one: each is read when it is its turn, or
    /// when it is shown. `shown` is the index of the shown one among all.
    pub(super) fn add_tabs(&mut self, sources: Vec<BriefingSource>, shown: usize, is_restored: bool) {
        for source in sources.into_iter().skip(1).take(MAX_TABS - 1) {
            let mut tab = self.tabs.create(source);
            tab.reading.queue();
            tab.is_restored = is_restored;
            tab.is_draft = self.persistence.store.is_draft(&tab.source);
            self.tabs.push(tab);
        }
        // It is the first of the requested files, and keeps its position.
        self.tabs.move_active_to(shown);
        if is_restored {
            self.add_checks();
        }
    }

    /// Reads the next waiting file once no other file is being read.
    pub(super) fn start_next_queued(&mut self) {
        if self.tabs.iter().all(|tab| !tab.reading().is_busy())
            && let Some(tab) = self.tabs.documents_mut().find(|tab| tab.reading.is_queued())
        {
            tab.start(&self.tasks);
        }
    }

    /// Closes a briefing; the last one closes the window.
    pub(super) fn close_tab(&mut self, ctx: &Context, index: usize) {
        if self.tabs.is_single() {
            ctx.send_viewport_cmd(ViewportCommand::Close);
            return;
        }
        if let Some(tab) = self.tabs.document_mut(index).filter(|tab| tab.edits.is_busy()) {
            tab.edits.close_when_done();
            tab.state.status = Some("This tab will close when the change is complete".to_owned());
            return;
        }
        self.remember(index);
        let Some(closed) = self.tabs.close(index) else { return };
        match closed {
            Tab::Document(closed) => {
                if let Some(status) = status_of_closed(&closed) {
                    self.tabs.show_status(status);
                }
                self.drop_document(*closed);
            }
            Tab::Check(closed) => self.drop_check(*closed),
        }
        self.dialogs.move_to_tab(self.tabs.active().id());
        self.start_active_if_queued();
    }

    fn drop_document(&mut self, mut closed: DocumentTab) {
        closed.stop_reading();
        if let Some(open) = self.basket.close(&closed.file) {
            self.tasks.drop_in_background(open);
        }
        if let Document::Read(open) = closed.document {
            self.tasks.drop_in_background(open);
        }
    }

    /// Closes a briefing that was to be closed during a change, once the change is made.
    pub(super) fn close_once_edited(&mut self, ctx: &Context, index: usize) {
        if self.tabs.document(index).is_some_and(|tab| tab.edits.closes_now()) {
            self.close_tab(ctx, index);
        }
    }

    /// Closes the tab of a briefing of the last session that can no longer be read, with a notice instead of an error
    /// page. Returns whether it was one.
    pub(super) fn close_missing(&mut self, ctx: &Context, index: usize, loaded: &Loaded) -> bool {
        let is_missing = |tab: &&mut DocumentTab| tab.is_restored && !loaded.could_be_read();
        let Some(tab) = self.tabs.document_mut(index).filter(is_missing) else { return false };
        tab.is_restored = false;
        let file = tab.file.clone();
        // A notice about another one may be shown in it.
        let shown = tab.state.notice.take();
        if self.tabs.is_single() {
            let mut sample = self.tabs.create(BriefingSource::Sample);
            sample.reading.queue();
            self.tabs.push(sample);
        }
        self.close_tab(ctx, index);
        let name = file.map_or_else(String::new, |path| path.display().to_string());
        let why = loaded.diagnostics.first().map_or_else(String::new, |problem| without_backticks(&problem.message));
        // Shown in the active tab once all results are handled. The file stays under Recent: its drive may only be away.
        let text =
            format!("{name}, which was open last time, cannot be read: {why}; it is still under Recent in the menu");
        for notice in shown.into_iter().chain([Notice::error(text)]) {
            Notice::join(&mut self.missing, notice);
        }
        true
    }

    // ---- file chooser ----------------------------------------------------------------------------

    /// The system's file chooser, if it is to be opened.
    pub(super) fn file_chooser(&mut self) -> Option<rfd::FileDialog> {
        if !std::mem::take(&mut self.chooser.is_requested) || self.chooser.is_open {
            return None;
        }
        self.chooser.is_open = true;
        let folder = self.tabs.active().file().and_then(Path::parent).map(ToOwned::to_owned);
        let folder = folder.or_else(|| {
            let folders = directories::UserDirs::new()?;
            Some(folders.document_dir().unwrap_or(folders.home_dir()).to_owned())
        });
        let extensions: Vec<&str> = ["ron"].into_iter().chain(Format::EXTENSIONS).collect();
        let dialog = rfd::FileDialog::new().set_title("Open a briefing or a document");
        let dialog = dialog.add_filter("Briefings and documents", &extensions).add_filter("All files", &["*"]);
        Some(folder.map_or_else(|| dialog.clone(), |folder| dialog.clone().set_directory(folder)))
    }

    /// Handles the result of the system's file chooser.
    pub(super) fn open_chosen(&mut self, ctx: &Context, chosen: Option<Vec<PathBuf>>) {
        self.chooser.is_open = false;
        match chosen {
            Some(files) => self.open_files(ctx, files),
            // On Linux `None` means that there is no file chooser; elsewhere, that nothing was chosen.
            None if cfg!(target_os = "linux") => self.dialogs.open(Dialog::Open(OpenDialog::default())),
            None => {}
        }
    }
}

/// The message after the tab of a briefing was closed that is not in its file.
fn status_of_closed(tab: &DocumentTab) -> Option<String> {
    let title = widgets::beginning(&tab.title(), TITLE_CHARACTERS);
    if tab.is_draft && tab.briefing().is_some() {
        Some(format!("The draft “{title}” is kept; it is under Recent in the menu"))
    } else if tab.text.has_unsaved_changes() {
        Some(format!("The changes of “{title}” are kept, but not in its file; it is under Recent in the menu"))
    } else {
        None
    }
}

/// The maximum number of characters of a title in a message.
const TITLE_CHARACTERS: usize = 60;

/// The briefings to open if none is named: those of the last session, beginning with the shown one, and its index among
/// them. The sample at the first start.
pub(super) fn sources_of_last_time(persisted: &PersistedState) -> (Vec<BriefingSource>, usize) {
    let mut sources: Vec<BriefingSource> = persisted.open.iter().map(source_of_key).collect();
    if sources.is_empty() {
        return (vec![BriefingSource::Sample], 0);
    }
    let shown = persisted.shown.min(sources.len() - 1);
    let first = sources.remove(shown);
    sources.insert(0, first);
    (sources, shown)
}
