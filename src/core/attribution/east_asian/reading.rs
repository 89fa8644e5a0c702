//! One sentence with its quotations and the people it names, as input for the rules of each language.

use std::ops::Range;

use super::{Language, cut, mention::Mention, people::People, sentences::Sentence, spans::Span, tail_start};

/// A sentence as input for the rules of a language.
pub(super) struct Reading<'a> {
    pub text: &'a str,
    pub language: Language,
    pub sentence: &'a Sentence,
    pub spans: &'a [Span],
    /// The words before, between and after the quotations.
    pub gaps: &'a [Range<usize>],
    /// The people mentioned in each of the gaps.
    pub mentions: &'a [Vec<Mention>],
    /// Whether the previous sentence announces a quotation.
    pub is_announced: bool,
    pub people: &'a People,
}

impl<'a> Reading<'a> {
    /// Quotation number `i` of the sentence.
    pub(super) fn span(&self, i: usize) -> Option<&'a Span> {
        self.spans.get(self.sentence.spans.clone())?.get(i)
    }

    /// The words before quotation number `i`, back to the previous one.
    pub(super) fn gap(&self, i: usize) -> Range<usize> {
        self.gaps.get(i).cloned().unwrap_or(self.sentence.range.end..self.sentence.range.end)
    }

    /// The people mentioned in gap number `i`.
    pub(super) fn mentions_in(&self, i: usize) -> impl DoubleEndedIterator<Item = &'a Mention> {
        self.mentions.get(i).map(Vec::as_slice).unwrap_or_default().iter()
    }

    /// The people mentioned before quotation number `i`, in order; in a long sentence only those of the last
    /// gaps.
    pub(super) fn mentions_before(&self, i: usize) -> impl DoubleEndedIterator<Item = &'a Mention> {
        const GAPS: usize = 6;
        const MENTIONS: usize = 24;
        let gaps = self.mentions.get(i.saturating_sub(GAPS)..=i).unwrap_or_default();
        gaps.iter().flat_map(|gap| gap.get(gap.len().saturating_sub(MENTIONS)..).unwrap_or_default())
    }

    /// The first verb of saying after one of the next quotations.
    pub(super) fn later_verb(
        &self,
        from: usize,
        find: impl Fn(&str, &Range<usize>) -> Option<Range<usize>>,
    ) -> Option<Range<usize>> {
        const LATER: usize = 3;
        (from + 1..=from + LATER).filter_map(|gap| self.gaps.get(gap)).find_map(|gap| find(self.text, gap))
    }

    /// The name that ends right before quotation number `i`.
    pub(super) fn name_right_before(&self, i: usize) -> Option<Mention> {
        const NEAR: usize = 120;
        let gap = self.gap(i);
        let words = cut(self.text, &gap);
        let end = gap.start + words.trim_end_matches([' ', ',', ':', '：', '，', '\u{3000}']).len();
        let start = gap.start + tail_start(cut(self.text, &(gap.start..end)), NEAR);
        self.language.name_at_end(self.text, &(start..end), self.people)
    }
}

/// How many letters and figures words have.
pub(super) fn letters(words: &str) -> usize {
    words.chars().take(200).filter(|c| c.is_alphanumeric()).count()
}
