//! The words between the outer marks of each block, whether they are speech, titles or scare quotes, and those after
//! the dashes of a dialogue.

use std::ops::Range;

use super::Confidence;
use super::dialogue_dashes::Said;
use super::tokens::{Kind, Token};
use crate::matching::quotation_marks::QuotationMarks;

/// Words between outer marks.
#[derive(Debug, Clone)]
pub(super) struct Span {
    pub block: usize,
    /// Its bytes, without the marks and white space within them.
    pub range: Range<usize>,
    /// The range with the marks.
    pub outer: Range<usize>,
    /// The tokens within the marks.
    pub tokens: Range<u32>,
    /// Whether its block is one of several that each open the quotation again.
    pub goes_on: bool,
    /// Whether it is at the beginning of its block.
    pub begins_block: bool,
    /// How it is set off.
    pub setting: Setting,
    pub mark: char,
    /// The highest possible confidence that someone says it.
    pub most: Confidence,
}

/// How the words of a span are set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// Quotation marks.
    Marks,
    /// The block is formatted as a quotation and has no marks of its own.
    Block,
    /// The dash before them.
    Dash,
}

/// A quotation that a block left open for the next one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct OpenQuotation {
    is_open: bool,
}

impl OpenQuotation {
    /// Whether a block left one open.
    pub fn is_open(&self) -> bool {
        self.is_open
    }
}

/// Finds the spans of a block, whose tokens are given with the number of the first.
pub(super) fn find(
    text: &str,
    block: usize,
    range: &Range<usize>,
    tokens: (&[Token], u32),
    carried: &mut OpenQuotation,
    spans: &mut Vec<Span>,
) {
    let Some(block_text) = text.get(range.clone()) else { return };
    let reopened = reopened_single(text, range);
    let marks = QuotationMarks::new(block_text);
    let was_open = std::mem::take(carried).is_open;
    if marks.is_empty() && reopened.is_none() {
        return;
    }
    // "Lee: “" with the words in the next block.
    if let Some(mark) = left_behind(block_text) {
        carried.is_open = marks.pairs().all(|pair| pair.close.start < mark);
    }
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    // Where only one mark of a pair is there, the other end is a guess.
    let mut guessed: Vec<usize> = Vec::new();
    if let Some(close) = marks.closing_earlier().filter(|close| was_open || closes_speech(block_text, close)) {
        guessed.extend((!was_open).then_some(0));
        found.push((0..0, close));
    }
    found.extend(marks.pairs().filter(|pair| pair.depth == 0).map(|pair| (pair.open, pair.close)));
    let is_alone = |open: &Range<usize>| {
        let shape = block_text.get(open.clone());
        !found.iter().any(|(other, _)| other.start > open.start && block_text.get(other.clone()) == shape)
    };
    let end = block_text.len();
    let unclosed = marks.unclosed().find(|open| is_alone(open) && !is_within(open, &found));
    let reopened = reopened.filter(|_| !found.iter().any(|(open, _)| open.start == 0));
    let unclosed = reopened.or(unclosed);
    if let Some(open) = unclosed {
        found.retain(|(other, _)| other.start < open.start);
        let is_last = block_text.get(open.end..).is_some_and(|rest| rest.trim().is_empty());
        carried.is_open = true;
        if !is_last {
            found.push((open, end..end));
        }
    }
    // “We go, said Lee. “It is late”: the first ends before the next one at the latest.
    let lost: Vec<Range<usize>> =
        marks.unclosed().filter(|open| !is_single(block_text, open) && !is_within(open, &found)).collect();
    for open in lost {
        if found.iter().any(|(other, _)| other.start == open.start) {
            continue;
        }
        let next = found.iter().map(|(other, _)| other.start).filter(|other| *other > open.start).min();
        if let Some(next) = next.filter(|_| !is_apart(block_text, &open)) {
            guessed.push(open.start);
            found.push((open, next..next));
        }
    }
    found.sort_by_key(|(open, _)| open.start);
    for (open, close) in found {
        let goes_on = was_open && spans.last().is_none_or(|last| last.block != block);
        let is_guessed = guessed.contains(&open.start);
        let before = spans.len();
        add(text, (block, range), (open, close, goes_on), tokens, spans);
        if let Some(span) = spans.get_mut(before..).and_then(|new| new.first_mut()).filter(|_| is_guessed) {
            span.most = Confidence::Unsure;
        }
    }
}

/// Whether it is a single mark, which may be an apostrophe.
fn is_single(text: &str, mark: &Range<usize>) -> bool {
    matches!(text.get(mark.clone()), Some("'" | "’" | "‘" | "‚" | "‛" | "`"))
}

/// Whether the mark does not open anything: white space follows it.
fn is_apart(text: &str, mark: &Range<usize>) -> bool {
    let is_space = |c: char| matches!(c, ' ' | '\n');
    text.get(mark.clone()) != Some("«") && text.get(mark.end..).is_none_or(|rest| rest.starts_with(is_space))
}

/// We go,” said Lee: whether a mark that nothing opens ends speech.
fn closes_speech(text: &str, close: &Range<usize>) -> bool {
    let before = text.get(..close.start).unwrap_or_default();
    let after = text.get(close.end..).unwrap_or_default();
    let ends = before.ends_with([',', '.', '!', '?', '…']) || after.starts_with(',');
    ends && !is_single(text, close) && after.trim_start_matches(',').starts_with(' ')
}

/// The single mark at the beginning of a block that nothing closes, if the next block opens the quotation again. An
/// apostrophe looks the same.
fn reopened_single(text: &str, block: &Range<usize>) -> Option<Range<usize>> {
    let body = text.get(block.clone())?;
    let mark = body.chars().next().filter(|mark| matches!(mark, '\'' | '‘'))?;
    let opens = |words: &str| {
        words.strip_prefix(mark).is_some_and(|words| words.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
    };
    let close = if mark == '‘' { '’' } else { mark };
    let is_open = opens(body) && body.ends_with(['.', '!', '?', '…']);
    /// How far the next block is read.
    const REACH: usize = 4_000;
    let rest = text.get(block.end..)?;
    let next = rest.get(..rest.floor_char_boundary(REACH))?.trim_start();
    let next = next.split("\n\n").next().unwrap_or(next);
    let closes = next.match_indices(close).any(|(at, sign)| {
        let after = next.get(at + sign.len()..).and_then(|rest| rest.chars().next());
        at > 0 && !after.is_some_and(char::is_alphanumeric)
    });
    (is_open && opens(next) && closes).then_some(0..mark.len_utf8())
}

/// The position of an opening mark at the end of the block, after a colon.
fn left_behind(text: &str) -> Option<usize> {
    let body = text.trim_end();
    let before = body.strip_suffix(['“', '„', '«', '‘', '"'])?;
    before.trim_end().ends_with([':', '：']).then_some(before.len())
}

fn is_within(open: &Range<usize>, found: &[(Range<usize>, Range<usize>)]) -> bool {
    found.iter().any(|(other, close)| other.start <= open.start && open.start < close.start)
}

fn add(
    text: &str,
    (block, block_range): (usize, &Range<usize>),
    (open, close, goes_on): (Range<usize>, Range<usize>, bool),
    (tokens, first): (&[Token], u32),
    spans: &mut Vec<Span>,
) {
    let at = block_range.start;
    let Some(inner) = text.get(at + open.end..at + close.start) else { return };
    let trimmed = inner.trim();
    if trimmed.is_empty() {
        return;
    }
    let start = at + open.end + (inner.len() - inner.trim_start().len());
    let range = start..start + trimmed.len();
    let index = |byte: usize| {
        let offset = tokens.partition_point(|token| (token.start as usize) < byte);
        first + u32::try_from(offset).unwrap_or(u32::MAX)
    };
    let before = text.get(block_range.start..at + open.start).unwrap_or_default();
    let has_words = trimmed.chars().any(char::is_alphanumeric);
    if !has_words {
        return;
    }
    spans.push(Span {
        block,
        tokens: index(range.start)..index(range.end),
        outer: at + open.start..at + close.end,
        range,
        goes_on: goes_on && before.trim().is_empty(),
        begins_block: before.trim().is_empty(),
        setting: Setting::Marks,
        most: Confidence::Certain,
        mark: text.get(at + open.start..).and_then(|rest| rest.chars().next()).unwrap_or('“'),
    });
}

/// Where a block leaves a quotation open and the next one, whose spans begin at `next`, does not go on with it, its
/// end is a guess.
pub(super) fn doubt_left_open(spans: &mut [Span], next: usize) {
    let goes_on = spans.get(next).is_some_and(|span| span.goes_on || span.begins_block);
    if let Some(last) = next.checked_sub(1).and_then(|last| spans.get_mut(last))
        && !goes_on
        && last.outer.end == last.range.end
        && last.setting == Setting::Marks
    {
        last.most = Confidence::Unsure;
    }
}

/// A block that is formatted as a quotation and has no marks around it.
pub(super) fn whole_block(block: usize, range: &Range<usize>, tokens: Range<u32>) -> Span {
    Span {
        block,
        range: range.clone(),
        outer: range.clone(),
        tokens,
        goes_on: false,
        begins_block: true,
        setting: Setting::Block,
        most: Confidence::Certain,
        mark: '“',
    }
}

/// Inserts the words after the dashes of a block among its spans from `first` on. Marks within them enclose a part of
/// them.
pub(super) fn add_dashes(block: usize, start: usize, said: &[Said], spans: &mut Vec<Span>, first: usize) {
    let overlaps =
        |span: &Span| said.iter().any(|said| said.outer.start < span.outer.end && span.outer.start < said.outer.end);
    let mut own: Vec<Span> = spans.split_off(first.min(spans.len()));
    own.retain(|span| !overlaps(span));
    own.extend(said.iter().map(|said| Span {
        block,
        range: said.range.clone(),
        outer: said.outer.clone(),
        tokens: said.tokens.clone(),
        goes_on: false,
        begins_block: said.outer.start == start,
        setting: Setting::Dash,
        mark: '–',
        most: said.most,
    }));
    own.sort_by_key(|span| span.outer.start);
    spans.append(&mut own);
}

impl Span {
    /// Whether it is set off in another way than by marks, which may also enclose a title or a nickname.
    pub fn has_no_marks(&self) -> bool {
        self.setting != Setting::Marks
    }

    /// Its words.
    pub fn words<'a>(&self, tokens: &'a [Token]) -> impl Iterator<Item = &'a Token> + use<'a> {
        let range = self.tokens.start as usize..self.tokens.end as usize;
        tokens.get(range).unwrap_or_default().iter().filter(|token| matches!(token.kind, Kind::Word | Kind::Number))
    }
}
