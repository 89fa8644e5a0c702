//! New entries of a file: the records of speakers, occasions and topics, and the ids that they get.

use super::{ChangeError, ChosenSpeaker, fields::Field, place::File};
use crate::{
    format::{
        edit::{Edit, Step, value_at},
        value::{Record, Value},
    },
    text::{ids::new_id, person_name},
};
use std::collections::BTreeSet;

/// The fields of a file in their order.
pub(super) const FIELDS: &[&str] =
    &["format", "title", "language", "source", "release", "speakers", "occasions", "topics", "body"];

/// The fields of a source, a speaker, an occasion and a topic in their order.
pub(super) const SOURCE_FIELDS: &[&str] =
    &["publisher", "publication", "authors", "url", "published", "credit", "text", "translated"];
pub(super) const SPEAKER_FIELDS: &[&str] = &["name", "role", "roles", "native_name", "family_name", "same_as"];
pub(super) const OCCASION_FIELDS: &[&str] = &["name", "place", "date", "kind"];
pub(super) const TOPIC_FIELDS: &[&str] = &["id", "title", "icon", "summary", "facts"];

/// The id of a chosen speaker in the file, and the edits that add a new one.
pub(super) fn add_speaker(file: &File<'_>, speaker: &ChosenSpeaker) -> Result<(String, Vec<Edit>), ChangeError> {
    match speaker {
        ChosenSpeaker::Known(id) => {
            let speaker = file.briefing.speaker(*id).ok_or(ChangeError::NotThere)?;
            Ok((speaker.id.clone(), Vec::new()))
        }
        ChosenSpeaker::New(new) => {
            let fields = [(Field::Name, new.name.clone()), (Field::Role, new.role.clone())];
            let (id, edit) = new_speaker(file, &fields)?;
            Ok((id, vec![edit]))
        }
    }
}

/// The id of a new speaker, and the edit that adds it.
pub(super) fn new_speaker(file: &File<'_>, fields: &[(Field, String)]) -> Result<(String, Edit), ChangeError> {
    let name = entered(fields, Field::Name);
    let family_name = Some(entered(fields, Field::FamilyName)).filter(|family| !family.is_empty());
    check_family_name(name, family_name)?;
    let short = family_name.unwrap_or_else(|| name.rsplit(' ').next().unwrap_or(name));
    let mut taken = file.briefing.speakers().iter().map(|speaker| speaker.id.clone()).collect();
    let id = id_or(new_id(short, name, &mut taken), "speaker", &mut taken);
    let record = record(SPEAKER_FIELDS, fields)?;
    Ok((id.clone(), new_entry(file, "speakers", file.briefing.speakers().is_empty(), id, record)))
}

/// The id, or one built from `kind` and a number if a name has no letters.
pub(super) fn id_or(id: String, kind: &str, taken: &mut BTreeSet<String>) -> String {
    if id.is_empty() { new_id(kind, kind, taken) } else { id }
}

/// The text that was entered in a field.
pub(super) fn entered(fields: &[(Field, String)], field: Field) -> &str {
    fields.iter().find(|(other, _)| *other == field).map_or("", |(_, text)| text.trim())
}

/// The record that has these fields.
pub(super) fn record(order: &[&str], fields: &[(Field, String)]) -> Result<Record, ChangeError> {
    let mut all = fields.to_vec();
    all.sort_by_key(|(field, _)| order.iter().position(|name| *name == field.key()));
    let mut record = Record::new();
    for (field, text) in &all {
        record = record.optional(field.key(), field.value(text)?);
    }
    Ok(record)
}

/// Adds an entry to a map of the file.
pub(super) fn new_entry(file: &File<'_>, map: &'static str, is_first: bool, id: String, record: Record) -> Edit {
    let is_missing = value_at(file.text, &[Step::Field(map)]).is_err();
    if is_first && is_missing {
        return Edit::set([Step::Field(map)], Value::map([(id, record)])).in_order(FIELDS);
    }
    Edit::set([Step::Field(map), Step::Named(id)], record)
}

/// An error if a family name does not belong to a name.
pub(super) fn check_family_name(name: &str, family: Option<&str>) -> Result<(), ChangeError> {
    let Some(family) = family else { return Ok(()) };
    let [name, family] = [name, family].map(crate::text::single_spaced);
    person_name::part(&name, &family).map(drop).ok_or(ChangeError::FamilyName)
}
