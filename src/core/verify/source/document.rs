//! A document as a source: the speakers are those found by its attribution.

use std::collections::HashMap;

use super::{Source, SourceBlock, SourceSpeaker, Utterance, neighbours::with_comma, order::label_of};
use crate::{
    attribution::{Attribution, attribute},
    document::Document,
    matching::quotation_marks::is_quotation_mark,
    model::Confidence,
    verify::{names::Name, passage_cache::PassageCache, report},
};

impl Source {
    /// A document as a source. The speakers are those found by its attribution.
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
            names: found.people.iter().map(Name::of_person).collect(),
            unread: report::unread(name, &document.left_out),
            long: PassageCache::default(),
            introductions: HashMap::new(),
            disputed: Vec::new(),
            writers: document.authors.iter().chain(&document.publisher).map(|name| Name::plain(name)).collect(),
        };
        source.utterances = utterances_of(&found, &source.text);
        source.join_neighbours(|_, _| true);
        source.order()
    }
}

/// The utterances of a document.
fn utterances_of(found: &Attribution, text: &str) -> Vec<Utterance> {
    let mut utterances: Vec<Utterance> = Vec::new();
    let mut last: Option<(usize, Option<usize>)> = None;
    for (number, quote) in found.quotes.iter().enumerate() {
        // The turns are in the order of the text.
        let turn = found.turns.partition_point(|turn| turn.blocks.end <= quote.block);
        let is_within = found.turns.get(turn).is_some_and(|turn| turn.blocks.contains(&quote.block));
        let turn = Some(turn).filter(|_| is_within && quote.in_turn);
        let is_within_marks = found.quotes.get(number + 1).is_some_and(|next| {
            let gap = text.get(quote.range.end..next.range.start).unwrap_or_default();
            next.continues && !gap.contains(is_quotation_mark)
        });
        let range = if is_within_marks { with_comma(text, quote.range.clone()) } else { quote.range.clone() };
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
                utterance.spans.push(range);
                utterance.continues.push(quote.continues);
                if utterance.who == SourceSpeaker::Unknown {
                    utterance.who = who;
                    utterance.is_sure = quote.confidence >= Confidence::Likely;
                }
            }
            _ => utterances.push(Utterance {
                spans: vec![range],
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
