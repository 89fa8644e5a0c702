//! The words of a clause in lower case, with French elisions split off: qu’avec is "qu'" and "avec".

use unicode_segmentation::UnicodeSegmentation as _;

/// A word in lower case, with its bytes in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) word: String,
    pub(super) is_capital: bool,
}

impl Token {
    /// Whether it is one of these words.
    pub(super) fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&self.word.as_str())
    }
}

/// Elided words in French and Italian before a word that begins with a vowel.
const JOINED: &[&str] =
    &["qu", "l", "d", "j", "n", "m", "t", "s", "c", "jusqu", "lorsqu", "puisqu", "quelqu", "dell", "nell", "all"];

/// The words of a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    for (at, word) in text.unicode_word_indices() {
        let is_capital = word.starts_with(char::is_uppercase);
        let apostrophe = word.find(['\'', '’']);
        let parts = apostrophe.and_then(|mark| Some((word.get(..mark)?, word.get(mark..)?)));
        match parts.filter(|(head, _)| JOINED.contains(&head.to_lowercase().as_str())) {
            Some((head, tail)) => {
                let mark = tail.chars().next().map_or(1, char::len_utf8);
                let rest = tail.get(mark..).unwrap_or_default();
                let middle = at + head.len() + mark;
                found.push(Token { start: at, end: middle, word: format!("{}'", head.to_lowercase()), is_capital });
                if !rest.is_empty() {
                    let is_capital = rest.starts_with(char::is_uppercase);
                    found.push(Token { start: middle, end: at + word.len(), word: rest.to_lowercase(), is_capital });
                }
            }
            None => {
                // The dot of the Turkish capital stays behind it in lower case.
                let plain = word.to_lowercase().replace('’', "'").replace("i\u{307}", "i");
                found.push(Token { start: at, end: at + word.len(), word: plain, is_capital });
            }
        }
    }
    found
}

/// The number of words of `phrase`, if the words from number `at` on are those of the phrase.
pub(super) fn phrase_at(tokens: &[Token], at: usize, phrase: &str) -> Option<usize> {
    let mut count = 0;
    for word in phrase.split(' ') {
        if tokens.get(at + count)?.word != word {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// The number of words of the first phrase that begins at this word.
pub(super) fn any_at(tokens: &[Token], at: usize, phrases: &[&str]) -> Option<usize> {
    phrases.iter().filter_map(|phrase| phrase_at(tokens, at, phrase)).max()
}

/// The number of the first word of a phrase, if the words end with one of these.
pub(super) fn any_at_end(tokens: &[Token], phrases: &[&str]) -> Option<usize> {
    phrases.iter().find_map(|phrase| {
        let first = tokens.len().checked_sub(phrase.split(' ').count())?;
        phrase_at(tokens, first, phrase).map(|_| first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_words_are_parted_and_phrases_are_found() {
        let found = tokens("Nous ne signerons qu’avec l'accord, isn’t it");
        let words: Vec<&str> = found.iter().map(|token| token.word.as_str()).collect();
        assert_eq!(words, ["nous", "ne", "signerons", "qu'", "avec", "l'", "accord", "isn't", "it"]);
        assert_eq!(any_at(&found, 3, &["qu'", "qu' avec"]), Some(2));
        assert_eq!(any_at_end(&found, &["it", "never"]), Some(8));
        assert_eq!(any_at_end(&found, &["nous"]), None);
    }
}
