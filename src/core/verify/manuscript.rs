//! The quotations of a manuscript.

use std::{borrow::Cow, ops::Range, sync::OnceLock};

use super::{beside::is_reported, length::is_long_enough, names::Name};
use crate::{
    attribution::{Attribution, Phrase, PhraseKind, ProposedQuote, attribute},
    document::{BlockKind, Document},
    matching::{
        boundary::has_word,
        normalize::NormalizedText,
        note_signs::without_note_signs,
        quotation_marks::{QuotationMarks, is_quotation_mark},
    },
    model::Confidence,
};

/// A text whose quotations are checked.
#[derive(Debug, Clone)]
pub struct Manuscript {
    /// Its name in reports: the file name.
    pub name: String,
    /// The text with its blocks.
    pub document: Document,
    /// How many sentences report speech without quotation marks. They are not checked.
    pub reported: usize,
    pub(super) quotations: Vec<Quotation>,
    /// Its normalized text in lower case, built when it is first searched for the words of a question.
    normalized: OnceLock<String>,
}

/// Words between quotation marks, or a paragraph set off as a quotation.
#[derive(Debug, Clone)]
pub(super) struct Quotation {
    /// The words without their outer marks, as bytes of the text.
    pub(super) range: Range<usize>,
    /// Who said it, according to the text.
    pub(super) speaker: Option<Name>,
    /// Whether the speaker is certain.
    pub(super) is_sure: bool,
    pub(super) continues: bool,
    /// Whether it is too short to be checked, or a title.
    pub(super) is_phrase: bool,
    /// Whether the text attributes it to "he" or "she" without saying who that is.
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

    /// A text that is a quotation as a whole, with or without marks. If it contains a quotation with its own speaker
    /// (“A,” Lee said), it is read like any other text.
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

    /// Whether it has these words, in any case and typography.
    pub(super) fn has_words(&self, words: &str) -> bool {
        let in_small_letters = |text: &str| NormalizedText::folding_quotation_marks(text).as_str().to_lowercase();
        let key = in_small_letters(words);
        self.normalized.get_or_init(|| in_small_letters(&self.document.text)).contains(key.trim())
    }

    /// The whole text.
    pub(super) fn text(&self) -> &str {
        &self.document.text
    }

    pub(super) fn text_of(&self, range: &Range<usize>) -> &str {
        self.document.text.get(range.clone()).unwrap_or_default()
    }

    /// The words of a quotation, without footnote marks.
    pub(super) fn words_of(&self, quotation: &Quotation) -> Cow<'_, str> {
        without_note_signs(self.text_of(&quotation.range))
    }

    /// The block of the text that contains this byte.
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

/// The words between marks within a turn. All of a turn is speech, but only these words are quoted.
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

/// A phrase as a quotation. It is still checked if the text says that someone said it, or if it is too long for a
/// phrase.
fn of_phrase(phrase: &Phrase, found: &Attribution, document: &Document) -> Quotation {
    let text = document.text.get(phrase.range.clone()).unwrap_or_default();
    let is_heading = || {
        let behind = document.blocks.partition_point(|block| block.range.start <= phrase.range.start);
        let block = behind.checked_sub(1).and_then(|number| document.blocks.get(number));
        block.is_some_and(|block| block.kind == BlockKind::Heading && contains(&block.range, &phrase.range))
    };
    let is_judged = match phrase.kind {
        PhraseKind::Name => false,
        PhraseKind::ScareQuote => {
            phrase.is_introduced || is_long_enough(text) || is_reported(&document.text, &phrase.range)
        }
        PhraseKind::Title => {
            let may_be_said = || is_heading() || is_before_dash(&document.text, phrase.range.end);
            phrase.is_introduced || (is_long_enough(text) && may_be_said() && !has_capitals_of_title(text))
        }
    };
    let speaker = phrase.speaker.and_then(|person| found.people.get(person)).map(Name::of_person);
    Quotation {
        range: phrase.range.clone(),
        is_sure: speaker.is_some() && phrase.is_speaker_sure,
        speaker: speaker.filter(|_| is_judged),
        continues: false,
        is_phrase: !is_judged,
        is_of_nameless: false,
    }
}

/// Whether a dash follows the marks: „…“ – mondta az ügyész. The speaker or an explanation follows the dash.
fn is_before_dash(text: &str, end: usize) -> bool {
    let behind = text.get(end..).unwrap_or_default().trim_start_matches(|c: char| is_quotation_mark(c) || c == ',');
    behind.trim_start().starts_with(['–', '—', '―', '-'])
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
