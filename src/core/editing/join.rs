//! Joins a block with the one after it.

use std::ops::Range;

use super::{
    ChangeError,
    place::File,
    raw::{BLOCK_FIELDS, note_records, quote_record},
};
use crate::{
    format::{
        edit::{Edit, Step},
        schema,
        value::{Record, Value},
    },
    matching::{QuoteMatcher, quote_text::QuoteTextFinder},
    model::{BlockId, BlockRef},
    text::script::is_written_without_spaces,
};

/// Appends the next block to this one, with its quotes, notes and topics.
pub(super) fn join(file: &File<'_>, block: BlockId) -> Result<Vec<Edit>, ChangeError> {
    let next = BlockId(block.0.saturating_add(1));
    let (first, second) = (file.briefing.block(block), file.briefing.block(next));
    let (Some(first), Some(second)) = (first, second) else { return Err(ChangeError::NothingAfter) };
    let (number, other) = (file.body_number(block), file.body_number(next));
    if other != number + 1 {
        return Err(ChangeError::NotThere);
    }
    let (raw, added) = (file.block(number)?, file.block(other)?);
    check_turns(&raw, &added)?;
    let (Some(text), Some(more)) = (raw.text(), added.text()) else { return Err(ChangeError::Picture) };
    let join = Join::new(text, more);
    let path = |name| vec![Step::Field("body"), Step::Index(number), Step::Field(name)];
    let mut edits = vec![Edit::replace_text(path("text"), join.kept..text.len(), format!("{}{}", join.between, more))];
    edits.extend(appended(path("quotes"), raw.quotes().len(), join.quotes(&first, &second, added.quotes())?));
    join.check_notes(&second)?;
    edits.extend(appended(path("notes"), raw.notes().len(), note_records(added.notes())));
    let topics = raw.topics();
    let new = added.topics().iter().filter(|topic| !topics.contains(topic)).map(|topic| Value::from(&**topic));
    edits.extend(appended(path("topics"), topics.len(), new.collect()));
    match (raw.original(), added.original()) {
        (Some(one), Some(more)) => {
            let between = if one.ends_with(is_written_without_spaces) { "" } else { " " };
            edits.push(Edit::replace_text(path("original"), one.len()..one.len(), format!("{between}{more}")));
        }
        (None, Some(more)) => edits.push(Edit::set(path("original"), more).in_order(BLOCK_FIELDS)),
        (_, None) => {}
    }
    edits.push(Edit::remove([Step::Field("body"), Step::Index(other)]));
    Ok(edits)
}

/// Appends elements to a list of `count` elements.
fn appended<V: Into<Value>>(list: Vec<Step>, count: usize, new: Vec<V>) -> Vec<Edit> {
    match (count, new.is_empty()) {
        (_, true) => Vec::new(),
        (0, false) => vec![Edit::set(list, Value::list(new)).in_order(BLOCK_FIELDS)],
        (count, false) => (count..).zip(new).map(|(at, new)| Edit::insert(list.clone(), at, new)).collect(),
    }
}

/// An error if a turn that is one quote as a whole would be joined with the words of others.
fn check_turns(first: &schema::Block<'_>, second: &schema::Block<'_>) -> Result<(), ChangeError> {
    let (one, other) = (Speech::of(first), Speech::of(second));
    let is_alike = match (&one, &other) {
        (Some(one), Some(other)) => {
            other.label.is_none() && one.by == other.by && (one.is_whole == other.is_whole || other.by.is_none())
        }
        (Some(one), None) => {
            let names = first.speakers();
            let is_alike = |quote: &schema::Quote<'_>| {
                let own = quote.speakers();
                names.is_empty() || own.is_empty() || own == names
            };
            second.quotes().iter().all(is_alike) && (!one.is_whole || second.quotes().is_empty())
        }
        (None, Some(other)) => other.by.is_none() && other.label.is_none(),
        (None, None) => true,
    };
    if is_alike { Ok(()) } else { Err(ChangeError::UnlikeTurns) }
}

/// The speaker, occasion and role of a turn, and whether they are confirmed.
#[derive(PartialEq)]
struct SaidBy<'r> {
    names: Vec<&'r str>,
    occasion: Option<&'r str>,
    role: Option<&'r str>,
    is_confirmed: bool,
}

/// A turn as a whole.
struct Speech<'r> {
    /// Its speaker, or `None` if nobody is named.
    by: Option<SaidBy<'r>>,
    label: Option<&'r str>,
    /// Whether all of it is one quote.
    is_whole: bool,
}

impl<'r> Speech<'r> {
    fn of(block: &'r schema::Block<'_>) -> Option<Self> {
        let schema::Block::Turn { occasion, role, label, confirmed, quotes, .. } = block else {
            return None;
        };
        let names = block.speakers();
        let is_spoken = !names.is_empty() || confirmed.is_some();
        let by = SaidBy {
            names,
            occasion: occasion.as_deref(),
            role: role.as_deref(),
            is_confirmed: *confirmed != Some(false),
        };
        Some(Self { by: is_spoken.then_some(by), label: label.as_deref(), is_whole: is_spoken && quotes.is_empty() })
    }
}

/// The text of two blocks.
struct Join {
    text: String,
    /// How many bytes of the first text stay.
    kept: usize,
    between: &'static str,
    /// Where the second text begins.
    offset: usize,
}

impl Join {
    fn new(text: &str, more: &str) -> Self {
        let kept = text.trim_end().len();
        let is_close = text.trim_end().ends_with(is_written_without_spaces)
            || more.trim_start().starts_with(is_written_without_spaces);
        let between = if is_close || kept == 0 { "" } else { " " };
        let joined = format!("{}{between}{more}", text.get(..kept).unwrap_or_default());
        Self { text: joined, kept, between, offset: kept + between.len() }
    }

    fn moved(&self, range: &Range<usize>) -> Range<usize> {
        range.start + self.offset..range.end + self.offset
    }

    /// The quotes of the second block, by words that are found at their place in the joined text.
    fn quotes(
        &self,
        first: &BlockRef<'_>,
        second: &BlockRef<'_>,
        raw: &[schema::Quote<'_>],
    ) -> Result<Vec<Record>, ChangeError> {
        let mut spans = second.spoken().flat_map(|(_, quote)| quote.speeches_in(second.id)).collect::<Vec<_>>();
        if spans.len() != raw.len() {
            // Quotes that are not verified have no place to keep.
            spans.clear();
        }
        let before = first.spoken().filter_map(|(_, quote)| quote.span_in(first.id)).map(|span| span.end).max();
        let mut from = before.unwrap_or_default();
        let (mut matcher, mut claims) = (QuoteMatcher::new(&self.text), QuoteTextFinder::new(&self.text));
        let mut records = Vec::new();
        for (at, quote) in raw.iter().enumerate() {
            let record = quote_record(quote);
            let Some(place) = spans.get(at).map(|span| self.moved(span)) else {
                records.push(record);
                continue;
            };
            let is_found = matcher.match_quote(quote.claim(), from).is_some_and(|found| found.span() == place);
            let record = match is_found {
                true => record,
                false => record.with("text", claims.unique_text_at(&place, from).ok_or(ChangeError::Ambiguous)?.0),
            };
            records.push(record);
            from = place.end;
        }
        Ok(records)
    }

    /// An error if the words of a note would be found in the first text.
    fn check_notes(&self, second: &BlockRef<'_>) -> Result<(), ChangeError> {
        let mut matcher = QuoteMatcher::new(&self.text);
        for (_, note) in second.notes() {
            let words = second.text().get(note.range.clone()).unwrap_or_default();
            if matcher.find_words(words, 0).is_none_or(|found| found.span() != self.moved(&note.range)) {
                return Err(ChangeError::NoteElsewhere(note.text.clone()));
            }
        }
        Ok(())
    }
}
