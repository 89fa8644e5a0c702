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
    platform::checking::{OpenBriefings, is_one_quotation},
    state::{
        checking::{CheckedFrom, CheckedText},
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
        let open = self.open_briefings();
        let reading = self.tasks.check(CheckedFrom::Text(text.clone()), open);
        let task = Some(reading.task);
        match self.dialogs.get_mut::<CheckDialog>() {
            Some(dialog) => *dialog = CheckDialog { text, task, ..CheckDialog::default() },
            None => self.dialogs.open(Dialog::Check(CheckDialog { text, task, ..CheckDialog::default() })),
        }
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
            let tab = CheckTab::new(self.tabs.new_id(), from.clone(), &self.tasks);
            self.tabs.insert_after_active(tab)
        });
        self.switch_to(ctx, index);
        self.check_again(index);
    }

    /// Checks the text of the tab at this index as it is now, if it is a check.
    pub(super) fn check_again(&mut self, index: usize) {
        let open = self.open_briefings();
        let Some(tab) = self.tabs.get_mut(index).and_then(Tab::check_mut) else { return };
        tab.reading.begin(self.tasks.check(tab.check.from.clone(), open));
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
