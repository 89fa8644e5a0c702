//! Reads the layout of a RON text: the members of a bracket with their commas, comments, lines and indentation.
//!
//! Unlike `scanner`, which also handles broken files, this requires valid RON.

use std::ops::Range;

use super::{render::INDENT, tokens::Walk};

/// A bracket with its members.
#[derive(Debug)]
pub(super) struct Bracket {
    /// The position of the opening bracket.
    pub(super) open: usize,
    /// The position of the closing bracket.
    pub(super) close: usize,
    /// Its kind.
    pub(super) kind: BracketKind,
    /// The members between them.
    pub(super) members: Vec<Member>,
}

/// The kind of a bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BracketKind {
    /// Fields: `(…)`.
    Record,
    /// Elements: `[…]`.
    List,
    /// Entries: `{…}`.
    Map,
}

/// A field, an element or an entry.
#[derive(Debug, Clone)]
pub(super) struct Member {
    /// The bytes of the field's name or the entry's key; `None` for an element.
    pub(super) label: Option<Range<usize>>,
    /// The bytes of the value.
    pub(super) value: Range<usize>,
    /// The comma after it, possibly after a comment.
    pub(super) comma: Option<usize>,
}

impl Member {
    pub(super) fn start(&self) -> usize {
        self.label.as_ref().map_or(self.value.start, |label| label.start)
    }

    pub(super) fn end(&self) -> usize {
        self.value.end
    }

    /// Label and value, without the comma.
    pub(super) fn range(&self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The end of the member, including its comma if it has one.
    pub(super) fn end_with_comma(&self) -> usize {
        self.comma.map_or(self.end(), |comma| comma + 1)
    }
}

impl Bracket {
    /// Whether it begins and ends on one line.
    pub(super) fn is_one_line(&self, text: &str) -> bool {
        memchr::memchr(b'\n', part(text, self.open..self.close).as_bytes()).is_none()
    }

    /// The indentation of its members: that of `nearest`, or of another one that begins a line.
    pub(super) fn member_indent(&self, text: &str, nearest: &[Option<&Member>]) -> String {
        let mut members = nearest.iter().copied().flatten().chain(&self.members).map(Member::start);
        match members.find(|start| starts_line(text, *start)) {
            Some(start) => indent_at(text, start).to_owned(),
            None => format!("{}{}", indent_at(text, self.open), INDENT),
        }
    }

    /// The indentation of the members beyond that of the line of the opening bracket.
    pub(super) fn indent_unit<'t>(&self, text: &'t str) -> &'t str {
        let outer = indent_at(text, self.open);
        let first = self.members.iter().map(Member::start).find(|start| starts_line(text, *start));
        let inner = first.map_or("", |start| indent_at(text, start));
        // Longer indentation is an alignment, not a level.
        inner.strip_prefix(outer).filter(|unit| (1..=8).contains(&unit.len())).unwrap_or(INDENT)
    }
}

/// The bytes of the value that is the whole file.
pub(super) fn root(text: &str) -> Range<usize> {
    let mut walk = Walk::new(text);
    walk.skip_space();
    let start = walk.at;
    start..walk.value_end()
}

/// The bracket that is the value in `range`, with or without a name, also within `Some(…)`.
pub(super) fn bracket(text: &str, range: Range<usize>) -> Option<Bracket> {
    let range = without_some(text, range);
    let mut walk = Walk { bytes: text.as_bytes().get(..range.end)?, at: range.start };
    if walk.string_start().is_some() {
        return None;
    }
    walk.skip_name();
    bracket_at(&mut walk)
}

/// The bytes of the value within `Some(…)`, or of the value itself if it is not.
pub(super) fn without_some(text: &str, range: Range<usize>) -> Range<usize> {
    let mut inner = range;
    loop {
        let mut walk = Walk { bytes: text.as_bytes().get(..inner.end).unwrap_or_default(), at: inner.start };
        walk.skip_identifier();
        if part(text, inner.start..walk.at) != "Some" {
            return inner;
        }
        walk.skip_space();
        let Some(Bracket { kind: BracketKind::Record, members, .. }) = bracket_at(&mut walk) else { return inner };
        match members.as_slice() {
            [Member { label: None, value, .. }] => inner = value.clone(),
            _ => return inner,
        }
    }
}

fn bracket_at(walk: &mut Walk<'_>) -> Option<Bracket> {
    let open = walk.at;
    let kind = match walk.peek()? {
        b'(' => BracketKind::Record,
        b'[' => BracketKind::List,
        b'{' => BracketKind::Map,
        _ => return None,
    };
    walk.at += 1;
    let mut members = Vec::new();
    loop {
        walk.skip_space();
        if matches!(walk.peek()?, b')' | b']' | b'}') {
            return Some(Bracket { open, close: walk.at, kind, members });
        }
        members.push(walk.member()?);
    }
}

impl Walk<'_> {
    /// The name before a bracket, and the space after it.
    fn skip_name(&mut self) {
        self.skip_identifier();
        // A raw name: `r#type`.
        if self.peek() == Some(b'#') {
            self.at += 1;
            self.skip_identifier();
        }
        self.skip_space();
    }

    fn member(&mut self) -> Option<Member> {
        let start = self.at;
        let mut value = start..self.value_end();
        let mut label = None;
        if self.peek() == Some(b':') {
            label = Some(value);
            self.at += 1;
            self.skip_space();
            let start = self.at;
            value = start..self.value_end();
        }
        let comma = (self.peek() == Some(b',')).then_some(self.at);
        if comma.is_some() {
            self.at += 1;
        }
        // A member is empty only if the text is not RON; then there is no end to find.
        (!value.is_empty()).then_some(Member { label, value, comma })
    }

    /// Moves to the comma, colon or closing bracket after the value that begins here, or to the end of the text.
    /// Returns the end of the value, without the space and comments after it.
    fn value_end(&mut self) -> usize {
        let (mut depth, mut end) = (0_usize, self.at);
        while let Some(b) = self.peek() {
            match b {
                b',' | b':' | b')' | b']' | b'}' if depth == 0 => break,
                b'(' | b'[' | b'{' => {
                    depth += 1;
                    self.at += 1;
                }
                b')' | b']' | b'}' => {
                    depth -= 1;
                    self.at += 1;
                }
                _ => self.skip_token(),
            }
            end = self.at.min(self.bytes.len());
            self.skip_space();
        }
        end
    }

    /// Skips a string, a character, a name or a number, or else one byte.
    fn skip_token(&mut self) {
        let start = self.at;
        if let Some((opening, raw)) = self.string_start() {
            self.skip_string(opening, raw);
        } else if self.peek() == Some(b'\'') {
            self.skip_char();
        } else {
            self.skip_identifier();
        }
        if self.at == start {
            self.at += 1;
        }
    }
}

/// The comments in `range`, each without the line end after it.
pub(super) fn comments(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut walk = Walk { bytes: text.as_bytes().get(..range.end).unwrap_or_default(), at: range.start };
    let mut comments = Vec::new();
    while walk.peek().is_some() {
        let start = walk.at;
        match walk.rest() {
            [b'/', b'/', ..] => {
                walk.at = line_end(text, start, range.end);
                comments.push(start..walk.at);
            }
            [b'/', b'*', ..] => {
                walk.skip_block_comment();
                comments.push(start..walk.at);
            }
            _ => walk.skip_token(),
        }
    }
    comments
}

/// The end of the line that byte `at` is in, before its `\n` or `\r\n`, or `until` if that comes first.
fn line_end(text: &str, at: usize, until: usize) -> usize {
    let rest = part(text, at..until);
    let line = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest, |end| part(rest, 0..end));
    at + line.strip_suffix('\r').unwrap_or(line).len()
}

/// The rest of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineRest {
    /// At most comments: the line ends at this byte.
    Free(usize),
    /// Something else, or a comment over several lines.
    Taken,
}

/// The rest of the line after byte `at`.
pub(super) fn line_rest(text: &str, at: usize) -> LineRest {
    let mut walk = Walk { bytes: text.as_bytes(), at };
    loop {
        match walk.rest() {
            [b' ' | b'\t', ..] => walk.at += 1,
            [b'\n', ..] | [b'\r', b'\n', ..] => return LineRest::Free(walk.at),
            [b'/', b'/', ..] => walk.at = line_end(text, walk.at, text.len()),
            [b'/', b'*', ..] => {
                let start = walk.at;
                walk.skip_block_comment();
                if part(text, start..walk.at).contains('\n') {
                    return LineRest::Taken;
                }
            }
            _ => return LineRest::Taken,
        }
    }
}

/// The line end at byte `at`; empty if there is none.
pub(super) fn line_end_at(text: &str, at: usize) -> &str {
    let rest = part(text, at..text.len());
    ["\r\n", "\n"].into_iter().find(|end| rest.starts_with(end)).unwrap_or_default()
}

/// The line end that the text uses first.
pub(super) fn line_end_of(text: &str) -> &'static str {
    match memchr::memchr(b'\n', text.as_bytes()) {
        Some(at) if part(text, 0..at).ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// The start of the line of byte `at`.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    memchr::memrchr(b'\n', part(text, 0..at).as_bytes()).map_or(0, |end| end + 1)
}

/// Whether only spaces and tabs precede byte `at` on its line.
pub(super) fn starts_line(text: &str, at: usize) -> bool {
    is_blank(part(text, line_start(text, at)..at))
}

/// The white space at the beginning of the line of byte `at`.
pub(super) fn indent_at(text: &str, at: usize) -> &str {
    let line = part(text, line_start(text, at)..at);
    part(line, 0..line.len() - line.trim_start_matches([' ', '\t']).len())
}

/// Whether it has only spaces and tabs.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' ' | b'\t'))
}

/// How many spaces and tabs follow from byte `at` on.
pub(super) fn blanks_after(text: &str, at: usize) -> usize {
    part(text, at..text.len()).bytes().take_while(|b| matches!(b, b' ' | b'\t')).count()
}

/// How many spaces and tabs directly precede byte `at`.
pub(super) fn blanks_before(text: &str, at: usize) -> usize {
    part(text, 0..at).bytes().rev().take_while(|b| matches!(b, b' ' | b'\t')).count()
}

/// The bytes `range` of `text`; empty if the range is not valid.
pub(super) fn part(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "Briefing(\n    // (a \"comment\"\n    title: r#\"T\"\"# /* , */ , // end\n    \
                        release\u{2028}: Public /* last */,\n    list: Some (Some([1, -2.5 , 'c', \"]\"])),\n)";

    #[test]
    fn members_are_found_with_their_commas() {
        let bracket = bracket(FILE, root(FILE)).expect("it is a record");
        let parts: Vec<_> = bracket
            .members
            .iter()
            .map(|m| (part(FILE, m.label.clone().unwrap()), part(FILE, m.value.clone()), m.comma.is_some()))
            .collect();
        assert_eq!(
            parts,
            [
                ("title", "r#\"T\"\"#", true),
                ("release", "Public", true),
                ("list", "Some (Some([1, -2.5 , 'c', \"]\"]))", true),
            ]
        );
        assert_eq!((bracket.kind, part(FILE, bracket.close..FILE.len())), (BracketKind::Record, ")"));
    }

    #[test]
    fn a_list_is_found_in_some() {
        let root = bracket(FILE, root(FILE)).expect("it is a record");
        let list = bracket(FILE, root.members[2].value.clone()).expect("it is a list");
        let elements: Vec<_> = list.members.iter().map(|m| part(FILE, m.value.clone())).collect();
        assert_eq!((list.kind, elements), (BracketKind::List, vec!["1", "-2.5", "'c'", "\"]\""]));
    }

    #[test]
    fn comments_are_distinguished_from_strings() {
        let text = "a // b\r\n\"// c\" /* d /* e */ */ 'x' r\"/*\" //";
        let found: Vec<_> = comments(text, 0..text.len()).into_iter().map(|range| part(text, range)).collect();
        assert_eq!(found, ["// b", "/* d /* e */ */", "//"]);
    }

    #[test]
    fn the_rest_of_a_line_is_free_if_it_has_only_comments() {
        assert_eq!(line_rest("a, /* b */ // c\r\n d", 2), LineRest::Free(15));
        assert_eq!(line_rest("a, \n", 2), LineRest::Free(3));
        for taken in ["a, b\n", "a, /* \n */\n", "a, ", "a,]\n"] {
            assert_eq!(line_rest(taken, 2), LineRest::Taken, "{taken:?}");
        }
    }

    #[test]
    fn what_is_not_ron_has_no_end() {
        for text in ["", "(", "(a", "(,", "(a: ", "[\"", "{:}", "/*", "(a: 1", "Some(", "\u{feff}"] {
            assert!(bracket(text, root(text)).is_none(), "{text:?}");
        }
    }
}
