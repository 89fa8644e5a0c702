//! Finds words in a text: unchanged, with typography made equal, and across words split at the end of a line. Each
//! place that is found is then checked: a span must begin and end at word boundaries.

use std::{
    ops::Range,
    sync::{Arc, OnceLock},
};

use memchr::memmem;

use super::{
    boundary::{begins_in_korean_word, is_boundary_ignoring_marks, is_boundary_ignoring_negation, touches_mark},
    budget::SearchBudget,
    line_ends::{Unhyphenated, has_line_hyphen, splits_word},
    normalize::NormalizedText,
    numbers::splits_number,
    quotation_marks::{QuotationMarks, is_quotation_mark},
    quote_match::{MatchKind, QuoteMatch},
};

/// The forms of a text that the search for quotations uses, computed on first use.
#[derive(Debug, Default)]
pub struct PreparedText {
    folded: OnceLock<NormalizedText>,
    marks: OnceLock<QuotationMarks>,
    unhyphenated: OnceLock<Unhyphenated>,
    /// With the marks of quotations and the spaces around dashes made alike.
    alike: OnceLock<NormalizedText>,
}

impl PreparedText {
    /// The quotation marks of the text. Every call must pass the same text.
    pub fn marks(&self, text: &str) -> &QuotationMarks {
        self.marks.get_or_init(|| QuotationMarks::new(text))
    }
}

/// Looks for words in one text, which is normalized at most once.
pub(super) struct TextSearch<'a> {
    pub(super) text: &'a str,
    pub(super) prepared: Arc<PreparedText>,
    pub(super) budget: SearchBudget,
    /// Whether marks of quotations may have any shape, and the ends of a quote may have been changed by the writer.
    pub(super) is_of_manuscript: bool,
    /// Whether a number is never separated from its scale or unit, as in a quote of a briefing. The value of a fact may
    /// be "12 million" if its label names the unit; for a manuscript, its check reports a separated unit.
    pub(super) keeps_units: bool,
    /// Whether a word of Chinese or Japanese may be separated from its negation, which is then reported.
    pub(super) may_part_negation: bool,
}

impl<'a> TextSearch<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            prepared: Arc::default(),
            budget: SearchBudget::with(text),
            is_of_manuscript: false,
            keeps_units: true,
            may_part_negation: false,
        }
    }

    /// Whether it has searched so long without success that it no longer searches.
    pub(super) fn is_exhausted(&self) -> bool {
        self.budget.is_exhausted()
    }

    /// The whole text, normalized.
    pub(super) fn folded_text<'p>(&self, prepared: &'p PreparedText) -> &'p NormalizedText {
        prepared.folded.get_or_init(|| {
            if self.is_of_manuscript {
                NormalizedText::folding_these_marks(self.text, prepared.marks(self.text))
            } else {
                NormalizedText::new(self.text)
            }
        })
    }

    /// A quote, normalized as the text is.
    pub(super) fn normalized(&self, text: &str) -> NormalizedText {
        if self.is_of_manuscript { NormalizedText::folding_quotation_marks(text) } else { NormalizedText::new(text) }
    }

    /// The first place of the span from byte `from` on that ends at byte `until` or before.
    pub(super) fn find_quote_before(&mut self, span: &str, from: usize, until: usize) -> Option<QuoteMatch> {
        if let Some(range) = self.exact(span, from, until) {
            return Some(QuoteMatch { kind: MatchKind::Exact, pieces: vec![range], brackets: Vec::new() });
        }
        let folded = self.folded(span, from, until).or_else(|| self.across_line_ends(span, from, until));
        let range = folded.or_else(|| self.alike(span, from, until))?;
        Some(QuoteMatch { kind: MatchKind::Normalized, pieces: vec![range], brackets: Vec::new() })
    }

    /// Whether the span begins and ends at word boundaries; see [`stands_alone`].
    fn stands_alone(&self, range: &Range<usize>) -> bool {
        let is_alone = self.text.get(range.clone()).is_some()
            && self.is_boundary(range.start)
            && self.is_boundary(range.end)
            && !begins_in_korean_word(self.text, range.start);
        if self.is_of_manuscript && (splits_word(self.text, range.start) || splits_word(self.text, range.end)) {
            return false;
        }
        is_alone && !(self.keeps_units && splits_number(self.text, range))
    }

    fn is_boundary(&self, at: usize) -> bool {
        is_boundary_ignoring_marks(self.text, at)
            || (self.may_part_negation && is_boundary_ignoring_negation(self.text, at))
            || (touches_mark(self.text, at) && self.prepared.marks(self.text).is_beside_mark(at))
    }

    fn exact(&mut self, span: &str, from: usize, until: usize) -> Option<Range<usize>> {
        if span.is_empty() || self.is_exhausted() {
            return None;
        }
        let mut at = from;
        while let Some(found) = find(self.text.as_bytes().get(at..until)?, span.as_bytes()) {
            let range = at + found..at + found + span.len();
            if self.stands_alone(&range) {
                return Some(range);
            }
            self.budget.spend(span.len())?;
            at = range.start + 1;
        }
        self.budget.spend(until.saturating_sub(from))?;
        None
    }

    fn folded(&mut self, span: &str, from: usize, until: usize) -> Option<Range<usize>> {
        if self.is_exhausted() {
            return None;
        }
        let needle = self.normalized(span.trim());
        let needle = needle.as_str();
        if needle.is_empty() {
            return None;
        }
        let prepared = Arc::clone(&self.prepared);
        let folded = self.folded_text(&prepared);
        self.find_folded(folded, needle, from, until)
    }

    /// Like `find_quote_before`, if a quotation within the span has marks of another shape, ‘no’ and "no", or if a dash
    /// or a per cent sign has different spaces around it.
    fn alike(&mut self, span: &str, from: usize, until: usize) -> Option<Range<usize>> {
        const SIGNS: [char; 10] = ['-', '\u{2010}', '\u{2011}', '\u{2012}', '–', '—', '―', '%', '‰', '％'];
        let is_mark = |c: char| is_quotation_mark(c) && !matches!(c, '\'' | '’');
        let span = span.trim();
        let is_needed = span.contains(SIGNS) || !self.is_of_manuscript && span.contains(is_mark);
        if self.is_exhausted() || !is_needed {
            return None;
        }
        let needle = NormalizedText::folding_quotation_marks(span).with_spaces_alike(span);
        let prepared = Arc::clone(&self.prepared);
        let folded = prepared.alike.get_or_init(|| {
            NormalizedText::folding_these_marks(self.text, prepared.marks(self.text)).with_spaces_alike(self.text)
        });
        self.find_folded(folded, needle.as_str(), from, until)
    }

    fn find_folded(
        &mut self,
        folded: &NormalizedText,
        needle: &str,
        from: usize,
        until: usize,
    ) -> Option<Range<usize>> {
        let (start, end) = (folded.position_of(from), folded.position_of(until));
        let mut at = start;
        while let Some(found) = memmem::find(folded.as_str().as_bytes().get(at..end)?, needle.as_bytes()) {
            let place = at + found..at + found + needle.len();
            if let Some(range) = folded.original(place.clone())
                && range.start >= from
                && self.stands_alone(&range)
            {
                return Some(range);
            }
            self.budget.spend(needle.len())?;
            at = place.start + 1;
        }
        self.budget.spend(end.saturating_sub(start))?;
        None
    }

    /// Like `find_quote_before`, if words of the text or of the span are split at the end of a line.
    fn across_line_ends(&mut self, span: &str, from: usize, until: usize) -> Option<Range<usize>> {
        let is_needed = self.is_of_manuscript && !self.is_exhausted();
        if !is_needed || !(has_line_hyphen(self.text) || has_line_hyphen(span)) {
            return None;
        }
        let span = span.trim();
        let needle = Unhyphenated::new(&self.normalized(span), span);
        let bytes = needle.text.as_str().as_bytes();
        if bytes.is_empty() {
            return None;
        }
        let prepared = Arc::clone(&self.prepared);
        let folded = self.folded_text(&prepared);
        let whole = prepared.unhyphenated.get_or_init(|| Unhyphenated::new(folded, self.text));
        let (start, end) = (whole.text.position_of(from), whole.text.position_of(until));
        let mut at = start;
        while let Some(found) = memmem::find(whole.text.as_str().as_bytes().get(at..end)?, bytes) {
            let place = at + found..at + found + bytes.len();
            if let Some(range) = whole.text.original(place.clone())
                && range.start >= from
                && self.stands_alone(&range)
                && whole.agrees(&place, &needle)
            {
                return Some(range);
            }
            self.budget.spend(bytes.len())?;
            at = place.start + 1;
        }
        self.budget.spend(end.saturating_sub(start))?;
        None
    }
}

/// Where `needle` first occurs. Building a searcher costs more than searching a paragraph for the first byte, which in
/// a quote is usually a capital; in a long text, or if that byte is very frequent, the searcher’s bound on the worst
/// case matters more.
fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    const SHORT: usize = 1 << 11;
    const MISSES: usize = 64;
    if text.len() > SHORT {
        return memmem::find(text, needle);
    }
    let mut places = memchr::memchr_iter(*needle.first()?, text);
    let is_there = |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with(needle));
    if let Some(at) = places.by_ref().take(MISSES).find(is_there) {
        return Some(at);
    }
    let from = places.next()?;
    memmem::find(text.get(from..)?, needle).map(|at| from + at)
}
