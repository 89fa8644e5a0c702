//! Writes diagnostics for people, as a compiler does: place, excerpt, caret, sentence, hint.

use annotate_snippets::{AnnotationKind, Group, Level, Message, Origin, Renderer, Snippet, Title};
use briefing_core::{
    diagnostics::{Diagnostic, Severity, SourceLocation, excerpt},
    load::Loaded,
    text::{invisible::visible, number::counted},
};

/// One diagnostic: file, line and column, the excerpt with a caret, the sentence, the hint, and the places that
/// help to explain it.
pub(in crate::cli) fn render_text(loaded: &Loaded, diagnostic: &Diagnostic, is_colored: bool) -> String {
    let renderer = if is_colored { Renderer::styled() } else { Renderer::plain() };
    let level = level(diagnostic.severity());
    let title = level.clone().primary_title(visible(&diagnostic.message)).id(diagnostic.code.as_str());
    let hint = diagnostic.hint.as_deref().map(|hint| Level::HELP.message(visible(hint)));
    let mut report = part(&renderer, loaded, &diagnostic.location, title, level, hint);
    for related in &diagnostic.related {
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

    // Rendered separately: in one report, an excerpt without a path would count as another file's; with the path, its
    // column would be counted from where the line was cut.
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

/// A file on one line: `a.ron: 36 quotes, 36 verified, 0 errors, 0 warnings, 2 notes`.
pub(in crate::cli) fn summary(loaded: &Loaded) -> String {
    let quotes = match &loaded.briefing {
        Some(briefing) => {
            let quotes = counted(briefing.quotes_of_file(), "quote", "quotes");
            let unconfirmed = match briefing.unconfirmed_count() {
                0 => String::new(),
                count => format!(", {count} unconfirmed"),
            };
            format!("{quotes}, {} verified{unconfirmed}", briefing.verified_count())
        }
        None => "no briefing".to_owned(),
    };
    let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| counted(loaded.count(severity), severity.as_str(), &format!("{severity}s")));
    format!("{}: {quotes}, {errors}, {warnings}, {notes}", visible(&loaded.name))
}
