//! Finds footnote marks within words: `ferry[1]`, `ferry[^note]`, ferry¹, ferry†. They are not part of what is said.

use std::{borrow::Cow, ops::Range};

use super::quotation_marks::is_quotation_mark;
use crate::text::script::is_cjk;

/// Bytes of the longest mark.
const LONGEST: usize = 40;

/// The footnote marks in a text, in order; they do not overlap.
///
/// A mark directly follows a word or a punctuation mark. A raised figure after a unit or a figure is a power, m² and
/// 10³; a number in brackets after a space is an editor's: `the [14] boats`. Markdown's `[^1]` is always a footnote
/// mark.
pub fn note_signs(text: &str) -> Vec<Range<usize>> {
    let mut signs: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find(may_begin)) {
        let at = from + found;
        match note_sign_at(text, at, signs.last().map(|sign| sign.end)) {
            Some(end) => {
                signs.push(at..end);
                from = end;
            }
            None => from = at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8),
        }
    }
    signs
}

/// The text without its footnote marks.
pub fn without_note_signs(text: &str) -> Cow<'_, str> {
    if !text.contains(may_begin) {
        return Cow::Borrowed(text);
    }
    let signs = note_signs(text);
    if signs.is_empty() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(parts_without(0..text.len(), &signs).map(|part| text.get(part).unwrap_or_default()).collect())
}

/// The parts of a range between the marks.
pub(crate) fn parts_without(whole: Range<usize>, signs: &[Range<usize>]) -> impl Iterator<Item = Range<usize>> {
    let starts = std::iter::once(whole.start).chain(signs.iter().map(|sign| sign.end));
    let ends = signs.iter().map(|sign| sign.start).chain(std::iter::once(whole.end));
    starts.zip(ends).filter(|(start, end)| start < end).map(|(start, end)| start..end)
}

fn may_begin(c: char) -> bool {
    c == '[' || is_raised(c) || is_dagger(c)
}

fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '\u{2070}' | '\u{2074}'..='\u{2079}')
}

fn is_dagger(c: char) -> bool {
    matches!(c, '†' | '‡')
}

/// Where the footnote mark that begins at this byte ends, if there is one. `last` is the end of the previous one.
pub(crate) fn note_sign_at(text: &str, at: usize, last: Option<usize>) -> Option<usize> {
    let (before, rest) = text.split_at_checked(at)?;
    let first = rest.chars().next().filter(|first| may_begin(*first))?;
    if first == '[' {
        let near = rest.get(1..rest.floor_char_boundary(LONGEST))?;
        let inner = near.get(..near.find(']')?)?;
        let end = at + inner.len() + 2;
        if let Some(name) = inner.strip_prefix('^') {
            return (!name.is_empty() && !name.contains([' ', '[', '\n'])).then_some(end);
        }
        return (is_number(inner) && is_beside_word(before, last == Some(at)) && !goes_on(text, end)).then_some(end);
    }
    let is_sign = if is_raised(first) { is_raised } else { is_dagger };
    let length = rest.find(|c| !is_sign(c)).unwrap_or(rest.len());
    let figures = rest.get(..length)?;
    let is_power = is_raised(first) && may_be_power(before, figures);
    (is_beside_word(before, last == Some(at)) && !is_power && !goes_on(text, at + length)).then_some(at + length)
}

/// "12", "1, 3", "4–6".
fn is_number(inner: &str) -> bool {
    const MOST: usize = 12;
    let has_figure = inner.starts_with(|c: char| c.is_ascii_digit());
    let are_short = inner.split(|c: char| !c.is_ascii_digit()).all(|number| number.len() <= 3);
    has_figure && are_short && inner.len() <= MOST && inner.chars().all(|c| c.is_ascii_digit() || ", -–".contains(c))
}

/// Whether a mark may follow these words: directly after a letter, a punctuation mark or another footnote mark, but not
/// after a figure, of which it may be a part.
fn is_beside_word(before: &str, is_behind_sign: bool) -> bool {
    let mut back = before.chars().rev();
    let Some(last) = back.next() else { return is_behind_sign };
    // “[12] boats”: an opening mark has a space before it, or is one of those that only open.
    let closes = is_quotation_mark(last)
        && !matches!(last, '「' | '『' | '《' | '〈')
        && back.next().is_some_and(|before| !before.is_whitespace());
    let is_stop =
        matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | '。' | '、' | '，' | '！' | '？' | '）');
    is_behind_sign || last.is_alphabetic() || is_stop || closes || is_combining(last)
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn goes_on(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(|c| c.is_numeric() || c.is_alphabetic() && !is_cjk(c))
}

/// Whether raised figures may be a power: of one letter, as in x⁴, or a 2 or 3 after a unit, as in km².
fn may_be_power(before: &str, figures: &str) -> bool {
    const UNITS: [&str; 22] = [
        "mm", "cm", "dm", "km", "nm", "µm", "ft", "in", "yd", "mi", "sq", "hm", "metre", "metres", "meter", "meters",
        "mètres", "metri", "metros", "feet", "inches", "miles",
    ];
    const LONGEST: usize = 8;
    let letters = before.chars().rev().take(LONGEST + 1).take_while(|c| c.is_alphabetic()).count();
    let start = before.char_indices().rev().take(letters).last().map_or(before.len(), |(at, _)| at);
    let word = before.get(start..).unwrap_or_default();
    let is_unit = matches!(figures, "²" | "³") && UNITS.contains(&word.to_lowercase().as_str());
    // 100 м², 5 平方м²: a word of one letter. A Korean word may have only one.
    letters == 1 && !word.chars().any(is_cjk) || is_unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_footnotes_are_no_part_of_the_words() {
        for (text, words) in [
            ("the ferry[1] runs", "the ferry runs"),
            ("the ferry[^1] runs.[^note]", "the ferry runs."),
            ("the ferry¹ runs.²³", "the ferry runs."),
            ("the ferry† runs.‡", "the ferry runs."),
            ("the ferry,[1][2] then[3, 5]", "the ferry, then"),
            ("“the ferry”[12] runs", "“the ferry” runs"),
            ("the ferry [^4] runs", "the ferry  runs"),
            ("다리를[1] 짓는다²", "다리를 짓는다"),
            ("橋を建てる[2]と述べた。¹", "橋を建てると述べた。"),
            ("паром[1] идёт", "паром идёт"),
        ] {
            assert_eq!(without_note_signs(text), words, "{text}");
        }
    }

    #[test]
    fn powers_and_the_brackets_of_an_editor_are() {
        for text in [
            "40 m² of glass",
            "12 km² and 5 ft³",
            "10³ lamps, 5²",
            "x⁴ + y²",
            "the [14] boats",
            "[1] boat",
            "“[14] boats”",
            "彼は「[14]隻」と",
            "ferr[y] boats",
            "he [Lee] said",
            "$1[2] million",
            "a[1]b",
            "[…] and […]",
            "[sic]",
            "[",
            "text[^",
            "1200[4]",
            "the ferry[1842]",
        ] {
            assert_eq!(without_note_signs(text), text);
        }
    }
}
