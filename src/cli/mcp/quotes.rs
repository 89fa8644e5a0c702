//! The tools for quotes: search by words, and output in a format. Only verified quotes are returned.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use briefing_core::{
    citation::{self, BuiltInFormat, CopyFormat, Options, attribution, embargo},
    model::{Briefing, NotVerified, QuoteId, VerifiedQuote},
    search::{self, Search, Searcher},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    error::{ToolError, no_such_file},
    library::{Library, ServedBriefing},
};

/// How many quotes a search lists by default, and at most.
pub(super) const USUAL_RESULTS: usize = 20;
pub(super) const MOST_RESULTS: usize = 100;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SearchQuotes {
    pub(super) words: String,
    pub(super) speaker: Option<String>,
    pub(super) topic: Option<String>,
    pub(super) briefing: Option<String>,
    pub(super) limit: Option<usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GetQuote {
    pub(super) id: String,
    pub(super) format: Option<String>,
}

/// A verified quote with its source and its place.
#[derive(Debug, Serialize)]
struct QuoteJson<'a> {
    id: String,
    text: String,
    attribution: String,
    speakers: Vec<SpeakerJson<'a>>,
    occasion: &'a str,
    place: Option<&'a str>,
    date: Option<String>,
    topics: Vec<&'a str>,
    briefing: &'a str,
    publisher: Option<&'a str>,
    url: Option<&'a str>,
    file: &'a str,
    /// From 0, as in the reports of `verify`.
    block: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    embargo: Option<String>,
}

#[derive(Debug, Serialize)]
struct SpeakerJson<'a> {
    name: &'a str,
    role: Option<&'a str>,
}

/// Searches all briefings for quotes that contain the words as a phrase or, if there are none, all of the words
/// anywhere.
pub(super) fn search_quotes(library: &Library, asked: &SearchQuotes) -> Result<Value, ToolError> {
    let limit = asked.limit.unwrap_or(USUAL_RESULTS).clamp(1, MOST_RESULTS);
    if let Some(name) = asked.briefing.as_deref().filter(|name| library.briefing(name).is_none()) {
        return Err(no_such_file("briefing", name, library.briefings().map(|served| served.name.as_str())));
    }
    let (mut found, mut total, mut withheld) = (Vec::new(), 0, 0);
    for served in library.briefings().filter(|served| asked.briefing.as_ref().is_none_or(|name| *name == served.name)) {
        for id in hits(served, &asked.words)? {
            if !fits(&served.briefing, id, asked)? {
                continue;
            }
            let Ok(quote) = served.briefing.verified_quote(id) else {
                withheld += 1;
                continue;
            };
            total += 1;
            if found.len() < limit {
                found.push(quote_json(served, &quote));
            }
        }
    }
    Ok(json!({ "quotes": found, "total": total, "not_verified_and_withheld": withheld }))
}

fn hits(served: &ServedBriefing, words: &str) -> Result<Vec<QuoteId>, ToolError> {
    let all = || (0..).map(QuoteId).take(served.briefing.quotes().len()).collect();
    let Some(search) = search_for(words)? else { return Ok(all()) };
    let phrase = quotes_with(served, &search);
    if !phrase.is_empty() {
        return Ok(phrase);
    }
    let mut left: Option<Vec<QuoteId>> = None;
    for word in words.split_whitespace() {
        let Some(search) = search_for(word)? else { continue };
        let with = quotes_with(served, &search);
        left =
            Some(left.map_or_else(|| with.clone(), |left| left.into_iter().filter(|id| with.contains(id)).collect()));
    }
    Ok(left.unwrap_or_default())
}

fn search_for(words: &str) -> Result<Option<Search>, ToolError> {
    Search::new(words, search::Options::default()).map_err(|error| ToolError::Search(error.to_string()))
}

fn quotes_with(served: &ServedBriefing, search: &Search) -> Vec<QuoteId> {
    let searcher = Searcher { search, briefing: &served.briefing, own: &[], rich: &served.rich, is_stale: &|| false };
    searcher.run(drop).map(|hits| hits.quotes().to_vec()).unwrap_or_default()
}

/// Whether a quote has the speaker and the topic that were asked for, by id or by a part of the name.
fn fits(briefing: &Briefing, id: QuoteId, asked: &SearchQuotes) -> Result<bool, ToolError> {
    let Some(quote) = briefing.quote(id) else { return Ok(false) };
    let matches = |wanted: &Option<String>, texts: &[&[Option<&str>]]| -> Result<bool, ToolError> {
        let Some(search) = wanted.as_deref().map(search_for).transpose()?.flatten() else { return Ok(true) };
        Ok(texts.iter().copied().flatten().flatten().any(|text| !search.find(text).is_empty()))
    };
    let speakers: Vec<_> = quote
        .speakers()
        .filter_map(|id| briefing.speaker(id))
        .map(|speaker| [Some(speaker.id.as_str()), Some(speaker.name.as_str()), speaker.native_name.as_deref()])
        .collect();
    let topics: Vec<_> = briefing
        .topics_of_quote(quote)
        .iter()
        .filter_map(|id| briefing.topic(*id))
        .map(|topic| [Some(topic.id.as_str()), Some(topic.title.as_str())])
        .collect();
    let speakers: Vec<&[Option<&str>]> = speakers.iter().map(|texts| &texts[..]).collect();
    let topics: Vec<&[Option<&str>]> = topics.iter().map(|texts| &texts[..]).collect();
    Ok(matches(&asked.speaker, &speakers)? && matches(&asked.topic, &topics)?)
}

/// One quote in a copy format, by the id that a search returned.
pub(super) fn get_quote(library: &Library, asked: &GetQuote) -> Result<Value, ToolError> {
    let format = match &asked.format {
        None => BuiltInFormat::default(),
        Some(id) => BuiltInFormat::from_id(id).ok_or_else(|| ToolError::NoSuchFormat(id.clone()))?,
    };
    let unknown = || ToolError::NoSuchQuote(asked.id.clone());
    let (file, rest) = asked.id.rsplit_once('#').ok_or_else(unknown)?;
    let (number, mark) = rest.split_once('-').ok_or_else(unknown)?;
    let id = QuoteId(number.parse().map_err(|_| unknown())?);
    let served = library.briefing(file).ok_or_else(unknown)?;
    let quote = served.briefing.verified_quote(id).map_err(|why| match why {
        NotVerified::NoQuote => unknown(),
        why => ToolError::NotVerified(why),
    })?;
    if mark_of(&quote) != mark {
        return Err(ToolError::Changed(file.to_owned()));
    }
    let copied = citation::copy(&quote, &CopyFormat::from(format), Options::default())
        .map_err(|error| ToolError::Copy(error.to_string()))?;
    Ok(json!({ "copy": copied.plain, "format": format.id(), "quote": quote_json(served, &quote) }))
}

fn quote_json<'a>(served: &'a ServedBriefing, quote: &VerifiedQuote<'a>) -> QuoteJson<'a> {
    let briefing = &served.briefing;
    let occasion = quote.occasion();
    QuoteJson {
        id: format!("{}#{}-{}", served.name, quote.id().0, mark_of(quote)),
        text: quote.text().into_owned(),
        attribution: attribution(quote),
        speakers: quote
            .speakers()
            .map(|(_, speaker)| SpeakerJson { name: &speaker.name, role: quote.role_of(speaker) })
            .collect(),
        occasion: &occasion.name,
        place: occasion.place.as_deref(),
        date: occasion.date.map(|date| date.to_string()),
        topics: briefing
            .topics_of_quote(quote.quote())
            .iter()
            .filter_map(|id| Some(briefing.topic(*id)?.title.as_str()))
            .collect(),
        briefing: &briefing.title,
        publisher: briefing.source.publisher.as_deref(),
        url: briefing.source.url.as_deref(),
        file: &served.name,
        block: briefing.body_number(quote.block().id),
        embargo: embargo(briefing),
    }
}

/// A checksum that distinguishes a quote from another with the same number after a change of the file.
fn mark_of(quote: &VerifiedQuote<'_>) -> String {
    let mut hasher = DefaultHasher::new();
    (quote.text(), attribution(quote)).hash(&mut hasher);
    format!("{:08x}", hasher.finish() as u32)
}
