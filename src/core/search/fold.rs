//! Folds text for searching: without case, accents, width, or the shape of quotation marks, dashes and white
//! space.
//!
//! This is looser than the folding that verifies a quote ([`crate::matching::normalize`]), and never verifies
//! anything. A character becomes its compatibility decomposition (NFKD,
//! [UAX #15](https://www.unicode.org/reports/tr15/)) without accents, then its case folding
//! ([Unicode, section 3.13](https://www.unicode.org/versions/latest/core-spec/chapter-3/#G33992)). Vowel
//! signs of Indic scripts and the voicing marks of kana are letters, not accents, and stay. Conjoining
//! jamo are composed, so that Hangul is the same however it was typed.

use icu_casemap::CaseMapper;
use unicode_normalization::char::{compose, decompose_compatible};

use crate::{matching::quotation_marks::is_quotation_mark, text::invisible::is_zero_width};

/// Any run of white space, with or without dashes in it.
pub(super) const SPACE: char = ' ';
/// A run of dashes without white space.
pub(super) const DASH: char = '-';

/// One folded character and the bytes of the original that it represents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub c: char,
    start: u32,
    end: u32,
}

impl Unit {
    pub fn start(&self) -> usize {
        self.start as usize
    }

    pub fn end(&self) -> usize {
        self.end as usize
    }
}

pub(super) fn is_separator(c: char) -> bool {
    c == SPACE || c == DASH
}

/// Folds `text` into `units`, which is emptied first. Text beyond 4 GiB is left out; a briefing file is far
/// smaller.
pub(super) fn fold(text: &str, exact_case: bool, units: &mut Vec<Unit>) {
    units.clear();
    units.reserve(text.len());
    for (at, c) in text.char_indices() {
        let (Ok(at), Ok(end)) = (u32::try_from(at), u32::try_from(at + c.len_utf8())) else { return };
        if c.is_ascii_alphanumeric() {
            // A plain ASCII letter or digit, which is most of most texts.
            units.push(Unit { c: ascii(c, exact_case), start: at, end });
        } else if c.is_ascii() {
            push(units, ascii(c, exact_case), at, end);
        } else if let Some(typographic) = typographic(c) {
            push(units, typographic, at, end);
        } else if is_ignored(c) {
            if let Some(last) = units.last_mut() {
                last.end = end;
            }
        } else {
            decompose_compatible(c, |part| {
                if !is_ignored(part) {
                    let part = typographic(part).unwrap_or(part);
                    let (first, second) = letters(part, exact_case);
                    push(units, first, at, end);
                    if let Some(second) = second {
                        push(units, second, at, end);
                    }
                }
            });
        }
    }
}

fn push(units: &mut Vec<Unit>, c: char, start: u32, end: u32) {
    if let Some(last) = units.last_mut() {
        if is_separator(c) && is_separator(last.c) {
            last.end = end;
            last.c = if c == SPACE { SPACE } else { last.c };
            return;
        }
        if joins_backwards(c)
            && let Some(whole) = compose(last.c, c)
        {
            *last = Unit { c: whole, start: last.start, end };
            return;
        }
    }
    units.push(Unit { c, start, end });
}

/// A vowel or final consonant of Hangul, or a voicing mark of kana.
fn joins_backwards(c: char) -> bool {
    matches!(c, '\u{1161}'..='\u{1175}' | '\u{11A8}'..='\u{11C2}' | '\u{3099}' | '\u{309A}')
}

fn ascii(c: char, exact_case: bool) -> char {
    match c {
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' => SPACE,
        _ if exact_case => c,
        _ => c.to_ascii_lowercase(),
    }
}

/// The letters that a decomposed character is equal to. Full case folding gives two letters for ß and ẞ, and for no
/// other decomposed character; a test checks that for all of Unicode.
fn letters(c: char, exact_case: bool) -> (char, Option<char>) {
    if exact_case {
        return (c, None);
    }
    match c {
        'ß' | 'ẞ' => ('s', Some('s')),
        // Letters with a stroke and ligatures do not decompose, but are treated as accented forms of the plain
        // letters: the Unicode Collation Algorithm's table (UTS #10) gives them their primary weights.
        'æ' | 'Æ' => ('a', Some('e')),
        'œ' | 'Œ' => ('o', Some('e')),
        'ø' | 'Ø' => ('o', None),
        'ł' | 'Ł' => ('l', None),
        'đ' | 'Đ' => ('d', None),
        'ħ' | 'Ħ' => ('h', None),
        'ŧ' | 'Ŧ' => ('t', None),
        'ı' => ('i', None),
        _ => (CaseMapper::new().simple_fold(c), None),
    }
}

/// Quotation marks, dashes and white space, made equal to one of their kind.
fn typographic(c: char) -> Option<char> {
    match c {
        '\u{2018}'..='\u{201B}' | '‹' | '›' | '′' | '´' | 'ʼ' | '＇' | '❛' | '❜' => Some('\''),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2E3A}' | '\u{2E3B}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => {
            Some(DASH)
        }
        _ if c.is_whitespace() => Some(SPACE),
        _ if is_quotation_mark(c) || matches!(c, '〝'..='〟') => Some('"'),
        _ => None,
    }
}

/// Accents and other marks that a search ignores, and invisible characters: soft hyphens, joiners, marks of
/// direction, variation selectors.
fn is_ignored(c: char) -> bool {
    is_zero_width(c)
        || matches!(c,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'
        | '\u{5C1}'..='\u{5C2}' | '\u{5C4}'..='\u{5C5}' | '\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}'
        | '\u{6E7}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}' | '\u{180B}'..='\u{180F}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// The folded form of a character if that is a single character in any context, else `None`.
pub(super) fn simple(c: char, exact_case: bool) -> Option<char> {
    if c.is_ascii() {
        return Some(ascii(c, exact_case));
    }
    if matches!(c, '\u{AC00}'..='\u{D7A3}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | 'ぁ'..='ゖ' | 'ァ'..='ヺ')
    {
        return Some(c);
    }
    if let Some(typographic) = typographic(c) {
        return Some(typographic);
    }
    let mut is_itself = !is_ignored(c) && !matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3099}' | '\u{309A}');
    decompose_compatible(c, |part| is_itself &= part == c && letters(c, false) == (c, None));
    is_itself.then_some(c)
}

/// Whether a text has a character without a simple folding (see [`simple`]), so that it has to be folded as a
/// whole before it is searched.
pub(super) fn is_rich(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..) {
        // Sixteen bytes at a time, which the compiler compares together.
        let Some(skipped) = rest.chunks(16).position(|chunk| !chunk.is_ascii()) else { return false };
        let chunk = at + skipped * 16;
        let Some(first) = bytes.get(chunk..).and_then(|rest| rest.iter().position(|byte| !byte.is_ascii())) else {
            return false;
        };
        at = chunk + first;
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return false };
        if simple(c, false).is_none() {
            return true;
        }
        at += c.len_utf8();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut units = Vec::new();
        fold(text, false, &mut units);
        units.iter().map(|unit| unit.c).collect()
    }

    #[test]
    fn case_accents_width_and_shapes_are_folded() {
        assert_eq!(folded("İstanbul STRASSE Straße ﬁne Ｆｕｌｌ"), "istanbul strasse strasse fine full");
        assert_eq!(folded("Crème brûlée, Cre\u{300}me; Łódź; Ærø"), "creme brulee, creme; lodz; aero");
        assert_eq!(folded("“a” «b» 「c」 ‘d’"), "\"a\" \"b\" \"c\" 'd'");
        assert_eq!(folded("a\u{a0}\u{3000}\n b – c-d—e"), "a b c-d-e");
        assert_eq!(folded("soft\u{ad}hyphen zero\u{200b}width"), "softhyphen zerowidth");
    }

    #[test]
    fn letters_of_other_scripts_are_unchanged() {
        let decomposed: String = unicode_normalization::UnicodeNormalization::nfd("대한민국 が").collect();
        assert_eq!(folded(&decomposed), "대한민국 が");
        assert_eq!(folded("ｶﾞｷﾞ ﾊﾟ"), "ガギ パ");
        assert_ne!(folded("か"), folded("が"), "voiced kana are other letters");
        assert_eq!(folded("हिन्दी"), "हिन्दी", "vowel signs are letters");
        assert_eq!(folded("𝐀𝐛 ΣΊΣΥΦΟΣ"), "ab σισυφοσ");
    }

    #[test]
    fn a_unit_maps_back_to_all_bytes_it_represents() {
        let text = "xe\u{301}ßﬁ";
        let mut units = Vec::new();
        fold(text, false, &mut units);
        let shown: Vec<_> = units.iter().map(|unit| (unit.c, &text[unit.start()..unit.end()])).collect();
        let expected = [('x', "x"), ('e', "e\u{301}"), ('s', "ß"), ('s', "ß"), ('f', "ﬁ"), ('i', "ﬁ")];
        assert_eq!(shown, expected);
    }

    #[test]
    fn our_letters_are_the_full_case_folding_of_unicode() {
        let own = "æÆœŒøØłŁđĐħĦŧŦı";
        let mapper = CaseMapper::new();
        for c in ('\u{80}'..=char::MAX).filter(|c| !own.contains(*c)) {
            let mut parts = Vec::new();
            decompose_compatible(c, |part| parts.push(part));
            for part in parts.into_iter().filter(|part| !is_ignored(*part) && !own.contains(*part)) {
                let (first, second) = letters(part, false);
                let ours: String = [Some(first), second].into_iter().flatten().collect();
                let full = mapper.fold_string(part.encode_utf8(&mut [0; 4])).into_owned();
                assert_eq!(ours, full, "{part:?} of {c:?}");
            }
        }
    }

    #[test]
    fn simple_foldings_do_not_depend_on_the_context() {
        let mut units = Vec::new();
        for c in '\u{1}'..=char::MAX {
            if let Some(simple) = simple(c, false) {
                let text = format!("가{c}a");
                fold(&text, false, &mut units);
                let middle: Vec<char> = units.iter().map(|unit| unit.c).collect();
                assert_eq!(middle, ['가', simple, 'a'], "{c:?}");
            }
        }
    }
}
