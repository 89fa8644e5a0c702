//! Tables: lines whose cells are aligned below each other.

use super::line::Line;

/// The fewest rows of a table.
const ROWS: usize = 3;
/// Two columns alone are a table only if there are this many rows.
const ROWS_OF_TWO: usize = 4;
/// The most words that a cell has on average. A table with more may be prose and is kept.
const WORDS: f32 = 4.0;
/// A cell with more words is prose.
const MOST_WORDS: usize = 10;

/// For each line, the number of the table it belongs to.
pub(super) fn tables(lines: &[Line]) -> Vec<Option<u32>> {
    let mut found = vec![None; lines.len()];
    let mut number = 0;
    let mut at = 0;
    while at < lines.len() {
        let rows = lines.get(at..).map_or(0, table_length);
        if rows > 0 {
            number += 1;
            if let Some(rows) = found.get_mut(at..at + rows) {
                rows.fill(Some(number));
            }
        }
        at += rows.max(1);
    }
    found
}

/// How many of the first lines are certainly a table.
fn table_length(lines: &[Line]) -> usize {
    let Some(first) = lines.first() else { return 0 };
    let rows = lines.iter().take_while(|line| line.cells.len() > 1 && line.column == first.column).count();
    let table = lines.get(..rows).unwrap_or_default();
    if is_table(table) { rows } else { 0 }
}

fn is_table(rows: &[Line]) -> bool {
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    if rows.len() < if columns > 2 { ROWS } else { ROWS_OF_TWO } {
        return false;
    }
    let cells: Vec<&str> = rows.iter().flat_map(cells).collect();
    let words: Vec<usize> = cells.iter().map(|cell| cell.split_whitespace().count()).collect();
    let mean = words.iter().sum::<usize>() as f32 / cells.len().max(1) as f32;
    let has_quotation = cells.iter().any(|cell| cell.contains(['“', '”', '"', '„', '«', '»', '「', '」']));
    let figures = cells.iter().filter(|cell| is_figure(cell)).count();
    let aligned = rows.windows(2).filter(|pair| matches!(pair, [a, b] if are_aligned(a, b))).count();
    mean <= WORDS
        && words.iter().all(|count| *count <= MOST_WORDS)
        && !has_quotation
        && (columns > 2 || figures * 4 >= cells.len())
        && aligned * 4 >= (rows.len() - 1) * 3
}

fn cells(row: &Line) -> impl Iterator<Item = &str> {
    let ends = row.cells.iter().skip(1).map(|cell| cell.0).chain([row.text.len()]);
    row.cells.iter().zip(ends).filter_map(|(cell, end)| row.text.get(cell.0..end)).map(str::trim)
}

/// Whether most of a cell are digits.
fn is_figure(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits > 0 && digits * 2 >= cell.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Whether a cell of one row, except the first, begins or ends where one of the other does.
fn are_aligned(a: &Line, b: &Line) -> bool {
    let near = |x: f32, y: f32| (x - y).abs() < 0.6 * a.size;
    let begins = a.cells.iter().skip(1).any(|cell| b.cells.iter().skip(1).any(|other| near(cell.1, other.1)));
    begins || near(a.end, b.end)
}
