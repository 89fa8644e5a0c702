//! The selection in the text: by dragging, by clicks, or everything.

use std::ops::Range;

use briefing_core::model::{BlockId, BlockRef};
use egui::{
    Galley, Pos2, Rect, Response, Ui,
    text::{CCursor, CharIndex},
    text_selection::CCursorRange,
    vec2,
};

use super::{ReaderRows, ReaderState, block_of_row, row_count, row_of_block};
use crate::gui::{
    command::TabCommand,
    ui::{PanelContext, bidi, drag_out, widgets},
};

/// A place in the text: a row of the list and a character of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowPosition {
    pub(super) row: usize,
    pub(super) char: usize,
}

/// The ends of a selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SelectionEnds(RowPosition, RowPosition);

#[derive(Debug, Clone, Copy)]
pub(super) struct Selection {
    pub(super) anchor: RowPosition,
    pub(super) head: RowPosition,
}

impl Selection {
    pub(super) fn start(&self) -> RowPosition {
        self.anchor.min(self.head)
    }

    pub(super) fn end(&self) -> RowPosition {
        self.anchor.max(self.head)
    }
}

impl ReaderState {
    /// Clears the text selection. Returns whether there was one.
    pub fn deselect(&mut self) -> bool {
        self.selection.take().is_some_and(|selection| selection.start() != selection.end())
    }

    /// The ends of the text selection, if there is one: a different value for a different selection.
    pub fn ends(&self) -> Option<SelectionEnds> {
        let selection = self.selection.filter(|selection| selection.start() != selection.end())?;
        Some(SelectionEnds(selection.start(), selection.end()))
    }

    /// The selected bytes of each block, if there are any.
    pub fn selected(&self, context: &PanelContext<'_>) -> Option<Vec<(BlockId, Range<usize>)>> {
        let selection = self.selection.as_ref().filter(|selection| selection.start() != selection.end())?;
        let (start, end) = (selection.start(), selection.end());
        let rows = (start.row..=end.row).filter_map(|row| Some((row, block_of_row(context, row)?)));
        let selected = rows.map(|(row, block)| {
            let text = block.text();
            let from = if row == start.row { byte_of_char(text, start.char) } else { 0 };
            let to = if row == end.row { byte_of_char(text, end.char) } else { text.len() };
            (block.id, from..to)
        });
        let selected: Vec<_> = selected.filter(|(_, range)| range.start < range.end).collect();
        (!selected.is_empty()).then_some(selected)
    }

    /// The block and the byte of its text at the user's position: the beginning of the selection, or the last click.
    pub fn current_place(&self, context: &PanelContext<'_>) -> Option<(BlockId, usize)> {
        let selection = self.selection.filter(|selection| selection.start() != selection.end());
        let spot = selection.map(|selection| selection.start()).or(self.clicked)?;
        let block = block_of_row(context, spot.row)?;
        Some((block.id, byte_of_char(block.text(), spot.char)))
    }

    /// Sets the user's position to this byte of a block's text, as if it had been clicked; clears it if the view does
    /// not have the block.
    pub fn place_caret(&mut self, context: &PanelContext<'_>, block: BlockId, at: usize) {
        let text = context.briefing.block(block).map_or("", |block| block.text());
        let char = text.char_indices().take_while(|(byte, _)| *byte < at).count();
        self.clicked = row_of_block(context, block).map(|row| RowPosition { row, char });
    }

    /// Selects everything in the view.
    pub fn select_all(&mut self, context: &PanelContext<'_>) {
        let last = row_count(context).saturating_sub(2);
        let end = block_of_row(context, last).map_or(0, |block| block.text().chars().count());
        self.selection =
            Some(Selection { anchor: RowPosition { row: 1, char: 0 }, head: RowPosition { row: last, char: end } });
    }
}

impl ReaderRows<'_, '_> {
    /// Selects text by dragging, double and triple clicks. A drag that begins on selected text drags it out of the
    /// window, if that is possible.
    pub(super) fn select(
        &mut self,
        ui: &Ui,
        row: usize,
        block: &BlockRef<'_>,
        galley: &Galley,
        rect: Rect,
        response: &Response,
    ) {
        let char_at = |pointer: Pos2| bidi::char_at(galley, pointer - rect.min);
        let text = block.text();
        if let Some(pointer) = response.interact_pointer_pos() {
            let char = char_at(pointer);
            if response.clicked() || response.secondary_clicked() {
                *self.clicked = Some(RowPosition { row, char });
            }
            let is_extended = ui.input(|input| input.modifiers.shift);
            if !is_extended
                && drag_out::begins(ui, self.context, response)
                && let Some(origin) = ui.input(|input| input.pointer.press_origin())
                && self.is_selected_at(row, block, galley, origin - rect.min.to_vec2())
            {
                self.send.push(TabCommand::DragOutSelected.into());
            } else if response.drag_started() {
                let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
                let anchor = RowPosition { row, char: char_at(origin) };
                let anchor = self.selection.filter(|_| is_extended).map_or(anchor, |selection| selection.anchor);
                *self.selection = Some(Selection { anchor, head: RowPosition { row, char } });
                *self.is_selecting = true;
            } else if response.triple_clicked() {
                let end = text.chars().count();
                *self.selection =
                    Some(Selection { anchor: RowPosition { row, char: 0 }, head: RowPosition { row, char: end } });
            } else if response.double_clicked() {
                let (start, end) = word_at(text, char);
                *self.selection =
                    Some(Selection { anchor: RowPosition { row, char: start }, head: RowPosition { row, char: end } });
            } else if response.clicked() {
                match self.selection {
                    Some(selection) if is_extended => selection.head = RowPosition { row, char },
                    _ => *self.selection = None,
                }
            }
        }
        if *self.is_selecting
            && let Some(pointer) = ui.input(|input| input.pointer.latest_pos())
            && let Some(selection) = self.selection
        {
            let reach = rect.expand2(vec2(f32::INFINITY, 8.0));
            let is_beyond_edge = !ui.clip_rect().y_range().contains(pointer.y);
            if reach.y_range().contains(pointer.y) || is_beyond_edge {
                selection.head = RowPosition { row, char: char_at(pointer) };
            }
        }
    }

    /// Whether this point, relative to the origin of a block's text, is on selected words.
    pub(super) fn is_selected_at(&self, row: usize, block: &BlockRef<'_>, galley: &Galley, point: Pos2) -> bool {
        let Some(range) = self.selected_in(row, block) else { return false };
        let range = range.as_sorted_char_range();
        widgets::range_rects(galley, &(range.start.0..range.end.0)).iter().any(|part| part.contains(point))
    }

    pub(super) fn selected_in(&self, row: usize, block: &BlockRef<'_>) -> Option<CCursorRange> {
        let selection = self.selection.as_ref()?;
        let (start, end) = (selection.start(), selection.end());
        if row < start.row || row > end.row || start == end {
            return None;
        }
        let first = if row == start.row { start.char } else { 0 };
        let last = if row == end.row { end.char } else { block.text().chars().count() };
        (first < last).then(|| CCursorRange::two(CCursor::new(CharIndex(first)), CCursor::new(CharIndex(last))))
    }
}

pub(super) fn byte_of_char(text: &str, char: usize) -> usize {
    text.char_indices().nth(char).map_or(text.len(), |(at, _)| at)
}

/// The word at a character, with the word boundaries of [UAX #29](https://www.unicode.org/reports/tr29/).
fn word_at(text: &str, char: usize) -> (usize, usize) {
    use unicode_segmentation::UnicodeSegmentation as _;
    let mut start = 0;
    for word in text.split_word_bounds() {
        let end = start + word.chars().count();
        if char < end {
            return (start, end);
        }
        start = end;
    }
    (start, start)
}
