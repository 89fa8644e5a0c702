//! Quotations that were put together from words in several places.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    places::{self, QuotationMatch},
    sources::Sources,
};
use crate::{
    limits,
    matching::{boundary::has_word, ellipsis::pieces_of, sentences::sentence_end},
    text::script::is_cjk,
};

/// The places of the parts of a quotation, in the order of the quotation.
#[derive(Debug)]
pub(super) struct SplicedQuotation {
    pub(super) parts: Vec<QuotationMatch>,
    /// Whether the writer put an ellipsis between them.
    pub(super) has_ellipsis: bool,
}

/// The most parts that a quotation may be made of.
const MOST: usize = 5;
/// The least number of words, or of letters in Korean, Japanese and Chinese, in a part.
const WORDS: usize = 3;
const LETTERS: usize = 6;

/// The places of a quotation's parts, if all of it is in one source but not in one place.
pub(super) fn find_spliced(sources: &Sources, quotation: &str) -> Option<SplicedQuotation> {
    let parts = parts_of(quotation);
    if parts.len() > limits::PIECES_OF_QUOTE {
        return None;
    }
    if parts.len() > 1 {
        let places: Option<Vec<Vec<QuotationMatch>>> = parts.iter().map(|part| found(sources, part)).collect();
        return Some(SplicedQuotation { parts: together(&places?)?, has_ellipsis: true });
    }
    let only = parts.first()?;
    // Without an ellipsis: the longest beginning that is found somewhere, then the next part.
    let mut rest = only.trim();
    let mut runs = Vec::new();
    while has_word(rest) {
        if runs.len() == MOST {
            return None;
        }
        let (places, end) = longest_beginning(sources, rest)?;
        runs.push(places);
        rest = rest.get(end..)?.trim_start();
    }
    let parts = together(&runs).filter(|parts| parts.len() > 1)?;
    Some(SplicedQuotation { parts, has_ellipsis: false })
}

/// The parts between ellipses.
fn parts_of(quotation: &str) -> Vec<&str> {
    let mut parts = pieces_of(quotation);
    parts.retain(|part| has_word(part));
    parts
}

fn found(sources: &Sources, part: &str) -> Option<Vec<QuotationMatch>> {
    Some(places::find_verbatim(sources, part)).filter(|places| !places.is_empty())
}

/// The longest beginning of some words that is in the sources, with its places and its end.
fn longest_beginning(sources: &Sources, words: &str) -> Option<(Vec<QuotationMatch>, usize)> {
    let ends: Vec<usize> = words.unicode_word_indices().map(|(at, word)| at + word.len()).collect();
    let shortest = if words.chars().any(is_cjk) {
        // A character of Han or kana counts as a word in such texts.
        let letters =
            |end: &usize| words.get(..*end).map_or(0, |head| head.chars().filter(|c| c.is_alphanumeric()).count());
        ends.iter().position(|end| letters(end) >= LETTERS)?
    } else {
        // Two words may be a whole sentence.
        let sentence = sentence_end(words);
        let of_sentence = ends.iter().position(|end| *end >= sentence).filter(|at| (1..WORDS - 1).contains(at));
        of_sentence.unwrap_or(WORDS - 1)
    };
    let mut best = None;
    let (mut low, mut high) = (shortest, ends.len());
    // If a run is nowhere in the sources, no longer run can be.
    while low < high {
        let middle = low.midpoint(high);
        let end = *ends.get(middle)?;
        match found(sources, words.get(..end)?) {
            Some(places) => {
                best = Some((places, with_signs(words, end)));
                low = middle + 1;
            }
            None => high = middle,
        }
    }
    best
}

/// The end of a run including the punctuation after its last word.
fn with_signs(words: &str, end: usize) -> usize {
    let rest = words.get(end..).unwrap_or_default();
    let signs = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
    let opens = rest.get(..signs).and_then(|signs| signs.find(['“', '‘', '(', '「', '«']));
    end + opens.unwrap_or(signs)
}

/// One place for each part, all in one source: after the place of the previous part if possible, and in the words of
/// the same person.
fn together(parts: &[Vec<QuotationMatch>]) -> Option<Vec<QuotationMatch>> {
    let first = parts.first()?;
    let attempts = first.iter().filter_map(|start| {
        let mut chosen = vec![start.clone()];
        for part in parts.iter().skip(1) {
            let last = chosen.last()?;
            let cost = |place: &QuotationMatch| {
                let is_same = place.utterance == last.utterance && place.utterance.is_some();
                let (end, start) = (last.range().end, place.range().start);
                (!is_same, start < end, start.abs_diff(end))
            };
            let next = part.iter().filter(|place| place.source == start.source).min_by_key(|place| cost(place))?;
            chosen.push(next.clone());
        }
        Some(chosen)
    });
    attempts.min_by_key(|chosen| {
        let pairs = chosen.iter().zip(chosen.iter().skip(1));
        let strangers = pairs.clone().filter(|(a, b)| a.utterance != b.utterance).count();
        let distance: usize = pairs.map(|(a, b)| b.range().start.abs_diff(a.range().end)).sum();
        (strangers, distance)
    })
}

impl SplicedQuotation {
    /// Whether the parts are in one sentence and in order, so that words were dropped between them rather than
    /// places joined.
    pub(super) fn is_one_sentence(&self) -> bool {
        self.parts.iter().zip(self.parts.iter().skip(1)).all(|(part, next)| {
            let (end, start) = (part.span().end, next.span().start);
            let gap = part
                .speech
                .text
                .get(end..start)
                .filter(|_| part.utterance == next.utterance && part.speech.text == next.speech.text);
            let before = part.speech.text.get(..end).unwrap_or_default();
            gap.is_some_and(|gap| sentence_end(gap) == gap.len() && !before.trim_end().ends_with(['.', '!', '?', '。']))
        })
    }
}
