//! Printing: the state of the dialog, and the pages that it requests.

use super::ids::TaskId;
use super::{basket::Basket, basket_copy::BasketCopy, preferences::Typeface};
use briefing_core::{
    export::{
        OwnMark,
        pdf::{self, Paper, PdfError, QuotesOf, Selection, Settings},
    },
    load::Loaded,
    model::Briefing,
};

/// The content to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintContent {
    /// This part of the shown briefing.
    Shown(Selection),
    /// Quotes of the basket.
    Basket(BasketCopy),
}

/// Pages to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintJob {
    /// The content.
    pub content: PrintContent,
    /// The paper.
    pub paper: Paper,
    /// The typeface.
    pub typeface: Typeface,
}

impl PrintJob {
    /// The job with the current versions of the open briefings in the basket.
    #[must_use]
    pub fn with_open(self, basket: &Basket) -> Self {
        let content = match self.content {
            PrintContent::Basket(copy) => PrintContent::Basket(copy.with_open(basket)),
            shown @ PrintContent::Shown(_) => shown,
        };
        Self { content, ..self }
    }

    /// The pages as PDF, with these marks of the user if the content is a part of the briefing.
    ///
    /// # Errors
    /// As for [`pdf::write`].
    pub fn pages(&self, loaded: &Loaded, briefing: &Briefing, own: &[OwnMark<'_>]) -> Result<Vec<u8>, PdfError> {
        let typeface = match self.typeface {
            Typeface::Serif => pdf::Typeface::Serif,
            Typeface::Sans => pdf::Typeface::Sans,
        };
        let settings = Settings { paper: self.paper, typeface, folder: loaded.folder.clone() };
        let mut pages = Vec::new();
        match &self.content {
            PrintContent::Shown(selection) => {
                pdf::write_with_marks(briefing, selection, own, &settings, &mut pages)?;
            }
            PrintContent::Basket(basket) => {
                let found = basket.find_quotes();
                let parts = found
                    .sections
                    .iter()
                    .filter_map(|(loaded, excerpts)| Some(QuotesOf { briefing: loaded.briefing.as_ref()?, excerpts }));
                let left_out = found.left_out();
                pdf::write_quotes(&parts.collect::<Vec<_>>(), left_out.as_deref(), &settings, &mut pages)?;
            }
        }
        Ok(pages)
    }
}

/// The print dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintDialog {
    /// The parts that can be printed, each with its name; the whole briefing first.
    pub parts: Vec<(String, PrintContent)>,
    /// The index of the chosen part.
    pub chosen: usize,
    /// The paper.
    pub paper: Paper,
    /// The typeface.
    pub typeface: Typeface,
    /// The task that makes the pages to be shown.
    pub task: Option<TaskId>,
    /// The reason why the pages were not shown, a sentence.
    pub error: Option<String>,
}

impl PrintDialog {
    /// The chosen pages.
    pub fn job(&self) -> Option<PrintJob> {
        let (_, content) = self.parts.get(self.chosen)?;
        Some(PrintJob { content: content.clone(), paper: self.paper, typeface: self.typeface })
    }
}
