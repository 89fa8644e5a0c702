//! Tasks that make the text of a copy, and pages.

use std::sync::Arc;

use briefing_core::citation::{self, CopyFormat, CopySource};

use super::{NOTHING, NotDone, Tasks, results::Finished, searching::Searched};
use crate::gui::{platform::pdf_viewer, state::dialogs::PrintJob};

impl Tasks {
    /// Makes the text of a copy. Gives back the number under which it comes.
    pub fn compose(
        &self,
        open: &Searched,
        copy_source: CopySource,
        copy_format: CopyFormat,
        options: citation::Options,
    ) -> u64 {
        let number = self.number();
        let loaded = Arc::clone(&open.loaded);
        let failed = move |why: NotDone| [Finished::Composed(number, Err(why.to_string()))];
        self.spawn("compose", failed, move |send| {
            let composed = match &loaded.briefing {
                Some(briefing) => copy_source.copy(briefing, &copy_format, options).map_err(|error| error.to_string()),
                None => Err(NOTHING.to_owned()),
            };
            send(Finished::Composed(number, composed));
        });
        number
    }

    /// Makes pages and shows them in the program that the system has for PDF. Gives back under which number it is said
    /// what became of it.
    pub fn show_pages(&self, open: &Searched, job: PrintJob) -> u64 {
        let (number, loaded, open_file) = (self.number(), Arc::clone(&open.loaded), Arc::clone(&self.open_file));
        let failed = move |why: NotDone| [Finished::PdfShown(number, Err(why.to_string()))];
        self.spawn("print", failed, move |send| {
            let shown = pdf_viewer::show(&loaded, &job, &open_file).map_err(|error| error.to_string());
            send(Finished::PdfShown(number, shown));
        });
        number
    }
}
