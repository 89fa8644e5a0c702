//! The marks of a text and their neighbours: a letter, a space, a comma; and whether the words before a mark
//! introduce speech.

use std::ops::Range;

use super::table::{is_apostrophe, is_quotation_mark};
use crate::text::script::is_cjk;

/// A mark of the text. It is kept small, because a file may consist of nothing but marks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    start: u32,
    length: u8,
    pub(super) c: char,
}

impl Mark {
    pub(super) fn start(self) -> usize {
        self.start as usize
    }

    pub(super) fn end(self) -> usize {
        self.start() + usize::from(self.length)
    }

    /// Its bytes.
    pub(super) fn range(self) -> Range<usize> {
        self.start()..self.end()
    }
}

/// The marks of a text. Two grave accents and two straight marks are the double marks that they represent in
/// typewritten and TeX texts.
pub(super) fn marks_of(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut at = 0;
    let may_be_mark = |byte: &u8| !byte.is_ascii() || matches!(byte, b'"' | b'\'' | b'`');
    while let Some(skipped) = text.as_bytes().get(at..).and_then(|rest| rest.iter().position(may_be_mark)) {
        let start = at + skipped;
        let Some(rest) = text.get(start..) else { break };
        let Some(c) = rest.chars().next() else { break };
        let doubled = [("``", '“'), ("''", '”')].into_iter().find(|(typed, _)| rest.starts_with(typed));
        let mark = match doubled {
            Some((typed, mark)) if !rest.get(1..).is_some_and(|rest| rest.starts_with(typed)) => Some((2, mark)),
            _ if is_quotation_mark(c) => Some((c.len_utf8(), c)),
            _ => None,
        };
        at = start + mark.map_or(c.len_utf8(), |(len, _)| len);
        let Ok(first) = u32::try_from(start) else { break };
        marks.extend(mark.map(|(length, c)| Mark { start: first, length: u8::try_from(length).unwrap_or(u8::MAX), c }));
    }
    marks
}

/// The neighbours of a mark, skipping other marks that are attached to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct MarkNeighbours {
    pub(super) before: NeighbourKind,
    pub(super) after: NeighbourKind,
    /// The character itself, for apostrophes.
    pub(super) letter_before: Option<char>,
    pub(super) letter_after: Option<char>,
    /// Whether the letters after it belong to a word that is written with an initial apostrophe: 'em, 'tis, '90s.
    pub(super) is_elision: bool,
    /// Whether it is at the beginning of a line that is not the first.
    pub(super) is_line_start: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NeighbourKind {
    /// The edge of the text.
    Edge,
    Space,
    /// A no-break space, as in French and Swiss typography inside guillemets.
    FixedSpace,
    /// A bracket that opens, or a dash or slash.
    Opening,
    Dash,
    /// A full stop, a comma, a bracket that closes.
    Stop,
    /// A comma or a colon.
    Pause,
    /// An apostrophe that ends an article: l’, dell’.
    Elided,
    Letter,
    Digit,
    /// A letter of Korean, Japanese or Chinese, where no space shows the edge of a word.
    Cjk,
    Ellipsis,
    Symbol,
}

fn beside(c: Option<char>) -> NeighbourKind {
    let Some(c) = c else { return NeighbourKind::Edge };
    match c {
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' => NeighbourKind::FixedSpace,
        _ if c.is_whitespace() => NeighbourKind::Space,
        '(' | '[' | '{' | '（' | '［' | '【' | '〔' | '¿' | '¡' | '/' => NeighbourKind::Opening,
        '-' | '–' | '—' | '―' | '\u{2010}'..='\u{2012}' => NeighbourKind::Dash,
        ',' | ':' | ';' | '，' | '：' | '；' | '、' => NeighbourKind::Pause,
        '…' => NeighbourKind::Ellipsis,
        '.' | '!' | '?' | ')' | ']' | '}' | '。' | '！' | '？' | '）' | '］' | '】' | '〕' | '؟' | '،' => {
            NeighbourKind::Stop
        }
        _ if is_cjk(c) => NeighbourKind::Cjk,
        _ if c.is_numeric() => NeighbourKind::Digit,
        _ if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) => NeighbourKind::Letter,
        _ => NeighbourKind::Symbol,
    }
}

/// The neighbours of each mark of a text, mark by mark.
pub(super) struct Neighbours<'a> {
    text: &'a str,
    marks: &'a [Mark],
    /// For each mark, the character after its run of marks.
    after: Vec<Option<char>>,
    /// The character before the run of the last requested mark.
    before: Option<char>,
}

impl<'a> Neighbours<'a> {
    pub(super) fn new(text: &'a str, marks: &'a [Mark]) -> Self {
        let mut after: Vec<Option<char>> = vec![None; marks.len()];
        let mut behind = None;
        for (i, mark) in marks.iter().enumerate().rev() {
            if marks.get(i + 1).is_none_or(|next| next.start() != mark.end()) {
                behind = text.get(mark.end()..).and_then(|after| after.chars().next());
            }
            if let Some(slot) = after.get_mut(i) {
                *slot = behind;
            }
        }
        Self { text, marks, after, before: None }
    }

    /// The neighbours of mark number `i`. The numbers must be requested in order.
    pub(super) fn beside(&mut self, i: usize) -> Option<MarkNeighbours> {
        let mark = self.marks.get(i)?;
        let head = self.text.get(..mark.start()).unwrap_or_default();
        let is_joined = i.checked_sub(1).and_then(|last| self.marks.get(last)).is_some_and(|m| m.end() == mark.start());
        if !is_joined {
            self.before = head.chars().next_back();
        }
        let (letter_before, letter_after) = (self.before, self.after.get(i).copied().flatten());
        let line = head.trim_end_matches([' ', '\t']);
        let is_article = is_apostrophe(head.chars().next_back().unwrap_or(' '))
            && head.chars().nth_back(1).is_some_and(char::is_alphabetic);
        Some(MarkNeighbours {
            before: if is_article { NeighbourKind::Elided } else { beside(letter_before) },
            after: beside(letter_after),
            letter_before,
            letter_after,
            is_elision: is_apostrophe(mark.c) && is_elision(self.text.get(mark.end()..).unwrap_or_default()),
            is_line_start: !line.is_empty() && line.ends_with(['\n', '\r', '\u{2028}', '\u{2029}']),
        })
    }
}

/// Whether the word begins with an apostrophe for omitted letters, in English and Dutch.
fn is_elision(after: &str) -> bool {
    const WORDS: [&str; 22] = [
        "em", "tis", "twas", "til", "till", "cause", "cos", "bout", "round", "n", "im", "er", "ere", "twere", "twill",
        "tude", "s", "t", "k", "m", "ve", "neath",
    ];
    let word: String = after.chars().take_while(|c| c.is_alphanumeric()).take(6).collect();
    word.starts_with(|c: char| c.is_ascii_digit()) || WORDS.contains(&word.to_lowercase().as_str())
}

/// Whether there is a comma, a colon or a word on the same line before an opening mark, as before speech.
pub(super) fn is_introduced(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    before.ends_with([',', ':', '，', '：', '、'])
}

/// Whether the paragraph begins with the name of the speaker, as in a transcript, and no mark follows that
/// name.
pub(super) fn has_label(text: &str, first_mark: usize) -> bool {
    const MOST_WORDS: usize = 6;
    /// How many bytes a label may take up to the beginning of the speech.
    const NEAR: usize = 320;
    let start = text.trim_start();
    let skipped = text.len() - start.len();
    let head = start.get(..start.floor_char_boundary(NEAR)).unwrap_or_default();
    let Some((label, rest)) = head.split_once([':', '：', '\t']).or_else(|| question_label(head)) else {
        return false;
    };
    let after = skipped + head.len() - rest.trim_start().len();
    if label.is_empty() || label.chars().count() > 60 || first_mark < skipped + label.len() || first_mark == after {
        return false;
    }
    let is_name = |word: &str| {
        let first = word.chars().find(|c| c.is_alphanumeric());
        first.is_none_or(|c| c.is_uppercase() || c.is_numeric() || is_cjk(c)) || is_particle_of_name(word)
    };
    label.split_whitespace().count() <= MOST_WORDS && label.split_whitespace().all(is_name)
}

/// `Q` and `A` followed by spaces.
fn question_label(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = text.split_at_checked(1)?;
    (matches!(label, "Q" | "A") && (rest.starts_with("  ") || rest.starts_with('.'))).then_some((label, rest))
}

fn is_particle_of_name(word: &str) -> bool {
    ["de", "der", "den", "von", "van", "da", "di", "du", "la", "le", "bin", "al", "of", "for", "the", "and", "und"]
        .contains(&word)
}
