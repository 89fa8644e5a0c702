//! The words between the outer quotation marks of each paragraph, including quotations that extend over several
//! paragraphs.

use std::ops::Range;

use super::cut;
use crate::matching::quotation_marks::QuotationMarks;

/// Words between outer marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// The words without their marks.
    pub inner: Range<usize>,
    /// The words with their marks, as far as they have any.
    pub outer: Range<usize>,
    /// The opening mark; for a paragraph without one, that of the previous paragraph.
    pub mark: char,
    /// Whether it continues a quotation that an earlier paragraph left open.
    pub continues: bool,
}

/// A mark that an earlier paragraph opened and none has closed yet.
#[derive(Debug, Clone, Copy)]
pub(super) struct LeftOpen(char);

/// The spans of one block, and whether its last one is left open. `next_begins` is the text of the next block.
pub(super) fn spans_of(
    text: &str,
    block: &Range<usize>,
    before: Option<LeftOpen>,
    next: &str,
) -> (Vec<Span>, Option<LeftOpen>) {
    let words = cut(text, block);
    if let Some(spans) = plain_spans(words, block.start)
        && before.is_none()
    {
        return (spans, None);
    }
    let marks = QuotationMarks::new(words);
    let mut spans: Vec<Span> = Vec::new();
    for pair in marks.pairs().filter(|pair| pair.depth == 0) {
        let continues = before.is_some() && spans.is_empty() && marks.begins_open(words);
        spans.extend(span_between(words, pair.open, pair.close, block.start, continues));
    }
    if before.is_some()
        && marks.closes_earlier()
        && let Some(span) = closing_span(words, block.start, &spans, before)
    {
        spans.insert(0, span);
    }
    let mut open = None;
    if marks.is_left_open()
        && let Some((at, mark)) = unpaired_opening(words, block.start, &spans)
        && goes_on(next, mark)
    {
        let inner = trimmed(words, at + mark.len_utf8()..words.len());
        let continues = before.is_some() && spans.is_empty();
        let outer = block.start + at..block.end;
        spans.retain(|span| span.outer.start < outer.start);
        spans.push(Span { inner: shifted(&inner, block.start), outer, mark, continues });
        open = Some(LeftOpen(mark));
    }
    spans.retain(|span| !span.inner.is_empty());
    (spans, open)
}

/// The spans of a paragraph whose marks can be read in only one way: each mark either opens or closes by its shape, and
/// every closing mark matches the last one opened.
fn plain_spans(words: &str, shift: usize) -> Option<Vec<Span>> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut spans = Vec::new();
    for (at, c) in words.char_indices() {
        match c {
            '“' | '‘' | '「' | '『' | '《' | '〈' => {
                if open.last().is_some_and(|(_, last)| *last == c && matches!(c, '“' | '‘')) || open.len() > 8 {
                    return None;
                }
                open.push((at, c));
            }
            '”' | '’' | '」' | '』' | '》' | '〉' => {
                let (start, mark) = open.pop()?;
                if closing_of(mark) != c {
                    return None;
                }
                if open.is_empty() {
                    spans.extend(span_between(
                        words,
                        start..start + mark.len_utf8(),
                        at..at + c.len_utf8(),
                        shift,
                        false,
                    ));
                }
            }
            '"'
            | '\''
            | '`'
            | '«'
            | '»'
            | '„'
            | '‚'
            | '‟'
            | '‛'
            | '＂'
            | '＇'
            | '｢'
            | '｣'
            | '″'
            | '′'
            | '〝'
            | '〞'
            | '〟'
            | '﹁'..='﹄'
            | '‹'
            | '›'
            | '❛'..='❞' => return None,
            _ => {}
        }
    }
    spans.retain(|span: &Span| !span.inner.is_empty());
    open.is_empty().then_some(spans)
}

fn closing_of(mark: char) -> char {
    match mark {
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        '《' => '》',
        '〈' => '〉',
        other => other,
    }
}

fn span_between(words: &str, open: Range<usize>, close: Range<usize>, shift: usize, continues: bool) -> Option<Span> {
    let mark = cut(words, &open).chars().next()?;
    let inner = trimmed(words, open.end..close.start);
    Some(Span {
        inner: shifted(&inner, shift),
        outer: shift + open.start..shift + close.end,
        mark: if mark == '`' { '“' } else { mark },
        continues,
    })
}

/// The words from the beginning of a paragraph to the mark that closes a quotation left open before it.
fn closing_span(words: &str, shift: usize, spans: &[Span], before: Option<LeftOpen>) -> Option<Span> {
    let LeftOpen(mark) = before?;
    let close = closing_of(mark);
    let at = words.find(close)?;
    let end = at + close.len_utf8();
    let is_free = spans.first().is_none_or(|first| first.outer.start >= shift + end);
    is_free.then(|| Span {
        inner: shifted(&trimmed(words, 0..at), shift),
        outer: shift..shift + end,
        mark,
        continues: true,
    })
}

/// The first opening mark outside all spans.
fn unpaired_opening(words: &str, shift: usize, spans: &[Span]) -> Option<(usize, char)> {
    let mut spans = spans.iter().peekable();
    words.char_indices().find(|(at, c)| {
        while spans.next_if(|span| span.outer.end <= shift + at).is_some() {}
        let is_within = spans.peek().is_some_and(|span| span.outer.start <= shift + at);
        !is_within && matches!(c, '“' | '‘' | '「' | '『' | '"')
    })
}

/// Whether the next paragraph continues the open quotation: it opens it again, or closes without opening.
fn goes_on(next: &str, mark: char) -> bool {
    let next = next.trim_start();
    if next.starts_with(mark) {
        return true;
    }
    let close = closing_of(mark);
    match next.find(close) {
        Some(at) if close != mark => !next.get(..at).unwrap_or_default().contains(mark),
        _ => false,
    }
}

/// The range without white space at its ends.
fn trimmed(words: &str, range: Range<usize>) -> Range<usize> {
    let inner = cut(words, &range);
    let start = range.start + (inner.len() - inner.trim_start().len());
    start..start.max(range.start + inner.trim_end().len())
}

fn shifted(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}
