//! Searches all texts of a briefing for what the user typed. Hits are byte ranges of the original texts.
//!
//! [`Search`] searches one text, independent of a briefing; [`Hits`] are the places in a whole briefing.

mod bitap;
mod fold;
mod hits;
mod mentions;
mod pattern;
mod quotation;
mod words;

use std::{borrow::Cow, ops::Range, sync::Arc};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    matching::nearest::{Change, PassageIndex},
    model::{BlockId, Briefing},
};

pub use hits::{Group, Hits, OwnNote, RichBlocks, Row, SearchTarget, Searcher};
pub use mentions::mentions;
pub use quotation::{forms, quoted_words};

use pattern::Pattern;

/// The options of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Only whole words.
    pub whole_words: bool,
    /// Match case.
    pub exact_case: bool,
    /// The query is a regular expression.
    pub regex: bool,
}

/// A prepared query.
#[derive(Debug, Clone)]
pub struct Search {
    kind: Kind,
    whole_words: bool,
}

#[derive(Debug, Clone)]
enum Kind {
    Pattern(Pattern),
    Regex(Box<regex::Regex>),
}

/// The most bytes that a compiled regular expression may take.
const REGEX_BYTES: usize = 4 << 20;
/// The longest query, in bytes. A whole page may be pasted by mistake.
const LONGEST_QUERY: usize = 10_000;

impl Search {
    /// A search for `query`, or `None` if the query is empty.
    ///
    /// # Errors
    /// If `query` is too long, or should be a regular expression and is not valid.
    pub fn new(query: &str, options: Options) -> Result<Option<Self>, SearchError> {
        if query.len() > LONGEST_QUERY {
            return Err(SearchError::TooLong);
        }
        let kind = if !options.regex {
            Pattern::new(query, options.exact_case).map(Kind::Pattern)
        } else if query.is_empty() {
            None
        } else {
            let regex = regex::RegexBuilder::new(query)
                .case_insensitive(!options.exact_case)
                .size_limit(REGEX_BYTES)
                .dfa_size_limit(REGEX_BYTES)
                .build()
                .map_err(|error| SearchError::of_regex(&error))?;
            Some(Kind::Regex(Box::new(regex)))
        };
        Ok(kind.map(|kind| Self { kind, whole_words: options.whole_words }))
    }

    /// The places in `text`, in order and without overlaps, as bytes.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut finder = Finder::new(self);
        finder.find(text, None);
        finder.found
    }
}

/// A search and what it has found.
#[derive(Debug)]
pub struct SearchResults {
    /// The number of the search.
    pub number: u64,
    /// The query.
    pub search: Search,
    /// The hits.
    pub hits: Hits,
    /// The user's own notes, which were also searched.
    pub own: Arc<[OwnNote]>,
    /// Whether these are all hits, not only those of the first screen.
    pub is_all: bool,
    /// The query that was used instead of the typed one, if that was a quotation with its marks.
    pub instead: Option<String>,
    /// The most similar passage, if nothing was found.
    pub nearest: Option<NearPassage>,
}

impl SearchResults {
    /// The words of a place with hits.
    pub fn text_of<'t>(&'t self, place: SearchTarget, briefing: &'t Briefing) -> Cow<'t, str> {
        place.text_among(briefing, &self.own)
    }
}

/// A passage of a briefing that is similar to the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearPassage {
    /// The block that it is in.
    pub block: BlockId,
    /// Its bytes in the block's text.
    pub range: Range<usize>,
    /// The differences: negations, numbers and names first.
    pub changes: Vec<Change>,
}

impl NearPassage {
    /// The passage of `briefing` that is most similar to `words`, if any is similar. `index` is built from the texts of
    /// its blocks.
    pub fn new(briefing: &Briefing, index: &PassageIndex, words: &str) -> Option<Self> {
        let id = |number: usize| u32::try_from(number).map(BlockId).ok();
        let text_of = |number| id(number).and_then(|id| briefing.block(id)).map_or("", |block| block.text());
        let found = index.nearest(words, text_of)?;
        let mut changes = found.nearest.changes;
        changes.sort_by_key(|change| change.omissions_in().is_empty());
        Some(Self { block: id(found.text)?, range: found.nearest.range, changes })
    }

    /// The differences for display, each a sentence without a full stop.
    pub fn differences(&self) -> impl Iterator<Item = String> {
        self.changes.iter().map(|change| match change {
            Change::LeftOut(words) => format!("The briefing also has “{words}”"),
            Change::Added(words) => format!("The briefing doesn’t have “{words}”"),
            Change::Replaced(there, typed) => format!("The briefing has “{there}”, not “{typed}”"),
        })
    }
}

/// A search with its buffers, for many texts one after the other.
struct Finder<'s> {
    search: &'s Search,
    units: Vec<fold::Unit>,
    found: Vec<Range<usize>>,
}

impl<'s> Finder<'s> {
    fn new(search: &'s Search) -> Self {
        Self { search, units: Vec::new(), found: Vec::new() }
    }

    /// Stores the places in `self.found`. `is_rich` is whether the text has to be folded as a whole, if that is already
    /// known.
    fn find(&mut self, text: &str, is_rich: Option<bool>) {
        self.found.clear();
        match &self.search.kind {
            Kind::Pattern(pattern) => {
                let is_rich = is_rich.unwrap_or_else(|| fold::is_rich(text));
                pattern.find(text, is_rich, &mut self.units, &mut self.found);
            }
            Kind::Regex(regex) => {
                let places = regex.find_iter(text).map(|place| place.range());
                self.found.extend(places.filter(|place| !place.is_empty()));
            }
        }
        if self.search.whole_words {
            self.found.retain(|range| words::is_whole(text, range));
        }
    }
}

/// Why nothing is searched for, a sentence without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SearchError {
    /// The query is too long.
    #[error("this is longer than the {LONGEST_QUERY} bytes that can be searched for")]
    TooLong,
    /// The regular expression would take too much memory.
    #[error("this regular expression is too large")]
    RegexTooLarge,
    /// It is not a valid regular expression; the reason is the library's.
    #[error("this is not a regular expression: {0}")]
    NotRegex(String),
}

impl SearchError {
    /// The reason, taken from the library's message, which repeats the expression with a caret.
    fn of_regex(error: &regex::Error) -> Self {
        match error {
            regex::Error::CompiledTooBig(_) => Self::RegexTooLarge,
            other => {
                let said = other.to_string();
                let reason = said.lines().rev().find_map(|line| line.trim().strip_prefix("error: "));
                Self::NotRegex(reason.unwrap_or("it cannot be read").to_owned())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(query: &str, text: &'t str) -> Vec<&'t str> {
        found_with(query, text, Options::default())
    }

    fn found_with<'t>(query: &str, text: &'t str, options: Options) -> Vec<&'t str> {
        let search = Search::new(query, options).unwrap().unwrap();
        search.find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn hits_are_characters_of_the_original() {
        assert_eq!(found("istanbul", "In İstanbul and ISTANBUL"), ["İstanbul", "ISTANBUL"]);
        assert_eq!(found("strasse", "Straße, STRASSE, STRAẞE"), ["Straße", "STRASSE", "STRAẞE"]);
        assert_eq!(found("office", "oﬃce oﬀice office"), ["oﬃce", "oﬀice", "office"]);
        assert_eq!(found("cafe", "Cafe\u{301} café CAFÉ"), ["Cafe\u{301}", "café", "CAFÉ"]);
        assert_eq!(found("ab", "𝐀𝐛 x ａｂ"), ["𝐀𝐛", "ａｂ"]);
        assert_eq!(
            found("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8} 한국"),
            ["\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", "한국"]
        );
    }

    #[test]
    fn part_of_a_character_finds_the_whole_of_it_once() {
        assert_eq!(found("s", "aßb"), ["ß"]);
        assert_eq!(found("f", "oﬃce"), ["ﬃ"]);
        assert_eq!(found("sb", "aßb"), ["ßb"]);
    }

    #[test]
    fn marks_dashes_and_white_space_do_not_matter() {
        assert_eq!(found("\"our future\"", "‘x’ “our\u{a0}\n  future”"), ["“our\u{a0}\n  future”"]);
        for query in ["Jae-myung", "jae myung", "jaemyung", "JAE – MYUNG"] {
            assert_eq!(found(query, "Lee Jae‑myung"), ["Jae‑myung"], "{query}");
        }
        assert_eq!(found("co-operation", "cooperation, co-operation"), ["cooperation", "co-operation"]);
        assert_eq!(found("now", "no way, now"), ["now"], "white space is never missing");
        assert_eq!(found("don't", "don’t"), ["don’t"]);
        assert_eq!(found("–", "a-b — c d"), ["-", "—"]);
        assert_eq!(found(" nara ", "in Nara, Japan"), ["Nara"]);
    }

    #[test]
    fn scripts_without_words_are_found_within_them() {
        assert_eq!(found("정상", "한일정상회담"), ["정상"]);
        assert_eq!(found("首脳", "日韓首脳会談"), ["首脳"]);
        assert_eq!(found("カイダン", "ｶｲﾀﾞﾝ カイダン"), ["ｶｲﾀﾞﾝ", "カイダン"]);
    }

    #[test]
    fn whole_words_and_exact_case_are_options() {
        let whole = Options { whole_words: true, ..Options::default() };
        assert_eq!(found_with("art", "Art, start; the art’s art_1 art-work", whole).len(), 2);
        assert_eq!(found_with("don", "don’t Don", whole), ["Don"]);
        assert_eq!(found_with("한국", "한국은 대한국민", whole), ["한국", "한국"], "endings are joined to words");
        let exact = Options { exact_case: true, ..Options::default() };
        assert_eq!(found_with("Nara", "nara Nara NARA", exact), ["Nara"]);
        assert_eq!(found_with("Cafe", "café Café", exact), ["Café"]);
    }

    #[test]
    fn regular_expressions_find_their_matches() {
        let regex = Options { regex: true, ..Options::default() };
        assert_eq!(found_with(r"\d{4}", "in 2025 and 2026", regex), ["2025", "2026"]);
        assert_eq!(found_with("nara|tokyo", "Nara, Tokyo", regex), ["Nara", "Tokyo"]);
        assert!(found_with("x*", "abc", regex).is_empty(), "nothing is no hit");
        let both = Options { regex: true, whole_words: true, exact_case: true };
        assert_eq!(found_with("[a-z]+art", "start Start part", both), ["start", "part"]);
        let error = |query: &str| Search::new(query, regex).unwrap_err().to_string();
        assert_eq!(error("("), "this is not a regular expression: unclosed group");
        assert_eq!(error("(a{1000}){1000}"), "this regular expression is too large");
    }

    #[test]
    fn an_empty_query_is_no_search() {
        for query in ["", " ", "\n\t", "\u{301}", "\u{200b}"] {
            assert!(Search::new(query, Options::default()).unwrap().is_none(), "{query:?}");
        }
        assert!(Search::new(&"x".repeat(20_000), Options::default()).is_err());
    }
}
