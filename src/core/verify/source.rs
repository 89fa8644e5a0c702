//! A source: its text in blocks, and its utterances with their speakers.

use std::{ops::Range, sync::Arc};

use super::{
    joined::{Commas, JoinedSpeech},
    long::{Passage, PassageCache},
    names::Name,
};
use crate::{
    attribution::{Attribution, PersonKind, attribute},
    document::Document,
    matching::{
        boundary::has_word,
        quotation_marks::{QuotationMarks, is_quotation_mark},
    },
    model::{BlockId, BlockRef, Briefing, Confidence, OccasionId, Quote, SpeakerId, Turn},
    text::script::is_cjk,
};

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
    /// The names of its authors and publisher.
    writers: Vec<Name>,
    /// The parts of the document that were not read, as a clause.
    pub(super) unread: Option<String>,
    /// A cache of long passages.
    long: PassageCache,
}

/// A block of a source.
#[derive(Debug, Clone)]
pub(super) struct SourceBlock {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// Its number in the body of a briefing, from 0.
    pub(super) number: Option<usize>,
    /// The block of the briefing, or `None` for its text in another language.
    id: Option<BlockId>,
}

/// The words of one speaker without a break: a quotation with its continuations, or a turn.
#[derive(Debug, Clone)]
pub(super) struct Utterance {
    /// Its words without marks, in the order of the text.
    pub(super) spans: Vec<Range<usize>>,
    /// For each of them, whether it continues the sentence of the one before: “A,” she said, “B.”
    pub(super) continues: Vec<bool>,
    pub(super) who: SourceSpeaker,
    /// Whether the speaker is certain.
    pub(super) is_sure: bool,
    pub(super) is_turn: bool,
    /// The utterance that it answers.
    pub(super) question: Option<usize>,
}

/// The speaker of an utterance in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SourceSpeaker {
    /// These of the source's names; if several, they said it together.
    Names(Vec<usize>),
    /// Somebody known only by a label: "Q".
    Label(String),
    /// The source does not say.
    Unknown,
}

impl Source {
    /// A briefing as a source. Its quotes say who speaks; other words between marks have an unknown speaker.
    pub fn of_briefing(name: &str, briefing: &Briefing) -> Self {
        let mut reader = BriefingReader::new(name, briefing);
        briefing.blocks().for_each(|block| reader.block(block));
        briefing.blocks().for_each(|block| reader.original(block));
        reader.finish()
    }

    /// A document as a source. The speakers are those that attribution finds.
    pub fn of_document(name: &str, document: Document) -> Self {
        let language = document.spoken_language();
        let found = attribute(&document.text, &document.blocks, &language);
        let mut source = Self {
            name: name.to_owned(),
            blocks: document
                .blocks
                .iter()
                .map(|block| SourceBlock { range: block.range.clone(), number: None, id: None })
                .collect(),
            text: document.text,
            utterances: Vec::new(),
            spans: Vec::new(),
            names: found.people.iter().map(name_of_person).collect(),
            unread: super::report::unread(name, &document.left_out),
            long: PassageCache::default(),
            writers: document.authors.iter().chain(&document.publisher).map(|name| Name::plain(name)).collect(),
        };
        source.utterances = utterances_of(&found, &source.text);
        source.join_neighbours();
        source.order()
    }

    /// A source that says nothing.
    pub fn empty(name: &str) -> Self {
        Self::of_document(name, Document::default())
    }

    /// The block of a briefing in which these bytes begin, and the bytes of its text. `None` for words of the
    /// original in the other language, if the block has both.
    pub fn place_in_briefing(&self, range: &Range<usize>) -> Option<(BlockId, Range<usize>)> {
        let block = self.blocks.get(self.block_number(range.start))?;
        let start = block.range.start;
        Some((block.id?, range.start - start..range.end.min(block.range.end) - start))
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The paragraphs around these bytes.
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

    /// The utterances that these bytes touch, in order, with the span.
    pub(super) fn spoken_in(&self, range: &Range<usize>) -> &[(Range<usize>, usize)] {
        let first = self.spans.partition_point(|(span, _)| span.end <= range.start);
        let end = self.spans.partition_point(|(span, _)| span.start < range.end);
        self.spans.get(first..end.max(first)).unwrap_or_default()
    }

    pub(super) fn utterance(&self, number: usize) -> Option<&Utterance> {
        self.utterances.get(number)
    }

    /// The utterance that has all of these bytes in one of its spans.
    pub(super) fn utterance_around(&self, range: &Range<usize>) -> Option<usize> {
        match self.spoken_in(range) {
            [(span, number)] if span.start <= range.start && range.end <= span.end => Some(*number),
            _ => None,
        }
    }

    /// The words of the speaker joined together, without the words between them.
    pub(super) fn speech(&self, number: usize, commas: Commas) -> Option<Arc<JoinedSpeech>> {
        let utterance = self.utterance(number)?;
        let bytes = utterance.spans.iter().map(|span| span.len()).sum();
        let make = || JoinedSpeech::new(&self.text, &utterance.spans, &utterance.continues, commas);
        Some(self.long.get(Passage::Speech(number, commas), bytes, make))
    }

    /// These bytes of the text.
    pub(super) fn passage(&self, range: &Range<usize>) -> Arc<JoinedSpeech> {
        let make = || JoinedSpeech::one_span(&self.text, range.clone());
        self.long.get(Passage::Text(range.start, range.end), range.len(), make)
    }

    /// Whether the source separates speech from its writer's own words. A text without any quotation may be one
    /// person's speech as a whole.
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

    /// Joins two utterances of the same person that are separated only by the writer's attribution: “A,” she
    /// said. “B”.
    fn join_neighbours(&mut self) {
        let mut joined: Vec<Utterance> = Vec::with_capacity(self.utterances.len());
        for next in std::mem::take(&mut self.utterances) {
            match joined.last_mut().filter(|last| self.is_continued(last, &next)) {
                Some(last) => {
                    last.spans.extend(next.spans);
                    last.continues.extend(next.continues);
                }
                None => joined.push(next),
            }
        }
        self.utterances = joined;
    }

    fn is_continued(&self, one: &Utterance, other: &Utterance) -> bool {
        let SourceSpeaker::Names(numbers) = &one.who else { return false };
        let (Some(last), Some(first)) = (one.spans.last(), other.spans.first()) else { return false };
        let is_same = one.who == other.who && one.is_sure && other.is_sure && !one.is_turn && !other.is_turn;
        let are_near = self.block_number(first.start) <= self.block_number(last.start) + 1 && last.end <= first.start;
        let names = numbers.iter().filter_map(|number| self.names.get(*number)).map(|name| name.name.as_str());
        is_same && are_near && is_attribution(self.text_of(&(last.end..first.start)), names)
    }

    /// Whether a question without a named speaker contains this name.
    pub(super) fn names_itself(&self, utterance: Option<usize>, name: &Name) -> bool {
        let utterance = utterance.and_then(|number| self.utterance(number));
        let Some(utterance) = utterance.filter(|utterance| matches!(utterance.who, SourceSpeaker::Label(_))) else {
            return false;
        };
        utterance.spans.iter().any(|span| self.text_of(span).contains(&name.name))
    }

    /// Whether the writer speaks at a place: outside all quotation marks, in a paragraph that is not a turn of
    /// a dialogue.
    pub(super) fn is_told_by_writer(&self, range: &Range<usize>) -> bool {
        self.spoken_in(range).is_empty() && !self.is_within_marks(range)
    }

    /// Whether a place is between quotation marks, or in a paragraph that begins with a dash, so that an
    /// unknown speaker says it.
    pub(super) fn is_within_marks(&self, range: &Range<usize>) -> bool {
        let Some(block) = self.blocks.get(self.block_number(range.start)) else { return false };
        let passage = self.passage(&block.range);
        let (start, end) = (range.start - block.range.start, range.end.min(block.range.end) - block.range.start);
        let (text, marks) = (passage.text.as_str(), passage.prepared.marks(&passage.text));
        let is_between = marks.pairs().any(|pair| pair.open.end <= start && end <= pair.close.start)
            || marks.unclosed().any(|mark| mark.end <= start)
            || marks.closing_earlier().is_some_and(|mark| end <= mark.start);
        let is_dialogue = text.trim_start().starts_with(['—', '–', '―', '-', '−']);
        is_between || is_dialogue
    }

    /// Whether this is the name of an author or the publisher.
    pub(super) fn is_written_by(&self, name: &Name) -> bool {
        self.writers.iter().any(|writer| writer.likeness(name) == super::names::PersonMatch::Same)
    }

    /// The name or names of a speaker, for display.
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

    /// Puts the utterances in the order of the text and links answers to their questions.
    fn order(mut self) -> Self {
        self.utterances.retain(|utterance| !utterance.spans.is_empty());
        self.utterances.sort_by_key(|utterance| utterance.spans.first().map_or(0, |span| span.start));
        for number in 1..self.utterances.len() {
            let Some((before, rest)) = self.utterances.split_at_mut_checked(number) else { break };
            let (Some(last), Some(this)) = (before.last(), rest.first_mut()) else { break };
            let asks = |label: &str, text: &str| is_question_label(label) || text.contains(['?', '？']);
            let words = last.spans.iter().filter_map(|span| self.text.get(span.clone())).collect::<String>();
            // The interviewer has a name in many interviews: "The Herald:", "Ann Lee:".
            let is_question = match &last.who {
                SourceSpeaker::Label(label) => asks(label, &words) || ends_with_question(&words),
                _ => ends_with_question(&words) && last.who != this.who,
            };
            let is_question = last.is_turn && is_question;
            let is_answer = this.is_turn && !matches!(this.who, SourceSpeaker::Label(_));
            this.question = (is_question && is_answer).then_some(number - 1);
        }
        let numbered = self.utterances.iter().enumerate();
        let mut spans: Vec<(Range<usize>, usize)> = numbered
            .flat_map(|(number, utterance)| utterance.spans.iter().map(move |span| (span.clone(), number)))
            .collect();
        spans.sort_by_key(|(span, _)| (span.start, span.end));
        let mut end = 0;
        spans.retain(|(span, _)| {
            let is_free = span.start >= end;
            end = end.max(if is_free { span.end } else { 0 });
            is_free
        });
        self.spans = spans;
        self
    }
}

/// Whether the text between two quotations only says who speaks: it continues the sentence of the first, or
/// begins with the speaker, and is a clause or two.
fn is_attribution<'n>(gap: &str, mut names: impl Iterator<Item = &'n str>) -> bool {
    const WORDS: usize = 24;
    const PRONOUNS: [&str; 13] =
        ["He", "She", "They", "Er", "Sie", "Il", "Elle", "Ils", "Él", "Ella", "Lui", "Lei", "Ele"];
    let is_edge = |c: char| !c.is_alphanumeric();
    let core = gap.trim_matches(is_edge);
    let Some(first) = core.split_whitespace().next() else { return true };
    let is_quoted = core.chars().any(|c| is_quotation_mark(c) && !matches!(c, '’' | '\''));
    let sentences = core.matches(['.', '!', '?', '。']).count();
    let word = first.trim_matches(is_edge);
    let begins = word.starts_with(|c: char| c.is_lowercase() || is_cjk(c))
        || PRONOUNS.contains(&word)
        || names.any(|name| name.split_whitespace().any(|own| own == word));
    begins && !is_quoted && sentences <= 1 && core.split_whitespace().count() <= WORDS
}

pub(super) fn name_of_person(person: &crate::attribution::Person) -> Name {
    Name {
        name: person.name.clone(),
        family_name: person.family_name.clone(),
        native_name: person.native_name.clone(),
        role: person.role.clone(),
        kind: person.kind,
    }
}

/// The utterances of a document.
fn utterances_of(found: &Attribution, text: &str) -> Vec<Utterance> {
    let mut utterances: Vec<Utterance> = Vec::new();
    let mut last: Option<(usize, Option<usize>)> = None;
    for quote in &found.quotes {
        let turn = found.turns.iter().position(|turn| turn.blocks.contains(&quote.block)).filter(|_| quote.in_turn);
        let who = match (quote.speaker, turn.and_then(|turn| found.turns.get(turn))) {
            (None, None) => SourceSpeaker::Unknown,
            // A question has no named speaker, even if its label is listed among the people.
            (_, Some(turn)) if turn.speaker.is_none() => {
                SourceSpeaker::Label(label_of(text.get(turn.label.clone()).unwrap_or_default()))
            }
            (Some(speaker), _) => SourceSpeaker::Names(vec![speaker]),
            (None, Some(_)) => SourceSpeaker::Unknown,
        };
        let goes_on = match last {
            Some((_, Some(before))) if turn.is_some() => turn == Some(before),
            Some((block, None)) if turn.is_none() => {
                let is_same = quote.speaker.is_some() && utterances.last().is_some_and(|last| last.who == who);
                quote.continues || (block == quote.block && is_same)
            }
            _ => false,
        };
        match utterances.last_mut() {
            Some(utterance) if goes_on => {
                utterance.spans.push(quote.range.clone());
                utterance.continues.push(quote.continues);
                if utterance.who == SourceSpeaker::Unknown {
                    utterance.who = who;
                    utterance.is_sure = quote.confidence >= Confidence::Likely;
                }
            }
            _ => utterances.push(Utterance {
                spans: vec![quote.range.clone()],
                continues: vec![false],
                is_sure: who != SourceSpeaker::Unknown && (turn.is_some() || quote.confidence >= Confidence::Likely),
                who,
                is_turn: turn.is_some(),
                question: None,
            }),
        }
        last = Some((quote.block, turn));
    }
    utterances
}

/// Whether a label says that somebody asks. A moderator says other things as well.
fn is_question_label(label: &str) -> bool {
    const LABELS: [&str; 12] =
        ["q", "question", "questions", "reporter", "press", "the press", "frage", "f", "기자", "질문", "問", "記者"];
    LABELS.contains(&label.to_lowercase().as_str())
}

/// Whether the last sentence of a turn asks, without a question mark in Korean and Japanese.
fn ends_with_question(words: &str) -> bool {
    const ENDS: [&str; 6] = ["ですか", "ますか", "でしょうか", "까", "는가", "吗"];
    let words = words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '”' | '’' | '"' | ')' | '»' | '」'));
    let bare = words.trim_end_matches(['。', '.']);
    words.ends_with(['?', '？', '؟']) || ENDS.iter().any(|end| bare.ends_with(end))
}

/// A label without its colon.
fn label_of(label: &str) -> String {
    label.trim().trim_end_matches([':', '：', '.', ')']).trim_matches(['*', '_', ' ']).to_owned()
}

/// Reads a briefing as a source.
struct BriefingReader<'b> {
    briefing: &'b Briefing,
    source: Source,
    /// For each utterance whose speaker is known: the occasion, and the block of its last span.
    last: Option<(usize, Option<OccasionId>)>,
}

impl<'b> BriefingReader<'b> {
    fn new(name: &str, briefing: &'b Briefing) -> Self {
        let names = briefing.speakers().iter().map(|speaker| Name {
            name: speaker.name.clone(),
            family_name: speaker.family_name.clone(),
            native_name: speaker.native_name.clone(),
            role: speaker.role.clone().or_else(|| speaker.roles.last().map(|period| period.role.clone())),
            kind: PersonKind::Person,
        });
        let source = Source {
            name: name.to_owned(),
            text: String::new(),
            blocks: Vec::with_capacity(briefing.block_count()),
            utterances: Vec::new(),
            spans: Vec::new(),
            names: names.collect(),
            unread: None,
            long: PassageCache::default(),
            writers: {
                let of = &briefing.source;
                let names = of.authors.iter().chain(&of.publisher).chain(&of.publication);
                names.map(|name| Name::plain(name)).collect()
            },
        };
        Self { briefing, source, last: None }
    }

    fn finish(self) -> Source {
        self.source.order()
    }

    /// Adds a block's text. Returns where it begins.
    fn add(&mut self, text: &str, number: usize, id: Option<BlockId>) -> usize {
        if !self.source.text.is_empty() {
            self.source.text.push_str("\n\n");
        }
        let start = self.source.text.len();
        self.source.text.push_str(text);
        self.source.blocks.push(SourceBlock { range: start..start + text.len(), number: Some(number), id });
        start
    }

    fn block(&mut self, block: BlockRef<'_>) {
        let text = block.text();
        let number = self.briefing.body_number(block.id);
        let start = self.add(text, number, Some(block.id));
        if let Some(turn) = block.turn() {
            self.turn(block, turn, start..start + text.len());
            return;
        }
        let mut outer = OuterSpans::new(text);
        for (_, quote) in block.spoken() {
            for (number, range) in quote.speeches_in(block.id).into_iter().enumerate() {
                let span = outer.around(&range);
                let goes_on = number > 0 || quote.block != block.id;
                let at = start + span.start..start + span.end;
                self.say(at, names_of(quote), quote.is_confirmed(), (false, quote.occasion), goes_on);
            }
        }
        for span in outer.rest(text) {
            self.say(start + span.start..start + span.end, SourceSpeaker::Unknown, false, (false, None), false);
        }
    }

    fn turn(&mut self, block: BlockRef<'_>, turn: &Turn, range: Range<usize>) {
        let own = turn.speech().or_else(|| block.quotes().next().map(|(_, quote)| quote));
        let (who, is_sure, occasion) = match own {
            Some(quote) => (names_of(quote), quote.is_confirmed(), quote.occasion),
            None => (SourceSpeaker::Label(turn.label.as_deref().map(label_of).unwrap_or_default()), true, None),
        };
        self.say(range, who, is_sure, (true, occasion), turn.label.is_none());
    }

    fn original(&mut self, block: BlockRef<'_>) {
        let Some(text) = block.original() else { return };
        let start = self.add(text, self.briefing.body_number(block.id), None);
        if let Some(turn) = block.turn() {
            self.turn(block, turn, start..start + text.len());
            return;
        }
        let mut outer = OuterSpans::new(text);
        for (_, quote) in block.spoken() {
            for range in quote.originals_in(block.id) {
                let span = outer.around(&range);
                let at = start + span.start..start + span.end;
                self.say(at, names_of(quote), quote.is_confirmed(), (false, quote.occasion), false);
            }
        }
        for span in outer.rest(text) {
            self.say(start + span.start..start + span.end, SourceSpeaker::Unknown, false, (false, None), false);
        }
    }

    /// Adds a span to the current utterance of its speaker, or begins a new one.
    fn say(
        &mut self,
        span: Range<usize>,
        who: SourceSpeaker,
        is_sure: bool,
        of: (bool, Option<OccasionId>),
        goes_on: bool,
    ) {
        let (is_turn, occasion) = of;
        let block = self.source.blocks.len();
        let is_near = goes_on || self.last.is_some_and(|(last, before)| last == block && before == occasion);
        if let Some(utterance) = self.source.utterances.last_mut()
            && is_near
            && who != SourceSpeaker::Unknown
            && utterance.who == who
            && utterance.is_turn == is_turn
            && utterance.is_sure == is_sure
        {
            if utterance.spans.last() != Some(&span) {
                utterance.spans.push(span);
                utterance.continues.push(goes_on);
            }
        } else {
            self.source.utterances.push(Utterance {
                spans: vec![span],
                continues: vec![false],
                who,
                is_sure,
                is_turn,
                question: None,
            });
        }
        self.last = Some((block, occasion));
    }
}

fn names_of(quote: &Quote) -> SourceSpeaker {
    let speakers: Vec<usize> = quote.speakers().map(SpeakerId::index).collect();
    if speakers.is_empty() { SourceSpeaker::Unknown } else { SourceSpeaker::Names(speakers) }
}

/// The spans between the outermost marks of a paragraph.
struct OuterSpans {
    spans: Vec<(Range<usize>, bool)>,
}

impl OuterSpans {
    fn new(text: &str) -> Self {
        let marks = QuotationMarks::new(text);
        let mut spans: Vec<(Range<usize>, bool)> =
            marks.pairs().filter(|pair| pair.depth == 0).map(|pair| (pair.open.end..pair.close.start, false)).collect();
        if let Some(mark) = marks.closing_earlier() {
            spans.push((0..mark.start, false));
        }
        if let Some(mark) = marks.unclosed().next()
            && spans.iter().all(|(span, _)| span.end <= mark.start)
        {
            spans.push((mark.end..text.len(), false));
        }
        spans.sort_by_key(|(span, _)| span.start);
        Self { spans }
    }

    /// The span around the range, or the range itself.
    fn around(&mut self, range: &Range<usize>) -> Range<usize> {
        match self.spans.iter_mut().find(|(span, _)| span.start <= range.start && range.end <= span.end) {
            Some((span, is_listed)) => {
                *is_listed = true;
                span.clone()
            }
            None => range.clone(),
        }
    }

    /// The spans that were not requested and that are long enough to be speech.
    fn rest(self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let unlisted = self.spans.into_iter().filter(|(_, is_listed)| !is_listed).map(|(span, _)| span);
        unlisted.filter(|span| text.get(span.clone()).is_some_and(is_long_enough))
    }
}

/// The least number of words, or of letters in Korean, Japanese and Chinese, in words between marks that are
/// more than a phrase.
const WORDS: usize = 4;
const LETTERS: usize = 8;

/// Whether words between marks are long enough to be more than a phrase.
pub(super) fn is_long_enough(text: &str) -> bool {
    if text.chars().any(is_cjk) {
        return text.chars().filter(|c| c.is_alphanumeric()).nth(LETTERS - 1).is_some();
    }
    text.split_whitespace().filter(|word| has_word(word)).nth(WORDS - 1).is_some()
}
