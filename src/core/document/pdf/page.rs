//! What stands on one page: glyphs with their places, and what was seen beside them.

use super::geometry::Direction;

/// No element of the structure tree.
pub(super) const NO_ELEMENT: u32 = u32::MAX;

/// A drawn character, in the coordinates of its [`Direction`]: text runs to the right, lines go down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// Its text as bytes of [`PageContent::text`].
    pub(super) start: u32,
    /// How many bytes.
    pub(super) len: u16,
    /// Where it begins and, by its width, ends.
    pub(super) x: f32,
    /// See `x`.
    pub(super) end: f32,
    /// Its baseline.
    pub(super) y: f32,
    /// The size of its font as it is drawn.
    pub(super) size: f32,
    /// The element of the structure tree that it belongs to, or [`NO_ELEMENT`].
    pub(super) element: u32,
    /// Whether it is drawn bold.
    pub(super) bold: bool,
    /// Whether it is drawn in italics.
    pub(super) italic: bool,
}

/// What stands on one page.
#[derive(Debug, Default)]
pub(super) struct PageContent {
    /// The text that the glyphs are parts of.
    pub(super) text: String,
    /// The glyphs for each of [`Direction::READ`], in the order they are drawn.
    pub(super) layers: [Vec<Glyph>; 4],
    /// Glyphs that are marked as an artefact: headers, footers, page numbers.
    pub(super) artifacts: usize,
    /// Glyphs that run across the page: watermarks.
    pub(super) oblique: usize,
    /// Glyphs beyond the edges of the page or in a layer that is switched off.
    pub(super) hidden: usize,
    /// Glyphs of which it is not known what character they are.
    pub(super) unreadable: usize,
    /// Whether the page has instructions that cannot be read.
    pub(super) broken: bool,
    /// Instructions that were followed.
    pub(super) drawn: usize,
    /// Pictures: the number of their object, 0 for one within the page's own stream.
    pub(super) images: Vec<u32>,
}

impl PageContent {
    /// The text of a glyph.
    pub(super) fn text_of(&self, glyph: &Glyph) -> &str {
        let start = glyph.start as usize;
        self.text.get(start..start + usize::from(glyph.len)).unwrap_or_default()
    }

    /// How many glyphs there are to read.
    pub(super) fn len(&self) -> usize {
        self.layers.iter().map(Vec::len).sum()
    }

    /// The layer of a direction; nothing where its text is not read.
    pub(super) fn layer_mut(&mut self, direction: Direction) -> Option<&mut Vec<Glyph>> {
        let number = Direction::READ.iter().position(|&d| d == direction)?;
        self.layers.get_mut(number)
    }
}
