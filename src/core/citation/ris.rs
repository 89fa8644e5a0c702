//! Writes quotes as records in the format of Research Information Systems: one line per field: a two-letter tag,
//! two spaces, a hyphen and a space (*RIS Format Specifications*, 2011).

use crate::model::{EventDate, OccasionKind};

use super::{
    one_line,
    reference::{Author, Reference},
};

/// The quote as a record.
pub(super) fn record(reference: Reference) -> String {
    let kind = kind(reference.kind, reference.url.is_some());
    let mut lines = vec![("TY", kind.to_owned()), ("ID", reference.key.clone())];
    lines.extend(reference.authors().map(|one| ("AU", author(one))));
    let unparted: Vec<_> =
        reference.authors().filter(|one| one.is_spoilt()).map(|one| one.written().to_owned()).collect();
    lines.push(("TI", reference.occasion.clone()));
    lines.push(("M3", reference.occasion));
    if let Some(date) = reference.date {
        lines.push(("PY", format!("{:04}", date.start().year)));
        lines.push(("DA", slashed(date)));
    }
    lines.extend(reference.place.map(|place| ("CY", place)));
    lines.push(("T2", reference.quoted_in));
    lines.extend(reference.publisher.map(|publisher| ("PB", publisher)));
    lines.extend(reference.url.map(|url| ("UR", url)));
    lines.push(("LA", reference.language));
    // A line break would end the field, and other white space has no meaning in a paragraph.
    lines.push(("AB", one_line(&reference.words)));
    lines.extend(unparted.into_iter().map(|written| ("N1", format!("Author: {written}"))));
    lines.extend(reference.remarks.into_iter().map(|remark| ("N1", remark)));
    let fields: String = lines.iter().map(|(tag, value)| format!("{tag}  - {value}\n")).collect();
    format!("{fields}ER  - ")
}

/// The type of the record, chosen so that reference managers read it correctly. The format has none for a speech:
/// as a presentation (`SLIDE`), Zotero keeps the speaker and the kind, while a generic record becomes a journal
/// article. For an interview Zotero itself writes `PCOMM`. A post is `BLOG`, because `ICOMM` would become an
/// e-mail.
fn kind(kind: Option<OccasionKind>, is_on_web: bool) -> &'static str {
    match kind {
        None | Some(OccasionKind::Speech) => "SLIDE",
        Some(OccasionKind::Interview) => "PCOMM",
        Some(OccasionKind::Post) => "BLOG",
        Some(OccasionKind::Statement) if is_on_web => "ELEC",
        Some(OccasionKind::Statement) => "RPRT",
    }
}

impl Author {
    /// Whether a name that was not split into its parts is changed by the format.
    fn is_spoilt(&self) -> bool {
        matches!(self, Self::Literal(written) if *written != author(self))
    }
}

/// "Family, Given, Suffix". Programs split a name at its first comma, so commas are removed from a name that was
/// not split, and its original spelling is put into a note. Only EndNote reads a doubled comma as one that does not
/// split.
fn author(author: &Author) -> String {
    let without_commas = |text: &str| {
        let parts = text.split([',', '，', '､']).map(str::trim).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" / ")
    };
    match author {
        Author::Person { family, given, suffix, .. } => {
            let parts = [without_commas(family), without_commas(given), suffix.clone()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        }
        Author::Literal(name) => without_commas(name),
    }
}

/// `YYYY/MM/DD/`, with nothing between the slashes for unknown parts. The format allows words after the last slash:
/// here the end of an interval.
fn slashed(date: EventDate) -> String {
    let part = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    let start = date.start();
    let end = match date {
        EventDate::Interval { end, .. } if end != start => format!("to {}", end.in_language("en")),
        _ => String::new(),
    };
    format!("{:04}/{}/{}/{end}", start.year, part(start.month), part(start.day))
}
