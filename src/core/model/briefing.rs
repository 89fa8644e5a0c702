//! A [`Briefing`] and its parts.

use std::{borrow::Cow, collections::HashMap, ops::Range};

use super::date::EventDate;
use crate::matching::MatchKind;

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
    pub(crate) figures: Vec<Figure>,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) notes: Vec<Note>,
    pub(crate) memberships: Vec<TopicId>,
    pub(crate) verified_count: usize,
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
    /// The role held on that day.
    pub role: Option<String>,
    /// The name in the speaker's own script.
    pub native_name: Option<String>,
    /// The part of the name that a list of references is sorted by; nothing for an office, and where the
    /// file does not say.
    pub family_name: Option<String>,
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

    /// What tells this speaker from another of the same name, where there is one: the role, or the id in the file.
    pub fn told_by(&self) -> Option<&str> {
        self.told_by.as_deref()
    }
}

/// In which way something was said. References name it, and reference managers sort by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
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
    /// A picture, by its place in the list of pictures; its text is the caption.
    Figure(u32),
}

#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    pub(crate) text: Stored,
    pub(crate) topics: Range<u32>,
    pub(crate) quotes: Range<u32>,
    pub(crate) notes: Range<u32>,
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
    /// The block it is in.
    pub block: BlockId,
    /// Who said it; nobody where the file names a speaker that it does not define.
    pub speaker: Option<SpeakerId>,
    /// Where and when; nothing where the file names an occasion that it does not define.
    pub occasion: Option<OccasionId>,
    /// Whether it is verified.
    pub verification: Verification,
    /// Whether the file shortened it at its start or its end by an ellipsis there.
    pub(crate) open_ends: (bool, bool),
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

    /// The speakers that are quoted, most quoted first.
    pub fn most_quoted(&self) -> &[SpeakerId] {
        &self.most_quoted
    }

    /// Finds speakers of one name. What tells them apart is the role; where that is the same too, the id.
    pub(crate) fn tell_namesakes_apart(&mut self) {
        let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = |speaker: &Speaker| (spaced(&speaker.name), spaced(speaker.role.as_deref().unwrap_or_default()));
        let (mut names, mut both) = (HashMap::new(), HashMap::new());
        for speaker in &self.speakers {
            let key = key(speaker);
            *names.entry(key.0.clone()).or_insert(0) += 1;
            *both.entry(key).or_insert(0) += 1;
        }
        for speaker in &mut self.speakers {
            let key = key(speaker);
            if names.get(&key.0).is_some_and(|count| *count > 1) {
                let is_told = !key.1.is_empty() && both.get(&key) == Some(&1);
                speaker.told_by = Some(if is_told { key.1 } else { speaker.id.clone() });
            }
        }
    }

    /// Counts, once, what the window would else count with every frame.
    pub(crate) fn count_quotes(&mut self) {
        self.tell_namesakes_apart();
        for (id, quote) in (0..).map(QuoteId).zip(&self.quotes) {
            let is_verified = quote.match_kind().is_verified() && quote.speaker.is_some() && quote.occasion.is_some();
            self.verified_count += usize::from(is_verified);
            if let Some(occasion) = quote.occasion.and_then(|id| self.occasions.get_mut(id.index())) {
                occasion.quote_count += 1;
                occasion.first_quote.get_or_insert(id);
            }
            if let Some(speaker) = quote.speaker.and_then(|id| self.speakers.get_mut(id.index())) {
                speaker.quote_count += 1;
            }
        }
        let ids = (0..).map(SpeakerId).zip(&self.speakers);
        let mut quoted: Vec<_> = ids.filter(|(_, speaker)| speaker.quote_count > 0).collect();
        quoted.sort_by_key(|(_, speaker)| std::cmp::Reverse(speaker.quote_count));
        self.most_quoted = quoted.into_iter().map(|(id, _)| id).collect();
    }
}
