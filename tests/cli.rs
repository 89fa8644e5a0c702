//! The command line keeps its promises, word for word: what is typed goes in, what is printed and the
//! exit code come out.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use briefing_viewer::cli::{self, Console, Open, Outcome};
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
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let outcome = cli::run(args.into_iter().map(Into::into), Console::new(&mut out, &mut err, is_colored));
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { outcome, out: text(out), err: text(err) }
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// A file of this content in a folder, by the name that is typed.
fn file(folder: &TempDir, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.path().join(name);
    fs::write(&path, content).expect("a file");
    path.display().to_string()
}

/// The shipped briefing's text with the first `old` after `mark` replaced, and the line of that.
fn altered(text: &str, mark: &str, old: &str, new: &str) -> (String, usize) {
    let from = text.find(mark).expect("the mark");
    let at = from + text[from..].find(old).expect("the old words");
    let line = text[..at].matches('\n').count() + 1;
    (format!("{}{new}{}", &text[..at], &text[at + old.len()..]), line)
}

/// A copy of the shipped briefing with a word put into a quote, a speaker misspelt and a topic unknown;
/// and the lines of these.
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
fn the_shipped_briefing_is_proved_in_full() {
    let ran = run(["check", SHIPPED]);
    assert_eq!(ran.outcome, Outcome::Exit(0));
    assert_eq!(ran.last_line(), format!("{SHIPPED}: 36 of 36 quotes proved, 0 errors, 0 warnings, 2 notes"));
    assert_eq!(ran.err, "");
}

#[test]
fn three_slips_are_three_problems_each_on_its_line() {
    let folder = folder();
    let (name, [quote, speaker, topic]) = with_three_errors(&folder);
    let ran = run(["check", &name]);
    assert_eq!(ran.outcome, Outcome::Exit(1));
    assert_eq!(ran.last_line(), format!("{name}: 34 of 36 quotes proved, 3 errors, 0 warnings, 2 notes"));
    for (sentence, line, hint) in [
        (
            "error[E022]: this is not what the text says: it adds “soon”",
            quote,
            "help: the text has: “We have agreed to",
        ),
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
fn the_caret_stands_under_the_very_characters_of_a_short_excerpt() {
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
fn check_says_the_same_to_programs() {
    let folder = folder();
    let (name, [quote, speaker, topic]) = with_three_errors(&folder);
    let ran = run(["check", "--format", "json", &name, SHIPPED]);
    assert_eq!(ran.outcome, Outcome::Exit(1));
    let report = ran.json();
    let [copy, shipped] = report["files"].as_array().map(Vec::as_slice).expect("files") else { panic!("two files") };
    assert_eq!((&copy["file"], &copy["quotes"], &copy["proved"]), (&name.into(), &36.into(), &34.into()));
    assert_eq!(shipped["proved"], 36);
    let text = fs::read_to_string(folder.path().join("copy.ron")).expect("the copy");
    let problems = copy["problems"].as_array().expect("problems");
    for (code, line) in [("E022", quote), ("E011", speaker), ("E013", topic)] {
        let problem = problems.iter().find(|problem| problem["code"] == code).expect(code);
        assert_eq!((&problem["severity"], &problem["line"]), (&"error".into(), &line.into()));
        assert!(problem["message"].is_string() && problem["hint"].is_string() && problem["column"].is_u64());
        let place = |key: &str| problem[key].as_u64().and_then(|at| usize::try_from(at).ok()).expect("a place");
        let before = &text[..place("start")];
        assert_eq!(before.matches('\n').count() + 1, line);
        assert!(place("end") > place("start"));
    }
    assert_eq!(problems.iter().filter(|problem| problem["severity"] == "error").count(), 3);
}

#[test]
fn what_cannot_be_read_is_a_sentence_and_an_exit_code() {
    let folder = folder();
    let missing = folder.path().join("none.ron").display().to_string();
    let path = folder.path().display().to_string();
    let empty = file(&folder, "empty.ron", " \n");
    let binary = file(&folder, "binary.ron", b"Briefing(\xff");
    let cut = file(&folder, "cut.ron", SMALL.get(..90).expect("a part"));
    let future = file(&folder, "future.ron", SMALL.replace("format: 1", "format: 2"));
    for (name, code, sentence) in [
        (&missing, 2, "error[E001]: there is no file here"),
        (&path, 2, "error[E001]: this is a folder, not a file"),
        (&empty, 1, "error[E002]: this file is empty"),
        (&binary, 1, "error[E003]: this file is not UTF-8: byte 10 is no part of a character"),
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
fn help_names_every_command_and_version_the_version() {
    for args in [&["--help"][..], &["-h"], &["help"]] {
        let ran = run(args);
        assert_eq!(ran.outcome, Outcome::Exit(0));
        for word in
            ["check FILE", "export FILE", "new FILE.ron", "help", "--format", "--topic", "--speaker", "--output"]
        {
            assert!(ran.out.contains(word), "{word}");
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
fn the_window_opens_on_what_was_named() {
    assert_eq!(run::<&str>([]).outcome, Outcome::Window(Vec::new()));
    assert_eq!(run([SHIPPED]).outcome, Outcome::Window(vec![Open::File(PathBuf::from(SHIPPED))]));
}

#[test]
fn what_is_not_understood_goes_to_standard_error() {
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
                "date",
                "id",
                "notes",
                "occasion",
                "paragraph",
                "place",
                "proof",
                "role",
                "speaker",
                "speaker_id",
                "text",
                "topics"
            ]
        );
        assert_eq!(quote["id"], format!("q{}", number + 1));
        assert_eq!(quote["proof"], "exact");
        let paragraph = quote["paragraph"].as_u64().and_then(|n| usize::try_from(n).ok()).expect("a number");
        let block = &body[paragraph - 1];
        assert_ne!(block["kind"], "figure");
        assert_eq!(block["topics"], quote["topics"]);
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
    for format in briefing_viewer::export::Format::ALL {
        assert!(help.contains(format.id()), "{help}");
        let ran = run(["export", SHIPPED, "--format", format.id()]);
        assert_eq!((&ran.outcome, ran.err.as_str()), (&Outcome::Exit(0), ""), "{format:?}");
        assert!(ran.out.contains("Lee Jae-myung"), "{format:?}");
    }
}

#[test]
fn an_unknown_topic_speaker_or_occasion_is_a_sentence() {
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
fn an_export_never_hands_out_what_is_not_proved() {
    let folder = folder();
    let (name, _) = with_three_errors(&folder);
    let ran = run(["export", &name, "--format", "json"]);
    assert_eq!(ran.outcome, Outcome::Exit(1));
    assert_eq!(ran.err, format!("briefing-viewer: {name} has 3 errors; see `briefing-viewer check {name}`\n"));
    let json = ran.json();
    let quotes = json["quotes"].as_array().expect("quotes");
    let unproved: Vec<_> = quotes.iter().filter(|quote| quote["text"].is_null()).collect();
    assert_eq!((quotes.len(), unproved.len()), (36, 2));
    assert!(unproved.iter().all(|quote| quote["claimed"].is_string() && quote["reason"].is_string()));
    assert!(unproved.iter().any(|quote| quote["proof"] == "near"));
    assert!(quotes.iter().all(|quote| quote["text"].is_null() || quote.get("claimed").is_none()));
}

#[test]
fn an_embargo_goes_with_an_export() {
    let folder = folder();
    let moment = "2026-01-14T09:00:00+09:00";
    let name = file(&folder, "a.ron", SMALL.replace("Public", &format!("Embargoed(until: \"{moment}\")")));
    assert_eq!(run(["export", &name, "--format", "json"]).json()["embargo"], moment);
}

#[test]
fn an_export_that_cannot_be_read_says_why() {
    let ran = run(["export", "/no/such/folder/a.ron", "--format", "json"]);
    assert_eq!((ran.outcome, ran.out.as_str()), (Outcome::Exit(2), ""));
    assert!(ran.err.starts_with("error[E001]: there is no file here\n"), "{}", ran.err);
}

#[test]
fn an_export_goes_into_a_file_and_over_another_only_when_asked() {
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
    assert_eq!(
        refused.err,
        format!("briefing-viewer: `{output}` exists already and is not written over; add `--force` to write over it\n")
    );
    assert_eq!(fs::read_to_string(&output).ok().as_deref(), Some("mine"));
    assert_eq!(export(&["--output", &output, "--force"]).outcome, Outcome::Exit(0));
    assert_eq!(fs::read_to_string(&output).ok(), Some(written));

    let over_itself = export(&["--output", &input, "--force"]);
    assert_eq!(over_itself.outcome, Outcome::Exit(2));
    assert_eq!(fs::read_to_string(&input).ok().as_deref(), Some(SMALL), "the briefing itself is safe");
    let nowhere = folder.path().join("none/a.json").display().to_string();
    assert_eq!(
        export(&["--output", &nowhere]).err,
        format!("briefing-viewer: `{nowhere}` could not be written: there is no such folder\n")
    );
    assert_eq!(fs::read_dir(folder.path()).map(Iterator::count).ok(), Some(2), "nothing is left behind");
}

#[test]
fn a_new_briefing_checks_clean_and_is_never_written_over() {
    let folder = folder();
    let name = folder.path().join("new.ron").display().to_string();
    let ran = run(["new", &name]);
    assert_eq!((ran.outcome, ran.err.as_str()), (Outcome::Exit(0), ""));
    let checked = run(["check", &name]);
    assert_eq!(checked.outcome, Outcome::Exit(0));
    assert_eq!(checked.out, format!("{name}: 1 of 1 quote proved, 0 errors, 0 warnings, 0 notes\n"));

    fs::write(&name, "mine").expect("a file");
    let ran = run(["new", &name]);
    assert_eq!(ran.outcome, Outcome::Exit(2));
    assert_eq!(
        ran.err,
        format!("briefing-viewer: `{name}` exists already and is not written over; choose another name\n")
    );
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
fn colours_are_used_only_where_they_are_wanted() {
    let folder = folder();
    let name = file(&folder, "a.ron", SMALL.replace("speaker: \"s\"", "speaker: \"t\""));
    assert!(!run(["check", &name]).out.contains('\u{1b}'));
    let colored = run_in(["check", &name], true).out;
    assert!(colored.contains("\u{1b}["));
    assert!(colored.contains("unknown speaker `t`"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf8_is_a_name() {
    use std::os::unix::ffi::OsStringExt as _;
    let folder = folder();
    let mut path = folder.path().as_os_str().to_owned();
    path.push(OsString::from_vec(b"/\xff.ron".to_vec()));
    fs::write(&path, SMALL).expect("a file");
    let ran = run([OsString::from("check"), path.clone()]);
    assert_eq!(ran.outcome, Outcome::Exit(0), "{}", ran.out);
    assert!(ran.out.ends_with("1 of 1 quote proved, 0 errors, 0 warnings, 0 notes\n"), "{}", ran.out);
    assert_eq!(run([path.clone()]).outcome, Outcome::Window(vec![Open::File(path.into())]));
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
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
    let readme = include_str!("../README.md");
    let example = readme
        .split("```ron\n")
        .find(|block| block.starts_with("Briefing("))
        .and_then(|rest| rest.split("```").next())
        .expect("the README has an example");
    let loaded = briefing_viewer::briefing::load_text(
        "README.md",
        std::borrow::Cow::Borrowed(example),
        briefing_viewer::briefing::Folder::Embedded(&[]),
    );
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.briefing.expect("it can be shown").vouched_count(), 1);
}
