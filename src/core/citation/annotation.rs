//! Writes quotes as [Web Annotations](https://www.w3.org/TR/annotation-model/): a quote as a selection in its
//! document, which annotation tools find again there.
//!
//! - `motivation` is `highlighting`: of the thirteen motivations of the
//!   [vocabulary](https://www.w3.org/TR/annotation-vocab/#named-individuals) it is the only one that claims no more
//!   than that these words were chosen. There is none for quoting.
//! - `body` says in words who spoke, where and when, with the purpose `describing`; the embargo precedes it and the
//!   notes follow it, with the purpose `commenting`. The model's `creator` is the author of the annotation, not the
//!   quoted speaker, so it is left out.
//! - `target` has one resource for each piece of a quote, in the order of the text. `exact`,
//!   `prefix` and `suffix` are the paragraph's own characters.
//! - The model asks for the IRI of the annotation and of its source. Ours are derived from what they name, see
//!   [`iri`], so that a quote that is copied twice is one annotation.

use std::{borrow::Cow, ops::Range};

use serde::Serialize;

use super::{Options, attribution::attribution_with, embargo, iri, json, notes};
use crate::{
    model::{Briefing, VerifiedQuote},
    text::around::{end_of, start_of},
};

pub(super) const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// A quote as an annotation.
#[derive(Serialize)]
pub(crate) struct Annotation<'a> {
    /// Only set for a single annotation.
    #[serde(rename = "@context", skip_serializing_if = "Option::is_none")]
    context: Option<&'static str>,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    body: Vec<Body<'a>>,
    target: Vec<Target<'a>>,
}

/// Text about what is annotated.
#[derive(Serialize)]
pub(super) struct Body<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    value: Cow<'a, str>,
    format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

impl<'a> Body<'a> {
    pub(super) fn new(purpose: &'static str, value: impl Into<Cow<'a, str>>, language: Option<&'a str>) -> Self {
        Self { kind: "TextualBody", purpose, value: value.into(), format: "text/plain", language }
    }
}

/// The annotated words, with the text before and after them.
#[derive(Serialize)]
pub(super) struct Target<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    source: String,
    selector: Selector<'a>,
}

#[derive(Serialize)]
struct Selector<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    exact: &'a str,
    prefix: &'a str,
    suffix: &'a str,
}

impl<'a> Target<'a> {
    pub(super) fn new(source: String, exact: &'a str, prefix: &'a str, suffix: &'a str) -> Self {
        let selector = Selector { kind: "TextQuoteSelector", exact, prefix, suffix };
        Self { kind: "SpecificResource", source, selector }
    }
}

/// Several annotations (section 5 of the model): all are on the first page, which is the last.
#[derive(Serialize)]
pub(crate) struct Collection<'a, I: Serialize> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    label: Vec<String>,
    total: usize,
    first: Page<'a, I>,
    last: String,
}

#[derive(Serialize)]
struct Page<'a, I: Serialize> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "partOf")]
    part_of: String,
    #[serde(rename = "startIndex")]
    start: usize,
    items: &'a I,
}

/// One quote as a single annotation.
pub(crate) fn plain(quote: &VerifiedQuote<'_>, options: Options) -> String {
    json::pretty(&Annotation { context: Some(CONTEXT), ..Annotation::of(quote, options) })
}

/// The quotes as a collection of annotations.
pub(crate) fn collection(quotes: &[VerifiedQuote<'_>], options: Options) -> String {
    let items: Vec<_> = quotes.iter().map(|quote| Annotation::of(quote, options)).collect();
    let mut labels: Vec<_> = quotes.iter().flat_map(|quote| labels(quote.briefing())).collect();
    let mut seen = std::collections::HashSet::new();
    labels.retain(|label| seen.insert(label.clone()));
    let id = iri::urn(["collection"].into_iter().chain(items.iter().map(|item| item.id.as_str())));
    json::pretty(&Collection::new(id, labels, items.len(), &items))
}

/// The labels of a collection of a briefing's quotes; the embargo comes first.
pub(crate) fn labels(briefing: &Briefing) -> Vec<String> {
    embargo(briefing).into_iter().chain([briefing.title.clone()]).collect()
}

impl<'a, I: Serialize> Collection<'a, I> {
    pub(crate) fn new(id: String, label: Vec<String>, total: usize, items: &'a I) -> Self {
        let page = iri::urn(["page", &id]);
        let first = Page { id: page.clone(), kind: "AnnotationPage", part_of: id.clone(), start: 0, items };
        Self { context: CONTEXT, id, kind: "AnnotationCollection", label, total, first, last: page }
    }
}

impl<'a> Annotation<'a> {
    /// The annotation of a quote as an item of a collection.
    pub(crate) fn of(quote: &VerifiedQuote<'a>, options: Options) -> Self {
        Self {
            context: None,
            id: iri::quote(quote),
            kind: "Annotation",
            motivation: "highlighting",
            body: bodies(quote, options),
            target: targets(quote),
        }
    }
}

fn bodies<'a>(quote: &VerifiedQuote<'a>, options: Options) -> Vec<Body<'a>> {
    let language = quote.briefing().language.as_str();
    // The line on the embargo is this program's own.
    let embargo = embargo(quote.briefing()).map(|line| Body::new("commenting", line, Some("en")));
    let notes = notes(quote, options).into_iter().map(|note| Body::new("commenting", note, Some(language)));
    let attribution = Body::new("describing", attribution_with(quote, options), Some(language));
    embargo.into_iter().chain([attribution]).chain(notes).collect()
}

fn targets<'a>(quote: &VerifiedQuote<'a>) -> Vec<Target<'a>> {
    let source = iri::source(quote.briefing());
    let pieces = quote.parts().iter().flat_map(|part| part.pieces().iter().map(|piece| (part.block().text(), piece)));
    let target = |(text, piece): (&'a str, &Range<usize>)| {
        let before = end_of(text.get(..piece.start).unwrap_or_default());
        let after = start_of(text.get(piece.end..).unwrap_or_default());
        Target::new(source.clone(), text.get(piece.clone()).unwrap_or_default(), before, after)
    };
    pieces.map(target).collect()
}
