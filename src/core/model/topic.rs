//! A named view of the body, and the figures at its head.

use std::ops::Range;

use super::ids::BlockId;

/// A named view of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The id in the file.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// A picture, by its name in the briefing's folder.
    pub icon: Option<String>,
    /// What the editor says of it.
    pub summary: Option<String>,
    /// Figures worth seeing at a glance; each stands in the text.
    pub facts: Vec<Fact>,
    /// The blocks that speak of it, in order.
    pub blocks: Vec<BlockId>,
    /// How many quotes they hold.
    pub quote_count: usize,
}

/// A figure, and the place in the text that states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The figure, in the text's own characters.
    pub value: String,
    /// What it counts.
    pub label: String,
    /// The block that states it.
    pub block: BlockId,
    /// Where in that block's text.
    pub range: Range<usize>,
}
