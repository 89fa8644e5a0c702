//! Joins the lines of a block into one text: with a space, without one, or by removing a hyphen.

use std::collections::HashSet;
use std::ops::Range;

use super::korean::Korean;
use super::letters::{bare, closed, is_chinese_or_japanese, opened};
use super::line::Line;
use crate::text::script::is_hangul;

/// First parts that keep their hyphen unless the joined word occurs elsewhere: they are not syllables of longer words.
const KEEPING: [&str; 8] = ["co", "self", "well", "non", "anti", "vice", "cross", "half"];
/// Endings that are not words: even if the part before is a word, the hyphen is only due to the line end.
const ENDINGS: [&str; 44] = [
    "al", "ally", "ance", "ances", "ary", "ed", "ence", "ences", "er", "ers", "est", "ful", "fully", "heit", "ible",
    "ic", "ical", "ically", "ing", "ings", "isation", "ised", "ising", "ism", "ist", "ists", "ities", "ity", "ive",
    "ization", "ized", "keit", "lich", "ment", "mental", "ments", "ness", "ous", "ously", "sion", "sions", "tion",
    "tional", "tions",
];
/// Small words that are syllables of longer ones more often than parts of compounds.
const SMALL_WORDS: [&str; 34] = [
    "a", "am", "an", "as", "at", "be", "but", "by", "can", "do", "for", "has", "he", "her", "his", "if", "in", "is",
    "it", "may", "me", "my", "of", "on", "or", "our", "per", "she", "the", "to", "us", "was", "we", "you",
];
/// Words after a hyphen that replaces the rest of a word ("Nord- und Südkorea").
const SUSPENDING: [&str; 12] = ["and", "or", "to", "und", "oder", "bis", "sowie", "et", "ou", "y", "o", "en"];

/// A hyphen that was removed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct JoinedHyphen {
    /// The joined word in the text.
    pub(super) place: Range<usize>,
    /// The word with its hyphen.
    pub(super) written: String,
}

/// Information about the words of a document.
#[derive(Debug, Default)]
pub(super) struct Joiner {
    /// Its words in lower case, except those broken at a line end.
    words: HashSet<String>,
    /// Whether the hyphen U+2010 occurs within lines. If it does not, the program that broke the lines inserted it, and
    /// the hyphens of words are U+002D.
    true_hyphens_within: bool,
    plain_hyphens_within: bool,
    /// Whether soft hyphens occur within lines, so that they are drawn as hyphens.
    soft_hyphens_are_hyphens: bool,
    /// Whether it is German, where compounds are written as one word, and if not, with a capital.
    is_german: bool,
    korean: Korean,
}

impl Joiner {
    /// Collects the information from all lines.
    pub(super) fn of(lines: &[&Line]) -> Self {
        let mut joiner = Self { korean: Korean::of(lines), ..Self::default() };
        let mut after_hyphen = false;
        for line in lines {
            joiner.learn(line, after_hyphen);
            after_hyphen = hyphen(&line.text).is_some();
        }
        joiner.is_german = ["der", "die", "und", "nicht"].iter().all(|word| joiner.words.contains(*word));
        joiner
    }

    fn learn(&mut self, line: &Line, after_hyphen: bool) {
        let broken = hyphen(&line.text).is_some();
        let tokens: Vec<&str> = line.text.split(' ').collect();
        let count = tokens.len();
        for (number, token) in tokens.iter().enumerate() {
            if (number == 0 && after_hyphen) || (number + 1 == count && broken) {
                continue;
            }
            let word = bare(token);
            if word.contains(char::is_alphabetic) {
                self.words.insert(word.to_lowercase());
            }
        }
        let within = line.text.trim_end_matches('\u{AD}');
        self.true_hyphens_within |= line.text.trim_end_matches('\u{2010}').contains('\u{2010}');
        self.plain_hyphens_within |= line.text.trim_end_matches('-').contains('-');
        self.soft_hyphens_are_hyphens |= within.contains('\u{AD}');
    }

    /// Adds a line to a text whose block begins at `start`, and returns where the line begins.
    pub(super) fn add(
        &self,
        text: &mut String,
        start: usize,
        line: &Line,
        joined: &mut Vec<JoinedHyphen>,
        before: Option<&Line>,
    ) -> usize {
        let line_text = self.without_soft_hyphens(&line.text);
        if let Some(before) = before
            && text.len() > start
        {
            self.join(text, start, before, &line_text, joined);
        }
        text.push_str(&line_text);
        text.len() - line_text.len()
    }

    /// Visible soft hyphens within a line are hyphens; those at its end are decided with the next line.
    fn without_soft_hyphens(&self, text: &str) -> String {
        if self.soft_hyphens_are_hyphens { text.replace('\u{AD}', "-") } else { text.to_owned() }
    }

    fn join(&self, text: &mut String, start: usize, before: &Line, next: &str, joined: &mut Vec<JoinedHyphen>) {
        let block = text.get(start..).unwrap_or_default();
        let Some(hyphen) = hyphen(block) else {
            text.push_str(self.separator(block, before, next));
            return;
        };
        let word_start = block.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let first = block.get(word_start..block.len() - hyphen.len_utf8()).unwrap_or_default();
        let second: &str = next.split(char::is_whitespace).next().unwrap_or_default();
        match self.decide(first, hyphen, second) {
            Decision::Keep => {}
            Decision::KeepWithSpace => text.push(' '),
            Decision::Join => {
                let (opening, closing) = (first.len() - opened(first).len(), second.len() - closed(second).len());
                let written = format!("{}-{}", opened(first), closed(second));
                let from = start + word_start + opening;
                text.truncate(text.len() - hyphen.len_utf8());
                joined.push(JoinedHyphen { place: from..text.len() + second.len() - closing, written });
            }
        }
    }

    fn decide(&self, first: &str, hyphen: char, second: &str) -> Decision {
        let (first, second) = (opened(first).to_lowercase(), bare(second));
        if SUSPENDING.contains(&second) {
            return Decision::KeepWithSpace;
        }
        if !first.ends_with(char::is_alphanumeric) || second.is_empty() {
            // A dash that is written as a hyphen, or one without a word before it.
            return if first.is_empty() { Decision::KeepWithSpace } else { Decision::Keep };
        }
        let is_of_the_line = hyphen == '\u{2010}' && self.plain_hyphens_within && !self.true_hyphens_within;
        if hyphen == '\u{AD}' || is_of_the_line {
            return Decision::Join;
        }
        let begins_small = second.starts_with(char::is_lowercase);
        if !begins_small || !first.ends_with(char::is_alphabetic) {
            return Decision::Keep;
        }
        let second = second.to_lowercase();
        let knows = |word: &str| self.words.contains(word);
        let (whole, apart) = (format!("{first}{second}"), format!("{first}-{second}"));
        if knows(&whole) || self.knows_a_form_of(&whole) {
            return Decision::Join;
        }
        if knows(&apart) || first.contains(['-', '\'', '’']) {
            return Decision::Keep;
        }
        if ENDINGS.contains(&second.as_str()) {
            return Decision::Join;
        }
        let is_compound = knows(&first) && (knows(&second) || !SMALL_WORDS.contains(&first.as_str()));
        if KEEPING.contains(&first.as_str()) || (is_compound && !self.is_german) {
            Decision::Keep
        } else {
            Decision::Join
        }
    }

    /// Whether the word is known with another ending: "agreements" for "agreement".
    fn knows_a_form_of(&self, word: &str) -> bool {
        let others = ["s", "es", "ed", "d", "ing", "ly", "’s", "'s", "en", "e", "n"];
        others.iter().any(|ending| {
            self.words.contains(&format!("{word}{ending}"))
                || word.strip_suffix(ending).is_some_and(|stem| stem.len() > 4 && self.words.contains(stem))
        })
    }

    fn separator(&self, block: &str, before: &Line, next: &str) -> &'static str {
        let (Some(last), Some(first)) = (block.chars().next_back(), next.chars().next()) else { return "" };
        if is_chinese_or_japanese(last) || is_chinese_or_japanese(first) {
            return if is_hangul(last) || is_hangul(first) { " " } else { "" };
        }
        if is_hangul(last) && is_hangul(first) {
            return if self.korean.ends_word(block, before, next) { " " } else { "" };
        }
        let tight_dash = matches!(last, '—' | '/') && !block.ends_with(" —") && !block.ends_with(" /");
        if last.is_whitespace() || tight_dash { "" } else { " " }
    }
}

#[derive(Debug, PartialEq)]
enum Decision {
    Join,
    Keep,
    KeepWithSpace,
}

/// The hyphen with which a text ends, if a word precedes it.
fn hyphen(text: &str) -> Option<char> {
    let last = text.chars().next_back().filter(|c| matches!(c, '-' | '\u{2010}' | '\u{AD}'))?;
    let before = text.get(..text.len() - last.len_utf8())?.chars().next_back()?;
    before.is_alphanumeric().then_some(last)
}
