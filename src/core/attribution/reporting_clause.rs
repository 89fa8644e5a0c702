//! Clauses of saying that interrupt a French quotation: « …, a-t-il ajouté, … ».

use std::ops::Range;

use super::tokens::{Kind, Token};
use super::word::WordClasses;

/// A clause of saying between commas within a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReportingClause {
    /// Its verb and subject, as numbers of tokens.
    pub tokens: Range<u32>,
    /// Its bytes in the text with the commas around it.
    pub range: Range<usize>,
}

/// Tokens from the comma to the end of the clause.
const LONGEST: u32 = 18;
/// Tokens between the comma and the verb: "lui a-t-il".
const BEFORE_VERB: u32 = 4;

/// The tokens of "la militante", "un ancien élu" at the head of some: an article, and a noun for somebody.
pub(super) fn described(all: &[Token], within: Range<u32>) -> Option<Range<u32>> {
    /// Adjectives before the noun.
    const MOST: u32 = 2;
    let token = |at: u32| all.get(at as usize).filter(|token| at < within.end && token.kind == Kind::Word);
    let is = |at: u32, class: WordClasses| token(at).is_some_and(|token| token.word.is(class));
    let is_noun = |at: u32| is(at, WordClasses::ROLES) && token(at).is_some_and(|token| !token.is_capital);
    let first = within.start;
    if !is(first, WordClasses::DETERMINER.or(WordClasses::POSSESSIVE)) {
        return None;
    }
    let noun = (first + 1..=first + 1 + MOST).find(|at| is_noun(*at))?;
    let are_adjectives = (first + 1..noun).all(|at| token(at).is_some_and(|token| !token.word.is(WordClasses::LINKS)));
    are_adjectives.then_some(first..noun + 1)
}

/// The first such clause among the tokens of a quotation.
pub(super) fn find_reporting_clause(
    all: &[Token],
    within: &Range<u32>,
    is_named: impl Fn(u32) -> bool,
) -> Option<ReportingClause> {
    let token = |at: u32| all.get(at as usize).filter(|_| at < within.end);
    let is = |at: u32, kind: Kind| token(at).is_some_and(|token| token.kind == kind);
    let word =
        |at: u32| token(at).filter(|token| token.kind == Kind::Word).map_or(WordClasses::default(), |token| token.word);
    let is_pronoun = |at: u32| word(at).is(WordClasses::HE.or(WordClasses::SHE).or(WordClasses::THEY));
    // « Puis, dit-il, … » has words before the comma.
    let begins = |comma: &u32| is(*comma, Kind::Comma) && *comma > within.start;
    (within.start..within.end).filter(begins).find_map(|comma| {
        let near = comma + 1..comma + 1 + BEFORE_VERB;
        let verb = near.clone().find(|at| word(*at).is(WordClasses::SAYS))?;
        // Only pronouns and auxiliaries may come before the verb; its subject comes directly after it, or
        // within it: a-t-il ajouté.
        let is_small = |at: u32| {
            is(at, Kind::Word) && (is_pronoun(at) || word(at).is(WordClasses::FUNCTION.or(WordClasses::ADVERB)))
        };
        let is_first = (comma + 1..verb).all(is_small);
        let has_subject = (comma + 1..verb).any(is_pronoun) && verb > comma + 2
            || is_pronoun(verb + 1)
            || is_named(verb + 1)
            || described(all, verb + 1..within.end).is_some();
        if !is_first || !has_subject {
            return None;
        }
        let closes = |at: u32| matches!(token(at).map(|token| token.kind), None | Some(Kind::Comma | Kind::Stop));
        let mut end = (verb + 1..=comma + LONGEST).find(|at| closes(*at))?;
        // « …, explique Anne Petit, directrice du musée, … »
        let is_role = |at: u32| word(at).is(WordClasses::ROLES) && token(at).is_some_and(|token| !token.is_capital);
        if is(end, Kind::Comma) && (is_role(end + 1) || word(end + 1).is(WordClasses::DETERMINER) && is_role(end + 2)) {
            end = (end + 1..=end + LONGEST).find(|at| closes(*at)).unwrap_or(end);
        }
        let start = token(comma)?.start as usize;
        let last = match token(end) {
            Some(sign) if sign.kind == Kind::Comma => sign.end as usize,
            Some(sign) => sign.start as usize,
            None => all.get(end.checked_sub(1)? as usize)?.end as usize,
        };
        Some(ReportingClause { tokens: comma + 1..end, range: start..last })
    })
}
