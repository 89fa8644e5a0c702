//! Turns parts of the file into records that can be written elsewhere in it.

use crate::format::{
    schema,
    value::{Record, Value},
};

/// The fields of a block in the order in which they are written.
pub(super) const BLOCK_FIELDS: &[&str] = &[
    "image",
    "alt",
    "caption",
    "credit",
    "speaker",
    "speakers",
    "occasion",
    "role",
    "label",
    "text",
    "level",
    "original",
    "confirmed",
    "proposal",
    "topics",
    "quotes",
    "notes",
];

/// The fields of a quote in the order in which they are written.
pub(super) const QUOTE_FIELDS: &[&str] =
    &["continues", "speaker", "speakers", "occasion", "role", "topics", "text", "original", "confirmed", "proposal"];

/// A quote as an element of a block's list.
pub(super) fn quote_record(quote: &schema::Quote<'_>) -> Record {
    // Names every field, so that a new one that is not handled here does not compile.
    let schema::Quote {
        speaker,
        speakers,
        occasion,
        text,
        continues,
        role,
        topics,
        original,
        confirmed,
        proposal,
        unreadable: _,
    } = quote;
    let record = Record::new().optional("continues", continues.then_some(true));
    let record = said_by(record, speaker.as_deref(), speakers, occasion.as_deref())
        .optional("role", role.as_deref())
        .optional("topics", topics.as_ref().map(|topics| Value::list(topics.iter().map(|topic| &**topic))))
        .optional("text", text.as_deref())
        .optional("original", original.as_deref());
    confirmation(record, *confirmed, proposal.as_deref())
}

/// Adds the speaker and the occasion.
pub(super) fn said_by(
    record: Record,
    speaker: Option<&str>,
    speakers: &[schema::Str<'_>],
    occasion: Option<&str>,
) -> Record {
    record
        .optional("speaker", speaker)
        .list("speakers", speakers.iter().map(|speaker| &**speaker))
        .optional("occasion", occasion)
}

/// Adds the confirmation, and the reason for the proposal.
pub(super) fn confirmation(record: Record, confirmed: Option<bool>, proposal: Option<&schema::Proposal<'_>>) -> Record {
    record.optional("confirmed", confirmed).optional("proposal", proposal.map(proposal_record))
}

fn proposal_record(proposal: &schema::Proposal<'_>) -> Record {
    let schema::Proposal { rule, confidence, evidence } = proposal;
    let confidence = match confidence {
        crate::model::Confidence::Certain => "Certain",
        crate::model::Confidence::Likely => "Likely",
        crate::model::Confidence::Unsure => "Unsure",
    };
    Record::new()
        .field("rule", &**rule)
        .field("confidence", Value::Unit(confidence))
        .list("evidence", evidence.iter().map(|evidence| &**evidence))
}

/// A note.
pub(super) fn note_record(note: &schema::Note<'_>) -> Record {
    let schema::Note { on, text, is_unreadable: _ } = note;
    Record::new().field("on", &**on).field("text", &**text)
}

/// A fact.
pub(super) fn fact_record(fact: &schema::Fact<'_>) -> Record {
    let schema::Fact { value, label, on } = fact;
    Record::new().field("value", &**value).field("label", &**label).optional("on", on.as_deref())
}

/// Notes as records.
pub(super) fn note_records<'r, 'a: 'r>(notes: impl IntoIterator<Item = &'r schema::Note<'a>>) -> Vec<Record> {
    notes.into_iter().map(note_record).collect()
}
