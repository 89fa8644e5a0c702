//! Checking a text from the command line, with the real program.

use std::{
    fs,
    io::Write as _,
    process::{Command, Output, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

const SOURCE: &str = "\
Harbour news

“We will not build on the marsh,” Ann Lee, the mayor, said.

“The harbour costs 212 million crowns,” Bo Kim, the engineer, said. “We will open it in June, unless the sea is rough.”
";

/// A folder with a source and an article.
struct Desk(TempDir);

struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Desk {
    fn new(article: &str) -> Self {
        let desk = Self(TempDir::new().expect("a folder"));
        desk.write("release.txt", SOURCE.as_bytes());
        desk.write("article.txt", article.as_bytes());
        desk
    }

    fn write(&self, name: &str, content: &[u8]) {
        let path = self.0.path().join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).expect("a folder");
        }
        fs::write(path, content).expect("a file");
    }

    fn run(&self, args: &[&str]) -> Said {
        self.run_with_input(args, b"")
    }

    fn run_with_input(&self, args: &[&str], input: &[u8]) -> Said {
        let mut child = Command::new(env!("CARGO_BIN_EXE_briefing-viewer"))
            .arg("verify")
            .args(args)
            .current_dir(self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program can be started");
        drop(child.stdin.take().map(|mut stdin| stdin.write_all(input)));
        Said::from(child.wait_with_output().expect("it ends"))
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it says UTF-8");
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Said {
    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }
}

const ARTICLE: &str = "\
In Oster “We will build on the marsh,” Ann Lee said.

“The harbour costs 212 million crowns,” Bo Kim said. Nobody spoke of the “dream”.
";

#[test]
fn findings_are_printed_with_place_and_passage() {
    let said = Desk::new(ARTICLE).run(&["article.txt", "--against", "release.txt"]);
    assert_eq!(said.code, Some(1), "{}", said.err);
    for text in [
        "error[altered]: differs from the source",
        " --> article.txt:1:11",
        "note: release.txt, Ann Lee: “We will not build on the marsh”",
        "note: negation: “not” is left out",
        "article.txt: 1 of 2 quotations verified; 1 altered; 1 phrase not checked",
    ] {
        assert!(said.out.contains(text), "{text}\n{}", said.out);
    }
}

#[test]
fn the_report_in_json_has_every_key_and_counts_scalar_values() {
    let desk = Desk::new(ARTICLE);
    let report = desk.run(&["article.txt", "--against", "release.txt", "--format", "json"]).json();
    assert_eq!(report["manuscript"], "article.txt");
    assert_eq!(report["counts"].as_object().map(serde_json::Map::len), Some(8));
    assert_eq!((&report["counts"]["altered"], &report["counts"]["phrase"]), (&1.into(), &1.into()));
    let finding = &report["findings"][0];
    let span = |value: &Value, text: &str| {
        let place = |key: &str| usize::try_from(value[key].as_u64().expect("a number")).expect("a place");
        text.chars().skip(place("start")).take(place("end") - place("start")).collect::<String>()
    };
    assert_eq!(span(finding, ARTICLE), "We will build on the marsh,");
    assert_eq!(span(&finding["source"], SOURCE), "We will not build on the marsh");
    assert_eq!((&finding["finding"], &finding["speaker"]), (&"altered".into(), &"Ann Lee".into()));
    assert_eq!(finding["source"]["speaker"], "Ann Lee");
    let change = &finding["changes"][0];
    assert_eq!(
        (&change["kind"], &change["manuscript"], &change["source"]),
        (&"negation".into(), &"".into(), &"not".into())
    );
    assert_eq!(report["findings"][2]["source"], Value::Null);
}

#[test]
fn in_a_briefing_the_place_is_a_block() {
    let desk = Desk::new("“Too early to celebrate,” it said.\n");
    let briefing = r#"Briefing(format: 1, title: "T", speakers: {"a": (name: "Ann Lee")}, occasions: {"o": (name: "O")},
        body: [Heading(text: "T"), Paragraph(text: "“It is too early to celebrate,” Lee said.",
            quotes: [(speaker: "a", occasion: "o", text: "It is too early to celebrate,")])])"#;
    desk.write("a.ron", briefing.as_bytes());
    let report = desk.run(&["article.txt", "--against", "a.ron", "--format", "json"]).json();
    let source = &report["findings"][0]["source"];
    assert_eq!((&source["block"], &source["speaker"]), (&1.into(), &"Ann Lee".into()), "{report:#}");
}

#[test]
fn a_correct_text_succeeds_unless_warnings_count() {
    let desk = Desk::new("“The harbour costs 212 million crowns,” Bo Kimm said.\n");
    let said = desk.run(&["article.txt", "--against", "release.txt"]);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    assert!(said.out.contains("the manuscript names Bo Kimm, the source Bo Kim; check the spelling"), "{}", said.out);
    assert!(said.out.contains("The quotation is verified"), "{}", said.out);
    assert_eq!(desk.run(&["article.txt", "--against", "release.txt", "--strict"]).code, Some(1));
}

#[test]
fn accepted_findings_are_silent_unless_they_get_worse() {
    let desk = Desk::new(ARTICLE);
    let report = desk.run(&["article.txt", "--against", "release.txt", "--format", "json"]);
    desk.write("accepted.json", report.out.as_bytes());
    let args = ["article.txt", "--against", "release.txt", "--accept", "accepted.json"];
    let said = desk.run(&args);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    assert!(said.out.contains("1 accepted") && !said.out.contains("error["), "{}", said.out);
    desk.write("article.txt", ARTICLE.replace("Ann Lee said", "Bo Kim said").replace("212", "213").as_bytes());
    assert_eq!(desk.run(&args).code, Some(1));
    desk.write("accepted.json", b"nonsense");
    let said = desk.run(&args);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("`accepted.json` holds no findings"), "{}", said.err);
}

#[test]
fn an_unreadable_source_is_reported_and_the_rest_used() {
    let desk = Desk::new(ARTICLE);
    let said = desk.run(&["article.txt", "--against", "gone.txt", "release.txt"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("`gone.txt`: file not found"), "{}", said.err);
    assert!(said.out.contains("1 of 2 quotations verified"), "{}", said.out);
    let said = desk.run(&["article.txt", "--against", "gone.txt"]);
    assert!(said.err.contains("none of the sources could be read, so nothing was checked"), "{}", said.err);
    let said = desk.run(&["gone.txt", "--against", "release.txt"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("`gone.txt`: file not found"), "{}", said.err);
}

#[test]
fn without_sources_an_error_explains_how_to_name_them() {
    let said = Desk::new(ARTICLE).run(&["article.txt"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("`verify` needs `--against`"), "{}", said.err);
}

#[test]
fn folders_are_sources_with_all_that_is_in_them() {
    let desk = Desk::new(ARTICLE);
    desk.write("sources/deep/release.txt", SOURCE.as_bytes());
    desk.write("sources/picture.png", b"\x89PNG\r\n\x1a\n");
    let said = desk.run(&["article.txt", "--against", "sources"]);
    assert_eq!(said.code, Some(1), "{}", said.err);
    assert!(said.out.contains("Ann Lee: “We will not build on the marsh”"), "{}", said.out);
    desk.write("empty/picture.png", b"\x89PNG\r\n\x1a\n");
    let said = desk.run(&["article.txt", "--against", "empty"]);
    assert!(said.err.contains("`empty` has no briefing and no document"), "{}", said.err);
}

#[test]
fn standard_input_is_read_in_the_given_format() {
    let desk = Desk::new(ARTICLE);
    let page = b"<p>&ldquo;We will <b>build</b> on the marsh,&rdquo; Ann Lee said.</p>";
    let said = desk.run_with_input(&["-", "--as", "html", "--against", "release.txt"], page);
    assert_eq!(said.code, Some(1), "{}", said.err);
    assert!(said.out.contains("negation: “not” is left out"), "{}", said.out);
    let markdown = b"# News\n\n> We will not build on the marsh\n";
    let said = desk.run_with_input(&["-", "--as", "md", "--against", "release.txt"], markdown);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
}

#[test]
fn sarif_has_the_findings_as_rules_and_their_places() {
    let desk = Desk::new(ARTICLE);
    let log = desk.run(&["article.txt", "--against", "release.txt", "--format", "sarif"]).json();
    let run = &log["runs"][0];
    let result = &run["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&"altered".into(), &"error".into()));
    let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("a place");
    assert_eq!(run["tool"]["driver"]["rules"][index]["id"], "altered");
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (&region["startLine"], &region["startColumn"], &region["endColumn"]),
        (&1.into(), &11.into(), &38.into())
    );
}

#[test]
fn the_html_report_escapes_the_text_and_has_no_scripts() {
    let desk = Desk::new("<script>alert(1)</script>\n\n“We will build on the <b>marsh</b>,” Ann Lee said.\n");
    let said = desk.run(&["article.txt", "--against", "release.txt", "--format", "html", "--as", "txt"]);
    assert!(said.out.starts_with("<!DOCTYPE html>"), "{}", said.err);
    assert!(!said.out.contains("<script") && !said.out.contains("<b>marsh"), "{}", said.out);
    assert!(said.out.contains("&lt;script&gt;") && said.out.contains("class=\"altered\""), "{}", said.out);
}

#[test]
fn invalid_texts_give_errors_and_no_crash() {
    let desk = Desk::new(ARTICLE);
    let marks = "“".repeat(200_000);
    let binary: Vec<u8> = (0..4096_u32).map(|n| u8::try_from(n * n % 251).expect("a byte")).collect();
    for (content, expected) in [
        (&b""[..], "there is no text in this file"),
        (&binary[..], "which cannot be read"),
        (&b"Nobody said a word.\n"[..], "No quotations to check"),
        (marks.as_bytes(), "No quotations to check"),
        ("“We will not build on the marsh, Ann Lee said.\n".as_bytes(), "The quotation is not verified"),
    ] {
        desk.write("bad.txt", content);
        let said = desk.run(&["bad.txt", "--against", "release.txt"]);
        assert!(said.code.is_some_and(|code| code <= 2), "{:?}: {}", said.code, said.err);
        assert!(said.out.contains(expected) || said.err.contains(expected), "{expected}: {}{}", said.out, said.err);
    }
}
