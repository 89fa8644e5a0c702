//! The negations of a text, in the languages that `lists` names.

use std::{borrow::Cow, ops::Range};

use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    lists::{ANYWHERE, CHINESE, JAPANESE, KOREAN, NOT_KOREAN, STRONG, WEAK},
    words::words,
};
use crate::{
    matching::local_words::Surroundings,
    text::script::{is_cjk, is_hangul_syllable, is_kana},
};

/// How much a negation reverses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Only a phrase ("without", "unless"), or the word that it is part of.
    Weak,
    /// The whole clause.
    Strong,
}

/// How strongly a word between two word boundaries negates, if it does.
pub(super) fn negation_of_word(word: &str) -> Option<Strength> {
    let lower = word.to_lowercase();
    let bare = lower.as_str();
    let is_contracted = bare.ends_with("n't") || bare.ends_with("n’t");
    let bare = &without_vowel_signs(bare);
    let bare = bare.as_ref();
    // n’est, n'a: in French and in Italian dialects.
    let is_elided = bare.starts_with("n’") || bare.starts_with("n'");
    if is_contracted || (is_elided && bare.chars().count() >= 3) || STRONG.contains(&bare) || is_bound(bare) {
        Some(Strength::Strong)
    } else if WEAK.contains(&bare) {
        Some(Strength::Weak)
    } else {
        None
    }
}

/// Arabic without its vowel signs, which are occasionally written.
fn without_vowel_signs(word: &str) -> Cow<'_, str> {
    let is_sign = |c: char| matches!(c, '\u{64B}'..='\u{65F}' | '\u{670}');
    match word.contains(is_sign) {
        true => Cow::Owned(word.replace(is_sign, "")),
        false => Cow::Borrowed(word),
    }
}

/// Verbs negated by a syllable within them, in scripts of one language each: Persian نمی‌کنیم, Bengali করিনি, Tamil
/// செய்யவில்லை.
fn is_bound(word: &str) -> bool {
    const NOT_BENGALI: [&str; 4] = ["তিনি", "যিনি", "ইনি", "উনি"];
    word.starts_with("نمی")
        || word.starts_with("نخواه")
        || word.ends_with("িনি") && !NOT_BENGALI.contains(&word)
        || ["வில்லை", "இல்லை", "மாட்ட"].iter().any(|part| word.contains(part))
        || word.ends_with("ாது")
}

/// The negations of a text that are at least this strong, in order. `near` determines the language of the text.
pub(super) fn negations(text: &str, least: Strength, near: &Surroundings<'_>) -> impl Iterator<Item = Range<usize>> {
    let is_ascii = text.is_ascii();
    let anywhere = ANYWHERE.iter().filter(|(negation, _)| !is_ascii || negation.is_ascii());
    let anywhere = anywhere.filter_map(|(negation, others)| {
        let places = text.match_indices(negation).map(|(at, found)| at..at + found.len());
        places.into_iter().find(|at| {
            let rest = text.get(at.start..).unwrap_or_default();
            !others.iter().any(|other| rest.starts_with(other))
        })
    });
    let mut found: Vec<Range<usize>> = anywhere.chain(of_words(text, least, near)).collect();
    found.sort_by_key(|at| (at.start, at.end));
    found.into_iter()
}

fn of_words(text: &str, least: Strength, near: &Surroundings<'_>) -> impl Iterator<Item = Range<usize>> {
    let is_japanese = text.chars().any(is_kana);
    words(text).flat_map(move |(range, word)| {
        let found = if word.chars().any(is_hangul_syllable) {
            is_korean_negation(word).then(|| vec![range.clone()])
        } else if word.chars().any(is_cjk) {
            Some(east_asian(word, is_japanese, least).map(|at| range.start + at.start..range.start + at.end).collect())
        } else {
            let is_number_sign = || {
                word == "No" && is_before_number(text, range.end)
                    || word.to_lowercase() == "không" && is_vietnamese_compound(text, range.end)
            };
            let strength = match near.is_negation(&word.to_lowercase()) {
                Some(true) => Some(Strength::Strong),
                Some(false) => None,
                None => negation_of_word(word),
            };
            strength
                .map(|strength| if is_behind_without(text, range.start) { Strength::Weak } else { strength })
                .filter(|strength| *strength >= least && !is_number_sign())
                .map(|_| vec![range.clone()])
        };
        found.unwrap_or_default()
    })
}

/// Whether the negation belongs only to a phrase with "without": « sans aucune explication ».
pub(super) fn is_behind_without(text: &str, at: usize) -> bool {
    const WITHOUT: [&str; 6] = ["sans", "sin", "sem", "senza", "ohne", "zonder"];
    let before = text.get(..at).unwrap_or_default();
    let last = before.strip_suffix(' ').and_then(|before| before.split(|c: char| !c.is_alphabetic()).next_back());
    last.is_some_and(|last| WITHOUT.contains(&last.to_lowercase().as_str()))
}

/// Whether it is the abbreviation of "number", as in "No. 10".
fn is_before_number(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    rest.strip_prefix('.').unwrap_or(rest).trim_start().starts_with(char::is_numeric)
}

/// Whether "không" begins another word: "không quân" is the air force, "không khí" the air.
fn is_vietnamese_compound(text: &str, at: usize) -> bool {
    let next = text.get(at..).and_then(|rest| rest.unicode_words().next()).unwrap_or_default();
    matches!(next, "quân" | "khí" | "gian" | "trung" | "phận" | "tặc")
}

fn is_korean_negation(word: &str) -> bool {
    let holds = |parts: &[&str]| parts.iter().any(|part| word.contains(part));
    // 안된다 written as one word; 제안됐다 is a different word.
    let is_joined = ["안되", "안된", "안될", "안됩", "안돼", "안됐", "못해"].iter().any(|part| word.starts_with(part));
    matches!(word, "안" | "못") || is_joined || (holds(KOREAN) && !holds(NOT_KOREAN))
}

/// The negations within a run of Han and kana.
fn east_asian(run: &str, is_japanese: bool, least: Strength) -> impl Iterator<Item = Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if is_japanese {
        for (ending, others) in JAPANESE {
            let places = run.match_indices(ending).map(|(at, ending)| at..at + ending.len());
            found.extend(places.filter(|at| {
                let before = run.get(..at.start).unwrap_or_default();
                !others.iter().any(|other| before.ends_with(other))
            }));
        }
        // 不賛成, 未定: within a word, so it cannot be decided whether it negates the clause.
        if least == Strength::Weak {
            found.extend(run.match_indices(['不', '無', '非', '未']).map(|(at, c)| at..at + c.len()));
        }
    } else {
        for (word, others) in CHINESE {
            let places = run.match_indices(word).map(|(at, word)| at..at + word.len());
            found.extend(places.filter(|at| !is_part_of(run, at, others)));
        }
    }
    found.sort_by_key(|at| (at.start, at.end));
    found.into_iter()
}

/// Whether the range is part of one of these words.
fn is_part_of(run: &str, at: &Range<usize>, others: &[&str]) -> bool {
    others
        .iter()
        .any(|other| run.match_indices(other).any(|(start, _)| start <= at.start && at.end <= start + other.len()))
}
