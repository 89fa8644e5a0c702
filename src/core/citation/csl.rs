//! Writes quotes as items of CSL-JSON, the data of the Citation Style Language, by the names of its schema
//! ([CSL 1.0.2](https://docs.citationstyles.org/en/stable/specification.html), appendix IV).

use serde_json::{Map, Value, json};

use crate::model::{EventDate, OccasionKind, PartialDate, VerifiedQuote};

use super::{
    Options, json as data,
    reference::{Author, Reference},
};

/// The quotes as a list of items, the form that programs import.
pub(super) fn array(quotes: &[VerifiedQuote<'_>], options: Options) -> String {
    let items: Vec<Value> = Reference::all(quotes, options).iter().map(item).collect();
    data::pretty(&items)
}

fn item(reference: &Reference) -> Value {
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| item.insert(name.to_owned(), value);
    put("id", json!(reference.key));
    put("type", json!(kind(reference.kind)));
    put("author", json!(reference.authors().map(author).collect::<Vec<_>>()));
    put("title", json!(reference.occasion));
    put("genre", json!(reference.occasion));
    put("container-title", json!(reference.quoted_in));
    if !reference.authors.is_empty() {
        let authors: Vec<_> = reference.authors.iter().map(|name| json!({ "literal": name })).collect();
        put("container-author", json!(authors));
    }
    if let Some(date) = reference.date {
        put("issued", date_parts(date));
        put("event-date", date_parts(date));
    }
    let texts = [
        ("event-place", reference.place.as_deref()),
        ("publisher", reference.publisher.as_deref()),
        ("URL", reference.url.as_deref()),
        ("language", Some(reference.language.as_str())),
        ("abstract", Some(reference.words.as_str())),
    ];
    for (name, text) in texts {
        text.map(|text| put(name, json!(text)));
    }
    if !reference.remarks.is_empty() {
        put("note", json!(reference.remarks.join("; ")));
    }
    Value::Object(item)
}

fn kind(kind: Option<OccasionKind>) -> &'static str {
    match kind {
        None | Some(OccasionKind::Speech) => "speech",
        Some(OccasionKind::Interview) => "interview",
        Some(OccasionKind::Post) => "post",
        Some(OccasionKind::Statement) => "document",
    }
}

/// A name; `static-ordering` keeps one that is written with the family name first as it is.
pub(super) fn author(author: &Author) -> Value {
    let Author::Person { family, given, suffix, is_family_first, .. } = author else {
        return json!({ "literal": author.written() });
    };
    let mut name = json!({ "family": family, "given": given });
    if let Some(fields) = name.as_object_mut() {
        if !suffix.is_empty() {
            fields.insert("suffix".to_owned(), json!(suffix));
        }
        if *is_family_first {
            fields.insert("static-ordering".to_owned(), json!(true));
        }
    }
    name
}

/// Only the known parts of the date; for an interval both ends.
pub(super) fn date_parts(date: EventDate) -> Value {
    let parts = |date: PartialDate| -> Vec<u16> {
        [Some(date.year), date.month.map(u16::from), date.day.map(u16::from)].into_iter().flatten().collect()
    };
    match date {
        EventDate::Date(date) | EventDate::Moment(date, _) => json!({ "date-parts": [parts(date)] }),
        EventDate::Interval { start, end } => json!({ "date-parts": [parts(start), parts(end)] }),
    }
}
