//! Several spans of one speaker joined into one text, with a mapping back to the source.

use crate::text::script::{is_hangul_syllable, is_kana};
use std::{ops::Range, sync::Arc};

use crate::matching::PreparedText;

/// How to treat a comma at the end of a span that another follows: “We will go,” she said, “and stay.”
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Commas {
    /// Keep it: the speaker made the pause.
    Kept,
    /// Drop it: the writer of the source set it before "she said".
    Dropped,
    /// Read it as a full stop, which the writer replaced by a comma: “We will go,” she said. “They stay.”
    BecomeFullStops,
}

/// Spans of a text, one after the other with a space between them.
#[derive(Debug, Clone)]
pub(super) struct JoinedSpeech {
    pub(super) text: String,
    /// What searches have prepared for it.
    pub(super) prepared: Arc<PreparedText>,
    spans: Vec<Span>,
}

/// A span of the whole text.
#[derive(Debug, Clone)]
struct Span {
    /// Where it begins in the joined text.
    at: usize,
    /// Its bytes in the whole text.
    range: Range<usize>,
    /// How many bytes of a comma after it were dropped.
    dropped: usize,
}

impl JoinedSpeech {
    /// Joins spans. `continues` says for each span whether it continues the sentence of the one before.
    pub(super) fn new(text: &str, spans: &[Range<usize>], continues: &[bool], commas: Commas) -> Self {
        let mut joined = Self { text: String::new(), prepared: Arc::default(), spans: Vec::with_capacity(spans.len()) };
        for (number, span) in spans.iter().enumerate() {
            let mut words = text.get(span.clone()).unwrap_or_default();
            let next = continues.get(number + 1).copied();
            if commas != Commas::Kept && next.is_some() {
                words = words.trim_end().trim_end_matches([',', '，', '、']);
            }
            if !joined.text.is_empty() {
                joined.text.push(' ');
            }
            let range = span.start..span.start + words.len();
            joined.spans.push(Span { at: joined.text.len(), range, dropped: span.len() - words.len() });
            joined.text.push_str(words);
            // “We will go,” she said. “They stay.”: the speaker's sentence ends where the writer's does.
            let gap = spans.get(number + 1).and_then(|next| text.get(span.end..next.start)).unwrap_or_default();
            let behind = spans.get(number + 1).and_then(|next| text.get(next.clone())).unwrap_or_default();
            let begins = !behind.starts_with(char::is_lowercase) && gap.contains(['.', '!', '?', '。']);
            // A Korean or Japanese sentence has no full stop before the particle that quotes it: “…”라고.
            let is_sentence = next == Some(false) || begins || words.ends_with(is_hangul_or_kana);
            if (commas == Commas::BecomeFullStops || commas == Commas::Dropped && is_sentence)
                && next.is_some()
                && !words.ends_with(['.', '!', '?', '…', '。', '！', '？'])
            {
                joined.text.push('.');
            }
        }
        joined
    }

    /// One span, unchanged.
    pub(super) fn one_span(text: &str, span: Range<usize>) -> Self {
        Self::new(text, &[span], &[false], Commas::Kept)
    }

    /// The bytes of the whole text for these bytes of the joined text.
    pub(super) fn original(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let place = |at: usize, is_end: bool| {
            let number = self.spans.partition_point(|span| if is_end { span.at < at } else { span.at <= at });
            let span = self.spans.get(number.checked_sub(1)?)?;
            Some((span.range.start + (at - span.at)).min(span.range.end))
        };
        Some(place(range.start, false)?..place(range.end, true)?)
    }

    /// The bytes of the joined text for these bytes of the whole text, or `None` if they do not begin and end
    /// in its spans. A dropped comma ends where the word before it does.
    pub(super) fn position(&self, original: &Range<usize>) -> Option<Range<usize>> {
        let before = |at: usize| self.spans.partition_point(|span| span.range.start <= at);
        // Where two spans meet, a start belongs to the first.
        let first = before(original.start);
        let start =
            self.spans.get(first.saturating_sub(2)..first)?.iter().find(|span| original.start <= span.range.end)?;
        let end = self.spans.get(before(original.end).checked_sub(1)?)?;
        if original.end > end.range.end + end.dropped {
            return None;
        }
        let place = |span: &Span, at: usize| span.at + (at.min(span.range.end) - span.range.start);
        Some(place(start, original.start)..place(end, original.end)).filter(|range| range.start <= range.end)
    }

    /// Whether there is more than one span.
    pub(super) fn is_of_several(&self) -> bool {
        self.spans.len() > 1
    }
}

fn is_hangul_or_kana(c: char) -> bool {
    is_kana(c) || is_hangul_syllable(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_of_its_own_is_parted_from_the_one_before() {
        let text = "“We will go,” she said. “They stay.”";
        let spans = [3..14, 31..41];
        assert_eq!(JoinedSpeech::new(text, &spans, &[false, true], Commas::Dropped).text, "We will go. They stay.");
    }

    #[test]
    fn places_lead_there_and_back() {
        let text = "“We will go,” she said, “and stay.”";
        let spans = [3..14, 31..40];
        assert_eq!((&text[3..14], &text[31..40]), ("We will go,", "and stay."));
        let kept = JoinedSpeech::new(text, &spans, &[false, true], Commas::Kept);
        assert_eq!(kept.text, "We will go, and stay.");
        assert_eq!(
            JoinedSpeech::new(text, &spans, &[false, true], Commas::BecomeFullStops).text,
            "We will go. and stay."
        );
        let dropped = JoinedSpeech::new(text, &spans, &[false, true], Commas::Dropped);
        assert_eq!(dropped.text, "We will go and stay.");
        let at = dropped.text.find("go and").unwrap();
        let original = dropped.original(&(at..at + 6)).unwrap();
        assert_eq!(&text[original.clone()], "go,” she said, “and");
        assert_eq!(dropped.position(&original), Some(at..at + 6));
        assert_eq!(dropped.position(&(3..14)), Some(0..10), "its comma was dropped");
    }
}
