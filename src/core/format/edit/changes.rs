//! The bytes that one edit replaces.

use std::ops::Range;

use crate::format::patch::Patch;

/// Replacements that do not overlap, all in bytes of the same text.
#[derive(Debug, Default)]
pub(super) struct Changes {
    all: Vec<(Range<usize>, String)>,
}

impl Changes {
    /// Adds a replacement. Of two at the same byte, the one added first comes first.
    pub(super) fn replace(mut self, range: Range<usize>, with: impl Into<String>) -> Self {
        self.all.push((range, with.into()));
        self
    }

    pub(super) fn insert(self, at: usize, what: impl Into<String>) -> Self {
        self.replace(at..at, what)
    }

    pub(super) fn remove(self, range: Range<usize>) -> Self {
        self.replace(range, "")
    }

    /// Applies them to `text`, the last first, so that the positions of the others stay valid.
    pub(super) fn make(mut self, text: &mut String, patch: &mut Patch) {
        self.all.sort_by_key(|(range, _)| (range.start, range.end));
        for (range, with) in self.all.into_iter().rev() {
            patch.replace(text, range, &with);
        }
    }
}
