//! Accents that are drawn as separate glyphs over or under a letter, as in old TeX fonts.

use unicode_normalization::char::compose;

/// An accent over its letter overlaps it by this part of its own width.
const OVERLAP: f32 = 0.5;

/// The letter with the accent, if one of two glyphs is an accent over the other; each with its left and right edge.
pub(super) fn merge(a: (&str, f32, f32), b: (&str, f32, f32)) -> Option<String> {
    let ((accent, from, to), (letter, left, right)) = match (accent(a.0), accent(b.0)) {
        (Some(accent), None) => ((accent, a.1, a.2), b),
        (None, Some(accent)) => ((accent, b.1, b.2), a),
        _ => return None,
    };
    let overlap = to.min(right) - from.max(left);
    if overlap < OVERLAP * (to - from) || to <= from {
        return None;
    }
    let mut letters = letter.chars();
    let first = match letters.next()? {
        'ı' => 'i',
        'ȷ' => 'j',
        letter => letter,
    };
    let composed = compose(first, accent)?;
    Some(std::iter::once(composed).chain(letters).collect())
}

/// Whether a text is an accent by itself.
pub(super) fn is_accent(text: &str) -> bool {
    accent(text).is_some()
}

/// The combining character for an accent by itself (Unicode, "Spacing Modifier Letters" and Latin-1).
fn accent(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    Some(match c {
        '`' | '\u{2CB}' => '\u{300}',
        '\u{B4}' | '\u{2CA}' => '\u{301}',
        '^' | '\u{2C6}' => '\u{302}',
        '~' | '\u{2DC}' => '\u{303}',
        '\u{AF}' | '\u{2C9}' => '\u{304}',
        '\u{2D8}' => '\u{306}',
        '\u{2D9}' => '\u{307}',
        '\u{A8}' => '\u{308}',
        '\u{2DA}' => '\u{30A}',
        '\u{2DD}' => '\u{30B}',
        '\u{2C7}' => '\u{30C}',
        '\u{B8}' => '\u{327}',
        '\u{2DB}' => '\u{328}',
        _ => return None,
    })
}
