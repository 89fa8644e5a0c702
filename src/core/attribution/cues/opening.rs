//! The words before a quotation in its sentence: "Despite being called “…,” Lee said she would run", "In her
//! book “…,” Lee writes". The name after such words is often not the speaker, and the words between the marks
//! are often not speech.

use super::Cue;
use crate::attribution::PhraseKind;
use crate::attribution::clauses::Sentence;
use crate::attribution::items::ItemKind;
use crate::attribution::phrases::{Head, Reader};
use crate::attribution::title_case::has_capitals_of_title;
use crate::attribution::tokens::Kind;
use crate::attribution::word::WordClasses;

/// The kind of words before a quotation in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// Nothing, another quotation, or "that".
    None,
    /// A phrase or clause that leads up to the main clause: "In Ohio", "While critics called it".
    Phrase,
    /// A phrase with a participle whose subject follows: "Calling it".
    OfSpeaker,
    /// A main clause: "The plan is".
    Clause,
}

/// Names of works, which precede a title.
const WORKS: &str = " book novel memoir autobiography trilogy song album single track hit anthem hymn ballad film movie documentary show \
    series sitcom drama comedy thriller episode play musical opera poem painting sculpture mural exhibition exhibit podcast game \
    videogame lecture ";
/// Works that have a title and can also be quoted: "the report says".
const TEXTS: &str = " article paper essay report study column editorial post story piece bill law headline chapter ";
/// Works whose titles are recognized only by their capitals.
const SHOWS: &str =
    " program programme broadcast newscast newsletter station channel network talk-show biopic docuseries ";
/// Participles that introduce a name.
const NAMED: &str =
    " titled entitled subtitled headlined nicknamed called dubbed named labelled labeled branded termed deemed ";
/// Verbs that give someone or something the name that follows.
const CALLS: &str =
    " called calls call calling described describes branded declared deemed labelled labeled dubbed pronounced ";
/// The most items between such a verb and the noun before the mark.
const CALLED: usize = 5;
const ALWAYS_NAME: &str = " titled entitled subtitled headlined nicknamed ";

fn is_in(list: &str, word: &str) -> bool {
    !word.is_empty() && list.contains(&format!(" {word} "))
}

/// The kind of words before the quotation at item `at`.
pub(super) fn read_opening(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> Opening {
    let items = reader.items;
    let is_break = |at: &usize| {
        matches!(items.kind_at(*at), ItemKind::Quote | ItemKind::Token(Kind::Dash | Kind::Colon | Kind::Semicolon))
    };
    let from = (sentence.items.start..at).rev().find(is_break).map_or(sentence.items.start, |last| last + 1);
    let is_coordinating = |at: &usize| {
        matches!(reader.lower(*at), "and" | "but" | "or" | "so" | "und" | "aber" | "et" | "mais") || !items.is_word(*at)
    };
    // "But even as Lee said".
    let is_before_clause =
        |at: &usize| matches!(reader.lower(*at), "even" | "just" | "only") && is_subordinating(reader.lower(*at + 1));
    let Some(first) = (from..at).find(|at| !is_coordinating(at) && !is_before_clause(at)) else { return Opening::None };
    // "But as Lee said that “…,” Oh said it is late" introduces what Oh said.
    if matches!(reader.lower(at - 1), "that" | "dass" | "que") && !is_subordinating(reader.lower(first)) {
        return Opening::None;
    }
    // Only the words after a comma count: "In Ohio, the plan is “dead”".
    let has_comma = items.is(at - 1, Kind::Comma);
    let mut commas = (first..at - usize::from(has_comma)).filter(|at| items.is(*at, Kind::Comma));
    let first = commas.next_back().map_or(first, |comma| comma + 1);
    kind(reader, first..at)
}

fn kind(reader: &Reader<'_>, region: std::ops::Range<usize>) -> Opening {
    let items = reader.items;
    let first = region.start;
    let word = items.word(first);
    let text = reader.lower(first);
    let is_finite = |at: usize| {
        let word = items.word(at);
        items.is_word(at)
            && word.is(WordClasses::SAYS.or(WordClasses::VERB).or(WordClasses::AUXILIARY))
            && !matches!(reader.lower(at), "being" | "been" | "having" | "be")
    };
    let is_participle = word.is(WordClasses::SAYING) || reader.is_english && text.len() > 5 && text.ends_with("ing");
    let is_past = reader.is_english && word.is(WordClasses::PAST)
        || text.len() > 4 && text.ends_with("ed")
        || !reader.is_english && matches!(text, "accusé" | "accusée" | "interrogé" | "interrogée");
    let is_followed_by_verb = |from: usize| (from..region.end).any(is_finite);
    match () {
        () if is_subordinating(text) => Opening::Phrase,
        () if word.is(WordClasses::PREPOSITION) && !word.is(WordClasses::DETERMINER) => {
            if is_followed_by_verb(first + 1) { Opening::Clause } else { Opening::Phrase }
        }
        () if is_participle && word.is(WordClasses::SAYING) && text != "responding" => Opening::OfSpeaker,
        () if is_participle || is_past => {
            if is_followed_by_verb(first + 1) {
                Opening::Clause
            } else {
                Opening::Phrase
            }
        }
        () => Opening::Clause,
    }
}

/// Whether a clause that leads up to the main clause begins with the word.
fn is_subordinating(text: &str) -> bool {
    matches!(
        text,
        "as" | "after"
            | "before"
            | "since"
            | "until"
            | "while"
            | "when"
            | "whenever"
            | "although"
            | "though"
            | "because"
            | "if"
            | "whereas"
            | "once"
            | "unless"
            | "where"
            | "obwohl"
            | "während"
            | "wenn"
            | "nachdem"
            | "als"
            | "lorsque"
            | "quand"
    )
}

/// Whether the clause reports other words: "Lee said she would run", "said that", "told reporters she had".
pub(super) fn says_other_words(reader: &Reader<'_>, cue: &Cue) -> bool {
    /// The most adverbs and prepositional phrases that are skipped: "told reporters on Monday that".
    const MOST: usize = 3;
    let items = reader.items;
    let Some(verb) = cue.verb.filter(|verb| cue.phrase.start < *verb) else { return false };
    let mut at = verb + 1;
    for step in 0..MOST {
        let is_adverb =
            items.is_word(at) && items.word(at).is(WordClasses::ADVERB) && !items.word(at).is(WordClasses::AUXILIARY);
        if matches!(reader.lower(at), "that" | "to" | "dass") {
            return true;
        }
        let is_preposition =
            items.word(at).is(WordClasses::PREPOSITION) && !items.word(at).is(WordClasses::CONJUNCTION);
        let begin = at + usize::from(is_preposition);
        if let Some(phrase) = reader.phrase(begin).filter(|_| !is_adverb) {
            if !is_preposition && (begins_clause(reader, phrase.end) || phrase.head == Head::FirstPerson) {
                return true;
            }
            // One phrase without a preposition can be the listener.
            if step > 0 && !is_preposition {
                return false;
            }
            at = phrase.end;
        } else if is_adverb {
            at += 1;
        } else {
            return false;
        }
    }
    false
}

/// Whether a finite verb follows here, possibly after adverbs.
fn begins_clause(reader: &Reader<'_>, at: usize) -> bool {
    let items = reader.items;
    let is_adverb = |at: &usize| items.word(*at).is(WordClasses::ADVERB) && !items.word(*at).is(WordClasses::AUXILIARY);
    let at = at + (at..at + 3).take_while(is_adverb).count();
    items.is_word(at)
        && (items.word(at).is(WordClasses::SAYS.or(WordClasses::VERB).or(WordClasses::AUXILIARY))
            || reader.looks_like_past(at))
}

/// The kind of phrase between the marks if the words before it show that: a title, or a name for someone or something.
pub(super) fn named(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> Option<PhraseKind> {
    let items = reader.items;
    let has_comma = at.checked_sub(1).is_some_and(|before| items.is(before, Kind::Comma));
    let before = at.checked_sub(1 + usize::from(has_comma)).filter(|before| *before >= sentence.items.start)?;
    let noun = reader.lower(before);
    let opening = read_opening(reader, sentence, at);
    let span = items.span(at)?;
    // "called the show “the one of record”", "Paul Song “was late”".
    let is_title_like =
        span.words(items.tokens).next().is_some_and(|word| word.is_capital || word.kind == Kind::Number);
    let is_called = (before.saturating_sub(CALLED)..before).any(|at| is_in(CALLS, reader.lower(at)));
    let is_name = items.token(before).is_some_and(|token| token.is_capital);
    let is_work =
        is_in(WORKS, noun) && (!has_comma || opening == Opening::Phrase) && is_title_like && !is_called && !is_name;
    // "on his radio program, “Harbour Mornings Live,” which is": capitals throughout.
    let is_shown = (is_in(WORKS, noun) || is_in(SHOWS, noun) || is_in(TEXTS, noun)) && !is_name;
    // "Ann Doyle, author of “Sons and daughters of the mill”".
    const MAKERS: &str = " author co-author editor creator writer star director producer illustrator translator host auteur autrice \
        réalisateur réalisatrice autor autora autore ";
    let is_made = matches!(noun, "of" | "de" | "d’" | "d'" | "di")
        && !has_comma
        && is_title_like
        && is_in(MAKERS, reader.lower(before - 1));
    if is_made || is_work || is_shown && !is_called && has_capitals_of_title(items, at) {
        return Some(PhraseKind::Title);
    }
    if has_comma {
        return None;
    }
    let verb = if noun == "as" { before.checked_sub(1)? } else { before };
    let name = reader.lower(verb);
    let is_known_as = noun == "as" && name == "known";
    let is_named = noun != "as" && is_in(NAMED, name);
    if !(is_known_as || is_named) {
        return None;
    }
    let owner = verb.checked_sub(1).filter(|owner| *owner >= sentence.items.start)?;
    let is_be = |at: usize| items.word(at).is(WordClasses::BE);
    let is_passive =
        is_be(owner) || items.word(owner).is(WordClasses::ADVERB) && owner.checked_sub(1).is_some_and(is_be);
    let is_of_text = is_in(WORKS, reader.lower(owner)) || is_in(TEXTS, reader.lower(owner));
    let has_agent = reader.lower(at + 1) == "by";
    match () {
        () if has_agent => None,
        () if is_in(ALWAYS_NAME, name) || is_of_text => Some(PhraseKind::Title),
        () if is_passive || is_known_as || is_behind_thing(reader, owner) || is_of_thing(reader, owner) => {
            Some(PhraseKind::ScareQuote)
        }
        () => None,
    }
}

/// "a much-discussed issue called “…”": a noun in the singular for a thing, after an article or an adjective.
fn is_of_thing(reader: &Reader<'_>, noun: usize) -> bool {
    let items = reader.items;
    let is_opening = |at: usize| {
        let is_compound = items.is_word(at) && reader.lower(at).contains('-');
        items.word(at).is(WordClasses::DETERMINER.or(WordClasses::POSSESSIVE).or(WordClasses::ADJECTIVE)) || is_compound
    };
    let people = WordClasses::ROLES.or(WordClasses::TITLES).or(WordClasses::GROUP).or(WordClasses::ORGANIZATION);
    reader.is_english
        && items.is_word(noun)
        && items.token(noun).is_some_and(|token| !token.is_capital)
        && !items.word(noun).is(people.or(WordClasses::PRONOUN))
        && !reader.lower(noun).ends_with('s')
        && noun.checked_sub(1).is_some_and(is_opening)
}

/// "a plan, called “…”", but not "a country that Lee, the mayor, called “…”".
fn is_behind_thing(reader: &Reader<'_>, comma: usize) -> bool {
    let items = reader.items;
    let is_thing = |at: usize| {
        items.is_word(at)
            && items.token(at).is_some_and(|token| !token.is_capital)
            && !items.word(at).is(WordClasses::ROLES.or(WordClasses::TITLES))
    };
    items.is(comma, Kind::Comma) && comma.checked_sub(1).is_some_and(is_thing)
}

/// Whether the word directly before the mark needs another after it: "asked about “…”", "in her column, “…”".
pub(super) fn is_fragment(reader: &Reader<'_>, at: usize) -> bool {
    let items = reader.items;
    let has_comma = at.checked_sub(1).is_some_and(|before| items.is(before, Kind::Comma));
    let Some(before) = at.checked_sub(1 + usize::from(has_comma)) else { return false };
    let word = items.word(before);
    let opens =
        WordClasses::PREPOSITION.or(WordClasses::DETERMINER).or(WordClasses::POSSESSIVE).or(WordClasses::ADJECTIVE);
    is_in(TEXTS, reader.lower(before)) || items.is_word(before) && !has_comma && word.is(opens) || !reader.is_english
}
