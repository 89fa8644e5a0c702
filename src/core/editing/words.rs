//! Replaces the text of a block. Quotes whose words change become unconfirmed.

use std::ops::Range;

use super::{
    ChangeError,
    place::{File, QuotePlace},
    quotes,
};
use crate::{
    format::edit::{Edit, Step},
    limits,
    matching::{QuoteMatcher, boundary, quote_text::QuoteTextFinder},
    model::{BlockId, Briefing, Quote, QuoteId},
};

/// The smallest part of a text that is replaced, and its replacement.
struct Replaced<'n> {
    old: Range<usize>,
    with: &'n str,
}

impl<'n> Replaced<'n> {
    fn between(old: &str, new: &'n str) -> Self {
        let start = old.char_indices().zip(new.chars()).find(|((_, one), other)| one != other).map(|((at, _), _)| at);
        let start = start.unwrap_or_else(|| old.len().min(new.len()));
        let backwards = |text: &str| text.get(start..).unwrap_or_default().chars().rev().collect::<Vec<_>>();
        let (old_end, new_end) = (backwards(old), backwards(new));
        let same = old_end.iter().zip(&new_end).take_while(|(one, other)| one == other);
        let same: usize = same.map(|(c, _)| c.len_utf8()).sum();
        Self { old: start..old.len() - same, with: new.get(start..new.len() - same).unwrap_or_default() }
    }

    /// Whether these words stay unchanged. Text inserted right before or after them counts as a change.
    fn leaves(&self, words: &Range<usize>) -> bool {
        let touches = words.start == self.old.end || words.end == self.old.start;
        let is_beside = self.old.end <= words.start || words.end <= self.old.start;
        is_beside && !(touches && self.adds_words())
    }

    fn adds_words(&self) -> bool {
        self.old.is_empty() && boundary::has_word(self.with)
    }

    /// The place of these words afterwards, including the replacement of some of them.
    fn moved(&self, words: &Range<usize>) -> Range<usize> {
        let behind = |at: usize| (at + self.with.len()).saturating_sub(self.old.len());
        let is_before = words.start > self.old.end || words.start == self.old.end && !self.adds_words();
        let start = if is_before { behind(words.start) } else { words.start.min(self.old.start) };
        let end = match words.end {
            end if end < self.old.start || end == self.old.start && !self.adds_words() => end,
            end if end >= self.old.end => behind(end),
            _ => self.old.start + self.with.len(),
        };
        start.min(end)..end
    }
}

/// The confirmed quotes whose words would change with this text of a block.
pub(super) fn falsified(briefing: &Briefing, block: BlockId, text: &str) -> Vec<QuoteId> {
    let Some(own) = briefing.block(block) else { return Vec::new() };
    let replaced = Replaced::between(own.text(), text);
    let is_false =
        |quote: &Quote| quote.is_confirmed() && quote.pieces_in(block).iter().any(|piece| !replaced.leaves(piece));
    own.spoken().filter(|(_, quote)| is_false(quote)).map(|(id, _)| id).collect()
}

/// Sets the text of a block.
pub(super) fn text(file: &File<'_>, block: BlockId, text: &str) -> Result<Vec<Edit>, ChangeError> {
    let number = file.body_number(block);
    let raw = file.block(number)?;
    let old = raw.text().ok_or(ChangeError::Picture)?;
    if !boundary::has_word(text) {
        return Err(ChangeError::NoWords);
    }
    if text.len() > limits::TEXT_BYTES {
        return Err(ChangeError::TooLong("The text"));
    }
    let replaced = Replaced::between(old, text);
    if replaced.old.is_empty() && replaced.with.is_empty() {
        return Ok(Vec::new());
    }
    let path = |name| vec![Step::Field("body"), Step::Index(number), Step::Field(name)];
    let mut edits = vec![Edit::replace_text(path("text"), replaced.old.clone(), replaced.with)];
    edits.extend(quote_edits(file, block, text, &replaced)?);
    let mut matcher = QuoteMatcher::new(old);
    for (at, note) in raw.notes().iter().enumerate() {
        let Some(words) = matcher.find_words(&note.on, 0).map(|found| found.span()) else { continue };
        let now = text.get(replaced.moved(&words)).map(str::trim).filter(|now| boundary::has_word(now));
        if let Some(now) = now.filter(|_| !replaced.leaves(&words)) {
            edits.push(Edit::set(path("notes").into_iter().chain([Step::Index(at), Step::Field("on")]), now));
        }
    }
    Ok(edits)
}

/// Quotes whose words change get the new words and become unconfirmed.
fn quote_edits(file: &File<'_>, block: BlockId, text: &str, replaced: &Replaced<'_>) -> Result<Vec<Edit>, ChangeError> {
    let own = file.briefing.block(block).ok_or(ChangeError::NotThere)?;
    let (mut edits, mut from) = (Vec::new(), 0);
    let mut claims = QuoteTextFinder::new(text);
    for (id, quote) in own.spoken() {
        let pieces = quote.pieces_in(block);
        if pieces.iter().any(|piece| !replaced.leaves(piece)) {
            if quote.is_confirmed() {
                let place = file.attribution(id)?;
                edits.push(Edit::set(place.field("confirmed"), false).in_order(quotes::order_of(&place)));
            }
            if let ([piece], place @ QuotePlace::Listed { .. }, true) = (pieces, file.place(id)?, quote.block == block)
            {
                let now = trimmed(text, replaced.moved(piece));
                if let Some((claim, _)) = claims.unique_text_at(&now, from) {
                    edits.push(Edit::set(place.field("text"), claim));
                }
            }
        }
        from = pieces.iter().map(|piece| replaced.moved(piece).end).max().unwrap_or(from);
    }
    Ok(edits)
}

/// The place without white space around it, extended to whole words: a selection with the pointer is often a
/// letter too long or too short.
pub fn whole_words(text: &str, place: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = trimmed(text, place);
    if start == end {
        return start..end;
    }
    while start > 0 && !boundary::is_boundary(text, start) {
        start = text.floor_char_boundary(start - 1);
    }
    while end < text.len() && !boundary::is_boundary(text, end) {
        end = text.ceil_char_boundary(end + 1);
    }
    start..end
}

/// A place without the white space at its ends.
fn trimmed(text: &str, place: Range<usize>) -> Range<usize> {
    let words = text.get(place.clone()).unwrap_or_default();
    let start = place.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selections_are_extended_to_whole_words() {
        let text = "Yeolha Island has 820 residents, and 1.5 million geese; 그는 말했다.";
        for (selected, whole) in [
            ("eolha Island has 820 residents, ", "Yeolha Island has 820 residents,"),
            (" Island h", "Island has"),
            ("20 resid", "820 residents,"),
            ("5 mill", "1.5 million"),
            ("그", "그는"),
            ("Yeolha", "Yeolha"),
            (" ", ""),
        ] {
            let at = text.find(selected).expect("it is in the text");
            let words = whole_words(text, at..at + selected.len());
            let whole = whole.trim_end_matches(',');
            assert_eq!(text.get(words).map(|words| words.trim_end_matches(',')), Some(whole), "{selected}");
        }
    }
}
