//! The search for the places of a quote's characters and brackets in a text.

use std::{collections::HashSet, ops::Range};

use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    Conflict, EditedMatch, MOST_WORDS,
    items::Item,
    pronouns::{is_explained, is_subject},
};
use crate::matching::{
    boundary::{begins_in_korean_word, has_word, is_boundary},
    normalize::NormalizedText,
    numbers::{measures_in, numbers_in},
    omissions::{self, Omission},
    quotation_marks::is_quotation_mark,
    quote_match::{Bracket, MatchKind, QuoteMatch, left_out_before},
};
use crate::text::script::{is_cjk, is_south_east_asian};

/// How many positions and runs of words are tried for one edited quote, to bound the worst case.
const STEPS: usize = 1 << 18;

/// Searches for the items of a quote in `text` from byte `from` on.
pub(super) fn find(items: &[Item], text: &str, folded: &NormalizedText, from: usize) -> EditedMatch {
    let chars: Vec<(char, Range<usize>)> = folded.chars().collect();
    let bounds = vec![None; chars.len() + 1];
    let mut search = Search { items, chars: &chars, text, bounds, failed: HashSet::new(), steps: STEPS };
    let mut conflict = None;
    let first = chars.partition_point(|(_, range)| range.start < from);
    for at in first..chars.len() {
        if search.steps == 0 {
            break;
        }
        let Some(trail) = search.begin(at, first) else { continue };
        match search.conclude(&trail) {
            EditedMatch::Absent => {}
            EditedMatch::Found(found) => return EditedMatch::Found(found),
            other => conflict = conflict.or(Some(other)),
        }
    }
    conflict.unwrap_or(EditedMatch::Absent)
}

/// What was matched, in order; places are numbers of characters.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Words(Range<usize>),
    Gap,
    /// A bracket by its item: the characters it replaces, and whether they are other words.
    Bracket(usize, Range<usize>, bool),
}

struct Search<'a> {
    items: &'a [Item],
    chars: &'a [(char, Range<usize>)],
    text: &'a str,
    /// A cache: whether words begin or end before each character.
    bounds: Vec<Option<bool>>,
    /// Items and positions from which no match is possible.
    failed: HashSet<(usize, usize)>,
    steps: usize,
}

impl Search<'_> {
    /// Matches the quote with its first words, or its first bracket, starting at a character.
    fn begin(&mut self, at: usize, first: usize) -> Option<Vec<Step>> {
        if let Some(trail) = self.go(0, at) {
            return Some(trail);
        }
        // A first bracket replaces all words before the first quoted ones.
        let Some(Item::Bracket { is_sic: false, .. }) = self.items.first() else { return None };
        if !self.bounds(at) {
            return None;
        }
        let mut trail = self.go(1, at)?;
        let start = self.start_of_sentence(at).max(first);
        let end = (start..at).rev().find(|i| !self.char(*i).is_some_and(char::is_whitespace)).map_or(start, |i| i + 1);
        let start = self.last_pronoun(start..end).unwrap_or(start);
        trail.insert(0, Step::Bracket(0, start..end, true));
        Some(trail)
    }

    /// Where the pronoun at the end of these characters begins: what precedes it is cut off, not replaced.
    fn last_pronoun(&self, range: Range<usize>) -> Option<usize> {
        let words = self.text.get(self.bytes(&range))?;
        let (at, word) = words.unicode_word_indices().next_back()?;
        let begin = self.byte(range.start) + at;
        let is_last = words.get(at + word.len()..).is_some_and(str::is_empty);
        (is_last && is_subject(word)).then(|| self.chars.partition_point(|(_, range)| range.start < begin))
    }

    /// Matches the items from `item` on, at this character.
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

    /// Matches an ellipsis, and the rest at the first words after it that fit.
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
        // A bracket of the text itself.
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
        // A first bracket is tried at every letter. Its words must begin at the beginning of a word, not end one
        // ("[ein]" of "kein").
        if let Some(start) = start
            && (!is_first || self.bounds(start))
            && let Some(end) = self.same(start, &content, true)
            && let Some(rest) = self.rest_after(number, end, spaces.1)
        {
            return Some(with(Step::Bracket(number, start..end, false), rest));
        }
        if is_first { None } else { self.run(number, at) }
    }

    /// Matches a bracket that replaces words of the text.
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

    /// Matches the items after a bracket, with the spaces of the text after it.
    fn rest_after(&mut self, number: usize, at: usize, is_spaced: bool) -> Option<Vec<Step>> {
        let place = if is_spaced { self.space_at(at)? } else { at };
        self.go(number + 1, place)
    }

    /// The position after these characters, if they are here.
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

    /// The byte after the previous character.
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

    /// The first character after the quotation mark, or of the sentence, before a position.
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

    /// Whether a bracket makes another word of the one that it is joined to: `[un]able`, `use[less]`, `1,512[k]`. Endings
    /// such as `walk[ed]` do not, nor do articles with an apostrophe.
    fn joined(&self, number: usize) -> bool {
        let Some(Item::Bracket { content, spaces, .. }) = self.items.get(number) else { return false };
        let content: String = content.iter().flat_map(|c| c.to_lowercase()).collect();
        let char_at = |at: Option<usize>| match at.and_then(|at| self.items.get(at)) {
            Some(Item::Char(c)) if c.is_alphanumeric() => Some(*c),
            _ => None,
        };
        let before = char_at(number.checked_sub(1)).filter(|_| !spaces.0);
        let after = char_at(Some(number + 1)).filter(|_| !spaces.1);
        if [before, after].into_iter().flatten().any(char::is_numeric) {
            let is_sign = content.contains(['-', '+', '±', '\u{2212}', '.', ',', '%', '$', '€', '£']);
            return is_sign || content.contains(|c: char| c.is_alphanumeric() && !is_cjk(c));
        }
        // Thai and its neighbours have no spaces between words.
        let is_prefix = after.filter(|after| !is_south_east_asian(*after)).is_some_and(|after| match is_cjk(after) {
            true => omissions::EAST_ASIAN_PREFIXES.contains(&content.as_str()),
            false => match content.strip_suffix(['-', '\u{2010}', '\u{2011}']) {
                Some(letters) => is_negative_prefix(letters),
                None => content.ends_with(char::is_alphanumeric) && !is_particle(&content),
            },
        });
        is_prefix || before.is_some() && NEGATIVE_ENDINGS.split(' ').any(|ending| ending == content)
    }

    /// The match for these steps, unless one of the brackets changes what was said.
    fn conclude(&self, trail: &[Step]) -> EditedMatch {
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
                    // "The council met. “The man pays" does not match "The [mayor] pays".
                    if *is_other && crosses_mark(there) {
                        return EditedMatch::Absent;
                    }
                    let content: String = content.iter().collect();
                    let conflict =
                        || conflict_of(&content, &source, self.text).or(self.joined(*number).then_some(Conflict::Word));
                    if *is_other && let Some(conflict) = conflict() {
                        return EditedMatch::Conflict(conflict, shown.trim().to_owned(), source);
                    }
                    let is_gap = |at: Option<usize>| matches!(at.and_then(|at| self.items.get(at)), Some(Item::Gap));
                    let gaps = (is_gap(number.checked_sub(1)), is_gap(Some(number + 1)));
                    brackets.push(Bracket { shown: shown.clone(), source, before: pieces.len(), gaps });
                    is_cut = true;
                }
            }
        }
        let mut gaps = (1..pieces.len()).flat_map(|next| left_out_before(self.text, &pieces, &brackets, next));
        let begins_within = pieces.iter().any(|piece| begins_in_korean_word(self.text, piece.start));
        if pieces.is_empty() || begins_within || gaps.any(|gap| omissions::negation_taken(self.text, &gap).is_some()) {
            return EditedMatch::Absent;
        }
        EditedMatch::Found(QuoteMatch { kind: MatchKind::Edited, pieces, brackets })
    }
}

/// Whether a text has one mark of a pair but not the other.
fn crosses_mark(text: &str) -> bool {
    let is_mark = |c: &char| is_quotation_mark(*c) && !matches!(c, '\'' | '’' | '‘' | '′');
    text.chars().filter(is_mark).count() % 2 == 1
}

/// Endings that reverse a word.
const NEGATIVE_ENDINGS: &str = "less los lose losen loser loses losem frei freie freien freier loos loze löst lösa løst løse siz \
    sız suz süz ton tön talan telen";

/// One letter of Arabic and Hebrew is an article, a preposition or "and".
fn is_particle(content: &str) -> bool {
    let mut letters = content.chars();
    matches!((letters.next(), letters.next()), (Some('\u{590}'..='\u{6FF}'), None))
}

/// Letters before a hyphen that reverse a word: `[un-]legal`, but not `[ex-]minister`.
fn is_negative_prefix(letters: &str) -> bool {
    matches!(letters, "un" | "in" | "im" | "il" | "ir" | "non" | "dis" | "mis" | "anti" | "a" | "nie" | "не" | "αντι")
}

fn with(step: Step, mut rest: Vec<Step>) -> Vec<Step> {
    rest.insert(0, step);
    rest
}

/// Whether a bracket and the words that it replaces differ in a negation, in another word that reverses a
/// clause, or in a number. `text` tells the language.
fn conflict_of(shown: &str, place: &Range<usize>, text: &str) -> Option<Conflict> {
    let source = text.get(place.clone()).unwrap_or_default();
    let has_negation = |words: &str| omissions::omissions_in(words, text).contains(&Omission::Negation);
    if has_negation(shown) != has_negation(source) || omissions::are_opposed(shown, source) {
        return Some(Conflict::Negation);
    }
    // Units next to the figures may be added, but not changed: "[Canadian] dollars", not "[cents]".
    let (ours, theirs) = (measures_in(shown), measures_in(source));
    let is_other_measure = !ours.is_empty() && !theirs.is_empty() && ours != theirs;
    let is_other_number = || numbers_in(shown) != numbers_in(source) && !is_named_before(shown, place, text);
    (is_other_measure || is_other_number()).then_some(Conflict::Number)
}

/// Whether a bracket explains a pronoun with words that precede it in the text: "[the second shipment]" for "it".
fn is_named_before(shown: &str, place: &Range<usize>, text: &str) -> bool {
    const REACH: usize = 600;
    let is_pronoun = text.get(place.clone()).is_some_and(|source| is_explained(source.trim()));
    let before = text.get(..place.start).unwrap_or_default();
    let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(REACH))..).unwrap_or_default();
    // The article may differ.
    let words = shown.trim().split_once(' ').map_or(shown, |(_, rest)| rest).to_lowercase();
    is_pronoun && has_word(&words) && near.to_lowercase().contains(&words)
}
