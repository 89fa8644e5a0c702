//! Runs of glyphs that follow each other without a wide gap: columns are found from them, and lines are built from
//! them.

use super::accents;
use super::page::{Glyph, PageContent};

/// A gap wider than this, in ems, ends a piece. Spaces between words are a quarter of an em; more in justified lines.
const WIDE_GAP: f32 = 0.5;
/// A glyph may begin this far, in ems, before the previous one ends: kerning and slanted letters.
const OVERLAP: f32 = 0.45;
/// The same for accents, which are over their letters.
const OVERLAP_OF_ACCENTS: f32 = 0.8;
/// A glyph that is drawn again within this distance, in ems, is drawn twice to look bold.
const FAKE_BOLD: f32 = 0.1;

/// A run of glyphs of a layer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// The number of its first glyph.
    pub(super) first: usize,
    /// How many glyphs it has, including blanks at its end.
    pub(super) count: usize,
    /// Its edges, without blanks.
    pub(super) x: f32,
    /// See `x`.
    pub(super) end: f32,
    /// Its baseline.
    pub(super) y: f32,
    /// The size of its font.
    pub(super) size: f32,
    /// The element of the structure tree.
    pub(super) element: u32,
}

impl Piece {
    /// Where its letters begin, from above: ascenders are about three quarters of the size.
    pub(super) fn top(&self) -> f32 {
        self.y - 0.75 * self.size
    }

    /// Where its letters end below.
    pub(super) fn bottom(&self) -> f32 {
        self.y + 0.25 * self.size
    }

    fn is_followed_by(&self, glyph: &Glyph, overlap: f32) -> bool {
        let gap = glyph.x - self.end;
        (glyph.y - self.y).abs() < 0.1 * self.size
            && glyph.element == self.element
            && glyph.size < self.size * 1.2
            && glyph.size > self.size * 0.83
            && gap < WIDE_GAP * self.size
            && gap > -overlap * self.size
    }
}

/// Whether a glyph is blank.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || c == '\u{200B}')
}

/// The pieces of a layer, in the order they are drawn.
pub(super) fn pieces(content: &PageContent, glyphs: &[Glyph]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut after_accent = false;
    for (number, glyph) in glyphs.iter().enumerate() {
        let text = content.text_of(glyph);
        let (blank, accent) = (is_blank(text), accents::is_accent(text));
        let overlap = if accent || after_accent { OVERLAP_OF_ACCENTS } else { OVERLAP };
        after_accent = accent;
        match pieces.last_mut() {
            Some(piece) if piece.first + piece.count == number && piece.is_followed_by(glyph, overlap) => {
                piece.count += 1;
                if !blank {
                    piece.end = piece.end.max(glyph.end);
                }
            }
            _ if !blank => pieces.push(Piece {
                first: number,
                count: 1,
                x: glyph.x,
                end: glyph.end,
                y: glyph.y,
                size: glyph.size,
                element: glyph.element,
            }),
            _ => {}
        }
    }
    pieces
}

/// Removes glyphs that are drawn a second time at the same place.
pub(super) fn without_repeats(content: &PageContent, glyphs: &[Glyph]) -> Vec<Glyph> {
    // More neighbours than this are not fake bold, and each takes time to examine.
    const NEIGHBOURS: usize = 32;
    let mut sorted: Vec<(&str, f32, usize)> =
        glyphs.iter().enumerate().map(|(number, glyph)| (content.text_of(glyph), glyph.x, number)).collect();
    sorted.sort_by(|a, b| a.0.cmp(b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut repeats = vec![false; glyphs.len()];
    let is_repeat = |a: usize, b: usize| match (glyphs.get(a), glyphs.get(b)) {
        (Some(a), Some(b)) => {
            let reach = (FAKE_BOLD * a.size).max(0.01);
            (a.x - b.x).abs() < reach && (a.y - b.y).abs() < reach
        }
        _ => false,
    };
    for (place, (text, _, number)) in sorted.iter().enumerate() {
        let after = sorted.iter().skip(place + 1).take(NEIGHBOURS).take_while(|other| other.0 == *text);
        for (_, _, other) in after.filter(|other| is_repeat(*number, other.2)) {
            if let Some(repeat) = repeats.get_mut((*number).max(*other)) {
                *repeat = !is_blank(text);
            }
        }
    }
    glyphs.iter().zip(repeats).filter(|(_, repeat)| !repeat).map(|(glyph, _)| *glyph).collect()
}
