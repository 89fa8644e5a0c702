//! The metadata in the first lines of a plain text: title, authors, date of publication. Each is only used if its form
//! is unmistakable, and the line remains a block of the text.

use super::heading::{byline, is_date_line, is_preliminary, is_preliminary_line};
use crate::{
    document::{BlockKind, Document},
    text::{
        dates::{month_of, whole_date_in},
        embargo::embargoed_until,
    },
};

/// How many blocks at the start are examined.
const LOOKED_AT: usize = 8;

/// Words before the date of publication.
const PUBLISHED: [&str; 14] = [
    "published",
    "date",
    "released",
    "issued",
    "posted",
    "release date",
    "veröffentlicht",
    "datum",
    "publié",
    "fecha",
    "배포일",
    "보도일",
    "배포일시",
    "게시일",
];

pub(super) fn fill(document: &mut Document) {
    let start: Vec<_> =
        document.blocks.iter().take(LOOKED_AT).map(|block| (block.kind, document.text_of(block))).collect();
    let title = start.iter().find(|(kind, text)| *kind == BlockKind::Heading || !is_preliminary(text));
    // The kind of document or the date may be on a line next to the title.
    let of_title = |text: &str| text.lines().filter(|line| !is_preliminary_line(line)).collect::<Vec<_>>().join(" ");
    let title = title.filter(|(kind, _)| *kind == BlockKind::Heading);
    let title = title.map(|(_, text)| crate::text::single_spaced(&of_title(text))).filter(|title| !title.is_empty());
    let authors = start.iter().filter(|(kind, _)| *kind == BlockKind::Paragraph).find_map(|(_, text)| byline(text));
    let published = start.iter().flat_map(|(_, text)| text.lines()).find_map(published);
    (document.title, document.published) = (title, published);
    document.authors = authors.unwrap_or_default();
}

/// The date in "Published: 12 March 2026", in a line that is a date, and in the place and date with which a report
/// begins: "SEOUL, 12 March 2026 – The ministry …".
fn published(text: &str) -> Option<String> {
    if embargoed_until(text).is_some() {
        return None;
    }
    if is_date_line(text) {
        let label = text.split_once([':', '：']).map_or("", |(label, _)| label.trim());
        let is_label =
            label.contains(|c: char| c.is_ascii_digit()) || PUBLISHED.contains(&label.to_lowercase().as_str());
        return whole_date_in(text, "").filter(|_| label.is_empty() || is_label);
    }
    whole_date_in(dateline(text)?, "")
}

/// The text before the dash of a dateline, if it is short and begins with a capital.
fn dateline(text: &str) -> Option<&str> {
    const MOST: usize = 80;
    let start = text.get(..text.floor_char_boundary(MOST)).unwrap_or(text);
    let end = [" – ", " — ", " - ", " -- ", "—", " ― "].iter().filter_map(|dash| start.find(dash)).min()?;
    let line = start.get(..end)?;
    let is_of_place_or_date = |word: &str| {
        !word.starts_with(char::is_lowercase)
            || matches!(word, "le" | "den" | "am" | "of" | "de" | "del")
            || month_of(word).is_some()
    };
    (line.starts_with(char::is_uppercase) && line.split_whitespace().all(is_of_place_or_date)).then_some(line)
}
