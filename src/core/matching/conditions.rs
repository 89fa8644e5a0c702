//! Conditions and questions that a quotation is cut from: "We will sign" of "We will sign only if they do".
//!
//! A condition counts if it is in the same sentence and no coordinating conjunction separates it from the
//! quotation.

use crate::text::script::is_hangul_syllable;
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
    "till",
    "assuming",
    "supposing",
    "lest",
    "barring",
    "wenn",
    "falls",
    "sofern",
    "solange",
    "soweit",
    "insoweit",
    "vorausgesetzt",
    "vorbehaltlich",
    "tenzij",
    "mits",
    "indien",
    "zolang",
    "totdat",
    "pourvu",
    "jusqu'à",
    "mientras",
    "purché",
    "qualora",
    "finché",
    // Polish, Czech, Russian, Ukrainian, Swedish, Danish
    "jeśli",
    "jeżeli",
    "dopóki",
    "pokud",
    "jestli",
    "если",
    "пока",
    "якщо",
    "поки",
    "såvida",
    "förutsatt",
    "medmindre",
    "forudsat",
    // Arabic, Turkish
    "إذا",
    "لو",
    "شريطة",
    "بشرط",
    "eğer",
    "şayet",
    // Danish and Norwegian, Finnish, Romanian, Greek, Polish and Czech, Croatian, Bulgarian, Hungarian
    "hvis",
    "jos",
    "dacă",
    "αν",
    "εάν",
    "εφόσον",
    "gdyby",
    "kdyby",
    "ako",
    "ако",
    "hacsak",
    // Indonesian, Vietnamese, Hebrew, Persian and Urdu, Hindi, Bengali
    "jika",
    "jikalau",
    "asalkan",
    "nếu",
    "אם",
    "اگر",
    "अगर",
    "यदि",
    "যদি",
];

/// Conditions of several words.
const PHRASES: &[&str] = &[
    "as long as",
    "so long as",
    "on condition",
    "on the condition",
    "in case",
    "in the event",
    "in so far as",
    "insofar as",
    "to the extent",
    "only when",
    "only after",
    "only once",
    "only with",
    "only where",
    "subject to",
    "contingent on",
    "contingent upon",
    "conditional on",
    "conditional upon",
    "dependent on",
    "depending on",
    "except",
    "pending",
    "except when",
    "except where",
    "on the understanding",
    "es sei denn",
    "bis der",
    "bis die",
    "bis das",
    "bis wir",
    "bis sie",
    "bis er",
    "bis es",
    "bis ein",
    "bis eine",
    "bis alle",
    "nur wenn",
    "unter der bedingung",
    "unter vorbehalt",
    "nur mit",
    "im falle",
    "im fall",
    "für den fall",
    "je nachdem",
    "abhängig von",
    "à condition",
    "à moins",
    "tant que",
    "en cas de",
    "en cas d",
    "sous réserve",
    "dans la mesure où",
    "jusqu'à ce",
    "jusqu’à ce",
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
    "siempre y cuando",
    "con la condición",
    "con tal de",
    "en caso de",
    "hasta que",
    "a condición",
    "a meno che",
    "a condizione",
    "in caso di",
    "a patto che",
    "finché non",
    "a menos que",
    "desde que o",
    "desde que a",
    "desde que os",
    "desde que haja",
    "desde que seja",
    "desde que tenha",
    "desde que esteja",
    "desde que não",
    "desde que se",
    "caso o",
    "no caso de",
    "até que",
    "contanto que",
    "chyba że",
    "pod warunkiem",
    "o ile",
    "při podmínce",
    "ledaže",
    "при условии",
    "разве что",
    "за умови",
    "om inte",
    "på villkor",
    "hvis ikke",
    "op voorwaarde",
    "in geval van",
    "zo lang als",
];

/// Words before "if" that make it "whether", or no condition at all.
const NO_CONDITION: &[&str] = &[
    "as", "even", "ask", "asked", "asking", "asks", "know", "knows", "knew", "wonder", "wondered", "see", "doubt",
    "sure", "unsure", "clear", "unclear", "what", "auch", "selbst", "but",
];

/// Endings and words of Korean that make a condition.
const KOREAN: &[&str] = &[
    "경우",
    "조건으로",
    "조건부",
    "한해",
    "않는한",
    "때만",
    "야만",
    "전제로",
    "전제하에",
    "때까지",
    "제외하고",
    "제외하고는",
    "제외한",
    "빼고",
    "외에는",
    "외에",
];

/// Korean words that end like "except" (외에) but name a place: 해외에, abroad.
const KOREAN_PLACES: &[&str] = &[
    "해외에",
    "국외에",
    "교외에",
    "시외에",
    "야외에",
    "실외에",
    "해외에는",
    "국외에는",
    "교외에는",
    "시외에는",
    "야외에는",
    "실외에는",
];

/// Korean nouns that end like a conditional verb.
const NOUNS_IN_MYEON: &[&str] = &[
    "반면",
    "측면",
    "장면",
    "화면",
    "국면",
    "방면",
    "정면",
    "표면",
    "외면",
    "직면",
    "수면",
    "내면",
    "단면",
    "도면",
    "전면",
    "서면",
    "대면",
    "지면",
    "평면",
    "이면",
    "가면",
    "라면",
    "후면",
    "노면",
    "앞면",
    "뒷면",
    "옆면",
    "벽면",
    "초면",
    "체면",
    "짜장면",
];

/// Words of Japanese and Chinese that make a condition.
const JAPANESE_CHINESE: &[&str] = &[
    "もし",
    "なら",
    "れば",
    "けば",
    "せば",
    "えば",
    "めば",
    "たら",
    "限り",
    "場合",
    "条件",
    "前提",
    "如果",
    "只要",
    "只有",
    "除非",
    "倘若",
    "假如",
    "要是",
    "的话",
    "的話",
    "條件",
    "除了",
    "除外",
    "一旦",
    "直到",
    "万一",
    "萬一",
    "るまで",
    "うまで",
    "くまで",
    "すまで",
    "つまで",
    "むまで",
    "以外",
    "を除いて",
    "を除き",
    "を除く",
    "だけが",
    "だけは",
    "だけで",
    "のみが",
    "のみは",
    "のみで",
];

/// The condition that follows a quotation ending at byte `end` and was cut off: the range from `end` to the end
/// of the condition. `text` is everything that the speaker says there.
pub fn condition_after(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = text.get(end..)?;
    // A sentence that has ended cannot depend on the words after it.
    let before = text.get(..end)?.trim_end();
    if before.ends_with(['.', '!', '?', '。', '！', '？', ';', '；']) {
        return None;
    }
    let sentence = rest.get(..sentence_end(rest))?;
    // A dash or a bracket before the condition does not part it: "We will sign — if they do".
    let words = sentence.find(|c: char| !c.is_whitespace() && !matches!(c, '—' | '–' | '(')).unwrap_or(0);
    let next = coordinations(sentence).find(|at| *at >= words);
    let own = sentence.get(..next.unwrap_or(sentence.len()))?;
    condition_in(own)?;
    Some(end..end + own.trim_end().len()).filter(|range| !range.is_empty())
}

/// The condition that comes before a quotation beginning at byte `start` and was cut off, or that contains the
/// quotation.
pub fn condition_before(text: &str, start: usize) -> Option<Range<usize>> {
    let before = text.get(..start)?;
    let from = sentence_start(before);
    let sentence = before.get(from..)?;
    let own = from + coordinations(sentence).filter(|at| is_after_comma(sentence, *at)).last().unwrap_or(0);
    let words = text.get(own..start)?;
    let found = condition_in(words)?;
    Some(own + found.start..start)
}

/// The condition within a gap, if it belongs to the words before or after the gap in the same sentence.
pub fn condition_taken(text: &str, gap: &Range<usize>) -> Option<Range<usize>> {
    let words = text.get(gap.clone())?;
    let has_sentence_before = text.get(..gap.start)?.trim_end().ends_with(['.', '!', '?', '。', '！', '？']);
    let head = words.get(..sentence_end(words))?;
    let tail = sentence_start(words);
    let ends_before = tail < words.len() && has_word(words.get(tail..)?);
    let of_head = (!has_sentence_before).then(|| condition_in(head)).flatten();
    let of_tail = || {
        ends_before.then(|| words.get(tail..).and_then(condition_in)).flatten().map(|at| tail + at.start..tail + at.end)
    };
    let found = of_head.or_else(of_tail)?;
    Some(gap.start + found.start..gap.start + found.end)
}

/// The question that contains a quotation without its question mark: the range of the sentence.
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

/// Bytes of the longest sentence that is examined. Real sentences are shorter; a text without a full stop would
/// otherwise be read to its end for each quotation.
const LONGEST: usize = 1 << 13;

/// Where the sentence at the beginning of this text ends, before its full stop or other mark. A sentence longer
/// than the limit is taken to end at the limit.
pub(crate) fn sentence_end(text: &str) -> usize {
    let text = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default();
    text.char_indices().find(|(at, c)| ends_sentence(text, *at, *c)).map_or(text.len(), |(at, _)| at)
}

/// Whether the character at this byte ends a sentence.
fn ends_sentence(text: &str, at: usize, c: char) -> bool {
    let next = || text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
    match c {
        '。' | '！' | '？' | '\n' => true,
        '!' | '?' => next().is_none_or(|c| !c.is_alphanumeric()),
        '.' => {
            next().is_none_or(|c| c.is_whitespace() || is_quotation_mark(c) || matches!(c, ')' | ']'))
                && !is_abbreviation(text.get(..at).unwrap_or_default(), false)
        }
        _ => false,
    }
}

/// Where the last sentence of a text begins. Looked for from its end: a paragraph may have thousands of sentences.
pub(crate) fn sentence_start(text: &str) -> usize {
    let first = text.ceil_char_boundary(text.len().saturating_sub(LONGEST));
    let near = text.get(first..).unwrap_or_default();
    let Some((end, _)) = near.char_indices().rev().find(|(at, c)| ends_sentence(near, *at, *c)) else { return first };
    let behind = near.get(end..).unwrap_or_default().trim_start_matches(|c: char| {
        matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | ')' | ']') || c.is_whitespace() || is_closing_mark(c)
    });
    text.len() - behind.len()
}

fn is_closing_mark(c: char) -> bool {
    matches!(c, '”' | '"' | '»' | '’' | '」' | '』')
}

/// The bytes at which another main clause begins.
pub(super) fn coordinations(sentence: &str) -> impl Iterator<Item = usize> {
    const WORDS: [&str; 10] = ["and", "but", "or", "und", "aber", "sondern", "et", "mais", "y", "pero"];
    let signs = sentence.match_indices([';', ':', '；', '：', '—']).map(|(at, _)| at);
    // ‘Nobody leaves until it is done,’ and I agree: the inner quotation ends there.
    let closing = sentence.match_indices([',', '，', '!', '?']).filter_map(|(at, sign)| {
        let mark = sentence.get(at + sign.len()..)?.chars().next().filter(|c| is_closing_mark(*c))?;
        Some(at + sign.len() + mark.len_utf8())
    });
    let mut found: Vec<usize> = signs.chain(closing).collect();
    found.extend(
        sentence
            .unicode_word_indices()
            .filter(|(_, word)| WORDS.contains(&word.to_lowercase().as_str()))
            .map(|(at, _)| at),
    );
    found.sort_unstable();
    // "and only if they do" continues the clause.
    let goes_on = |at: &usize| {
        let after = sentence.get(*at..).unwrap_or_default();
        let words: Vec<_> = after.unicode_words().skip(1).take(2).map(str::to_lowercase).collect();
        let is_condition = |word: &String| CONDITIONS.contains(&word.as_str());
        let is_fixed = sentence
            .get(..*at)
            .is_some_and(|head| head.trim_end().ends_with("siempre") || head.trim_end().ends_with(" as"));
        if is_fixed && words.first().is_some_and(|word| word == "cuando" || word == "when") {
            return true;
        }
        let is_only = words.first().is_some_and(|word| word == "only" || word == "nur");
        is_only && words.get(1).is_some_and(is_condition)
    };
    found.into_iter().filter(move |at| !goes_on(at)).collect::<Vec<_>>().into_iter()
}

pub(super) fn is_after_comma(sentence: &str, at: usize) -> bool {
    let before = sentence.get(..at).unwrap_or_default().trim_end();
    before.ends_with([',', ';', ':', '，', '、'])
        || sentence.get(at..).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}

/// The word that makes the first condition of a text, in small letters.
pub fn condition_word(text: &str) -> Option<String> {
    let found = condition_in(text)?;
    text.get(found)?.unicode_words().next().map(str::to_lowercase)
}

/// The first condition of some words.
pub(super) fn condition_in(words: &str) -> Option<Range<usize>> {
    let lower = words.to_lowercase();
    let of_phrases = PHRASES.iter().filter_map(|phrase| find_words(&lower, phrase)).min();
    let of_word = single(words);
    let first = match (of_phrases, of_word) {
        // Lower case may change lengths, so a position there is only approximate here.
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
    let is_turkish = words.contains(['ı', 'İ', 'ş', 'Ş', 'ğ', 'Ğ']);
    let mut all = words.unicode_word_indices().peekable();
    while let Some((at, word)) = all.next() {
        let next = all.peek().map_or("", |(_, next)| *next);
        if word.chars().any(is_hangul_syllable) {
            let holds_end = KOREAN.iter().any(|ending| {
                word.ends_with(ending) || word.trim_end_matches(['는', '은', '만', '도']).ends_with(ending)
            });
            let is_place = KOREAN_PLACES.iter().any(|place| word.ends_with(place));
            let is_if = is_korean_if(word, &before);
            // 동의해야 짓겠다: only then. 동의해야 한다: they must.
            let is_must = ["하", "한", "할", "합", "했", "해", "되", "된", "될", "됩", "돼"]
                .iter()
                .any(|verb| next.starts_with(verb));
            let is_needed = ["해야", "어야", "아야", "여야", "돼야", "와야", "가야", "려야", "져야"]
                .iter()
                .any(|end| word.ends_with(end));
            if holds_end && !is_place || is_if || is_needed && !is_must || word == "한" && before.ends_with('는') {
                return Some(at);
            }
        } else {
            let lower = word.to_lowercase();
            let is_given =
                matches!(lower.as_str(), "provided" | "providing") && matches!(next, "by" | "with" | "for" | "to");
            // "If not now, we will go", "if anything": no condition of the rest.
            let behind = words.get(at + word.len()..).unwrap_or_default().unicode_words().nth(1).unwrap_or_default();
            let is_short = lower == "if"
                && (matches!(next, "so" | "anything" | "any")
                    || next == "not"
                        && matches!(behind, "now" | "today" | "tomorrow" | "then" | "here" | "yet" | "this"));
            let is_other =
                is_given || is_short || (lower == "if" || lower == "wenn") && NO_CONDITION.contains(&before.as_str());
            // Turkish says "if" with an ending: verirse, olursa, almazsa.
            let is_turkish_if = is_turkish
                && lower.chars().count() > 4
                && ["rse", "rsa", "zse", "zsa", "yse", "ysa"].iter().any(|ending| {
                    let stem = ["k", "m", "n", "niz", "nız", "lar", "ler"]
                        .iter()
                        .find_map(|person| lower.strip_suffix(person));
                    lower.ends_with(ending) || stem.is_some_and(|stem| stem.ends_with(ending))
                });
            if (CONDITIONS.contains(&lower.as_str()) || is_turkish_if) && !is_other {
                return Some(at);
            }
        }
        before = word.to_lowercase();
    }
    if !words.chars().any(is_cjk) {
        return None;
    }
    // だけでなく, のみならず: "not only".
    let is_meant = |at: &usize| {
        let rest = words.get(*at..).unwrap_or_default();
        !["だけでな", "だけではな", "のみなら", "のみでな"].iter().any(|other| rest.starts_with(other))
    };
    JAPANESE_CHINESE.iter().filter_map(|word| words.find(word).filter(is_meant)).min()
}

/// Whether a Korean word is a verb with the ending for "if": 그치면, 받으면. The ending joins a vowel or ㄹ; a noun may
/// end so as well (화면), and the name of a township (남양주시 화도면).
fn is_korean_if(word: &str, before: &str) -> bool {
    let Some(stem) = word.trim_end_matches(['은', '도']).strip_suffix('면') else { return false };
    let is_noun = NOUNS_IN_MYEON.iter().any(|noun| match noun.chars().count() {
        // 지면 is a noun, 넘어지면 is none.
        2 if matches!(*noun, "지면" | "가면" | "이면" | "라면" | "전면" | "서면" | "내면" | "대면") => {
            word == *noun
        }
        _ => word.ends_with(noun),
    });
    let is_township = before.ends_with(['군', '시', '도', '구']);
    let last = stem.chars().next_back().map(u32::from).filter(|c| (0xAC00..=0xD7A3).contains(c));
    // Final consonants are counted from none; ㄹ is the eighth.
    last.is_some_and(|last| matches!((last - 0xAC00) % 28, 0 | 8)) && !is_noun && !is_township
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
            ("We will pay, subject to a vote.", "We will pay"),
            ("We accept all of it except the second article.", "We accept all of it"),
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
        assert!(!taken("We will go. If it rains, we stay. We build.", " If it rains, we stay. "));
        assert!(!taken("We will go with all our friends to the sea.", " with all our friends "));
    }

    #[test]
    fn no_sentence_is_walked_further_than_any_is_long() {
        let endless = "we go ".repeat(1 << 18);
        assert!(sentence_end(&endless) <= LONGEST);
        assert!(endless.len() - sentence_start(&endless) <= LONGEST);
        let text = format!("{endless}. We stay. We go if");
        assert_eq!(text.get(sentence_start(&text)..), Some("We go if"));
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
