//! Turns the user's changes of a briefing into edits of its file that leave everything else unchanged.
//!
//! A [`Change`] names a quote, a speaker or a block of a [`Briefing`] and how it changes. [`edits`] finds the
//! places in the file's text; a [`Session`] applies and undoes them.

mod annotations;
mod blocks;
mod compare;
mod entries;
mod fields;
mod join;
mod kept;
mod merge;
mod new_entry;
mod place;
mod quotes;
mod raw;
mod references;
mod session;
mod shape;
mod split;
mod words;

use std::ops::Range;

use thiserror::Error;

use crate::{
    format::edit::{Edit, EditError},
    model::{BlockId, Briefing, DateError, OccasionId, QuoteId, SpeakerId, TopicId},
    text::number::counted,
};

pub use self::{
    compare::{Difference, differences},
    fields::{Entry, Field, KINDS, NewEntry, is_language, is_web_address, kind_name},
    merge::{Merge, Side},
    session::{AppliedEdit, Session},
    words::whole_words,
};

/// The speaker that the user chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChosenSpeaker {
    /// A speaker of the briefing.
    Known(SpeakerId),
    /// A new speaker, not in the briefing yet.
    New(NewSpeaker),
}

/// A new speaker to add.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewSpeaker {
    /// The name as it is written in the text.
    pub name: String,
    /// The role; empty if none was given.
    pub role: String,
}

/// The new kind of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockShape {
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A turn of a speaker in a transcript.
    Turn {
        /// The speaker, or `None` if only its label is shown.
        speaker: Option<ChosenSpeaker>,
        /// The occasion.
        occasion: Option<OccasionId>,
    },
}

/// A change of a briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Confirms these proposed quotes.
    Confirm(Vec<QuoteId>),
    /// Removes these quotes from the list; the text stays.
    Remove(Vec<QuoteId>),
    /// Attributes these quotes to this speaker.
    Attribute {
        /// The quotes.
        quotes: Vec<QuoteId>,
        /// The speaker.
        speaker: ChosenSpeaker,
        /// Whether that confirms them.
        confirm: bool,
    },
    /// Sets the occasion of these quotes.
    On(Vec<QuoteId>, OccasionId),
    /// Sets the words of a quote, as bytes of its block.
    Words(QuoteId, Range<usize>),
    /// Marks words of a block as a quote.
    Mark {
        /// The block.
        block: BlockId,
        /// The bytes of its text, without the quotation marks around them.
        words: Range<usize>,
        /// The speaker.
        speaker: ChosenSpeaker,
        /// The occasion.
        occasion: Option<OccasionId>,
    },
    /// Sets fields of an entry; an empty one is removed.
    Set(Entry, Vec<(Field, String)>),
    /// Adds an entry with these fields.
    Add(NewEntry, Vec<(Field, String)>),
    /// Deletes an entry that nothing refers to; a topic is also removed from its paragraphs.
    Delete(Entry),
    /// Moves a speaker, an occasion or a topic to this position of its list.
    Move(Entry, usize),
    /// Merges two speakers, occasions or topics: everything of the first moves to the second, and the first is
    /// removed.
    Merge(Entry, Entry),
    /// Adds a block to a topic (`true`) or removes it.
    Topic(BlockId, TopicId, bool),
    /// Changes the kind of a block.
    Shape(BlockId, BlockShape),
    /// Joins a block with the one after it.
    Join(BlockId),
    /// Splits a block before this byte of its text.
    Split(BlockId, usize),
    /// Replaces the text of a block. Quotes whose words change are no longer confirmed: see [`falsified`].
    Text(BlockId, String),
}

/// Why a change cannot be made, as a sentence without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ChangeError {
    /// A proposed quote without a speaker was to be confirmed.
    #[error("no speaker is named for “{0}”; choose one first")]
    NoSpeaker(String),
    /// The range is outside the text, or has no words.
    #[error("no words are selected")]
    NoWords,
    /// The words overlap those of another quote.
    #[error("these words overlap another quote; change that one, or select other words")]
    Overlap,
    /// The words begin within a quotation and end outside it.
    #[error("these words cross a quotation mark; select words between two marks")]
    Crossing,
    /// The same words also occur earlier, so the file could not say which are meant.
    #[error("the same words also occur earlier in this paragraph; select some more words around them")]
    Ambiguous,
    /// A field that is needed is empty.
    #[error("“{0}” cannot be empty")]
    Required(&'static str),
    /// A field is longer than the limit.
    #[error("“{0}” is too long; shorten it")]
    TooLong(&'static str),
    /// A date is not valid.
    #[error("“{0}” is not a date: {1}; {hint}", hint = .1.hint())]
    NoDate(String, DateError),
    /// An address is not valid.
    #[error("a web address begins with https:// and has no spaces")]
    NoAddress,
    /// A language tag is not valid.
    #[error("a language is written like en, ko or pt-BR")]
    NoLanguage,
    /// A family name is not part of the name.
    #[error("the family name must be at the beginning or at the end of the name")]
    FamilyName,
    /// An entry that is referred to cannot be removed.
    #[error("{uses} {0}; merge it with another, or move its quotes to another first", uses = counted(*.1, "place names", "places name"))]
    InUse(String, usize),
    /// A position is inside a word.
    #[error("that is within a word; select whole words")]
    WithinWord,
    /// A figure is not in the words that should state it.
    #[error("the figure is not in the words “{0}”; write it as it is written there")]
    FigureElsewhere(String),
    /// A fact would be found at another place.
    #[error("the same words occur earlier in this topic; select some more words around them")]
    FactElsewhere,
    /// A picture has no text.
    #[error("this is a picture; only text can be changed in this way")]
    Picture,
    /// Quotes of a paragraph that should become a turn have another speaker.
    #[error("a quote in this paragraph has another speaker, but a turn contains only the words of its own speaker")]
    OthersSpeak,
    /// A turn has neither a speaker nor a label.
    #[error("no speaker is named: choose one, or begin the paragraph with a label like “Q:”")]
    Nobody,
    /// There is no block after the last one.
    #[error("there is nothing after this paragraph")]
    NothingAfter,
    /// The speakers differ.
    #[error("the turns have different speakers or occasions; make them the same first")]
    UnlikeTurns,
    /// A note would be found at another place.
    #[error("the words of the note “{0}” also occur in the paragraph before; remove the note first")]
    NoteElsewhere(String),
    /// One part would have no words.
    #[error("there are no words on one side of this place; click between two sentences first")]
    NothingToSplit,
    /// The original cannot be split at a matching place.
    #[error("the original of this paragraph has no matching sentence boundary; split it in the file")]
    HasOriginal,
    /// A shortened or edited quote is on both sides.
    #[error("a shortened quote is on both sides of this place; change its words first")]
    CutsQuote,
    /// A note is on both sides.
    #[error("a note is on words on both sides of this place; remove it first")]
    CutsNote,
    /// Something that the user made would no longer be in the text.
    #[error("{0} would no longer be in the text; nothing was changed")]
    WouldLose(&'static str),
    /// The entry is no longer in the briefing, or cannot be read in the file.
    #[error("this part of the file cannot be changed here; correct the file in an editor first")]
    NotThere,
    /// The file itself cannot be edited.
    #[error("the file cannot be changed: {0}")]
    Edit(#[from] EditError),
}

impl Change {
    /// The change in words, for the status line: "Confirmed 3 quotes".
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
            Self::Set(entry, _) => format!("Changed the {}", entry.kind()),
            Self::Add(new, _) => format!("Added the {}", new.kind()),
            Self::Delete(entry) => format!("Removed the {}", entry.kind()),
            Self::Move(entry, _) => format!("Moved the {}", entry.kind()),
            Self::Merge(entry, _) => format!("Merged two {}s", entry.kind()),
            Self::Topic(_, _, true) => "Added the paragraph to the topic".to_owned(),
            Self::Topic(_, _, false) => "Removed the paragraph from the topic".to_owned(),
            Self::Shape(_, BlockShape::Heading) => "Made the paragraph a heading".to_owned(),
            Self::Shape(_, BlockShape::Paragraph) => "Made it a paragraph".to_owned(),
            Self::Shape(_, BlockShape::Item) => "Made the paragraph a list item".to_owned(),
            Self::Shape(_, BlockShape::Turn { .. }) => "Made the paragraph a turn".to_owned(),
            Self::Join(_) => "Joined two paragraphs".to_owned(),
            Self::Split(..) => "Split the paragraph".to_owned(),
            Self::Text(..) => "Changed the text".to_owned(),
        }
    }
}

/// The edits that make `changes` in `text`, which reads as `briefing`: all of them or none.
///
/// # Errors
/// If a change cannot be made: see [`ChangeError`].
pub fn edits(changes: &[Change], briefing: &Briefing, text: &str) -> Result<Vec<Edit>, ChangeError> {
    let file = place::File { text, briefing };
    let mut edits = Vec::new();
    for change in changes {
        edits.extend(match change {
            Change::Confirm(ids) => quotes::confirm(&file, ids)?,
            Change::Remove(ids) => quotes::remove(&file, ids)?,
            Change::Attribute { quotes, speaker, confirm } => quotes::attribute(&file, quotes, speaker, *confirm)?,
            Change::On(ids, occasion) => quotes::on(&file, ids, *occasion)?,
            Change::Words(id, words) => quotes::words(&file, *id, words)?,
            Change::Mark { block, words, speaker, occasion } => quotes::mark(&file, *block, words, speaker, *occasion)?,
            Change::Set(entry, fields) => entries::set(&file, *entry, fields)?,
            Change::Add(new, fields) => entries::add(&file, new, fields)?,
            Change::Delete(entry) => entries::delete(&file, *entry)?,
            Change::Move(entry, to) => entries::reorder(&file, *entry, *to)?,
            Change::Merge(from, into) => entries::merge(&file, *from, *into)?,
            Change::Topic(block, topic, is_in) => blocks::topic(&file, *block, *topic, *is_in)?,
            Change::Shape(block, shape) => shape::shape(&file, *block, shape)?,
            Change::Join(block) => join::join(&file, *block)?,
            Change::Split(block, at) => split::split(&file, *block, *at)?,
            Change::Text(block, text) => words::text(&file, *block, text)?,
        });
    }
    Ok(edits)
}

/// The confirmed quotes whose words would change with this text of a block, so that they would no longer be
/// confirmed.
pub fn falsified(briefing: &Briefing, block: BlockId, text: &str) -> Vec<QuoteId> {
    words::falsified(briefing, block, text)
}
