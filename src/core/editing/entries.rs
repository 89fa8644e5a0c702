//! Changes of speakers, occasions and topics, and of the details of the briefing itself.

use super::{
    ChangeError,
    annotations::{self, fact_path, note_path},
    blocks,
    fields::{Entry, Field, NewEntry},
    new_entry::{
        FIELDS, OCCASION_FIELDS, SOURCE_FIELDS, SPEAKER_FIELDS, TOPIC_FIELDS, check_family_name, entered, id_or,
        new_entry, new_speaker, record,
    },
    place::File,
    quotes, references,
};
use crate::{
    format::{
        edit::{Edit, Step, value_at},
        value::{Record, Value},
    },
    model::{BlockId, QuoteId, SpeakerId, TopicId},
    text::ids::new_id,
};

/// Adds an entry.
pub(super) fn add(file: &File<'_>, new: &NewEntry, fields: &[(Field, String)]) -> Result<Vec<Edit>, ChangeError> {
    match new {
        NewEntry::Speaker => {
            Field::Name.value(entered(fields, Field::Name))?;
            Ok(vec![new_speaker(file, fields)?.1])
        }
        NewEntry::Occasion(quotes) => new_occasion(file, quotes, fields),
        NewEntry::Topic(block) => new_topic(file, *block, fields),
        NewEntry::Note(block, words) => annotations::add_note(file, *block, words, fields),
        NewEntry::Fact(topic, block, words) => annotations::add_fact(file, *topic, *block, words, fields),
    }
}

fn new_occasion(file: &File<'_>, said: &[QuoteId], fields: &[(Field, String)]) -> Result<Vec<Edit>, ChangeError> {
    let record = record(OCCASION_FIELDS, fields)?;
    let name = entered(fields, Field::Name);
    let occasions = file.briefing.occasions();
    let mut taken = occasions.iter().map(|occasion| occasion.id.clone()).collect();
    let id = id_or(new_id(name, name, &mut taken), "occasion", &mut taken);
    let mut edits = vec![new_entry(file, "occasions", occasions.is_empty(), id.clone(), record)];
    edits.extend(quotes::on_called(file, said, &id)?);
    Ok(edits)
}

fn new_topic(file: &File<'_>, block: Option<BlockId>, fields: &[(Field, String)]) -> Result<Vec<Edit>, ChangeError> {
    let title = entered(fields, Field::Title);
    let topics = file.briefing.topics();
    let mut taken = topics.iter().map(|topic| topic.id.clone()).collect();
    let id = id_or(new_id(title, title, &mut taken), "topic", &mut taken);
    let mut whole = Record::new().field("id", id.as_str());
    for (name, value) in record(TOPIC_FIELDS, fields)?.fields() {
        whole = whole.field(name, value.clone());
    }
    let path = [Step::Field("topics")];
    let mut edits = match value_at(file.text, &path) {
        Ok(_) => vec![Edit::insert(path, topics.len(), whole)],
        Err(_) => vec![Edit::set(path, Value::list([whole])).in_order(FIELDS)],
    };
    if let Some(block) = block {
        edits.extend(blocks::topic_called(file, block, &id, true)?);
    }
    Ok(edits)
}

/// The path of an entry's record, and the order of its fields.
fn place_of(file: &File<'_>, entry: Entry, field: Field) -> Result<(Vec<Step>, &'static [&'static str]), ChangeError> {
    let briefing = file.briefing;
    Ok(match entry {
        Entry::Briefing if matches!(field, Field::Title | Field::Language | Field::Embargo) => (Vec::new(), FIELDS),
        Entry::Briefing => (vec![Step::Field("source")], SOURCE_FIELDS),
        Entry::Speaker(id) => {
            let speaker = briefing.speaker(id).ok_or(ChangeError::NotThere)?;
            (vec![Step::Field("speakers"), Step::Named(speaker.id.clone())], SPEAKER_FIELDS)
        }
        Entry::Occasion(id) => {
            let occasion = briefing.occasion(id).ok_or(ChangeError::NotThere)?;
            (vec![Step::Field("occasions"), Step::Named(occasion.id.clone())], OCCASION_FIELDS)
        }
        Entry::Topic(id) => (vec![Step::Field("topics"), Step::Index(file.topic_number(id)?)], TOPIC_FIELDS),
        Entry::Note(id) => (note_path(file, id)?, &["on", "text"]),
        Entry::Fact(id, at) => (fact_path(file, id, at)?, &["value", "label", "on"]),
    })
}

/// Sets fields of an entry; an empty one is removed.
pub(super) fn set(file: &File<'_>, entry: Entry, fields: &[(Field, String)]) -> Result<Vec<Edit>, ChangeError> {
    let mut edits = Vec::new();
    let mut has_source = value_at(file.text, &[Step::Field("source")]).is_ok();
    let is_of_translation = |field: &Field| matches!(field, Field::TranslatedFrom | Field::Translator);
    for (field, text) in fields.iter().filter(|(field, _)| !is_of_translation(field)) {
        let (place, order) = place_of(file, entry, *field)?;
        let mut path = place.clone();
        path.push(Step::Field(field.key()));
        let is_there = value_at(file.text, &path).is_ok();
        match field.value(text)? {
            None if is_there => edits.push(Edit::remove(path)),
            None => {}
            Some(value) if place == [Step::Field("source")] && !has_source => {
                has_source = true;
                edits.push(Edit::set(place, Record::new().field(field.key(), value)).in_order(FIELDS));
            }
            Some(value) => edits.push(Edit::set(path, value).in_order(order)),
        }
    }
    if fields.iter().any(|(field, _)| is_of_translation(field)) {
        edits.extend(set_translation(file, fields, has_source)?);
    }
    match entry {
        Entry::Speaker(id) => edits.extend(settle_family_name(file, id, fields)?),
        Entry::Fact(id, at) => edits.extend(annotations::settle_fact(file, id, at, fields)?),
        Entry::Briefing | Entry::Occasion(_) | Entry::Topic(_) | Entry::Note(_) => {}
    }
    Ok(edits)
}

/// Sets the language and the translator of a translated text, or removes them if no language is named.
fn set_translation(file: &File<'_>, fields: &[(Field, String)], has_source: bool) -> Result<Option<Edit>, ChangeError> {
    let (source, translated) = (Step::Field("source"), Step::Field("translated"));
    let path = [source.clone(), translated];
    let now = |field: Field| match fields.iter().find(|(other, _)| *other == field) {
        Some((_, text)) => text.trim().to_owned(),
        None => Entry::Briefing.text(field, file.briefing),
    };
    let (from, by) = (now(Field::TranslatedFrom), now(Field::Translator));
    let is_there = value_at(file.text, &path).is_ok();
    if from.is_empty() {
        return match by.is_empty() {
            true => Ok(is_there.then(|| Edit::remove(path))),
            false => Err(ChangeError::Required(Field::TranslatedFrom.text())),
        };
    }
    let record = Record::new()
        .optional(Field::TranslatedFrom.key(), Field::TranslatedFrom.value(&from)?)
        .optional(Field::Translator.key(), Field::Translator.value(&by)?);
    Ok(Some(match has_source {
        true => Edit::set(path, record).in_order(SOURCE_FIELDS),
        false => Edit::set([source], Record::new().field("translated", record)).in_order(FIELDS),
    }))
}

/// Rejects an entered family name that is not part of the name, or removes it if the name was changed.
fn settle_family_name(file: &File<'_>, id: SpeakerId, fields: &[(Field, String)]) -> Result<Option<Edit>, ChangeError> {
    let speaker = file.briefing.speaker(id).ok_or(ChangeError::NotThere)?;
    let is_entered = |wanted: Field| fields.iter().any(|(field, _)| *field == wanted);
    let name = if is_entered(Field::Name) { entered(fields, Field::Name) } else { &speaker.name };
    if is_entered(Field::FamilyName) {
        let family = Some(entered(fields, Field::FamilyName)).filter(|family| !family.is_empty());
        return check_family_name(name, family).map(|()| None);
    }
    let no_longer_fits = check_family_name(name, speaker.family_name.as_deref()).is_err();
    let path = [Step::Field("speakers"), Step::Named(speaker.id.clone()), Step::Field("family_name")];
    Ok(no_longer_fits.then(|| Edit::remove(path)))
}

/// Removes an entry that nothing refers to; a topic is removed from its paragraphs.
pub(super) fn delete(file: &File<'_>, entry: Entry) -> Result<Vec<Edit>, ChangeError> {
    let uses = match entry {
        Entry::Speaker(id) => references::uses_of_speaker(file, id),
        Entry::Occasion(id) => references::uses_of_occasion(file, id),
        Entry::Briefing | Entry::Topic(_) | Entry::Note(_) | Entry::Fact(..) => 0,
    };
    if uses > 0 {
        return Err(ChangeError::InUse(entry.name(file.briefing), uses));
    }
    match entry {
        Entry::Briefing => Err(ChangeError::NotThere),
        Entry::Topic(id) => {
            let mut edits = references::without_topic(file, id)?;
            edits.push(Edit::remove([Step::Field("topics"), Step::Index(file.topic_number(id)?)]));
            Ok(edits)
        }
        Entry::Note(_) | Entry::Fact(..) => annotations::remove(place_of(file, entry, Field::Label)?.0, file),
        Entry::Speaker(_) | Entry::Occasion(_) => Ok(vec![Edit::remove(place_of(file, entry, Field::Name)?.0)]),
    }
}

/// Moves a speaker, an occasion or a topic to this position of its list.
pub(super) fn reorder(file: &File<'_>, entry: Entry, to: usize) -> Result<Vec<Edit>, ChangeError> {
    let (list, from, count, by_number): (_, _, _, fn(usize) -> Step) = match entry {
        Entry::Speaker(id) => ("speakers", id.index(), file.briefing.speakers().len(), Step::Entry),
        Entry::Occasion(id) => ("occasions", id.index(), file.briefing.occasions().len(), Step::Entry),
        Entry::Topic(id) => ("topics", file.topic_number(id)?, file.briefing.topics().len(), Step::Index),
        Entry::Briefing | Entry::Note(_) | Entry::Fact(..) => return Err(ChangeError::NotThere),
    };
    if to >= count || from >= count {
        return Err(ChangeError::NotThere);
    }
    // In a file with mistakes the numbers may differ.
    let named = value_at(file.text, &place_of(file, entry, Field::Name)?.0)?;
    if value_at(file.text, &[Step::Field(list), by_number(from)])? != named {
        return Err(ChangeError::NotThere);
    }
    Ok(vec![Edit::move_member([Step::Field(list)], from, to)])
}

/// Moves everything of one speaker or occasion to another, and removes the former.
pub(super) fn merge(file: &File<'_>, from: Entry, into: Entry) -> Result<Vec<Edit>, ChangeError> {
    let mut edits = match (from, into) {
        _ if from == into => return Err(ChangeError::NotThere),
        (Entry::Speaker(from), Entry::Speaker(into)) => references::rename_speaker(file, from, into)?,
        (Entry::Occasion(from), Entry::Occasion(into)) => references::rename_occasion(file, from, into)?,
        (Entry::Topic(from), Entry::Topic(into)) => return merge_topics(file, from, into),
        _ => return Err(ChangeError::NotThere),
    };
    edits.push(Edit::remove(place_of(file, from, Field::Name)?.0));
    Ok(edits)
}

/// Moves the paragraphs and facts of one topic to another.
fn merge_topics(file: &File<'_>, from: TopicId, into: TopicId) -> Result<Vec<Edit>, ChangeError> {
    let [source, target] = [file.topic_number(from)?, file.topic_number(into)?];
    let mut edits = references::rename_topic(file, from, into)?;
    edits.extend(annotations::move_facts(file, source, target)?);
    edits.push(Edit::remove([Step::Field("topics"), Step::Index(source)]));
    Ok(edits)
}
