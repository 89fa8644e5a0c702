//! A query prepared for searching without regard to case, accents and typography.
//!
//! Two texts are equal here if their folded letters are equal and the separators between the letters agree: any run
//! of white space and dashes is equal to any other, and a dash may be missing on either side, so that "Jae myung"
//! and "jaemyung" find "Jae‑myung" and "co-operation" finds "cooperation". White space is never missing: "now" does
//! not find "no way".
//!
//! A text whose characters each fold to one is not folded first: [`Anchor`] is the rarest letter of the query, and
//! the text is compared around it in both directions. Whether separators agree depends only on the two letters
//! around them, so both directions find the same places. If that takes too many comparisons, [`bitap`] continues.

use std::ops::Range;

use memchr::{memchr_iter, memchr2_iter, memmem};

use super::{
    bitap,
    fold::{self, DASH, SPACE, Unit, fold, is_separator},
};

/// A query that is not a regular expression.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    letters: Vec<char>,
    exact_case: bool,
    anchor: Option<Anchor>,
}

/// The letter that a plain text is searched for.
#[derive(Debug, Clone)]
struct Anchor {
    /// Its place in the pattern.
    index: usize,
    finder: Finder,
    /// Bytes of the letter in the text.
    len: usize,
}

#[derive(Debug, Clone)]
enum Finder {
    One(u8),
    Either(u8, u8),
    Bytes(Box<memmem::Finder<'static>>),
}

impl Pattern {
    /// `None` if the query is only white space.
    pub(super) fn new(query: &str, exact_case: bool) -> Option<Self> {
        let mut units = Vec::new();
        fold(query, exact_case, &mut units);
        let mut letters: Vec<char> = units.iter().map(|unit| unit.c).collect();
        if letters.iter().all(|c| is_separator(*c)) {
            // A query of only dashes searches for dashes.
            letters.retain(|c| *c == DASH);
            letters.truncate(1);
        } else {
            let first = letters.iter().position(|c| !is_separator(*c)).unwrap_or(0);
            let last = letters.iter().rposition(|c| !is_separator(*c)).unwrap_or(0);
            letters.truncate(last + 1);
            letters.drain(..first);
        }
        let anchor = Anchor::new(&letters, exact_case);
        (!letters.is_empty()).then_some(Self { letters, exact_case, anchor })
    }

    /// Adds the places in `text` to `found`, in order and without overlaps. `is_rich` is the result of
    /// [`fold::is_rich`] for the text.
    pub(super) fn find(&self, text: &str, is_rich: bool, units: &mut Vec<Unit>, found: &mut Vec<Range<usize>>) {
        if self.letters == [DASH] {
            let dashes = text.char_indices().filter(|(_, c)| fold::simple(*c, false) == Some(DASH));
            found.extend(dashes.map(|(at, c)| at..at + c.len_utf8()));
            return;
        }
        let before = found.len();
        let compared = match &self.anchor {
            Some(anchor) if !is_rich => match &anchor.finder {
                Finder::One(byte) => self.around(text, anchor, memchr_iter(*byte, text.as_bytes()), found),
                Finder::Either(a, b) => self.around(text, anchor, memchr2_iter(*a, *b, text.as_bytes()), found),
                Finder::Bytes(finder) => self.around(text, anchor, finder.find_iter(text.as_bytes()), found),
            },
            _ => {
                fold(text, self.exact_case, units);
                self.find_folded(units, found)
            }
        };
        if let Err(TooMany) = compared {
            found.truncate(before);
            fold(text, self.exact_case, units);
            bitap::find(&self.letters, units, found);
        }
    }

    #[cfg(test)]
    pub(super) fn letters(&self) -> &[char] {
        &self.letters
    }

    /// Compares the text around each place of the anchor.
    fn around(
        &self,
        text: &str,
        anchor: &Anchor,
        places: impl Iterator<Item = usize>,
        found: &mut Vec<Range<usize>>,
    ) -> Result<(), TooMany> {
        let mut left = comparisons(text.len());
        let before = self.letters.get(..anchor.index).unwrap_or_default();
        let after = self.letters.get(anchor.index + 1..).unwrap_or_default();
        let mut free_from = 0;
        for at in places.filter(|at| text.is_char_boundary(*at)) {
            // A match that begins before it overlaps with the last one.
            if at < free_from {
                continue;
            }
            let forwards = Forwards { text, at: at + anchor.len, exact_case: self.exact_case };
            let end = agree(after.iter().copied(), forwards, at + anchor.len, &mut left)?;
            let Some(end) = end else { continue };
            let backwards = Backwards { text, at, exact_case: self.exact_case };
            let start = agree(before.iter().rev().copied(), backwards, at, &mut left)?;
            if let Some(start) = start.filter(|start| *start >= free_from) {
                found.push(start..end);
                free_from = end;
            }
        }
        Ok(())
    }

    /// Compares a folded text at each place of the first letter.
    fn find_folded(&self, units: &[Unit], found: &mut Vec<Range<usize>>) -> Result<(), TooMany> {
        let Some((first, rest)) = self.letters.split_first() else { return Ok(()) };
        let mut left = comparisons(units.len());
        let mut free_from = 0;
        for (i, unit) in units.iter().enumerate() {
            if unit.c != *first || unit.start() < free_from {
                continue;
            }
            let after = units.get(i + 1..).unwrap_or_default().iter().map(|unit| (unit.c, unit.end()));
            if let Some(end) = agree(rest.iter().copied(), after, unit.end(), &mut left)? {
                found.push(unit.start()..end);
                free_from = end;
            }
        }
        Ok(())
    }
}

/// More letters were compared than any real text needs.
struct TooMany;

/// How many letters may be compared in a text of this length. Real text takes less than two comparisons for
/// each letter.
fn comparisons(len: usize) -> usize {
    4_096 + len.saturating_mul(16)
}

/// The end of the last of `letters` if these come next in `text`; `end` if there are no letters; otherwise `None`.
fn agree(
    mut letters: impl Iterator<Item = char>,
    mut text: impl Iterator<Item = (char, usize)>,
    mut end: usize,
    left: &mut usize,
) -> Result<Option<usize>, TooMany> {
    let mut letter = letters.next();
    while let Some(wanted) = letter {
        *left = left.checked_sub(1).ok_or(TooMany)?;
        let Some((c, at)) = text.next() else { return Ok(None) };
        if wanted == c || (is_separator(wanted) && is_separator(c)) {
            end = at;
        } else if c == DASH {
            continue;
        } else if wanted == DASH {
            // The text has no dash here: its letter is the one after.
            if letters.next() != Some(c) {
                return Ok(None);
            }
            end = at;
        } else {
            return Ok(None);
        }
        letter = letters.next();
    }
    Ok(Some(end))
}

impl Anchor {
    /// The letter that is likely the rarest in a text. Quotation marks and separators have many shapes and
    /// cannot be anchors; a pattern of only these has none.
    fn new(letters: &[char], exact_case: bool) -> Option<Self> {
        let (index, c) = letters
            .iter()
            .copied()
            .enumerate()
            .filter(|(_, c)| !is_separator(*c) && !matches!(c, '"' | '\''))
            .min_by_key(|(_, c)| commonness(*c))?;
        let (upper, lower) = (c.to_ascii_uppercase(), c.to_ascii_lowercase());
        let byte = |c: char| u8::try_from(c).unwrap_or_default();
        let finder = if !c.is_ascii() {
            Finder::Bytes(Box::new(memmem::Finder::new(c.encode_utf8(&mut [0; 4])).into_owned()))
        } else if exact_case || upper == lower {
            Finder::One(byte(c))
        } else {
            Finder::Either(byte(lower), byte(upper))
        };
        Some(Self { index, finder, len: c.len_utf8() })
    }
}

/// A rough rank of how frequent a character is: letters by their frequency in English, after everything that is
/// not an ASCII letter.
fn commonness(c: char) -> usize {
    const ORDER: &str = "jqxzkvbpygfwmucldrhsnioate";
    match ORDER.find(c.to_ascii_lowercase()) {
        _ if !c.is_ascii() => 0,
        Some(place) if c.is_ascii_lowercase() => 2 + place,
        // Only if case has to match.
        Some(_) => 1,
        None => 5,
    }
}

/// The folded characters of a plain text from a place on, each with its end.
struct Forwards<'t> {
    text: &'t str,
    at: usize,
    exact_case: bool,
}

impl Forwards<'_> {
    fn peek(&self) -> Option<(char, usize)> {
        let rest = self.text.get(self.at..)?;
        let c = rest.chars().next()?;
        Some((fold::simple(c, self.exact_case).unwrap_or(c), self.at + c.len_utf8()))
    }
}

impl Iterator for Forwards<'_> {
    type Item = (char, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let (mut c, end) = self.peek()?;
        self.at = end;
        if is_separator(c) {
            while let Some((next, end)) = self.peek().filter(|(next, _)| is_separator(*next)) {
                c = if next == SPACE { SPACE } else { c };
                self.at = end;
            }
        }
        Some((c, self.at))
    }
}

/// The folded characters of a plain text before a place, the nearest first, each with its start.
struct Backwards<'t> {
    text: &'t str,
    at: usize,
    exact_case: bool,
}

impl Backwards<'_> {
    fn peek(&self) -> Option<(char, usize)> {
        let c = self.text.get(..self.at)?.chars().next_back()?;
        Some((fold::simple(c, self.exact_case).unwrap_or(c), self.at - c.len_utf8()))
    }
}

impl Iterator for Backwards<'_> {
    type Item = (char, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let (mut c, start) = self.peek()?;
        self.at = start;
        if is_separator(c) {
            while let Some((next, start)) = self.peek().filter(|(next, _)| is_separator(*next)) {
                c = if next == SPACE { SPACE } else { c };
                self.at = start;
            }
        }
        Some((c, self.at))
    }
}
