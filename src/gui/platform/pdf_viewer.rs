//! Shows pages in the system's PDF program, from which they are printed: every system has one, and its print dialog
//! knows the printers.

use std::{io, path::Path, sync::Arc};

use thiserror::Error;

use crate::gui::state::{failures::ThreadError, printing::PrintJob};
use briefing_core::{export::pdf::PdfError, load::Loaded};

/// Opens a file in the program that the system has for it. Tests pass one that opens nothing.
pub type OpenFile = Arc<dyn Fn(&Path) -> io::Result<()> + Send + Sync>;

/// Why no pages are shown, a sentence without a full stop.
#[derive(Debug, Error)]
pub enum NotShown {
    /// There is no briefing to make pages from.
    #[error("there is no briefing to print")]
    NoBriefing,
    /// The pages could not be made.
    #[error(transparent)]
    NoPages(#[from] PdfError),
    /// They could not be written for the other program.
    #[error("the pages could not be written to the folder for temporary files ({0})")]
    NotWritten(io::Error),
    /// No program opened them.
    #[error("no program opened the pages ({0}); save them as PDF, and open that file")]
    NoProgram(io::Error),
    /// The thread could not be started, or panicked.
    #[error(transparent)]
    NotDone(#[from] ThreadError),
}

/// Opens a file in the program of the system.
///
/// # Errors
/// If there is none.
pub fn open_file(path: &Path) -> io::Result<()> {
    open::that_detached(path)
}

/// Makes the pages and shows them. They stay in the folder for temporary files, because the other program reads them
/// while it shows them.
pub(super) fn show(loaded: &Loaded, job: &PrintJob, open_file: &OpenFile) -> Result<(), NotShown> {
    let briefing = loaded.briefing.as_ref().ok_or(NotShown::NoBriefing)?;
    let pages = job.pages(loaded, briefing, &[])?;
    let folder = tempfile::Builder::new().prefix("briefing-viewer-").tempdir().map_err(NotShown::NotWritten)?.keep();
    let path = folder.join("briefing.pdf");
    std::fs::write(&path, pages).map_err(NotShown::NotWritten)?;
    open_file(&path).map_err(NotShown::NoProgram)
}
