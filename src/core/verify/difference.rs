//! Finds the words in which a quotation differs from a passage, and their kinds.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation as _;

use super::finding::{Change, ChangeKind};
use crate::{
    matching::{
        normalize::NormalizedText,
        numbers::{is_number_word, is_unit},
        omissions::negation_count,
        quotation_marks::is_quotation_mark,
    },
    text::script::is_cjk,
};

/// The differences, those that change the meaning first.
pub(super) fn differences(manuscript: &str, source: &str, names: &[&str]) -> Vec<Change> {
    let tokens = TokenPair::new(manuscript, source);
    let pair = Pair { manuscript, source, own: &tokens.own, others: &tokens.others, names };
    let mut changes = pair.changes(&tokens.ops());
    join_moved(&mut changes);
    changes.sort_by_key(|change| change.kind);
    changes
}

/// The words in which a quotation and a passage differ, as bytes of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DifferingWords {
    /// Words that the passage does not have.
    pub manuscript: Vec<Range<usize>>,
    /// Words that the quotation does not have.
    pub source: Vec<Range<usize>>,
}

/// The words in which a quotation of a manuscript and a passage of a source differ, one after the other.
pub fn differing_words(manuscript: &str, source: &str) -> DifferingWords {
    let pair = TokenPair::new(manuscript, source);
    let mut words = DifferingWords::default();
    for op in pair.ops().iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        words.manuscript.extend(span_of(&pair.own, &op.new_range()));
        words.source.extend(span_of(&pair.others, &op.old_range()));
    }
    words
}

struct Token {
    range: Range<usize>,
    key: String,
}

/// The words of a quotation and of a passage, without a comma or full stop at the end that is the writer's.
struct TokenPair {
    own: Vec<Token>,
    others: Vec<Token>,
}

impl TokenPair {
    fn new(manuscript: &str, source: &str) -> Self {
        let (own, others) = (tokens_of(manuscript), tokens_of(source));
        Self { own: without_writers_stop(own, &others), others }
    }

    fn ops(&self) -> Vec<DiffOp> {
        let keys = |tokens: &[Token]| tokens.iter().map(|token| token.key.clone()).collect::<Vec<_>>();
        let (mut own, mut others) = (keys(&self.own), keys(&self.others));
        for first in [own.first_mut(), others.first_mut()].into_iter().flatten() {
            *first = first.to_lowercase();
        }
        capture_diff_slices(Algorithm::Myers, &others, &own)
    }
}

fn tokens_of(text: &str) -> Vec<Token> {
    text.split_word_bound_indices()
        .filter(|(_, word)| !word.trim().is_empty())
        .map(|(at, word)| {
            let is_mark = word.chars().all(is_quotation_mark);
            let key = if is_mark { "\"".to_owned() } else { NormalizedText::new(word).as_str().to_owned() };
            Token { range: at..at + word.len(), key }
        })
        .collect()
}

/// A comma or full stop at the end is the writer's.
fn without_writers_stop(mut own: Vec<Token>, others: &[Token]) -> Vec<Token> {
    let is_stop = own.last().is_some_and(|last| matches!(last.key.as_str(), "." | "," | "。" | "、" | "，"));
    if is_stop && own.last().map(|token| &token.key) != others.last().map(|token| &token.key) {
        own.pop();
    }
    own
}

struct Pair<'a> {
    manuscript: &'a str,
    source: &'a str,
    own: &'a [Token],
    others: &'a [Token],
    names: &'a [&'a str],
}

impl Pair<'_> {
    fn changes(&self, ops: &[DiffOp]) -> Vec<Change> {
        let mut changes = Vec::new();
        let mut pending: Option<(Range<usize>, Range<usize>)> = None;
        for op in ops {
            let (old, new) = (op.old_range(), op.new_range());
            if matches!(op, DiffOp::Equal { .. }) {
                changes.extend(pending.take().map(|(old, new)| self.change(old, new)));
            } else {
                let (first_old, first_new) =
                    pending.take().map_or((old.start, new.start), |(old, new)| (old.start, new.start));
                pending = Some((first_old..old.end, first_new..new.end));
            }
        }
        changes.extend(pending.map(|(old, new)| self.change(old, new)));
        changes
    }

    fn change(&self, old: Range<usize>, new: Range<usize>) -> Change {
        let source = words_at(self.source, self.others, &old);
        let manuscript = words_at(self.manuscript, self.own, &new);
        let begins = |text: &str, tokens: &[Token], at: usize| {
            let start = tokens.get(at).map_or(0, |token| token.range.start);
            let before = text
                .get(..start)
                .unwrap_or_default()
                .trim_end_matches(|c: char| c.is_whitespace() || is_quotation_mark(c));
            before.is_empty() || before.ends_with(['.', '!', '?', ':'])
        };
        let starts = [begins(self.source, self.others, old.start), begins(self.manuscript, self.own, new.start)];
        let kind = self.kind_of(&manuscript, &source, starts[0] || starts[1]);
        Change { kind, manuscript, source }
    }

    fn kind_of(&self, manuscript: &str, source: &str, begins_sentence: bool) -> ChangeKind {
        let both = [manuscript, source];
        if negation_count(manuscript) != negation_count(source) {
            return ChangeKind::Negation;
        }
        if both.iter().any(|words| has_number(words)) || both.iter().all(|words| has_unit(words)) {
            return ChangeKind::Number;
        }
        if both.iter().any(|words| self.has_name(words, begins_sentence)) {
            return ChangeKind::Name;
        }
        ChangeKind::Word
    }

    fn has_name(&self, words: &str, begins_sentence: bool) -> bool {
        let is_capital = |(i, word): (usize, &str)| {
            word.starts_with(char::is_uppercase) && !is_pronoun(word) && !(i == 0 && begins_sentence)
        };
        words.unicode_words().enumerate().any(is_capital)
            || self.names.iter().any(|name| !name.is_empty() && words.contains(name))
    }
}

/// "I" and its contractions.
fn is_pronoun(word: &str) -> bool {
    word == "I" || word.starts_with("I'") || word.starts_with("I’")
}

fn words_at(text: &str, tokens: &[Token], range: &Range<usize>) -> String {
    span_of(tokens, range).and_then(|span| text.get(span)).unwrap_or_default().to_owned()
}

/// The bytes from the first of some tokens to the last; `None` if there are none.
fn span_of(tokens: &[Token], range: &Range<usize>) -> Option<Range<usize>> {
    let span = tokens.get(range.clone())?;
    Some(span.first()?.range.start..span.last()?.range.end)
}

/// Joins the two changes of moved words into one change of order.
fn join_moved(changes: &mut Vec<Change>) {
    let key = |words: &str| {
        let mut words: Vec<String> = words.unicode_words().map(str::to_lowercase).collect();
        words.sort_unstable();
        words
    };
    let mut at = 0;
    while at < changes.len() {
        let Some(change) = changes.get(at) else { break };
        let own = key(&change.manuscript);
        let of_source = key(&change.source);
        if !own.is_empty() && own == of_source && change.manuscript != change.source {
            // The same words, in another order or with other punctuation between them.
            let in_order = |words: &str| words.unicode_words().map(str::to_lowercase).collect::<Vec<_>>();
            if in_order(&change.manuscript) != in_order(&change.source)
                && let Some(change) = changes.get_mut(at)
            {
                change.kind = ChangeKind::Order;
            }
            at += 1;
            continue;
        }
        let is_partner = |other: &Change| {
            let (its_own, its_source) = (key(&other.manuscript), key(&other.source));
            let moved = !own.is_empty() && its_source == own && of_source.is_empty() && its_own.is_empty();
            let moved_back = !of_source.is_empty() && its_own == of_source && own.is_empty() && its_source.is_empty();
            let swapped = !own.is_empty() && !of_source.is_empty() && its_source == own && its_own == of_source;
            moved || moved_back || swapped
        };
        let partner = changes.iter().skip(at + 1).position(is_partner).map(|behind| at + 1 + behind);
        if let Some(other) = partner.map(|partner| changes.remove(partner))
            && let Some(change) = changes.get_mut(at)
        {
            change.kind = ChangeKind::Order;
            change.manuscript = both(&change.manuscript, &other.manuscript);
            change.source = both(&change.source, &other.source);
        }
        at += 1;
    }
}

/// The words of two places, one after the other.
fn both(first: &str, second: &str) -> String {
    match (first, second) {
        ("", words) | (words, "") => words.to_owned(),
        (first, second) => format!("{first} … {second}"),
    }
}

/// Number words in lower case, in addition to those that a bracket may not change.
const NUMBER_WORDS: &[&str] = &[
    "zero",
    "one",
    "thirds",
    "fourth",
    "fifth",
    "triple",
    "vierzig",
    "fünfzig",
    "milliarde",
    "hälfte",
    "drittel",
    "viertel",
    "한",
    "하나",
];

/// Whether the words contain a number that is written out.
pub(super) fn has_number_word(words: &str) -> bool {
    words
        .unicode_words()
        .map(str::to_lowercase)
        .filter(|word| word != "both")
        .any(|word| is_number_word(&word) || NUMBER_WORDS.contains(&word.as_str()))
}

fn has_number(words: &str) -> bool {
    const HAN: &str = "一二三四五六七八九十百千万億亿兆半";
    let is_han_number = words.chars().any(|c| HAN.contains(c));
    words.chars().any(|c| c.is_numeric() || matches!(c, '%' | '％' | '‰' | '$' | '€' | '£' | '¥' | '₩' | '°'))
        || is_han_number
        || has_number_word(&without_titles(words))
        || words.unicode_words().any(|word| is_korean_number(&word.to_lowercase()))
}

/// Whether the words have a unit, which is a number's only if the other words have one, too: "this year" is no number.
fn has_unit(words: &str) -> bool {
    words.unicode_words().any(|word| is_unit(&word.to_lowercase()))
}

/// The words without those for numbers that belong to a title or name: "First Lady Kim", "Second World War".
fn without_titles(words: &str) -> String {
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let words: Vec<&str> = words.unicode_words().collect();
    let next = |at: usize| words.get(at + 1).copied().unwrap_or_default();
    let kept = words.iter().enumerate().filter(|(at, word)| !(is_capital(word) && is_capital(next(*at))));
    kept.map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

/// 3만, 십억, 명, 원: Korean numbers and counters within a word.
fn is_korean_number(word: &str) -> bool {
    let digits = ["십", "백", "천", "만", "억", "조"];
    word.chars().any(is_cjk)
        && digits
            .iter()
            .any(|digit| word.starts_with(digit) && word.chars().nth(1).is_some_and(|c| "억만천조명원개년".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(manuscript: &str, source: &str) -> Vec<(ChangeKind, String, String)> {
        differences(manuscript, source, &["이재명"])
            .into_iter()
            .map(|change| (change.kind, change.manuscript, change.source))
            .collect()
    }

    #[test]
    fn each_change_has_its_kind_and_its_words() {
        use ChangeKind::{Name, Negation, Number, Order, Word};
        for (manuscript, source, kind, own, other) in [
            ("We will build it", "We will not build it", Negation, "", "not"),
            ("We can’t build it", "We can build it", Negation, "can’t", "can"),
            ("We pay 13 million", "We pay 12 million", Number, "13", "12"),
            ("We pay twelve million", "We pay 12 million", Number, "twelve", "12"),
            ("It is five miles long", "It is five kilometres long", Number, "miles", "kilometres"),
            ("It rose 5 per cent", "It rose 5%", Number, "per cent", "%"),
            ("We met her there", "We met First Lady Kim there", Name, "her", "First Lady Kim"),
            ("We go quickly", "We go this year", Word, "quickly", "this year"),
            ("We met Ann Kim there", "We met Ann Lee there", Name, "Kim", "Lee"),
            ("We may build it", "We will build it", Word, "may", "will"),
            ("We do not agree", "We don’t agree", Word, "do not", "don’t"),
            ("We agree! And go", "We agree. And go", Word, "!", "."),
            ("the marsh and the bay", "the bay and the marsh", Order, "", ""),
            ("우리는 다리를 짓는다", "우리는 다리를 짓지 않는다", Negation, "짓는다", "짓지 않는다"),
            ("橋を建てる", "橋を建てない", Negation, "る", "ない"),
            ("3만 명이 왔다", "2만 명이 왔다", Number, "3만", "2만"),
            ("이재명이 말했다", "그가 말했다", Name, "이재명이", "그가"),
        ] {
            let found = told(manuscript, source);
            let first = found.first().unwrap_or_else(|| panic!("{manuscript}: nothing"));
            assert_eq!(first.0, kind, "{manuscript}: {found:?}");
            if !own.is_empty() || !other.is_empty() {
                assert_eq!((first.1.as_str(), first.2.as_str()), (own, other), "{manuscript}");
            }
        }
    }

    #[test]
    fn what_a_manuscript_may_change_is_no_difference() {
        for (manuscript, source) in [
            ("we will build it,", "We will build it"),
            ("We said ‘no’ to it.", "We said “no” to it"),
            ("It’s a co-operation", "It's a co\u{2010}operation"),
        ] {
            assert_eq!(told(manuscript, source), [], "{manuscript}");
        }
    }

    #[test]
    fn what_turns_the_meaning_comes_first() {
        let kinds: Vec<_> = told("Perhaps we will build 13 of it", "Maybe we will not build 12 of it")
            .into_iter()
            .map(|c| c.0)
            .collect();
        assert_eq!(kinds, [ChangeKind::Negation, ChangeKind::Number, ChangeKind::Word]);
    }

    #[test]
    fn the_words_that_differ_are_those_of_the_changes() {
        for (manuscript, source, own, of_source) in [
            ("We will build on it.", "We will not build on it.", vec![], vec!["not"]),
            ("We will not build.", "we will build", vec!["not"], vec![]),
            ("We open in 2031 or so,", "We open in 2029 or so", vec!["2031"], vec!["2029"]),
            ("We go home", "we go home.", vec![], vec!["."]),
            ("We go", "We go", vec![], vec![]),
        ] {
            let words = differing_words(manuscript, source);
            let said = |text: &str, ranges: &[Range<usize>]| {
                ranges.iter().map(|range| text.get(range.clone()).unwrap_or("outside").to_owned()).collect::<Vec<_>>()
            };
            assert_eq!(said(manuscript, &words.manuscript), own, "{manuscript}");
            assert_eq!(said(source, &words.source), of_source, "{manuscript}");
        }
    }
}
