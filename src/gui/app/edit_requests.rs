//! Changes of a long briefing: a thread makes them ready, and then the command that asked for one is done again, with what
//! the thread has made. What a person asks for meanwhile waits for its turn, about what it was asked about.
//!
//! Done again, a command does all that it does for a short briefing, in the same code; and where what it would change is
//! not what was made ready, because the person went on, it is made anew.

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
    /// Does what changes the briefing, or asks for it; of a long one once it is its turn.
    pub(super) fn request(&mut self, request: EditRequest, services: &mut Services<'_>) {
        if !self.edits.is_busy() && !self.is_long() {
            return self.fulfil(&request, services);
        }
        let at_hand = self.current_context(services);
        let waiting = Waiting { request, at_hand, is_sure: true };
        if self.edits.is_busy() {
            self.state.status = Some(MAKING.to_owned());
            return self.edits.waiting.push_back(waiting);
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
        let (session, source) = (self.session.clone(), self.source.clone());
        Some(EditJob { step, session, source, open: Arc::clone(&open.loaded) })
    }

    /// The result of a step, or `None` if a thread is still working on it; then the command is repeated later.
    pub(super) fn edited(&mut self, step: EditStep, services: &Services<'_>) -> Option<EditResult> {
        let Some(job) = self.edit_job(step) else { return Some(Err(NotEditable::NotRead.into())) };
        if let Some((_, result)) = self.edits.ready.take_if(|(ready, _)| ready.is_same(&job)) {
            return Some(result);
        }
        if !job.is_long() {
            return Some(job.run().map(Box::new));
        }
        self.edits.begun = Some(services.tasks.edit(job));
        None
    }

    /// Records a step that the last command has begun and waits for.
    fn note_begun(&mut self, waiting: Waiting) {
        if let Some(task) = self.edits.begun.take() {
            self.edits.running = Some((task, waiting));
            self.state.status = Some(MAKING.to_owned());
        }
    }

    fn current_context(&mut self, services: &Services<'_>) -> CommandContext {
        CommandContext {
            chosen: self.state.chosen,
            selected: self.selected(services),
            place: self.current_place(services),
            seen: self.state.review.seen.clone(),
        }
    }

    /// A thread has made a change ready, or not: what needs it is done, and then what waits.
    pub(super) fn finish_edit(
        &mut self,
        task: TaskId,
        job: Arc<EditJob>,
        result: EditResult,
        services: &mut Services<'_>,
    ) {
        let Some((_, waiting)) = self.edits.running.take_if(|(running, _)| *running == task) else { return };
        self.edits.ready = Some((job, result));
        self.fulfil_late(waiting, services);
        if let Some(unused) = self.edits.ready.take() {
            if !self.edits.is_busy() {
                // The dialog that requested it was closed.
                self.state.status = Some("The change was not made".to_owned());
            }
            services.tasks.drop_in_background(unused);
        }
        while self.edits.running.is_none()
            && let Some(next) = self.edits.waiting.pop_front()
        {
            self.fulfil_late(next, services);
        }
    }

    fn fulfil_late(&mut self, waiting: Waiting, services: &mut Services<'_>) {
        if !waiting.is_sure {
            let text = "Not done, because an earlier change moved the text. Try again";
            self.state.status = Some(text.to_owned());
            return;
        }
        if waiting.request.is_about_something() {
            self.state.chosen = waiting.at_hand.chosen;
        }
        self.edits.at_hand = Some(waiting.at_hand.clone());
        self.state.status.take_if(|status| status == MAKING);
        self.fulfil(&waiting.request, services);
        self.edits.at_hand = None;
        self.note_begun(waiting);
    }
}
