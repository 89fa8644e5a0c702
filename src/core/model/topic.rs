//! Named views of the body, and their facts.

use std::ops::Range;

use super::ids::BlockId;

/// A named view of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The id in the file.
    pub id: String,
    /// The title.
    pub title: String,
    /// A picture, by its file name in the briefing's folder.
    pub icon: Option<String>,
    /// The editor's summary.
    pub summary: Option<String>,
    /// Key figures; each is in the text.
    pub facts: Vec<Fact>,
    /// Its blocks, in order.
    pub blocks: Vec<BlockId>,
    /// How many quotes these have.
    pub quote_count: usize,
}

/// A figure, and the place in the text that states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The figure, in the characters of the text.
    pub value: String,
    /// What the figure counts.
    pub label: String,
    /// The block that states it.
    pub block: BlockId,
    /// The range in that block's text.
    pub range: Range<usize>,
}
