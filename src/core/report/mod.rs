//! What the check of a manuscript found, written for people, for programs, for editors and as a page: one file a format.
//! The command line and the window write the same bytes.

mod accepted;
mod checked;
mod html;
mod places;
pub mod sarif;
mod text;

use std::path::Path;

pub use self::{
    accepted::{Accepted, AcceptedError},
    checked::Checked,
    places::ManuscriptPlaces,
};
use crate::{export::escape_unseen, verify::ReportJson};

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReportFormat {
    /// A page to hand to an editor.
    Html,
    /// For people, like the messages of a compiler.
    Text,
    /// For programs.
    Json,
    /// For editors and continuous integration: SARIF 2.1.0.
    Sarif,
}

impl ReportFormat {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Html, Self::Text, Self::Json, Self::Sarif];

    /// What it is called where one is chosen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "Web page (HTML)",
            Self::Text => "Plain text",
            Self::Json => "JSON, for other programs",
            Self::Sarif => "SARIF, for editors and continuous integration",
        }
    }

    /// The ending of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Text => "txt",
            Self::Json => "json",
            Self::Sarif => "sarif",
        }
    }
}

/// How a report is to be written.
#[derive(Debug, Clone, Copy)]
pub struct ReportOptions<'a> {
    /// The format.
    pub format: ReportFormat,
    /// The file of the manuscript.
    pub path: &'a Path,
    /// With which exit code the check ends.
    pub exit_code: u8,
    /// Whether a text has the colours of a terminal.
    pub is_colored: bool,
}

/// The report, with a line break at its end. `places` gives the places of the findings in the file of the manuscript, for
/// the formats that name them.
///
/// # Errors
/// Where the report cannot be written as JSON.
pub fn write(
    checked: &Checked<'_>,
    options: &ReportOptions<'_>,
    places: impl FnOnce() -> ManuscriptPlaces,
) -> serde_json::Result<String> {
    match options.format {
        ReportFormat::Text => Ok(text::report(checked, &places(), options.is_colored)),
        ReportFormat::Html => Ok(html::page(checked)),
        ReportFormat::Json => {
            let report = ReportJson::new(checked.report, checked.manuscript, checked.sources);
            Ok(escape_unseen(&serde_json::to_string_pretty(&report)?) + "\n")
        }
        ReportFormat::Sarif => {
            let log = sarif::findings(checked, options.path, &places(), options.exit_code);
            Ok(escape_unseen(&serde_json::to_string_pretty(&log)?) + "\n")
        }
    }
}
