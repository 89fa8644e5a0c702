//! From which length on words between marks are no mere phrase.

use crate::{matching::boundary::has_word, text::script::is_cjk};

/// Words, and letters of Korean, Japanese and Chinese, from which on words between marks are no mere phrase.
const WORDS: usize = 4;
const LETTERS: usize = 8;

/// Whether words between marks are more than a phrase by their length.
pub(super) fn is_long_enough(text: &str) -> bool {
    if text.chars().any(is_cjk) {
        return text.chars().filter(|c| c.is_alphanumeric()).nth(LETTERS - 1).is_some();
    }
    text.split_whitespace().filter(|word| has_word(word)).nth(WORDS - 1).is_some()
}
