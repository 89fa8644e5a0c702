//! What a page says about itself: title, authors, publisher, date, language, address.

use std::collections::HashMap;

use serde_json::Value;

use super::{
    article::{is_byline, letters},
    outline::Outline,
    parse::Page,
};
use crate::{
    document::Document,
    model::EventDate,
    text::dates::{month_of, whole_date_in},
};

/// Members of structured data that are examined.
const MOST_MEMBERS: usize = 10_000;

/// What a page says, by source.
pub(super) struct Metadata {
    /// `<meta>` by its property or name, in lower case; the first of each.
    meta: HashMap<String, String>,
    /// The article of the structured data, in the sense of schema.org.
    data: Option<Value>,
    /// `<title>`.
    title: Option<String>,
    canonical: Option<String>,
    language: Option<String>,
}

impl Metadata {
    pub fn of(page: &Page) -> Self {
        let mut metadata = Self {
            meta: HashMap::new(),
            data: page.data.iter().find_map(|text| article_in(&serde_json::from_str(without_cdata(text)).ok()?)),
            title: None,
            canonical: None,
            language: None,
        };
        for node in page.tree.root().descendants_it() {
            let Some(name) = node.qual_name_ref().map(|name| name.local.clone()) else { continue };
            let attribute = |name: &str| {
                node.attr(name).map(|value| crate::text::single_spaced(&value)).filter(|value| !value.is_empty())
            };
            match &*name {
                "html" => metadata.language = attribute("lang"),
                "title" if metadata.title.is_none() => metadata.title = non_empty(&node.text()),
                "link" if attribute("rel").as_deref() == Some("canonical") => metadata.canonical = attribute("href"),
                "meta" => {
                    let key = ["property", "name", "itemprop"].into_iter().find_map(attribute);
                    if let (Some(key), Some(content)) = (key, attribute("content")) {
                        metadata.meta.entry(key.to_ascii_lowercase()).or_insert(content);
                    }
                }
                _ => {}
            }
        }
        metadata
    }

    /// The title that the page gives, without the name of the site.
    pub fn title(&self) -> Option<String> {
        let named = self.meta(&["og:title", "twitter:title", "dc.title", "dcterms.title"]);
        let said = named.or_else(|| self.title_in_data());
        said.map(|title| self.without_site(&title))
            .or_else(|| self.title.as_ref().map(|title| self.without_site(title)))
    }

    /// The headline of the structured data, or its name if that is the `<title>`: a headline may only describe the
    /// article.
    fn title_in_data(&self) -> Option<String> {
        let in_title = self.title.as_ref().map(|title| letters(title)).unwrap_or_default();
        let is_in_title = |said: &String| in_title.contains(&letters(said));
        let headline = self.data("headline");
        match headline.as_ref().filter(|headline| !is_in_title(headline)).and(self.data("name")).filter(is_in_title) {
            Some(name) => Some(name),
            None => headline,
        }
    }

    pub fn language(&self) -> Option<String> {
        let locale = || self.meta(&["og:locale", "dc.language", "content-language"]);
        let language = self.language.clone().or_else(|| self.data("inLanguage")).or_else(locale)?.replace('_', "-");
        let is_tag = language.len() <= 35
            && language
                .split('-')
                .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        is_tag.then_some(language)
    }

    /// Fills in all but the title.
    pub fn fill(&self, document: &mut Document, outline: &Outline<'_>, text: &str) {
        document.language = self.language();
        document.publisher = self.publisher();
        document.authors = self.authors(outline);
        document.published = self.published(outline, document.language.as_deref().unwrap_or_default());
        document.url = self.url(text);
    }

    fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.meta.get(*name).cloned())
    }

    fn data(&self, member: &str) -> Option<String> {
        self.data.as_ref()?.get(member)?.as_str().and_then(non_empty)
    }

    fn publisher(&self) -> Option<String> {
        let data = || name_of(self.data.as_ref()?.get("publisher")?);
        self.meta(&["og:site_name"])
            .or_else(data)
            .or_else(|| self.meta(&["dc.publisher", "publisher", "application-name"]))
    }

    /// A title without " | Name of the site" at its end.
    fn without_site(&self, title: &str) -> String {
        let site = self.publisher().map(|site| letters(&site)).unwrap_or_default();
        let cut = [" | ", " – ", " — ", " - ", " :: ", " · ", " « "].iter().filter_map(|sign| title.rsplit_once(sign));
        let is_site = |end: &str| letters(end) == site || site.is_empty() && end.split_whitespace().count() <= 3;
        let shorter = cut
            .filter(|(start, end)| is_site(end) && start.split_whitespace().count() >= 3)
            .map(|(start, _)| start)
            .next();
        shorter.unwrap_or(title).trim().to_owned()
    }

    fn authors(&self, outline: &Outline<'_>) -> Vec<String> {
        let data =
            self.data.as_ref().and_then(|data| data.get("author")).map(names_of).filter(|names| !names.is_empty());
        if let Some(names) = data {
            return names;
        }
        let meta = self.meta(&[
            "author",
            "article:author",
            "dc.creator",
            "dcterms.creator",
            "parsely-author",
            "sailthru.author",
            "byl",
        ]);
        let meta = meta.filter(|author| !author.contains("://"));
        let byline = || {
            let mut entries = outline.entries.iter().enumerate();
            let (number, _) = entries.find(|(_, entry)| {
                let is_author = &*entry.attribute("itemprop") == "author"
                    || is_byline(entry) && !entry.attribute("class").contains("publish");
                entry.name.is_some() && is_author && entry.chars > 0 && !entry.is_furniture && !entry.is_hidden
            })?;
            Some(outline.text_of(number))
        };
        meta.or_else(byline).map(|line| split_names(&line)).unwrap_or_default()
    }

    fn published(&self, outline: &Outline<'_>, language: &str) -> Option<String> {
        let meta = self.meta(&[
            "article:published_time",
            "og:article:published_time",
            "datepublished",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date",
            "dcterms.date",
            "publish-date",
            "publish_date",
            "pubdate",
            "parsely-pub-date",
            "sailthru.date",
            "date",
            "release_date",
        ]);
        let time = || {
            let is_time =
                |entry: &&super::outline::Entry<'_>| entry.is(&["time"]) && !entry.is_furniture && !entry.is_hidden;
            outline.entries.iter().filter(is_time).find_map(|entry| edtf(&entry.attribute("datetime"), language))
        };
        let said = self.data("datePublished").into_iter().chain(meta);
        said.filter_map(|date| edtf(&date, language)).next().or_else(time)
    }

    fn url(&self, text: &str) -> Option<String> {
        let main = || {
            let page = self.data.as_ref()?.get("mainEntityOfPage")?;
            page.as_str().or_else(|| page.get("@id")?.as_str()).map(str::to_owned)
        };
        let said = [self.canonical.clone(), self.meta(&["og:url"]), self.data("url"), main(), saved_from(text)];
        said.into_iter().flatten().find(|url| is_address(url))
    }
}

/// The address that browsers write into a page that they save: `<!-- saved from url=(0024)https://… -->`.
fn saved_from(text: &str) -> Option<String> {
    const WITHIN: usize = 2_048;
    let start = text.get(..text.floor_char_boundary(WITHIN)).unwrap_or(text);
    let (_, rest) = start.split_once("saved from url=(")?;
    let (_, rest) = rest.split_once(')')?;
    rest.split("-->").next().map(|url| url.trim().to_owned())
}

fn is_address(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://"))
        && url.len() <= crate::limits::ADDRESS_BYTES
        && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Structured data without the CDATA section that XHTML requires.
fn without_cdata(text: &str) -> &str {
    let text = text.trim().trim_start_matches("//").trim_start();
    let inner = text.strip_prefix("<![CDATA[").and_then(|text| text.trim_end().strip_suffix("]]>"));
    inner.map_or(text, |text| text.trim().trim_end_matches("//"))
}

fn non_empty(text: &str) -> Option<String> {
    Some(crate::text::single_spaced(text)).filter(|text| !text.is_empty())
}

/// The first member that is an article: at the top, in a list, or in a `@graph`.
fn article_in(data: &Value) -> Option<Value> {
    let mut members = vec![data];
    for _ in 0..MOST_MEMBERS {
        match members.pop()? {
            Value::Array(list) => members.extend(list.iter().rev()),
            value @ Value::Object(object) if is_article(object) => return Some(value.clone()),
            Value::Object(object) => members.extend(object.get("@graph")),
            _ => {}
        }
    }
    None
}

fn is_article(object: &serde_json::Map<String, Value>) -> bool {
    let is_kind = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            ["Article", "Report", "Posting", "PressRelease", "Statement"].iter().any(|end| kind.ends_with(end))
        })
    };
    object.get("headline").is_some_and(Value::is_string)
        || object
            .get("@type")
            .is_some_and(|kind| is_kind(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_kind)))
}

/// The name of a person or organization, which may be the name itself.
fn name_of(value: &Value) -> Option<String> {
    let value = value.as_array().and_then(|list| list.first()).unwrap_or(value);
    value.as_str().or_else(|| value.get("name")?.as_str()).and_then(non_empty)
}

fn names_of(value: &Value) -> Vec<String> {
    let values = value.as_array().map_or_else(|| std::slice::from_ref(value), Vec::as_slice);
    let names = values.iter().take(crate::limits::AUTHORS).filter_map(name_of).filter(|name| !name.contains("://"));
    names.map(|name| without_by(&name).to_owned()).collect()
}

/// The names in a byline: "By Jane Roe and John Doe, Political Editor", up to a date or an account. If none can be
/// recognized, the whole line if it is short, since it names an agency.
fn split_names(line: &str) -> Vec<String> {
    let line = without_by(line);
    let end = line.find(|c: char| c.is_ascii_digit() || c == '@').unwrap_or(line.len());
    let names = line.get(..end).unwrap_or(line);
    let names = names
        .trim_end()
        .rsplit_once(' ')
        .filter(|(_, word)| end < line.len() && month_of(word).is_some())
        .map_or(names, |(names, _)| names);
    let parts = [" and ", " & ", " und ", " et ", " y ", " - ", " – ", ",", "|", "•", "·", ";"]
        .iter()
        .fold(vec![names], |parts, sign| parts.into_iter().flat_map(|part| part.split(sign)).collect());
    let is_word_of_name =
        |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "de" | "van" | "von" | "der" | "da" | "di");
    let is_name = |name: &&str| {
        (2..=4).contains(&name.split_whitespace().count()) && name.split_whitespace().all(is_word_of_name)
    };
    let is_job = |name: &&str| JOBS.iter().any(|word| name.contains(word));
    let found: Vec<_> = parts
        .into_iter()
        .map(|part| without_by(part.trim_end_matches('-')))
        .filter(is_name)
        .filter(|name| !is_job(name))
        .map(str::to_owned)
        .collect();
    let is_short = !line.is_empty() && line.split_whitespace().count() <= 4 && end == line.len();
    if found.is_empty() && is_short { vec![line.to_owned()] } else { found }
}

/// Words in a byline that are not names.
const JOBS: [&str; 10] =
    ["Editor", "Correspondent", "Reporter", "Writer", "Staff", "Desk", "News", "Contributor", "Published", "Updated"];

fn without_by(name: &str) -> &str {
    let name = name.trim();
    let name = name.trim_end_matches(" 기자");
    ["By ", "by ", "BY ", "By: ", "Von ", "von ", "Par ", "par ", "Por ", "por ", "Written by "]
        .iter()
        .find_map(|word| name.strip_prefix(word))
        .unwrap_or(name)
        .trim()
}

/// A date of a page as EDTF: unchanged if it is ISO 8601, without fractions of seconds; otherwise parsed as a date in
/// words.
fn edtf(date: &str, language: &str) -> Option<String> {
    let date = date.trim();
    if date.len() > 80 {
        return None;
    }
    let iso = as_iso(date).parse::<EventDate>().map(|date| date.to_string());
    iso.ok().or_else(|| whole_date_in(date, language))
}

/// A time stamp with a T, without fractions of seconds, and with a colon in its zone.
fn as_iso(date: &str) -> String {
    let (day, time) = date.split_once(['T', ' ']).unwrap_or((date, ""));
    if time.is_empty() {
        return day.to_owned();
    }
    let time = time.replace(' ', "");
    let zone_at = time.find(['+', '-', 'Z']).unwrap_or(time.len());
    let (clock, zone) = time.split_at_checked(zone_at).unwrap_or((&time, ""));
    let clock = clock.split('.').next().unwrap_or(clock);
    match (zone.get(..3), zone.get(3..)) {
        (Some(hours), Some(minutes)) if minutes.len() == 2 => format!("{day}T{clock}{hours}:{minutes}"),
        (Some(hours), Some("")) => format!("{day}T{clock}{hours}:00"),
        _ => format!("{day}T{clock}{zone}"),
    }
}
