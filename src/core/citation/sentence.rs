//! Finds where sentences begin and end: by [UAX #29](https://www.unicode.org/reports/tr29/), but not after "Mr." or
//! a single initial, which that rule cannot distinguish from the end of a sentence.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// Lower-case words that are usually written with a full stop and followed by a capital. Words that are also common
/// without a full stop are left out.
const ABBREVIATIONS: &[&str] = &[
    // English
    "mr", "mrs", "ms", "messrs", "dr", "drs", "prof", "st", "gen", "col", "maj", "lt", "sgt", "cpl", "pvt", "capt",
    "cmdr", "cdr", "adm", "brig", "sen", "sens", "rep", "reps", "gov", "pres", "amb", "rev", "fr", "hon", "supt",
    "insp", "jr", "sr", "mt", "ft", "vs", "cf", "viz", "al", "dept", "univ", "jan", "feb", "apr", "aug", "sept", "oct",
    "nov", // German
    "hr", "frl", "nr", "bzw", "ca", "vgl", "sog", "ggf", "evtl", "inkl", "bspw", "abs", "bd", "dipl", "ing", "mag",
    "hll", "hl", "str", // French, Spanish, Italian, Portuguese, Dutch
    "mm", "mme", "mmes", "mlle", "mgr", "sra", "sras", "srta", "sres", "dra", "dña", "ud", "uds", "excmo", "sig",
    "sigra", "dott", "avv", "on", "exmo", "exma", "dhr", "mevr", "ir",
];

/// Abbreviations of a number that follows.
const BEFORE_NUMBERS: &[&str] =
    &["no", "nos", "art", "arts", "fig", "p", "pp", "vol", "ch", "sec", "par", "ziff", "ch"];

/// German months: a number with a full stop before one of them is a day.
const MONTHS: &[&str] = &[
    "Januar",
    "Jänner",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// The sentences of a text, each with the white space after it.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for (start, sentence) in text.split_sentence_bound_indices() {
        let end = start + sentence.len();
        match sentences.last_mut() {
            Some(last) if text.get(last.clone()).is_some_and(|before| is_unfinished(before, sentence)) => {
                last.end = end
            }
            _ => sentences.push(start..end),
        }
    }
    sentences
}

/// Whether an apparent end of a sentence is that of an abbreviation, a date, or the label of a turn. `next` is the
/// text that follows.
fn is_unfinished(sentence: &str, next: &str) -> bool {
    // A line break always ends a sentence, even after an abbreviation.
    if sentence.ends_with(['\n', '\r', '\u{2029}']) {
        return false;
    }
    let Some(before) = sentence.trim_end().strip_suffix('.') else { return false };
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()) {
        // "2026. 1. 13.", "13. Januar"
        let is_day = word.len() <= 2 && MONTHS.iter().any(|month| next.starts_with(month));
        return is_day || next.starts_with(|c: char| c.is_ascii_digit()) || is_date(before);
    }
    let is_initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    let small = word.to_lowercase();
    let is_capital = word.starts_with(char::is_uppercase);
    let is_before_number = BEFORE_NUMBERS.contains(&small.as_str()) && next.starts_with(char::is_numeric);
    let is_title = ABBREVIATIONS.contains(&small.as_str()) && (is_capital || !IS_ALSO_A_WORD.contains(&small.as_str()));
    is_initial || is_before_number || is_title
}

/// Abbreviations that are also words in lower case.
const IS_ALSO_A_WORD: &[&str] =
    &["gen", "col", "rep", "reps", "sen", "on", "rev", "sig", "str", "ing", "fr", "ft", "mag", "al"];

/// Whether the numbers before a full stop are a year, a month and a day in the Korean format: "2026. 1. 13".
fn is_date(before: &str) -> bool {
    let mut parts = before.rsplit(['.', ' ']).filter(|part| !part.is_empty());
    let lengths: [usize; 3] = std::array::from_fn(|_| {
        parts.next().filter(|part| part.chars().all(|c| c.is_ascii_digit())).map_or(0, str::len)
    });
    matches!(lengths, [1 | 2, 1 | 2, 4])
}

/// Whether a paragraph begins with the label of a turn in a transcript: "MS. LEE:", "Q", "A:".
pub(super) fn is_turn(paragraph: &str) -> bool {
    let text = paragraph.trim_start();
    if let Some(rest) = text.strip_prefix(['Q', 'A']).filter(|rest| !rest.starts_with(char::is_alphanumeric)) {
        // "A" and one space are the beginning of a sentence.
        return rest.starts_with(['.', ':', '\t', '\u{a0}']) || rest.starts_with("  ") || text.starts_with("Q ");
    }
    let Some((label, _)) = text.split_once([':', '：']) else { return false };
    let is_short = label.chars().count() <= 60 && !label.contains(['“', '"', '\n']);
    let is_name =
        |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || !c.is_ascii() || c == '(');
    is_short && label.split_whitespace().count() <= 6 && label.split_whitespace().all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_does_not_end_at_an_abbreviation_or_an_initial() {
        let parted =
            |text: &'static str| sentences(text).into_iter().map(|range| text[range].trim()).collect::<Vec<_>>();
        assert_eq!(parted("He met Mr. Kim. He left."), ["He met Mr. Kim.", "He left."]);
        assert_eq!(parted("J. R. Lee spoke. No one asked."), ["J. R. Lee spoke.", "No one asked."]);
        assert_eq!(
            parted("She said, “It is so. It was so.” They left."),
            ["She said, “It is so.", "It was so.”", "They left."]
        );
        assert_eq!(parted("동의한다. 그렇다."), ["동의한다.", "그렇다."]);
        assert_eq!(parted(""), [""; 0]);
    }

    #[test]
    fn abbreviations_of_many_languages_do_not_end_a_sentence() {
        for text in [
            "MS. LEE: Good afternoon, everyone.",
            "MR. KIM and MRS. LEE met DR. RAY.",
            "SEN. MARSH: Yes, GEN. Oh, AMB. Park.",
            "Am 13. Januar sprach Hr. Meier mit Fr. Dr. Lee.",
            "Siehe Nr. 5 und Art. 7 des Gesetzes.",
            "Mme. Lee et MM. Kim sont venus.",
            "El Sr. Marsh y la Sra. Lee hablaron.",
            "2026. 1. 13. 부산에서 말했다.",
            "Q. Is the plan dead?",
        ] {
            assert_eq!(sentences(text).len(), 1, "{text}: {:?}", sentences(text));
        }
        for text in ["He said no. They left.", "It was on. They left.", "We agree.\nQ. Yes?"] {
            assert_eq!(sentences(text).len(), 2, "{text}: {:?}", sentences(text));
        }
    }

    #[test]
    fn a_turn_is_known_by_its_label() {
        for text in ["MS. LEE: Good afternoon.", "Q    Thank you.", "Q: Why?", "A. Because.", "이안 장관: 예."] {
            assert!(is_turn(text), "{text}");
        }
        for text in ["A minister said so: yes.", "She read, “The tide: it is in.”", "He left.", ""] {
            assert!(!is_turn(text), "{text}");
        }
    }
}
