//! JSON: one object with the briefing's title, source, topics, quotes and body.
//!
//! The structs below are the format, in the order of its fields; a quote is the same record as in a
//! copy. What is not known is `null`.

use std::io::{self, Write};

use serde::Serialize;

use super::{Filter, OwnMark, level_of, own_marks::WHOSE};
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
    /// What the person who exports it has marked; only there where that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    own_marks: Option<OwnMarks<'a>>,
}

/// Marks of the person's own: nothing of them is the briefing's but the words that they are on.
#[derive(Serialize)]
struct OwnMarks<'a> {
    whose: &'static str,
    marks: Vec<Marked<'a>>,
}

#[derive(Serialize)]
struct Marked<'a> {
    /// The words that are marked, as they stood in the text.
    marked_words: &'a str,
    /// The number of the block in the body that they begin in, from 1; none where they are not in the text any more.
    paragraph: Option<usize>,
    my_note: Option<&'a str>,
    my_tags: &'a [String],
    colour: &'static str,
    marked_at: String,
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

pub(super) fn write(briefing: &Briefing, filter: Filter, own: &[OwnMark<'_>], out: &mut dyn Write) -> io::Result<()> {
    let document = Document {
        embargo: json::embargo(&briefing.release),
        title: &briefing.title,
        source: Source::of(&briefing.source),
        topics: briefing.topics().iter().map(|topic| Topic { id: &topic.id, title: &topic.title }).collect(),
        quotes: StreamedList(|| filter.quotes(briefing).map(|(id, quote)| Record::of(briefing, id, quote))),
        body: StreamedList(|| filter.blocks(briefing).map(|block| block_of(briefing, &block))),
        own_marks: (!own.is_empty())
            .then(|| OwnMarks { whose: WHOSE, marks: own.iter().map(|mark| marked(*mark)).collect() }),
    };
    json::write(&document, out)?;
    writeln!(out)
}

fn marked(own: OwnMark<'_>) -> Marked<'_> {
    let mark = own.mark;
    Marked {
        marked_words: &mark.anchor.exact,
        paragraph: own.place.and_then(|place| place.first()).map(|(block, _)| block.index() + 1),
        my_note: Some(mark.note.as_str()).filter(|note| !note.is_empty()),
        my_tags: &mark.tags,
        colour: mark.colour.name(),
        marked_at: mark.made.rfc3339(),
    }
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
