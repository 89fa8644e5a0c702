//! Errors of background tasks, each a sentence without a full stop.

use briefing_core::{
    citation::CopyError,
    document::FileError,
    export::pdf::PdfError,
    files::PutError,
    text::{window_sentence, without_backticks},
};
use thiserror::Error;

/// The reason why a thread did not do its work.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ThreadError {
    /// The system could not start it, and says why.
    #[error("the system cannot start another thread ({0}); close other programs and try again")]
    NotStarted(String),
    /// It panicked.
    #[error("an internal error occurred")]
    Panicked,
}

/// There is no briefing. This cannot happen, since such commands are only offered with a briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("there is no open briefing")]
pub struct NoBriefing;

/// The reason why a copy could not be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotCopied {
    /// It cannot be copied, or not in this format.
    #[error(transparent)]
    Refused(#[from] CopyError),
    /// No quote of the basket was found, with a clause on each that was not.
    #[error("there is no quote to copy; {0}")]
    NotFound(String),
    /// There is no briefing to copy from.
    #[error(transparent)]
    NoBriefing(#[from] NoBriefing),
    /// The thread did not do its work.
    #[error(transparent)]
    NotDone(#[from] ThreadError),
}

/// The reason why a file was not written.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The file could not be written.
    #[error(transparent)]
    Put(#[from] PutError),
    /// The briefing itself is in this file.
    #[error("this is the briefing itself; choose another name")]
    IsBriefing,
    /// The checked text or one of its sources is in this file.
    #[error("this is the text itself, or one of its sources; choose another name")]
    IsChecked,
    /// There is nothing to write.
    #[error(transparent)]
    NoBriefing(#[from] NoBriefing),
    /// The quotes cannot be copied in this format.
    #[error(transparent)]
    NotCopied(#[from] NotCopied),
    /// The pages could not be made.
    #[error(transparent)]
    NoPages(#[from] PdfError),
    /// The report could not be made.
    #[error("the report could not be written: {0}")]
    NoReport(#[from] serde_json::Error),
    /// The thread was not done.
    #[error(transparent)]
    NotDone(#[from] ThreadError),
}

/// The reason why a text was not checked.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CheckError {
    /// The text cannot be read.
    #[error("{0}")]
    File(#[from] FileError),
    /// No briefing is open.
    #[error("no briefing is open to check it against; open one first")]
    NoSources,
    /// The thread did not do its work.
    #[error("the text could not be checked: {0}")]
    NotDone(#[from] ThreadError),
}

impl CheckError {
    /// As a complete sentence. The name of a file keeps its letters.
    pub fn in_window(&self) -> String {
        match self {
            Self::File(_) => without_backticks(&self.to_string()),
            Self::NoSources | Self::NotDone(_) => window_sentence(&self.to_string()),
        }
    }
}
