//! The open dialogs, stacked, and the input of the small ones.

use std::{path::PathBuf, sync::Arc};

use super::checking::CheckedText;
pub use super::copy_dialogs::{CopyAsDialog, QuoteWord, ShortenDialog};
use super::editing_dialogs::{ConflictDialog, FormDialog, NamesDialog, SplitDialog, TextDialog};
use super::failures::CheckError;
use super::ids::{TabId, TaskId};
pub use super::printing::{PrintContent, PrintDialog, PrintJob};
pub use super::save_dialog::{SaveContent, SaveDialog, SavedBriefing};
pub use super::speaker_dialog::{SpeakerDialog, SpokenWords};
use briefing_core::{
    marks::{Anchor, Colour, MarkId, Place},
    model::{BlockId, Briefing, Changes},
};

/// A dialog. It has its input, and ends with one command.
#[derive(Debug, Clone)]
pub enum Dialog {
    /// A page about the program.
    Help(HelpPage),
    /// Asks for a briefing to open, if the system has no file chooser.
    Open(OpenDialog),
    /// A new briefing, from a document or a text.
    New(NewDialog),
    /// A text whose quotations are checked, and the answer for a single quotation.
    Check(CheckDialog),
    /// The formats of a copy, with a preview.
    CopyAs(CopyAsDialog),
    /// Words of a quote to omit.
    Shorten(ShortenDialog),
    /// The speaker of some words.
    Speaker(SpeakerDialog),
    /// The fields of an entry.
    Form(FormDialog),
    /// Speakers, occasions or topics.
    Names(NamesDialog),
    /// The topics of a paragraph.
    Topics(BlockId),
    /// Quotes of a speaker that belong to someone else.
    Split(SplitDialog),
    /// The note and the tags of a mark.
    Mark(MarkDialog),
    /// The text of a paragraph.
    Text(TextDialog),
    /// A file that was changed both here and on disk.
    Conflict(ConflictDialog),
    /// The content to print, and the paper.
    Print(PrintDialog),
    /// The content to save, and the file.
    Save(SaveDialog),
}

impl Dialog {
    /// Whether it is about the shown briefing, without which it is useless.
    fn is_about_document(&self) -> bool {
        match self {
            Self::Help(_) | Self::Open(_) | Self::New(_) | Self::Check(_) => false,
            Self::CopyAs(_)
            | Self::Shorten(_)
            | Self::Speaker(_)
            | Self::Form(_)
            | Self::Names(_)
            | Self::Topics(_)
            | Self::Split(_)
            | Self::Mark(_)
            | Self::Text(_)
            | Self::Conflict(_)
            | Self::Print(_)
            | Self::Save(_) => true,
        }
    }

    /// Adapts to a new version of the shown briefing. Returns whether to stay open.
    fn follow(&mut self, changes: &Changes, old: &Briefing, new: &Briefing) -> bool {
        match self {
            Self::Text(dialog) => dialog.follow(changes, new),
            Self::Form(dialog) => dialog.follow(changes, old, new),
            // Its words are found again once the note is added.
            Self::Mark(dialog) => !dialog.note.is_empty() || !dialog.tags.is_empty(),
            other => !other.is_about_document(),
        }
    }

    /// Whether this and the other cannot be open together: there is one dialog of each kind, and one about copying.
    fn replaces(&self, other: &Self) -> bool {
        let is_about_copying = |dialog: &Self| matches!(dialog, Self::CopyAs(_) | Self::Shorten(_));
        let is_same_kind = std::mem::discriminant(self) == std::mem::discriminant(other);
        is_same_kind || is_about_copying(self) && is_about_copying(other)
    }
}

/// The state of one kind of dialog.
pub trait DialogKind: Sized {
    /// This kind's state of a dialog, or `None` for another kind.
    fn of(dialog: &Dialog) -> Option<&Self>;

    /// The same, to be changed.
    fn of_mut(dialog: &mut Dialog) -> Option<&mut Self>;
}

macro_rules! dialog_kinds {
    ($($variant:ident($kind:ty)),* $(,)?) => { $(
        impl DialogKind for $kind {
            fn of(dialog: &Dialog) -> Option<&Self> {
                if let Dialog::$variant(dialog) = dialog { Some(dialog) } else { None }
            }

            fn of_mut(dialog: &mut Dialog) -> Option<&mut Self> {
                if let Dialog::$variant(dialog) = dialog { Some(dialog) } else { None }
            }
        }
    )* };
}

dialog_kinds! {
    Open(OpenDialog),
    Check(CheckDialog),
    CopyAs(CopyAsDialog),
    Shorten(ShortenDialog),
    Speaker(SpeakerDialog),
    Form(FormDialog),
    Names(NamesDialog),
    Split(SplitDialog),
    Mark(MarkDialog),
    Text(TextDialog),
    Conflict(ConflictDialog),
    Print(PrintDialog),
    Save(SaveDialog),
}

/// The open dialogs, usually one. *Save as…* and help open over another dialog, which is shown again when they are
/// closed. Only the top one gets the keys.
#[derive(Debug, Default)]
pub struct Dialogs {
    open: Vec<Dialog>,
    /// The tab over which they are shown.
    tab: TabId,
}

impl Dialogs {
    /// Whether a dialog is open and gets the keys.
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Whether the top one has text that Escape does not discard immediately.
    pub fn asks_before_closing(&self) -> bool {
        use Dialog::{Check, Form, Mark, New, Text};
        matches!(self.open.last(), Some(Check(_) | Form(_) | Mark(_) | New(_) | Text(_)))
    }

    /// The open dialogs, the top one last.
    pub fn iter_mut(&mut self) -> impl ExactSizeIterator<Item = &mut Dialog> {
        self.open.iter_mut()
    }

    /// Opens a dialog on top.
    pub fn open(&mut self, dialog: Dialog) {
        self.open.retain(|other| !dialog.replaces(other));
        self.open.push(dialog);
    }

    /// Closes the top dialog. Returns whether there was one.
    pub fn close_top(&mut self) -> bool {
        self.open.pop().is_some()
    }

    /// Opens a page about the program, or closes it if it is open.
    pub fn toggle_help(&mut self, page: HelpPage) {
        let is_open = |dialog: &Dialog| matches!(dialog, Dialog::Help(shown) if *shown == page);
        match self.open.iter().position(is_open) {
            Some(at) => drop(self.open.remove(at)),
            None => self.open(Dialog::Help(page)),
        }
    }

    /// Another tab is shown: closes the dialogs of the previous one.
    pub fn move_to_tab(&mut self, tab: TabId) {
        if std::mem::replace(&mut self.tab, tab) != tab {
            self.open.clear();
        }
    }

    /// Whether they are shown over this tab.
    pub fn are_over(&self, tab: TabId) -> bool {
        self.tab == tab
    }

    /// Closes the dialogs about the document of this tab, of which there is a new version, except for those with typed
    /// text that is still about something in it.
    pub fn follow(&mut self, tab: TabId, changes: &Changes, old: &Briefing, new: &Briefing) {
        if self.tab == tab {
            self.open.retain_mut(|dialog| dialog.follow(changes, old, new));
        }
    }

    /// Closes the dialogs about the document of this tab, which was replaced.
    pub fn close_about_document(&mut self, tab: TabId) {
        if self.tab == tab {
            self.open.retain(|dialog| !dialog.is_about_document());
        }
    }

    /// The topmost dialog of a kind, if one is open.
    pub fn get<T: DialogKind>(&self) -> Option<&T> {
        self.open.iter().rev().find_map(T::of)
    }

    /// The same, to be changed.
    pub fn get_mut<T: DialogKind>(&mut self) -> Option<&mut T> {
        self.open.iter_mut().rev().find_map(T::of_mut)
    }

    /// Closes the dialogs of a kind.
    pub fn close<T: DialogKind>(&mut self) {
        self.close_if(|dialog| T::of(dialog).is_some());
    }

    /// Closes the dialog of a kind, and returns it.
    pub fn take<T: DialogKind + Clone>(&mut self) -> Option<T> {
        let dialog = self.get().cloned();
        self.close::<T>();
        dialog
    }

    /// Removes and returns the dialogs that stay open after a change they have requested.
    pub fn take_persistent(&mut self) -> Vec<Dialog> {
        let is_lasting = |dialog: &mut Dialog| matches!(dialog, Dialog::Names(_) | Dialog::Topics(_));
        self.open.extract_if(.., is_lasting).collect()
    }

    /// Puts these dialogs below those that were opened from them.
    pub fn reopen_below(&mut self, lasting: Vec<Dialog>) {
        self.open.splice(0..0, lasting);
    }

    /// Closes the dialogs for which the predicate is true.
    pub fn close_if(&mut self, predicate: impl Fn(&Dialog) -> bool) {
        self.open.retain(|dialog| !predicate(dialog));
    }

    /// Shows in the top dialog why its change was not made. Returns the error if that dialog cannot show it.
    pub fn show_error(&mut self, error: String) -> Option<String> {
        let Some(slot) = self.error_slot() else { return Some(error) };
        *slot = Some(error);
        if let Some(Dialog::Form(form)) = self.open.last_mut() {
            // Return takes the focus from a field: it is returned for another attempt.
            form.wants_focus = true;
        }
        None
    }

    /// Clears the error of the top dialog's last attempt, before the next one.
    pub fn clear_error(&mut self) {
        if let Some(slot) = self.error_slot() {
            *slot = None;
        }
    }

    /// The error field of the top dialog.
    fn error_slot(&mut self) -> Option<&mut Option<String>> {
        match self.open.last_mut()? {
            Dialog::Form(form) => Some(&mut form.error),
            Dialog::Names(names) => Some(&mut names.error),
            Dialog::Split(split) => Some(&mut split.error),
            Dialog::Text(text) => Some(&mut text.error),
            Dialog::Help(_)
            | Dialog::Open(_)
            | Dialog::New(_)
            | Dialog::Check(_)
            | Dialog::CopyAs(_)
            | Dialog::Shorten(_)
            | Dialog::Speaker(_)
            | Dialog::Topics(_)
            | Dialog::Mark(_)
            | Dialog::Conflict(_)
            | Dialog::Print(_)
            | Dialog::Save(_) => None,
        }
    }
}

/// A note of the user on highlighted words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkDialog {
    /// The mark, or the words for a new one.
    pub what: MarkedWords,
    /// The words.
    pub words: String,
    /// The note as typed.
    pub note: String,
    /// The tags as typed.
    pub tags: String,
    /// The colour.
    pub colour: Colour,
    /// Whether the field for the note is to take the focus.
    pub wants_focus: bool,
}

/// The words that a note is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkedWords {
    /// The words of an existing mark.
    Mark(MarkId),
    /// New words, which are highlighted together with the note.
    New(Anchor, Place),
}

/// A new briefing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewDialog {
    /// The text that was typed or pasted.
    pub text: String,
    /// Whether the field is to take the focus.
    pub wants_focus: bool,
}

/// A text whose quotations are checked.
#[derive(Debug, Clone, Default)]
pub struct CheckDialog {
    /// The text that was typed or pasted.
    pub text: String,
    /// Whether the field is to take the focus.
    pub wants_focus: bool,
    /// Whether the text is checked as soon as all open briefings have been read.
    pub is_waiting: bool,
    /// The task of the check in progress.
    pub task: Option<TaskId>,
    /// The answer for a single quotation, or the error.
    pub answer: Option<Result<Arc<CheckedText>, CheckError>>,
}

/// The name of a file to open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenDialog {
    /// The path as typed.
    pub path: String,
    /// The reason why it was not opened, a sentence.
    pub error: Option<String>,
}

impl OpenDialog {
    /// Handles *Open*: returns the typed path, with a leading tilde replaced by the home folder. `None`, with an error
    /// to show, if no path was typed.
    pub fn confirm(&mut self) -> Option<PathBuf> {
        let typed = self.path.trim();
        if typed.is_empty() {
            self.error = Some("Enter the name of a briefing file".to_owned());
            return None;
        }
        let home = || directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned());
        let within_home = typed.strip_prefix("~/").and_then(|rest| Some(home()?.join(rest)));
        Some(within_home.unwrap_or_else(|| PathBuf::from(typed)))
    }
}

/// A page about the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelpPage {
    /// The keyboard shortcuts.
    Keys,
    /// Version, licences, fonts.
    About,
}

#[cfg(test)]
mod tests {
    use briefing_core::{citation::CopyFormat, model::QuoteId};

    use super::*;

    fn save() -> Dialog {
        let content = SaveContent::Copy(QuoteId(0).into(), CopyFormat::default());
        Dialog::Save(SaveDialog::new(content, "", None))
    }

    fn copy_as() -> Dialog {
        let title = "One quote".to_owned();
        Dialog::CopyAs(CopyAsDialog::new(QuoteId(0).into(), title, CopyFormat::default()))
    }

    #[test]
    fn closing_a_dialog_shows_the_one_that_it_was_opened_from() {
        let mut dialogs = Dialogs::default();
        for dialog in [copy_as(), save(), Dialog::Help(HelpPage::Keys), Dialog::Help(HelpPage::About)] {
            dialogs.open(dialog);
        }
        assert_eq!(dialogs.iter_mut().len(), 3, "one of each kind");
        assert!(dialogs.close_top() && dialogs.get::<SaveDialog>().is_some());
        assert!(dialogs.close_top() && dialogs.get::<SaveDialog>().is_none());
        assert!(dialogs.get::<CopyAsDialog>().is_some());
        assert!(dialogs.close_top() && !dialogs.close_top() && !dialogs.is_open());
    }

    #[test]
    fn the_key_of_a_page_about_the_program_closes_it_again() {
        let mut dialogs = Dialogs::default();
        dialogs.toggle_help(HelpPage::Keys);
        dialogs.toggle_help(HelpPage::About);
        assert!(dialogs.is_open());
        dialogs.toggle_help(HelpPage::About);
        assert!(!dialogs.is_open());
    }

    #[test]
    fn a_dialog_goes_with_what_it_is_about() {
        let mut dialogs = Dialogs::default();
        dialogs.open(copy_as());
        dialogs.open(Dialog::Help(HelpPage::Keys));
        dialogs.close_about_document(TabId(1));
        assert!(dialogs.get::<CopyAsDialog>().is_some(), "another tab’s document has changed");
        dialogs.close_about_document(TabId(0));
        assert!(dialogs.get::<CopyAsDialog>().is_none() && dialogs.is_open());
        dialogs.move_to_tab(TabId(0));
        assert!(dialogs.is_open());
        dialogs.move_to_tab(TabId(1));
        assert!(!dialogs.is_open());
    }
}
