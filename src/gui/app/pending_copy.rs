//! Copies that a tab was asked for.

use crate::gui::state::ids::TaskId;
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
