//! Copies that a tab has requested.

use crate::gui::state::ids::TaskId;
use briefing_core::{citation::CopyFormat, model::QuoteId};

/// A requested copy whose text is being made.
#[derive(Debug)]
pub(super) struct CopyRequest {
    /// The status message once the text is on the clipboard.
    pub message: String,
    /// The quote that is copied, if it is a single one.
    pub quote: Option<QuoteId>,
    /// All quotes that are copied in full or in part, and the name of the format.
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

    /// Adds what was left out, if anything, to the message.
    pub(super) fn add_left_out(&mut self, left_out: Option<String>) {
        if let Some(left_out) = left_out {
            self.message.push_str(&format!("; of these, {left_out}"));
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
