//! A manuscript that was checked, as the reports see it.

use std::path::Path;

use briefing_core::verify::{Finding, FindingKind, Manuscript, Report, Sources};

use super::{EXIT_FINDINGS, EXIT_OK, accepted::Accepted};

/// A manuscript with all that was found.
pub(super) struct Checked {
    pub(super) manuscript: Manuscript,
    pub(super) sources: Sources,
    pub(super) report: Report,
    pub(super) accepted: Accepted,
}

impl Checked {
    /// Whether somebody has looked at this finding and accepts it.
    pub(super) fn is_accepted(&self, number: usize) -> bool {
        self.report.findings.get(number).is_some_and(|finding| {
            let source = finding.passage.as_ref().and_then(|passage| self.sources.get(passage.source));
            let words = self.manuscript.document.text.get(finding.range.clone()).unwrap_or_default();
            self.accepted.has(words, finding.kind, source.map(|source| source.name.as_str()))
        })
    }

    /// The exit code; warnings count where `is_strict`.
    pub(super) fn exit_code(&self, is_strict: bool) -> u8 {
        let counts = |(number, finding): (usize, &Finding)| {
            let is_finding = finding.kind.is_wrong() || is_strict && warns(finding);
            is_finding && !self.is_accepted(number)
        };
        if self.report.findings.iter().enumerate().any(counts) { EXIT_FINDINGS } else { EXIT_OK }
    }
}

/// Whether a finding that stands has something to look at.
pub(super) fn warns(finding: &Finding) -> bool {
    finding.kind != FindingKind::Phrase && !finding.warnings.is_empty()
}

/// The name of a file without its folders.
pub(super) fn short_name(name: &str) -> &str {
    Path::new(name).file_name().and_then(|name| name.to_str()).unwrap_or(name)
}
