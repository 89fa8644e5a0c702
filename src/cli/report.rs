//! problems in words: like a compiler's for people, as JSON for programs.

use annotate_snippets::{AnnotationKind, Group, Level, Message, Origin, Renderer, Snippet, Title};
use briefing_core::text::number::counted;
use serde::Serialize;

use briefing_core::{
    diagnostics::{Diagnostic, RelatedLocation, Severity, SourceLocation, excerpt},
    load::Loaded,
    text::invisible::visible,
};

/// One problem: file, line and column, the excerpt with a caret, the sentence, the hint, and the places
/// that explain it.
pub(super) fn render_text(loaded: &Loaded, problem: &Diagnostic, is_colored: bool) -> String {
    let renderer = if is_colored { Renderer::styled() } else { Renderer::plain() };
    let level = level(problem.severity());
    let title = level.clone().primary_title(visible(&problem.message)).id(problem.code.as_str());
    let hint = problem.hint.as_deref().map(|hint| Level::HELP.message(visible(hint)));
    let mut report = part(&renderer, loaded, &problem.location, title, level, hint);
    for related in &problem.related {
        let title = Level::NOTE.secondary_title(visible(&related.label));
        report.push('\n');
        report.push_str(&part(&renderer, loaded, &related.location, title, Level::NOTE, None));
    }
    report
}

/// A title with its place and the excerpt.
fn part(
    renderer: &Renderer,
    loaded: &Loaded,
    place: &SourceLocation,
    title: Title<'_>,
    level: Level<'_>,
    hint: Option<Message<'_>>,
) -> String {
    let head = Group::with_title(title).element(origin(loaded, place));
    let Some(snippet) = snippet(loaded, place) else { return renderer.render(&[head.elements(hint)]) };

    // Rendered one by one: together, an excerpt that names no path counts as another file's; and naming
    // it the path would have its column counted from where the line was cut.
    let gutter = " ".repeat(place.line.to_string().len());
    let head = renderer.render(&[head]).replacen('\n', &format!("\n{gutter}"), 1);
    let excerpt = renderer.render(&[Group::with_level(level).element(snippet).elements(hint)]);
    format!("{head}\n{excerpt}")
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

fn origin(loaded: &Loaded, place: &SourceLocation) -> Origin<'static> {
    let origin = Origin::path(visible(&loaded.file_name(place)).into_owned());
    if place.line > 0 { origin.line(place.line).char_column(place.column) } else { origin }
}

fn snippet<'a>(loaded: &Loaded, place: &SourceLocation) -> Option<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let range = place.range.as_ref().filter(|_| place.line > 0)?;
    let excerpt = excerpt::around(loaded.text_of(&place.file), range);
    let caret = AnnotationKind::Primary.span(excerpt.span);
    Some(Snippet::source(excerpt.text).line_start(place.line).annotation(caret))
}

/// How a file fared, on one line: `a.ron: 36 of 36 quotes proved, 0 errors, 0 warnings, 2 notes`.
pub(super) fn summary(loaded: &Loaded) -> String {
    let proved = match &loaded.briefing {
        Some(briefing) => {
            format!("{} of {} proved", briefing.verified_count(), counted(briefing.quotes_of_file(), "quote", "quotes"))
        }
        None => "no briefing".to_owned(),
    };
    let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| counted(loaded.count(severity), severity.as_str(), &format!("{severity}s")));
    format!("{}: {proved}, {errors}, {warnings}, {notes}", visible(&loaded.name))
}

/// How a file fared, for programs. What is not known is `null`.
#[derive(Serialize)]
pub(super) struct FileReport {
    file: String,
    quotes: usize,
    proved: usize,
    problems: Vec<ProblemReport>,
}

#[derive(Serialize)]
struct ProblemReport {
    code: &'static str,
    severity: &'static str,
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    /// Bytes of the file.
    start: Option<usize>,
    end: Option<usize>,
    message: String,
    hint: Option<String>,
    /// Other places that explain it.
    related: Vec<RelatedReport>,
}

#[derive(Serialize)]
struct RelatedReport {
    message: String,
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
}

pub(super) fn for_programs(loaded: &Loaded) -> FileReport {
    let briefing = loaded.briefing.as_ref();
    FileReport {
        file: loaded.name.clone(),
        quotes: briefing.map_or(0, |briefing| briefing.quotes_of_file()),
        proved: briefing.map_or(0, |briefing| briefing.verified_count()),
        problems: loaded.diagnostics.iter().map(|problem| problem_report(loaded, problem)).collect(),
    }
}

fn problem_report(loaded: &Loaded, problem: &Diagnostic) -> ProblemReport {
    let place = &problem.location;
    ProblemReport {
        code: problem.code.as_str(),
        severity: problem.severity().as_str(),
        file: loaded.file_name(place),
        line: known(place.line),
        column: known(place.column),
        start: place.range.as_ref().map(|range| range.start),
        end: place.range.as_ref().map(|range| range.end),
        message: problem.message.clone(),
        hint: problem.hint.clone(),
        related: problem.related.iter().map(|related| related_report(loaded, related)).collect(),
    }
}

fn related_report(loaded: &Loaded, related: &RelatedLocation) -> RelatedReport {
    let place = &related.location;
    RelatedReport {
        message: related.label.clone(),
        file: loaded.file_name(place),
        line: known(place.line),
        column: known(place.column),
        start: place.range.as_ref().map(|range| range.start),
        end: place.range.as_ref().map(|range| range.end),
    }
}

/// Lines and columns begin at 1; 0 is where none is known.
fn known(number: usize) -> Option<usize> {
    Some(number).filter(|number| *number > 0)
}
