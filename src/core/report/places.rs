//! Locates the quotations of a manuscript in its file, whose text may differ from the extracted one.

use std::ops::Range;

use crate::{
    diagnostics::LineCounter,
    document::{Format, encoding},
    verify::{Manuscript, Report},
};

/// The places of findings in a file of text.
pub struct ManuscriptPlaces {
    /// The text of the file; `None` if it is not text.
    pub(super) text: Option<String>,
    places: Vec<Option<Place>>,
}

/// Lines and columns from 1; columns count characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) range: Range<usize>,
    pub(super) start: (usize, usize),
    pub(super) end: (usize, usize),
}

impl ManuscriptPlaces {
    /// Searches for them in the bytes of the file, which were read as this format.
    pub fn new(manuscript: &Manuscript, report: &Report, format: Option<Format>, bytes: &[u8]) -> Self {
        let text = match format {
            Some(Format::Plain) => Some(manuscript.document.text.clone()),
            Some(Format::Markdown | Format::Html | Format::Email) => Some(encoding::decode(bytes).text),
            _ => None,
        };
        let is_same = format == Some(Format::Plain);
        let places = text.as_deref().map(|text| {
            let mut from = 0;
            let mut counter = LineCounter::from(text, 0, 1, 1);
            let findings = report.findings.iter();
            let places = findings.map(|finding| {
                let range = if is_same {
                    finding.range.clone()
                } else {
                    let words = manuscript.document.text.get(finding.range.clone())?;
                    in_file(text, words, from)?
                };
                from = range.end;
                let start = counter.advance(range.start);
                let end = counter.advance(range.end);
                Some(Place { range, start, end })
            });
            places.collect()
        });
        Self { text, places: places.unwrap_or_default() }
    }

    /// The place of a finding by its number; `None` if it is unknown.
    pub(super) fn get(&self, number: usize) -> Option<&Place> {
        self.places.get(number)?.as_ref()
    }
}

/// The range of words in a file with markup: from the first word to the last, with markup, entities and line breaks
/// between them.
fn in_file(text: &str, words: &str, from: usize) -> Option<Range<usize>> {
    let whole = |words: &str, from: usize| text.get(from..)?.find(words).map(|at| from + at);
    if let Some(start) = whole(words, from) {
        return Some(start..start + words.len());
    }
    // The alphanumeric words one by one, each shortly after the previous one. The gap between two is at most this many
    // bytes.
    const GAP_BYTES: usize = 80;
    let mut parts = words.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let first = parts.next()?;
    let mut candidates = text.get(from..)?.match_indices(first).map(|(at, _)| from + at);
    candidates.find_map(|start| {
        let mut end = start + first.len();
        for part in parts.clone() {
            let reach = text.floor_char_boundary(end + GAP_BYTES + part.len());
            end += text.get(end..reach)?.find(part)? + part.len();
        }
        Some(start..end)
    })
}
