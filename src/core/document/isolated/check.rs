//! Checks what a child wrote: it comes from a process that a document may have compromised.

use std::ops::Range;

use super::{
    super::{Block, BlockKind, Document, DocumentError},
    exit_reason,
};
use crate::limits::ITEM_LEVEL;

/// The result that a child wrote; `None` if it is not valid.
pub(super) fn result_of(output: &[u8]) -> Option<Result<Document, DocumentError>> {
    let result: Result<Document, DocumentError> = serde_json::from_slice(output).ok()?;
    Some(
        result.and_then(|document| if is_sound(&document) { Ok(document) } else { Err(exit_reason::not_understood()) }),
    )
}

/// Whether all ranges are within the text, and the blocks are in order.
fn is_sound(document: &Document) -> bool {
    let is_of_text = |range: &Range<usize>| document.text.get(range.clone()).is_some();
    let places = document.left_out.iter().filter_map(|left_out| left_out.place.as_ref());
    let is_ordered = document.blocks.is_sorted_by(|one, next| one.range.end <= next.range.start);
    document.blocks.iter().all(|block| is_of_text(&block.range) && is_block(block))
        && is_ordered
        && places.into_iter().all(is_of_text)
}

fn is_block(block: &Block) -> bool {
    !block.range.is_empty() && !matches!(block.kind, BlockKind::Item(level) if level == 0 || level > ITEM_LEVEL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{LeftOut, LeftOutKind};

    fn block(range: Range<usize>) -> Block {
        Block::new(BlockKind::Paragraph, range)
    }

    fn document(blocks: Vec<Block>) -> Document {
        Document { text: "Größe\n\nzwei".to_owned(), blocks, ..Document::default() }
    }

    #[test]
    fn blocks_lie_in_the_text_and_in_order() {
        assert!(is_sound(&document(vec![block(0..7), block(9..13)])));
        assert!(!is_sound(&document(vec![block(9..13), block(0..7)])), "out of order");
        assert!(!is_sound(&document(vec![block(0..9), block(7..13)])), "overlapping");
        assert!(!is_sound(&document(vec![block(9..14)])), "beyond the end");
        assert!(!is_sound(&document(vec![block(0..3)])), "within a character");
        assert!(!is_sound(&document(vec![block(4..4)])), "empty");
        assert!(!is_sound(&document(vec![Block::new(BlockKind::Item(0), 0..1)])), "no level");
    }

    #[test]
    fn places_lie_in_the_text() {
        let left_out = |place| LeftOut { kind: LeftOutKind::Deletion, count: 1, place: Some(place), excerpt: None };
        let with = |place| Document { left_out: vec![left_out(place)], ..document(vec![block(0..7)]) };
        assert!(is_sound(&with(2..2)));
        assert!(!is_sound(&with(3..3)));
        assert!(!is_sound(&with(99..99)));
    }

    #[test]
    fn what_is_no_result_is_none() {
        assert_eq!(result_of(b"hello"), None);
        assert_eq!(result_of(b""), None);
        assert_eq!(result_of(br#"{"Err":"Encrypted"}"#), Some(Err(DocumentError::Encrypted)));
    }
}
