//! Moves a member of a bracket to another place in it.
//!
//! Members that have their own lines move with these, including the comments on them and right above them. Others
//! move alone, and everything between them stays.

use std::ops::Range;

use super::changes::Changes;
use crate::format::layout::{Bracket, LineRest, comments, line_end_at, line_rest, line_start, part, starts_line};

/// Moves the member at index `from` to index `to`.
pub(super) fn move_member(text: &str, bracket: &Bracket, from: usize, to: usize) -> Changes {
    let (low, high) = (from.min(to), from.max(to));
    let mut order: Vec<usize> = (low..=high).collect();
    match from < to {
        true => order.rotate_left(1),
        false => order.rotate_right(1),
    }
    let lines: Option<Vec<_>> = (low..=high).map(|index| lines_of(text, bracket, index)).collect();
    let is_by_line = lines.is_some();
    let ranges = |index: usize| bracket.members.get(index).map(|member| member.range());
    let slots = lines.unwrap_or_else(|| (low..=high).filter_map(ranges).collect());
    let mut changes = Changes::default();
    for (i, index) in order.iter().enumerate() {
        let (Some(slot), Some(source)) = (slots.get(i), slots.get(*index - low)) else { continue };
        let is_last = low + i + 1 == bracket.members.len();
        let moved = match is_by_line {
            true => with_comma_as_needed(text, bracket, *index, source.clone(), is_last),
            false => part(text, source.clone()).to_owned(),
        };
        changes = changes.replace(slot.clone(), moved);
    }
    changes
}

/// The lines of a member, with the comments right above it, if nothing else is on them.
fn lines_of(text: &str, bracket: &Bracket, index: usize) -> Option<Range<usize>> {
    let member = bracket.members.get(index)?;
    let LineRest::Free(end) = line_rest(text, member.end_with_comma()) else { return None };
    let before = match index.checked_sub(1) {
        Some(before) => bracket.members.get(before)?.end_with_comma(),
        None => bracket.open + 1,
    };
    let LineRest::Free(end_before) = line_rest(text, before) else { return None };
    if !starts_line(text, member.start()) {
        return None;
    }
    let from = end_before + line_end_at(text, end_before).len();
    let start = start_with_comments(text, from..line_start(text, member.start()));
    Some(start..end + line_end_at(text, end).len())
}

/// The start of the comments that end right above the end of `range`, without a blank line between.
fn start_with_comments(text: &str, range: Range<usize>) -> usize {
    let mut start = range.end;
    for comment in comments(text, range).into_iter().rev() {
        let has_blank_line = part(text, comment.end..start).matches('\n').count() != 1;
        if has_blank_line || !starts_line(text, comment.start) {
            break;
        }
        start = line_start(text, comment.start);
    }
    start
}

/// The lines of a member with a comma, or without one if it becomes the last member and the previous last one had
/// none.
fn with_comma_as_needed(text: &str, bracket: &Bracket, index: usize, lines: Range<usize>, is_last: bool) -> String {
    let mut moved = part(text, lines.clone()).to_owned();
    let last_has_comma = bracket.members.last().is_some_and(|last| last.comma.is_some());
    let Some(member) = bracket.members.get(index) else { return moved };
    match member.comma {
        None => moved.insert(member.end() - lines.start, ','),
        Some(comma) if is_last && !last_has_comma => {
            moved.replace_range(comma - lines.start..comma - lines.start + 1, "")
        }
        Some(_) => {}
    }
    moved
}
