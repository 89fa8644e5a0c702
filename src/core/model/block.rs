//! The blocks of the body.

use std::ops::Range;

use super::{ids::QuoteId, quote::Quote, store::Stored};

/// The kind of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A turn of a transcript, by its index in the list of turns.
    Turn(u32),
    /// An item of a list.
    Item {
        /// The level in the list, from 1.
        level: u8,
    },
    /// A picture, by its index in the list of pictures; its text is the caption.
    Figure(u32),
}

#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    pub(crate) text: Stored,
    pub(crate) original: Option<Stored>,
    /// The quote of an earlier block that continues in this one.
    pub(crate) continues: Option<QuoteId>,
    pub(crate) topics: Range<u32>,
    pub(crate) quotes: Range<u32>,
    pub(crate) notes: Range<u32>,
}

/// A turn: what one speaker says in a transcript.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Turn {
    /// The label of the speaker in the source: "MS. LEE:". It is not part of the text.
    pub label: Option<String>,
    /// The whole turn as a quote, if the briefing names the speaker. It is in lists of quotes only if the turn lists
    /// none itself.
    pub(crate) speech: Option<Box<Quote>>,
}

impl Turn {
    /// The whole turn as a quote, if the briefing names the speaker; it need not be verified.
    pub fn speech(&self) -> Option<&Quote> {
        self.speech.as_deref()
    }
}

/// A picture of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The name of the file in the briefing's folder.
    pub image: String,
    /// The alternative text.
    pub alt: String,
    /// The author of the picture.
    pub credit: Option<String>,
}
