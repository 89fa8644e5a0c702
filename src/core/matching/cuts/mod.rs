//! Finds words around a quotation that limit what it says and were cut off: a condition, an exception, "only", a doubt,
//! a denial, an attribution to someone else, the rest of a quantity.
//!
//! A cut is sure if the quoted words mean something else without those that were cut off: "We will sign" of "We will
//! sign only if they do", "we took the money" of "It is not true that we took the money". If they are still true, or if
//! that cannot be decided, the cut is not sure and the user should check it: "The bridge is unsafe" of "Critics say the
//! bridge is unsafe".

mod after;
mod alternatives;
mod ambiguous_if;
mod asyndetic;
mod attitudes;
mod before;
mod colons;
mod demands;
mod east_asian;
mod followed;
mod framed;
mod fronted;
mod gaps;
mod governors;
mod language;
mod lists;
mod main_clauses;
mod mood;
mod narrowed;
mod others_words;
mod quantities;
mod quantity_words;
mod reported;
mod subjects;
mod subordinate;
mod thai;
mod time;
mod tokens;
mod when;

use std::ops::Range;

use super::{
    boundary::{STOPS, has_word},
    conditions::{self, condition_in, condition_word, coordinations},
    local_words::Surroundings,
    numbers::is_scale,
    omissions::begins_dependent,
    sentences::{is_closing_mark, sentence_end, sentence_start},
};
use crate::text::script::{is_cjk, is_right_to_left, is_south_east_asian};
use attitudes::attitudes;
use language::{Language, language_of, languages_of};
use lists::{CONTRASTS, DENYING, EAST_ASIAN_HEDGES, EXCEPTIONS, HEDGES, ONLY};
use quantity_words::QUANTITIES;
use tokens::{Token, any_at, tokens};

/// What a gap leaves out if its cut is not sure, as part of a list.
pub const LIMIT: &str = "a doubt or a limit";

/// What a gap leaves out if [`changes_roles`] returns true for it.
pub const LINKS: &str = "a word that links what stays";

/// Limiting words that were cut off from a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The words to show, as bytes of the text.
    pub range: Range<usize>,
    /// The limiting word itself, in lower case.
    pub word: String,
    /// Whether it is certain that the quoted words mean something else without it.
    pub is_sure: bool,
}

pub use gaps::changes_roles;

/// How many bytes on either side of a cut are examined.
const REACH: usize = 800;

fn cut_of_condition(text: &str, range: Range<usize>) -> Cut {
    let word = text.get(range.clone()).and_then(|words| condition_word(words, &Surroundings::new(text)));
    Cut { range, word: word.unwrap_or_default(), is_sure: true }
}

/// The limiting words before a quotation that begins at byte `start`, or around it.
pub fn cut_before(text: &str, start: usize) -> Option<Cut> {
    if let Some(range) = conditions::condition_before(text, start) {
        return Some(cut_of_condition(text, range));
    }
    if begins_dependent(text, start) {
        return None;
    }
    let sentence = Sentence::around(text, start).filter(|sentence| !sentence.left.is_empty());
    let found = match sentence {
        // "Then" before the quotation follows from the sentence before it.
        Some(sentence) => before::found(&sentence).or_else(|| fronted::supposed_for(&sentence)),
        None => fronted::supposed(text, start),
    }?;
    let (from, to) = (found.bytes.start, found.bytes.end);
    Some(Cut { range: from..start.max(to), word: found.word, is_sure: found.is_sure })
}

/// The sentence before a quotation, if it only supposes what the quotation follows from.
pub fn supposed_before(text: &str, start: usize) -> Option<Cut> {
    let found = fronted::supposed(text, start)?;
    Some(Cut { range: found.bytes, word: found.word, is_sure: found.is_sure })
}

/// The sentence after a quotation, if it says that the quoted words are untrue.
pub fn retracted_after(text: &str, quotation: &Range<usize>) -> Option<Cut> {
    let range = followed::retraction(text, quotation)?;
    Some(Cut { range, word: String::new(), is_sure: false })
}

/// The limiting words after a quotation of these bytes.
pub fn cut_after(text: &str, quotation: &Range<usize>) -> Option<Cut> {
    let end = quotation.end;
    if let Some(range) = conditions::condition_after(text, end) {
        return Some(cut_of_condition(text, range));
    }
    if let Some(cut) = retracted_after(text, quotation) {
        return Some(cut);
    }
    let before = text.get(..end)?.trim_end();
    if before.ends_with(STOPS) || before.ends_with([';', '；', '؛']) {
        return None;
    }
    let sentence = Sentence::around(text, end).filter(|sentence| !sentence.right.is_empty())?;
    let sentence = Sentence { quoted_from: quotation.start, ..sentence };
    let found = after::found(&sentence)?;
    Some(Cut { range: end..found.bytes.end.max(end), word: found.word, is_sure: found.is_sure })
}

/// The words of a gap that limit the words on either side of it.
pub fn cut_within(text: &str, gap: &Range<usize>) -> Option<Cut> {
    let gap = &with_stop(text, gap);
    if let Some(range) = conditions::condition_taken(text, gap) {
        return Some(cut_of_condition(text, range));
    }
    let has_sentence_before = text.get(..gap.start)?.trim_end().ends_with(STOPS);
    let head = Sentence::around(text, gap.start).filter(|_| !has_sentence_before);
    let behind = head.and_then(|sentence| after::found(&sentence)).filter(|found| found.key.end <= gap.end);
    let tail = Sentence::around(text, gap.end);
    let ahead = || tail.and_then(|sentence| before::found(&sentence)).filter(|found| found.key.start >= gap.start);
    if let Some(word) = gaps::compared(text.get(gap.clone())?) {
        return Some(Cut { range: gap.clone(), word, is_sure: true });
    }
    let Some(found) = behind.or_else(ahead) else {
        let (word, is_sure) = gaps::limiter(text.get(gap.clone())?)?;
        return Some(Cut { range: gap.clone(), word, is_sure });
    };
    Some(Cut { range: gap.clone(), word: found.word, is_sure: found.is_sure })
}

/// A gap with the full stop directly after it: in "We agree […]. They do" nothing that is left out governs the next sentence.
pub fn with_stop(text: &str, gap: &Range<usize>) -> Range<usize> {
    let rest = text.get(gap.end..).unwrap_or_default();
    let stops = rest.len() - rest.trim_start_matches(STOPS).len();
    let is_end = rest.get(stops..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    gap.start..gap.end + if is_end { stops } else { 0 }
}

/// Whether the omitted words contain the end of one sentence and the beginning of another, so that the remaining words
/// join halves of two: "I […] killed the man" of "I saw him. He killed the man".
pub fn joins_sentences(left_out: &str) -> bool {
    let (end, start) = (sentence_end(left_out), sentence_start(left_out));
    let has_word = |range: Range<usize>| left_out.get(range).is_some_and(has_word);
    // "… my deputy […] of theft" of "… my deputy. They accuse me of theft": the first sentence is whole.
    let is_behind_stop = end == 0 || left_out.get(..end).is_some_and(|head| head.trim().is_empty());
    let rest = left_out.trim_start_matches(|c: char| STOPS.contains(&c) || c.is_whitespace() || is_closing_mark(c));
    let begins_sentence = is_behind_stop && rest.len() < left_out.trim_start().len();
    let joins_tail = begins_sentence && sentence_start(rest) < rest.len() && !rest.trim_end().ends_with(PARTS);
    end < start && has_word(0..end) && has_word(start..left_out.len()) || joins_tail
}

/// Marks after which words may be left out of a sentence without giving the rest another meaning.
const PARTS: [char; 8] = [',', ';', ':', '–', '—', '，', '；', '：'];

/// Whether a text has a limiting word: a condition, an exception, "only", "perhaps".
pub fn has_limitation(text: &str) -> bool {
    const OTHERS: [&str; 4] = ["might", "almost", "nearly", "beinahe"];
    let tokens = tokens(text);
    let (language, _) = language_of(tokens.iter());
    let is_limit = |at: usize| {
        [ONLY, HEDGES, EXCEPTIONS, &OTHERS].iter().any(|list| any_at(&tokens, at, list).is_some())
            || ambiguous_if::makes_condition(&tokens, at, language)
    };
    condition_in(text, &Surroundings::new(text)).is_some()
        || (0..tokens.len()).any(is_limit)
        || EAST_ASIAN_HEDGES.iter().any(|hedge| text.contains(hedge))
}

/// Whether the words that an editor adds are nothing but words that make a number larger or smaller, exact or approximate, or deny what follows them:
/// "million", "about", "anything but".
pub fn adds_quantity(text: &str) -> bool {
    let tokens = tokens(text);
    let lists = QUANTITIES.into_iter().chain([DENYING, CONTRASTS]).collect::<Vec<_>>();
    let is_whole = |list: &&[&str]| any_at(&tokens, 0, list) == Some(tokens.len());
    !tokens.is_empty() && (tokens.iter().all(|token| is_scale(&token.word)) || lists.iter().any(is_whole))
}

/// Whether `text` contains this word; in scripts without spaces, and if other words are joined to it, also as part of a
/// longer word.
pub fn contains_word(text: &str, word: &str) -> bool {
    let may_be_part = |c: char| is_cjk(c) || is_south_east_asian(c) || is_right_to_left(c);
    let is_part = || word.chars().any(may_be_part) && text.contains(word);
    !word.is_empty() && (tokens(text).iter().any(|token| token.word == word) || is_part())
}

/// Whether a word of more than a few letters governs clauses in a language.
fn governs(word: &str, language: Language) -> bool {
    const LEAST: usize = 5;
    word.len() >= LEAST && attitudes(language).iter().any(|(_, list)| list.split_whitespace().any(|own| own == word))
}

/// The match of a rule, as bytes of the whole text.
#[derive(Debug, Clone)]
struct CutRuleMatch {
    /// The words to show.
    bytes: Range<usize>,
    /// The word by which it was found.
    key: Range<usize>,
    word: String,
    is_sure: bool,
}

/// The sentence around a position, split at it.
struct Sentence<'t> {
    text: &'t str,
    /// The first byte that was examined, and the position.
    start: usize,
    at: usize,
    /// The text of the sentence before and after the position.
    before: &'t str,
    after: &'t str,
    language: Language,
    /// The start of the quotation that ends at the position.
    quoted_from: usize,
    /// The words before and after the position, with their bytes in the whole text.
    left: Vec<Token>,
    right: Vec<Token>,
    /// Where the words of the clauses on either side of the position begin and end.
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
        // "Dudo que la caja" may be French by its function words alone; then its verb decides, or else the sentences around it.
        let languages = languages_of(left.iter().chain(&right));
        let of_verb =
            || languages.iter().copied().find(|language| left.iter().any(|token| governs(&token.word, *language)));
        let language = match languages.as_slice() {
            [language] => *language,
            _ => match of_verb() {
                Some(language) => language,
                None => language_of(tokens(head.get(first..)?).iter().chain(&tokens(near_tail))).0,
            },
        };
        let last = coordinations(before).filter(|at| conditions::is_after_comma(before, *at)).last();
        let from = start + last.unwrap_or(0);
        let end = at + coordinations(after).next().unwrap_or(after.len());
        let own = left.partition_point(|token| token.start < from)..right.partition_point(|token| token.end <= end);
        Some(Self { text, start, at, before, after, language, quoted_from: 0, left, right, own })
    }

    /// The words before the position in the clauses that no conjunction separates from it.
    fn own_left(&self) -> &[Token] {
        self.left.get(self.own.start..).unwrap_or_default()
    }

    /// The words after the position up to the first conjunction.
    fn own_right(&self) -> &[Token] {
        self.right.get(..self.own.end).unwrap_or_default()
    }

    /// Whether there is a comma or a similar mark between two bytes.
    fn has_comma(&self, from: usize, to: usize) -> bool {
        self.text.get(from..to).is_some_and(|between| between.contains([',', '，', '、', ':', '(', ')', '–', '—']))
    }

    /// The number of the first word after the comma that ends the clause of word `at`.
    fn end_of_clause(&self, tokens: &[Token], at: usize) -> usize {
        let pairs = tokens.iter().zip(tokens.iter().skip(1)).enumerate().skip(at);
        let mut commas = pairs.filter(|(_, (token, next))| self.has_comma(token.end, next.start));
        commas.next().map_or(tokens.len(), |(number, _)| number + 1)
    }

    /// A match at `count` words of a list of tokens.
    fn found(&self, tokens: &[Token], at: usize, count: usize, is_sure: bool) -> Option<CutRuleMatch> {
        let words = tokens.get(at..at + count.max(1))?;
        let (first, last) = (words.first()?, words.last()?);
        let bytes =
            if first.start >= self.at { self.at..self.at + self.after.trim_end().len() } else { first.start..self.at };
        Some(CutRuleMatch { bytes, key: first.start..last.end, word: first.word.clone(), is_sure })
    }
}

#[cfg(test)]
mod tests {
    use super::{
        lists::{HEDGES, NEARLY},
        quantity_words::{LESS_THAN, OTHER_NUMBER, QUANTITIES},
        *,
    };

    /// Whether the word of a list, whose elisions are apart as in [`tokens`], is found before the rest.
    fn is_cut(word: &str, rest: &str) -> bool {
        let before = word.replace("' ", "’");
        let text = format!("{before} {rest}");
        // Chinese and Japanese words are searched for by other rules.
        word.chars().any(is_cjk) || cut_before(&text, before.len() + 1).is_some()
    }

    #[test]
    fn every_word_of_the_lists_is_found_before_a_clause_or_a_number() {
        let hedges = HEDGES.iter().chain(NEARLY).filter(|word| !is_cut(word, "the boat left the harbour."));
        let quantities = QUANTITIES.into_iter().flatten().filter(|word| !is_cut(word, "30 boats left the harbour."));
        let sure = OTHER_NUMBER.iter().chain(LESS_THAN).filter(|word| {
            let text = format!("They need {} 30 boats.", word.replace("' ", "’"));
            let at = text.find("30").unwrap();
            !word.chars().any(is_cjk) && !cut_before(&text, at).is_some_and(|cut| cut.is_sure)
        });
        let not_found: Vec<&&str> = hedges.chain(quantities).chain(sure).collect();
        assert!(not_found.is_empty(), "{not_found:?}");
    }

    #[test]
    fn no_word_is_listed_twice() {
        let lists: Vec<&[&str]> = vec![HEDGES, NEARLY, ONLY, EXCEPTIONS, DENYING];
        for list in lists.into_iter().chain(QUANTITIES) {
            let mut sorted = list.to_vec();
            sorted.sort_unstable();
            let twice = sorted.windows(2).find(|pair| pair.first() == pair.last());
            assert_eq!(twice, None);
        }
    }
}
