//! Limits what reading one file may cost: a small file can ask for any amount of work.

use crate::document::DocumentError;

/// A book of 2,000 pages is read; more is an archive, not a document.
pub(super) const MAX_PAGES: usize = 5_000;
/// A full page has about 3,000 characters.
pub(super) const MAX_GLYPHS: usize = 10_000_000;
/// The limit for one page: a newspaper page has 30,000. Pages are laid out as a whole, so this bounds memory.
pub(super) const MAX_GLYPHS_ON_A_PAGE: usize = 300_000;
/// A page of a map has a million; a form that draws itself would never end.
const MAX_OPERATIONS: usize = 20_000_000;
/// The cost of looking up an object, in operations, and of following a form in addition to what it draws.
const LOOK_UP: usize = 10;
const FORM: usize = 500;
/// Bytes of decoded content, over all pages and forms: a book of 2,400 pages has 30 MB.
const MAX_CONTENT: usize = 128 << 20;
/// Bytes of the resulting text.
pub(super) const MAX_TEXT: usize = 32 << 20;

/// What is left of the limits.
#[derive(Debug)]
pub(super) struct Budget {
    glyphs: usize,
    operations: usize,
    content: usize,
}

impl Budget {
    /// The full limits.
    pub(super) fn new() -> Self {
        Self { glyphs: MAX_GLYPHS, operations: MAX_OPERATIONS, content: MAX_CONTENT }
    }

    /// Spends one glyph.
    pub(super) fn glyph(&mut self) -> Result<(), DocumentError> {
        take(&mut self.glyphs, 1, || format!("has more than {MAX_GLYPHS} characters"))
    }

    /// Spends one operation.
    pub(super) fn operation(&mut self) -> Result<(), DocumentError> {
        self.operations(1)
    }

    /// Spends the lookup of a form or a picture.
    pub(super) fn look_up(&mut self) -> Result<(), DocumentError> {
        self.operations(LOOK_UP)
    }

    /// Spends a form, with its decoded content.
    pub(super) fn form(&mut self, bytes: usize) -> Result<(), DocumentError> {
        self.operations(FORM)?;
        self.content(bytes)
    }

    fn operations(&mut self, count: usize) -> Result<(), DocumentError> {
        take(&mut self.operations, count, || format!("draws more than {MAX_OPERATIONS} things"))
    }

    /// Spends decoded content.
    pub(super) fn content(&mut self, bytes: usize) -> Result<(), DocumentError> {
        take(&mut self.content, bytes, || format!("unpacks to more than {} MB", MAX_CONTENT >> 20))
    }
}

fn take(left: &mut usize, amount: usize, words: impl Fn() -> String) -> Result<(), DocumentError> {
    *left = left.checked_sub(amount).ok_or_else(|| DocumentError::TooLarge(words()))?;
    Ok(())
}
