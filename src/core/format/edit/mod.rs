//! Edits the text of a briefing file and changes only the bytes concerned.
//!
//! An [`Edit`] names a place by its path and how it changes. Everything around it stays as it was written: order,
//! spacing, line ends, escapes, raw strings and a byte order mark. All comments stay, even those within what is
//! replaced or removed. New parts are laid out like their neighbours: on their line or on one of their own, with
//! their indentation, line ends and commas.
//!
//! A text is edited only if it is RON, and the result is RON again. Whether it is a valid *briefing* must be
//! checked by the caller.
//!
//! ```
//! use briefing_core::format::edit::{Edit, Step, apply};
//!
//! let file = "(\n    title: \"Harbour\", // working title\n    format: 1,\n)";
//! let edit = Edit::set([Step::Field("title")], "The new harbour");
//! let edited = apply(file, &edit)?;
//! assert_eq!(edited.text, "(\n    title: \"The new harbour\", // working title\n    format: 1,\n)");
//! assert_eq!(edited.undo.apply(&edited.text).as_deref(), Ok(file));
//! # Ok::<(), briefing_core::format::edit::EditError>(())
//! ```

mod changes;
mod error;
mod insert;
mod path;
mod remove;
mod reorder;
mod replace;
mod step;

use std::ops::Range;

use serde::de::IgnoredAny;

use self::{
    changes::Changes,
    path::{ResolvedPath, find, find_bracket, find_value, wrong_kind},
};
use super::{layout::BracketKind, options, patch::Patch, value::Value};

pub use self::{error::EditError, step::Step};

/// One change of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    path: Vec<Step>,
    operation: Operation,
    order: &'static [&'static str],
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Operation {
    Set(Value),
    Remove,
    Insert { index: usize, key: Option<String>, value: Value },
    Move { from: usize, to: usize },
    Rename(String),
    Retype(&'static str),
    ReplaceText { bytes: Range<usize>, with: String },
}

impl Edit {
    fn new(path: impl IntoIterator<Item = Step>, operation: Operation) -> Self {
        Self { path: path.into_iter().collect(), operation, order: &[] }
    }

    /// Sets the field, element or entry at `path` to this value. A missing field or named entry is added: an entry at
    /// the end of its map, a field at its place by [`in_order`](Self::in_order), or else at the end.
    pub fn set(path: impl IntoIterator<Item = Step>, value: impl Into<Value>) -> Self {
        Self::new(path, Operation::Set(value.into()))
    }

    /// The order in which the fields of the record are written, for a field that is added.
    #[must_use]
    pub fn in_order(mut self, fields: &'static [&'static str]) -> Self {
        self.order = fields;
        self
    }

    /// Removes the field, element or entry at `path`, and its line if nothing else is on it.
    pub fn remove(path: impl IntoIterator<Item = Step>) -> Self {
        Self::new(path, Operation::Remove)
    }

    /// Inserts an element at `index` of the list at `path`.
    pub fn insert(path: impl IntoIterator<Item = Step>, index: usize, value: impl Into<Value>) -> Self {
        Self::new(path, Operation::Insert { index, key: None, value: value.into() })
    }

    /// Inserts an entry at `index` of the map at `path`.
    pub fn insert_entry(
        path: impl IntoIterator<Item = Step>,
        index: usize,
        key: impl Into<String>,
        value: impl Into<Value>,
    ) -> Self {
        Self::new(path, Operation::Insert { index, key: Some(key.into()), value: value.into() })
    }

    /// Moves the element or entry `from` of the list or map at `path` to index `to`. If each has its own lines, the
    /// comments on its lines and right above them move with it.
    pub fn move_member(path: impl IntoIterator<Item = Step>, from: usize, to: usize) -> Self {
        Self::new(path, Operation::Move { from, to })
    }

    /// Changes the key of the entry at `path`. References to it are not changed.
    pub fn rename(path: impl IntoIterator<Item = Step>, key: impl Into<String>) -> Self {
        Self::new(path, Operation::Rename(key.into()))
    }

    /// Changes the name of the record at `path`: `Paragraph(…)` becomes `Heading(…)`.
    pub fn retype(path: impl IntoIterator<Item = Step>, name: &'static str) -> Self {
        Self::new(path, Operation::Retype(name))
    }

    /// Replaces these bytes of the text at `path`, counted in the decoded text and not in the literal. The other
    /// characters stay as they are written, unless the text is a raw string that cannot contain `with`.
    pub fn replace_text(path: impl IntoIterator<Item = Step>, bytes: Range<usize>, with: impl Into<String>) -> Self {
        Self::new(path, Operation::ReplaceText { bytes, with: with.into() })
    }
}

/// An edited text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The text with the edit made.
    pub text: String,
    /// The patch that restores the previous text, byte for byte.
    pub undo: Patch,
}

/// The range of the value at `path`, in bytes of `text`.
///
/// # Errors
///
/// If the text has no such place.
pub fn value_at(text: &str, path: &[Step]) -> Result<Range<usize>, EditError> {
    find_value(text, path)
}

/// `text` with `edit` made.
///
/// # Errors
///
/// If the text is not RON, has no such place, or would no longer be RON.
pub fn apply(text: &str, edit: &Edit) -> Result<Applied, EditError> {
    apply_all(text, std::slice::from_ref(edit))
}

/// `text` with `edits` made one after the other: the paths of each refer to the text after the previous ones.
/// Either all are made or none.
///
/// # Errors
///
/// As for [`apply`].
pub fn apply_all(text: &str, edits: &[Edit]) -> Result<Applied, EditError> {
    check(text).map_err(|error| EditError::NotRon(place_and_reason(&error)))?;
    let (mut edited, mut patch) = (text.to_owned(), Patch::default());
    for edit in edits {
        changes_of(&edited, edit)?.make(&mut edited, &mut patch);
    }
    check(&edited).map_err(|error| EditError::WouldBreak(place_and_reason(&error)))?;
    Ok(Applied { text: edited, undo: patch.reversed() })
}

/// Checks that `text` is RON.
fn check(text: &str) -> Result<(), ron::error::SpannedError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    options().from_str::<IgnoredAny>(text).map(drop)
}

/// The place and the reason, in words.
fn place_and_reason(error: &ron::error::SpannedError) -> String {
    let start = error.span.start;
    format!("line {}, column {}: {}", start.line, start.col, error.code)
}

fn changes_of(text: &str, edit: &Edit) -> Result<Changes, EditError> {
    let path = &edit.path;
    match &edit.operation {
        Operation::Set(value) => match find(text, path)? {
            ResolvedPath::Member(member) => Ok(replace::value(text, &member, value)),
            ResolvedPath::File(range) => Ok(replace::file(text, range, value)),
            ResolvedPath::Missing { bracket, label } => {
                let index = insert::index_in_order(text, &bracket, label.field(), edit.order);
                Ok(insert::member(text, &bracket, index, Some(label), value))
            }
        },
        Operation::Remove => match find(text, path)? {
            ResolvedPath::Member(member) => Ok(remove::member(text, &member.parent, member.index)),
            ResolvedPath::File(_) => Err(EditError::wrong(path, "the whole file, which cannot be removed")),
            ResolvedPath::Missing { .. } => Err(EditError::missing(path)),
        },
        Operation::Insert { index, key, value } => {
            let bracket = find_bracket(text, path)?;
            let (kind, expected) = match key {
                Some(_) => (BracketKind::Map, "a map"),
                None => (BracketKind::List, "a list"),
            };
            if bracket.kind != kind {
                return Err(wrong_kind(path, expected));
            }
            error::check_index(path, *index, bracket.members.len() + 1)?;
            if let Some(key) = key {
                path::check_key_is_free(text, &bracket, path, key)?;
            }
            Ok(insert::member(text, &bracket, *index, key.clone().map(path::Label::Key), value))
        }
        Operation::Move { from, to } => {
            let bracket = find_bracket(text, path)?;
            if bracket.kind == BracketKind::Record {
                return Err(wrong_kind(path, "a list or a map"));
            }
            error::check_index(path, *from, bracket.members.len())?;
            error::check_index(path, *to, bracket.members.len())?;
            Ok(reorder::move_member(text, &bracket, *from, *to))
        }
        Operation::Rename(key) => match find(text, path)? {
            ResolvedPath::Member(member) if member.parent.kind == BracketKind::Map => {
                path::check_key_is_free(text, &member.parent, path, key)?;
                Ok(replace::key(&member, key))
            }
            ResolvedPath::Member(_) | ResolvedPath::File(_) => Err(wrong_kind(path, "an entry of a map")),
            ResolvedPath::Missing { .. } => Err(EditError::missing(path)),
        },
        Operation::Retype(name) => replace::record_name(text, find_value(text, path)?, name, path),
        Operation::ReplaceText { bytes, with } => {
            let range = find_value(text, path)?;
            replace::part_of_text(text, range, bytes, with, path)
        }
    }
}
