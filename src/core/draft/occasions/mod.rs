//! Finds where and when the quotes of a document were said, as far as its text says.
//!
//! A phrase such as "at a news conference in Busan on 12 March" makes an occasion, and so does a time next to the verb of
//! saying that is not that of the dateline: "said on Tuesday", "said last year". Both hold for the quotes of their sentence,
//! and for those of the same speaker after it. Quotes for which the text gives no occasion belong to the first occasion of
//! the list: the document itself, with the place and date of its dateline.

mod dateline;
mod phrases;
mod times;

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
};

use self::{
    dateline::Dateline,
    phrases::Phrase,
    times::{SaidWhen, Times},
};
use super::{body::on_one_line, dates};
use crate::{
    attribution::{Attribution, ProposedQuote},
    document::Document,
    limits,
    model::OccasionKind,
    text::ids::new_id,
};

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
    let mut last_of: HashMap<usize, Told> = HashMap::new();
    let around = dateline.date.or(published);
    let mut blocks = Blocks { document, attribution, around, known: HashMap::new() };
    for quote in &attribution.quotes {
        let before = of_quotes.last().copied().filter(|_| quote.continues);
        let own = if quote.in_turn { None } else { blocks.own_occasion(quote, &mut proposer) };
        if let (Some(own), Some(speaker)) = (own, quote.speaker) {
            last_of.insert(speaker, own);
        }
        let last = quote.speaker.and_then(|speaker| last_of.get(&speaker)).copied();
        let carried = last.map(|last| match last.is_long_ago && last.block != quote.block {
            // The speaker may have come back to the present.
            true => proposer.statement_of(SaidWhen::UNKNOWN),
            false => last.occasion,
        });
        of_quotes.push(before.or(own.map(|own| own.occasion)).or(carried).unwrap_or(0));
    }
    proposer.set_places(&dateline);
    (proposer.occasions, of_quotes)
}

/// An occasion that the sentence of a quote tells.
#[derive(Clone, Copy)]
struct Told {
    /// The number of the occasion.
    occasion: usize,
    /// The block of the quote.
    block: usize,
    /// Whether it was not in the days before the text was published.
    is_long_ago: bool,
}

/// What the blocks that have quotes say of occasions, each searched once.
struct Blocks<'a> {
    document: &'a Document,
    attribution: &'a Attribution,
    /// The day on which the text was written.
    around: Option<dates::Day>,
    known: HashMap<usize, SilentText>,
}

/// The text of a block without its quoted words.
struct SilentText {
    text: String,
    phrases: Vec<Phrase>,
}

impl Blocks<'_> {
    /// The occasion that the sentence of a quote tells.
    fn own_occasion(&mut self, quote: &ProposedQuote, proposer: &mut Proposer<'_>) -> Option<Told> {
        let language = self.document.language.as_deref().unwrap_or_default();
        let around = self.around;
        let block = self.document.blocks.get(quote.block)?.range.clone();
        let inner = |range: &Range<usize>| {
            let is_inside = block.start <= range.start && range.end <= block.end;
            is_inside.then(|| range.start - block.start..range.end - block.start)
        };
        let own = inner(&quote.range)?;
        let silent = self.silent(quote.block)?;
        let end = own.end + sentence_length(silent.text.get(own.end..).unwrap_or_default());
        let phrase = silent.phrases.iter().rfind(|phrase| phrase.range.start < end);
        let times = Times { text: &silent.text, language, around };
        // Evidence further away is the name that a pronoun stands for.
        let distance = |range: &Range<usize>| range.start.abs_diff(own.end).min(own.start.abs_diff(range.end));
        let evidence = quote.evidence.iter().filter_map(inner).min_by_key(distance);
        let when = evidence
            .and_then(|evidence| times.next_to(&evidence))
            .or_else(|| times.next_to(&phrase?.range))
            .or_else(|| times.before_quotation(own.start))
            .or_else(|| times.of_east_asian(&phrase?.sentence));
        let is_long_ago = when.as_ref().is_some_and(|when| !when.is_recent);
        let occasion = match phrase {
            Some(phrase) => proposer.occasion_of(phrase.clone(), when),
            None => proposer.statement_of(when?),
        };
        Some(Told { occasion, block: quote.block, is_long_ago })
    }

    fn silent(&mut self, block: usize) -> Option<&SilentText> {
        let range = self.document.blocks.get(block)?.range.clone();
        let text = self.document.text.get(range.clone())?;
        Some(self.known.entry(block).or_insert_with(|| {
            let first = self.attribution.quotes.partition_point(|quote| quote.block < block);
            let quotes = self.attribution.quotes.iter().skip(first).take_while(|quote| quote.block == block);
            let spoken: Vec<_> = quotes
                .map(|quote| quote.range.start.saturating_sub(range.start)..quote.range.end - range.start)
                .collect();
            let text = phrases::without_spoken(text, &spoken);
            SilentText { phrases: phrases::in_silent_text(&text), text }
        }))
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
    fn occasion_of(&mut self, phrase: Phrase, when: Option<SaidWhen>) -> usize {
        let date = when.and_then(|when| when.date);
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
        let id = new_id(&phrase.name, &phrase.name, &mut self.ids);
        self.add(Occasion { id, name: phrase.name, place: phrase.place, date, kind: Some(phrase.kind) })
    }

    /// The number of the occasion of a statement at this time: the document itself if its date is the same.
    fn statement_of(&mut self, when: SaidWhen) -> usize {
        let name = statement(self.language);
        let first = self.occasions.first();
        let is_first = first.is_some_and(|first| first.date == when.date);
        let place = first.filter(|_| when.is_recent).and_then(|first| first.place.clone());
        let is_same = |known: &Occasion| known.name == name && known.date == when.date && known.place == place;
        match self.occasions.iter().skip(1).position(is_same) {
            _ if is_first => 0,
            Some(same) => same + 1,
            None => {
                let id = new_id("statement", name, &mut self.ids);
                let kind = Some(OccasionKind::Statement);
                self.add(Occasion { id, name: name.to_owned(), place, date: when.date, kind })
            }
        }
    }

    /// The number of a new occasion; the first one if there are too many.
    fn add(&mut self, occasion: Occasion) -> usize {
        if self.occasions.len() >= limits::NAMES {
            return 0;
        }
        self.occasions.push(occasion);
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
