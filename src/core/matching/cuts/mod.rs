//! What a quotation is cut off from that says how far its words hold: a condition, an exception, "only", a doubt, a denial,
//! somebody else who says it, the quantity that a number is a part of.
//!
//! A cut is sure where the words alone say something else than with what is cut off: "We will sign" of "We will sign only
//! if they do", "we took the money" of "It is not true that we took the money". Where they hold all the same, or it cannot
//! be told, it is not sure, and a person should look: "The bridge is unsafe" of "Critics say the bridge is unsafe".

mod after;
mod ambiguous_if;
mod attitudes;
mod before;
mod east_asian;
mod language;
mod lists;
mod quantities;
mod quantity_words;
mod time;
mod tokens;

use std::ops::Range;

use super::conditions::{self, coordinations, sentence_end, sentence_start};
use language::{Language, language_of};
use lists::{EAST_ASIAN_HEDGES, EXCEPTIONS, HEDGES, ONLY};
use tokens::{Token, any_at, tokens};

/// What a quotation is cut off from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The words to show, as bytes of the text.
    pub range: Range<usize>,
    /// The word that says how far it holds, in small letters.
    pub word: String,
    /// Whether the words that are quoted surely say something else without it.
    pub is_sure: bool,
}

/// Bytes on either side of a cut that are looked at.
const REACH: usize = 800;

/// What a quotation that begins at byte `start` is cut off from, or stands in.
pub fn cut_before(text: &str, start: usize) -> Option<Cut> {
    if let Some(range) = conditions::condition_before(text, start) {
        let word = text.get(range.clone()).and_then(conditions::condition_word).unwrap_or_default();
        return Some(Cut { range, word, is_sure: true });
    }
    let sentence = Sentence::around(text, start).filter(|sentence| !sentence.left.is_empty())?;
    let found = before::found(&sentence)?;
    let (from, to) = (found.bytes.start, found.bytes.end);
    Some(Cut { range: from..start.max(to), word: found.word, is_sure: found.is_sure })
}

/// What a quotation of these bytes is cut off from at its end.
pub fn cut_after(text: &str, quotation: &Range<usize>) -> Option<Cut> {
    let end = quotation.end;
    if let Some(range) = conditions::condition_after(text, end) {
        let word = text.get(range.clone()).and_then(conditions::condition_word).unwrap_or_default();
        return Some(Cut { range, word, is_sure: true });
    }
    let before = text.get(..end)?.trim_end();
    if before.ends_with(['.', '!', '?', '。', '！', '？', ';', '；']) {
        return None;
    }
    let sentence = Sentence::around(text, end).filter(|sentence| !sentence.right.is_empty())?;
    let sentence = Sentence { quoted_from: quotation.start, ..sentence };
    let found = after::found(&sentence)?;
    Some(Cut { range: end..found.bytes.end.max(end), word: found.word, is_sure: found.is_sure })
}

/// What the words of a gap say of how far the words on either side of it hold.
pub fn cut_within(text: &str, gap: &Range<usize>) -> Option<Cut> {
    if let Some(range) = conditions::condition_taken(text, gap) {
        let word = text.get(range.clone()).and_then(conditions::condition_word).unwrap_or_default();
        return Some(Cut { range, word, is_sure: true });
    }
    let has_sentence_before = text.get(..gap.start)?.trim_end().ends_with(['.', '!', '?', '。', '！', '？']);
    let head = Sentence::around(text, gap.start).filter(|_| !has_sentence_before);
    let behind = head.and_then(|sentence| after::found(&sentence)).filter(|found| found.key.end <= gap.end);
    let tail = Sentence::around(text, gap.end);
    let ahead = || tail.and_then(|sentence| before::found(&sentence)).filter(|found| found.key.start >= gap.start);
    let found = behind.or_else(ahead)?;
    Some(Cut { range: gap.clone(), word: found.word, is_sure: found.is_sure })
}

/// Whether a text says how far something holds: a condition, an exception, "only", "perhaps".
pub fn has_limitation(text: &str) -> bool {
    const OTHERS: [&str; 4] = ["might", "almost", "nearly", "beinahe"];
    let tokens = tokens(text);
    let (language, _) = language_of(tokens.iter());
    let is_limit = |at: usize| {
        [ONLY, HEDGES, EXCEPTIONS, &OTHERS].iter().any(|list| any_at(&tokens, at, list).is_some())
            || ambiguous_if::makes_condition(&tokens, at, language)
    };
    conditions::condition_in(text).is_some()
        || (0..tokens.len()).any(is_limit)
        || EAST_ASIAN_HEDGES.iter().any(|hedge| text.contains(hedge))
}

/// Whether somebody says a word of these in a text of his or her own.
pub fn contains_word(text: &str, word: &str) -> bool {
    !word.is_empty() && (tokens(text).iter().any(|token| token.word == word) || !word.is_ascii() && text.contains(word))
}

/// What a rule found, as bytes of the whole text.
#[derive(Debug, Clone)]
struct CutRuleMatch {
    /// The words to show.
    bytes: Range<usize>,
    /// Where the word stands that it was found by.
    key: Range<usize>,
    word: String,
    is_sure: bool,
}

/// The sentence around a place, parted there.
struct Sentence<'t> {
    text: &'t str,
    /// The first byte of what was looked at, and the place.
    start: usize,
    at: usize,
    /// The bytes of the sentence before the place, and behind it.
    before: &'t str,
    after: &'t str,
    language: Language,
    /// Where the quotation begins that ends at the place.
    quoted_from: usize,
    /// The words before the place in its own clause, and those behind it, with bytes of the whole text.
    left: Vec<Token>,
    right: Vec<Token>,
    /// Where the words of its own clauses begin before it, and end behind it.
    own: Range<usize>,
}

impl<'t> Sentence<'t> {
    fn around(text: &'t str, at: usize) -> Option<Self> {
        let (head, tail) = text.split_at_checked(at)?;
        let first = head.ceil_char_boundary(head.len().saturating_sub(REACH));
        let near = head.get(first..)?;
        let start = first + sentence_start(near);
        let before = head.get(start..)?;
        let near_tail = tail.get(..tail.floor_char_boundary(REACH))?;
        let after = near_tail.get(..sentence_end(near_tail))?;
        let shifted = |tokens: Vec<Token>, by: usize| {
            let shift = |token: Token| Token { start: token.start + by, end: token.end + by, ..token };
            tokens.into_iter().map(shift).collect::<Vec<_>>()
        };
        let (left, right) = (shifted(tokens(before), start), shifted(tokens(after), at));
        // "Dudo que la caja" may be French by its small words alone: then the sentences around it tell.
        let language = match language_of(left.iter().chain(&right)) {
            (language, true) => language,
            _ => language_of(tokens(head.get(first..)?).iter().chain(&tokens(near_tail))).0,
        };
        let last = coordinations(before).filter(|at| conditions::is_after_comma(before, *at)).last();
        let from = start + last.unwrap_or(0);
        let end = at + coordinations(after).next().unwrap_or(after.len());
        let own = left.partition_point(|token| token.start < from)..right.partition_point(|token| token.end <= end);
        Some(Self { text, start, at, before, after, language, quoted_from: 0, left, right, own })
    }

    /// The words before the place in the clauses that no conjunction parts from it.
    fn own_left(&self) -> &[Token] {
        self.left.get(self.own.start..).unwrap_or_default()
    }

    /// The words behind the place up to the first conjunction.
    fn own_right(&self) -> &[Token] {
        self.right.get(..self.own.end).unwrap_or_default()
    }

    /// Whether a comma or another sign of the kind stands between two bytes.
    fn has_comma(&self, from: usize, to: usize) -> bool {
        self.text.get(from..to).is_some_and(|between| between.contains([',', '，', '、', ':', '(', ')', '–', '—']))
    }

    /// What was found at these words of a list of tokens.
    fn found(&self, tokens: &[Token], at: usize, count: usize, is_sure: bool) -> Option<CutRuleMatch> {
        let words = tokens.get(at..at + count.max(1))?;
        let (first, last) = (words.first()?, words.last()?);
        let bytes =
            if first.start >= self.at { self.at..self.at + self.after.trim_end().len() } else { first.start..self.at };
        Some(CutRuleMatch { bytes, key: first.start..last.end, word: first.word.clone(), is_sure })
    }
}
