//! The text of all blocks of a briefing as one, for finding words across paragraphs, with a mapping from its
//! bytes back to the blocks.

use std::{cell::OnceCell, collections::HashMap, ops::Range};

use super::anchor::Place;
use crate::{
    matching::normalize::NormalizedText,
    model::{BlockId, Briefing},
};

/// All blocks, separated by line breaks.
pub(super) struct BodyText {
    joined: String,
    /// The start of each block.
    starts: Vec<usize>,
    normalized: OnceCell<NormalizedText>,
    reversed: OnceCell<Vec<u8>>,
    fingerprints: OnceCell<Fingerprints>,
}

/// Numbers that are the same for the same text.
struct Fingerprints {
    /// The number of each block.
    of: Vec<u64>,
    /// The block with each number, or `None` if several blocks have the same text.
    blocks: HashMap<u64, Option<u32>>,
}

impl BodyText {
    pub(super) fn new(briefing: &Briefing) -> Self {
        let mut joined = String::new();
        let mut starts = Vec::with_capacity(briefing.block_count());
        for block in briefing.blocks() {
            if !starts.is_empty() {
                joined.push('\n');
            }
            starts.push(joined.len());
            joined.push_str(block.text());
        }
        Self { joined, starts, normalized: OnceCell::new(), reversed: OnceCell::new(), fingerprints: OnceCell::new() }
    }

    /// A number that is the same for the same text.
    pub(super) fn fingerprint(&self) -> u64 {
        fingerprint(&self.joined)
    }

    /// Such a number for the text of a block, or `None` if another block has the same text.
    pub(super) fn fingerprint_of(&self, block: u32) -> Option<u64> {
        let fingerprint = self.fingerprints().of.get(block as usize).copied()?;
        self.block_with(fingerprint).map(|_| fingerprint)
    }

    /// The only block whose text has this fingerprint.
    pub(super) fn block_with(&self, fingerprint: u64) -> Option<u32> {
        self.fingerprints().blocks.get(&fingerprint).copied().flatten()
    }

    fn fingerprints(&self) -> &Fingerprints {
        self.fingerprints.get_or_init(|| {
            let (mut of, mut blocks) = (Vec::with_capacity(self.starts.len()), HashMap::new());
            for (number, _) in (0_u32..).zip(&self.starts) {
                let fingerprint = fingerprint(self.block(number));
                let only = |only: &mut Option<u32>| *only = None;
                blocks.entry(fingerprint).and_modify(only).or_insert(Some(number));
                of.push(fingerprint);
            }
            Fingerprints { of, blocks }
        })
    }

    fn block(&self, number: u32) -> &str {
        let start = self.starts.get(number as usize).copied().unwrap_or(self.joined.len());
        self.get(start..self.end_of(number))
    }

    /// The end of a block.
    fn end_of(&self, number: u32) -> usize {
        self.starts.get(number as usize + 1).map_or(self.joined.len(), |next| next - 1)
    }

    /// The text with normalized typography, as in the verification of quotes.
    pub(super) fn normalized(&self) -> &str {
        self.folded().as_str()
    }

    /// The bytes of the normalized text from the last to the first.
    pub(super) fn reversed(&self) -> &[u8] {
        self.reversed.get_or_init(|| self.normalized().bytes().rev().collect())
    }

    fn folded(&self) -> &NormalizedText {
        self.normalized.get_or_init(|| NormalizedText::new(&self.joined))
    }

    /// The text from this byte of a block on, with its position in the whole text.
    pub(super) fn from(&self, block: u32, byte: usize) -> Option<(usize, &str)> {
        let at = self.starts.get(block as usize)?.checked_add(byte)?;
        Some((at, self.joined.get(at..)?))
    }

    /// The text before a byte of the whole text.
    pub(super) fn until(&self, at: usize) -> &str {
        self.joined.get(..at).unwrap_or_default()
    }

    /// The bytes of the whole text that bytes of the normalized text represent.
    pub(super) fn original(&self, range: Range<usize>) -> Option<Range<usize>> {
        self.folded().original(range)
    }

    /// The byte of the normalized text that represents a byte of the whole text.
    pub(super) fn position_of(&self, at: usize) -> usize {
        self.folded().position_of(at)
    }

    /// The unchanged characters of a range.
    pub(super) fn get(&self, range: Range<usize>) -> &str {
        self.joined.get(range).unwrap_or_default()
    }

    /// The block that a byte is in, and the byte of its text.
    pub(super) fn block_at(&self, at: usize) -> Option<(u32, usize)> {
        let block = self.starts.partition_point(|start| *start <= at).checked_sub(1)?;
        let start = self.starts.get(block)?;
        Some((u32::try_from(block).ok()?, at - start))
    }

    /// The place of bytes of the whole text, block by block.
    pub(super) fn place(&self, range: &Range<usize>) -> Place {
        let mut place = Place::new();
        let first = self.starts.partition_point(|start| *start <= range.start).saturating_sub(1);
        for (block, start) in (0_u32..).zip(&self.starts).skip(first) {
            if *start >= range.end {
                break;
            }
            let (from, to) = (range.start.max(*start), range.end.min(self.end_of(block)));
            if !self.get(from..to).trim().is_empty() {
                place.push((BlockId(block), from - start..to - start));
            }
        }
        place
    }
}

/// FNV-1a: quick, and the same on every machine.
fn fingerprint(text: &str) -> u64 {
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    text.as_bytes().iter().fold(0xcbf2_9ce4_8422_2325, mix)
}
