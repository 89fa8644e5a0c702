//! The content of one page: glyphs with their positions, and other findings.

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
    /// Where it begins, and where it ends according to its width.
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
    /// Whether it is drawn italic.
    pub(super) italic: bool,
}

/// The content of one page.
#[derive(Debug, Default)]
pub(super) struct PageContent {
    /// The text of which the glyphs are parts.
    pub(super) text: String,
    /// The glyphs for each of [`Direction::READ`], in the order they are drawn.
    pub(super) layers: [Vec<Glyph>; 4],
    /// Glyphs that are marked as an artefact: headers, footers, page numbers.
    pub(super) artifacts: usize,
    /// Glyphs that run across the page: watermarks.
    pub(super) oblique: usize,
    /// Glyphs beyond the edges of the page or in a layer that is hidden.
    pub(super) hidden: usize,
    /// Glyphs whose character is unknown.
    pub(super) unreadable: usize,
    /// Whether the page has instructions that cannot be read.
    pub(super) broken: bool,
    /// The number of instructions that were executed.
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

    /// The layer of a direction; `None` if its text is not read.
    pub(super) fn layer_mut(&mut self, direction: Direction) -> Option<&mut Vec<Glyph>> {
        let number = Direction::READ.iter().position(|&d| d == direction)?;
        self.layers.get_mut(number)
    }
}
