//! Korean words between spaces, with the brackets after them.

use std::ops::Range;

use super::words;

/// A word between spaces: 장관(45)은.
#[derive(Debug, Clone)]
pub(super) struct Token<'a> {
    pub range: Range<usize>,
    /// The part before a bracket, or the whole word.
    pub core: &'a str,
    /// The text in brackets.
    pub brackets: Option<&'a str>,
    /// The part after the brackets.
    pub tail: &'a str,
    /// Whether a comma or another mark follows.
    pub is_cut_off: bool,
}

/// Whether a word ends the words before it: it has a particle, or is a verb before a noun.
pub(super) fn ends_clause(word: &str) -> bool {
    const ENDS: [&str; 20] = [
        "은", "는", "을", "를", "에", "에서", "에게", "와", "과", "한", "된", "던", "린", "진", "로", "며", "고", "서",
        "까지", "부터",
    ];
    // An office may also end in one of these syllables: 교육과, 국회의사과.
    let is_course = ["학과", "학부"].iter().any(|end| word.ends_with(end) && word.len() > end.len());
    !words::is_organization(word)
        && !is_course
        && word.chars().count() > 1
        && ENDS.iter().any(|end| word.ends_with(end))
}
