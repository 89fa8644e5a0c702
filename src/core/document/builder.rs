//! Puts a document's text together block by block, for formats whose text is not the file itself.

use crate::text::shorten::shortened;

use super::{Block, BlockKind, Document, LeftOut, LeftOutKind};

/// The text between two blocks.
const BETWEEN: &str = "\n\n";

/// A document under construction.
#[derive(Debug, Default)]
pub(super) struct Builder {
    /// The document so far. Its text and blocks are only extended by [`Builder::block`].
    pub document: Document,
}

impl Builder {
    /// Adds a block at the end, without white space at its ends; does nothing if it has no other text.
    pub fn block(&mut self, kind: BlockKind, text: &str) {
        self.block_with(kind, text, false);
    }

    /// Like [`Builder::block`], for a block that may be emphasized as a whole.
    pub fn block_with(&mut self, kind: BlockKind, text: &str, is_emphasized: bool) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if !self.document.text.is_empty() {
            self.document.text.push_str(BETWEEN);
        }
        let start = self.document.text.len();
        self.document.text.push_str(text);
        self.document.blocks.push(Block { kind, range: start..self.document.text.len(), is_emphasized });
    }

    /// Adds a number of omissions of one kind; those about which nothing more is known share one entry.
    pub fn left_out(&mut self, kind: LeftOutKind, count: usize) {
        let known = self.document.left_out.iter_mut().find(|item| item.kind == kind && item.excerpt.is_none());
        match known {
            _ if count == 0 => {}
            Some(item) => item.count += count,
            None => self.document.left_out.push(LeftOut { kind, count, place: None, excerpt: None }),
        }
    }

    /// Adds one omission after the text so far, with its text.
    pub fn left_out_here(&mut self, kind: LeftOutKind, says: &str) {
        const MOST: usize = 1_000;
        let is_full = self.document.left_out.len() >= MOST;
        let excerpt = shortened(says);
        if excerpt.is_empty() || is_full {
            return self.left_out(kind, 1);
        }
        let at = self.document.text.len();
        self.document.left_out.push(LeftOut { kind, count: 1, place: Some(at..at), excerpt: Some(excerpt) });
    }

    /// Adds all blocks of another document, and its omissions.
    pub fn append(&mut self, other: &Document) {
        for block in &other.blocks {
            self.block_with(block.kind, other.text_of(block), block.is_emphasized);
        }
        for item in &other.left_out {
            match &item.excerpt {
                Some(excerpt) => self.left_out_here(item.kind, excerpt),
                None => self.left_out(item.kind, item.count),
            }
        }
    }
}
