//! A manuscript that was checked, as the reports see it.

use std::path::Path;

use super::accepted::Accepted;
use crate::verify::{Finding, Manuscript, Report, Sources};

/// A manuscript with all that was found.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// The text with its quotations.
    pub manuscript: &'a Manuscript,
    /// What they were checked against.
    pub sources: &'a Sources,
    /// One finding for each quotation.
    pub report: &'a Report,
    /// Findings that were accepted.
    pub accepted: &'a Accepted,
}

impl Checked<'_> {
    /// Whether this finding was accepted.
    pub(super) fn is_accepted(&self, number: usize) -> bool {
        self.report.findings.get(number).is_some_and(|finding| {
            let source = finding.passage.as_ref().and_then(|passage| self.sources.get(passage.source));
            let words = self.manuscript.document.text.get(finding.range.clone()).unwrap_or_default();
            self.accepted.has(words, finding.kind, source.map(|source| source.name.as_str()))
        })
    }

    /// Whether there are findings that were not accepted. Warnings count if `is_strict`.
    pub fn has_findings(&self, is_strict: bool) -> bool {
        let counts = |(number, finding): (usize, &Finding)| {
            let is_finding = finding.kind.is_wrong() || is_strict && finding.has_warnings();
            is_finding && !self.is_accepted(number)
        };
        self.report.findings.iter().enumerate().any(counts)
    }
}

/// The name of a file without its folders.
pub(super) fn short_name(name: &str) -> &str {
    Path::new(name).file_name().and_then(|name| name.to_str()).unwrap_or(name)
}
