//! The state of the dialogs for copying: the format, and the omitted words.

use std::ops::Range;

use super::{
    basket_copy::{Composed, CopyContent},
    failures::NotCopied,
    ids::TaskId,
};
use briefing_core::{
    citation::{CopyFormat, QuoteExcerpt},
    model::{BlockId, Briefing, QuoteId, VerifiedQuote},
};

/// The content to copy, and the chosen format.
#[derive(Debug, Clone)]
pub struct CopyAsDialog {
    /// The content.
    pub content: CopyContent,
    /// A title for the content.
    pub title: String,
    /// The shown format.
    pub copy_format: CopyFormat,
    /// A preview of the copy, or the error; `None` while it is being made. Of many quotes, only the first are
    /// shown.
    pub preview: Option<Result<Composed, NotCopied>>,
    /// The task that makes the preview.
    pub preview_task: Option<TaskId>,
    /// How many quotes or paragraphs are not in the preview.
    pub more: usize,
}

/// A word of a quote: its block and the bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteWord {
    /// The block.
    pub block: BlockId,
    /// The bytes.
    pub range: Range<usize>,
}

impl QuoteWord {
    /// The text of the word.
    pub fn text<'a>(&self, briefing: &'a Briefing) -> &'a str {
        briefing.block(self.block).and_then(|block| block.text().get(self.range.clone())).unwrap_or_default()
    }
}

/// The words of a quote, some of which are omitted.
#[derive(Debug, Clone)]
pub struct ShortenDialog {
    /// The quote.
    pub id: QuoteId,
    /// The words, and whether each is omitted.
    pub words: Vec<(QuoteWord, bool)>,
}

impl CopyAsDialog {
    /// A dialog for this content, without a preview yet.
    pub fn new(content: CopyContent, title: String, copy_format: CopyFormat) -> Self {
        Self { content, title, copy_format, preview: None, preview_task: None, more: 0 }
    }
}

impl ShortenDialog {
    /// All words of a quote, none of them omitted.
    pub fn new(quote: &VerifiedQuote<'_>) -> Self {
        let mut words = Vec::new();
        for part in quote.parts() {
            let (block, text) = (part.block().id, part.block().text());
            let ranges = part.pieces().iter().flat_map(|piece| words_of(text, piece));
            words.extend(ranges.map(|range| (QuoteWord { block, range }, false)));
        }
        Self { id: quote.id(), words }
    }

    /// Omits or restores words, by index.
    pub fn leave_out(&mut self, words: Range<usize>, is_left_out: bool) {
        for word in self.words.get_mut(words).unwrap_or_default() {
            word.1 = is_left_out;
        }
    }

    /// The quote without the omitted words. The space between two omitted words is omitted as well.
    pub fn excerpt(&self) -> QuoteExcerpt {
        let is_one = |a: &(QuoteWord, bool), b: &(QuoteWord, bool)| a.1 == b.1 && a.0.block == b.0.block;
        let runs = self.words.chunk_by(is_one).filter(|run| run.first().is_some_and(|word| word.1));
        let span = |run: &[(QuoteWord, bool)]| {
            let (first, last) = (&run.first()?.0, &run.last()?.0);
            Some((first.block, first.range.start..last.range.end))
        };
        let left_out = runs.filter_map(span).collect();
        QuoteExcerpt { id: self.id, left_out }
    }

    /// Whether nothing is omitted.
    pub fn is_whole(&self) -> bool {
        self.words.iter().all(|word| !word.1)
    }
}

/// The words of a piece of a text, separated by white space.
fn words_of(text: &str, piece: &Range<usize>) -> Vec<Range<usize>> {
    let part = text.get(piece.clone()).unwrap_or_default();
    let place = |word: &str| (word.as_ptr() as usize).saturating_sub(part.as_ptr() as usize) + piece.start;
    part.split_whitespace().map(|word| place(word)..place(word) + word.len()).collect()
}
