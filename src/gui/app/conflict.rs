//! A file that has changed on the disk while it was changed here: both versions are kept until a person chooses.

use super::{document_tab::DocumentTab, editing::text_of, services::Services, tab_parts::Changed};
use crate::gui::command::Action;
use crate::gui::state::{
    dialogs::Dialog,
    editing_dialogs::ConflictDialog,
    view::{Notice, NoticeAction},
};
use briefing_core::{editing::differences, load::Loaded};

impl DocumentTab {
    /// Asks which of two versions is to be kept.
    pub(super) fn ask_which(&mut self, new: &Loaded, services: &mut Services<'_>) {
        let key = Action::Reload.key();
        let text =
            format!("The file has changed on the disk, and you have changes that are not saved; {key} compares them");
        self.state.notice = Some(Notice::error(text));
        // It may have changed again since it was read: then that is compared once it is read.
        let Ok(theirs) = text_of(&self.source, new) else { return };
        let both = self.briefing().zip(new.briefing.as_ref());
        let differences = both.map(|(mine, theirs)| differences(mine, theirs)).unwrap_or_default();
        services.dialogs.open(Dialog::Conflict(ConflictDialog { differences, theirs }));
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
        let Some(conflict) = take_conflict(services) else { return };
        if let Some(session) = &mut self.session {
            session.take(conflict.theirs);
        }
        self.note_change(Changed::Briefing);
        self.state.notice.take_if(|notice| notice.action == NoticeAction::None);
        self.show_edited(services);
        let key = Action::Undo.key();
        self.state.status = Some(format!("This is the version on the disk; {key} brings yours back"));
    }
}

fn take_conflict(services: &mut Services<'_>) -> Option<ConflictDialog> {
    let conflict = services.dialogs.find_mut(|dialog| match dialog {
        Dialog::Conflict(conflict) => Some(conflict),
        _ => None,
    });
    let conflict = conflict.cloned();
    services.dialogs.close_where(|dialog| matches!(dialog, Dialog::Conflict(_)));
    conflict
}
