//! An index from pairs of words to the blocks of the sources, built once for all quotations.

use std::{collections::HashMap, panic::resume_unwind, thread::ScopedJoinHandle};

use super::terms::{each_term, terms_of};

/// An index of blocks by their terms.
#[derive(Debug, Default)]
pub(super) struct BlockIndex {
    /// Hashes of terms with the numbers of the blocks that contain them, sorted.
    terms: Vec<(u32, u32)>,
    blocks: usize,
}

/// How many blocks a quotation may extend over when it is searched for as a whole.
const REACH: u32 = 3;

impl BlockIndex {
    /// An index of these blocks, built on as many threads as there are processors.
    pub(super) fn new(blocks: &[&str]) -> Self {
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(8);
        let size: usize = blocks.iter().map(|block| block.len()).sum();
        let share = size / threads + 1;
        let mut parts: Vec<(usize, &[&str])> = Vec::new();
        let (mut rest, mut first) = (blocks, 0);
        while !rest.is_empty() {
            let (mut bytes, mut count) = (0, 0);
            while let Some(block) = rest.get(count).filter(|_| bytes < share) {
                bytes += block.len();
                count += 1;
            }
            let Some((part, others)) = rest.split_at_checked(count) else { break };
            parts.push((first, part));
            first += part.len();
            rest = others;
        }
        let mut terms: Vec<(u32, u32)> = std::thread::scope(|scope| {
            let running: Vec<_> = parts
                .iter()
                .map(|(first, part)| {
                    let next = blocks.get(first + part.len()).copied().unwrap_or_default();
                    scope.spawn(move || terms_of_blocks(*first, part, next))
                })
                .collect();
            // If a part of the index were missing, correct quotations would not be found.
            let whole = |thread: ScopedJoinHandle<'_, _>| thread.join().unwrap_or_else(|panic| resume_unwind(panic));
            running.into_iter().flat_map(whole).collect()
        });
        // The parts are sorted; the standard sort merges such runs.
        terms.sort();
        terms.shrink_to_fit();
        Self { terms, blocks: blocks.len() }
    }

    /// The blocks that contain a term.
    fn blocks_with(&self, term: u32) -> &[(u32, u32)] {
        let first = self.terms.partition_point(|(other, _)| *other < term);
        let end = self.terms.partition_point(|(other, _)| *other <= term);
        self.terms.get(first..end).unwrap_or_default()
    }

    /// At most `most` blocks at which a passage may begin that contains the pairs of words of `text` and extends over
    /// at most three blocks. A text with fewer than two words has none. One or two pairs may be missing, because the
    /// source may have “he said” between two words.
    pub(super) fn beginnings(&self, text: &str, most: usize) -> Vec<usize> {
        let mut lists: Vec<&[(u32, u32)]> = terms_of(text).into_iter().map(|term| self.blocks_with(term)).collect();
        lists.sort_by_key(|list| list.len());
        let missing = match lists.len() {
            0 | 1 => 0,
            2..=5 => 1,
            _ => 2,
        };
        let mut found: Vec<usize> = Vec::new();
        // At least one of these rarest pairs must occur.
        for (at, list) in lists.iter().enumerate().take(missing + 1) {
            for (_, block) in *list {
                for first in block.saturating_sub(REACH - 1)..=*block {
                    let lacks = |list: &&&[(u32, u32)]| {
                        let at = list.partition_point(|(_, other)| *other < first);
                        list.get(at).is_none_or(|(_, other)| *other >= first + REACH)
                    };
                    // The pairs before this one may all be missing, but this one occurs.
                    let lacking = lists.iter().filter(lacks).take(missing + 1).count();
                    if lacking <= missing && (first as usize) < self.blocks {
                        found.push(first as usize);
                    }
                }
                if found.len() >= most * (at + 1) {
                    break;
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found.truncate(most);
        found
    }

    /// At most `most` blocks that have the most in common with `text`. A rare word counts more than a common one.
    pub(super) fn nearest(&self, text: &str, most: usize) -> Vec<usize> {
        let mut weights: HashMap<u32, f64> = HashMap::new();
        let mut lists: Vec<&[(u32, u32)]> = terms_of(text).into_iter().map(|term| self.blocks_with(term)).collect();
        lists.sort_by_key(|list| list.len());
        for (number, list) in lists.into_iter().filter(|list| !list.is_empty()).enumerate() {
            // A term in half of all blocks distinguishes none of them, and costs the most.
            if number >= RARE_TERMS && list.len() > COMMON {
                break;
            }
            let weight = 1.0 / (1.0 + list.len() as f64).ln_1p();
            for (_, block) in list {
                *weights.entry(*block).or_default() += weight;
            }
        }
        // A passage may continue into the next block.
        let with_next = |block: u32, weight: f64| weight + 0.5 * weights.get(&(block + 1)).copied().unwrap_or_default();
        let mut ranked: Vec<(u32, f64)> =
            weights.iter().map(|(block, weight)| (*block, with_next(*block, *weight))).collect();
        let by_weight = |a: &(u32, f64), b: &(u32, f64)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if ranked.len() > most {
            ranked.select_nth_unstable_by(most, by_weight);
            ranked.truncate(most);
        }
        ranked.sort_by(by_weight);
        ranked.into_iter().map(|(block, _)| block as usize).collect()
    }

    /// The memory that the index takes, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.terms.capacity() * size_of::<(u32, u32)>()
    }
}

/// How many terms are always looked up, even if many blocks contain them.
const RARE_TERMS: usize = 6;
/// A term in more blocks than this is common.
const COMMON: usize = 2_000;

/// The terms of these blocks; `next` is the text of the block after them.
fn terms_of_blocks(first: usize, blocks: &[&str], next: &str) -> Vec<(u32, u32)> {
    let mut terms: Vec<(u32, u32)> = Vec::new();
    let mut own: Vec<u32> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        own.clear();
        each_term(block, blocks.get(at + 1).unwrap_or(&next), |term| own.push(term));
        own.sort_unstable();
        own.dedup();
        let number = u32::try_from(first + at).unwrap_or(u32::MAX);
        terms.extend(own.iter().map(|term| (*term, number)));
    }
    terms.sort_unstable();
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_found_where_it_begins_even_if_it_runs_over_blocks() {
        let index = BlockIndex::new(&["One two three.", "Four five.", "Six seven two.", "Eight."]);
        assert_eq!(index.beginnings("two three", 10), [0]);
        assert_eq!(index.beginnings("three. Four five", 10), [0, 1], "one of two pairs may be missing");
        assert_eq!(index.beginnings("seven two", 10), [0, 1, 2]);
        let parted = BlockIndex::new(&["“Six seven,” she said, “two three.”"]);
        assert_eq!(parted.beginnings("Six seven two three", 10), [0]);
        assert_eq!(index.beginnings("One eight", 10), [0; 0]);
        assert_eq!(index.beginnings("…", 10), [0; 0]);
    }

    #[test]
    fn the_block_that_shares_the_rarest_pairs_comes_first() {
        let index =
            BlockIndex::new(&["the harbour and the marsh", "the minister and the marsh", "the bridge and the road"]);
        assert_eq!(index.nearest("the minister of the marsh", 2), [1, 0]);
    }
}
