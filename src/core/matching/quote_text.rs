//! Chooses the words by which a file identifies a quote, so that the search for them finds the intended place.

use std::ops::Range;

use super::{
    matcher::QuoteMatcher,
    quotation_marks::{Placement, QuotationMarks},
};

/// Finds the words that identify places in one text.
pub struct QuoteTextFinder<'t> {
    text: &'t str,
    matcher: QuoteMatcher<'t>,
    marks: QuotationMarks,
}

impl<'t> QuoteTextFinder<'t> {
    /// A finder for places in this text.
    pub fn new(text: &'t str) -> Self {
        Self { text, matcher: QuoteMatcher::new(text), marks: QuotationMarks::new(text) }
    }

    /// Whether the words at `place` begin inside a quotation and end outside it, or the other way round.
    pub fn crosses_mark(&self, place: &Range<usize>) -> bool {
        self.marks.placement(place) == Placement::Crossing
    }

    /// The words that a search from byte `from` on finds first at `place`, and the byte where they end. These
    /// are the words of the place; if the same words occur earlier without quotation marks, they include the
    /// character before and after. `None` if neither is found first at `place`, or if the place crosses a
    /// quotation mark.
    pub fn unique_text_at(&mut self, place: &Range<usize>, from: usize) -> Option<(&'t str, usize)> {
        if self.crosses_mark(place) {
            return None;
        }
        let before = self.text.get(..place.start)?.char_indices().next_back().map_or(place.start, |(at, _)| at);
        let after = self.text.get(place.end..)?.chars().next().map_or(place.end, |c| place.end + c.len_utf8());
        [place.clone(), before..after].into_iter().find_map(|range| {
            let words = self.text.get(range.clone())?;
            let span = self.matcher.match_quote(words, from)?.span();
            (span == range && !self.crosses_mark(&range)).then_some((words, range.end))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_stand_before_without_marks_are_claimed_with_theirs() {
        let text = "Change will come. So Lee said: “Change will come.”";
        let place = text.rfind("Change").map(|start| start..start + "Change will come.".len()).expect("it is there");
        let (claim, end) = QuoteTextFinder::new(text).unique_text_at(&place, 0).expect("it can be told");
        assert_eq!((claim, end), ("“Change will come.”", text.len()));
        assert_eq!(
            QuoteTextFinder::new(text).unique_text_at(&place, 18).map(|(claim, _)| claim),
            Some("Change will come.")
        );
    }

    #[test]
    fn what_crosses_a_mark_is_no_claim() {
        let text = "“One,” she said. “Two.”";
        assert_eq!(QuoteTextFinder::new(text).unique_text_at(&(3..text.len() - 3), 0), None);
    }
}
