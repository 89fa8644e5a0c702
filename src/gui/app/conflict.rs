//! A file that has changed on the disk while it was changed here: both versions are kept until a person chooses, or merges
//! them.

use std::{io::ErrorKind, sync::Arc};

use super::{
    document_tab::{Document, DocumentTab},
    services::Services,
    tab_state::UndoTarget,
};
use crate::gui::{
    command::Action,
    platform::editing::{Comparison, EditStep, NotEditable},
    state::{
        dialogs::Dialog,
        editing_dialogs::ConflictDialog,
        view::{Notice, NoticeAction},
    },
};
use briefing_core::{editing::Session, load::Loaded};

impl DocumentTab {
    /// Compares what was changed here with what the file on the disk says now, to ask which goes on.
    pub(super) fn compare(&mut self, theirs: Box<Loaded>, services: &Services<'_>) {
        self.state.status = Some("Comparing with the file on the disk…".to_owned());
        let (Some(session), Document::Read(open)) = (&self.session, &self.document) else { return };
        let comparison = Comparison { session: session.clone(), mine: Arc::clone(&open.loaded), theirs };
        services.tasks.compare(self.number, self.source.clone(), comparison);
    }

    /// Asks which of two versions goes on, or how they are merged.
    pub(super) fn ask_which(
        &mut self,
        compared: &Session,
        compared_to: Result<Box<ConflictDialog>, NotEditable>,
        services: &mut Services<'_>,
    ) {
        if !self.session.as_ref().is_some_and(|session| session.is_same(compared)) {
            // It was changed meanwhile.
            return self.read(services.tasks);
        }
        let key = Action::Reload.key();
        let text =
            format!("The file has changed on the disk, and you have changes that are not saved; {key} compares them");
        self.state.notice = Some(Notice::error(text));
        self.state.status = None;
        match compared_to {
            // Where another tab is shown, the notice says how to come back to it.
            Ok(new) if services.dialogs.are_over(self.number) => {
                // The file may be read twice for one change of it: what was chosen in the window stays.
                let is_asked = |open: &mut ConflictDialog| {
                    open.theirs == new.theirs && open.merge == new.merge && open.differences == new.differences
                };
                if !conflict(services).is_some_and(is_asked) {
                    services.dialogs.open(Dialog::Conflict(*new));
                }
            }
            Ok(_) => {}
            Err(error) => self.state.notice = Some(Notice::leading_to(NoticeAction::SaveAs, unreadable(&error))),
        }
    }

    /// Keeps what was changed here: saving writes it over what the file on the disk says.
    pub(super) fn keep_mine(&mut self, services: &mut Services<'_>) {
        let Some(conflict) = take_conflict(services) else { return };
        if let Some(session) = &mut self.session {
            session.mark_saved(conflict.theirs);
        }
        self.keep_changes(services);
        self.state.notice.take_if(|notice| notice.action == NoticeAction::None);
        let key = Action::Save.key();
        self.state.status = Some(format!("Your version is kept; {key} writes it over the one on the disk"));
    }

    /// Takes over what the file on the disk says; undoing brings back what was changed here.
    pub(super) fn take_theirs(&mut self, services: &mut Services<'_>) {
        let Some(conflict) = conflict(services) else { return };
        let step = EditStep::Take(Arc::clone(&conflict.theirs));
        self.settle(step, "This is the version on the disk; {} brings yours back", services);
    }

    /// Goes on with both versions merged; undoing brings back what was changed here.
    pub(super) fn merge_both(&mut self, services: &mut Services<'_>) {
        let Some(conflict) = conflict(services) else { return };
        let Some(merged) = conflict.merged() else { return };
        let step = EditStep::Merge(merged.into(), Arc::clone(&conflict.theirs));
        self.settle(step, "Your changes and those on the disk are merged; {} brings yours alone back", services);
    }

    /// Does what was chosen, and says so.
    fn settle(&mut self, step: EditStep, said: &str, services: &mut Services<'_>) {
        match self.edited(step, services) {
            Some(Ok(edited)) => {
                drop(take_conflict(services));
                self.note_change(UndoTarget::Briefing);
                self.state.notice.take_if(|notice| notice.action == NoticeAction::None);
                self.show_edited(*edited, services);
                self.state.status = Some(said.replace("{}", &Action::Undo.key()));
            }
            Some(Err(error)) => self.state.status = Some(error.to_string()),
            None => {}
        }
    }
}

/// What is said where the file on the disk cannot be compared with one's own version.
fn unreadable(error: &NotEditable) -> String {
    let is_gone = matches!(error, NotEditable::Unreadable(error) if error.kind() == ErrorKind::NotFound);
    match is_gone {
        true => gone(),
        false => format!(
            "The file on the disk cannot be read any more, and is left as it is; {} saves your version to another one",
            Action::SaveAs.key()
        ),
    }
}

/// What is said where the file is not there any more.
pub(super) fn gone() -> String {
    format!("The file is not there any more. Yours is kept here: {} writes it again", Action::Save.key())
}

fn conflict<'s>(services: &'s mut Services<'_>) -> Option<&'s mut ConflictDialog> {
    services.dialogs.find_mut(|dialog| if let Dialog::Conflict(conflict) = dialog { Some(conflict) } else { None })
}

fn take_conflict(services: &mut Services<'_>) -> Option<ConflictDialog> {
    let conflict = conflict(services).cloned();
    services.dialogs.close_if(|dialog| matches!(dialog, Dialog::Conflict(_)));
    conflict
}
