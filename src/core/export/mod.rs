//! Exports a whole briefing, or a filtered part of it, in a format that other programs read.
//!
//! Pure: a briefing goes in, text comes out block by block, so that a briefing of a million paragraphs is never in
//! memory twice. A quote that is not verified is listed as such and never as a quote. Each format has a file; how
//! it writes a quote is shared with [`crate::citation`].

mod annotation;
mod csv;
mod html;
mod json;
mod markdown;
mod own_marks;
pub mod pdf;
mod schema_org;

pub use own_marks::OwnMark;

pub use crate::citation::{html::escape as escape_html, json::escape_unseen};

use std::io::{self, Write};

use thiserror::Error;

use crate::{
    citation::{attribution::speakers_of, one_line},
    diagnostics::suggest::which_exist,
    model::{
        BlockKind, BlockRef, Briefing, OccasionId, Quote, QuoteFilter, QuoteId, SpeakerId, Topic, TopicId,
        VerifiedQuote,
    },
};

/// The format of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExportFormat {
    /// An object with every field.
    Json,
    /// A document to read or to edit.
    Markdown,
    /// A page for a browser, complete in one file.
    Html,
    /// A table of the quotes.
    Csv,
    /// The quotes as selections in their document.
    WebAnnotation,
    /// Pages to be printed.
    Pdf,
}

impl ExportFormat {
    /// Every format, in the order of a menu.
    pub const ALL: &'static [Self] =
        &[Self::Json, Self::Markdown, Self::Html, Self::Csv, Self::WebAnnotation, Self::Pdf];

    /// Its name for the user.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Markdown => "Markdown",
            Self::Html => "Web page (HTML)",
            Self::Csv => "Table of the quotes (CSV)",
            Self::WebAnnotation => "Web Annotation",
            Self::Pdf => "Pages to print (PDF)",
        }
    }

    /// Its id on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::WebAnnotation => "web-annotation",
            Self::Pdf => "pdf",
        }
    }

    /// The extension of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::WebAnnotation => "jsonld",
            Self::Pdf => "pdf",
        }
    }

    /// Whether it is binary and not text.
    pub fn is_binary(self) -> bool {
        self == Self::Pdf
    }

    /// The format with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.id() == id)
    }
}

/// An id that the briefing does not have.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("this briefing has no {kind} `{id}`; {hint}")]
pub struct UnknownId {
    /// What the id should belong to: "topic", "speaker" or "occasion".
    pub kind: &'static str,
    /// The id.
    pub id: String,
    /// What to use instead, a sentence without a full stop.
    pub hint: String,
}

/// Which part of a briefing is exported; by default all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only quotes and blocks of this topic.
    pub topic: Option<TopicId>,
    /// Only these quotes; all blocks are kept, so that the quotes have their context.
    pub quotes: QuoteFilter,
}

impl Filter {
    /// The filter by the ids that the briefing's file uses.
    ///
    /// # Errors
    /// If the briefing has no such topic, speaker or occasion; the error suggests what to use instead.
    pub fn by_ids(
        briefing: &Briefing,
        topic: Option<&str>,
        speaker: Option<&str>,
        occasion: Option<&str>,
    ) -> Result<Self, UnknownId> {
        let topics = briefing.topics().iter().map(|topic| topic.id.as_str());
        let speakers = briefing.speakers().iter().map(|speaker| speaker.id.as_str());
        let occasions = briefing.occasions().iter().map(|occasion| occasion.id.as_str());
        Ok(Self {
            topic: topic.map(|id| index(topics, "topic", id).map(TopicId)).transpose()?,
            quotes: QuoteFilter {
                speaker: speaker.map(|id| index(speakers, "speaker", id).map(SpeakerId)).transpose()?,
                occasion: occasion.map(|id| index(occasions, "occasion", id).map(OccasionId)).transpose()?,
            },
        })
    }

    fn has_topic(&self, topics: &[TopicId]) -> bool {
        self.topic.is_none_or(|topic| topics.contains(&topic))
    }

    fn has_quote(&self, briefing: &Briefing, quote: &Quote) -> bool {
        self.has_topic(briefing.topics_of_quote(quote)) && self.quotes.matches(briefing, quote)
    }

    /// Whether it keeps a block: one of the topic, or one with a quote of the topic.
    fn has_block(&self, briefing: &Briefing, block: &BlockRef<'_>) -> bool {
        let is_of_topic = |(_, quote): (QuoteId, &Quote)| self.has_topic(briefing.topics_of_quote(quote));
        self.has_topic(block.topics()) || block.spoken().any(is_of_topic)
    }

    /// The blocks that it keeps.
    fn blocks(self, briefing: &Briefing) -> impl Iterator<Item = BlockRef<'_>> {
        briefing.blocks().filter(move |block| self.has_block(briefing, block))
    }

    /// The quotes that it keeps.
    fn quotes(self, briefing: &Briefing) -> impl Iterator<Item = (QuoteId, &Quote)> {
        (0..).map(QuoteId).zip(briefing.quotes()).filter(move |(_, quote)| self.has_quote(briefing, quote))
    }

    /// The verified ones among them.
    fn verified(self, briefing: &Briefing) -> impl Iterator<Item = VerifiedQuote<'_>> {
        self.quotes(briefing).filter_map(|(id, _)| briefing.verified_quote(id).ok())
    }

    /// The unverified ones, each with the reason.
    fn unverified(self, briefing: &Briefing) -> impl Iterator<Item = (QuoteId, &Quote, String)> {
        self.quotes(briefing)
            .filter_map(|(id, quote)| Some((id, quote, briefing.verified_quote(id).err()?.to_string())))
    }

    /// The topics that it keeps, in the order of the file.
    fn topics(self, briefing: &Briefing) -> impl Iterator<Item = &Topic> {
        let topics = (0..).map(TopicId).zip(briefing.topics());
        topics.filter(move |(id, _)| self.topic.is_none_or(|topic| topic == *id)).map(|(_, topic)| topic)
    }
}

fn index<'n>(mut ids: impl Iterator<Item = &'n str> + Clone, kind: &'static str, id: &str) -> Result<u16, UnknownId> {
    let names = ids.clone();
    let index = ids.position(|known| known == id).and_then(|index| u16::try_from(index).ok());
    index.ok_or_else(|| UnknownId { kind, id: id.to_owned(), hint: which_exist(id, kind, names) })
}

/// Writes the part of the briefing that `filter` keeps, with a line break at its end. A PDF has no pictures here,
/// and the default paper; [`pdf::write`] has options for both.
///
/// # Errors
/// If `out` fails.
pub fn write(briefing: &Briefing, format: ExportFormat, filter: Filter, out: &mut dyn Write) -> io::Result<()> {
    write_with_marks(briefing, format, filter, &[], out)
}

/// Like [`write()`], with the user's own marks, separate from the content of the briefing.
///
/// # Errors
/// If `out` fails.
pub fn write_with_marks(
    briefing: &Briefing,
    format: ExportFormat,
    filter: Filter,
    own: &[OwnMark<'_>],
    out: &mut dyn Write,
) -> io::Result<()> {
    let own: Vec<_> = own.iter().copied().filter(|mark| mark.is_in(briefing, filter)).collect();
    match format {
        ExportFormat::Json => json::write(briefing, filter, &own, out),
        ExportFormat::Markdown => markdown::write(briefing, filter, &own, out),
        ExportFormat::Html => html::write(briefing, filter, &own, out),
        ExportFormat::Csv => csv::write(briefing, filter, &own, out),
        ExportFormat::Pdf => {
            let part = pdf::Selection::Part(filter);
            Ok(pdf::write_with_marks(briefing, &part, &own, &pdf::Settings::default(), out)?)
        }
        ExportFormat::WebAnnotation => annotation::write(briefing, filter, &own, out),
    }
}

/// Its authors: "Kang Jeong-mi, Lee Geun-ha".
fn authors(briefing: &Briefing) -> Option<String> {
    let names: Vec<_> = briefing.source.authors.iter().map(|name| one_line(name)).collect();
    Some(names.join(", ")).filter(|names| !names.is_empty())
}

/// The publisher, the periodical and the date, as far as known.
fn origin(briefing: &Briefing) -> Vec<String> {
    let source = &briefing.source;
    let names = [source.publisher.as_deref(), source.publication.as_deref()];
    let names = names.into_iter().flatten().map(one_line).filter(|name| !name.is_empty());
    names.chain(source.published.map(|date| date.in_language(&briefing.language))).collect()
}

/// The speaker of an unverified quote according to the file. Only the name is given: an occasion is named only for
/// verified quotes.
fn claimant<'a>(briefing: &'a Briefing, quote: &Quote) -> Option<&'a str> {
    quote.speaker.and_then(|id| briefing.speaker(id)).map(|speaker| speaker.name.as_str())
}

/// The level of a list item; `None` for other blocks, which end a list.
fn level_of(block: &BlockRef<'_>) -> Option<u8> {
    match block.kind() {
        BlockKind::Item { level } => Some(level),
        _ => None,
    }
}

/// The label of a turn: the speaker's name, or else the label in the source.
fn announced(briefing: &Briefing, block: &BlockRef<'_>) -> Option<String> {
    let turn = block.turn()?;
    let label = || turn.label.as_deref().map(one_line);
    turn.speech().and_then(|speech| speakers_of(briefing, speech)).or_else(label)
}
