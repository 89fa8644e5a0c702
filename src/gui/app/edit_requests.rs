//! Changes of a long briefing: a thread prepares the change, and then the command that requested it is repeated with
//! the thread's result. Later requests wait for their turn, with the context in which they were made.
//!
//! A repeated command runs the same code as for a short briefing. If the user has continued meanwhile and the command
//! now needs another change, it is prepared again.

use std::sync::Arc;

use super::{
    document_tab::{Document, DocumentTab},
    edit_queue::{CommandContext, EditRequest, Waiting},
    services::Services,
};
use crate::gui::{
    platform::editing::{EditJob, EditResult, EditStep, NotEditable},
    state::ids::TaskId,
};

/// The message until a change is on screen.
const MAKING: &str = "Making the change…";

impl DocumentTab {
    /// Carries out a request that may change the briefing; for a long briefing, once it is its turn.
    pub(super) fn request(&mut self, request: EditRequest, services: &mut Services<'_>) {
        if !self.edits.is_busy() && !self.is_long() {
            return self.fulfil(&request, services);
        }
        let waiting = Waiting::new(request, self.current_context(services));
        if self.edits.is_busy() {
            self.state.status = Some(MAKING.to_owned());
            return self.edits.wait(waiting);
        }
        self.fulfil(&waiting.request, services);
        self.note_begun(waiting);
    }

    fn fulfil(&mut self, request: &EditRequest, services: &mut Services<'_>) {
        match request {
            EditRequest::Edit(command) => self.edit(command.clone(), services),
            EditRequest::Review(command) => {
                let reviewed = self.review(command.clone(), services);
                self.report_failure(reviewed);
            }
            EditRequest::Restore => self.restore_unsaved_changes(services),
            EditRequest::ShowMoved => self.show_moved(services),
        }
    }

    /// Whether the file is too long to be changed on the window's own thread.
    fn is_long(&self) -> bool {
        self.edit_job(EditStep::Read).is_some_and(|job| job.is_long())
    }

    pub(super) fn edit_job(&self, step: EditStep) -> Option<EditJob> {
        let Document::Read(open) = &self.document else { return None };
        Some(self.text.job(step, &self.source, &open.loaded))
    }

    /// The result of a step, or `None` if a thread is still working on it; then the command is repeated later.
    pub(super) fn edited(&mut self, step: EditStep, services: &Services<'_>) -> Option<EditResult> {
        let Some(job) = self.edit_job(step) else { return Some(Err(NotEditable::NotRead.into())) };
        self.edits.result(job, |job| services.tasks.edit(job))
    }

    /// Records the step that the last command has started and waits for.
    fn note_begun(&mut self, waiting: Waiting) {
        if self.edits.note_begun(waiting) {
            self.state.status = Some(MAKING.to_owned());
        }
    }

    fn current_context(&mut self, services: &Services<'_>) -> CommandContext {
        CommandContext {
            chosen: self.state.position.chosen,
            selected: self.selected(services),
            place: self.current_place(services),
            seen: self.state.review.seen.clone(),
        }
    }

    /// Handles the result of a thread: repeats the command that needs it, then continues with the queue.
    pub(super) fn finish_edit(
        &mut self,
        task: TaskId,
        job: Arc<EditJob>,
        result: EditResult,
        services: &mut Services<'_>,
    ) {
        let Some(waiting) = self.edits.finish(task, job, result) else { return };
        self.fulfil_late(waiting, services);
        if let Some(unused) = self.edits.take_unused() {
            if !self.edits.is_busy() {
                // The dialog that requested it was closed.
                self.state.status = Some("The change was not made".to_owned());
            }
            services.tasks.drop_in_background(unused);
        }
        while let Some(next) = self.edits.next() {
            self.fulfil_late(next, services);
        }
    }

    fn fulfil_late(&mut self, waiting: Waiting, services: &mut Services<'_>) {
        if !waiting.is_valid {
            let text = "Not done: an earlier change moved the text. Try again";
            self.state.status = Some(text.to_owned());
            return;
        }
        if waiting.request.is_about_something() {
            self.state.position.chosen = waiting.context.chosen;
        }
        self.edits.set_context(Some(waiting.context.clone()));
        self.state.status.take_if(|status| status == MAKING);
        self.fulfil(&waiting.request, services);
        self.edits.set_context(None);
        self.note_begun(waiting);
    }
}
