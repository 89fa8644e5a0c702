//! What a document tab remembers of its copies and its reading.

use crate::gui::{
    platform::{file_watcher::Watch, tasks::PendingRead},
    state::ids::TaskId,
};
use briefing_core::{citation::CopyFormat, model::QuoteId};

/// A requested copy whose text is being made.
#[derive(Debug)]
pub(super) struct CopyRequest {
    /// The status message once the clipboard has it.
    pub message: String,
    /// The one quote that it is of, if it is of one.
    pub quote: Option<QuoteId>,
    /// All quotes that are copied whole or in part, and the name of the format.
    pub quotes: Vec<QuoteId>,
    pub format: String,
    /// The format that *Copy* uses from then on.
    pub copy_format: Option<CopyFormat>,
}

impl CopyRequest {
    /// The request for a text that is not a quote.
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
    /// The task that makes the text.
    pub task: TaskId,
    pub request: CopyRequest,
}

/// The progress of a tab in reading its file.
#[derive(Default)]
pub(super) struct TabReading {
    /// The reading that is under way.
    pub running: Option<PendingRead>,
    /// Reports when the file changes.
    pub watch: Option<Watch>,
    /// Whether the file is to be read once it is its turn or the tab is shown.
    pub is_queued: bool,
    /// How many frames have to begin before the file's beginning is on screen; 0 if it is, or if nothing waits
    /// for it.
    pub frames_until_shown: u8,
    /// Whether a person has asked for it to be read again: then it is also said that nothing has changed.
    pub reports_unchanged: bool,
    /// Whether the file has changed while it was read.
    pub is_outdated: bool,
}

impl TabReading {
    /// Whether this reading is under way.
    pub(super) fn is_running(&self, task: TaskId) -> bool {
        self.running.as_ref().is_some_and(|running| running.task == task)
    }
}
