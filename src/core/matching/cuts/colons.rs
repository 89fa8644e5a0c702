//! Finds a colon before the quotation whose clause says that the words after it were never said: "I never said: | The
//! harbour will close", « Je n’ai jamais prononcé ces mots : | la gare fermera ».

use unicode_segmentation::UnicodeSegmentation as _;

use super::{CutRuleMatch, Sentence, tokens::tokens};
use crate::matching::{omissions::is_negated, quotation_marks::is_quotation_mark, writers_words::is_saying};

/// The clause before the colon.
pub(super) fn before(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let is_mark = |c: char| c.is_whitespace() || is_quotation_mark(c);
    let head = sentence.before.trim_end_matches(is_mark).strip_suffix([':', '：'])?;
    let from = head.char_indices().rev().find(|(_, c)| matches!(c, ';' | ':' | '—' | '；' | '：' | '，'));
    let from = from.map_or(0, |(at, sign)| at + sign.len_utf8());
    let clause = head.get(from..)?;
    if !is_negated(clause, sentence.text) || !speaks(clause) {
        return None;
    }
    let words = tokens(clause);
    let start = sentence.start + from + words.first()?.start;
    let end = sentence.start + from + words.last()?.end;
    let word = words.into_iter().map(|token| token.word).find(|word| is_negated(word, sentence.text));
    Some(CutRuleMatch { bytes: start..sentence.at, key: start..end, word: word.unwrap_or_default(), is_sure: true })
}

/// Whether the clause ends with a verb of saying or a noun for what is said, or nearly so: "said to anyone".
fn speaks(clause: &str) -> bool {
    const NEAR: usize = 5;
    const CHINESE: [&str; 4] = ["说", "說", "讲", "講"];
    const NOUNS: &str = "words word sentence phrase order promise worte satz wort mots phrase propos palabras frase parole palavras woorden \
        zin slova slov słowa słów слова слов слово сказ ord orden ordene sanoja szavakat szavak cuvinte cuvintele λόγια φράση sözü sözleri \
        الكلمات الكلام המילים";
    let words: Vec<String> = clause.unicode_words().map(str::to_lowercase).collect();
    let near = words.get(words.len().saturating_sub(NEAR)..).unwrap_or_default();
    near.iter().any(|word| is_saying(word) || NOUNS.split_whitespace().any(|noun| noun == word))
        || CHINESE.iter().any(|sign| clause.contains(sign))
}
