//! The metadata of a PDF: title, authors, publisher, date and language, if plausible.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Stream, String as PdfString};

use super::text_string::decode;

/// XMP packets are a few kilobytes.
const MAX_XMP: usize = 1 << 20;
/// The percentage of the words of a title that must be on the first page.
const FITTING_WORDS: usize = 70;

/// The metadata of a PDF.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
}

impl Metadata {
    /// The metadata of `pdf`, as far as the text of its first page confirms it.
    pub(super) fn of(pdf: &Pdf, catalog: &Dict<'_>, first_page: &str) -> Self {
        let info = pdf.metadata();
        let xmp = xmp(catalog).unwrap_or_default();
        let title = info.title.as_deref().map(decode).or_else(|| element(&xmp, "dc:title"));
        let author = info.author.as_deref().map(decode).or_else(|| element(&xmp, "dc:creator"));
        Self {
            title: title.map(|title| tidy(&title)).filter(|title| is_title(title, first_page)),
            authors: author.map(|author| authors(&author, first_page)).unwrap_or_default(),
            publisher: element(&xmp, "dc:publisher").map(|name| tidy(&name)).filter(|name| !name.is_empty()),
            published: element(&xmp, "prism:publicationDate").and_then(|date| day_or_time(&date)),
            language: catalog.get::<PdfString<'_>>("Lang").and_then(|tag| language(&decode(tag.as_bytes()))),
        }
    }
}

fn xmp(catalog: &Dict<'_>) -> Option<String> {
    let data = catalog.get::<Stream<'_>>("Metadata")?.decoded_data().ok()?;
    Some(String::from_utf8_lossy(data.get(..data.len().min(MAX_XMP))?).into_owned())
}

/// The text of an XMP property, or of its first value if it has several (ISO 16684-1).
fn element(xmp: &str, name: &str) -> Option<String> {
    let (_, rest) = xmp.split_once(&format!("<{name}"))?;
    let (_, rest) = rest.split_once('>')?;
    let (inner, _) = rest.split_once(&format!("</{name}>"))?;
    let value = match inner.split_once("<rdf:li") {
        Some((_, item)) => item.split_once('>')?.1.split_once("</rdf:li>")?.0,
        None => inner,
    };
    let text = value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    Some(text.replace("&amp;", "&")).filter(|text| !text.trim().is_empty())
}

fn tidy(text: &str) -> String {
    crate::text::single_spaced(text)
}

/// Whether a title is real and not a placeholder of a program, and is on the first page or made of its words.
fn is_title(title: &str, first_page: &str) -> bool {
    let lower = title.to_lowercase();
    let by_program = ["microsoft ", "untitled", "document", "powerpoint", "slide ", "layout ", "title", "무제"];
    let endings =
        [".doc", ".docx", ".pdf", ".indd", ".hwp", ".hwpx", ".odt", ".rtf", ".txt", ".qxd", ".tmp", ".dvi", ".tex"];
    if by_program.iter().any(|start| lower.starts_with(start)) || endings.iter().any(|end| lower.ends_with(end)) {
        return false;
    }
    let page = letters(first_page);
    if letters(title).len() >= 4 && page.contains(&letters(title)) {
        return true;
    }
    let words: Vec<String> = title.split_whitespace().map(letters).filter(|word| word.len() > 2).collect();
    let fitting = words.iter().filter(|word| page.contains(word.as_str())).count();
    words.len() >= 3 && fitting * 100 >= words.len() * FITTING_WORDS
}

/// Letters and digits in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The names of people that are also on the first page; an account name or a company is not one.
fn authors(text: &str, first_page: &str) -> Vec<String> {
    let page = letters(first_page);
    text.split([';', ','])
        .map(tidy)
        .filter(|name| {
            let words = name.split(' ').count();
            let is_name = (2..=5).contains(&words) && name.chars().all(|c| c.is_alphabetic() || " .-'’".contains(c));
            is_name && name.starts_with(|c: char| !c.is_lowercase()) && page.contains(&letters(name))
        })
        .collect()
}

/// A date as in EDTF level 0: the day, or the minute if a time is given.
fn day_or_time(text: &str) -> Option<String> {
    let text = text.trim();
    let length = [16, 10, 7, 4].into_iter().find(|length| text.get(..*length).is_some_and(is_date))?;
    text.get(..length).map(str::to_owned)
}

fn is_date(text: &str) -> bool {
    let pattern = "dddd-dd-ddTdd:dd";
    text.chars().zip(pattern.chars()).all(|(c, p)| if p == 'd' { c.is_ascii_digit() } else { c == p })
}

/// A language tag (BCP 47), if it looks like one.
fn language(tag: &str) -> Option<String> {
    let first = tag.split('-').next()?;
    let fits = (2..=3).contains(&first.len()) && tag.len() <= 35;
    (fits && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')).then(|| tag.to_owned())
}
