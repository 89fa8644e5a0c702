//! what was typed: first into words and options as they stand, then into an [`Action`]
//! that cannot be wrong. Says what is wrong in a sentence without a full stop.

use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use lexopt::{Arg, Parser};

use briefing_core::load::BriefingSource;
use briefing_core::{
    diagnostics::{Code, suggest::did_you_mean},
    export,
};

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Action {
    Help,
    HelpFormat,
    Version,
    Check {
        files: Vec<PathBuf>,
        format: ReportFormat,
    },
    /// What these codes mean; all of them, a line each, where none is named.
    Explain(Vec<Code>),
    Export(Export),
    New(PathBuf),
    Window(Vec<BriefingSource>),
}

/// The shape of a report on problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReportFormat {
    Text,
    Json,
    Sarif,
}

impl ReportFormat {
    const ALL: [(&str, Self); 3] = [("text", Self::Text), ("json", Self::Json), ("sarif", Self::Sarif)];
}

/// What to export, and where to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Export {
    pub file: PathBuf,
    pub format: export::ExportFormat,
    pub topic: Option<String>,
    pub speaker: Option<String>,
    pub occasion: Option<String>,
    pub output: Option<PathBuf>,
    pub is_forced: bool,
}

const COMMANDS: [&str; 4] = ["check", "export", "new", "help"];

/// An option's name, and an example of its value if it has one.
struct Known {
    name: &'static str,
    example: Option<&'static str>,
}

const OPTIONS: &[Known] = &[
    Known { name: "help", example: None },
    Known { name: "version", example: None },
    Known { name: "format", example: Some("json") },
    Known { name: "topic", example: Some("economy") },
    Known { name: "speaker", example: Some("lee") },
    Known { name: "occasion", example: Some("dinner") },
    Known { name: "output", example: Some("quotes.json") },
    Known { name: "force", example: None },
    Known { name: "shipped", example: None },
    Known { name: "explain", example: None },
    Known { name: "help-format", example: None },
];

/// How the options of `check` that say something are typed, for sentences that name them.
pub(super) const EXPLAIN: &str = "briefing-viewer check --explain";

/// What was typed, nothing of it understood yet.
#[derive(Default)]
struct Typed {
    words: Vec<OsString>,
    /// The name and the value of each option.
    options: Vec<(&'static str, OsString)>,
}

/// What the arguments ask for.
pub(super) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Action, String> {
    action(&typed(Parser::from_args(args))?)
}

fn typed(mut parser: Parser) -> Result<Typed, String> {
    let mut typed = Typed::default();
    while let Some(arg) = parser.next().map_err(|error| sentence(&error))? {
        let name = match arg {
            Arg::Value(word) => {
                typed.words.push(word);
                continue;
            }
            Arg::Short('h') => "help",
            Arg::Short('V') => "version",
            Arg::Short(letter) => return Err(format!("there is no option `-{letter}`")),
            Arg::Long(name) => known(name)?,
        };
        if name == "explain" {
            // `--explain=E022` as well as `--explain E022`: the code is a word like any other.
            typed.words.extend(parser.optional_value());
        }
        typed.options.push((name, value(&mut parser, name)?));
    }
    Ok(typed)
}

fn known(name: &str) -> Result<&'static str, String> {
    let names = OPTIONS.iter().map(|known| known.name);
    names.clone().find(|known| *known == name).ok_or_else(|| {
        let dashed: Vec<_> = names.map(|known| format!("--{known}")).collect();
        let hint = did_you_mean(&format!("--{name}"), dashed.iter().map(String::as_str));
        with_hint(format!("there is no option `--{name}`"), hint)
    })
}

/// The value of an option, empty if it has none.
fn value(parser: &mut Parser, name: &str) -> Result<OsString, String> {
    match OPTIONS.iter().find(|known| known.name == name).and_then(|known| known.example) {
        None => Ok(OsString::new()),
        Some(example) => parser.value().map_err(|_| format!("`--{name}` needs a value, as in `--{name} {example}`")),
    }
}

fn sentence(error: &lexopt::Error) -> String {
    match error {
        lexopt::Error::UnexpectedValue { option, .. } => format!("`{option}` has no value"),
        other => other.to_string(),
    }
}

fn with_hint(sentence: String, hint: Option<String>) -> String {
    match hint {
        Some(hint) => format!("{sentence}; {hint}"),
        None => sentence,
    }
}

fn action(typed: &Typed) -> Result<Action, String> {
    if typed.has("help") {
        return Ok(Action::Help);
    }
    if typed.has("help-format") {
        return Ok(Action::HelpFormat);
    }
    if typed.has("version") {
        return Ok(Action::Version);
    }
    let Some((first, rest)) = typed.words.split_first() else {
        typed.allow("the window", &["shipped"])?;
        return Ok(Action::Window(if typed.has("shipped") { vec![BriefingSource::Sample] } else { Vec::new() }));
    };
    match first.to_str() {
        Some("help") => Ok(Action::Help),
        Some("check") => check(typed, rest),
        Some("export") => export(typed, rest),
        Some("new") => new(typed, rest),
        _ => window(typed, first, rest),
    }
}

fn check(typed: &Typed, rest: &[OsString]) -> Result<Action, String> {
    if typed.has("explain") {
        return explain(typed, rest);
    }
    typed.allow("`check`", &["format"])?;
    if rest.is_empty() {
        return Err("`check` needs a file, as in `briefing-viewer check briefing.ron`".to_owned());
    }
    let files = rest.iter().map(|word| file(word)).collect::<Result<_, _>>()?;
    Ok(Action::Check { files, format: report_format(typed)? })
}

fn report_format(typed: &Typed) -> Result<ReportFormat, String> {
    let Some(id) = typed.text("format") else { return Ok(ReportFormat::Text) };
    let known = ReportFormat::ALL.iter().find(|(name, _)| *name == id).map(|(_, format)| *format);
    known.ok_or_else(|| format!("`check` has no format `{id}`; it has `text`, `json` and `sarif`"))
}

fn explain(typed: &Typed, rest: &[OsString]) -> Result<Action, String> {
    typed.allow("`check --explain`", &["explain"])?;
    rest.iter().map(|word| code(&word.to_string_lossy())).collect::<Result<_, _>>().map(Action::Explain)
}

fn code(word: &str) -> Result<Code, String> {
    Code::from_id(word).ok_or_else(|| {
        let hint = did_you_mean(&word.to_uppercase(), Code::ALL.iter().map(|code| code.as_str()));
        let hint = hint.unwrap_or_else(|| format!("`{EXPLAIN}` lists them"));
        format!("there is no code `{word}`; {hint}")
    })
}

fn export(typed: &Typed, rest: &[OsString]) -> Result<Action, String> {
    typed.allow("`export`", &["format", "topic", "speaker", "occasion", "output", "force"])?;
    Ok(Action::Export(Export {
        file: only(rest, "`export` needs a file, as in `briefing-viewer export briefing.ron --format json`")?,
        format: export_format(typed)?,
        topic: typed.text("topic"),
        speaker: typed.text("speaker"),
        occasion: typed.text("occasion"),
        output: typed.value("output").map(output).transpose()?,
        is_forced: typed.has("force"),
    }))
}

fn export_format(typed: &Typed) -> Result<export::ExportFormat, String> {
    let listed =
        export::ExportFormat::ALL.iter().map(|format| format!("`{}`", format.id())).collect::<Vec<_>>().join(", ");
    let Some(id) = typed.text("format") else {
        return Err(format!("`export` needs a format, as in `--format json`; it has {listed}"));
    };
    export::ExportFormat::from_id(&id).ok_or_else(|| format!("`export` has no format `{id}`; it has {listed}"))
}

fn output(word: &OsStr) -> Result<PathBuf, String> {
    match word.to_str() {
        Some("-") => Err("without `--output` the export is written to the terminal; leave it out".to_owned()),
        _ => Ok(PathBuf::from(word)),
    }
}

fn new(typed: &Typed, rest: &[OsString]) -> Result<Action, String> {
    typed.allow("`new`", &[])?;
    only(rest, "`new` needs a file name, as in `briefing-viewer new briefing.ron`").map(Action::New)
}

fn window(typed: &Typed, first: &OsStr, rest: &[OsString]) -> Result<Action, String> {
    if let Some(word) = first.to_str()
        && is_meant_as_command(word, rest)
    {
        let hint = did_you_mean(word, COMMANDS);
        return Err(with_hint(format!("there is no command and no file `{word}`"), hint));
    }
    typed.allow("the window", &["shipped"])?;
    let files = std::iter::once(first).chain(rest.iter().map(OsString::as_os_str));
    let shipped = typed.has("shipped").then_some(Ok(BriefingSource::Sample));
    files.map(|word| file(word).map(BriefingSource::File)).chain(shipped).collect::<Result<_, _>>().map(Action::Window)
}

/// Whether a word is no file and reads like a command: no dot, no folder, nothing there of that name.
fn is_meant_as_command(word: &str, rest: &[OsString]) -> bool {
    let is_bare = !word.contains(['.', '/', '\\', ':']) && word != "-";
    let is_like = did_you_mean(word, COMMANDS).is_some();
    is_bare && !Path::new(word).exists() || is_like && !rest.is_empty() && !Path::new(word).exists()
}

fn only(words: &[OsString], missing: &str) -> Result<PathBuf, String> {
    match words {
        [] => Err(missing.to_owned()),
        [word] => file(word),
        [_, second, ..] => Err(format!("one file at a time; `{}` is one too many", second.display())),
    }
}

fn file(word: &OsStr) -> Result<PathBuf, String> {
    match word.to_str() {
        Some("-") => Err("standard input is not read; name a briefing file".to_owned()),
        Some("") => Err("a file name is empty; name a briefing file".to_owned()),
        _ => Ok(PathBuf::from(word)),
    }
}

impl Typed {
    fn has(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// The value that was given last.
    fn value(&self, name: &str) -> Option<&OsStr> {
        self.options.iter().rev().find(|(given, _)| *given == name).map(|(_, value)| value.as_os_str())
    }

    fn text(&self, name: &str) -> Option<String> {
        self.value(name).map(|value| value.to_string_lossy().into_owned())
    }

    /// Refuses an option that does not go with what is asked for.
    fn allow(&self, whose: &str, allowed: &[&str]) -> Result<(), String> {
        match self.options.iter().find(|(name, _)| !allowed.contains(name)) {
            Some((name, _)) => Err(format!("{whose} has no option `--{name}`")),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Action, String> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn nothing_opens_what_was_open_last_and_files_open_themselves() {
        let file = |name: &str| BriefingSource::File(name.into());
        assert_eq!(parsed(""), Ok(Action::Window(Vec::new())), "as last time");
        assert_eq!(parsed("--shipped"), Ok(Action::Window(vec![BriefingSource::Sample])));
        assert_eq!(parsed("a.ron"), Ok(Action::Window(vec![file("a.ron")])));
        assert_eq!(parsed("a.ron b.ron"), Ok(Action::Window(vec![file("a.ron"), file("b.ron")])));
        assert_eq!(parsed("./check"), Ok(Action::Window(vec![file("./check")])));
        assert_eq!(parsed("-- -a.ron"), Ok(Action::Window(vec![file("-a.ron")])));
    }

    #[test]
    fn check_takes_files_and_a_format_in_any_order() {
        let check = |format| Ok(Action::Check { files: vec!["a.ron".into(), "b.ron".into()], format });
        assert_eq!(parsed("check a.ron b.ron"), check(ReportFormat::Text));
        assert_eq!(parsed("check --format json a.ron b.ron"), check(ReportFormat::Json));
        assert_eq!(parsed("--format=json check a.ron b.ron"), check(ReportFormat::Json));
        assert_eq!(parsed("check a.ron --format sarif b.ron"), check(ReportFormat::Sarif));
    }

    #[test]
    fn codes_are_explained_however_they_are_typed() {
        let near = || Ok(Action::Explain(vec![Code::Near]));
        for line in ["check --explain E022", "check --explain e022", "check --explain=E022", "--explain check E022"] {
            assert_eq!(parsed(line), near(), "{line}");
        }
        assert_eq!(parsed("check --explain"), Ok(Action::Explain(Vec::new())));
        assert_eq!(parsed("check --explain w101 E001"), Ok(Action::Explain(vec![Code::Normalized, Code::Unreadable])));
    }

    #[test]
    fn export_takes_everything() {
        let export = Export {
            file: "a.ron".into(),
            format: export::ExportFormat::Json,
            topic: Some("t".to_owned()),
            speaker: Some("s".to_owned()),
            occasion: Some("o".to_owned()),
            output: Some("o.json".into()),
            is_forced: true,
        };
        let line = "export a.ron --format json --topic t --speaker s --occasion o --output o.json --force";
        assert_eq!(parsed(line), Ok(Action::Export(export)));
    }

    #[test]
    fn every_format_of_export_is_known_by_its_id() {
        for format in export::ExportFormat::ALL {
            let Ok(Action::Export(export)) = parsed(&format!("export a.ron --format {}", format.id())) else {
                panic!("{format:?} is not understood");
            };
            assert_eq!(export.format, *format);
        }
    }

    #[test]
    fn what_is_not_understood_is_a_sentence_with_a_hint() {
        for (line, sentence) in [
            ("--formt json", "there is no option `--formt`; did you mean `--format`?"),
            ("--zzz", "there is no option `--zzz`"),
            ("-x", "there is no option `-x`"),
            ("--force=yes export", "`--force` has no value"),
            ("check a.ron --format", "`--format` needs a value, as in `--format json`"),
            ("check a.ron --topic x", "`check` has no option `--topic`"),
            ("check a.ron --format xml", "`check` has no format `xml`; it has `text`, `json` and `sarif`"),
            ("check --explain E02", "there is no code `E02`; did you mean `E002`?"),
            ("check --explain=e999", "there is no code `e999`; `briefing-viewer check --explain` lists them"),
            ("check --explain a.ron", "there is no code `a.ron`; `briefing-viewer check --explain` lists them"),
            ("check --explain E022 --format json", "`check --explain` has no option `--format`"),
            ("export a.ron --explain", "`export` has no option `--explain`"),
            ("a.ron --explain", "the window has no option `--explain`"),
            ("check", "`check` needs a file, as in `briefing-viewer check briefing.ron`"),
            ("check -", "standard input is not read; name a briefing file"),
            ("-", "standard input is not read; name a briefing file"),
            ("chek a.ron", "there is no command and no file `chek`; did you mean `check`?"),
            ("nonsense", "there is no command and no file `nonsense`"),
            ("a.ron --topic x", "the window has no option `--topic`"),
            (
                "export a.ron",
                "`export` needs a format, as in `--format json`; it has `json`, `markdown`, `html`, `csv`, `web-annotation`",
            ),
            (
                "export a.ron --format xml",
                "`export` has no format `xml`; it has `json`, `markdown`, `html`, `csv`, `web-annotation`",
            ),
            ("check a.ron --occasion x", "`check` has no option `--occasion`"),
            ("export a.ron b.ron --format json", "one file at a time; `b.ron` is one too many"),
            ("new", "`new` needs a file name, as in `briefing-viewer new briefing.ron`"),
        ] {
            assert_eq!(parsed(line), Err(sentence.to_owned()), "{line}");
        }
    }

    #[test]
    fn help_and_version_win_over_everything() {
        for line in ["--help", "-h", "help", "help check", "check --help", "a.ron -h"] {
            assert_eq!(parsed(line), Ok(Action::Help), "{line}");
        }
        for line in ["check --help-format", "--help-format", "check a.ron --help-format"] {
            assert_eq!(parsed(line), Ok(Action::HelpFormat), "{line}");
        }
        assert_eq!(parsed("--version"), Ok(Action::Version));
        assert_eq!(parsed("-V"), Ok(Action::Version));
    }
}
