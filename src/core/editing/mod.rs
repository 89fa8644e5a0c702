//! What a person changes in a briefing, as edits of its file that leave everything else as it is written.
//!
//! A [`Change`] names a quote, a speaker or a block of a [`Briefing`] and says what becomes of it. [`edits`] finds the places
//! in the file's text; a [`Session`] makes them there and takes them back.

mod blocks;
mod names;
mod place;
mod quotes;
mod session;

use std::ops::Range;

use thiserror::Error;

use crate::{
    format::edit::{Edit, EditError},
    model::{BlockId, Briefing, OccasionId, QuoteId, SpeakerId, TopicId},
};

pub use self::session::{Made, Session};

/// Who said something, as a person chooses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChosenSpeaker {
    /// A speaker of the briefing.
    Known(SpeakerId),
    /// Somebody whom the briefing does not have yet.
    New(NewSpeaker),
}

/// Somebody to be added to the speakers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewSpeaker {
    /// The name, as the text writes it.
    pub name: String,
    /// What he or she is; empty where that is not said.
    pub role: String,
}

/// A field of a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpeakerField {
    /// The name, as the text writes it.
    Name,
    /// The role.
    Role,
    /// The family name.
    FamilyName,
    /// The name in the speaker's own script.
    NativeName,
}

/// What is to become of a briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Somebody has looked at these proposed quotes, and they are right.
    Confirm(Vec<QuoteId>),
    /// These are no quotes; the text stays.
    Remove(Vec<QuoteId>),
    /// These quotes are said by this speaker.
    Attribute {
        /// The quotes.
        quotes: Vec<QuoteId>,
        /// Who said them.
        speaker: ChosenSpeaker,
        /// Whether that confirms them.
        confirm: bool,
    },
    /// A quote was said on this occasion.
    On(QuoteId, OccasionId),
    /// A quote is these words of its block.
    Words(QuoteId, Range<usize>),
    /// These words of a block are a quote.
    Mark {
        /// The block.
        block: BlockId,
        /// The bytes of its text, without quotation marks around.
        words: Range<usize>,
        /// Who said them.
        speaker: ChosenSpeaker,
        /// Where and when.
        occasion: Option<OccasionId>,
    },
    /// A field of a speaker; an empty text takes it out.
    Speaker(SpeakerId, SpeakerField, String),
    /// Two entries are one person: the quotes of the first become those of the second, and the first goes.
    Merge(SpeakerId, SpeakerId),
    /// A block is in a topic, or not any more.
    Topic(BlockId, TopicId, bool),
    /// The title of the briefing.
    Title(String),
}

/// Why a change cannot be made, as a sentence without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ChangeError {
    /// A proposed quote without a speaker was to be confirmed.
    #[error("nobody is named as the speaker of “{0}”; choose one first")]
    NoSpeaker(String),
    /// The words do not lie in the text, or are none.
    #[error("no words are selected")]
    NoWords,
    /// The words overlap those of another quote.
    #[error("these words are partly another quote already; change that one, or select others")]
    Overlap,
    /// The words begin within a quotation and end outside it.
    #[error("these words cross a quotation mark; select what stands between two marks")]
    Crossing,
    /// The words also stand before, and the file could not tell which are meant.
    #[error("the same words also stand earlier in this paragraph; select some more words around them")]
    Ambiguous,
    /// A name is empty.
    #[error("a speaker needs a name")]
    NoName,
    /// A title is empty.
    #[error("a briefing needs a title")]
    NoTitle,
    /// The thing is not in the briefing any more, or the file has it in a form that cannot be read.
    #[error("this part of the file cannot be changed here; correct the file in an editor first")]
    NotThere,
    /// The file itself cannot be edited.
    #[error("the file cannot be changed: {0}")]
    Edit(#[from] EditError),
}

impl Change {
    /// What was done, for the status line: "Confirmed 3 quotes".
    pub fn label(&self) -> String {
        let quotes = |verb: &str, ids: &[QuoteId]| match ids.len() {
            1 => format!("{verb} the quote"),
            count => format!("{verb} {count} quotes"),
        };
        match self {
            Self::Confirm(ids) => quotes("Confirmed", ids),
            Self::Remove(ids) => quotes("Removed", ids),
            Self::Attribute { .. } => "Changed the speaker".to_owned(),
            Self::On(..) => "Changed the occasion".to_owned(),
            Self::Words(..) => "Changed the words of the quote".to_owned(),
            Self::Mark { .. } => "Marked a quote".to_owned(),
            Self::Speaker(..) => "Changed a speaker".to_owned(),
            Self::Merge(..) => "Merged two speakers".to_owned(),
            Self::Topic(_, _, true) => "Added the paragraph to the topic".to_owned(),
            Self::Topic(_, _, false) => "Removed the paragraph from the topic".to_owned(),
            Self::Title(_) => "Changed the title".to_owned(),
        }
    }
}

/// The edits that make `changes` in `text`, which reads as `briefing`: all of them or none.
///
/// # Errors
/// A change cannot be made: see [`ChangeError`].
pub fn edits(changes: &[Change], briefing: &Briefing, text: &str) -> Result<Vec<Edit>, ChangeError> {
    let file = place::File { text, briefing };
    let mut edits = Vec::new();
    for change in changes {
        edits.extend(match change {
            Change::Confirm(ids) => quotes::confirm(&file, ids)?,
            Change::Remove(ids) => quotes::remove(&file, ids)?,
            Change::Attribute { quotes, speaker, confirm } => quotes::attribute(&file, quotes, speaker, *confirm)?,
            Change::On(id, occasion) => quotes::on(&file, *id, *occasion)?,
            Change::Words(id, words) => quotes::words(&file, *id, words)?,
            Change::Mark { block, words, speaker, occasion } => quotes::mark(&file, *block, words, speaker, *occasion)?,
            Change::Speaker(id, field, value) => names::set(&file, *id, *field, value)?,
            Change::Merge(from, into) => names::merge(&file, *from, *into)?,
            Change::Topic(block, topic, is_in) => blocks::topic(&file, *block, *topic, *is_in)?,
            Change::Title(title) => blocks::title(title)?,
        });
    }
    Ok(edits)
}
