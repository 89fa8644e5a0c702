//! Quotations that were put together from words in several places.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    places::{self, QuotationMatch},
    source::SourceSpeaker,
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
/// Prefers places whose words the person named in the manuscript may have said: those for which `is_other` is false.
pub(super) fn find_spliced(
    sources: &Sources,
    quotation: &str,
    is_other: impl Fn(&QuotationMatch) -> bool,
) -> Option<SplicedQuotation> {
    let together = |parts: &[Vec<QuotationMatch>]| together(sources, parts, &is_other);
    let parts = parts_of(quotation);
    if parts.len() > limits::PIECES_OF_QUOTE {
        return None;
    }
    if parts.len() > 1 {
        let places: Option<Vec<Vec<QuotationMatch>>> = parts.iter().map(|part| found(sources, part)).collect();
        return Some(SplicedQuotation { parts: together(&places?)?, has_ellipsis: true });
    }
    let mut runs = Vec::new();
    for words in outside_brackets(parts.first()?) {
        add_runs(sources, words, &mut runs)?;
    }
    let parts = together(&runs).filter(|parts| parts.len() > 1)?;
    Some(SplicedQuotation { parts, has_ellipsis: false })
}

/// The words before, between and after an editor's brackets, whose words are not in the source; brackets within a word
/// ("[F]ire") and those that replace nothing stay.
fn outside_brackets(words: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (open, _) in words.match_indices('[') {
        let inner = words.get(open..).unwrap_or_default();
        let Some(end) = inner.find(']').map(|length| open + length + 1).filter(|_| open >= start) else { continue };
        let is_within_word = [
            words.get(..open).and_then(|head| head.chars().next_back()),
            words.get(end..).and_then(|tail| tail.chars().next()),
        ]
        .into_iter()
        .flatten()
        .any(char::is_alphanumeric);
        if !is_within_word {
            parts.push(words.get(start..open).unwrap_or_default());
            start = end;
        }
    }
    parts.push(words.get(start..).unwrap_or_default());
    parts
}

/// Adds the places of some words: of the longest beginning that is found somewhere, then of the rest. `None` if a part is
/// nowhere, or if there are too many.
fn add_runs(sources: &Sources, words: &str, runs: &mut Vec<Vec<QuotationMatch>>) -> Option<()> {
    let mut rest = words.trim();
    while has_word(rest) {
        if runs.len() == MOST {
            return None;
        }
        let (places, end) = longest_beginning(sources, rest)?;
        runs.push(places);
        rest = rest.get(end..)?.trim_start();
    }
    Some(())
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

/// A place of a part of a quotation.
struct Candidate<'p> {
    place: &'p QuotationMatch,
    /// Whether the source gives its words to somebody other than the manuscript does.
    is_other: bool,
    /// Who says it in the source, if anybody is known to.
    who: Option<&'p SourceSpeaker>,
}

/// One place for each part, all in one source: after the place of the previous part if possible, and in the words of
/// the same person.
fn together(
    sources: &Sources,
    parts: &[Vec<QuotationMatch>],
    is_other: &impl Fn(&QuotationMatch) -> bool,
) -> Option<Vec<QuotationMatch>> {
    let parts: Vec<Vec<Candidate<'_>>> = parts
        .iter()
        .map(|part| {
            let candidates = part.iter().map(|place| {
                let who = sources.get(place.source).and_then(|source| source.speaker_at(place)).map(|(who, _)| who);
                Candidate { place, is_other: is_other(place), who }
            });
            candidates.collect()
        })
        .collect();
    let attempts = parts.first()?.iter().filter_map(|start| {
        let mut chosen = vec![start];
        for part in parts.iter().skip(1) {
            let last = chosen.last()?;
            let places = part.iter().filter(|other| other.place.source == start.place.source);
            chosen.push(places.min_by_key(|next| next.cost_after(last))?);
        }
        Some(chosen)
    });
    let best = attempts.min_by_key(|chosen| {
        let pairs = || chosen.iter().zip(chosen.iter().skip(1));
        let others = chosen.iter().filter(|candidate| candidate.is_other).count();
        let strangers = pairs().filter(|(before, next)| !next.is_said_by_same(before)).count();
        let distance: usize = pairs().map(|(before, next)| next.distance_after(before)).sum();
        (others, strangers, distance)
    })?;
    Some(best.into_iter().map(|candidate| candidate.place.clone()).collect())
}

impl Candidate<'_> {
    /// Whether it is in the same utterance, or another one of the same person.
    fn is_said_by_same(&self, other: &Self) -> bool {
        let is_same_utterance = self.place.utterance == other.place.utterance;
        is_same_utterance || self.who.is_some_and(|who| *who != SourceSpeaker::Unknown && Some(who) == other.who)
    }

    fn distance_after(&self, before: &Self) -> usize {
        self.place.range().start.abs_diff(before.place.range().end)
    }

    /// How little it fits after the place of the previous part.
    fn cost_after(&self, before: &Self) -> (bool, bool, bool, bool, usize) {
        let is_same = self.place.utterance == before.place.utterance && self.place.utterance.is_some();
        let is_earlier = self.place.range().start < before.place.range().end;
        (self.is_other, !self.is_said_by_same(before), !is_same, is_earlier, self.distance_after(before))
    }
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
