//! Answerable for JSON: one object with the briefing's title, source, topics, quotes and body.
//!
//! The structs below are the format, in the order of its fields. What is not known is `null`. A quote
//! that is not vouched for has no `text`: what the file claims stands under `claimed`, with the reason.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use serde::Serialize;

use super::Filter;
use crate::briefing::{self, BlockKind, BlockRef, Briefing, QuoteId, Release, TopicId};

#[derive(Serialize)]
struct Document<'a> {
    title: &'a str,
    /// Only there while the briefing may not be used yet; then it must not get lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    embargo: Option<String>,
    source: Source<'a>,
    topics: Vec<Topic<'a>>,
    quotes: Vec<Quote<'a>>,
    body: Vec<Block<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    publisher: Option<&'a str>,
    publication: Option<&'a str>,
    authors: &'a [String],
    url: Option<&'a str>,
    published: Option<String>,
    credit: Option<&'a str>,
}

#[derive(Serialize)]
struct Topic<'a> {
    id: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct Quote<'a> {
    id: String,
    text: Option<Cow<'a, str>>,
    speaker: Option<&'a str>,
    speaker_id: Option<&'a str>,
    role: Option<&'a str>,
    occasion: Option<&'a str>,
    date: Option<String>,
    place: Option<&'a str>,
    topics: Vec<&'a str>,
    paragraph: usize,
    proof: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    claimed: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

#[derive(Serialize)]
struct Block<'a> {
    kind: &'static str,
    text: &'a str,
    topics: Vec<&'a str>,
}

pub(super) fn write(briefing: &Briefing, filter: Filter, out: &mut dyn Write) -> io::Result<()> {
    let json = serde_json::to_string_pretty(&document(briefing, filter))?;
    writeln!(out, "{}", escape_unseen(&json))
}

/// JSON in which control characters and marks of direction are escaped, and not only those that JSON
/// asks for: a terminal that shows the text obeys none of them. They stand in strings only, so that what
/// is read back is the same.
pub fn escape_unseen(json: &str) -> String {
    let is_unseen = |c: char| matches!(c, '\u{7F}'..='\u{9F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        if is_unseen(c) {
            escaped.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

fn document(briefing: &Briefing, filter: Filter) -> Document<'_> {
    let blocks = || briefing.blocks().filter(|block| filter.has_block(block.topics()));
    let quotes = blocks().flat_map(|block| {
        let wanted = block.quotes().filter(|(_, quote)| filter.has_quote(quote, block.topics()));
        wanted.map(|(id, quote)| quote_of(briefing, &block, id, quote)).collect::<Vec<_>>()
    });
    Document {
        title: &briefing.title,
        embargo: embargo(&briefing.release),
        source: source(&briefing.source),
        topics: briefing.topics().iter().map(|topic| Topic { id: &topic.id, title: &topic.title }).collect(),
        quotes: quotes.collect(),
        body: blocks().map(|block| block_of(briefing, &block)).collect(),
    }
}

fn embargo(release: &Release) -> Option<String> {
    match release {
        Release::Public => None,
        Release::Embargoed { until, .. } => Some(until.clone()),
    }
}

fn source(source: &briefing::Source) -> Source<'_> {
    Source {
        publisher: source.publisher.as_deref(),
        publication: source.publication.as_deref(),
        authors: &source.authors,
        url: source.url.as_deref(),
        published: source.published.map(|date| date.iso()),
        credit: source.credit.as_deref(),
    }
}

fn quote_of<'a>(briefing: &'a Briefing, block: &BlockRef<'a>, id: QuoteId, quote: &'a briefing::Quote) -> Quote<'a> {
    let speaker = quote.speaker.and_then(|id| briefing.speaker(id));
    let occasion = quote.occasion.and_then(|id| briefing.occasion(id));
    let (text, claimed, reason) = match briefing.vouch(id) {
        Ok(vouched) => (Some(vouched.text()), None, None),
        Err(reason) => (None, Some(briefing.quote_text(quote)), Some(reason)),
    };
    Quote {
        id: format!("q{}", id.index() + 1),
        text,
        speaker: speaker.map(|speaker| speaker.name.as_str()),
        speaker_id: speaker.map(|speaker| speaker.id.as_str()),
        role: speaker.and_then(|speaker| speaker.role.as_deref()),
        occasion: occasion.map(|occasion| occasion.name.as_str()),
        date: occasion.and_then(|occasion| occasion.date).map(|date| date.iso()),
        place: occasion.and_then(|occasion| occasion.place.as_deref()),
        topics: topic_ids(briefing, block.topics()),
        paragraph: block.id.index() + 1,
        proof: quote.proof().as_str(),
        claimed,
        reason,
    }
}

fn block_of<'a>(briefing: &'a Briefing, block: &BlockRef<'a>) -> Block<'a> {
    let kind = match block.kind() {
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Figure(_) => "figure",
    };
    Block { kind, text: block.text(), topics: topic_ids(briefing, block.topics()) }
}

fn topic_ids<'a>(briefing: &'a Briefing, topics: &[TopicId]) -> Vec<&'a str> {
    topics.iter().filter_map(|id| briefing.topic(*id)).map(|topic| topic.id.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_terminal_is_told_anything_by_an_export_and_what_is_read_back_is_the_same() {
        let text = "a\u{9b}31m \u{202e}b \u{7f} “한국” \u{feff}";
        let json = serde_json::to_string(text).unwrap();
        let escaped = escape_unseen(&json);
        assert_eq!(escaped, r#""a\u009b31m \u202eb \u007f “한국” \ufeff""#);
        assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
    }
}
