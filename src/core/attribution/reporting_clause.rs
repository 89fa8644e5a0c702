//! Clauses of saying within the marks of a quotation: « …, a-t-il ajouté, … », «…, — сказал он. — …».

use std::ops::Range;

use super::language::{Language, SaidWithin};
use super::names::Names;
use super::text_words::WordTable;
use super::tokens::{self, Kind, Token};
use super::word::WordClasses;

/// A clause of saying within a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReportingClause {
    /// Its verb and subject, as numbers of tokens.
    pub tokens: Range<u32>,
    /// Its bytes in the text with the punctuation around it.
    pub range: Range<usize>,
}

/// The most tokens from the comma to the end of the clause.
const LONGEST: u32 = 18;
/// The most tokens between the comma and the verb: "lui a-t-il".
const BEFORE_VERB: u32 = 4;
/// The most such clauses within one quotation.
const MOST: usize = 8;

/// The tokens of "la militante", "un ancien élu" at the beginning of a range: an article and a noun for a person.
pub(super) fn described(all: &[Token], within: Range<u32>) -> Option<Range<u32>> {
    /// The most adjectives before the noun.
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

/// All such clauses among the tokens of a quotation.
pub(super) fn reporting_clauses(
    all: &[Token],
    within: &Range<u32>,
    signs: SaidWithin,
    is_named: impl Fn(u32) -> bool,
) -> Vec<ReportingClause> {
    let reader = Reader { all, within: within.clone(), is_named };
    let mut found = Vec::new();
    let mut at = within.start + 1;
    while at < within.end && found.len() < MOST {
        let clause = match reader.kind(at) {
            Some(Kind::Comma) if signs == SaidWithin::DashesAndCommas && !reader.is(at + 1, Kind::Dash) => {
                reader.of_comma(at)
            }
            Some(Kind::Dash) => reader.of_dash(at),
            _ => None,
        };
        at = clause.as_ref().map_or(at, |clause| clause.tokens.end) + 1;
        found.extend(clause);
    }
    found
}

struct Reader<'a, N> {
    all: &'a [Token],
    within: Range<u32>,
    is_named: N,
}

impl<N: Fn(u32) -> bool> Reader<'_, N> {
    fn token(&self, at: u32) -> Option<&Token> {
        self.all.get(at as usize).filter(|_| self.within.contains(&at))
    }

    fn kind(&self, at: u32) -> Option<Kind> {
        self.token(at).map(|token| token.kind)
    }

    fn is(&self, at: u32, kind: Kind) -> bool {
        self.kind(at) == Some(kind)
    }

    fn word(&self, at: u32) -> WordClasses {
        self.token(at).filter(|token| token.kind == Kind::Word).map_or(WordClasses::default(), |token| token.word)
    }

    fn is_pronoun(&self, at: u32) -> bool {
        self.word(at).is(WordClasses::HE.or(WordClasses::SHE).or(WordClasses::THEY))
    }

    /// Whether the token is a lower-case role: « explique la maire », «заявил мэр».
    fn is_role(&self, at: u32) -> bool {
        self.word(at).is(WordClasses::ROLES.or(WordClasses::TITLES))
            && self.token(at).is_some_and(|token| !token.is_capital)
    }

    fn is_subject(&self, at: u32) -> bool {
        self.is_pronoun(at)
            || (self.is_named)(at)
            || self.is_role(at)
            || described(self.all, at..self.within.end).is_some()
            || self.word(at).is(WordClasses::DETERMINER) && (self.is_role(at + 1) || (self.is_named)(at + 1))
    }

    /// The verb of saying after a punctuation mark, with only pronouns and auxiliaries before it.
    fn verb_behind(&self, sign: u32) -> Option<u32> {
        let listed = (sign + 1..sign + 1 + BEFORE_VERB).find(|at| self.word(*at).is(WordClasses::SAYS));
        let verb = listed.or_else(|| self.is_before_pronoun_at_end(sign + 1).then_some(sign + 1))?;
        let is_small = |at: u32| {
            self.is(at, Kind::Word)
                && (self.is_pronoun(at) || self.word(at).is(WordClasses::FUNCTION.or(WordClasses::ADVERB)))
        };
        (sign + 1..verb).all(is_small).then_some(verb)
    }

    /// «…, presiserer han.»: a word in lower case, he or she, and the end of the sentence: a verb of saying, whatever it
    /// is.
    fn is_before_pronoun_at_end(&self, at: u32) -> bool {
        let is_verb = self.is(at, Kind::Word)
            && self.token(at).is_some_and(|token| !token.is_capital)
            && !self.word(at).is(WordClasses::LINKS.or(WordClasses::AUXILIARY).or(WordClasses::FUNCTION));
        let is_subject = self.word(at + 1).is(WordClasses::HE.or(WordClasses::SHE))
            && self.token(at + 1).is_some_and(|token| !token.is_capital);
        is_verb && is_subject && matches!(self.kind(at + 2), None | Some(Kind::Stop))
    }

    /// « …, a-t-il ajouté, … »: its subject directly follows the verb, or within it.
    fn of_comma(&self, comma: u32) -> Option<ReportingClause> {
        let verb = self.verb_behind(comma)?;
        let has_pronoun = (comma + 1..verb).any(|at| self.is_pronoun(at)) && verb > comma + 2;
        if !has_pronoun && !self.is_subject(verb + 1) {
            return None;
        }
        let closes = |at: u32| matches!(self.kind(at), None | Some(Kind::Comma | Kind::Stop));
        let mut end = (verb + 1..=comma + LONGEST).find(|at| closes(*at))?;
        // « …, explique Anne Petit, directrice du musée, … »
        if self.is(end, Kind::Comma)
            && (self.is_role(end + 1) || self.word(end + 1).is(WordClasses::DETERMINER) && self.is_role(end + 2))
        {
            end = (end + 1..=end + LONGEST).find(|at| closes(*at)).unwrap_or(end);
        }
        let last = match self.token(end) {
            // The speech continues in the same sentence or in the next.
            Some(sign) if sign.kind == Kind::Comma || self.token(end + 1).is_some() => sign.end as usize,
            Some(sign) => sign.start as usize,
            None => self.all.get(end.checked_sub(1)? as usize)?.end as usize,
        };
        Some(ReportingClause { tokens: comma + 1..end, range: self.token(comma)?.start as usize..last })
    }

    /// «…, — сказал он. — …», «… —dijo ella—, …»: after a comma or stop any verb of saying is enough; otherwise it must
    /// have a subject, or be the only word between the dashes.
    fn of_dash(&self, dash: u32) -> Option<ReportingClause> {
        let before = dash.checked_sub(1)?;
        let is_set_off = matches!(self.kind(before), Some(Kind::Comma | Kind::Stop));
        let verb = self.verb_behind(dash)?;
        let close = (verb + 1..=dash + LONGEST).find(|at| {
            let is_parted =
                matches!(self.kind(*at), Some(Kind::Stop | Kind::Semicolon)) && !self.is(*at + 1, Kind::Dash);
            self.is(*at, Kind::Dash) || is_parted || self.token(*at).is_none()
        })?;
        let is_closed = self.is(close, Kind::Dash);
        let ends_words = self.token(close).is_none() || self.token(close + 1).is_none();
        let has_subject = self.is_subject(verb + 1)
            || (dash + 1..verb).any(|at| self.is_pronoun(at))
            || is_closed && (close == verb + 1 || is_set_off);
        if !has_subject || !(is_closed || ends_words && is_set_off) {
            return None;
        }
        let start = if self.is(before, Kind::Comma) { self.token(before)?.start } else { self.token(dash)?.start };
        // «A —dijo—, B»: the punctuation after the dash is not part of what follows.
        let behind =
            close + u32::from(matches!(self.kind(close + 1), Some(Kind::Comma | Kind::Stop | Kind::Semicolon)));
        let last = if is_closed {
            self.token(behind)?.end
        } else {
            self.all.get(self.within.end.checked_sub(1)? as usize)?.end
        };
        Some(ReportingClause { tokens: dash + 1..close, range: start as usize..last as usize })
    }
}

/// The speech, without the clauses in it that say who speaks.
pub(super) fn parts(text: &str, said: &Range<usize>, clauses: &[Range<usize>]) -> Vec<Range<usize>> {
    let trimmed = |range: Range<usize>| {
        let words = text.get(range.clone())?;
        // The punctuation after a clause ends the sentence around the clause.
        let is_behind = clauses.first().is_some_and(|first| range.start >= first.end);
        let is_sign = |c: char| c.is_whitespace() || is_behind && matches!(c, '.' | ',' | ';' | ':');
        let start = range.start + (words.len() - words.trim_start_matches(is_sign).len());
        let end = range.start + words.trim_end().len();
        let has_words = words.chars().any(char::is_alphanumeric);
        has_words.then_some(start..end)
    };
    let starts = std::iter::once(said.start).chain(clauses.iter().map(|clause| clause.end.min(said.end)));
    let ends = clauses.iter().map(|clause| clause.start).chain(std::iter::once(said.end));
    let pieces: Vec<Range<usize>> = starts.zip(ends).filter_map(|(start, end)| trimmed(start..end)).collect();
    if pieces.is_empty() { vec![said.clone()] } else { pieces }
}

/// See [`super::said_parts`].
pub(super) fn said_parts(words: &str, tag: &str) -> Vec<Range<usize>> {
    let whole = 0..words.len();
    let is_possible = words.contains([',', '-', '–', '—', '―']);
    let language = is_possible.then(|| Language::of(tag, words));
    let Some((language, signs)) = language.and_then(|language| Some((language, language.said_within()?))) else {
        return vec![whole];
    };
    let (mut known, mut all, mut names) = (WordTable::default(), Vec::new(), Names::default());
    tokens::tokenize(words, 0, language, &mut known, &mut all);
    names.add_block(words, &all, 0, language, &known);
    let is_named =
        |at: u32| names.list.iter().any(|name| !name.kind.is_no_person() && (name.first..=name.core).contains(&at));
    let end = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let found: Vec<Range<usize>> =
        reporting_clauses(&all, &(0..end), signs, is_named).into_iter().map(|clause| clause.range).collect();
    parts(words, &whole, &found)
}
