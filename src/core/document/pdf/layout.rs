//! Arranges the glyphs of a page into lines in reading order.

use super::columns::columns;
use super::line::{Line, lines, lines_as_drawn};
use super::page::PageContent;
use super::pieces::{Piece, pieces, without_repeats};

/// The lines of a page, by the position of their glyphs. `column` is the number of its first column.
pub(super) fn by_place(content: &PageContent, page: usize, mut column: usize) -> Vec<Line> {
    let mut out = Vec::new();
    for layer in &content.layers {
        let glyphs = without_repeats(content, layer);
        for pieces in columns(pieces(content, &glyphs)) {
            out.extend(lines(content, &glyphs, pieces).into_iter().map(|line| Line { page, column, ..line }));
            column += 1;
        }
    }
    out
}

/// The lines of a page, by the elements of the structure tree that they belong to.
pub(super) fn by_element(content: &PageContent, page: usize) -> Vec<Line> {
    let mut out = Vec::new();
    for layer in &content.layers {
        let glyphs = without_repeats(content, layer);
        let mut pieces = pieces(content, &glyphs);
        pieces.sort_by_key(|piece: &Piece| piece.element);
        for element in pieces.chunk_by(|a, b| a.element == b.element) {
            out.extend(
                lines_as_drawn(content, &glyphs, element.to_vec()).into_iter().map(|line| Line { page, ..line }),
            );
        }
    }
    out
}
