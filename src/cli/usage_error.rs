//! Errors in the arguments as sentences: what was typed, and what to type instead.

use std::error::Error as _;

use briefing_core::diagnostics::suggest::did_you_mean;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use thiserror::Error;

use super::PROGRAM;

/// An error in the arguments, a sentence without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(super) enum UsageError {
    /// No command has this option.
    #[error("there is no option `{option}`{}", after(hint))]
    UnknownOption { option: String, hint: Option<String> },
    /// Another command has it. `owner` is that command in backticks, or "the window".
    #[error("{owner} has no option `{option}`")]
    OptionOfAnother { owner: String, option: String },
    /// `hint` completes the sentence.
    #[error("`{option}` needs a value{hint}")]
    ValueMissing { option: String, hint: String },
    #[error("`{option}` has no value")]
    ValueNotExpected { option: String },
    #[error("{owner} has no {name} `{value}`; it has {known}")]
    UnknownValue { owner: String, name: String, value: String, known: String },
    /// The value is refused, with a sentence that says why.
    #[error("{0}")]
    BadValue(String),
    /// `hint` completes the sentence.
    #[error("{owner} needs {what}{hint}")]
    ArgumentMissing { owner: String, what: String, hint: String },
    #[error("one file at a time; `{word}` is one too many")]
    OneTooMany { word: String },
    #[error("`{first}` and `{second}` cannot be used together")]
    Conflict { first: String, second: String },
    #[error("no such command or file: `{word}`{}", after(hint))]
    UnknownCommand { word: String, hint: Option<String> },
    /// Any other error, in clap's own words.
    #[error("the arguments could not be read: {0}")]
    Other(String),
}

fn after(hint: &Option<String>) -> String {
    hint.as_ref().map(|hint| format!("; {hint}")).unwrap_or_default()
}

impl UsageError {
    /// Converts clap's error about the arguments of `command`, or of the window if there is no command.
    /// `program` is the built definition of the whole command line.
    pub(super) fn from_clap(error: &clap::Error, command: Option<&clap::Command>, program: &clap::Command) -> Self {
        let usage = Usage { command, program };
        let argument = text(error, ContextKind::InvalidArg).unwrap_or_default();
        // "--format <FORMAT>": the rest names its value.
        let option = argument.split([' ', '=', '[']).next().unwrap_or_default().to_owned();
        match error.kind() {
            ErrorKind::UnknownArgument => usage.unknown(&argument),
            ErrorKind::InvalidValue => match text(error, ContextKind::InvalidValue).filter(|value| !value.is_empty()) {
                Some(value) => usage.unknown_value(&option, value),
                None => Self::ValueMissing { hint: usage.value_hint(&option), option },
            },
            ErrorKind::TooManyValues => Self::ValueNotExpected { option },
            ErrorKind::ValueValidation => {
                Self::BadValue(error.source().map(ToString::to_string).unwrap_or_else(|| error.to_string()))
            }
            ErrorKind::MissingRequiredArgument => usage.missing(&argument),
            ErrorKind::ArgumentConflict => Self::Conflict {
                second: text(error, ContextKind::PriorArg)
                    .and_then(|prior| prior.split(' ').next().map(str::to_owned))
                    .unwrap_or_default(),
                first: option,
            },
            _ => Self::Other(first_line(error)),
        }
    }
}

/// A value of clap's error context. Of several missing arguments, the file comes first, recognized by its
/// position.
fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => texts.iter().find(|text| text.starts_with('<')).or(texts.first()).cloned(),
        _ => None,
    }
}

fn first_line(error: &clap::Error) -> String {
    let rendered = error.render().to_string();
    let line = rendered.lines().next().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).trim_end_matches('.').to_owned()
}

/// The command whose arguments are wrong.
struct Usage<'a> {
    command: Option<&'a clap::Command>,
    program: &'a clap::Command,
}

impl Usage<'_> {
    fn owner(&self) -> String {
        self.command.map_or_else(|| "the window".to_owned(), |command| format!("`{}`", command.get_name()))
    }

    /// The options of the command, or of the window.
    fn own(&self) -> Vec<String> {
        options(self.command.unwrap_or(self.program))
    }

    /// The options of every command that is shown in the help, and of the window.
    fn all(&self) -> Vec<String> {
        let commands = self.program.get_subcommands().filter(|command| !command.is_hide_set());
        options(self.program).into_iter().chain(commands.flat_map(options)).collect()
    }

    fn unknown(&self, argument: &str) -> UsageError {
        if !argument.starts_with('-') || argument == "-" {
            return UsageError::OneTooMany { word: argument.to_owned() };
        }
        let option = argument.split('=').next().unwrap_or_default().to_owned();
        let all = self.all();
        if all.contains(&option) {
            return UsageError::OptionOfAnother { owner: self.owner(), option };
        }
        let like = |names: &[String]| did_you_mean(&option, names.iter().map(String::as_str));
        // A single letter is similar to any other.
        let hint = if option.starts_with("--") { like(&self.own()).or_else(|| like(&all)) } else { None };
        UsageError::UnknownOption { option, hint }
    }

    fn unknown_value(&self, option: &str, value: String) -> UsageError {
        let name = option.trim_start_matches('-').to_owned();
        UsageError::UnknownValue { owner: self.owner(), name, value, known: listed(&self.values(option)) }
    }

    fn value_hint(&self, option: &str) -> String {
        let name = self.argument(option).and_then(clap::Arg::get_value_names).and_then(<[_]>::first);
        match (self.known(option), name) {
            (Some(known), _) => known,
            (None, Some(name)) => format!(", as in `{option} {name}`"),
            (None, None) => String::new(),
        }
    }

    fn missing(&self, argument: &str) -> UsageError {
        let option = argument.split(' ').next().unwrap_or_default();
        let what = if option.starts_with('-') { format!("`{option}`") } else { noun(option) };
        let example = self.example().map(|example| format!(", as in `{example}`"));
        let hint = example.into_iter().chain(self.known(option)).collect();
        UsageError::ArgumentMissing { owner: self.owner(), what, hint }
    }

    /// The values of an option that has a list of them, as the end of a sentence.
    fn known(&self, option: &str) -> Option<String> {
        let values = self.values(option);
        (!values.is_empty()).then(|| format!("; the possible values are {}", listed(&values)))
    }

    fn argument(&self, option: &str) -> Option<&clap::Arg> {
        let name = option.strip_prefix("--")?;
        self.command?.get_arguments().find(|argument| argument.get_long() == Some(name))
    }

    /// The values of an option that has a list of them.
    fn values(&self, option: &str) -> Vec<String> {
        let values = self.argument(option).map(clap::Arg::get_possible_values).unwrap_or_default();
        values.iter().filter(|value| !value.is_hide_set()).map(|value| value.get_name().to_owned()).collect()
    }

    /// The first example in the help of the command.
    fn example(&self) -> Option<String> {
        let help = self.command?.get_after_help()?.to_string();
        help.lines().map(str::trim).find(|line| line.starts_with(PROGRAM)).map(str::to_owned)
    }
}

fn options(command: &clap::Command) -> Vec<String> {
    let shown = || command.get_arguments().filter(|argument| !argument.is_hide_set());
    let long = shown().filter_map(|argument| argument.get_long().map(|name| format!("--{name}")));
    let short = shown().filter_map(|argument| argument.get_short().map(|letter| format!("-{letter}")));
    long.chain(short).collect()
}

/// "a file" for `<FILE>...`.
fn noun(argument: &str) -> String {
    format!("a {}", argument.trim_matches(['<', '>', '[', ']', '.']).to_lowercase())
}

/// "`text`, `json` and `sarif`".
fn listed(values: &[String]) -> String {
    let quoted: Vec<_> = values.iter().map(|value| format!("`{value}`")).collect();
    match quoted.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => quoted.concat(),
    }
}
