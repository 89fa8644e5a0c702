//! Finds the first condition by its words.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::lists::{
    CONDITIONS, JAPANESE_CHINESE, KOREAN, KOREAN_PLACES, NO_CONDITION, NO_LOCAL_CONDITION, NOUNS_IN_MYEON,
    SOUTH_EAST_ASIAN, SWEDISH_SUBJECTS,
};
use super::phrases::PHRASES;
use crate::{
    matching::local_words::{Surroundings, has_turkish_if, has_turkish_letters},
    text::script::{is_cjk, is_hangul_syllable, is_south_east_asian},
};

/// The word that makes the first condition in some words, in lower case.
pub(in crate::matching) fn condition_word(words: &str, near: &Surroundings<'_>) -> Option<String> {
    let found = condition_in(words, near)?;
    let rest = words.get(found)?;
    let entry = SOUTH_EAST_ASIAN.iter().find(|entry| rest.starts_with(**entry));
    entry.map(|entry| (*entry).to_owned()).or_else(|| rest.unicode_words().next().map(str::to_lowercase))
}

/// The first condition in some words, given the language of the text that they are from.
pub(in crate::matching) fn condition_in(words: &str, near: &Surroundings<'_>) -> Option<Range<usize>> {
    let lower = words.to_lowercase();
    let of_phrases = PHRASES.iter().filter_map(|phrase| find_words(&lower, phrase)).min();
    let of_word = single(words, near);
    let first = match (of_phrases, of_word) {
        // Lower case may change lengths, so a position there is only approximate here.
        (Some(at), Some(word)) => Some(at.min(word)),
        (at, word) => at.or(word),
    }?;
    let first = words.floor_char_boundary(first.min(words.len()));
    Some(first..words.trim_end().len().max(first))
}

fn find_words(text: &str, phrase: &str) -> Option<usize> {
    text.match_indices(phrase).map(|(at, _)| at).find(|at| {
        let is_free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        is_free(text.get(..*at).and_then(|before| before.chars().next_back()))
            && is_free(text.get(at + phrase.len()..).and_then(|after| after.chars().next()))
    })
}

fn single(words: &str, near: &Surroundings<'_>) -> Option<usize> {
    let mut before = String::new();
    let mut all = words.unicode_word_indices().peekable();
    while let Some((at, word)) = all.next() {
        let next = all.peek().map_or("", |(_, next)| *next);
        if word.chars().any(is_hangul_syllable) {
            let holds_end = KOREAN.iter().any(|ending| {
                word.ends_with(ending) || word.trim_end_matches(['는', '은', '만', '도']).ends_with(ending)
            });
            let is_place = KOREAN_PLACES.iter().any(|place| word.ends_with(place));
            let is_if = is_korean_if(word, &before);
            // 동의해야 짓겠다: only then. 동의해야 한다: they must.
            let is_must = ["하", "한", "할", "합", "했", "해", "되", "된", "될", "됩", "돼"]
                .iter()
                .any(|verb| next.starts_with(verb));
            let is_needed = ["해야", "어야", "아야", "여야", "돼야", "와야", "가야", "려야", "져야"]
                .iter()
                .any(|end| word.ends_with(end));
            if holds_end && !is_place || is_if || is_needed && !is_must || word == "한" && before.ends_with('는') {
                return Some(at);
            }
        } else {
            let lower = word.to_lowercase();
            let is_given =
                matches!(lower.as_str(), "provided" | "providing") && matches!(next, "by" | "with" | "for" | "to");
            // "If not now, we will go", "if anything": not a condition of the rest.
            let behind = words.get(at + word.len()..).unwrap_or_default().unicode_words().nth(1).unwrap_or_default();
            let is_short = lower == "if"
                && (matches!(next, "so" | "anything" | "any")
                    || next == "not"
                        && matches!(behind, "now" | "today" | "tomorrow" | "then" | "here" | "yet" | "this"));
            let is_other =
                is_given || is_short || (lower == "if" || lower == "wenn") && NO_CONDITION.contains(&before.as_str());
            // Swedish "om" is also "about", Hungarian "ha" is also hectares, "AK" is not a word.
            let is_local = near.is_condition(&lower)
                && (lower != "om"
                    || SWEDISH_SUBJECTS.contains(&next)
                    // ”Om regeringen hade svarat”: the mood tells it from "about".
                    || word == "Om" && words.unicode_words().any(|word| matches!(word, "hade" | "vore" | "skulle" | "inte")))
                && !before.ends_with(|c: char| c.is_ascii_digit())
                && !word.chars().all(char::is_uppercase);
            let is_whether = (is_local || matches!(lower.as_str(), "jei" | "jeigu"))
                && NO_LOCAL_CONDITION.contains(&before.as_str());
            // "Ne olursa olsun" is "whatever happens".
            let is_turkish_if = has_turkish_if(&lower)
                && next != "olsun"
                && (has_turkish_letters(words) || near.is_turkish() || near.has_turkish_letters());
            let makes = CONDITIONS.contains(&lower.as_str()) || is_local || is_turkish_if;
            if makes && !is_other && !is_whether {
                return Some(at);
            }
        }
        before = word.to_lowercase();
    }
    let south_east_asian = || SOUTH_EAST_ASIAN.iter().filter_map(|word| words.find(word)).min();
    let found = words.chars().any(is_south_east_asian).then(south_east_asian).flatten();
    if found.is_some() || !words.chars().any(is_cjk) {
        return found;
    }
    // だけでなく, のみならず: "not only".
    let is_meant = |at: &usize| {
        let rest = words.get(*at..).unwrap_or_default();
        // 正直に言えば: "frankly".
        let is_frankly = ["正直に言", "率直に言", "実を言", "はっきり言", "簡単に言", "換言す"]
            .iter()
            .any(|phrase| words.get(..*at).is_some_and(|head| head.ends_with(phrase)));
        // 二ページだけで、: "it is only two pages, and". 只有两页: "there are only two pages", unless 才 follows.
        let is_only = rest.starts_with("只有") && !near.holds("才");
        let other = ["だけでな", "だけではな", "だけで、", "のみなら", "のみでな", "のみで、"];
        !is_frankly && !is_only && !other.iter().any(|other| rest.starts_with(other))
    };
    JAPANESE_CHINESE.iter().filter_map(|word| words.find(word).filter(is_meant)).min()
}

/// Whether a Korean word is a verb with the ending for "if": 그치면, 받으면. The ending joins a vowel or ㄹ; a noun may also
/// end this way (화면), and so may the name of a township (남양주시 화도면).
fn is_korean_if(word: &str, before: &str) -> bool {
    let Some(stem) = word.trim_end_matches(['은', '도']).strip_suffix('면') else { return false };
    // 솔직히 말하면: "frankly".
    if matches!(stem, "말하" | "말씀드리" | "말씀드리자" | "말하자") {
        return false;
    }
    let is_noun = NOUNS_IN_MYEON.iter().any(|noun| match noun.chars().count() {
        // 지면 is a noun, 넘어지면 is not.
        2 if matches!(*noun, "지면" | "가면" | "이면" | "라면" | "전면" | "서면" | "내면" | "대면") => {
            word == *noun
        }
        _ => word.ends_with(noun),
    });
    let is_township = before.ends_with(['군', '시', '도', '구']);
    let last = stem.chars().next_back().map(u32::from).filter(|c| (0xAC00..=0xD7A3).contains(c));
    // Final consonants are counted from none; ㄹ is the eighth.
    last.is_some_and(|last| matches!((last - 0xAC00) % 28, 0 | 8)) && !is_noun && !is_township
}
