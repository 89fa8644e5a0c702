//! The values that arguments take: each is refused with a sentence, or becomes one that a command can work with.

use std::{ffi::OsString, path::PathBuf};

use briefing_core::{
    editing::{is_language, is_web_address},
    export::{ExportFormat, pdf::Paper},
    model::EventDate,
};
use clap::builder::{OsStringValueParser, PossibleValuesParser, StringValueParser, TypedValueParser};
use thiserror::Error;

/// Why a file name is not valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
enum FileNameError {
    #[error("standard input is not read; name a briefing file")]
    StandardInput,
    #[error("to write the export to the terminal, omit `--output`")]
    StandardOutput,
    #[error("a file name is empty; give the name of a file")]
    Empty,
}

/// A file that is read.
pub(super) fn input_file() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().try_map(|word| file(word, FileNameError::StandardInput))
}

/// A document that is read; `-` is standard input.
pub(super) fn document() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new()
        .try_map(|word| if word == "-" { Ok(word.into()) } else { file(word, FileNameError::Empty) })
}

/// A value of an option that is refused, with a sentence that says why.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{option} {value}`: {why}")]
struct RefusedValue {
    option: &'static str,
    value: String,
    why: String,
}

impl RefusedValue {
    fn new(option: &'static str, value: &str, why: impl Into<String>) -> Self {
        Self { option, value: value.to_owned(), why: why.into() }
    }
}

/// A date in EDTF level 0.
pub(super) fn date(option: &'static str) -> impl TypedValueParser<Value = EventDate> {
    StringValueParser::new().try_map(move |word| {
        let date = word.trim().parse::<EventDate>();
        date.map_err(|error| RefusedValue::new(option, &word, error.to_string()))
    })
}

/// A BCP 47 language tag.
pub(super) fn language(option: &'static str) -> impl TypedValueParser<Value = String> {
    const WHY: &str = "this is no language tag; write one such as en, pt-BR or ko";
    StringValueParser::new().try_map(move |word| match is_language(word.trim()) {
        true => Ok(word.trim().to_owned()),
        false => Err(RefusedValue::new(option, &word, WHY)),
    })
}

/// The address of a web page.
pub(super) fn web_address(option: &'static str) -> impl TypedValueParser<Value = String> {
    const WHY: &str = "this is no web address; write one that begins with https:// or http://, without spaces";
    StringValueParser::new().try_map(move |word| match is_web_address(word.trim()) {
        true => Ok(word.trim().to_owned()),
        false => Err(RefusedValue::new(option, &word, WHY)),
    })
}

/// A file that is written.
pub(super) fn output_file() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().try_map(|word| file(word, FileNameError::StandardOutput))
}

fn file(word: OsString, dash: FileNameError) -> Result<PathBuf, FileNameError> {
    match word.to_str() {
        Some("-") => Err(dash),
        Some("") => Err(FileNameError::Empty),
        _ => Ok(word.into()),
    }
}

/// The format of an export.
pub(super) fn export_format() -> impl TypedValueParser<Value = ExportFormat> {
    #[derive(Debug, Error)]
    #[error("not an export format")]
    struct NotAFormat;
    let ids = ExportFormat::ALL.iter().map(|format| format.id());
    PossibleValuesParser::new(ids).try_map(|id| ExportFormat::from_id(&id).ok_or(NotAFormat))
}

/// The paper size of a PDF.
pub(super) fn paper() -> impl TypedValueParser<Value = Paper> {
    #[derive(Debug, Error)]
    #[error("not a paper size")]
    struct NotAPaper;
    let ids = Paper::ALL.iter().map(|paper| paper.id());
    PossibleValuesParser::new(ids)
        .try_map(|id| Paper::ALL.iter().copied().find(|paper| paper.id() == id).ok_or(NotAPaper))
}

/// The id of a topic, a speaker or an occasion. Ids are always UTF-8, so anything else is unknown.
pub(super) fn id() -> impl TypedValueParser<Value = String> {
    OsStringValueParser::new().map(|word| word.to_string_lossy().into_owned())
}
