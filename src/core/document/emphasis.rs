//! Whether all words of a block are set in bold type or italics.

/// The emphasis of the block that is being read.
#[derive(Debug, Default)]
pub(super) struct Emphasis {
    /// Number of open elements that emphasize.
    depth: usize,
    has_emphasized: bool,
    has_plain: bool,
}

impl Emphasis {
    pub fn begin(&mut self) {
        self.depth += 1;
    }

    pub fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// Begins or ends emphasis, for formats that specify it for each run of text.
    pub fn set(&mut self, is_emphasized: bool) {
        self.depth = usize::from(is_emphasized);
    }

    /// Records words of the block.
    pub fn note(&mut self, text: &str) {
        let has_words = text.chars().any(char::is_alphanumeric);
        self.has_emphasized |= has_words && self.depth > 0;
        self.has_plain |= has_words && self.depth == 0;
    }

    /// Whether the words so far are a question or another sentence that is emphasized as a whole: an answer may follow in the
    /// next line.
    pub fn is_prompt(&self, words: &str) -> bool {
        self.has_emphasized && !self.has_plain && words.trim_end().ends_with(['?', '？', '.', '!', '…'])
    }

    /// Whether the block that ends here is emphasized as a whole.
    pub fn take_whole(&mut self) -> bool {
        let is_whole = self.has_emphasized && !self.has_plain;
        (self.has_emphasized, self.has_plain) = (false, false);
        is_whole
    }
}
