//! Checks everything before the body: the title, the source, the release, and the definitions of speakers,
//! occasions and topics.

use std::collections::HashMap;

use crate::{
    diagnostics::Code,
    format::{scanner::PathStep, schema},
    limits,
    matching::{self, MatchKind},
    model::{
        EventDate, Occasion, OccasionId, PartialDate, Release, Source, Speaker, SpeakerId, TimeOfDay, Topic, TopicId,
        Translation, Translator, UtcOffset,
    },
    text::{invisible, person_name, shorten::shortened},
    validate::context::{Validator, owned, place},
};

impl Validator<'_> {
    pub(crate) fn head(&mut self, raw: &schema::Briefing<'_>) {
        if !self.lost.title {
            self.not_empty(&raw.title, "the title", place![Field("title")]);
        }
        self.briefing.title = self.name(&raw.title, || place![Field("title")]).into_owned();
        self.briefing.language =
            self.name_if_any(&raw.language, || place![Field("language")]).unwrap_or_else(|| "en".to_owned());
        let source = &raw.source;
        self.too_many(
            source.authors.left_out,
            limits::AUTHORS,
            "authors",
            None,
            place![Field("source"), Field("authors")],
        );
        self.briefing.source = Source {
            publisher: self.name_if_any(&source.publisher, || place![Field("source"), Field("publisher")]),
            publication: self.name_if_any(&source.publication, || place![Field("source"), Field("publication")]),
            authors: self.authors(&source.authors),
            url: self.url(&source.url),
            published: self.date(source.published.as_ref(), place![Field("source"), Field("published")]),
            credit: self.remark_if_any(&source.credit, || place![Field("source"), Field("credit")]),
            text: owned(&source.text),
            translated: self.translation(source.translated.as_ref()),
        };
        self.release(&raw.release);
    }

    fn authors(&mut self, raw: &[schema::Str<'_>]) -> Vec<String> {
        let authors = raw
            .iter()
            .enumerate()
            .map(|(i, author)| self.name(author, || place![Field("source"), Field("authors"), Index(i)]).into_owned());
        authors.filter(|author| !author.is_empty()).collect()
    }

    fn translation(&mut self, raw: Option<&schema::Translated<'_>>) -> Option<Translation> {
        let path = |field: &'static str| place![Field("source"), Field("translated"), Field(field)];
        let raw = raw?;
        self.not_empty(&raw.from, "the language that it was translated from", path("from"));
        let from = self.name(&raw.from, || path("from")).into_owned();
        let by = match &raw.by {
            schema::Translator::Machine => Translator::Machine,
            schema::Translator::Person(name) => {
                self.not_empty(name, "the name of who translated it", path("by"));
                Translator::Person(self.name(name, || path("by")).into_owned())
            }
        };
        (!from.is_empty()).then_some(Translation { from, by })
    }

    /// The address of the source, if it is a web address. A cut address would be a different address.
    fn url(&mut self, raw: &Option<schema::Str<'_>>) -> Option<String> {
        let url = owned(raw)?;
        let is_web = url.starts_with("https://") || url.starts_with("http://");
        let is_plain = url.chars().all(|c| !c.is_whitespace()) && invisible::unseen(&url).next().is_none();
        let path = place![Field("source"), Field("url")];
        if url.len() > limits::ADDRESS_BYTES {
            let message = format!("this address is longer than {} bytes; it is ignored", limits::ADDRESS_BYTES);
            self.sink.report(Code::TooMuch, path, message).hint("write a shorter one");
            return None;
        }
        if !(is_web && is_plain) {
            let message = "this is not a web address; it is ignored";
            self.sink.report(Code::OutsidePath, path, message).hint("write it with https:// and without spaces");
            return None;
        }
        Some(url)
    }

    fn release(&mut self, raw: &schema::Release<'_>) {
        let schema::Release::Embargoed { until } = raw else { return };
        let path = || place![Field("release"), Field("until")];
        let until = self.name(until, path).into_owned();
        let read_aloud = match read_moment(&until) {
            Some(moment) => moment.in_language(&self.briefing.language),
            // It is written like a date, so a date was meant.
            None if is_like_a_date(&until) => {
                let message = "this is not a date and time; the briefing is still treated as embargoed";
                self.sink.report(Code::BadDate, path(), message).hint("write it like 2026-01-14T09:00:00+09:00");
                until.clone()
            }
            None => crate::text::single_spaced(&until),
        };
        self.briefing.release = Release::Embargoed { until, read_aloud };
    }

    /// Warns of an embargo that ends with an event whose time the file does not give. "The end of the press conference"
    /// is as good as a moment if an occasion with that name has a date.
    pub(crate) fn embargo(&mut self) {
        let Release::Embargoed { until, read_aloud } = &self.briefing.release else { return };
        if read_aloud != until || is_like_a_date(until) {
            return;
        }
        let event = until.to_lowercase();
        let is_meant = |occasion: &Occasion| {
            occasion.date.is_some() && !occasion.name.is_empty() && event.contains(&occasion.name.to_lowercase())
        };
        if !self.briefing.occasions.iter().any(is_meant) {
            let message = "the embargo ends with an event, not at a known time";
            let hint = "leave it if the hour is not known, or write it like 2026-01-14T09:00:00+09:00";
            let path = place![Field("release"), Field("until")];
            self.sink.report(Code::EmbargoInWords, path, message).hint(hint);
        }
    }

    pub(crate) fn speakers(&mut self, raw: &schema::Entries<'_, schema::Speaker<'_>>) {
        self.too_many(raw.left_out, limits::NAMES, "speakers", None, place![Field("speakers")]);
        let mut firsts = HashMap::new();
        for (i, (id, speaker)) in raw.all.iter().enumerate() {
            let next = SpeakerId(u16::try_from(self.briefing.speakers.len()).unwrap_or(u16::MAX));
            let id = self.name(id, || place![Field("speakers"), Key(i)]).into_owned();
            let first = *firsts.entry(id.clone()).or_insert(i);
            self.speakers.insert(id.clone(), (first == i).then_some(next));
            if first != i {
                self.twice("speaker", &id, [i, first].map(|i| place![Field("speakers"), Key(i)]));
            }
            let path = |field: &'static str| place![Field("speakers"), Entry(i), Field(field)];
            self.not_empty(&speaker.name, "the speaker’s name", path("name"));
            let name = self.name(&speaker.name, || path("name")).into_owned();
            let family_name = self.family_name(&name, speaker, path("family_name"));
            let role = self.name_if_any(&speaker.role, || path("role"));
            let roles = self.roles(i, speaker);
            let native_name = self.name_if_any(&speaker.native_name, || path("native_name"));
            self.briefing.speakers.push(Speaker {
                id,
                name,
                role,
                roles,
                person: next,
                native_name,
                family_name,
                distinguished_by: None,
                quote_count: 0,
            });
        }
    }

    /// The part of the name that references are sorted by. It must consist of whole words of the name.
    fn family_name(&mut self, name: &str, speaker: &schema::Speaker<'_>, path: Vec<PathStep>) -> Option<String> {
        let family = self.name_if_any(&speaker.family_name, || path.clone())?;
        // Names in Han and Hangul have no space between their parts.
        let is_word = matching::match_quote(&family, name, 0).is_some_and(|found| found.kind == MatchKind::Exact);
        let is_han = !family.chars().any(|c| c.is_lowercase() || c.is_uppercase());
        let is_part = is_word || is_han && name.starts_with(family.as_str());
        if !is_part {
            let message =
                format!("the family name “{}” is not part of the name “{}”", shortened(&family), shortened(name));
            self.sink
                .report(Code::FamilyName, path, message)
                .hint("write it as in the name, or leave it out for an office");
            return None;
        }
        let [on_one_line, of_name] = [name, family.as_str()].map(crate::text::single_spaced);
        if person_name::part(&on_one_line, &of_name).is_none() {
            let message = format!(
                "the family name “{}” is neither at the beginning nor at the end of the name “{}”, and so references do not use it",
                shortened(&family),
                shortened(name)
            );
            self.sink
                .report(Code::FamilyName, path, message)
                .hint("write the name without the words around it, or leave the family name out");
            return None;
        }
        Some(family)
    }

    pub(crate) fn occasions(&mut self, raw: &schema::Entries<'_, schema::Occasion<'_>>) {
        self.too_many(raw.left_out, limits::NAMES, "occasions", None, place![Field("occasions")]);
        let mut firsts = HashMap::new();
        for (i, (id, occasion)) in raw.all.iter().enumerate() {
            let next = OccasionId(u16::try_from(self.briefing.occasions.len()).unwrap_or(u16::MAX));
            let id = self.name(id, || place![Field("occasions"), Key(i)]).into_owned();
            let first = *firsts.entry(id.clone()).or_insert(i);
            self.occasions.insert(id.clone(), (first == i).then_some(next));
            if first != i {
                self.twice("occasion", &id, [i, first].map(|i| place![Field("occasions"), Key(i)]));
            }
            let path = |field: &'static str| place![Field("occasions"), Entry(i), Field(field)];
            self.not_empty(&occasion.name, "the occasion’s name", path("name"));
            let name = self.name(&occasion.name, || path("name")).into_owned();
            let place = self.name_if_any(&occasion.place, || path("place"));
            let date = self.date(occasion.date.as_ref(), path("date"));
            let kind = occasion.kind;
            self.briefing.occasions.push(Occasion { id, name, place, date, kind, quote_count: 0, first_quote: None });
        }
    }

    pub(crate) fn topics(&mut self, raw: &schema::AtMost<schema::Topic<'_>, { limits::NAMES }>) {
        self.too_many(raw.left_out, limits::NAMES, "topics", None, place![Field("topics")]);
        let mut firsts = HashMap::new();
        for (i, topic) in raw.iter().enumerate() {
            let path = |field: &'static str| place![Field("topics"), Index(i), Field(field)];
            let next = TopicId(u16::try_from(self.briefing.topics.len()).unwrap_or(u16::MAX));
            let id = self.name(&topic.id, || path("id")).into_owned();
            let first = *firsts.entry(id.clone()).or_insert(i);
            if first != i {
                self.twice("topic", &id, [i, first].map(|i| place![Field("topics"), Index(i), Field("id")]));
                continue;
            }
            self.not_empty(&id, "the topic’s id", path("id"));
            self.not_empty(&topic.title, "the topic’s title", path("title"));
            self.too_many(topic.facts.left_out, limits::FACTS_OF_TOPIC, "facts", None, path("facts"));
            self.topics.insert(id.clone(), next);
            let title = self.name(&topic.title, || path("title")).into_owned();
            let icon = owned(&topic.icon).map(|icon| self.file_name(&icon, None, || path("icon")));
            let summary = self.remark_if_any(&topic.summary, || path("summary"));
            let (facts, blocks) = (Vec::new(), Vec::new());
            self.briefing.topics.push(Topic { id, title, icon, summary, facts, blocks, quote_count: 0 });
        }
    }
}

/// Words in dates and times of day, in addition to single letters.
const OF_MOMENTS: &[&str] = &[
    "jan",
    "january",
    "feb",
    "february",
    "mar",
    "march",
    "apr",
    "april",
    "may",
    "jun",
    "june",
    "jul",
    "july",
    "aug",
    "august",
    "sep",
    "sept",
    "september",
    "oct",
    "october",
    "nov",
    "november",
    "dec",
    "december",
    "mon",
    "monday",
    "tue",
    "tuesday",
    "wed",
    "wednesday",
    "thu",
    "thursday",
    "fri",
    "friday",
    "sat",
    "saturday",
    "sun",
    "sunday",
    "am",
    "pm",
    "utc",
    "gmt",
    "kst",
    "jst",
    "cet",
    "cest",
    "est",
    "edt",
    "pst",
    "pdt",
    "bst",
    "at",
    "on",
    "st",
    "nd",
    "rd",
    "th",
    "noon",
    "midnight",
    "uhr",
    "오전",
    "오후",
    "午前",
    "午後",
    "上午",
    "下午",
];

/// Whether a text that is not a valid moment was meant as one: it is empty, or all of its words are those of
/// dates and times ("2026-01-14", "2 March 2026, 9 am").
fn is_like_a_date(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1);
    let is_of_moments = words.all(|word| OF_MOMENTS.contains(&word.to_lowercase().as_str()));
    is_of_moments && (text.trim().is_empty() || text.contains(|c: char| c.is_numeric()))
}

/// The moment that a text in the form of [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339), section 5.6, names.
fn read_moment(text: &str) -> Option<EventDate> {
    use jiff::fmt::temporal::{Pieces, PiecesOffset};
    text.parse::<jiff::Timestamp>().ok()?;
    let pieces = Pieces::parse(text).ok()?;
    let (date, time) = (pieces.date(), pieces.time()?);
    let minutes = match pieces.offset()? {
        PiecesOffset::Numeric(offset) => offset.offset().seconds() / 60,
        _ => 0,
    };
    let part = |part: i8| u8::try_from(part).ok();
    let day = PartialDate {
        year: u16::try_from(date.year()).ok()?,
        month: Some(part(date.month())?),
        day: Some(part(date.day())?),
    };
    let time = TimeOfDay {
        hour: part(time.hour())?,
        minute: part(time.minute())?,
        second: Some(part(time.second())?),
        zone: Some(UtcOffset::from_minutes(minutes)?),
    };
    Some(EventDate::Moment(day, time))
}
