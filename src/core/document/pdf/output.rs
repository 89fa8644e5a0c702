//! The document under construction: its text, its blocks and the omissions.

use std::collections::BTreeSet;

use super::budget::MAX_TEXT;
use super::join::Joiner;
use super::line::Line;
use super::markers::{Marker, marker};
use crate::document::{Block, BlockKind, Document, DocumentError, LeftOut, LeftOutKind};

/// The most characters of an excerpt.
const EXCERPT: usize = 60;

/// A document that grows block by block.
#[derive(Debug, Default)]
pub(super) struct Output {
    pub(super) document: Document,
    /// Its headings: the page, the size, the text.
    pub(super) headings: Vec<(usize, f32, String)>,
    counts: [Count; 4],
    pictures: BTreeSet<u32>,
}

/// Things of one kind that are only counted.
#[derive(Debug, Default, Clone)]
struct Count {
    count: usize,
    excerpt: Option<String>,
}

const COUNTED: [LeftOutKind; 4] =
    [LeftOutKind::HeaderOrFooter, LeftOutKind::Image, LeftOutKind::Hidden, LeftOutKind::Unreadable];

impl Output {
    /// Adds a block of lines. `notes` are the texts of the footnotes whose marks were taken out of the lines.
    pub(super) fn push(
        &mut self,
        kind: BlockKind,
        lines: &[Line],
        joiner: &Joiner,
        notes: &[String],
    ) -> Result<(), DocumentError> {
        let text = &mut self.document.text;
        let before = text.len();
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        let mut joined = Vec::new();
        let mut marks = Vec::new();
        let mut last: Option<&Line> = None;
        for line in lines {
            let line_start = joiner.add(text, start, line, &mut joined, last);
            marks.extend(line.notes.iter().map(|(at, note)| (line_start + at, *note)));
            last = Some(line);
        }
        text.truncate(start + text.get(start..).unwrap_or_default().trim_end().len());
        let end = text.len();
        if end == start {
            text.truncate(before);
            return Ok(());
        }
        if end > MAX_TEXT {
            return Err(DocumentError::TooLarge(format!("has more than {} MB of text", MAX_TEXT >> 20)));
        }
        let is_emphasized = lines.iter().all(|line| line.bold) || lines.iter().all(|line| line.italic);
        self.document.blocks.push(Block { is_emphasized, ..Block::new(kind, start..end) });
        for hyphen in joined {
            let place = hyphen.place.start..hyphen.place.end.min(end);
            self.left_out(LeftOutKind::JoinedHyphen, Some(place), &hyphen.written);
        }
        for (at, note) in marks {
            let at = at.min(end);
            if let Some(note) = notes.get(note) {
                self.left_out(LeftOutKind::Footnote, Some(at..at), note);
            }
        }
        if kind == BlockKind::Heading {
            self.note_heading(start..end, lines);
        }
        Ok(())
    }

    fn note_heading(&mut self, range: std::ops::Range<usize>, lines: &[Line]) {
        let text = self.document.text.get(range).unwrap_or_default().to_owned();
        let (page, size) = lines.first().map_or((0, 0.0), |line| (line.page, line.size));
        self.headings.push((page, size, text));
    }

    /// Records an omission at this position.
    pub(super) fn left_out_here(&mut self, kind: LeftOutKind, text: &str) {
        let end = self.document.text.len();
        self.left_out(kind, Some(end..end), text);
    }

    fn left_out(&mut self, kind: LeftOutKind, place: Option<std::ops::Range<usize>>, text: &str) {
        self.document.left_out.push(LeftOut { kind, count: 1, place, excerpt: excerpt(text) });
    }

    /// Counts things that have no place in the text.
    pub(super) fn count(&mut self, kind: LeftOutKind, count: usize, text: &str) {
        let number = COUNTED.iter().position(|counted| *counted == kind);
        if let Some(entry) = number.and_then(|number| self.counts.get_mut(number)) {
            entry.count += count;
            entry.excerpt = entry.excerpt.take().or_else(|| excerpt(text));
        }
    }

    /// Counts a picture, one that is drawn on several pages once.
    pub(super) fn picture(&mut self, number: u32) {
        if number == 0 || self.pictures.insert(number) {
            self.count(LeftOutKind::Image, 1, "");
        }
    }

    /// Whether a picture was seen.
    pub(super) fn has_pictures(&self) -> bool {
        self.counts.get(1).is_some_and(|images| images.count > 0)
    }

    /// The document, with the counted omissions after those with a position.
    pub(super) fn finish(mut self) -> Document {
        self.document.left_out.sort_by_key(|left_out| left_out.place.as_ref().map_or(usize::MAX, |place| place.start));
        for (kind, Count { count, excerpt }) in COUNTED.into_iter().zip(self.counts) {
            if count > 0 {
                self.document.left_out.push(LeftOut { kind, count, place: None, excerpt });
            }
        }
        self.document
    }
}

/// A text, shortened.
fn excerpt(text: &str) -> Option<String> {
    let mut short: String = text.chars().take(EXCERPT).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    (!short.is_empty()).then_some(short)
}

/// Removes a bullet from the first line of an item.
pub(super) fn without_bullet(mut lines: Vec<Line>) -> Vec<Line> {
    if let Some(first) = lines.first_mut()
        && let Some(Marker::Bullet(length) | Marker::Dash(length)) = marker(&first.text)
    {
        first.text = first.text.get(length..).unwrap_or_default().to_owned();
        for (at, _) in &mut first.notes {
            *at = at.saturating_sub(length);
        }
    }
    lines
}
