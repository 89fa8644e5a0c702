//! Joins lines into paragraphs, and paragraphs with their continuation in the next column or on the next page.

use super::letters::ends_sentence;
use super::line::Line;
use super::markers::{Marker, marker};
use super::measure::Column;

/// An indent of at least this, in ems, begins a paragraph.
const INDENT: f32 = 0.8;
/// Lines that are farther apart than usual by this factor belong to different paragraphs.
const APART: f32 = 1.3;
/// Sizes that differ by less are the same.
const SAME_SIZE: f32 = 0.06;
/// How many captions may be between the parts of a paragraph.
const CAPTIONS: usize = 2;

/// Lines of one block.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    pub(super) lines: Vec<Line>,
    /// The marker of its first line, if it is an item.
    pub(super) marker: Option<Marker>,
    /// Where it begins, in ems from the left edge of its column.
    pub(super) indent: f32,
}

impl Group {
    fn first(&self) -> Option<&Line> {
        self.lines.first()
    }

    fn last(&self) -> Option<&Line> {
        self.lines.last()
    }

    /// The size of its first line.
    pub(super) fn size(&self) -> f32 {
        self.first().map_or(0.0, |line| line.size)
    }

    /// Whether all of its lines are bold.
    pub(super) fn is_bold(&self) -> bool {
        self.lines.iter().all(|line| line.bold)
    }
}

/// The paragraphs of a document, together with the typical measures of its columns.
pub(super) fn groups(lines: Vec<Line>, body: f32) -> Vec<Group> {
    let columns = columns(&lines, body);
    let mut groups: Vec<Group> = Vec::new();
    for line in lines {
        let Some(column) = columns.get(line.column) else { continue };
        match groups.last_mut() {
            Some(group) if is_continued_by(group, &line, column, body) => group.lines.push(line),
            _ => groups.push(begin(line, column, groups.last(), &columns)),
        }
    }
    join_over_columns(groups, &columns, body)
}

fn columns(lines: &[Line], body: f32) -> Vec<Column> {
    let mut columns = Vec::new();
    for column in lines.chunk_by(|a, b| a.column == b.column) {
        let number = column.first().map_or(0, |line| line.column);
        columns.resize(number, Column { left: 0.0, right: 0.0, leading: 0.0 });
        columns.push(Column::of(column, body));
    }
    columns
}

fn begin(line: Line, column: &Column, before: Option<&Group>, columns: &[Column]) -> Group {
    let marker = marker(&line.text).filter(|marker| begins_item(*marker, &line, column, before, columns));
    Group { indent: column.indent(&line), marker, lines: vec![line] }
}

/// Whether a line that has a marker is an item: a bullet always, a dash or number if the preceding text has ended.
fn begins_item(marker: Marker, line: &Line, column: &Column, before: Option<&Group>, columns: &[Column]) -> bool {
    match marker {
        Marker::Bullet(_) => true,
        Marker::Dash(_) | Marker::Number => {
            let Some((before, last)) = before.and_then(|group| Some((group, group.last()?))) else { return true };
            let usual = columns.get(last.column).unwrap_or(column);
            before.marker.is_some()
                || ends_sentence(&last.text)
                || last.text.ends_with([':', ';', ','])
                || usual.is_very_short(last, line)
                || last.column == line.column && line.y - last.y > APART * column.leading
        }
    }
}

/// Whether a line continues the paragraph before it, in the same column.
fn is_continued_by(group: &Group, line: &Line, column: &Column, body: f32) -> bool {
    let Some(last) = group.last() else { return false };
    let same = last.column == line.column
        && (last.size - line.size).abs() < SAME_SIZE * last.size
        && (last.bold == line.bold || line.text.chars().count() < 3);
    if !same || is_apart(last, line, column, body) {
        return false;
    }
    if let Some(marker) = marker(&line.text)
        && begins_item(marker, line, column, Some(group), &[])
    {
        return false;
    }
    if line.size > 1.1 * body {
        return true;
    }
    let is_answer = last.italic != line.italic && ends_sentence(&last.text);
    !is_answer && !ends_before(last, line, column) && !is_set_off(group, last, line, column)
}

fn is_apart(last: &Line, line: &Line, column: &Column, body: f32) -> bool {
    let usual = if last.size > 1.1 * body { (1.45 * last.size).max(column.leading) } else { column.leading };
    let step = line.y - last.y;
    step <= 0.0 || step > APART * usual.max(0.9 * last.size)
}

/// Whether a line ends its paragraph: short with the end of a sentence, or very short.
fn ends_before(last: &Line, line: &Line, column: &Column) -> bool {
    let ends = ends_sentence(&last.text) && column.is_short(last, line);
    ends || (column.is_very_short(last, line) && !column.are_centred(last, line))
}

/// Whether a line is indented relative to the previous one, or the other way round, in a way that does not occur within
/// a paragraph.
fn is_set_off(group: &Group, last: &Line, line: &Line, column: &Column) -> bool {
    let shift = (line.x - last.x) / line.size.max(0.1);
    let is_second = group.lines.len() == 1;
    if shift.abs() < INDENT || column.are_centred(last, line) {
        return false;
    }
    match group.marker {
        // The text of an item is to the right of its marker.
        Some(_) => !(is_second && shift > 0.0 && shift < 6.0) || shift < 0.0,
        // First lines are indented.
        None => shift > 0.0 || !is_second,
    }
}

/// Joins paragraphs whose second part is in another column.
fn join_over_columns(groups: Vec<Group>, columns: &[Column], body: f32) -> Vec<Group> {
    let indents = uses_indents(&groups);
    let mut out: Vec<Group> = Vec::with_capacity(groups.len());
    for group in groups {
        match (0..=CAPTIONS).find(|back| goes_on(&out, *back, &group, columns, indents, body)) {
            Some(back) => {
                let number = out.len() - 1 - back;
                if let Some(before) = out.get_mut(number) {
                    before.lines.extend(group.lines);
                }
            }
            None => out.push(group),
        }
    }
    out
}

/// Whether a group continues the one `back` places before the last, if those between are captions.
fn goes_on(out: &[Group], back: usize, group: &Group, columns: &[Column], indents: bool, body: f32) -> bool {
    let Some(number) = out.len().checked_sub(back + 1) else { return false };
    let Some((before, between)) = out.get(number..).and_then(<[Group]>::split_first) else { return false };
    let (Some(last), Some(first)) = (before.last(), group.first()) else { return false };
    let is_body = |size: f32| (size - body).abs() < SAME_SIZE * body;
    let same = last.column != first.column && is_body(last.size) && is_body(first.size) && last.bold == first.bold;
    let only_captions = between.iter().all(|group| group.size() < (1.0 - SAME_SIZE) * body);
    if !same || !only_captions || group.marker.is_some() {
        return false;
    }
    let (Some(left), Some(right)) = (columns.get(last.column), columns.get(first.column)) else { return false };
    let is_full = !left.is_short(last, first);
    let is_open = !ends_sentence(&last.text);
    let goes_on_in_words = first.text.starts_with(|c: char| c.is_lowercase());
    if is_open {
        return goes_on_in_words || (is_full && between.is_empty()) || ends_in_hyphen(last);
    }
    between.is_empty() && is_full && indents && right.indent(first) < INDENT && before.marker.is_none()
}

fn ends_in_hyphen(line: &Line) -> bool {
    line.text.ends_with(['-', '\u{2010}', '\u{AD}', ','])
}

/// Whether paragraphs are marked by indents, as most of those that follow another one are.
fn uses_indents(groups: &[Group]) -> bool {
    let long = |group: &&Group| group.lines.len() > 1 && group.marker.is_none();
    let count = groups.iter().filter(long).count();
    let indented = groups.iter().filter(long).filter(|group| (INDENT..8.0).contains(&group.indent)).count();
    indented * 2 > count
}
