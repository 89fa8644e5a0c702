//! The text of a file while a person changes it, with what was done and undone.

use std::sync::Arc;

use super::{Change, ChangeError, edits, kept};
use crate::{
    format::{edit::apply_all, patch::Patch},
    model::Briefing,
};

/// A file that is being changed. A copy of it is made at once, however long the file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    saved: Arc<str>,
    text: Arc<str>,
    done: Vec<Arc<AppliedEdit>>,
    undone: Vec<Arc<AppliedEdit>>,
}

/// Something that was done or undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedEdit {
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
        let text: Arc<str> = text.into();
        Self { saved: Arc::clone(&text), text, done: Vec::new(), undone: Vec::new() }
    }

    /// A session that goes on with changes that were made before: undoing gives the text of the file.
    pub fn restored(saved: String, text: String) -> Self {
        let made = AppliedEdit {
            label: "Changes restored from the last session".to_owned(),
            patch: Patch::whole(&text, &saved),
        };
        Self { saved: saved.into(), text: text.into(), done: vec![Arc::new(made)], undone: Vec::new() }
    }

    /// The text as it is now.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same, to be kept without copying it.
    pub fn shared_text(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// Whether there is anything that the file on the disk does not have.
    pub fn is_changed(&self) -> bool {
        !Arc::ptr_eq(&self.text, &self.saved) && self.text != self.saved
    }

    /// The text that the file on the disk had when it was read or saved last.
    pub fn saved(&self) -> &str {
        &self.saved
    }

    /// The same, to be kept without copying it.
    pub fn shared_saved(&self) -> Arc<str> {
        Arc::clone(&self.saved)
    }

    /// Whether this is a session with the very same texts, as a copy of it is until something is changed.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.text, &other.text) && Arc::ptr_eq(&self.saved, &other.saved)
    }

    /// This text was written to the disk.
    pub fn mark_saved(&mut self, text: impl Into<Arc<str>>) {
        self.saved = text.into();
    }

    /// What would be undone, and what redone.
    pub fn next(&self) -> (Option<&AppliedEdit>, Option<&AppliedEdit>) {
        (self.done.last().map(AsRef::as_ref), self.undone.last().map(AsRef::as_ref))
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
        self.text = applied.text.into();
        let label = changes.first().map(Change::label).unwrap_or_default();
        if self.done.len() == MOST_UNDONE {
            self.done.remove(0);
        }
        self.done.push(Arc::new(AppliedEdit { label, patch: applied.undo }));
        self.undone.clear();
        Ok(())
    }

    /// Takes over what the file on the disk says now, in place of all that was changed; that can be undone.
    pub fn take(&mut self, theirs: Arc<str>) {
        self.replace("Used the version on the disk", Arc::clone(&theirs), theirs);
    }

    /// Goes on with what was merged from this text and what the file on the disk says now; that can be undone.
    pub fn merge(&mut self, merged: Arc<str>, theirs: Arc<str>) {
        self.replace("Merged the version on the disk", merged, theirs);
    }

    fn replace(&mut self, label: &str, text: Arc<str>, saved: Arc<str>) {
        let made = AppliedEdit { label: label.to_owned(), patch: Patch::whole(&text, &self.text) };
        self.done.push(Arc::new(made));
        self.undone.clear();
        self.text = text;
        self.saved = saved;
    }

    /// Takes the last change back. Returns what it was; nothing where there is none.
    pub fn undo(&mut self) -> Option<String> {
        let made = self.done.pop()?;
        let undone = self.turn(&made)?;
        self.undone.push(undone);
        Some(made.label.clone())
    }

    /// Makes the change again that was undone last. Returns what it was; nothing where there is none.
    pub fn redo(&mut self) -> Option<String> {
        let made = self.undone.pop()?;
        let done = self.turn(&made)?;
        self.done.push(done);
        Some(made.label.clone())
    }

    /// Applies a patch. Returns what takes that back.
    fn turn(&mut self, made: &AppliedEdit) -> Option<Arc<AppliedEdit>> {
        self.text = made.patch.apply(&self.text).ok()?.into();
        Some(Arc::new(AppliedEdit { label: made.label.clone(), patch: made.patch.reversed() }))
    }
}
