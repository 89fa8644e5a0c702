//! The command line: parses the arguments, and runs every command that needs no window.
//!
//! Each command has a file of its own with its arguments and its `run`. To add one, write that file and name it
//! in `Command` and in `Command::run`; help, completions, man pages and suggestions come from there. Nothing
//! here accesses the process: arguments and outputs are passed in, and an [`Outcome`] is returned.

mod check;
mod console;
mod draft;
mod explain;
mod export;
mod generate;
mod help;
mod input;
mod mcp;
mod new;
mod output_file;
mod parse;
mod render;
mod terminal;
mod usage_error;
mod value;
mod verify;
mod window;

use std::ffi::OsString;

use briefing_core::load::BriefingSource;
use clap::{ArgAction, Parser, Subcommand};

pub use console::Console;
use parse::Parsed;

/// All is well; there may be warnings and notes.
pub const EXIT_OK: u8 = 0;
/// Problems were found: a briefing has errors, or `verify` found a quotation that is not as in its sources.
pub const EXIT_FINDINGS: u8 = 1;
/// Something could not be read or written, or was not understood.
pub const EXIT_FAILURE: u8 = 2;

/// What remains to be done after the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Leave, with this exit code: [`EXIT_OK`], [`EXIT_FINDINGS`] or [`EXIT_FAILURE`].
    Exit(u8),
    /// Open the window with these briefings, or with those of last time if there are none.
    Window(Vec<BriefingSource>),
}

/// The name of the program, as it is typed.
const PROGRAM: &str = "briefing-viewer";

/// Reads press briefings by topic, and copies quotes that are verified against the text
#[derive(Debug, Parser)]
#[command(
    name = PROGRAM,
    bin_name = PROGRAM,
    version,
    no_binary_name = true,
    args_conflicts_with_subcommands = true,
    propagate_version = true,
    disable_help_flag = true,
    disable_version_flag = true,
    flatten_help = true,
    term_width = help::WIDTH,
    after_help = help::after_help(),
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    window: window::Args,
    // Global, so that the help does not list them with every command.
    /// Print this help; after a command, the help of that command
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Print the version
    #[arg(short = 'V', long, global = true, action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Args),
    Draft(draft::Args),
    Export(export::Args),
    Mcp(mcp::Args),
    New(new::Args),
    Verify(verify::Args),
    #[command(hide = true)]
    Generate(generate::Args),
}

impl Command {
    /// Runs the command. Returns the exit code.
    fn run(&self, console: &mut Console<'_>) -> u8 {
        match self {
            Self::Check(args) => check::run(args, console),
            Self::Draft(args) => draft::run(args, console),
            Self::Export(args) => export::run(args, console),
            Self::Mcp(args) => mcp::run(args, console),
            Self::New(args) => new::run(args, console),
            Self::Verify(args) => verify::run(args, console),
            Self::Generate(args) => generate::run(args, console),
        }
    }
}

/// Does what `args` asks for; these begin after the program's own name.
pub fn run(args: impl IntoIterator<Item = OsString>, mut console: Console<'_>) -> Outcome {
    let code = match parse::parse(args) {
        Ok(Parsed::Window(sources)) => return Outcome::Window(sources),
        Ok(Parsed::Command(command)) => command.run(&mut console),
        Ok(Parsed::Show(text)) => console.say(&text),
        Err(error) => {
            console.error(&error);
            console.error(&format_args!("see `{PROGRAM} --help`"));
            EXIT_FAILURE
        }
    };
    Outcome::Exit(console.finish(code))
}
