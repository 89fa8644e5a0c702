//! Footnotes: smaller type at the foot of a column that begins with a mark, and the marks in the text that refer to
//! them.

use super::line::Line;

/// Footnotes are smaller than the text by at least this factor.
const SMALLER: f32 = 0.93;
/// The most lines of footnotes at the end of a column.
const MAX_LINES: usize = 60;

/// A footnote that was removed from the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Footnote {
    pub(super) mark: String,
    pub(super) text: String,
    pub(super) page: usize,
}

/// Removes the footnotes from the lines of a document; `body` is the size of its text.
pub(super) fn take_out(lines: Vec<Line>, body: f32) -> (Vec<Line>, Vec<Footnote>) {
    let mut kept = Vec::with_capacity(lines.len());
    let mut notes = Vec::new();
    let mut rest = lines.as_slice();
    let mut last_page = None;
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|line| line.column == first.column).count();
        let (column, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        let start = notes_start(column, body, last_page == Some(first.page));
        last_page = Some(first.page);
        let (text, foot) = column.split_at_checked(start).unwrap_or((column, &[]));
        kept.extend(text.iter().cloned());
        collect(foot, &mut notes);
        rest = after;
    }
    (kept, notes)
}

/// The number of the line at which the footnotes of a column begin; the number of lines if it has none. They fill a
/// whole column only if there is text above it: below two columns.
fn notes_start(column: &[Line], body: f32, has_text_above: bool) -> usize {
    let small = column.iter().rev().take(MAX_LINES).take_while(|line| line.size < SMALLER * body).count();
    let from = column.len() - small;
    if from == 0 && !has_text_above {
        return column.len();
    }
    let first = column.iter().enumerate().skip(from).find(|(_, line)| mark_of(line).is_some());
    first.map_or(column.len(), |(number, _)| number)
}

impl Footnote {
    /// Builds a footnote from lines that are marked as one.
    pub(super) fn of(lines: &[Line]) -> Option<Self> {
        let (first, rest) = lines.split_first()?;
        let mut note = Self::begin(first, mark_of(first).unwrap_or_default());
        rest.iter().for_each(|line| note.add(line));
        Some(note)
    }

    fn begin(line: &Line, mark: String) -> Self {
        let text = line.text.get(mark.len()..).unwrap_or_default().trim_start_matches(['.', ')', ' ']);
        Self { text: text.to_owned(), mark, page: line.page }
    }

    fn add(&mut self, line: &Line) {
        self.text.push(' ');
        self.text.push_str(&line.text);
    }
}

fn collect(foot: &[Line], notes: &mut Vec<Footnote>) {
    for line in foot {
        match (mark_of(line), notes.last_mut()) {
            (Some(mark), _) => notes.push(Footnote::begin(line, mark)),
            (None, Some(note)) => note.add(line),
            (None, None) => {}
        }
    }
}

/// The mark with which a footnote begins: a raised number, a number, or a typographic reference mark.
fn mark_of(line: &Line) -> Option<String> {
    if let Some(raised) = line.raised.first().filter(|raised| raised.start == 0) {
        return line.text.get(raised.clone()).map(str::to_owned).filter(|mark| is_mark(mark));
    }
    let signs: String = line.text.chars().take_while(|c| is_sign(*c)).collect();
    if !signs.is_empty() && signs.chars().count() <= 3 {
        return Some(signs);
    }
    let digits: String = line.text.chars().take_while(char::is_ascii_digit).collect();
    let after = line.text.get(digits.len()..)?;
    let is_number = (1..=3).contains(&digits.len());
    let is_followed = after.starts_with([')', ' ']) || after.starts_with(". ");
    (is_number && is_followed).then_some(digits)
}

fn is_sign(c: char) -> bool {
    matches!(c, '*' | '†' | '‡' | '§' | '¶' | '∗' | '※')
}

fn is_mark(text: &str) -> bool {
    let count = text.chars().count();
    (1..=3).contains(&count) && text.chars().all(|c| c.is_alphanumeric() || is_sign(c))
}

/// Removes footnote marks from the lines and records their positions. A mark refers to the first footnote with it on
/// its page or a later one.
pub(super) fn take_out_marks(lines: &mut [Line], notes: &[Footnote]) {
    if notes.is_empty() {
        return;
    }
    for line in lines {
        for range in std::mem::take(&mut line.raised).into_iter().rev() {
            let Some(mark) = line.text.get(range.clone()) else { continue };
            let note = notes.iter().position(|note| note.mark == mark && note.page >= line.page && range.start > 0);
            if let Some(note) = note {
                let length = range.len();
                line.text.replace_range(range.clone(), "");
                for (at, _) in &mut line.notes {
                    *at -= length;
                }
                line.notes.push((range.start, note));
            }
        }
    }
}
