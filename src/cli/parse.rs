//! Reads the arguments into a command with all its values, or into the sentence that says what is wrong.

use std::ffi::{OsStr, OsString};

use briefing_core::load::BriefingSource;
use clap::{CommandFactory as _, FromArgMatches as _, error::ErrorKind};

use super::{Cli, Command, PROGRAM, help, usage_error::UsageError};

/// The parsed arguments.
#[derive(Debug)]
pub(super) enum Parsed {
    Command(Command),
    /// Print this: the help or the version.
    Show(String),
    Window(Vec<BriefingSource>),
}

/// Parses the arguments, which begin after the program's own name.
pub(super) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Parsed, UsageError> {
    let mut definition = Cli::command();
    definition.build();
    let args = with_command_first(args.into_iter().collect(), &definition);
    let cli = match definition.clone().try_get_matches_from(&args).and_then(|found| Cli::from_arg_matches(&found)) {
        Ok(cli) => cli,
        Err(error) => return shown_or_error(&error, args.first(), &definition),
    };
    match cli.command {
        Some(command) => Ok(Parsed::Command(command)),
        None if cli.window.help_format => Ok(Parsed::Show(help::format())),
        None => cli.window.sources(&command_names(&definition)).map(Parsed::Window),
    }
}

/// Converts clap's result: a requested text such as the help, or an error in the arguments.
fn shown_or_error(
    error: &clap::Error,
    first: Option<&OsString>,
    definition: &clap::Command,
) -> Result<Parsed, UsageError> {
    match error.kind() {
        ErrorKind::DisplayHelp => Ok(Parsed::Show(error.render().to_string())),
        ErrorKind::DisplayVersion => Ok(Parsed::Show(format!("{PROGRAM} {}\n", env!("CARGO_PKG_VERSION")))),
        _ => {
            let command = first.and_then(|name| definition.find_subcommand(name));
            Err(UsageError::from_clap(error, command, definition))
        }
    }
}

fn command_names(definition: &clap::Command) -> Vec<&str> {
    definition.get_subcommands().filter(|command| !command.is_hide_set()).map(clap::Command::get_name).collect()
}

/// Moves the command before its options, so that `--format json check a.ron` means `check --format json a.ron`.
fn with_command_first(mut args: Vec<OsString>, definition: &clap::Command) -> Vec<OsString> {
    let mut is_value = false;
    for at in 0..args.len() {
        let Some(arg) = args.get(at) else { break };
        let is_option = arg.as_encoded_bytes().starts_with(b"-");
        if arg == "--" {
            break;
        } else if is_option {
            is_value = takes_next(arg, definition);
        } else if is_value {
            is_value = false;
        } else {
            if definition.find_subcommand(arg).is_some()
                && let Some(up_to_command) = args.get_mut(..=at)
            {
                up_to_command.rotate_right(1);
            }
            break;
        }
    }
    args
}

/// Whether an option of some command takes the word after it as its value.
fn takes_next(option: &OsStr, definition: &clap::Command) -> bool {
    let Some(name) = option.to_str().and_then(|option| option.strip_prefix("--")) else { return false };
    let mut arguments = definition.get_subcommands().flat_map(clap::Command::get_arguments);
    let argument = arguments.find(|argument| argument.get_long() == Some(name));
    argument.and_then(clap::Arg::get_num_args).is_some_and(|values| values.min_values() > 0)
}

#[cfg(test)]
mod tests {
    use briefing_core::export::ExportFormat;

    use super::*;

    fn parsed(line: &str) -> Result<String, String> {
        let parsed = parse(line.split_whitespace().map(OsString::from));
        parsed.map(|parsed| format!("{parsed:?}")).map_err(|error| error.to_string())
    }

    fn opened(line: &str) -> Vec<BriefingSource> {
        match parse(line.split_whitespace().map(OsString::from)) {
            Ok(Parsed::Window(sources)) => sources,
            other => panic!("{line}: {other:?}"),
        }
    }

    fn shown(line: &str) -> String {
        match parse(line.split_whitespace().map(OsString::from)) {
            Ok(Parsed::Show(text)) => text,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn the_definition_is_valid() {
        Cli::command().debug_assert();
    }

    #[test]
    fn without_files_the_window_opens_the_last_ones() {
        let file = |name: &str| BriefingSource::File(name.into());
        assert_eq!(opened(""), [], "as last time");
        for line in ["--sample", "--shipped"] {
            assert_eq!(opened(line), [BriefingSource::Sample], "{line}");
        }
        assert_eq!(opened("a.ron"), [file("a.ron")]);
        assert_eq!(opened("a.ron b.ron"), [file("a.ron"), file("b.ron")]);
        assert_eq!(opened("a.ron check b.ron"), [file("a.ron"), file("check"), file("b.ron")]);
        assert_eq!(opened("--sample a.ron"), [file("a.ron"), BriefingSource::Sample]);
        assert_eq!(opened("-- -a.ron"), [file("-a.ron")]);
    }

    #[test]
    fn a_file_named_like_a_command_opens_with_its_folder_or_after_dashes() {
        assert_eq!(opened("./check"), [BriefingSource::File("./check".into())]);
        assert_eq!(opened("-- check"), [BriefingSource::File("check".into())]);
    }

    #[test]
    fn options_may_precede_the_command_or_be_between_files() {
        for (line, same) in [
            ("--format json check a.ron b.ron", "check --format json a.ron b.ron"),
            ("--format=json check a.ron b.ron", "check --format json a.ron b.ron"),
            ("check a.ron --format sarif b.ron", "check --format sarif a.ron b.ron"),
            ("--explain check E022", "check --explain E022"),
            ("--force export a.ron --format csv", "export a.ron --format csv --force"),
            ("--topic check export a.ron --format csv", "export a.ron --format csv --topic check"),
        ] {
            assert!(parsed(same).is_ok(), "{same}");
            assert_eq!(parsed(line), parsed(same), "{line}");
        }
    }

    #[test]
    fn every_format_of_export_is_known_by_its_id() {
        for format in ExportFormat::ALL {
            let parsed = parsed(&format!("export a.ron --format {}", format.id())).expect("an export");
            assert!(parsed.contains(&format!("format: {format:?}")), "{parsed}");
        }
    }

    #[test]
    fn invalid_arguments_give_an_error_with_a_hint() {
        for (line, sentence) in [
            ("--formt json", "there is no option `--formt`; did you mean `--format`?"),
            ("--formt=json", "there is no option `--formt`; did you mean `--format`?"),
            ("check --formt=json a.ron", "there is no option `--formt`; did you mean `--format`?"),
            ("--sampl", "there is no option `--sampl`; did you mean `--sample`?"),
            ("--zzz", "there is no option `--zzz`"),
            ("-x", "there is no option `-x`"),
            ("check -x a.ron", "there is no option `-x`"),
            ("--force=yes export", "`--force` has no value"),
            ("check a.ron --format", "`--format` needs a value; the possible values are `text`, `json` and `sarif`"),
            ("export a.ron --topic", "`--topic` needs a value, as in `--topic ID`"),
            ("check a.ron --topic x", "`check` has no option `--topic`"),
            ("check a.ron --format xml", "`check` has no format `xml`; it has `text`, `json` and `sarif`"),
            ("check --explain E022 --format json", "`--explain` and `--format` cannot be used together"),
            ("export a.ron --explain", "`export` has no option `--explain`"),
            ("a.ron --explain", "the window has no option `--explain`"),
            ("check", "`check` needs a file, as in `briefing-viewer check briefing.ron`"),
            ("check -", "standard input is not read; name a briefing file"),
            ("-", "standard input is not read; name a briefing file"),
            ("export a.ron --format csv --output -", "to write the export to the terminal, omit `--output`"),
            ("chek a.ron", "no such command or file: `chek`; did you mean `check`?"),
            ("nonsense", "no such command or file: `nonsense`"),
            ("a.ron --topic x", "the window has no option `--topic`"),
            (
                "export a.ron",
                "`export` needs `--format`, as in `briefing-viewer export briefing.ron --format json`; \
                 the possible values are `json`, `markdown`, `html`, `csv`, `web-annotation` and `pdf`",
            ),
            (
                "export a.ron --format xml",
                "`export` has no format `xml`; it has `json`, `markdown`, `html`, `csv`, `web-annotation` and `pdf`",
            ),
            ("export", "`export` needs a file, as in `briefing-viewer export briefing.ron --format json`"),
            ("check a.ron --occasion x", "`check` has no option `--occasion`"),
            ("export a.ron b.ron --format json", "one file at a time; `b.ron` is one too many"),
            ("new", "`new` needs a file, as in `briefing-viewer new briefing.ron`"),
            ("draft", "`draft` needs a file, as in `briefing-viewer draft release.docx --publisher Treasury`"),
        ] {
            assert_eq!(parsed(line), Err(sentence.to_owned()), "{line}");
        }
        let empty = parse([OsString::new()]).map_err(|error| error.to_string());
        assert_eq!(empty.err().as_deref(), Some("a file name is empty; give the name of a file"));
    }

    #[test]
    fn help_and_version_work_without_required_arguments() {
        for line in ["--help", "-h", "help", "a.ron -h"] {
            assert_eq!(shown(line), shown("--help"), "{line}");
        }
        for line in ["help check", "check --help", "--help check", "check -h", "check a.ron --help"] {
            assert_eq!(shown(line), shown("check --help"), "{line}");
        }
        for line in ["--version", "-V", "check --version"] {
            assert_eq!(shown(line), concat!("briefing-viewer ", env!("CARGO_PKG_VERSION"), "\n"), "{line}");
        }
        assert_eq!(shown("--help-format"), help::format());
        for line in ["check --help-format", "check a.ron --help-format", "--help-format check"] {
            assert!(parsed(line).is_ok_and(|parsed| parsed.contains("help_format: true")), "{line}");
        }
    }
}
