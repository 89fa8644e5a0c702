//! Changing the briefing of a tab: each change is an edit of its file's text that is shown immediately and written to
//! the file when the user saves.

use std::{ops::Range, path::Path, time::Duration};

use super::{
    document_tab::DocumentTab,
    edit_queue::EditRequest,
    edited_text::DiskVersion,
    reading::ChangedBy,
    services::Services,
    undo_order::{HistoryStep, UndoTarget},
};
use crate::gui::{
    command::Action,
    platform::editing::{EditStep, Edited, NotEditable, NotMade},
    state::{
        dialogs::{Dialog, SpeakerDialog, SpokenWords},
        review,
    },
};
use briefing_core::{
    editing::{BlockShape, Change, whole_words},
    load::{BriefingSource, Loaded},
    model::{BlockId, QuoteId},
};

/// How long the window waits for unsaved changes that are still being stored, if they may belong to the file that was
/// just opened.
const STORE_TIMEOUT: Duration = Duration::from_secs(1);

/// The message if a change needs a quote and none is chosen.
pub(super) const NOTHING_CHOSEN: &str = "Choose a quote first";

/// When a change is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Made {
    /// Already shown, or nothing had to be changed.
    Now,
    /// A thread prepares it, and then the command is repeated.
    Later,
}

impl DocumentTab {
    /// Makes several changes as one that can be undone, and reports them in the status line.
    pub(super) fn change(&mut self, changes: &[Change], services: &mut Services<'_>) -> Result<Made, NotMade> {
        let Some(edited) = self.edited(EditStep::Make(changes.to_vec()), services) else { return Ok(Made::Later) };
        let edited = edited?;
        if edited.new.is_some() {
            self.undo_order.push(UndoTarget::Briefing);
            let status = format!("{}; {} undoes it", edited.label, Action::Undo.key());
            self.show_edited(*edited, services);
            self.state.status = Some(status);
        }
        Ok(Made::Now)
    }

    /// Asks for the speaker of the selected words.
    pub(super) fn mark_quote(&mut self, services: &mut Services<'_>) {
        let selected = self.selected_words(services);
        let (Some((block, words)), Some(briefing)) = (selected, self.briefing()) else { return };
        let what = SpokenWords::Selected { block, words };
        services.dialogs.open(Dialog::Speaker(SpeakerDialog::new(what, briefing)));
    }

    /// The selected words if they are in one paragraph of a briefing that can be changed; otherwise a message is shown.
    pub(super) fn selected_words(&mut self, services: &Services<'_>) -> Option<(BlockId, Range<usize>)> {
        if !matches!(self.source, BriefingSource::File(_)) {
            self.state.status = Some(NotEditable::BuiltIn.to_string());
            return None;
        }
        match self.selected(services).as_deref() {
            Some([(block, words)]) => {
                let text = self.briefing().and_then(|briefing| briefing.block(*block)).map(|block| block.text());
                return Some((*block, whole_words(text.unwrap_or_default(), words.clone())));
            }
            Some(_) => self.state.status = Some("Select words in one paragraph".to_owned()),
            None => self.state.status = Some("Select words in the text first".to_owned()),
        }
        None
    }

    /// Asks for another speaker of the chosen quote.
    pub(super) fn change_speaker(&mut self, services: &mut Services<'_>) {
        match (self.state.position.chosen, self.briefing()) {
            (Some(id), Some(briefing)) => {
                services.dialogs.open(Dialog::Speaker(SpeakerDialog::new(SpokenWords::Quote(id), briefing)));
            }
            _ => self.state.status = Some(NOTHING_CHOSEN.to_owned()),
        }
    }

    /// Applies the speaker dialog.
    pub(super) fn confirm_speaker(&mut self, services: &mut Services<'_>) {
        let Some(dialog) = services.dialogs.get_mut::<SpeakerDialog>() else { return };
        let (speaker, occasion) = (dialog.chosen(), dialog.occasion);
        let change = match (dialog.what.clone(), speaker) {
            (SpokenWords::Selected { block, words }, Some(speaker)) => Change::Mark { block, words, speaker, occasion },
            (SpokenWords::Quote(id), Some(speaker)) => Change::Attribute { quotes: vec![id], speaker, confirm: false },
            (SpokenWords::Turn(block), speaker) => Change::Shape(block, BlockShape::Turn { speaker, occasion }),
            (_, None) => return,
        };
        let what = dialog.what.clone();
        let made = self.change(&[change], services);
        match made {
            Ok(Made::Now) => {
                services.dialogs.close::<SpeakerDialog>();
                self.panes.reader.deselect();
                self.state.position.chosen = self.quote_of(&what);
            }
            Ok(Made::Later) => {}
            Err(error) => {
                if let Some(dialog) = services.dialogs.get_mut::<SpeakerDialog>() {
                    dialog.error = Some(error.sentence());
                }
            }
        }
    }

    /// The quote that has these words now.
    fn quote_of(&self, words: &SpokenWords) -> Option<QuoteId> {
        match words {
            SpokenWords::Quote(id) => Some(*id),
            SpokenWords::Turn(_) => None,
            SpokenWords::Selected { block, words } => {
                let block = self.briefing()?.block(*block)?;
                let is_there = |span: Range<usize>| span.start < words.end && words.start < span.end;
                block.spoken().find(|(_, quote)| quote.span_in(block.id).is_some_and(is_there)).map(|(id, _)| id)
            }
        }
    }

    /// Makes the chosen quote plain text again.
    pub(super) fn remove_quote(&mut self, services: &mut Services<'_>) -> Result<(), NotMade> {
        match self.state.position.chosen {
            Some(id) => self.change(&[Change::Remove(vec![id])], services).map(drop),
            None => {
                self.state.status = Some(NOTHING_CHOSEN.to_owned());
                Ok(())
            }
        }
    }

    /// Undoes the last change of the briefing, or redoes the one undone last.
    pub(super) fn undo_edit(&mut self, step: HistoryStep, services: &mut Services<'_>) {
        let edit = match step {
            HistoryStep::Undo => EditStep::Undo,
            HistoryStep::Redo => EditStep::Redo,
        };
        let Some(edited) = self.edited(edit, services) else { return };
        self.undo_order.made(step);
        let undecided = self.briefing().map(review::undecided).unwrap_or_default();
        let undecided: Vec<_> = undecided.into_iter().map(|(_, place)| place).collect();
        self.state.status = Some(match edited {
            Ok(edited) => {
                let status = format!("{}: {}", step.done(), edited.label);
                self.show_edited(*edited, services);
                status
            }
            Err(error) => error.to_string(),
        });
        if step == HistoryStep::Undo {
            self.choose_undecided(&undecided);
        }
    }

    /// Stores unsaved changes for the next start.
    pub(super) fn keep_changes(&mut self, services: &Services<'_>) {
        let Some(path) = self.storage_path() else { return };
        let Some(backup) = self.text.backup(path, self.is_draft) else { return };
        let path = if self.is_draft { path.to_owned() } else { services.store.changes_path(path) };
        services.tasks.keep_unsaved(path, backup);
    }

    /// Restores the unsaved changes of the last session.
    pub(super) fn restore_changes(&mut self, services: &mut Services<'_>) {
        let Some(path) = self.storage_path() else { return };
        if self.is_draft || self.text.is_begun() {
            return;
        }
        // A tab that was just closed may still be writing them.
        services.tasks.wait_until_kept(STORE_TIMEOUT);
        if services.store.changes_path(path).is_file() {
            self.request(EditRequest::Restore, services);
        }
    }

    /// Restores the unsaved changes, once it is their turn.
    pub(super) fn restore_unsaved_changes(&mut self, services: &mut Services<'_>) {
        let Some(path) = self.storage_path() else { return };
        if self.text.is_begun() {
            return;
        }
        let step = EditStep::Restore(services.store.changes_path(path));
        // The stored changes may be for another file, or incomplete.
        let Some(Ok(edited)) = self.edited(step, services) else { return };
        let is_other_file = edited.is_other_file;
        self.undo_order.push(UndoTarget::Briefing);
        self.show_edited(*edited, services);
        let undo = Action::Undo.key();
        self.state.status = Some(format!("Your unsaved changes were restored; {undo} undoes them"));
        if is_other_file {
            // The file has changed since: its text is compared with the restored one.
            self.read(services.tasks);
        }
    }

    /// The path under which changes and the review of the file are stored: the real one, so that they are found
    /// whatever path the file is opened with, and never for another file with the same name.
    pub(super) fn storage_path(&self) -> Option<&Path> {
        let is_file = matches!(self.source, BriefingSource::File(_));
        self.file.as_deref().filter(|_| is_file)
    }

    /// The new content of the file, if it should replace what is shown: not if it was just saved here, and not if there
    /// are unsaved changes, with which it is compared.
    pub(super) fn taken_from_disk<T>(
        &mut self,
        new: Box<Loaded>,
        what: T,
        services: &Services<'_>,
    ) -> Option<(Box<Loaded>, T)> {
        match self.text.compare_with(&new) {
            DiskVersion::Saved => None,
            DiskVersion::Conflicting => {
                self.compare(new, services);
                None
            }
            DiskVersion::New => Some((new, what)),
        }
    }

    /// Shows the edited text.
    pub(super) fn show_edited(&mut self, edited: Edited, services: &mut Services<'_>) {
        let Edited { session, new, is_of_disk, .. } = edited;
        self.text.adopt(session, is_of_disk);
        self.keep_changes(services);
        match new {
            Some((new, Some(changes))) => self.show_changes(new, &changes, ChangedBy::Person, services),
            Some((new, None)) => self.show_loaded(new, services),
            None => {}
        }
    }
}
