//! Tasks that make the text of a copy, and pages.

use std::sync::Arc;

use briefing_core::citation::{self, CopyFormat};

use super::{Tasks, results::Finished, searching::Searched};
use crate::gui::{
    platform::pdf_viewer,
    state::{
        basket_copy::CopyContent,
        checking::CheckedText,
        dialogs::PrintJob,
        failures::{NoBriefing, ThreadError},
        ids::TaskId,
    },
};

impl Tasks {
    /// Makes the text of a copy. Returns the task.
    pub fn compose(
        &self,
        open: &Searched,
        content: CopyContent,
        copy_format: CopyFormat,
        options: citation::Options,
    ) -> TaskId {
        let task = self.new_task();
        let loaded = Arc::clone(&open.loaded);
        let failed = move |why: ThreadError| [Finished::Composed(task, Err(why.into()))];
        self.spawn("compose", failed, move |send| {
            let composed = match &loaded.briefing {
                Some(briefing) => content.copy(briefing, &copy_format, options),
                None => Err(NoBriefing.into()),
            };
            send(Finished::Composed(task, composed));
        });
        task
    }

    /// Makes the list of the findings on a text. Returns the task.
    pub fn compose_report(&self, checked: Arc<CheckedText>) -> TaskId {
        let task = self.new_task();
        let failed = move |why: ThreadError| [Finished::Composed(task, Err(why.into()))];
        self.spawn("compose", failed, move |send| send(Finished::Composed(task, Ok(checked.list().into()))));
        task
    }

    /// Makes pages and opens them in the system's PDF program. Returns the task.
    pub fn show_pages(&self, open: &Searched, job: PrintJob) -> TaskId {
        let (task, loaded, open_file) = (self.new_task(), Arc::clone(&open.loaded), Arc::clone(&self.open_file));
        let failed = move |why: ThreadError| [Finished::PdfShown(task, Err(why.into()))];
        self.spawn("print", failed, move |send| {
            send(Finished::PdfShown(task, pdf_viewer::show(&loaded, &job, &open_file)));
        });
        task
    }
}
