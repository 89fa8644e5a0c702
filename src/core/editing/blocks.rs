//! Changes the topics of a block, and turns a turn into a paragraph.

use super::{
    ChangeError,
    place::File,
    raw::{BLOCK_FIELDS, note_records},
};
use crate::{
    format::{
        edit::{Edit, Step},
        schema,
        value::{Record, Value},
    },
    model::{BlockId, TopicId},
};

/// Adds a block to a topic, or removes it.
pub(super) fn topic(file: &File<'_>, block: BlockId, topic: TopicId, is_in: bool) -> Result<Vec<Edit>, ChangeError> {
    let id = &file.briefing.topic(topic).ok_or(ChangeError::NotThere)?.id;
    topic_called(file, block, id, is_in)
}

/// Like [`topic`], for a topic by its id in the file.
pub(super) fn topic_called(file: &File<'_>, block: BlockId, id: &str, is_in: bool) -> Result<Vec<Edit>, ChangeError> {
    let number = file.body_number(block);
    let raw = file.block(number)?;
    let topics = raw.topics();
    let path = || [Step::Field("body"), Step::Index(number), Step::Field("topics")];
    let at = topics.iter().position(|topic| **topic == *id);
    Ok(match (is_in, at) {
        (true, None) if topics.is_empty() => vec![Edit::set(path(), Value::list([id])).in_order(BLOCK_FIELDS)],
        (true, None) => vec![Edit::insert(path(), topics.len(), id)],
        (false, Some(_)) if topics.len() == 1 => vec![Edit::remove(path())],
        (false, Some(at)) => vec![Edit::remove(path().into_iter().chain([Step::Index(at)]))],
        (true, Some(_)) | (false, None) => Vec::new(),
    })
}

/// A turn without quotes as a paragraph.
pub(super) fn as_paragraph(turn: &schema::Block<'_>) -> Record {
    let record = Record::named("Paragraph");
    let schema::Block::Turn { text, original, topics, notes, .. } = turn else { return record };
    record
        .field("text", &**text)
        .optional("original", original.as_deref())
        .list("topics", topics.iter().map(|topic| &**topic))
        .list("notes", note_records(notes.iter()))
}
