//! Diagnostics while a file is read: where they are is a path into the file, or bytes; lines and columns are looked up
//! for all at once at the end.

use std::ops::Range;

use super::{Code, LineCounter, Place, Problem, Related};
use crate::{
    format::scanner::{self, Locus},
    limits,
};

/// Where a problem is, while it is not yet looked up.
#[derive(Debug)]
pub(crate) enum At {
    /// Bytes of the file.
    Bytes(Range<usize>),
    /// A value of the file.
    Locus(Locus),
    /// Bytes of the source text.
    Source(Range<usize>),
}

/// A problem whose line and column are not yet looked up.
#[derive(Debug)]
pub(crate) struct Found {
    pub code: Code,
    pub at: At,
    pub message: String,
    pub hint: Option<String>,
    pub block: Option<u32>,
    /// Other places that explain it, and what is there.
    pub related: Vec<(At, &'static str)>,
}

/// Looks up all places, and sorts.
pub(crate) fn finish(
    name: &str,
    text: &str,
    found: Vec<Found>,
    uncounted: usize,
    source: Option<&(String, String)>,
) -> Vec<Problem> {
    let all = found.iter().flat_map(|found| std::iter::once(&found.at).chain(found.related.iter().map(|(at, _)| at)));
    let mut places = look_up(name, text, &all.collect::<Vec<_>>(), source).into_iter();
    let mut problems: Vec<(bool, Problem)> = found
        .into_iter()
        .map(|found| {
            let is_source = matches!(found.at, At::Source(_));
            let place = places.next().unwrap_or_default();
            let related = found.related.into_iter().zip(places.by_ref());
            let related = related.map(|((_, label), place)| Related { place, label: label.to_owned() }).collect();
            let Found { code, message, hint, block, .. } = found;
            (is_source, Problem { code, place, message, hint, block, related })
        })
        .collect();
    problems.sort_by_key(|(is_source, problem)| (*is_source, problem.place.range.as_ref().map(|range| range.start)));
    let uncounted = uncounted + problems.len().saturating_sub(limits::PROBLEMS);
    problems.truncate(limits::PROBLEMS);
    let mut problems: Vec<Problem> = problems.into_iter().map(|(_, problem)| problem).collect();
    if uncounted > 0 {
        let message = format!("there are {uncounted} more problems of this kind and others");
        problems.push(Problem::of_file(Code::More, name, message, "mend the ones above, then check again"));
    }
    problems
}

/// The places of all of these, in their order, in one walk of each text.
fn look_up(name: &str, text: &str, all: &[&At], source: Option<&(String, String)>) -> Vec<Place> {
    let loci: Vec<Locus> =
        all.iter().map(|at| if let At::Locus(locus) = at { locus.clone() } else { Locus::default() }).collect();
    let has_loci = all.iter().any(|at| matches!(at, At::Locus(_)));
    let located = if has_loci { scanner::locate(text, &loci) } else { Vec::new() };
    let ranges = all.iter().enumerate().map(|(i, at)| match at {
        At::Bytes(range) => (false, range.clone()),
        At::Locus(_) => (false, located.get(i).cloned().unwrap_or_default()),
        At::Source(range) => (true, range.clone()),
    });
    let mut ranges: Vec<(usize, (bool, Range<usize>))> = ranges.enumerate().collect();
    ranges.sort_by_key(|(_, (is_source, range))| (*is_source, range.start));
    let (source_name, source_text) = source.map_or((name, text), |(name, text)| (name.as_str(), text.as_str()));
    let mut lines = (LineCounter::new(text), LineCounter::new(source_text));
    let mut places = vec![Place::default(); all.len()];
    for (i, (is_source, range)) in ranges {
        let (file, lines) = if is_source { (source_name, &mut lines.1) } else { (name, &mut lines.0) };
        let (line, column) = lines.advance(range.start);
        if let Some(place) = places.get_mut(i) {
            *place = Place { file: file.to_owned(), range: Some(range), line, column };
        }
    }
    places
}
