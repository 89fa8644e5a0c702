//! Where a quote may begin and end: at the edge of a word, and never inside a unit such as "12 million".
//!
//! "able to attend" occurs in "unable to attend" and "proliferation" in "non-proliferation", letter for letter,
//! and neither was said. So a span begins and ends at a word boundary ([UAX
//! #29](https://www.unicode.org/reports/tr29/)), never inside a word joined by hyphens, and never separates a
//! number from its sign or its currency. For units that are words see `numbers`.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::quotation_marks::{QuotationMarks, is_quotation_mark};
use crate::text::{
    invisible::is_zero_width,
    script::{is_han, is_hangul_syllable, is_kana},
};

/// The signs that end a sentence, those of Indian scripts, Urdu, Arabic and Ethiopic among them.
pub(crate) const STOPS: [char; 11] = ['.', '!', '?', '。', '！', '？', '।', '॥', '۔', '؟', '።'];

/// Whether the text has a letter or a digit.
pub fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Whether the span begins and ends at edges of words and does not cut a unit apart.
pub fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone()).is_some()
        && is_boundary(text, range.start)
        && is_boundary(text, range.end)
        && !begins_in_korean_word(text, range.start)
}

/// Whether a quote may begin or end at this byte: not inside a word, a number or a unit. A closing quotation
/// mark ends a word, whatever letter follows: Korean particles come right after it.
pub fn is_boundary(text: &str, at: usize) -> bool {
    is_boundary_ignoring_marks(text, at) || (touches_mark(text, at) && QuotationMarks::new(text).is_beside_mark(at))
}

/// Whether a character next to this byte may be a quotation mark.
pub(crate) fn touches_mark(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at..).and_then(|after| after.chars().next());
    before.is_some_and(is_quotation_mark) || after.is_some_and(is_quotation_mark)
}

/// Like [`is_boundary`], but ignoring quotation marks.
pub(crate) fn is_boundary_ignoring_marks(text: &str, at: usize) -> bool {
    let is_negation = || text.split_at_checked(at).is_some_and(|(before, after)| splits_negation(before, after));
    is_boundary_ignoring_negation(text, at) && !is_negation()
}

/// Like [`is_boundary_ignoring_marks`], but a word of Chinese or Japanese may be separated from its negation.
pub(crate) fn is_boundary_ignoring_negation(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else {
        return false;
    };
    let (Some(prev), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    // 12 000 with a no-break space is one number.
    if joins_digits_as_space(prev) && next.is_numeric() && before.chars().nth_back(1).is_some_and(char::is_numeric)
        || joins_digits_as_space(next) && prev.is_numeric() && after.chars().nth(1).is_some_and(char::is_numeric)
    {
        return false;
    }
    // Most boundaries are at a space, where the tables are not needed.
    if (prev.is_whitespace() || next.is_whitespace()) && !is_extender(next) {
        return true;
    }
    let prev2 = before.chars().nth_back(1);
    let next2 = after.chars().nth(1);
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_joint = |c: char| is_hyphen(c) || is_zero_width(c);
    let joined = (is_joint(prev) && is_word(prev2) && next.is_alphanumeric())
        || (is_joint(next) && is_word(next2) && prev.is_alphanumeric());
    let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    let number_cut = (is_sign(prev) && next.is_numeric() && !is_word(prev2))
        || (is_currency(prev) && next.is_numeric())
        || (prev.is_numeric() && (is_currency(next) || is_percent_or_degree(next)))
        // 10², 5½: digits of two kinds are one number.
        || (prev.is_numeric() && next.is_numeric())
        // 12:30, 1/2, 5–10: half of this is a different number.
        || (joins_digits(prev) && is_digit(prev2) && next.is_numeric())
        || (joins_digits(next) && is_digit(next2) && prev.is_numeric());
    // can`t, can´t: signs that UAX #29 does not treat as apostrophes.
    let word_cut = (is_accent_for_apostrophe(prev) && is_word(prev2) && next.is_alphabetic())
        || (is_accent_for_apostrophe(next) && is_word(next2) && prev.is_alphabetic());
    // x², 10^5, 1·5: the first half alone is a different quantity.
    let power_cut = is_raised(next) && prev.is_alphanumeric()
        || matches!(next, '^' | '·') && prev.is_numeric() && is_word(next2)
        || matches!(prev, '^' | '·') && next.is_numeric() && is_word(prev2);
    !joined
        && !number_cut
        && !word_cut
        && !power_cut
        && (is_word_bound(before, after) || parts_korean_copula(prev, after))
}

/// Japanese and Chinese are written without spaces, and UAX #29 allows a boundary at every character. But a
/// word must not be separated from its negation: 不賛成, 賛成しません, 言っていない.
fn splits_negation(before: &str, after: &str) -> bool {
    let Some(prev) = before.chars().next_back() else { return false };
    let next = after.chars().next();
    let prefix = matches!(prev, '不' | '非' | '無' | '未' | '否' | '反' | '没') && next.is_some_and(is_han);
    // 減税した|い, 中止する|な: the wish, and the ban.
    let follows = |rest: Option<&str>, marks: &str| {
        rest.is_some_and(|rest| rest.chars().next().is_none_or(|c| marks.contains(c)))
    };
    let is_verb = before.chars().nth_back(1).is_some_and(|c| is_kana(c) || is_han(c));
    let wish = prev == 'た' && is_verb && follows(after.strip_prefix('い'), "。、，！？」』とでのんかよねな");
    let ban = "うくぐすつぬぶむる".contains(prev) && is_verb && follows(after.strip_prefix('な'), "。、！」』よと");
    prefix
        || wish
        || ban
        || ((is_han(prev) || is_kana(prev)) && (begins_negative(before, after) || cuts_negative_ending(before, after)))
}

/// Endings that negate a Japanese verb.
const NEGATIVE_ENDINGS: [&str; 9] = ["ない", "なかった", "なく", "なけれ", "ません", "ぬ", "ず", "まい", "なきゃ"];

/// Whether the text after is the rest of a Japanese verb with a negative ending: 建て|ない, 言って|いない, わか|らない. A
/// particle before it (事実|はない) begins another word.
fn begins_negative(before: &str, after: &str) -> bool {
    // Kana of which the inflection of a verb is made, before the ending.
    const INFLECTION: &str = "らさかがたなばまわやれせえけげてでねべめきしじちにびみりいおっんょくすつこ";
    const MOST: usize = 7;
    /// Nouns that turn a clause into a noun phrase; a negation after them is a separate word.
    const NOUNS: [&str; 8] = ["わけ", "はず", "もの", "こと", "つもり", "ところ", "ため", "よう"];
    if NOUNS.iter().any(|noun| after.starts_with(noun)) {
        return false;
    }
    let mut rest = after;
    for n in 0..=MOST {
        if NEGATIVE_ENDINGS.iter().any(|ending| rest.starts_with(ending)) {
            return true;
        }
        let Some(c) = rest.chars().next() else { return false };
        // 言っては|いない, 建ててもいない: a particle within the verb, after its て.
        let is_particle = matches!(c, 'は' | 'も') && {
            let passed = after.get(..after.len() - rest.len()).unwrap_or_default();
            let last = passed.chars().next_back().or_else(|| before.chars().next_back());
            matches!(last, Some('て' | 'で'))
        };
        // に and で are particles if they are not within a verb.
        if (n == 0 && matches!(c, 'に' | 'で' | 'な' | 'か' | 'や' | 'こ')) || !(INFLECTION.contains(c) || is_particle)
        {
            return false;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    false
}

/// Whether the position is inside such an ending: 言っていな|い, 建てませ|ん.
fn cuts_negative_ending(before: &str, after: &str) -> bool {
    NEGATIVE_ENDINGS.iter().chain(&["ませんでした"]).any(|ending| {
        ending.char_indices().skip(1).any(|(at, _)| {
            let (head, tail) = ending.split_at(at);
            let is_verb = |c: char| is_kana(c) || is_han(c);
            before.strip_suffix(head).is_some_and(|stem| stem.ends_with(is_verb)) && after.starts_with(tail)
        })
    })
}

/// Whether a position is between a Korean noun and its copula: a quotation may end there, but not begin.
pub(super) fn begins_in_korean_word(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else { return false };
    before.chars().next_back().is_some_and(|prev| parts_korean_copula(prev, after))
}

/// Whether a Korean noun ends here, before the verb "to be", a separate word that is written together with the noun:
/// 것|입니다, 재앙|이라고. Particles belong to their noun.
fn parts_korean_copula(prev: char, after: &str) -> bool {
    const FORMS: [&str; 12] = [
        "입니다",
        "이다",
        "이라고",
        "이라며",
        "이라는",
        "이라면서",
        "이었다",
        "이었습니다",
        "였다",
        "였습니다",
        "이며",
        "이고",
    ];
    let word = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    is_hangul_syllable(prev) && FORMS.contains(&word)
}

/// Superscript and subscript figures.
fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{209C}')
}

/// Applies UAX #29 only to a window around the position, cut at white space.
fn is_word_bound(before: &str, after: &str) -> bool {
    const REACH: usize = 48;
    let start = before
        .char_indices()
        .rev()
        .take(REACH)
        .take_while(|(_, c)| !c.is_whitespace())
        .last()
        .map_or(before.len(), |(i, _)| i);
    let end = after
        .char_indices()
        .take(REACH)
        .take_while(|(_, c)| !c.is_whitespace())
        .last()
        .map_or(0, |(i, c)| i + c.len_utf8());
    let head = before.get(start..).unwrap_or_default();
    let tail = after.get(..end).unwrap_or_default();
    let window = format!("{head}{tail}");
    window.split_word_bound_indices().any(|(i, _)| i == head.len())
}

fn is_extender(c: char) -> bool {
    // A combining mark after a space belongs to that space.
    unicode_normalization::char::is_combining_mark(c)
}

fn is_hyphen(c: char) -> bool {
    // Hebrew has its own hyphen.
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{FF0D}' | '\u{5BE}')
}

fn joins_digits(c: char) -> bool {
    let is_dash = is_hyphen(c) || matches!(c, '\u{2012}' | '\u{2013}');
    let is_range_mark = matches!(c, '~' | '\u{301C}' | '\u{223C}' | '\u{FF5E}');
    is_dash || is_range_mark || matches!(c, ':' | '/' | '\u{2044}' | '\u{2215}' | '\u{FF0F}' | '\u{FF1A}')
}

fn joins_digits_as_space(c: char) -> bool {
    matches!(c, '\u{00A0}' | '\u{2009}' | '\u{202F}')
}

fn is_accent_for_apostrophe(c: char) -> bool {
    matches!(c, '`' | '´' | '\u{2032}' | '\u{201B}')
}

fn is_sign(c: char) -> bool {
    matches!(c, '-' | '+' | '±' | '\u{2212}' | '\u{2010}' | '\u{2011}' | '\u{FF0D}' | '.')
}

/// Signs right after a number, or after a space that follows it.
pub(super) fn is_percent_or_degree(c: char) -> bool {
    matches!(c, '%' | '‰' | '°' | '％' | '\u{66A}')
}

pub(super) fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¥' | '€' | '₩' | '\u{20A0}'..='\u{20CF}' | '￥' | '￦' | '＄')
}
