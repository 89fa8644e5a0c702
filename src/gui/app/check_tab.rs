//! A tab with a text whose quotations are checked: its findings, and the commands about them.

use std::{path::PathBuf, sync::Arc};

use briefing_core::{citation::ClipboardContent, report::ReportFormat, search::Options};
use egui::{Id, Ui};

use super::{clipboard::ClipboardQueue, file_reading::FileReading, services::Services};
use crate::gui::{
    command::{CheckCommand, Command, EditCommand, TabCommand},
    platform::tasks::Tasks,
    state::{
        basket_copy::Composed,
        checking::{COPIED_SOURCE, Check, CheckedFrom, CheckedText},
        dialogs::{Dialog, SaveContent, SaveDialog},
        failures::{CheckError, NotCopied},
        ids::{TabId, TaskId},
        session::PersistedState,
        view::{Direction, Notice},
    },
    ui::{
        check::{self, CheckPanes},
        notices,
        theme::Palette,
        top_bar::TabLabel,
        typesetting::TypesettingPopup,
        widgets,
    },
};

/// The status message if a command is about a briefing.
const NEEDS_BRIEFING: &str = "This works in a briefing, not in a check";

/// The status message if the chosen finding has no passage to copy.
const NO_PASSAGE: &str = "Nothing to copy: choose a finding with a passage in the source";

/// The maximum number of characters of a title made from a pasted text.
const TITLE_CHARACTERS: usize = 40;

/// The status message if there are no findings yet.
const NOT_CHECKED: &str = "The text has not been checked yet";

/// A text whose quotations are checked.
pub(super) struct CheckTab {
    /// Identifies the tab in the results of background tasks.
    pub id: TabId,
    /// The text with its findings.
    pub check: Check,
    /// The check that is running, and the watch on the file of the text.
    pub reading: FileReading,
    /// The file by which it is opened at the next start: that of the text, or one of the program for a pasted text.
    pub stored: Option<PathBuf>,
    /// The state of the page between frames.
    pub panes: CheckPanes,
    /// The line about the last action.
    pub status: Option<String>,
    /// The notice above the page.
    pub notice: Option<Notice>,
    /// Whether the typesetting popup was just opened by its key.
    pub focus_typesetting: bool,
    /// The task that makes the copy of the report.
    copying: Option<TaskId>,
    /// The widget that had the focus when the find bar was opened.
    focused_before_find: Option<Id>,
}

impl CheckTab {
    /// A text that has not been checked yet. Its file, if any, is watched. `stored` is the file by which it is opened
    /// at the next start.
    pub(super) fn new(id: TabId, from: CheckedFrom, stored: Option<PathBuf>, tasks: &Tasks) -> Self {
        let mut reading = FileReading::default();
        if let Some(path) = from.path() {
            reading.set_watch(tasks.watch(id, path));
        }
        Self {
            id,
            check: Check::new(from),
            reading,
            stored,
            panes: CheckPanes::default(),
            status: None,
            notice: None,
            focus_typesetting: false,
            copying: None,
            focused_before_find: None,
        }
    }

    /// The label of its tab.
    pub(super) fn label(&self) -> TabLabel {
        let name = self.check.from.name();
        let file = match &self.check.from {
            CheckedFrom::File(_) => name.clone(),
            CheckedFrom::Text(_) => self.own_title(),
        };
        TabLabel {
            place: format!("Check of {name}"),
            file,
            title: name,
            path: self.check.from.path().map(|path| path.display().to_string()),
            is_error: self.check.error.is_some(),
            is_check: true,
        }
    }

    /// What tells it apart from other checks: the name of the file without its extension, or the beginning of a pasted
    /// text.
    fn own_title(&self) -> String {
        match &self.check.from {
            CheckedFrom::File(path) => path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            CheckedFrom::Text(text) => {
                widgets::beginning(text.trim().lines().next().unwrap_or_default(), TITLE_CHARACTERS)
            }
        }
    }

    /// Prepares for being shown; if something had the focus, the chosen finding takes it.
    pub(super) fn prepare_to_show(&mut self, had_focus: bool) {
        self.status = None;
        self.check.reveal |= had_focus;
    }

    /// Clears focus requests, whose targets now have the focus.
    pub(super) fn end_focus_requests(&mut self) {
        self.focus_typesetting = false;
        self.check.reveal = false;
        self.check.find.wants_focus = false;
        self.check.find.reveal = false;
    }

    /// Draws the tab.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        palette: &'static Palette,
        persisted: &PersistedState,
        send: &mut Vec<Command>,
    ) {
        if let Some(notice) = &self.notice {
            notices::notice_at_top(ui, palette, notice, send);
        }
        let setting = TypesettingPopup { palette, persisted, takes_focus: self.focus_typesetting };
        check::page(ui, &setting, &self.check, &mut self.panes, self.status.as_deref(), send);
    }

    /// Takes over the result of the check.
    pub(super) fn finish(&mut self, checked: Result<Box<CheckedText>, CheckError>) {
        self.reading.end();
        match checked {
            Ok(checked) => {
                self.check.finish(Arc::from(checked));
                self.status.clone_from(&self.check.change);
            }
            Err(error) => self.check.error = Some(error.in_window()),
        }
    }

    /// Applies a command. What needs a briefing says so.
    pub(super) fn apply(&mut self, command: TabCommand, services: &mut Services<'_>) {
        match command {
            TabCommand::Check(command) => self.apply_to_findings(command, services),
            TabCommand::OpenExport | TabCommand::Edit(EditCommand::Save | EditCommand::SaveAs) => {
                self.open_report(services);
            }
            TabCommand::CopyAllAs => self.copy_report(services),
            TabCommand::Save => self.save_report(services),
            TabCommand::StepQuote(direction) => self.check.step(direction.is_next()),
            TabCommand::CopyChosen => match self.check.words_of_source() {
                Some(words) => copy(words, COPIED_SOURCE.to_owned(), services),
                None => self.status = Some(NO_PASSAGE.to_owned()),
            },
            TabCommand::CopyText { text, message } => copy(text, message, services),
            TabCommand::GoBack => {}
            TabCommand::GoForward => services.show_tab = self.check.came_from.take(),
            TabCommand::OpenFind => self.open_find(services),
            TabCommand::FindText(query) => {
                self.check.find.query = query;
                self.search(services);
            }
            TabCommand::FindOptions(options) => {
                services.persisted.find = options;
                self.search(services);
            }
            TabCommand::FindEnter(direction) | TabCommand::FindStep(direction) => {
                if !self.check.find.is_open {
                    self.open_find(services);
                }
                self.check.find.step(direction);
            }
            TabCommand::CloseFind => self.close_find(services),
            TabCommand::Deselect => self.deselect(services),
            TabCommand::DismissNotice => self.notice = None,
            TabCommand::StopReading => _ = self.reading.stop(),
            _ => self.status = Some(NEEDS_BRIEFING.to_owned()),
        }
    }

    fn apply_to_findings(&mut self, command: CheckCommand, services: &mut Services<'_>) {
        let check = &mut self.check;
        match command {
            CheckCommand::SaveReport => self.open_report(services),
            CheckCommand::CopyReport => self.copy_report(services),
            CheckCommand::Order(order) => {
                check.order = order;
                self.panes.list_changed();
            }
            CheckCommand::Choose(number) => {
                check.chosen = Some(number);
                check.reveal = true;
            }
            CheckCommand::Step(direction) => check.step(direction == Direction::Next),
            CheckCommand::End(direction) => {
                let listed = check.listed();
                check.chosen = if direction.is_next() { listed.last() } else { listed.first() }.copied();
                check.reveal = true;
            }
            CheckCommand::Only(only) => {
                check.only = only;
                check.chosen = check.chosen.filter(|chosen| check.listed().contains(chosen));
                self.panes.list_changed();
            }
        }
    }

    /// Asks where to write the report.
    fn open_report(&mut self, services: &mut Services<'_>) {
        if self.check.checked.is_none() {
            self.status = Some(NOT_CHECKED.to_owned());
            return;
        }
        let title = format!("report on {}", self.own_title());
        let dialog = SaveDialog::new(SaveContent::Report(ReportFormat::Html), &title, self.check.from.path());
        services.dialogs.open(Dialog::Save(dialog));
    }

    /// Closes what is open, or clears the status message.
    fn deselect(&mut self, services: &mut Services<'_>) {
        if services.dialogs.close_top() {
            return;
        }
        if self.check.find.is_open {
            self.close_find(services);
        } else {
            self.status = None;
        }
    }

    /// Opens the find bar, or gives it the focus again.
    fn open_find(&mut self, services: &mut Services<'_>) {
        if !self.check.find.is_open {
            self.focused_before_find = services.ctx.memory(|memory| memory.focused());
        }
        self.check.find.open();
        self.search(services);
    }

    /// Closes the find bar, and returns the focus.
    fn close_find(&mut self, services: &mut Services<'_>) {
        self.check.find.close();
        if let Some(before) = self.focused_before_find.take() {
            services.ctx.memory_mut(|memory| memory.request_focus(before));
        }
        services.ctx.request_repaint();
    }

    fn search(&mut self, services: &Services<'_>) {
        self.search_with(services.persisted.find, services.tasks);
    }

    /// Searches the text for the query of the find bar, if that is open.
    pub(super) fn search_with(&mut self, options: Options, tasks: &Tasks) {
        let Some(checked) = &self.check.checked else { return };
        self.check.find.start(|query| tasks.find_in_checked(Arc::clone(checked), query.to_owned(), options));
    }

    /// Copies the findings that need a look, once the list has been made.
    fn copy_report(&mut self, services: &mut Services<'_>) {
        match &self.check.checked {
            Some(checked) => self.copying = Some(services.tasks.compose_report(Arc::clone(checked))),
            None => self.status = Some(NOT_CHECKED.to_owned()),
        }
    }

    /// Whether this task makes the copy of the report.
    pub(super) fn is_copying(&self, task: TaskId) -> bool {
        self.copying == Some(task)
    }

    /// Puts the list of findings on the clipboard.
    pub(super) fn finish_copying(&mut self, composed: Result<Composed, NotCopied>, clipboard: &mut ClipboardQueue) {
        self.copying = None;
        match composed {
            Ok(composed) => clipboard.put(composed.content, "Copied the report".to_owned(), None),
            Err(error) => self.status = Some(format!("Not copied: {error}")),
        }
    }

    /// Writes the report chosen in the open dialog.
    fn save_report(&self, services: &mut Services<'_>) {
        let Some(checked) = self.check.checked.as_ref().map(Arc::clone) else { return };
        let Some(save) = services.dialogs.get_mut::<SaveDialog>() else { return };
        let SaveContent::Report(format) = save.what else { return };
        let Some(may_overwrite) = save.confirm() else { return };
        let path = PathBuf::from(&save.path);
        save.task = Some(services.tasks.write_report(checked, format, path, may_overwrite));
    }
}

/// Copies a text, with this status message once it is on the clipboard.
fn copy(text: String, message: String, services: &mut Services<'_>) {
    services.clipboard.put(ClipboardContent::plain(text), message, None);
    services.ctx.request_repaint();
}
