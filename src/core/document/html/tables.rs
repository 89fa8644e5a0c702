//! Distinguishes data tables from layout tables.

use super::outline::Outline;

/// The fewest characters of a cell that contains text rather than data.
const TEXT_CHARS: usize = 250;

/// Whether a table contains data. A layout table says so, contains another table, has one row or one column, or has
/// cells of running text and no header cells.
pub(super) fn is_data(outline: &Outline<'_>, number: usize) -> bool {
    let Some(table) = outline.entries.get(number) else { return false };
    if matches!(&*table.attribute("role"), "presentation" | "none") {
        return false;
    }
    let (mut has_text, mut has_heads) = (false, false);
    let (mut rows, mut cells, mut cells_of_row, mut widest) = (0, 0, 0, 0);
    for (_, entry) in outline.within(number).skip(1) {
        if entry.is(&["table"]) {
            return false;
        }
        if entry.is(&["tr"]) {
            rows += 1;
            widest = widest.max(std::mem::take(&mut cells_of_row));
        }
        if entry.is(&["td", "th"]) {
            cells += 1;
            cells_of_row += 1;
            has_text |= entry.chars > TEXT_CHARS;
        }
        has_heads |= entry.is(&["th", "thead", "caption"]);
    }
    (has_heads || !has_text) && rows > 1 && widest.max(cells_of_row) > 1 && cells > 2
}
