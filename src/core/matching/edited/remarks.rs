//! Remarks on the brackets of a verified quote that the user should check.

use std::collections::HashSet;

use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    items::{content_of, is_sic},
    pronouns::is_explained,
};
use crate::{
    matching::{
        cuts::{adds_quantity, has_limitation},
        omissions::negation_count,
        quotation_marks::is_quotation_mark,
        quote_match::Bracket,
    },
    text::script::is_cjk,
};

/// A remark on a bracket of a verified quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// The replaced words have a name that the bracket does not have.
    Name,
    /// The replaced words have a condition that the bracket does not have.
    Condition,
    /// The bracket replaces a verb.
    Verb,
    /// The bracket replaces nothing and adds a verb, a limit or a quantity: `this [is] a tax` of "they call this a
    /// tax", `[about] 12 boats` of "12 boats".
    Added,
    /// The bracket replaces a word that needs no explanation by another one.
    Word,
}

/// The remark on a bracket, given the words of the text that it replaces.
pub fn remark_on(bracket: &Bracket, text: &str) -> Option<Remark> {
    let source = text.get(bracket.source.clone())?;
    let shown = content_of(&bracket.shown);
    if written_out(shown) == written_out(source) || is_sic(shown) {
        return None;
    }
    if !source.chars().any(char::is_alphanumeric) {
        return adds_meaning(shown).then_some(Remark::Added);
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
    if has_limitation(source) && !has_limitation(shown) {
        return Some(Remark::Condition);
    }
    if source.unicode_words().any(|word| is_verb(word) && !is_kept(word)) {
        return Some(Remark::Verb);
    }
    let is_east_asian = source.chars().any(is_cjk);
    let is_same = match is_east_asian {
        true => (is_explained(source.trim()) && !begins_with_speaker(shown)) || shown.contains(source.trim()),
        false => {
            !turns_to_speaker(source, shown)
                && source.unicode_words().all(|word| {
                    is_kept(word) || is_explained(word) || words_shown.iter().any(|other| is_inflected(word, other))
                })
        }
    };
    (!is_same && source.chars().any(char::is_alphanumeric)).then_some(Remark::Word)
}

/// Words in lower case with their short forms written out: "we are" for "we're". "It's" and "he'd" have two meanings and
/// stay as they are.
fn written_out(text: &str) -> String {
    const FORMS: [(&str, &str); 5] =
        [("'re", " are"), ("'ll", " will"), ("'ve", " have"), ("i'm", "i am"), ("n't", " not")];
    let plain = text.to_lowercase().replace('’', "'").replace("can't", "cannot").replace("won't", "will not");
    FORMS.iter().fold(plain, |text, (short, long)| text.replace(short, long))
}

/// Whether words that replace nothing say more than an explanation of the words before them.
fn adds_meaning(shown: &str) -> bool {
    const MOST: usize = 2;
    let words: Vec<&str> = shown.unicode_words().collect();
    let is_verb =
        words.len() <= MOST && words.first().is_some_and(|first| VERBS.contains(&first.to_lowercase().as_str()));
    is_verb || has_limitation(shown) || negation_count(shown) > 0 || adds_quantity(shown)
}

/// Whether a bracket replaces someone else by the speaker.
fn turns_to_speaker(source: &str, shown: &str) -> bool {
    const SPEAKER: &str = "i we me us ich wir mich uns je nous j'ai yo nosotros io noi eu nós ik wij я мы ми ja my jag vi jeg minä me én mi";
    let has =
        |text: &str| text.unicode_words().any(|word| SPEAKER.split_whitespace().any(|own| own == word.to_lowercase()));
    has(shown) && !has(source)
}

/// The same in Chinese, Japanese and Korean.
fn begins_with_speaker(shown: &str) -> bool {
    ["我", "私", "僕", "俺", "나", "내가", "저", "우리"].iter().any(|own| shown.trim_start().starts_with(own))
}

/// Whether two words may be forms of one: "building" and "buildings".
fn is_inflected(word: &str, other: &str) -> bool {
    const STEM: usize = 4;
    let same = word.to_lowercase().chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let longest = word.chars().count().max(other.chars().count());
    same >= STEM && same + 3 >= longest
}

/// Whether a word is a verb, or nearly always one: auxiliaries and verbs of saying and wanting in English, German,
/// French and Spanish, and English forms in -ed.
fn is_verb(word: &str) -> bool {
    let word = word.to_lowercase();
    VERBS.contains(&word.as_str()) || (word.len() > 4 && word.ends_with("ed") && !NOT_VERBS.contains(&word.as_str()))
}

/// Words in -ed that are not verbs.
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
