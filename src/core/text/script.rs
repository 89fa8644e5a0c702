//! Which script a character belongs to, by the blocks of Unicode, and how scripts are written. This is the only such
//! table.

/// Whether words of this character's script are written without spaces: Han and kana, and their punctuation. Korean has
/// spaces.
pub fn is_written_without_spaces(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}')
}

/// Han, kana and Hangul, with the marks and radicals of these scripts.
pub fn is_cjk(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{2FFF}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{9FFF}'
        | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FFDC}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Thai, Lao, Tibetan, Burmese and Khmer, which put no spaces between words either, and whose letters have vowel signs.
pub fn is_south_east_asian(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

/// A letter of a script without spaces between words: Han, kana, and those of South-East Asia.
pub fn is_unspaced(c: char) -> bool {
    is_han(c) || is_kana(c) || is_south_east_asian(c)
}

/// A letter of the Korean alphabet: a whole syllable (한), or a part of one (ㅎ).
pub fn is_hangul(c: char) -> bool {
    is_hangul_syllable(c)
        || matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{A97F}' | '\u{D7B0}'..='\u{D7FF}')
}

/// A whole syllable of Korean: 가 to 힣.
pub fn is_hangul_syllable(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}

/// Hiragana and katakana, with the signs of length and repetition.
pub fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}')
}

/// A Chinese character, whatever language it is used in, with 々 and 〇.
pub fn is_han(c: char) -> bool {
    matches!(c, '々' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// A character of a block that is written from right to left, including digits.
pub fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}')
}
