//! Finds where a sentence ends. A full stop within a quotation also ends a sentence, unless the words after it say who
//! spoke.

use crate::attribution::items::{ClosingPunctuation, ItemKind, Items};
use crate::attribution::phrases::Reader;
use crate::attribution::tokens::Kind;
use crate::attribution::word::WordClasses;

/// Whether a sentence ends with the item.
pub(super) fn ends_sentence(reader: &Reader<'_>, start: usize, at: usize) -> bool {
    let items = reader.items;
    match items.kind_at(at) {
        ItemKind::Token(Kind::Stop) => {
            !matches!(items.kind_at(at + 1), ItemKind::Token(Kind::Stop | Kind::Close | Kind::Comma))
                && !is_lower(items, at + 1)
        }
        ItemKind::Token(Kind::Word) => is_time_before_quotation(reader, at),
        ItemKind::Quote => match items.closing_punctuation(at) {
            ClosingPunctuation::Stop => {
                begins_anew(items, at + 1) && (is_said(items, start, at) || !is_short_attribution(reader, at + 1))
            }
            ClosingPunctuation::QuestionOrOther => {
                let is_behind = is_introduced(items, at) || is_said(items, start, at);
                begins_anew(items, at + 1) && (is_behind || !is_attribution(reader, at + 1))
            }
            ClosingPunctuation::None | ClosingPunctuation::Comma | ClosingPunctuation::Dash => false,
        },
        _ => false,
    }
}

/// It began at 4 p.m. “We…”: the full stop of such a word also ends a sentence.
fn is_time_before_quotation(reader: &Reader<'_>, at: usize) -> bool {
    let items = reader.items;
    let is_capital =
        || items.span(at + 1).and_then(|span| span.words(items.tokens).next()).is_some_and(|word| word.is_capital);
    items.kind_at(at + 1) == ItemKind::Quote
        && matches!(reader.lower(at), "a.m." | "p.m." | "etc." | "uhr.")
        && is_capital()
}

fn is_lower(items: &Items<'_>, at: usize) -> bool {
    items.token(at).is_some_and(|token| token.kind == Kind::Word && !token.is_capital)
}

fn begins_anew(items: &Items<'_>, at: usize) -> bool {
    match items.kind_at(at) {
        ItemKind::Quote => true,
        ItemKind::Token(Kind::Word) => !is_lower(items, at),
        ItemKind::Token(Kind::Number | Kind::Open | Kind::Other) => true,
        _ => false,
    }
}

/// Whether the sentence says before the quotation who said it, so that another sentence begins after a full stop within
/// the quotation.
fn is_said(items: &Items<'_>, start: usize, at: usize) -> bool {
    let is_sign = |at: usize| matches!(items.kind_at(at), ItemKind::Token(Kind::Comma | Kind::Colon));
    let Some(before) = at.checked_sub(1).filter(|before| *before >= start) else { return false };
    let is_verb = |at: usize| items.is_word(at) && items.word(at).is(WordClasses::SAYS);
    items.is(before, Kind::Colon) || is_verb(before) || is_sign(before) && (start..before).any(is_verb) || {
        // "Officials said it was “…”".
        let from = (start..at).rev().find(|at| items.kind_at(*at) == ItemKind::Quote).unwrap_or(start);
        (from..at).any(|at| is_verb(at) && !items.word(at).is(WordClasses::WEAK))
    }
}

/// Whether a comma or colon precedes the quotation.
fn is_introduced(items: &Items<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| matches!(items.kind_at(before), ItemKind::Token(Kind::Comma | Kind::Colon)))
}

/// “…!” Lee said: a name or phrase with a verb of saying directly after it.
fn is_attribution(reader: &Reader<'_>, at: usize) -> bool {
    attribution_end(reader, at).is_some()
}

/// “….” Lee said. Nothing follows the verb.
fn is_short_attribution(reader: &Reader<'_>, at: usize) -> bool {
    attribution_end(reader, at)
        .is_some_and(|end| matches!(reader.items.kind_at(end), ItemKind::Token(Kind::Stop) | ItemKind::End))
}

/// Where "Lee said" or "said Lee" ends.
fn attribution_end(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let items = reader.items;
    let is_said = |at: usize| items.is_word(at) && items.word(at).is(WordClasses::SAYS);
    if is_said(at) && !items.word(at).is(WordClasses::WEAK) {
        return reader.phrase(at + 1).map(|phrase| phrase.end);
    }
    let phrase = reader.phrase(at)?;
    let mut verb = after_apposition(items, phrase.end);
    let phrase_end = verb;
    while items.is_word(verb) && items.word(verb).is(WordClasses::ADVERB) && verb < phrase_end + 3 {
        verb += 1;
    }
    is_said(verb).then_some(verb + 1)
}

/// After ", the mayor of Busan,".
fn after_apposition(items: &Items<'_>, at: usize) -> usize {
    const LONGEST: usize = 24;
    if !items.is(at, Kind::Comma) {
        return at;
    }
    let commas = (at + 1..at + LONGEST)
        .take_while(|at| matches!(items.kind_at(*at), ItemKind::Token(kind) if kind != Kind::Stop));
    let mut found = commas
        .filter(|at| items.is(*at, Kind::Comma) && items.word(*at + 1).is(WordClasses::SAYS.or(WordClasses::ADVERB)));
    found.next().map_or(at, |comma| comma + 1)
}
