//! Folds text so that differences of typography disappear, with a mapping back to the original.
//!
//! Folding makes equal, and only these: curly and straight quotation marks; canonical equivalents (NFC, [UAX
//! #15](https://www.unicode.org/reports/tr15/)); runs of white space; the dashes U+2010–U+2015, the minus sign
//! U+2212 and `-`; the cedilla and the comma below s and t; full-width forms (U+FF01–U+FF5E, and ￠ ￡ ￥ ￦); soft
//! hyphens, which are removed; typographic ligatures, which become their letters; œ and oe, stretched Arabic words, and
//! the figures and the letters that Arabic, Persian and Indian texts write in two ways. Letter case, accents and words
//! are never touched: quotes are verified with this.

use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    letters::{Writing, is_stretching, usual_letter},
    quotation_marks::{QuotationMarks, is_quotation_mark},
};

/// A folded text and, for each of its characters, the bytes of the original that it represents.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NormalizedText {
    text: String,
    marks: Vec<Mark>,
}

/// One folded character: where it begins in the folded text, and what it represents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    folded: u32,
    start: u32,
    end: u32,
}

impl NormalizedText {
    /// Folds `text`. Texts longer than 4 GiB are truncated; a briefing file is far smaller.
    pub fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), marks: Vec::with_capacity(text.len()) };
        let writing = Writing::new(text);
        if is_nfc_quick(text.chars()) == IsNormalized::Yes {
            for (at, c) in text.char_indices() {
                folded.push_char(writing.fold(c), at, at + c.len_utf8());
            }
        } else {
            folded.push_clusters(text, &writing);
        }
        folded
    }

    /// Like [`Self::new`], but the marks of each quotation are also made equal, whatever their shape: ‘a’ within “b” is
    /// 'a' in "b", and « a » is "a". Signs for feet and inches and apostrophes are not quotation marks and are not
    /// changed.
    pub fn folding_quotation_marks(text: &str) -> Self {
        Self::folding_these_marks(text, &QuotationMarks::new(text))
    }

    /// Like [`Self::folding_quotation_marks`], if the quotation marks of the text are already known.
    pub(super) fn folding_these_marks(text: &str, marks: &QuotationMarks) -> Self {
        if marks.is_empty() {
            return Self::new(text);
        }
        let mut places: Vec<usize> = marks.pairs().flat_map(|pair| [pair.open.start, pair.close.start]).collect();
        places.extend(marks.unclosed().chain(marks.closing_earlier()).map(|mark| mark.start));
        places.sort_unstable();
        let folded = Self::new(text);
        let is_mark =
            |c: char, range: &Range<usize>| is_quotation_mark(c) && places.binary_search(&range.start).is_ok();
        let mut alike = Self::default();
        let mut chars = folded.chars().peekable();
        let mut is_behind_mark = false;
        while let Some((c, range)) = chars.next() {
            let mut is_before_mark = || chars.peek().is_some_and(|(next, range)| is_mark(*next, range));
            // French puts spaces inside its marks, Japanese has none around them.
            if c == ' ' && (is_behind_mark || is_before_mark()) {
                continue;
            }
            is_behind_mark = is_mark(c, &range);
            alike.push_folded(if is_behind_mark { '"' } else { c }, &range);
        }
        alike
    }

    /// This folded text of `original` without spaces that depend on house style: around a dash between words, and
    /// before a sign for per cent. A hyphen joins words and keeps the spaces around it, unless spaces are on both
    /// sides.
    pub(super) fn with_spaces_alike(&self, original: &str) -> Self {
        let chars: Vec<(char, Range<usize>)> = self.chars().collect();
        let at = |number: Option<usize>| number.and_then(|number| chars.get(number)).map(|(c, _)| *c);
        let is_space = |number: Option<usize>| at(number) == Some(' ');
        let is_word = |number: Option<usize>| at(number).is_some_and(char::is_alphabetic);
        let mut alike = Self::default();
        let mut until = 0;
        for (number, (c, range)) in chars.iter().enumerate() {
            if number < until {
                continue;
            }
            let before = number.checked_sub(1);
            let is_before_sign =
                matches!(at(Some(number + 1)), Some('%' | '‰')) && at(before).is_some_and(char::is_numeric);
            if *c == ' ' && is_before_sign {
                // The sign includes the space, so that the number ends at the same position as before.
                let sign = chars.get(number + 1).map_or(*c, |(sign, _)| *sign);
                let end = chars.get(number + 1).map_or(range.end, |(_, sign)| sign.end);
                alike.push_folded(sign, &(range.start..end));
                until = number + 2;
                continue;
            }
            let dash = if *c == ' ' { number + 1 } else { number };
            let is_dash = at(Some(dash)) == Some('-');
            let has_before = *c == ' ';
            let has_behind = is_space(Some(dash + 1));
            let next = dash + 1 + usize::from(has_behind);
            let is_hyphen = chars
                .get(dash)
                .and_then(|(_, range)| original.get(range.clone()))
                .is_some_and(|sign| sign.starts_with(['-', '\u{2010}', '\u{2011}']));
            let is_spaced = if is_hyphen { has_before && has_behind } else { has_before || has_behind };
            if is_dash && is_spaced && is_word(before) && is_word(Some(next)) {
                let end = chars.get(next.saturating_sub(1)).map_or(range.end, |(_, last)| last.end);
                alike.push_folded('-', &(range.start..end));
                until = next;
                continue;
            }
            alike.push_folded(*c, range);
        }
        alike
    }

    /// Grapheme clusters are closed under canonical equivalence (UAX #29, section 3), so each can
    /// be normalised by itself.
    fn push_clusters(&mut self, text: &str, writing: &Writing<'_>) {
        for (at, cluster) in text.grapheme_indices(true) {
            let end = at + cluster.len();
            if cluster.len() == 1 || is_nfc_quick(cluster.chars()) == IsNormalized::Yes {
                for (offset, c) in cluster.char_indices() {
                    self.push_char(writing.fold(c), at + offset, at + offset + c.len_utf8());
                }
            } else {
                for c in cluster.chars().filter(|c| !is_stretching(*c)).map(fold_char).nfc() {
                    self.push_char(writing.fold(c), at, end);
                }
            }
        }
    }

    fn push_char(&mut self, c: char, start: usize, end: usize) {
        if c.is_ascii() {
            self.push(if c.is_whitespace() { ' ' } else { c }, start, end);
        } else if c == SOFT_HYPHEN || is_stretching(c) {
            self.extend_last(end);
        } else if let Some(letters) = letters_of_ligature(c) {
            letters.chars().for_each(|letter| self.push(letter, start, end));
        } else {
            self.push(fold_char(c), start, end);
        }
    }

    /// A character that is removed belongs to the one before it, so that a word that ends with it includes it.
    fn extend_last(&mut self, end: usize) {
        if let (Some(last), Ok(end)) = (self.marks.last_mut(), u32::try_from(end)) {
            last.end = end;
        }
    }

    fn push(&mut self, c: char, start: usize, end: usize) {
        let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) else {
            return;
        };
        if c == ' '
            && self.text.ends_with(' ')
            && let Some(last) = self.marks.last_mut()
        {
            last.end = end;
            return;
        }
        let Ok(folded) = u32::try_from(self.text.len()) else {
            return;
        };
        self.text.push(c);
        self.marks.push(Mark { folded, start, end });
    }

    /// Adds a character that is already folded, with the bytes it represents.
    pub(super) fn push_folded(&mut self, c: char, range: &Range<usize>) {
        let (Ok(folded), Ok(start), Ok(end)) =
            (u32::try_from(self.text.len()), u32::try_from(range.start), u32::try_from(range.end))
        else {
            return;
        };
        self.text.push(c);
        self.marks.push(Mark { folded, start, end });
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Each folded character with the bytes of the original that it represents.
    pub fn chars(&self) -> impl Iterator<Item = (char, Range<usize>)> {
        self.text.chars().zip(self.marks.iter().map(|mark| mark.start as usize..mark.end as usize))
    }

    /// The first byte of the folded text that represents byte `original` or a later one.
    pub fn position_of(&self, original: usize) -> usize {
        let index = self.marks.partition_point(|mark| (mark.start as usize) < original);
        self.marks.get(index).map_or(self.text.len(), |mark| mark.folded as usize)
    }

    /// The bytes of the original that the folded bytes `range` represent; `None` if the range would split a character
    /// of the original.
    pub fn original(&self, range: Range<usize>) -> Option<Range<usize>> {
        let first = self.index_of(range.start)?;
        let last = self.marks.partition_point(|mark| (mark.folded as usize) < range.end).checked_sub(1)?;
        let (start, end) = (self.marks.get(first)?, self.marks.get(last)?);
        let cuts_start =
            first.checked_sub(1).and_then(|i| self.marks.get(i)).is_some_and(|before| before.start == start.start);
        let cuts_end = self.marks.get(last + 1).is_some_and(|after| after.start == end.start);
        (first <= last && !cuts_start && !cuts_end).then_some(start.start as usize..end.end as usize)
    }

    fn index_of(&self, folded: usize) -> Option<usize> {
        self.marks.binary_search_by_key(&folded, |mark| mark.folded as usize).ok()
    }
}

/// A possible break of a word at the end of a line; invisible elsewhere.
const SOFT_HYPHEN: char = '\u{AD}';

/// The letters of a typographic ligature, according to Unicode's compatibility decompositions.
fn letters_of_ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'Ĳ' => "IJ",
        'ĳ' => "ij",
        'ﬓ' => "մն",
        'ﬔ' => "մե",
        'ﬕ' => "մի",
        'ﬖ' => "վն",
        'ﬗ' => "մխ",
        'œ' => "oe",
        'Œ' => "Oe",
        _ => return None,
    })
}

/// Makes one character equal to its typographic siblings.
pub fn fold_char(c: char) -> char {
    let narrow = match c {
        '\u{FF01}'..='\u{FF5E}' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        '\u{FFE0}' => '¢',
        '\u{FFE1}' => '£',
        '\u{FFE5}' => '¥',
        '\u{FFE6}' => '₩',
        other => other,
    };
    match narrow {
        '\u{201C}'..='\u{201F}' | '〝'..='〟' | '❝' | '❞' | '״' => '"',
        // The letter that Ukrainian and others write for an apostrophe is also made equal.
        '\u{2018}'..='\u{201B}' | '\u{2BC}' | '❛' | '❜' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        // Romanian is written with either letter.
        'ş' => 'ș',
        'Ş' => 'Ș',
        'ţ' => 'ț',
        'Ţ' => 'Ț',
        space if space.is_whitespace() => ' ',
        other => usual_letter(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_is_made_equal_and_nothing_else() {
        let folded = NormalizedText::new("“Ｆｕｌｌ”\u{3000}\n width — it’s cafe\u{301}");
        assert_eq!(folded.as_str(), "\"Full\" width - it's café");
        assert_eq!(NormalizedText::new("￦１，０００").as_str(), "₩1,000");
        assert_eq!(NormalizedText::new("Straße İ").as_str(), "Straße İ");
    }

    #[test]
    fn only_spaces_around_dashes_and_before_percent_signs_are_made_equal() {
        let alike = |text: &str| NormalizedText::new(text).with_spaces_alike(text).as_str().to_owned();
        for (one, other) in [
            ("the plan—and it was wrong—says", "the plan – and it was wrong – says"),
            ("the plan —and it was wrong—, he said", "the plan - and it was wrong—, he said"),
            ("12.5 %", "12.5%"),
        ] {
            assert_eq!(alike(one), alike(other), "{one}");
        }
        for (one, other) in [
            ("5 – 7", "5–7"),
            ("lost – 5", "lost –5"),
            ("a % of", "a% of"),
            ("pre- and", "pre-and"),
            ("be-\nfore", "before"),
        ] {
            assert_ne!(alike(one), alike(other), "{one}");
        }
        let text = "we go – and\u{a0}they – sold 5 %";
        let folded = NormalizedText::new(text).with_spaces_alike(text);
        assert_eq!(folded.as_str(), "we go-and they-sold 5%");
        for (range, words) in
            [(0..5, "we go"), (6..14, "and\u{a0}they"), (3..9, "go – and"), (15..21, "sold 5"), (15..22, "sold 5 %")]
        {
            assert_eq!(folded.original(range).and_then(|range| text.get(range)), Some(words));
        }
    }

    #[test]
    fn soft_hyphens_and_ligatures_make_no_difference() {
        assert_eq!(NormalizedText::new("co\u{ad}oper\u{ad}ation, oﬃce ﬁﬆ").as_str(), "cooperation, office fist");
        let text = "an oﬃ\u{ad}ce";
        let folded = NormalizedText::new(text);
        assert_eq!(folded.original(3..9).and_then(|r| text.get(r)), Some("oﬃ\u{ad}ce"));
        assert_eq!(folded.original(3..6), None, "half of a ligature");
    }

    #[test]
    fn marks_of_quotations_can_be_made_alike_and_nothing_else() {
        let alike = |text| NormalizedText::folding_quotation_marks(text).as_str().to_owned();
        assert_eq!(alike("He said ‘no’ to a 6' wall."), alike("He said “no” to a 6' wall."));
        assert_eq!(alike("彼は『無理』だと"), alike("彼は「無理」だと"));
        assert_ne!(alike("a wall of 6' there"), alike("a wall of 6\" there"));
        assert_eq!(alike("it’s ‘no’"), "it's\"no\"");
        for other in
            ["Il dit « non » à tous.", "Il dit «\u{202f}non\u{202f}» à tous.", "Il dit ‹\u{a0}non\u{a0}› à tous."]
        {
            assert_eq!(alike(other), alike("Il dit “non” à tous."), "{other}");
        }
    }

    #[test]
    fn decomposed_hangul_is_composed() {
        let decomposed: String = "대한민국".nfd().collect();
        assert_eq!(NormalizedText::new(&decomposed).as_str(), "대한민국");
    }

    #[test]
    fn a_folded_place_leads_back_to_the_original() {
        let text = "a  “cafe\u{301}”";
        let folded = NormalizedText::new(text);
        let at = folded.as_str().find("café").unwrap_or_default();
        let range = folded.original(at..at + "café".len());
        assert_eq!(range.and_then(|r| text.get(r)), Some("cafe\u{301}"));
    }

    #[test]
    fn half_a_character_of_the_original_is_no_place() {
        let text = "q\u{307}\u{323}x";
        let folded = NormalizedText::new(text);
        assert_eq!(folded.original(0..1), None);
    }
}
