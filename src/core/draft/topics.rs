//! Topics, recognized by words.
//!
//! A list is a RON file that the user maintains: `[(id: "economy", title: "Economy", words: ["trade", "econom*"])]`. A
//! word matches itself in any case; a word that ends in `*` matches all words with this beginning; several words match
//! in a row.

use std::collections::HashMap;

use serde::Deserialize;
use thiserror::Error;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::{document::Document, limits, text::script::is_written_without_spaces};

/// Topics, each with its words.
#[derive(Debug, Clone, Default)]
pub struct TopicList {
    topics: Vec<TopicWords>,
    /// Whether one loose word is not enough for a topic: nobody chose this list for the document.
    is_built_in: bool,
}

/// A topic with its words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicWords {
    /// The id in the briefing file.
    pub id: String,
    /// Its title in the list of topics.
    pub title: String,
    /// A sentence on what it is about.
    #[serde(default)]
    pub summary: Option<String>,
    /// The words by which it is recognized.
    pub words: Vec<String>,
}

/// Why a list of topics could not be read, as a sentence without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TopicListError {
    /// It is not RON, or has other fields.
    #[error(
        "line {line}, column {column}: {reason}; write [(id: \"economy\", title: \"Economy\", words: [\"trade\"])]"
    )]
    NotAList {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// The message of the RON parser.
        reason: String,
    },
    /// Two topics have one id.
    #[error("two topics have the id “{0}”; ids must be different")]
    Twice(String),
    /// An id, a title or the words are empty.
    #[error("topic {0} has no {1}; add one")]
    Empty(usize, &'static str),
}

impl TopicList {
    /// The topics of the built-in briefing, with words in English, Korean, Japanese, German and French. A document has one of
    /// them only with two different words of it, or with its words in three paragraphs.
    pub fn built_in() -> Self {
        let list = Self::parse(include_str!("topics.ron")).unwrap_or_default();
        Self { is_built_in: true, ..list }
    }

    /// Reads a list maintained by the user.
    ///
    /// # Errors
    /// It is not such a list, or has a topic twice.
    pub fn parse(text: &str) -> Result<Self, TopicListError> {
        let topics: Vec<TopicWords> = crate::format::options().from_str(text).map_err(|error| {
            let start = error.span.start;
            TopicListError::NotAList { line: start.line, column: start.col, reason: error.code.to_string() }
        })?;
        for (i, topic) in topics.iter().enumerate() {
            let is_empty = |text: &str| text.trim().is_empty();
            let missing =
                [("id", is_empty(&topic.id)), ("title", is_empty(&topic.title)), ("words", topic.words.is_empty())];
            if let Some((name, _)) = missing.iter().find(|(_, is_missing)| *is_missing) {
                return Err(TopicListError::Empty(i + 1, name));
            }
            if topics.iter().take(i).any(|other| other.id == topic.id) {
                return Err(TopicListError::Twice(topic.id.clone()));
            }
        }
        Ok(Self { topics, is_built_in: false })
    }

    /// The topics that have text in a document, and for each of its blocks the numbers of its topics among them.
    pub(super) fn assign(&self, document: &Document) -> (Vec<TopicWords>, Vec<Vec<usize>>) {
        let index = Index::new(&self.topics);
        let found: Vec<Vec<Match>> =
            document.blocks.iter().map(|block| index.matches_in(document.text_of(block))).collect();
        let is_used = |number: &usize| {
            let is_named = found.iter().flatten().any(|found| found.topic == *number);
            is_named && (!self.is_built_in || self.is_supported(*number, &found))
        };
        let used: Vec<usize> = (0..self.topics.len()).filter(is_used).collect();
        let topics = used.iter().filter_map(|number| self.topics.get(*number).cloned()).collect();
        let renumbered = |topics: &Vec<usize>| {
            topics.iter().filter_map(|number| used.iter().position(|other| other == number)).collect()
        };
        (topics, found.iter().map(|found| renumbered(&topics_of(found))).collect())
    }

    /// Whether a document has at least two different words of a topic, or its words in at least three paragraphs.
    fn is_supported(&self, topic: usize, found: &[Vec<Match>]) -> bool {
        const WORDS: usize = 2;
        const PARAGRAPHS: usize = 3;
        let is_of = |found: &&Match| found.topic == topic;
        let paragraphs = found.iter().filter(|block| block.iter().any(|found| is_of(&found))).count();
        let spelled = |number: usize| self.topics.get(topic).and_then(|topic| topic.words.get(number));
        let mut different: Vec<&str> = Vec::new();
        for word in found.iter().flatten().filter(is_of).filter_map(|found| spelled(found.word)) {
            let word = word.trim_end_matches('*');
            // "gift" and "gifts" are one word.
            let is_same = |other: &&str| word.starts_with(*other) || other.starts_with(word);
            if different.len() < WORDS && !different.iter().any(is_same) {
                different.push(word);
            }
        }
        different.len() >= WORDS || paragraphs >= PARAGRAPHS
    }
}

/// A word of a topic, by their numbers in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Match {
    topic: usize,
    word: usize,
}

/// The words of all topics, by the first word.
struct Index {
    /// Whole words in lower case, each with the words that must follow.
    words: HashMap<String, Vec<(Vec<String>, Match)>>,
    /// Beginnings of words.
    prefixes: Vec<(String, Match)>,
    /// Words that match anywhere, since their script has no spaces.
    solid: Vec<(String, Match)>,
}

impl Index {
    fn new(topics: &[TopicWords]) -> Self {
        let mut index = Self { words: HashMap::new(), prefixes: Vec::new(), solid: Vec::new() };
        for (topic, own) in topics.iter().enumerate() {
            for (number, word) in own.words.iter().enumerate() {
                index.add(&word.to_lowercase(), Match { topic, word: number });
            }
        }
        index
    }

    fn add(&mut self, word: &str, of: Match) {
        if word.chars().any(is_written_without_spaces) {
            return self.solid.push((word.trim_end_matches('*').to_owned(), of));
        }
        if let Some(prefix) = word.strip_suffix('*') {
            return self.prefixes.push((prefix.to_owned(), of));
        }
        let mut words = word.unicode_words().map(str::to_owned);
        if let Some(first) = words.next() {
            self.words.entry(first).or_default().push((words.collect(), of));
        }
    }

    /// The words of topics in a text, each once, by topic.
    fn matches_in(&self, text: &str) -> Vec<Match> {
        let text = text.to_lowercase();
        let words: Vec<&str> = text.unicode_words().collect();
        let mut found: Vec<Match> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let whole = self.words.get(*word).into_iter().flatten();
            let rest = words.get(at + 1..).unwrap_or_default();
            found.extend(whole.filter(|(following, _)| begins_with(rest, following)).map(|(_, of)| of));
            found.extend(self.prefixes.iter().filter(|(prefix, _)| word.starts_with(prefix)).map(|(_, of)| of));
        }
        found.extend(self.solid.iter().filter(|(word, _)| text.contains(word.as_str())).map(|(_, of)| of));
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The topics of a paragraph, in their order.
fn topics_of(found: &[Match]) -> Vec<usize> {
    let mut topics: Vec<usize> = found.iter().map(|found| found.topic).collect();
    topics.dedup();
    topics.truncate(limits::TOPICS_OF_BLOCK);
    topics
}

fn begins_with(words: &[&str], following: &[String]) -> bool {
    words.len() >= following.len() && words.iter().zip(following).all(|(word, other)| *word == other.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let list = TopicList::parse(
            r#"[
                (id: "trade", title: "Trade", words: ["tariff*", "supply chain"]),
                (id: "past", title: "Past", words: ["mine", "歴史", "과거사*"]),
            ]"#,
        );
        Index::new(&list.unwrap().topics)
    }

    #[test]
    fn a_topic_is_found_by_whole_words_beginnings_and_words_in_a_row() {
        for (text, topics) in [
            ("Tariffs on steel", vec![0]),
            ("the Supply  chain holds", vec![0]),
            ("supply of chains", vec![]),
            ("The mine collapsed", vec![1]),
            ("determined miners", vec![]),
            ("日韓の歴史を語る", vec![1]),
            ("과거사를 둘러싼 관세", vec![1]),
            ("tariffs in the mine", vec![0, 1]),
        ] {
            assert_eq!(topics_of(&index().matches_in(text)), topics, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_list_is_said() {
        let said = |text: &str| TopicList::parse(text).unwrap_err().to_string();
        assert!(said("[(id: \"a\")]").starts_with("line 1, column "), "{}", said("[(id: \"a\")]"));
        let one = r#"(id: "a", title: "A", words: ["b"])"#;
        assert_eq!(said(&format!("[{one}, {one}]")), "two topics have the id “a”; ids must be different");
        assert_eq!(said(r#"[(id: "a", title: " ", words: ["b"])]"#), "topic 1 has no title; add one");
    }

    #[test]
    fn the_built_in_list_has_the_five_topics_of_the_built_in_briefing() {
        let ids: Vec<_> = TopicList::built_in().topics.into_iter().map(|topic| topic.id).collect();
        assert_eq!(ids, ["economy", "history", "crime", "exchanges", "gifts"]);
    }
}
