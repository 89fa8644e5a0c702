//! The context of some words, cut at grapheme boundaries: enough to find the words again.

use unicode_segmentation::UnicodeSegmentation as _;

/// How much context is stored with words, in graphemes. The Web Annotation model gives no number; annotation tools use
/// this one.
pub(crate) const AROUND: usize = 32;
/// The same in bytes, for text in which one grapheme is endless.
const AROUND_BYTES: usize = 512;

/// The last characters of a text.
pub(crate) fn end_of(text: &str) -> &str {
    let starts = text.grapheme_indices(true).rev().take(AROUND).map(|(at, _)| at);
    let start = starts.take_while(|at| text.len() - at <= AROUND_BYTES).last();
    start.and_then(|at| text.get(at..)).unwrap_or_default()
}

/// The first characters of a text.
pub(crate) fn start_of(text: &str) -> &str {
    let ends = text.grapheme_indices(true).take(AROUND).map(|(at, cluster)| at + cluster.len());
    let end = ends.take_while(|end| *end <= AROUND_BYTES).last();
    end.and_then(|end| text.get(..end)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_is_cut_at_grapheme_boundaries() {
        let family = "👩‍👩‍👧‍👦";
        let text = format!("x{}", family.repeat(32));
        assert_eq!(end_of(&text), family.repeat(512 / family.len()));
        let text = "e\u{301}".repeat(40);
        assert_eq!(end_of(&text), "e\u{301}".repeat(32));
        assert_eq!(start_of(&text), "e\u{301}".repeat(32));
        assert_eq!((end_of("ab"), start_of("ab")), ("ab", "ab"));
        assert_eq!((end_of(""), start_of("")), ("", ""));
    }

    #[test]
    fn one_character_without_end_does_not_go_along() {
        let zalgo = format!("a{}", "\u{301}".repeat(100_000));
        assert_eq!((end_of(&zalgo), start_of(&zalgo)), ("", ""));
    }
}
