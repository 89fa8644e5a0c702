//! The outline: the list of headings that a PDF viewer shows beside the pages.

use krilla::{
    destination::XyzDestination,
    geom::Point,
    outline::{Outline, OutlineNode},
};

use crate::{
    export::pdf::piece::{Piece, Role},
    text::single_spaced,
};

/// The headings of the document, nested by level.
#[derive(Default)]
pub(super) struct Outlines {
    /// The open headings, each with its level, from the outermost.
    open: Vec<(u16, OutlineNode)>,
    outline: Option<Outline>,
}

impl Outlines {
    pub(super) fn heading(&mut self, piece: &Piece, page: usize, at: Point) {
        let level = match piece.role {
            Role::Title => 1,
            Role::Heading(level) => level,
            _ => return,
        };
        let words = piece.text.words();
        self.close(level);
        let title = single_spaced(&words);
        self.open.push((level, OutlineNode::new(title, XyzDestination::new(page, at)).with_open(level == 1)));
    }

    /// Closes the headings of this level and deeper.
    fn close(&mut self, level: u16) {
        while self.open.last().is_some_and(|(open, _)| *open >= level) {
            let Some((_, node)) = self.open.pop() else { return };
            match self.open.last_mut() {
                Some((_, parent)) => parent.push_child(node),
                None => self.outline.get_or_insert_with(Outline::new).push_child(node),
            }
        }
    }

    pub(super) fn finish(mut self) -> Outline {
        self.close(0);
        self.outline.unwrap_or_default()
    }
}
