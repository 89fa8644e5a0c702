//! Locations in a file: lines and columns, and the data from which they are looked up.

use std::{fmt, ops::Range};

use crate::format::scanner::{self, PathStep, ValuePath};

/// Where a problem is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceLocation {
    /// The file, as the user named it.
    pub file: String,
    /// The bytes of that file, if a place in it is known.
    pub range: Option<Range<usize>>,
    /// The line from 1; 0 if unknown.
    pub line: usize,
    /// The column from 1, in characters; 0 if unknown.
    pub column: usize,
}

impl fmt::Display for SourceLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        Ok(())
    }
}

/// Line and column, from 1, of a byte of `text`; the column counts characters.
pub fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    LineCounter::new(text).advance(byte)
}

/// Finds the lines and columns of increasing positions in one walk, so that a file with a thousand problems is not
/// walked a thousand times.
pub struct LineCounter<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'a> LineCounter<'a> {
    /// Begins at the first byte.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// How far the text has been walked, in bytes.
    pub fn place(&self) -> usize {
        self.at
    }

    /// Begins at a byte whose line and column are known, so that the text before it is not walked again.
    pub fn from(text: &'a str, at: usize, line: usize, column: usize) -> Self {
        Self { text, at, line, column }
    }

    /// Line and column, from 1, of `byte`. For a byte before the last one, this returns the place of the last one.
    pub fn advance(&mut self, byte: usize) -> (usize, usize) {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let Some(passed) = self.text.get(self.at..byte) else { return (self.line, self.column) };
        match passed.rfind('\n') {
            Some(last) => {
                self.line += memchr::memchr_iter(b'\n', passed.as_bytes()).count();
                self.column = passed.get(last + 1..).unwrap_or_default().chars().count() + 1;
            }
            None => self.column += passed.chars().count(),
        }
        self.at = byte;
        (self.line, self.column)
    }
}

/// The location of a diagnostic before its line and column are looked up.
#[derive(Debug)]
pub(crate) enum Location {
    /// Bytes of the file.
    Bytes(Range<usize>),
    /// A value of the file, or some bytes of it.
    Value(ValuePath),
    /// Bytes of the source text.
    Source(Range<usize>),
}

impl From<Range<usize>> for Location {
    fn from(bytes: Range<usize>) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<Vec<PathStep>> for Location {
    fn from(path: Vec<PathStep>) -> Self {
        Self::Value(ValuePath { path, within: None })
    }
}

/// The lines and columns of these locations, in the same order, found in one walk of each text.
pub(crate) fn resolve_all(
    name: &str,
    text: &str,
    all: &[&Location],
    source: Option<&(String, String)>,
) -> Vec<SourceLocation> {
    let values: Vec<ValuePath> = all
        .iter()
        .map(|at| if let Location::Value(value) = at { value.clone() } else { ValuePath::default() })
        .collect();
    let has_values = all.iter().any(|at| matches!(at, Location::Value(_)));
    let located = if has_values { scanner::locate(text, &values) } else { Vec::new() };
    let ranges = all.iter().enumerate().map(|(i, at)| match at {
        Location::Bytes(range) => (false, range.clone()),
        Location::Value(_) => (false, located.get(i).cloned().unwrap_or_default()),
        Location::Source(range) => (true, range.clone()),
    });
    let mut ranges: Vec<(usize, (bool, Range<usize>))> = ranges.enumerate().collect();
    ranges.sort_by_key(|(_, (is_source, range))| (*is_source, range.start));
    let (source_name, source_text) = source.map_or((name, text), |(name, text)| (name.as_str(), text.as_str()));
    let mut lines = (LineCounter::new(text), LineCounter::new(source_text));
    let mut resolved = vec![SourceLocation::default(); all.len()];
    for (i, (is_source, range)) in ranges {
        let (file, lines) = if is_source { (source_name, &mut lines.1) } else { (name, &mut lines.0) };
        let (line, column) = lines.advance(range.start);
        if let Some(location) = resolved.get_mut(i) {
            *location = SourceLocation { file: file.to_owned(), range: Some(range), line, column };
        }
    }
    resolved
}
