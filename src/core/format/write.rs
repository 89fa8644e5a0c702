//! Writes a briefing as a file, laid out as a person would write it.
//!
//! Fields are in the order of the documentation, and empty ones are left out. Quotes that were verified with other
//! typography get that of the text. Reading the file back gives the same text, quotes, speakers and topics.

use std::ops::Range;

use super::{
    value::{Record, Value},
    write_value,
};
use crate::model::{
    BlockId, BlockKind, BlockRef, Briefing, OccasionKind, Proposal, Quote, QuoteDetails, QuotePart, Release, Source,
    Speaker, SpeakerId, Topic, TopicId, Translator, Verification,
};

/// The briefing as the text of a file.
pub fn write(briefing: &Briefing) -> String {
    let speakers = (0..).map(SpeakerId).zip(briefing.speakers());
    let speakers = speakers.map(|(id, one)| (one.id.clone(), speaker(briefing, id, one)));
    let occasions = briefing.occasions().iter().map(|occasion| {
        let record = Record::new()
            .field("name", occasion.name.as_str())
            .optional("place", occasion.place.as_deref())
            .optional("date", occasion.date.map(|date| date.to_string()))
            .optional("kind", occasion.kind.map(kind));
        (occasion.id.clone(), record)
    });
    let file = Record::named("Briefing")
        .field("format", 1)
        .field("title", briefing.title.as_str())
        .field("language", briefing.language.as_str());
    let file = match source(&briefing.source) {
        source if source.fields().is_empty() => file,
        source => file.field("source", source),
    };
    let file = match &briefing.release {
        Release::Public => file,
        Release::Embargoed { until, .. } => {
            file.field("release", Record::named("Embargoed").field("until", until.as_str()))
        }
    };
    let topics = briefing.topics().iter().map(|one| topic(briefing, one));
    let body: Vec<Value> = briefing.blocks().map(|one| block(briefing, &one).into()).collect();
    let file = file.map("speakers", speakers).map("occasions", occasions).list("topics", topics);
    write_value(&file.field("body", Value::List(body)).into())
}

fn source(source: &Source) -> Record {
    let translated = source.translated.as_ref().map(|translated| {
        let by = match &translated.by {
            Translator::Machine => Value::Unit("Machine"),
            Translator::Person(name) => Value::wrapped("Person", name.as_str()),
        };
        Record::new().field("from", translated.from.as_str()).field("by", by)
    });
    Record::new()
        .optional("publisher", source.publisher.as_deref())
        .optional("publication", source.publication.as_deref())
        .list("authors", source.authors.iter().map(String::as_str))
        .optional("url", source.url.as_deref())
        .optional("published", source.published.map(|date| date.to_string()))
        .optional("credit", source.credit.as_deref())
        .optional("text", source.text.as_deref())
        .optional("translated", translated)
}

fn kind(kind: OccasionKind) -> Value {
    Value::Unit(match kind {
        OccasionKind::Speech => "Speech",
        OccasionKind::Interview => "Interview",
        OccasionKind::Post => "Post",
        OccasionKind::Statement => "Statement",
    })
}

fn speaker(briefing: &Briefing, id: SpeakerId, speaker: &Speaker) -> Record {
    let roles = speaker.roles.iter().map(|period| {
        Record::new()
            .field("role", period.role.as_str())
            .optional("from", period.from.map(|date| date.to_string()))
            .optional("until", period.until.map(|date| date.to_string()))
    });
    let same_as = (speaker.person != id).then(|| briefing.speaker(speaker.person)).flatten();
    Record::new()
        .field("name", speaker.name.as_str())
        .optional("role", speaker.role.as_deref())
        .list("roles", roles)
        .optional("native_name", speaker.native_name.as_deref())
        .optional("family_name", speaker.family_name.as_deref())
        .optional("same_as", same_as.map(|other| other.id.as_str()))
}

fn topic(briefing: &Briefing, topic: &Topic) -> Record {
    let facts = topic.facts.iter().map(|fact| {
        let on = briefing.block(fact.block).and_then(|block| block.text().get(fact.range.clone()));
        Record::new()
            .field("value", fact.value.as_str())
            .field("label", fact.label.as_str())
            .optional("on", on.filter(|on| *on != fact.value))
    });
    Record::new()
        .field("id", topic.id.as_str())
        .field("title", topic.title.as_str())
        .optional("icon", topic.icon.as_deref())
        .optional("summary", topic.summary.as_deref())
        .list("facts", facts)
}

fn block(briefing: &Briefing, block: &BlockRef<'_>) -> Record {
    let record = match block.kind() {
        BlockKind::Heading => Record::named("Heading").field("text", block.text()),
        BlockKind::Paragraph => Record::named("Paragraph").field("text", block.text()),
        BlockKind::Item { level } => {
            let level = (level > 1).then(|| u64::from(level));
            Record::named("Item").field("text", block.text()).optional("level", level)
        }
        BlockKind::Turn(_) => turn(briefing, block),
        BlockKind::Figure(_) => figure(block),
    };
    let notes = block.notes().map(|(_, note)| {
        let on = block.text().get(note.range.clone()).unwrap_or_default();
        Record::new().field("on", on).field("text", note.text.as_str())
    });
    record
        .optional("original", block.original())
        .list("topics", ids(briefing, block.topics()))
        .list("quotes", quotes(briefing, block))
        .list("notes", notes)
}

fn figure(block: &BlockRef<'_>) -> Record {
    let record = Record::named("Figure");
    let Some(figure) = block.figure() else { return record };
    record
        .field("image", figure.image.as_str())
        .field("alt", figure.alt.as_str())
        .optional("caption", Some(block.text()).filter(|caption| !caption.is_empty()))
        .optional("credit", figure.credit.as_deref())
}

fn turn(briefing: &Briefing, block: &BlockRef<'_>) -> Record {
    let record = Record::named("Turn");
    let Some(turn) = block.turn() else { return record.field("text", block.text()) };
    let record = match turn.speech() {
        Some(speech) => said_by(briefing, speech, None, record),
        None => record,
    };
    let record = record.optional("label", turn.label.as_deref()).field("text", block.text());
    match turn.speech() {
        Some(speech) => confirmation(speech, None, record),
        None => record,
    }
}

/// The quotes that a block lists; none if a turn is one quote as a whole.
fn quotes(briefing: &Briefing, block: &BlockRef<'_>) -> Vec<Record> {
    let speech = block.turn().and_then(|turn| turn.speech());
    let mut records = Vec::new();
    for (_, quote) in block.spoken() {
        let is_continued = quote.block != block.id;
        if !is_continued && Some(quote) == speech {
            continue;
        }
        records.extend(quote_in(briefing, block.id, quote, speech, is_continued));
    }
    records
}

/// The elements for a quote in the list of a block: the piece that it begins with, and those that continue it.
fn quote_in(
    briefing: &Briefing,
    block: BlockId,
    quote: &Quote,
    speech: Option<&Quote>,
    is_continued: bool,
) -> Vec<Record> {
    let texts = match &quote.verification {
        Verification::Unverified { claimed, .. } if quote.details().claims.is_empty() => vec![claimed.clone()],
        Verification::Unverified { .. } => {
            let claims = quote.details().claims.iter();
            claims.filter(|(of, _)| *of == block).map(|(_, claim)| claim.clone()).collect()
        }
        Verification::Verified { .. } => {
            let parts = briefing.parts_of(quote);
            parts.iter().filter(|part| part.block().id == block).flat_map(pieces_of).collect()
        }
    };
    let mut originals = originals_in(briefing, block, quote.details()).into_iter();
    let mut records = Vec::new();
    for (i, text) in texts.into_iter().enumerate() {
        let original = originals.next();
        if is_continued || i > 0 {
            let piece = Record::new().field("continues", true).field("text", text);
            records.push(piece.optional("original", original));
            continue;
        }
        let record = said_by(briefing, quote, speech, Record::new()).field("text", text);
        let record = record.optional("original", original);
        let record = match quote.own_topics() {
            Some(topics) => record.field("topics", Value::list(ids(briefing, topics))),
            None => record,
        };
        records.push(confirmation(quote, speech, record));
    }
    records
}

/// The texts of the pieces in one block that the file lists one by one, with the brackets that belong to each.
fn pieces_of(part: &QuotePart<'_>) -> Vec<String> {
    part.speeches().iter().map(|speech| speech.text().into_owned()).collect()
}

fn originals_in<'a>(briefing: &'a Briefing, block: BlockId, details: &QuoteDetails) -> Vec<&'a str> {
    let text = briefing.block(block).and_then(|block| block.original()).unwrap_or_default();
    let of_block = |(of, range): &(BlockId, Range<usize>)| (*of == block).then(|| text.get(range.clone())).flatten();
    details.originals.iter().filter_map(of_block).collect()
}

/// Adds the speaker, the occasion and the role, unless they are those of the whole turn.
fn said_by(briefing: &Briefing, quote: &Quote, speech: Option<&Quote>, record: Record) -> Record {
    let names: Vec<_> =
        quote.speakers().filter_map(|id| briefing.speaker(id)).map(|speaker| speaker.id.as_str()).collect();
    let is_of_turn = speech.is_some_and(|speech| speech.speakers().eq(quote.speakers()));
    let record = match names.as_slice() {
        _ if is_of_turn => record,
        [] => record,
        [one] => record.field("speaker", *one),
        several => record.field("speakers", Value::list(several.iter().copied())),
    };
    let occasion = quote.occasion.filter(|id| speech.is_none_or(|speech| speech.occasion != Some(*id)));
    let occasion = occasion.and_then(|id| briefing.occasion(id)).map(|occasion| occasion.id.as_str());
    let role = quote.own_role().filter(|role| speech.is_none_or(|speech| speech.own_role() != Some(role)));
    record.optional("occasion", occasion).optional("role", role)
}

/// Adds that it is not confirmed, unless that is so for the whole turn, and how it was found.
fn confirmation(quote: &Quote, speech: Option<&Quote>, record: Record) -> Record {
    let is_of_turn = speech.is_some_and(|speech| !speech.is_confirmed());
    let record = record.optional("confirmed", (!quote.is_confirmed() && !is_of_turn).then_some(false));
    record.optional("proposal", quote.proposal().map(proposal))
}

fn proposal(proposal: &Proposal) -> Record {
    let confidence = match proposal.confidence {
        crate::model::Confidence::Certain => "Certain",
        crate::model::Confidence::Likely => "Likely",
        crate::model::Confidence::Unsure => "Unsure",
    };
    Record::new()
        .field("rule", proposal.rule.as_str())
        .field("confidence", Value::Unit(confidence))
        .list("evidence", proposal.evidence.iter().map(String::as_str))
}

fn ids<'a>(briefing: &'a Briefing, topics: &[TopicId]) -> Vec<&'a str> {
    topics.iter().filter_map(|id| briefing.topic(*id)).map(|topic| topic.id.as_str()).collect()
}
