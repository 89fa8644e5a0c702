//! Three-way merges: the changes of one window, applied to a state that another window may have changed meanwhile.
//!
//! `base` is the last stored state that this window knows, `mine` its current state, and `stored` what is stored now.
//! Only the difference from `base` to `mine` is applied, so that additions of another window are kept and its removals
//! stay removed.

use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
};

/// The value of this window if it has changed it, else the stored one.
pub fn value<T: PartialEq + Clone>(base: &T, mine: &T, stored: &T) -> T {
    if mine == base { stored.clone() } else { mine.clone() }
}

/// Merges two lists. An added item comes after the item that it was added after, and one added at the end comes at the
/// end. The order is the stored one, unless this window has changed it.
pub fn list<'a, T: Clone, K: Eq + Hash + Copy + 'a>(
    base: &'a [T],
    mine: &'a [T],
    stored: &'a [T],
    key: impl Fn(&'a T) -> K,
) -> Vec<T> {
    let [base, mine, stored] = [base, mine, stored].map(|items| numbered(items, &key));
    let [in_base, in_mine, in_stored] = [&base, &mine, &stored].map(keys);
    let is_removed_here = |key: &(K, usize)| in_base.contains(key) && !in_mine.contains(key);
    let is_removed_there = |key: &(K, usize)| in_base.contains(key) && !in_stored.contains(key);
    let common = |list: &Numbered<'_, T, K>| -> Vec<(K, usize)> {
        list.iter().map(|(key, _)| *key).filter(|key| in_base.contains(key) && in_mine.contains(key)).collect()
    };
    let is_reordered = common(&base) != common(&mine);
    let mine: Vec<_> = mine.into_iter().filter(|(key, _)| !is_removed_there(key)).collect();
    let stored: Vec<_> = stored.into_iter().filter(|(key, _)| !is_removed_here(key)).collect();
    if is_reordered { interleave(mine, stored) } else { interleave(stored, mine) }
}

/// Items with their keys; a number distinguishes items with the same key.
type Numbered<'a, T, K> = Vec<((K, usize), &'a T)>;

fn numbered<'a, T, K: Eq + Hash + Copy>(items: &'a [T], key: &impl Fn(&'a T) -> K) -> Numbered<'a, T, K> {
    let mut counts: HashMap<K, usize> = HashMap::new();
    let number = |item| {
        let key = key(item);
        let count = counts.entry(key).or_default();
        *count += 1;
        ((key, *count), item)
    };
    items.iter().map(number).collect()
}

fn keys<T, K: Eq + Hash + Copy>(list: &Numbered<'_, T, K>) -> HashSet<(K, usize)> {
    list.iter().map(|(key, _)| *key).collect()
}

/// All of `first` in its order; each item that only `second` has comes after its predecessor there.
fn interleave<T: Clone, K: Eq + Hash + Copy>(first: Numbered<'_, T, K>, second: Numbered<'_, T, K>) -> Vec<T> {
    let in_first = keys(&first);
    let last_common = second.iter().rposition(|(key, _)| in_first.contains(key));
    let mut followers: HashMap<Option<(K, usize)>, Vec<&T>> = HashMap::new();
    let mut at_the_end = Vec::new();
    let mut predecessor = None;
    for (at, (key, item)) in second.into_iter().enumerate() {
        if in_first.contains(&key) {
            predecessor = Some(key);
        } else if last_common.is_some_and(|last| at < last) {
            followers.entry(predecessor).or_default().push(item);
        } else {
            at_the_end.push(item);
        }
    }
    let mut merged: Vec<T> = followers.remove(&None).unwrap_or_default().into_iter().cloned().collect();
    for (key, item) in first {
        merged.push(item.clone());
        merged.extend(followers.remove(&Some(key)).unwrap_or_default().into_iter().cloned());
    }
    merged.extend(at_the_end.into_iter().cloned());
    merged
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn merged(base: &[u8], mine: &[u8], stored: &[u8]) -> Vec<u8> {
        list(base, mine, stored, |item| item)
    }

    #[test]
    fn additions_of_both_stay_where_they_were_made() {
        assert_eq!(merged(&[1, 2], &[1, 2, 3], &[1, 2, 4]), [1, 2, 4, 3]);
        assert_eq!(merged(&[1, 2], &[1, 3, 2], &[1, 2, 4]), [1, 3, 2, 4]);
        assert_eq!(merged(&[1, 2], &[3, 1, 2], &[4, 1, 2]), [3, 4, 1, 2]);
        assert_eq!(merged(&[], &[1], &[1]), [1], "both have added the same");
    }

    #[test]
    fn a_new_order_is_kept_whichever_window_made_it() {
        assert_eq!(merged(&[1, 2, 3], &[3, 1, 2], &[1, 2, 3, 4]), [3, 1, 2, 4]);
        assert_eq!(merged(&[1, 2, 3], &[1, 2, 3, 4], &[3, 1, 2]), [3, 1, 2, 4]);
        assert_eq!(merged(&[1, 2, 3], &[3, 1, 2], &[1, 3]), [3, 1], "without what the other window has removed");
    }

    #[test]
    fn what_is_in_it_twice_is_removed_once() {
        assert_eq!(merged(&[1, 1], &[1], &[1, 1, 2]), [1, 2]);
    }

    fn items() -> impl Strategy<Value = Vec<u8>> {
        proptest::collection::vec(0_u8..12, 0..10)
    }

    fn count(items: &[u8], item: u8) -> usize {
        items.iter().filter(|other| **other == item).count()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]
        #[test]
        fn nothing_is_lost_and_nothing_comes_back(base in items(), mine in items(), stored in items()) {
            let merged = merged(&base, &mine, &stored);
            for item in 0..12 {
                let [base, mine, stored] = [&base, &mine, &stored].map(|items| count(items, item));
                // Duplicates are distinguished only by their number.
                let expected = if mine == base { stored } else { mine };
                if base <= 1 && mine <= 1 && stored <= 1 || mine == base || stored == base {
                    prop_assert_eq!(count(&merged, item), expected);
                }
            }
        }

        #[test]
        fn who_has_changed_nothing_gets_what_is_stored(base in items(), stored in items()) {
            prop_assert_eq!(merged(&base, &base, &stored), stored);
        }

        #[test]
        fn where_nobody_else_has_changed_anything_it_is_as_this_window_has_it(base in items(), mine in items()) {
            prop_assert_eq!(merged(&base, &mine, &base), mine);
        }
    }
}
