//! The differences between two versions of a briefing in words, for the user, who has to choose one.

use std::collections::BTreeSet;

use super::fields::Entry;
use crate::{
    model::{BlockKind, BlockRef, Briefing, Changes, OccasionId, Quote, QuoteId, SpeakerId, Topic, TopicId},
    text::capitalized,
};

/// A difference between two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What differs: "Title", "Speaker Ann Lee: Role", "Paragraph 3".
    pub what: String,
    /// The text in the first version; empty if it has none.
    pub mine: String,
    /// The text in the second version; empty if it has none.
    pub theirs: String,
}

/// The differences of two versions: of the briefing, its names, its text and its quotes, in this order.
pub fn differences(mine: &Briefing, theirs: &Briefing) -> Vec<Difference> {
    let mut found = Vec::new();
    fields("", Some((Entry::Briefing, mine)), Some((Entry::Briefing, theirs)), &mut found);
    for kind in [entries_of_speakers, entries_of_occasions, entries_of_topics] {
        let (one, other) = (kind(mine), kind(theirs));
        let ids: BTreeSet<&str> = one.iter().chain(&other).map(|(id, _)| id.as_str()).collect();
        for id in ids {
            let with_id = |all: &[(String, Entry)]| all.iter().find(|(other, _)| other == id).map(|(_, entry)| *entry);
            let (one, other) = (with_id(&one), with_id(&other));
            let Some((entry, of)) = one.map(|one| (one, mine)).or(other.map(|other| (other, theirs))) else { continue };
            let what = format!("{} {}", capitalized(entry.kind()), entry.name(of));
            fields(&what, one.map(|entry| (entry, mine)), other.map(|entry| (entry, theirs)), &mut found);
        }
    }
    facts(mine, theirs, &mut found);
    let changes = Changes::between(mine, theirs);
    blocks(mine, theirs, &changes, &mut found);
    quotes(mine, theirs, &changes, &mut found);
    found
}

fn entries_of_speakers(briefing: &Briefing) -> Vec<(String, Entry)> {
    (0..).map(SpeakerId).zip(briefing.speakers()).map(|(id, one)| (one.id.clone(), Entry::Speaker(id))).collect()
}

fn entries_of_occasions(briefing: &Briefing) -> Vec<(String, Entry)> {
    (0..).map(OccasionId).zip(briefing.occasions()).map(|(id, one)| (one.id.clone(), Entry::Occasion(id))).collect()
}

fn entries_of_topics(briefing: &Briefing) -> Vec<(String, Entry)> {
    (0..).map(TopicId).zip(briefing.topics()).map(|(id, one)| (one.id.clone(), Entry::Topic(id))).collect()
}

fn fields(
    what: &str,
    mine: Option<(Entry, &Briefing)>,
    theirs: Option<(Entry, &Briefing)>,
    found: &mut Vec<Difference>,
) {
    let Some((entry, of)) = mine.or(theirs) else { return };
    for field in entry.fields(of) {
        let text = |of: Option<(Entry, &Briefing)>| of.map(|(entry, of)| entry.text(field, of)).unwrap_or_default();
        let (mine, theirs) = (text(mine), text(theirs));
        if mine != theirs {
            let name = field.text().split(',').next().unwrap_or_default();
            let what = if what.is_empty() { name.to_owned() } else { format!("{what}: {name}") };
            found.push(Difference { what, mine, theirs });
        }
    }
}

/// The facts of each topic that both versions have.
fn facts(mine: &Briefing, theirs: &Briefing, found: &mut Vec<Difference>) {
    let listed = |topic: &Topic| -> String {
        let facts: Vec<String> = topic.facts.iter().map(|fact| format!("{} {}", fact.value, fact.label)).collect();
        facts.join("\n")
    };
    for topic in mine.topics() {
        let Some(other) = theirs.topic_by_id(&topic.id).and_then(|id| theirs.topic(id)) else { continue };
        let (one, other) = (listed(topic), listed(other));
        if one != other {
            found.push(Difference { what: format!("Topic {}: Facts", topic.title), mine: one, theirs: other });
        }
    }
}

fn blocks(mine: &Briefing, theirs: &Briefing, changes: &Changes, found: &mut Vec<Difference>) {
    let mut matched = BTreeSet::new();
    for block in mine.blocks() {
        let (there, is_same) = changes.block(block.id);
        let other = theirs.block(there).filter(|_| is_same || !matched.contains(&there));
        let is_new = matched.insert(there);
        let what = capitalized(&mine.block_in_words(block.id));
        let is_same_shape = other.is_none_or(|other| shape(&block) == shape(&other));
        let with_shape = |block: &BlockRef<'_>, text: String| match is_same_shape {
            true => text,
            false => format!("{}: {text}", shape(block)),
        };
        let one = with_shape(&block, described(mine, &block));
        let other = other.map(|other| with_shape(&other, described(theirs, &other))).unwrap_or_default();
        let is_stand_in = !is_same && !is_new;
        if one != other {
            found.push(Difference { what, mine: one, theirs: if is_stand_in { String::new() } else { other } });
        }
    }
    for block in theirs.blocks().filter(|block| !matched.contains(&block.id)) {
        let what = format!("{} (saved version)", capitalized(&theirs.block_in_words(block.id)));
        found.push(Difference { what, mine: String::new(), theirs: described(theirs, &block) });
    }
}

/// The kind of a block, with the fields that only this kind has.
fn shape(block: &BlockRef<'_>) -> String {
    match block.kind() {
        BlockKind::Heading => "Heading".to_owned(),
        BlockKind::Paragraph => "Paragraph".to_owned(),
        BlockKind::Turn(_) => {
            let label = block.turn().and_then(|turn| turn.label.as_deref());
            label.map_or_else(|| "Turn".to_owned(), |label| format!("Turn of {label}"))
        }
        BlockKind::Item { level } => format!("List item of level {level}"),
        BlockKind::Figure(_) => {
            let figure = block.figure();
            let said = figure.map(|figure| (&figure.image, &figure.alt, &figure.credit));
            said.map_or_else(
                || "Picture".to_owned(),
                |(image, alt, credit)| {
                    let credit = credit.as_deref().map(|credit| format!(", {credit}")).unwrap_or_default();
                    format!("Picture {image}, {alt}{credit}")
                },
            )
        }
    }
}

/// A block with the topics it is in, its notes and its original.
fn described(briefing: &Briefing, block: &BlockRef<'_>) -> String {
    let topics = block.topics().iter().filter_map(|id| briefing.topic(*id)).map(|topic| topic.title.as_str());
    let topics: Vec<&str> = topics.collect();
    let notes = block.notes().map(|(_, note)| format!("\nNote: {}", note.text)).collect::<String>();
    let topics = if topics.is_empty() { String::new() } else { format!("\nTopics: {}", topics.join(", ")) };
    let original = block.original().map(|original| format!("\nOriginal: {original}")).unwrap_or_default();
    format!("{}{topics}{notes}{original}", block.text())
}

fn quotes(mine: &Briefing, theirs: &Briefing, changes: &Changes, found: &mut Vec<Difference>) {
    let mut matched = BTreeSet::new();
    for (id, quote) in (0..).map(QuoteId).zip(mine.quotes()) {
        let there = changes.quote(id);
        matched.extend(there);
        let other = there.and_then(|there| theirs.quote(there)).map(|quote| said(theirs, quote)).unwrap_or_default();
        let one = said(mine, quote);
        if one != other {
            found.push(Difference { what: "Quote".to_owned(), mine: one, theirs: other });
        }
    }
    let others = (0..).map(QuoteId).zip(theirs.quotes()).filter(|(id, _)| !matched.contains(id));
    found.extend(others.map(|(_, quote)| Difference {
        what: "Quote".to_owned(),
        mine: String::new(),
        theirs: said(theirs, quote),
    }));
}

/// A quote with its speaker, and whether it is confirmed.
fn said(briefing: &Briefing, quote: &Quote) -> String {
    let speakers: Vec<&str> =
        quote.speakers().filter_map(|id| briefing.speaker(id)).map(|speaker| speaker.name.as_str()).collect();
    let by = if speakers.is_empty() { "nobody".to_owned() } else { speakers.join(" and ") };
    let occasion = quote.occasion.and_then(|id| briefing.occasion(id)).map(|occasion| format!(", {}", occasion.name));
    let state = if quote.is_confirmed() { "" } else { ", not confirmed" };
    let details = quote.details.as_ref();
    let role = details.and_then(|details| details.role.as_ref()).map(|role| format!(", {role}")).unwrap_or_default();
    let topics = details.and_then(|details| details.topics.as_ref()).map(|topics| {
        let titles = topics.iter().filter_map(|id| briefing.topic(*id)).map(|topic| topic.title.as_str());
        format!("\nTopics: {}", titles.collect::<Vec<_>>().join(", "))
    });
    let (occasion, topics) = (occasion.unwrap_or_default(), topics.unwrap_or_default());
    format!("“{}” by {by}{role}{occasion}{state}{topics}", briefing.quote_text(quote))
}
