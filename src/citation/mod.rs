//! Answerable for the very text that is copied: a quote and its source, in the shape that a person's
//! own text wants.
//!
//! Pure: a [`Vouched`] quote goes in, a [`Copied`] comes out. The quote's own characters are never
//! altered; names, roles and notes around it are put on one line. Formats stand one file a family:
//! [`prose`] for running text, [`html`] for the rich half of every copy, [`attribution`] for who, where
//! and when.

pub(crate) mod annotation;
pub(crate) mod attribution;
pub(crate) mod html;
pub(crate) mod iri;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod prose;
mod selection;

use serde::{Deserialize, Serialize};

use crate::briefing::{BlockId, Briefing, Note, Release, Vouched};

pub use attribution::attribution;
pub use selection::selection;

/// What is put on the clipboard: plain text and its rich half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// For where only text goes.
    pub plain: String,
    /// The same as a fragment of HTML.
    pub html: String,
}

/// The shape of a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// The quote in quotation marks.
    Quote,
    /// The quote in quotation marks, with who said it, where and when.
    #[default]
    Attribution,
}

impl Format {
    /// Every format, in the order of a menu.
    pub const ALL: &'static [Self] = &[Self::Quote, Self::Attribution];

    /// What a person calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quote => "Quote",
            Self::Attribution => "Quote with attribution",
        }
    }

    /// The word for it in files, which stays the same between versions.
    pub fn id(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Attribution => "attribution",
        }
    }

    /// The format with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.id() == id)
    }

    /// Whether it says who spoke.
    fn is_attributed(self) -> bool {
        match self {
            Self::Quote => false,
            Self::Attribution => true,
        }
    }
}

/// What goes along with a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether notes on words of the quote go along.
    pub with_notes: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { with_notes: true }
    }
}

/// The quote in this format. From an embargoed briefing the embargo always stands first.
pub fn copy(quote: &Vouched<'_>, format: Format, options: Options) -> Copied {
    let plain = match format {
        Format::Quote | Format::Attribution => prose::plain(quote, format.is_attributed(), options),
    };
    Copied { plain, html: html::fragment(quote, format.is_attributed(), options) }
}

/// The line that a copy from an embargoed briefing never goes without.
pub(crate) fn embargo(briefing: &Briefing) -> Option<String> {
    match &briefing.release {
        Release::Public => None,
        Release::Embargoed { read_aloud, .. } => Some(format!("EMBARGOED until {read_aloud}")),
    }
}

/// The notes that go along, each as the sentence to be read.
pub(crate) fn notes(quote: &Vouched<'_>, options: Options) -> Vec<String> {
    if !options.with_notes {
        return Vec::new();
    }
    quote
        .notes()
        .map(|note| format!("Note on “{}”: {}", one_line(words_of(quote, note)), one_line(&note.text)))
        .collect()
}

fn words_of<'a>(quote: &Vouched<'a>, note: &Note) -> &'a str {
    let block: BlockId = note.block;
    let text = quote.briefing().block(block).map_or("", |block| block.text());
    text.get(note.range.clone()).unwrap_or_default()
}

/// A name or a remark on one line: white space becomes one space, control characters go. A copy is
/// pasted into other people's programs, a terminal among them.
pub(crate) fn one_line(text: &str) -> String {
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    spaced.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod exchange_tests;
