//! The search in a checked text.

use std::ops::Range;

use super::{find::matches_in_words, ids::TaskId, view::Direction};

/// The find bar of a checked text, and what was found.
#[derive(Debug, Default)]
pub struct CheckFind {
    /// Whether the bar is open.
    pub is_open: bool,
    /// Whether the field is to take the focus.
    pub wants_focus: bool,
    /// The typed query.
    pub query: String,
    /// The error of the query, a sentence.
    pub error: Option<String>,
    /// Whether to bring the current match into view.
    pub reveal: bool,
    /// The matches in order, as bytes of the text; `None` while nothing was searched.
    found: Option<Vec<Range<usize>>>,
    /// The index of the current match.
    at: Option<usize>,
    /// The search whose result is expected.
    running: Option<TaskId>,
}

impl CheckFind {
    /// Opens the bar, or gives it the focus again.
    pub fn open(&mut self) {
        self.is_open = true;
        self.wants_focus = true;
    }

    /// Closes the bar; the query is there when it is opened again.
    pub fn close(&mut self) {
        *self = Self { query: std::mem::take(&mut self.query), ..Self::default() };
    }

    /// Searches for the query with `search` if the bar is open, in place of a running search.
    pub fn start(&mut self, search: impl FnOnce(&str) -> TaskId) {
        self.error = None;
        self.running = (self.is_open && !self.query.is_empty()).then(|| search(&self.query));
        if self.running.is_none() {
            self.found = None;
            self.at = None;
        }
    }

    /// Whether this search is the last one.
    pub fn is_running(&self, task: TaskId) -> bool {
        self.running == Some(task)
    }

    /// Takes over the matches, or the error of the query, a sentence.
    pub fn accept(&mut self, found: Result<Vec<Range<usize>>, String>) {
        self.running = None;
        match found {
            Ok(found) => {
                self.at = (!found.is_empty()).then_some(0);
                self.reveal = self.at.is_some();
                self.found = Some(found);
            }
            Err(error) => {
                self.found = None;
                self.at = None;
                self.error = Some(error);
            }
        }
    }

    /// Goes to the next match or the one before; after the last one, to the first.
    pub fn step(&mut self, direction: Direction) {
        let count = self.found().len();
        let Some(at) = self.at.filter(|_| count > 0) else { return };
        self.at = Some(if direction.is_next() { at + 1 } else { at + count - 1 } % count);
        self.reveal = true;
    }

    /// The matches in order, as bytes of the text.
    pub fn found(&self) -> &[Range<usize>] {
        self.found.as_deref().unwrap_or_default()
    }

    /// The current match, as bytes of the text.
    pub fn current(&self) -> Option<&Range<usize>> {
        self.found().get(self.at?)
    }

    /// The text of the bar about the matches.
    pub fn count(&self) -> String {
        self.found.as_ref().map_or_else(String::new, |found| matches_in_words(found.len(), self.at))
    }
}
