//! Answerable for a whole briefing, or a filtered part of it, in a shape that other programs read.
//!
//! Pure: a briefing goes in, text comes out. A quote that is not vouched for is listed as such, and
//! never as a quote. One file a format.

mod json;

pub use json::escape_unseen;

use std::io::{self, Write};

use crate::briefing::{Briefing, Quote, SpeakerId, TopicId, load::which_exist};

/// The shape of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// An object with every field.
    Json,
}

impl Format {
    /// Every format, in the order of a menu.
    pub const ALL: &'static [Self] = &[Self::Json];

    /// What a person calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "JSON",
        }
    }

    /// The word for it on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Json => "json",
        }
    }

    /// The format with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.id() == id)
    }
}

/// Which part of a briefing is exported; all of it where nothing is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only quotes and blocks of this topic.
    pub topic: Option<TopicId>,
    /// Only quotes of this speaker; the blocks stay, so that the quotes have their text around them.
    pub speaker: Option<SpeakerId>,
}

impl Filter {
    /// The filter by the ids that the briefing's file uses.
    ///
    /// # Errors
    /// Where the briefing has no such topic or speaker: a sentence, and what to use instead.
    pub fn by_ids(briefing: &Briefing, topic: Option<&str>, speaker: Option<&str>) -> Result<Self, String> {
        Ok(Self {
            topic: topic.map(|id| topic_id(briefing, id)).transpose()?,
            speaker: speaker.map(|id| speaker_id(briefing, id)).transpose()?,
        })
    }

    fn has_block(&self, topics: &[TopicId]) -> bool {
        self.topic.is_none_or(|topic| topics.contains(&topic))
    }

    fn has_quote(&self, quote: &Quote, topics: &[TopicId]) -> bool {
        self.has_block(topics) && self.speaker.is_none_or(|speaker| quote.speaker == Some(speaker))
    }
}

fn topic_id(briefing: &Briefing, id: &str) -> Result<TopicId, String> {
    briefing.topic_by_id(id).ok_or_else(|| {
        let names = briefing.topics().iter().map(|topic| topic.id.as_str());
        format!("this briefing has no topic `{id}`; {}", which_exist(id, "topic", names))
    })
}

fn speaker_id(briefing: &Briefing, id: &str) -> Result<SpeakerId, String> {
    let speakers = briefing.speakers();
    let index = speakers.iter().position(|speaker| speaker.id == id);
    index.and_then(|index| u16::try_from(index).ok()).map(SpeakerId).ok_or_else(|| {
        let names = speakers.iter().map(|speaker| speaker.id.as_str());
        format!("this briefing has no speaker `{id}`; {}", which_exist(id, "speaker", names))
    })
}

/// Writes the part of the briefing that `filter` leaves, with a line break at its end.
///
/// # Errors
/// What `out` says.
pub fn write(briefing: &Briefing, format: Format, filter: Filter, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Json => json::write(briefing, filter, out),
    }
}
