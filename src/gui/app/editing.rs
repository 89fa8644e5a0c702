//! Changing the briefing of a tab: each change is an edit of its file's text that is shown at once, and written to the file
//! when the person saves.

use std::{borrow::Cow, fs, ops::Range, sync::Arc};

use super::{
    document_tab::{Document, DocumentTab},
    services::Services,
    tab_parts::Changed,
};
use crate::gui::{
    command::Action,
    state::{
        dialogs::{Dialog, SpeakerDialog, SpokenWords},
        kept_changes::KeptChanges,
        view::Notice,
    },
    ui::widgets,
};
use briefing_core::{
    editing::{BlockShape, Change, Session},
    files::reason,
    format::Folder,
    load::{BriefingSource, Loaded, load_text},
    model::{BlockId, Changes, QuoteId},
    sample,
};

/// Why a briefing cannot be changed, a sentence.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotEditable {
    #[error("The file is still being read")]
    NotRead,
    #[error("This briefing is part of the program; {} saves it to a file that you can change", Action::SaveAs.key())]
    BuiltIn,
    #[error("The file has changed on the disk; {} reads it again", Action::Reload.key())]
    Changed,
    #[error("The file cannot be changed: {}", reason(_0))]
    Unreadable(#[from] std::io::Error),
}

/// What is said where a change is about a quote and none is chosen.
pub(super) const NOTHING_CHOSEN: &str = "Choose a quote first";

impl DocumentTab {
    /// Makes changes as one, which is undone as one. Returns whether they were made; if not, it is said why.
    pub(super) fn change(&mut self, changes: &[Change], services: &mut Services<'_>) -> bool {
        let Document::Read(open) = &self.document else { return false };
        let Some(briefing) = &open.loaded.briefing else { return false };
        let session = match session(&mut self.session, &self.source, &open.loaded) {
            Ok(session) => session,
            Err(error) => {
                self.state.status = Some(error.to_string());
                return false;
            }
        };
        if let Err(error) = session.make(changes, briefing) {
            self.state.status = Some(widgets::sentence(&error.to_string()));
            return false;
        }
        self.note_change(Changed::Briefing);
        let label = changes.first().map(Change::label).unwrap_or_default();
        self.show_edited(services);
        self.state.status = Some(format!("{label}; {} undoes it", Action::Undo.key()));
        true
    }

    /// Something was changed, and can be undone; what was undone before cannot be made again.
    pub(super) fn note_change(&mut self, changed: Changed) {
        self.changed.push(changed);
        self.unchanged.clear();
    }

    /// Asks who said the selected words.
    pub(super) fn mark_quote(&mut self, services: &mut Services<'_>) {
        let selected = self.selected_words(services);
        let (Some((block, words)), Some(briefing)) = (selected, self.briefing()) else { return };
        let what = SpokenWords::Selected { block, words };
        services.dialogs.open(Dialog::Speaker(SpeakerDialog::new(what, briefing)));
    }

    /// The selected words, where they are of one paragraph; if not, that is said.
    pub(super) fn selected_words(&mut self, services: &Services<'_>) -> Option<(BlockId, Range<usize>)> {
        let mut selected = None;
        self.with_panels(services, |context, panes| selected = panes.reader.selected(context));
        match selected.as_deref() {
            Some([one]) => return Some(one.clone()),
            Some(_) => self.state.status = Some("Select words of one paragraph".to_owned()),
            None => self.state.status = Some("Select words of the text first".to_owned()),
        }
        None
    }

    /// Asks who else said the chosen quote.
    pub(super) fn change_speaker(&mut self, services: &mut Services<'_>) {
        match (self.state.chosen, self.briefing()) {
            (Some(id), Some(briefing)) => {
                services.dialogs.open(Dialog::Speaker(SpeakerDialog::new(SpokenWords::Quote(id), briefing)));
            }
            _ => self.state.status = Some(NOTHING_CHOSEN.to_owned()),
        }
    }

    /// Does what the dialog about a speaker says.
    pub(super) fn confirm_speaker(&mut self, services: &mut Services<'_>) {
        let Some(dialog) = services.dialogs.speaker_mut() else { return };
        let (speaker, occasion) = (dialog.chosen(), dialog.occasion);
        let change = match (dialog.what.clone(), speaker) {
            (SpokenWords::Selected { block, words }, Some(speaker)) => Change::Mark { block, words, speaker, occasion },
            (SpokenWords::Quote(id), Some(speaker)) => Change::Attribute { quotes: vec![id], speaker, confirm: false },
            (SpokenWords::Turn(block), speaker) => Change::Shape(block, BlockShape::Turn { speaker, occasion }),
            (_, None) => return,
        };
        let what = dialog.what.clone();
        let before = self.state.status.take();
        if self.change(&[change], services) {
            services.dialogs.close_speaker();
            self.panes.reader.deselect();
            self.state.chosen = self.quote_of(&what);
        } else if let Some(dialog) = services.dialogs.speaker_mut() {
            dialog.error = std::mem::replace(&mut self.state.status, before);
        }
    }

    /// The quote that these words are now.
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
    pub(super) fn remove_quote(&mut self, services: &mut Services<'_>) {
        match self.state.chosen {
            Some(id) => {
                self.change(&[Change::Remove(vec![id])], services);
            }
            None => self.state.status = Some(NOTHING_CHOSEN.to_owned()),
        }
    }

    /// Undoes the last change of the briefing.
    pub(super) fn undo_edit(&mut self, services: &mut Services<'_>) {
        let label = self.session.as_mut().and_then(Session::undo);
        self.show_undone("Undone", label, services);
    }

    /// Makes the change of the briefing again that was undone last.
    pub(super) fn redo_edit(&mut self, services: &mut Services<'_>) {
        let label = self.session.as_mut().and_then(Session::redo);
        self.show_undone("Redone", label, services);
    }

    fn show_undone(&mut self, what: &str, label: Option<String>, services: &mut Services<'_>) {
        let Some(label) = label else { return };
        self.show_edited(services);
        self.state.status = Some(format!("{what}: {label}"));
    }

    /// Keeps what is not saved until the next start.
    pub(super) fn keep_changes(&mut self, services: &Services<'_>) {
        if let Some(session) = &self.session {
            self.state.is_unsaved = session.is_changed();
            keep(session, &self.source, self.is_draft, services);
        }
    }

    /// Takes up the changes of the last time that were not saved.
    pub(super) fn restore_changes(&mut self, services: &mut Services<'_>) {
        let (BriefingSource::File(path), Document::Read(open)) = (&self.source, &self.document) else { return };
        if self.is_draft || self.session.is_some() {
            return;
        }
        let Some(kept) = KeptChanges::read(&services.store.changes_path(path), path) else { return };
        let Ok(text) = text_of(&self.source, &open.loaded) else { return };
        let is_same = text == kept.before;
        self.session = Some(Session::restored(text, kept.now));
        self.note_change(Changed::Briefing);
        self.show_edited(services);
        let undo = Action::Undo.key();
        match is_same {
            true => self.state.status = Some(format!("Your changes that were not saved are back; {undo} undoes them")),
            false => {
                let text = format!(
                    "The file has changed on the disk since you changed it here. This is your version: {} keeps it under another \
                     name, {undo} shows that of the disk",
                    Action::SaveAs.key()
                );
                self.state.notice = Some(Notice::error(text));
            }
        }
    }

    /// Whether there are changes that are not in the file.
    pub(super) fn has_unsaved_changes(&self) -> bool {
        self.session.as_ref().is_some_and(Session::is_changed)
    }

    /// Whether what now stands on the disk takes the place of what is shown: not where it is what was just saved, and not
    /// over changes that are not saved.
    pub(super) fn takes_from_disk(&mut self, new: &Loaded, services: &mut Services<'_>) -> bool {
        let Some(session) = &self.session else { return true };
        let saved = session.saved();
        let saved = saved.strip_prefix('\u{feff}').unwrap_or(saved).replace("\r\n", "\n");
        if new.text_of(&new.name) == saved {
            return false;
        }
        if session.is_changed() {
            self.ask_which(new, services);
            return false;
        }
        self.session = None;
        true
    }

    /// Shows the text as it is edited now.
    pub(super) fn show_edited(&mut self, services: &mut Services<'_>) {
        let (Some(session), Document::Read(open)) = (&self.session, &self.document) else { return };
        let old = Arc::clone(&open.loaded);
        let text = Cow::Owned(session.text().to_owned());
        let (name, folder) = match &self.source {
            BriefingSource::File(path) => (path.display().to_string(), Folder::of(path)),
            BriefingSource::Sample | BriefingSource::Example(_) => (old.name.clone(), old.folder.clone()),
        };
        let new = Box::new(load_text(&name, text, folder));
        keep(session, &self.source, self.is_draft, services);
        let both = old.briefing.as_ref().zip(new.briefing.as_ref());
        let changes = both.map(|(old, new)| Changes::between(old, new));
        self.state.is_unsaved = session.is_changed();
        match changes {
            Some(changes) => self.show_changes(new, &changes, services),
            None => self.show_loaded(new, services),
        }
    }
}

/// Keeps a draft, or changes that are not saved, until the next start.
fn keep(session: &Session, source: &BriefingSource, is_draft: bool, services: &Services<'_>) {
    let BriefingSource::File(path) = source else { return };
    if is_draft {
        return services.tasks.keep_draft(path.clone(), Some(session.text().to_owned()));
    }
    let (file, before, now) = (path.clone(), session.saved().to_owned(), session.text().to_owned());
    let changes = session.is_changed().then_some(KeptChanges { file, before, now });
    services.tasks.keep_draft(services.store.changes_path(path), changes.and_then(|changes| changes.to_text()));
}

/// The session of a file, begun where there is none yet.
fn session<'s>(
    slot: &'s mut Option<Session>,
    source: &BriefingSource,
    loaded: &Loaded,
) -> Result<&'s mut Session, NotEditable> {
    if loaded.is_beginning {
        return Err(NotEditable::NotRead);
    }
    if !matches!(source, BriefingSource::File(_)) {
        return Err(NotEditable::BuiltIn);
    }
    let session = match slot.take() {
        Some(session) => session,
        None => Session::new(text_of(source, loaded)?),
    };
    Ok(slot.insert(session))
}

/// The text of a file as it stands on the disk, with its own line ends.
pub(super) fn text_of(source: &BriefingSource, loaded: &Loaded) -> Result<String, NotEditable> {
    let path = match source {
        BriefingSource::Sample => return Ok(sample::TEXT.to_owned()),
        BriefingSource::Example(example) => return Ok(example.text().to_owned()),
        BriefingSource::File(path) => path,
    };
    let text = fs::read_to_string(path)?;
    let plain = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
    if plain != loaded.text_of(&loaded.name) {
        return Err(NotEditable::Changed);
    }
    Ok(text)
}
