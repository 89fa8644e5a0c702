//! Conditions and questions that a quotation is cut from: "We will sign" of "We will sign only if they do".
//!
//! A condition counts where it stands in the same sentence and no coordinating conjunction parts it from the quotation.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::{boundary::has_word, omissions::is_abbreviation, quotation_marks::is_quotation_mark};
use crate::text::script::is_cjk;

/// Words that make a clause depend on another, in languages with spaces.
const CONDITIONS: &[&str] = &[
    "if",
    "unless",
    "provided",
    "providing",
    "until",
    "assuming",
    "wenn",
    "falls",
    "sofern",
    "solange",
    "soweit",
    "vorausgesetzt",
    "tenzij",
    "mits",
    "sauf",
    "pourvu",
    "jusqu'à",
    "salvo",
    "mientras",
];

/// The same in several words.
const PHRASES: &[&str] = &[
    "as long as",
    "so long as",
    "on condition",
    "on the condition",
    "in case",
    "only when",
    "only after",
    "only once",
    "only with",
    "subject to",
    "depending on",
    "except",
    "pending",
    "except when",
    "except where",
    "es sei denn",
    "nur wenn",
    "unter der bedingung",
    "nur mit",
    "à condition",
    "à moins",
    "tant que",
    "si nous",
    "si vous",
    "si le",
    "si la",
    "si les",
    "si on",
    "si l'on",
    "si elle",
    "si ils",
    "s'il",
    "s’il",
    "si no",
    "si el",
    "si los",
    "si las",
    "si se",
    "a menos",
    "siempre que",
    "con la condición",
];

/// Words before "if" that make it "whether", or no condition at all.
const NO_CONDITION: &[&str] = &[
    "as", "even", "ask", "asked", "asking", "asks", "know", "knows", "knew", "wonder", "wondered", "see", "doubt",
    "sure", "unsure", "clear", "unclear", "what", "auch", "selbst", "but",
];

/// Endings and words of Korean that make a condition; then words that end so and make none.
const KOREAN: &[&str] = &[
    "다면",
    "라면",
    "으면",
    "하면",
    "되면",
    "려면",
    "지면",
    "경우",
    "조건으로",
    "조건부",
    "한해",
    "않는한",
    "때만",
    "야만",
    "전제로",
    "전제하에",
    "나면",
    "오면",
    "가면",
    "주면",
    "이면",
];
const NO_KOREAN: &[&str] = &[
    "반면",
    "측면",
    "장면",
    "화면",
    "국면",
    "전면",
    "방면",
    "서면",
    "대면",
    "정면",
    "지면",
    "평면",
    "이면에",
    "가면을",
];

/// Words of Japanese and Chinese that make a condition.
const JAPANESE_CHINESE: &[&str] = &[
    "もし", "なら", "れば", "けば", "せば", "えば", "めば", "たら", "限り", "場合", "条件", "前提", "如果", "只要",
    "只有", "除非", "倘若", "假如", "要是", "的话", "的話", "條件",
];

/// The condition that a quotation which ends at byte `end` is cut off from: the words from there to the end of it.
/// `text` is all that the speaker says there.
pub fn condition_after(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = text.get(end..)?;
    // A sentence that has ended depends on nothing.
    let before = text.get(..end)?.trim_end();
    if before.ends_with(['.', '!', '?', '。', '！', '？', ';', '；']) {
        return None;
    }
    let sentence = rest.get(..sentence_end(rest))?;
    let own = sentence.get(..coordination(sentence).next().unwrap_or(sentence.len()))?;
    let clause = before.get(sentence_start(before)..)?;
    condition_in(own).or_else(|| condition_of_time(own, &format!("{clause} {own}")))?;
    Some(end..end + own.trim_end().len()).filter(|range| !range.is_empty())
}

/// The condition that a quotation which begins at byte `start` is cut off from, or stands in.
pub fn condition_before(text: &str, start: usize) -> Option<Range<usize>> {
    let before = text.get(..start)?;
    let from = sentence_start(before);
    let sentence = before.get(from..)?;
    let own = from + coordination(sentence).filter(|at| is_after_comma(sentence, *at)).last().unwrap_or(0);
    let words = text.get(own..start)?;
    let rest = text.get(start..)?;
    let around = || format!("{words} {}", rest.get(..sentence_end(rest)).unwrap_or_default());
    let found = condition_in(words).or_else(|| condition_of_time(words, &around()))?;
    Some(own + found.start..start)
}

/// The condition that the words of a gap hold, where it belongs to what stands before or behind them in one sentence.
pub fn condition_taken(text: &str, gap: &Range<usize>) -> Option<Range<usize>> {
    let words = text.get(gap.clone())?;
    let has_sentence_before = text.get(..gap.start)?.trim_end().ends_with(['.', '!', '?', '。', '！', '？']);
    let head = words.get(..sentence_end(words))?;
    let tail = sentence_start(words);
    let ends_before = tail < words.len() && has_word(words.get(tail..)?);
    let before = text.get(..gap.start)?;
    let after = text.get(gap.end..)?;
    let around = || {
        [before.get(sentence_start(before)..), Some(head), after.get(..sentence_end(after))]
            .map(Option::unwrap_or_default)
    };
    let in_head = || condition_in(head).or_else(|| condition_of_time(head, &around().join(" ")));
    let of_head = (!has_sentence_before).then(in_head).flatten();
    let of_tail = || {
        ends_before.then(|| words.get(tail..).and_then(condition_in)).flatten().map(|at| tail + at.start..tail + at.end)
    };
    let found = of_head.or_else(of_tail)?;
    Some(gap.start + found.start..gap.start + found.end)
}

/// The question in which a quotation stands without its question mark: the bytes of the sentence.
pub fn question_around(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let rest = text.get(range.end..)?;
    if text.get(range.clone())?.trim_end().ends_with(['.', '!', '?', '。', '！', '？']) {
        return None;
    }
    let length = sentence_end(rest);
    let sentence = rest.get(..length)?;
    let mark = rest.get(length..)?.chars().next().filter(|c| matches!(c, '?' | '？'))?;
    // "…, isn't it?" asks as well; a clause after a colon or dash does not make the one before it a question.
    if sentence.contains([':', ';', '—']) {
        return None;
    }
    let start = sentence_start(text.get(..range.start)?);
    Some(start..range.end + length + mark.len_utf8())
}

/// Where the sentence that goes on at the beginning of this text ends, before its mark.
pub(crate) fn sentence_end(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let ends = match c {
            '。' | '！' | '？' | '\n' => true,
            '!' | '?' => next.is_none_or(|c| !c.is_alphanumeric()),
            '.' => {
                next.is_none_or(|c| c.is_whitespace() || is_quotation_mark(c) || matches!(c, ')' | ']'))
                    && !is_abbreviation(text.get(..at).unwrap_or_default(), false)
            }
            _ => false,
        };
        if ends {
            return at;
        }
    }
    text.len()
}

/// Where the last sentence of a text begins.
pub(crate) fn sentence_start(text: &str) -> usize {
    let mut start = 0;
    loop {
        let rest = text.get(start..).unwrap_or_default();
        let end = sentence_end(rest);
        let Some(after) = rest.get(end..) else { return start };
        let skipped = after.trim_start_matches(|c: char| {
            matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | ')' | ']') || c.is_whitespace() || is_closing_mark(c)
        });
        let next = text.len() - skipped.len();
        if skipped.is_empty() || next <= start {
            return if after.is_empty() { start } else { text.len() };
        }
        start = next;
    }
}

fn is_closing_mark(c: char) -> bool {
    matches!(c, '”' | '"' | '»' | '’' | '」' | '』')
}

/// The bytes at which another main clause begins.
fn coordination(sentence: &str) -> impl Iterator<Item = usize> {
    const WORDS: [&str; 10] = ["and", "but", "or", "und", "aber", "sondern", "et", "mais", "y", "pero"];
    let signs = sentence.match_indices([';', ':', '；', '：', '—']).map(|(at, _)| at);
    let mut found: Vec<usize> = signs.collect();
    found.extend(
        sentence
            .unicode_word_indices()
            .filter(|(_, word)| WORDS.contains(&word.to_lowercase().as_str()))
            .map(|(at, _)| at),
    );
    found.sort_unstable();
    // "and only if they do" goes on with the clause.
    let goes_on = |at: &usize| {
        let after = sentence.get(*at..).unwrap_or_default();
        let words: Vec<_> = after.unicode_words().skip(1).take(2).map(str::to_lowercase).collect();
        let is_condition = |word: &String| CONDITIONS.contains(&word.as_str());
        let is_only = words.first().is_some_and(|word| word == "only" || word == "nur");
        is_only && words.get(1).is_some_and(is_condition)
    };
    found.into_iter().filter(move |at| !goes_on(at)).collect::<Vec<_>>().into_iter()
}

fn is_after_comma(sentence: &str, at: usize) -> bool {
    let before = sentence.get(..at).unwrap_or_default().trim_end();
    before.ends_with([',', ';', ':', '，', '、'])
        || sentence.get(at..).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}

/// The word that makes the first condition of a text, in small letters.
pub fn condition_word(text: &str) -> Option<String> {
    let found = condition_in(text)?;
    text.get(found)?.unicode_words().next().map(str::to_lowercase)
}

/// Words that make a condition of what is yet to come, and tell a time otherwise: "We will go when it stops", "We went
/// when it stopped".
const WHENS: &[&str] = &["when", "whenever", "once", "sobald", "lorsque", "quand", "cuando"];

/// Words of a clause that is yet to come, or holds always.
const TO_COME: &[&str] = &[
    "will", "shall", "can", "may", "must", "would", "could", "should", "won", "ll", "cannot", "is", "are", "has",
    "have", "do", "does", "isn", "aren", "doesn", "don", "werden", "wird", "ist", "sind", "kann", "können", "est",
    "sont", "va", "vont", "peut", "está", "es", "son", "puede",
];

/// Words of a clause that tells what has been.
const BEEN: &[&str] =
    &["was", "were", "had", "did", "wasn", "weren", "didn", "war", "waren", "hatte", "hatten", "était", "avait", "fue"];

/// The clause of a sentence that begins with such a word, where it makes a condition. `around` is the whole sentence.
fn condition_of_time(words: &str, around: &str) -> Option<Range<usize>> {
    let parts = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let all = parts(around);
    let has = |list: &[&str]| all.iter().any(|word| list.contains(&word.as_str()));
    let is_past = all.iter().any(|word| word.len() > 4 && word.ends_with("ed")) && !has(TO_COME);
    if has(BEEN) || is_past || !has(TO_COME) {
        return None;
    }
    let word = words.unicode_word_indices().find(|(_, word)| WHENS.contains(&word.to_lowercase().as_str()))?;
    Some(word.0..words.trim_end().len().max(word.0))
}

/// The first condition of some words.
fn condition_in(words: &str) -> Option<Range<usize>> {
    let lower = words.to_lowercase();
    let of_phrases = PHRASES.iter().filter_map(|phrase| find_words(&lower, phrase)).min();
    let of_word = single(words);
    let first = match (of_phrases, of_word) {
        // Lower case may change lengths: a place there is only near the place here.
        (Some(at), Some(word)) => Some(at.min(word)),
        (at, word) => at.or(word),
    }?;
    let first = words.floor_char_boundary(first.min(words.len()));
    Some(first..words.trim_end().len().max(first))
}

fn find_words(text: &str, phrase: &str) -> Option<usize> {
    text.match_indices(phrase).map(|(at, _)| at).find(|at| {
        let is_free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        is_free(text.get(..*at).and_then(|before| before.chars().next_back()))
            && is_free(text.get(at + phrase.len()..).and_then(|after| after.chars().next()))
    })
}

fn single(words: &str) -> Option<usize> {
    let mut before = String::new();
    for (at, word) in words.unicode_word_indices() {
        if word.chars().any(|c| matches!(c, '\u{AC00}'..='\u{D7A3}')) {
            let ends = |list: &[&str]| list.iter().any(|ending| word.ends_with(ending));
            let holds_end = KOREAN.iter().any(|ending| {
                word.ends_with(ending) || word.trim_end_matches(['는', '은', '만', '도']).ends_with(ending)
            });
            if holds_end && !ends(NO_KOREAN) || word == "한" && before.ends_with('는') {
                return Some(at);
            }
        } else {
            let lower = word.to_lowercase();
            let is_other = (lower == "if" || lower == "wenn") && NO_CONDITION.contains(&before.as_str());
            if CONDITIONS.contains(&lower.as_str()) && !is_other {
                return Some(at);
            }
        }
        before = word.to_lowercase();
    }
    if !words.chars().any(is_cjk) {
        return None;
    }
    JAPANESE_CHINESE.iter().filter_map(|word| words.find(word)).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around<'t>(text: &'t str, quote: &str) -> [Option<&'t str>; 2] {
        let at = text.find(quote).unwrap();
        [condition_before(text, at), condition_after(text, at + quote.len())]
            .map(|found| found.and_then(|at| text.get(at)))
    }

    #[test]
    fn a_condition_of_the_sentence_is_found_before_and_behind_a_cut() {
        for (text, quote) in [
            ("We will sign only if they do.", "We will sign"),
            ("We will sign the treaty in March, provided that they pay.", "We will sign the treaty"),
            ("We will stay as long as the marsh is safe.", "We will stay"),
            ("If we build the bridge, we ruin the marsh.", "we ruin the marsh"),
            ("If we build the bridge, we ruin the marsh.", "we build the bridge"),
            ("If it rains and the dam breaks, we leave.", "we leave"),
            ("We sign, but only if they do.", "We sign"),
            ("They sail when the sea is calm.", "They sail"),
            ("When the sea is calm, they sail.", "they sail"),
            ("We will reopen the border once the talks end.", "We will reopen the border"),
            ("We will pay, subject to a vote.", "We will pay"),
            ("We accept all of it except the second article.", "We accept all of it"),
            ("Wir gehen, sobald der Regen vorbei ist.", "Wir gehen"),
            ("Wir bauen die Brücke, sofern der Bund zahlt.", "Wir bauen die Brücke"),
            ("예산이 확보되면 다리를 짓겠다.", "다리를 짓겠다"),
            ("예산이 있는 한 다리를 짓겠다.", "다리를 짓겠다"),
            ("予算があれば橋を建てる。", "橋を建てる"),
            ("只有大家同意，我们才会建桥。", "我们才会建桥"),
        ] {
            assert!(around(text, quote).iter().any(Option::is_some), "{quote} of {text}");
        }
    }

    #[test]
    fn a_condition_of_another_clause_or_sentence_is_none_of_the_quotations() {
        for (text, quote) in [
            ("We will sign. If they do not, we leave.", "We will sign."),
            ("If they pay, we build. We will sign.", "We will sign."),
            ("We will sign, and if they pay we build.", "We will sign"),
            ("I do not know if they will sign the treaty.", "will sign the treaty"),
            ("We will sign it even if they leave.", "We will sign it"),
            ("We cried when the ship went down and all was lost.", "We cried"),
            ("They opened the door when she knocked.", "They opened the door"),
            ("다른 측면 다리를 짓겠다.", "다리를 짓겠다"),
        ] {
            assert_eq!(around(text, quote), [None, None], "{quote} of {text}");
        }
    }

    #[test]
    fn a_gap_takes_a_condition_only_of_its_own_sentences() {
        let taken = |text: &str, gap: &str| {
            let at = text.find(gap).unwrap();
            condition_taken(text, &(at..at + gap.len())).is_some()
        };
        assert!(taken("We will build, if they pay, the bridge.", ", if they pay,"));
        assert!(taken("We will go. If they pay, we build.", " If they pay, "));
        assert!(taken("We will build, once they pay, the bridge.", ", once they pay,"));
        assert!(!taken("We will go. If it rains, we stay. We build.", " If it rains, we stay. "));
        assert!(!taken("We will go with all our friends to the sea.", " with all our friends "));
    }

    #[test]
    fn words_of_a_question_are_told_from_the_whole_question() {
        let text = "We agree. Is it true that the bridge will be built in March? Yes.";
        let of = |quote: &str| {
            let at = text.find(quote).unwrap();
            question_around(text, &(at..at + quote.len())).and_then(|at| text.get(at))
        };
        assert_eq!(of("the bridge will be built"), Some("Is it true that the bridge will be built in March?"));
        assert_eq!(of("Is it true that the bridge will be built in March?"), None);
        assert_eq!(of("We agree."), None);
        assert_eq!(of("Yes"), None);
    }
}
