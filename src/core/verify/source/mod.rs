//! A source: its text in blocks, who says what in it, and lookups in it. `document` and `briefing` build a source,
//! `order` sorts its utterances by their position in the text.

mod briefing;
mod document;
mod heading;
mod neighbours;
mod order;

use std::{collections::HashMap, ops::Range, sync::Arc};

use super::{
    joined::{Commas, JoinedSpeech},
    names::Name,
    passage_cache::{Passage, PassageCache},
};
use crate::{document::Document, model::BlockId};

pub(super) use heading::has_inflected_words;

/// A briefing or a document that quotations are checked against.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its name in reports: the file name.
    pub name: String,
    pub(super) text: String,
    pub(super) blocks: Vec<SourceBlock>,
    pub(super) utterances: Vec<Utterance>,
    /// The spans of all utterances with their numbers, in the order of the text; they do not overlap.
    spans: Vec<(Range<usize>, usize)>,
    pub(super) names: Vec<Name>,
    /// Who wrote and published it.
    writers: Vec<Name>,
    /// The beginnings of the turns that have a label but no name, by their label.
    introductions: HashMap<String, String>,
    /// The quotes of a briefing whose words its source text does not have.
    pub(super) disputed: Vec<Range<usize>>,
    /// The parts of the document that were not read, as a clause.
    pub(super) unread: Option<String>,
    /// Passages that are so long that they are built only once for many quotations.
    long: PassageCache,
}

/// A block of a source.
#[derive(Debug, Clone)]
pub(super) struct SourceBlock {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// Its number in the body of a briefing, from 0.
    pub(super) number: Option<usize>,
    /// The block of the briefing; `None` for its text in another language.
    id: Option<BlockId>,
}

/// What one speaker says without a break: a quotation with the quotations that continue it, or a turn.
#[derive(Debug, Clone)]
pub(super) struct Utterance {
    /// Its words without marks, in the order of the text.
    pub(super) spans: Vec<Range<usize>>,
    /// For each of them, whether it continues the sentence of the previous one: “A,” she said, “B.”
    pub(super) continues: Vec<bool>,
    pub(super) who: SourceSpeaker,
    /// Whether it is certain from the source who says it.
    pub(super) is_sure: bool,
    pub(super) is_turn: bool,
    /// The utterance that it answers.
    pub(super) question: Option<usize>,
}

/// Who says something in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SourceSpeaker {
    /// These of the source's names; several said it together.
    Names(Vec<usize>),
    /// Someone of whom only a label is known: "Q".
    Label(String),
    /// The source does not say.
    Unknown,
}

impl Utterance {
    /// Its spans that these bytes touch.
    pub(super) fn spans_in(&self, range: &Range<usize>) -> &[Range<usize>] {
        let first = self.spans.partition_point(|span| span.end <= range.start);
        let end = self.spans.partition_point(|span| span.start < range.end);
        self.spans.get(first..end.max(first)).unwrap_or_default()
    }
}

impl Source {
    /// A source without text.
    pub fn empty(name: &str) -> Self {
        Self::of_document(name, Document::default())
    }

    /// The block of a briefing in which these bytes begin, and the bytes of its text. `None` for words in the original
    /// language if the block also has a translation.
    pub fn place_in_briefing(&self, range: &Range<usize>) -> Option<(BlockId, Range<usize>)> {
        let block = self.blocks.get(self.block_number(range.start))?;
        let start = block.range.start;
        Some((block.id?, range.start - start..range.end.min(block.range.end) - start))
    }

    /// All its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The paragraphs that contain these bytes.
    pub fn paragraph(&self, range: &Range<usize>) -> &str {
        let of = |at: usize| self.blocks.get(self.block_number(at)).map(|block| block.range.clone());
        match (of(range.start), of(range.end.saturating_sub(1))) {
            (Some(first), Some(last)) => self.text_of(&(first.start..last.end)),
            _ => self.text_of(range),
        }
    }

    /// The number of the block of a briefing's body, from 0, in which these bytes begin, and where the block begins.
    pub fn block_of(&self, at: usize) -> Option<(usize, usize)> {
        let block = self.blocks.get(self.block_number(at))?;
        Some((block.number?, block.range.start))
    }

    pub(super) fn block_number(&self, at: usize) -> usize {
        self.blocks.partition_point(|block| block.range.start <= at).saturating_sub(1)
    }

    pub(super) fn text_of(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The utterances that these bytes touch, in order, each with its span.
    pub(super) fn spoken_in(&self, range: &Range<usize>) -> &[(Range<usize>, usize)] {
        let first = self.spans.partition_point(|(span, _)| span.end <= range.start);
        let end = self.spans.partition_point(|(span, _)| span.start < range.end);
        self.spans.get(first..end.max(first)).unwrap_or_default()
    }

    pub(super) fn utterance(&self, number: usize) -> Option<&Utterance> {
        self.utterances.get(number)
    }

    /// The utterance that contains all of these bytes in one of its spans.
    pub(super) fn utterance_around(&self, range: &Range<usize>) -> Option<usize> {
        match self.spoken_in(range) {
            [(span, number)] if span.start <= range.start && range.end <= span.end => Some(*number),
            _ => None,
        }
    }

    /// What the speaker says in one piece, without the words in between.
    pub(super) fn speech(&self, number: usize, commas: Commas) -> Option<Arc<JoinedSpeech>> {
        let utterance = self.utterance(number)?;
        let ends = utterance.spans.first().zip(utterance.spans.last());
        let bytes = ends.map_or(0, |(first, last)| last.end.saturating_sub(first.start));
        let make = || JoinedSpeech::new(&self.text, &utterance.spans, &utterance.continues, commas);
        Some(self.long.get(Passage::Speech(number, commas), bytes, make))
    }

    /// These bytes of the text.
    pub(super) fn passage(&self, range: &Range<usize>) -> Arc<JoinedSpeech> {
        let make = || JoinedSpeech::one_span(&self.text, range.clone());
        self.long.get(Passage::Text(range.start, range.end), range.len(), make)
    }

    /// Whether the source distinguishes speech from the words of its writer. If a text has no quotation, it is unknown
    /// whether all of it is someone’s speech.
    pub(super) fn has_speech(&self) -> bool {
        self.utterances.iter().any(|utterance| utterance.is_sure)
    }

    /// Whether it says at its beginning or end that it is a press release, so that its writer speaks for its publisher.
    pub(super) fn is_release(&self) -> bool {
        const EDGE: usize = 6;
        const SIGNS: [&str; 20] = [
            "press release",
            "news release",
            "media release",
            "for immediate release",
            "media contact",
            "press contact",
            "pressemitteilung",
            "medienmitteilung",
            "presseinformation",
            "communiqué de presse",
            "contact presse",
            "nota de prensa",
            "comunicado de prensa",
            "comunicato stampa",
            "comunicado de imprensa",
            "persbericht",
            "pressmeddelande",
            "보도자료",
            "報道発表",
            "新闻稿",
        ];
        let count = self.blocks.len();
        let edges = self.blocks.iter().take(EDGE).chain(self.blocks.iter().skip(EDGE.max(count.saturating_sub(EDGE))));
        let mut lines = edges.map(|block| self.text_of(&block.range)).filter(|text| text.len() < 400);
        lines.any(|text| {
            let text = text.to_lowercase();
            SIGNS.iter().any(|sign| text.contains(sign))
        })
    }

    /// The label of a turn, without its colon: "LEE". `None` if it names nobody.
    pub(super) fn label_of(&self, utterance: usize) -> Option<&str> {
        const LONGEST: usize = 60;
        let utterance = self.utterance(utterance).filter(|utterance| utterance.is_turn)?;
        let start = utterance.spans.first()?.start;
        let block = self.blocks.get(self.block_number(start))?;
        let label = self.text.get(block.range.start..start)?.trim_end().trim_end_matches([':', '：', '.']);
        (label.len() <= LONGEST && matches!(utterance.who, SourceSpeaker::Names(_))).then_some(label)
    }

    /// Whether someone with this name asks elsewhere under the label that another question has: "Ruben Aster, Coast
    /// Radio. …"
    pub(super) fn asks_as(&self, label: &str, name: &Name) -> bool {
        self.introductions.get(label).is_some_and(|heads| heads.contains(&name.name))
    }

    /// Whether a question with only a label contains this name.
    pub(super) fn names_itself(&self, utterance: Option<usize>, name: &Name) -> bool {
        let utterance = utterance.and_then(|number| self.utterance(number));
        let Some(utterance) = utterance.filter(|utterance| matches!(utterance.who, SourceSpeaker::Label(_))) else {
            return false;
        };
        utterance.spans.iter().any(|span| self.text_of(span).contains(&name.name))
    }

    /// Whether the words at a place are the writer’s: outside all marks, in a paragraph that is not a turn of a
    /// dialogue.
    pub(super) fn is_told_by_writer(&self, range: &Range<usize>) -> bool {
        self.spoken_in(range).is_empty() && !self.is_within_marks(range)
    }

    /// Whether the writer names the person in a paragraph that also quotes someone.
    pub(super) fn tells_of(&self, name: &str) -> bool {
        let quotes = |range: &Range<usize>| !self.spoken_in(range).is_empty();
        !name.is_empty()
            && self.text.match_indices(name).any(|(at, _)| {
                let block = self.blocks.get(self.block_number(at)).map(|block| block.range.clone());
                self.is_told_by_writer(&(at..at + name.len())) && block.is_some_and(|block| quotes(&block))
            })
    }

    /// Whether any of a speaker's names is that of a person, and not only a description or an organization.
    pub(super) fn names_a_person(&self, who: &SourceSpeaker) -> bool {
        match who {
            SourceSpeaker::Names(numbers) => {
                numbers.iter().filter_map(|number| self.names.get(*number)).any(Name::is_named)
            }
            SourceSpeaker::Label(_) => true,
            SourceSpeaker::Unknown => false,
        }
    }

    /// Whether a place is between marks, or in a paragraph that begins with a dash, and so is the speech of an unknown
    /// speaker.
    pub(super) fn is_within_marks(&self, range: &Range<usize>) -> bool {
        let Some(block) = self.blocks.get(self.block_number(range.start)) else { return false };
        let passage = self.passage(&block.range);
        let Some(at) = passage.position(&(range.start..range.end.min(block.range.end))) else { return false };
        let (text, marks) = (passage.text.as_str(), passage.prepared.marks(&passage.text));
        let is_between = marks.pairs().any(|pair| pair.open.end <= at.start && at.end <= pair.close.start)
            || marks.unclosed().any(|mark| mark.end <= at.start)
            || marks.closing_earlier().is_some_and(|mark| at.end <= mark.start);
        let is_dialogue = text.trim_start().starts_with(['—', '–', '―', '-', '−']);
        is_between || is_dialogue
    }

    /// Whether this is the name of someone who wrote or published it.
    pub(super) fn is_written_by(&self, name: &Name) -> bool {
        self.writers.iter().any(|writer| writer.likeness(name) == super::names::PersonMatch::Same)
    }

    /// The name or names of a speaker.
    pub(super) fn display_name(&self, who: &SourceSpeaker) -> Option<String> {
        match who {
            SourceSpeaker::Names(numbers) => {
                let names: Vec<_> = numbers.iter().filter_map(|number| self.names.get(*number)).collect();
                (!names.is_empty()).then(|| names.iter().map(|name| name.name.as_str()).collect::<Vec<_>>().join(", "))
            }
            SourceSpeaker::Label(label) => Some(label.clone()),
            SourceSpeaker::Unknown => None,
        }
    }
}
