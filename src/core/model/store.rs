//! Stores the texts of a briefing once, in the file that was read.

use std::borrow::Cow;

/// A text of the briefing, as bytes of its store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Stored {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

/// The store: the file itself, and the decoded texts that it has with escapes.
#[derive(Debug, Default, Clone)]
pub(crate) struct Store {
    pub(crate) file: Cow<'static, str>,
    pub(crate) unescaped: String,
    /// The length of the whole file: texts at this position or later are in `unescaped`.
    pub(crate) escaped_from: usize,
}

impl Store {
    pub(crate) fn get(&self, text: Stored) -> &str {
        let (start, len) = (text.start as usize, text.len as usize);
        let (from, start) = match start.checked_sub(self.escaped_from) {
            None => (self.file.as_ref(), start),
            Some(start) => (self.unescaped.as_str(), start),
        };
        from.get(start..start + len).unwrap_or_default()
    }
}
