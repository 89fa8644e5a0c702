//! "According to" somebody at the beginning of a sentence, where the words do not show which of them are a noun phrase:
//! «Σύμφωνα με τον ιδιοκτήτη, Σταύρο Καλλέργη, …», „Potrivit purtătorului de cuvânt al ISU, …“, „A rendőrség szóvivője
//! szerint …“.

use std::ops::Range;

use super::Cue;
use crate::attribution::Rule;
use crate::attribution::clauses::Sentence;
use crate::attribution::items::ItemKind;
use crate::attribution::names::NameKind;
use crate::attribution::phrases::{Head, NounPhrase, Reader};
use crate::attribution::tokens::Kind;
use crate::attribution::word::WordClasses;

/// The most items that name somebody.
const LONGEST: usize = 8;
/// The words before them, as many as belong together.
const BEFORE: &[&[&str]] = &[
    &["à", "en", "croire"],
    &["d’", "après"],
    &["σύμφωνα", "με"],
    &["selon"],
    &["según"],
    &["segons"],
    &["segundo"],
    &["secondo"],
    &["potrivit"],
    &["conform"],
    &["enligt"],
    &["ifølge"],
    &["volgens"],
    &["laut"],
    &["zdaniem"],
    &["według"],
    &["podle"],
    &["podľa"],
    &["според"],
    &["prema"],
    &["po", "mnenju"],
    &["по", "словам"],
    &["по", "мнению"],
    &["за", "словами"],
    &["на", "думку"],
    &["menurut"],
    &["theo"],
];
/// The words behind them.
const BEHIND: [&str; 4] = ["szerint", "mukaan", "mielestä", "göre"];

/// The cue before the quotation at item `at`, in a language other than English.
pub(super) fn find_cue(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> Option<Cue> {
    let region = region(reader, sentence, at).filter(|_| !reader.is_english)?;
    // „purtătorul de cuvânt al ISU“: an organization behind a noun is not the one who speaks.
    let is_person = |name: &NounPhrase| match name.head {
        Head::Name(number) => reader.people.name(number).is_some_and(|name| name.kind != NameKind::Organization),
        _ => false,
    };
    let named = region.clone().find_map(|at| reader.name_phrase(at));
    let named = named.filter(|name| name.start == region.start || is_person(name));
    let phrase = named.or_else(|| apposition(reader, region.end)).or_else(|| described(reader, &region))?;
    Some(Cue { is_adjacent: false, ..Cue::of_name(phrase, Rule::AccordingTo) })
}

/// The items that name somebody.
fn region(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> Option<Range<usize>> {
    let first = sentence.items.start;
    let is_break = |at: &usize| !matches!(reader.items.kind_at(*at), ItemKind::Token(Kind::Word | Kind::Number));
    let begins = |words: &&&[&str]| (first..).zip(**words).all(|(at, word)| reader.lower(at) == *word);
    let end_of = |start: usize| (start..at.min(start + LONGEST)).find(is_break).unwrap_or(at.min(start + LONGEST));
    if let Some(words) = BEFORE.iter().find(begins) {
        let start = first + words.len();
        return Some(start..end_of(start)).filter(|region| !region.is_empty());
    }
    let end = (first + 1..end_of(first)).find(|at| BEHIND.contains(&reader.lower(*at)))?;
    Some(first..end)
}

/// "…, Ann Lee,": the name behind the comma at an item.
fn apposition(reader: &Reader<'_>, comma: usize) -> Option<NounPhrase> {
    let name = reader.items.is(comma, Kind::Comma).then(|| reader.name_phrase(comma + 1)).flatten()?;
    reader.items.is(name.end, Kind::Comma).then_some(name)
}

/// A description: all words up to a comma or the word behind them, or else an article and a noun.
fn described(reader: &Reader<'_>, region: &Range<usize>) -> Option<NounPhrase> {
    let is_word = |at: usize| BEHIND.contains(&reader.lower(at)) || reader.items.is(at, Kind::Comma);
    let has_article = reader.items.word(region.start).is(WordClasses::DETERMINER);
    let end =
        if is_word(region.end) { region.end } else { region.end.min(region.start + 1 + usize::from(has_article)) };
    let head_at = end.checked_sub(1).filter(|last| *last >= region.start)?;
    // "According to it": no noun.
    let is_noun = (region.start..end).any(|at| {
        let small =
            WordClasses::PRONOUN.or(WordClasses::DETERMINER).or(WordClasses::PREPOSITION).or(WordClasses::ADVERB);
        reader.items.is_word(at) && !reader.items.word(at).is(small)
    });
    is_noun.then_some(NounPhrase {
        start: region.start,
        end,
        head_at,
        head: Head::Description,
        is_possessive: false,
        owner: None,
        apposition: None,
        is_plural: false,
    })
}
