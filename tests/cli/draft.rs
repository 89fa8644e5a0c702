//! Drafting from the command line, with the real program.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use briefing_core::{diagnostics::Severity, load::load_file};
use serde_json::Value;
use tempfile::TempDir;

const RELEASE: &str = "\
SANDRICK, 12 March 2026 — The harbour of Sandrick will be rebuilt, the Minister for the Coast, Ines Arden, said on Wednesday.

“We begin in June, and we end in 2029,” Arden said at a press conference in Sandrick. “It will cost 212 million crowns.”

Tobias Okafor-Lund, the chief engineer, was less sure. “The sea has its own calendar,” he said.
";

/// A folder for one test, with documents in it.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(TempDir::new().expect("a folder can be made"))
    }

    fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        fs::write(self.path(name), content).expect("a file can be written");
        self
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The names of all files, in order.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("a folder can be listed");
        let mut names: Vec<_> =
            entries.map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn run(&self, args: &[&str]) -> Said {
        self.run_with_input(args, b"")
    }

    fn run_with_input(&self, args: &[&str], input: &[u8]) -> Said {
        let mut child = Command::new(env!("CARGO_BIN_EXE_briefing-viewer"))
            .arg("draft")
            .args(args)
            .current_dir(self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program can be started");
        child.stdin.take().expect("it has an input").write_all(input).expect("it takes the input");
        Said::from(child.wait_with_output().expect("it ends"))
    }
}

/// The output of the program.
#[derive(Debug)]
struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it says UTF-8");
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Said {
    #[track_caller]
    fn json(&self) -> Vec<Value> {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

#[track_caller]
fn assert_checks(path: &Path) {
    let loaded = load_file(path);
    let errors: Vec<_> = loaded.diagnostics.iter().filter(|found| found.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn a_press_release_becomes_a_briefing_that_checks_without_an_error() {
    let desk = Desk::new().with("release.txt", RELEASE);
    let said = desk.run(&["release.txt", "--published", "2026-03-12", "--publisher", "Ministry of the Coast"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert!(said.out.starts_with("release.txt: 3 quotes by 2 speakers: "), "{}", said.out);
    assert!(said.out.contains("written to release.briefing.ron and release.source.txt"), "{}", said.out);
    assert_eq!(desk.text("release.source.txt"), RELEASE);
    let path = desk.path("release.briefing.ron");
    assert_checks(&path);
    let briefing = load_file(&path).briefing.expect("it can be shown");
    assert_eq!((briefing.verified_count(), briefing.unconfirmed_count()), (0, 3));
    let names: Vec<_> = briefing.speakers().iter().map(|speaker| speaker.name.as_str()).collect();
    assert_eq!(names, ["Ines Arden", "Tobias Okafor-Lund"]);
    let roles: Vec<_> = briefing.speakers().iter().map(|speaker| speaker.role.as_deref().unwrap_or_default()).collect();
    assert_eq!(roles, ["Minister for the Coast", "Chief engineer"]);
    let occasions: Vec<_> = briefing.occasions().iter().map(|one| (one.name.as_str(), one.place.as_deref())).collect();
    assert!(occasions.contains(&("Press conference", Some("Sandrick"))), "{occasions:?}");
    assert_eq!(briefing.source.publisher.as_deref(), Some("Ministry of the Coast"));
}

#[test]
fn a_transcript_in_any_script_becomes_a_briefing_that_checks_without_an_error() {
    for (label, words) in [
        ("ANN LEE", "Élan is needed."),
        ("ANN LEE", "€5 more for each boat."),
        ("ANA LUNA", "¿Cuándo abrimos el puerto?"),
        ("Анна Иванова", "Мы не будем строить порт."),
        ("ليلى حسن", "لن نبني على المستنقع."),
        ("דנה לוי", "לא נבנה על הביצה."),
        ("김민수", "우리는 다리를 짓지 않습니다."),
        ("田中花子", "橋は建てません。"),
    ] {
        let desk = Desk::new().with("talk.txt", format!("Talk\n\n{label}: {words}\n\nQ: How?\n\n{label}: {words}\n"));
        assert_eq!(desk.run(&["talk.txt"]).code, Some(0), "{label}");
        assert_checks(&desk.path("talk.briefing.ron"));
    }
}

#[test]
fn nothing_is_overwritten_without_force() {
    let desk = Desk::new().with("release.txt", RELEASE).with("release.source.txt", "mine");
    let said = desk.run(&["release.txt"]);
    assert_eq!(said.code, Some(2));
    assert_eq!(
        said.err,
        "briefing-viewer: `release.source.txt` already exists; add `--force` to overwrite it, or `--update` to keep what \
         was confirmed in it\n"
    );
    assert!(!desk.path("release.briefing.ron").exists(), "not one of two files");
    assert_eq!(desk.text("release.source.txt"), "mine");
    assert_eq!(desk.run(&["release.txt", "--force"]).code, Some(0));
    assert_eq!(desk.text("release.source.txt"), RELEASE);
}

#[test]
fn unreadable_documents_are_reported_and_the_others_drafted() {
    let desk = Desk::new().with("release.txt", RELEASE).with("empty.txt", " \n").with("old.doc", OLD_WORD);
    let desk = desk.with("a.briefing.ron", "Briefing(format: 1)");
    let said = desk.run(&[
        "https://example.org/a",
        "missing.txt",
        ".",
        "empty.txt",
        "old.doc",
        "a.briefing.ron",
        "release.txt",
    ]);
    assert_eq!(said.code, Some(2));
    let lines: Vec<_> = said.err.lines().collect();
    assert_eq!(
        lines,
        [
            "briefing-viewer: `https://example.org/a` is a web address, but this program does not download anything; save \
             the page first, then use the saved file",
            "briefing-viewer: `missing.txt`: file not found; check the name and the folder",
            "briefing-viewer: `.` is a folder; name the documents in it",
            "briefing-viewer: empty.txt: there is no text in this file",
            "briefing-viewer: old.doc: this is a Word document of 1997–2003 (.doc), which cannot be read; save it as Word (.docx), \
             PDF, HTML or plain text first",
            "briefing-viewer: `a.briefing.ron` is a briefing already; open it, or name the document that it was made from",
        ]
    );
    assert!(desk.path("release.briefing.ron").exists());
}

/// The beginning of an OLE compound file.
const OLD_WORD: &[u8] =
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0";

#[test]
fn standard_input_is_drafted_if_an_output_is_named() {
    let desk = Desk::new();
    let said = desk.run_with_input(&["-"], RELEASE.as_bytes());
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("name the briefing with `--output`"), "{}", said.err);
    let said = desk.run_with_input(&["-", "--output", "out.briefing.ron"], RELEASE.as_bytes());
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.starts_with("standard input: "), "{}", said.out);
    assert_eq!(desk.text("out.source.txt"), RELEASE);
}

#[test]
fn json_output_has_text_and_positions_and_writes_no_file() {
    let desk = Desk::new().with("a.txt", RELEASE.replace('\n', "\r\n")).with("b.txt", "가나 “우리는 해냈다”고 말했다.");
    let said = desk.run(&["--format", "json", "a.txt", "missing.txt", "b.txt"]);
    assert_eq!(said.code, Some(2));
    let files = said.json();
    assert_eq!(files.len(), 3);
    assert_eq!(files[0]["text"], RELEASE, "line ends are made \\n");
    assert_eq!(files[1]["file"], "missing.txt");
    assert_eq!(files[1]["error"], "`missing.txt`: file not found; check the name and the folder");
    for file in [&files[0], &files[2]] {
        let text: Vec<char> = file["text"].as_str().expect("a text").chars().collect();
        let quotes = file["quotes"].as_array().expect("quotes");
        assert!(!quotes.is_empty());
        for quote in quotes {
            let place = |of: &Value, end: &str| usize::try_from(of[end].as_u64().expect("a place")).expect("fits");
            let words: String = text[place(quote, "start")..place(quote, "end")].iter().collect();
            assert_eq!(quote["text"], words);
            for evidence in quote["evidence"].as_array().expect("evidence") {
                assert!(place(evidence, "start") < place(evidence, "end") && place(evidence, "end") <= text.len());
            }
        }
    }
    assert_eq!(fs::read_dir(desk.0.path()).expect("a folder").count(), 2, "nothing is written");
}

#[test]
fn an_update_keeps_confirmed_quotes_and_reports_missing_ones() {
    let desk = Desk::new().with("release.txt", RELEASE);
    assert_eq!(desk.run(&["release.txt", "--published", "2026-03-12"]).code, Some(0));
    let path = desk.path("release.briefing.ron");
    confirm_all(&path);
    assert_eq!(load_file(&path).briefing.expect("shown").verified_count(), 3);
    // The engineer's words are corrected; the Minister's stay.
    let corrected = RELEASE.replace("its own calendar", "a calendar of its own");
    let desk = desk.with("release.txt", corrected);
    let said = desk.run(&["release.txt", "--published", "2026-03-12", "--update"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert!(said.out.contains("kept 2 confirmed quotes; 1 new proposal"), "{}", said.out);
    assert!(
        said.out.contains("“The sea has its own calendar” (Tobias Okafor-Lund): is no longer in the document"),
        "{}",
        said.out
    );
    assert_checks(&path);
    let briefing = load_file(&path).briefing.expect("it can be shown");
    assert_eq!((briefing.verified_count(), briefing.unconfirmed_count()), (2, 1));
    assert!(desk.text("release.briefing.ron").starts_with("// Confirmed by hand.\n"), "comments stay");
}

/// Confirms every proposal of a file, as the user would with an editor.
fn confirm_all(path: &Path) {
    let text = fs::read_to_string(path).expect("the draft can be read");
    let proposal = regex::Regex::new(r#"(?s),\s*confirmed: false,\s*proposal: \(.*?\],?\s*\)"#).expect("a pattern");
    let confirmed = format!("// Confirmed by hand.\n{}", proposal.replace_all(&text, ""));
    fs::write(path, confirmed).expect("it can be written");
}

#[test]
fn topics_come_from_the_given_list() {
    let topics =
        r#"[(id: "sea", title: "The sea", words: ["sea", "harbour*"]), (id: "moon", title: "Moon", words: ["moon"])]"#;
    let desk = Desk::new().with("release.txt", RELEASE).with("topics.ron", topics).with("bad.ron", "[(id: \"sea\")]");
    assert_eq!(desk.run(&["release.txt", "--topics", "topics.ron"]).code, Some(0));
    let briefing = load_file(&desk.path("release.briefing.ron")).briefing.expect("it can be shown");
    let ids: Vec<_> = briefing.topics().iter().map(|topic| topic.id.as_str()).collect();
    assert_eq!(ids, ["sea"], "a topic without a word in the text is left out");
    let said = desk.run(&["release.txt", "--topics", "bad.ron"]);
    assert_eq!(said.code, Some(2));
    assert!(
        said.err.starts_with("briefing-viewer: the topics in `bad.ron` cannot be read: line 1, column "),
        "{}",
        said.err
    );
}

/// Simulates a full disk: a file may not grow beyond some kilobytes.
#[cfg(unix)]
#[test]
fn a_full_disk_is_reported_and_leaves_the_old_file() {
    let text: String = (0..400).map(|number| format!("Ship number {number} came in and went out again.\n\n")).collect();
    let desk = Desk::new().with("release.txt", text).with("out.briefing.ron", "the old one");
    let before = desk.names();
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" draft release.txt --output out.briefing.ron --force";
    let mut command = Command::new("sh");
    command.args(["-c", script, env!("CARGO_BIN_EXE_briefing-viewer")]).current_dir(desk.0.path());
    let said = command.output().expect("it runs");
    let said = Said::from(said);
    assert_eq!(said.code, Some(2), "{}", said.err);
    assert!(said.err.contains("could not be written: the file is too large for this file system"), "{}", said.err);
    assert_eq!((desk.text("out.briefing.ron"), desk.names()), ("the old one".to_owned(), before));
}

#[test]
fn a_value_that_is_no_language_address_or_date_is_refused_with_its_option() {
    let desk = Desk::new().with("release.txt", RELEASE);
    for (option, value, why) in [
        ("--language", "klingon", "this is no language tag; write one such as en, pt-BR or ko"),
        (
            "--url",
            "not a url",
            "this is no web address; write one that begins with https:// or http://, without spaces",
        ),
        ("--published", "2026-13-40", "there is no month 13"),
    ] {
        let said = desk.run(&["release.txt", option, value]);
        assert_ne!(said.code, Some(0), "{said:?}");
        assert!(said.err.contains(&format!("`{option} {value}`: {why}\n")), "{said:?}");
    }
    let right = ["--language", "pt-BR", "--url", "https://example.org/a", "--published", "2026-03-12"];
    assert_eq!(desk.run(&[&["release.txt"], &right[..]].concat()).code, Some(0));
}

#[test]
fn a_text_that_is_too_long_for_a_briefing_is_refused_and_nothing_is_written() {
    let line = "The harbour of Sandrick will be rebuilt, and nobody knows when the work will begin or end.\n\n";
    let desk = Desk::new().with("long.txt", line.repeat((33 << 20) / line.len()));
    let said = desk.run(&["long.txt"]);
    assert_ne!(said.code, Some(0), "{said:?}");
    assert!(said.err.contains("`long.txt`: its text has 34,"), "{said:?}");
    assert!(said.err.contains("at most 33,554,432 bytes; split the document"), "{said:?}");
    assert_eq!(desk.names(), ["long.txt"]);
}
