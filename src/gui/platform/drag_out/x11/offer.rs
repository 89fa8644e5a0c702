//! The types in which a text is offered, and its bytes in each.

use briefing_core::citation::ClipboardContent;

/// A type of text that X programs ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextType {
    /// `text/html`, in UTF-8.
    Html,
    /// `text/plain;charset=utf-8`
    PlainUtf8,
    /// `UTF8_STRING`
    Utf8,
    /// `text/plain`, in UTF-8.
    Plain,
    /// `TEXT`: in an encoding of the owner's choice, here UTF-8.
    Text,
    /// `STRING`: Latin-1.
    Latin1,
}

/// All types, the richest first.
pub(super) const ALL: [TextType; 6] =
    [TextType::Html, TextType::PlainUtf8, TextType::Utf8, TextType::Plain, TextType::Text, TextType::Latin1];

/// The text of what is dragged.
#[derive(Debug)]
pub(super) struct Offer {
    content: ClipboardContent,
    /// The plain text in Latin-1, if that has all its characters: a quote is never altered.
    latin1: Option<Vec<u8>>,
}

impl Offer {
    pub fn new(content: ClipboardContent) -> Self {
        let latin1 = content.plain.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
        Self { content, latin1 }
    }

    /// The types that it has.
    pub fn types(&self) -> impl Iterator<Item = TextType> {
        ALL.into_iter().filter(|text_type| self.bytes(*text_type).is_some())
    }

    /// Its bytes in this type, if it has it.
    pub fn bytes(&self, text_type: TextType) -> Option<&[u8]> {
        match text_type {
            TextType::Html => Some(self.content.html.as_bytes()).filter(|html| !html.is_empty()),
            TextType::PlainUtf8 | TextType::Utf8 | TextType::Plain | TextType::Text => {
                Some(self.content.plain.as_bytes())
            }
            TextType::Latin1 => self.latin1.as_deref(),
        }
    }
}
