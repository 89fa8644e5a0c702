//! Checking a text against the open briefings: in its own tab, or immediately in a small dialog if it is a single
//! quotation.

use std::{ops::Range, path::PathBuf, sync::Arc};

use briefing_core::model::BlockId;
use egui::Context;

use super::{
    App,
    check_tab::CheckTab,
    document_tab::{Document, DocumentTab},
    tab::Tab,
    tabs::{MAX_TABS, too_many_tabs},
};
use crate::gui::{
    command::{Command, TabCommand},
    platform::{
        checking::{OpenBriefings, is_one_quotation},
        tasks::BackupContent,
    },
    state::{
        checking::{Check, CheckedFrom, CheckedText},
        dialogs::{CheckDialog, Dialog},
        failures::CheckError,
        ids::{TabId, TaskId},
        view::Notice,
    },
};

impl App {
    /// Checks a text that was pasted or typed.
    pub(super) fn check_text(&mut self, ctx: &Context, text: String) {
        if text.trim().is_empty() {
            self.tabs.show_status("There is no text on the clipboard to check");
        } else if is_one_quotation(&text) {
            self.check_in_dialog(text);
        } else {
            self.check_in_tab(ctx, CheckedFrom::Text(text));
        }
    }

    /// Checks the text of a file.
    pub(super) fn check_file(&mut self, ctx: &Context, path: PathBuf) {
        self.check_in_tab(ctx, CheckedFrom::File(path));
    }

    fn check_in_dialog(&mut self, text: String) {
        let asked = CheckDialog { text, is_waiting: true, ..CheckDialog::default() };
        match self.dialogs.get_mut::<CheckDialog>() {
            Some(dialog) => *dialog = asked,
            None => self.dialogs.open(Dialog::Check(asked)),
        }
        self.start_waiting_checks();
    }

    fn check_in_tab(&mut self, ctx: &Context, from: CheckedFrom) {
        self.dialogs.close::<CheckDialog>();
        if self.tabs.len() >= MAX_TABS {
            self.tabs.show_status(too_many_tabs());
            return;
        }
        let is_file = matches!(from, CheckedFrom::File(_));
        let is_same = |tab: &Tab| tab.check().is_some_and(|tab| is_file && tab.check.from == from);
        let index = self.tabs.position(is_same).unwrap_or_else(|| {
            let stored = self.store_checked(&from);
            let tab = CheckTab::new(self.tabs.new_id(), from, stored, &self.tasks);
            self.tabs.insert_after_active(tab)
        });
        self.switch_to(ctx, index);
        self.check_again(index);
        // So that it is opened again even if the program is ended by the system.
        self.synchronize();
    }

    /// Stores a pasted text in the background until its check is closed. Returns the file by which the check is opened
    /// at the next start.
    fn store_checked(&self, from: &CheckedFrom) -> Option<PathBuf> {
        match from {
            CheckedFrom::File(path) => std::path::absolute(path).ok(),
            CheckedFrom::Text(text) => {
                let path = self.persistence.store.new_check_path()?;
                self.tasks.keep_unsaved(path.clone(), BackupContent::Text(text.as_str().into()));
                Some(path)
            }
        }
    }

    /// Adds tabs for the checks of the last session, after those of its briefings, and shows the one that was shown.
    /// Each text is checked when its tab is shown and the briefings have been read.
    pub fn add_checks(&mut self) {
        for path in self.persisted.checks.clone() {
            let from = match self.persistence.store.pasted_check(&path) {
                Some(text) => CheckedFrom::Text(text),
                None if self.persistence.store.is_pasted_check(&path) => continue,
                None => CheckedFrom::File(path.clone()),
            };
            if self.tabs.len() < MAX_TABS {
                let tab = CheckTab::new(self.tabs.new_id(), from, Some(path), &self.tasks);
                self.tabs.push(tab);
            }
        }
        let Some(shown) = &self.persisted.shown_check else { return };
        let is_shown = |tab: &Tab| tab.check().is_some_and(|tab| tab.stored.as_ref() == Some(shown));
        if let Some(index) = self.tabs.position(is_shown) {
            self.tabs.activate(index);
            self.tabs.active_mut().check_mut().into_iter().for_each(|tab| tab.check.is_waiting = true);
        }
    }

    /// Checks the text of the active tab if it is a check of the last session that is shown for the first time.
    pub(super) fn start_active_check(&mut self) {
        let is_new = |check: &Check| check.checked.is_none() && check.error.is_none() && !check.is_waiting;
        if self.tabs.active().check().is_some_and(|tab| is_new(&tab.check) && !tab.reading.is_busy()) {
            self.check_again(self.tabs.active_index());
        }
    }

    /// Drops a closed check, with the stored text if it was pasted.
    pub(super) fn drop_check(&mut self, mut closed: CheckTab) {
        closed.reading.stop();
        self.tabs.documents_mut().for_each(|tab| tab.state.position.forget_check(closed.id));
        if let Some(path) = closed.stored.filter(|path| self.persistence.store.is_pasted_check(path)) {
            self.tasks.keep_unsaved(path, BackupContent::Nothing);
        }
        self.tasks.drop_in_background(closed.check);
    }

    /// Checks the text of the tab at this index as it is now, if it is a check.
    pub(super) fn check_again(&mut self, index: usize) {
        if let Some(tab) = self.tabs.get_mut(index).and_then(Tab::check_mut) {
            tab.check.is_waiting = true;
            self.start_waiting_checks();
        }
    }

    /// Starts the requested checks, unless a briefing still has to be read: its words would be reported as not found.
    pub(super) fn start_waiting_checks(&mut self) {
        let is_new = |tab: &DocumentTab| matches!(tab.document, Document::Loading);
        let is_unread = |tab: &DocumentTab| is_new(tab) || tab.reading.is_queued() || tab.reading.is_busy();
        if self.tabs.documents().any(is_unread) {
            return;
        }
        let dialog = self.dialogs.get::<CheckDialog>().filter(|dialog| dialog.is_waiting);
        if let Some(text) = dialog.map(|dialog| dialog.text.clone()) {
            let task = self.tasks.check(CheckedFrom::Text(text), self.open_briefings()).task;
            if let Some(dialog) = self.dialogs.get_mut::<CheckDialog>() {
                (dialog.is_waiting, dialog.task) = (false, Some(task));
            }
        }
        let is_waiting = |tab: &Tab| tab.check().is_some_and(|tab| tab.check.is_waiting);
        if !self.tabs.iter().any(is_waiting) {
            return;
        }
        let open = self.open_briefings();
        for tab in self.tabs.iter_mut().filter_map(Tab::check_mut).filter(|tab| tab.check.is_waiting) {
            tab.check.is_waiting = false;
            tab.reading.begin(self.tasks.check(tab.check.from.clone(), open.clone()));
        }
    }

    fn open_briefings(&self) -> OpenBriefings {
        let of = |tab: &DocumentTab| match &tab.document {
            Document::Read(open) => open.loaded.briefing.as_ref().map(|_| (tab.id, Arc::clone(&open.loaded))),
            Document::Loading | Document::Stopped => None,
        };
        self.tabs.documents().filter_map(of).collect()
    }

    /// Handles the result of a check.
    pub(super) fn finish_checking(
        &mut self,
        ctx: &Context,
        task: TaskId,
        checked: Result<Box<CheckedText>, CheckError>,
    ) {
        ctx.request_repaint();
        if self.dialogs.get::<CheckDialog>().is_some_and(|dialog| dialog.task == Some(task)) {
            self.answer(ctx, checked);
            return;
        }
        let is_waiting = |tab: &&mut CheckTab| tab.reading.is_running(task);
        if let Some(tab) = self.tabs.iter_mut().filter_map(Tab::check_mut).find(is_waiting) {
            tab.finish(checked);
            tab.search_with(self.persisted.find, &self.tasks);
        }
    }

    /// Shows the answer in the dialog; a text that turns out to have several quotations gets a tab.
    fn answer(&mut self, ctx: &Context, checked: Result<Box<CheckedText>, CheckError>) {
        let is_long = checked.as_ref().is_ok_and(|checked| checked.report.findings.len() > 1);
        let Some(dialog) = self.dialogs.get_mut::<CheckDialog>() else { return };
        dialog.task = None;
        if is_long {
            let text = std::mem::take(&mut dialog.text);
            self.check_in_tab(ctx, CheckedFrom::Text(text));
            return;
        }
        dialog.answer = Some(checked.map(Arc::from));
    }

    /// Shows words in this tab.
    pub(super) fn show_in_tab(&mut self, ctx: &Context, tab: TabId, block: BlockId, range: Range<usize>) {
        let Some(index) = self.tabs.index_of(tab) else {
            self.show_notice(Notice::error("The briefing has been closed since the text was checked"));
            return;
        };
        self.dialogs.close::<CheckDialog>();
        let check = self.tabs.active().check().map(|check| check.id);
        self.switch_to(ctx, index);
        let briefing = self.tabs.active_document().and_then(DocumentTab::briefing);
        if briefing.is_some_and(|briefing| briefing.block(block).is_some()) {
            self.apply(ctx, Command::Tab(TabCommand::Go(block, range)));
            if let Some(check) = check {
                self.tabs.active_mut().come_from(check);
            }
        }
    }
}
