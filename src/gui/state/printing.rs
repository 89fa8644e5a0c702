//! What is printed, and on what: the dialog, and the pages that it asks for.

use super::preferences::Typeface;
use briefing_core::{
    export::pdf::{self, Paper, PdfError, Selection, Settings},
    load::Loaded,
    model::Briefing,
};

/// Pages to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintJob {
    /// Of what.
    pub selection: Selection,
    /// On what.
    pub paper: Paper,
    /// In which typeface.
    pub typeface: Typeface,
}

impl PrintJob {
    /// The pages, as PDF.
    ///
    /// # Errors
    /// As for [`pdf::write`].
    pub fn pages(&self, loaded: &Loaded, briefing: &Briefing) -> Result<Vec<u8>, PdfError> {
        let typeface = match self.typeface {
            Typeface::Serif => pdf::Typeface::Serif,
            Typeface::Sans => pdf::Typeface::Sans,
        };
        let settings = Settings { paper: self.paper, typeface, folder: loaded.folder.clone() };
        let mut pages = Vec::new();
        pdf::write(briefing, &self.selection, &settings, &mut pages)?;
        Ok(pages)
    }
}

/// What asks what is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintDialog {
    /// What can be printed, each with what it is in words; the whole briefing first.
    pub parts: Vec<(String, Selection)>,
    /// What is chosen, by its place among the parts.
    pub chosen: usize,
    /// On what.
    pub paper: Paper,
    /// In which typeface.
    pub typeface: Typeface,
    /// The number of the pages that are being made to be shown.
    pub number: Option<u64>,
    /// Why they were not shown, a sentence.
    pub error: Option<String>,
}

impl PrintDialog {
    /// The pages that are chosen.
    pub fn job(&self) -> Option<PrintJob> {
        let (_, selection) = self.parts.get(self.chosen)?;
        Some(PrintJob { selection: selection.clone(), paper: self.paper, typeface: self.typeface })
    }
}
