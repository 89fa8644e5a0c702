//! The queue of changes to a long briefing, each with the context in which it was requested.

use std::{
    collections::{BTreeSet, VecDeque},
    ops::Range,
    sync::Arc,
};

use crate::gui::{
    command::{EditCommand, ReviewCommand},
    platform::editing::{EditJob, EditResult},
    state::ids::TaskId,
};
use briefing_core::model::{BlockId, Briefing, Changes, QuoteId};

/// A requested change of a briefing.
#[derive(Debug)]
pub(super) enum EditRequest {
    /// The user requested this.
    Edit(EditCommand),
    /// The user decided about proposals.
    Review(ReviewCommand),
    /// Restore the unsaved changes of the last session.
    Restore,
    /// Update what depends on the name of the file, which has changed.
    ShowMoved,
}

/// The context in which a command was given.
#[derive(Debug, Clone, Default)]
pub(super) struct CommandContext {
    pub(super) chosen: Option<QuoteId>,
    pub(super) selected: Option<Vec<(BlockId, Range<usize>)>>,
    pub(super) place: Option<(BlockId, usize)>,
    pub(super) seen: BTreeSet<QuoteId>,
}

/// A request that waits or is being prepared, with the context in which it was made.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) request: EditRequest,
    pub(super) context: CommandContext,
    /// Whether the ids in the request are still valid.
    pub(super) is_valid: bool,
}

impl Waiting {
    /// A request that was just made.
    pub(super) fn new(request: EditRequest, context: CommandContext) -> Self {
        Self { request, context, is_valid: true }
    }
}

/// The changes of a long briefing: at most one is prepared on a thread, and others wait.
#[derive(Default)]
pub(super) struct EditQueue {
    /// The request that a thread is working on, with its task.
    running: Option<(TaskId, Waiting)>,
    /// The requests after that.
    waiting: VecDeque<Waiting>,
    /// The result from the thread.
    ready: Option<(Arc<EditJob>, EditResult)>,
    /// The task that was just started.
    begun: Option<TaskId>,
    /// The context of the current command, or `None` for the current state.
    context: Option<CommandContext>,
    /// Whether the tab is to be closed once all changes are made.
    closes: bool,
}

impl EditQueue {
    /// Whether a change is pending.
    pub(super) fn is_busy(&self) -> bool {
        self.running.is_some() || !self.waiting.is_empty()
    }

    /// Whether this task is the one that is running.
    pub(super) fn is_running(&self, task: TaskId) -> bool {
        self.running.as_ref().is_some_and(|(running, _)| *running == task)
    }

    /// Closes the tab once all changes are made.
    pub(super) fn close_when_done(&mut self) {
        self.closes = true;
    }

    /// Whether the tab is to be closed now.
    pub(super) fn closes_now(&self) -> bool {
        self.closes && !self.is_busy()
    }

    /// Adds a request to the queue.
    pub(super) fn wait(&mut self, waiting: Waiting) {
        self.waiting.push_back(waiting);
    }

    /// The result of a job: prepared before, or made now if it is short. `None` if a thread was started for it; then
    /// the command is repeated later.
    pub(super) fn result(&mut self, job: EditJob, start: impl FnOnce(EditJob) -> TaskId) -> Option<EditResult> {
        if let Some((_, result)) = self.ready.take_if(|(ready, _)| ready.is_same(&job)) {
            return Some(result);
        }
        if !job.is_long() {
            return Some(job.run().map(Box::new));
        }
        self.begun = Some(start(job));
        None
    }

    /// Records the request whose command has just started a thread. Returns whether it has.
    pub(super) fn note_begun(&mut self, waiting: Waiting) -> bool {
        let Some(task) = self.begun.take() else { return false };
        self.running = Some((task, waiting));
        true
    }

    /// Handles a finished thread: returns its request, whose command then gets the result from [`Self::result`].
    pub(super) fn finish(&mut self, task: TaskId, job: Arc<EditJob>, result: EditResult) -> Option<Waiting> {
        let (_, waiting) = self.running.take_if(|(running, _)| *running == task)?;
        self.ready = Some((job, result));
        Some(waiting)
    }

    /// The result, if no command has used it.
    pub(super) fn take_unused(&mut self) -> Option<(Arc<EditJob>, EditResult)> {
        self.ready.take()
    }

    /// The next request, if it is its turn.
    pub(super) fn next(&mut self) -> Option<Waiting> {
        if self.running.is_some() { None } else { self.waiting.pop_front() }
    }

    /// Sets the context of the current command; `None` afterwards.
    pub(super) fn set_context(&mut self, context: Option<CommandContext>) {
        self.context = context;
    }

    /// The context of a command that is carried out later; `None` if it is carried out immediately.
    pub(super) fn context(&self) -> Option<&CommandContext> {
        self.context.as_ref()
    }

    /// Updates the ids in waiting requests for a new version of the briefing.
    pub(super) fn follow(&mut self, changes: &Changes, before: &Briefing, now: &Briefing) {
        if !self.is_busy() && self.ready.is_none() {
            return;
        }
        let leaves_names = changes.leaves_names(before, now);
        let running = self.running.iter_mut().map(|(_, waiting)| waiting);
        for waiting in running.chain(&mut self.waiting) {
            waiting.is_valid &= leaves_names || !waiting.request.names_things();
            waiting.context.follow(changes);
        }
    }

    /// Invalidates all ids, because the briefing was replaced by another one.
    pub(super) fn invalidate_ids(&mut self) {
        for waiting in self.running.iter_mut().map(|(_, waiting)| waiting).chain(&mut self.waiting) {
            waiting.is_valid &= !waiting.request.is_about_something();
        }
    }
}

impl EditRequest {
    /// Whether it is about something in the briefing: what it names, or the user's position.
    pub(super) fn is_about_something(&self) -> bool {
        match self {
            Self::Edit(command) => {
                !matches!(command, EditCommand::Undo | EditCommand::Redo | EditCommand::Save | EditCommand::SaveAs)
            }
            Self::Review(_) => true,
            Self::Restore | Self::ShowMoved => false,
        }
    }

    /// Whether it names quotes, speakers, occasions, topics or blocks, whose ids may be different after a change.
    fn names_things(&self) -> bool {
        match self {
            Self::Edit(command) => command.names_things(),
            Self::Review(command) => matches!(command, ReviewCommand::AcceptCertain(Some(_))),
            Self::Restore | Self::ShowMoved => false,
        }
    }
}

impl CommandContext {
    fn follow(&mut self, changes: &Changes) {
        let same = |block: BlockId| Some(changes.block(block)).filter(|(_, is_same)| *is_same).map(|(now, _)| now);
        self.chosen = self.chosen.and_then(|id| changes.quote(id));
        // All or none: part of the selection would be a different selection.
        let selected = self.selected.take().unwrap_or_default().into_iter();
        self.selected = selected.map(|(block, words)| Some((same(block)?, words))).collect();
        self.place = self.place.and_then(|(block, at)| Some((same(block)?, at)));
        self.seen = self.seen.iter().filter_map(|id| changes.quote(*id)).collect();
    }
}
