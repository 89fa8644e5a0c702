//! Drafts: a document becomes a briefing in its own tab, stored in the program's folder until the user saves it.

use std::path::Path;

use egui::Context;

use super::{
    App, BriefingSource,
    document_tab::DocumentTab,
    tab::Tab,
    tabs::{MAX_TABS, too_many_tabs},
};
use crate::gui::{
    platform::{
        drafting::{DraftError, NewText},
        tasks::{Drafted, FileVersion},
    },
    state::{
        ids::TaskId,
        view::{Notice, NoticeKind},
    },
    ui::widgets,
};
use briefing_core::load::Loaded;

/// Whether a file is opened as a briefing; a briefing is drafted from any other file.
pub(super) fn is_briefing(path: &Path) -> bool {
    path.extension().is_none_or(|extension| extension.eq_ignore_ascii_case("ron")) || path.is_dir()
}

impl App {
    /// Drafts a briefing from a text, and opens it in its own tab.
    pub(super) fn draft(&mut self, ctx: &Context, text: NewText) {
        if self.tabs.len() >= MAX_TABS {
            self.tabs.show_status(too_many_tabs());
            return;
        }
        let target = self.persistence.store.new_draft_path(&text.stem());
        // Created before the document is read, so that the next draft gets another folder.
        if let Some(folder) = target.parent() {
            drop(std::fs::create_dir_all(folder));
        }
        let mut tab = self.tabs.create(BriefingSource::File(target.clone()));
        tab.is_draft = true;
        tab.reading.begin(self.tasks.draft(text, target));
        let index = self.tabs.insert_after_active(tab);
        self.switch_to(ctx, index);
    }

    /// Handles the result of drafting.
    pub(super) fn finish_drafting(&mut self, ctx: &Context, task: TaskId, drafted: Result<Box<Drafted>, DraftError>) {
        let Some(index) = self.tabs.index_reading(task) else { return };
        match drafted {
            Ok(drafted) => {
                let Drafted { loaded, version, path, message } = *drafted;
                let is_of_draft = |tab: &DocumentTab| tab.file.is_some() && tab.file == version.file;
                if let Some(open) = self.tabs.position_of_document(is_of_draft).filter(|open| *open != index) {
                    // Its tab is still open and is used again.
                    let tab = self.tabs.get(open).map(Tab::id);
                    self.close_tab(ctx, index);
                    if let Some(open) = tab.and_then(|tab| self.tabs.index_of(tab)) {
                        self.switch_to(ctx, open);
                    }
                    return;
                }
                if let Some(tab) = self.tabs.document_mut(index) {
                    tab.source = BriefingSource::File(path);
                }
                self.show_draft(ctx, index, loaded, version);
                if let Some(tab) = self.tabs.document_mut(index) {
                    let message = widgets::sentence(&message);
                    tab.state.review.first_message = Some(message.clone());
                    Notice::join(&mut tab.state.notice, Notice::information(NoticeKind::Message, message));
                }
            }
            Err(error) => {
                if self.tabs.is_single() {
                    let mut sample = self.tabs.create(BriefingSource::Sample);
                    sample.reading.queue();
                    self.tabs.push(sample);
                }
                let before = self.tabs.get_mut(index).and_then(|tab| tab.notice_mut().take());
                self.close_tab(ctx, index);
                // If several documents fail at once, an earlier failure may already be shown in this tab.
                if let Some(before) = before.filter(|notice| notice.is_error) {
                    self.add_error(before.text);
                }
                self.add_error(error.in_window());
            }
        }
    }

    fn show_draft(&mut self, ctx: &Context, index: usize, loaded: Box<Loaded>, version: FileVersion) {
        if let Some(tab) = self.tabs.document_mut(index) {
            tab.file.clone_from(&version.file);
        }
        self.in_document(ctx, index, |tab, services| tab.finish_loading(loaded, version, services));
    }
}

impl DocumentTab {
    /// Whether it is a draft that was not saved yet, or has changes that are not in its file.
    pub(super) fn is_unsaved(&self) -> bool {
        self.is_draft || self.text.has_unsaved_changes()
    }
}
