//! Errors of copying and of custom formats. Each is a sentence without a full stop.

use thiserror::Error;

use crate::model::NotVerified;

/// Why something is not copied.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CopyError {
    /// A quote is not verified.
    #[error(transparent)]
    Unverified(#[from] NotVerified),
    /// There is no quote.
    #[error("there is no quote to copy")]
    NoQuote,
    /// The selection has no word in it.
    #[error("no word is selected")]
    NoWord,
    /// The selection has words of several speakers, or of the text itself, but the format allows only those of one
    /// speaker.
    #[error(
        "a selection with several speakers, or of the text itself, can only be copied with attribution; select within one quote for the other formats"
    )]
    SeveralAuthors,
    /// The source has no address to link to.
    #[error("the briefing has no web address of its source (`source.url`) to link to")]
    NoAddress,
    /// More works than one list may have.
    #[error("a list can have at most {0} references; filter the quotes first")]
    TooManyReferences(usize),
    /// The citation library failed.
    #[error("the citation library could not format this reference; try another format")]
    ReferenceFailed,
}

/// Why a template is not valid.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TemplateError {
    /// It has no name.
    #[error("a format has no name")]
    NoName,
    /// It has neither `{quote}` nor `{text}`.
    #[error("the format “{0}” has no {{quote}}, so nothing would be quoted")]
    NoQuote(String),
    /// Its text cannot be read.
    #[error("in the format “{name}” {reason}")]
    Syntax {
        /// The template's name.
        name: String,
        /// The error in its text.
        reason: TemplateSyntaxError,
    },
}

/// An error in the text of a template.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TemplateSyntaxError {
    /// `{` without `}`.
    #[error("a brace is opened but not closed; write {{{{ for a literal brace")]
    Unclosed,
    /// `}` without `{`.
    #[error("a brace is closed but was not opened; write }}}} for a literal brace")]
    Unopened,
    /// `'` without another one.
    #[error("a single quotation mark in a field is opened and not closed")]
    UnclosedAffix,
    /// There is no such field.
    #[error("there is no field {{{typed}}}{}; the fields are {fields}", after_semicolon(.hint.as_deref()))]
    UnknownField {
        /// The text between the braces.
        typed: String,
        /// The field that is probably meant, as a sentence.
        hint: Option<String>,
        /// The available fields, each in braces.
        fields: String,
    },
}

fn after_semicolon(hint: Option<&str>) -> String {
    hint.map(|hint| format!("; {hint}")).unwrap_or_default()
}
