//! The content of a document in reading order: pieces of text and pictures, and notes for the foot of the page.

use std::sync::Arc;

use super::text::{Ink, Look, Text};

/// The role of a piece for a screen reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// The title of the document.
    Title,
    /// A heading, 2 being the first level below the title.
    Heading(u16),
    /// A paragraph.
    Paragraph,
    /// An item of a list, by its level from 1.
    Item(u8),
    /// A paragraph that belongs to the item before it.
    WithinItem,
    /// The words of a separate quote.
    Quotation,
    /// A picture with its alternative text.
    Picture(String),
    /// The caption of a picture.
    Caption,
    /// A note at the foot of a page.
    Note,
}

/// A picture as it is drawn.
#[derive(Clone)]
pub(super) struct Picture {
    pub(super) image: krilla::image::Image,
    /// Its size on paper, in points.
    pub(super) size: (f32, f32),
}

/// A piece of the page.
#[derive(Clone)]
pub(super) struct Piece {
    pub(super) role: Role,
    pub(super) text: Text,
    /// The distance from one line to the next, in points.
    pub(super) leading: f32,
    /// The space above it, in points; none at the top of a page.
    pub(super) before: f32,
    /// The indent of its lines, in points.
    pub(super) inset: f32,
    /// The number or mark before its first line.
    pub(super) hanging: Option<Text>,
    /// The colour of a rule beside it.
    pub(super) rule: Option<Ink>,
    /// Whether the next piece begins on the same page.
    pub(super) is_kept_with_next: bool,
    pub(super) picture: Option<Arc<Picture>>,
}

impl Piece {
    pub(super) fn new(role: Role, text: Text, leading: f32, before: f32) -> Self {
        Self {
            role,
            text,
            leading,
            before,
            inset: 0.0,
            hanging: None,
            rule: None,
            is_kept_with_next: false,
            picture: None,
        }
    }

    pub(super) fn kept_with_next(self) -> Self {
        Self { is_kept_with_next: true, ..self }
    }

    /// The same piece in the language of its briefing, unless it has another one.
    pub(super) fn of_language(self, language: &str) -> Self {
        let text = if self.text.language.is_some() { self.text } else { self.text.in_language(Some(language)) };
        Self { text, ..self }
    }

    pub(super) fn inset(self, inset: f32) -> Self {
        Self { inset, ..self }
    }

    pub(super) fn hanging(self, words: &str, look: Look) -> Self {
        Self { hanging: Some(Text::of(words, look)), ..self }
    }
}

/// What every page shows beside the text.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Frame {
    /// The title, short.
    pub(super) title: String,
    pub(super) date: String,
    /// The publisher and the address.
    pub(super) source: String,
    /// The embargo line.
    pub(super) embargo: Option<String>,
}

/// A whole document.
pub(super) struct Paged {
    pub(super) title: String,
    pub(super) authors: Vec<String>,
    pub(super) language: String,
    pub(super) is_rtl: bool,
    pub(super) pieces: Vec<Piece>,
    pub(super) notes: Vec<Piece>,
    pub(super) frame: Frame,
}

impl Paged {
    /// Every text that is typeset.
    pub(super) fn texts(&self) -> impl Iterator<Item = &Text> {
        let pieces = self.pieces.iter().chain(&self.notes);
        pieces.flat_map(|piece| std::iter::once(&piece.text).chain(&piece.hanging))
    }
}
