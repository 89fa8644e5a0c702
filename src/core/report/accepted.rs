//! Findings that the user has reviewed and accepted, so that continuous integration does not report them.

use std::path::Path;

use crate::{
    document::{FileError, bytes_of_file},
    verify::FindingKind,
};
use serde::Deserialize;
use thiserror::Error;

/// Accepted findings from a report in JSON, identified by their words, kind and source.
#[derive(Debug, Default, Deserialize)]
pub struct Accepted {
    findings: Vec<AcceptedFinding>,
}

#[derive(Debug, Deserialize)]
struct AcceptedFinding {
    text: String,
    finding: Option<String>,
    source: Option<AcceptedSource>,
}

#[derive(Debug, Deserialize)]
struct AcceptedSource {
    file: String,
}

/// Why the accepted findings cannot be read.
#[derive(Debug, Error)]
pub enum AcceptedError {
    /// The file.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is no report.
    #[error("`{name}` holds no findings ({reason}); take the report of `--format json`, or some of its `findings`")]
    NoReport {
        /// The file.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl Accepted {
    /// Reads a report, or a part of one.
    ///
    /// # Errors
    /// See [`AcceptedError`].
    pub fn read(path: &Path) -> Result<Self, AcceptedError> {
        let bytes = bytes_of_file(path)?;
        serde_json::from_slice(&bytes)
            .map_err(|error| AcceptedError::NoReport { name: path.display().to_string(), reason: error.to_string() })
    }

    /// Whether this finding is accepted: the same words, the same source, and nothing worse than what was accepted.
    pub(super) fn has(&self, text: &str, kind: FindingKind, source: Option<&str>) -> bool {
        let flat = crate::text::single_spaced;
        let words = flat(text);
        self.findings.iter().any(|accepted| {
            let is_kind = accepted.finding.as_deref().is_none_or(|name| name == kind.as_str());
            let is_source = accepted.source.as_ref().map(|source| source.file.as_str()) == source;
            is_kind && is_source && flat(&accepted.text) == words
        })
    }
}
