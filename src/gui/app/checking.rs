//! Checking a text against the open briefings: in its own tab, or immediately in a small dialog if it is a single
//! quotation.

use std::{ops::Range, path::PathBuf, sync::Arc};

use briefing_core::{model::BlockId, report::ReportFormat};
use egui::Context;

use super::{
    App, BriefingSource,
    document_tab::{Document, DocumentTab},
    services::Services,
    tabs::{MAX_TABS, too_many_tabs},
};
use crate::gui::{
    command::{CheckCommand, Command, TabCommand},
    platform::checking::{OpenBriefings, is_one_quotation},
    state::{
        checking::{Check, CheckedFrom, CheckedText},
        dialogs::{CheckDialog, Dialog, SaveContent, SaveDialog},
        failures::CheckError,
        ids::{TabId, TaskId},
        view::{Direction, Notice},
    },
};

impl App {
    /// Checks a text that was pasted or typed.
    pub(super) fn check_text(&mut self, ctx: &Context, text: String) {
        if text.trim().is_empty() {
            self.tabs.active_mut().state.status = Some("There is no text on the clipboard to check".to_owned());
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
            self.tabs.active_mut().state.status = Some(too_many_tabs());
            return;
        }
        let is_file = matches!(from, CheckedFrom::File(_));
        let is_same = |tab: &DocumentTab| match &tab.document {
            Document::Checked(check) => is_file && check.from == from,
            Document::Loading | Document::Stopped | Document::Read(_) => false,
        };
        let index = self.tabs.position(is_same).unwrap_or_else(|| {
            let path = match &from {
                CheckedFrom::File(path) => path.clone(),
                CheckedFrom::Text(_) => PathBuf::from(from.name()),
            };
            let mut tab = self.tabs.create(BriefingSource::File(path));
            if is_file {
                tab.watch(&self.tasks);
            }
            tab.document = Document::Checked(Box::new(Check::new(from.clone())));
            self.tabs.insert_after_active(tab)
        });
        self.switch_to(ctx, index);
        self.check_again(index);
    }

    /// Checks the text of the tab at this index as it is now.
    pub(super) fn check_again(&mut self, index: usize) {
        let open = self.open_briefings();
        let Some(tab) = self.tabs.get_mut(index) else { return };
        let Document::Checked(check) = &tab.document else { return };
        let reading = self.tasks.check(check.from.clone(), open);
        tab.reading.begin(reading);
    }

    fn open_briefings(&self) -> OpenBriefings {
        let of = |tab: &DocumentTab| match &tab.document {
            Document::Read(open) => open.loaded.briefing.as_ref().map(|_| (tab.id, Arc::clone(&open.loaded))),
            Document::Loading | Document::Stopped | Document::Checked(_) => None,
        };
        self.tabs.iter().filter_map(of).collect()
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
        let Some(tab) = self.tabs.iter_mut().find(|tab| tab.reading.is_running(task)) else { return };
        tab.reading.end();
        let Document::Checked(check) = &mut tab.document else { return };
        match checked {
            Ok(checked) => {
                check.finish(Arc::from(checked));
                tab.state.status.clone_from(&check.change);
            }
            Err(error) => check.error = Some(error.in_window()),
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
        let before = self.tabs.active();
        let check = matches!(before.document, Document::Checked(_)).then_some(before.id);
        self.switch_to(ctx, index);
        if self.tabs.active().briefing().is_some_and(|briefing| briefing.block(block).is_some()) {
            self.apply(ctx, Command::Tab(TabCommand::Go(block, range)));
            if let Some(check) = check {
                self.tabs.active_mut().state.position.come_from_check(check);
            }
        }
    }
}

impl DocumentTab {
    /// Applies a command to the check of a text.
    pub(super) fn apply_to_check(&mut self, command: CheckCommand, services: &mut Services<'_>) {
        let Document::Checked(check) = &mut self.document else { return };
        match command {
            CheckCommand::SaveReport => match &check.checked {
                Some(_) => {
                    let title = format!("report on {}", check.from.title());
                    let dialog = SaveDialog::new(SaveContent::Report(ReportFormat::Html), &title, check.from.path());
                    services.dialogs.open(Dialog::Save(dialog));
                }
                None => self.state.status = Some("The text has not been checked yet".to_owned()),
            },
            CheckCommand::Choose(number) => {
                check.chosen = Some(number);
                check.reveal = true;
            }
            CheckCommand::Step(direction) => check.step(direction == Direction::Next),
            CheckCommand::Only(only) => {
                check.only = only;
                check.chosen = check.chosen.filter(|chosen| check.listed().contains(chosen));
                self.panes.check.list_changed();
            }
        }
    }
}
