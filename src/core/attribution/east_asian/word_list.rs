//! A list of words, to find the one with which a text begins or ends.

use std::collections::{HashMap, HashSet};

/// Words by their first and last characters. If several match, the longest is used.
#[derive(Debug)]
pub(super) struct WordList {
    by_first: HashMap<char, Vec<&'static str>>,
    by_last: HashMap<char, Vec<&'static str>>,
}

impl WordList {
    /// A list of the words of these texts, separated by spaces.
    pub(super) fn new(lists: &[&'static str]) -> Self {
        let mut by_first: HashMap<char, Vec<&'static str>> = HashMap::new();
        let mut by_last: HashMap<char, Vec<&'static str>> = HashMap::new();
        for word in lists.iter().flat_map(|list| list.split_whitespace()) {
            for (ends, c) in [(&mut by_first, word.chars().next()), (&mut by_last, word.chars().next_back())] {
                if let Some(c) = c {
                    ends.entry(c).or_default().push(word);
                }
            }
        }
        for words in by_first.values_mut().chain(by_last.values_mut()) {
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        }
        Self { by_first, by_last }
    }

    /// The longest word with which the text begins.
    pub(super) fn beginning(&self, text: &str) -> Option<&'static str> {
        self.beginnings(text).next()
    }

    /// All words with which the text begins, the longest first.
    pub(super) fn beginnings(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let words = text.chars().next().and_then(|first| self.by_first.get(&first));
        words.into_iter().flatten().copied().filter(move |word| text.starts_with(word))
    }

    /// The longest word with which the text ends.
    pub(super) fn ending(&self, text: &str) -> Option<&'static str> {
        let words = self.by_last.get(&text.chars().next_back()?)?;
        words.iter().copied().find(|word| text.ends_with(word))
    }

    /// Whether the text is one of the words.
    pub(super) fn has(&self, text: &str) -> bool {
        self.beginning(text) == Some(text)
    }
}

/// The words of a text, separated by spaces.
pub(super) fn words(of: &'static str) -> Vec<&'static str> {
    of.split_whitespace().collect()
}

/// The characters of a text, as a set.
pub(super) fn characters(of: &str) -> HashSet<char> {
    of.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_counts() {
        let list = WordList::new(&["장관 부장관", "장"]);
        assert_eq!(list.ending("해양부장관"), Some("부장관"));
        assert_eq!(list.beginning("장관은"), Some("장관"));
        assert_eq!(list.ending(""), None);
        assert!(list.has("장") && !list.has("장관은"));
    }
}
