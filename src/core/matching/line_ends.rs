//! Words that are split at the end of a line (har-¶bour) in wrapped text. The hyphen may or may not belong to
//! the word.

use std::ops::Range;

use super::normalize::NormalizedText;

/// A text without the hyphens within its words, and where they were.
#[derive(Debug, Default)]
pub(super) struct Unhyphenated {
    pub(super) text: NormalizedText,
    /// For each hyphen, the byte of `text` that followed it, and whether a line ended after it.
    hyphens: Vec<(usize, bool)>,
}

impl Unhyphenated {
    /// `folded` is the normalized form of `original`.
    pub(super) fn new(folded: &NormalizedText, original: &str) -> Self {
        let chars: Vec<(char, Range<usize>)> = folded.chars().collect();
        let char_at = |at: usize| chars.get(at).map(|(c, _)| *c);
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let mut out = Self::default();
        let mut at = 0;
        while let Some((c, range)) = chars.get(at) {
            let is_hyphen = *c == '-' && original.get(range.clone()).is_some_and(|own| matches!(own, "-" | "\u{2010}"));
            if is_hyphen && is_letter(at.checked_sub(1).and_then(char_at)) {
                let is_line_end = chars.get(at + 1).is_some_and(|(c, range)| {
                    *c == ' ' && original.get(range.clone()).is_some_and(|space| space.contains(['\n', '\r']))
                });
                let next = if is_line_end { at + 2 } else { at + 1 };
                let goes_on =
                    if is_line_end { char_at(next).is_some_and(char::is_lowercase) } else { is_letter(char_at(next)) };
                if goes_on {
                    out.hyphens.push((out.text.as_str().len(), is_line_end));
                    at = next;
                    continue;
                }
            }
            out.text.push_folded(*c, range);
            at += 1;
        }
        out
    }

    /// Whether the words of `needle` match those at `place`: every hyphen that only one of the two has is at the end of
    /// a line.
    pub(super) fn agrees(&self, place: &Range<usize>, needle: &Self) -> bool {
        let within = |at: &usize| place.start < *at && *at < place.end;
        let own = self.hyphens.iter().filter(|(at, _)| within(at)).map(|(at, is_line)| (at - place.start, *is_line));
        let own: Vec<(usize, bool)> = own.collect();
        let lacks = |all: &[(usize, bool)], at: usize| !all.iter().any(|(other, _)| *other == at);
        let is_kept = |all: &[(usize, bool)], others: &[(usize, bool)]| {
            all.iter().all(|(at, is_line_end)| *is_line_end || !lacks(others, *at))
        };
        is_kept(&own, &needle.hyphens) && is_kept(&needle.hyphens, &own)
    }
}

/// Whether a line of the text ends with a hyphen.
pub(crate) fn has_line_hyphen(text: &str) -> bool {
    ["-\n", "-\r", "\u{2010}\n"].iter().any(|end| memchr::memmem::find(text.as_bytes(), end.as_bytes()).is_some())
}

/// Whether this byte splits a word that continues in the next line: non-¶|binding, non|-¶binding.
pub(super) fn splits_word(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { return false };
    let is_line = |space: &str| space.contains(['\n', '\r']);
    let behind = before.trim_end();
    let gap = before.get(behind.len()..).unwrap_or_default();
    let stem = behind.strip_suffix(['-', '\u{2010}']);
    let begins = is_line(gap)
        && stem.is_some_and(|stem| stem.ends_with(char::is_alphabetic))
        && after.starts_with(char::is_lowercase);
    let rest = after.strip_prefix(['-', '\u{2010}']).unwrap_or_default();
    let next = rest.trim_start();
    let ends = before.ends_with(char::is_alphabetic)
        && next.starts_with(char::is_lowercase)
        && is_line(rest.get(..rest.len() - next.len()).unwrap_or_default());
    begins || ends
}

#[cfg(test)]
mod tests {
    use crate::matching::QuoteMatcher;

    #[test]
    fn a_hyphen_at_the_end_of_a_line_may_be_of_the_word_or_not() {
        let text = "It took nine-\nteen well-\nknown boats and a non-\nbinding vote by the co-op.";
        let found = |quote: &str, text: &str| QuoteMatcher::of_manuscript(text).match_quote(quote, 0).map(|m| m.span());
        let whole = "It took nineteen well-known boats and a non-binding vote by the co-op.";
        assert_eq!(found(whole, text), Some(0..text.len()));
        assert_eq!(found(text, whole), Some(0..whole.len()));
        assert!(found("nineteen wellknown boats", text).is_some());
        for other in
            ["vote by the coop", "nineteen well known boats", "teen well-known boats", "It took nine", "binding vote"]
        {
            assert_eq!(found(other, text), None, "{other}");
        }
        assert!(
            QuoteMatcher::new(text).match_quote("It took nineteen well-known", 0).is_none(),
            "a briefing is strict"
        );
    }
}
