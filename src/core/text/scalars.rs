//! Converts positions in a text to counts of Unicode scalar values, which other programs use.

use std::ops::Range;

/// Converts positions in bytes to numbers of Unicode scalar values.
pub struct Scalars<'a> {
    text: &'a str,
    /// How many scalar values precede each multiple of [`STEP`] bytes, or the next boundary after it.
    counts: Vec<usize>,
}

/// Bytes between two counts.
const STEP: usize = 1 << 10;

impl<'a> Scalars<'a> {
    /// A converter for positions in this text.
    pub fn new(text: &'a str) -> Self {
        let (mut counts, mut count, mut at) = (vec![0], 0, 0);
        for mark in (STEP..=text.len()).step_by(STEP) {
            let mark = text.ceil_char_boundary(mark);
            count += text.get(at..mark).map_or(0, |piece| piece.chars().count());
            counts.push(count);
            at = mark;
        }
        Self { text, counts }
    }

    /// Where a range of bytes begins and ends, counted in scalar values.
    pub fn range(&self, range: &Range<usize>) -> (usize, usize) {
        (self.before(range.start), self.before(range.end))
    }

    /// How many scalar values precede a byte.
    fn before(&self, at: usize) -> usize {
        let mut step = (at / STEP).min(self.counts.len().saturating_sub(1));
        let mark = |step: usize| self.text.ceil_char_boundary((step * STEP).min(self.text.len()));
        if mark(step) > at {
            step = step.saturating_sub(1);
        }
        let counted = self.counts.get(step).copied().unwrap_or_default();
        counted + self.text.get(mark(step)..at).map_or(0, |piece| piece.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_scalar_values() {
        let text = "“가나다” ".repeat(700);
        let scalars = Scalars::new(&text);
        for (number, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(scalars.before(at), number, "byte {at}");
        }
        assert_eq!(scalars.before(text.len()), text.chars().count());
    }
}
