//! Changes of the speakers.

use std::collections::BTreeSet;

use super::{
    ChangeError, ChosenSpeaker, SpeakerField,
    place::{File, quotes_of},
};
use crate::{
    format::{
        edit::{Edit, Step},
        schema,
        value::{Record, Value},
    },
    model::SpeakerId,
    text::ids::new_id,
};

/// The fields of a file in their order.
pub(super) const FIELDS: &[&str] =
    &["format", "title", "language", "source", "release", "speakers", "occasions", "topics", "body"];

/// The fields of a speaker in their order.
const SPEAKER_FIELDS: &[&str] = &["name", "role", "roles", "native_name", "family_name", "same_as"];

/// The id of a chosen speaker in the file, and the edits that add it where it is new.
pub(super) fn add_speaker(file: &File<'_>, speaker: &ChosenSpeaker) -> Result<(String, Vec<Edit>), ChangeError> {
    let new = match speaker {
        ChosenSpeaker::Known(id) => {
            let speaker = file.briefing.speaker(*id).ok_or(ChangeError::NotThere)?;
            return Ok((speaker.id.clone(), Vec::new()));
        }
        ChosenSpeaker::New(new) => new,
    };
    let name = new.name.trim();
    if name.is_empty() {
        return Err(ChangeError::NoName);
    }
    let mut taken: BTreeSet<String> = file.briefing.speakers().iter().map(|speaker| speaker.id.clone()).collect();
    let family_name = name.rsplit(' ').next().unwrap_or(name);
    let id = new_id(family_name, name, &mut taken);
    let role = Some(new.role.trim()).filter(|role| !role.is_empty());
    let record = Record::new().field("name", name).optional("role", role);
    let edit = if file.briefing.speakers().is_empty() {
        Edit::set([Step::Field("speakers")], Value::map([(id.clone(), record)])).in_order(FIELDS)
    } else {
        Edit::set([Step::Field("speakers"), Step::Named(id.clone())], record)
    };
    Ok((id, vec![edit]))
}

/// Sets a field of a speaker, or takes it out.
pub(super) fn set(file: &File<'_>, id: SpeakerId, field: SpeakerField, value: &str) -> Result<Vec<Edit>, ChangeError> {
    let speaker = file.briefing.speaker(id).ok_or(ChangeError::NotThere)?;
    let value = value.trim();
    let (name, now) = match field {
        SpeakerField::Name if value.is_empty() => return Err(ChangeError::NoName),
        SpeakerField::Name => ("name", Some(speaker.name.as_str())),
        SpeakerField::Role => ("role", speaker.role.as_deref()),
        SpeakerField::FamilyName => ("family_name", speaker.family_name.as_deref()),
        SpeakerField::NativeName => ("native_name", speaker.native_name.as_deref()),
    };
    let path = [Step::Field("speakers"), Step::Named(speaker.id.clone()), Step::Field(name)];
    Ok(match (value.is_empty(), now.is_some()) {
        (true, true) => vec![Edit::remove(path)],
        (true, false) => Vec::new(),
        (false, _) => vec![Edit::set(path, value).in_order(SPEAKER_FIELDS)],
    })
}

/// Gives the quotes of one entry to another, and removes the first.
pub(super) fn merge(file: &File<'_>, from: SpeakerId, into: SpeakerId) -> Result<Vec<Edit>, ChangeError> {
    let of = |id: SpeakerId| file.briefing.speaker(id).map(|speaker| speaker.id.clone()).ok_or(ChangeError::NotThere);
    let (from_id, into_id) = (of(from)?, of(into)?);
    if from_id == into_id {
        return Err(ChangeError::NotThere);
    }
    let mut edits = Vec::new();
    let mut blocks: Vec<usize> = Vec::new();
    for quote in file.briefing.quotes().iter().filter(|quote| quote.speakers().any(|speaker| speaker == from)) {
        let number = file.body_number(quote.block);
        if blocks.last() != Some(&number) {
            blocks.push(number);
        }
    }
    for number in blocks {
        let raw = file.block(number)?;
        let block = [Step::Field("body"), Step::Index(number)];
        if let schema::Block::Turn { speaker, speakers, .. } = &raw {
            edits.extend(renamed(&block, speaker.as_deref(), speakers, &from_id, &into_id));
        }
        for (at, quote) in quotes_of(&raw).iter().enumerate() {
            let path: Vec<Step> = block.iter().cloned().chain([Step::Field("quotes"), Step::Index(at)]).collect();
            edits.extend(renamed(&path, quote.speaker.as_deref(), &quote.speakers, &from_id, &into_id));
        }
    }
    edits.push(Edit::remove([Step::Field("speakers"), Step::Named(from_id)]));
    Ok(edits)
}

/// The edits of a record that names `from`, so that it names `into`.
fn renamed(path: &[Step], speaker: Option<&str>, speakers: &[schema::Str<'_>], from: &str, into: &str) -> Vec<Edit> {
    let field = |name: &'static str| path.iter().cloned().chain([Step::Field(name)]).collect::<Vec<_>>();
    let mut edits = Vec::new();
    if speaker == Some(from) {
        edits.push(Edit::set(field("speaker"), into));
    }
    if speakers.iter().any(|speaker| &**speaker == from) {
        let mut left: Vec<&str> = Vec::new();
        for speaker in speakers.iter().map(|speaker| if &**speaker == from { into } else { speaker }) {
            if !left.contains(&speaker) {
                left.push(speaker);
            }
        }
        edits.push(Edit::set(field("speakers"), Value::list(left)));
    }
    edits
}
