//! Adds a member to a bracket, laid out like its neighbours.

use super::{
    changes::Changes,
    path::{Label, Parent, field_name},
    replace::{column, place_in},
};
use crate::format::{
    layout::{
        Bracket, BracketKind, LineRest, indent_at, line_end_at, line_end_of, line_rest, line_start, part, starts_line,
    },
    render::{Layout, Place, is_row, render},
    value::{Record, Value},
};

/// The index for a new field: after those that come before it in `order`. Anything else is added at the end.
pub(super) fn index_in_order(text: &str, bracket: &Bracket, field: Option<&str>, order: &[&str]) -> usize {
    let rank = |name: &str| order.iter().position(|other| *other == name);
    let Some(rank_of_new) = field.and_then(rank) else { return bracket.members.len() };
    let is_before = |name: &str| rank(name).is_some_and(|rank| rank < rank_of_new);
    let before = bracket.members.iter().rposition(|member| field_name(text, member).is_some_and(is_before));
    before.map_or(0, |last| last + 1)
}

/// Adds a member as member `index` of the bracket.
pub(super) fn member(text: &str, parent: &Parent, index: usize, label: Option<Label>, value: &Value) -> Changes {
    if parent.members.is_empty() {
        return first_member(text, parent, label, value);
    }
    let before = index.checked_sub(1).and_then(|before| parent.members.get(before));
    let after = parent.members.get(index);
    let label = label.map_or(String::new(), |label| label.text());
    let Some(anchor) = before.map_or(Some(parent.open + 1), |before| Some(before.end_with_comma())) else {
        return Changes::default();
    };
    let missing_comma = before.filter(|before| before.comma.is_none()).map(|before| before.end());
    match (line_rest(text, anchor), missing_comma, after) {
        (LineRest::Free(end), _, _) => {
            let indent = parent.member_indent(text, &[before, after]);
            let neighbours = [before, after];
            let has_rows =
                neighbours.iter().flatten().any(|member| is_one_line_row(text, parent, member.value.clone()));
            let layout = Layout {
                place: place_in(parent.kind),
                column: indent.chars().count() + label.chars().count(),
                indent: indent.clone(),
                unit: parent.indent_unit(text),
                line_end: line_end_at(text, end),
                is_flat: has_rows && is_row(value),
            };
            // The last member gets a comma if the previous last one had one.
            let comma = if missing_comma.is_some() { "" } else { "," };
            let line = format!("{}{indent}{label}{}{comma}", layout.line_end, render(value, &layout));
            match missing_comma {
                Some(at) => Changes::default().insert(at, ",").insert(end, line),
                None => Changes::default().insert(end, line),
            }
        }
        (LineRest::Taken, Some(end), _) => Changes::default().insert(end, format!(", {label}{}", flat(value))),
        (LineRest::Taken, None, Some(first)) if before.is_none() => {
            Changes::default().insert(first.start(), format!("{label}{}, ", flat(value)))
        }
        (LineRest::Taken, None, _) => Changes::default().insert(anchor, format!(" {label}{},", flat(value))),
    }
}

fn flat(value: &Value) -> String {
    render(value, &Layout { is_flat: true, ..Layout::default() })
}

/// Whether it is a record without a name on one line, in a list or map.
fn is_one_line_row(text: &str, bracket: &Bracket, value: std::ops::Range<usize>) -> bool {
    let value = part(text, value);
    bracket.kind != BracketKind::Record && value.starts_with('(') && !value.contains('\n')
}

/// Adds a member to an empty bracket.
fn first_member(text: &str, parent: &Parent, label: Option<Label>, value: &Value) -> Changes {
    let inside = part(text, parent.open + 1..parent.close);
    let is_space = inside.trim().is_empty();
    if inside.contains('\n') && starts_line(text, parent.close) {
        return first_line(text, parent, label, value);
    }
    if !is_space {
        // The bracket has comments, which stay after the member.
        let label = label.map_or(String::new(), |label| label.text());
        let space = if inside.starts_with([' ', '\n', '\r', '\t']) { "" } else { " " };
        return Changes::default().insert(parent.open + 1, format!("{label}{}{space}", flat(value)));
    }
    let layout = Layout {
        place: parent.around.map_or(Place::File, place_in),
        column: column(text, parent.open),
        indent: indent_at(text, parent.open).to_owned(),
        line_end: line_end_of(text),
        is_flat: parent.is_in_one_line,
        ..Layout::default()
    };
    let whole = match label {
        None => Value::List(vec![value.clone()]),
        Some(Label::Key(key)) => Value::Map(vec![(key, value.clone())]),
        Some(Label::Field(name)) => Value::Record(Record::new().field(name, value.clone())),
    };
    Changes::default().replace(parent.open..parent.close + 1, render(&whole, &layout))
}

/// Adds the first member before the line of the closing bracket.
fn first_line(text: &str, parent: &Parent, label: Option<Label>, value: &Value) -> Changes {
    let start = line_start(text, parent.close);
    let indent = parent.member_indent(text, &[]);
    let label = label.map_or(String::new(), |label| label.text());
    let before = part(text, 0..start);
    let layout = Layout {
        place: place_in(parent.kind),
        column: indent.chars().count() + label.chars().count(),
        indent: indent.clone(),
        line_end: if before.ends_with("\r\n") { "\r\n" } else { "\n" },
        ..Layout::default()
    };
    let line = format!("{indent}{label}{},{}", render(value, &layout), layout.line_end);
    Changes::default().insert(start, line)
}
