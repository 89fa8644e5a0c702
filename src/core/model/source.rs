//! The source of a briefing, and whether it may be used yet.

use super::date::EventDate;

/// The source of a briefing. What the file does not say is `None` or empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The publisher.
    pub publisher: Option<String>,
    /// The periodical or site.
    pub publication: Option<String>,
    /// The authors.
    pub authors: Vec<String>,
    /// The address; always http or https.
    pub url: Option<String>,
    /// The date of publication.
    pub published: Option<EventDate>,
    /// The credit line that the publisher asks for.
    pub credit: Option<String>,
    /// The document that it was made from, by its file name in the briefing's folder.
    pub text: Option<String>,
    /// The original language and the translator, if it is a translation.
    pub translated: Option<Translation>,
}

/// The original language and the translator of a translated text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The language of the original, as a BCP 47 tag.
    pub from: String,
    /// The translator.
    pub by: Translator,
}

/// The translator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Translator {
    /// A translation program.
    Machine,
    /// A person or an office, by name.
    Person(String),
}

/// Whether a briefing may be used yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Release {
    /// It may be used.
    #[default]
    Public,
    /// It may not be used before a moment or an event.
    Embargoed {
        /// The moment in the format of RFC 3339, or the event in words.
        until: String,
        /// The same for display: "14 January 2026 at 09:00 (UTC+09:00)", "the end of the briefing".
        read_aloud: String,
    },
}
