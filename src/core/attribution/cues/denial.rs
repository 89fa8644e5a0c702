//! Words that someone denies having said: "denied that she had called it “…”", « a démenti avoir parlé de « … » »,
//! „dass er sie „…“ genannt habe, bestritt er“. They are nobody’s words, so nothing is proposed.

use crate::attribution::clauses::Sentence;
use crate::attribution::items::{ClosingPunctuation, ItemKind};
use crate::attribution::phrases::Reader;
use crate::attribution::tokens::Kind;
use crate::attribution::verbs::denials::{DENIES, DENIES_IN_ENGLISH, HAVING, THAT};
use crate::attribution::word::WordClasses;

/// The most items between the verb and the quotation.
const FARTHEST: usize = 30;
/// The most items between the verb and the word that begins what is denied: "denied in a statement on Monday that".
const NEAR: usize = 8;

/// Whether the words between the marks at item `at` are what someone denies.
pub(in crate::attribution) fn is_denial(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> bool {
    is_denied_before(reader, sentence, at) || is_denied_behind(reader, sentence, at)
}

fn is_in(list: &str, word: &str) -> bool {
    !word.is_empty() && list.contains(&format!(" {word} "))
}

fn denies(reader: &Reader<'_>, at: usize) -> bool {
    let word = reader.lower(at);
    // A language that is not known is read as English.
    match reader.is_english && word.is_ascii() {
        true => is_in(DENIES_IN_ENGLISH, word),
        false => is_in(DENIES, word),
    }
}

/// "denied that she had called it “…”": the verb before the quotation, and what is denied begins after it.
fn is_denied_before(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> bool {
    let items = reader.items;
    let is_colon = at.checked_sub(1).is_some_and(|before| items.is(before, Kind::Colon));
    let is_break = |at: &usize| {
        matches!(items.kind_at(*at), ItemKind::Quote | ItemKind::Token(Kind::Colon | Kind::Semicolon | Kind::Stop))
    };
    let first = sentence.items.start.max(at.saturating_sub(FARTHEST));
    let region = (first..at).rev().take_while(|at| !is_break(at)).last().unwrap_or(at)..at;
    let Some(verb) = region.clone().find(|at| denies(reader, *at)).filter(|_| !is_colon) else { return false };
    let is_negated = verb.checked_sub(1).is_some_and(|before| matches!(reader.lower(before), "not" | "never"));
    let behind = verb + 1..at;
    let content = behind.clone().take(NEAR).find(|at| begins_content(reader, *at, verb));
    // „bestritt, die Bahn je „…“ genannt zu haben“: the infinitive is behind the quotation.
    let is_infinitive =
        || (at + 1..at + 4).any(|at| reader.lower(at) == "zu" && matches!(reader.lower(at + 1), "haben" | "sein"));
    let content = content.or_else(|| Some(verb).filter(|_| reader.are_nouns_capitalised && is_infinitive()));
    let Some(content) = content else { return false };
    // "denied the charge, and said that it was “…”": his own words.
    let mut before_content = verb + 1..content.max(verb + 1);
    let has_own = before_content.any(|at| items.word(at).is(WordClasses::SAYS) && !denies(reader, at));
    let mut rest = content + 1..at;
    let goes_on = rest.any(|at| is_own_clause(reader, at));
    !is_negated && !has_own && !goes_on
}

/// Whether what is denied begins here: "that", "having", or a verb of saying directly after the verb.
fn begins_content(reader: &Reader<'_>, at: usize, verb: usize) -> bool {
    let word = reader.lower(at);
    let is_saying = at == verb + 1 && reader.is_english && reader.items.word(at).is(WordClasses::SAYING);
    let is_finnish = word.ends_with("neensa") || word.ends_with("neensä");
    is_in(THAT, word) || is_in(HAVING, word) || is_saying || is_finnish || word.starts_with('ש') && at < verb + 4
}

/// "…, and said “…”", "…, but added that “…”": a verb of saying directly after "and" or "but".
fn is_own_clause(reader: &Reader<'_>, at: usize) -> bool {
    const AND: &str = " and but und aber sondern et mais y e pero sino ma mas però en maar och men og i a ale és de și dar και αλλά \
        и но і та але ja mutta ve ama dan tetapi ";
    let is_said = |at: usize| reader.items.word(at).is(WordClasses::SAYS) && !denies(reader, at);
    is_in(AND, reader.lower(at)) && (at + 1..at + 4).any(is_said)
        // « …, et il a dit », "…, saying it was": after a comma.
        || reader.items.is(at, Kind::Comma) && reader.items.word(at + 1).is(WordClasses::SAYING)
}

/// „Dass er sie „…“ genannt habe, bestritt er“, “…” dediği iddiasını yalanladı: the verb follows in the sentence, and no
/// sign sets the quotation off.
fn is_denied_behind(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> bool {
    let items = reader.items;
    let is_part = items.closing_punctuation(at) == ClosingPunctuation::None && items.is_word(at + 1);
    if !is_part {
        return false;
    }
    let end = sentence.items.end.min(at + FARTHEST);
    let is_break =
        |at: &usize| matches!(items.kind_at(*at), ItemKind::Quote | ItemKind::Token(Kind::Colon | Kind::Semicolon));
    let Some(verb) = (at + 1..end).take_while(|at| !is_break(at)).find(|at| denies(reader, *at)) else { return false };
    // In „Er nannte es „…“ und bestritt, …“ the words are his own.
    let is_and = (at + 1..verb).any(|at| is_own_link(reader.lower(at)));
    let opens = is_in(THAT, reader.lower(sentence.items.start));
    let is_last = items.kind_at(verb + 1) == ItemKind::End || items.is(verb + 1, Kind::Stop);
    !is_and && (opens || is_last && !reader.is_english)
}

fn is_own_link(word: &str) -> bool {
    is_in(" and but und aber et mais y pero e ma och men og en maar ve ama और लेकिन ", word)
}
