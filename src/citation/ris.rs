//! Answerable for records in the format of Research Information Systems: a line for each field, its tag
//! of two letters, two spaces, a hyphen and a space (*RIS Format Specifications*, 2011).

use crate::briefing::{OccasionKind, PartialDate, Vouched};

use super::{
    Options, one_line,
    reference::{Author, Reference},
};

/// The quote as a record.
pub(super) fn record(quote: &Vouched<'_>, options: Options) -> String {
    let reference = Reference::new(quote, options);
    let mut lines =
        vec![("TY", kind(reference.kind).to_owned()), ("ID", reference.key), ("AU", author(reference.author))];
    lines.push(("TI", reference.occasion.clone()));
    lines.push(("M3", reference.occasion));
    if let Some(date) = reference.date {
        lines.push(("PY", format!("{:04}", date.year)));
        lines.push(("DA", slashed(date)));
    }
    lines.extend(reference.place.map(|place| ("CY", place)));
    lines.push(("T2", reference.quoted_in));
    lines.extend(reference.publisher.map(|publisher| ("PB", publisher)));
    lines.extend(reference.url.map(|url| ("UR", url)));
    lines.push(("LA", reference.language));
    // A line ends a field, and a paragraph has no other white space that counts.
    lines.push(("AB", one_line(&reference.words)));
    lines.extend(reference.remarks.into_iter().map(|remark| ("N1", remark)));
    let fields: String = lines.iter().map(|(tag, value)| format!("{tag}  - {value}\n")).collect();
    format!("{fields}ER  - ")
}

/// The type of the record. The format has none for a speech: it is generic there.
fn kind(kind: Option<OccasionKind>) -> &'static str {
    match kind {
        Some(OccasionKind::Post) => "ICOMM",
        _ => "GEN",
    }
}

fn author(author: Author) -> String {
    match author {
        Author::Person { family, given, .. } => format!("{family}, {given}"),
        Author::Literal(name) => name,
    }
}

/// `YYYY/MM/DD/`, with nothing between the slashes where nothing is known.
fn slashed(date: PartialDate) -> String {
    let part = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    format!("{:04}/{}/{}/", date.year, part(date.month), part(date.day))
}
