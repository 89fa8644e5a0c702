//! Resolves a path in the text of a file.

use std::ops::Range;

use super::{
    error::EditError,
    step::{Step, path_text},
};
use crate::format::{
    layout::{self, Bracket, BracketKind, Member, part},
    literal::{decode, quoted},
};

/// The name or key before the value of a new member.
#[derive(Debug, Clone)]
pub(super) enum Label {
    /// The name of a field.
    Field(&'static str),
    /// The key of an entry.
    Key(String),
}

impl Label {
    /// As it is written, with the colon.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Field(name) => format!("{name}: "),
            Self::Key(key) => format!("{}: ", quoted(key)),
        }
    }

    pub(super) fn field(&self) -> Option<&'static str> {
        match self {
            Self::Field(name) => Some(name),
            Self::Key(_) => None,
        }
    }
}

/// A bracket of the text with its context.
#[derive(Debug)]
pub(super) struct Parent {
    /// The bracket.
    pub(super) bracket: Bracket,
    /// The kind of the enclosing bracket; `None` if this is the whole file.
    pub(super) around: Option<BracketKind>,
    /// Whether the enclosing bracket is written on one line.
    pub(super) is_in_one_line: bool,
}

impl std::ops::Deref for Parent {
    type Target = Bracket;

    fn deref(&self) -> &Bracket {
        &self.bracket
    }
}

/// A member of a bracket.
#[derive(Debug)]
pub(super) struct ResolvedMember {
    /// The bracket.
    pub(super) parent: Parent,
    /// The index of the member.
    pub(super) index: usize,
    /// The member itself.
    pub(super) member: Member,
}

/// What a path refers to.
#[derive(Debug)]
pub(super) enum ResolvedPath {
    /// The whole file: the path is empty.
    File(Range<usize>),
    /// An existing member.
    Member(ResolvedMember),
    /// A missing field or named entry of an existing bracket.
    Missing {
        /// The bracket that it would be in.
        bracket: Parent,
        /// Its name or key.
        label: Label,
    },
}

/// What `path` refers to.
pub(super) fn find(text: &str, path: &[Step]) -> Result<ResolvedPath, EditError> {
    let Some((last, before)) = path.split_last() else { return Ok(ResolvedPath::File(layout::root(text))) };
    let parent = find_bracket(text, before)?;
    if parent.kind != kind_for(last) && !is_tuple(&parent, last) {
        return Err(match last {
            Step::Field(_) => wrong_kind(before, "a record"),
            Step::Index(_) => wrong_kind(before, "a list"),
            Step::Entry(_) | Step::Named(_) => wrong_kind(before, "a map"),
        });
    }
    match (position(text, &parent, last), last) {
        (Some(index), _) => match parent.members.get(index).cloned() {
            Some(member) => Ok(ResolvedPath::Member(ResolvedMember { parent, index, member })),
            None => Err(EditError::missing(path)),
        },
        (None, Step::Field(name)) => Ok(ResolvedPath::Missing { bracket: parent, label: Label::Field(name) }),
        (None, Step::Named(key)) => Ok(ResolvedPath::Missing { bracket: parent, label: Label::Key(key.clone()) }),
        (None, Step::Index(_) | Step::Entry(_)) => Err(EditError::missing(path)),
    }
}

/// The bracket at `path`.
pub(super) fn find_bracket(text: &str, path: &[Step]) -> Result<Parent, EditError> {
    let mut range = layout::root(text);
    let (mut around, mut is_in_one_line) = (None, false);
    for (passed, step) in path.iter().enumerate() {
        let bracket = layout::bracket(text, range).filter(|b| b.kind == kind_for(step) || is_tuple(b, step));
        let member = bracket.as_ref().and_then(|b| b.members.get(position(text, b, step)?).cloned());
        let (Some(bracket), Some(member)) = (bracket, member) else {
            return Err(EditError::missing(path.get(..=passed).unwrap_or(path)));
        };
        range = member.value;
        around = Some(bracket.kind);
        is_in_one_line = bracket.is_one_line(text);
    }
    match layout::bracket(text, range) {
        Some(bracket) => Ok(Parent { bracket, around, is_in_one_line }),
        None => Err(wrong_kind(path, "a record, a list or a map")),
    }
}

/// The bytes of the value at `path`.
pub(super) fn find_value(text: &str, path: &[Step]) -> Result<Range<usize>, EditError> {
    match find(text, path)? {
        ResolvedPath::File(range) => Ok(range),
        ResolvedPath::Member(found) => Ok(found.member.value),
        ResolvedPath::Missing { .. } => Err(EditError::missing(path)),
    }
}

fn kind_for(step: &Step) -> BracketKind {
    match step {
        Step::Field(_) => BracketKind::Record,
        Step::Index(_) => BracketKind::List,
        Step::Entry(_) | Step::Named(_) => BracketKind::Map,
    }
}

/// Whether it is the value in `Person("…")`, which is reached by its index.
fn is_tuple(bracket: &Bracket, step: &Step) -> bool {
    let has_labels = bracket.members.iter().any(|member| member.label.is_some());
    matches!(step, Step::Index(_)) && bracket.kind == BracketKind::Record && !has_labels
}

/// The index of the member that a step refers to; the first one if there are duplicates.
fn position(text: &str, bracket: &Bracket, step: &Step) -> Option<usize> {
    match step {
        Step::Field(name) => bracket.members.iter().position(|member| field_name(text, member) == Some(name)),
        Step::Index(index) | Step::Entry(index) => (*index < bracket.members.len()).then_some(*index),
        Step::Named(key) => bracket.members.iter().position(|member| has_key(text, member, key)),
    }
}

/// The name of a field.
pub(super) fn field_name<'t>(text: &'t str, member: &Member) -> Option<&'t str> {
    let name = part(text, member.label.clone()?);
    Some(name.strip_prefix("r#").unwrap_or(name))
}

fn has_key(text: &str, member: &Member, key: &str) -> bool {
    let label = member.label.clone().and_then(|label| decode(part(text, label)));
    label.is_some_and(|label| label == key)
}

/// An error if an entry of the map has the key `key`.
pub(super) fn check_key_is_free(text: &str, map: &Bracket, path: &[Step], key: &str) -> Result<(), EditError> {
    match map.members.iter().any(|member| has_key(text, member, key)) {
        true => Err(EditError::KeyIsTaken { path: path_text(path), key: key.to_owned() }),
        false => Ok(()),
    }
}

/// The error if the path does not refer to the expected kind.
pub(super) fn wrong_kind(path: &[Step], expected: &str) -> EditError {
    EditError::wrong(path, &format!("not {expected}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_goes_through_some_and_names() {
        let text = "Briefing(by: Some(Person(\"Bo\")), map: { \"a\\u{62}\": [1, 2] }, r#type: 5)";
        for (path, value) in [
            (vec![Step::Field("by"), Step::Index(0)], "\"Bo\""),
            (vec![Step::Field("map"), Step::Named("ab".into()), Step::Index(1)], "2"),
            (vec![Step::Field("map"), Step::Entry(0)], "[1, 2]"),
            (vec![Step::Field("type")], "5"),
        ] {
            let range = find_value(text, &path).expect("it is there");
            assert_eq!(part(text, range), value);
        }
    }
}
