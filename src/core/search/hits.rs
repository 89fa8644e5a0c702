//! Searches a whole briefing: where the hits are, how many, and under which topics.
//!
//! Only places with hits are stored, each with the number of hits before it. Text on screen is searched again
//! when it is drawn, so a million hits take no more memory than their paragraphs.

use std::{
    borrow::Cow,
    ops::Range,
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{Finder, Search, fold};
use crate::{
    marks::MarkId,
    model::{BlockId, BlockRef, Briefing, NoteId, Quote, QuoteId, SpeakerId, TopicId, Verification},
};

/// A user's own note, with its tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnNote {
    /// The mark that it belongs to.
    pub mark: MarkId,
    /// Its words.
    pub text: String,
}

/// Something in a briefing that has words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SearchTarget {
    /// The title of the briefing.
    Title,
    /// A topic: its title, its summary and its facts.
    Topic(TopicId),
    /// A speaker: names and role.
    Speaker(SpeakerId),
    /// A block of the body.
    Block(BlockId),
    /// The original of a block, in the language that it was said or written in.
    Original(BlockId),
    /// A note.
    Note(NoteId),
    /// One of the user's own notes, by its index among those searched.
    Own(u32),
    /// The words of a quote that is not verified. The words of a verified one are in its block.
    Claim(QuoteId),
}

impl SearchTarget {
    /// Its words; for a user's own note, those of the note.
    pub fn text_among<'t>(self, briefing: &'t Briefing, own: &'t [OwnNote]) -> Cow<'t, str> {
        match self {
            Self::Own(number) => Cow::Borrowed(own.get(number as usize).map_or("", |note| &note.text)),
            place => place.text(briefing),
        }
    }

    /// Its words. Several texts are joined by " · ".
    pub fn text(self, briefing: &Briefing) -> Cow<'_, str> {
        match self {
            Self::Title => Cow::Borrowed(&briefing.title),
            Self::Topic(id) => briefing.topic(id).map_or(Cow::Borrowed(""), |topic| {
                let facts = topic.facts.iter().map(|fact| format!("{} {}", fact.value, fact.label));
                joined([Some(topic.title.clone()), topic.summary.clone()].into_iter().flatten().chain(facts))
            }),
            Self::Speaker(id) => briefing.speaker(id).map_or(Cow::Borrowed(""), |speaker| {
                let texts = [Some(&speaker.name), speaker.native_name.as_ref(), speaker.role.as_ref()];
                joined(texts.into_iter().flatten().cloned())
            }),
            Self::Block(id) => Cow::Borrowed(briefing.block(id).map_or("", |block| block.text())),
            Self::Original(id) => {
                Cow::Borrowed(briefing.block(id).and_then(|block| block.original()).unwrap_or_default())
            }
            Self::Note(id) => Cow::Borrowed(briefing.note(id).map_or("", |note| &note.text)),
            // The note is stored with the program, not in the briefing.
            Self::Own(_) => Cow::Borrowed(""),
            Self::Claim(id) => match briefing.quote(id).map(|quote| &quote.verification) {
                Some(Verification::Unverified { claimed, .. }) => Cow::Borrowed(claimed),
                _ => Cow::Borrowed(""),
            },
        }
    }

    /// The block it belongs to, if it is of the body.
    pub fn block(self, briefing: &Briefing) -> Option<BlockId> {
        match self {
            Self::Title | Self::Topic(_) | Self::Speaker(_) | Self::Own(_) => None,
            Self::Block(id) | Self::Original(id) => Some(id),
            Self::Note(id) => briefing.note(id).map(|note| note.block),
            Self::Claim(id) => briefing.quote(id).map(|quote| quote.block),
        }
    }

    fn group(self, briefing: &Briefing) -> Group {
        match self {
            Self::Title => Group::Title,
            Self::Topic(id) => Group::Topic(id),
            Self::Speaker(_) => Group::Speakers,
            Self::Own(_) => Group::Own,
            Self::Claim(id) => {
                let topics = briefing.quote(id).map(|quote| briefing.topics_of_quote(quote)).unwrap_or_default();
                topics.first().copied().map_or(Group::NoTopic, Group::Topic)
            }
            Self::Block(_) | Self::Original(_) | Self::Note(_) => {
                let block = self.block(briefing).and_then(|id| briefing.block(id));
                let of_quote = |block: &BlockRef<'_>| {
                    block.quotes().find_map(|(_, quote)| briefing.topics_of_quote(quote).first().copied())
                };
                // A paragraph in no topic is listed with the first of its quotes that is in one.
                let topic = block.and_then(|block| block.topics().first().copied().or_else(|| of_quote(&block)));
                topic.map_or(Group::NoTopic, Group::Topic)
            }
        }
    }
}

fn joined(texts: impl Iterator<Item = String>) -> Cow<'static, str> {
    Cow::Owned(texts.collect::<Vec<_>>().join(" · "))
}

/// The heading under which hits are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The title.
    Title,
    /// A topic; the first if a block has several.
    Topic(TopicId),
    /// Places in no topic.
    NoTopic,
    /// The speakers.
    Speakers,
    /// The user's own notes.
    Own,
}

impl Group {
    fn index(self, topics: usize) -> usize {
        match self {
            Self::Title => 0,
            Self::Topic(id) => 1 + id.index(),
            Self::NoTopic => topics + 1,
            Self::Speakers => topics + 2,
            Self::Own => topics + 3,
        }
    }

    fn at(index: usize, topics: usize) -> Self {
        match index.checked_sub(1) {
            None => Self::Title,
            Some(topic) if topic < topics => Self::Topic(TopicId(u16::try_from(topic).unwrap_or(u16::MAX))),
            Some(topic) if topic == topics => Self::NoTopic,
            Some(topic) if topic == topics + 1 => Self::Speakers,
            Some(_) => Self::Own,
        }
    }
}

/// A place with hits, and the number of its first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct PlaceWithHits {
    place: SearchTarget,
    first: u32,
    /// The id of the block it belongs to. Places outside the body come after the body.
    block: BlockId,
}

/// All hits in a briefing, numbered from zero in the order of the body and then of the other places, and listed
/// by topic.
#[derive(Debug, Clone, Default)]
pub struct Hits {
    found: Vec<PlaceWithHits>,
    total: usize,
    /// For each row of the list that is not a heading: its index in `found`, and the number of such rows before
    /// it.
    listed: Vec<(u32, u32)>,
    /// The headings: the group, and the range of its rows.
    groups: Vec<(Group, Range<usize>)>,
    quotes: Vec<QuoteId>,
}

/// A row of the list of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A heading, and how many hits are under it.
    Group(Group, usize),
    /// A hit, by its number.
    Hit(usize),
}

impl Hits {
    fn new(parts: &[Part], briefing: &Briefing) -> Self {
        let mut hits = Self::default();
        for (place, count) in parts.iter().flat_map(|part| &part.places) {
            let block = place.block(briefing).unwrap_or(BlockId(u32::MAX));
            let first = u32::try_from(hits.total).unwrap_or(u32::MAX);
            hits.found.push(PlaceWithHits { place: *place, first, block });
            hits.total += count;
        }
        hits.quotes = parts.iter().flat_map(|part| &part.quotes).copied().collect();
        hits.list(briefing);
        hits
    }

    /// Sorts the places by their groups, keeping their order within each.
    fn list(&mut self, briefing: &Briefing) {
        let topics = briefing.topics().len();
        let groups: Vec<usize> = self.found.iter().map(|found| found.place.group(briefing).index(topics)).collect();
        let mut starts = vec![0_usize; topics + 5];
        for group in &groups {
            if let Some(count) = starts.get_mut(group + 1) {
                *count += 1;
            }
        }
        for i in 1..starts.len() {
            let before = starts.get(i - 1).copied().unwrap_or_default();
            if let Some(start) = starts.get_mut(i) {
                *start += before;
            }
        }
        let mut next = starts.clone();
        let mut order = vec![0_u32; groups.len()];
        for (i, group) in groups.iter().enumerate() {
            if let Some(at) = next.get_mut(*group) {
                if let Some(slot) = order.get_mut(*at) {
                    *slot = u32::try_from(i).unwrap_or(u32::MAX);
                }
                *at += 1;
            }
        }
        let mut rows = 0_usize;
        self.listed = Vec::with_capacity(order.len());
        for (group, bounds) in starts.windows(2).enumerate() {
            let first = rows;
            for index in order
                .get(bounds.first().copied().unwrap_or(0)..bounds.last().copied().unwrap_or(0))
                .into_iter()
                .flatten()
            {
                self.listed.push((*index, u32::try_from(rows).unwrap_or(u32::MAX)));
                rows += self.count_at(*index as usize);
            }
            if rows > first {
                self.groups.push((Group::at(group, topics), first..rows));
            }
        }
    }

    fn count_at(&self, index: usize) -> usize {
        let first = |index: usize| self.found.get(index).map_or(self.total, |found| found.first as usize);
        first(index + 1) - first(index)
    }

    /// How many hits there are.
    pub fn total(&self) -> usize {
        self.total
    }

    /// The place of a hit, and which of the place's hits it is.
    pub fn get(&self, number: usize) -> Option<(SearchTarget, usize)> {
        let found = self.found.get(self.index_of(number)?)?;
        Some((found.place, number - found.first as usize))
    }

    /// The number of the first hit in a block or after it in the body; `None` if there is none.
    pub fn from_block(&self, block: BlockId) -> Option<usize> {
        let found = self.found.get(self.first_from(block))?;
        (found.block.0 < u32::MAX).then_some(found.first as usize)
    }

    /// Whether a block in the range has hits in its text and satisfies `is_wanted`.
    pub fn has_block(&self, blocks: Range<BlockId>, is_wanted: impl Fn(BlockId) -> bool) -> bool {
        let found = self.found.get(self.first_from(blocks.start)..).unwrap_or_default();
        let blocks = found.iter().take_while(|found| found.block < blocks.end);
        blocks
            .filter_map(|found| if let SearchTarget::Block(id) = found.place { Some(id) } else { None })
            .any(is_wanted)
    }

    /// The index in `found` of the first place in a block or a later one.
    fn first_from(&self, block: BlockId) -> usize {
        self.found.partition_point(|found| found.block < block)
    }

    /// The places from the one of this hit on, each with the number of its first hit and how many it has.
    pub fn places_from(&self, number: usize) -> impl DoubleEndedIterator<Item = (SearchTarget, usize, usize)> {
        let index = self.index_of(number).unwrap_or(self.found.len());
        self.numbered(index..self.found.len())
    }

    /// The places up to the one of this hit, in order.
    pub fn places_to(&self, number: usize) -> impl DoubleEndedIterator<Item = (SearchTarget, usize, usize)> {
        self.numbered(0..self.index_of(number).map_or(0, |index| index + 1))
    }

    fn numbered(&self, indices: Range<usize>) -> impl DoubleEndedIterator<Item = (SearchTarget, usize, usize)> {
        let places = indices.clone().zip(self.found.get(indices).unwrap_or_default());
        places.map(|(i, found)| (found.place, found.first as usize, self.count_at(i)))
    }

    /// The index in `found` of the place of a hit.
    fn index_of(&self, number: usize) -> Option<usize> {
        let is_there = number < self.total;
        is_there.then(|| self.found.partition_point(|found| found.first as usize <= number).saturating_sub(1))
    }

    /// The quotes that have hits in their words or in the name or role of their speaker, in order.
    pub fn quotes(&self) -> &[QuoteId] {
        &self.quotes
    }

    /// How many rows the list has, including headings.
    pub fn row_count(&self) -> usize {
        self.total + self.groups.len()
    }

    /// A row of the list.
    pub fn row(&self, row: usize) -> Option<Row> {
        let headings = self.groups.iter().enumerate().filter(|_| row < self.row_count());
        let (group, _) = headings.take_while(|(i, (_, rows))| rows.start + i <= row).last()?;
        let (of, rows) = self.groups.get(group)?;
        let Some(number) = (row - (rows.start + group)).checked_sub(1) else {
            return Some(Row::Group(*of, rows.len()));
        };
        let listed_row = rows.start + number;
        let at = self.listed.partition_point(|(_, before)| *before as usize <= listed_row).checked_sub(1)?;
        let (index, before) = self.listed.get(at)?;
        let found = self.found.get(*index as usize)?;
        Some(Row::Hit(found.first as usize + (listed_row - *before as usize)))
    }

    /// The row of the list that a hit is in.
    pub fn row_of(&self, number: usize, briefing: &Briefing) -> Option<usize> {
        let index = self.index_of(number)?;
        let found = self.found.get(index)?;
        let group = found.place.group(briefing);
        let heading = self.groups.iter().position(|(of, _)| *of == group)?;
        let (_, rows) = self.groups.get(heading)?;
        let first = self.listed.partition_point(|(_, before)| (*before as usize) < rows.start);
        let last = self.listed.partition_point(|(_, before)| (*before as usize) < rows.end);
        let mine = self.listed.get(first..last)?;
        let at = mine.binary_search_by_key(&index, |(index, _)| *index as usize).ok()?;
        let (_, before) = mine.get(at)?;
        Some(heading + 1 + *before as usize + (number - found.first as usize))
    }
}

/// Which blocks have to be folded as a whole before they are searched. Computed once for a briefing.
#[derive(Debug, Default)]
pub struct RichBlocks {
    bits: Vec<u64>,
}

impl RichBlocks {
    /// Checks every block.
    pub fn new(briefing: &Briefing) -> Self {
        let count = briefing.block_count();
        let mut bits = vec![0_u64; count.div_ceil(64)];
        for block in briefing.blocks().filter(|block| fold::is_rich(block.text())) {
            if let Some(word) = bits.get_mut(block.id.index() / 64) {
                *word |= 1 << (block.id.index() % 64);
            }
        }
        Self { bits }
    }

    fn has(&self, block: BlockId) -> Option<bool> {
        self.bits.get(block.index() / 64).map(|word| word >> (block.index() % 64) & 1 == 1)
    }
}

/// Runs one search through one briefing.
pub struct Searcher<'a> {
    /// The query.
    pub search: &'a Search,
    /// The briefing to search.
    pub briefing: &'a Briefing,
    /// The user's own notes on it.
    pub own: &'a [OwnNote],
    /// Which of its blocks need folding as a whole.
    pub rich: &'a RichBlocks,
    /// Whether the search was cancelled.
    pub is_stale: &'a (dyn Fn() -> bool + Sync),
}

/// How many blocks are searched between two checks for cancellation.
const CHUNK_BLOCKS: usize = 2048;
/// How many hits fill the first screen of the list.
const FIRST_HITS: usize = 64;

/// The hits in a part of the briefing.
#[derive(Default)]
struct Part {
    places: Vec<(SearchTarget, usize)>,
    quotes: Vec<QuoteId>,
}

impl Part {
    fn add(&mut self, place: SearchTarget, hits: usize) {
        if hits > 0 {
            self.places.push((place, hits));
        }
    }

    fn total(&self) -> usize {
        self.places.iter().map(|(_, count)| count).sum()
    }
}

impl Searcher<'_> {
    /// All hits, or `None` if the search was cancelled. `first` is called with the hits of the first screen as
    /// soon as they are known, if there is more to search.
    pub fn run(&self, mut first: impl FnMut(Hits)) -> Option<Hits> {
        let (beside, speakers) = self.beside_the_body();
        let mut total = beside.total();
        let mut parts = Vec::new();
        let chunks = self.briefing.block_count().div_ceil(CHUNK_BLOCKS);
        let mut done = 0;
        while done < chunks && total < FIRST_HITS {
            if (self.is_stale)() {
                return None;
            }
            let part = self.chunk(done, &speakers);
            total += part.total();
            parts.push(part);
            done += 1;
        }
        if done < chunks {
            first(Hits::new(&parts, self.briefing));
        }
        parts.extend(self.rest(done..chunks, &speakers)?);
        parts.push(beside);
        Some(Hits::new(&parts, self.briefing))
    }

    /// Searches the remaining chunks on all threads of the machine.
    fn rest(&self, chunks: Range<usize>, speakers: &[bool]) -> Option<Vec<Part>> {
        let next = AtomicUsize::new(chunks.start);
        let work = || {
            let mut mine = Vec::new();
            loop {
                let chunk = next.fetch_add(1, Ordering::Relaxed);
                if chunk >= chunks.end || (self.is_stale)() {
                    return mine;
                }
                mine.push((chunk, self.chunk(chunk, speakers)));
            }
        };
        let helpers = std::thread::available_parallelism().map_or(0, |threads| threads.get() - 1).min(chunks.len() / 2);
        let mut all = std::thread::scope(|scope| {
            let builders = (0..helpers).map(|_| std::thread::Builder::new().name("find".to_owned()));
            let threads: Vec<_> = builders.filter_map(|builder| builder.spawn_scoped(scope, work).ok()).collect();
            let mut all = work();
            all.extend(threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()));
            all
        });
        // If a thread panicked, its chunks are missing: no answer is better than a wrong one.
        if (self.is_stale)() || all.len() != chunks.len() {
            return None;
        }
        all.sort_unstable_by_key(|(chunk, _)| *chunk);
        Some(all.into_iter().map(|(_, part)| part).collect())
    }

    /// The hits outside the body, and for each speaker whether there are any.
    fn beside_the_body(&self) -> (Part, Vec<bool>) {
        let mut finder = Finder::new(self.search);
        let mut part = Part::default();
        let mut count = |place: SearchTarget, part: &mut Part| {
            finder.find(&place.text(self.briefing), None);
            part.add(place, finder.found.len());
            !finder.found.is_empty()
        };
        count(SearchTarget::Title, &mut part);
        for id in (0..).map(TopicId).take(self.briefing.topics().len()) {
            count(SearchTarget::Topic(id), &mut part);
        }
        let speakers = (0..).map(SpeakerId).take(self.briefing.speakers().len());
        let speakers = speakers.map(|id| count(SearchTarget::Speaker(id), &mut part)).collect();
        for (number, note) in (0..).zip(self.own) {
            finder.find(&note.text, None);
            part.add(SearchTarget::Own(number), finder.found.len());
        }
        (part, speakers)
    }

    /// The hits in the blocks of a chunk, and in their notes, originals and quotes.
    fn chunk(&self, chunk: usize, speakers: &[bool]) -> Part {
        let mut finder = Finder::new(self.search);
        let mut part = Part::default();
        let has_speakers = speakers.contains(&true);
        let ids = (chunk * CHUNK_BLOCKS..(chunk + 1) * CHUNK_BLOCKS)
            .map_while(|index| u32::try_from(index).ok())
            .map(BlockId);
        for block in ids.map_while(|id| self.briefing.block(id)) {
            // The caller checks for cancellation itself and discards the partial result.
            if (self.is_stale)() {
                return part;
            }
            finder.find(block.text(), self.rich.has(block.id));
            part.add(SearchTarget::Block(block.id), finder.found.len());
            if has_speakers || !finder.found.is_empty() {
                let is_hit = |quote: &Quote| {
                    let is_by_hit = quote.speakers().any(|id| speakers.get(id.index()) == Some(&true));
                    let said = quote.span_in(block.id).unwrap_or_default();
                    let next = finder.found.partition_point(|hit| hit.end <= said.start);
                    is_by_hit || finder.found.get(next).is_some_and(|hit| hit.start < said.end)
                };
                part.quotes.extend(block.spoken().filter(|(_, quote)| is_hit(quote)).map(|(id, _)| id));
            }
            if let Some(original) = block.original() {
                finder.find(original, None);
                part.add(SearchTarget::Original(block.id), finder.found.len());
                if !finder.found.is_empty() {
                    let is_hit = |quote: &Quote| {
                        let said = quote.originals_in(block.id);
                        said.iter()
                            .any(|said| finder.found.iter().any(|hit| hit.start < said.end && said.start < hit.end))
                    };
                    part.quotes.extend(block.spoken().filter(|(_, quote)| is_hit(quote)).map(|(id, _)| id));
                }
            }
            for (id, note) in block.notes() {
                finder.find(&note.text, None);
                part.add(SearchTarget::Note(id), finder.found.len());
            }
            for (id, quote) in block.quotes() {
                if let Verification::Unverified { claimed, .. } = &quote.verification {
                    finder.find(claimed, None);
                    part.add(SearchTarget::Claim(id), finder.found.len());
                    if !finder.found.is_empty() {
                        part.quotes.push(id);
                    }
                }
            }
        }
        part.quotes.sort_unstable();
        part.quotes.dedup();
        part
    }
}
