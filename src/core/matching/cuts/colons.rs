//! Finds a colon before the quotation whose clause says that the words after it were never said: "I never said: | The
//! harbour will close", « Je n’ai jamais prononcé ces mots : | la gare fermera ».

use unicode_segmentation::UnicodeSegmentation as _;

use super::{CutRuleMatch, Sentence, tokens::tokens};
use crate::matching::{
    negated_saying::{Denied, denied},
    omissions::is_negated,
    quotation_marks::is_quotation_mark,
    writers_words::is_saying,
};

/// The clause before the colon.
pub(super) fn before(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let is_mark = |c: char| c.is_whitespace() || is_quotation_mark(c);
    let head = sentence.before.trim_end_matches(is_mark).strip_suffix([':', '：'])?;
    let from = head.char_indices().rev().find(|(_, c)| matches!(c, ';' | ':' | '—' | '；' | '：' | '，'));
    let from = from.map_or(0, |(at, sign)| at + sign.len_utf8());
    let clause = head.get(from..)?;
    let is_sure = speaks(clause).filter(|_| is_negated(clause, sentence.text))?;
    let words = tokens(clause);
    let start = sentence.start + from + words.first()?.start;
    let end = sentence.start + from + words.last()?.end;
    let word = words.into_iter().map(|token| token.word).find(|word| is_negated(word, sentence.text));
    Some(CutRuleMatch { bytes: start..sentence.at, key: start..end, word: word.unwrap_or_default(), is_sure })
}

/// Whether the clause has a verb of saying or a noun for what is said near its end, and if so, whether it certainly is
/// what is negated: "I never said", but not "I never tire of saying" or "I am not saying this lightly".
fn speaks(clause: &str) -> Option<bool> {
    const NEAR: usize = 5;
    const CHINESE: [&str; 4] = ["说", "說", "讲", "講"];
    const CHINESE_NEVER: [char; 3] = ['没', '沒', '未'];
    const NOUNS: &str = "words word sentence phrase order promise worte satz wort mots phrase propos palabras frase parole palavras woorden \
        zin slova slov słowa słów слова слов слово сказ ord orden ordene sanoja szavakat szavak cuvinte cuvintele λόγια φράση sözü sözleri \
        الكلمات الكلام המילים";
    let is_in = |list: &str, word: &String| list.split_whitespace().any(|own| own == word);
    let words: Vec<String> = clause.unicode_words().map(str::to_lowercase).collect();
    let says = |word: &String| is_saying(word) || is_in(NOUNS, word);
    let Some(at) = words.iter().rposition(says).filter(|at| words.len() - at <= NEAR) else {
        let is_chinese = CHINESE.iter().any(|sign| clause.contains(sign));
        return is_chinese.then(|| clause.contains(CHINESE_NEVER));
    };
    match denied(&words, at) {
        Denied::Saying => Some(true),
        Denied::Other => Some(false),
        Denied::Nothing => None,
    }
}
