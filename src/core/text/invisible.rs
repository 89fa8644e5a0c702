//! Makes invisible characters visible: a character that cannot be seen, or that would make a text look like another
//! one, is shown as a mark. Copied text is not changed.
//!
//! Marked are control characters; those that change the direction of reading ([UTR
//! #36](https://www.unicode.org/reports/tr36/), section 2); and those that are drawn as nothing, the
//! Default_Ignorable_Code_Point of [UAX #44](https://www.unicode.org/reports/tr44/) with the annotation characters
//! U+FFF9–FFFB. Some of these are needed, and are not changed where they may be intended:
//!
//! - a joiner or non-joiner after a letter of a script that joins its letters, and in an emoji: Persian, Hindi and a
//!   family of emoji cannot be written without them. Two in a row, and one among Latin letters, are marked.
//! - a variation selector after a character that may have variants: an emoji, a figure of a keycap, Han. Two in a row,
//!   which can hide whole texts behind one emoji, are marked.
//! - a soft hyphen between two letters: it marks where a long word may be broken, texts from the web are full of it,
//!   and it hides nothing.
//! - a zero width space in a script without spaces, where it separates words: Thai, Khmer, Han. In `un\u{200b}able` it
//!   only misleads searches.
//!
//! The tag characters of the flags of England, Scotland and Wales are marked: the same characters carry hidden
//! sentences. A line break is visible as such.

use std::borrow::Cow;

use super::script;

/// What the window shows for a character that cannot be seen. All bundled fonts have it.
pub const MARK: char = '⌧';

/// `text` as it may be printed to a terminal, on one line: ␛ for an escape, ␊ for a line break, � for any other
/// invisible character. A tab becomes a space.
pub fn visible(text: &str) -> Cow<'_, str> {
    if is_plain(text) && !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    with_marks(text, for_terminal)
}

/// Like [`visible`], for a text of several lines, whose line ends and tabs are kept: they cannot hide anything in a
/// terminal. A carriage return by itself would overwrite what was printed.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    with_marks(text, |c, is_unseen| match c {
        '\n' | '\t' => c,
        '\r' if !is_unseen => c,
        c => for_terminal(c, is_unseen),
    })
}

fn for_terminal(c: char, is_unseen: bool) -> char {
    match c {
        '\t' => ' ',
        // From U+2400 on come the pictures of the control characters, in their order.
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\x7f' => '\u{2421}',
        _ if is_unseen => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

/// `text` as the window shows it: [`MARK`] for each invisible character, so that positions in the text can still be
/// counted. Line breaks are kept.
pub fn marked(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    with_marks(text, |c, is_unseen| match c {
        '\t' => ' ',
        _ if is_unseen => MARK,
        c => c,
    })
}

fn with_marks(text: &str, shown: impl Fn(char, bool) -> char) -> Cow<'_, str> {
    let mut changed = false;
    let marked: String = characters(text)
        .map(|(_, c, is_unseen)| {
            let shown = shown(c, is_unseen);
            changed |= shown != c;
            shown
        })
        .collect();
    if changed { Cow::Owned(marked) } else { Cow::Borrowed(text) }
}

/// The invisible characters of `text`, with their bytes.
pub fn unseen(text: &str) -> impl Iterator<Item = (usize, char)> {
    let text = if is_plain(text) { "" } else { text };
    characters(text).filter_map(|(at, c, is_unseen)| is_unseen.then_some((at, c)))
}

/// The characters with their bytes, and whether each is invisible where it occurs.
fn characters(text: &str) -> impl Iterator<Item = (usize, char, bool)> {
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, c) = chars.next()?;
        // An invisible character does not justify its neighbour, although a filler counts as a letter.
        let after = chars.peek().map(|(_, c)| *c).filter(|c| !is_suspect(*c));
        let is_unseen = is_suspect(c) && !is_meant(c, before, after);
        before = (!is_unseen).then_some(c);
        Some((at, c, is_unseen))
    })
}

/// Whether a character has no width wherever it occurs: soft hyphen, zero width spaces and joiners, direction marks,
/// invisible operators. Variation selectors and marks on letters are not among them.
pub fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}')
}

/// Whether the text has no character that must be examined, as nearly every text.
fn is_plain(text: &str) -> bool {
    let is_printed = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n');
    let mut at = 0;
    while let Some(rest) = text.as_bytes().get(at..) {
        // Sixteen bytes at a time, which the compiler compares at once.
        let Some(skipped) = rest.chunks(16).position(|chunk| !chunk.iter().all(is_printed)) else { return true };
        let Some(first) = rest.get(skipped * 16..).and_then(|rest| rest.iter().position(|byte| !is_printed(byte)))
        else {
            return true;
        };
        at += skipped * 16 + first;
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return false };
        if is_suspect(c) || matches!(c, '\t' | '\r') {
            return false;
        }
        at += c.len_utf8();
    }
    true
}

/// Whether a character is drawn as nothing, or is obeyed instead of drawn.
pub(crate) fn is_suspect(c: char) -> bool {
    if matches!(c, '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{34e}' | '\u{3165}'..='\u{fdff}' | ' '..='~') {
        return false;
    }
    is_zero_width(c)
        || matches!(c,
        '\0'..='\x08' | '\x0b'..='\x1f' | '\x7f'..='\u{9f}'
        | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{2028}' | '\u{2029}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a suspect character may be intended where it occurs.
fn is_meant(c: char, before: Option<char>, after: Option<char>) -> bool {
    if c == '\r' {
        return after == Some('\n');
    }
    let Some(before) = before else { return false };
    match c {
        '\u{200c}' | '\u{200d}' => joins_letters(before) || is_emoji(before),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
            is_emoji(before) && !is_selector(before)
                || matches!(before, '0'..='9' | '#' | '*')
                || joins_letters(before)
                || is_unspaced(before)
        }
        '\u{180b}'..='\u{180f}' => matches!(before, '\u{1820}'..='\u{18aa}'),
        '\u{ad}' => before.is_alphabetic() && after.is_some_and(char::is_alphabetic),
        '\u{200b}' => is_unspaced(before) && after.is_some_and(is_unspaced),
        _ => false,
    }
}

/// Scripts whose letters have several shapes, or combine into others: Arabic to the scripts of India, Tibet and
/// South-East Asia, and Mongolian.
fn joins_letters(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{8ff}' | '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{17b3}' | '\u{17b6}'..='\u{17ff}'
        | '\u{1820}'..='\u{18aa}' | '\u{a840}'..='\u{a8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Letters, radicals and punctuation of scripts that are written without spaces.
fn is_unspaced(c: char) -> bool {
    script::is_unspaced(c) || matches!(c, '\u{2e80}'..='\u{303f}')
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}')
}

/// Symbols drawn in colour, and the characters that modify them.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{20e3}' | '\u{2100}'..='\u{2bff}' | '\u{fe0f}'
        | '\u{1f000}'..='\u{1faff}')
}

/// The name of an invisible character, with its number: "right-to-left override (U+202E)".
pub fn name_of(c: char) -> String {
    let name = match c {
        '\0' => "null",
        '\x08' => "backspace",
        '\r' => "carriage return",
        '\x1b' => "escape",
        '\x7f' => "delete",
        '\u{ad}' => "soft hyphen",
        '\u{34f}' => "combining grapheme joiner",
        '\u{61c}' => "Arabic letter mark",
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => "Hangul filler",
        '\u{200b}' => "zero width space",
        '\u{200c}' => "zero width non-joiner",
        '\u{200d}' => "zero width joiner",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202a}' => "left-to-right embedding",
        '\u{202b}' => "right-to-left embedding",
        '\u{202c}' => "end of an embedding",
        '\u{202d}' => "left-to-right override",
        '\u{202e}' => "right-to-left override",
        '\u{2060}' => "word joiner",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first strong isolate",
        '\u{2069}' => "end of an isolate",
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{180b}'..='\u{180d}' | '\u{180f}' => {
            "variation selector"
        }
        '\u{feff}' => "byte order mark",
        '\u{fff9}'..='\u{fffb}' => "annotation mark",
        '\u{e0000}'..='\u{e007f}' => "tag character",
        _ if c.is_control() => "control character",
        _ => "character that is not drawn",
    };
    format!("{name} (U+{:04X})", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_becomes_visible() {
        assert_eq!(visible("a\u{1b}[31mb\r\n\tc\u{7f}\u{9b}\u{202e}"), "a␛[31mb␍␊ c␡��");
        assert_eq!(visible("a\nb"), "a␊b");
        assert!(matches!(visible("한국 “…” é"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_not_seen_has_a_mark_one_for_one() {
        for (text, shown) in [
            ("a\u{1b}[31m", "a⌧[31m"),
            ("one\ntwo\r\nthree\rfour\tfive", "one\ntwo\r\nthree⌧four five"),
            ("Lee\u{202e}gnum\u{2066}x\u{200f}", "Lee⌧gnum⌧x⌧"),
            ("un\u{200b}able, un\u{ad}able \u{ad}x", "un⌧able, un\u{ad}able ⌧x"),
            ("a\u{2028}b\u{fffb}\u{e0041}\u{3164}\u{feff}", "a⌧b⌧⌧⌧⌧"),
            ("L\u{200d}ee\u{200c}", "L⌧ee⌧"),
            ("mi\u{ad}\u{3164}t \u{3164}\u{ad}x", "mi⌧⌧t ⌧⌧x"),
            ("a\u{fe0f}\u{200d}b", "a⌧⌧b"),
        ] {
            assert_eq!(marked(text), shown);
            assert_eq!(marked(shown), shown, "what is shown needs no mark");
            assert_eq!(marked(text).chars().count(), text.chars().count());
            assert_eq!(unseen(text).count(), shown.matches(MARK).count());
        }
    }

    #[test]
    fn what_a_script_cannot_be_written_without_is_left() {
        for text in [
            "می\u{200c}خواهم",
            "क\u{94d}\u{200d}ष",
            "👨\u{200d}👩\u{200d}👧",
            "❤\u{fe0f}\u{200d}🔥 1\u{fe0f}\u{20e3}",
            "葛\u{e0100}城 ⚠\u{fe0e}",
            "ภาษา\u{200b}ไทย",
            "한국 日本 “…” é\n",
        ] {
            assert!(matches!(marked(text), Cow::Borrowed(_)), "{text:?}");
        }
        assert_eq!(marked("😀\u{fe00}\u{fe01}\u{fe02}"), "😀\u{fe00}⌧⌧", "a sentence behind an emoji");
        assert_eq!(marked("می\u{200c}\u{200c}\u{200c}"), "می\u{200c}⌧⌧");
    }

    #[test]
    fn a_text_is_plain_where_each_of_its_characters_is() {
        for c in ('\0'..=char::MAX).filter(|c| !is_suspect(*c) && *c != '\t') {
            let text = format!("0123456789abcdef{c}0123456789abcdef");
            assert!(is_plain(&text) && marked(&text) == text, "{c:?}");
        }
        for c in ('\0'..=char::MAX).filter(|c| is_suspect(*c)) {
            assert!(!is_plain(&format!("0123456789abcde{c}")), "{c:?}");
            assert!(!is_plain(&format!("x{c}")), "{c:?}");
        }
    }

    #[test]
    fn a_character_is_named_in_words() {
        assert_eq!(name_of('\u{202e}'), "right-to-left override (U+202E)");
        assert_eq!(name_of('\u{1}'), "control character (U+0001)");
        assert_eq!(name_of('\u{e0041}'), "tag character (U+E0041)");
    }

    #[test]
    fn lines_stay_lines_and_nothing_goes_back_over_them() {
        assert_eq!(visible_lines("a\r\n\tb\rc\u{1b}\n\u{200f}"), "a\r\n\tb␍c␛\n�");
        assert!(matches!(visible_lines("a\n\tb\r\n"), Cow::Borrowed(_)));
    }
}
