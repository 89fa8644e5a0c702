//! Statistics of the pages of a file that show why it has no text.

use super::page::PageContent;
use crate::document::DocumentError;

/// The most drawing instructions of pages that are blank except for a line or a logo; a file with more draws its
/// letters with them.
const MOST_ORNAMENTS: usize = 200;
/// The percentage of unknown characters in a file from which on its text is reported as unreadable.
const MOST_UNREADABLE: usize = 60;

/// Counts over all pages.
#[derive(Debug, Default)]
pub(super) struct Tally {
    glyphs: usize,
    unreadable: usize,
    drawn: usize,
    broken: bool,
}

impl Tally {
    /// Adds a page.
    pub(super) fn add(&mut self, content: &PageContent) {
        self.glyphs += content.len();
        self.unreadable += content.unreadable;
        self.drawn += content.drawn;
        self.broken |= content.broken;
    }

    /// Why there is no text to read, if there is none.
    pub(super) fn refusal(&self, has_lines: bool, has_pictures: bool) -> Option<DocumentError> {
        if self.unreadable > 0 && self.unreadable * 100 > self.glyphs * MOST_UNREADABLE {
            return Some(damaged(
                "its fonts do not say which characters they draw; run text recognition (OCR) on it first",
            ));
        }
        if has_lines {
            return None;
        }
        Some(if has_pictures || self.drawn > MOST_ORNAMENTS {
            DocumentError::NoTextLayer
        } else if self.broken {
            damaged("it is damaged or cut off")
        } else {
            DocumentError::Empty
        })
    }
}

/// An error that says what is wrong with a PDF.
pub(super) fn damaged(reason: &str) -> DocumentError {
    DocumentError::Damaged { format: "PDF".to_owned(), reason: reason.to_owned() }
}
