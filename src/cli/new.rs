//! `new`: writes a small briefing with comments, to start from.

use std::path::PathBuf;

use briefing_core::text::invisible::visible;
use clap::ValueHint;

use super::{
    Console, PROGRAM,
    output_file::{self, Existing},
    value,
};

/// The briefing to start from. It has no problems, which a test checks.
const TEMPLATE: &str = include_str!("new.ron");

/// Write a small briefing with comments, to start from
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  briefing-viewer new briefing.ron")]
pub(super) struct Args {
    /// The file to write; one that exists is left alone
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath, value_parser = value::input_file())]
    file: PathBuf,
}

pub(super) fn run(args: &Args, console: &mut Console<'_>) -> u8 {
    let existing = Existing::Keep { hint: "choose another name" };
    match output_file::write(&args.file, existing, |out| out.write_all(TEMPLATE.as_bytes())) {
        Ok(()) => {
            let name = visible(&args.file.display().to_string()).into_owned();
            console.say(&format!("wrote {name}; open it with `{PROGRAM} {name}`\n"))
        }
        Err(error) => console.fail(&error),
    }
}
