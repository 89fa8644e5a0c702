//! A [`Briefing`] and its parts.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::date::EventDate;
use super::date::PartialDate;
use crate::matching::{Bracket, MatchKind};

/// A text of the briefing: bytes of its store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Stored {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

/// Where the texts are: the file itself, and what it had in escapes.
#[derive(Debug, Default, Clone)]
pub(crate) struct Store {
    pub(crate) file: Cow<'static, str>,
    pub(crate) unescaped: String,
    /// What is at this place or later is in `unescaped`: the length of the whole file.
    pub(crate) escaped_from: usize,
}

impl Store {
    pub(crate) fn get(&self, text: Stored) -> &str {
        let (start, len) = (text.start as usize, text.len as usize);
        let (from, start) = match start.checked_sub(self.escaped_from) {
            None => (self.file.as_ref(), start),
            Some(start) => (self.unescaped.as_str(), start),
        };
        from.get(start..start + len).unwrap_or_default()
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($of:ident);)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $of);

        impl $name {
            /// The place in its list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A block of the body, by its place in it.
    BlockId(u32);
    /// A quote, by its place in the text.
    QuoteId(u32);
    /// A note, by its place in the text.
    NoteId(u32);
    /// A topic, by its place in the list.
    TopicId(u16);
    /// A speaker, by its place in the list.
    SpeakerId(u16);
    /// An occasion, by its place in the list.
    OccasionId(u16);
}

/// One document, read and checked.
#[derive(Debug, Default, Clone)]
pub struct Briefing {
    pub(crate) store: Store,
    /// What it is called.
    pub title: String,
    /// The language of the text, as a BCP 47 tag; "en" where the file does not say.
    pub language: String,
    /// Where it comes from.
    pub source: Source,
    /// Whether it may be used yet.
    pub release: Release,
    pub(crate) speakers: Vec<Speaker>,
    pub(crate) occasions: Vec<Occasion>,
    pub(crate) topics: Vec<Topic>,
    pub(crate) blocks: Vec<Block>,
    /// For each block, its number in the body of the file; empty where that is the block's own, as in every sound file.
    pub(crate) body_numbers: Vec<u32>,
    pub(crate) figures: Vec<Figure>,
    pub(crate) turns: Vec<Turn>,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) notes: Vec<Note>,
    pub(crate) memberships: Vec<TopicId>,
    pub(crate) verified_count: usize,
    pub(crate) unconfirmed_count: usize,
    pub(crate) unreadable_quotes: usize,
    pub(crate) most_quoted: Vec<SpeakerId>,
}

/// Where a briefing comes from. Empty texts are what the file does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// Who brings it out.
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

/// A person or an office that is quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The id in the file.
    pub id: String,
    /// The name, as the text writes it.
    pub name: String,
    /// The role, where it is the same on every day.
    pub role: Option<String>,
    /// The roles over time; empty where `role` says it.
    pub roles: Vec<RolePeriod>,
    /// The name in the speaker's own script.
    pub native_name: Option<String>,
    /// The part of the name that a list of references is sorted by; nothing for an office, and where the
    /// file does not say.
    pub family_name: Option<String>,
    /// The first entry of the file for the same person; mostly this one.
    pub person: SpeakerId,
    /// What stands behind the name where another speaker has the same: the role, or the id in the file.
    pub(crate) told_by: Option<String>,
    /// How many quotes are this speaker's.
    pub quote_count: usize,
}

impl Speaker {
    /// The name, and where another speaker of the briefing has the same, the role behind it: "Daniel Marsh
    /// (Member for the Harbour)". For lists, menus and what is spoken, where the role does not stand beside it.
    pub fn distinct_name(&self) -> Cow<'_, str> {
        match &self.told_by {
            None => Cow::Borrowed(&self.name),
            Some(role) => Cow::Owned(format!("{} ({role})", self.name)),
        }
    }

    /// The role on a day, as a quote of that day has it. Of several over time, the one whose period the day is in; where
    /// the day is not known, none is guessed.
    pub fn role_on(&self, date: Option<EventDate>) -> Option<&str> {
        if self.role.is_some() {
            return self.role.as_deref();
        }
        let date = date?;
        self.roles.iter().find(|role| date.start().is_within(role.from, role.until)).map(|role| role.role.as_str())
    }

    /// What tells this speaker from another of the same name, where there is one: the role, or the id in the file.
    pub fn told_by(&self) -> Option<&str> {
        self.told_by.as_deref()
    }
}

/// A role, and when it was held. Each end is as precise as it is known, and belongs to the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolePeriod {
    /// The role.
    pub role: String,
    /// Since when; nothing where that is not said.
    pub from: Option<PartialDate>,
    /// Until when; nothing where that is not said.
    pub until: Option<PartialDate>,
}

/// In which way something was said. References name it, and reference managers sort by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub enum OccasionKind {
    /// Spoken to an audience.
    Speech,
    /// Spoken to somebody who asks.
    Interview,
    /// Written on a social medium or a site.
    Post,
    /// Written, and given out.
    Statement,
}

/// Where and when something was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// The id in the file.
    pub id: String,
    /// What it was.
    pub name: String,
    /// Where.
    pub place: Option<String>,
    /// When.
    pub date: Option<EventDate>,
    /// In which way, where the file says so.
    pub kind: Option<OccasionKind>,
    /// How many quotes were said then.
    pub quote_count: usize,
    /// The first of them.
    pub first_quote: Option<QuoteId>,
}

/// A named view of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The id in the file.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// A picture, by its name in the briefing's folder.
    pub icon: Option<String>,
    /// What the editor says of it.
    pub summary: Option<String>,
    /// Figures worth seeing at a glance; each stands in the text.
    pub facts: Vec<Fact>,
    /// The blocks that speak of it, in order.
    pub blocks: Vec<BlockId>,
    /// How many quotes they hold.
    pub quote_count: usize,
}

/// A figure, and the place in the text that states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The figure, in the text's own characters.
    pub value: String,
    /// What it counts.
    pub label: String,
    /// The block that states it.
    pub block: BlockId,
    /// Where in that block's text.
    pub range: Range<usize>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// What one speaker says in a transcript, by its place in the list of turns.
    Turn(u32),
    /// An item of a list.
    Item {
        /// How deep in the list, from 1.
        level: u8,
    },
    /// A picture, by its place in the list of pictures; its text is the caption.
    Figure(u32),
}

#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    pub(crate) text: Stored,
    pub(crate) original: Option<Stored>,
    /// The quote of an earlier block that goes on in this one.
    pub(crate) continues: Option<QuoteId>,
    pub(crate) topics: Range<u32>,
    pub(crate) quotes: Range<u32>,
    pub(crate) notes: Range<u32>,
}

/// What one speaker says in a transcript.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Turn {
    /// How the source announces the speaker: "MS. LEE:". Not a part of the text.
    pub label: Option<String>,
    /// The whole turn as a quote, where the briefing says who speaks. In lists of quotes it stands only where the turn
    /// lists none of its own.
    pub(crate) speech: Option<Box<Quote>>,
}

impl Turn {
    /// The whole turn as a quote, where the briefing says who speaks; whether it is verified is another question.
    pub fn speech(&self) -> Option<&Quote> {
        self.speech.as_deref()
    }
}

/// A picture of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The file, by its name in the briefing's folder.
    pub image: String,
    /// What it shows, for who does not see it.
    pub alt: String,
    /// Who made it.
    pub credit: Option<String>,
}

/// Whether a quote stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verification {
    /// It does, at these bytes of its block's text, in order; one piece, unless it was shortened.
    Verified {
        /// How it was found.
        kind: MatchKind,
        /// Where.
        pieces: Vec<Range<usize>>,
    },
    /// It does not.
    Unverified {
        /// What was found instead.
        kind: MatchKind,
        /// What the file claims, word for word.
        claimed: String,
        /// Why it is refused, a sentence.
        reason: String,
        /// The words of the text that it nearly has, or that stand elsewhere, where they are known.
        near: Option<(BlockId, Range<usize>)>,
    },
}

/// Direct speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The block it is in, or begins in.
    pub block: BlockId,
    /// Who said it, or the first of those who did; nobody where the file names a speaker that it does not define.
    pub speaker: Option<SpeakerId>,
    /// Where and when; nothing where the file names an occasion that it does not define.
    pub occasion: Option<OccasionId>,
    /// Whether it is verified.
    pub verification: Verification,
    /// Whether the file shortened it at its start or its end by an ellipsis there.
    pub(crate) open_ends: (bool, bool),
    /// What few quotes have.
    pub(crate) details: Option<Box<QuoteDetails>>,
}

/// What few quotes have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct QuoteDetails {
    /// Those who said it together with the first speaker.
    pub(crate) other_speakers: Vec<SpeakerId>,
    pub(crate) role: Option<String>,
    pub(crate) topics: Option<Vec<TopicId>>,
    pub(crate) is_unconfirmed: bool,
    pub(crate) proposal: Option<Proposal>,
    /// Brackets of an editor in the first block's part.
    pub(crate) brackets: Vec<Bracket>,
    /// The pieces of the first block's part that continue the quote after words of the text, by their places.
    pub(crate) continuations: Vec<usize>,
    /// What the file claims of each piece, where there are several: of a quote that is not verified nothing else says it.
    pub(crate) claims: Vec<(BlockId, String)>,
    /// How it goes on in later blocks, in order.
    pub(crate) continued: Vec<ContinuedPart>,
    /// Where its words in the language they were said in stand, in the originals of the blocks of its parts.
    pub(crate) originals: Vec<(BlockId, Range<usize>)>,
}

/// The part of a quote that stands in a later block than the one it begins in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ContinuedPart {
    pub(crate) block: BlockId,
    pub(crate) pieces: Vec<Range<usize>>,
    pub(crate) open_ends: (bool, bool),
    pub(crate) brackets: Vec<Bracket>,
    pub(crate) continuations: Vec<usize>,
}

/// How sure the rules are that proposed a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Deserialize)]
pub enum Confidence {
    /// Nothing speaks against it, and little for it.
    #[default]
    Unsure,
    /// One would take it so.
    Likely,
    /// The words say so.
    Certain,
}

impl Confidence {
    /// The word for it in exports and in the window.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

/// Why a quote was proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The rule that it was found by, in words: "said NAME".
    pub rule: String,
    /// How sure that is.
    pub confidence: Confidence,
    /// The words that say so.
    pub evidence: Vec<String>,
}

impl Quote {
    /// What was found when it was looked for.
    pub fn match_kind(&self) -> MatchKind {
        match self.verification {
            Verification::Verified { kind, .. } | Verification::Unverified { kind, .. } => kind,
        }
    }

    /// Where the words of the text are that it nearly has, where it is not verified and they are known: a block, and bytes
    /// of its text.
    pub fn near_place(&self) -> Option<(BlockId, &Range<usize>)> {
        match &self.verification {
            Verification::Unverified { near, .. } => near.as_ref().map(|(block, range)| (*block, range)),
            Verification::Verified { .. } => None,
        }
    }

    /// Who said it; several where they said it together.
    pub fn speakers(&self) -> impl Iterator<Item = SpeakerId> + use<> {
        self.speaker.into_iter().chain(self.details().other_speakers.clone())
    }

    /// Whether somebody has confirmed it, or it was never only proposed.
    pub fn is_confirmed(&self) -> bool {
        !self.details().is_unconfirmed
    }

    /// Why it was proposed, where nobody has confirmed it yet and the file says why.
    pub fn proposal(&self) -> Option<&Proposal> {
        self.details().proposal.as_ref()
    }

    /// The topics that the file gives it beside those of its block.
    pub fn own_topics(&self) -> Option<&[TopicId]> {
        self.details().topics.as_deref()
    }

    /// The role that the file gives it beside that of its speaker.
    pub fn own_role(&self) -> Option<&str> {
        self.details().role.as_deref()
    }

    pub(crate) fn details(&self) -> &QuoteDetails {
        static NONE: QuoteDetails = QuoteDetails {
            other_speakers: Vec::new(),
            role: None,
            topics: None,
            is_unconfirmed: false,
            proposal: None,
            brackets: Vec::new(),
            continuations: Vec::new(),
            claims: Vec::new(),
            continued: Vec::new(),
            originals: Vec::new(),
        };
        self.details.as_deref().unwrap_or(&NONE)
    }

    pub(crate) fn details_mut(&mut self) -> &mut QuoteDetails {
        self.details.get_or_insert_default()
    }

    /// Where it stands in a block's text, from its first byte there to its last, if it does.
    pub fn span_in(&self, block: BlockId) -> Option<Range<usize>> {
        if block == self.block {
            return self.span();
        }
        self.span()?;
        let part = self.details().continued.iter().find(|part| part.block == block)?;
        Some(part.pieces.first()?.start..part.pieces.last()?.end)
    }

    /// Where it stands in a block's text without the words of the text that it goes on after: in mostly one place.
    pub fn speeches_in(&self, block: BlockId) -> Vec<Range<usize>> {
        let pieces = self.pieces_in(block);
        let details = self.details();
        let continuations = match block == self.block {
            true => &details.continuations,
            false => match details.continued.iter().find(|part| part.block == block) {
                Some(part) => &part.continuations,
                None => return Vec::new(),
            },
        };
        let starts = std::iter::once(0).chain(continuations.iter().copied());
        let ends = continuations.iter().copied().chain([pieces.len()]);
        let span = |(start, end): (usize, usize)| {
            let speech = pieces.get(start..end)?;
            Some(speech.first()?.start..speech.last()?.end)
        };
        starts.zip(ends).filter_map(span).collect()
    }

    /// Where its words in the language that they were said in stand in the original of a block.
    pub fn originals_in(&self, block: BlockId) -> Vec<Range<usize>> {
        self.details().originals.iter().filter(|(of, _)| *of == block).map(|(_, range)| range.clone()).collect()
    }

    /// Where its pieces stand in a block's text.
    pub fn pieces_in(&self, block: BlockId) -> &[Range<usize>] {
        match &self.verification {
            Verification::Verified { pieces, .. } if block == self.block => pieces,
            Verification::Verified { .. } => {
                self.details().continued.iter().find(|part| part.block == block).map_or(&[], |part| &part.pieces)
            }
            Verification::Unverified { .. } => &[],
        }
    }

    /// The blocks that it stands in, in order.
    pub fn blocks(&self) -> impl Iterator<Item = BlockId> {
        std::iter::once(self.block).chain(self.details().continued.iter().map(|part| part.block))
    }

    /// Where it stands in its block's text, from its first byte to its last, if it does.
    pub fn span(&self) -> Option<Range<usize>> {
        match &self.verification {
            Verification::Verified { pieces, .. } => Some(pieces.first()?.start..pieces.last()?.end),
            Verification::Unverified { .. } => None,
        }
    }
}

/// An editor's remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The block it is on.
    pub block: BlockId,
    /// The words of its text that it is on, as bytes.
    pub range: Range<usize>,
    /// The remark.
    pub text: String,
}

/// A block with the briefing that it is of.
#[derive(Clone, Copy)]
pub struct BlockRef<'a> {
    briefing: &'a Briefing,
    block: &'a Block,
    /// Its place in the body.
    pub id: BlockId,
}

impl<'a> BlockRef<'a> {
    /// What it is.
    pub fn kind(&self) -> BlockKind {
        self.block.kind
    }

    /// Its text; of a picture, the caption.
    pub fn text(&self) -> &'a str {
        self.briefing.store.get(self.block.text)
    }

    /// The topics it is in.
    pub fn topics(&self) -> &'a [TopicId] {
        slice(&self.briefing.memberships, &self.block.topics)
    }

    /// Its quotes, in order, with their ids.
    pub fn quotes(&self) -> impl Iterator<Item = (QuoteId, &'a Quote)> + use<'a> {
        (self.block.quotes.start..).map(QuoteId).zip(slice(&self.briefing.quotes, &self.block.quotes))
    }

    /// The quotes that have words in it, with their ids: first the one that goes on from an earlier block.
    pub fn spoken(&self) -> impl Iterator<Item = (QuoteId, &'a Quote)> + use<'a> {
        let continued = self.block.continues.and_then(|id| Some((id, self.briefing.quote(id)?)));
        continued.into_iter().chain(self.quotes())
    }

    /// The same text in the language that it was said or written in, where the briefing has it.
    pub fn original(&self) -> Option<&'a str> {
        self.block.original.map(|original| self.briefing.store.get(original))
    }

    /// Whose turn it is, if it is one.
    pub fn turn(&self) -> Option<&'a Turn> {
        match self.block.kind {
            BlockKind::Turn(index) => self.briefing.turns.get(index as usize),
            _ => None,
        }
    }

    /// Its notes, in order, with their ids.
    pub fn notes(&self) -> impl Iterator<Item = (NoteId, &'a Note)> + use<'a> {
        (self.block.notes.start..).map(NoteId).zip(slice(&self.briefing.notes, &self.block.notes))
    }

    /// The picture, if it is one.
    pub fn figure(&self) -> Option<&'a Figure> {
        match self.block.kind {
            BlockKind::Figure(index) => self.briefing.figures.get(index as usize),
            _ => None,
        }
    }
}

fn slice<'a, T>(all: &'a [T], range: &Range<u32>) -> &'a [T] {
    all.get(range.start as usize..range.end as usize).unwrap_or_default()
}

impl Briefing {
    /// The speakers, in the order of the file.
    pub fn speakers(&self) -> &[Speaker] {
        &self.speakers
    }

    /// The occasions, in the order of the file.
    pub fn occasions(&self) -> &[Occasion] {
        &self.occasions
    }

    /// The topics, in the order of the file.
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// The quotes, in the order of the text.
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }

    /// How many blocks the body has.
    pub fn block_count(&self) -> usize {
        self.blocks.len()
    }

    /// The number of a block in the body of the file, which has blocks that cannot be shown as well.
    pub fn body_number(&self, id: BlockId) -> usize {
        self.body_numbers.get(id.index()).map_or(id.index(), |number| *number as usize)
    }

    /// A block of the body.
    pub fn block(&self, id: BlockId) -> Option<BlockRef<'_>> {
        let block = self.blocks.get(id.index())?;
        Some(BlockRef { briefing: self, block, id })
    }

    /// All blocks, in order.
    pub fn blocks(&self) -> impl Iterator<Item = BlockRef<'_>> {
        (0..).map(BlockId).zip(&self.blocks).map(|(id, block)| BlockRef { briefing: self, block, id })
    }

    /// A quote.
    pub fn quote(&self, id: QuoteId) -> Option<&Quote> {
        self.quotes.get(id.index())
    }

    /// A note.
    pub fn note(&self, id: NoteId) -> Option<&Note> {
        self.notes.get(id.index())
    }

    /// A speaker.
    pub fn speaker(&self, id: SpeakerId) -> Option<&Speaker> {
        self.speakers.get(id.index())
    }

    /// An occasion.
    pub fn occasion(&self, id: OccasionId) -> Option<&Occasion> {
        self.occasions.get(id.index())
    }

    /// A topic.
    pub fn topic(&self, id: TopicId) -> Option<&Topic> {
        self.topics.get(id.index())
    }

    /// The topic with this id in the file.
    pub fn topic_by_id(&self, id: &str) -> Option<TopicId> {
        let index = self.topics.iter().position(|topic| topic.id == id)?;
        u16::try_from(index).ok().map(TopicId)
    }

    /// The speaker with this id in the file.
    pub fn speaker_by_id(&self, id: &str) -> Option<SpeakerId> {
        let index = self.speakers.iter().position(|speaker| speaker.id == id)?;
        u16::try_from(index).ok().map(SpeakerId)
    }

    /// The occasion with this id in the file.
    pub fn occasion_by_id(&self, id: &str) -> Option<OccasionId> {
        let index = self.occasions.iter().position(|occasion| occasion.id == id)?;
        u16::try_from(index).ok().map(OccasionId)
    }

    /// How many quotes the file has, those among them that could not be read.
    pub fn quotes_of_file(&self) -> usize {
        self.quotes.len() + self.unreadable_quotes
    }

    /// How many quotes are verified.
    pub fn verified_count(&self) -> usize {
        self.verified_count
    }

    /// How many quotes are only proposed, and nobody has confirmed them.
    pub fn unconfirmed_count(&self) -> usize {
        self.unconfirmed_count
    }

    /// Whether any text of it is there in the language that it was said or written in.
    pub fn has_originals(&self) -> bool {
        self.blocks.iter().any(|block| block.original.is_some())
    }

    /// A quote's words in the language that they were said in, where the briefing has them.
    pub fn original_of_quote(&self, quote: &Quote) -> Option<String> {
        let mut text = String::new();
        let mut last = None;
        for (id, range) in &quote.details().originals {
            if let Some(last) = last {
                text.push_str(if last == *id { " […] " } else { "\n\n" });
            }
            text.push_str(self.block(*id)?.original()?.get(range.clone())?);
            last = Some(*id);
        }
        (!text.is_empty()).then_some(text)
    }

    /// The speakers that are quoted, most quoted first.
    pub fn most_quoted(&self) -> &[SpeakerId] {
        &self.most_quoted
    }

    /// Finds speakers of one name. What tells them apart is the role; where that is the same too, the id. Entries that
    /// are said to be one person need not be told apart.
    pub(crate) fn tell_namesakes_apart(&mut self) {
        let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = |speaker: &Speaker| (spaced(&speaker.name), spaced(speaker.role_on(None).unwrap_or_default()));
        let mut names: HashMap<String, HashSet<SpeakerId>> = HashMap::new();
        let mut both: HashMap<_, HashSet<SpeakerId>> = HashMap::new();
        for speaker in &self.speakers {
            let key = key(speaker);
            names.entry(key.0.clone()).or_default().insert(speaker.person);
            both.entry(key).or_default().insert(speaker.person);
        }
        for speaker in &mut self.speakers {
            let key = key(speaker);
            if names.get(&key.0).is_some_and(|people| people.len() > 1) {
                let is_told = !key.1.is_empty() && both.get(&key).is_some_and(|people| people.len() == 1);
                speaker.told_by = Some(if is_told { key.1 } else { speaker.id.clone() });
            }
        }
    }

    /// Counts, once, what the window would else count with every frame.
    pub(crate) fn count_quotes(&mut self) {
        self.tell_namesakes_apart();
        let mut of_topics = vec![0; self.topics.len()];
        for (id, quote) in (0..).map(QuoteId).zip(&self.quotes) {
            let is_known = quote.speaker.is_some() && quote.occasion.is_some();
            self.verified_count += usize::from(quote.match_kind().is_verified() && is_known && quote.is_confirmed());
            self.unconfirmed_count += usize::from(!quote.is_confirmed());
            if let Some(occasion) = quote.occasion.and_then(|id| self.occasions.get_mut(id.index())) {
                occasion.quote_count += 1;
                occasion.first_quote.get_or_insert(id);
            }
            for topic in self.topics_of_quote(quote) {
                if let Some(count) = of_topics.get_mut(topic.index()) {
                    *count += 1;
                }
            }
            for speaker in quote.speakers() {
                if let Some(speaker) = self.speakers.get_mut(speaker.index()) {
                    speaker.quote_count += 1;
                }
            }
        }
        for (topic, count) in self.topics.iter_mut().zip(of_topics) {
            topic.quote_count = count;
        }
        let ids = (0..).map(SpeakerId).zip(&self.speakers);
        let mut quoted: Vec<_> = ids.filter(|(_, speaker)| speaker.quote_count > 0).collect();
        quoted.sort_by_key(|(_, speaker)| std::cmp::Reverse(speaker.quote_count));
        self.most_quoted = quoted.into_iter().map(|(id, _)| id).collect();
    }
}
