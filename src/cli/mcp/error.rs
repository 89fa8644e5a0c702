//! Errors of tools, as sentences for the caller.

use briefing_core::{model::NotVerified, text::number::counted};
use thiserror::Error;

/// Bytes of the longest text that is checked, and of the longest answer.
pub(super) const TEXT_BYTES: usize = 1 << 20;
pub(super) const ANSWER_BYTES: usize = 8 << 20;
/// Names that an error lists.
const LISTED_NAMES: usize = 20;

/// The error of a tool, a sentence for the caller.
#[derive(Debug, Error)]
pub(super) enum ToolError {
    #[error("There is no tool `{0}`; the tools are search_quotes, get_quote and verify_text.")]
    NoSuchTool(String),
    #[error("The arguments are not those of `{tool}`: {why}; see the description of the tool.")]
    Arguments { tool: &'static str, why: String },
    #[error("Nothing was searched: {0}.")]
    Search(String),
    #[error("No {kind} `{name}` is served; {hint}.")]
    NoSuchFile { kind: &'static str, name: String, hint: String },
    #[error("There is no quote `{0}`; take the id from an answer of search_quotes.")]
    NoSuchQuote(String),
    #[error("`{0}` was changed, and this id no longer means the same quote; search again.")]
    Changed(String),
    #[error("This quote is not available, because it is not verified: {0}.")]
    NotVerified(NotVerified),
    #[error("There is no format `{0}`; see the description of get_quote.")]
    NoSuchFormat(String),
    #[error("The quote cannot be copied in this format: {0}.")]
    Copy(String),
    #[error("The text is larger than {} MiB, the limit for a check; send part of it.", TEXT_BYTES >> 20)]
    TooLarge,
    #[error("The text was not checked: {0}.")]
    Text(String),
    #[error("The answer would be larger than {} MiB; request less.", ANSWER_BYTES >> 20)]
    AnswerTooLarge,
    #[error("The call was stopped, because it took longer than {0} seconds; request less.")]
    TookTooLong(u64),
    /// Not sent: the call has already been answered with [`ToolError::TookTooLong`].
    #[error("The call was stopped.")]
    Stopped,
    #[error("{0} earlier calls are still running; try again when they have finished.")]
    Busy(usize),
    #[error("The call failed within the program; the other tools still answer.")]
    Failed,
}

/// The error that no file with this name is served, with the names of those that are.
pub(super) fn no_such_file<'a>(kind: &'static str, name: &str, served: impl Iterator<Item = &'a str>) -> ToolError {
    let served: Vec<&str> = served.collect();
    let hint = match served.len() {
        0 => "nothing is served".to_owned(),
        all => {
            let listed: Vec<_> = served.iter().take(LISTED_NAMES).map(|name| format!("`{name}`")).collect();
            let more = all.saturating_sub(LISTED_NAMES);
            let more = if more > 0 { format!(" and {} more", counted(more, "file", "files")) } else { String::new() };
            format!("these are: {}{more}", listed.join(", "))
        }
    };
    ToolError::NoSuchFile { kind, name: name.chars().take(200).collect(), hint }
}
