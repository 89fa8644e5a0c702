//! Diagnostics while a file is read: where they are is a path into the file, or bytes; lines and columns are looked up
//! for all at once at the end.

use std::ops::Range;

use super::{Code, Diagnostic, LineCounter, RelatedLocation, SourceLocation};
use crate::{
    format::scanner::{self, ValuePath},
    limits,
};

/// Where a problem is, while it is not yet looked up.
#[derive(Debug)]
pub(crate) enum Location {
    /// Bytes of the file.
    Bytes(Range<usize>),
    /// A value of the file.
    ValuePath(ValuePath),
    /// Bytes of the source text.
    Source(Range<usize>),
}

/// A problem whose line and column are not yet looked up.
#[derive(Debug)]
pub(crate) struct PendingDiagnostic {
    pub code: Code,
    pub at: Location,
    pub message: String,
    pub hint: Option<String>,
    pub block: Option<u32>,
    /// Other places that explain it, and what is there.
    pub related: Vec<(Location, &'static str)>,
}

/// Looks up all places, and sorts.
pub(crate) fn finish(
    name: &str,
    text: &str,
    found: Vec<PendingDiagnostic>,
    uncounted: usize,
    source: Option<&(String, String)>,
) -> Vec<Diagnostic> {
    let all = found.iter().flat_map(|found| std::iter::once(&found.at).chain(found.related.iter().map(|(at, _)| at)));
    let mut places = look_up(name, text, &all.collect::<Vec<_>>(), source).into_iter();
    let mut problems: Vec<(bool, Diagnostic)> = found
        .into_iter()
        .map(|found| {
            let is_source = matches!(found.at, Location::Source(_));
            let place = places.next().unwrap_or_default();
            let related = found.related.into_iter().zip(places.by_ref());
            let related =
                related.map(|((_, label), place)| RelatedLocation { place, label: label.to_owned() }).collect();
            let PendingDiagnostic { code, message, hint, block, .. } = found;
            (is_source, Diagnostic { code, place, message, hint, block, related })
        })
        .collect();
    problems.sort_by_key(|(is_source, problem)| (*is_source, problem.place.range.as_ref().map(|range| range.start)));
    let uncounted = uncounted + problems.len().saturating_sub(limits::PROBLEMS);
    problems.truncate(limits::PROBLEMS);
    let mut problems: Vec<Diagnostic> = problems.into_iter().map(|(_, problem)| problem).collect();
    if uncounted > 0 {
        let message = format!("there are {uncounted} more problems of this kind and others");
        problems.push(Diagnostic::of_file(Code::More, name, message, "mend the ones above, then check again"));
    }
    problems
}

/// The places of all of these, in their order, in one walk of each text.
fn look_up(name: &str, text: &str, all: &[&Location], source: Option<&(String, String)>) -> Vec<SourceLocation> {
    let value_paths: Vec<ValuePath> = all
        .iter()
        .map(|at| if let Location::ValuePath(value_path) = at { value_path.clone() } else { ValuePath::default() })
        .collect();
    let has_loci = all.iter().any(|at| matches!(at, Location::ValuePath(_)));
    let located = if has_loci { scanner::locate(text, &value_paths) } else { Vec::new() };
    let ranges = all.iter().enumerate().map(|(i, at)| match at {
        Location::Bytes(range) => (false, range.clone()),
        Location::ValuePath(_) => (false, located.get(i).cloned().unwrap_or_default()),
        Location::Source(range) => (true, range.clone()),
    });
    let mut ranges: Vec<(usize, (bool, Range<usize>))> = ranges.enumerate().collect();
    ranges.sort_by_key(|(_, (is_source, range))| (*is_source, range.start));
    let (source_name, source_text) = source.map_or((name, text), |(name, text)| (name.as_str(), text.as_str()));
    let mut lines = (LineCounter::new(text), LineCounter::new(source_text));
    let mut places = vec![SourceLocation::default(); all.len()];
    for (i, (is_source, range)) in ranges {
        let (file, lines) = if is_source { (source_name, &mut lines.1) } else { (name, &mut lines.0) };
        let (line, column) = lines.advance(range.start);
        if let Some(place) = places.get_mut(i) {
            *place = SourceLocation { file: file.to_owned(), range: Some(range), line, column };
        }
    }
    places
}
