//! The sentences of a paragraph, each with the quotations in it and the words around them.

use std::ops::Range;

use super::{Language, cut, head_of, spans::Span};

/// A sentence of a paragraph. Stops within quotation marks do not end it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The numbers of its spans among those of the block.
    pub spans: Range<usize>,
}

impl Sentence {
    /// The words before, between and after its spans: always one more than there are spans.
    pub(super) fn gaps(&self, spans: &[Span]) -> Vec<Range<usize>> {
        let mut gaps = Vec::with_capacity(self.spans.len() + 1);
        let mut at = self.range.start;
        for span in spans.get(self.spans.clone()).unwrap_or_default() {
            gaps.push(at..span.outer.start.max(at));
            at = span.outer.end;
        }
        gaps.push(at..self.range.end.max(at));
        gaps
    }
}

/// The sentences of a block, in order.
pub(super) fn sentences_of(text: &str, block: &Range<usize>, spans: &[Span], language: Language) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut current = Sentence { range: block.start..block.start, spans: 0..0 };
    let mut at = block.start;
    for (number, span) in spans.iter().enumerate() {
        for stop in stops_in(text, at..span.outer.start) {
            close(&mut sentences, &mut current, stop, number);
        }
        let is_introduced = language.is_introduced(cut(text, &(current.range.start.max(at)..span.outer.start)));
        current.spans.end = number + 1;
        let next = spans.get(number + 1).map_or(block.end, |next| next.outer.start);
        let after = head_of(cut(text, &(span.outer.end..next)), 120);
        if ends_with_stop(cut(text, &span.inner))
            && !language.goes_on_after(after, is_introduced, number + 1 == spans.len())
        {
            close(&mut sentences, &mut current, span.outer.end, number + 1);
        }
        at = span.outer.end;
    }
    for stop in stops_in(text, at..block.end) {
        close(&mut sentences, &mut current, stop, spans.len());
    }
    close(&mut sentences, &mut current, block.end, spans.len());
    sentences
}

/// Ends the sentence at this byte, with the spans up to this number, and begins the next one.
fn close(sentences: &mut Vec<Sentence>, current: &mut Sentence, at: usize, spans: usize) {
    current.range.end = at;
    current.spans.end = spans;
    if at > current.range.start {
        sentences.push(current.clone());
    }
    *current = Sentence { range: at..at, spans: spans..spans };
}

/// Where sentences end in words without quotations.
fn stops_in(text: &str, range: Range<usize>) -> Vec<usize> {
    let words = cut(text, &range);
    let mut stops = Vec::new();
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let is_stop = match c {
            '。' | '！' | '？' | '!' | '?' => !next.is_some_and(is_closing),
            '.' => next.is_none_or(char::is_whitespace),
            _ => false,
        };
        if is_stop {
            stops.push(range.start + at + c.len_utf8());
        }
    }
    stops
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | '）' | '」' | '』' | '”' | '’' | '。' | '！' | '？' | '!' | '?')
}

/// Whether words end like a sentence.
pub(super) fn ends_with_stop(words: &str) -> bool {
    words.trim_end_matches(['”', '’', '」', '』', '）', ')', ' ']).ends_with(['.', '。', '!', '?', '！', '？', '…'])
}
