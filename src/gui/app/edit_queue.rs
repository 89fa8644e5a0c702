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
    /// A person asked for this.
    Edit(EditCommand),
    /// A person decided about proposals.
    Review(ReviewCommand),
    /// The changes of the last time are taken up.
    Restore,
    /// The file has another name.
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

/// A request that waits, or is made ready.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) request: EditRequest,
    pub(super) at_hand: CommandContext,
    /// Whether the ids in the request are still valid.
    pub(super) is_sure: bool,
}

/// The changes of a long briefing.
#[derive(Default)]
pub(super) struct EditQueue {
    /// The request that a thread is working on, with its task.
    pub(super) running: Option<(TaskId, Waiting)>,
    /// The requests after that.
    pub(super) waiting: VecDeque<Waiting>,
    /// The result of the thread.
    pub(super) ready: Option<(Arc<EditJob>, EditResult)>,
    /// The task that was just begun.
    pub(super) begun: Option<TaskId>,
    /// The context of the command that is being carried out, or `None` for the current one.
    pub(super) at_hand: Option<CommandContext>,
    /// Whether the tab is to be closed once everything is made.
    pub(super) closes: bool,
}

impl EditQueue {
    /// Whether there is something to be made.
    pub(super) fn is_busy(&self) -> bool {
        self.running.is_some() || !self.waiting.is_empty()
    }

    /// Whether this task is the one that is running.
    pub(super) fn is_running(&self, task: TaskId) -> bool {
        self.running.as_ref().is_some_and(|(running, _)| *running == task)
    }

    /// Whether the command that is being done was given before, and is done for a second time or late.
    pub(super) fn is_late(&self) -> bool {
        self.at_hand.is_some()
    }

    /// The selection when the delayed command was given.
    pub(super) fn selected(&self) -> Option<Vec<(BlockId, Range<usize>)>> {
        self.at_hand.as_ref()?.selected.clone()
    }

    /// The user's position then.
    pub(super) fn place(&self) -> Option<(BlockId, usize)> {
        self.at_hand.as_ref()?.place
    }

    /// The proposals that had been on screen then.
    pub(super) fn seen(&self) -> Option<&BTreeSet<QuoteId>> {
        self.at_hand.as_ref().map(|at_hand| &at_hand.seen)
    }

    /// The briefing is another one now: what waits is about the same things, as they are called now.
    pub(super) fn follow(&mut self, changes: &Changes, before: &Briefing, now: &Briefing) {
        if !self.is_busy() && self.ready.is_none() {
            return;
        }
        let leaves_names = changes.leaves_names(before, now);
        let running = self.running.iter_mut().map(|(_, waiting)| waiting);
        for waiting in running.chain(&mut self.waiting) {
            waiting.is_sure &= leaves_names || !waiting.request.names_things();
            waiting.at_hand.follow(changes);
        }
    }

    /// Invalidates all ids, because the briefing was replaced by another one.
    pub(super) fn lose_names(&mut self) {
        for waiting in self.running.iter_mut().map(|(_, waiting)| waiting).chain(&mut self.waiting) {
            waiting.is_sure &= !waiting.request.is_about_something();
        }
    }
}

impl EditRequest {
    /// Whether it is about something in the briefing: what it names, or what the person was at.
    pub(super) fn is_about_something(&self) -> bool {
        match self {
            Self::Edit(command) => {
                !matches!(command, EditCommand::Undo | EditCommand::Redo | EditCommand::Save | EditCommand::SaveAs)
            }
            Self::Review(_) => true,
            Self::Restore | Self::ShowMoved => false,
        }
    }

    /// Whether it names quotes, speakers, occasions, topics or blocks, which may be called otherwise after a change.
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
        // All of them or none, because part of the selection would be a different one.
        let selected = self.selected.take().unwrap_or_default().into_iter();
        self.selected = selected.map(|(block, words)| Some((same(block)?, words))).collect();
        self.place = self.place.and_then(|(block, at)| Some((same(block)?, at)));
        self.seen = self.seen.iter().filter_map(|id| changes.quote(*id)).collect();
    }
}
