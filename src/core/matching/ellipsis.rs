//! The signs of an ellipsis, and the pieces of a quotation between them: `…`, `...`, `....`, `. . .`, and the same in
//! brackets; in Chinese, Japanese and Korean also （中略）, （略） and (중략).

use std::ops::Range;

use super::boundary::has_word;

/// The pieces of a shortened quote, in order, including pieces without a word such as the full stop of "[…].".
pub fn pieces_of(quote: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for ellipsis in ellipses(quote) {
        pieces.push(quote.get(start..ellipsis.start).unwrap_or_default().trim());
        start = ellipsis.end;
    }
    pieces.push(quote.get(start..).unwrap_or_default().trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The number of pieces of a quote.
pub(crate) fn piece_count(quote: &str) -> usize {
    pieces_of(quote).len()
}

/// Whether a quote begins with an ellipsis, and whether it ends with one.
pub(crate) fn is_open(quote: &str) -> (bool, bool) {
    let all: Vec<Range<usize>> = ellipses(quote).collect();
    let at_start = all.first().is_some_and(|first| !quote.get(..first.start).is_some_and(has_word));
    let at_end = all.last().is_some_and(|last| !quote.get(last.end..).is_some_and(has_word));
    (at_start, at_end)
}

/// The bytes of each ellipsis, brackets included, in order.
pub(crate) fn ellipses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut all: Vec<Range<usize>> = dotted(text).chain(in_words(text)).collect();
    all.sort_by_key(|sign| sign.start);
    // …（略）… is one.
    all.dedup_by(|next, sign| {
        let is_one = text.get(sign.end..next.start).is_none_or(|between| between.trim().is_empty());
        if is_one {
            sign.end = sign.end.max(next.end);
        }
        is_one
    });
    all.into_iter()
}

/// The bytes of each "omitted" in brackets: （中略）, （略）, (중략).
fn in_words(text: &str) -> impl Iterator<Item = Range<usize>> {
    const WORDS: [&str; 8] = ["中略", "前略", "後略", "略", "중략", "전략", "후략", "하략"];
    WORDS.into_iter().flat_map(|word| text.match_indices(word)).filter_map(|(at, word)| {
        let (head, tail) = (text.get(..at)?, text.get(at + word.len()..)?);
        BRACKETS.into_iter().find_map(|(open, close)| {
            let before = head.trim_end_matches(' ').strip_suffix(open)?;
            let after = tail.trim_start_matches(' ').strip_prefix(close)?;
            Some(before.len()..text.len() - after.len())
        })
    })
}

/// Brackets around an ellipsis; angle brackets are used in Russian.
const BRACKETS: [(char, char); 7] =
    [('[', ']'), ('(', ')'), ('［', '］'), ('（', '）'), ('〔', '〕'), ('<', '>'), ('‹', '›')];

/// The bytes of each sign of dots, brackets included, in order.
fn dotted(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        // Both characters are searched for together; otherwise a text without the second would be read to its end for
        // each of the first.
        let (at, end) = memchr::memchr2_iter(0xE2, b'.', rest.as_bytes()).find_map(|at| {
            let length = sign_at(rest.get(at..)?)?;
            Some((at, at + length))
        })?;
        let (head, tail) = (rest.get(..at)?, rest.get(end..)?);
        let brackets = BRACKETS.into_iter().find_map(|(open, close)| {
            let before = head.trim_end_matches(' ').strip_suffix(open)?;
            let after = tail.trim_start_matches(' ').strip_prefix(close)?;
            Some(before.len()..rest.len() - after.len())
        });
        let found = brackets.unwrap_or(at..end);
        let found = from + found.start..from + found.end;
        from = found.end;
        Some(found)
    })
}

/// The bytes of the ellipsis with which a text begins, brackets included.
pub(crate) fn ellipsis_at(text: &str) -> Option<usize> {
    let is_first = text.starts_with(['[', '(', '［', '（', '〔', '<', '‹', '…', '⋯', '.']);
    // Brackets may contain anything else: the ellipsis is in their first characters.
    let near = text.get(..text.floor_char_boundary(64))?;
    let first = is_first.then(|| ellipses(near).next())??;
    (first.start == 0).then(|| {
        // A run of dots that continues beyond the examined text.
        let more = text.get(first.end..).unwrap_or_default();
        let is_sign = near.len() == first.end && near.ends_with(['.', '…', '⋯']);
        first.end + if is_sign { more.len() - more.trim_start_matches(['.', '…', '⋯']).len() } else { 0 }
    })
}

/// The bytes of the sign with which a text begins.
fn sign_at(text: &str) -> Option<usize> {
    if text.starts_with(['…', '⋯']) {
        return Some(text.len() - text.trim_start_matches(['…', '⋯']).len());
    }
    let dots = text.len() - text.trim_start_matches('.').len();
    if dots >= 3 {
        return Some(dots);
    }
    let spaced = [". . . .", ".\u{a0}.\u{a0}.\u{a0}.", ".\u{a0}.\u{a0}.", ". . ."];
    spaced.iter().find(|mark| text.starts_with(**mark)).map(|mark| mark.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_of_an_ellipsis_parts_the_same_pieces() {
        for sign in [
            "…",
            "...",
            "....",
            ". . .",
            ". . . .",
            "……",
            "[…]",
            "[...]",
            "[. . .]",
            "(…)",
            "(...)",
            "[ … ]",
            "⋯",
            "（…）",
            "‹…›",
            "<...>",
            "〔…〕",
            "（中略）",
            "[中略]",
            "(중략)",
            "…（略）…",
        ] {
            assert_eq!(pieces_of(&format!("We go {sign} to the sea")), ["We go", "to the sea"], "{sign}");
            assert_eq!(pieces_of(&format!("{sign} we go {sign}")), ["we go"], "{sign}");
            assert_eq!(is_open(&format!("{sign} we go {sign} on {sign}.")), (true, true), "{sign}");
            assert_eq!(is_open(&format!("we go {sign} on")), (false, false), "{sign}");
            assert_eq!(ellipsis_at(&format!("{sign} on")), Some(sign.len()), "{sign}");
        }
        assert_eq!(pieces_of("We go. They stay.. (so) [it]"), ["We go. They stay.. (so) [it]"]);
        assert_eq!((ellipsis_at("[so …]"), ellipsis_at("a …"), ellipsis_at("")), (None, None, None));
    }
}
