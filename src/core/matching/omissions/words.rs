//! Splits a text into words, even if it is written without spaces.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::{matching::boundary::has_word, text::script::is_cjk};

/// The words of a text with their bytes: by UAX #29, but with runs of Han and kana as one word, and Korean words with
/// their endings.
pub(super) fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut pieces = text.split_word_bound_indices().peekable();
    std::iter::from_fn(move || {
        let (start, piece) = pieces.find(|(_, piece)| has_word(piece))?;
        let mut end = start + piece.len();
        let is_joined = |piece: &str| piece.chars().all(|c| is_cjk(c) && c.is_alphanumeric() || c == 'ー');
        if is_joined(piece) {
            while let Some((at, next)) = pieces.peek().filter(|(at, next)| *at == end && is_joined(next)) {
                end = at + next.len();
                pieces.next();
            }
        }
        Some((start..end, text.get(start..end)?))
    })
}
