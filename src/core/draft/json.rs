//! A draft as data for other programs, with places in Unicode scalar values of the text.

use std::ops::Range;

use serde::Serialize;

use super::Draft;
use crate::{
    attribution::PersonKind,
    document::{LeftOut, LeftOutKind},
    model::OccasionKind,
    text::scalars::Scalars,
};

/// A draft, or the reason why there is none.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum DraftJson<'a> {
    /// What was found in a file.
    Found(Box<DraftFindings<'a>>),
    /// The file could not be read.
    Failed {
        /// Its name as given.
        file: &'a str,
        /// A sentence without a full stop.
        error: String,
    },
}

/// What was found in a file.
#[derive(Debug, Serialize)]
pub struct DraftFindings<'a> {
    file: &'a str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    authors: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    text: &'a str,
    quotes: Vec<Quote<'a>>,
    speakers: Vec<Speaker<'a>>,
    occasions: Vec<Occasion<'a>>,
    left_out: Vec<Omitted<'a>>,
}

#[derive(Debug, Serialize)]
struct Span {
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
struct Quote<'a> {
    #[serde(flatten)]
    span: Span,
    text: &'a str,
    speaker: Option<&'a str>,
    speaker_text: Option<&'a str>,
    rule: &'static str,
    confidence: &'static str,
    evidence: Vec<Span>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    continues: bool,
    occasion: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Speaker<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    family_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    native_name: Option<&'a str>,
    kind: &'static str,
    mentions: usize,
}

#[derive(Debug, Serialize)]
struct Occasion<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<OccasionKind>,
}

#[derive(Debug, Serialize)]
struct Omitted<'a> {
    kind: LeftOutKind,
    count: usize,
    #[serde(flatten)]
    place: Option<Span>,
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpt: Option<&'a str>,
}

impl Draft {
    /// The draft as data; `file` is its name as given.
    pub fn to_json<'a>(&'a self, file: &'a str) -> DraftJson<'a> {
        let document = &self.document;
        let scalars = Scalars::new(&document.text);
        DraftJson::Found(Box::new(DraftFindings {
            file,
            title: self.title(),
            publisher: document.publisher.as_deref(),
            authors: &document.authors,
            published: document.published.as_deref(),
            url: document.url.as_deref(),
            language: document.language.as_deref(),
            text: &document.text,
            quotes: self.quotes(&scalars),
            speakers: self.speakers.iter().map(|speaker| self.speaker(speaker)).collect(),
            occasions: self.occasions.iter().map(occasion).collect(),
            left_out: document.left_out.iter().map(|item| omitted(item, &scalars)).collect(),
        }))
    }

    fn quotes<'a>(&'a self, scalars: &Scalars<'_>) -> Vec<Quote<'a>> {
        let text = |range: &Range<usize>| self.document.text.get(range.clone()).unwrap_or_default();
        let name = |person: usize| self.attribution.people.get(person).map(|person| person.name.as_str());
        let quotes = self.attribution.quotes.iter().zip(&self.occasion_of);
        let quotes = quotes.map(|(quote, occasion)| Quote {
            span: span(scalars, &quote.range),
            text: text(&quote.range),
            speaker: quote.speaker.and_then(name),
            speaker_text: quote.speaker_text.as_ref().map(text),
            rule: quote.rule.in_words(),
            confidence: quote.confidence.as_str(),
            evidence: quote.evidence.iter().map(|range| span(scalars, range)).collect(),
            continues: quote.continues,
            occasion: self.occasions.get(*occasion).map(|occasion| occasion.id.as_str()),
        });
        quotes.collect()
    }

    fn speaker<'a>(&'a self, speaker: &'a super::Speaker) -> Speaker<'a> {
        let person = self.attribution.people.get(speaker.person);
        Speaker {
            id: &speaker.id,
            name: &speaker.name,
            role: speaker.role.as_deref(),
            family_name: person.and_then(|person| person.family_name.as_deref()),
            native_name: person.and_then(|person| person.native_name.as_deref()),
            kind: match person.map(|person| person.kind).unwrap_or_default() {
                PersonKind::Person => "person",
                PersonKind::Organization => "organization",
                PersonKind::Described => "described",
            },
            mentions: person.map_or(0, |person| person.mentions.len()),
        }
    }
}

fn occasion(occasion: &super::Occasion) -> Occasion<'_> {
    Occasion {
        id: &occasion.id,
        name: &occasion.name,
        place: occasion.place.as_deref(),
        date: occasion.date.as_deref(),
        kind: occasion.kind,
    }
}

fn omitted<'a>(item: &'a LeftOut, scalars: &Scalars<'_>) -> Omitted<'a> {
    Omitted {
        kind: item.kind,
        count: item.count,
        place: item.place.as_ref().map(|place| span(scalars, place)),
        excerpt: item.excerpt.as_deref(),
    }
}

fn span(scalars: &Scalars<'_>, range: &Range<usize>) -> Span {
    let (start, end) = scalars.range(range);
    Span { start, end }
}
