//! Finds where and when the quotes of a document were said, as far as its text says.
//!
//! A phrase such as "at a news conference in Busan on 12 March" makes an occasion; it holds for the quotes of its
//! sentence, and for those of the same speaker after it. Quotes for which the text gives no occasion belong to the
//! first occasion of the list: the document itself, with the place and date of its dateline.

mod dateline;
mod phrases;

use std::collections::{BTreeSet, HashMap};

use self::{dateline::Dateline, phrases::Phrase};
use super::{body::on_one_line, dates};
use crate::{attribution::Attribution, document::Document, limits, model::OccasionKind, text::ids::new_id};

/// Where and when something was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// The id in the briefing file.
    pub id: String,
    /// What it was.
    pub name: String,
    /// Where.
    pub place: Option<String>,
    /// When, in EDTF level 0.
    pub date: Option<String>,
    /// What kind of utterance it is.
    pub kind: Option<OccasionKind>,
}

/// The occasions of a document, and for each quote the number of its occasion.
pub(super) fn propose(document: &Document, attribution: &Attribution) -> (Vec<Occasion>, Vec<usize>) {
    let published = document.published.as_deref().and_then(dates::day_of);
    let dateline = dateline::of(document, published);
    let mut proposer = Proposer::new(document, attribution, &dateline);
    let mut of_quotes = Vec::with_capacity(attribution.quotes.len());
    let mut of_speaker: HashMap<Option<usize>, usize> = HashMap::new();
    let mut phrases = PhrasesOfBlocks { document, attribution, known: HashMap::new() };
    for quote in &attribution.quotes {
        let before = of_quotes.last().copied().filter(|_| quote.continues);
        let phrase = if quote.in_turn { None } else { phrases.near(quote.block, &quote.range) };
        let own = phrase.map(|phrase| proposer.occasion_of(phrase, dateline.date.or(published)));
        if let Some(own) = own {
            of_speaker.insert(quote.speaker, own);
        }
        let carried = quote.speaker.is_some().then(|| of_speaker.get(&quote.speaker).copied()).flatten();
        of_quotes.push(before.or(own).or(carried).unwrap_or(0));
    }
    proposer.set_places(&dateline);
    (proposer.occasions, of_quotes)
}

/// The phrases of the blocks that have quotes, each searched for once.
struct PhrasesOfBlocks<'a> {
    document: &'a Document,
    attribution: &'a Attribution,
    known: HashMap<usize, Vec<Phrase>>,
}

impl PhrasesOfBlocks<'_> {
    /// The last phrase before the end of the sentence around a quote.
    fn near(&mut self, block: usize, quote: &std::ops::Range<usize>) -> Option<Phrase> {
        let range = self.document.blocks.get(block)?.range.clone();
        let text = self.document.text.get(range.clone())?;
        let quotes = self.attribution.quotes.iter();
        let phrases = self.known.entry(block).or_insert_with(|| {
            let first = self.attribution.quotes.partition_point(|quote| quote.block < block);
            let spoken = quotes.skip(first).take_while(|quote| quote.block == block);
            let spoken: Vec<_> = spoken
                .map(|quote| quote.range.start.saturating_sub(range.start)..quote.range.end - range.start)
                .collect();
            phrases::in_text(text, &spoken)
        });
        let end = quote.end.saturating_sub(range.start);
        let sentence_end = end + sentence_length(text.get(end..).unwrap_or_default());
        phrases.iter().rfind(|phrase| phrase.range.start < sentence_end).cloned()
    }
}

/// The number of bytes up to the end of the current sentence.
fn sentence_length(rest: &str) -> usize {
    const MOST: usize = 400;
    let rest = rest.get(..rest.floor_char_boundary(MOST)).unwrap_or(rest);
    let end = rest.char_indices().find(|(at, c)| {
        let after = rest.get(at + c.len_utf8()..).unwrap_or_default();
        matches!(c, '。' | '！' | '？') || (matches!(c, '.' | '!' | '?') && after.starts_with(char::is_whitespace))
    });
    end.map_or(rest.len(), |(at, _)| at)
}

struct Proposer<'a> {
    /// A BCP 47 tag, or empty.
    language: &'a str,
    occasions: Vec<Occasion>,
    ids: BTreeSet<String>,
}

impl<'a> Proposer<'a> {
    fn new(document: &'a Document, attribution: &Attribution, dateline: &Dateline) -> Self {
        let mut ids = BTreeSet::new();
        let is_transcript = !attribution.turns.is_empty();
        let title = document.title.as_deref().map(|title| on_one_line(title, TITLE_CHARS));
        let title = title.filter(|title| is_transcript && !title.is_empty());
        let language = document.language.as_deref().unwrap_or_default();
        let name = title.unwrap_or_else(|| statement(language).to_owned());
        let kind = if is_transcript { OccasionKind::Speech } else { OccasionKind::Statement };
        let date = dateline.date.map(|date| date.to_string()).or_else(|| document.published.clone());
        let id = new_id(if is_transcript { "transcript" } else { "statement" }, &name, &mut ids);
        let first = Occasion { id, name, place: dateline.place.clone(), date, kind: Some(kind) };
        Self { language, occasions: vec![first], ids }
    }

    /// A press conference without a place was where the dateline is.
    fn set_places(&mut self, dateline: &Dateline) {
        for occasion in self.occasions.iter_mut().filter(|occasion| phrases::is_press_conference(&occasion.name)) {
            occasion.place = occasion.place.take().or_else(|| dateline.place.clone());
        }
    }

    /// The number of the occasion of a phrase: a known one that does not contradict it, or a new one.
    fn occasion_of(&mut self, phrase: Phrase, around: Option<dates::Day>) -> usize {
        let date = dates::said_on(&phrase.sentence, self.language, around).map(|day| day.to_string());
        let agrees = |known: &Option<String>, new: &Option<String>| known.is_none() || new.is_none() || known == new;
        let same = self.occasions.iter().skip(1).position(|known| {
            known.name.to_lowercase() == phrase.name.to_lowercase()
                && agrees(&known.place, &phrase.place)
                && agrees(&known.date, &date)
        });
        if let Some(number) = same.map(|same| same + 1) {
            if let Some(known) = self.occasions.get_mut(number) {
                known.place = known.place.take().or(phrase.place);
                known.date = known.date.take().or(date);
            }
            return number;
        }
        if self.occasions.len() >= limits::NAMES {
            return 0;
        }
        let id = new_id(&phrase.name, &phrase.name, &mut self.ids);
        self.occasions.push(Occasion { id, name: phrase.name, place: phrase.place, date, kind: Some(phrase.kind) });
        self.occasions.len() - 1
    }
}

/// The most characters of a title used as the name of an occasion.
const TITLE_CHARS: usize = 200;

/// The name of an occasion about which nothing is known.
fn statement(language: &str) -> &'static str {
    match language.split('-').next().unwrap_or_default() {
        "ko" => "발언",
        "ja" => "発言",
        "zh" => "发言",
        "de" => "Äußerung",
        "fr" => "Déclaration",
        "es" => "Declaración",
        _ => "Statement",
    }
}
