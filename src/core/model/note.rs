//! Remarks of an editor.

use std::ops::Range;

use super::ids::BlockId;

/// An editor's remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its block.
    pub block: BlockId,
    /// The words of the block's text that it is about, as bytes.
    pub range: Range<usize>,
    /// The remark.
    pub text: String,
}
