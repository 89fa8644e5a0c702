//! The bitap algorithm, for the worst case: the query is long and repeats itself, and the text is full of its
//! beginnings, so that comparing the two at each position would take time proportional to the product of their
//! lengths.
//!
//! This takes a 64th of that time for any input: a bit for each letter of the query says whether the text up to
//! here ends with all letters up to that one (R. Baeza-Yates and G. H. Gonnet, *A new approach to text searching*,
//! 1992). It finds the same places as the other methods, and is slower than they are for real text.

use std::{collections::HashMap, ops::Range};

use super::fold::{DASH, SPACE, Unit, is_separator};

const BITS: usize = u64::BITS as usize;

/// The separator between a letter and the previous one.
type Gap = Option<char>;

/// The letters of the query, as bit masks.
struct QueryMasks {
    count: usize,
    /// The positions of each letter.
    places: HashMap<char, Vec<u64>>,
    /// Which letters may come after no gap, after dashes and after white space.
    after: [Vec<u64>; 3],
}

impl QueryMasks {
    fn new(letters: &[char]) -> Self {
        let count = letters.iter().filter(|c| !is_separator(**c)).count();
        let none = vec![0; count.div_ceil(BITS)];
        let mut typed = Self { count, places: HashMap::new(), after: [none.clone(), none.clone(), none.clone()] };
        let (mut index, mut gap) = (0, None);
        for c in letters {
            if is_separator(*c) {
                gap = Some(*c);
                continue;
            }
            set(typed.places.entry(*c).or_insert_with(|| none.clone()), index);
            for (after, there) in typed.after.iter_mut().zip([None, Some(DASH), Some(SPACE)]) {
                if index == 0 || agree(gap, there) {
                    set(after, index);
                }
            }
            (index, gap) = (index + 1, None);
        }
        typed
    }

    fn after(&self, gap: Gap) -> &[u64] {
        let [none, dash, space] = &self.after;
        match gap {
            None => none,
            Some(DASH) => dash,
            Some(_) => space,
        }
    }
}

fn set(bits: &mut [u64], index: usize) {
    if let Some(word) = bits.get_mut(index / BITS) {
        *word |= 1 << (index % BITS);
    }
}

/// Whether a gap of the query matches one of the text: a dash may be missing on either side, and white space
/// may be a dash.
fn agree(typed: Gap, there: Gap) -> bool {
    typed.is_some() == there.is_some() || typed == Some(DASH) || there == Some(DASH)
}

/// Adds the places of `letters` in a folded text to `found`, in order and without overlaps.
pub(super) fn find(letters: &[char], units: &[Unit], found: &mut Vec<Range<usize>>) {
    let typed = QueryMasks::new(letters);
    let mut state = vec![0; typed.count.div_ceil(BITS)];
    let mut starts = Vec::new();
    let (mut free_from, mut gap) = (0, None);
    for unit in units {
        if is_separator(unit.c) {
            gap = Some(unit.c);
            continue;
        }
        let gap = gap.take();
        // Skips the rest of a character that was partly matched.
        if unit.start() < free_from {
            continue;
        }
        let Some(places) = typed.places.get(&unit.c) else {
            state.fill(0);
            starts.clear();
            continue;
        };
        starts.push(unit.start());
        advance(&mut state, places, typed.after(gap));
        if is_set(&state, typed.count - 1)
            && let Some(start) = starts.len().checked_sub(typed.count).and_then(|first| starts.get(first))
        {
            found.push(*start..unit.end());
            free_from = unit.end();
            state.fill(0);
            starts.clear();
        }
    }
}

/// Advances the state by one letter.
fn advance(state: &mut [u64], places: &[u64], after: &[u64]) {
    let mut carried = 1;
    for ((word, places), after) in state.iter_mut().zip(places).zip(after) {
        let next = (*word << 1 | carried) & places & after;
        carried = *word >> (BITS - 1);
        *word = next;
    }
}

fn is_set(bits: &[u64], index: usize) -> bool {
    bits.get(index / BITS).is_some_and(|word| word >> (index % BITS) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::search::{fold::fold, pattern::Pattern};

    fn text(most: usize) -> impl Strategy<Value = String> {
        const PIECES: [&str; 14] = ["a", "A", "á", "b", "ß", "s", "ss", "-", "–", " ", "\n -", "“", "한", "ﬃ"];
        prop::collection::vec(prop::sample::select(&PIECES[..]), 0..most).prop_map(|pieces| pieces.concat())
    }

    /// Compares the places found by both methods, for the query repeated until it is longer than a word of bits.
    fn assert_alike(query: &str, text: &str) -> Result<(), TestCaseError> {
        let Some(pattern) = Pattern::new(query, false) else { return Ok(()) };
        let mut units = Vec::new();
        fold(text, false, &mut units);
        let (mut one, mut other) = (Vec::new(), Vec::new());
        pattern.find(text, true, &mut Vec::new(), &mut one);
        if pattern.letters() != ['-'] {
            super::find(pattern.letters(), &units, &mut other);
            prop_assert_eq!(one, other, "{:?} in {:?}", query, text);
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn both_methods_find_the_same_places(query in text(5), text in text(30)) {
            assert_alike(&query, &text)?;
        }

        #[test]
        fn both_methods_agree_for_queries_over_64_letters(part in text(4), tail in text(3), times in 20_usize..90) {
            let query = part.repeat(times) + &tail;
            let text = part.repeat(times + 3) + &tail + &part + &query + "-" + &query;
            assert_alike(&query, &text)?;
        }
    }
}
