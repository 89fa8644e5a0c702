//! The body of a draft as it will be in the file: blocks with their text, and the quotes proposed in each.

use std::ops::Range;

use super::{Draft, UnplacedQuotes, body, speakers::Speaker};
use crate::{
    attribution::{Confidence, ProposedQuote},
    document::{Block, BlockKind},
    format::value::{Record, Value},
    limits,
    matching::quote_text::QuoteTextFinder,
};

/// A block of the body.
#[derive(Debug, Clone)]
pub(super) struct PlannedBlock {
    pub(super) kind: PlannedKind,
    pub(super) text: String,
    /// Numbers of the draft's topics.
    pub(super) topics: Vec<usize>,
    pub(super) quotes: Vec<PlannedQuote>,
}

/// The kind of a block.
#[derive(Debug, Clone)]
pub(super) enum PlannedKind {
    Heading,
    Paragraph,
    Item(u8),
    /// A turn with its label, which only the first of several paragraphs has, and its speaker.
    Turn {
        label: Option<String>,
        speech: Option<ProposedAttribution>,
    },
}

/// A proposed quote.
#[derive(Debug, Clone)]
pub(super) struct PlannedQuote {
    pub(super) text: String,
    pub(super) continues: bool,
    pub(super) claim: ProposedAttribution,
}

/// The proposed speaker and occasion, and the reason.
#[derive(Debug, Clone)]
pub(super) struct ProposedAttribution {
    /// The number of the draft's speaker.
    pub(super) speaker: Option<usize>,
    /// The number of the draft's occasion.
    pub(super) occasion: usize,
    /// Speaker, date and role, if the user confirmed them in an earlier version.
    pub(super) confirmed_as: Option<Record>,
    rule: &'static str,
    confidence: Confidence,
    evidence: Vec<String>,
}

/// The blocks of a draft, and which proposed quotes were left out.
pub(super) fn body(draft: &Draft) -> (Vec<PlannedBlock>, UnplacedQuotes) {
    let mut planner = Planner { draft, next: 0, listed: None, unplaced: UnplacedQuotes::default() };
    let mut blocks = Vec::with_capacity(draft.document.blocks.len());
    for number in 0..draft.document.blocks.len() {
        planner.block(number, &mut blocks);
    }
    (blocks, planner.unplaced)
}

struct Planner<'a> {
    draft: &'a Draft,
    /// The first quote that is not yet in a block.
    next: usize,
    /// The quote that was listed last, with the block that it begins in.
    listed: Option<(usize, usize)>,
    unplaced: UnplacedQuotes,
}

impl Planner<'_> {
    fn block(&mut self, number: usize, blocks: &mut Vec<PlannedBlock>) {
        let Some(block) = self.draft.document.blocks.get(number) else { return };
        let spoken = self.quotes_of(number);
        let (kind, range) = match self.turn(number, &spoken) {
            Some((kind, after_label)) => (kind, after_label..block.range.end),
            None => (plain_kind(block.kind), block.range.clone()),
        };
        let topics = self.draft.topics_of.get(number).cloned().unwrap_or_default();
        for part in body::parts(&self.draft.document.text, range) {
            let text = body::joined(self.draft.document.text.get(part.clone()).unwrap_or_default(), block.kind);
            if text.is_empty() {
                continue;
            }
            let quotes = match kind {
                PlannedKind::Turn { .. } => Vec::new(),
                _ => self.planned(&spoken, &part, block.kind, &text),
            };
            if !(blocks.is_empty() && quotes.is_empty() && self.is_title(&kind, &text)) {
                blocks.push(PlannedBlock { kind: kind.clone(), text, topics: topics.clone(), quotes });
            }
        }
    }

    /// Whether a block repeats the title, with which every view of the briefing already begins. A sentence is not a
    /// title, and a document that has only a title keeps it.
    fn is_title(&self, kind: &PlannedKind, text: &str) -> bool {
        let may_be = match kind {
            PlannedKind::Heading => true,
            PlannedKind::Paragraph => !text.ends_with(['.', '!', '?', '。', '！', '？', ':', '…']),
            PlannedKind::Item(_) | PlannedKind::Turn { .. } => false,
        };
        may_be && self.draft.document.blocks.len() > 1 && text == self.draft.title()
    }

    /// The numbers of the quotes of a block.
    fn quotes_of(&mut self, number: usize) -> Range<usize> {
        let quotes = self.draft.attribution.quotes.iter().skip(self.next);
        let skipped = quotes.clone().take_while(|quote| quote.block < number).count();
        let count = quotes.skip(skipped).take_while(|quote| quote.block == number).count();
        let start = self.next + skipped;
        self.next = start + count;
        start..self.next
    }

    /// The kind of a block within a turn, and where its text begins after the label.
    fn turn(&self, number: usize, spoken: &Range<usize>) -> Option<(PlannedKind, usize)> {
        let turn = self.draft.attribution.turns.iter().find(|turn| turn.blocks.contains(&number))?;
        let block = self.draft.document.blocks.get(number)?;
        // The label may be a separate block; the time of day and "(Applause.)" within a turn are not part of its words.
        let is_of_label = block.range.end <= turn.label.end;
        let has_own_block = |label: &Block| label.range.end <= turn.label.end;
        let is_labelled_apart = self.draft.document.blocks.get(turn.blocks.start).is_some_and(has_own_block);
        if turn.speaker.is_some() && spoken.is_empty() && !is_of_label && number != turn.blocks.start {
            return None;
        }
        let is_first = turn.blocks.start + usize::from(is_labelled_apart) == number;
        let label = self.draft.document.text.get(turn.label.clone()).map(|label| body::on_one_line(label, LABEL_CHARS));
        let rest = if number == turn.blocks.start { turn.label.end } else { block.range.start };
        let space = self.draft.document.text.get(rest..block.range.end)?;
        let start = rest + (space.len() - space.trim_start().len());
        let speech = turn.speaker.and_then(|_| spoken.clone().next()).map(|quote| self.claim(quote));
        let speech = speech.filter(|claim| claim.speaker.is_some());
        // If the speaker of a turn is unknown, all of its paragraphs are shown under its label.
        let label = label.filter(|_| is_first || speech.is_none());
        Some((PlannedKind::Turn { label, speech }, start))
    }

    fn claim(&self, number: usize) -> ProposedAttribution {
        let quote = self.draft.attribution.quotes.get(number);
        let speaker = quote.and_then(|quote| quote.speaker);
        let speaker = speaker.and_then(|person| self.draft.speakers.iter().position(|one| one.person == person));
        let evidence = quote.map(|quote| self.evidence(quote)).unwrap_or_default();
        let occasion = self.draft.occasion_of.get(number).copied().unwrap_or_default();
        let (rule, confidence) =
            quote.map_or(("", Confidence::Unsure), |quote| (quote.rule.in_words(), quote.confidence));
        ProposedAttribution { speaker, occasion, confirmed_as: None, rule, confidence, evidence }
    }

    /// Whether the previous quote is the last in the file's list, so that this piece can continue it.
    fn goes_on(&self, number: usize, block: usize) -> bool {
        self.listed.is_some_and(|(before, first)| before + 1 == number && block - first <= limits::BLOCKS_OF_QUOTE)
    }

    fn list(&mut self, number: usize, block: usize, continues: bool) {
        let first = self.listed.filter(|_| continues).map_or(block, |(_, first)| first);
        self.listed = Some((number, first));
    }

    fn evidence(&self, quote: &ProposedQuote) -> Vec<String> {
        let words = quote.evidence.iter().filter_map(|range| self.draft.document.text.get(range.clone()));
        let words = words.map(|words| body::on_one_line(words, EVIDENCE_CHARS)).filter(|words| !words.is_empty());
        words.take(limits::EVIDENCE_OF_PROPOSAL).collect()
    }

    /// The quotes of one part of a block, with words that a search finds at the right place.
    fn planned(
        &mut self,
        spoken: &Range<usize>,
        part: &Range<usize>,
        kind: BlockKind,
        text: &str,
    ) -> Vec<PlannedQuote> {
        let source = &self.draft.document.text;
        let mut claims = QuoteTextFinder::new(text);
        let (mut quotes, mut from) = (Vec::new(), 0);
        for number in spoken.clone() {
            let Some(quote) = self.draft.attribution.quotes.get(number) else { continue };
            if quote.range.start < part.start || part.end < quote.range.end {
                continue;
            }
            if quotes.len() >= limits::QUOTES_OF_BLOCK {
                self.unplaced.beyond_limit += 1;
                continue;
            }
            let before = source.get(part.start..quote.range.start).unwrap_or_default();
            let words = body::joined(source.get(quote.range.clone()).unwrap_or_default(), kind);
            let about = body::joined(before, kind).len();
            let there = place_of(text, about, &words);
            match there.and_then(|there| claims.unique_text_at(&there, from)) {
                Some((words, end)) => {
                    from = end;
                    let continues = quote.continues && self.goes_on(number, quote.block);
                    self.list(number, quote.block, continues);
                    quotes.push(PlannedQuote { text: words.to_owned(), continues, claim: self.claim(number) });
                }
                None => self.unplaced.ambiguous += 1,
            }
        }
        quotes
    }
}

/// The most characters of a label and of a piece of evidence.
const LABEL_CHARS: usize = 200;
const EVIDENCE_CHARS: usize = 300;

fn plain_kind(kind: BlockKind) -> PlannedKind {
    match kind {
        BlockKind::Heading => PlannedKind::Heading,
        BlockKind::Paragraph | BlockKind::Quotation => PlannedKind::Paragraph,
        BlockKind::Item(level) => PlannedKind::Item(level.clamp(1, limits::ITEM_LEVEL)),
    }
}

/// The place of `words` in a text whose lines were joined, given the length of the text before them.
fn place_of(text: &str, about: usize, words: &str) -> Option<Range<usize>> {
    // There may be one more or one fewer space before the words.
    (about.saturating_sub(1)..=about + 1)
        .find(|start| text.get(*start..).is_some_and(|rest| rest.starts_with(words)))
        .map(|start| start..start + words.len())
}

impl PlannedBlock {
    /// The proposed attributions in this block.
    pub(super) fn claims(&self) -> impl Iterator<Item = &ProposedAttribution> {
        let speech = if let PlannedKind::Turn { speech, .. } = &self.kind { speech.as_ref() } else { None };
        speech.into_iter().chain(self.quotes.iter().map(|quote| &quote.claim))
    }

    /// The confidence of each of its quotes, without the pieces that continue one.
    pub(super) fn confidences(&self) -> impl Iterator<Item = Confidence> + '_ {
        let speech = if let PlannedKind::Turn { speech, .. } = &self.kind { speech.as_ref() } else { None };
        let quotes = self.quotes.iter().filter(|quote| !quote.continues).map(|quote| quote.claim.confidence);
        speech.map(|claim| claim.confidence).into_iter().chain(quotes)
    }

    /// The block as a record of the file.
    pub(super) fn record(&self, draft: &Draft, ids: &Ids<'_>) -> Record {
        let text = self.text.as_str();
        let record = match &self.kind {
            PlannedKind::Heading => Record::named("Heading").field("text", text),
            PlannedKind::Paragraph => Record::named("Paragraph").field("text", text),
            PlannedKind::Item(level) => {
                let level = (*level > 1).then(|| u64::from(*level));
                Record::named("Item").field("text", text).optional("level", level)
            }
            PlannedKind::Turn { label, speech } => {
                let record = Record::named("Turn");
                let record = speech.iter().fold(record, |record, claim| claim.said_by(ids, record));
                let record = record.optional("label", label.as_deref()).field("text", text);
                speech.iter().fold(record, |record, claim| claim.unconfirmed(record))
            }
        };
        let topics = self.topics.iter().filter_map(|number| draft.topics.get(*number)).map(|topic| topic.id.as_str());
        record.list("topics", topics).list("quotes", self.quotes.iter().map(|quote| quote.record(ids)))
    }
}

impl PlannedQuote {
    fn record(&self, ids: &Ids<'_>) -> Record {
        if self.continues {
            return Record::new().field("continues", true).field("text", self.text.as_str());
        }
        let record = self.claim.said_by(ids, Record::new()).field("text", self.text.as_str());
        self.claim.unconfirmed(record)
    }
}

/// The ids in the file for the speakers and occasions of a draft.
pub(super) struct Ids<'a> {
    pub(super) speakers: &'a [String],
    pub(super) occasions: &'a [String],
}

impl ProposedAttribution {
    fn said_by(&self, ids: &Ids<'_>, record: Record) -> Record {
        if let Some(confirmed) = &self.confirmed_as {
            return confirmed.fields().iter().fold(record, |record, (name, value)| record.field(name, value.clone()));
        }
        let speaker = self.speaker.and_then(|number| ids.speakers.get(number));
        let occasion = ids.occasions.get(self.occasion);
        record.optional("speaker", speaker.map(String::as_str)).optional("occasion", occasion.map(String::as_str))
    }

    fn unconfirmed(&self, record: Record) -> Record {
        if self.confirmed_as.is_some() {
            return record;
        }
        let confidence = match self.confidence {
            Confidence::Certain => "Certain",
            Confidence::Likely => "Likely",
            Confidence::Unsure => "Unsure",
        };
        let proposal = Record::new()
            .field("rule", self.rule)
            .field("confidence", Value::Unit(confidence))
            .list("evidence", self.evidence.iter().map(String::as_str));
        record.field("confirmed", false).field("proposal", proposal)
    }
}

/// A speaker as a record of the file.
pub(super) fn speaker_record(draft: &Draft, speaker: &Speaker) -> Record {
    let person = draft.attribution.people.get(speaker.person);
    let family_name = person.and_then(|person| person.family_name.as_deref());
    // Only if it is part of the name, as the reader of the file requires.
    let family_name = family_name.filter(|family| speaker.name.contains(family) && *family != speaker.name);
    Record::new()
        .field("name", speaker.name.as_str())
        .optional("role", speaker.role.as_deref())
        .optional("native_name", person.and_then(|person| person.native_name.as_deref()))
        .optional("family_name", family_name)
}

/// An occasion as a record of the file.
pub(super) fn occasion_record(occasion: &super::Occasion) -> Record {
    use crate::model::OccasionKind;
    let kind = occasion.kind.map(|kind| {
        Value::Unit(match kind {
            OccasionKind::Speech => "Speech",
            OccasionKind::Interview => "Interview",
            OccasionKind::Post => "Post",
            OccasionKind::Statement => "Statement",
        })
    });
    Record::new()
        .field("name", occasion.name.as_str())
        .optional("place", occasion.place.as_deref())
        .optional("date", occasion.date.as_deref())
        .optional("kind", kind)
}

/// A topic as a record of the file.
pub(super) fn topic_record(topic: &super::TopicWords) -> Record {
    Record::new()
        .field("id", topic.id.as_str())
        .field("title", topic.title.as_str())
        .optional("summary", topic.summary.as_deref())
}
