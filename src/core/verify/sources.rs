//! Sources that are prepared once for many quotations.

use memchr::memmem;

use super::{index::BlockIndex, source::Source, terms::only_word};
use crate::matching::allowed_forms;

/// Sources with an index of their words.
#[derive(Debug, Default)]
pub struct Sources {
    sources: Vec<Source>,
    index: BlockIndex,
    /// For each source, the number of its first block among all blocks.
    firsts: Vec<usize>,
}

/// A block of one of the sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BlockPlace {
    pub(super) source: usize,
    pub(super) block: usize,
}

impl Sources {
    /// Prepares sources: builds an index of all their words.
    pub fn new(sources: Vec<Source>) -> Self {
        let mut firsts = Vec::with_capacity(sources.len());
        let mut blocks = Vec::new();
        for source in &sources {
            firsts.push(blocks.len());
            blocks.extend(source.blocks.iter().map(|block| source.text_of(&block.range)));
        }
        let index = BlockIndex::new(&blocks);
        drop(blocks);
        Self { sources, index, firsts }
    }

    /// A source by its number.
    pub fn get(&self, number: usize) -> Option<&Source> {
        self.sources.get(number)
    }

    /// All sources, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.sources.iter()
    }

    /// The memory that they take in bytes, including the texts.
    pub fn bytes(&self) -> usize {
        let texts: usize = self.sources.iter().map(|source| source.text.capacity()).sum();
        texts + self.index.bytes()
    }

    fn place(&self, number: usize) -> Option<BlockPlace> {
        let source = self.firsts.partition_point(|first| *first <= number).checked_sub(1)?;
        Some(BlockPlace { source, block: number - self.firsts.get(source)? })
    }

    /// The blocks at which a passage may begin that contains all words of `text`.
    pub(super) fn beginnings(&self, text: &str, most: usize) -> Vec<BlockPlace> {
        match only_word(text) {
            Some(word) => self.with_word(word, most),
            None => self.index.beginnings(text, most).into_iter().filter_map(|number| self.place(number)).collect(),
        }
    }

    /// The blocks that contain a word. A quotation of one word has no pair to look up in the index.
    fn with_word(&self, word: &str, most: usize) -> Vec<BlockPlace> {
        let mut found = Vec::new();
        let forms = allowed_forms(word);
        for (number, source) in self.sources.iter().enumerate() {
            for form in &forms {
                for at in memmem::find_iter(source.text.as_bytes(), form.as_bytes()).take(most) {
                    let place = BlockPlace { source: number, block: source.block_number(at) };
                    if !found.contains(&place) {
                        found.push(place);
                    }
                }
            }
        }
        found.truncate(most);
        found
    }

    /// The blocks that share most words with `text`.
    pub(super) fn nearest(&self, text: &str, most: usize) -> Vec<BlockPlace> {
        self.index.nearest(text, most).into_iter().filter_map(|number| self.place(number)).collect()
    }
}
