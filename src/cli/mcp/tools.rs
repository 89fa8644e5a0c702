//! The tools as an assistant sees them: what they do, and what they take.

use briefing_core::citation::BuiltInFormat;
use rmcp::model::{JsonObject, Tool, ToolAnnotations};
use serde_json::{Value, json};

use super::{
    error::TEXT_BYTES,
    quotes::{MOST_RESULTS, USUAL_RESULTS},
};

/// All tools.
pub(super) fn all() -> Vec<Tool> {
    vec![search_quotes(), get_quote(), verify_text()]
}

fn search_quotes() -> Tool {
    let schema = json!({
        "type": "object",
        "properties": {
            "words": {
                "type": "string",
                "description": "Words of the quote or of its speaker’s name, as a phrase or separately; \"\" for all quotes",
            },
            "speaker": { "type": "string", "description": "Only quotes of this speaker: id or a part of the name" },
            "topic": { "type": "string", "description": "Only quotes of this topic: id or a part of the title" },
            "briefing": { "type": "string", "description": "Only quotes of this briefing: its file, as in answers" },
            "limit": { "type": "integer", "minimum": 1, "maximum": MOST_RESULTS, "default": USUAL_RESULTS },
        },
        "required": ["words"],
        "additionalProperties": false,
    });
    tool(
        "search_quotes",
        "Finds verified quotes in the briefings. Each has its speaker, role, place, date, source, file and block, and an \
         id for get_quote. Unverified quotes are only counted.",
        schema,
    )
}

fn get_quote() -> Tool {
    let formats: Vec<&str> = BuiltInFormat::ALL.iter().map(|format| format.id()).collect();
    let schema = json!({
        "type": "object",
        "properties": {
            "id": { "type": "string", "description": "The id of a quote, from an answer of search_quotes" },
            "format": { "type": "string", "enum": formats, "default": BuiltInFormat::default().id() },
        },
        "required": ["id"],
        "additionalProperties": false,
    });
    tool(
        "get_quote",
        "Returns one verified quote, ready to paste, in a format: with its attribution, as Markdown, in APA and so on. \
         An embargo is included.",
        schema,
    )
}

fn verify_text() -> Tool {
    let size = TEXT_BYTES >> 20;
    let schema = json!({
        "type": "object",
        "properties": {
            "text": { "type": "string", "description": format!("The text with its quotations, {size} MiB at most") },
            "format": { "type": "string", "enum": ["txt", "md", "html"], "default": "txt" },
            "against": {
                "type": "array",
                "items": { "type": "string" },
                "description": "Files to check against, as in answers; all served ones if omitted",
            },
        },
        "required": ["text"],
        "additionalProperties": false,
    });
    tool(
        "verify_text",
        "Checks each quotation of a text against the briefings and documents: verbatim, shortened, edited, altered, \
         out-of-context, misattributed, not-found, or a phrase that is too short to judge; with the passage, its file \
         and place, its speaker, and every change.",
        schema,
    )
}

fn tool(name: &'static str, description: &'static str, schema: Value) -> Tool {
    let schema = if let Value::Object(schema) = schema { schema } else { JsonObject::new() };
    let annotations = ToolAnnotations::new().read_only(true).open_world(false);
    Tool::new(name, description, schema).with_annotations(annotations)
}
