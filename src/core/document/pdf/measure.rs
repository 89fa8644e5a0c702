//! The typical measures of a document and of each of its columns: the size of its text, margins, the distance between
//! lines.

use super::letters;
use super::line::Line;

/// The size that most characters of a document have, to a quarter of a point; 0 if there are none.
pub(super) fn body_size(lines: &[Line]) -> f32 {
    let mut counts: std::collections::BTreeMap<u32, usize> = std::collections::BTreeMap::new();
    for line in lines {
        *counts.entry((line.size * 4.0).round() as u32).or_default() += line.text.chars().count();
    }
    counts.iter().max_by_key(|(_, count)| **count).map_or(0.0, |(size, _)| *size as f32 / 4.0)
}

/// Whether most of a document is bold, so that bold type has no meaning.
pub(super) fn is_mostly_bold(lines: &[Line]) -> bool {
    let count = |lines: &mut dyn Iterator<Item = &Line>| lines.map(|line| line.text.len()).sum::<usize>();
    count(&mut lines.iter().filter(|line| line.bold)) * 2 > count(&mut lines.iter())
}

/// The typical measures of a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    /// Where most of its lines begin.
    pub(super) left: f32,
    /// Where full lines end.
    pub(super) right: f32,
    /// The distance between its baselines.
    pub(super) leading: f32,
}

impl Column {
    /// Computes the measures from the lines of one column.
    pub(super) fn of(lines: &[Line], body: f32) -> Self {
        let is_body = |line: &&Line| (line.size - body).abs() < 0.1 * body;
        let mut main: Vec<&Line> = lines.iter().filter(is_body).collect();
        if main.is_empty() {
            main = lines.iter().collect();
        }
        let right = main.iter().map(|line| line.end).fold(f32::NEG_INFINITY, f32::max);
        let mut steps: Vec<f32> = main
            .windows(2)
            .filter_map(|pair| match pair {
                [a, b] => Some(b.y - a.y),
                _ => None,
            })
            .filter(|step| *step > 0.5 * body && *step < 3.0 * body)
            .collect();
        steps.sort_by(f32::total_cmp);
        // Extra space between paragraphs enlarges some steps, so the median would be too large in a text of short ones.
        let leading = steps.get(steps.len() * 2 / 5).copied().unwrap_or(1.25 * body);
        Self { left: left_edge(&main, body), right, leading }
    }

    /// Whether a line ends so far from the right edge that the first word of the next would have fitted.
    pub(super) fn is_short(&self, line: &Line, next: &Line) -> bool {
        self.right - line.end > first_step(next) + 0.3 * line.size
    }

    /// Whether a line ends far from the right edge.
    pub(super) fn is_very_short(&self, line: &Line, next: &Line) -> bool {
        self.right - line.end > first_step(next) + 0.25 * (self.right - self.left)
    }

    /// How far a line begins from the left edge, in ems.
    pub(super) fn indent(&self, line: &Line) -> f32 {
        (line.x - self.left) / line.size.max(0.1)
    }

    /// Whether two lines are centred, one below the other.
    pub(super) fn are_centred(&self, a: &Line, b: &Line) -> bool {
        let middle = |line: &Line| f32::midpoint(line.x, line.end);
        let page = f32::midpoint(self.left, self.right);
        let is_centred = |line: &Line| (middle(line) - page).abs() < line.size && self.indent(line) > 1.0;
        (middle(a) - middle(b)).abs() < 0.5 * a.size && (is_centred(a) || is_centred(b))
    }
}

/// The space that the next line would have needed: its first word; in Chinese and Japanese one character.
fn first_step(next: &Line) -> f32 {
    if next.text.starts_with(letters::is_chinese_or_japanese) { next.size } else { next.first_word }
}

/// The leftmost position where at least a fifth of the lines begin.
fn left_edge(lines: &[&Line], body: f32) -> f32 {
    let mut edges: Vec<f32> = lines.iter().map(|line| line.x).collect();
    edges.sort_by(f32::total_cmp);
    let common = edges.iter().enumerate().find(|(number, edge)| {
        let near = edges.iter().skip(*number).take_while(|other| **other - **edge < 0.3 * body).count();
        near * 5 >= edges.len()
    });
    common.map(|(_, edge)| *edge).or(edges.first().copied()).unwrap_or_default()
}
