//! Changes of notes and facts on words of the text.

use std::ops::Range;

use super::{
    ChangeError,
    blocks::topic_called,
    fields::Field,
    place::File,
    raw::{BLOCK_FIELDS, fact_record},
};
use crate::{
    format::{
        edit::{Edit, Step},
        schema,
        value::{Record, Value},
    },
    matching::QuoteMatcher,
    model::{BlockId, NoteId, TopicId},
};

fn entered(fields: &[(Field, String)], field: Field) -> Result<&str, ChangeError> {
    let text = fields.iter().find(|(other, _)| *other == field).map_or("", |(_, text)| text.trim());
    field.value(text)?;
    Ok(text)
}

/// The words at this place without the space around them.
fn words_at<'t>(text: &'t str, words: &Range<usize>) -> Result<(&'t str, Range<usize>), ChangeError> {
    let chosen = text.get(words.clone()).ok_or(ChangeError::NoWords)?;
    let start = words.start + (chosen.len() - chosen.trim_start().len());
    let chosen = chosen.trim();
    if !crate::matching::boundary::has_word(chosen) {
        return Err(ChangeError::NoWords);
    }
    Ok((chosen, start..start + chosen.len()))
}

/// An error unless the reader finds these words at their place.
fn check_found(text: &str, words: &str, place: &Range<usize>) -> Result<(), ChangeError> {
    match QuoteMatcher::new(text).find_words(words, 0) {
        Some(found) if found.span() == *place => Ok(()),
        // Within a word, or before a sign that belongs to it.
        None => Err(ChangeError::WithinWord),
        Some(_) => Err(ChangeError::Ambiguous),
    }
}

/// Puts a note on words of a block.
pub(super) fn add_note(
    file: &File<'_>,
    block: BlockId,
    words: &Range<usize>,
    fields: &[(Field, String)],
) -> Result<Vec<Edit>, ChangeError> {
    let text = file.briefing.block(block).ok_or(ChangeError::NotThere)?.text();
    let (on, place) = words_at(text, words)?;
    check_found(text, on, &place)?;
    let note = Record::new().field("on", on).field("text", entered(fields, Field::Remark)?);
    let number = file.body_number(block);
    let raw = file.block(number)?;
    let path = [Step::Field("body"), Step::Index(number), Step::Field("notes")];
    Ok(vec![match raw.notes().len() {
        0 => Edit::set(path, Value::list([note])).in_order(BLOCK_FIELDS),
        count => Edit::insert(path, count, note),
    }])
}

/// The path of a note in the file.
pub(super) fn note_path(file: &File<'_>, id: NoteId) -> Result<Vec<Step>, ChangeError> {
    let note = file.briefing.note(id).ok_or(ChangeError::NotThere)?;
    let block = file.briefing.block(note.block).ok_or(ChangeError::NotThere)?;
    let number = file.body_number(note.block);
    let raw = file.block(number)?;
    let mut matcher = QuoteMatcher::new(block.text());
    let mut is_it = |raw: &schema::Note<'_>| {
        raw.text.trim().starts_with(&note.text)
            && matcher.find_words(&raw.on, 0).is_some_and(|found| found.span() == note.range)
    };
    // Of two identical notes on the same words either will do.
    let at = raw.notes().iter().position(&mut is_it).ok_or(ChangeError::NotThere)?;
    Ok(vec![Step::Field("body"), Step::Index(number), Step::Field("notes"), Step::Index(at)])
}

/// Removes an element from its list, and the list if it was the only one.
pub(super) fn remove(path: Vec<Step>, file: &File<'_>) -> Result<Vec<Edit>, ChangeError> {
    let Some((Step::Index(_), list)) = path.split_last() else { return Err(ChangeError::NotThere) };
    let second = list.iter().cloned().chain([Step::Index(1)]).collect::<Vec<_>>();
    let is_only = crate::format::edit::value_at(file.text, &second).is_err();
    Ok(vec![Edit::remove(if is_only { list.to_vec() } else { path })])
}

/// States words of a block as a fact of a topic, and puts the block into it.
pub(super) fn add_fact(
    file: &File<'_>,
    topic: TopicId,
    block: BlockId,
    words: &Range<usize>,
    fields: &[(Field, String)],
) -> Result<Vec<Edit>, ChangeError> {
    let own = file.briefing.block(block).ok_or(ChangeError::NotThere)?;
    let (on, place) = words_at(own.text(), words)?;
    check_found(own.text(), on, &place)?;
    let in_topic = file.briefing.topic(topic).ok_or(ChangeError::NotThere)?;
    let earlier = in_topic.blocks.iter().filter(|earlier| **earlier < block);
    let mut earlier = earlier.filter_map(|earlier| file.briefing.block(*earlier));
    if earlier.any(|earlier| QuoteMatcher::new(earlier.text()).find_words(on, 0).is_some()) {
        return Err(ChangeError::FactElsewhere);
    }
    let (value, label) = (entered(fields, Field::Figure)?, entered(fields, Field::Label)?);
    check_figure(value, on)?;
    let fact =
        Record::new().field("value", value).field("label", label).optional("on", Some(on).filter(|on| *on != value));
    let mut edits = topic_called(file, block, &in_topic.id, true)?;
    let number = file.topic_number(topic)?;
    let path = [Step::Field("topics"), Step::Index(number), Step::Field("facts")];
    edits.push(match file.topic(number)?.facts.len() {
        0 => Edit::set(path, Value::list([fact])),
        count => Edit::insert(path, count, fact),
    });
    Ok(edits)
}

/// An error unless the words state the figure.
fn check_figure(figure: &str, words: &str) -> Result<(), ChangeError> {
    let is_there = QuoteMatcher::new(words).find_words(figure, 0).is_some();
    if is_there { Ok(()) } else { Err(ChangeError::FigureElsewhere(words.to_owned())) }
}

/// The path of a fact in the file.
pub(super) fn fact_path(file: &File<'_>, topic: TopicId, at: usize) -> Result<Vec<Step>, ChangeError> {
    let number = file.topic_number(topic)?;
    let shown = file.briefing.topic(topic).map_or(0, |topic| topic.facts.len());
    // If a fact is not shown because it is not in the text, the numbers differ.
    if file.topic(number)?.facts.len() != shown || at >= shown {
        return Err(ChangeError::NotThere);
    }
    Ok(vec![Step::Field("topics"), Step::Index(number), Step::Field("facts"), Step::Index(at)])
}

/// Checks that a changed figure is still in the words that state it.
pub(super) fn settle_fact(
    file: &File<'_>,
    topic: TopicId,
    at: usize,
    fields: &[(Field, String)],
) -> Result<Option<Edit>, ChangeError> {
    if !fields.iter().any(|(field, _)| *field == Field::Figure) {
        return Ok(None);
    }
    let fact = file.briefing.topic(topic).and_then(|topic| topic.facts.get(at)).ok_or(ChangeError::NotThere)?;
    let text = file.briefing.block(fact.block).map(|block| block.text()).unwrap_or_default();
    let words = text.get(fact.range.clone()).ok_or(ChangeError::NotThere)?;
    let figure = entered(fields, Field::Figure)?;
    check_figure(figure, words)?;
    // If the figure was all of the words, they now have to be stated separately.
    let path = fact_path(file, topic, at)?.into_iter().chain([Step::Field("on")]);
    Ok((figure != words).then(|| Edit::set(path, words)))
}

/// The edits that add the facts of one topic to another.
pub(super) fn move_facts(file: &File<'_>, source: usize, target: usize) -> Result<Vec<Edit>, ChangeError> {
    let moved = file.topic(source)?;
    let records: Vec<Record> = moved.facts.iter().map(fact_record).collect();
    let path = [Step::Field("topics"), Step::Index(target), Step::Field("facts")];
    Ok(match file.topic(target)?.facts.len() {
        _ if records.is_empty() => Vec::new(),
        0 => vec![Edit::set(path, Value::list(records))],
        count => (count..).zip(records).map(|(at, fact)| Edit::insert(path.clone(), at, fact)).collect(),
    })
}
