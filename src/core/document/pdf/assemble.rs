//! Builds the document from the lines of all pages: by the structure tree if it can be trusted, otherwise by position.

use std::collections::BTreeMap;

use super::footnotes::{Footnote, take_out, take_out_marks};
use super::headers_footers::furniture;
use super::join::Joiner;
use super::letters::ends_sentence;
use super::line::Line;
use super::markers::Marker;
use super::measure::{body_size, is_mostly_bold};
use super::output::{Output, without_bullet};
use super::page::NO_ELEMENT;
use super::paragraphs::{Group, groups};
use super::structure::{Role, Structure};
use super::tables::tables;
use crate::document::{BlockKind, DocumentError, LeftOutKind};

/// A heading is larger than the text by at least this factor.
const LARGER: f32 = 1.12;
/// The most characters of a heading; one in bold type of the same size as the text has even fewer.
const LONGEST_HEADING: usize = 300;
const LONGEST_BOLD_HEADING: usize = 160;

/// The lines of all pages, in both possible readings.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) by_place: Vec<Line>,
    pub(super) by_element: Vec<Line>,
}

impl Lines {
    /// Puts the document together.
    pub(super) fn assemble(self, structure: &Structure, output: &mut Output) -> Result<(), DocumentError> {
        let tagged = Tagged::of(self.by_element, structure);
        match tagged.filter(Tagged::is_trusted) {
            Some(tagged) => tagged.assemble(output),
            None => by_place(self.by_place, output),
        }
    }
}

/// Removes headers and footers and counts them.
fn without_furniture(lines: Vec<Line>, output: &mut Output) -> Vec<Line> {
    let is_furniture = furniture(&lines);
    let mut kept = Vec::with_capacity(lines.len());
    for (line, is_furniture) in lines.into_iter().zip(is_furniture) {
        if is_furniture {
            output.count(LeftOutKind::HeaderOrFooter, 1, &line.text);
        } else {
            kept.push(line);
        }
    }
    kept
}

fn by_place(lines: Vec<Line>, output: &mut Output) -> Result<(), DocumentError> {
    let lines = without_furniture(lines, output);
    let body = body_size(&lines);
    let plain_is_bold = is_mostly_bold(&lines);
    let (mut lines, notes) = take_out(lines, body);
    take_out_marks(&mut lines, &notes);
    let (lines, mut tables) = without_tables(lines);
    let joiner = Joiner::of(&lines.iter().collect::<Vec<_>>());
    let texts: Vec<String> = notes.iter().map(|note| note.text.clone()).collect();
    let mut marked = vec![false; notes.len()];
    mark(&lines, &mut marked);
    let mut levels = Levels::default();
    let groups = groups(lines, body);
    let is_talk = asks_behind_dashes(&groups);
    for group in groups {
        if let Some(first) = group.lines.first() {
            while tables.first().is_some_and(|table| (table.0, table.1) <= (first.column, first.y)) {
                output.left_out_here(LeftOutKind::Table, &tables.remove(0).2);
            }
        }
        let kind = match group.marker {
            Some(Marker::Dash(_)) if is_talk => BlockKind::Paragraph,
            _ => kind(&group, body, plain_is_bold, &mut levels),
        };
        let lines = if matches!(kind, BlockKind::Item(_)) { without_bullet(group.lines) } else { group.lines };
        output.push(kind, &lines, &joiner, &texts)?;
    }
    for table in tables {
        output.left_out_here(LeftOutKind::Table, &table.2);
    }
    unmarked(&notes, &marked, output);
    Ok(())
}

/// Whether questions follow dashes, as in an interview: those dashes are part of the text and not list markers.
fn asks_behind_dashes(groups: &[Group]) -> bool {
    let has_dash = |group: &&Group| matches!(group.marker, Some(Marker::Dash(_)));
    let asks = |group: &&Group| group.lines.last().is_some_and(|line| line.text.trim_end().ends_with('?'));
    let dashes = groups.iter().filter(has_dash).count();
    let questions = groups.iter().filter(has_dash).filter(asks).count();
    questions >= 2 && questions * 3 >= dashes
}

/// Records which footnotes the lines have marks of.
fn mark(lines: &[Line], marked: &mut [bool]) {
    for (_, note) in lines.iter().flat_map(|line| &line.notes) {
        if let Some(marked) = marked.get_mut(*note) {
            *marked = true;
        }
    }
}

/// Footnotes whose mark was not found are also listed.
fn unmarked(notes: &[Footnote], marked: &[bool], output: &mut Output) {
    for (note, _) in notes.iter().zip(marked).filter(|(_, marked)| !**marked) {
        output.left_out_here(LeftOutKind::Footnote, &note.text);
    }
}

/// The lines without tables, and the column, the position and the first row of each table.
fn without_tables(lines: Vec<Line>) -> (Vec<Line>, Vec<(usize, f32, String)>) {
    let numbers = tables(&lines);
    let mut kept = Vec::with_capacity(lines.len());
    let mut found: Vec<(usize, f32, String)> = Vec::new();
    let mut last = None;
    for (line, number) in lines.into_iter().zip(numbers) {
        match number {
            None => kept.push(line),
            Some(number) if last == Some(number) => {}
            Some(number) => {
                last = Some(number);
                found.push((line.column, line.y, line.text));
            }
        }
    }
    (kept, found)
}

/// The indents of the open list, by level.
#[derive(Debug, Default)]
struct Levels(Vec<f32>);

impl Levels {
    /// The level of an item that begins here.
    fn level(&mut self, indent: f32) -> u8 {
        self.0.retain(|other| *other < indent + 0.5);
        if self.0.last().is_none_or(|last| indent - last > 0.5) {
            self.0.push(indent);
        }
        u8::try_from(self.0.len()).unwrap_or(u8::MAX)
    }
}

fn kind(group: &Group, body: f32, plain_is_bold: bool, levels: &mut Levels) -> BlockKind {
    if is_heading(group, body, plain_is_bold) {
        levels.0.clear();
        return BlockKind::Heading;
    }
    if group.marker.is_some() {
        return BlockKind::Item(levels.level(group.indent));
    }
    levels.0.clear();
    BlockKind::Paragraph
}

fn is_heading(group: &Group, body: f32, plain_is_bold: bool) -> bool {
    let length: usize = group.lines.iter().map(|line| line.text.chars().count()).sum();
    let ends = group.lines.last().is_some_and(|line| ends_sentence(&line.text) && !line.text.ends_with(['?', '!']));
    let has_cells = group.lines.iter().any(|line| line.cells.len() > 2);
    let has_letters = group.lines.iter().any(|line| line.text.contains(char::is_alphabetic));
    if !has_letters || has_cells || (ends && length > LONGEST_BOLD_HEADING / 2) {
        return false;
    }
    let is_large = group.size() >= LARGER * body && length <= LONGEST_HEADING;
    let is_bold = group.is_bold() && !plain_is_bold && group.size() > 0.95 * body && length <= LONGEST_BOLD_HEADING;
    is_large || (is_bold && !ends)
}

/// The lines of a tagged document by their elements.
struct Tagged {
    elements: BTreeMap<u32, Vec<Line>>,
    roles: BTreeMap<u32, Role>,
}

impl Tagged {
    fn of(lines: Vec<Line>, structure: &Structure) -> Option<Self> {
        if structure.is_empty() {
            return None;
        }
        let mut elements: BTreeMap<u32, Vec<Line>> = BTreeMap::new();
        for line in lines {
            elements.entry(line.element).or_default().push(line);
        }
        let role = |element: &u32| Some((*element, structure.role(*element)?));
        let roles = elements.keys().filter_map(role).collect();
        Some(Self { elements, roles })
    }

    fn role(&self, element: u32) -> Role {
        self.roles.get(&element).copied().unwrap_or(Role::Paragraph)
    }

    /// Whether the tags cover the text and divide it plausibly: not all of it into one paragraph, and not each line
    /// into a paragraph.
    fn is_trusted(&self) -> bool {
        let length = |lines: &Vec<Line>| lines.iter().map(|line| line.text.len()).sum::<usize>();
        let total: usize = self.elements.values().map(length).sum();
        let untagged = self.elements.get(&NO_ELEMENT).map_or(0, length);
        let longest = self.elements.values().map(length).max().unwrap_or(0);
        untagged * 100 <= total && (total < 1_500 || longest * 2 < total) && self.are_paragraphs_whole()
    }

    fn are_paragraphs_whole(&self) -> bool {
        let paragraphs: Vec<&Vec<Line>> = self
            .elements
            .iter()
            .filter(|(element, _)| self.role(**element) == Role::Paragraph)
            .map(|(_, lines)| lines)
            .collect();
        let is_broken = |pair: &&[&Vec<Line>]| match pair {
            [a, b] => {
                let is_open = a.last().is_some_and(|line| !ends_sentence(&line.text));
                is_open && b.first().is_some_and(|line| line.text.starts_with(char::is_lowercase))
            }
            _ => false,
        };
        paragraphs.windows(2).filter(is_broken).count() * 5 <= paragraphs.len()
    }

    fn assemble(mut self, output: &mut Output) -> Result<(), DocumentError> {
        self.take_furniture_out(output);
        let notes = self.take_footnotes_out();
        let mut marked = vec![false; notes.len()];
        for lines in self.elements.values_mut() {
            take_out_marks(lines, &notes);
            mark(lines, &mut marked);
        }
        let texts: Vec<String> = notes.iter().map(|note| note.text.clone()).collect();
        let body = body_size(&self.elements.values().flatten().cloned().collect::<Vec<_>>());
        let elements = std::mem::take(&mut self.elements);
        let joiner = Joiner::of(&elements.values().flatten().collect::<Vec<_>>());
        let elements: Vec<(u32, Vec<Line>)> = elements.into_iter().collect();
        for chunk in elements.chunk_by(|a, b| self.is_same_table(a.0, b.0)) {
            if let Some((Role::Table(_), _)) = chunk.first().map(|(element, lines)| (self.role(*element), lines))
                && is_data(chunk)
            {
                let row: Vec<&str> = chunk.iter().flat_map(|(_, lines)| lines).map(|line| line.text.as_str()).collect();
                output.left_out_here(LeftOutKind::Table, &row.join(" "));
                continue;
            }
            for (element, lines) in chunk {
                let role = self.role(*element);
                let role = if role == Role::Paragraph && is_title(lines, body) { Role::Heading } else { role };
                push(role, lines, &joiner, &texts, output)?;
            }
        }
        unmarked(&notes, &marked, output);
        Ok(())
    }

    fn take_footnotes_out(&mut self) -> Vec<Footnote> {
        let roles = &self.roles;
        let is_note = |element: &u32| roles.get(element) == Some(&Role::Footnote);
        let (notes, rest) = std::mem::take(&mut self.elements).into_iter().partition(|(element, _)| is_note(element));
        self.elements = rest;
        let notes: BTreeMap<u32, Vec<Line>> = notes;
        notes.values().filter_map(|lines| Footnote::of(lines)).collect()
    }

    fn take_furniture_out(&mut self, output: &mut Output) {
        let lines: Vec<Line> = std::mem::take(&mut self.elements).into_values().flatten().collect();
        for line in without_furniture(lines, output) {
            self.elements.entry(line.element).or_default().push(line);
        }
    }

    fn is_same_table(&self, a: u32, b: u32) -> bool {
        matches!((self.role(a), self.role(b)), (Role::Table(a), Role::Table(b)) if a == b)
    }
}

/// Whether a paragraph is formatted like a title: in letters much larger than the text.
fn is_title(lines: &[Line], body: f32) -> bool {
    let length: usize = lines.iter().map(|line| line.text.chars().count()).sum();
    lines.iter().all(|line| line.size > 1.3 * body) && length <= LONGEST_BOLD_HEADING
}

fn push(
    role: Role,
    lines: &[Line],
    joiner: &Joiner,
    notes: &[String],
    output: &mut Output,
) -> Result<(), DocumentError> {
    let length: usize = lines.iter().map(|line| line.text.chars().count()).sum();
    let kind = match role {
        // Labels of a chart; a longer text is prose.
        Role::Figure if length < LONGEST_HEADING => return Ok(()),
        Role::Item(level) => {
            return output.push(BlockKind::Item(level), &without_bullet(lines.to_vec()), joiner, notes);
        }
        Role::Heading => BlockKind::Heading,
        Role::Quotation => BlockKind::Quotation,
        Role::Paragraph | Role::Table(_) | Role::Figure | Role::Footnote => BlockKind::Paragraph,
    };
    output.push(kind, lines, joiner, notes)
}

/// Whether the cells of a table contain no prose.
fn is_data(cells: &[(u32, Vec<Line>)]) -> bool {
    let texts =
        cells.iter().map(|(_, lines)| lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" "));
    let mut words = 0;
    for text in texts {
        let count = text.split_whitespace().count();
        if count > 12 || text.contains(['“', '”', '"', '„', '«', '»', '「', '」']) {
            return false;
        }
        words += count;
    }
    cells.len() >= 4 && words <= cells.len() * 5
}
