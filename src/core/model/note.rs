//! Remarks of an editor.

use std::ops::Range;

use super::ids::BlockId;

/// An editor's remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The block it is on.
    pub block: BlockId,
    /// The words of its text that it is on, as bytes.
    pub range: Range<usize>,
    /// The remark.
    pub text: String,
}
