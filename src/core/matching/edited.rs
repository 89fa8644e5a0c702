//! Quotes with an editor's square brackets: `[F]ire` for a changed letter, `[the ministers]` in place of a few words,
//! `[sic]` for nothing.
//!
//! All that stands outside the brackets stands in the text, in order. A bracket is tried three ways: as one of the
//! text's own, as the text's letters in another case, and as standing for a run of up to [`MOST_WORDS`] words; at the
//! start or the end of a quote it stands for all words back (forward) to the quotation mark, or to where the sentence
//! begins (ends). Where the words and the bracket differ in a negation or a number, nothing is found.

use std::{collections::HashSet, ops::Range};

use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    boundary::is_boundary,
    normalize::NormalizedText,
    numbers::numbers_in,
    omissions::{self, Omission},
    quotation_marks::is_quotation_mark,
    quote_match::{Bracket, MatchKind, QuoteMatch},
};

/// Words of the text that a bracket within a quote can stand for.
pub const MOST_WORDS: usize = 8;

/// Places at which an edited quote is looked for, and runs that are tried: bounds the worst case.
const STEPS: usize = 1 << 18;

/// Brackets and ellipses of one quote.
const MOST_BRACKETS: usize = 64;

/// Why a bracket may not stand for the words of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflict {
    /// One of the two has a negation that the other has not.
    Negation,
    /// They have different numbers.
    Number,
}

/// What a person should look at although an edited quote is verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// The text has a name there that the bracket lacks.
    Name,
    /// The text has a condition there that the bracket lacks.
    Condition,
    /// The bracket stands in place of a verb.
    Verb,
}

/// What becomes of a quote with brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edited {
    /// It stands in the text.
    Found(QuoteMatch),
    /// It would, but a bracket changes what was said: its text, and the words it stands for.
    Conflict(Conflict, String, Range<usize>),
    /// It has no brackets of an editor, or does not stand in the text.
    Absent,
}

/// Whether a quote has a square bracket that is not closed, or one that is closed and not opened: its byte.
pub fn unbalanced_bracket(quote: &str) -> Option<usize> {
    let mut open = None;
    for (at, c) in quote.char_indices() {
        match (c, open) {
            ('[', None) => open = Some(at),
            ('[', Some(_)) => return open,
            (']', None) => return Some(at),
            (']', Some(_)) => open = None,
            _ => {}
        }
    }
    open
}

/// Looks for a quote with brackets in `text` from byte `from` on.
pub fn match_edited(quote: &str, text: &str, folded: &NormalizedText, from: usize) -> Edited {
    let Some(items) = items_of(quote) else { return Edited::Absent };
    let chars: Vec<(char, Range<usize>)> = folded.chars().collect();
    let bounds = vec![None; chars.len() + 1];
    let mut search = Search { items: &items, chars: &chars, text, bounds, failed: HashSet::new(), steps: STEPS };
    let mut conflict = None;
    let first = chars.partition_point(|(_, range)| range.start < from);
    for at in first..chars.len() {
        if search.steps == 0 {
            break;
        }
        let Some(trail) = search.begin(at, first) else { continue };
        match search.conclude(&trail) {
            Edited::Absent => {}
            Edited::Found(found) => return Edited::Found(found),
            other => conflict = conflict.or(Some(other)),
        }
    }
    conflict.unwrap_or(Edited::Absent)
}

/// What a person should look at in a bracket, given the words that it stands for.
pub fn remark_on(bracket: &Bracket, text: &str) -> Option<Remark> {
    let source = text.get(bracket.source.clone())?;
    let shown = content_of(&bracket.shown);
    if shown.to_lowercase() == source.to_lowercase() || is_sic(shown) {
        return None;
    }
    let words_shown: HashSet<String> = shown.unicode_words().map(str::to_lowercase).collect();
    let is_kept = |word: &str| words_shown.contains(&word.to_lowercase());
    let before = text.get(..bracket.source.start).unwrap_or_default().trim_end();
    let begins_sentence = before.is_empty()
        || before.ends_with(|c: char| matches!(c, '.' | '!' | '?' | ':' | '…') || is_quotation_mark(c));
    let is_name = |(i, word): (usize, &str)| {
        word.starts_with(char::is_uppercase) && word != "I" && !(i == 0 && begins_sentence) && !is_kept(word)
    };
    if source.unicode_words().enumerate().any(is_name) {
        return Some(Remark::Name);
    }
    let is_condition = |word: &str| CONDITIONS.contains(&word.to_lowercase().as_str()) && !is_kept(word);
    let is_joined = |part: &str| source.contains(part) && !shown.contains(part);
    if source.unicode_words().any(is_condition) || JOINED_CONDITIONS.iter().any(|part| is_joined(part)) {
        return Some(Remark::Condition);
    }
    source.unicode_words().any(|word| is_verb(word) && !is_kept(word)).then_some(Remark::Verb)
}

/// The text of a bracket without the bracket.
pub fn content_of(shown: &str) -> &str {
    shown.trim().trim_start_matches('[').trim_end_matches(']').trim()
}

fn is_sic(content: &str) -> bool {
    matches!(content.to_lowercase().as_str(), "sic" | "sic!" | "!")
}

/// What a quote is made of.
#[derive(Debug)]
enum Item {
    Char(char),
    /// An ellipsis: any words.
    Gap,
    Bracket {
        content: Vec<char>,
        /// The same with the spaces beside it.
        shown: String,
        /// Whether a space stands before it, and after it.
        spaces: (bool, bool),
        is_sic: bool,
    },
}

/// Nothing where the quote has no bracket of an editor, or brackets that do not fit.
fn items_of(quote: &str) -> Option<Vec<Item>> {
    if !quote.contains('[') || unbalanced_bracket(quote).is_some() {
        return None;
    }
    let quote = NormalizedText::new(quote.trim());
    let mut rest = quote.as_str();
    let (mut items, mut brackets, mut gaps) = (Vec::new(), 0, 0);
    while let Some(c) = rest.chars().next() {
        if let Some(after) = ["[…]", "[...]", "…", "..."].iter().find_map(|mark| rest.strip_prefix(mark)) {
            while matches!(items.last(), Some(Item::Char(' '))) {
                items.pop();
            }
            items.push(Item::Gap);
            gaps += 1;
            rest = after.trim_start();
        } else if let Some((content, after)) = rest.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
            brackets += 1;
            let is_spaced = matches!(items.last(), Some(Item::Char(' ')));
            if is_spaced {
                items.pop();
            }
            let spaces = (is_spaced, after.starts_with(' '));
            rest = after.trim_start_matches(' ');
            items.push(Item::Bracket {
                content: content.trim().chars().collect(),
                shown: format!("{}[{content}]{}", space(spaces.0), space(spaces.1)),
                spaces,
                is_sic: is_sic(content.trim()),
            });
        } else {
            items.push(Item::Char(c));
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    let has_words = items.iter().any(|item| matches!(item, Item::Char(c) if c.is_alphanumeric()));
    (brackets > 0 && brackets + gaps <= MOST_BRACKETS && has_words).then_some(items)
}

fn space(is_there: bool) -> &'static str {
    if is_there { " " } else { "" }
}

/// What was matched, in order; places are numbers of characters.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Words(Range<usize>),
    Gap,
    /// A bracket by its item: the characters it stands for, and whether they are other words.
    Bracket(usize, Range<usize>, bool),
}

struct Search<'a> {
    items: &'a [Item],
    chars: &'a [(char, Range<usize>)],
    text: &'a str,
    /// Whether words begin or end before each character, as far as it was asked.
    bounds: Vec<Option<bool>>,
    /// Items and places from which nothing is found.
    failed: HashSet<(usize, usize)>,
    steps: usize,
}

impl Search<'_> {
    /// The quote with its first words, or its first bracket, at a character.
    fn begin(&mut self, at: usize, first: usize) -> Option<Vec<Step>> {
        if let Some(trail) = self.go(0, at) {
            return Some(trail);
        }
        // A first bracket stands for all words before the first ones that are quoted.
        let Some(Item::Bracket { is_sic: false, .. }) = self.items.first() else { return None };
        if !self.bounds(at) {
            return None;
        }
        let mut trail = self.go(1, at)?;
        let start = self.start_of_sentence(at).max(first);
        let end = (start..at).rev().find(|i| !self.char(*i).is_some_and(char::is_whitespace)).map_or(start, |i| i + 1);
        trail.insert(0, Step::Bracket(0, start..end, true));
        Some(trail)
    }

    /// The items from `item` on, at this character.
    fn go(&mut self, item: usize, at: usize) -> Option<Vec<Step>> {
        self.steps = self.steps.checked_sub(1)?;
        if self.failed.contains(&(item, at)) {
            return None;
        }
        let found = self.try_go(item, at);
        if found.is_none() {
            self.failed.insert((item, at));
        }
        found
    }

    fn try_go(&mut self, item: usize, at: usize) -> Option<Vec<Step>> {
        let (mut next, mut end) = (item, at);
        while let Some(Item::Char(c)) = self.items.get(next) {
            if self.char(end) != Some(*c) {
                return None;
            }
            (next, end) = (next + 1, end + 1);
        }
        let words = (end > at).then_some(Step::Words(at..end));
        let rest = match self.items.get(next) {
            None => self.bounds(end).then(Vec::new)?,
            Some(Item::Gap) => self.after_gap(next, end)?,
            Some(_) => self.bracket(next, end)?,
        };
        Some(words.into_iter().chain(rest).collect())
    }

    /// An ellipsis at its place, and the first words after it that the rest fits to.
    fn after_gap(&mut self, gap: usize, at: usize) -> Option<Vec<Step>> {
        if !self.bounds(at) {
            return None;
        }
        if gap + 1 == self.items.len() {
            return Some(vec![Step::Gap]);
        }
        let rest = (at..self.chars.len()).find_map(|place| {
            self.steps = self.steps.checked_sub(1)?;
            if self.bounds(place) { self.go(gap + 1, place) } else { None }
        })?;
        Some(with(Step::Gap, rest))
    }

    fn bracket(&mut self, number: usize, at: usize) -> Option<Vec<Step>> {
        let Some(Item::Bracket { content, spaces, is_sic, .. }) = self.items.get(number) else { return None };
        let (content, spaces, is_sic) = (content.clone(), *spaces, *is_sic);
        let is_first = number == 0;
        let start = if spaces.0 && !is_first { self.space_at(at) } else { Some(at) };
        // One of the text's own.
        let own: Vec<char> = ['['].into_iter().chain(content.iter().copied()).chain([']']).collect();
        if let Some(end) = start.and_then(|start| self.same(start, &own, false))
            && let Some(rest) = self.rest_after(number, end, spaces.1)
        {
            return Some(with(Step::Words(start.unwrap_or(at)..end), rest));
        }
        if is_sic {
            let rest = self.rest_after(number, at, spaces.1)?;
            return Some(with(Step::Bracket(number, at..at, false), rest));
        }
        if let Some(start) = start
            && let Some(end) = self.same(start, &content, true)
            && let Some(rest) = self.rest_after(number, end, spaces.1)
        {
            return Some(with(Step::Bracket(number, start..end, false), rest));
        }
        if is_first { None } else { self.run(number, at) }
    }

    /// A bracket in place of words of the text.
    fn run(&mut self, number: usize, at: usize) -> Option<Vec<Step>> {
        if !self.bounds(at) {
            return None;
        }
        let start = self.space_at(at).unwrap_or(at);
        let is_word = |item: &Item| match item {
            Item::Char(c) => c.is_alphanumeric(),
            Item::Gap | Item::Bracket { .. } => true,
        };
        let is_last = !self.items.iter().skip(number + 1).any(is_word);
        let ends = self.ends_of_runs(start, is_last);
        if is_last && number + 1 == self.items.len() {
            return Some(vec![Step::Bracket(number, start..ends.last().copied().unwrap_or(start), true)]);
        }
        for end in ends {
            let next = self.space_at(end).unwrap_or(end);
            for place in [next, end] {
                if let Some(rest) = self.go(number + 1, place) {
                    return Some(with(Step::Bracket(number, start.min(end)..end, true), rest));
                }
            }
        }
        None
    }

    /// Where a run of words from here may end, the shortest first.
    fn ends_of_runs(&mut self, start: usize, is_last: bool) -> Vec<usize> {
        let mut ends = vec![start];
        let Some((_, first)) = self.chars.get(start) else { return ends };
        let from = first.start;
        let until = if is_last { self.end_of_sentence(start) } else { self.text.len() };
        let Some(rest) = self.text.get(from..until) else { return ends };
        let most = if is_last { usize::MAX } else { MOST_WORDS };
        for (at, word) in rest.unicode_word_indices().take(most) {
            let end = from + at + word.len();
            let place = self.chars.partition_point(|(_, range)| range.start < end);
            if self.bounds(place) {
                ends.push(place);
            }
        }
        ends
    }

    /// What follows a bracket, where the spaces after it are the text's.
    fn rest_after(&mut self, number: usize, at: usize, is_spaced: bool) -> Option<Vec<Step>> {
        let place = if is_spaced { self.space_at(at)? } else { at };
        self.go(number + 1, place)
    }

    /// The place after these characters, where they stand here.
    fn same(&self, at: usize, expected: &[char], any_case: bool) -> Option<usize> {
        let there = self.chars.get(at..at + expected.len())?;
        let is_same = |a: char, b: char| a == b || (any_case && a.to_lowercase().eq(b.to_lowercase()));
        (!expected.is_empty() && there.iter().zip(expected).all(|((a, _), b)| is_same(*a, *b)))
            .then_some(at + expected.len())
    }

    /// The place after the space here.
    fn space_at(&self, at: usize) -> Option<usize> {
        self.char(at).filter(|c| c.is_whitespace()).map(|_| at + 1)
    }

    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(c, _)| *c)
    }

    /// The byte at which a character begins.
    fn byte(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.text.len(), |(_, range)| range.start)
    }

    /// The byte after the character before.
    fn byte_after(&self, at: usize) -> usize {
        at.checked_sub(1).and_then(|i| self.chars.get(i)).map_or(0, |(_, range)| range.end)
    }

    fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.byte(range.start);
        start..self.byte_after(range.end).max(start)
    }

    fn bounds(&mut self, at: usize) -> bool {
        if let Some(Some(known)) = self.bounds.get(at) {
            return *known;
        }
        let is_bound = is_boundary(self.text, self.byte(at)) || is_boundary(self.text, self.byte_after(at));
        if let Some(place) = self.bounds.get_mut(at) {
            *place = Some(is_bound);
        }
        is_bound
    }

    /// The first character after the quotation mark, or of the sentence, before a place.
    fn start_of_sentence(&self, at: usize) -> usize {
        let mut start = at;
        while let Some(before) = start.checked_sub(1) {
            let c = self.char(before).unwrap_or(' ');
            let is_apostrophe = matches!(c, '\'' | '’')
                && self.char(start).is_some_and(char::is_alphanumeric)
                && before.checked_sub(1).and_then(|i| self.char(i)).is_some_and(char::is_alphanumeric);
            let ends = matches!(c, '!' | '?' | '。' | '！' | '？' | '\n')
                || (c == '.' && self.char(start).is_none_or(char::is_whitespace));
            if (is_quotation_mark(c) && !is_apostrophe) || (ends && start < at) {
                break;
            }
            start = before;
        }
        let is_space = |i: &usize| self.char(*i).is_some_and(char::is_whitespace);
        (start..at).find(|i| !is_space(i)).unwrap_or(at)
    }

    /// The byte at which the sentence, or the quotation, around a place ends.
    fn end_of_sentence(&self, at: usize) -> usize {
        let end = (at..self.chars.len()).find(|i| {
            let c = self.char(*i).unwrap_or(' ');
            let is_inner = |j: Option<usize>| j.and_then(|j| self.char(j)).is_some_and(char::is_alphanumeric);
            let is_apostrophe = matches!(c, '\'' | '’') && is_inner(i.checked_sub(1)) && is_inner(Some(i + 1));
            let is_stop =
                c == '.' && self.char(i + 1).is_none_or(|after| after.is_whitespace() || is_quotation_mark(after));
            (is_quotation_mark(c) && !is_apostrophe) || matches!(c, '!' | '?' | '。' | '！' | '？' | '\n') || is_stop
        });
        end.map_or(self.text.len(), |end| self.byte(end))
    }

    /// The match that a trail is, unless a bracket of it changes what was said.
    fn conclude(&self, trail: &[Step]) -> Edited {
        let (mut pieces, mut brackets): (Vec<Range<usize>>, Vec<Bracket>) = (Vec::new(), Vec::new());
        let mut is_cut = true;
        for step in trail {
            match step {
                Step::Words(range) => {
                    let range = self.bytes(range);
                    match pieces.last_mut().filter(|_| !is_cut) {
                        Some(last) => last.end = range.end,
                        None => pieces.push(range),
                    }
                    is_cut = false;
                }
                Step::Gap => is_cut = true,
                Step::Bracket(number, range, is_other) => {
                    let Some(Item::Bracket { shown, content, .. }) = self.items.get(*number) else { continue };
                    let source = self.bytes(range);
                    let there = self.text.get(source.clone()).unwrap_or_default();
                    let content: String = content.iter().collect();
                    if *is_other && let Some(conflict) = conflict_of(&content, there) {
                        return Edited::Conflict(conflict, shown.trim().to_owned(), source);
                    }
                    brackets.push(Bracket { shown: shown.clone(), source, before: pieces.len() });
                    is_cut = true;
                }
            }
        }
        let is_gap = |i: usize| !brackets.iter().any(|bracket| bracket.before == i + 1);
        let gaps = pieces.iter().zip(pieces.iter().skip(1)).enumerate().filter(|(i, _)| is_gap(*i));
        let mut gaps = gaps.map(|(_, (piece, next))| piece.end..next.start);
        if pieces.is_empty() || gaps.any(|gap| omissions::negation_taken(self.text, &gap).is_some()) {
            return Edited::Absent;
        }
        Edited::Found(QuoteMatch { kind: MatchKind::Edited, pieces, brackets })
    }
}

fn with(step: Step, mut rest: Vec<Step>) -> Vec<Step> {
    rest.insert(0, step);
    rest
}

/// Whether a bracket and the words that it stands for differ in a negation or a number.
fn conflict_of(shown: &str, source: &str) -> Option<Conflict> {
    let has_negation = |text: &str| omissions::omissions_in(text).contains(&Omission::Negation);
    if has_negation(shown) != has_negation(source) {
        return Some(Conflict::Negation);
    }
    (numbers_in(shown) != numbers_in(source)).then_some(Conflict::Number)
}

/// Whether a word is a verb, or nearly always one: auxiliaries and verbs of saying and wanting in English, German,
/// French and Spanish, and English forms in -ed.
fn is_verb(word: &str) -> bool {
    let word = word.to_lowercase();
    VERBS.contains(&word.as_str()) || (word.len() > 4 && word.ends_with("ed") && !NOT_VERBS.contains(&word.as_str()))
}

/// Words that make what is said depend on something, or narrow it.
const CONDITIONS: &[&str] = &[
    "if",
    "unless",
    "until",
    "only",
    "provided",
    "except",
    "might",
    "perhaps",
    "almost",
    "wenn",
    "falls",
    "sofern",
    "nur",
    "außer",
    "vielleicht",
    "si",
    "sauf",
    "seulement",
    "jusqu",
    "sólo",
    "salvo",
    "quizás",
    "tenzij",
    "만약",
];

/// The same in languages that write no space before them.
const JOINED_CONDITIONS: &[&str] =
    &["경우", "다면", "으면", "라면", "하면", "もし", "場合", "なら", "如果", "只有", "除非", "只要"];

/// Words in -ed that are no verbs.
const NOT_VERBS: &[&str] = &["indeed", "speed", "breed", "hundred", "sacred", "naked", "kindred", "hatred"];

const VERBS: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "am", "has", "have", "had", "do", "does", "did", "will", "would", "can",
    "could", "shall", "should", "may", "might", "must", "want", "wants", "need", "needs", "say", "says", "said",
    "think", "thinks", "believe", "believes", "know", "knows", "hope", "hopes", "agree", "agrees", "reject", "rejects",
    "accept", "accepts", "support", "supports", "oppose", "opposes", "refuse", "refuses", "make", "makes", "made",
    "go", "goes", "went", "come", "comes", "came", "give", "gives", "gave", "take", "takes", "took", "get", "gets",
    "got", "see", "sees", "saw", "build", "builds", "built", "win", "wins", "won", "lose", "loses", "lost", "ist",
    "sind", "war", "waren", "hat", "haben", "hatte", "hatten", "wird", "werden", "würde", "würden", "kann", "können",
    "konnte", "soll", "sollen", "sollte", "muss", "müssen", "musste", "darf", "dürfen", "will", "wollen", "wollte",
    "est", "sont", "était", "étaient", "a", "ont", "avait", "avaient", "sera", "seront", "serait", "peut", "peuvent",
    "doit", "doivent", "va", "vont", "es", "son", "era", "eran", "fue", "fueron", "ha", "han", "había", "será",
    "serán", "sería", "puede", "pueden", "debe", "deben",
];

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "She said, “Fire on the harbour, a five-year plan and the ministers of Nara agreed to it in \
        2024. We told them that it was not wise to wait, and they waited.”";

    fn edited(quote: &str) -> Edited {
        match_edited(quote, TEXT, &NormalizedText::new(TEXT), 0)
    }

    #[track_caller]
    fn found(quote: &str) -> (Vec<&'static str>, Vec<(String, &'static str)>) {
        match edited(quote) {
            Edited::Found(found) => (
                found.pieces.iter().filter_map(|piece| TEXT.get(piece.clone())).collect(),
                found
                    .brackets
                    .iter()
                    .filter_map(|bracket| Some((bracket.shown.clone(), TEXT.get(bracket.source.clone())?)))
                    .collect(),
            ),
            other => panic!("{quote}: {other:?}"),
        }
    }

    #[test]
    fn a_bracketed_letter_is_the_texts_in_another_case() {
        assert_eq!(found("[f]ire on the harbour"), (vec!["ire on the harbour"], vec![("[f]".to_owned(), "F")]));
        assert_eq!(found("[A] five-year plan"), (vec!["five-year plan"], vec![("[A] ".to_owned(), "a")]));
        assert_eq!(edited("[H]ire on the harbour"), Edited::Absent);
    }

    #[test]
    fn a_bracket_stands_for_a_few_words() {
        let (pieces, brackets) = found("the ministers [there] agreed to it");
        assert_eq!(pieces, ["the ministers", "agreed to it"]);
        assert_eq!(brackets, [(" [there] ".to_owned(), "of Nara")]);
        assert_eq!(found("We told [the ministers] that it was").1, [(" [the ministers] ".to_owned(), "them")]);
        assert_eq!(found("We told them [all] that it was").1, [(" [all] ".to_owned(), "")]);
        assert_eq!(edited("Fire on [something] wise to wait"), Edited::Absent, "more than eight words");
    }

    #[test]
    fn at_its_ends_a_bracket_stands_for_the_rest_of_the_sentence() {
        let (pieces, brackets) = found("[The city] told them that it was not wise");
        assert_eq!(pieces, ["told them that it was not wise"]);
        assert_eq!(brackets[0].1, "We");
        assert_eq!(found("not wise to wait, [he said]").1, [(" [he said]".to_owned(), "and they waited")]);
    }

    #[test]
    fn sic_stands_for_nothing() {
        assert_eq!(found("they [sic] waited").0, ["they", "waited"]);
        assert_eq!(found("Fire [sic] on the [harbour]").1.len(), 2);
    }

    #[test]
    fn a_negation_or_a_number_is_not_edited_away() {
        for (quote, conflict) in [
            ("it was [very] wise", Conflict::Negation),
            ("We told them that it [never] was not wise", Conflict::Negation),
            ("agreed to it in [2025]. We told", Conflict::Number),
            ("agreed to it in [spring]. We told", Conflict::Number),
            ("a [ten-year] plan", Conflict::Number),
        ] {
            assert!(
                matches!(edited(quote), Edited::Conflict(found, ..) if found == conflict),
                "{quote}: {:?}",
                edited(quote)
            );
        }
    }

    #[test]
    fn a_number_is_not_edited_away_in_languages_that_write_it_in_characters() {
        for (text, quote) in [
            ("그는 “배 세 척을 잃었다”고 말했다.", "배 [다섯] 척을 잃었다"),
            ("他说“我们失去三艘船”。", "我们失去[五]艘船"),
            ("首相は「三隻の船を失った」と述べた。", "[五]隻の船を失った"),
            ("他说“我们失去三艘船”。", "我们失去[几]艘船"),
        ] {
            let found = match_edited(quote, text, &NormalizedText::new(text), 0);
            assert!(!matches!(found, Edited::Found(_)), "{quote} of {text}: {found:?}");
        }
    }

    #[test]
    fn brackets_that_do_not_fit_are_told() {
        assert_eq!(unbalanced_bracket("a [b] c"), None);
        assert_eq!(unbalanced_bracket("a [b c"), Some(2));
        assert_eq!(unbalanced_bracket("a b] c"), Some(3));
        assert_eq!(unbalanced_bracket("a [[b] c"), Some(2));
        assert_eq!(edited("they [waited"), Edited::Absent);
        assert_eq!(edited("[they waited]"), Edited::Absent, "nothing is quoted");
    }

    #[test]
    fn a_name_or_a_verb_in_place_of_which_a_bracket_stands_is_worth_a_look() {
        let remark = |quote: &str| match edited(quote) {
            Edited::Found(found) => remark_on(&found.brackets[0], TEXT),
            other => panic!("{quote}: {other:?}"),
        };
        assert_eq!(remark("ministers of [the city] agreed"), Some(Remark::Name));
        assert_eq!(remark("of Nara [said yes] to it"), Some(Remark::Verb));
        let text = "“We will build only if they pay.”";
        let found = match_edited("We will build [soon].", text, &NormalizedText::new(text), 0);
        assert!(
            matches!(found, Edited::Found(found) if remark_on(&found.brackets[0], text) == Some(Remark::Condition))
        );
        assert_eq!(remark("We told [the ministers] that"), None);
        assert_eq!(remark("[f]ire on"), None);
    }
}
