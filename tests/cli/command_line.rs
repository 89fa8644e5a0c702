//! Tests the command line by its exact output and exit codes.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use briefing_core::{
    diagnostics::Code,
    format::Folder,
    limits,
    load::{BriefingSource, load_text},
};
use briefing_viewer::cli::{self, Console, Outcome};
use serde_json::Value;
use tempfile::TempDir;

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/korea-japan-summit.ron");

/// What a command printed, and its exit code.
struct Ran {
    outcome: Outcome,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).expect("JSON")
    }

    fn last_line(&self) -> &str {
        self.out.lines().last().unwrap_or_default()
    }
}

fn run<S: Into<OsString>>(args: impl IntoIterator<Item = S>) -> Ran {
    run_in(args, false)
}

fn run_in<S: Into<OsString>>(args: impl IntoIterator<Item = S>, is_colored: bool) -> Ran {
    run_on(args, is_colored, false)
}

fn run_on_terminal<S: Into<OsString>>(args: impl IntoIterator<Item = S>) -> Ran {
    run_on(args, false, true)
}

fn run_on<S: Into<OsString>>(args: impl IntoIterator<Item = S>, is_colored: bool, is_terminal: bool) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let console = Console::new(&mut out, &mut err, is_colored).on_terminal(is_terminal);
    let outcome = cli::run(args.into_iter().map(Into::into), console);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { outcome, out: text(out), err: text(err) }
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Writes a file with this content into a folder. Returns its name as an argument.
fn file(folder: &TempDir, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.path().join(name);
    fs::write(&path, content).expect("a file");
    path.display().to_string()
}

/// The sample briefing's text with the first `old` after `mark` replaced, and the line of the replacement.
fn altered(text: &str, mark: &str, old: &str, new: &str) -> (String, usize) {
    let from = text.find(mark).expect("the mark");
    let at = from + text[from..].find(old).expect("the old words");
    let line = text[..at].matches('\n').count() + 1;
    (format!("{}{new}{}", &text[..at], &text[at + old.len()..]), line)
}

/// The output of `check` for a file in tests/broken, without the folder's name.
fn check_of(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken/");
    run(["check", &format!("{folder}{name}.ron")]).out.replace(folder, "")
}

/// A copy of the sample briefing with an extra word in a quote, a misspelled speaker and an unknown topic; and
/// their lines.
fn with_three_errors(folder: &TempDir) -> (String, [usize; 3]) {
    let text = fs::read_to_string(SHIPPED).expect("the shipped briefing");
    let (text, quote) =
        altered(&text, "text: \"We have agreed to initiate", "agreed to initiate", "agreed to soon initiate");
    let (text, speaker) = altered(&text, "body: [", "speaker: \"wi\"", "speaker: \"wii\"");
    let (text, topic) = altered(&text, "body: [", "topics: [\"economy\"]", "topics: [\"economi\"]");
    for name in ["korea-japan-summit.source.txt", "icons"] {
        copy(&Path::new(SHIPPED).with_file_name(name), &folder.path().join(name));
    }
    (file(folder, "copy.ron", text), [quote, speaker, topic])
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir(to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder") {
            let name = entry.expect("an entry").file_name();
            copy(&from.join(&name), &to.join(&name));
        }
    } else {
        fs::copy(from, to).expect("a copy");
    }
}

const SMALL: &str = r#"Briefing(format: 1, title: "T", source: (), release: Public,
    speakers: {"s": (name: "Ann")}, occasions: {"o": (name: "Talk")}, topics: [],
    body: [Paragraph(text: "She said, “We go.”", topics: [], quotes: [(speaker: "s", occasion: "o", text: "We go.")])])"#;

#[test]
fn the_sample_briefing_is_verified_in_full() {
    let ran = run(["check", SHIPPED]);
    assert_eq!(ran.outcome, Outcome::Exit(0));
    assert_eq!(ran.last_line(), format!("{SHIPPED}: 36 quotes, 36 verified, 0 errors, 0 warnings, 2 notes"));
    assert_eq!(ran.err, "");
}

#[test]
fn three_mistakes_are_three_diagnostics_each_on_its_line() {
    let folder = folder();
    let (name, [quote, speaker, topic]) = with_three_errors(&folder);
    let ran = run(["check", &name]);
    assert_eq!(ran.outcome, Outcome::Exit(1));
    assert_eq!(ran.last_line(), format!("{name}: 36 quotes, 34 verified, 3 errors, 0 warnings, 2 notes"));
    for (sentence, line, hint) in [
        ("error[E022]: this differs from the text: it adds “soon”", quote, "help: the text has: “We have agreed to"),
        ("error[E011]: unknown speaker `wii`", speaker, "help: did you mean `wi`?"),
        ("error[E013]: unknown topic `economi`", topic, "help: did you mean `economy`?"),
    ] {
        let report = ran.out.split("\n\n").find(|report| report.starts_with(sentence)).expect(sentence);
        assert!(report.contains(&format!("--> {name}:{line}:")), "{report}");
        assert!(report.contains(&format!("\n{line} | ")), "{report}");
        assert!(report.contains(hint), "{report}");
    }
}

#[test]
fn the_caret_is_under_the_exact_characters_of_a_short_excerpt() {
    let folder = folder();
    let (name, _) = with_three_errors(&folder);
    let ran = run(["check", &name]);
    let lines: Vec<_> = ran.out.lines().collect();
    let at = lines.iter().position(|line| line.contains("\"wii\"")).expect("the excerpt");
    let before = |line: &str, mark: char| line.chars().position(|c| c == mark).expect("a place");
    let name_at = lines[at].split("\"wii\"").next().map(|lead| lead.chars().count()).expect("a lead");
    assert_eq!(before(lines[at + 1], '^'), name_at);
    assert_eq!(lines[at + 1].matches('^').count(), "\"wii\"".len());
    for line in lines.iter().filter(|line| line.contains(" | ")) {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn check_has_the_same_content_in_json() {
    let folder = folder();
    let (name, [quote, speaker, topic]) = with_three_errors(&folder);
    let ran = run(["check", "--format", "json", &name, SHIPPED]);
    assert_eq!(ran.outcome, Outcome::Exit(1));
    let report = ran.json();
    let [copy, shipped] = report["files"].as_array().map(Vec::as_slice).expect("files") else { panic!("two files") };
    assert_eq!((&copy["file"], &copy["quotes"], &copy["verified"]), (&name.into(), &36.into(), &34.into()));
    assert_eq!(shipped["verified"], 36);
    let text = fs::read_to_string(folder.path().join("copy.ron")).expect("the copy");
    let diagnostics = copy["diagnostics"].as_array().expect("diagnostics");
    for (code, line) in [("E022", quote), ("E011", speaker), ("E013", topic)] {
        let diagnostic = diagnostics.iter().find(|diagnostic| diagnostic["code"] == code).expect(code);
        assert_eq!((&diagnostic["severity"], &diagnostic["line"]), (&"error".into(), &line.into()));
        assert!(diagnostic["message"].is_string() && diagnostic["hint"].is_string() && diagnostic["column"].is_u64());
        let place = |key: &str| diagnostic[key].as_u64().and_then(|at| usize::try_from(at).ok()).expect("a place");
        let before = &text[..place("start")];
        assert_eq!(before.matches('\n').count() + 1, line);
        assert!(place("end") > place("start"));
    }
    assert_eq!(diagnostics.iter().filter(|diagnostic| diagnostic["severity"] == "error").count(), 3);
    let near = diagnostics.iter().find(|diagnostic| diagnostic["code"] == "E022").expect("the near quote");
    assert_eq!(near["related"][0]["message"], "the text has this");
    assert!(near["related"][0]["line"].is_u64() && near["related"][0]["file"] == copy["file"]);
}

#[test]
fn a_report_shows_the_place_of_misplaced_words() {
    assert_eq!(
        check_of("misplaced-in-another-paragraph"),
        "\
error[E021]: this quote is in another paragraph, which begins “The second ship sails in May,” Lind …”
  --> misplaced-in-another-paragraph.ron:23:62
   |
23 | …: \"lind\", occasion: \"opening\", text: \"The second ship sails in May,\"),
   |                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: move it to that paragraph, after the quotes before it
note: it is here
  --> misplaced-in-another-paragraph.ron:28:21
   |
28 | text: \"“The second ship sails in May,” Lind said later.\",
   |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

misplaced-in-another-paragraph.ron: 3 quotes, 2 verified, 1 error, 0 warnings, 0 notes
"
    );
}

#[test]
fn a_difference_from_the_source_shows_the_line_of_the_source() {
    let said = check_of("not-in-the-source");
    for line in [
        "error[E026]: this text differs from the source: “300” here, “200” in the text",
        "note: the source says this",
        "  --> not-in-the-source.source.txt:6:28",
        "6 | takes 1,200 passengers and 200 cars each day.”",
    ] {
        assert!(said.lines().any(|said| said.trim_start() == line.trim_start()), "{line}\n{said}");
    }
}

/// The only run of a SARIF log. Also checks the frame of the log.
fn sarif_run(ran: &Ran) -> Value {
    let log = ran.json();
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().is_some_and(|schema| schema.ends_with("sarif-schema-2.1.0.json")));
    let runs = log["runs"].as_array().expect("runs");
    assert_eq!(runs.len(), 1);
    runs[0].clone()
}

#[test]
fn check_has_the_same_content_in_sarif() {
    let folder = folder();
    let (name, [quote, speaker, topic]) = with_three_errors(&folder);
    let ran = run(["check", "--format", "sarif", &name]);
    assert_eq!((&ran.outcome, ran.err.as_str()), (&Outcome::Exit(1), ""));
    let run = sarif_run(&ran);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    assert_eq!(run["invocations"][0]["exitCode"], 1);
    let driver = &run["tool"]["driver"];
    assert_eq!((&driver["name"], &driver["version"]), (&"briefing-viewer".into(), &env!("CARGO_PKG_VERSION").into()));
    let results = run["results"].as_array().expect("results");
    for (code, line, text) in [
        ("E022", quote, "This differs from the text: it adds “soon”. The text has: “We have agreed to"),
        ("E011", speaker, "Unknown speaker `wii`. Did you mean `wi`?"),
        ("E013", topic, "Unknown topic `economi`. Did you mean `economy`?"),
    ] {
        let result = results.iter().find(|result| result["ruleId"] == code).expect(code);
        assert_eq!(result["level"], "error");
        assert!(result["message"]["text"].as_str().is_some_and(|said| said.starts_with(text)), "{result}");
        let rule =
            &driver["rules"][result["ruleIndex"].as_u64().and_then(|at| usize::try_from(at).ok()).expect("an index")];
        assert_eq!(rule["id"], code);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], format!("file://{name}"));
        assert_eq!(place["region"]["startLine"], line);
    }
    let wii = results.iter().find(|result| result["ruleId"] == "E011").expect("it");
    let region = &wii["locations"][0]["physicalLocation"]["region"];
    let number = |key: &str| region[key].as_u64().expect("a number");
    assert_eq!(number("endColumn") - number("startColumn"), "\"wii\"".len() as u64);
    assert_eq!(region["startLine"], region["endLine"]);
    let near = results.iter().find(|result| result["ruleId"] == "E022").expect("it");
    assert_eq!(near["relatedLocations"][0]["message"]["text"], "the text has this");
    assert!(near["relatedLocations"][0]["physicalLocation"]["region"]["startLine"].is_u64());
}

#[test]
fn every_code_is_a_sarif_rule_with_its_explanation() {
    let ran = run(["check", "--format", "sarif", SHIPPED]);
    assert_eq!(ran.outcome, Outcome::Exit(0));
    let run = sarif_run(&ran);
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), Code::ALL.len());
    for (rule, code) in rules.iter().zip(Code::ALL) {
        assert_eq!(rule["id"], code.as_str());
        assert_eq!(rule["defaultConfiguration"]["level"], code.severity().as_str());
        for key in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[key]["text"].as_str().is_some_and(|text| text.len() > 10), "{code:?}: {key}");
        }
    }
    assert!(run["results"].as_array().expect("results").iter().all(|result| result["level"] == "note"));
}

#[test]
fn an_unreadable_file_is_a_failure_of_the_run_in_sarif() {
    let ran = run(["check", "--format", "sarif", SHIPPED, "no such folder/a#b.ron"]);
    assert_eq!(ran.outcome, Outcome::Exit(2));
    let run = sarif_run(&ran);
    let invocation = &run["invocations"][0];
    assert_eq!((&invocation["executionSuccessful"], &invocation["exitCode"]), (&false.into(), &2.into()));
    let notification = &invocation["toolExecutionNotifications"][0];
    assert_eq!(notification["message"]["text"], "File not found. Check the name and the folder.");
    assert_eq!(notification["associatedRule"]["id"], "E001");
    let results = run["results"].as_array().expect("results");
    let unread = results.iter().find(|result| result["ruleId"] == "E001").expect("the result as well");
    let place = &unread["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "no%20such%20folder/a%23b.ron");
    assert!(place.get("region").is_none());
}

#[test]
fn reports_for_programs_have_no_invisible_characters() {
    let folder = folder();
    let hostile = "s\u{1b}[2J\u{202e}\u{9b}[x](javascript:y){0}";
    let text = SMALL.replace("speaker: \"s\"", &format!("speaker: \"{hostile}\""));
    let name = file(&folder, "a\u{1b}[31m\u{202e}.ron", text);
    for format in ["json", "sarif"] {
        let ran = run(["check", "--format", format, &name]);
        assert!(!ran.out.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'), "{}", ran.out);
        ran.json();
    }
    let run = sarif_run(&run(["check", "--format", "sarif", &name]));
    let said = run["results"][0]["message"]["text"].as_str().expect("a message");
    assert!(said.contains("[x] (javascript:y){{0}}"), "no viewer makes a link of it: {said}");
    let uri =
        run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().expect("a place");
    assert!(uri.ends_with("/a%1B%5B31m%E2%80%AE.ron"), "{uri}");
}

#[test]
fn a_code_is_explained_with_a_wrong_example_and_a_right_one() {
    let ran = run(["check", "--explain", "e022"]);
    assert_eq!((&ran.outcome, ran.err.as_str()), (&Outcome::Exit(0), ""));
    assert!(
        ran.out.starts_with("error[E022]: The text has something like the quote, but not the quote\n"),
        "{}",
        ran.out
    );
    for part in ["\nWhat it means:\n", "\nWhy it is reported:\n", "\nWrong:\n", "\nRight:\n", "\nWhat to do:\n"] {
        assert!(ran.out.contains(part), "{part}\n{}", ran.out);
    }
    for code in Code::ALL {
        let ran = run(["check", "--explain", code.as_str()]);
        let title = format!("{}[{}]: {}", code.severity(), code.as_str(), code.explanation().title);
        assert_eq!(ran.out.lines().next(), Some(title.as_str()));
        // Examples are not wrapped.
        let prose = ran.out.lines().filter(|line| !line.starts_with("    "));
        assert!(prose.clone().all(|line| line.chars().count() <= 80), "{}", ran.out);
    }
}

#[test]
fn all_codes_are_listed_and_an_unknown_one_is_an_error() {
    let listed = run(["check", "--explain"]);
    assert_eq!(listed.outcome, Outcome::Exit(0));
    for code in Code::ALL {
        let line = format!("{}  {}", code.as_str(), code.explanation().title);
        assert!(listed.out.lines().any(|listed| listed == line), "{line}");
    }
    let ran = run(["check", "--explain", "E02"]);
    assert_eq!((ran.outcome, ran.out.as_str()), (Outcome::Exit(2), ""));
    assert!(ran.err.starts_with("briefing-viewer: there is no code `E02`; did you mean `E002`?\n"), "{}", ran.err);
}

/// The names of the fields that src/core/format/schema.rs reads, and of its named values.
fn words_of_the_format() -> Vec<String> {
    let raw = include_str!("../../src/core/format/schema.rs");
    let is_name = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    // Skipped fields are not part of the file format.
    let lines: Vec<_> = raw.lines().map(str::trim).collect();
    let is_skipped = |i: usize| i > 0 && lines[i - 1] == "#[serde(skip)]";
    let code = (0..lines.len()).filter(|i| !is_skipped(*i)).map(|i| lines[i]).filter(|line| !line.starts_with("//"));
    // A field of a struct, or one of a variant: `pub name: Type,` or `name: Type,`.
    let fields = code.filter_map(|line| {
        let (name, kind) = line.strip_suffix(',')?.trim_start_matches("pub ").split_once(": ")?;
        // The elements of a list are no field of the file.
        let is_field = kind.starts_with(char::is_uppercase) && !kind.ends_with("<T>") || kind == "u32";
        (is_name(name) && is_field).then(|| name.to_owned())
    });
    let kinds = ["Public", "Embargoed", "Heading", "Paragraph", "Figure", "Speech", "Interview", "Post", "Statement"];
    fields.chain(kinds.map(str::to_owned)).collect()
}

#[test]
fn every_field_of_the_format_is_described_and_the_example_loads() {
    let ran = run(["check", "--help-format"]);
    assert_eq!((&ran.outcome, ran.err.as_str()), (&Outcome::Exit(0), ""));
    let words = words_of_the_format();
    for name in ["format", "native_name", "until", "occasion", "on", "alt"] {
        assert!(words.contains(&name.to_owned()), "schema.rs is not read any more: {words:?}");
    }
    let described: Vec<_> = ran.out.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
    for word in words {
        assert!(described.contains(&word.as_str()), "`{word}` is not described");
    }
    // Each field has its own line, which says whether it is required.
    for line in ["  format       must  number", "  native_name  may   text", "  text         must  text"] {
        assert!(ran.out.lines().any(|said| said.starts_with(line)), "{line}");
    }
    for limit in limits::ALL {
        assert!(ran.out.contains(limit.of) && ran.out.contains(&limit.most.to_string()), "{}", limit.of);
    }
    let from = ran.out.find("\nBriefing(\n").expect("an example");
    let to = from + ran.out[from..].find("\n)\n").expect("its end") + 3;
    let loaded = load_text("format.txt", ran.out[from..to].to_owned().into(), Folder::Embedded(&[]));
    assert_eq!(loaded.diagnostics, []);
    assert_eq!(loaded.briefing.expect("it can be shown").verified_count(), 1);
}

#[test]
fn the_limits_of_the_documentation_are_those_of_the_program() {
    let page = include_str!("../../assets/docs/limits-and-speed.md");
    let listed = page.split("## Limits").nth(1).and_then(|rest| rest.split("## ").next()).expect("limits");
    for limit in limits::ALL {
        assert!(listed.contains(&limit.most.to_string()), "{}: {}", limit.of, limit.most);
    }
}

#[test]
fn an_export_escapes_control_characters_only_for_a_terminal() {
    let folder = folder();
    let name = file(
        &folder,
        "a.ron",
        SMALL
            .replace("“We go.”", "“We\u{1b}[2J \u{202e}go\u{9b}31m\u{200f}.”")
            .replace("text: \"We go.\"", "text: \"We\u{1b}[2J \u{202e}go\u{9b}31m\u{200f}.\""),
    );
    let is_obeyed = |c: char| matches!(c, '\u{1b}' | '\u{9b}' | '\u{202e}' | '\u{200f}');
    for format in briefing_core::export::ExportFormat::ALL.iter().filter(|format| !format.is_binary()) {
        let shown = run_on_terminal(["export", &name, "--format", format.id()]);
        assert!(!shown.out.contains(is_obeyed), "{format:?}: {:?}", shown.out);
        let piped = run(["export", &name, "--format", format.id()]);
        assert_eq!(shown.out.lines().count(), piped.out.lines().count(), "{format:?}");
    }
    let piped = run(["export", &name, "--format", "csv"]).out;
    assert!(piped.contains("We\u{1b}[2J \u{202e}go\u{9b}31m\u{200f}."), "{piped:?}");
    let shown = run_on_terminal(["export", &name, "--format", "csv"]).out;
    assert!(shown.contains("We␛[2J �go�31m�."), "{shown:?}");
    assert!(shown.contains("\r\n"), "the lines end as they do in the file");
}

#[test]
fn unreadable_files_give_an_error_and_an_exit_code() {
    let folder = folder();
    let missing = folder.path().join("none.ron").display().to_string();
    let path = folder.path().display().to_string();
    let empty = file(&folder, "empty.ron", " \n");
    let binary = file(&folder, "binary.ron", b"Briefing(\xff");
    let cut = file(&folder, "cut.ron", SMALL.get(..90).expect("a part"));
    let future = file(&folder, "future.ron", SMALL.replace("format: 1", "format: 2"));
    for (name, code, sentence) in [
        (&missing, 2, "error[E001]: file not found"),
        (&path, 2, "error[E001]: this is a folder, not a file"),
        (&empty, 1, "error[E002]: this file is empty"),
        (&binary, 1, "error[E003]: this file is not UTF-8: byte 10 is not part of a character"),
        (&cut, 1, "error[E005]: the file ends in the middle"),
        (&future, 1, "error[E006]: this briefing has format 2, and this program reads format 1"),
    ] {
        let ran = run(["check", name.as_str()]);
        assert_eq!(ran.outcome, Outcome::Exit(code), "{}", ran.out);
        assert!(ran.out.lines().any(|line| line == sentence), "{sentence}\n{}", ran.out);
    }
    let ran = run(["check", SHIPPED, missing.as_str()]);
    assert_eq!(ran.outcome, Outcome::Exit(2), "one file of several is enough");
    assert_eq!(ran.last_line(), format!("{missing}: no briefing, 1 error, 0 warnings, 0 notes"));
}

#[test]
fn help_lists_every_command_and_version_prints_the_version() {
    for args in [&["--help"][..], &["-h"], &["help"]] {
        let ran = run(args);
        assert_eq!(ran.outcome, Outcome::Exit(0));
        for usage in [
            "Usage: briefing-viewer [OPTIONS] [FILE]...",
            "briefing-viewer check [OPTIONS] <FILE>...",
            "briefing-viewer check --explain [CODE]...",
            "briefing-viewer export [OPTIONS] --format <FORMAT> <FILE>",
            "briefing-viewer new <FILE>",
            "briefing-viewer help [COMMAND]",
        ] {
            assert!(ran.out.contains(usage), "{usage}\n{}", ran.out);
        }
        for word in ["--format", "--topic", "--speaker", "--output", "text, json, sarif"] {
            assert!(ran.out.contains(word), "{word}");
        }
        for word in ["--explain", "--help-format", "--sample", "NO_COLOR", "\n  0  all is well"] {
            assert!(ran.out.contains(word), "{word}\n{}", ran.out);
        }
        for hidden in ["--shipped", "generate"] {
            assert!(!ran.out.contains(hidden), "{hidden}");
        }
        for limit in limits::ALL {
            let line = ran.out.lines().find(|line| line.contains(limit.of)).expect(limit.of);
            assert!(line.contains(&limit.most.to_string()), "{line}");
        }
        assert!(ran.out.lines().all(|line| line.chars().count() <= 80));
    }
    let ran = run(["--version"]);
    assert_eq!(
        (ran.outcome, ran.out),
        (Outcome::Exit(0), concat!("briefing-viewer ", env!("CARGO_PKG_VERSION"), "\n").into())
    );
}

#[test]
fn the_help_of_a_command_has_its_options_and_examples_that_work() {
    for (command, option) in [("check", "--explain"), ("export", "--occasion"), ("new", "--help")] {
        let ran = run([command, "--help"]);
        assert_eq!((&ran.outcome, ran.err.as_str()), (&Outcome::Exit(0), ""));
        assert!(ran.out.contains(option) && ran.out.contains(&format!("briefing-viewer {command} ")), "{}", ran.out);
        assert_eq!(run(["help", command]).out, ran.out);
        let examples = ran.out.split("Examples:\n").nth(1).expect("examples");
        for example in examples.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let words = example.strip_prefix("briefing-viewer ").expect(example).split(' ');
            let folder = folder();
            let briefing = file(&folder, "briefing.ron", SMALL);
            let there = |word: &str| folder.path().join(word).display().to_string();
            let words = words.map(|word| match word {
                "briefing.ron" if command == "new" => there("new.ron"),
                "briefing.ron" | "*.ron" => briefing.clone(),
                "quotes.csv" | "pages.pdf" => there(word),
                word => word.to_owned(),
            });
            let ran = run(words);
            assert_eq!((ran.outcome, ran.err.as_str()), (Outcome::Exit(0), ""), "{example}");
        }
    }
}

#[test]
fn the_summary_counts_quotes_and_those_that_are_verified() {
    let folder = folder();
    let name = file(&folder, "a.ron", SMALL.replace("text: \"We go.\"", "text: \"We stay at home.\""));
    let ran = run(["check", &name]);
    assert_eq!(ran.outcome, Outcome::Exit(1));
    assert_eq!(ran.last_line(), format!("{name}: 1 quote, 0 verified, 1 error, 0 warnings, 0 notes"));
}

#[test]
fn the_keys_of_a_json_report_have_a_fixed_order() {
    let folder = folder();
    let (name, _) = with_three_errors(&folder);
    let out = run(["check", "--format", "json", &name]).out;
    let keys = |text: &str| -> Vec<String> {
        text.lines().filter_map(|line| Some(line.trim().strip_prefix('"')?.split_once("\":")?.0.to_owned())).collect()
    };
    let diagnostic = ["code", "severity", "file", "line", "column", "start", "end", "message", "hint", "related"];
    assert!(
        keys(&out)
            .starts_with(&["files", "file", "quotes", "verified", "unconfirmed", "diagnostics"].map(str::to_owned))
    );
    let near = out.split("{\n").find(|part| part.contains("\"E022\"")).expect("the near quote");
    assert_eq!(keys(near), diagnostic);
    let related = out.split("\"related\": [\n").nth(1).and_then(|rest| rest.split('}').next()).expect("a place");
    assert_eq!(keys(related), ["message", "file", "line", "column", "start", "end"]);
}

#[test]
fn the_window_opens_the_named_files() {
    assert_eq!(run::<&str>([]).outcome, Outcome::Window(Vec::new()));
    for option in ["--sample", "--shipped"] {
        assert_eq!(run([option]).outcome, Outcome::Window(vec![BriefingSource::Sample]), "{option}");
    }
    assert_eq!(run(["--", "check"]).outcome, Outcome::Window(vec![BriefingSource::File("check".into())]));
    assert_eq!(run(["./check"]).outcome, Outcome::Window(vec![BriefingSource::File("./check".into())]));
    assert_eq!(run([SHIPPED]).outcome, Outcome::Window(vec![BriefingSource::File(PathBuf::from(SHIPPED))]));
}

#[test]
fn errors_in_arguments_go_to_standard_error() {
    let ran = run(["check", "--formt", "json"]);
    assert_eq!(ran.outcome, Outcome::Exit(2));
    assert_eq!(ran.out, "");
    assert_eq!(
        ran.err,
        "briefing-viewer: there is no option `--formt`; did you mean `--format`?\n\
         briefing-viewer: see `briefing-viewer --help`\n"
    );
}

#[test]
fn an_export_holds_every_quote_with_every_field() {
    let ran = run(["export", SHIPPED, "--format", "json"]);
    assert_eq!((&ran.outcome, ran.err.as_str()), (&Outcome::Exit(0), ""));
    let json = ran.json();
    let keys =
        |value: &Value| value.as_object().map(|object| object.keys().cloned().collect::<Vec<_>>()).expect("an object");
    assert_eq!(keys(&json), ["body", "quotes", "source", "title", "topics"]);
    assert_eq!(json["source"]["publisher"], "Korea Policy Briefing");
    let topics: Vec<_> = json["topics"].as_array().expect("topics").iter().map(|topic| &topic["id"]).collect();
    assert_eq!(topics, ["economy", "history", "crime", "exchanges", "gifts"]);
    let quotes = json["quotes"].as_array().expect("quotes");
    assert_eq!(quotes.len(), 36);
    let body = json["body"].as_array().expect("a body");
    for (number, quote) in quotes.iter().enumerate() {
        assert_eq!(
            keys(quote),
            [
                "brackets",
                "confirmed",
                "date",
                "id",
                "match",
                "notes",
                "occasion",
                "original",
                "paragraph",
                "pieces",
                "place",
                "role",
                "speaker",
                "speaker_id",
                "speakers",
                "text",
                "topics"
            ]
        );
        assert_eq!(quote["id"], format!("q{}", number + 1));
        assert_eq!(quote["match"], "exact");
        let paragraph = quote["paragraph"].as_u64().and_then(|n| usize::try_from(n).ok()).expect("a number");
        let block = &body[paragraph - 1];
        assert_ne!(block["kind"], "figure");
        // A quote may have its own topics, or those of its paragraph.
        let topics = quote["topics"].as_array().expect("topics");
        assert!(
            topics
                .iter()
                .all(|topic| ["economy", "history", "crime", "exchanges", "gifts"].iter().any(|id| topic == id))
        );
        assert!(block["text"].as_str().expect("text").contains(quote["text"].as_str().expect("text")));
    }
    let of = |id: &str| quotes.iter().filter(|quote| quote["speaker_id"] == id).count();
    assert_eq!((of("lee"), of("takaichi"), of("wi"), of("blue-house")), (23, 7, 4, 2));
    assert!(
        ran.out.find("\"title\"") < ran.out.find("\"source\"") && ran.out.find("\"quotes\"") < ran.out.find("\"body\"")
    );
}

#[test]
fn an_export_can_be_of_one_topic_and_one_speaker() {
    let whole = run(["export", SHIPPED, "--format", "json"]).json();
    let part = run(["export", SHIPPED, "--format", "json", "--topic", "crime", "--speaker", "lee"]).json();
    let has_crime = |value: &&Value| value["topics"].as_array().is_some_and(|topics| topics.contains(&"crime".into()));
    let list = |json: &Value, key: &str| json[key].as_array().cloned().expect("a list");
    let body: Vec<_> = list(&whole, "body").iter().filter(has_crime).cloned().collect();
    assert_eq!(list(&part, "body"), body);
    let quotes: Vec<_> =
        list(&whole, "quotes").iter().filter(has_crime).filter(|q| q["speaker_id"] == "lee").cloned().collect();
    assert!(!quotes.is_empty() && quotes.len() < 23);
    assert_eq!(list(&part, "quotes"), quotes, "with the ids and numbers that they have in the whole");
}

#[test]
fn an_export_can_be_of_one_occasion() {
    let json = run(["export", SHIPPED, "--format", "json", "--occasion", "dinner"]).json();
    let quotes = json["quotes"].as_array().expect("quotes");
    assert!(!quotes.is_empty() && quotes.iter().all(|quote| quote["occasion"] == "Dinner"));
}

#[test]
fn every_format_of_an_export_is_named_in_the_help_and_written() {
    let help = run(["--help"]).out;
    for format in briefing_core::export::ExportFormat::ALL.iter().filter(|format| !format.is_binary()) {
        assert!(help.contains(format.id()), "{help}");
        let ran = run(["export", SHIPPED, "--format", format.id()]);
        assert_eq!((&ran.outcome, ran.err.as_str()), (&Outcome::Exit(0), ""), "{format:?}");
        assert!(ran.out.contains("Lee Jae-myung"), "{format:?}");
    }
}

#[test]
fn an_unknown_topic_speaker_or_occasion_is_an_error() {
    for (option, id, sentence) in [
        ("--topic", "gift", "this briefing has no topic `gift`; did you mean `gifts`?"),
        ("--occasion", "diner", "this briefing has no occasion `diner`; did you mean `dinner`?"),
        ("--speaker", "lea", "this briefing has no speaker `lea`; did you mean `lee`?"),
        (
            "--speaker",
            "putin",
            "this briefing has no speaker `putin`; defined are: `lee`, `takaichi`, `wi`, `blue-house`",
        ),
    ] {
        let ran = run(["export", SHIPPED, "--format", "json", option, id]);
        assert_eq!((ran.outcome, ran.out.as_str()), (Outcome::Exit(2), ""));
        assert_eq!(ran.err, format!("briefing-viewer: {sentence}\n"));
    }
}

#[test]
fn an_export_has_no_quote_that_is_not_verified() {
    let folder = folder();
    let (name, _) = with_three_errors(&folder);
    let ran = run(["export", &name, "--format", "json"]);
    assert_eq!(ran.outcome, Outcome::Exit(1));
    assert_eq!(ran.err, format!("briefing-viewer: {name} has 3 errors; see `briefing-viewer check {name}`\n"));
    let json = ran.json();
    let quotes = json["quotes"].as_array().expect("quotes");
    let unverified: Vec<_> = quotes.iter().filter(|quote| quote["text"].is_null()).collect();
    assert_eq!((quotes.len(), unverified.len()), (36, 2));
    assert!(unverified.iter().all(|quote| quote["claimed"].is_string() && quote["reason"].is_string()));
    assert!(unverified.iter().any(|quote| quote["match"] == "near"));
    assert!(quotes.iter().all(|quote| quote["text"].is_null() || quote.get("claimed").is_none()));
}

#[test]
fn an_export_includes_the_embargo() {
    let folder = folder();
    let moment = "2026-01-14T09:00:00+09:00";
    let name = file(&folder, "a.ron", SMALL.replace("Public", &format!("Embargoed(until: \"{moment}\")")));
    assert_eq!(run(["export", &name, "--format", "json"]).json()["embargo"], moment);
}

#[test]
fn an_export_that_cannot_be_read_says_why() {
    let ran = run(["export", "/no/such/folder/a.ron", "--format", "json"]);
    assert_eq!((ran.outcome, ran.out.as_str()), (Outcome::Exit(2), ""));
    assert!(ran.err.starts_with("error[E001]: file not found\n"), "{}", ran.err);
}

#[test]
fn an_export_overwrites_an_existing_file_only_on_request() {
    let folder = folder();
    let input = file(&folder, "a.ron", SMALL);
    let output = folder.path().join("a.json").display().to_string();
    let export = |more: &[&str]| run(["export", &input, "--format", "json"].iter().chain(more));
    assert_eq!(export(&["--output", &output]).outcome, Outcome::Exit(0));
    let written = fs::read_to_string(&output).expect("the export");
    assert_eq!(written, export(&[]).out);

    fs::write(&output, "mine").expect("a file");
    let refused = export(&["--output", &output]);
    assert_eq!(refused.outcome, Outcome::Exit(2));
    assert_eq!(refused.err, format!("briefing-viewer: `{output}` already exists; add `--force` to overwrite it\n"));
    assert_eq!(fs::read_to_string(&output).ok().as_deref(), Some("mine"));
    assert_eq!(export(&["--output", &output, "--force"]).outcome, Outcome::Exit(0));
    assert_eq!(fs::read_to_string(&output).ok(), Some(written));

    let over_itself = export(&["--output", &input, "--force"]);
    assert_eq!(over_itself.outcome, Outcome::Exit(2));
    assert_eq!(fs::read_to_string(&input).ok().as_deref(), Some(SMALL), "the briefing itself is safe");
    let nowhere = folder.path().join("none/a.json").display().to_string();
    assert_eq!(
        export(&["--output", &nowhere]).err,
        format!("briefing-viewer: `{nowhere}` could not be written: the folder does not exist\n")
    );
    assert_eq!(fs::read_dir(folder.path()).map(Iterator::count).ok(), Some(2), "nothing is left behind");
}

#[test]
fn a_new_briefing_has_no_problems_and_is_never_overwritten() {
    let folder = folder();
    let name = folder.path().join("new.ron").display().to_string();
    let ran = run(["new", &name]);
    assert_eq!((ran.outcome, ran.err.as_str()), (Outcome::Exit(0), ""));
    let checked = run(["check", &name]);
    assert_eq!(checked.outcome, Outcome::Exit(0));
    assert_eq!(checked.out, format!("{name}: 1 quote, 1 verified, 0 errors, 0 warnings, 0 notes\n"));

    fs::write(&name, "mine").expect("a file");
    let ran = run(["new", &name]);
    assert_eq!(ran.outcome, Outcome::Exit(2));
    assert_eq!(ran.err, format!("briefing-viewer: `{name}` already exists; choose another name\n"));
    assert_eq!(fs::read_to_string(&name).ok().as_deref(), Some("mine"));
}

#[test]
fn nothing_in_a_file_reaches_the_terminal_as_a_command() {
    let folder = folder();
    let hostile = "\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}";
    let bad_speaker = SMALL.replace("speaker: \"s\"", &format!("speaker: \"s{hostile}\""));
    let bad_quote = SMALL.replace("text: \"We go.\"", &format!("text: \"We {hostile} never go.\""));
    let bad_field = SMALL.replace("title:", &format!("titel{hostile}:"));
    for (number, text) in [bad_speaker, bad_quote, bad_field].iter().enumerate() {
        let name = file(&folder, &format!("{number}.ron"), text);
        for args in [&["check", &name][..], &["export", &name, "--format", "json"]] {
            let ran = run(args);
            assert_ne!(ran.outcome, Outcome::Exit(0), "{}", ran.out);
            let bad = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            let shown = if args[0] == "check" { format!("{}{}", ran.out, ran.err) } else { ran.err };
            assert!(!shown.contains(bad), "{shown:?}");
        }
    }
    let ran = run(["check", "--format", "json", &file(&folder, "a.ron", bad_title())]);
    assert!(!ran.out.contains('\u{1b}'), "{}", ran.out);
    let ran = run(["\u{1b}[2J"]);
    assert!(!ran.err.contains('\u{1b}'), "{}", ran.err);
}

fn bad_title() -> String {
    SMALL.replace("speaker: \"s\"", "speaker: \"s\u{1b}[2J\"")
}

#[test]
fn colours_are_used_only_if_requested() {
    let folder = folder();
    let name = file(&folder, "a.ron", SMALL.replace("speaker: \"s\"", "speaker: \"t\""));
    assert!(!run(["check", &name]).out.contains('\u{1b}'));
    let colored = run_in(["check", &name], true).out;
    assert!(colored.contains("\u{1b}["));
    assert!(colored.contains("unknown speaker `t`"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_name_need_not_be_utf8() {
    use std::os::unix::ffi::OsStringExt as _;
    let folder = folder();
    let mut path = folder.path().as_os_str().to_owned();
    path.push(OsString::from_vec(b"/\xff.ron".to_vec()));
    fs::write(&path, SMALL).expect("a file");
    let ran = run([OsString::from("check"), path.clone()]);
    assert_eq!(ran.outcome, Outcome::Exit(0), "{}", ran.out);
    assert!(ran.out.ends_with("1 quote, 1 verified, 0 errors, 0 warnings, 0 notes\n"), "{}", ran.out);
    assert_eq!(run([path.clone()]).outcome, Outcome::Window(vec![BriefingSource::File(path.into())]));
}

#[test]
fn a_closed_output_does_not_panic() {
    struct Gone;
    impl std::io::Write for Gone {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
    }
    for args in [&["check", SHIPPED][..], &["export", SHIPPED, "--format", "json"], &["--help"]] {
        let mut err = Vec::new();
        let outcome = cli::run(args.iter().map(OsString::from), Console::new(&mut Gone, &mut err, false));
        assert_eq!((outcome, err), (Outcome::Exit(0), Vec::new()));
    }
}

#[test]
fn the_example_of_the_readme_is_a_briefing_without_problems() {
    let readme = include_str!("../../README.md");
    let example = readme
        .split("```ron\n")
        .find(|block| block.starts_with("Briefing("))
        .and_then(|rest| rest.split("```").next())
        .expect("the README has an example");
    let loaded = load_text("README.md", std::borrow::Cow::Borrowed(example), Folder::Embedded(&[]));
    assert_eq!(loaded.diagnostics, []);
    assert_eq!(loaded.briefing.expect("it can be shown").verified_count(), 1);
}
