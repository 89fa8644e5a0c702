//! What the body is made of.

use std::ops::Range;

use super::{ids::QuoteId, quote::Quote, store::Stored};

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// What one speaker says in a transcript, by its place in the list of turns.
    Turn(u32),
    /// An item of a list.
    Item {
        /// How deep in the list, from 1.
        level: u8,
    },
    /// A picture, by its place in the list of pictures; its text is the caption.
    Figure(u32),
}

#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    pub(crate) text: Stored,
    pub(crate) original: Option<Stored>,
    /// The quote of an earlier block that goes on in this one.
    pub(crate) continues: Option<QuoteId>,
    pub(crate) topics: Range<u32>,
    pub(crate) quotes: Range<u32>,
    pub(crate) notes: Range<u32>,
}

/// What one speaker says in a transcript.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Turn {
    /// How the source announces the speaker: "MS. LEE:". Not a part of the text.
    pub label: Option<String>,
    /// The whole turn as a quote, where the briefing says who speaks. In lists of quotes it stands only where the turn
    /// lists none of its own.
    pub(crate) speech: Option<Box<Quote>>,
}

impl Turn {
    /// The whole turn as a quote, where the briefing says who speaks; whether it is verified is another question.
    pub fn speech(&self) -> Option<&Quote> {
        self.speech.as_deref()
    }
}

/// A picture of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The file, by its name in the briefing's folder.
    pub image: String,
    /// What it shows, for who does not see it.
    pub alt: String,
    /// Who made it.
    pub credit: Option<String>,
}
