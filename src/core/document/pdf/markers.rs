//! Recognizes the markers of list items.

/// The marker of a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// A mark that is not part of the text, with the number of bytes of the mark and the following blank.
    Bullet(usize),
    /// A dash, which begins an item only if the item is formatted as one. Bytes as for a bullet.
    Dash(usize),
    /// A number or letter: part of the text.
    Number,
}

/// The marker with which a line begins.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    let rest = text.get(first.len_utf8()..)?;
    let blank = rest.len() - rest.trim_start().len();
    let length = first.len_utf8() + blank;
    if rest.trim().is_empty() {
        return None;
    }
    match first {
        '•' | '◦' | '‣' | '▪' | '▫' | '■' | '□' | '●' | '○' | '◆' | '◇' | '▶' | '▷' | '►' | '➢' | '➤' | '✓' | '✔'
        | '❖' | '⁃' | '∙' | '·' | 'ㅇ' | '❍' | '◎' | '\u{F0B7}' | '\u{F0A7}' | '\u{F0D8}' | '\u{F0FC}' | '\u{F06C}'
        | '\u{F06E}' | '\u{F0A8}' => Some(Marker::Bullet(length)),
        '-' | '–' | '—' | '*' if blank > 0 => Some(Marker::Dash(length)),
        'o' if blank > 0 && rest.trim_start().starts_with(char::is_uppercase) => Some(Marker::Dash(length)),
        _ => is_numbered(text).then_some(Marker::Number),
    }
}

/// "1.", "12)", "(3)", "a)", "(iv)", "①", "가." before a blank.
fn is_numbered(text: &str) -> bool {
    let Some(word) = text.split(' ').next().filter(|word| word.len() < text.len()) else { return false };
    if word.chars().count() == 1 && word.chars().all(|c| matches!(c, '①'..='⑳' | '❶'..='❿')) {
        return true;
    }
    let (inner, is_closed) = match (word.strip_prefix('('), word) {
        (Some(inner), _) => (inner.strip_suffix(')'), true),
        (None, word) => (word.strip_suffix([')', '.']), word.ends_with(')')),
    };
    inner.is_some_and(|inner| is_number(inner, is_closed))
}

fn is_number(text: &str, is_closed: bool) -> bool {
    let count = text.chars().count();
    let all = |test: fn(char) -> bool| text.chars().all(test);
    (count > 0 && count <= 2 && all(|c| c.is_ascii_digit()))
        || (count == 1 && is_closed && all(|c| c.is_ascii_lowercase()))
        || (count == 1 && all(|c| matches!(c, '가' | '나' | '다' | '라' | '마' | '바' | '사' | '아')))
        || (is_closed && count > 0 && count <= 4 && all(|c| matches!(c, 'i' | 'v' | 'x')))
}
