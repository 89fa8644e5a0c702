//! Finds the speaker as the owner of a noun of speech: "Lee’s claim that it is “…”", "her call for “…”".

use super::{Cue, LONGEST_LABEL};
use crate::attribution::Rule;
use crate::attribution::clauses::{Clause, Sentence};
use crate::attribution::items::{ClosingPunctuation, ItemKind};
use crate::attribution::phrases::{Head, NounPhrase, Reader};
use crate::attribution::tokens::Kind;
use crate::attribution::word::WordClasses;

/// The most items between the noun and the quotation.
const NEAR: usize = 8;

/// The cue by an owner, for the quotation at item `at`.
pub(super) fn find_cue(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> Option<Cue> {
    let first = sentence.items.start.max(at.saturating_sub(NEAR));
    let noun = (first..at).rev().find(|noun| reader.is_english && reader.items.word(*noun).is(WordClasses::SPEECH))?;
    let owner = owner_at(reader, noun).filter(|owner| *owner >= sentence.items.start)?;
    if !introduces(reader, noun, at) || is_in_clause_of_saying(reader, sentence, owner, noun, at) {
        return None;
    }
    let phrase = owner_phrase(reader, sentence, owner)?;
    let cue = Cue::of_name(phrase, Rule::SpeakerBefore);
    Some(Cue { verb: Some(noun), is_set_off: false, ..cue })
}

/// The item before the noun and its adjectives.
fn owner_at(reader: &Reader<'_>, noun: usize) -> Option<usize> {
    let items = reader.items;
    let is_adjective = |at: usize| {
        let word = items.word(at);
        word.is(WordClasses::ADJECTIVE) || (items.is_word(at) && word == WordClasses::default())
    };
    (noun.saturating_sub(NEAR)..noun).rev().find(|at| !is_adjective(*at))
}

/// Whether the noun introduces the quotation: no comma between them, and no verb except in a clause with "that".
fn introduces(reader: &Reader<'_>, noun: usize, at: usize) -> bool {
    let items = reader.items;
    let is_verb = |at: usize| {
        items.is_word(at)
            && (items.word(at).is(WordClasses::VERB.or(WordClasses::AUXILIARY)) || reader.looks_like_past(at))
    };
    let is_sign = |at: usize| matches!(items.kind_at(at), ItemKind::Quote | ItemKind::Token(Kind::Comma | Kind::Stop));
    let mut between = noun + 1..at;
    (reader.lower(noun + 1) == "that" || !between.clone().any(is_verb)) && !between.any(is_sign)
}

/// Whether the words belong to a clause of saying instead: "Oh said Lee’s plan “…”", "her claim that Oh had
/// said “…”".
fn is_in_clause_of_saying(reader: &Reader<'_>, sentence: &Sentence, owner: usize, noun: usize, at: usize) -> bool {
    let is_strong = |clause: &Clause| clause.says() && !clause.word.is(WordClasses::WEAK);
    let is_link = matches!(reader.lower(noun + 1), "that" | "for" | "to" | "of");
    let is_before = |clause: &Clause| clause.verb < owner && !is_link;
    let is_between = |clause: &Clause| clause.verb > noun && clause.verb < at;
    sentence.clauses.iter().any(|clause| is_strong(clause) && (is_before(clause) || is_between(clause)))
}

/// “…” was her verdict; “…,” is Lee’s answer: the cue after the quotation at item `at`.
pub(super) fn behind(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> Option<Cue> {
    const NOUNS: &str = " verdict reply answer response comment reaction summary assessment explanation advice message \
        conclusion retort greeting motto refrain plea warning ";
    let items = reader.items;
    let verb = at + 1 + usize::from(items.is(at + 1, Kind::Comma));
    let is_be = matches!(reader.lower(verb), "was" | "is" | "came" | "were" | "are");
    if !is_be || !reader.is_english {
        return None;
    }
    let end = sentence.items.end.min(verb + 1 + NEAR);
    let noun = (verb + 2..end).find(|noun| NOUNS.contains(&format!(" {} ", reader.lower(*noun))))?;
    // "is a good answer" has no owner.
    let is_last = matches!(items.kind_at(noun + 1), ItemKind::End | ItemKind::Token(Kind::Stop | Kind::Comma))
        || items.word(noun + 1).is(WordClasses::PREPOSITION);
    let owner = owner_at(reader, noun).filter(|owner| *owner > verb && is_last)?;
    let phrase = owner_phrase(reader, sentence, owner)?;
    let is_set_off = items.closing_punctuation(at) != ClosingPunctuation::None;
    Some(Cue { verb: Some(verb), is_set_off, is_doubtful: true, ..Cue::of_name(phrase, Rule::SpeakerAfter) })
}

/// "Lee’s", "her".
fn owner_phrase(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> Option<NounPhrase> {
    let items = reader.items;
    if items.word(at).is(WordClasses::POSSESSIVE) && matches!(reader.lower(at), "his" | "her" | "their") {
        let head = Head::Pronoun;
        return Some(NounPhrase {
            start: at,
            end: at + 1,
            head_at: at,
            head,
            is_possessive: true,
            owner: None,
            apposition: None,
            is_plural: false,
        });
    }
    if !items.is(at, Kind::Possessive) {
        return None;
    }
    let starts = sentence.items.start.max(at.saturating_sub(LONGEST_LABEL))..at;
    starts.filter_map(|start| reader.name_phrase(start)).find(|phrase| phrase.end == at)
}
