//! The cost of each way to read a quotation mark. The less usual the reading, the higher the cost.

use super::{
    surroundings::{MarkNeighbours, NeighbourKind},
    table::{PAIRS, is_apostrophe, is_gershayim, is_guillemet},
};

pub(super) const NESTED_ALIKE: u32 = 12;
pub(super) const UNCLOSED: u32 = 8;
pub(super) const CLOSES_EARLIER: u32 = 9;
pub(super) const STRAY: u32 = 20;
pub(super) const NEW_PAIR: u32 = 1;

/// The cost of reading these two marks as a pair, regardless of their neighbours.
pub(super) fn pair_prior(opening: char, closing: char) -> u32 {
    match (opening, closing) {
        ('“', '’') | ('"', '”') | ('“', '"') => 9,
        ('”', '“') | ('’', '‘') | ('»', '»') | ('›', '›') => 1,
        _ => 0,
    }
}

/// The cost of reading a mark as closing, regardless of its neighbours.
pub(super) fn close_prior(c: char) -> u32 {
    match c {
        '“' | '‘' | '«' | '‹' => 2,
        _ => 0,
    }
}

/// The cost of reading a mark as closing, given its neighbours.
pub(super) fn close_shape(c: char, around: &MarkNeighbours) -> u32 {
    let before = match around.before {
        NeighbourKind::Edge => 9,
        NeighbourKind::Space => {
            if is_guillemet(c) {
                0
            } else {
                3
            }
        }
        NeighbourKind::FixedSpace => {
            if is_guillemet(c) {
                0
            } else {
                2
            }
        }
        NeighbourKind::Opening => 4,
        NeighbourKind::Dash => 1,
        NeighbourKind::Elided => 2,
        NeighbourKind::Pause
        | NeighbourKind::Stop
        | NeighbourKind::Letter
        | NeighbourKind::Digit
        | NeighbourKind::Cjk
        | NeighbourKind::Ellipsis
        | NeighbourKind::Symbol => 0,
    };
    let after = match around.after {
        // Between two letters it is an apostrophe: ‘For too long they’ve …
        NeighbourKind::Letter if is_apostrophe(c) && around.before == NeighbourKind::Letter => 10,
        NeighbourKind::Letter | NeighbourKind::Digit => 4,
        NeighbourKind::Symbol | NeighbourKind::Opening => 1,
        _ => 0,
    };
    before + after
}

/// The cost of reading a mark as opening, or `None` if it cannot open.
pub(super) fn open_cost(c: char, around: &MarkNeighbours, is_known: bool) -> Option<u32> {
    let is_opening = is_gershayim(c) || PAIRS.iter().any(|(open, _)| *open == c);
    let prior = match c {
        _ if is_known => 0,
        '”' => 3,
        '’' => 4,
        '″' => 2,
        '′' => 3,
        '»' | '›' | '\'' | '＇' | '״' => 1,
        _ => 0,
    };
    let before = match around.before {
        NeighbourKind::Edge
        | NeighbourKind::Space
        | NeighbourKind::FixedSpace
        | NeighbourKind::Opening
        | NeighbourKind::Dash => 0,
        NeighbourKind::Elided
        | NeighbourKind::Pause
        | NeighbourKind::Cjk
        | NeighbourKind::Ellipsis
        | NeighbourKind::Symbol => 1,
        NeighbourKind::Stop => 2,
        NeighbourKind::Letter | NeighbourKind::Digit => 5,
    };
    let after = match around.after {
        NeighbourKind::Edge => 9,
        NeighbourKind::Space => {
            if is_guillemet(c) {
                0
            } else {
                4
            }
        }
        NeighbourKind::FixedSpace => {
            if is_guillemet(c) {
                0
            } else {
                3
            }
        }
        NeighbourKind::Pause => 6,
        NeighbourKind::Stop => 3,
        NeighbourKind::Dash => 1,
        _ => 0,
    };
    is_opening.then_some(prior + before + after)
}

/// The cost of reading it as an apostrophe or a sign for feet or inches, or `None` if it cannot be one.
pub(super) fn other_cost(c: char, around: &MarkNeighbours) -> Option<u32> {
    let is_letter = |b: NeighbourKind| matches!(b, NeighbourKind::Letter | NeighbourKind::Digit);
    let is_hebrew = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{5d0}'..='\u{5ea}'));
    if matches!(c, '"' | '״' | '”') && is_hebrew(around.letter_before) && is_hebrew(around.letter_after) {
        return Some(0);
    }
    match c {
        '″' => Some(if around.before == NeighbourKind::Digit { 0 } else { 9 }),
        '"' | '＂' => (around.before == NeighbourKind::Digit).then_some(3),
        '”' => (around.before == NeighbourKind::Digit).then_some(6),
        _ if is_apostrophe(c) => {
            let wrong = if c == '‘' || c == '‛' { 2 } else { 0 };
            Some(wrong + apostrophe_cost(c, around, is_letter(around.before), is_letter(around.after)))
        }
        _ => None,
    }
}

fn apostrophe_cost(c: char, around: &MarkNeighbours, is_after_letter: bool, is_before_letter: bool) -> u32 {
    if around.before == NeighbourKind::Cjk || around.after == NeighbourKind::Cjk {
        return 9;
    }
    match (is_after_letter, is_before_letter) {
        (true, true) => 0,
        (true, false) if around.before == NeighbourKind::Digit => {
            if c == '′' {
                0
            } else {
                2
            }
        }
        (true, false) => match around.letter_before {
            Some('s' | 'S' | 'x' | 'z' | 'ß') => 5,
            Some('n' | 'N' | 'o' | 'd') => 7,
            _ => 8,
        },
        (false, true) if around.is_elision => 4,
        (false, true) => 8,
        (false, false) => 12,
    }
}
