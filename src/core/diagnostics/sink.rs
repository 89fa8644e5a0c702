//! Collects the problems that rules report: stores them up to a limit and counts the others. Their lines and
//! columns are looked up together at the end.

use std::ops::Range;

use super::{
    Code, Diagnostic, RelatedLocation,
    location::{Location, resolve_all},
};
use crate::{limits, model::BlockId};

/// A diagnostic whose line and column are not looked up yet.
#[derive(Debug)]
struct PendingDiagnostic {
    code: Code,
    at: Location,
    message: String,
    hint: Option<String>,
    block: Option<BlockId>,
    related: Vec<(Location, &'static str)>,
}

/// The problems reported in one file.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    pending: Vec<PendingDiagnostic>,
    counted_only: usize,
}

impl Sink {
    /// Reports a problem with its location and a sentence without a full stop. More details can be added to the
    /// returned report.
    pub(crate) fn report(&mut self, code: Code, at: impl Into<Location>, message: impl Into<String>) -> Report<'_> {
        if self.is_full() {
            self.counted_only += 1;
            return Report(None);
        }
        let message = sentence(message.into());
        let at = at.into();
        self.pending.push(PendingDiagnostic { code, at, message, hint: None, block: None, related: Vec::new() });
        Report(self.pending.last_mut())
    }

    /// Counts a diagnostic that would not be listed, so that its details need not be computed.
    pub(crate) fn count_only(&mut self) {
        self.counted_only += 1;
    }

    /// Whether further diagnostics are only counted.
    pub(crate) fn is_full(&self) -> bool {
        self.pending.len() >= limits::PROBLEMS
    }

    /// How many were reported, including those that were only counted.
    pub(crate) fn count(&self) -> usize {
        self.pending.len() + self.counted_only
    }

    /// Whether nothing was reported.
    pub(crate) fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// Whether a diagnostic of this kind was reported.
    pub(crate) fn has(&self, code: Code) -> bool {
        self.pending.iter().any(|pending| pending.code == code)
    }

    /// Whether something was reported that begins at this byte or before it.
    pub(crate) fn has_until(&self, byte: usize) -> bool {
        self.pending.iter().any(|pending| matches!(&pending.at, Location::Bytes(at) if at.start <= byte))
    }

    /// Adds the problems of another sink for the same file.
    pub(crate) fn append(&mut self, other: Self) {
        self.pending.extend(other.pending);
        self.counted_only += other.counted_only;
    }

    /// Everything that was reported, in the order of the file; diagnostics of the source text come last. `source` is the
    /// name and the content of the source text.
    pub(crate) fn into_diagnostics(self, name: &str, text: &str, source: Option<&(String, String)>) -> Vec<Diagnostic> {
        let with_related = |pending: &'_ PendingDiagnostic| 1 + pending.related.len();
        let mut locations = Vec::with_capacity(self.pending.iter().map(with_related).sum());
        for pending in &self.pending {
            locations.push(&pending.at);
            locations.extend(pending.related.iter().map(|(at, _)| at));
        }
        let mut resolved = resolve_all(name, text, &locations, source).into_iter();
        let mut diagnostics = Vec::with_capacity(self.pending.len());
        for pending in self.pending {
            let is_source = matches!(pending.at, Location::Source(_));
            let location = resolved.next().unwrap_or_default();
            let related = pending.related.into_iter().zip(resolved.by_ref());
            let related =
                related.map(|((_, label), location)| RelatedLocation { location, label: label.to_owned() }).collect();
            let PendingDiagnostic { code, message, hint, block, .. } = pending;
            diagnostics.push((is_source, Diagnostic { code, location, message, hint, block, related }));
        }
        let start = |diagnostic: &Diagnostic| diagnostic.location.range.as_ref().map(|range| range.start);
        diagnostics.sort_by_key(|(is_source, diagnostic)| (*is_source, start(diagnostic)));
        let uncounted = self.counted_only + diagnostics.len().saturating_sub(limits::PROBLEMS);
        diagnostics.truncate(limits::PROBLEMS);
        let mut diagnostics: Vec<Diagnostic> = diagnostics.into_iter().map(|(_, diagnostic)| diagnostic).collect();
        if uncounted > 0 {
            let message = format!("there are {uncounted} more problems of this kind and others");
            diagnostics.push(Diagnostic::of_file(Code::More, name, message, "fix the ones above, then check again"));
        }
        diagnostics
    }
}

/// The problem just reported, to add details. They are dropped if it was only counted.
pub(crate) struct Report<'s>(Option<&'s mut PendingDiagnostic>);

impl Report<'_> {
    fn with(mut self, change: impl FnOnce(&mut PendingDiagnostic)) -> Self {
        if let Some(pending) = &mut self.0 {
            change(pending);
        }
        self
    }

    /// What to do about it.
    pub(crate) fn hint(self, hint: impl Into<String>) -> Self {
        self.with(|pending| pending.hint = Some(sentence(hint.into())))
    }

    /// The block of the body that it concerns, to go there.
    pub(crate) fn in_block(self, block: impl Into<Option<BlockId>>) -> Self {
        self.with(|pending| pending.block = block.into())
    }

    /// Limits its location to these bytes of the value.
    pub(crate) fn within(self, range: impl Into<Option<Range<usize>>>) -> Self {
        self.with(|pending| {
            if let Location::Value(value) = &mut pending.at {
                value.within = range.into();
            }
        })
    }

    /// Adds another location that helps to explain it, with a label of a few words.
    pub(crate) fn related(self, other: impl Into<Option<(Location, &'static str)>>) -> Self {
        self.with(|pending| pending.related.extend(other.into()))
    }
}

/// A sentence about a file, cut to the limit because it may contain words of that file.
fn sentence(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(limits::SENTENCE_CHARS) {
        text.truncate(end);
        text.push('…');
    }
    text
}
