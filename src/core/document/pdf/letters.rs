//! Kinds of characters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::script;

/// Chinese characters and Japanese syllables, and their punctuation.
pub(super) fn is_chinese_or_japanese(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{30FF}' | '\u{31C0}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF01}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFF}')
}

/// Letters of scripts that are written from right to left.
pub(super) fn is_right_to_left(c: char) -> bool {
    script::is_right_to_left(c) && !is_arabic_digit(c)
}

fn is_arabic_digit(c: char) -> bool {
    matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}')
}

/// Whether a text ends like a sentence, ignoring closing marks.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || is_closing(c));
    text.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।'])
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '»' | '«' | '“' | '‘' | ')' | ']' | '」' | '』' | '》' | '〉' | '›' | '）')
}

/// Composes decomposed letters; nothing else is changed.
pub(super) fn compose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut cluster = String::new();
    for c in text.chars() {
        if !(is_combining_mark(c) || matches!(c, '\u{1160}'..='\u{11FF}')) {
            flush(&mut cluster, &mut out);
        }
        cluster.push(c);
    }
    flush(&mut cluster, &mut out);
    out
}

fn flush(cluster: &mut String, out: &mut String) {
    let mut chars = cluster.chars();
    if chars.next().is_some() && chars.next().is_some() {
        out.extend(cluster.nfc());
    } else {
        out.push_str(cluster);
    }
    cluster.clear();
}

/// The letters of a typographic ligature.
pub(super) fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        _ => return None,
    })
}

/// A word without the marks before it.
pub(super) fn opened(word: &str) -> &str {
    word.trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// A word without the marks after it.
pub(super) fn closed(word: &str) -> &str {
    word.trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// A word without the marks around it.
pub(super) fn bare(word: &str) -> &str {
    opened(closed(word))
}
