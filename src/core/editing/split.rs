//! Splits a block in two.

use std::ops::Range;

use super::{
    ChangeError,
    place::File,
    raw::{confirmation, note_records, quote_record, said_by},
};
use crate::{
    citation::sentences,
    format::{
        edit::{Edit, Step},
        schema,
        value::Record,
    },
    matching::{MatchKind, QuoteMatcher, boundary, match_quote},
    model::{BlockId, BlockRef},
};

/// Splits a block before this byte of its text. Quotes and notes go with their words; a quote across the place becomes
/// two pieces.
pub(super) fn split(file: &File<'_>, block: BlockId, at: usize) -> Result<Vec<Edit>, ChangeError> {
    let own = file.briefing.block(block).ok_or(ChangeError::NotThere)?;
    let number = file.body_number(block);
    let raw = file.block(number)?;
    let text = raw.text().ok_or(ChangeError::Picture)?;
    let cut = Cut::new(text, at)?;
    let sides = cut.sides(&own, raw.quotes())?;
    let original = raw.original().map(|original| cut.original(original, raw.quotes(), &sides)).transpose()?;
    let notes = cut.note_sides(&own, raw.notes())?;
    let path = |name| vec![Step::Field("body"), Step::Index(number), Step::Field(name)];
    let mut edits = vec![Edit::replace_text(path("text"), cut.left..text.len(), "")];
    if let (Some(original), Some(parts)) = (raw.original(), &original) {
        edits.push(Edit::replace_text(path("original"), parts.left..original.len(), ""));
    }
    let mut moved = Vec::new();
    for (element, (quote, side)) in raw.quotes().iter().zip(&sides).enumerate() {
        match side {
            Side::Left => {}
            Side::Right => moved.push(quote_record(quote)),
            Side::Both(span) => {
                let words = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
                let element = path("quotes").into_iter().chain([Step::Index(element), Step::Field("text")]);
                edits.push(Edit::set(element, words(span.start..cut.left)));
                moved.push(Record::new().field("continues", true).field("text", words(cut.right..span.end)));
            }
        }
    }
    let goes: Vec<bool> = sides.iter().map(|side| matches!(side, Side::Right)).collect();
    edits.extend(removed(&path("quotes"), &goes));
    edits.extend(removed(&path("notes"), &notes));
    let moved_notes = raw.notes().iter().zip(&notes).filter(|(_, goes)| **goes).map(|(note, _)| note);
    let record = second(&raw, text.get(cut.right..).unwrap_or_default())
        .optional("original", original.as_ref().and_then(|parts| parts.text.get(parts.right..)))
        .list("topics", raw.topics().iter().map(|topic| &**topic))
        .list("quotes", moved)
        .list("notes", note_records(moved_notes));
    edits.push(Edit::insert([Step::Field("body")], number + 1, record));
    Ok(edits)
}

/// Removes elements from a list, or the whole list if none is left.
fn removed(list: &[Step], goes: &[bool]) -> Vec<Edit> {
    if !goes.is_empty() && goes.iter().all(|goes| *goes) {
        return vec![Edit::remove(list.to_vec())];
    }
    let numbers = goes.iter().enumerate().rev().filter(|(_, goes)| **goes).map(|(number, _)| number);
    numbers.map(|number| Edit::remove(list.iter().cloned().chain([Step::Index(number)]))).collect()
}

/// The second part as a record of the same kind as the first; a paragraph after a heading.
fn second(raw: &schema::Block<'_>, text: &str) -> Record {
    match raw {
        // The second part of a turn without a speaker becomes a paragraph, because the label belongs to the
        // first part.
        schema::Block::Turn { speaker: None, speakers, .. } if speakers.is_empty() => {
            Record::named("Paragraph").field("text", text)
        }
        schema::Block::Turn { speaker, speakers, occasion, role, confirmed, proposal, .. } => {
            let record = said_by(Record::named("Turn"), speaker.as_deref(), speakers, occasion.as_deref());
            let record = record.optional("role", role.as_deref()).field("text", text);
            confirmation(record, *confirmed, proposal.as_deref())
        }
        schema::Block::Item { level, .. } => Record::named("Item").field("text", text).optional("level", *level),
        _ => Record::named("Paragraph").field("text", text),
    }
}

/// The side of the split on which something is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Side {
    Left,
    Right,
    /// A quote at these bytes, which is on both sides.
    Both(Range<usize>),
}

/// Where a text is split: the first part ends at `left`, and the second begins at `right`.
struct Cut<'t> {
    text: &'t str,
    left: usize,
    right: usize,
}

impl<'t> Cut<'t> {
    fn new(text: &'t str, at: usize) -> Result<Self, ChangeError> {
        let (before, after) = text.split_at_checked(at).ok_or(ChangeError::NoWords)?;
        let left = before.trim_end().len();
        let right = text.len() - after.trim_start().len();
        if !boundary::has_word(before) || !boundary::has_word(after) {
            return Err(ChangeError::NothingToSplit);
        }
        if left == right && !boundary::is_boundary(text, at) {
            return Err(ChangeError::WithinWord);
        }
        Ok(Self { text, left, right })
    }

    /// Where the original is split: after as many sentences as the text, if both have equally many and the
    /// original words of each quote are then on the side of that quote.
    fn original<'o>(
        &self,
        original: &'o str,
        quotes: &[schema::Quote<'_>],
        sides: &[Side],
    ) -> Result<Cut<'o>, ChangeError> {
        let own = sentences(self.text);
        let others = sentences(original);
        let ends = |sentence: &Range<usize>| self.text.get(..sentence.end).map_or(0, |text| text.trim_end().len());
        let before = own.iter().position(|sentence| ends(sentence) == self.left).map(|last| last + 1);
        let at = before.filter(|_| own.len() == others.len()).and_then(|before| others.get(before));
        let at = at.ok_or(ChangeError::HasOriginal)?.start;
        let cut = Cut::new(original, at).map_err(|_| ChangeError::HasOriginal)?;
        let (left, right) = (original.get(..cut.left), original.get(cut.right..));
        let stands = |(quote, side): (&schema::Quote<'_>, &Side)| {
            let words = quote.original.as_deref();
            let there = if *side == Side::Right { right } else { left };
            words.is_none_or(|words| there.is_some_and(|there| there.contains(words.trim())))
        };
        if quotes.iter().zip(sides).all(stands) { Ok(cut) } else { Err(ChangeError::HasOriginal) }
    }

    fn side(&self, span: &Range<usize>) -> Option<Side> {
        if span.end <= self.left { Some(Side::Left) } else { (span.start >= self.right).then_some(Side::Right) }
    }

    /// The side of each quote of the list.
    fn sides(&self, block: &BlockRef<'_>, raw: &[schema::Quote<'_>]) -> Result<Vec<Side>, ChangeError> {
        let mut sides: Vec<Side> = Vec::new();
        let mut spoken = block.spoken();
        let begins_before = raw.first().is_some_and(|quote| quote.continues);
        let mut rest = raw;
        let mut is_first = true;
        while !rest.is_empty() {
            let skipped = usize::from(!(is_first && begins_before));
            let count = skipped + rest.iter().skip(skipped).take_while(|quote| quote.continues).count();
            let (group, behind) = rest.split_at_checked(count.max(1)).unwrap_or((rest, &[]));
            let spans = spoken.next().map(|(_, quote)| quote.speeches_in(block.id)).unwrap_or_default();
            for (at, quote) in group.iter().enumerate() {
                let span = spans.get(at).filter(|_| spans.len() == group.len());
                let side = match span {
                    // A quote that is not verified has no place and stays with the one before it.
                    None => sides
                        .last()
                        .map_or(Side::Left, |last| if *last == Side::Left { Side::Left } else { Side::Right }),
                    Some(span) => self.side(span).map_or_else(|| self.both(quote, span), Ok)?,
                };
                sides.push(side);
            }
            (rest, is_first) = (behind, false);
        }
        Ok(sides)
    }

    /// An error unless nothing was left out of the quote, so that it can be split.
    fn both(&self, quote: &schema::Quote<'_>, span: &Range<usize>) -> Result<Side, ChangeError> {
        let stands = self.text.get(span.clone()).unwrap_or_default();
        let found = match_quote(quote.claim(), stands, 0);
        match found.is_some_and(|found| matches!(found.kind, MatchKind::Exact | MatchKind::Normalized)) {
            true if quote.original.is_none() => Ok(Side::Both(span.clone())),
            _ => Err(ChangeError::CutsQuote),
        }
    }

    /// Whether each note of the list goes with the second part.
    fn note_sides(&self, block: &BlockRef<'_>, raw: &[schema::Note<'_>]) -> Result<Vec<bool>, ChangeError> {
        let mut matcher = QuoteMatcher::new(block.text());
        raw.iter()
            .map(|note| match matcher.find_words(&note.on, 0).map(|found| self.side(&found.span())) {
                Some(None) => Err(ChangeError::CutsNote),
                Some(Some(side)) => Ok(side == Side::Right),
                None => Ok(false),
            })
            .collect()
    }
}
