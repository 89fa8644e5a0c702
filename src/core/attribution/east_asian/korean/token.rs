//! Splits Korean text into words between spaces, with the brackets after them, and these into a stem and its particle.

use std::ops::Range;

use super::super::{cut, mention::GrammaticalRole};
use super::words::{self, COURTESIES, TITLES};
use crate::text::script::is_hangul_syllable;

/// The most bytes that brackets after a name may have.
const LONGEST_BRACKETS: usize = 90;

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

/// The words in a part of the text.
pub(super) fn tokens<'a>(text: &'a str, gap: &Range<usize>) -> Vec<Token<'a>> {
    let words = cut(text, gap);
    let mut tokens = Vec::new();
    let mut start: Option<usize> = None;
    let mut bracket: Option<usize> = None;
    for (at, c) in words.char_indices() {
        if bracket.is_some_and(|open| at - open > LONGEST_BRACKETS) {
            bracket = None;
        }
        match c {
            '(' => bracket = Some(at),
            ')' => bracket = None,
            _ => {}
        }
        if c.is_whitespace() && bracket.is_none() {
            tokens.extend(start.take().map(|start| parted(words, start..at, gap.start)).into_iter().flatten());
        } else if !c.is_whitespace() && start.is_none() {
            start = Some(at);
        }
    }
    tokens.extend(start.map(|start| parted(words, start..words.len(), gap.start)).into_iter().flatten());
    tokens
}

/// The word in this range; a title right after brackets is a separate word: 손영주(61)씨가.
fn parted<'a>(words: &'a str, range: Range<usize>, shift: usize) -> impl Iterator<Item = Token<'a>> {
    let raw = cut(words, &range);
    let title = raw.find(')').map(|at| at + 1).filter(|at| {
        let tail = raw.get(*at..).unwrap_or_default();
        COURTESIES.iter().any(|courtesy| tail.starts_with(courtesy)) || TITLES.beginning(tail).is_some()
    });
    let middle = range.start + title.unwrap_or(raw.len());
    let title = (middle < range.end).then(|| token(words, middle..range.end, shift)).flatten();
    token(words, range.start..middle, shift).into_iter().chain(title)
}

fn token<'a>(words: &'a str, range: Range<usize>, shift: usize) -> Option<Token<'a>> {
    const EDGES: [char; 16] = [',', '.', ':', ';', '!', '?', '…', '·', '-', '“', '”', '‘', '’', '▶', '-', '='];
    let raw = words.get(range.clone())?;
    let front = raw.trim_start_matches(['(', '[', '◆', '◇', '○', '▲', '△', '■', '□', '-', '…', ',', '“', '‘']);
    let body = front.trim_end_matches(EDGES);
    let start = range.start + (raw.len() - front.len());
    let (core, brackets, tail) = match body.split_once('(') {
        Some((core, rest)) => match rest.split_once(')') {
            Some((inner, tail)) => (core, Some(inner), tail),
            None => (core, None, ""),
        },
        None => (body, None, ""),
    };
    let is_cut_off = body.len() < front.len();
    let end = start + body.len();
    (!body.is_empty()).then_some(Token { range: shift + start..shift + end, core, brackets, tail, is_cut_off })
}

/// The word without the particle that marks a topic, a subject or a source.
pub(super) fn stem_of<'a>(token: &Token<'a>, next: Option<&str>) -> Option<(&'a str, GrammaticalRole)> {
    const PARTICLES: [(&str, GrammaticalRole); 17] = [
        ("께서는", GrammaticalRole::Topic),
        ("께서도", GrammaticalRole::Topic),
        ("께서", GrammaticalRole::Subject),
        ("으로부터", GrammaticalRole::Bare),
        ("로부터", GrammaticalRole::Bare),
        ("에게서", GrammaticalRole::Bare),
        ("에게", GrammaticalRole::Bare),
        ("은", GrammaticalRole::Topic),
        ("는", GrammaticalRole::Topic),
        ("도", GrammaticalRole::Topic),
        ("이", GrammaticalRole::Subject),
        ("가", GrammaticalRole::Subject),
        ("의", GrammaticalRole::Bare),
        ("과", GrammaticalRole::Bare),
        ("와", GrammaticalRole::Bare),
        ("을", GrammaticalRole::Bare),
        ("를", GrammaticalRole::Bare),
    ];
    let is_source = next.is_some_and(|next| next.starts_with("따르") || next.starts_with("의하"));
    // 서도윤 장관(45)은: after brackets there is a particle and nothing else.
    let is_after_brackets = token.brackets.is_some() && !token.tail.is_empty();
    let stem_before = |particle: &str| match is_after_brackets {
        true => (token.tail == particle).then_some(token.core),
        false => token.core.strip_suffix(particle),
    };
    if is_source && let Some(stem) = stem_before("에").filter(|stem| !stem.is_empty()) {
        return Some((stem, GrammaticalRole::AccordingTo));
    }
    let (particle, marking, stem) =
        PARTICLES.iter().find_map(|(particle, marking)| Some((particle, marking, stem_before(particle)?)))?;
    let fits = *particle != "의" || next.is_some_and(is_saying_noun);
    (fits && !stem.is_empty() && agrees(stem, particle)).then_some((stem, *marking))
}

/// 말이다, 설명이다, 진단이다.
pub(super) fn is_saying_noun(word: &str) -> bool {
    words::SAYING_NOUNS
        .iter()
        .any(|noun| word.strip_prefix(noun).is_some_and(|rest| rest.is_empty() || rest.starts_with('이')))
}

/// Whether the particle has the shape that follows the last syllable of the word.
fn agrees(stem: &str, particle: &str) -> bool {
    let Some(last) = stem.chars().next_back() else { return false };
    if !is_hangul_syllable(last) {
        return true;
    }
    let has_final = (u32::from(last) - u32::from('가')) % 28 != 0;
    match particle {
        "은" | "이" | "과" | "을" => has_final,
        "는" | "가" | "와" | "를" => !has_final,
        _ => true,
    }
}

/// Bytes of a token up to the end of the stem, with the brackets that follow it.
pub(super) fn token_len(token: &Token<'_>, stem: &str) -> usize {
    match token.brackets {
        Some(inner) if stem.len() == token.core.len() => token.core.len() + inner.len() + "()".len(),
        _ => stem.len(),
    }
}
