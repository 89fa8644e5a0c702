//! JSON: one object with the briefing's title, source, topics, quotes and body.
//!
//! The structs below are the format, in the order of its fields; a quote is the same record as in a
//! copy. What is not known is `null`.

use std::io::{self, Write};

use serde::Serialize;

use super::{Filter, level_of};
use crate::{
    citation::json::{self, Record, Source, StreamedList, topic_ids},
    model::{BlockKind, BlockRef, Briefing},
};

#[derive(Serialize)]
struct Document<'a, Q: Serialize, B: Serialize> {
    /// Only there while the briefing may not be used yet; then it must not get lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    embargo: Option<&'a str>,
    title: &'a str,
    source: Source<'a>,
    topics: Vec<Topic<'a>>,
    quotes: Q,
    body: B,
}

#[derive(Serialize)]
struct Topic<'a> {
    id: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct Block<'a> {
    kind: &'static str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    original: Option<&'a str>,
    topics: Vec<&'a str>,
    /// Of a turn: how the source announces it, and the id of who speaks.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    turn: Option<Turn<'a>>,
    /// Of an item of a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
}

#[derive(Serialize)]
struct Turn<'a> {
    label: Option<&'a str>,
    speaker_id: Option<&'a str>,
}

pub(super) fn write(briefing: &Briefing, filter: Filter, out: &mut dyn Write) -> io::Result<()> {
    let document = Document {
        embargo: json::embargo(&briefing.release),
        title: &briefing.title,
        source: Source::of(&briefing.source),
        topics: briefing.topics().iter().map(|topic| Topic { id: &topic.id, title: &topic.title }).collect(),
        quotes: StreamedList(|| filter.quotes(briefing).map(|(id, quote)| Record::of(briefing, id, quote))),
        body: StreamedList(|| filter.blocks(briefing).map(|block| block_of(briefing, &block))),
    };
    json::write(&document, out)?;
    writeln!(out)
}

fn block_of<'a>(briefing: &'a Briefing, block: &BlockRef<'a>) -> Block<'a> {
    let kind = match block.kind() {
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Turn(_) => "turn",
        BlockKind::Item { .. } => "item",
        BlockKind::Figure(_) => "figure",
    };
    let turn = block.turn().map(|turn| {
        let speaker = turn.speech().and_then(|speech| briefing.speaker(speech.speaker?));
        Turn { label: turn.label.as_deref(), speaker_id: speaker.map(|speaker| speaker.id.as_str()) }
    });
    Block {
        kind,
        text: block.text(),
        original: block.original(),
        topics: topic_ids(briefing, block.topics()),
        turn,
        level: level_of(block),
    }
}
