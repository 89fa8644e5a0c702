//! Passes the results of threads to the tab or the part of the window concerned.

use egui::Context;

use super::{
    App,
    document_tab::{Document, DocumentTab},
    services::Services,
    tab::Tab,
};
use crate::gui::{
    platform::tasks::{FileVersion, Finished, Tasks},
    state::{
        basket_copy::Composed,
        dialogs::CopyAsDialog,
        failures::NotCopied,
        ids::{TabId, TaskId},
        view::Notice,
    },
};
use briefing_core::load::Loaded;

impl DocumentTab {
    /// Decodes the pictures that were drawn but are not decoded yet.
    pub(super) fn decode_images(&mut self, tasks: &Tasks) {
        let names = self.images.take_asked();
        if let Document::Read(open) = &self.document
            && !names.is_empty()
        {
            tasks.decode(self.id, open.loaded.folder.clone(), names);
        }
    }
}

impl App {
    /// Handles all results since the previous frame.
    pub(super) fn handle_results(&mut self, ctx: &Context) {
        let finished: Vec<Finished> = self.tasks.finished().collect();
        for finished in finished {
            self.handle_result(ctx, finished);
        }
        if let Some(tab) = self.tabs.active_document_mut() {
            tab.update_reading_progress(ctx);
        }
        self.start_next_queued();
        self.start_waiting_checks();
        self.report_copies(ctx);
        self.report_drags(ctx);
        if let Some(missing) = self.missing.take() {
            self.show_notice(missing);
        }
    }

    /// Handles a result of a thread.
    pub(super) fn handle_result(&mut self, ctx: &Context, finished: Finished) {
        match finished {
            Finished::Loaded(task, loaded, version) => self.finish_loading(ctx, task, loaded, version),
            Finished::NotRead(task, why) => {
                self.with_reading(ctx, task, |tab, _| tab.fail_reading(&why.to_string()));
            }
            Finished::Reloaded(task, reloaded, version) => {
                self.with_reading(ctx, task, |tab, services| tab.finish_reloading(reloaded, version, services));
            }
            Finished::Changed(tab, pictures) => self.file_changed(ctx, tab, &pictures),
            Finished::Image(tab, name, image) => {
                self.with_tab(ctx, tab, |tab, services| tab.images.arrived(services.ctx, &name, image));
            }
            Finished::Settings(settings) => self.use_settings(*settings),
            Finished::SearchResults(task, found) => {
                if let Some(tab) = self.tabs.documents_mut().find(|tab| tab.state.find.is_running(task)) {
                    tab.show_results(found);
                }
            }
            Finished::FoundInChecked(task, found) => {
                let mut checks = self.tabs.iter_mut().filter_map(Tab::check_mut);
                if let Some(tab) = checks.find(|tab| tab.check.find.is_running(task)) {
                    tab.check.find.accept(found.map_err(|error| error.to_string()));
                }
            }
            Finished::Composed(task, composed) => self.finish_composing(ctx, task, composed),
            Finished::Drafted(task, drafted) => self.finish_drafting(ctx, task, drafted),
            Finished::TextChecked(task, checked) => self.finish_checking(ctx, task, checked),
            Finished::MarksRead(tab, read) => {
                self.with_tab(ctx, tab, |tab, services| tab.finish_reading_marks(read, services));
            }
            Finished::MarksLocated(tab, task, located) => {
                self.with_tab(ctx, tab, |tab, services| tab.finish_locating(task, located, services));
            }
            Finished::MarksKept(tab, changed, result) => self.finish_storing_marks(tab, &changed, result),
            Finished::Edited(task, job, result) => {
                if let Some(index) = self.tabs.position_of_document(|tab| tab.edits.is_running(task)) {
                    self.in_document(ctx, index, |tab, services| tab.finish_edit(task, job, result, services));
                    self.close_once_edited(ctx, index);
                }
            }
            Finished::Compared(tab, session, conflict) => {
                self.with_tab(ctx, tab, |tab, services| tab.ask_which(&session, conflict, services));
            }
            Finished::Saved(tab, saved) => {
                self.with_tab(ctx, tab, |tab, services| tab.finish_saving(saved, services));
            }
            Finished::Written(task, written) => self.finish_writing(ctx, task, written),
            Finished::PdfShown(task, shown) => self.finish_printing(task, shown),
            Finished::Picked(files) => self.open_chosen(ctx, files),
            Finished::PersistedState(persisted) => self.finish_storing(ctx, persisted),
            Finished::StateChanged => self.synchronize(),
            Finished::Failed(text) => self.show_notice(Notice::error(text)),
        }
    }

    /// Calls `work` with this document, if it is still open.
    pub(super) fn with_tab(
        &mut self,
        ctx: &Context,
        tab: TabId,
        work: impl FnOnce(&mut DocumentTab, &mut Services<'_>),
    ) {
        if let Some(index) = self.tabs.index_of(tab) {
            self.in_document(ctx, index, work);
        }
    }

    /// Calls `work` with the document that waits for this reading task, if any.
    fn with_reading(&mut self, ctx: &Context, task: TaskId, work: impl FnOnce(&mut DocumentTab, &mut Services<'_>)) {
        if let Some(index) = self.tabs.index_reading(task) {
            self.in_document(ctx, index, work);
        }
    }

    /// Handles a change of a tab's file, or of these pictures next to it.
    fn file_changed(&mut self, ctx: &Context, tab: TabId, pictures: &[String]) {
        let Some(index) = self.tabs.index_of(tab) else { return };
        match self.tabs.get(index) {
            Some(Tab::Check(_)) => self.check_again(index),
            _ => self.in_document(ctx, index, |tab, services| tab.file_changed(pictures, services.tasks)),
        }
    }

    /// Handles a file that was read for the first time, or its beginning.
    fn finish_loading(&mut self, ctx: &Context, task: TaskId, loaded: Box<Loaded>, version: FileVersion) {
        let Some(index) = self.tabs.index_reading(task) else { return };
        if let Some(tab) = self.tabs.document_mut(index)
            && version.file.is_some()
        {
            // What comes with the program has no file, but a name of its own already.
            tab.file.clone_from(&version.file);
        }
        if loaded.is_beginning {
            let is_hidden = index != self.tabs.active_index();
            self.in_document(ctx, index, |tab, services| tab.show_beginning(loaded, services));
            if is_hidden && let Some(tab) = self.tabs.document(index) {
                tab.reading.read_rest();
            }
            return;
        }
        if !self.close_missing(ctx, index, &loaded) {
            self.in_document(ctx, index, |tab, services| {
                tab.finish_loading(loaded, version, services);
                tab.restore_review(services);
                tab.restore_changes(services);
            });
        }
    }

    /// Passes the finished text of a copy to the drag, the open preview, or the tab that copies it.
    fn finish_composing(&mut self, ctx: &Context, task: TaskId, composed: Result<Composed, NotCopied>) {
        if self.drag_out.is_composing(task) {
            return self.finish_composing_drag(composed);
        }
        if let Some(copy_as) =
            self.dialogs.get_mut::<CopyAsDialog>().filter(|copy_as| copy_as.preview_task == Some(task))
        {
            copy_as.preview = Some(composed);
            return;
        }
        if let Some(tab) = self.tabs.iter_mut().filter_map(Tab::check_mut).find(|tab| tab.is_copying(task)) {
            return tab.finish_copying(composed, &mut self.clipboard);
        }
        let is_waiting = |tab: &DocumentTab| tab.pending_copies.iter().any(|pending| pending.task == task);
        if let Some(index) = self.tabs.position_of_document(is_waiting) {
            self.in_document(ctx, index, |tab, services| tab.finish_pending_copy(task, composed, services));
        }
    }
}
