//! The type scale and the spacing scale.

use egui::{FontFamily, FontId};

use crate::gui::state::preferences::{LineHeight, Typesetting};

/// The type scale: the role of a text, which determines its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextRole {
    /// The briefing's title.
    Title,
    /// The title in a narrow column.
    NarrowTitle,
    /// The title of a topic or a page.
    Headline,
    /// A heading of the body.
    Heading,
    /// The running text.
    Body,
    /// An introduction, a summary.
    Lead,
    /// A quote on its card.
    CardQuote,
    /// The value of a fact.
    Figure,
    /// Names in the interface.
    Strong,
    /// Text of the interface.
    Plain,
    /// Captions and counts.
    Small,
}

/// The font families of the text, whatever its typeface, and the bold one of the interface.
pub(super) const TEXT: &str = "text";
pub(super) const TEXT_ITALIC: &str = "text italic";
pub(super) const TEXT_BOLD: &str = "text bold";
pub(super) const SANS_BOLD: &str = "sans bold";

impl TextRole {
    /// The line height of a text of this kind with this typesetting, in points.
    pub fn leading_in(self, set: Typesetting) -> f32 {
        match (self, set.line_height) {
            (Self::Body | Self::Lead, LineHeight::Close) => 25.0,
            (Self::Body | Self::Lead, LineHeight::Open) => 32.0,
            _ => self.leading(),
        }
    }

    /// The font and its size in points.
    pub fn font(self) -> FontId {
        let named = |name: &'static str| FontFamily::Name(name.into());
        let (size, family) = match self {
            Self::Title => (31.0, named(TEXT_BOLD)),
            Self::NarrowTitle => (23.0, named(TEXT_BOLD)),
            Self::Headline => (27.0, named(TEXT_BOLD)),
            Self::Heading => (20.5, named(TEXT_BOLD)),
            Self::Body => (18.0, named(TEXT)),
            Self::Lead => (18.0, named(TEXT_ITALIC)),
            Self::CardQuote => (15.5, named(TEXT)),
            Self::Figure => (25.0, named(TEXT_BOLD)),
            Self::Strong => (14.0, named(SANS_BOLD)),
            Self::Plain => (14.0, FontFamily::Proportional),
            Self::Small => (12.5, FontFamily::Proportional),
        };
        FontId::new(size, family)
    }

    /// The line height, in points.
    pub fn leading(self) -> f32 {
        match self {
            Self::Title => 37.0,
            Self::NarrowTitle => 28.0,
            Self::Headline => 34.0,
            Self::Heading => 27.0,
            Self::Body | Self::Lead => 28.0,
            Self::CardQuote => 22.0,
            Self::Figure => 31.0,
            Self::Strong | Self::Plain => 20.0,
            Self::Small => 18.0,
        }
    }
}

/// The spacing scale, in points.
pub mod space {
    /// Between parts of one item.
    pub const XS: f32 = 4.0;
    /// Between neighbours.
    pub const S: f32 = 8.0;
    /// Between groups.
    pub const M: f32 = 16.0;
    /// Between parts of a page.
    pub const L: f32 = 28.0;
}
