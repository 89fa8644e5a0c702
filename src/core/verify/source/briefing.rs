//! A briefing as a source: its quotes have speakers.

use std::{collections::HashMap, ops::Range};

use super::{Source, SourceBlock, SourceSpeaker, Utterance, neighbours::with_comma, order::label_of};
use crate::{
    attribution::{PersonKind, said_parts},
    matching::quotation_marks::QuotationMarks,
    model::{BlockId, BlockRef, Briefing, Confidence, OccasionId, Quote, SpeakerId, Turn},
    verify::{length::is_long_enough, names::Name, passage_cache::PassageCache},
};

impl Source {
    /// A briefing as a source. Its quotes have speakers; other words between marks are speech of an unknown speaker.
    pub fn of_briefing(name: &str, briefing: &Briefing) -> Self {
        let mut reader = BriefingReader::new(name, briefing);
        briefing.blocks().for_each(|block| reader.block(block));
        briefing.blocks().for_each(|block| reader.original(block));
        reader.finish()
    }
}

/// Whether the speaker of a quote is certain enough to call it misattributed if it is attributed to somebody else: a
/// proposal is as certain as in a document that has not become a briefing yet.
fn is_speaker_sure(quote: &Quote) -> bool {
    quote.is_confirmed() || quote.proposal().is_some_and(|proposal| proposal.confidence >= Confidence::Likely)
}

/// How many of the last spans of an utterance are searched for one that is already there.
const NEAR: usize = 16;

/// Reads a briefing as a source.
struct BriefingReader<'b> {
    briefing: &'b Briefing,
    source: Source,
    /// The block of the last span, and its occasion.
    last: Option<(usize, Option<OccasionId>)>,
    /// For each utterance, its occasion and whether it is in the language that it was said in.
    occasions: Vec<(Option<OccasionId>, bool)>,
    /// Words between marks that no quote of the briefing contains.
    unlisted: Vec<Range<usize>>,
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
            introductions: HashMap::new(),
            disputed: Vec::new(),
            writers: {
                let of = &briefing.source;
                let names = of.authors.iter().chain(&of.publisher).chain(&of.publication);
                names.map(|name| Name::plain(name)).collect()
            },
        };
        Self { briefing, source, last: None, occasions: Vec::new(), unlisted: Vec::new() }
    }

    fn finish(mut self) -> Source {
        let occasions = &self.occasions;
        self.source.join_neighbours(|one, other| occasions.get(one) == occasions.get(other));
        self.source.utterances.extend(self.unlisted.into_iter().map(|span| Utterance {
            spans: vec![span],
            continues: vec![false],
            who: SourceSpeaker::Unknown,
            is_sure: false,
            is_turn: false,
            question: None,
        }));
        self.source.order()
    }

    /// Adds a block's text, and returns where it begins.
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
        let disputed = block.quotes().filter_map(|(_, quote)| quote.words_not_in_source_text());
        self.source.disputed.extend(disputed.filter_map(|words| {
            let at = start + text.find(words)?;
            Some(at..at + words.len())
        }));
        if let Some(turn) = block.turn() {
            self.turn(block, turn, start..start + text.len());
            return;
        }
        let mut outer = OuterSpans::new(text);
        for (_, quote) in block.spoken() {
            for (number, range) in quote.speeches_in(block.id).into_iter().enumerate() {
                let span = outer.around(&range);
                let goes_on = number > 0 || quote.block != block.id;
                self.quote(text, start, span, quote, &self.briefing.language, goes_on);
            }
        }
        self.unlisted.extend(outer.rest(text).map(|span| start + span.start..start + span.end));
    }

    /// Adds the words of a quote in a span of a block, without the clauses in it that say who speaks.
    fn quote(&mut self, text: &str, start: usize, span: Range<usize>, quote: &Quote, language: &str, goes_on: bool) {
        let parts = said_parts(text.get(span.clone()).unwrap_or_default(), language);
        let count = parts.len();
        for (number, part) in parts.into_iter().enumerate() {
            let at = start + span.start + part.start..start + span.start + part.end;
            let at = if number + 1 < count { with_comma(&self.source.text, at) } else { at };
            let goes_on = goes_on || number > 0;
            self.say(at, names_of(quote), is_speaker_sure(quote), (false, quote.occasion), goes_on);
        }
    }

    fn turn(&mut self, block: BlockRef<'_>, turn: &Turn, range: Range<usize>) {
        let own = turn.speech().or_else(|| block.quotes().next().map(|(_, quote)| quote));
        let (who, is_sure, occasion) = match own {
            Some(quote) => (names_of(quote), is_speaker_sure(quote), quote.occasion),
            None => (SourceSpeaker::Label(turn.label.as_deref().map(label_of).unwrap_or_default()), true, None),
        };
        self.say(range, who, is_sure, (true, occasion), turn.label.is_none());
    }

    fn original(&mut self, block: BlockRef<'_>) {
        let Some(text) = block.original() else { return };
        let language = self.briefing.source.translated.as_ref().map(|translated| translated.from.clone());
        let language = language.unwrap_or_default();
        let start = self.add(text, self.briefing.body_number(block.id), None);
        if let Some(turn) = block.turn() {
            self.turn(block, turn, start..start + text.len());
            return;
        }
        let mut outer = OuterSpans::new(text);
        for (_, quote) in block.spoken() {
            for range in quote.originals_in(block.id) {
                let span = outer.around(&range);
                self.quote(text, start, span, quote, &language, false);
            }
        }
        self.unlisted.extend(outer.rest(text).map(|span| start + span.start..start + span.end));
    }

    /// Adds a span to the current utterance of its speaker, or begins a new utterance.
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
            // Several pieces of a quote within one pair of marks.
            if !utterance.spans.iter().rev().take(NEAR).any(|other| *other == span) {
                utterance.spans.push(span);
                utterance.continues.push(goes_on);
            }
        } else {
            let is_original = self.source.blocks.last().is_some_and(|block| block.id.is_none());
            self.occasions.push((occasion, is_original));
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

    /// The span that contains the range, or the range itself.
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
