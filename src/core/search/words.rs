//! The edges of words, for finding whole words.

use crate::text::script::{is_hangul, is_unspaced};

/// Whether `range` of `text` begins and ends at the edge of a word. Hangul, Han, kana and the scripts of
/// South-East Asia have no visible edges without a dictionary: there every position counts as one.
pub(super) fn is_whole(text: &str, range: &std::ops::Range<usize>) -> bool {
    !joins(text, range.start) && !joins(text, range.end)
}

/// Whether the characters on both sides of a position belong to one word.
fn joins(text: &str, at: usize) -> bool {
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return false };
    let is_apostrophe = |c: char| matches!(c, '\'' | '’');
    if is_apostrophe(first) {
        return is_letter(last) && after.chars().nth(1).is_some_and(is_letter);
    }
    if is_apostrophe(last) {
        return is_letter(first) && before.chars().nth_back(1).is_some_and(is_letter);
    }
    let is_mark = unicode_normalization::char::is_combining_mark(first);
    is_letter(last) && (is_letter(first) || is_mark)
}

fn is_letter(c: char) -> bool {
    (c.is_alphanumeric() || c == '_' || unicode_normalization::char::is_combining_mark(c))
        && !is_unspaced(c)
        && !is_hangul(c)
}
