//! Writes the findings of a checked manuscript as text, JSON, SARIF, a page or a list to paste, each in a file of its own.
//! The command line and the window write the same bytes.

mod accepted;
mod checked;
mod html;
mod list;
mod places;
pub mod sarif;
mod text;

use std::path::Path;

pub use self::{
    accepted::{Accepted, AcceptedError},
    checked::Checked,
    places::ManuscriptPlaces,
};
use crate::{citation::ClipboardContent, export::escape_unseen, verify::ReportJson};

/// The format of a report.
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

    /// Its name for the user.
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "Web page (HTML)",
            Self::Text => "Plain text",
            Self::Json => "JSON, for other programs",
            Self::Sarif => "SARIF, for editors and continuous integration",
        }
    }

    /// The extension of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Text => "txt",
            Self::Json => "json",
            Self::Sarif => "sarif",
        }
    }
}

/// How to write a report.
#[derive(Debug, Clone, Copy)]
pub struct ReportOptions<'a> {
    /// The format.
    pub format: ReportFormat,
    /// The file of the manuscript.
    pub path: &'a Path,
    /// The exit code of the check.
    pub exit_code: u8,
    /// Whether a report as text has terminal colours.
    pub is_colored: bool,
}

/// The report, with a line break at its end. `places` is called for the formats that name the places of findings in
/// the manuscript's file.
///
/// # Errors
/// If the report cannot be written as JSON.
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

/// The findings that need a look, as a list to be pasted into a message. `titles` are the names of the sources, in their
/// order.
pub fn list(checked: &Checked<'_>, titles: &[String]) -> ClipboardContent {
    list::list(checked, titles)
}
