//! One line of a plain text: its beginning, its width and its end.

use std::ops::Range;

use crate::text::{dates::month_of, stamp::stamp_length};

/// A line without the white space at its ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// Where it starts in the text.
    pub start: usize,
    /// Its text; empty if the line is blank.
    pub text: &'a str,
    /// The columns of white space before it.
    pub indent: usize,
    /// The kind of line by itself.
    pub kind: LineKind,
}

/// The kind of a line by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineKind {
    Blank,
    Separator,
    /// It begins with `>`, this many times.
    Quoted(usize),
    /// It begins with the marker of a list, of this class.
    Item(char),
    Text,
}

/// The longest line that is measured; longer ones all count as long.
pub(super) const LONGEST_MEASURED: usize = 240;

/// The lines of a text. Consecutive empty lines are returned as one.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let rest = text.get(start..)?;
        let end = memchr::memchr(b'\n', rest.as_bytes());
        let line = rest.get(..end.unwrap_or(rest.len()))?;
        let skipped =
            if line.is_empty() { rest.bytes().take_while(|byte| *byte == b'\n').count() } else { line.len() + 1 };
        next = end.map(|_| start + skipped);
        Some(Line::new(line, start))
    })
}

impl<'a> Line<'a> {
    fn new(line: &'a str, at: usize) -> Self {
        let text = line.trim();
        let before = line.len() - line.trim_start().len();
        let indent = line.get(..before).unwrap_or_default().chars().take(LONGEST_MEASURED).map(columns).sum();
        Self { start: at + before, text, indent, kind: kind_of(text) }
    }

    /// Its bytes in the text.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// Its text, without the quotation marker before it.
    pub fn content(&self) -> &'a str {
        match self.kind {
            LineKind::Quoted(_) => self.text.get(quotation_marker(self.text)..).unwrap_or_default(),
            _ => self.text,
        }
    }

    /// Its width with its indent, in columns.
    pub fn width(&self) -> usize {
        (self.indent + width(self.text)).min(LONGEST_MEASURED)
    }

    /// Whether it ends a sentence, or a clause with a colon.
    pub fn ends_sentence(&self) -> bool {
        ends_sentence(self.text)
    }
}

/// The width of a text in columns: a Han, Kana or Hangul character has two.
pub(super) fn width(text: &str) -> usize {
    text.chars().take(LONGEST_MEASURED).map(columns).sum::<usize>().min(LONGEST_MEASURED)
}

fn columns(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{20000}'..='\u{3ffff}' => 2,
        _ => 1,
    }
}

/// Characters that may follow the mark that ends a sentence.
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '“'
            | '‘'
            | '»'
            | '«'
            | '›'
            | '‹'
            | ')'
            | ']'
            | '」'
            | '』'
            | '》'
            | '〉'
            | '）'
            | '*'
            | '_'
    )
}

/// Whether a text ends like a sentence, or with a colon.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(is_closer);
    text.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '．', '｡', '：', '؟', '۔', '।'])
}

fn kind_of(text: &str) -> LineKind {
    if text.is_empty() {
        LineKind::Blank
    } else if is_separator(text) {
        LineKind::Separator
    } else if text.starts_with('>') {
        LineKind::Quoted(text.chars().filter(|c| !c.is_whitespace()).take_while(|c| *c == '>').count())
    } else if let Some((_, class)) = marker(text) {
        LineKind::Item(class)
    } else {
        LineKind::Text
    }
}

/// Whether a line only separates the text before it from the text after it, or ends a release: `***`, `# # #`, `---`,
/// `-ends-`, `ENDS`, `-30-`, a `>` by itself.
pub fn is_separator(line: &str) -> bool {
    let line = line.trim();
    // A longer text is not a separator, unless it is a rule drawn from end to end.
    let Some(first) = line.chars().next() else { return false };
    if matches!(
        first,
        '*' | '#' | '-' | '=' | '_' | '~' | '+' | '.' | '·' | '•' | '>' | '—' | '–' | '─' | '━' | '═' | '…'
    ) {
        let is_drawn = line.chars().all(|c| c == first || c.is_whitespace());
        let count = line.chars().filter(|c| *c == first).count();
        if is_drawn && (count >= least(first)) {
            return true;
        }
    }
    is_end_of_release(line)
}

/// The fewest repetitions of a character that make a line a separator.
fn least(sign: char) -> usize {
    match sign {
        '>' | '─' | '━' | '═' => 1,
        '-' | '–' | '—' => 2,
        _ => 3,
    }
}

/// The words with which a press office ends a release.
fn is_end_of_release(line: &str) -> bool {
    if line.len() > 24 {
        return false;
    }
    let is_frame = |c: char| matches!(c, '-' | '–' | '—' | '*' | '#' | '/' | '[' | ']') || c.is_whitespace();
    let word = line.trim_matches(is_frame);
    let is_framed = word.len() < line.len();
    match word {
        "ENDS" | "END" => true,
        "ends" | "end" | "Ends" | "End" | "30" | "more" | "MORE" | "끝" => {
            is_framed && line.starts_with(is_frame) && line.ends_with(is_frame)
        }
        _ => false,
    }
}

/// The bytes of the bullet of a list item, with the white space after it. A number or a letter belongs to the text, and
/// so does `※`, which introduces a note.
pub(super) fn bullet(text: &str) -> usize {
    let length = text.chars().next().filter(|first| is_bullet(*first) && *first != '※').map_or(0, char::len_utf8);
    let rest = text.get(length..).unwrap_or_default();
    if length == 0 { 0 } else { text.len() - rest.trim_start().len() }
}

/// The bytes of the `>` before a quoted line, with the white space after them.
pub(super) fn quotation_marker(text: &str) -> usize {
    text.len() - text.trim_start_matches(|c: char| c == '>' || c.is_whitespace()).len()
}

/// The bytes of the marker with which a list item starts, and its class: the marker itself, or `1` and `a` for all
/// numbers and letters.
fn marker(text: &str) -> Option<(usize, char)> {
    let first = text.chars().next()?;
    let (length, class) = match first {
        '0'..='9' | 'a'..='z' | 'A'..='Z' | '(' => ordinal(text)?,
        '\u{2460}'..='\u{2473}' | '\u{2776}'..='\u{277f}' => (first.len_utf8(), '①'),
        _ if is_bullet(first) => (first.len_utf8(), first),
        _ => return None,
    };
    let rest = text.get(length..)?;
    let has_space = rest.starts_with(char::is_whitespace);
    (!rest.trim_start().is_empty() && (has_space || stands_close(first))).then_some((length, class))
}

fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '-' | '*'
            | '+'
            | '•'
            | '‣'
            | '·'
            | '◦'
            | '▪'
            | '▫'
            | '●'
            | '○'
            | '□'
            | '■'
            | '◆'
            | '◇'
            | '▲'
            | '△'
            | '▶'
            | '▷'
            | '►'
            | '※'
            | '✓'
            | '✔'
            | '❖'
            | '➢'
            | 'ㅇ'
            | '☐'
            | '☑'
            | '◈'
            | '◎'
            | '⊙'
            | '◉'
            | '▣'
            | '∙'
            | '❍'
            | '￭'
    )
}

/// Marks that only begin list items, so that no space need follow.
fn stands_close(c: char) -> bool {
    is_bullet(c) && !matches!(c, '-' | '*' | '+' | '·' | '∙' | 'ㅇ')
        || matches!(c, '\u{2460}'..='\u{2473}' | '\u{2776}'..='\u{277f}')
}

/// "1.", "12)", "(3)", "a)", "(b)". Not the day of a date ("12. März"), and not "A.", which is an answer.
fn ordinal(text: &str) -> Option<(usize, char)> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let is_open = inner.len() < text.len();
    let digits = inner.chars().take(4).take_while(char::is_ascii_digit).count();
    let letters = usize::from(digits == 0 && inner.starts_with(|c: char| c.is_ascii_alphabetic()));
    let sign = inner.get(digits + letters..)?.chars().next()?;
    let is_closed = sign == ')' || sign == '.' && digits > 0 && !is_open;
    if !(1..=3).contains(&(digits + letters)) || !is_closed {
        return None;
    }
    let length = usize::from(is_open) + digits + letters + 1;
    let next = text.get(length..)?.split_whitespace().next().unwrap_or_default();
    let is_date = month_of(next.trim_end_matches([',', '.'])).is_some() && sign == '.';
    (!is_date).then_some((length, if digits > 0 { '1' } else { 'a' }))
}

/// Whether a line begins a turn of a transcript: "MR. LEE:", "Q:", "Q.", "A:". With `is_loose` also "Jane Roe:", as in a
/// chat where the date and time precede the name.
pub(super) fn is_label(text: &str, is_loose: bool) -> bool {
    const MOST: usize = 60;
    let stamp = stamp_length(text);
    let text = text.get(stamp..).unwrap_or_default();
    let start = text.get(..text.floor_char_boundary(MOST)).unwrap_or(text);
    if matches!(start.get(..2), Some("Q:" | "A:" | "Q." | "A.")) {
        return start.len() == 2 || start.get(2..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    }
    let Some((label, rest)) = start.split_once([':', '：']) else { return false };
    let label = label.split_once(" (").map_or(label, |(name, _)| name).trim();
    let is_followed = rest.is_empty() || rest.starts_with(char::is_whitespace);
    is_followed && (is_in_capitals(label) || (is_loose || stamp > 0) && is_name(label))
}

/// Whether all letters are capitals, and there are some.
pub(super) fn is_in_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(|c| c.is_alphabetic() && !c.is_uppercase())
}

/// Whether a text consists of one to five words that each begin with a capital.
pub(super) fn is_name(text: &str) -> bool {
    let count = text.split_whitespace().take(6).count();
    let has_capital =
        |word: &str| word.chars().next().is_some_and(char::is_uppercase) && !word.contains(char::is_numeric);
    (1..=5).contains(&count) && text.split_whitespace().all(has_capital)
}
