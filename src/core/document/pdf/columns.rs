//! Finds the columns of a page by the blank strips between them, and puts its pieces in reading order.

use super::pieces::Piece;

/// The narrowest strip between columns, in ems.
const GUTTER: f32 = 0.8;
/// The narrowest column of prose, in ems: a narrower one is a bullet, a number or a label.
const NARROWEST: f32 = 6.0;
/// The fewest lines on either side that confirm a strip: the spaces of four justified lines are rarely aligned.
const LINES: usize = 4;
/// Of the lines to its right, at least this share begins at one position; words after spaces that happen to be aligned
/// do not.
const ALIGNED: f32 = 0.5;
/// A blank band over the whole width, in ems, ends the columns above it: a letterhead, a foot.
const BAND: f32 = 2.2;
/// Cells of the grid in an em, across and down.
const CELLS: f32 = 5.0;
/// The most cells across and down, and the most pieces: pages beyond that are read as one column.
const MAX_CELLS: usize = 2_000;
const MAX_PIECES: usize = 20_000;
/// The most strips that are examined closely.
const MAX_STRIPS: usize = 100;
/// The most nested columns.
const MAX_DEPTH: usize = 10;

/// A blank strip: its edges, and where it begins and ends.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Strip {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

impl Strip {
    fn middle(&self) -> f32 {
        f32::midpoint(self.left, self.right)
    }
}

/// The pieces of each column, in reading order.
pub(super) fn columns(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut out = Vec::new();
    if pieces.len() > MAX_PIECES {
        out.push(pieces);
    } else {
        split(pieces, &mut Vec::new(), MAX_DEPTH, &mut out);
    }
    out.retain(|column| !column.is_empty());
    out
}

fn split(pieces: Vec<Piece>, known: &mut Vec<f32>, depth: usize, out: &mut Vec<Vec<Piece>>) {
    let strip = if depth == 0 { None } else { strip(&pieces, known) };
    let Some(strip) = strip else {
        out.push(pieces);
        return;
    };
    known.push(strip.middle());
    let mut parts: [Vec<Piece>; 4] = Default::default();
    for piece in pieces {
        let middle = f32::midpoint(piece.top(), piece.bottom());
        let part = if middle < strip.top {
            0
        } else if middle > strip.bottom {
            3
        } else if f32::midpoint(piece.x, piece.end) < strip.middle() {
            1
        } else {
            2
        };
        if let Some(part) = parts.get_mut(part) {
            part.push(piece);
        }
    }
    for part in parts {
        split(part, known, depth - 1, out);
    }
}

/// The tallest strip that has columns on both sides.
fn strip(pieces: &[Piece], known: &[f32]) -> Option<Strip> {
    if pieces.len() < 4 {
        return None;
    }
    let em = usual_size(pieces)?;
    let grid = Grid::of(pieces, em)?;
    let mut strips = grid.strips(em);
    strips.sort_by(|a, b| (b.bottom - b.top).total_cmp(&(a.bottom - a.top)));
    strips.iter().take(MAX_STRIPS).filter_map(|strip| believed(*strip, pieces, em, known)).next()
}

fn usual_size(pieces: &[Piece]) -> Option<f32> {
    let mut sizes: Vec<(f32, usize)> = pieces.iter().map(|piece| (piece.size, piece.count)).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, count)| count).sum::<usize>() / 2;
    let mut sum = 0;
    let usual = sizes.iter().find(|(_, count)| {
        sum += count;
        sum > half
    });
    usual.map(|(size, _)| *size).filter(|size| *size > 0.5)
}

/// Which parts of a page have text.
struct Grid {
    left: f32,
    top: f32,
    cell: f32,
    width: usize,
    height: usize,
    printed: Vec<bool>,
}

impl Grid {
    fn of(pieces: &[Piece], em: f32) -> Option<Self> {
        let edge = |value: fn(&Piece) -> f32, pick: fn(f32, f32) -> f32, start: f32| {
            pieces.iter().map(value).fold(start, pick)
        };
        let left = edge(|piece| piece.x, f32::min, f32::INFINITY);
        let right = edge(|piece| piece.end, f32::max, f32::NEG_INFINITY);
        let top = edge(Piece::top, f32::min, f32::INFINITY);
        let bottom = edge(Piece::bottom, f32::max, f32::NEG_INFINITY);
        let cell = em / CELLS;
        let (width, height) = (((right - left) / cell) as usize + 1, ((bottom - top) / cell) as usize + 1);
        if width > MAX_CELLS || height > MAX_CELLS {
            return None;
        }
        let mut grid = Self { left, top, cell, width, height, printed: vec![false; width * height] };
        for piece in pieces {
            grid.print(piece);
        }
        Some(grid)
    }

    fn print(&mut self, piece: &Piece) {
        let cell = |value: f32, start: f32| ((value - start) / self.cell).max(0.0) as usize;
        let columns = cell(piece.x, self.left)..=cell(piece.end, self.left).min(self.width.saturating_sub(1));
        // Lines do not touch: the edges of a letter's box are left blank.
        let trim = 0.1 * piece.size;
        for row in cell(piece.top() + trim, self.top)..=cell(piece.bottom() - trim, self.top) {
            let range = row * self.width + columns.start()..row * self.width + columns.end() + 1;
            if let Some(cells) = self.printed.get_mut(range) {
                cells.fill(true);
            }
        }
    }

    fn row(&self, row: usize) -> &[bool] {
        self.printed.get(row * self.width..(row + 1) * self.width).unwrap_or_default()
    }

    /// Every position of the narrowest width that is blank from one line to another; neighbours with the same ends are
    /// merged.
    fn strips(&self, em: f32) -> Vec<Strip> {
        let narrow = (GUTTER * CELLS) as usize;
        let least = (1.2 * CELLS) as usize;
        let bands = self.blank_bands((BAND * em / self.cell) as usize);
        let mut blank_since: Vec<usize> = vec![0; self.width];
        let mut strips: Vec<Strip> = Vec::new();
        for row in 0..=self.height {
            let cells = if row < self.height { self.row(row) } else { &[] };
            let in_band = row == self.height || bands.get(row).copied().unwrap_or(false);
            // How many cells from here to the right are blank.
            let mut blank_cells = 0;
            for column in (0..self.width).rev() {
                let printed = in_band || cells.get(column).copied().unwrap_or(true);
                blank_cells = if printed { 0 } else { blank_cells + 1 };
                let Some(since) = blank_since.get_mut(column) else { continue };
                if blank_cells < narrow {
                    if row >= *since + least {
                        push(&mut strips, self.strip(column, narrow, *since, row));
                    }
                    *since = row + 1;
                }
            }
        }
        strips
    }

    fn strip(&self, column: usize, narrow: usize, from: usize, to: usize) -> Strip {
        let (x, y) =
            (|cells: usize| self.left + cells as f32 * self.cell, |cells: usize| self.top + cells as f32 * self.cell);
        Strip { left: x(column), right: x(column + narrow), top: y(from), bottom: y(to) }
    }

    /// Rows within blank bands of at least this height.
    fn blank_bands(&self, height: usize) -> Vec<bool> {
        let mut bands = vec![false; self.height];
        let mut since = 0;
        for row in 0..=self.height {
            if row < self.height && !self.row(row).contains(&true) {
                continue;
            }
            if row >= since + height.max(1)
                && let Some(rows) = bands.get_mut(since..row)
            {
                rows.fill(true);
            }
            since = row + 1;
        }
        bands
    }
}

fn push(strips: &mut Vec<Strip>, strip: Strip) {
    let same = |other: &Strip| {
        (other.top - strip.top).abs() < 0.1
            && (other.bottom - strip.bottom).abs() < 0.1
            && strip.left <= other.right
            && strip.right >= other.left
    };
    match strips.iter_mut().rev().take(40).find(|other| same(other)) {
        Some(other) => {
            other.left = other.left.min(strip.left);
            other.right = other.right.max(strip.right);
        }
        None => strips.push(strip),
    }
}

/// One side of a strip, line by line.
struct Side {
    /// The baseline, the edge next to the strip, and how wide the text is there.
    lines: Vec<(f32, f32, f32)>,
}

impl Side {
    fn of(pieces: &[Piece], strip: &Strip, em: f32, left: bool) -> Self {
        let mut near: Vec<&Piece> = pieces
            .iter()
            .filter(|piece| {
                let middle = f32::midpoint(piece.top(), piece.bottom());
                let is_there = if left { piece.end <= strip.middle() } else { piece.x >= strip.middle() };
                is_there && middle >= strip.top && middle <= strip.bottom
            })
            .collect();
        near.sort_by(|a, b| a.y.total_cmp(&b.y));
        let same_line = |a: &&Piece, b: &&Piece| (a.y - b.y).abs() < 0.3 * em;
        let lines = near.chunk_by(same_line).filter_map(|line| Self::line(line, em, left)).collect();
        Self { lines }
    }

    /// The text of a line next to the strip, up to the next wide gap.
    fn line(pieces: &[&Piece], em: f32, left: bool) -> Option<(f32, f32, f32)> {
        let mut spans: Vec<(f32, f32)> =
            pieces.iter().map(|piece| if left { (-piece.end, -piece.x) } else { (piece.x, piece.end) }).collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (edge, mut end) = *spans.first()?;
        for (from, to) in spans {
            if from - end > 2.0 * em {
                break;
            }
            end = end.max(to);
        }
        Some((pieces.first()?.y, if left { -edge } else { edge }, end - edge))
    }

    fn median_width(&self) -> f32 {
        let mut widths: Vec<f32> = self.lines.iter().map(|line| line.2).collect();
        widths.sort_by(f32::total_cmp);
        widths.get(widths.len() / 2).copied().unwrap_or_default()
    }

    fn widest(&self) -> f32 {
        self.lines.iter().map(|line| line.2).fold(0.0, f32::max)
    }

    fn top(&self, em: f32) -> f32 {
        self.lines.iter().map(|line| line.0).fold(f32::INFINITY, f32::min) - em
    }

    /// The share of lines that begin at the position where most begin.
    fn aligned(&self, em: f32) -> f32 {
        let mut edges: Vec<f32> = self.lines.iter().map(|line| line.1).collect();
        edges.sort_by(f32::total_cmp);
        let most = edges
            .iter()
            .enumerate()
            .map(|(number, edge)| edges.iter().skip(number).take_while(|other| **other - edge < 0.2 * em).count());
        most.max().unwrap_or(0) as f32 / self.lines.len().max(1) as f32
    }

    /// Whether its lines are those of prose: wide, and most of them about as wide as the widest.
    fn is_prose(&self, em: f32) -> bool {
        self.median_width() >= NARROWEST * em && self.median_width() >= 0.55 * self.widest()
    }
}

/// The strip, from where both sides begin, if there are columns of prose on both sides.
fn believed(strip: Strip, pieces: &[Piece], em: f32, known: &[f32]) -> Option<Strip> {
    let sides = [Side::of(pieces, &strip, em, true), Side::of(pieces, &strip, em, false)];
    let [left, right] = &sides;
    let is_known = known.iter().any(|x| (x - strip.middle()).abs() < em);
    let least = if is_known { 1 } else { LINES };
    let fits = sides.iter().all(|side| side.lines.len() >= least && side.is_prose(em));
    let strip = Strip { top: left.top(em).max(right.top(em)), ..strip };
    (fits && right.aligned(em) >= ALIGNED && strip.bottom > strip.top).then_some(strip)
}
