//! The words by which a file names a quote, so that its reader finds it at the place that is meant.

use std::ops::Range;

use super::{
    matcher::QuoteMatcher,
    quotation_marks::{Placement, QuotationMarks},
};

/// Finds the words for places of one text.
pub struct QuoteTextFinder<'t> {
    text: &'t str,
    matcher: QuoteMatcher<'t>,
    marks: QuotationMarks,
}

impl<'t> QuoteTextFinder<'t> {
    /// For places of this text.
    pub fn new(text: &'t str) -> Self {
        Self { text, matcher: QuoteMatcher::new(text), marks: QuotationMarks::new(text) }
    }

    /// Whether the words there begin within a quotation and end outside it, or the other way round.
    pub fn crosses_mark(&self, place: &Range<usize>) -> bool {
        self.marks.placement(place) == Placement::Crossing
    }

    /// The words that are found at `place` and nowhere between `from` and there, and where they end: those that stand there,
    /// or with the character before and after, where the same words stand before it without their marks. Nothing where
    /// neither is found, or the place crosses a quotation mark.
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
