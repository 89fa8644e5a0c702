//! The clause after a quotation whose verb is in no list: „…,“ popsal bagrista Jan Malý; "…," kata Budi Hartono,
//! pemilik kios. Where a quotation begins its sentence, and a comma or dash and words in lower case follow it, these
//! say who speaks, whatever the verb is.

use super::Cue;
use crate::attribution::Rule;
use crate::attribution::clauses::Sentence;
use crate::attribution::items::{ClosingPunctuation, ItemKind, Items};
use crate::attribution::phrases::{Head, NounPhrase, Reader};
use crate::attribution::tokens::Kind;
use crate::attribution::word::WordClasses;

/// The most items of such a clause.
const LONGEST: usize = 20;
/// The most words of a clause that has a verb and no subject.
const LONGEST_ALONE: usize = 3;

/// Where somebody is in relation to another person, behind the Indonesian "di": "kata wali kota di depan Siti Rahayu".
const INDONESIAN_PLACES: [&str; 9] =
    ["depan", "hadapan", "muka", "samping", "sebelah", "belakang", "dekat", "tengah", "antara"];

/// The cue after the quotation at item `at`, in a language other than English.
pub(super) fn find_cue(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> Option<Cue> {
    let clause = clause_behind(reader.items, sentence, at).filter(|_| !reader.is_english)?;
    let name = clause.clone().find_map(|at| reader.name_phrase(at).filter(|name| is_subject(reader, name)));
    let phrase = name.or_else(|| clause.clone().skip(1).find_map(|at| role_at(reader, at)))?;
    let verb = clause.clone().find(|at| !(phrase.start..phrase.end).contains(at))?;
    Some(Cue { verb: Some(verb), is_doubtful: true, ..Cue::of_name(phrase, Rule::SpeakerAfter) })
}

/// The only word or two of the clause after the quotation at item `at`: «…», ha afegit. Their subject is left out.
pub(in crate::attribution) fn without_subject(items: &Items<'_>, sentence: &Sentence, at: usize) -> Option<usize> {
    let clause = clause_behind(items, sentence, at)?;
    let is_small = |at: usize| items.is_word(at) && items.token(at).is_some_and(|token| !token.is_capital);
    (clause.len() <= LONGEST_ALONE && clause.clone().all(is_small)).then_some(clause.start)
}

/// The items after the quotation and the sign that sets it off, up to the end of the sentence or the next quotation.
fn clause_behind(items: &Items<'_>, sentence: &Sentence, at: usize) -> Option<std::ops::Range<usize>> {
    let is_sign = |at: &usize| matches!(items.kind_at(*at), ItemKind::Token(Kind::Comma | Kind::Dash));
    let signs = (at + 1..at + 3).take_while(is_sign).count();
    let is_ended =
        matches!(items.closing_punctuation(at), ClosingPunctuation::Comma | ClosingPunctuation::QuestionOrOther);
    let start = at + 1 + signs;
    let begins_small = items.is_word(start) && items.token(start).is_some_and(|token| !token.is_capital);
    let is_link = items.word(start).is(WordClasses::LINKS.or(WordClasses::PREPOSITION).or(WordClasses::CONJUNCTION));
    if at != sentence.items.start || !(signs > 0 || is_ended) || !begins_small || is_link {
        return None;
    }
    let is_end = |at: &usize| !matches!(items.kind_at(*at), ItemKind::Token(kind) if !matches!(kind, Kind::Stop | Kind::Colon | Kind::Semicolon));
    let end = (start..=start + LONGEST).find(is_end)?;
    (!items.is(end, Kind::Colon)).then_some(start..end)
}

/// Whether the name may be the subject: no preposition is before it, and it is no place.
fn is_subject(reader: &Reader<'_>, name: &NounPhrase) -> bool {
    let before = name.start.checked_sub(1).map_or(WordClasses::default(), |at| reader.items.word(at));
    let Head::Name(number) = name.head else { return false };
    let is_person = reader.people.name(number).is_some_and(|name| !name.kind.is_no_person());
    let words = name.start.checked_sub(2).map(|at| [reader.lower(at), reader.lower(at + 1)]);
    let is_beside = words.is_some_and(|[first, second]| first == "di" && INDONESIAN_PLACES.contains(&second));
    is_person && !is_beside && !before.is(WordClasses::PREPOSITION)
}

/// The noun for a person or an organization at an item.
fn role_at(reader: &Reader<'_>, at: usize) -> Option<NounPhrase> {
    let somebody = WordClasses::ROLES.or(WordClasses::ORGANIZATION);
    let is_after_preposition = at.checked_sub(1).is_some_and(|at| reader.items.word(at).is(WordClasses::PREPOSITION));
    let is_somebody = |phrase: &NounPhrase| (phrase.start..phrase.end).any(|at| reader.items.word(at).is(somebody));
    reader.phrase(at).filter(|phrase| !is_after_preposition && is_somebody(phrase))
}
