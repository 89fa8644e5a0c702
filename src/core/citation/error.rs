//! Why a quote is not copied, and why a template is not understood. Each is a sentence without a full stop.

use thiserror::Error;

/// Why something is not copied.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CopyError {
    /// A quote is not verified; why, as [`Briefing::verified_quote`](crate::model::Briefing::verified_quote) says it.
    #[error("{0}")]
    Unverified(String),
    /// There is no quote.
    #[error("there is no quote to copy")]
    NoQuote,
    /// The selection has no word in it.
    #[error("no word is selected")]
    NoWord,
    /// The selection has words of several people, or of the text itself, and the format takes those of one.
    #[error(
        "words of several people, or of the text itself, are copied with attribution only; select within one quote for the other formats"
    )]
    SeveralAuthors,
    /// The source has no address to link to.
    #[error("the briefing does not say where its source is on the web (`source.url`), so there is nothing to link to")]
    NoAddress,
    /// More works than are put in one list.
    #[error("a list of more than {0} references is not made at once; filter the quotes first")]
    TooManyReferences(usize),
    /// The citation library failed.
    #[error("the citation library could not format this reference; try another format")]
    ReferenceFailed,
}

/// Why a template is not a format.
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
        /// What is wrong with its text.
        reason: TemplateSyntaxError,
    },
}

/// What is wrong with the text of a template.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TemplateSyntaxError {
    /// `{` without `}`.
    #[error("a brace is opened and not closed; write {{{{ for one that is meant")]
    Unclosed,
    /// `}` without `{`.
    #[error("a brace is closed and was not opened; write }}}} for one that is meant")]
    Unopened,
    /// `'` without another one.
    #[error("a single quotation mark in a field is opened and not closed")]
    UnclosedAffix,
    /// There is no such field.
    #[error("there is no field {{{typed}}}{}; the fields are {fields}", after_semicolon(.hint.as_deref()))]
    UnknownField {
        /// What stands between the braces.
        typed: String,
        /// The field that is probably meant, as a sentence.
        hint: Option<String>,
        /// The fields there are, each in braces.
        fields: String,
    },
}

fn after_semicolon(hint: Option<&str>) -> String {
    hint.map(|hint| format!("; {hint}")).unwrap_or_default()
}
