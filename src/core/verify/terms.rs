//! The terms by which a passage is found: hashes of neighbouring words, computed in the same way for sources
//! and quotations.

use std::borrow::Cow;

use crate::{
    matching::{line_ends::has_line_hyphen, normalize::NormalizedText, note_signs::without_note_signs},
    text::{invisible, script::is_unspaced},
};

/// Calls `add` with each term of a text and with the one that its last word forms with the first word of `next`.
///
/// A term is a pair of neighbouring words without case, whatever punctuation is between them, or of neighbouring
/// characters of a script that is written without spaces. Two texts that are equal once they are normalized have the
/// same terms, and a span of words has no term that the surrounding text does not have. Single words would be too
/// common to distinguish passages.
pub(super) fn each_term(text: &str, next: &str, mut add: impl FnMut(u32)) {
    if has_line_hyphen(text) {
        each_term_of(&without_line_hyphens(text), next, &mut add);
    }
    each_term_of(text, next, &mut add);
}

/// The text with words that are split at the end of a line (har-¶bour) joined again.
fn without_line_hyphens(text: &str) -> Cow<'_, str> {
    if has_line_hyphen(text) {
        Cow::Owned(text.replace("-\r\n", "").replace("-\n", "").replace("\u{2010}\n", ""))
    } else {
        Cow::Borrowed(text)
    }
}

fn each_term_of(text: &str, next: &str, mut add: impl FnMut(u32)) {
    let mut reader = Reader::default();
    reader.read(&without_note_signs(text), &mut add);
    reader.end_word(&mut add);
    let word =
        next.split_inclusive(|c: char| !c.is_alphanumeric()).find(|part| part.chars().any(char::is_alphanumeric));
    if let Some(word) = word {
        reader.last_char = None;
        reader.read(word, &mut add);
        reader.end_word(&mut add);
    }
}

/// The terms of a text, each once.
pub(super) fn terms_of(text: &str) -> Vec<u32> {
    let mut terms = Vec::new();
    each_term_of(&without_line_hyphens(text), "", |term| terms.push(term));
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// The word of a text that has only one, as it is written.
pub(super) fn only_word(text: &str) -> Option<&str> {
    let mut words = text.split(|c: char| !is_word_char(c)).filter(|word| !word.is_empty());
    let only = words.next().filter(|_| words.next().is_none())?;
    // A sentence without spaces is not a single word: its characters make pairs.
    only.chars().filter(|c| is_unspaced(*c)).nth(1).is_none().then_some(only)
}

#[derive(Default)]
struct Reader {
    /// The word being read.
    word: Option<u32>,
    /// The word before it.
    last_word: Option<u32>,
    /// The character before it, if its script has no spaces.
    last_char: Option<char>,
}

impl Reader {
    fn read(&mut self, text: &str, add: &mut impl FnMut(u32)) {
        let folded = NormalizedText::new(text);
        for c in folded.as_str().chars().filter(|c| !invisible::is_suspect(*c)) {
            if is_unspaced(c) && is_word_char(c) {
                self.end_word(add);
                self.last_word = None;
                if let Some(before) = self.last_char {
                    add(step(step(SEED, before), c));
                }
                self.last_char = Some(c);
                continue;
            }
            self.last_char = None;
            if is_word_char(c) {
                let hash = self.word.unwrap_or(SEED);
                self.word = Some(c.to_lowercase().fold(hash, step));
            } else {
                self.end_word(add);
            }
        }
    }

    fn end_word(&mut self, add: &mut impl FnMut(u32)) {
        let Some(word) = self.word.take() else { return };
        if let Some(before) = self.last_word {
            add(before.rotate_left(15).wrapping_mul(0x9E37_79B1) ^ word);
        }
        self.last_word = Some(word);
    }
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

const SEED: u32 = 0x811c_9dc5;

/// One step of FNV-1a: short, and the same on every machine. Two pairs with the same hash only cost one more
/// comparison.
fn step(hash: u32, c: char) -> u32 {
    (hash ^ u32::from(c)).wrapping_mul(0x0100_0193)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_equal_once_normalized_has_the_same_terms() {
        for (a, b) in [
            ("The “Café” can't", "the \"cafe\u{301}\" can’t"),
            ("we co\u{ad}operate １２", "we cooperate 12"),
            ("an oﬃce", "an OFFICE"),
        ] {
            assert_eq!(terms_of(a), terms_of(b), "{a}");
            assert!(!terms_of(a).is_empty());
        }
    }

    #[test]
    fn a_span_of_words_has_no_term_that_its_text_has_not() {
        for (part, text) in [
            ("이미 끝났다", "그는 ‘이미 끝났다’고 말했다"),
            ("建てない", "我々は湿地に港を建てないと述べた"),
            ("GDP増加", "昨年のGDP増加率は2%"),
            ("can’t go", "We “can’t go” there"),
            ("A, b", "“A,” he said"),
        ] {
            let all = terms_of(text);
            let is_there = terms_of(part).iter().all(|term| all.contains(term));
            assert_eq!(is_there, part != "A, b", "{part}");
        }
    }

    #[test]
    fn the_last_word_of_a_block_makes_a_term_with_the_first_of_the_next() {
        let mut found = Vec::new();
        each_term("One two.", "“Three four", |term| found.push(term));
        found.sort_unstable();
        assert_eq!(found, terms_of("one two three"));
    }

    #[test]
    fn a_text_of_one_word_is_told() {
        assert_eq!(only_word("“Never!”"), Some("Never"));
        assert_eq!((only_word("Not now"), only_word("…")), (None, None));
        assert_eq!((only_word("昨年は４２０万人だった"), only_word("無")), (None, Some("無")));
    }
}
