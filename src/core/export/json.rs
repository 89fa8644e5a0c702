//! JSON: one object with the briefing's title, source, topics, quotes and body.
//!
//! The structs below are the format, in the order of its fields; a quote is the same record as in a copy. Unknown
//! values are `null`.

use std::io::{self, Write};

use serde::Serialize;

use super::{Filter, OwnMark, level_of, own_marks::WHOSE};
use crate::{
    citation::json::{self, Record, Source, StreamedList, topic_ids},
    model::{BlockKind, BlockRef, Briefing},
};

#[derive(Serialize)]
struct Document<'a, Q: Serialize, B: Serialize> {
    /// Present only under an embargo, which must not get lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    embargo: Option<&'a str>,
    title: &'a str,
    source: Source<'a>,
    topics: Vec<Topic<'a>>,
    quotes: Q,
    body: B,
    /// The user's own marks, present only on request.
    #[serde(skip_serializing_if = "Option::is_none")]
    own_marks: Option<OwnMarks<'a>>,
}

/// The user's own marks; only the marked words belong to the briefing.
#[derive(Serialize)]
struct OwnMarks<'a> {
    whose: &'static str,
    marks: Vec<Marked<'a>>,
}

#[derive(Serialize)]
struct Marked<'a> {
    /// The marked words as they were in the text.
    marked_words: &'a str,
    /// The number of the block in which they begin, from 1; `None` if they are no longer in the text.
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
    /// Only for a turn: its label in the source, and the speaker's id.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    turn: Option<Turn<'a>>,
    /// Only for a list item.
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
