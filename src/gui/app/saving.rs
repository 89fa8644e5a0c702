//! Writing to files what a tab shows: the dialog that asks for a name, and what became of the writing.

use super::{
    App,
    document_tab::{Document, DocumentTab},
    services::Services,
};
use crate::gui::{
    state::{
        dialogs::{Dialog, SaveContent, SaveDialog},
        view::{Notice, View},
    },
    ui::widgets,
};
use briefing_core::{export, files::PutError};

impl DocumentTab {
    /// Asks where to write the briefing, or the part that is shown.
    pub(super) fn open_export(&mut self, services: &mut Services<'_>) {
        let filter = export::Filter {
            topic: if let View::Topic(id) = self.state.view { Some(id) } else { None },
            quotes: self.state.filter,
        };
        self.open_save(SaveContent::Export(export::ExportFormat::Html, filter), services);
    }

    /// Asks where to write this.
    pub(super) fn open_save(&mut self, content: SaveContent, services: &mut Services<'_>) {
        if let Some(briefing) = self.briefing() {
            services.dialogs.open(Dialog::Save(SaveDialog::new(content, Some(briefing))));
        }
    }

    /// Writes what the open dialog says.
    pub(super) fn save(&mut self, services: &mut Services<'_>) {
        let Document::Read(open) = &self.document else { return };
        let options = services.copy_options();
        let Some(save) = services.dialogs.save_mut() else { return };
        let Some(may_overwrite) = save.confirm() else { return };
        save.number = Some(services.tasks.write(open, save.clone(), options, may_overwrite, self.file.clone()));
    }
}

impl App {
    /// The file of this number was written, or not.
    pub(super) fn finish_writing(&mut self, number: u64, written: Result<(), PutError>) {
        if written.is_err() {
            self.stay_open();
        }
        let save = self.dialogs.save_mut().filter(|save| save.number == Some(number));
        let state = &mut self.tabs.active_mut().state;
        let Some(save) = save else {
            // The dialog was closed meanwhile.
            match written {
                Ok(()) => state.status = Some("Saved".to_owned()),
                Err(PutError::Exists(sentence) | PutError::Other(sentence)) => {
                    let text = format!("The file was not written: {}", widgets::sentence(&sentence));
                    state.notice = Some(Notice::error(text));
                }
            }
            return;
        };
        save.number = None;
        match written {
            Ok(()) => {
                state.status = Some(format!("Written: {}", save.path));
                self.dialogs.close_save();
                self.dialogs.close_copy_as();
            }
            Err(PutError::Exists(_)) => {
                save.file_exists = true;
                save.error = Some("A file with this name exists. Press again to overwrite".to_owned());
            }
            Err(PutError::Other(sentence)) => save.error = Some(widgets::sentence(&sentence)),
        }
    }
}
