//! The window: which briefings it opens if no command is named.

use std::path::{Path, PathBuf};

use briefing_core::{diagnostics::suggest::did_you_mean, load::BriefingSource};
use clap::ValueHint;

use super::{usage_error::UsageError, value};

/// The arguments for opening the window.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Briefing files to open; by default those that were open last
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath, value_parser = value::input_file())]
    files: Vec<PathBuf>,
    /// Open the sample briefing
    #[arg(long, alias = "shipped")]
    sample: bool,
    /// What `check --help-format` prints; the command may be left out
    #[arg(long, hide = true)]
    pub(super) help_format: bool,
}

impl Args {
    /// The briefings to open. `commands` are the names of commands, to suggest one for a mistyped word.
    pub(super) fn sources(self, commands: &[&str]) -> Result<Vec<BriefingSource>, UsageError> {
        if let Some(word) = self.files.first().and_then(|file| file.to_str())
            && is_meant_as_command(word, self.files.len(), commands)
        {
            let hint = did_you_mean(word, commands.iter().copied());
            return Err(UsageError::UnknownCommand { word: word.to_owned(), hint });
        }
        let sample = self.sample.then_some(BriefingSource::Sample);
        Ok(self.files.into_iter().map(BriefingSource::File).chain(sample).collect())
    }
}

/// Whether a word was probably meant as a command: no file has this name, and it has no dot, slash or colon, or is
/// similar to a command and not the only word. The exact name of a command gets here only after `--`, and then
/// means a file.
fn is_meant_as_command(word: &str, words: usize, commands: &[&str]) -> bool {
    if Path::new(word).exists() || commands.contains(&word) {
        return false;
    }
    let is_bare = !word.contains(['.', '/', '\\', ':']);
    is_bare || words > 1 && did_you_mean(word, commands.iter().copied()).is_some()
}
