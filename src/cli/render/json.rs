//! Writes diagnostics as JSON, for programs.

use briefing_core::{
    diagnostics::{Diagnostic, RelatedLocation, SourceLocation},
    load::Loaded,
};
use serde::Serialize;

/// The files that were checked, in the order in which they were named. Unknown values are `null`.
#[derive(Default, Serialize)]
pub(in crate::cli) struct Report {
    files: Vec<FileReport>,
}

#[derive(Serialize)]
struct FileReport {
    file: String,
    quotes: usize,
    verified: usize,
    /// How many quotes are only proposed and so not verified.
    unconfirmed: usize,
    diagnostics: Vec<DiagnosticReport>,
}

#[derive(Serialize)]
struct DiagnosticReport {
    code: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: PlaceReport,
    message: String,
    hint: Option<String>,
    /// Other places that help to explain it.
    related: Vec<RelatedReport>,
}

#[derive(Serialize)]
struct RelatedReport {
    message: String,
    #[serde(flatten)]
    place: PlaceReport,
}

#[derive(Serialize)]
struct PlaceReport {
    file: String,
    /// Line and column from 1; the column counts characters.
    line: Option<usize>,
    column: Option<usize>,
    /// Bytes of the file.
    start: Option<usize>,
    end: Option<usize>,
}

impl Report {
    /// Adds the diagnostics of a file.
    pub(in crate::cli) fn add(&mut self, loaded: &Loaded) {
        let briefing = loaded.briefing.as_ref();
        self.files.push(FileReport {
            file: loaded.name.clone(),
            quotes: briefing.map_or(0, |briefing| briefing.quotes_of_file()),
            verified: briefing.map_or(0, |briefing| briefing.verified_count()),
            unconfirmed: briefing.map_or(0, |briefing| briefing.unconfirmed_count()),
            diagnostics: loaded.diagnostics.iter().map(|diagnostic| diagnostic_report(loaded, diagnostic)).collect(),
        });
    }
}

fn diagnostic_report(loaded: &Loaded, diagnostic: &Diagnostic) -> DiagnosticReport {
    DiagnosticReport {
        code: diagnostic.code.as_str(),
        severity: diagnostic.severity().as_str(),
        place: place_report(loaded, &diagnostic.location),
        message: diagnostic.message.clone(),
        hint: diagnostic.hint.clone(),
        related: diagnostic.related.iter().map(|related| related_report(loaded, related)).collect(),
    }
}

fn related_report(loaded: &Loaded, related: &RelatedLocation) -> RelatedReport {
    RelatedReport { message: related.label.clone(), place: place_report(loaded, &related.location) }
}

fn place_report(loaded: &Loaded, place: &SourceLocation) -> PlaceReport {
    PlaceReport {
        file: loaded.file_name(place),
        line: known(place.line),
        column: known(place.column),
        start: place.range.as_ref().map(|range| range.start),
        end: place.range.as_ref().map(|range| range.end),
    }
}

/// Lines and columns begin at 1; 0 means unknown.
fn known(number: usize) -> Option<usize> {
    Some(number).filter(|number| *number > 0)
}
