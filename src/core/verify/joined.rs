//! Several spans of one speaker joined into one text, with a mapping back to the source.

use crate::text::script::{is_hangul_syllable, is_kana};
use std::{ops::Range, sync::Arc};

use crate::matching::{
    PreparedText,
    note_signs::{note_signs, parts_without},
};

/// How to treat a comma at the end of a span that is followed by another: “We will go,” she said, “and stay.”
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Commas {
    /// Keep it: the speaker made the pause.
    Kept,
    /// Drop it: the writer of the source put it before "she said".
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
    is_of_several: bool,
}

/// A span of the whole text, or a part of one before or after a footnote mark.
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
    /// Joins spans. `continues` says for each span whether it continues the sentence of the previous one.
    pub(super) fn new(text: &str, spans: &[Range<usize>], continues: &[bool], commas: Commas) -> Self {
        let mut joined = Self {
            text: String::new(),
            prepared: Arc::default(),
            spans: Vec::with_capacity(spans.len()),
            is_of_several: spans.len() > 1,
        };
        for (number, span) in spans.iter().enumerate() {
            let words = text.get(span.clone()).unwrap_or_default();
            let next = continues.get(number + 1).copied();
            let mut parts = parts_of(words);
            if commas != Commas::Kept && next.is_some() {
                without_last_comma(words, &mut parts);
            }
            if !joined.text.is_empty() {
                joined.text.push(' ');
            }
            for (number, part) in parts.iter().enumerate() {
                let behind = parts.get(number + 1).map_or(words.len(), |next| next.start);
                let range = span.start + part.start..span.start + part.end;
                joined.spans.push(Span { at: joined.text.len(), range, dropped: behind - part.end });
                joined.text.push_str(words.get(part.clone()).unwrap_or_default());
            }
            let words = joined.text.as_str();
            // “We will go,” she said. “They stay.”: the speaker's sentence ends where the writer’s sentence ends.
            let gap = spans.get(number + 1).and_then(|next| text.get(span.end..next.start)).unwrap_or_default();
            let behind = spans.get(number + 1).and_then(|next| text.get(next.clone())).unwrap_or_default();
            let begins = !behind.starts_with(char::is_lowercase) && gap.contains(['.', '!', '?', '。']);
            // A Korean or Japanese sentence has no full stop before the particle that quotes it: “…”라고.
            let is_sentence = next == Some(false) || begins || words.ends_with(is_hangul_or_kana);
            let has_sign = words.ends_with([',', '.', '!', '?', '…', ';', ':', '。', '！', '？', '，', '、']);
            // «A —dijo—, B»: the punctuation mark after the writer’s words is the speaker’s.
            let sign = sign_behind_dash(gap).filter(|_| commas == Commas::Kept && next.is_some() && !has_sign);
            if let Some(sign) = sign {
                joined.text.push(sign);
                continue;
            }
            if (commas == Commas::BecomeFullStops || commas == Commas::Dropped && is_sentence)
                && next.is_some()
                && !words.ends_with(['.', '!', '?', '…', '。', '！', '？'])
            {
                // „A – powiedział – b”: dashes replace a comma.
                let is_comma = commas == Commas::BecomeFullStops
                    && behind.starts_with(char::is_lowercase)
                    && is_between_dashes(gap);
                joined.text.push(if is_comma { ',' } else { '.' });
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
        self.is_of_several
    }
}

/// The parts of a span between footnote marks.
fn parts_of(words: &str) -> Vec<Range<usize>> {
    parts_without(0..words.len(), &note_signs(words)).collect()
}

/// Removes the comma at the end from the last part that has words.
fn without_last_comma(words: &str, parts: &mut Vec<Range<usize>>) {
    while let Some(last) = parts.last_mut() {
        let kept = words.get(last.clone()).unwrap_or_default().trim_end().trim_end_matches([',', '，', '、']);
        last.end = last.start + kept.len();
        if !kept.is_empty() {
            return;
        }
        parts.pop();
    }
}

fn is_between_dashes(gap: &str) -> bool {
    const DASHES: [char; 3] = ['—', '–', '-'];
    gap.trim_start().starts_with(DASHES) && gap.trim_end().ends_with(DASHES)
}

/// The comma or full stop after the dash that ends what the writer says within the words of a speaker.
fn sign_behind_dash(gap: &str) -> Option<char> {
    let gap = gap.trim_end();
    let sign = gap.chars().next_back().filter(|c| matches!(c, ',' | '.' | ';' | ':'))?;
    gap.strip_suffix(sign)?.trim_end().ends_with(['—', '–', '-']).then_some(sign)
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
