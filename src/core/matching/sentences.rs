//! Where sentences begin and end.

use super::{boundary::STOPS, omissions::is_abbreviation, quotation_marks::is_quotation_mark};

/// Bytes of the longest sentence that is examined. Real sentences are shorter; a text without a full stop would
/// otherwise be read to its end for each quotation.
const LONGEST: usize = 1 << 13;

/// Where the sentence at the beginning of this text ends, before its full stop or other mark. A sentence longer than
/// the limit ends at the limit.
pub(crate) fn sentence_end(text: &str) -> usize {
    let text = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default();
    text.char_indices().find(|(at, c)| ends_sentence(text, *at, *c)).map_or(text.len(), |(at, _)| at)
}

/// Whether the character at this byte ends a sentence.
fn ends_sentence(text: &str, at: usize, c: char) -> bool {
    let next = || text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
    match c {
        '。' | '！' | '？' | '।' | '॥' | '۔' | '؟' | '።' | '\n' => true,
        '!' | '?' => next().is_none_or(|c| !c.is_alphanumeric()),
        '.' => {
            next().is_none_or(|c| c.is_whitespace() || is_quotation_mark(c) || matches!(c, ')' | ']'))
                && !is_abbreviation(text.get(..at).unwrap_or_default(), false)
        }
        _ => false,
    }
}

/// Where the last sentence of a text begins. Searched for from its end: a paragraph may have thousands of sentences.
pub(crate) fn sentence_start(text: &str) -> usize {
    let first = text.ceil_char_boundary(text.len().saturating_sub(LONGEST));
    let near = text.get(first..).unwrap_or_default();
    let Some((end, _)) = near.char_indices().rev().find(|(at, c)| ends_sentence(near, *at, *c)) else { return first };
    let behind = near.get(end..).unwrap_or_default().trim_start_matches(|c: char| {
        STOPS.contains(&c) || matches!(c, ')' | ']') || c.is_whitespace() || is_closing_mark(c)
    });
    text.len() - behind.len()
}

pub(super) fn is_closing_mark(c: char) -> bool {
    matches!(c, '”' | '"' | '»' | '’' | '」' | '』')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sentence_is_walked_further_than_any_is_long() {
        let endless = "we go ".repeat(1 << 18);
        assert!(sentence_end(&endless) <= LONGEST);
        assert!(endless.len() - sentence_start(&endless) <= LONGEST);
        let text = format!("{endless}. We stay. We go if");
        assert_eq!(text.get(sentence_start(&text)..), Some("We go if"));
    }
}
