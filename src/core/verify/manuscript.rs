//! The quotations of a manuscript.

use std::{borrow::Cow, ops::Range, sync::OnceLock};

use super::{length::is_long_enough, names::Name};
use crate::{
    attribution::{Attribution, Phrase, PhraseKind, ProposedQuote, attribute},
    document::{BlockKind, Document},
    matching::{
        boundary::has_word, normalize::NormalizedText, note_signs::without_note_signs, quotation_marks::QuotationMarks,
    },
    model::Confidence,
};

/// A person's own text, whose quotations are checked.
#[derive(Debug, Clone)]
pub struct Manuscript {
    /// What it is called in reports: its file.
    pub name: String,
    /// The text with its blocks.
    pub document: Document,
    /// How many sentences tell what somebody said without marks; they are not judged.
    pub reported: usize,
    pub(super) quotations: Vec<Quotation>,
    /// Its text in small letters, made where it is looked for the words of a question.
    normalized: OnceLock<String>,
}

/// Words between marks, or a paragraph that is set as a quotation.
#[derive(Debug, Clone)]
pub(super) struct Quotation {
    /// The words without their outer marks, as bytes of the text.
    pub(super) range: Range<usize>,
    /// Who said it, as the text has it.
    pub(super) speaker: Option<Name>,
    /// Whether that is sure.
    pub(super) is_sure: bool,
    pub(super) continues: bool,
    /// Whether it is too short to be judged, or a title.
    pub(super) is_phrase: bool,
    /// Whether the text says that he or she said it, and not who that is.
    pub(super) is_of_nameless: bool,
}

impl Manuscript {
    /// Finds the quotations of a text.
    pub fn new(name: &str, document: Document) -> Self {
        let language = document.spoken_language();
        let found = attribute(&document.text, &document.blocks, &language);
        let quotations = quotations_of(&found, &document);
        Self {
            name: name.to_owned(),
            reported: found.reported_speech_count,
            quotations,
            normalized: OnceLock::new(),
            document,
        }
    }

    /// A text that is a quotation as a whole, with its marks or without. Where it has a quotation with a speaker of its own,
    /// “A,” Lee said, it is read as any other text.
    pub fn of_quotation(name: &str, document: Document) -> Self {
        let manuscript = Self::new(name, document);
        let is_told = manuscript.quotations.iter().any(|quotation| !quotation.is_phrase && quotation.speaker.is_some());
        let text = &manuscript.document.text;
        let start = text.len() - text.trim_start().len();
        let inner = start..start + text.trim().len();
        let pair = QuotationMarks::new(text)
            .pairs()
            .find(|pair| pair.depth == 0 && pair.open.start == inner.start && pair.close.end == inner.end);
        if is_told || inner.is_empty() {
            return manuscript;
        }
        let range = pair.map_or(inner, |pair| pair.open.end..pair.close.start);
        let whole = Quotation {
            range,
            speaker: None,
            is_sure: false,
            continues: false,
            is_phrase: false,
            is_of_nameless: false,
        };
        Self { quotations: vec![whole], reported: 0, ..manuscript }
    }

    /// How many quotations it has, phrases among them.
    pub fn quotation_count(&self) -> usize {
        self.quotations.len()
    }

    /// Whether it has these words, in any case and typography.
    pub(super) fn has_words(&self, words: &str) -> bool {
        let in_small_letters = |text: &str| NormalizedText::folding_quotation_marks(text).as_str().to_lowercase();
        let key = in_small_letters(words);
        self.normalized.get_or_init(|| in_small_letters(&self.document.text)).contains(key.trim())
    }

    pub(super) fn text_of(&self, range: &Range<usize>) -> &str {
        self.document.text.get(range.clone()).unwrap_or_default()
    }

    /// The words of a quotation, without the signs of footnotes.
    pub(super) fn words_of(&self, quotation: &Quotation) -> Cow<'_, str> {
        without_note_signs(self.text_of(&quotation.range))
    }

    /// The block of the text that holds this byte.
    pub(super) fn block_around(&self, at: usize) -> Option<Range<usize>> {
        let number = self.document.blocks.partition_point(|block| block.range.start <= at).checked_sub(1)?;
        self.document.blocks.get(number).map(|block| block.range.clone())
    }
}

fn quotations_of(found: &Attribution, document: &Document) -> Vec<Quotation> {
    let mut quotations = Vec::with_capacity(found.quotes.len() + found.phrases.len());
    for quote in &found.quotes {
        if quote.in_turn {
            quotations.extend(within_turn(quote, document));
        } else {
            let speaker = quote.speaker.and_then(|person| found.people.get(person)).map(Name::of_person);
            quotations.push(Quotation {
                range: quote.range.clone(),
                is_sure: speaker.is_some() && quote.confidence >= Confidence::Likely,
                speaker,
                continues: quote.continues,
                is_phrase: false,
                is_of_nameless: quote.is_of_nameless,
            });
        }
    }
    quotations.extend(found.phrases.iter().map(|phrase| of_phrase(phrase, found, document)));
    quotations.retain(|quotation| document.text.get(quotation.range.clone()).is_some_and(has_word));
    quotations.sort_by_key(|quotation| (quotation.range.start, quotation.range.end));
    quotations
}

/// Words between marks within a turn: all of a turn is speech, but only these are quoted.
fn within_turn<'d>(quote: &ProposedQuote, document: &'d Document) -> impl Iterator<Item = Quotation> + use<'d> {
    let start = quote.range.start;
    let text = document.text.get(quote.range.clone()).unwrap_or_default();
    let pairs: Vec<_> = QuotationMarks::new(text).pairs().filter(|pair| pair.depth == 0).collect();
    pairs.into_iter().map(move |pair| {
        let range = start + pair.open.end..start + pair.close.start;
        let is_phrase = !document.text.get(range.clone()).is_some_and(is_long_enough);
        Quotation { range, speaker: None, is_sure: false, continues: false, is_phrase, is_of_nameless: false }
    })
}

/// A phrase is judged all the same where somebody is said to say it, or where it is too long to be one.
fn of_phrase(phrase: &Phrase, found: &Attribution, document: &Document) -> Quotation {
    let text = document.text.get(phrase.range.clone()).unwrap_or_default();
    let is_heading = || {
        let behind = document.blocks.partition_point(|block| block.range.start <= phrase.range.start);
        let block = behind.checked_sub(1).and_then(|number| document.blocks.get(number));
        block.is_some_and(|block| block.kind == BlockKind::Heading && contains(&block.range, &phrase.range))
    };
    let is_judged = match phrase.kind {
        PhraseKind::Name => false,
        PhraseKind::ScareQuote => phrase.is_introduced || is_long_enough(text),
        PhraseKind::Title => {
            phrase.is_introduced || (is_long_enough(text) && is_heading() && !has_capitals_of_title(text))
        }
    };
    let speaker = phrase.speaker.and_then(|person| found.people.get(person)).map(Name::of_person);
    Quotation {
        range: phrase.range.clone(),
        is_sure: speaker.is_some(),
        speaker: speaker.filter(|_| is_judged),
        continues: false,
        is_phrase: !is_judged,
        is_of_nameless: false,
    }
}

fn contains(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Whether most of its longer words have capitals, as in the title of a work.
fn has_capitals_of_title(text: &str) -> bool {
    let long: Vec<&str> = text.split_whitespace().skip(1).filter(|word| word.chars().count() >= 4).collect();
    let capitals = long.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    capitals > 0 && capitals * 2 >= long.len()
}
