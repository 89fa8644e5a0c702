//! Where rules report what is wrong: kept up to a limit, counted beyond it, with lines and columns looked up once for all
//! at the end.

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

/// What was reported of one file.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    pending: Vec<PendingDiagnostic>,
    counted_only: usize,
}

impl Sink {
    /// Reports what is wrong, where, and in a sentence without a full stop; the rest is added to what is given back.
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

    /// Counts a diagnostic that nobody would see, so that nothing need be found out about it.
    pub(crate) fn count_only(&mut self) {
        self.counted_only += 1;
    }

    /// Whether further diagnostics are only counted.
    pub(crate) fn is_full(&self) -> bool {
        self.pending.len() >= limits::PROBLEMS
    }

    /// How many were reported, those among them that were only counted.
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

    /// Adds what was reported elsewhere about the same file.
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

/// What was just reported, for what else is to be said of it. Where it was only counted, that is dropped.
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

    /// The block of the body that it concerns, to lead there.
    pub(crate) fn in_block(self, block: impl Into<Option<BlockId>>) -> Self {
        self.with(|pending| pending.block = block.into())
    }

    /// Only these bytes of the value that it is reported at.
    pub(crate) fn within(self, range: impl Into<Option<Range<usize>>>) -> Self {
        self.with(|pending| {
            if let Location::Value(value) = &mut pending.at {
                value.within = range.into();
            }
        })
    }

    /// Another location that explains it, and what is there, in a few words.
    pub(crate) fn related(self, other: impl Into<Option<(Location, &'static str)>>) -> Self {
        self.with(|pending| pending.related.extend(other.into()))
    }
}

/// A sentence about a file, which may hold words of that file: no longer than anybody reads.
fn sentence(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(limits::SENTENCE_CHARS) {
        text.truncate(end);
        text.push('…');
    }
    text
}
