//! Copies one of the user's own marks: the words of the text as such, and the note as the user's own.
//!
//! It is never presented as a quote: no speaker is named, and the note is kept apart from the briefing's words.

use serde::Serialize;

use super::{
    ClipboardContent,
    annotation::{Body, CONTEXT, Target},
    attribution::source_line,
    embargo,
    html::escape,
    iri, json, one_line, under_embargo,
};
use crate::{
    marks::{Mark, Place, tags_in_words},
    model::Briefing,
};

/// A function that copies a mark. The place of its words is `None` if they are no longer in the text.
pub type ComposeMark = fn(&Briefing, &Mark, Option<&Place>) -> ClipboardContent;

/// The marked words with their text and paragraph, and the note and the tags as the user's own.
pub fn own_mark(briefing: &Briefing, mark: &Mark, place: Option<&Place>) -> ClipboardContent {
    let lines = lines_of(briefing, mark, place);
    let plain: Vec<_> = lines.iter().map(|(label, text)| format!("{label}: {text}")).collect();
    let html = lines.iter().map(|(label, text)| format!("<p><b>{}:</b> {}</p>", escape(label), escape(text)));
    let html = html.collect::<Vec<_>>().join("\n");
    under_embargo(embargo(briefing).as_deref(), ClipboardContent { plain: plain.join("\n"), html })
}

fn lines_of(briefing: &Briefing, mark: &Mark, place: Option<&Place>) -> Vec<(String, String)> {
    let marked = format!("Marked in {}{}", source_line(briefing), where_in_words(briefing, place));
    let remarks = remarks(mark).map(|(label, text)| (label.to_owned(), text));
    [(marked, words(mark))].into_iter().chain(remarks).collect()
}

/// What the user has added to the words, each with its label: the note and the tags.
pub(crate) fn remarks(mark: &Mark) -> impl Iterator<Item = (&'static str, String)> {
    let note = (!mark.note.is_empty()).then(|| ("My own note", mark.note.clone()));
    let tags = (!mark.tags.is_empty()).then(|| ("My tags", tags_in_words(&mark.tags)));
    note.into_iter().chain(tags)
}

/// The words without quotation marks, because they need not be speech.
fn words(mark: &Mark) -> String {
    one_line(&mark.anchor.exact)
}

/// The place in the text: ", paragraph 12".
pub(crate) fn where_in_words(briefing: &Briefing, place: Option<&Place>) -> String {
    match place.and_then(|place| place.first()) {
        Some((block, _)) => format!(", {}", briefing.block_in_words(*block)),
        None => ", no longer in the text".to_owned(),
    }
}

/// A mark as a [Web Annotation](https://www.w3.org/TR/annotation-model/): `commenting` if there is a note,
/// otherwise `highlighting`; the note and the tags are its bodies.
#[derive(Serialize)]
pub(crate) struct OwnAnnotation<'a> {
    #[serde(rename = "@context", skip_serializing_if = "Option::is_none")]
    context: Option<&'static str>,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    created: String,
    body: Vec<Body<'a>>,
    target: Target<'a>,
}

impl<'a> OwnAnnotation<'a> {
    /// The annotation as an item of a collection.
    pub(crate) fn of(briefing: &Briefing, mark: &'a Mark) -> Self {
        let source = iri::source(briefing);
        let note = Some(mark.note.as_str()).filter(|note| !note.is_empty());
        let tags = mark.tags.iter().map(|tag| Body::new("tagging", tag.as_str(), None));
        let anchor = &mark.anchor;
        Self {
            context: None,
            id: iri::urn(["mark", &source, &mark.made.0.to_string(), &anchor.exact, &anchor.prefix]),
            kind: "Annotation",
            motivation: if note.is_some() { "commenting" } else { "highlighting" },
            created: mark.made.rfc3339(),
            body: note.map(|note| Body::new("commenting", note, None)).into_iter().chain(tags).collect(),
            target: Target::new(source, &anchor.exact, &anchor.prefix, &anchor.suffix),
        }
    }
}

/// A mark as a single annotation.
pub fn own_mark_annotation(briefing: &Briefing, mark: &Mark, _place: Option<&Place>) -> ClipboardContent {
    let annotation = OwnAnnotation { context: Some(CONTEXT), ..OwnAnnotation::of(briefing, mark) };
    ClipboardContent::plain(json::pretty(&annotation))
}
