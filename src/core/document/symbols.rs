//! Characters of symbol fonts, which are numbered by their place in the font.

/// The character at a position of a symbol font, if it is the same in all common ones (Symbol, Wingdings) or if the
/// font's name determines it. Without it, nobody knows what the reader of the document saw.
pub(super) fn character(font: &str, code: u32) -> Option<char> {
    // Programs place these fonts in the private use area from U+F000 on.
    let place = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let font = font.to_ascii_lowercase();
    if font.starts_with("wingdings") {
        wingdings(place)
    } else if font == "symbol" {
        symbol(place)
    } else if (0xE000..=0xF8FF).contains(&code) {
        None
    } else {
        char::from_u32(code).filter(|c| !c.is_control())
    }
}

fn wingdings(place: u32) -> Option<char> {
    Some(match place {
        0x20 => ' ',
        0x6C | 0x9F | 0xB7 => '•',
        0x6E | 0xA7 => '▪',
        0x71 | 0xA8 => '◻',
        0x76 => '❖',
        0xD8 => '➢',
        0xDF => '←',
        0xE0 | 0xE8 => '→',
        0xFB => '✗',
        0xFC => '✓',
        _ => return None,
    })
}

fn symbol(place: u32) -> Option<char> {
    const GREEK: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL_GREEK: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    let letter = |letters: &str, first: u32| letters.chars().nth((place - first) as usize);
    match place {
        0x20 | 0x25 | 0x28..=0x29 | 0x2B..=0x2C | 0x2E..=0x3F => char::from_u32(place),
        0x41..=0x5A => letter(GREEK, 0x41),
        0x61..=0x7A => letter(SMALL_GREEK, 0x61),
        0x2D => Some('−'),
        0xA3 => Some('≤'),
        0xB0 => Some('°'),
        0xB1 => Some('±'),
        0xB3 => Some('≥'),
        0xB4 => Some('×'),
        0xB7 => Some('•'),
        0xBC => Some('…'),
        0xE2 | 0xD2 => Some('®'),
        0xE3 | 0xD3 => Some('©'),
        0xE4 | 0xD4 => Some('™'),
        _ => None,
    }
}
