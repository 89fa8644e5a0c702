//! Texts as what they are: a character that cannot be seen, or that would make a text look like another
//! one, is shown as a mark of its own.

use std::borrow::Cow;

/// `text` with what a terminal would obey, or would use to reorder what is read, made visible: ␛ for
/// an escape, ␊ for a line break, � for the rest. A tab becomes a space.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| shown(c) != c) {
        Cow::Owned(text.chars().map(shown).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The same for a text of several lines, whose line ends and tabs stay what they are: a terminal does
/// nothing with them that could hide anything. A carriage return by itself goes back over what is read.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    let kept = |c: char, next: Option<char>| matches!(c, '\n' | '\t') || (c == '\r' && next == Some('\n'));
    let mut chars = text.chars().peekable();
    let mut lines = String::new();
    let mut is_plain = true;
    while let Some(c) = chars.next() {
        let seen = if kept(c, chars.peek().copied()) { c } else { shown(c) };
        is_plain &= seen == c;
        lines.push(seen);
    }
    if is_plain { Cow::Borrowed(text) } else { Cow::Owned(lines) }
}

/// One character for one, so that places in a text stay countable.
fn shown(c: char) -> char {
    match c {
        '\t' => ' ',
        // U+2400 and on are the pictures of the control characters, in their order.
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => char::REPLACEMENT_CHARACTER,
        // Marks that turn the direction of what follows, see https://www.unicode.org/reports/tr36/.
        '\u{61c}' | '\u{200e}' | '\u{200f}' => char::REPLACEMENT_CHARACTER,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_becomes_visible() {
        assert_eq!(visible("a\u{1b}[31mb\r\n\tc\u{7f}\u{9b}\u{202e}"), "a␛[31mb␍␊ c␡��");
        assert!(matches!(visible("한국 “…” é"), Cow::Borrowed(_)));
    }

    #[test]
    fn lines_stay_lines_and_nothing_goes_back_over_them() {
        assert_eq!(visible_lines("a\r\n\tb\rc\u{1b}\n\u{200f}"), "a\r\n\tb␍c␛\n�");
        assert!(matches!(visible_lines("a\n\tb\r\n"), Cow::Borrowed(_)));
    }
}
