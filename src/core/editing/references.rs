//! Finds and changes references to a speaker, an occasion or a topic in quotes, turns and paragraphs.

use std::collections::BTreeSet;

use super::{ChangeError, place::File};
use crate::{
    format::{
        edit::{Edit, Step},
        schema,
        value::Value,
    },
    model::{BlockId, OccasionId, Quote, SpeakerId, TopicId},
};

/// The places of the quotes and whole turns for which `is_so` holds.
fn spoken<'a>(file: &File<'a>, is_so: impl Fn(&Quote) -> bool) -> impl Iterator<Item = &'a Quote> {
    let briefing = file.briefing;
    // A whole turn is not in the list of quotes if the turn lists some.
    let turns = briefing.blocks().filter_map(|block| {
        let speech = block.turn()?.speech()?;
        let is_listed = block.quotes().any(|(_, quote)| quote == speech);
        (!is_listed).then_some(speech)
    });
    briefing.quotes().iter().chain(turns).filter(move |quote| is_so(quote))
}

/// How many quotes, turns and other entries name a speaker.
pub(super) fn uses_of_speaker(file: &File<'_>, id: SpeakerId) -> usize {
    let quotes = spoken(file, |quote| quote.speakers().any(|speaker| speaker == id)).count();
    let is_other = |(other, speaker): (SpeakerId, &crate::model::Speaker)| other != id && speaker.person == id;
    quotes + (0..).map(SpeakerId).zip(file.briefing.speakers()).filter(|one| is_other(*one)).count()
}

/// How many quotes and turns name an occasion.
pub(super) fn uses_of_occasion(file: &File<'_>, id: OccasionId) -> usize {
    spoken(file, |quote| quote.occasion == Some(id)).count()
}

/// The numbers in the body of the blocks that these are in, each once and in order.
fn numbers(file: &File<'_>, blocks: impl Iterator<Item = BlockId>) -> BTreeSet<usize> {
    blocks.map(|block| file.body_number(block)).collect()
}

/// The edits that replace all references to one speaker by another.
pub(super) fn rename_speaker(file: &File<'_>, from: SpeakerId, into: SpeakerId) -> Result<Vec<Edit>, ChangeError> {
    let of = |id: SpeakerId| file.briefing.speaker(id).map(|speaker| speaker.id.clone()).ok_or(ChangeError::NotThere);
    let (from_id, into_id) = (of(from)?, of(into)?);
    let is_of = |quote: &Quote| quote.speakers().any(|speaker| speaker == from);
    let mut edits = Vec::new();
    for number in numbers(file, spoken(file, is_of).map(|quote| quote.block)) {
        let raw = file.block(number)?;
        let block = [Step::Field("body"), Step::Index(number)];
        if let schema::Block::Turn { speaker, speakers, .. } = &raw {
            edits.extend(renamed(&block, speaker.as_deref(), speakers, &from_id, &into_id));
        }
        for (at, quote) in raw.quotes().iter().enumerate() {
            let path = quote_path(number, at);
            edits.extend(renamed(&path, quote.speaker.as_deref(), &quote.speakers, &from_id, &into_id));
        }
    }
    edits.extend(same_person(file, &from_id, &into_id)?);
    Ok(edits)
}

/// The edits that redirect `same_as` of other entries from the removed speaker to the remaining one.
fn same_person(file: &File<'_>, from: &str, into: &str) -> Result<Vec<Edit>, ChangeError> {
    let mut edits = Vec::new();
    for speaker in file.briefing.speakers().iter().filter(|speaker| speaker.id != from) {
        let path = [Step::Field("speakers"), Step::Named(speaker.id.clone())];
        let raw: schema::Speaker<'_> = file.read(&path)?;
        if raw.same_as.as_deref() != Some(from) {
            continue;
        }
        let path = path.into_iter().chain([Step::Field("same_as")]);
        edits.push(if speaker.id == into { Edit::remove(path) } else { Edit::set(path, into) });
    }
    Ok(edits)
}

fn quote_path(block: usize, element: usize) -> Vec<Step> {
    vec![Step::Field("body"), Step::Index(block), Step::Field("quotes"), Step::Index(element)]
}

/// The edits that make a record that names `from` name `into`.
fn renamed(path: &[Step], speaker: Option<&str>, speakers: &[schema::Str<'_>], from: &str, into: &str) -> Vec<Edit> {
    let field = |name: &'static str| path.iter().cloned().chain([Step::Field(name)]).collect::<Vec<_>>();
    let mut edits = Vec::new();
    if speaker == Some(from) {
        edits.push(Edit::set(field("speaker"), into));
    }
    if speakers.iter().any(|speaker| &**speaker == from) {
        edits.push(Edit::set(field("speakers"), Value::list(replaced(speakers, from, into))));
    }
    edits
}

/// The same names with one replaced by another, each once.
fn replaced(names: &[schema::Str<'_>], from: &str, into: &str) -> Vec<String> {
    let mut left: Vec<String> = Vec::new();
    for name in names.iter().map(|name| if &**name == from { into } else { name }) {
        if !left.iter().any(|other| other == name) {
            left.push(name.to_owned());
        }
    }
    left
}

/// The edits that replace all references to one occasion by another.
pub(super) fn rename_occasion(file: &File<'_>, from: OccasionId, into: OccasionId) -> Result<Vec<Edit>, ChangeError> {
    let of = |id: OccasionId| file.briefing.occasion(id).map(|one| one.id.clone()).ok_or(ChangeError::NotThere);
    let (from_id, into_id) = (of(from)?, of(into)?);
    let mut edits = Vec::new();
    for number in numbers(file, spoken(file, |quote| quote.occasion == Some(from)).map(|quote| quote.block)) {
        let raw = file.block(number)?;
        let mut rename = |mut path: Vec<Step>, occasion: Option<&str>| {
            if occasion == Some(from_id.as_str()) {
                path.push(Step::Field("occasion"));
                edits.push(Edit::set(path, into_id.as_str()));
            }
        };
        if let schema::Block::Turn { occasion, .. } = &raw {
            rename(vec![Step::Field("body"), Step::Index(number)], occasion.as_deref());
        }
        for (at, quote) in raw.quotes().iter().enumerate() {
            rename(quote_path(number, at), quote.occasion.as_deref());
        }
    }
    Ok(edits)
}

/// The edits that remove a topic from everything that has it.
pub(super) fn without_topic(file: &File<'_>, topic: TopicId) -> Result<Vec<Edit>, ChangeError> {
    let others = |topics: &[schema::Str<'_>], id: &str| {
        topics.iter().filter(|topic| ***topic != *id).map(|topic| topic.to_string()).collect()
    };
    change_topics(file, topic, others)
}

/// The edits that move everything in one topic to another.
pub(super) fn rename_topic(file: &File<'_>, from: TopicId, into: TopicId) -> Result<Vec<Edit>, ChangeError> {
    let into = file.briefing.topic(into).ok_or(ChangeError::NotThere)?.id.as_str();
    change_topics(file, from, |topics, id| replaced(topics, id, into))
}

/// Changes each list that has a topic.
fn change_topics(
    file: &File<'_>,
    topic: TopicId,
    change: impl Fn(&[schema::Str<'_>], &str) -> Vec<String>,
) -> Result<Vec<Edit>, ChangeError> {
    let topic_of = file.briefing.topic(topic).ok_or(ChangeError::NotThere)?;
    let id = topic_of.id.as_str();
    let has_it = |quote: &&Quote| quote.own_topics().is_some_and(|topics| topics.contains(&topic));
    let own = file.briefing.quotes().iter().filter(has_it).map(|quote| quote.block);
    let mut edits = Vec::new();
    for number in numbers(file, topic_of.blocks.iter().copied().chain(own)) {
        let raw = file.block(number)?;
        let mut set = |mut path: Vec<Step>, topics: &[schema::Str<'_>], keeps_empty: bool| {
            if topics.iter().any(|topic| &**topic == id) {
                path.push(Step::Field("topics"));
                let left = change(topics, id);
                // A quote with an empty list is in none of the topics of its paragraph.
                let goes = left.is_empty() && !keeps_empty;
                edits.push(if goes { Edit::remove(path) } else { Edit::set(path, Value::list(left)) });
            }
        };
        set(vec![Step::Field("body"), Step::Index(number)], raw.topics(), false);
        for (at, quote) in raw.quotes().iter().enumerate() {
            if let Some(topics) = &quote.topics {
                set(quote_path(number, at), topics, true);
            }
        }
    }
    Ok(edits)
}
