//! Passes the results of threads to the tab or the part of the window concerned.

use egui::Context;

use super::{
    App,
    document_tab::{Document, DocumentTab},
};
use crate::gui::{
    platform::tasks::{FileVersion, Finished, Tasks},
    state::{basket_copy::Composed, failures::NotCopied, view::Notice},
};
use briefing_core::load::Loaded;

impl DocumentTab {
    /// Decodes the pictures that were drawn and are not there yet.
    pub(super) fn decode_images(&mut self, tasks: &Tasks) {
        let names = self.images.take_asked();
        if let Document::Read(open) = &self.document
            && !names.is_empty()
        {
            tasks.decode(self.number, open.loaded.folder.clone(), names);
        }
    }
}

impl App {
    /// Takes in all that has been finished since the frame before.
    pub(super) fn handle_results(&mut self, ctx: &Context) {
        let finished: Vec<Finished> = self.tasks.finished().collect();
        for finished in finished {
            self.handle_result(ctx, finished);
        }
        self.tabs.active_mut().update_reading_progress(ctx);
        self.start_next_queued();
        self.report_copies(ctx);
        self.report_drags(ctx);
        if let Some(missing) = self.missing.take() {
            self.show_notice(missing);
        }
    }

    /// Takes in what a thread has finished.
    pub(super) fn handle_result(&mut self, ctx: &Context, finished: Finished) {
        match finished {
            Finished::Loaded(number, loaded, version) => self.finish_loading(ctx, number, loaded, version),
            Finished::NotRead(number, why) => {
                if let Some(tab) = self.tabs.iter_mut().find(|tab| tab.reading.is_running(number)) {
                    tab.fail_reading(&why.to_string());
                }
            }
            Finished::Reloaded(number, reloaded, version) => {
                if let Some(index) = self.tabs.position(|tab| tab.reading.is_running(number)) {
                    self.in_tab(ctx, index, |tab, services| tab.finish_reloading(reloaded, version, services));
                }
            }
            Finished::Changed(number, pictures) => {
                let changed =
                    self.tabs.position(|tab| tab.number == number && matches!(tab.document, Document::Checked(_)));
                if let Some(index) = changed {
                    self.check_again(index);
                } else if let Some(tab) = self.tabs.by_number(number) {
                    tab.file_changed(&pictures, &self.tasks);
                }
            }
            Finished::Image(number, name, image) => {
                if let Some(tab) = self.tabs.by_number(number) {
                    tab.images.arrived(ctx, &name, image);
                }
            }
            Finished::Settings(settings) => self.use_settings(*settings),
            Finished::SearchResults(number, found) => {
                if let Some(tab) = self.tabs.iter_mut().find(|tab| tab.search.is_running(number)) {
                    tab.show_results(found);
                }
            }
            Finished::Composed(number, composed) => self.finish_composing(ctx, number, composed),
            Finished::Drafted(number, drafted) => self.finish_drafting(ctx, number, drafted),
            Finished::TextChecked(number, checked) => self.finish_checking(ctx, number, checked),
            Finished::MarksRead(tab, read) => {
                if let Some(index) = self.tabs.position(|other| other.number == tab) {
                    self.in_tab(ctx, index, |tab, services| tab.finish_reading_marks(read, services));
                }
            }
            Finished::MarksLocated(tab, number, located) => {
                if let Some(index) = self.tabs.position(|other| other.number == tab) {
                    self.in_tab(ctx, index, |tab, services| tab.finish_locating(number, located, services));
                }
            }
            Finished::MarksKept(tab, changed, result) => self.finish_storing_marks(tab, &changed, result),
            Finished::Edited(number, job, result) => {
                if let Some(index) = self.tabs.position(|tab| tab.edits.is_running(number)) {
                    self.in_tab(ctx, index, |tab, services| tab.finish_edit(number, job, result, services));
                    self.close_once_edited(ctx, index);
                }
            }
            Finished::Compared(tab, session, conflict) => {
                if let Some(index) = self.tabs.position(|other| other.number == tab) {
                    self.in_tab(ctx, index, |tab, services| tab.ask_which(&session, conflict, services));
                }
            }
            Finished::Saved(tab, saved) => {
                if let Some(index) = self.tabs.position(|other| other.number == tab) {
                    self.in_tab(ctx, index, |tab, services| tab.finish_saving(saved, services));
                }
            }
            Finished::Written(number, written) => self.finish_writing(ctx, number, written),
            Finished::PdfShown(number, shown) => self.finish_printing(number, shown),
            Finished::Picked(files) => self.open_chosen(ctx, files),
            Finished::PersistedState(persisted) => self.finish_storing(ctx, persisted),
            Finished::StateChanged => self.synchronize(),
            Finished::Failed(text) => self.show_notice(Notice::error(text)),
        }
    }

    /// A file was read for the first time, or its beginning.
    fn finish_loading(&mut self, ctx: &Context, number: u64, loaded: Box<Loaded>, version: FileVersion) {
        let Some(index) = self.tabs.position(|tab| tab.reading.is_running(number)) else { return };
        if let Some(tab) = self.tabs.get_mut(index) {
            tab.file.clone_from(&version.file);
        }
        if loaded.is_beginning {
            let is_hidden = index != self.tabs.active_index();
            self.in_tab(ctx, index, |tab, services| tab.show_beginning(loaded, services));
            if is_hidden && let Some(running) = self.tabs.get_mut(index).and_then(|tab| tab.reading.running.as_ref()) {
                running.progress.has_been_shown();
            }
            return;
        }
        if !self.close_missing(ctx, index, &loaded) {
            self.in_tab(ctx, index, |tab, services| {
                tab.finish_loading(loaded, version, services);
                tab.restore_review(services);
                tab.restore_changes(services);
            });
        }
    }

    /// The text of a copy is there: for what is dragged, for the preview that is open, or for the tab that copies it.
    fn finish_composing(&mut self, ctx: &Context, number: u64, composed: Result<Composed, NotCopied>) {
        if self.drag_out.is_composing(number) {
            return self.finish_composing_drag(composed);
        }
        if let Some(copy_as) = self.dialogs.copy_as_mut().filter(|copy_as| copy_as.preview_number == Some(number)) {
            copy_as.preview = Some(composed);
            return;
        }
        let is_waiting = |tab: &DocumentTab| tab.pending_copies.iter().any(|pending| pending.number == number);
        if let Some(index) = self.tabs.position(is_waiting) {
            self.in_tab(ctx, index, |tab, services| tab.finish_pending_copy(number, composed, services));
        }
    }
}
