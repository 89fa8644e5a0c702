//! The program's one table of pairs of quotation marks.

/// Every pair of marks: the opening one, the closing one.
pub const PAIRS: [(char, char); 42] = [
    ('“', '”'),
    ('‘', '’'),
    ('«', '»'),
    ('‹', '›'),
    ('„', '“'),
    ('‚', '‘'),
    ('„', '”'),
    ('‚', '’'),
    ('”', '”'),
    ('’', '’'),
    ('»', '«'),
    ('›', '‹'),
    ('»', '»'),
    ('›', '›'),
    ('”', '“'),
    ('’', '‘'),
    // Sesotho in the CLDR.
    ('“', '’'),
    ('„', '‟'),
    ('‟', '”'),
    ('‛', '’'),
    ('‚', '‛'),
    // One mark typed, the other curled by a word processor.
    ('„', '"'),
    ('‚', '\''),
    ('"', '”'),
    ('“', '"'),
    ('「', '」'),
    ('『', '』'),
    ('｢', '｣'),
    ('﹁', '﹂'),
    ('﹃', '﹄'),
    ('《', '》'),
    ('〈', '〉'),
    ('〝', '〞'),
    ('〝', '〟'),
    ('❝', '❞'),
    ('❛', '❜'),
    ('″', '″'),
    ('′', '′'),
    ('"', '"'),
    ('\'', '\''),
    ('＂', '＂'),
    ('＇', '＇'),
];

/// Whether the character is a quotation mark of some convention. Apostrophes are among them.
pub fn is_quotation_mark(c: char) -> bool {
    // The characters of the table; a test compares the two. Written out because this is called for each
    // character of a text.
    matches!(
        c,
        '"' | '\'' | '«' | '»' | '״' | '\u{2018}'..='\u{201F}' | '′' | '″' | '‹' | '›' | '❛'..='❞' | '〈'..='』'
            | '〝'..='〟' | '﹁'..='﹄' | '＂' | '＇' | '｢' | '｣'
    )
}

/// Hebrew gershayim: the sign of an abbreviation within a word, otherwise a quotation mark.
pub(super) fn is_gershayim(c: char) -> bool {
    c == '״'
}

/// Whether `c` opens one of these pairs. `pairs` is a set of numbers in [`PAIRS`], one bit each.
pub(super) fn opens_some_pair(c: char, pairs: u64) -> bool {
    pairs != 0 && PAIRS.iter().enumerate().any(|(i, (open, _))| *open == c && pairs & (1 << i) != 0)
}

/// Whether two marks have the same level and convention, so that one is rarely nested in the other.
pub(super) fn is_alike(a: char, b: char) -> bool {
    let level = |c: char| match c {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '«' | '»' => '«',
        '‹' | '›' => '‹',
        c => c,
    };
    level(a) == level(b)
}

pub(super) fn is_guillemet(c: char) -> bool {
    matches!(c, '«' | '»' | '‹' | '›')
}

pub(super) fn can_close(c: char) -> bool {
    is_gershayim(c) || PAIRS.iter().any(|(_, close)| *close == c)
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '‛' | '＇' | '′' | 'ʼ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_a_mark_where_the_table_has_it() {
        for c in '\0'..=char::MAX {
            let is_in_table = PAIRS.iter().any(|(open, close)| *open == c || *close == c);
            assert_eq!(is_quotation_mark(c), is_in_table || is_gershayim(c), "{c:?}");
        }
    }
}
