//! Answerable for where sentences begin and end: by [UAX #29](https://www.unicode.org/reports/tr29/), but
//! not after "Mr." or a single initial, which that rule cannot tell from an end.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// English words that are mostly written with a full stop and followed by a capital.
const ABBREVIATIONS: [&str; 24] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Col", "Lt", "Sgt", "Capt", "Sen", "Rep", "Gov", "Rev", "Hon", "No",
    "vs", "cf", "Jan", "Feb", "Aug", "Sept", "Dec",
];

/// The sentences of a text, each with the white space after it.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for (start, sentence) in text.split_sentence_bound_indices() {
        let end = start + sentence.len();
        match sentences.last_mut() {
            Some(last) if text.get(last.clone()).is_some_and(is_unfinished) => last.end = end,
            _ => sentences.push(start..end),
        }
    }
    sentences
}

/// Whether what looks like the end of a sentence is that of an abbreviation.
fn is_unfinished(sentence: &str) -> bool {
    let Some(before) = sentence.trim_end().strip_suffix('.') else { return false };
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    is_initial || ABBREVIATIONS.contains(&word)
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
}
