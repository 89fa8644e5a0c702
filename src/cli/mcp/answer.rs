//! The answers of tools and resources, except those about quotes, and their errors.

use briefing_core::{
    citation::embargo,
    document::{Format, read_bytes_as},
    export::{self, ExportFormat, Filter},
    text::number::counted,
    verify::{Manuscript, ReportJson, Source, Sources, verify_until},
};
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::{path::Path, sync::atomic::AtomicBool};

use super::{
    error::{ANSWER_BYTES, TEXT_BYTES, ToolError, no_such_file},
    library::Library,
    quotes::{GetQuote, SearchQuotes, get_quote, search_quotes},
};

/// The prefix before the name of a briefing in the address of its resource.
const SCHEME: &str = "briefing:///";
/// The characters that are escaped in such an address.
const ESCAPED: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'\\');

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct VerifyText {
    text: String,
    format: Option<TextFormat>,
    against: Option<Vec<String>>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum TextFormat {
    Txt,
    Md,
    Html,
}

/// Calls a tool. Once `is_stopped` is set, the result is no longer needed.
pub(super) fn call(
    library: &Library,
    tool: &str,
    arguments: Map<String, Value>,
    program: Option<&Path>,
    is_stopped: &AtomicBool,
) -> Result<Value, ToolError> {
    let arguments = Value::Object(arguments);
    let answer = match tool {
        "search_quotes" => search_quotes(library, &read::<SearchQuotes>("search_quotes", arguments)?),
        "get_quote" => get_quote(library, &read::<GetQuote>("get_quote", arguments)?),
        "verify_text" => verify_text(library, read("verify_text", arguments)?, program, is_stopped),
        other => Err(ToolError::NoSuchTool(other.chars().take(80).collect())),
    }?;
    if answer.to_string().len() > ANSWER_BYTES { Err(ToolError::AnswerTooLarge) } else { Ok(answer) }
}

fn read<T: for<'de> Deserialize<'de>>(tool: &'static str, arguments: Value) -> Result<T, ToolError> {
    serde_json::from_value(arguments).map_err(|error| ToolError::Arguments { tool, why: error.to_string() })
}

fn verify_text(
    library: &Library,
    asked: VerifyText,
    program: Option<&Path>,
    is_stopped: &AtomicBool,
) -> Result<Value, ToolError> {
    if asked.text.len() > TEXT_BYTES {
        return Err(ToolError::TooLarge);
    }
    let format = match asked.format.unwrap_or(TextFormat::Txt) {
        TextFormat::Txt => Format::Plain,
        TextFormat::Md => Format::Markdown,
        TextFormat::Html => Format::Html,
    };
    let document = read_bytes_as("text", asked.text.as_bytes(), format, program)
        .map_err(|error| ToolError::Text(error.to_string()))?;
    let named = asked.against.map(|names| sources_named(library, &names)).transpose()?;
    let sources = named.as_ref().unwrap_or(&library.sources);
    if sources.iter().next().is_none() {
        return Err(ToolError::Text("there is no served file to check it against".to_owned()));
    }
    let manuscript = Manuscript::new("text", document);
    let report = verify_until(&manuscript, sources, is_stopped).ok_or(ToolError::Stopped)?;
    let mut answer = json!(ReportJson::new(&report, &manuscript, sources));
    if let Value::Object(answer) = &mut answer {
        answer.insert("summary".to_owned(), json!(report.summary() + "."));
        answer.insert("not_judged".to_owned(), json!(report.not_judged()));
        let is_source = |name: &str| sources.iter().any(|source| source.name == name);
        let embargoes: Map<_, _> = library
            .briefings()
            .filter(|served| is_source(&served.name))
            .filter_map(|served| Some((served.name.clone(), json!(embargo(&served.briefing)?))))
            .collect();
        answer.insert("embargoes".to_owned(), Value::Object(embargoes));
    }
    Ok(answer)
}

fn sources_named(library: &Library, names: &[String]) -> Result<Sources, ToolError> {
    let source = |name: &String| -> Result<Source, ToolError> {
        let found = library.sources.iter().find(|source| source.name == *name);
        found.cloned().ok_or_else(|| no_such_file("file", name, library.names()))
    };
    let mut names: Vec<&String> = names.iter().collect();
    names.sort();
    names.dedup();
    Ok(Sources::new(names.into_iter().map(source).collect::<Result<_, _>>()?))
}

/// A briefing as a resource.
pub(super) struct ResourceOf {
    pub(super) uri: String,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) description: String,
}

/// One for each briefing.
pub(super) fn resources(library: &Library) -> Vec<ResourceOf> {
    let resource = |served: &super::library::ServedBriefing| {
        let briefing = &served.briefing;
        let quotes = counted(briefing.verified_count(), "verified quote", "verified quotes");
        let topics = counted(briefing.topics().len(), "topic", "topics");
        let publisher = briefing.source.publisher.as_deref().map(|name| format!("{name}, ")).unwrap_or_default();
        let embargo = embargo(briefing).map(|line| line + ". ").unwrap_or_default();
        ResourceOf {
            uri: format!("{SCHEME}{}", utf8_percent_encode(&served.name, ESCAPED)),
            name: served.name.clone(),
            title: briefing.title.clone(),
            description: format!("{embargo}{publisher}{quotes} in {topics}; file {}", served.name),
        }
    };
    library.briefings().map(resource).collect()
}

/// A briefing as Markdown, by the address of its resource.
pub(super) fn read_resource(library: &Library, uri: &str) -> Result<String, ToolError> {
    let name = uri.strip_prefix(SCHEME).map(|name| percent_decode_str(name).decode_utf8_lossy().into_owned());
    let name = name.unwrap_or_else(|| uri.to_owned());
    let served = library
        .briefing(&name)
        .ok_or_else(|| no_such_file("briefing", &name, library.briefings().map(|served| served.name.as_str())))?;
    let mut markdown = Vec::new();
    export::write(&served.briefing, ExportFormat::Markdown, Filter::default(), &mut markdown)
        .map_err(|_| ToolError::Failed)?;
    if markdown.len() > ANSWER_BYTES {
        return Err(ToolError::AnswerTooLarge);
    }
    Ok(String::from_utf8_lossy(&markdown).into_owned())
}
