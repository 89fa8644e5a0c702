//! What a document tab remembers of its copies, its search and its reading.

use crate::gui::{
    platform::{
        file_watcher::Watch,
        tasks::{PendingRead, RunningSearch},
    },
    state::view::PlaceInView,
};
use briefing_core::{citation::CopyFormat, model::QuoteId};

/// Whose change is undone next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UndoTarget {
    /// The briefing's.
    Briefing,
    /// The basket's.
    Basket,
    /// One of the person's own marks, or that a quote was used.
    Marks,
}

/// What is to be done once the text of a copy is there.
#[derive(Debug)]
pub(super) struct CopyRequest {
    /// What the status line says once the clipboard has it.
    pub message: String,
    /// The one quote that it is of, if it is of one.
    pub quote: Option<QuoteId>,
    /// All quotes that are copied whole or in part, and what a person calls the format.
    pub quotes: Vec<QuoteId>,
    pub format: String,
    /// The format that *Copy* uses from then on.
    pub copy_format: Option<CopyFormat>,
}

impl CopyRequest {
    /// Of a text that is no quote.
    pub(super) fn of_text(message: String) -> Self {
        Self { message, quote: None, quotes: Vec::new(), format: String::new(), copy_format: None }
    }

    /// Says too what was left out, where something was.
    pub(super) fn add_left_out(&mut self, left_out: Option<String>) {
        if let Some(left_out) = left_out {
            self.message.push_str(&format!("; but {left_out}"));
        }
    }
}

/// A copy whose text is being made on a thread.
#[derive(Debug)]
pub(super) struct PendingCopy {
    /// Under which the text comes.
    pub number: u64,
    pub request: CopyRequest,
}

/// What a tab remembers of finding, beyond what is shown of it.
#[derive(Default)]
pub(super) struct TabSearch {
    /// The search whose result is waited for, or was the last.
    pub running: Option<RunningSearch>,
    /// Where the person was when the first letter was typed, or moved on to since.
    pub origin: Option<PlaceInView>,
    /// Whether it runs because the file was read, and not because somebody typed: then the text stays where it is.
    pub is_repeated: bool,
}

impl TabSearch {
    /// Whether the search of this number is the last one.
    pub(super) fn is_running(&self, number: u64) -> bool {
        self.running.as_ref().is_some_and(|running| running.number == number)
    }
}

/// How far a tab is with reading its file.
#[derive(Default)]
pub(super) struct TabReading {
    /// The reading that is under way.
    pub running: Option<PendingRead>,
    /// Reports when the file changes.
    pub watch: Option<Watch>,
    /// Whether the file is to be read once it is its turn or the tab is shown.
    pub is_queued: bool,
    /// How many frames are still to begin before the file's beginning is on screen; 0 where it is, or where nothing waits
    /// for it.
    pub frames_until_shown: u8,
    /// Whether a person has asked for it to be read again: then it is also said that nothing has changed.
    pub reports_unchanged: bool,
    /// Whether the file has changed while it was read.
    pub is_outdated: bool,
}

impl TabReading {
    /// Whether the reading of this number is under way.
    pub(super) fn is_running(&self, number: u64) -> bool {
        self.running.as_ref().is_some_and(|running| running.number == number)
    }
}
