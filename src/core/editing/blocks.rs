//! Changes of blocks and of the briefing as a whole.

use super::{
    ChangeError,
    names::FIELDS,
    place::{File, topics_of},
};
use crate::{
    format::{
        edit::{Edit, Step},
        schema,
        value::{Record, Value},
    },
    model::{BlockId, TopicId},
};

/// Puts a block into a topic, or takes it out.
pub(super) fn topic(file: &File<'_>, block: BlockId, topic: TopicId, is_in: bool) -> Result<Vec<Edit>, ChangeError> {
    let id = &file.briefing.topic(topic).ok_or(ChangeError::NotThere)?.id;
    let number = file.body_number(block);
    let raw = file.block(number)?;
    let topics = topics_of(&raw);
    let path = || [Step::Field("body"), Step::Index(number), Step::Field("topics")];
    let at = topics.iter().position(|topic| **topic == **id);
    Ok(match (is_in, at) {
        (true, None) if topics.is_empty() => {
            vec![
                Edit::set(path(), Value::list([id.as_str()]))
                    .in_order(&["text", "level", "original", "topics", "quotes", "notes"]),
            ]
        }
        (true, None) => vec![Edit::insert(path(), topics.len(), id.as_str())],
        (false, Some(_)) if topics.len() == 1 => vec![Edit::remove(path())],
        (false, Some(at)) => vec![Edit::remove(path().into_iter().chain([Step::Index(at)]))],
        (true, Some(_)) | (false, None) => Vec::new(),
    })
}

/// A turn without quotes as a paragraph.
pub(super) fn as_paragraph(turn: &schema::Block<'_>) -> Record {
    let record = Record::named("Paragraph");
    let schema::Block::Turn { text, original, topics, notes, .. } = turn else { return record };
    let notes = notes.iter().map(|note| Record::new().field("on", &*note.on).field("text", &*note.text));
    record
        .field("text", &**text)
        .optional("original", original.as_deref())
        .list("topics", topics.iter().map(|topic| &**topic))
        .list("notes", notes)
}

/// Gives the briefing a title.
pub(super) fn title(title: &str) -> Result<Vec<Edit>, ChangeError> {
    let title = title.trim();
    if title.is_empty() {
        return Err(ChangeError::NoTitle);
    }
    Ok(vec![Edit::set([Step::Field("title")], title).in_order(FIELDS)])
}
