//! Replaces a value, a key, or part of a text.

use std::ops::Range;

use super::{
    changes::Changes,
    error::EditError,
    path::{ResolvedMember, wrong_kind},
    step::{Step, path_text},
};
use crate::format::{
    layout::{self, BracketKind, comments, indent_at, line_end_of, line_start, part, starts_line},
    literal::{self, ReplaceError, quoted},
    render::{Layout, Place, render},
    value::Value,
};

/// The place of a value in a bracket of this kind.
pub(super) fn place_in(kind: BracketKind) -> Place {
    match kind {
        BracketKind::Record => Place::Field,
        BracketKind::List | BracketKind::Map => Place::Collection,
    }
}

/// The column of byte `at`, in characters.
pub(super) fn column(text: &str, at: usize) -> usize {
    part(text, line_start(text, at)..at).chars().count()
}

/// Replaces the value of a member.
pub(super) fn value(text: &str, found: &ResolvedMember, value: &Value) -> Changes {
    let (parent, old) = (&found.parent, found.member.value.clone());
    let is_flat = parent.is_one_line(text);
    let layout = Layout {
        place: place_in(parent.kind),
        column: if is_flat { 0 } else { column(text, old.start) },
        indent: indent_at(text, found.member.start()).to_owned(),
        unit: parent.indent_unit(text),
        line_end: line_end_of(text),
        is_flat,
    };
    let changes = keep_comments(Changes::default(), text, found.member.start(), old.clone());
    changes.replace(old, render(value, &layout))
}

/// Replaces the value that is the whole file.
pub(super) fn file(text: &str, old: Range<usize>, value: &Value) -> Changes {
    let layout = Layout { place: Place::File, line_end: line_end_of(text), ..Layout::default() };
    keep_comments(Changes::default(), text, old.start, old.clone()).replace(old, render(value, &layout))
}

/// Puts the comments of the replaced value before it: on their own lines if it begins a line.
fn keep_comments(changes: Changes, text: &str, before: usize, old: Range<usize>) -> Changes {
    let starts_line = starts_line(text, before);
    let at = if starts_line { before } else { old.start };
    let line = format!("{}{}", line_end_of(text), indent_at(text, before));
    let kept: String = comments(text, old)
        .into_iter()
        .map(|comment| {
            let comment = part(text, comment);
            let is_line = starts_line || comment.starts_with("//");
            format!("{comment}{}", if is_line { line.as_str() } else { " " })
        })
        .collect();
    if kept.is_empty() { changes } else { changes.insert(at, kept) }
}

/// Replaces the key of an entry.
pub(super) fn key(found: &ResolvedMember, key: &str) -> Changes {
    match &found.member.label {
        Some(label) => Changes::default().replace(label.clone(), quoted(key)),
        None => Changes::default(),
    }
}

/// Replaces the name of a record.
pub(super) fn record_name(text: &str, value: Range<usize>, name: &str, path: &[Step]) -> Result<Changes, EditError> {
    let record = layout::without_some(text, value);
    let written = part(text, record.clone());
    let end = written.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '#')).unwrap_or(written.len());
    match written.get(end..).is_some_and(|rest| end > 0 && rest.trim_start().starts_with(['(', '/'])) {
        true => Ok(Changes::default().replace(record.start..record.start + end, name)),
        false => Err(wrong_kind(path, "a record with a name")),
    }
}

/// Replaces part of a text.
pub(super) fn part_of_text(
    text: &str,
    value: Range<usize>,
    bytes: &Range<usize>,
    with: &str,
    path: &[Step],
) -> Result<Changes, EditError> {
    let literal = layout::without_some(text, value);
    let replaced = literal::replace(part(text, literal.clone()), bytes, with, line_end_of(text));
    let (within, written) = replaced.map_err(|error| match error {
        ReplaceError::NotText => wrong_kind(path, "a text"),
        ReplaceError::NoSuchBytes => {
            EditError::NoSuchBytes { path: path_text(path), start: bytes.start, end: bytes.end }
        }
    })?;
    Ok(Changes::default().replace(literal.start + within.start..literal.start + within.end, written))
}
