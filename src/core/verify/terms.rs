//! The words by which a passage is found: hashes of a text's words, made the same way for sources and quotations.

use crate::{matching::normalize::NormalizedText, text::invisible};

/// Calls `add` with each term of a text.
///
/// A term is a run of letters and digits without case, or two neighbouring characters of a script that is written
/// without spaces. Two texts that are equal once they are normalized have the same terms, and a span of words has no
/// term that the text around it has not.
pub(super) fn each_term(text: &str, mut add: impl FnMut(u32)) {
    let folded = NormalizedText::new(text);
    let mut word: Option<u32> = None;
    let mut last: Option<char> = None;
    for c in folded.as_str().chars() {
        if invisible::is_suspect(c) {
            continue;
        }
        if is_unspaced(c) {
            if let Some(hash) = word.take() {
                add(hash);
            }
            if let Some(before) = last {
                add(step(step(SEED, before), c));
            }
            last = Some(c);
            continue;
        }
        last = None;
        if is_word_char(c) {
            let hash = word.unwrap_or(SEED);
            word = Some(c.to_lowercase().fold(hash, step));
        } else if let Some(hash) = word.take() {
            add(hash);
        }
    }
    if let Some(hash) = word {
        add(hash);
    }
}

/// The terms of a text, each once.
pub(super) fn terms_of(text: &str) -> Vec<u32> {
    let mut terms = Vec::new();
    each_term(text, |term| terms.push(term));
    terms.sort_unstable();
    terms.dedup();
    terms
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// Han, kana, and the scripts of South East Asia that are written without spaces.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E01}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
        && (c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c))
}

const SEED: u32 = 0x811c_9dc5;

/// One step of FNV-1a: short, and the same everywhere. Two words that share a hash cost a comparison only.
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
            ("co\u{ad}operate １２", "cooperate 12"),
            ("oﬃce", "OFFICE"),
        ] {
            assert_eq!(terms_of(a), terms_of(b), "{a}");
        }
    }

    #[test]
    fn a_span_of_words_has_no_term_that_its_text_has_not() {
        for (part, text) in [
            ("끝났다", "그는 ‘끝났다’고 말했다"),
            ("建てない", "我々は湿地に港を建てないと述べた"),
            ("GDP増加", "昨年のGDP増加率は2%"),
            ("can’t go", "We “can’t go” there"),
        ] {
            let all = terms_of(text);
            assert!(terms_of(part).iter().all(|term| all.contains(term)), "{part}");
        }
    }
}
