//! Finds conditions and questions that a quotation was cut off from: "We will sign" of "We will sign only if they do".
//!
//! A condition counts if it is in the same sentence and no coordinating conjunction separates it from the
//! quotation.

mod lists;
mod phrases;
mod words;

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    boundary::{STOPS, has_word},
    local_words::Surroundings,
    sentences::{is_closing_mark, sentence_end, sentence_start},
};

use crate::text::script::{is_kana, is_south_east_asian};
use lists::CONDITIONS;

pub(super) use words::{condition_in, condition_word};

/// The condition that follows a quotation ending at byte `end` and was cut off, as the range from `end` to the end of
/// the condition. `text` is everything that the speaker says there.
pub fn condition_after(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = text.get(end..)?;
    // A sentence that has ended cannot depend on the words after it.
    let before = text.get(..end)?.trim_end();
    if before.ends_with(STOPS) || before.ends_with([';', '；', '؛']) {
        return None;
    }
    let sentence = rest.get(..sentence_end(rest))?;
    // A dash or a bracket before the condition does not separate it: "We will sign — if they do".
    let words = sentence.find(|c: char| !c.is_whitespace() && !matches!(c, '—' | '–' | '(')).unwrap_or(0);
    let next = coordinations(sentence).find(|at| *at >= words);
    let own = sentence.get(..next.unwrap_or(sentence.len()))?;
    let own = own.get(..south_east_asian_clause(own).end)?;
    let found = condition_in(own, &Surroundings::new(text))?;
    if belongs_to_next_clause(own, &found) {
        return None;
    }
    Some(end..end + own.trim_end().len()).filter(|range| !range.is_empty())
}

/// Whether a condition in Japanese, after the comma that ends the quotation’s clause, belongs to the clause that
/// follows it: 残りは二ページ|で、許可がなければ開けられない. One that ends the sentence was placed after its clause.
fn belongs_to_next_clause(behind: &str, condition: &Range<usize>) -> bool {
    const LEAST: usize = 6;
    let head = behind.get(..condition.start).unwrap_or_default();
    let rest = behind.get(condition.clone()).unwrap_or_default();
    let is_japanese = behind.chars().any(is_kana);
    is_japanese && head.contains('、') && rest.chars().filter(|c| c.is_alphanumeric()).count() >= LEAST
}

/// The condition that comes before a quotation beginning at byte `start` and was cut off, or that contains the
/// quotation.
pub fn condition_before(text: &str, start: usize) -> Option<Range<usize>> {
    let before = text.get(..start)?;
    let from = sentence_start(before);
    let sentence = before.get(from..)?;
    let own = from + coordinations(sentence).filter(|at| is_after_comma(sentence, *at)).last().unwrap_or(0);
    let own = own + text.get(own..start).map(south_east_asian_clause)?.start;
    let words = text.get(own..start)?;
    let found = condition_in(words, &Surroundings::new(text))?;
    Some(own + found.start..start)
}

/// The first clause of some words, and where the last one begins: in Thai, Lao, Khmer and Burmese a space is between
/// clauses, and there is no full stop.
fn south_east_asian_clause(words: &str) -> Range<usize> {
    let bare = words.trim();
    let offset = words.len() - words.trim_start().len();
    let is_gap = |(at, c): &(usize, char)| {
        let next = bare.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        let last = bare.get(..*at).and_then(|head| head.chars().next_back());
        // Spaces are also on either side of figures.
        c.is_whitespace() && next.is_some_and(is_south_east_asian) && last.is_some_and(is_south_east_asian)
    };
    let mut gaps = bare.char_indices().filter(is_gap).map(|(at, _)| at);
    let (first, last) = match gaps.next() {
        Some(first) => (offset + first, offset + gaps.next_back().unwrap_or(first)),
        None => (words.len(), 0),
    };
    last..first
}

/// The condition within a gap, if it belongs to the words before or after the gap in the same sentence.
pub fn condition_taken(text: &str, gap: &Range<usize>) -> Option<Range<usize>> {
    let words = text.get(gap.clone())?;
    let has_sentence_before = text.get(..gap.start)?.trim_end().ends_with(STOPS);
    let head = words.get(..sentence_end(words))?;
    let tail = sentence_start(words);
    let ends_before = tail < words.len() && has_word(words.get(tail..)?);
    let near = Surroundings::new(text);
    let of_head = (!has_sentence_before).then(|| condition_in(head, &near)).flatten();
    let of_tail = || {
        let tail_words = words.get(tail..).filter(|_| ends_before)?;
        condition_in(tail_words, &near).map(|at| tail + at.start..tail + at.end)
    };
    let found = of_head.or_else(of_tail)?;
    Some(gap.start + found.start..gap.start + found.end)
}

/// The question that contains a quotation without its question mark: the range of the sentence.
pub fn question_around(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let rest = text.get(range.end..)?;
    if text.get(range.clone())?.trim_end().ends_with(STOPS) {
        return None;
    }
    let length = sentence_end(rest);
    let sentence = rest.get(..length)?;
    let mark = rest.get(length..)?.chars().next();
    // 閉じますか。关闭吗。닫습니까. ask without a question mark.
    let asks = ["か", "吗", "嗎", "까"].iter().any(|particle| sentence.trim_end().ends_with(particle));
    let is_question = asks || mark.is_some_and(|c| matches!(c, '?' | '？' | '؟'));
    let mark = is_question.then(|| mark.map_or(0, char::len_utf8))?;
    // "…, isn't it?" is also a question; a clause after a colon or dash does not make the one before it a question.
    if sentence.contains([':', ';', '—']) {
        return None;
    }
    let start = sentence_start(text.get(..range.start)?);
    Some(start..range.end + length + mark)
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
    // Words that mean something else in other languages, so they count only after a comma; not before "that", which
    // continues the clause.
    const BEHIND_COMMA: &str = "e и а но och og maar mas és mutta dar iar και αλλά але ale або ama";
    const THAT: &str = "che que что що че że že dat att at hogy că ότι";
    let is_in = |list: &str, word: &str| list.split(' ').any(|own| own == word);
    let mut behind = sentence.unicode_word_indices().peekable();
    let mut before = 0;
    while let Some((at, word)) = behind.next() {
        let is_parted = sentence.get(before..at).is_some_and(|between| between.contains(','));
        let next = behind.peek().map(|(_, next)| next.to_lowercase()).unwrap_or_default();
        if is_parted && is_in(BEHIND_COMMA, &word.to_lowercase()) && !is_in(THAT, &next) {
            found.push(at);
        }
        before = at + word.len();
    }
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
            ("Vi skriver på avtalet om ni betalar för bron.", "Vi skriver på avtalet"),
            ("A szerződést aláírjuk, ha ők is fizetnek.", "A szerződést aláírjuk"),
            ("Meclis bu yasaya onay verirse köprüyü yapacağız.", "köprüyü yapacağız"),
            ("เราจะลงนามถ้าพวกเขาจ่ายเงิน", "เราจะลงนาม"),
            ("យើងនឹងចុះហត្ថលេខា ប្រសិនបើពួកគេបង់ប្រាក់", "យើងនឹងចុះហត្ថលេខា"),
            ("Zmluvu podpíšeme, ak sa na tom zhodneme.", "Zmluvu podpíšeme"),
            ("Allekirjoitamme sopimuksen, mikäli he maksavat.", "Allekirjoitamme sopimuksen"),
            ("Susitarimą pasirašysime, jei jie sumokės.", "Susitarimą pasirašysime"),
            (
                "Kami akan menandatangani perjanjian ini kalau mereka membayar.",
                "Kami akan menandatangani perjanjian ini",
            ),
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
            ("Vi talade om avtalet och det var bra.", "Vi talade"),
            ("Vi talade om de nya reglerna och det var bra.", "Vi talade"),
            ("Vi vet inte om vi kommer till mötet.", "vi kommer till mötet"),
            ("Yüksek fiyatlar halkı eziyor.", "halkı eziyor"),
            ("Bourse de Paris : tout monte.", "tout monte"),
            ("Of course the horse will win.", "the horse will win"),
            ("Ne olursa olsun bu köprüyü yapacağız.", "köprüyü yapacağız"),
            ("500 ha erdő és a falu is leégett.", "leégett"),
            ("เขาติดต่อเมื่อวานแล้วเราจะลงนาม", "เราจะลงนาม"),
            ("El gobierno ha dicho que los impuestos suben.", "los impuestos suben"),
            ("Bu borsa için yeni bir yasa var.", "yeni bir yasa var"),
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
