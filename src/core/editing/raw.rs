//! What the file has, as records that are written elsewhere in it.

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

/// A quote as the list of a block has it.
pub(super) fn quote_record(quote: &schema::Quote<'_>) -> Record {
    let record = Record::new().optional("continues", quote.continues.then_some(true));
    let record = said_by(record, quote.speaker.as_deref(), &quote.speakers, quote.occasion.as_deref());
    let topics = quote.topics.as_ref().map(|topics| Value::list(topics.iter().map(|topic| &**topic)));
    let record = record
        .optional("role", quote.role.as_deref())
        .optional("topics", topics)
        .optional("text", quote.text.as_deref())
        .optional("original", quote.original.as_deref());
    confirmation(record, quote.confirmed, quote.proposal.as_deref())
}

/// Adds who said something, and when.
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

/// Adds whether somebody has confirmed it, and why it was proposed.
pub(super) fn confirmation(record: Record, confirmed: Option<bool>, proposal: Option<&schema::Proposal<'_>>) -> Record {
    record.optional("confirmed", confirmed).optional("proposal", proposal.map(proposal_record))
}

fn proposal_record(proposal: &schema::Proposal<'_>) -> Record {
    let confidence = match proposal.confidence {
        crate::model::Confidence::Certain => "Certain",
        crate::model::Confidence::Likely => "Likely",
        crate::model::Confidence::Unsure => "Unsure",
    };
    Record::new()
        .field("rule", &*proposal.rule)
        .field("confidence", Value::Unit(confidence))
        .list("evidence", proposal.evidence.iter().map(|evidence| &**evidence))
}

/// A note.
pub(super) fn note_record(note: &schema::Note<'_>) -> Record {
    Record::new().field("on", &*note.on).field("text", &*note.text)
}

/// A fact.
pub(super) fn fact_record(fact: &schema::Fact<'_>) -> Record {
    Record::new().field("value", &*fact.value).field("label", &*fact.label).optional("on", fact.on.as_deref())
}

/// Notes as they are written.
pub(super) fn note_records<'r, 'a: 'r>(notes: impl IntoIterator<Item = &'r schema::Note<'a>>) -> Vec<Record> {
    notes.into_iter().map(note_record).collect()
}
