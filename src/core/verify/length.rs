//! From which length on words between marks are more than a mere phrase.

use crate::{
    matching::boundary::has_word,
    text::script::{is_cjk, is_south_east_asian},
};

/// Words, letters of Korean, Japanese and Chinese, or letters of scripts with vowel signs and without spaces, from
/// which on words between marks are more than a mere phrase.
const WORDS: usize = 4;
const LETTERS: usize = 8;
const UNSPACED_LETTERS: usize = 16;

/// Whether words between marks are more than a phrase by their length.
pub(super) fn is_long_enough(text: &str) -> bool {
    if text.chars().any(is_cjk) {
        return text.chars().filter(|c| c.is_alphanumeric()).nth(LETTERS - 1).is_some();
    }
    if text.chars().any(is_south_east_asian) {
        return text.chars().filter(|c| is_south_east_asian(*c)).nth(UNSPACED_LETTERS - 1).is_some();
    }
    text.split_whitespace().filter(|word| has_word(word)).nth(WORDS - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_without_spaces_is_no_phrase() {
        for sentence in ["เราจะไม่สร้างสะพานใหม่ในปีหน้า", "យើងនឹងមិនសាងសង់ស្ពានថ្មីទេ", "我们不会在那里修建大桥"]
        {
            assert!(is_long_enough(sentence), "{sentence}");
        }
        for phrase in ["สะพานใหม่", "大桥", "the new bridge"] {
            assert!(!is_long_enough(phrase), "{phrase}");
        }
    }
}
