//! Limiting words right before a quotation in Thai, which has no spaces between words: ดิฉันไม่เชื่อว่า|รัฐมนตรีอ่านแล้ว, หลังคาเกือบ|พัง.

use super::{CutRuleMatch, Sentence};
use crate::text::script::is_south_east_asian;

/// "Nearly", "only", "less than".
const SURE: [&str; 9] = ["เกือบ", "เกือบจะ", "แทบ", "แทบจะ", "แค่", "เพียง", "เพียงแค่", "ไม่ถึง", "เฉพาะ"];

/// "May", "about", "more than".
const UNSURE: [&str; 5] = ["อาจ", "อาจจะ", "ราว", "ประมาณ", "กว่า"];

/// Words that deny or doubt the clause after "that".
const DOUBTED: [&str; 7] = ["ไม่เชื่อ", "ไม่คิด", "ไม่จริง", "ข่าวลือ", "ปฏิเสธ", "สงสัย", "โกหก"];

/// "I say", "I confirm".
const OWN: [&str; 5] = ["ขอยืนยัน", "ผมบอก", "ดิฉันบอก", "เราบอก", "ผมยืนยัน"];

/// The word that ends the clause before the quotation, if it limits what the quotation says.
pub(super) fn before(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const THAT: &str = "ว่า";
    let bare = sentence.before.trim_end();
    if !bare.ends_with(is_south_east_asian) {
        return None;
    }
    let clause = bare.rsplit(char::is_whitespace).next()?;
    let start = sentence.start + bare.len() - clause.len();
    let found = |word: &str, is_sure: bool| {
        let key = sentence.start + bare.len() - word.len()..sentence.start + bare.len();
        Some(CutRuleMatch { bytes: start..sentence.at, key, word: word.to_owned(), is_sure })
    };
    if clause.ends_with(THAT) {
        let has = |words: &[&str]| words.iter().any(|word| clause.contains(word));
        return if has(&OWN) { None } else { found(THAT, has(&DOUBTED)) };
    }
    let ends = |words: &[&'static str]| words.iter().copied().find(|word| clause.ends_with(word));
    ends(&SURE)
        .map(|word| (word, true))
        .or(ends(&UNSURE).map(|word| (word, false)))
        .and_then(|(word, is_sure)| found(word, is_sure))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_words_that_limit_the_clause_after_them_are_found() {
        for (text, expected) in [
            ("ผลตรวจปกติดี ดิฉันไม่เชื่อว่า|รัฐมนตรีอ่านรายงานแล้ว", Some(true)),
            ("เขาพูดว่า|น้ำปนเปื้อน", Some(false)),
            ("หลังคาเกือบ|พังลงมา", Some(true)),
            ("เราขอยืนยันว่า|น้ำสะอาด", None),
            ("เราทำงานหนัก |น้ำสะอาด", None),
        ] {
            let (head, tail) = text.split_once('|').unwrap();
            let whole = format!("{head}{tail}");
            let found = Sentence::around(&whole, head.len()).and_then(|sentence| before(&sentence));
            assert_eq!(found.map(|found| found.is_sure), expected, "{text}");
        }
    }
}
