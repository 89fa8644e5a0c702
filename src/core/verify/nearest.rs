//! The passage of the sources that is most similar to a quotation that was not found. It is only shown.

use std::{collections::HashMap, ops::Range};

use unicode_segmentation::UnicodeSegmentation as _;

use super::sources::Sources;
use crate::matching::{
    nearest::{Tolerance, nearest_by},
    quotation_marks::is_quotation_mark,
};

/// A similar passage.
#[derive(Debug, Clone)]
pub(super) struct NearPassage {
    pub(super) source: usize,
    /// Its bytes in the source's text.
    pub(super) range: Range<usize>,
    /// The number of words in which the two differ.
    pub(super) distance: usize,
}

/// How many blocks a quotation is compared with.
const CANDIDATES: usize = 16;

/// The most similar passage, if one is similar enough to be the one that was intended.
pub(super) fn nearest(sources: &Sources, words: &str) -> Option<NearPassage> {
    let candidates = sources.nearest(words, CANDIDATES);
    let mut best: Option<NearPassage> = None;
    for at in candidates {
        let Some(source) = sources.get(at.source) else { continue };
        let Some(block) = source.blocks.get(at.block) else { continue };
        let next = source.blocks.get(at.block + 1).map_or(block.range.end, |next| next.range.end);
        // A quotation may continue into the next block.
        let ends = [block.range.end, next];
        let ends = if words.len() * 2 > block.range.len() { &ends[..] } else { ends.get(..1).unwrap_or_default() };
        for end in ends {
            let window = block.range.start..*end;
            let text = source.text_of(&window);
            let aligned = nearest_by(words, text, Tolerance::Loose)
                .map(|(near, distance)| (with_ends(words, text, near.range), distance));
            let is_of = |(near, distance): &(Range<usize>, usize)| {
                is_meant(words, text.get(near.clone()).unwrap_or_default(), *distance)
            };
            let Some((near, distance)) = aligned.filter(is_of).or_else(|| same_words(words, text)) else { continue };
            let range = window.start + near.start..window.start + near.end;
            if best.as_ref().is_none_or(|best| distance < best.distance) {
                best = Some(NearPassage { source: at.source, range, distance });
            }
        }
    }
    best
}

/// Extends a passage to the first and last word of the quotation if these are a few words before or after it: of “We
/// will build” the passage is “We will not build”, not “build” with one more word.
fn with_ends(words: &str, text: &str, range: Range<usize>) -> Range<usize> {
    const NEAR: usize = 3;
    let is_same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    let passage = text.get(range.clone()).unwrap_or_default();
    let is_one_clause = |between: Option<&str>| {
        between.is_some_and(|between| {
            !between.contains(['.', '!', '?', '。', '！', '？']) && !between.contains(is_quotation_mark)
        })
    };
    let mut wide = range.clone();
    let ends =
        |text: &str| Some((text.unicode_words().next()?.to_owned(), text.unicode_words().next_back()?.to_owned()));
    let (Some((first, last)), Some((own_first, own_last))) = (ends(words), ends(passage)) else { return range };
    if !is_same(&first, &own_first) {
        let before = text.get(..range.start).unwrap_or_default();
        let mut near = before.unicode_word_indices().rev().take(NEAR);
        if let Some((at, word)) = near.find(|(_, word)| is_same(word, &first))
            && is_one_clause(before.get(at + word.len()..))
        {
            wide.start = at;
        }
    }
    if !is_same(&last, &own_last) {
        let behind = text.get(range.end..).unwrap_or_default();
        if let Some((at, word)) = behind.unicode_word_indices().take(NEAR).find(|(_, word)| is_same(word, &last))
            && is_one_clause(behind.get(..at))
        {
            wide.end = range.end + at + word.len();
        }
    }
    wide
}

/// The range of a text that has the same words in another order, and the number of those words.
fn same_words(words: &str, text: &str) -> Option<(Range<usize>, usize)> {
    let key = |word: &str| word.to_lowercase();
    let mut missing: HashMap<String, i32> = HashMap::new();
    let mut count = 0;
    for word in words.unicode_words() {
        *missing.entry(key(word)).or_default() += 1;
        count += 1;
    }
    let all: Vec<(usize, &str)> = text.unicode_word_indices().collect();
    let (mut shared, mut best) = (0, (0, 0));
    for (at, (_, word)) in all.iter().enumerate() {
        if let Some(left) = missing.get_mut(&key(word)) {
            shared += usize::from(*left > 0);
            *left -= 1;
        }
        if let Some((_, gone)) = at.checked_sub(count).and_then(|gone| all.get(gone))
            && let Some(left) = missing.get_mut(&key(gone))
        {
            *left += 1;
            shared -= usize::from(*left > 0);
        }
        if shared > best.0 {
            best = (shared, at);
        }
    }
    let (shared, last) = best;
    let first = (last + 1).saturating_sub(count);
    let (start, end) = (all.get(first)?, all.get(last)?);
    (shared * 100 >= count * MOST_WORDS && count > 3).then(|| (start.0..end.0 + end.1.len(), count))
}

/// The percentage of shared words from which two texts count as the same in another order.
const MOST_WORDS: usize = 75;

/// The percentage of the words of each text that the other also has.
fn share(a: &str, b: &str) -> usize {
    let key = |text: &str| text.unicode_words().map(str::to_lowercase).collect::<Vec<_>>();
    let (a, b) = (key(a), key(b));
    let of = |a: &[String], b: &[String]| a.iter().filter(|word| b.contains(word)).count() * 100 / a.len().max(1);
    of(&a, &b).min(of(&b, &a))
}

/// Whether the two share enough meaningful words: an invented quotation shares "we", "the" and "will" with any
/// passage.
fn is_meant(words: &str, passage: &str, distance: usize) -> bool {
    if share(words, passage) >= MOST_WORDS {
        return true;
    }
    let key = |word: &str| word.to_lowercase();
    let own: Vec<String> = words.unicode_words().map(key).collect();
    let others: Vec<String> = passage.unicode_words().map(key).collect();
    let longest = own.len().max(others.len());
    let is_heavy = |word: &&String| word.chars().count() > 3 || !word.is_ascii();
    let heavy: Vec<&String> = own.iter().filter(is_heavy).collect();
    let shared = heavy.iter().filter(|word| others.contains(word)).count();
    // Half of the words, and two in five of the long ones.
    distance * 20 <= longest * 11 && (heavy.is_empty() || shared * 5 >= heavy.len() * 2)
}
