//! The text of a briefing's file with the changes made in the window.

use std::{path::Path, sync::Arc};

use crate::gui::{
    platform::{
        editing::{EditJob, EditStep, reads_as},
        tasks::BackupContent,
    },
    state::{dialogs::SavedBriefing, save_dialog::with_source_text},
};
use briefing_core::{
    editing::Session,
    load::{BriefingSource, Loaded},
};

/// Whether the changes are being written to the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Saving {
    /// They are not.
    #[default]
    No,
    /// They are.
    Running,
    /// They are, and the changes made since are to be written afterwards.
    Again,
}

/// The text of a file with the changes made in the window. Before the first change nothing is stored here.
#[derive(Default)]
pub(super) struct EditedText {
    session: Option<Session>,
}

/// How a new version of the file relates to the text in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DiskVersion {
    /// It is the version that was last saved here.
    Saved,
    /// It differs from the text, which has unsaved changes: the user has to choose.
    Conflicting,
    /// It replaces the text in the window.
    New,
}

impl EditedText {
    /// Whether anything was changed, even if it was saved or undone afterwards.
    pub(super) fn is_begun(&self) -> bool {
        self.session.is_some()
    }

    /// Whether there are changes that are not in the file.
    pub(super) fn has_unsaved_changes(&self) -> bool {
        self.session.as_ref().is_some_and(Session::is_changed)
    }

    /// The text with its changes; `None` before the first change.
    pub(super) fn text(&self) -> Option<Arc<str>> {
        self.session.as_ref().map(Session::shared_text)
    }

    /// The text as it was last saved and as it is now, if they differ.
    pub(super) fn unsaved(&self) -> Option<(Arc<str>, Arc<str>)> {
        let session = self.session.as_ref().filter(|session| session.is_changed())?;
        Some((session.shared_saved(), session.shared_text()))
    }

    /// The text, for a comparison with the file; `None` before the first change.
    pub(super) fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// The job for a step of editing `open`, which was read from `source`.
    pub(super) fn job(&self, step: EditStep, source: &BriefingSource, open: &Arc<Loaded>) -> EditJob {
        EditJob { step, session: self.session.clone(), source: source.clone(), open: Arc::clone(open) }
    }

    /// Takes over the text after a step. `is_of_disk`: the step knows a newer version of the saved file.
    pub(super) fn adopt(&mut self, mut session: Session, is_of_disk: bool) {
        if let Some(now) = self.session.as_ref().filter(|_| !is_of_disk) {
            session.mark_saved(now.shared_saved());
        }
        self.session = Some(session);
    }

    /// Records that the file has this text now.
    pub(super) fn mark_saved(&mut self, text: Arc<str>) {
        if let Some(session) = &mut self.session {
            session.mark_saved(text);
        }
    }

    /// Records that the text was saved to another file, with which it continues. If its source text was renamed, the
    /// history begins again, because undoing an earlier change would restore the name of a file that does not exist.
    /// Returns whether it does.
    pub(super) fn continue_from(&mut self, saved: &SavedBriefing, is_draft: bool) -> bool {
        let now = self.text().unwrap_or_else(|| Arc::clone(&saved.text));
        let name = saved.source_text.as_ref().filter(|_| is_draft).map(|(name, _)| name);
        let renamed = name.and_then(|name| with_source_text(&now, name)).filter(|renamed| **renamed != *now);
        let begins_anew = renamed.is_some();
        if begins_anew {
            self.session = None;
        }
        let session = self.session.get_or_insert_with(|| Session::new(renamed.unwrap_or_else(|| now.to_string())));
        session.mark_saved(Arc::clone(&saved.text));
        begins_anew
    }

    /// Compares a new version of the file with the text. If it replaces the text, earlier changes can no longer be
    /// undone.
    pub(super) fn compare_with(&mut self, new: &Loaded) -> DiskVersion {
        match &self.session {
            Some(session) if reads_as(session.saved(), new) => DiskVersion::Saved,
            Some(session) if session.is_changed() => DiskVersion::Conflicting,
            // If the file was deleted, the text shown is all that is left of it.
            Some(_) if !new.could_be_read() => DiskVersion::New,
            Some(_) | None => {
                self.session = None;
                DiskVersion::New
            }
        }
    }

    /// What has to be stored so that no change is lost if the program ends. `file` is that of the briefing; a draft is
    /// stored completely. `None` before the first change.
    pub(super) fn backup(&self, file: &Path, is_draft: bool) -> Option<BackupContent> {
        let session = self.session.as_ref()?;
        Some(match self.unsaved() {
            _ if is_draft => BackupContent::Text(session.shared_text()),
            Some((before, now)) => BackupContent::Changes { file: file.to_owned(), before, now },
            None => BackupContent::Nothing,
        })
    }
}
