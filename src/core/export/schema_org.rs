//! The data of the web page for search engines and other programs: a [NewsArticle](https://schema.org/NewsArticle)
//! that has the quotes as its parts, as JSON-LD.
//!
//! A [Quotation](https://schema.org/Quotation) names its speaker as `creator`, the real person, because
//! `spokenByCharacter` is for fictional characters. Unverified quotes are left out.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use serde::Serialize;

use super::Filter;
use crate::{
    citation::{
        Options, embargo, iri,
        json::{self, StreamedList},
        notes,
    },
    model::{Briefing, EventDate, Occasion, OccasionKind, Speaker, TimeOfDay, VerifiedQuote},
};

#[derive(Serialize)]
struct Article<'a, Q: Serialize> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "conditionsOfAccess", skip_serializing_if = "Option::is_none")]
    embargo: Option<String>,
    headline: &'a str,
    #[serde(rename = "inLanguage")]
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    author: Vec<Thing<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Thing<'a>>,
    #[serde(rename = "isPartOf", skip_serializing_if = "Option::is_none")]
    publication: Option<Thing<'a>>,
    #[serde(rename = "creditText", skip_serializing_if = "Option::is_none")]
    credit: Option<&'a str>,
    /// Implies that each quote `isPartOf` this, which is the inverse property.
    #[serde(rename = "hasPart")]
    quotes: Q,
}

/// Something that has a name.
#[derive(Serialize, Default)]
struct Thing<'a> {
    /// `None` if the kind is unknown.
    #[serde(rename = "@type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    name: &'a str,
    #[serde(rename = "alternateName", skip_serializing_if = "Option::is_none")]
    native_name: Option<&'a str>,
    #[serde(rename = "jobTitle", skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(rename = "startDate", skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(rename = "endDate", skip_serializing_if = "Option::is_none")]
    end: Option<String>,
}

#[derive(Serialize)]
struct Quotation<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    identifier: String,
    text: Cow<'a, str>,
    /// One object, or a list for a joint quote.
    creator: Creator<'a>,
    /// When it was said, unless that is an interval, which this property cannot have.
    #[serde(rename = "dateCreated", skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    /// The interval in which it was said.
    #[serde(rename = "temporalCoverage", skip_serializing_if = "Option::is_none")]
    interval: Option<String>,
    #[serde(rename = "locationCreated", skip_serializing_if = "Option::is_none")]
    place: Option<Thing<'a>>,
    /// The event at which it was said.
    #[serde(rename = "recordedAt", skip_serializing_if = "Option::is_none")]
    event: Option<Thing<'a>>,
    /// The text in which it was written.
    #[serde(rename = "isBasedOn", skip_serializing_if = "Option::is_none")]
    written: Option<Thing<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    comment: Vec<Comment>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Creator<'a> {
    One(Thing<'a>),
    Several(Vec<Thing<'a>>),
}

#[derive(Serialize)]
struct Comment {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: String,
}

/// Writes the object so that it is safe in a `script` element.
pub(super) fn write(briefing: &Briefing, filter: Filter, out: &mut dyn Write) -> io::Result<()> {
    let source = &briefing.source;
    let article = Article {
        context: "https://schema.org",
        kind: "NewsArticle",
        embargo: embargo(briefing),
        headline: &briefing.title,
        language: &briefing.language,
        url: source.url.as_deref().map(iri::iri),
        published: source.published.map(first_date),
        author: source.authors.iter().map(|name| Thing::new("Person", name)).collect(),
        publisher: source.publisher.as_deref().map(|name| Thing::new("Organization", name)),
        publication: source.publication.as_deref().map(|name| Thing::new("CreativeWork", name)),
        credit: source.credit.as_deref(),
        quotes: StreamedList(|| filter.verified(briefing).map(|quote| quotation(&quote))),
    };
    json::write_in_script(&article, out)
}

impl<'a> Thing<'a> {
    fn new(kind: &'static str, name: &'a str) -> Self {
        Self { kind: Some(kind), name, ..Self::default() }
    }
}

fn quotation<'a>(quote: &VerifiedQuote<'a>) -> Quotation<'a> {
    let occasion = quote.occasion();
    let (event, written) = event(occasion);
    let is_interval = matches!(occasion.date, Some(EventDate::Interval { .. }));
    Quotation {
        kind: "Quotation",
        identifier: json::name(quote.id()),
        text: quote.text(),
        creator: creators(quote),
        date: occasion.date.filter(|_| !is_interval).map(first_date),
        interval: occasion.date.filter(|_| is_interval).map(|date| date.to_string()),
        place: occasion.place.as_deref().map(|place| Thing::new("Place", place)),
        event,
        written,
        comment: notes(quote, Options::default()).into_iter().map(|text| Comment { kind: "Comment", text }).collect(),
    }
}

fn creators<'a>(quote: &VerifiedQuote<'a>) -> Creator<'a> {
    let mut all: Vec<_> = quote.speakers().map(|(_, speaker)| creator(speaker, quote.role_of(speaker))).collect();
    match (all.len(), all.pop()) {
        (1, Some(one)) => Creator::One(one),
        (_, Some(last)) => {
            all.push(last);
            Creator::Several(all)
        }
        (_, None) => Creator::Several(all),
    }
}

/// A speaker with a family name is a person. Without one it may be an office, so the kind and the job are left
/// open.
fn creator<'a>(speaker: &'a Speaker, role: Option<&'a str>) -> Thing<'a> {
    let is_person = speaker.family_name.is_some();
    Thing {
        kind: is_person.then_some("Person"),
        name: &speaker.name,
        native_name: speaker.native_name.as_deref(),
        role: role.filter(|_| is_person),
        description: role.filter(|_| !is_person),
        ..Thing::default()
    }
}

/// The occasion as an event, or as a written text.
fn event(occasion: &Occasion) -> (Option<Thing<'_>>, Option<Thing<'_>>) {
    let start = occasion.date.map(first_date);
    let end = match occasion.date {
        Some(EventDate::Interval { end, .. }) => Some(end.to_string()),
        _ => None,
    };
    match occasion.kind {
        Some(OccasionKind::Post) => (None, Some(Thing::new("SocialMediaPosting", &occasion.name))),
        Some(OccasionKind::Statement) => (None, Some(Thing::new("CreativeWork", &occasion.name))),
        _ => (Some(Thing { start, end, ..Thing::new("Event", &occasion.name) }), None),
    }
}

/// The date, or the first one of an interval, as a [Date](https://schema.org/Date) or a
/// [DateTime](https://schema.org/DateTime), which has seconds.
fn first_date(date: EventDate) -> String {
    match date.time() {
        Some(time) => {
            let time = TimeOfDay { second: time.second.or(Some(0)), ..time };
            EventDate::Moment(date.start(), time).to_string()
        }
        None => date.start().to_string(),
    }
}
