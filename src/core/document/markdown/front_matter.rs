//! The front matter of a Markdown text: `title: …`, `author: …`, `date: …`.

use crate::{document::Document, limits, model::EventDate, text::dates::whole_date_in};

/// Reads front matter into a document. Returns whether it is front matter: lines of text between two rules are not.
pub(super) fn read(text: &str, document: &mut Document) -> bool {
    if !text.lines().all(is_entry) || !text.lines().any(|line| split(line).is_some()) {
        return false;
    }
    let mut key = String::new();
    for line in text.lines() {
        match split(line).filter(|_| !line.starts_with(char::is_whitespace)) {
            Some((name, value)) => {
                key = name.to_ascii_lowercase();
                set(&key, value, document);
            }
            // A list below its key.
            None => {
                if let Some(item) = line.trim_start().strip_prefix("- ") {
                    set(&key, item.split_once("name:").map_or(item, |(_, name)| name), document);
                }
            }
        }
    }
    true
}

/// Whether a line can belong to front matter: a key with its value, a list item, a comment, an indented line, an empty
/// line.
fn is_entry(line: &str) -> bool {
    let rest = line.trim_start();
    rest.is_empty()
        || rest.len() < line.len()
        || rest.starts_with(['-', '#', '[', ']', '{', '}'])
        || split(line).is_some()
}

/// A key and its value, of YAML (`key: value`) or TOML (`key = value`).
fn split(line: &str) -> Option<(&str, &str)> {
    let at = line.find([':', '='])?;
    let key = line.get(..at)?.trim();
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    is_key.then_some((key, line.get(at + 1..)?.trim()))
}

fn set(key: &str, value: &str, document: &mut Document) {
    let value = unmarked(value);
    if value.is_empty() {
        return;
    }
    match key {
        "title" => document.title = Some(value.to_owned()),
        "author" | "authors" | "by" | "byline" => document.authors.extend(names(value).take(limits::AUTHORS)),
        "publisher" | "site" | "organization" | "organisation" => document.publisher = Some(value.to_owned()),
        "lang" | "language" => document.language = Some(value.replace('_', "-")),
        "url" | "link" | "canonical" | "canonical_url" | "source" if value.starts_with("http") => {
            document.url = Some(value.to_owned())
        }
        "date" | "published" | "pubdate" | "publishdate" => {
            let language = document.language.as_deref().unwrap_or_default();
            let date = value.replacen(' ', "T", 1).parse::<EventDate>().or_else(|_| value.parse());
            document.published = date.ok().map(|date| date.to_string()).or_else(|| whole_date_in(value, language));
        }
        _ => {}
    }
}

/// The names of a list: `[Jane Roe, "John Doe"]`, or one name.
fn names(value: &str) -> impl Iterator<Item = String> {
    let inner = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
    let names: Vec<_> = inner.map_or_else(|| vec![value], |inner| inner.split(',').collect());
    names.into_iter().map(|name| unmarked(name).to_owned()).filter(|name| !name.is_empty())
}

/// A value without its quotation marks.
fn unmarked(value: &str) -> &str {
    let value = value.trim();
    let within = |mark: char| value.strip_prefix(mark).and_then(|value| value.strip_suffix(mark));
    within('"').or_else(|| within('\'')).unwrap_or(value).trim()
}
