//! The text of a file while the user changes it, with the history of changes.

use std::sync::Arc;

use super::{Change, ChangeError, edits, kept};
use crate::{
    format::{edit::apply_all, patch::Patch},
    model::Briefing,
};

/// A file that is being changed. Cloning is cheap, however long the file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    saved: Arc<str>,
    text: Arc<str>,
    done: Vec<Arc<AppliedEdit>>,
    undone: Vec<Arc<AppliedEdit>>,
}

/// A change that was made or undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedEdit {
    /// The change in words, for the status line: "Confirmed the quote".
    pub label: String,
    /// The patch that undoes or redoes it.
    patch: Patch,
}

/// How many changes can be undone.
const MOST_UNDONE: usize = 10_000;

impl Session {
    /// A session for a file with this text.
    pub fn new(text: String) -> Self {
        let text: Arc<str> = text.into();
        Self { saved: Arc::clone(&text), text, done: Vec::new(), undone: Vec::new() }
    }

    /// A session that continues with earlier changes. Undoing them restores the text of the file.
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

    /// The same text, shared instead of copied.
    pub fn shared_text(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// Whether the text differs from the saved file.
    pub fn is_changed(&self) -> bool {
        !Arc::ptr_eq(&self.text, &self.saved) && self.text != self.saved
    }

    /// The text of the file when it was last read or saved.
    pub fn saved(&self) -> &str {
        &self.saved
    }

    /// The same text, shared instead of copied.
    pub fn shared_saved(&self) -> Arc<str> {
        Arc::clone(&self.saved)
    }

    /// Whether both sessions share the same texts, as a clone does until something is changed.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.text, &other.text) && Arc::ptr_eq(&self.saved, &other.saved)
    }

    /// Records that this text was saved.
    pub fn mark_saved(&mut self, text: impl Into<Arc<str>>) {
        self.saved = text.into();
    }

    /// The change that would be undone, and the one that would be redone.
    pub fn next(&self) -> (Option<&AppliedEdit>, Option<&AppliedEdit>) {
        (self.done.last().map(AsRef::as_ref), self.undone.last().map(AsRef::as_ref))
    }

    /// Makes several changes as one step of undo. `briefing` is the one read from the text.
    ///
    /// # Errors
    /// If a change cannot be made; then none is.
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

    /// Replaces the text with that of the saved file and drops all changes. This can be undone.
    pub fn take(&mut self, theirs: Arc<str>) {
        self.replace("Used the saved version", Arc::clone(&theirs), theirs);
    }

    /// Continues with a merge of this text and that of the saved file. This can be undone.
    pub fn merge(&mut self, merged: Arc<str>, theirs: Arc<str>) {
        self.replace("Merged the saved version", merged, theirs);
    }

    fn replace(&mut self, label: &str, text: Arc<str>, saved: Arc<str>) {
        let made = AppliedEdit { label: label.to_owned(), patch: Patch::whole(&text, &self.text) };
        self.done.push(Arc::new(made));
        self.undone.clear();
        self.text = text;
        self.saved = saved;
    }

    /// Undoes the last change. Returns its label, or `None` if there is none.
    pub fn undo(&mut self) -> Option<String> {
        let made = self.done.pop()?;
        let undone = self.turn(&made)?;
        self.undone.push(undone);
        Some(made.label.clone())
    }

    /// Redoes the change that was undone last. Returns its label, or `None` if there is none.
    pub fn redo(&mut self) -> Option<String> {
        let made = self.undone.pop()?;
        let done = self.turn(&made)?;
        self.done.push(done);
        Some(made.label.clone())
    }

    /// Applies a patch. Returns the reverse patch.
    fn turn(&mut self, made: &AppliedEdit) -> Option<Arc<AppliedEdit>> {
        self.text = made.patch.apply(&self.text).ok()?.into();
        Some(Arc::new(AppliedEdit { label: made.label.clone(), patch: made.patch.reversed() }))
    }
}
