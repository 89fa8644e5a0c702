//! Writes diagnostics for editors and continuous integration in SARIF 2.1.0, the Static Analysis Results
//! Interchange Format of
//! [OASIS](https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html).
//! Sections are named as §3.27.

use std::path::{Component, Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use serde::Serialize;

use crate::{
    diagnostics::{Code, Diagnostic, LineCounter, Severity, SourceLocation},
    load::Loaded,
    text::capitalized,
    verify::FindingKind,
};

use super::{checked::Checked, places::ManuscriptPlaces, text};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A whole report, §3.13: one run over all files that were named.
#[derive(Serialize)]
pub struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    invocations: [Invocation; 1],
    results: Vec<Finding>,
    /// §3.14.17: what a column counts; here characters.
    column_kind: &'static str,
    language: &'static str,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

/// What a code means, §3.49.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    name: String,
    short_description: Message,
    full_description: Message,
    help: Message,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

/// The result of the run, §3.20.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    exit_code: u8,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

/// A file that could not be read, §3.58.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Notification {
    level: &'static str,
    message: Message,
    locations: Vec<Location>,
    associated_rule: RuleReference,
}

#[derive(Serialize)]
struct RuleReference {
    id: &'static str,
    index: usize,
}

/// A diagnostic, §3.27; the standard calls it a result.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
}

/// Marks a result as reviewed and accepted, §3.35.
#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
}

impl Default for Log {
    /// A report without files; [`Log::add`] adds them.
    fn default() -> Self {
        Self::with_rules(Code::ALL.iter().map(|code| rule(*code)).collect())
    }
}

impl Log {
    fn with_rules(rules: Vec<Rule>) -> Self {
        let invocation =
            Invocation { execution_successful: true, exit_code: 0, tool_execution_notifications: Vec::new() };
        let driver = Driver { name: "briefing-viewer", version: env!("CARGO_PKG_VERSION"), rules };
        let run = Run {
            tool: Tool { driver },
            invocations: [invocation],
            results: Vec::new(),
            column_kind: "unicodeCodePoints",
            language: "en-GB",
        };
        Self { schema: SCHEMA, version: "2.1.0", runs: [run] }
    }

    /// Adds the diagnostics of a file that was read from `path`.
    pub fn add(&mut self, loaded: &Loaded, path: &Path) {
        let [run] = &mut self.runs;
        let [invocation] = &mut run.invocations;
        for diagnostic in &loaded.diagnostics {
            let locations = || vec![location(loaded, path, &diagnostic.location, None)];
            if diagnostic.code == Code::Unreadable {
                invocation.execution_successful = false;
                invocation.tool_execution_notifications.push(Notification {
                    level: level(diagnostic.severity()),
                    message: message(&said(diagnostic)),
                    locations: locations(),
                    associated_rule: RuleReference { id: diagnostic.code.as_str(), index: index(diagnostic.code) },
                });
            }
            let related = diagnostic
                .related
                .iter()
                .map(|related| location(loaded, path, &related.location, Some(message(&related.label))));
            run.results.push(Finding {
                rule_id: diagnostic.code.as_str(),
                rule_index: index(diagnostic.code),
                level: level(diagnostic.severity()),
                message: message(&said(diagnostic)),
                locations: locations(),
                related_locations: related.collect(),
                suppressions: Vec::new(),
            });
        }
    }

    /// Sets the exit code of the run.
    pub fn end(&mut self, exit_code: u8) {
        let [run] = &mut self.runs;
        let [invocation] = &mut run.invocations;
        invocation.exit_code = exit_code;
    }
}

/// The findings of a manuscript that are wrong or need a review. The ids of the rules are the names of the
/// findings.
pub(super) fn findings(checked: &Checked<'_>, path: &Path, places: &ManuscriptPlaces, exit_code: u8) -> Log {
    let mut log = Log::with_rules(FindingKind::ALL.into_iter().map(finding_rule).collect());
    let [run] = &mut log.runs;
    for (number, finding) in checked.report.findings.iter().enumerate() {
        if !finding.kind.is_wrong() && !finding.has_warnings() {
            continue;
        }
        let region = places.get(number).map(|place| Region {
            start_line: place.start.0,
            start_column: place.start.1,
            end_line: Some(place.end.0),
            end_column: Some(place.end.1),
        });
        let artifact_location = ArtifactLocation { uri: uri(path) };
        let location = Location { physical_location: PhysicalLocation { artifact_location, region }, message: None };
        run.results.push(Finding {
            rule_id: finding.kind.as_str(),
            rule_index: FindingKind::ALL.iter().position(|kind| *kind == finding.kind).unwrap_or_default(),
            level: if finding.kind.is_wrong() { "error" } else { "warning" },
            message: message(&text::in_one(checked, finding)),
            locations: vec![location],
            related_locations: Vec::new(),
            suppressions: if checked.is_accepted(number) { vec![Suppression { kind: "external" }] } else { Vec::new() },
        });
    }
    log.end(exit_code);
    log
}

fn finding_rule(kind: FindingKind) -> Rule {
    let said = sentence(kind.in_words());
    Rule {
        id: kind.as_str(),
        name: format!("{kind:?}"),
        short_description: message(&said),
        full_description: message(&said),
        help: message("Compare the quotation with the passage of the source in the message."),
        default_configuration: Configuration { level: if kind.is_wrong() { "error" } else { "warning" } },
    }
}

fn rule(code: Code) -> Rule {
    let explanation = code.explanation();
    let examples = format!("Wrong:\n{}\n\nRight:\n{}", explanation.wrong, explanation.right);
    Rule {
        id: code.as_str(),
        name: format!("{code:?}"),
        short_description: message(&sentence(explanation.title)),
        full_description: message(&format!("{} {}", explanation.meaning, explanation.why)),
        help: message(&format!("{}\n\n{examples}", explanation.advice)),
        default_configuration: Configuration { level: level(code.severity()) },
    }
}

/// The index of a code among the rules.
fn index(code: Code) -> usize {
    Code::ALL.iter().position(|known| *known == code).unwrap_or_default()
}

fn level(severity: Severity) -> &'static str {
    severity.as_str()
}

/// The message and the hint: a viewer shows nothing else of a diagnostic.
fn said(diagnostic: &Diagnostic) -> String {
    match &diagnostic.hint {
        Some(hint) => format!("{} {}", sentence(&diagnostic.message), sentence(hint)),
        None => sentence(&diagnostic.message),
    }
}

/// With a capital at its beginning and a full stop at its end, because several sentences follow each other here.
fn sentence(text: &str) -> String {
    let mut sentence = capitalized(text);
    if !sentence.ends_with(['.', '?', '!', '…']) {
        sentence.push('.');
    }
    sentence
}

/// A plain text message, §3.11: braces are doubled, because single ones are placeholders, and a space is put into
/// `](`, so that no viewer makes a link of `[…](…)` in a file.
fn message(text: &str) -> Message {
    Message { text: text.replace('{', "{{").replace('}', "}}").replace("](", "] (") }
}

fn location(loaded: &Loaded, path: &Path, place: &SourceLocation, message: Option<Message>) -> Location {
    let is_own = place.file == loaded.name;
    let file = if is_own { path.to_owned() } else { PathBuf::from(loaded.file_name(place)) };
    let artifact_location = ArtifactLocation { uri: uri(&file) };
    Location { physical_location: PhysicalLocation { artifact_location, region: region(loaded, place) }, message }
}

/// Lines and columns from 1, §3.30; the end is the column after the last character.
fn region(loaded: &Loaded, place: &SourceLocation) -> Option<Region> {
    let (start_line, start_column) = (place.line, place.column);
    if start_line == 0 {
        return None;
    }
    let end = place.range.as_ref().map(|range| {
        let text = loaded.text_of(&place.file);
        LineCounter::from(text, range.start, start_line, start_column).advance(range.end.max(range.start))
    });
    Some(Region { start_line, start_column, end_line: end.map(|end| end.0), end_column: end.map(|end| end.1) })
}

/// A path as a URI reference, §3.10: relative as it was typed, absolute with `file://`. A path with `..` is
/// resolved first, because `..` in a URI may differ from that on the disk.
fn uri(path: &Path) -> String {
    let goes_up = path.components().any(|part| part == Component::ParentDir);
    let resolved = if goes_up { path.canonicalize().ok() } else { None };
    let path = resolved.as_deref().unwrap_or(path);
    let mut parts = Vec::new();
    for part in path.components() {
        match part {
            Component::CurDir | Component::RootDir => {}
            part => parts.push(percent_encode(part.as_os_str().as_encoded_bytes(), UNRESERVED).to_string()),
        }
    }
    let parts = parts.join("/");
    if path.has_root() { format!("file:///{parts}") } else { parts }
}

/// All characters except those that are allowed unescaped in every part of a URI, see [RFC
/// 3986](https://www.rfc-editor.org/rfc/rfc3986), 2.3.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_uri_reference() {
        for (path, expected) in [
            ("a.ron", "a.ron"),
            ("./a b/한.ron", "a%20b/%ED%95%9C.ron"),
            ("/tmp//./a.ron", "file:///tmp/a.ron"),
            ("c:d.ron", "c%3Ad.ron"),
            ("a\u{1b}[2J?#%.ron", "a%1B%5B2J%3F%23%25.ron"),
            ("../no/such/folder.ron", "../no/such/folder.ron"),
        ] {
            assert_eq!(uri(Path::new(path)), expected);
        }
    }

    #[test]
    fn paths_with_parent_folders_are_resolved() {
        let found = uri(Path::new("report/../Cargo.toml"));
        assert!(found.starts_with("file:///") && found.ends_with("/Cargo.toml") && !found.contains(".."), "{found}");
    }

    #[test]
    fn text_of_a_file_is_never_a_placeholder_or_link() {
        assert_eq!(message("write `{ \"id\": 1 }`, {0}").text, "write `{{ \"id\": 1 }}`, {{0}}");
        assert_eq!(message("[here](javascript:x)").text, "[here] (javascript:x)");
    }

    #[test]
    fn sentences_begin_with_a_capital_and_end_with_a_stop() {
        assert_eq!(sentence("unknown topic `x`"), "Unknown topic `x`.");
        assert_eq!(sentence("did you mean `y`?"), "Did you mean `y`?");
        assert_eq!(sentence(""), ".");
    }
}
