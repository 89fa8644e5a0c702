//! The words of one text, each looked up once.

use std::collections::HashMap;

use super::language::Language;
use super::word::WordClasses;

/// The words of a text, each looked up once.
#[derive(Debug, Default)]
pub(super) struct WordTable<'a> {
    numbers: HashMap<&'a str, u32>,
    entries: Vec<(WordClasses, String)>,
}

impl<'a> WordTable<'a> {
    /// The number of a word as it is spelled.
    pub fn number(&mut self, spelled: &'a str, language: &Language) -> u32 {
        if let Some(number) = self.numbers.get(spelled) {
            return *number;
        }
        let lower = spelled.to_lowercase().replace('’', "'");
        let number = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let is_capital = spelled.starts_with(char::is_uppercase);
        // By their endings English names would be adverbs and adjectives; German nouns also have capitals.
        let is_name = is_capital && language.is_english();
        let word = if is_name { language.look_up_name(&lower) } else { language.guess(&lower) };
        self.entries.push((word, lower));
        self.numbers.insert(spelled, number);
        number
    }

    /// Whether the text has the word in exactly this spelling.
    pub fn is_written(&self, spelled: &str) -> bool {
        self.numbers.contains_key(spelled)
    }

    /// The classes of the word.
    pub fn word(&self, number: u32) -> WordClasses {
        self.entries.get(number as usize).map_or(WordClasses::default(), |entry| entry.0)
    }

    /// The word in lower case.
    pub fn lower(&self, number: u32) -> &str {
        self.entries.get(number as usize).map_or("", |entry| &entry.1)
    }
}
