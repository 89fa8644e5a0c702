//! Removes a member of a bracket with its comma, and its line if nothing else is on it. Comments stay.

use std::ops::Range;

use super::changes::Changes;
use crate::format::layout::{
    Bracket, LineRest, blanks_after, blanks_before, comments, indent_at, is_blank, line_end_at, line_end_of, line_rest,
    line_start, part, starts_line,
};

/// Removes member `index`.
pub(super) fn member(text: &str, bracket: &Bracket, index: usize) -> Changes {
    let Some(member) = bracket.members.get(index) else { return Changes::default() };
    let kept = comments(text, member.range());
    if kept.is_empty() && is_alone(text, bracket) {
        return Changes::default().remove(bracket.open + 1..bracket.close);
    }
    let mut changes = Changes::default();
    let before = index.checked_sub(1).and_then(|before| bracket.members.get(before));
    if let (None, Some(comma)) = (member.comma, before.and_then(|before| before.comma)) {
        // The last member had no comma, so the new last one must not have one either.
        changes = changes.remove(comma..comma + 1);
    }
    // Anything but space between a member and its comma stays.
    let comma = member.comma.filter(|comma| is_blank(part(text, member.end()..*comma)));
    let gone = member.start()..comma.map_or(member.end(), |comma| comma + 1);
    if let (Some(far), None) = (member.comma, comma) {
        changes = changes.remove(far..far + 1);
    }
    if kept.is_empty() {
        changes.remove(with_space(text, gone))
    } else {
        let kept = kept_comments(text, &kept, &gone);
        changes.replace(gone, kept)
    }
}

/// Whether the bracket has only one member and otherwise only space.
fn is_alone(text: &str, bracket: &Bracket) -> bool {
    let [member] = bracket.members.as_slice() else { return false };
    let before = part(text, bracket.open + 1..member.start());
    let between = part(text, member.end()..member.comma.unwrap_or(member.end()));
    let after = part(text, member.end_with_comma()..bracket.close);
    [before, between, after].iter().all(|space| space.trim().is_empty())
}

/// The removed range, with the space that belongs only to it.
fn with_space(text: &str, gone: Range<usize>) -> Range<usize> {
    let starts_line = starts_line(text, gone.start);
    let next = gone.end + blanks_after(text, gone.end);
    match line_rest(text, gone.end) {
        LineRest::Free(end) if starts_line && end == next => {
            line_start(text, gone.start)..end + line_end_at(text, end).len()
        }
        _ if starts_line => gone.start..if is_closing(text, next) { gone.end } else { next },
        LineRest::Free(_) => gone.start - blanks_before(text, gone.start)..gone.end,
        LineRest::Taken if is_closing(text, next) => gone.start - blanks_before(text, gone.start)..gone.end,
        LineRest::Taken => gone.start..next,
    }
}

fn is_closing(text: &str, at: usize) -> bool {
    part(text, at..text.len()).starts_with([')', ']', '}'])
}

/// The comments of the removed range, which replace it.
fn kept_comments(text: &str, kept: &[Range<usize>], gone: &Range<usize>) -> String {
    let starts_line = starts_line(text, gone.start);
    let line = format!("{}{}", line_end_of(text), indent_at(text, gone.start));
    let ends_line = !line_end_at(text, gone.end).is_empty();
    let mut written = String::new();
    for (i, comment) in kept.iter().enumerate() {
        let comment = part(text, comment.clone());
        written.push_str(comment);
        let is_last = i + 1 == kept.len();
        let is_line = comment.starts_with("//");
        match (is_last, is_line || starts_line) {
            (true, _) if ends_line => {}
            (true, _) if is_line => written.push_str(&line),
            (true, _) => {}
            (false, true) => written.push_str(&line),
            (false, false) => written.push(' '),
        }
    }
    written
}
