//! Words that one person relays for another (“…,” Lee quoted Oh as saying), and words of two people (said Lee
//! and Oh).

use super::Cue;
use crate::attribution::Rule;
use crate::attribution::clauses::{Clause, Sentence};
use crate::attribution::phrases::{Head, NounPhrase, Reader};
use crate::attribution::tokens::Kind;
use crate::attribution::word::WordClasses;

/// Forms of the verbs after which someone else speaks.
const RELAYS: &str = " quoted quotes quoting cited cites citing remembered remembers remember recalled recalls recall reported reports heard hears hear overheard \
    overhears describes described caught imagines imagined shows showed ";

/// The speaker whose words a clause relays: "Lee quoted Oh as saying", "Lee remembers being told by Oh".
pub(super) fn speaker(reader: &Reader<'_>, sentence: &Sentence, clause: &Clause) -> Option<Cue> {
    let phrase = quoted(reader, clause.verb).or_else(|| told_by(reader, sentence, clause))?;
    let cue = Cue::of_name(phrase, Rule::SpeakerAfter);
    Some(Cue { verb: Some(clause.verb), is_doubtful: true, ..cue })
}

/// "quoted Oh as saying", "remembered her boss, Bob Oh, saying", "overheard him say".
fn quoted(reader: &Reader<'_>, verb: usize) -> Option<NounPhrase> {
    if !RELAYS.contains(&format!(" {} ", reader.lower(verb))) {
        return None;
    }
    let phrase = with_apposition(reader, reader.phrase(verb + 1)?);
    let end = phrase_end(reader, &phrase);
    let next = end + usize::from(reader.lower(end) == "as") + usize::from(reader.items.is(end, Kind::Comma));
    let word = reader.items.word(next);
    let is_saying = word.is(WordClasses::SAYING) || word.is(WordClasses::SAY) && !reader.items.is(end, Kind::Comma);
    (is_saying && !phrase.is_possessive).then_some(phrase)
}

/// "was told by Oh", "remembers being told by Oh".
fn told_by(reader: &Reader<'_>, sentence: &Sentence, clause: &Clause) -> Option<NounPhrase> {
    /// The most items after the verb.
    const NEAR: usize = 4;
    let end = sentence.items.end.min(clause.verb + NEAR);
    let by = (clause.verb + 1..end).find(|at| reader.lower(*at) == "by")?;
    let is_told = matches!(reader.lower(by - 1), "told" | "asked" | "warned" | "assured" | "reminded");
    let is_passive = reader.items.word(by.checked_sub(2)?).is(WordClasses::BE) || clause.is_passive;
    (is_told && is_passive).then(|| reader.phrase(by + 1)).flatten()
}

/// "her boss, Bob Oh,": the phrase with the name after it.
fn with_apposition(reader: &Reader<'_>, mut phrase: NounPhrase) -> NounPhrase {
    if phrase.head == Head::Description
        && reader.items.is(phrase.end, Kind::Comma)
        && let Some(next) = reader.phrase(phrase.end + 1)
        && let Head::Name(number) = next.head
    {
        phrase.apposition = Some(number);
    }
    phrase
}

/// The item after the phrase and its apposition between commas.
fn phrase_end(reader: &Reader<'_>, phrase: &NounPhrase) -> usize {
    const LONGEST: usize = 14;
    if !reader.items.is(phrase.end, Kind::Comma) {
        return phrase.end;
    }
    let within = phrase.end + 1..phrase.end + LONGEST;
    within.into_iter().find(|at| reader.items.is(*at, Kind::Comma)).map_or(phrase.end, |comma| comma + 1)
}

/// The name of a second speaker of the same words, as an index into the people’s names: "said Lee and Oh", "Lee and Oh
/// said", "said Tom Lee, the coach, and Bob Oh".
pub(super) fn joint(reader: &Reader<'_>, cue: &Cue) -> Option<u32> {
    let is_and = |at: usize| matches!(reader.lower(at), "and" | "und" | "et" | "y");
    let number = |phrase: NounPhrase| match phrase.head {
        Head::Name(number) => Some(number),
        _ => None,
    };
    let start = cue.phrase.start;
    let before = || {
        let is_behind = start.checked_sub(1).is_some_and(is_and);
        let names = (2..=5).filter_map(|back| start.checked_sub(back).and_then(|at| reader.name_phrase(at)));
        // "Secretary of Health and Human Services Ann Lee": an office, not two people.
        let is_of = |at: usize| at.checked_sub(1).is_some_and(|of| matches!(reader.lower(of), "of" | "for"));
        names.filter(|_| is_behind).find(|name| name.end + 1 == start && !is_of(name.start))
    };
    let is_inverted = cue.verb.is_none_or(|verb| verb < start);
    let after = || {
        let ends = [cue.phrase.end, phrase_end(reader, &cue.phrase)];
        let names = ends.into_iter().filter(|at| is_and(*at)).filter_map(|at| reader.name_phrase(at + 1));
        names.filter(|_| is_inverted).find(|name| !is_verb(reader, name.end))
    };
    before().or_else(after).and_then(number)
}

fn is_verb(reader: &Reader<'_>, at: usize) -> bool {
    let word = reader.items.word(at);
    reader.items.is_word(at)
        && (word.is(WordClasses::SAYS.or(WordClasses::VERB).or(WordClasses::AUXILIARY)) || reader.looks_like_past(at))
}

/// "said Lee, quoting Oh", "Lee, quoting Oh, said".
pub(super) fn quotes_another(reader: &Reader<'_>, cue: &Cue) -> bool {
    let is_quoting = |end: usize| {
        let next = end + usize::from(reader.items.is(end, Kind::Comma));
        matches!(reader.lower(next), "quoting" | "citing" | "reading" | "paraphrasing" | "recalling")
    };
    is_quoting(cue.phrase.end) || cue.verb.is_some_and(|verb| is_quoting(verb + 1))
}

/// The person whom the clause before the quotation at item `at` reports as speaking: "Lee recalled Oh telling her,
/// “…”", "Lee accused Oh of saying, “…”".
pub(super) fn overheard(reader: &Reader<'_>, cue: &Cue, at: usize) -> Option<NounPhrase> {
    /// The most items before the quotation: "telling her in the hall on Monday".
    const NEAR: usize = 10;
    /// The most words of a name.
    const LONGEST: usize = 5;
    let verb = cue.verb.filter(|verb| reader.is_english && cue.phrase.start < *verb && *verb < at)?;
    let is_said = |at: &usize| reader.items.word(*at).is(WordClasses::SAYING.or(WordClasses::SAY));
    let said = (verb.max(at.saturating_sub(NEAR))..at).rev().find(is_said)?;
    let is_accused = reader.lower(said - 1) == "of";
    let end = said - usize::from(is_accused);
    let starts = cue.phrase.end.max(end.saturating_sub(LONGEST))..end;
    let name = starts.filter_map(|start| reader.name_phrase(start)).find(|name| name.end == end)?;
    let before = name.start.checked_sub(1).map(|before| reader.lower(before))?;
    let relays = match is_accused {
        true => matches!(before, "accused" | "accuses" | "accusing" | "suspected" | "suspects"),
        false => !before.is_empty() && RELAYS.contains(&format!(" {before} ")),
    };
    relays.then_some(name)
}

/// "Lee likes to cite Oh: “…”", "Lee opened with a line from Oh: “…”": another name before the colon.
pub(super) fn cites_another(reader: &Reader<'_>, cue: &Cue, at: usize) -> bool {
    const LONGEST: usize = 5;
    let Some(colon) = at.checked_sub(1).filter(|colon| reader.items.is(*colon, Kind::Colon)) else { return false };
    let starts = cue.phrase.end.max(colon.saturating_sub(LONGEST))..colon;
    let name = starts.filter_map(|start| reader.name_phrase(start)).find(|name| name.end == colon);
    let before = name.and_then(|name| name.start.checked_sub(1)).map_or("", |before| reader.lower(before));
    matches!(before, "cite" | "cites" | "cited" | "citing" | "quote" | "quotes" | "quoted" | "quoting" | "from" | "by")
}
