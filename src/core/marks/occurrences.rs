//! Finds all places of many words in a text in one pass.

use std::collections::HashMap;

/// The length in bytes of the beginnings by which words are looked up.
const KEY_BYTES: usize = 8;

/// How many places of the same words are counted. More frequent words are too common to tell one place from
/// another.
pub(super) const MOST: usize = 20_000;

/// Words by their beginnings.
type ByBeginning<'w> = HashMap<&'w [u8], Vec<&'w str>>;

/// All places of each of `words` in `text`, including overlapping ones. Empty words have none.
pub(super) fn occurrences<'w>(text: &str, words: impl Iterator<Item = &'w str>) -> HashMap<&'w str, Vec<usize>> {
    let mut found: HashMap<&str, Vec<usize>> =
        words.filter(|words| !words.is_empty()).map(|w| (w, Vec::new())).collect();
    let mut by_beginning = ByBeginning::new();
    let mut lengths = [false; KEY_BYTES + 1];
    let mut first_bytes = [false; 256];
    for words in found.keys() {
        let key = words.as_bytes().get(..KEY_BYTES).unwrap_or(words.as_bytes());
        by_beginning.entry(key).or_default().push(words);
        set(&mut lengths, key.len());
        set(&mut first_bytes, key.first().map_or(0, |byte| usize::from(*byte)));
    }
    let is_set = |flags: &[bool], at: usize| flags.get(at).copied().unwrap_or_default();
    for (at, byte) in text.bytes().enumerate().filter(|(at, _)| text.is_char_boundary(*at)) {
        if !is_set(&first_bytes, byte.into()) {
            continue;
        }
        for length in (1..=KEY_BYTES).filter(|length| is_set(&lengths, *length)) {
            let candidates = text.as_bytes().get(at..at + length).and_then(|key| by_beginning.get(key));
            let rest = text.get(at..).unwrap_or_default();
            for words in candidates.into_iter().flatten().filter(|words| rest.starts_with(**words)) {
                if let Some(places) = found.get_mut(words).filter(|places| places.len() <= MOST) {
                    places.push(at);
                }
            }
        }
    }
    found
}

fn set(flags: &mut [bool], at: usize) {
    if let Some(flag) = flags.get_mut(at) {
        *flag = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_places_of_all_words_are_found_overlapping_ones_too() {
        let text = "aaa the first of the firsts, 관세와 관세";
        let found = occurrences(text, ["aa", "the first", "관세", "", "nowhere", "of"].into_iter());
        assert_eq!(found["aa"], [0, 1]);
        assert_eq!(found["the first"], [4, 17]);
        assert_eq!(found["관세"].len(), 2);
        assert_eq!(found["nowhere"], [0; 0]);
        assert_eq!(found["of"], [14]);
        assert!(!found.contains_key(""));
    }

    #[test]
    fn words_that_are_too_common_are_not_counted_completely() {
        let text = "a".repeat(MOST * 2);
        assert_eq!(occurrences(&text, ["a"].into_iter())["a"].len(), MOST + 1);
    }
}
