//! A [`Briefing`], and a reference to one of its blocks.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    block::{Block, BlockKind, Figure, Turn},
    ids::{BlockId, NoteId, OccasionId, QuoteId, SpeakerId, TopicId},
    note::Note,
    occasion::Occasion,
    quote::Quote,
    source::{Release, Source},
    speaker::Speaker,
    store::Store,
    topic::Topic,
};

/// One document, read and checked.
#[derive(Debug, Default, Clone)]
pub struct Briefing {
    pub(crate) store: Store,
    /// The title.
    pub title: String,
    /// The language of the text, as a BCP 47 tag; "en" if the file has none.
    pub language: String,
    /// The source.
    pub source: Source,
    /// Whether it may be used yet.
    pub release: Release,
    pub(crate) speakers: Vec<Speaker>,
    pub(crate) occasions: Vec<Occasion>,
    pub(crate) topics: Vec<Topic>,
    pub(crate) blocks: Vec<Block>,
    /// The blocks that are not paragraphs, in order.
    pub(crate) other_blocks: Vec<BlockId>,
    /// For each block, its number in the body of the file; empty if all blocks could be read, so that these numbers are
    /// those of the blocks.
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

/// A block together with its briefing.
#[derive(Clone, Copy)]
pub struct BlockRef<'a> {
    briefing: &'a Briefing,
    block: &'a Block,
    /// Its index in the body.
    pub id: BlockId,
}

impl<'a> BlockRef<'a> {
    /// Its kind.
    pub fn kind(&self) -> BlockKind {
        self.block.kind
    }

    /// Its text; for a picture, the caption.
    pub fn text(&self) -> &'a str {
        self.briefing.store.get(self.block.text)
    }

    /// Its topics.
    pub fn topics(&self) -> &'a [TopicId] {
        slice(&self.briefing.memberships, &self.block.topics)
    }

    /// Its quotes, in order, with their ids.
    pub fn quotes(&self) -> impl Iterator<Item = (QuoteId, &'a Quote)> + use<'a> {
        (self.block.quotes.start..).map(QuoteId).zip(slice(&self.briefing.quotes, &self.block.quotes))
    }

    /// The quotes that have words in it, with their ids: first the one that continues from an earlier block.
    pub fn spoken(&self) -> impl Iterator<Item = (QuoteId, &'a Quote)> + use<'a> {
        let continued = self.block.continues.and_then(|id| Some((id, self.briefing.quote(id)?)));
        continued.into_iter().chain(self.quotes())
    }

    /// Its text in the original language, if the briefing has it.
    pub fn original(&self) -> Option<&'a str> {
        self.block.original.map(|original| self.briefing.store.get(original))
    }

    /// The turn, if it is one.
    pub fn turn(&self) -> Option<&'a Turn> {
        match self.block.kind {
            BlockKind::Turn(index) => self.briefing.turns.get(index as usize),
            _ => None,
        }
    }

    /// The words that one of its notes is about.
    pub fn words_of(&self, note: &Note) -> &'a str {
        self.text().get(note.range.clone()).unwrap_or_default()
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

    /// The number of a block in the body of the file, which also counts blocks that cannot be shown.
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

    /// How many quotes the file has, including those that could not be read.
    pub fn quotes_of_file(&self) -> usize {
        self.quotes.len() + self.unreadable_quotes
    }

    /// How many quotes are verified.
    pub fn verified_count(&self) -> usize {
        self.verified_count
    }

    /// How many quotes are proposals that are not confirmed.
    pub fn unconfirmed_count(&self) -> usize {
        self.unconfirmed_count
    }

    /// Whether any of its blocks has its text in the original language.
    pub fn has_originals(&self) -> bool {
        self.blocks.iter().any(|block| block.original.is_some())
    }

    /// A quote's words in the original language, if the briefing has them.
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

    /// The quoted speakers, the most quoted first.
    pub fn most_quoted(&self) -> &[SpeakerId] {
        &self.most_quoted
    }

    /// Distinguishes speakers with the same name by the role or, if that is the same too, by the id. Entries that are
    /// marked as one person need not be distinguished.
    pub(crate) fn tell_namesakes_apart(&mut self) {
        let spaced = crate::text::single_spaced;
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
                let has_role_of_own = !key.1.is_empty() && both.get(&key).is_some_and(|people| people.len() == 1);
                speaker.distinguished_by = Some(if has_role_of_own { key.1 } else { speaker.id.clone() });
            }
        }
    }

    /// Counts once what the window would otherwise count in every frame.
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
