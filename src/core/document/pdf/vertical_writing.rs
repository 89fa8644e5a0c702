//! Recognizes vertical writing of programs that place each character by itself, with a font for horizontal writing.

use super::geometry::Direction;
use super::letters::is_chinese_or_japanese;
use super::page::{Glyph, PageContent};

/// The fewest characters below each other that form a vertical line.
const FEWEST: usize = 3;

/// Moves characters that are below each other from the horizontal layer to the vertical one.
pub(super) fn turn(content: &mut PageContent) {
    let [right, ..] = &content.layers;
    if !content.text.contains(is_chinese_or_japanese) {
        return;
    }
    let mut kept = Vec::with_capacity(right.len());
    let mut turned = Vec::new();
    for run in right.chunk_by(|a, b| is_below(content, a, b)) {
        if run.len() >= FEWEST { turned.extend(run.iter().map(vertical)) } else { kept.extend_from_slice(run) }
    }
    if let Some(layer) = content.layer_mut(Direction::Right) {
        *layer = kept;
    }
    if let Some(layer) = content.layer_mut(Direction::Down) {
        layer.extend(turned);
    }
}

/// Whether `b` is one line below `a`, both Chinese or Japanese.
fn is_below(content: &PageContent, a: &Glyph, b: &Glyph) -> bool {
    let middle = |glyph: &Glyph| f32::midpoint(glyph.x, glyph.end);
    let is_cj = |glyph: &Glyph| content.text_of(glyph).starts_with(is_chinese_or_japanese);
    let step = (b.y - a.y) / a.size.max(0.1);
    is_cj(a) && is_cj(b) && (middle(a) - middle(b)).abs() < 0.6 * a.size && (0.6..1.6).contains(&step)
}

/// The glyph as one of vertical writing, with its centre line as the baseline.
fn vertical(glyph: &Glyph) -> Glyph {
    let (x, y) = (f64::from(f32::midpoint(glyph.x, glyph.end)), f64::from(glyph.y - 0.88 * glyph.size));
    let (x, y) = Direction::Down.upright(x, y);
    let (x, y) = (x as f32, y as f32);
    Glyph { x, end: x + glyph.size, y: y + 0.38 * glyph.size, ..*glyph }
}
