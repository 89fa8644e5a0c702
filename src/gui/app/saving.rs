//! Writing the content of a tab to files: the dialog that asks for a name, and the result.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use egui::Context;

use super::{
    App,
    document_tab::{Document, DocumentTab},
    edit_queue::EditRequest,
    edited_text::Saving,
    printing,
    services::Services,
    undo_order::UndoTarget,
};
use crate::gui::{
    platform::{
        editing::{EditStep, shown_text},
        tasks::{BackupContent, NotSaved},
    },
    state::{
        basket_copy::CopyContent,
        dialogs::{CopyAsDialog, Dialog, PrintDialog, SaveContent, SaveDialog, SavedBriefing},
        failures::WriteError,
        ids::TaskId,
        stored_review::StoredReview,
        view::{Notice, NoticeKind, View},
    },
    ui::widgets,
};
use briefing_core::{
    export,
    files::{PutError, real_path},
    load::BriefingSource,
};

impl DocumentTab {
    /// Saves the changes to the file; a draft or a built-in briefing needs a name first.
    pub(super) fn save_briefing(&mut self, services: &mut Services<'_>) {
        let path = match &self.source {
            BriefingSource::File(path) if !self.is_draft => path.clone(),
            _ => return self.save_briefing_as(services),
        };
        if self.saving != Saving::No {
            // Otherwise the file that is being written would be taken for a change by another program.
            self.saving = Saving::Again;
            return;
        }
        match self.text.unsaved() {
            Some((saved, now)) => self.write_changes(path, saved, now, services),
            None => match &self.document {
                // The shown text is all that is left of the file.
                Document::Read(open) if self.is_file_gone() => match shown_text(&self.source, &open.loaded) {
                    Ok(text) => {
                        let text: Arc<str> = self.text.text().unwrap_or_else(|| text.into());
                        self.write_changes(path, Arc::clone(&text), text, services);
                    }
                    Err(error) => self.state.status = Some(error.to_string()),
                },
                _ => self.state.status = Some("Nothing has changed since it was saved".to_owned()),
            },
        }
    }

    fn write_changes(&mut self, path: PathBuf, saved: Arc<str>, now: Arc<str>, services: &mut Services<'_>) {
        self.saving = Saving::Running;
        services.tasks.save(self.id, path, saved, now);
    }

    /// Whether the file was missing when it was last read, and still is.
    pub(super) fn is_file_gone(&self) -> bool {
        let is_unreadable = self.state.broken.as_ref().is_some_and(|broken| !broken.could_be_read());
        is_unreadable && self.file.as_ref().is_some_and(|file| !file.exists())
    }

    /// Asks where to save the briefing.
    pub(super) fn save_briefing_as(&mut self, services: &mut Services<'_>) {
        let Document::Read(open) = &self.document else { return };
        let text = match self.text.text() {
            Some(text) => Ok(text),
            None => shown_text(&self.source, &open.loaded).map(Arc::from),
        };
        match text {
            Ok(text) => {
                let source_text = open.loaded.source_text().map(|(name, text)| (name.to_owned(), Arc::from(text)));
                let saved = SavedBriefing { text, source_text, is_draft: self.is_draft };
                self.open_save(SaveContent::Briefing(saved), services);
            }
            Err(error) => self.state.status = Some(error.to_string()),
        }
    }

    /// Handles the result of saving the changes.
    pub(super) fn finish_saving(&mut self, saved: Result<Arc<str>, NotSaved>, services: &mut Services<'_>) {
        let saves_again = std::mem::take(&mut self.saving) == Saving::Again && saved.is_ok();
        match saved {
            Ok(text) => {
                self.text.mark_saved(text);
                self.keep_changes(services);
                self.state.dismiss(NoticeKind::NotInFile);
                self.state.broken = None;
                // The reading in progress may have the old content of the file.
                if self.reading.is_busy() {
                    self.read(services.tasks);
                }
                self.state.status = Some("Saved".to_owned());
            }
            // Its new content is read, and compared with the version to be saved.
            Err(NotSaved::Changed) => self.read(services.tasks),
            Err(NotSaved::Failed(sentence)) => {
                let text = format!("The briefing was not saved: {sentence}");
                self.state.notice = Some(Notice::of(NoticeKind::NotInFile, text));
            }
        }
        if saves_again {
            self.save_briefing(services);
        }
    }

    /// Continues with this file, to which the briefing was saved.
    fn moved_to(&mut self, path: PathBuf, saved: &SavedBriefing, services: &mut Services<'_>) {
        // It may have been typed as a path relative to the folder in which the program was started.
        let path = real_path(&path);
        self.stop_reading();
        if let BriefingSource::File(before) = &self.source
            && self.is_draft
        {
            services.tasks.forget_draft(before);
            // Otherwise the list of recent files would have a file that does not exist.
            services.persisted.forget(&self.file);
        }
        if let Some(before) = self.storage_path() {
            if !self.is_draft {
                services.tasks.keep_unsaved(services.store.changes_path(before), BackupContent::Nothing);
            }
            services.tasks.keep_unsaved(services.store.review_path(before), BackupContent::Nothing);
        }
        if self.text.continue_from(saved, self.is_draft) {
            self.undo_order.forget(UndoTarget::Briefing);
        }
        self.is_draft = false;
        self.forget_first_notice();
        self.state.dismiss(NoticeKind::NotInFile);
        self.source = BriefingSource::File(path.clone());
        services.basket.rename(&self.file, &Some(path.clone()));
        self.file = Some(path);
        if self.state.review.kept != StoredReview::default() {
            self.keep_review(services);
        }
        self.move_marks(services);
        self.watch(services.tasks);
        self.request(EditRequest::ShowMoved, services);
        services.store_state = true;
    }

    /// Updates the problems and the folder of attachments after the file was renamed.
    pub(super) fn show_moved(&mut self, services: &mut Services<'_>) {
        if let Some(Ok(edited)) = self.edited(EditStep::Read, services) {
            self.show_edited(*edited, services);
        }
    }

    /// Opens the export dialog for the briefing or the shown part.
    pub(super) fn open_export(&mut self, services: &mut Services<'_>) {
        let filter = export::Filter {
            topic: if let View::Topic(id) = self.state.position.view { Some(id) } else { None },
            quotes: self.state.position.filter,
        };
        self.open_save(SaveContent::Export(export::ExportFormat::Html, filter), services);
    }

    /// Opens the save dialog for this content.
    pub(super) fn open_save(&mut self, content: SaveContent, services: &mut Services<'_>) {
        if let Some(briefing) = self.briefing() {
            let title = content.own_title().unwrap_or(&briefing.title);
            services.dialogs.open(Dialog::Save(SaveDialog::new(content, title, self.user_file().as_deref())));
        }
    }

    /// Writes the content of the open dialog.
    pub(super) fn save(&mut self, services: &mut Services<'_>) {
        let Document::Read(open) = &self.document else { return };
        let options = services.copy_options();
        let Some(save) = services.dialogs.get_mut::<SaveDialog>() else { return };
        let Some(may_overwrite) = save.confirm() else { return };
        if let SaveContent::Briefing(saved) = &mut save.what {
            saved.name_source_text_after(Path::new(&save.path));
        }
        let mut asked = save.clone();
        if let SaveContent::Copy(CopyContent::Basket(copy), _) = &mut asked.what {
            *copy = std::mem::take(copy).with_open(services.basket);
        }
        if let SaveContent::Export(export::ExportFormat::Pdf, filter) = asked.what {
            asked.what = SaveContent::Pages(printing::job_of(filter, services.persisted));
        }
        let marks = if save.with_marks { self.state.marks.with_places() } else { Vec::new() };
        let own = self.file.clone();
        save.task = Some(services.tasks.write(open, asked, options, marks, may_overwrite, own));
    }
}

impl App {
    /// Handles the result of writing a file.
    pub(super) fn finish_writing(&mut self, ctx: &Context, task: TaskId, written: Result<(), WriteError>) {
        if written.is_err() {
            self.stay_open();
        }
        let save = self.dialogs.get_mut::<SaveDialog>().filter(|save| save.task == Some(task));
        let Some(save) = save else {
            // The dialog was closed meanwhile.
            match written {
                Ok(()) => self.tabs.show_status("Saved"),
                Err(error) => {
                    let text = format!("The file was not written: {}", widgets::sentence(&error.to_string()));
                    self.show_notice(Notice::error(text));
                }
            }
            return;
        };
        save.task = None;
        match written {
            Ok(()) => {
                let (status, path) = (format!("Saved to {}", save.path), PathBuf::from(&save.path));
                let saved = if let SaveContent::Briefing(saved) = &save.what { Some(saved.clone()) } else { None };
                if matches!(save.what, SaveContent::Pages(_)) {
                    self.dialogs.close::<PrintDialog>();
                }
                self.dialogs.close::<SaveDialog>();
                self.dialogs.close::<CopyAsDialog>();
                if let Some(saved) = saved {
                    let index = self.tabs.active_index();
                    self.in_document(ctx, index, |tab, services| tab.moved_to(path, &saved, services));
                }
                self.tabs.show_status(status);
            }
            Err(WriteError::Put(error @ PutError::Exists(_))) => {
                save.file_exists = true;
                let is_it = Path::new(&save.path).exists();
                let other = || widgets::sentence(&error.to_string());
                let what = if is_it { "A file with this name exists".to_owned() } else { other() };
                save.error = Some(format!("{what}. Press again to overwrite"));
            }
            Err(error) => save.error = Some(widgets::sentence(&error.to_string())),
        }
    }
}
