//! Lines of text: the glyphs of one baseline, combined into words.

use std::borrow::Cow;

use super::page::{Glyph, PageContent};
use super::pieces::{Piece, is_blank};
use super::{accents, letters, visual_order};

/// A gap wider than this, in ems, is a space between words. Spaces are a quarter to a third of an em, rarely under a
/// fifth in a justified line; letters are rarely more than a twentieth apart.
const SPACE: f32 = 0.13;
/// Between Chinese and Japanese characters, which are spaced to justify a line.
const SPACE_OF_CJ: f32 = 0.6;
/// A blank of no width, in ems, is an artefact of a typesetting program.
const UNSEEN_BLANK: std::ops::Range<f32> = -0.1..0.05;
/// Letters that are all farther apart than this are letter-spaced.
const SPACED_OUT: f32 = 0.06;
/// A gap of at least this, in ems, may separate cells of a table.
const CELL_GAP: f32 = 1.2;

/// A line of text.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// Its edges. For lines that run to the left they are mirrored, so that each begins at `x`.
    pub(super) x: f32,
    pub(super) end: f32,
    /// Its baseline.
    pub(super) y: f32,
    /// The size that most of its letters have.
    pub(super) size: f32,
    /// Whether all of its letters are bold.
    pub(super) bold: bool,
    /// Whether all of its letters are italic.
    pub(super) italic: bool,
    /// How wide its first word is.
    pub(super) first_word: f32,
    /// How many spaces it has, and the total width of all gaps between its glyphs, in ems.
    pub(super) spaces: usize,
    /// See `spaces`.
    pub(super) gaps: f32,
    /// Whether a blank is drawn after its last word.
    pub(super) ends_in_blank: bool,
    /// Where cells of a table could begin, the first at 0: bytes of the text and positions.
    pub(super) cells: Vec<(usize, f32)>,
    /// Raised small characters: bytes of the text.
    pub(super) raised: Vec<std::ops::Range<usize>>,
    /// Marks of footnotes that were removed: their position in bytes of the text, and the number of the footnote.
    pub(super) notes: Vec<(usize, usize)>,
    pub(super) element: u32,
    pub(super) page: usize,
    /// The column of the document, in reading order.
    pub(super) column: usize,
}

/// Sorts pieces into lines from top to bottom. All pieces belong to one column.
pub(super) fn lines(content: &PageContent, glyphs: &[Glyph], mut pieces: Vec<Piece>) -> Vec<Line> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        match rows.iter_mut().rev().take(3).find(|row| row.takes(&piece)) {
            Some(row) => row.add(piece),
            None => rows.push(Row { y: piece.y, size: piece.size, pieces: vec![piece] }),
        }
    }
    rows.sort_by(|a, b| a.y.total_cmp(&b.y));
    rows.into_iter().filter_map(|row| row.line(content, glyphs)).collect()
}

/// Sorts pieces into lines as they are drawn: for an element of the structure tree, which may continue in another
/// column.
pub(super) fn lines_as_drawn(content: &PageContent, glyphs: &[Glyph], pieces: Vec<Piece>) -> Vec<Line> {
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        match rows.last_mut().filter(|row| row.takes(&piece) && row.is_continued_by(&piece)) {
            Some(row) => row.add(piece),
            None => rows.push(Row { y: piece.y, size: piece.size, pieces: vec![piece] }),
        }
    }
    rows.into_iter().filter_map(|row| row.line(content, glyphs)).collect()
}

struct Row {
    /// The baseline and the size of its largest piece.
    y: f32,
    size: f32,
    pieces: Vec<Piece>,
}

impl Row {
    /// Whether a piece belongs to this line: on its baseline, or raised or lowered if it is smaller.
    fn takes(&self, piece: &Piece) -> bool {
        let (large, small) = (self.size.max(piece.size), self.size.min(piece.size));
        let distance = (self.y - piece.y).abs();
        distance < 0.3 * small || (small < 0.85 * large && small > 0.3 * large && distance < 0.5 * large)
    }

    /// Whether a piece is drawn after the existing ones (before them in right-to-left text).
    fn is_continued_by(&self, piece: &Piece) -> bool {
        self.pieces.iter().all(|other| {
            let overlap = piece.end.min(other.end) - piece.x.max(other.x);
            overlap < 0.5 * self.size
        })
    }

    fn add(&mut self, piece: Piece) {
        if piece.size > self.size * 1.05 {
            (self.size, self.y) = (piece.size, piece.y);
        }
        self.pieces.push(piece);
    }

    fn line(mut self, content: &PageContent, glyphs: &[Glyph]) -> Option<Line> {
        self.pieces.sort_by(|a, b| a.x.total_cmp(&b.x));
        let marks = self.marks(content, glyphs);
        let spacing = letter_spacing(&marks);
        let mut builder = Builder::new(main_size(&marks)?, self.y);
        for (mark, next) in marks.iter().zip(marks.iter().skip(1).map(Some).chain([None])) {
            builder.add(mark);
            if let Some(next) = next {
                builder.space(mark, next, spacing);
            }
        }
        Some(builder.line(&marks, self.pieces.first()?.element))
    }

    fn marks<'c>(&self, content: &'c PageContent, glyphs: &[Glyph]) -> Vec<Mark<'c>> {
        let mut marks: Vec<Mark<'c>> = Vec::new();
        for piece in &self.pieces {
            for glyph in glyphs.iter().skip(piece.first).take(piece.count) {
                let text = content.text_of(glyph);
                let last = marks.last_mut();
                if is_blank(text) {
                    last.into_iter().for_each(|last| last.then_blank = true);
                } else if !last.is_some_and(|last| last.takes_accent(text, glyph)) {
                    marks.push(Mark { text: Cow::Borrowed(text), glyph: *glyph, then_blank: false });
                }
            }
        }
        merge_accents(marks)
    }
}

/// A visible glyph of a line.
struct Mark<'c> {
    text: Cow<'c, str>,
    glyph: Glyph,
    /// Whether a blank is drawn after it.
    then_blank: bool,
}

impl Mark<'_> {
    /// Merges with the next glyph if one of them is an accent over the other.
    fn takes_accent(&mut self, text: &str, glyph: &Glyph) -> bool {
        let own = (self.text.as_ref(), self.glyph.x, self.glyph.end);
        let Some(merged) = accents::merge(own, (text, glyph.x, glyph.end)) else { return false };
        self.text = Cow::Owned(merged);
        self.glyph.x = self.glyph.x.min(glyph.x);
        self.glyph.end = self.glyph.end.max(glyph.end);
        true
    }
}

/// Combines accents that were drawn separately, as over capitals, with the letters below them.
fn merge_accents(mut marks: Vec<Mark<'_>>) -> Vec<Mark<'_>> {
    // Real lines do not have more, and each accent examines all letters.
    const MOST_ACCENTS: usize = 100;
    let is_accent = |mark: &Mark<'_>| accents::is_accent(&mark.text);
    let places: Vec<usize> = marks.iter().enumerate().filter(|(_, mark)| is_accent(mark)).map(|(at, _)| at).collect();
    for place in places.into_iter().take(MOST_ACCENTS).rev() {
        let Some((text, glyph)) = marks.get(place).map(|mark| (mark.text.to_string(), mark.glyph)) else { continue };
        if marks.iter_mut().any(|mark| mark.takes_accent(&text, &glyph)) {
            marks.remove(place);
        }
    }
    marks
}

/// The letter-spacing of the line, in ems; 0 is normal.
fn letter_spacing(marks: &[Mark<'_>]) -> f32 {
    let mut gaps: Vec<f32> = marks
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if !a.then_blank => Some((b.glyph.x - a.glyph.end) / b.glyph.size.max(0.1)),
            _ => None,
        })
        .collect();
    if gaps.len() < 4 {
        return 0.0;
    }
    gaps.sort_by(f32::total_cmp);
    let median = gaps.get(gaps.len() / 2).copied().unwrap_or_default();
    if median > SPACED_OUT { median } else { 0.0 }
}

/// The size that most letters have.
fn main_size(marks: &[Mark<'_>]) -> Option<f32> {
    let mut sizes: Vec<f32> = marks.iter().map(|mark| mark.glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied()
}

struct Builder {
    /// The parts of the line from left to right, including blanks.
    parts: Vec<Part>,
    size: f32,
    y: f32,
    cells: Vec<(usize, f32)>,
    gaps: Vec<f32>,
    /// Where the first gap from the left begins, and where the last ends.
    first_gap: Option<f32>,
    last_gap: Option<f32>,
}

struct Part {
    text: String,
    raised: bool,
}

impl Builder {
    fn new(size: f32, y: f32) -> Self {
        Self { parts: Vec::new(), size, y, cells: Vec::new(), gaps: Vec::new(), first_gap: None, last_gap: None }
    }

    fn add(&mut self, mark: &Mark<'_>) {
        let raised = mark.glyph.size < 0.85 * self.size && mark.glyph.y < self.y - 0.12 * self.size;
        let mut text = String::with_capacity(mark.text.len());
        for c in mark.text.chars().filter(|c| !c.is_control()) {
            match letters::ligature(c) {
                Some(letters) => text.push_str(letters),
                None => text.push(c),
            }
        }
        self.parts.push(Part { text, raised });
    }

    fn space(&mut self, mark: &Mark<'_>, next: &Mark<'_>, spacing: f32) {
        let em = mark.glyph.size.max(next.glyph.size).max(0.1);
        let gap = (next.glyph.x - mark.glyph.end) / em;
        let both = |test: fn(char) -> bool| mark.text.ends_with(test) && next.text.starts_with(test);
        let least = if both(letters::is_chinese_or_japanese) { SPACE_OF_CJ } else { SPACE };
        let is_seen = mark.then_blank && !UNSEEN_BLANK.contains(&gap);
        // Pieces that overlap are still separate.
        if !is_seen && gap <= spacing + least && gap > -1.0 {
            return;
        }
        self.first_gap.get_or_insert(mark.glyph.end);
        self.last_gap = Some(next.glyph.x);
        self.gaps.push(gap);
        self.parts.push(Part { text: " ".to_owned(), raised: false });
        if gap >= CELL_GAP {
            self.cells.push((self.parts.len(), next.glyph.x));
        }
    }

    fn line(self, marks: &[Mark<'_>], element: u32) -> Line {
        let x = marks.iter().map(|mark| mark.glyph.x).fold(f32::INFINITY, f32::min);
        let end = marks.iter().map(|mark| mark.glyph.end).fold(f32::NEG_INFINITY, f32::max);
        let texts: Vec<&str> = self.parts.iter().map(|part| part.text.as_str()).collect();
        let order = visual_order::logical(&texts);
        let runs_left = visual_order::runs_left(&texts);
        let (x, end) = if runs_left { (-end, -x) } else { (x, end) };
        let first_word = match (runs_left, self.first_gap, self.last_gap) {
            (true, _, Some(gap)) => -gap - x,
            (false, Some(gap), _) => gap - x,
            _ => end - x,
        };
        let mut line = Line {
            x,
            end,
            y: self.y,
            size: self.size,
            bold: marks.iter().all(|mark| mark.glyph.bold || !mark.text.contains(char::is_alphanumeric)),
            italic: marks.iter().all(|mark| mark.glyph.italic || !mark.text.contains(char::is_alphanumeric)),
            first_word,
            spaces: self.gaps.len(),
            gaps: (end - x - marks.iter().map(|mark| mark.glyph.end - mark.glyph.x).sum::<f32>()) / self.size.max(0.1),
            ends_in_blank: marks.last().is_some_and(|mark| mark.then_blank),
            element,
            ..Line::default()
        };
        let starts = self.write(&order, &mut line);
        line.cells = if runs_left { Vec::new() } else { self.cells_of(&starts, x) };
        let before = line.text.len();
        line.text = letters::compose(&line.text);
        if line.text.len() != before {
            line.raised.clear();
            line.cells.clear();
        }
        line
    }

    /// Writes the parts in order, and returns where each begins.
    fn write(&self, order: &[usize], line: &mut Line) -> Vec<usize> {
        let mut starts = vec![0; self.parts.len()];
        for number in order {
            let Some(part) = self.parts.get(*number) else { continue };
            let start = line.text.len();
            if let Some(place) = starts.get_mut(*number) {
                *place = start;
            }
            line.text.push_str(&part.text);
            match line.raised.last_mut() {
                Some(last) if part.raised && last.end == start => last.end = line.text.len(),
                _ if part.raised => line.raised.push(start..line.text.len()),
                _ => {}
            }
        }
        starts
    }

    /// Wide gaps are cells only if most gaps of the line are not wide, because lines may be justified.
    fn cells_of(&self, starts: &[usize], x: f32) -> Vec<(usize, f32)> {
        let mut gaps = self.gaps.clone();
        gaps.sort_by(f32::total_cmp);
        let narrow = gaps.iter().filter(|gap| **gap < CELL_GAP).count();
        let usual = gaps.get(narrow / 2).copied().unwrap_or_default();
        if narrow > 0 && CELL_GAP < 2.0 * usual {
            return Vec::new();
        }
        let begins = self.cells.iter().filter_map(|&(part, x)| Some((*starts.get(part)?, x)));
        std::iter::once((0, x)).chain(begins).collect()
    }
}
