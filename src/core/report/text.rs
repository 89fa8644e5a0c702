//! Writes the findings of a manuscript for people, as a compiler does: place, excerpt, what is wrong, the passage of the
//! source, and what differs.

use crate::{
    diagnostics::excerpt,
    text::{invisible::visible, number::counted, shortened},
    verify::{Finding, FindingKind},
};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{checked::Checked, places::ManuscriptPlaces};

/// Everything that is wrong or needs a look, and how many quotations are verified.
pub(super) fn report(checked: &Checked<'_>, places: &ManuscriptPlaces, is_colored: bool) -> String {
    let renderer = if is_colored { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    let mut accepted = 0;
    for (number, finding) in checked.report.findings.iter().enumerate() {
        if !finding.kind.is_wrong() && !finding.has_warnings() {
            continue;
        }
        if checked.is_accepted(number) {
            accepted += 1;
            continue;
        }
        out.push_str(&one(checked, number, finding, places, &renderer));
        out.push_str("\n\n");
    }
    out.push_str(&summary(checked, accepted));
    out
}

fn one(
    checked: &Checked<'_>,
    number: usize,
    finding: &Finding,
    places: &ManuscriptPlaces,
    renderer: &Renderer,
) -> String {
    let words = checked.manuscript.document.text.get(finding.range.clone()).unwrap_or_default();
    let level = if finding.kind.is_wrong() { Level::ERROR } else { Level::WARNING };
    let title = level.clone().primary_title(visible(&title(finding)).into_owned()).id(finding.kind.as_str());
    let name = visible(&checked.manuscript.name).into_owned();
    let place = places.get(number);
    let origin = match place {
        Some(place) => Origin::path(name).line(place.start.0).char_column(place.start.1),
        None => Origin::path(name),
    };
    // Rendered separately: in one report, an excerpt without a path would count as another file's.
    let gutter = " ".repeat(place.map_or(1, |place| place.start.0.to_string().len()));
    let head = renderer.render(&[Group::with_title(title).element(origin)]).replacen('\n', &format!("\n{gutter}"), 1);
    let messages: Vec<_> = messages(checked, finding).into_iter().map(|(level, text)| level.message(text)).collect();
    let snippet = place.zip(places.text.as_deref()).map(|(place, text)| {
        let excerpt = excerpt::around(text, &place.range);
        Snippet::source(excerpt.text).line_start(place.start.0).annotation(AnnotationKind::Primary.span(excerpt.span))
    });
    let body = match snippet {
        Some(snippet) => Group::with_level(level).element(snippet).elements(messages),
        None => {
            let quoted = Level::NOTE.message(format!("“{}”", visible(&shortened(words))));
            Group::with_level(level).element(quoted).elements(messages)
        }
    };
    format!("{head}\n{}", renderer.render(&[body]))
}

/// What the finding is, with the speaker if that matters.
pub(super) fn title(finding: &Finding) -> String {
    let said = finding.kind.in_words();
    let source = finding.passage.as_ref().and_then(|passage| passage.speaker.as_deref());
    match (finding.kind, source) {
        (FindingKind::Misattributed, Some(speaker)) => format!("said by {speaker}"),
        (FindingKind::Misattributed, None) => "said by the writer of the source".to_owned(),
        (FindingKind::Verbatim, _) => finding.warnings.first().map_or(said.to_owned(), ToString::to_string),
        _ => said.to_owned(),
    }
}

/// The passage, what differs, and the warnings.
fn messages(checked: &Checked<'_>, finding: &Finding) -> Vec<(Level<'static>, String)> {
    let mut messages = Vec::new();
    if let Some(passage) = &finding.passage
        && let Some(source) = checked.sources.get(passage.source)
    {
        let by = passage.speaker.as_ref().map(|speaker| format!(", {speaker}")).unwrap_or_default();
        let words = flat(source.text().get(passage.range.clone()).unwrap_or_default());
        messages.push((Level::NOTE, visible(&format!("{}{by}: “{words}”", source.name)).into_owned()));
    }
    messages.extend(finding.changes.iter().map(|change| (Level::NOTE, visible(&change.to_string()).into_owned())));
    let is_title = finding.kind == FindingKind::Verbatim;
    let warnings = finding.warnings.iter().skip(usize::from(is_title));
    messages.extend(warnings.map(|warning| (Level::NOTE, visible(&warning.to_string()).into_owned())));
    messages
}

/// A finding in one text: what it is, the quotation, the passage, what differs, the warnings.
pub(super) fn in_one(checked: &Checked<'_>, finding: &Finding) -> String {
    let words = checked.manuscript.document.text.get(finding.range.clone()).unwrap_or_default();
    let mut parts = vec![format!("“{}” {}.", shortened(words), title(finding))];
    parts.extend(messages(checked, finding).into_iter().map(|(_, message)| format!("{message}.")));
    parts.join(" ")
}

fn flat(text: &str) -> String {
    crate::text::single_spaced(text)
}

fn summary(checked: &Checked<'_>, accepted: usize) -> String {
    let report = &checked.report;
    let mut parts = vec![report.summary()];
    for kind in FindingKind::ALL.into_iter().filter(|kind| kind.is_wrong()) {
        match report.count(kind) {
            0 => {}
            count => parts.push(format!("{count} {}", kind.name())),
        }
    }
    match report.count(FindingKind::Phrase) {
        0 => {}
        count => parts.push(format!("{} not checked", counted(count, "phrase", "phrases"))),
    }
    if accepted > 0 {
        parts.push(format!("{accepted} accepted"));
    }
    let mut out = format!("{}: {}\n", visible(&checked.manuscript.name), parts.join("; "));
    if let Some(sentence) = report.not_judged() {
        out.push_str(&format!("{}: {sentence}\n", visible(&checked.manuscript.name)));
    }
    out
}
