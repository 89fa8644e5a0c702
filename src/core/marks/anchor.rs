//! The words of a briefing that a mark is on, described so that they are found again when the text has changed.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};

use super::Moment;
use crate::{
    matching::normalize::NormalizedText,
    model::{BlockId, Briefing},
    text::around::{AROUND, end_of, start_of},
};

/// The place of words: the bytes of each block's text, in the order of the body.
pub type Place = Vec<(BlockId, Range<usize>)>;

/// The words of a mark, the text around them, and where they were found last.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Anchor {
    /// The words, character for character, with a line break between blocks.
    pub exact: String,
    /// The text before them: enough to distinguish them from the same words elsewhere, if possible.
    pub prefix: String,
    /// The text after them.
    pub suffix: String,
    /// The block that they begin in.
    pub block: u32,
    /// The byte of its text.
    pub start: usize,
    /// When they were found there.
    pub seen: Moment,
    /// More about the text in which they were found, or `None` before the text was searched.
    pub(super) surroundings: Option<Surroundings>,
}

/// How the words were placed in the whole text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Surroundings {
    /// A number that is the same for the same text of all blocks.
    pub text: u64,
    /// Such a number for the block that they are in, or `None` if another block has the same text or if they
    /// are in several blocks.
    pub block: Option<u64>,
    /// Whether `prefix` begins where the text begins, and `suffix` ends where it ends.
    pub from_start: bool,
    pub to_end: bool,
    /// How many bytes before the words are enough to distinguish this place from all others with these words,
    /// or `None` if another place has all of `prefix`. Likewise after the words for `suffix`.
    #[serde(alias = "told_by_prefix")]
    pub distinct_prefix: Option<usize>,
    #[serde(alias = "told_by_suffix")]
    pub distinct_suffix: Option<usize>,
    /// Its index, from 0, and the number of places with the same words and the same text around them.
    pub number: usize,
    pub count: usize,
}

impl Anchor {
    /// The anchors and places of the selected words, without white space around them: one for each run of adjacent
    /// paragraphs, because a topic may show paragraphs together that are not adjacent in the text. Empty if no
    /// character is selected. Characters are never split.
    pub fn all(briefing: &Briefing, selected: &[(BlockId, Range<usize>)], now: Moment) -> Vec<(Self, Place)> {
        let place = whole_characters(briefing, selected);
        let goes_on = |(block, range): &(BlockId, Range<usize>), (next, on): &(BlockId, Range<usize>)| {
            let text = |id: BlockId| briefing.block(id).map_or("", |block| block.text());
            let is_blank = |part: Option<&str>| part.is_none_or(|part| part.trim().is_empty());
            let (rest, start) = (text(*block).get(range.end..), text(*next).get(..on.start));
            block.0.checked_add(1) == Some(next.0) && is_blank(rest) && is_blank(start)
        };
        place.chunk_by(goes_on).filter_map(|run| Self::of_run(briefing, run.to_vec(), now)).collect()
    }

    fn of_run(briefing: &Briefing, place: Place, now: Moment) -> Option<(Self, Place)> {
        let ((first, start), (last, end)) = (place.first()?, place.last()?);
        let mut exact = String::new();
        for (at, (block, range)) in place.iter().enumerate() {
            exact.push_str(if at > 0 { "\n" } else { "" });
            exact.push_str(briefing.block(*block)?.text().get(range.clone())?);
        }
        // An invisible hyphen is not a word.
        if NormalizedText::new(&exact).as_str().trim().is_empty() {
            return None;
        }
        let anchor = Self {
            exact,
            prefix: before(briefing, *first, start.start),
            suffix: after(briefing, *last, end.end),
            block: first.0,
            start: start.start,
            seen: now,
            surroundings: None,
        };
        Some((anchor, place))
    }
}

/// The selection extended to whole characters (grapheme clusters), without white space at its ends.
fn whole_characters(briefing: &Briefing, selected: &[(BlockId, Range<usize>)]) -> Place {
    let mut place = Place::new();
    for (id, range) in selected {
        let Some(block) = briefing.block(*id) else { continue };
        let text = block.text();
        let whole = character_start(text, range.start)..character_end(text, range.end);
        let words = text.get(whole.clone()).unwrap_or_default();
        let start = whole.start + (words.len() - words.trim_start().len());
        let trimmed = start..start + words.trim().len();
        if !trimmed.is_empty() {
            place.push((*id, trimmed));
        }
    }
    place
}

/// The start of the character around a byte; the byte itself if a character begins there.
fn character_start(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    if cursor.is_boundary(text, 0) == Ok(true) {
        return at;
    }
    cursor.prev_boundary(text, 0).ok().flatten().unwrap_or_default()
}

/// The end of the character around a byte; the byte itself if a character ends there.
fn character_end(text: &str, at: usize) -> usize {
    let at = text.ceil_char_boundary(at.min(text.len()));
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    if cursor.is_boundary(text, 0) == Ok(true) {
        return at;
    }
    cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// The last part of the text before a byte of a block, continuing into earlier blocks if the block is too
/// short.
fn before(briefing: &Briefing, block: BlockId, byte: usize) -> String {
    let mut around = String::new();
    let mut text = briefing.block(block).and_then(|block| block.text().get(..byte)).unwrap_or_default();
    for number in (0..=block.0).rev() {
        around.insert_str(0, end_of(text));
        if around.graphemes(true).count() >= AROUND || number == 0 {
            break;
        }
        around.insert(0, '\n');
        text = briefing.block(BlockId(number - 1)).map_or("", |block| block.text());
    }
    end_of(&around).to_owned()
}

/// The first part of the text after a byte of a block, continuing into later blocks if the block is too short.
fn after(briefing: &Briefing, block: BlockId, byte: usize) -> String {
    let mut around = String::new();
    let mut rest = briefing.block(block).and_then(|block| block.text().get(byte..));
    let mut next = block.0;
    while let Some(text) = rest {
        around.push_str(start_of(text));
        if around.graphemes(true).count() >= AROUND {
            break;
        }
        next += 1;
        rest = briefing.block(BlockId(next)).map(|block| block.text());
        if rest.is_some() {
            around.push('\n');
        }
    }
    start_of(&around).to_owned()
}
