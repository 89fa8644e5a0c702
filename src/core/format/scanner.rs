//! Finds the places of values in a RON text without interpreting them.
//!
//! serde gives the values of a file but not their places, and ron stops at the first mistake. This walks the
//! brackets and strings once: it finds the places of problems that are known by their path (`topics[1].id`), and
//! the parts of a broken file, so that each can be read separately. It reads strings, comments and brackets
//! according to the [RON grammar](https://github.com/ron-rs/ron/blob/master/docs/grammar.md), and nothing else.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::tokens::{Walk, trimmed_end};
use crate::limits;

/// One step of a path from the root to a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PathStep {
    /// A named field.
    Field(&'static str),
    /// An element of a list.
    Index(usize),
    /// The n-th entry of a map: its value.
    Entry(usize),
    /// The n-th entry of a map: its key.
    Key(usize),
}

impl PathStep {
    fn is_field(&self, name: &[u8]) -> bool {
        matches!(self, Self::Field(field) if field.as_bytes() == name)
    }
}

/// A value of the file, or some bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ValuePath {
    /// The path from the root.
    pub path: Vec<PathStep>,
    /// Bytes of the text at the end of the path.
    pub within: Option<Range<usize>>,
}

#[derive(Default)]
struct PathTree {
    children: HashMap<PathStep, PathTree>,
    value_paths: Vec<usize>,
}

/// The bytes of `source` of each of `value_paths`, found in one walk. For a value that does not exist, it is the
/// nearest enclosing one that does.
pub fn locate(source: &str, value_paths: &[ValuePath]) -> Vec<Range<usize>> {
    let mut root = PathTree::default();
    for (i, value_path) in value_paths.iter().enumerate() {
        let mut node = &mut root;
        node.value_paths.push(i);
        for step in &value_path.path {
            node = node.children.entry(step.clone()).or_default();
            node.value_paths.push(i);
        }
    }
    let mut found = vec![0..0; value_paths.len()];
    let mut walk = Walk::new(source);
    let mut note = |node: &PathTree, range: Range<usize>| {
        for i in &node.value_paths {
            if let Some(slot) = found.get_mut(*i) {
                *slot = range.clone();
            }
        }
    };
    walk.skip_space();
    walk.descend(&root, &mut note, 0);
    for (range, value_path) in found.iter_mut().zip(value_paths) {
        if let Some(within) = &value_path.within
            && let Some(literal) = source.get(range.clone())
            && let Some(part) = inside_literal(literal, within)
            && literal.get(part.clone()).is_some()
        {
            *range = range.start + part.start..range.start + part.end;
        }
    }
    found
}

/// A part of a file: its bytes, and its name if it is a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The field's name; empty for an element of a list.
    pub name: Range<usize>,
    /// The value's bytes.
    pub value: Range<usize>,
    /// Whether the value is complete, and not cut off by the end of the file.
    pub complete: bool,
}

/// The name at the beginning of the file, after comments: `Briefing`. Empty if there is none.
pub fn head(source: &str) -> Range<usize> {
    let mut walk = Walk::new(source);
    walk.skip_space();
    let start = walk.at.min(source.len());
    walk.skip_identifier();
    start..walk.at.min(source.len())
}

/// The position of the first token after the root value.
pub fn after_root(source: &str) -> usize {
    let mut walk = Walk::new(source);
    walk.skip_space();
    walk.skip_identifier();
    walk.skip_space();
    walk.skip_value();
    walk.skip_space();
    walk.at.min(source.len())
}

/// The innermost opening bracket around byte `at`, considering only those from byte `from` on.
pub fn bracket_around(source: &str, from: usize, at: usize) -> Option<usize> {
    let mut walk = Walk { bytes: source.as_bytes().get(..at)?, at: from };
    let mut open = Vec::new();
    loop {
        walk.skip_space();
        if let Some((opening, raw)) = walk.string_start() {
            walk.skip_string(opening, raw);
            continue;
        }
        match walk.peek() {
            None => return open.pop(),
            Some(b'(' | b'[' | b'{') => open.push(walk.at),
            Some(b')' | b']' | b'}') => {
                open.pop();
            }
            Some(b'\'') => {
                walk.skip_char();
                continue;
            }
            Some(b) if b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80 => {
                walk.skip_identifier();
                continue;
            }
            Some(_) => {}
        }
        walk.at += 1;
    }
}

/// The fields of the file's root struct, as far as brackets and strings can be followed.
pub fn fields(source: &str) -> Parts<'_> {
    let mut walk = Walk::new(source);
    walk.skip_space();
    walk.skip_identifier();
    walk.skip_space();
    Parts::new(walk, b')')
}

/// The start of the value of the file's field `name`. The text after it is not read.
pub fn value_start(source: &str, name: &str) -> Option<usize> {
    let mut walk = Walk::new(source);
    walk.skip_space();
    walk.skip_identifier();
    walk.skip_space();
    if walk.peek() != Some(b'(') {
        return None;
    }
    walk.at += 1;
    loop {
        walk.skip_space();
        while walk.peek() == Some(b',') {
            walk.at += 1;
            walk.skip_space();
        }
        let start = walk.at;
        walk.skip_identifier();
        let field = source.get(start..walk.at)?;
        walk.skip_space();
        if field.is_empty() || walk.peek() != Some(b':') {
            return None;
        }
        walk.at += 1;
        walk.skip_space();
        if field == name {
            return Some(walk.at);
        }
        let value = walk.at;
        if !walk.skip_value() || walk.at == value {
            return None;
        }
    }
}

/// The elements of the list, or the entries of the map, in `range`.
pub fn elements(source: &str, range: Range<usize>) -> Parts<'_> {
    let walk = Walk { bytes: source.as_bytes().get(..range.end).unwrap_or_default(), at: range.start };
    let close = if walk.peek() == Some(b'{') { b'}' } else { b']' };
    Parts::new(walk, close)
}

/// The members of the struct in `range`, whatever its name.
pub fn members(source: &str, range: Range<usize>) -> Parts<'_> {
    let mut walk = Walk { bytes: source.as_bytes().get(..range.end).unwrap_or_default(), at: range.start };
    walk.skip_identifier();
    walk.skip_space();
    Parts::new(walk, b')')
}

/// Whether the parts of the struct in `range` fill it up to its closing bracket.
pub fn is_closed(source: &str, range: Range<usize>) -> bool {
    let mut parts = members(source, range.clone());
    while parts.next().is_some() {}
    parts.walk.at + 1 == range.end && parts.walk.peek() == Some(b')')
}

/// Iterates over the parts of a bracket, because there may be too many to collect.
pub struct Parts<'a> {
    walk: Walk<'a>,
    close: u8,
}

impl<'a> Parts<'a> {
    /// The parts of the bracket at the current position, even if its opening bracket is missing.
    fn new(mut walk: Walk<'a>, close: u8) -> Self {
        if matches!(walk.peek(), Some(b'(' | b'[' | b'{')) {
            walk.at += 1;
        }
        Self { walk, close }
    }
}

impl Iterator for Parts<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        self.walk.next_part(self.close)
    }
}

impl Walk<'_> {
    /// The next part of the current bracket, up to `close` or the end of the file.
    fn next_part(&mut self, close: u8) -> Option<Part> {
        loop {
            self.skip_space();
            match self.peek()? {
                b',' => self.at += 1,
                b if b == close => return None,
                // A closing bracket of another kind, which the reader of the whole file reports.
                b')' | b']' | b'}' => return None,
                _ => break,
            }
        }
        let mut name = self.at..self.at;
        let mut start = self.at;
        let mut complete = self.skip_value();
        self.skip_space();
        if complete && self.peek() == Some(b':') {
            name = start..trimmed_end(self.bytes, start, self.at);
            self.at += 1;
            self.skip_space();
            start = self.at;
            complete = self.skip_value() && (self.at > start || self.peek().is_some());
        }
        let end = trimmed_end(self.bytes, start, self.at);
        if self.at <= start && self.peek().is_some() {
            self.at += 1;
        }
        Some(Part { name, value: start..end, complete })
    }

    /// Walks a value and calls `note` with the place of each value searched for.
    fn descend(&mut self, node: &PathTree, note: &mut impl FnMut(&PathTree, Range<usize>), depth: usize) {
        let start = self.at;
        if node.children.is_empty() || depth > limits::DEPTH {
            self.skip_value();
            note(node, start..trimmed_end(self.bytes, start, self.at));
            return;
        }
        let mut measure = Walk { bytes: self.bytes, at: start };
        measure.skip_value();
        note(node, start..trimmed_end(self.bytes, start, measure.at));
        if self.string_start().is_none() {
            self.skip_identifier();
            self.skip_space();
        }
        if let Some(open @ (b'(' | b'[' | b'{')) = self.peek() {
            self.descend_parts(open, node, note, depth);
        }
        self.at = measure.at;
    }

    fn descend_parts(
        &mut self,
        open: u8,
        node: &PathTree,
        note: &mut impl FnMut(&PathTree, Range<usize>),
        depth: usize,
    ) {
        let close = match open {
            b'(' => b')',
            b'[' => b']',
            _ => b'}',
        };
        let parts = Parts::new(Walk { bytes: self.bytes, at: self.at }, close);
        // If a field occurs twice, the first one is used.
        let mut met = HashSet::new();
        for (i, part) in parts.enumerate() {
            let name = self.bytes.get(part.name.clone()).unwrap_or_default();
            if let Some(key) = node.children.get(&PathStep::Key(i)).filter(|_| open == b'{') {
                note(key, part.name.clone());
            }
            let child = match open {
                // A struct has few fields, a list may have millions of elements.
                b'(' => {
                    let named = node.children.iter().find(|(step, _)| step.is_field(name));
                    named.filter(|(step, _)| met.insert(*step)).map(|(_, child)| child)
                }
                b'[' => node.children.get(&PathStep::Index(i)),
                _ => node.children.get(&PathStep::Entry(i)),
            };
            if let Some(child) = child {
                let bytes = self.bytes.get(..part.value.end).unwrap_or_default();
                Walk { bytes, at: part.value.start }.descend(child, note, depth + 1);
            }
        }
    }
}

/// The bytes of a string literal that represent bytes `within` of its text.
fn inside_literal(literal: &str, within: &Range<usize>) -> Option<Range<usize>> {
    let quote = literal.find('"')?;
    let prefix = literal.get(..quote)?;
    if !prefix.trim_start_matches('b').trim_end_matches('#').trim_start_matches('r').is_empty() {
        return None;
    }
    let content = literal.get(quote + 1..)?;
    let first = quote + 1;
    if prefix.contains('r') || !content.contains('\\') {
        let end = (first + within.end).min(literal.len());
        return Some((first + within.start).min(end)..end);
    }
    let (mut start, mut decoded, mut at) = (None, 0, 0);
    while decoded < within.end {
        if decoded >= within.start && start.is_none() {
            start = Some(at);
        }
        let rest = content.get(at..)?;
        let (taken, gives) = one_char(rest)?;
        at += taken;
        decoded += gives;
    }
    Some(first + start.unwrap_or(at)..first + at)
}

/// The number of bytes that the first character of a string literal takes, and the number of bytes that it decodes
/// to.
fn one_char(rest: &str) -> Option<(usize, usize)> {
    let c = rest.chars().next()?;
    if c != '\\' {
        return Some((c.len_utf8(), c.len_utf8()));
    }
    match rest.chars().nth(1)? {
        'x' => Some((4, 1)),
        'u' => {
            let end = rest.find('}')?;
            let code = u32::from_str_radix(rest.get(3..end)?, 16).ok()?;
            Some((end + 1, char::from_u32(code)?.len_utf8()))
        }
        other => Some((1 + other.len_utf8(), 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r##"// a comment with "quotes" and (brackets
#![enable(implicit_some)]
Briefing(
    format: 1, /* a /* nested */ comment */
    speakers: { "lee": (name: "Lee", role: r#"Pres"ident"#), "x": (name: 'c') },
    topics: [(id: "a\"b", title: Some("T")), (id: "b")],
)"##;

    fn at(path: &[PathStep], within: Option<Range<usize>>) -> &'static str {
        let value_path = ValuePath { path: path.to_vec(), within };
        let range = locate(FILE, &[value_path]).remove(0);
        FILE.get(range).unwrap_or("out of range")
    }

    #[test]
    fn a_path_leads_to_its_bytes() {
        use PathStep::{Entry, Field, Index, Key};
        assert_eq!(at(&[Field("format")], None), "1");
        assert_eq!(at(&[Field("topics"), Index(1), Field("id")], None), "\"b\"");
        assert_eq!(at(&[Field("speakers"), Key(0)], None), "\"lee\"");
        assert_eq!(at(&[Field("speakers"), Entry(0), Field("role")], Some(0..4)), "Pres");
        assert_eq!(at(&[Field("topics"), Index(0), Field("id")], Some(1..3)), "\\\"b");
    }

    #[test]
    fn a_missing_value_gives_the_nearest_enclosing_one() {
        assert_eq!(at(&[PathStep::Field("topics"), PathStep::Index(1), PathStep::Field("title")], None), "(id: \"b\")");
    }

    #[test]
    fn of_duplicate_fields_the_first_counts() {
        let twice = "(body: [(text: \"one\")], body: [(text: \"another\")])";
        let path = vec![PathStep::Field("body"), PathStep::Index(0), PathStep::Field("text")];
        let range = locate(twice, &[ValuePath { path, within: Some(1..3) }]).remove(0);
        assert_eq!(twice.get(range), Some("ne"));
    }

    #[test]
    fn the_parts_of_a_broken_file_are_found_up_to_the_break() {
        let broken = "Briefing(format: 1, body: [Paragraph(text: \"a\"), Paragraph(text: \"b";
        let parts: Vec<_> = fields(broken).collect();
        assert_eq!(parts.len(), 2);
        let body = parts.last().unwrap();
        assert!(!body.complete);
        let blocks: Vec<_> = elements(broken, body.value.clone()).collect();
        assert_eq!(blocks.iter().map(|b| b.complete).collect::<Vec<_>>(), [true, false]);
        assert_eq!(broken.get(blocks[0].value.clone()), Some("Paragraph(text: \"a\")"));
    }

    #[test]
    fn deep_nesting_does_not_overflow_the_stack() {
        let deep = format!("Briefing(format: {}", "[".repeat(1_000_000));
        assert_eq!(fields(&deep).count(), 1);
        locate(
            &deep,
            &[ValuePath {
                path: vec![PathStep::Field("format"), PathStep::Index(0), PathStep::Index(0)],
                within: None,
            }],
        );
    }
}
