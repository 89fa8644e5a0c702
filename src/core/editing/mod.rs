//! What a person changes in a briefing, as edits of its file that leave everything else as it is written.
//!
//! A [`Change`] names a quote, a speaker or a block of a [`Briefing`] and says what becomes of it. [`edits`] finds the places
//! in the file's text; a [`Session`] makes them there and takes them back.

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
    fields::{Entry, Field, KINDS, NewEntry, kind_name},
    merge::{Merge, Side},
    session::{AppliedEdit, Session},
    words::whole_words,
};

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

/// What a block becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockShape {
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// What one speaker says in a transcript.
    Turn {
        /// Who; nobody where it is only shown under its label.
        speaker: Option<ChosenSpeaker>,
        /// Where and when.
        occasion: Option<OccasionId>,
    },
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
    /// Quotes were said on this occasion.
    On(Vec<QuoteId>, OccasionId),
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
    /// Fields get these texts; an empty one is taken out.
    Set(Entry, Vec<(Field, String)>),
    /// Something is added, with these fields.
    Add(NewEntry, Vec<(Field, String)>),
    /// Something that nothing speaks of is taken out; a topic is taken out of its paragraphs as well.
    Delete(Entry),
    /// A speaker, an occasion or a topic comes to stand at this place of its list.
    Move(Entry, usize),
    /// Two speakers, occasions or topics are one: the second has all that the first has, and the first goes.
    Merge(Entry, Entry),
    /// A block is in a topic, or not any more.
    Topic(BlockId, TopicId, bool),
    /// A block becomes another kind of block.
    Shape(BlockId, BlockShape),
    /// The block after this one goes on in it.
    Join(BlockId),
    /// A block is split before this byte of its text.
    Split(BlockId, usize),
    /// A block has this text. Quotes whose words change are not confirmed any more: see [`falsified`].
    Text(BlockId, String),
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
    /// A field that is needed is empty.
    #[error("“{0}” cannot be empty")]
    Required(&'static str),
    /// A field has more than the program reads.
    #[error("“{0}” is too long; shorten it")]
    TooLong(&'static str),
    /// A date is none.
    #[error("“{0}” is no date: {1}; {hint}", hint = .1.hint())]
    NoDate(String, DateError),
    /// An address is none.
    #[error("a web address begins with https:// and has no spaces")]
    NoAddress,
    /// A language is none.
    #[error("a language is written like en, ko or pt-BR")]
    NoLanguage,
    /// A family name is no part of the name.
    #[error("the family name must stand at the beginning or at the end of the name")]
    FamilyName,
    /// Something that is spoken of cannot be taken out.
    #[error("{uses} {0}; merge it with another, or give what it has to another first", uses = counted(*.1, "place names", "places name"))]
    InUse(String, usize),
    /// A place lies within a word.
    #[error("that is within a word; select whole words")]
    WithinWord,
    /// A figure is not in the words that are to state it.
    #[error("the figure does not stand in the words “{0}”; write it as they have it")]
    FigureElsewhere(String),
    /// A fact would be found elsewhere.
    #[error("the same words stand earlier in this topic; select some more words around them")]
    FactElsewhere,
    /// A picture has no text.
    #[error("this is a picture; only text can be changed so")]
    Picture,
    /// Quotes of a paragraph that is to be a turn are somebody else's.
    #[error("a quote in this paragraph is by somebody else, and a turn is the words of whoever speaks in it")]
    OthersSpeak,
    /// A turn says neither who speaks nor how the source announces it.
    #[error("nobody is named: choose a speaker, or begin the paragraph with a label like “Q:”")]
    Nobody,
    /// The last block has none after it.
    #[error("nothing stands after this paragraph")]
    NothingAfter,
    /// Different people speak.
    #[error("these are not said by the same people on the same occasion; make both the same first")]
    UnlikeTurns,
    /// A note would be found elsewhere.
    #[error("the words of the note “{0}” also stand in the paragraph before; remove the note first")]
    NoteElsewhere(String),
    /// One part would have no words.
    #[error("nothing stands on one side of this place; click between two sentences first")]
    NothingToSplit,
    /// The original has no such place.
    #[error("the original of this paragraph has no end of a sentence that fits; split it in the file itself")]
    HasOriginal,
    /// A quote is shortened or edited, and stands on both sides.
    #[error("a quote that was shortened stands on both sides of this place; change its words first")]
    CutsQuote,
    /// A note stands on both sides.
    #[error("a note stands on words on both sides of this place; remove it first")]
    CutsNote,
    /// What a person made would not stand in the text any more.
    #[error("{0} would not stand where it is stated any more; nothing was changed")]
    WouldLose(&'static str),
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
/// A change cannot be made: see [`ChangeError`].
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

/// The confirmed quotes that would have other words if a block had this text: they would not be confirmed any more.
pub fn falsified(briefing: &Briefing, block: BlockId, text: &str) -> Vec<QuoteId> {
    words::falsified(briefing, block, text)
}
