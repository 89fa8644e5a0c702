//! A file that changed on disk while it was edited here: both versions are kept until the user chooses one or merges
//! them.

use std::{io::ErrorKind, sync::Arc};

use super::{
    document_tab::{Document, DocumentTab},
    services::Services,
    undo_order::UndoTarget,
};
use crate::gui::{
    command::Action,
    platform::editing::{Comparison, EditStep, NotEditable},
    state::{
        dialogs::Dialog,
        editing_dialogs::ConflictDialog,
        view::{Notice, NoticeKind},
    },
};
use briefing_core::{editing::Session, load::Loaded};

impl DocumentTab {
    /// Compares the edited version with the saved file, to ask which one to keep.
    pub(super) fn compare(&mut self, theirs: Box<Loaded>, services: &Services<'_>) {
        self.state.status = Some("Comparing with the saved file…".to_owned());
        let (Some(session), Document::Read(open)) = (self.text.session(), &self.document) else { return };
        let comparison = Comparison { session: session.clone(), mine: Arc::clone(&open.loaded), theirs };
        services.tasks.compare(self.id, self.source.clone(), comparison);
    }

    /// Asks which of two versions to keep, or how to merge them.
    pub(super) fn ask_which(
        &mut self,
        compared: &Session,
        compared_to: Result<Box<ConflictDialog>, NotEditable>,
        services: &mut Services<'_>,
    ) {
        if !self.text.session().is_some_and(|session| session.is_same(compared)) {
            // The file has changed meanwhile.
            return self.read(services.tasks);
        }
        let key = Action::Reload.key();
        let text = format!("The file has changed, and you have unsaved changes; {key} compares them");
        self.state.notice = Some(Notice::of(NoticeKind::Conflict, text));
        self.state.status = None;
        match compared_to {
            // If another tab is shown, the notice says how to come back to this one.
            Ok(new) if services.dialogs.are_over(self.id) => {
                // The file may be read twice for one change, so choices already made in the dialog are kept.
                let is_asked = |open: &ConflictDialog| {
                    open.theirs == new.theirs && open.merge == new.merge && open.differences == new.differences
                };
                if !services.dialogs.get().is_some_and(is_asked) {
                    services.dialogs.open(Dialog::Conflict(*new));
                }
            }
            Ok(_) => {}
            Err(error) => self.state.notice = Some(Notice::of(NoticeKind::NotInFile, unreadable(&error))),
        }
    }

    /// Keeps the edited version: saving then overwrites the saved one.
    pub(super) fn keep_mine(&mut self, services: &mut Services<'_>) {
        let Some(conflict) = services.dialogs.take::<ConflictDialog>() else { return };
        self.text.mark_saved(conflict.theirs);
        self.keep_changes(services);
        self.state.dismiss(NoticeKind::Conflict);
        let key = Action::Save.key();
        self.state.status = Some(format!("Your version is kept; {key} overwrites the saved one"));
    }

    /// Uses the saved version; undoing restores the edited one.
    pub(super) fn take_theirs(&mut self, services: &mut Services<'_>) {
        let Some(conflict) = services.dialogs.get::<ConflictDialog>() else { return };
        let step = EditStep::Take(Arc::clone(&conflict.theirs));
        self.apply_choice(step, "This is the saved version; {} restores yours", services);
    }

    /// Continues with both versions merged; undoing restores the version edited here.
    pub(super) fn merge_both(&mut self, services: &mut Services<'_>) {
        let Some(conflict) = services.dialogs.get::<ConflictDialog>() else { return };
        let Some(merged) = conflict.merged() else { return };
        let step = EditStep::Merge(merged.into(), Arc::clone(&conflict.theirs));
        self.apply_choice(
            step,
            "Your changes and those in the saved file are merged; {} restores only yours",
            services,
        );
    }

    /// Applies the chosen version and shows a message.
    fn apply_choice(&mut self, step: EditStep, message: &str, services: &mut Services<'_>) {
        match self.edited(step, services) {
            Some(Ok(edited)) => {
                services.dialogs.close::<ConflictDialog>();
                self.undo_order.push(UndoTarget::Briefing);
                self.state.dismiss(NoticeKind::Conflict);
                self.show_edited(*edited, services);
                self.state.status = Some(message.replace("{}", &Action::Undo.key()));
            }
            Some(Err(error)) => self.state.status = Some(error.to_string()),
            None => {}
        }
    }
}

/// The message if the saved file cannot be compared with the edited version.
fn unreadable(error: &NotEditable) -> String {
    let is_gone = matches!(error, NotEditable::Unreadable(error) if error.kind() == ErrorKind::NotFound);
    match is_gone {
        true => file_gone_message(),
        false => format!(
            "The saved file can no longer be read and was not changed; {} saves your version to another file",
            Action::SaveAs.key()
        ),
    }
}

/// The message if the file no longer exists.
pub(super) fn file_gone_message() -> String {
    format!("The file no longer exists. Your version is still open: {} saves it again", Action::Save.key())
}
