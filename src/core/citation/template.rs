//! Reads and fills custom formats: a text with fields in braces, from the settings file.
//!
//! `{quote} — {speaker}{', 'role} {'('publisher')'}`: text in single quotation marks beside a field's name is
//! written only if the field is not empty. A doubled brace is a literal one.

use crate::citation::marks;
use crate::{diagnostics::suggest::did_you_mean, model::VerifiedQuote};

use super::{
    ClipboardContent, Options, TemplateError, TemplateSyntaxError,
    attribution::{attribution_with, joined, publisher},
    html, link, notes, one_line, prose,
};

/// The fields with their descriptions.
pub const FIELDS: &[(&str, &str)] = &[
    ("quote", "the quote in quotation marks"),
    ("text", "the quote without them"),
    ("attribution", "who said it, where and when, as in “Quote with attribution”"),
    ("speaker", "who said it"),
    ("native_name", "the name in the speaker’s own script"),
    ("role", "in which role"),
    ("occasion", "on which occasion"),
    ("place", "where"),
    ("date", "when, as in 13 January 2026"),
    ("iso_date", "when, as in 2026-01-13"),
    ("publisher", "who published it"),
    ("publication", "the periodical or site"),
    ("authors", "who wrote the text that quotes it"),
    ("title", "the title of that text"),
    ("url", "its address"),
    ("link", "its address, leading to the quote"),
    ("note", "the notes on words of the quote"),
    ("credit", "the line that the publisher asks for"),
    ("paragraph", "the number of its paragraph, headings not counted"),
];

/// A custom format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its name, given by the user.
    pub name: String,
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Field { name: &'static str, before: String, after: String },
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// The error names the field or brace that is wrong, and the available fields.
    pub fn new(name: &str, text: &str) -> Result<Self, TemplateError> {
        let name = one_line(name);
        if name.is_empty() {
            return Err(TemplateError::NoName);
        }
        let pieces = pieces(text).map_err(|reason| TemplateError::Syntax { name: name.clone(), reason })?;
        let has_quote = pieces.iter().any(|piece| matches!(piece, Piece::Field { name: "quote" | "text", .. }));
        if !has_quote {
            return Err(TemplateError::NoQuote(name));
        }
        Ok(Self { name, pieces })
    }

    /// The quote in this format. If it has no field for notes, these follow, as in the built-in formats.
    pub(super) fn fill(&self, quote: &VerifiedQuote<'_>, page: &link::Page, options: Options) -> ClipboardContent {
        let mut plain: String = self.pieces.iter().map(|piece| piece.fill(quote, page, options)).collect();
        if !self.pieces.iter().any(|piece| matches!(piece, Piece::Field { name: "note", .. })) {
            plain.push_str(&prose::bracketed(quote, options));
        }
        let html = html::escape(&plain).replace('\n', "<br>\n");
        ClipboardContent { plain, html: format!("<p>{html}</p>") }
    }
}

impl Piece {
    fn fill(&self, quote: &VerifiedQuote<'_>, page: &link::Page, options: Options) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Field { name, before, after } => {
                let value = value(name, quote, page, options);
                if value.is_empty() { String::new() } else { format!("{before}{value}{after}") }
            }
        }
    }
}

/// Who said it: "Ann Lee and Bob Ray".
fn names(quote: &VerifiedQuote<'_>) -> String {
    let names: Vec<_> = quote.speakers().map(|(_, speaker)| one_line(&speaker.name)).collect();
    joined(&names, &quote.briefing().language, false)
}

fn value(field: &str, quote: &VerifiedQuote<'_>, page: &link::Page, options: Options) -> String {
    let (briefing, speaker, occasion) = (quote.briefing(), quote.speaker(), quote.occasion());
    let source = &briefing.source;
    let optional = |text: Option<&str>| text.map(one_line).unwrap_or_default();
    match field {
        "quote" => marks::marked(quote),
        "text" => quote.text().into_owned(),
        "attribution" => attribution_with(quote, options),
        "speaker" => names(quote),
        "native_name" => optional(speaker.native_name.as_deref()),
        "role" => optional(quote.role_of(speaker)),
        "occasion" => one_line(&occasion.name),
        "place" => optional(occasion.place.as_deref()),
        "date" => occasion.date.map(|date| date.in_language(&briefing.language)).unwrap_or_default(),
        "iso_date" => occasion.date.map(|date| date.to_string()).unwrap_or_default(),
        "publisher" => publisher(briefing).unwrap_or_default(),
        "publication" => optional(source.publication.as_deref()),
        "authors" => source.authors.iter().map(|author| one_line(author)).collect::<Vec<_>>().join(", "),
        "title" => one_line(&briefing.title),
        "url" => optional(source.url.as_deref()),
        "link" => link::address_on(page, quote).unwrap_or_default(),
        "note" => notes(quote, options).join(" "),
        "credit" => optional(source.credit.as_deref()),
        "paragraph" => briefing.paragraph_number(quote.block().id).map(|number| number.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

fn pieces(text: &str) -> Result<Vec<Piece>, TemplateSyntaxError> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, brace) = rest.split_at_checked(at).unwrap_or((rest, ""));
        plain.push_str(before);
        if let Some(after) = brace.strip_prefix("{{") {
            plain.push('{');
            rest = after;
        } else if let Some(after) = brace.strip_prefix("}}") {
            plain.push('}');
            rest = after;
        } else if let Some(inside) = brace.strip_prefix('{') {
            let (inside, after) = inside.split_once('}').ok_or(TemplateSyntaxError::Unclosed)?;
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
            pieces.push(field(inside)?);
            rest = after;
        } else {
            return Err(TemplateSyntaxError::Unopened);
        }
    }
    plain.push_str(rest);
    pieces.push(Piece::Text(plain));
    pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
    Ok(pieces)
}

/// `'before'name'after'`, of which only the name is required.
fn field(inside: &str) -> Result<Piece, TemplateSyntaxError> {
    let (before, rest) = affix(inside)?;
    let end = rest.find('\'').unwrap_or(rest.len());
    let (typed, rest) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let (after, rest) = affix(rest)?;
    let typed = typed.trim();
    let known = FIELDS.iter().map(|(name, _)| *name);
    match known.clone().find(|name| *name == typed) {
        Some(name) if rest.trim().is_empty() => Ok(Piece::Field { name, before, after }),
        _ => {
            let hint = did_you_mean(typed, known.clone());
            let fields = known.map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ");
            Err(TemplateSyntaxError::UnknownField { typed: one_line(inside), hint, fields })
        }
    }
}

/// A text in single quotation marks at the beginning, and what follows it.
fn affix(text: &str) -> Result<(String, &str), TemplateSyntaxError> {
    let Some(inside) = text.trim_start().strip_prefix('\'') else { return Ok((String::new(), text)) };
    let (affix, rest) = inside.split_once('\'').ok_or(TemplateSyntaxError::UnclosedAffix)?;
    Ok((affix.to_owned(), rest))
}
