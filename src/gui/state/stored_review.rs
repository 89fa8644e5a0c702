//! Decisions in the review of a file that are not in the file itself: rejected and skipped proposals.

use std::{
    fs,
    path::{Path, PathBuf},
};

use briefing_core::model::{Briefing, Quote};
use serde::{Deserialize, Serialize};

/// The words of proposals that were rejected or skipped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredReview {
    /// The briefing's file.
    pub file: PathBuf,
    /// The words of proposals that are not quotes.
    pub rejected: Vec<String>,
    /// The words of proposals that were left for later.
    pub skipped: Vec<String>,
}

impl StoredReview {
    /// The stored form, or `None` if the name of the file cannot be stored.
    pub fn to_text(&self) -> Option<String> {
        ron::ser::to_string(self).ok()
    }

    /// The decisions on `file` stored at `path`, if any.
    pub fn read(path: &Path, file: &Path) -> Option<Self> {
        let kept: Self = ron::from_str(&fs::read_to_string(path).ok()?).ok()?;
        (kept.file == file).then_some(kept)
    }

    /// Records that these words are not a quote.
    pub fn reject(&mut self, words: String) {
        self.rejected.push(words);
    }

    /// Records that these words are left for later.
    pub fn skip(&mut self, words: String) {
        if !self.skipped.contains(&words) {
            self.skipped.push(words);
        }
    }

    /// Whether a proposal was left for later.
    pub fn is_skipped(&self, briefing: &Briefing, quote: &Quote) -> bool {
        !self.skipped.is_empty() && self.skipped.iter().any(|words| *words == briefing.quote_text(quote))
    }

    /// How many were rejected and are still not quotes, since a rejection can be undone.
    pub fn rejected_count(&self, briefing: &Briefing) -> usize {
        let mut back: Vec<_> = match self.rejected.is_empty() {
            true => Vec::new(),
            false => briefing.quotes().iter().map(|quote| briefing.quote_text(quote)).collect(),
        };
        let mut is_back = |words: &String| {
            let at = back.iter().position(|other| other == words);
            at.map(|at| back.swap_remove(at)).is_some()
        };
        self.rejected.iter().filter(|words| !is_back(words)).count()
    }
}
