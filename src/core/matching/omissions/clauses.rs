//! Finds the ends of clauses.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    lists::{CONJUNCTIONS, KOREAN_CLAUSES},
    words::words,
};
use crate::{
    matching::{local_words::has_turkish_letters, quotation_marks::is_quotation_mark},
    text::script::is_cjk,
};

/// The ends of the clauses of a text, each as the bytes of the mark or word that ends the clause.
pub(super) fn clause_ends(text: &str) -> Vec<Range<usize>> {
    let mut ends: Vec<Range<usize>> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut before = None;
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|(_, c)| *c);
        if ends_clause_at(text, at, c, before, after) {
            ends.push(at..at + c.len_utf8());
        }
        before = Some(c);
    }
    let is_turkish = has_turkish_letters(text);
    for (range, word) in words(text) {
        let after = text.get(range.end..).unwrap_or_default();
        let is_korean = KOREAN_CLAUSES.iter().any(|ending| word.ends_with(ending)) || joins_clauses(word, after);
        if is_korean {
            ends.push(range.end..range.end);
        } else if is_turkish && word == "ve"
            || !word.chars().any(is_cjk) && CONJUNCTIONS.contains(&word.to_lowercase().as_str())
        {
            ends.push(range);
        }
    }
    ends.sort_by_key(|end| (end.start, end.end));
    ends
}

fn ends_clause_at(text: &str, at: usize, c: char, before: Option<char>, after: Option<char>) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    match c {
        '.' => {
            let ends = after.is_none_or(|c| c.is_whitespace() || is_quotation_mark(c) || matches!(c, ')' | ']'));
            // A few characters are enough; there may be a million full stops.
            let behind = || text.get(at..).unwrap_or_default().chars().take(6);
            let is_number_sign =
                ends && behind().find(|c| !matches!(c, '.' | ' ' | '\u{a0}')).is_some_and(char::is_numeric);
            ends && !is_abbreviation(text.get(..at).unwrap_or_default(), is_number_sign)
        }
        ',' | ':' => !(is_digit(before) && is_digit(after)),
        // 、と: the reported words continue to their verb.
        '、' => !text.get(at..).is_some_and(|rest| rest.starts_with("、と")),
        '!' | '?' | ';' | '…' | '。' | '！' | '？' | '；' | '，' | '：' | '—' | '(' | ')' | '（' | '）' | '،' | '؛'
        | '।' | '॥' | '۔' | '؟' | '\n' => true,
        '–' => before.is_some_and(char::is_whitespace),
        _ if matches!(c, '\'' | '’' | '‘' | '′') => {
            !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric))
        }
        _ => is_quotation_mark(c),
    }
}

/// Whether a full stop after this text belongs to a title or an initial and does not end a sentence.
pub(in super::super) fn is_abbreviation(before: &str, is_number_next: bool) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    is_initial
        || (is_number_next && matches!(word, "No" | "Nr" | "nos" | "no" | "p" | "Art"))
        || ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Sen", "Rep", "Hr", "Fr"].contains(&word)
}

/// Whether this text, which ends with the character, ends a clause.
pub(super) fn is_clause_mark(text: &str, last: char) -> bool {
    is_stop(last) && !(last == '.' && is_abbreviation(text.trim_end_matches('.'), false))
        || is_quotation_mark(last) && !matches!(last, '\'' | '’')
}

pub(super) fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | ','
            | ';'
            | ':'
            | '…'
            | '。'
            | '！'
            | '？'
            | '，'
            | '；'
            | '：'
            | '('
            | ')'
            | '،'
            | '؛'
            | '।'
            | '॥'
            | '۔'
            | '؟'
    )
}

/// Whether a clause ends with this text, whatever follows.
pub(super) fn ends_clause(text: &str, after: &str) -> bool {
    let bare = text.trim_end();
    let last = bare.split_whitespace().next_back().unwrap_or_default();
    let goes_on = ["있", "싶", "나"].iter().any(|verb| after.trim_start().starts_with(verb));
    // 닫힌다고 | 생각하지 않는다: reported words, which the verb after them governs.
    let is_reported = ["다고", "라고", "냐고", "자고"].iter().any(|ending| last.ends_with(ending));
    bare.ends_with(|c: char| c == '、' || is_stop(c) && !matches!(c, '(' | ')'))
        || KOREAN_CLAUSES.iter().any(|ending| last.ends_with(ending))
        || (last.ends_with(['고', '며']) && last.chars().count() > 1 && !goes_on && !is_reported)
}

/// Whether a quotation that begins here is a clause that its own conjunction or relative word makes dependent on what
/// was cut off, so that a denial there does not apply to it: "Nobody told us to leave | until the water was in the
/// hall". This does not hold right after the word that denies it: "not | until".
pub(in super::super) fn begins_dependent(text: &str, start: usize) -> bool {
    const FIRST: &str =
        "until till whatever whoever whichever wherever although though whereas while before after since";
    const DENYING: &str = "not never no only even long just but or and nobody nothing none";
    let (Some(before), Some(rest)) = (text.get(..start), text.get(start..)) else { return false };
    let is_in = |list: &str, word: &str| list.split(' ').any(|own| own.eq_ignore_ascii_case(word));
    let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(40))..).unwrap_or_default();
    let mut own = rest.get(..rest.floor_char_boundary(40)).unwrap_or_default().unicode_words();
    // "Before" and "after" begin clauses and phrases.
    own.next().is_some_and(|first| is_in(FIRST, first))
        && own.next().is_some_and(|second| second.chars().any(char::is_lowercase))
        && near.unicode_words().next_back().is_none_or(|last| !is_in(DENYING, last))
}

/// Whether a Korean verb joins another clause: 않으며, 하고. A noun (사고) or a verb that continues (하고 있다) does not.
fn joins_clauses(word: &str, after: &str) -> bool {
    const VERBS: [&str; 10] = ["하고", "되고", "이고", "않고", "없고", "있고", "했고", "였고", "았고", "었고"];
    let goes_on = ["있", "싶", "나"].iter().any(|verb| after.trim_start().starts_with(verb));
    let is_verb = VERBS.iter().any(|ending| word.ends_with(ending));
    ((word.ends_with('며') && word.chars().count() > 2) || is_verb) && !goes_on
}
