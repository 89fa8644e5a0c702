//! Recognizes the title of a work by the capitals of its words.

use super::items::Items;
use super::tokens::{Kind, Token};
use super::word::WordClasses;

/// The most words of a title.
pub(super) const LONGEST_TITLE: usize = 14;

/// Whether the quotation at item `at` has two or more words, with the capitals of a title.
pub(super) fn has_capitals_of_title(items: &Items<'_>, at: usize) -> bool {
    items.span(at).is_some_and(|span| {
        let words: Vec<&Token> = span.words(items.tokens).take(LONGEST_TITLE + 1).collect();
        words.len() > 1 && looks_like_title(&words)
    })
}

/// Whether all words of four or more letters have capitals, as in the title of a work.
pub(super) fn looks_like_title(words: &[&Token]) -> bool {
    if words.len() > LONGEST_TITLE || words.is_empty() {
        return false;
    }
    let small = WordClasses::PREPOSITION.or(WordClasses::CONJUNCTION).or(WordClasses::DETERMINER);
    let is_long = |token: &&&Token| {
        token.end - token.start >= 4 && token.kind == Kind::Word && (token.is_capital || !token.word.is(small))
    };
    let long = words.iter().filter(is_long).count();
    let capitals = words.iter().filter(is_long).filter(|token| token.is_capital).count();
    let shouted = words.iter().filter(|token| token.is_shouted).count();
    let has_capital = words.iter().filter(|token| token.is_capital).count();
    long > 0
        && capitals == long
        && has_capital >= 2.min(words.len())
        && shouted * 2 < words.len().max(2)
        && words.first().is_some_and(|word| word.is_capital || word.kind == Kind::Number)
}
