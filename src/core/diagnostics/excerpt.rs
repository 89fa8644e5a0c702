//! Makes the excerpt of a file that a report shows: the text around a place, on one line, however long that line
//! is.

use std::ops::Range;

use crate::text::invisible::visible;

/// The maximum width of an excerpt in terminal columns; with the line number before it, this fits 80.
const WIDTH_COLUMNS: usize = 70;
/// The columns of it before the place.
const COLUMNS_BEFORE: usize = 24;
/// How many bytes on either side are searched for the ends of a line. A hostile file may be one line of a gigabyte
/// with a thousand problems.
const SEARCHED_BYTES: usize = 4096;

/// A piece of one line, safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The piece.
    pub text: String,
    /// The bytes of `text` that the report is about.
    pub span: Range<usize>,
}

/// The text around `range` on the line on which it begins, with `…` where the line is cut.
pub fn around(text: &str, range: &Range<usize>) -> Excerpt {
    let start = text.floor_char_boundary(range.start);
    let line = line_at(text, start);
    let end = text.floor_char_boundary(range.end).clamp(start, line.end.max(start));
    let from = back(text, line.start..start, COLUMNS_BEFORE);
    let to = forth(text, from..line.end, WIDTH_COLUMNS);
    // If the line ends soon after the place, the free columns are used for the text before it.
    let from = if to == line.end { back(text, line.start..to, WIDTH_COLUMNS).min(from) } else { from };
    let part = |range: Range<usize>| visible(text.get(range).unwrap_or_default());

    let mut shown = if from > line.start { "…".to_owned() } else { String::new() };
    shown.push_str(&part(from..start));
    let span_start = shown.len();
    shown.push_str(&part(start..end.min(to)));
    let span_end = shown.len();
    shown.push_str(&part(end.min(to)..to));
    if to < line.end {
        shown.push('…');
    }
    Excerpt { text: shown, span: span_start..span_end }
}

/// The line around a byte, without its indentation and its line end, within the searched bytes.
fn line_at(text: &str, byte: usize) -> Range<usize> {
    let first = text.floor_char_boundary(byte.saturating_sub(SEARCHED_BYTES));
    let last = text.ceil_char_boundary(byte.saturating_add(SEARCHED_BYTES));
    let before = text.get(first..byte).unwrap_or_default();
    let after = text.get(byte..last).unwrap_or_default();
    let line_before = before.rfind('\n').and_then(|at| before.get(at + 1..)).unwrap_or(before);
    let line_after = after.split('\n').next().unwrap_or_default();
    let line_after = line_after.strip_suffix('\r').unwrap_or(line_after);
    byte - line_before.trim_ascii_start().len()..byte + line_after.len()
}

/// The start of the last `columns` columns of a piece.
fn back(text: &str, piece: Range<usize>, columns: usize) -> usize {
    let mut left = columns;
    let words = text.get(piece.clone()).unwrap_or_default();
    let fits = words.char_indices().rev().take_while(|(_, c)| take(&mut left, *c));
    fits.last().map_or(piece.end, |(at, _)| piece.start + at)
}

/// The end of the first `columns` columns of a piece.
fn forth(text: &str, piece: Range<usize>, columns: usize) -> usize {
    let mut left = columns;
    let words = text.get(piece.clone()).unwrap_or_default();
    let fits = words.char_indices().take_while(|(_, c)| take(&mut left, *c));
    fits.last().map_or(piece.start, |(at, c)| piece.start + at + c.len_utf8())
}

/// Subtracts the columns of a character from `left`, if there are enough. Characters from the Hangul letters on
/// count as two columns, which is too many for some scripts but only makes the excerpt shorter.
fn take(left: &mut usize, c: char) -> bool {
    let width = if c >= '\u{1100}' && !('\u{2000}'..'\u{2e80}').contains(&c) { 2 } else { 1 };
    let fits = *left >= width;
    *left = left.saturating_sub(width);
    fits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, range: Range<usize>) -> (String, String) {
        let excerpt = around(text, &range);
        let marked = excerpt.text.get(excerpt.span.clone()).map(str::to_owned).unwrap_or_default();
        (excerpt.text, marked)
    }

    #[test]
    fn a_short_line_is_shown_whole_and_alone() {
        assert_eq!(shown("one\n  two three\r\nfour", 10..15), ("two three".to_owned(), "three".to_owned()));
    }

    #[test]
    fn a_long_line_is_cut_around_its_place() {
        let text = format!("{} here {}", "before ".repeat(300), "after ".repeat(300));
        let (line, marked) = shown(&text, 2101..2105);
        assert_eq!(marked, "here");
        assert!(line.starts_with('…') && line.ends_with('…'), "{line}");
        assert!(line.contains("before before  here after after"), "{line}");
        assert!(line.chars().count() <= WIDTH_COLUMNS + 2, "{line}");
    }

    #[test]
    fn the_end_of_a_long_line_shows_more_text_before_it() {
        let text = format!("{}end", "before ".repeat(300));
        let (line, marked) = shown(&text, 2100..2103);
        assert_eq!(marked, "end");
        assert_eq!(line.chars().count(), WIDTH_COLUMNS + 1);
    }

    #[test]
    fn a_place_over_several_lines_or_past_the_end_stays_within_the_first() {
        assert_eq!(shown("one two\nthree", 4..13).1, "two");
        assert_eq!(shown("one", 7..9), ("one".to_owned(), String::new()));
        assert_eq!(shown("", 0..0), (String::new(), String::new()));
        assert_eq!(shown("한국", 1..2), ("한국".to_owned(), String::new()));
    }

    #[test]
    fn wide_characters_take_two_columns_and_escapes_are_visible() {
        let text = "한".repeat(500);
        assert!(shown(&text, 600..603).0.chars().count() <= WIDTH_COLUMNS / 2 + 2);
        assert_eq!(shown("a\u{1b}[2Jb", 1..2), ("a␛[2Jb".to_owned(), "␛".to_owned()));
    }
}
