//! Quotations in Korean, Japanese and Chinese texts, and who said each of them.
//!
//! What the three have in common is that a particle or a verb next to the marks shows that words were said ([`korean`],
//! [`japanese`], [`chinese`]), that the subject is often in an earlier sentence, and that names carry titles
//! ([`people`]). What is common to them is implemented once here: marks, sentences, turns, the person meant by a title,
//! speakers carried over.

use std::ops::Range;

mod answerer;
mod chinese;
mod closings;
mod denied;
mod headlines;
mod japanese;
mod judgement;
mod korean;
mod labels;
mod language;
mod mention;
mod people;
mod reading;
mod sentences;
mod spans;
mod turns;
mod word_list;
mod writer;

pub(super) use language::is_east_asian;

use self::{
    language::Language,
    mention::Mention,
    people::People,
    sentences::{Sentence, sentences_of},
    spans::{LeftOpen, Span, spans_of},
    writer::Writer,
};
use super::Attribution;
use crate::document::Block;

/// A block with its quotations and sentences, and the people that they name.
struct AnalyzedBlock {
    spans: Vec<Span>,
    sentences: Vec<Analyzed>,
}

/// A sentence with the people mentioned in each of its gaps.
struct Analyzed {
    sentence: Sentence,
    gaps: Vec<Range<usize>>,
    mentions: Vec<Vec<Mention>>,
}

/// Finds the quotations of a text in one of these languages and who said them.
pub(super) fn attribute(text: &str, blocks: &[Block]) -> Attribution {
    let language = Language::of(text);
    let mut people = People::default();
    let parts = parts_of(text, blocks, language, &mut people);
    let turns = turns::turns_of(text, blocks, language, &people);
    let answerer = turns.first().and_then(|first| {
        let head = blocks.get(..first.blocks.start).unwrap_or_default();
        answerer::answerer(text, head, language, &people).or_else(|| answerer::only_label(&turns))
    });
    Writer::new(text, blocks, language, people, answerer).write(&parts, &turns)
}

/// Splits the blocks into quotations and sentences, and enters every full name in them into the table of people.
fn parts_of(text: &str, blocks: &[Block], language: Language, people: &mut People) -> Vec<AnalyzedBlock> {
    let mut left_open: Option<LeftOpen> = None;
    let mut parts = Vec::with_capacity(blocks.len());
    for (number, block) in blocks.iter().enumerate() {
        let next = blocks.get(number + 1).map_or("", |next| cut(text, &next.range));
        let (spans, open) = spans_of(text, &block.range, left_open, next);
        left_open = open;
        let sentences = sentences_of(text, &block.range, &spans, language);
        let analyzed =
            sentences.into_iter().map(|sentence| analyze(text, sentence, &spans, language, people)).collect();
        parts.push(AnalyzedBlock { spans, sentences: analyzed });
    }
    parts
}

fn analyze(text: &str, sentence: Sentence, spans: &[Span], language: Language, people: &mut People) -> Analyzed {
    let gaps = sentence.gaps(spans);
    let mut mentions = Vec::with_capacity(gaps.len());
    for gap in &gaps {
        let found = language.mentions(text, gap, people);
        found.iter().for_each(|mention| people.introduce(mention));
        mentions.push(found);
    }
    Analyzed { sentence, gaps, mentions }
}

/// The words of a range; empty if the range is outside the text.
fn cut<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    text.get(range.clone()).unwrap_or_default()
}

/// The beginning of words, up to a number of bytes.
fn head_of(words: &str, bytes: usize) -> &str {
    words.get(..words.floor_char_boundary(bytes)).unwrap_or_default()
}

/// Where the last `bytes` bytes of words begin.
fn tail_start(words: &str, bytes: usize) -> usize {
    words.ceil_char_boundary(words.len().saturating_sub(bytes))
}
