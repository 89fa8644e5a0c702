//! Where a briefing comes from, and whether it may be used yet.

use super::date::EventDate;

/// Where a briefing comes from. Empty texts are what the file does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// Who publishes it.
    pub publisher: Option<String>,
    /// The periodical or site within it.
    pub publication: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Where it stands; always http or https.
    pub url: Option<String>,
    /// When it came out.
    pub published: Option<EventDate>,
    /// The line that its publisher asks for.
    pub credit: Option<String>,
    /// The document that it was made from, by its name in the briefing's folder.
    pub text: Option<String>,
    /// What it was translated from, and by whom.
    pub translated: Option<Translation>,
}

/// That a text is a translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The language of the original, as a BCP 47 tag.
    pub from: String,
    /// Who or what translated.
    pub by: Translator,
}

/// Who or what translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Translator {
    /// A program.
    Machine,
    /// A person or an office, by name.
    Person(String),
}

/// Whether a briefing may be used yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Release {
    /// It may.
    #[default]
    Public,
    /// Not before a moment or an event.
    Embargoed {
        /// The moment, as RFC 3339 writes it, or the event in words.
        until: String,
        /// The same, to be read: "14 January 2026 at 09:00 (UTC+09:00)", "the end of the briefing".
        read_aloud: String,
    },
}
