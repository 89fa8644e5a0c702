//! The text strings of dictionaries (ISO 32000-2, 7.9.2.2).

/// A text string: UTF-16 or UTF-8 if it begins with a byte order mark, otherwise PDFDocEncoding.
pub(super) fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| pdf_doc(byte)).collect(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| Some(unit(pair.try_into().ok()?)));
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    without_language(&text)
}

/// Escape sequences that name a language are enclosed in U+001B.
fn without_language(text: &str) -> String {
    text.split('\u{1B}').step_by(2).collect()
}

/// PDFDocEncoding (ISO 32000-2, Annex D.3).
fn pdf_doc(byte: u8) -> char {
    const FROM_18: [char; 8] = ['\u{2D8}', '\u{2C7}', '\u{2C6}', '\u{2D9}', '\u{2DD}', '\u{2DB}', '\u{2DA}', '\u{2DC}'];
    const FROM_80: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł',
        'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
    ];
    let from = |table: &[char], first: u8| table.get(usize::from(byte.wrapping_sub(first))).copied();
    match byte {
        0x18..=0x1F => from(&FROM_18, 0x18),
        0x80..=0xA0 => from(&FROM_80, 0x80),
        _ => Some(char::from(byte)),
    }
    .unwrap_or(char::REPLACEMENT_CHARACTER)
}
