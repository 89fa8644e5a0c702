//! Writes quotes as entries that BibTeX and BibLaTeX read: `@misc`, the type for everything that fits no other,
//! with the fields of Patashnik's *BibTeXing* (1988) and, beside them, `date`, `langid` and `abstract` of the
//! BibLaTeX manual (2.2), which BibTeX ignores.

use crate::model::date::month_name;

use super::reference::{Author, Reference};

/// The quote as an entry.
pub(super) fn entry(reference: Reference) -> String {
    let fields: Vec<_> = fields(&reference).into_iter().map(|(name, value)| format!("  {name} = {value},\n")).collect();
    format!("@misc{{{},\n{}}}", reference.key, fields.concat())
}

fn fields(reference: &Reference) -> Vec<(&'static str, String)> {
    let text = |text: &str| format!("{{{}}}", escape(text));
    let mut fields = vec![
        ("author", authors(reference)),
        // The inner braces keep a style from changing its capitals.
        ("title", format!("{{{{{}}}}}", escape(&reference.occasion))),
        ("howpublished", text(&format!("Quoted in “{}”", reference.quoted_in))),
    ];
    if let Some(date) = reference.date {
        let (start, end) = (date.start(), date.end());
        fields.push(("date", text(&date.without_time().to_string())));
        // For an interval BibTeX gets the first year, which BibLaTeX ignores in favour of `date`.
        fields.push(("year", text(&format!("{:04}", start.year))));
        let month = start.month.filter(|_| (start.year, start.month) == (end.year, end.month));
        fields.extend(month.map(|month| ("month", month_macro(month))));
    }
    fields.extend(reference.place.as_deref().map(|place| ("address", text(place))));
    fields.extend(reference.publisher.as_deref().map(|publisher| ("publisher", text(publisher))));
    fields.extend(reference.url.as_deref().map(|url| ("url", format!("{{{}}}", verbatim(url)))));
    fields.push(("language", text(&reference.language)));
    fields.push(("abstract", text(&reference.words)));
    if !reference.remarks.is_empty() {
        fields.push(("note", text(&reference.remarks.join("; "))));
    }
    fields
}

fn authors(reference: &Reference) -> String {
    format!("{{{}}}", reference.authors().map(author).collect::<Vec<_>>().join(" and "))
}

/// "Family, Given", "Family, Jr., Given", or a name in its own braces, which is never split.
fn author(author: &Author) -> String {
    match author {
        Author::Person { family, given, suffix, .. } if !suffix.is_empty() => {
            format!("{}, {}, {}", name(family), name(suffix), name(given))
        }
        Author::Person { family, given, .. } => format!("{}, {}", name(family), name(given)),
        Author::Literal(literal) => format!("{{{}}}", escape(literal)),
    }
}

/// A part of a name. A comma or an "and" in it would split it again.
fn name(part: &str) -> String {
    let parts = part.contains(',') || part.split(' ').any(|word| word.eq_ignore_ascii_case("and"));
    if parts { format!("{{{}}}", escape(part)) } else { escape(part) }
}

/// The three-letter macro of a month, which every style defines.
fn month_macro(month: u8) -> String {
    month_name(month).get(..3).unwrap_or_default().to_ascii_lowercase()
}

/// Replaces TeX's special characters with commands that print them. BibTeX counts braces even after a backslash, so
/// these are named.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut last = None;
    for c in text.chars() {
        // Two of these in a row are set as another character, and so are ?` and !`.
        let is_ligature = match c {
            '-' | '\'' | ',' | '<' | '>' => last == Some(c),
            '`' => matches!(last, Some('`' | '?' | '!')),
            _ => false,
        };
        if is_ligature {
            escaped.push_str("{}");
        }
        last = Some(c);
        match c {
            '#' | '$' | '%' | '&' | '_' => escaped.extend(['\\', c]),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// An address is not read as TeX; only braces need escaping.
fn verbatim(url: &str) -> String {
    url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}
