//! Compares the contexts of all places of the same words, once for all marks on these words.

use std::collections::HashMap;

/// How many bytes before and after the words are compared with other places: more than a prefix or suffix has.
const COMPARED_BYTES: usize = 1024;

/// The places of the same words.
pub(super) struct ContextComparison<'t> {
    text: &'t str,
    /// The length of the words.
    words: usize,
    places: &'t [usize],
    alike: Vec<SharedContext>,
    twins: HashMap<(usize, usize), Vec<Ordinal>>,
}

/// How many bytes before and after the words a place shares with the most similar place on each side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct SharedContext {
    pub before: usize,
    pub after: usize,
}

/// Its index, from 0, and the number of places that have the same surroundings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ordinal {
    pub number: usize,
    pub count: usize,
}

impl Ordinal {
    /// A place whose surroundings are unique.
    pub(super) const NONE: Self = Self { number: 0, count: 1 };
}

impl<'t> ContextComparison<'t> {
    /// Compares the places of words of this length. `reversed` are the bytes of the text from the last to the
    /// first. The places are sorted by their context, so that the most similar one is a neighbour and not all
    /// pairs have to be compared.
    pub(super) fn new(text: &'t str, reversed: &'t [u8], words: usize, places: &'t [usize]) -> Self {
        let before = most_in_common(places.iter().map(|at| compared(reversed, text.len().saturating_sub(*at))));
        let after = most_in_common(places.iter().map(|at| compared(text.as_bytes(), at + words)));
        let alike = before.into_iter().zip(after).map(|(before, after)| SharedContext { before, after }).collect();
        Self { text, words, places, alike, twins: HashMap::new() }
    }

    /// The shared context of the place with this number.
    pub(super) fn alike(&self, which: usize) -> SharedContext {
        self.alike.get(which).copied().unwrap_or_default()
    }

    /// The ordinal of the place among those that share all of these bytes before and after the words.
    pub(super) fn twin(&mut self, which: usize, before: usize, after: usize) -> Ordinal {
        let alike = self.alike(which);
        if alike.before < before || alike.after < after {
            return Ordinal::NONE;
        }
        let (text, words, places) = (self.text, self.words, self.places);
        let twins = self.twins.entry((before, after)).or_insert_with(|| {
            let whole = places.iter().map(|at| text.get(at.checked_sub(before)?..at + words + after));
            twins_of(&whole.collect::<Vec<_>>())
        });
        twins.get(which).copied().unwrap_or(Ordinal::NONE)
    }
}

/// The part of the text from a byte on that is compared.
fn compared(bytes: &[u8], from: usize) -> &[u8] {
    let rest = bytes.get(from..).unwrap_or_default();
    rest.get(..COMPARED_BYTES).unwrap_or(rest)
}

/// How many bytes each of the texts has in common with the beginning of any other.
fn most_in_common<'t>(texts: impl Iterator<Item = &'t [u8]>) -> Vec<usize> {
    let mut order: Vec<(&[u8], usize)> = texts.zip(0..).collect();
    order.sort_unstable();
    let mut most = vec![0; order.len()];
    for (one, next) in order.iter().zip(order.iter().skip(1)) {
        let common = common_start(one.0, next.0);
        for number in [one.1, next.1] {
            if let Some(slot) = most.get_mut(number) {
                *slot = common.max(*slot);
            }
        }
    }
    most
}

/// How many bytes the beginnings of two texts have in common.
pub(super) fn common_start(one: &[u8], other: &[u8]) -> usize {
    // Most of the compared texts are equal over long stretches.
    let chunks = one.chunks_exact(CHUNK_BYTES).zip(other.chunks_exact(CHUNK_BYTES));
    let same = chunks.take_while(|(one, other)| one == other).count() * CHUNK_BYTES;
    let rest = one.iter().skip(same).zip(other.iter().skip(same));
    same + rest.take_while(|(one, other)| one == other).count()
}

/// How many bytes their ends have in common.
pub(super) fn common_end(one: &[u8], other: &[u8]) -> usize {
    let chunks = one.rchunks_exact(CHUNK_BYTES).zip(other.rchunks_exact(CHUNK_BYTES));
    let same = chunks.take_while(|(one, other)| one == other).count() * CHUNK_BYTES;
    let rest = one.iter().rev().skip(same).zip(other.iter().rev().skip(same));
    same + rest.take_while(|(one, other)| one == other).count()
}

const CHUNK_BYTES: usize = 32;

/// The ordinal of each text among equal ones.
fn twins_of(texts: &[Option<&str>]) -> Vec<Ordinal> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut numbers = Vec::with_capacity(texts.len());
    for text in texts {
        numbers.push(text.map(|text| {
            let count = counts.entry(text).or_default();
            *count += 1;
            *count - 1
        }));
    }
    let twin = |(text, number): (&Option<&str>, Option<usize>)| {
        Some(Ordinal { number: number?, count: counts.get((*text)?).copied()? })
    };
    texts.iter().zip(numbers).map(|pair| twin(pair).unwrap_or(Ordinal::NONE)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_contexts_equal_those_of_pairwise_comparison() {
        let text = "xaab yaab xaac xaab yaab xaab xaaabaab ".repeat(4) + "aab";
        let reversed: Vec<u8> = text.bytes().rev().collect();
        for words in ["aa", "aab", "x", "b x"] {
            let places: Vec<usize> =
                (0..text.len()).filter(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(words))).collect();
            let mut rivals = ContextComparison::new(&text, &reversed, words.len(), &places);
            for (which, at) in places.iter().enumerate() {
                let sides = |at: usize| (&text[..at], &text[at + words.len()..]);
                let common = |other: &usize| {
                    let (one, other) = (sides(*at), sides(*other));
                    let before = one.0.bytes().rev().zip(other.0.bytes().rev()).take_while(|(a, b)| a == b).count();
                    (before, one.1.bytes().zip(other.1.bytes()).take_while(|(a, b)| a == b).count())
                };
                let others: Vec<(usize, usize)> = places.iter().filter(|other| *other != at).map(common).collect();
                let most = SharedContext {
                    before: others.iter().map(|other| other.0).max().unwrap_or_default(),
                    after: others.iter().map(|other| other.1).max().unwrap_or_default(),
                };
                assert_eq!(rivals.alike(which), most, "{words} at {at}");
                let (before, after) = (3.min(*at), 2);
                let is_twin = |other: &&usize| {
                    let (other_before, other_after) = common(other);
                    **other == *at || other_before >= before && other_after >= after
                };
                let has_all = sides(*at).1.len() >= after;
                let twins: Vec<&usize> = places.iter().filter(is_twin).collect();
                let expected = Ordinal {
                    number: twins.iter().position(|other| *other == at).filter(|_| has_all).unwrap_or_default(),
                    count: if has_all { twins.len() } else { 1 },
                };
                assert_eq!(rivals.twin(which, before, after), expected, "{words} at {at}");
            }
        }
    }
}
