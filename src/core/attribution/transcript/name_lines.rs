//! Transcripts whose speakers are on separate lines above their words, as in those of earnings calls and of speech
//! recognition programs.

use std::collections::HashMap;
use std::ops::Range;

use super::labels::is_name_like;
use super::{LabelForm, LabelKind, RawTurn, body_of, ends};
use crate::attribution::language::Language;
use crate::attribution::word::WordClasses;
use crate::document::{Block, BlockKind};

/// The most characters of a line.
const LONGEST: usize = 90;
/// The most words of a name.
const MOST_WORDS: usize = 5;
/// The fewest turns of recurring speakers that make a transcript.
const FEWEST: usize = 4;

/// A line that consists of a name.
struct NameLine<'a> {
    /// The name in lower case, without the role and the time.
    key: String,
    name: &'a str,
    line: Range<usize>,
    /// Whether the block has nothing else.
    is_whole: bool,
    /// Whether it has a role: "Ann Lee – Chief Executive".
    has_role: bool,
}

/// Finds the turns; none if the text is not such a transcript.
pub(super) fn find(text: &str, blocks: &[Block], language: &Language) -> Vec<RawTurn> {
    let lines: Vec<Option<NameLine<'_>>> = blocks.iter().map(|block| name_line(text, block)).collect();
    if lines.iter().flatten().count() < FEWEST {
        return Vec::new();
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for line in lines.iter().flatten() {
        *counts.entry(line.key.as_str()).or_default() += 1;
    }
    let recurs = |line: &NameLine<'_>| counts.get(line.key.as_str()).is_some_and(|count| *count > 1);
    let is_line = |at: usize| lines.get(at).is_some_and(Option::is_some);
    let opens = |at: &usize| {
        let line = lines.get(*at).and_then(Option::as_ref);
        line.is_some_and(|line| !line.is_whole || *at + 1 < blocks.len() && !is_line(*at + 1))
    };
    let openings: Vec<(usize, &NameLine<'_>)> = (0..blocks.len())
        .filter(opens)
        .filter_map(|at| Some((at, lines.get(at)?.as_ref()?)))
        .filter(|(_, line)| recurs(line) || is_somebody(line, language))
        .collect();
    if !is_transcript(text, blocks, &openings, &recurs) {
        return Vec::new();
    }
    let mut turns = Vec::with_capacity(openings.len());
    for (i, (start, line)) in openings.iter().enumerate() {
        let is_last = i + 1 == openings.len();
        let next = openings.get(i + 1).map_or(blocks.len(), |(next, _)| *next);
        // The line itself may be formatted as a heading.
        let after = *start + 1;
        let ends = |at: &usize| is_line(*at) || ends::ends_turns((text, blocks), *at, is_last, language);
        let end = (after..next).find(ends).unwrap_or(next);
        let sure_until = if recurs(line) { end } else { *start };
        turns.push(RawTurn {
            label: line.line.clone(),
            blocks: *start..end,
            kind: LabelKind::Speaker,
            sure_until,
            form: LabelForm::Plain,
        });
    }
    turns
}

/// Whether two or more speakers take turns, and the text below their names is speech.
fn is_transcript(
    text: &str,
    blocks: &[Block],
    openings: &[(usize, &NameLine<'_>)],
    recurs: &impl Fn(&NameLine<'_>) -> bool,
) -> bool {
    let recurring: Vec<&(usize, &NameLine<'_>)> = openings.iter().filter(|(_, line)| recurs(line)).collect();
    let changes = recurring
        .windows(2)
        .filter(|pair| pair.first().map(|(_, line)| &line.key) != pair.last().map(|(_, line)| &line.key))
        .count();
    let said = |at: usize, line: &NameLine<'_>| body_of(text, blocks, at + usize::from(line.is_whole));
    let talks = |(at, line): &&(usize, &NameLine<'_>)| {
        let body = said(*at, line);
        body.contains(['?', '？']) || ends::addresses_somebody(body)
    };
    let reports = openings.iter().filter(|(at, line)| said(*at, line).starts_with(['“', '"', '„', '«'])).count();
    recurring.len() >= FEWEST
        && changes >= 2
        && reports * 4 < openings.len()
        && openings.iter().filter(talks).count() * 2 >= openings.len()
}

/// Whether a line that occurs once names a person: by a given name, a title or a role.
fn is_somebody(line: &NameLine<'_>, language: &Language) -> bool {
    let class = |word: &str| language.look_up(&word.to_lowercase());
    let mut words = line.name.split_whitespace();
    let is_person = words.next().is_some_and(|first| class(first).is(WordClasses::GIVEN.or(WordClasses::TITLES)));
    line.has_role || is_person && words.next().is_some()
}

fn name_line<'a>(text: &'a str, block: &Block) -> Option<NameLine<'a>> {
    let body = text.get(block.range.clone())?;
    let first = body.lines().next()?;
    let rest = body.get(first.len()..).unwrap_or_default().trim();
    // A list of participants is not a turn of the first of them.
    let is_list = !rest.is_empty() && rest.lines().all(|line| named(line.trim(), false).is_some());
    if block.kind == BlockKind::Quotation || is_list {
        return None;
    }
    let line = first.trim();
    // The time may be on a line of its own, below the name.
    let second = rest.lines().next().filter(|line| is_time(line.trim()));
    let (name, role) = named(line, second.is_some())?;
    let start = block.range.start + (first.len() - first.trim_start().len());
    let end = second.map_or(start + line.len(), |second| block.range.start + offset_in(body, second) + second.len());
    let is_whole = second.map_or(rest.is_empty(), |second| rest.len() == second.len());
    Some(NameLine { key: name.to_lowercase(), name, line: start..end, is_whole, has_role: !role.is_empty() })
}

/// The name of which a line consists, and the role. With a time beside it the name may have a number: "Speaker 3".
fn named(line: &str, has_time: bool) -> Option<(&str, &str)> {
    if line.chars().nth(LONGEST).is_some() || line.ends_with(['.', '?', '!', ':', ';', ',', '…', '”', '"']) {
        return None;
    }
    let (name, role) = parted(without_time(line));
    let has_time = has_time || name.len() + role.len() < line.len() && without_time(line) != line;
    let is_name = is_name_like(name)
        && name.split_whitespace().count() <= MOST_WORDS
        && (has_time && !name.starts_with(char::is_numeric) || !name.chars().any(char::is_numeric))
        && !name.contains(['–', '—', ':']);
    is_name.then_some((name, role))
}

/// A name, and the role after a dash or a comma.
fn parted(line: &str) -> (&str, &str) {
    let sign = [" – ", " — ", " -- ", " - ", ", ", " | "].iter().filter_map(|sign| line.split_once(sign));
    let (name, role) = sign.min_by_key(|(name, _)| name.len()).unwrap_or((line, ""));
    (name.trim(), role.trim())
}

/// "Ann Lee  00:12:45", "[12:45] Ann Lee".
pub(in crate::attribution) fn without_time(line: &str) -> &str {
    let line = match line.rsplit_once(char::is_whitespace) {
        Some((name, time)) if is_time(time) => name.trim_end(),
        _ => line,
    };
    match line.split_once(char::is_whitespace) {
        Some((time, name)) if is_time(time) => name.trim_start(),
        _ => line,
    }
}

/// "00:12:45", "[12:45]".
fn is_time(word: &str) -> bool {
    let word = word.trim_matches(['(', ')', '[', ']']);
    word.contains(':') && word.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'))
}

/// Where a part of a text begins in it.
fn offset_in(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}
