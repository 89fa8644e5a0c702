//! The positions of the characters of a laid-out text on screen.

use std::ops::Range;

use egui::{Color32, CornerRadius, Galley, Pos2, Rect, Ui, pos2, vec2};

use crate::gui::ui::bidi;

/// The characters for a range of bytes of a text, as indices.
pub fn chars_of(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let count = |end: usize| text.get(..end).unwrap_or_default().chars().count();
    count(bytes.start)..count(bytes.end)
}

/// The rectangles of characters, line by line, relative to the galley. A line with both directions may have several.
pub fn range_rects(galley: &Galley, chars: &Range<usize>) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let count = row.char_count_excluding_newline().0;
        let (start, end) = (chars.start.max(first), chars.end.min(first + count));
        if start < end {
            rects.extend(bidi::spans(&row.row, start - first..end - first).into_iter().map(|(left, right)| {
                let (top, bottom) = (row.pos.y, row.pos.y + row.height());
                Rect::from_min_max(pos2(row.pos.x + left, top), pos2(row.pos.x + right, bottom))
            }));
        }
        first += count + usize::from(row.ends_with_newline);
    }
    rects
}

/// The visible part of a text, so that a paragraph as long as a book costs no more than a page.
pub struct OnScreen<'a> {
    galley: &'a Galley,
    text: &'a str,
    origin: Pos2,
    bytes: Range<usize>,
    first_char: usize,
}

/// The maximum length of a text that is always handled as a whole, in bytes.
const MAX_WHOLE_BYTES: usize = 16 << 10;

impl<'a> OnScreen<'a> {
    /// The visible part of `text`, laid out as `galley` and drawn at `origin`.
    pub fn new(ui: &Ui, galley: &'a Galley, text: &'a str, origin: Pos2) -> Self {
        let mut on_screen = Self { galley, text, origin, bytes: 0..text.len(), first_char: 0 };
        if text.len() > MAX_WHOLE_BYTES {
            let seen = ui.clip_rect().translate(-origin.to_vec2());
            let chars = |rows: &[egui::epaint::text::PlacedRow]| -> usize {
                rows.iter().map(|row| row.char_count_excluding_newline().0 + usize::from(row.ends_with_newline)).sum()
            };
            let first = galley.rows.partition_point(|row| row.pos.y + row.height() < seen.top());
            let end = galley.rows.partition_point(|row| row.pos.y <= seen.bottom()).max(first);
            on_screen.first_char = chars(galley.rows.get(..first).unwrap_or_default());
            let count = chars(galley.rows.get(first..end).unwrap_or_default());
            let mut places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            let start = places.nth(on_screen.first_char).unwrap_or(text.len());
            let end = count.checked_sub(1).map_or(Some(start), |last| places.nth(last)).unwrap_or(text.len());
            on_screen.bytes = start..end;
        }
        on_screen
    }

    /// The rectangles of some bytes of the text, line by line.
    pub fn rects(&self, bytes: &Range<usize>) -> Vec<Rect> {
        let (start, end) = (bytes.start.max(self.bytes.start), bytes.end.min(self.bytes.end));
        if start >= end {
            return Vec::new();
        }
        let count = |from: usize, to: usize| self.text.get(from..to).unwrap_or_default().chars().count();
        let first = self.first_char + count(self.bytes.start, start);
        let rects = range_rects(self.galley, &(first..first + count(start, end)));
        rects.into_iter().map(|rect| rect.translate(self.origin.to_vec2())).collect()
    }

    /// Fills the background of some bytes. Returns the rectangles.
    pub fn underlay(&self, ui: &Ui, bytes: &Range<usize>, fill: Color32) -> Vec<Rect> {
        let laid = self.rects(bytes).into_iter().map(|part| part.shrink2(vec2(0.0, 1.5)).expand2(vec2(1.0, 0.0)));
        laid.inspect(|part| {
            ui.painter().rect_filled(*part, CornerRadius::same(2), fill);
        })
        .collect()
    }
}
