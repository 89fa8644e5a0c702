//! The text of a file while a person changes it, with what was done and undone.

use super::{Change, ChangeError, edits, kept};
use crate::{
    format::{edit::apply_all, patch::Patch},
    model::Briefing,
};

/// A file that is being changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    saved: String,
    text: String,
    done: Vec<Made>,
    undone: Vec<Made>,
}

/// Something that was done or undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// What it was, for the status line: "Confirmed the quote".
    pub label: String,
    /// What takes it back, or makes it again.
    patch: Patch,
}

/// How many changes can be undone.
const MOST_UNDONE: usize = 10_000;

impl Session {
    /// A session for a file whose text is this.
    pub fn new(text: String) -> Self {
        Self { saved: text.clone(), text, done: Vec::new(), undone: Vec::new() }
    }

    /// A session that goes on with changes that were made before: undoing gives the text of the file.
    pub fn restored(saved: String, text: String) -> Self {
        let made = Made { label: "Your changes of the last time".to_owned(), patch: Patch::whole(&text, &saved) };
        Self { saved, text, done: vec![made], undone: Vec::new() }
    }

    /// The text as it is now.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is anything that the file on the disk does not have.
    pub fn is_changed(&self) -> bool {
        self.text != self.saved
    }

    /// The text that the file on the disk had when it was read or saved last.
    pub fn saved(&self) -> &str {
        &self.saved
    }

    /// This text was written to the disk.
    pub fn mark_saved(&mut self, text: String) {
        self.saved = text;
    }

    /// What would be undone, and what redone.
    pub fn next(&self) -> (Option<&Made>, Option<&Made>) {
        (self.done.last(), self.undone.last())
    }

    /// Makes changes as one that is undone at once. `briefing` is what the text reads as.
    ///
    /// # Errors
    /// A change cannot be made; then nothing is.
    pub fn make(&mut self, changes: &[Change], briefing: &Briefing) -> Result<(), ChangeError> {
        let applied = apply_all(&self.text, &edits(changes, briefing, &self.text)?)?;
        if applied.undo.is_empty() {
            return Ok(());
        }
        kept::check(changes, briefing, &applied.text)?;
        self.text = applied.text;
        let label = changes.first().map(Change::label).unwrap_or_default();
        if self.done.len() == MOST_UNDONE {
            self.done.remove(0);
        }
        self.done.push(Made { label, patch: applied.undo });
        self.undone.clear();
        Ok(())
    }

    /// Takes over what the file on the disk says now, in place of all that was changed; that can be undone.
    pub fn take(&mut self, theirs: String) {
        let label = "Took over the version on the disk".to_owned();
        self.done.push(Made { label, patch: Patch::whole(&theirs, &self.text) });
        self.undone.clear();
        self.text.clone_from(&theirs);
        self.saved = theirs;
    }

    /// Takes the last change back. Returns what it was; nothing where there is none.
    pub fn undo(&mut self) -> Option<String> {
        let made = self.done.pop()?;
        let undone = self.turn(&made)?;
        self.undone.push(undone);
        Some(made.label)
    }

    /// Makes the change again that was undone last. Returns what it was; nothing where there is none.
    pub fn redo(&mut self) -> Option<String> {
        let made = self.undone.pop()?;
        let done = self.turn(&made)?;
        self.done.push(done);
        Some(made.label)
    }

    /// Applies a patch. Returns what takes that back.
    fn turn(&mut self, made: &Made) -> Option<Made> {
        self.text = made.patch.apply(&self.text).ok()?;
        Some(Made { label: made.label.clone(), patch: made.patch.reversed() })
    }
}
