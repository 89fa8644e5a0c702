//! The command line: what was typed, turned into what to do, and everything that needs
//! no window done here.
//!
//! [`args`] reads what was typed; [`check`], [`explain`], [`export`] and [`write`] do it; [`console`] is
//! where words go. Nothing here asks the process for anything: arguments and outputs come in, an [`Outcome`]
//! comes out.

mod args;
mod check;
mod console;
mod explain;
mod export;
mod report;
mod sarif;
mod terminal;
mod write;

use std::ffi::OsString;

use briefing_core::load::BriefingSource;

use args::Action;
pub use console::Console;

/// What is left to do when the command line is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Leave, with this exit code: 0 all is well, 1 there are errors in a briefing, 2 something could
    /// not be read, written or understood.
    Exit(u8),
    /// Open the window on these, or where there are none on those of last time.
    Window(Vec<BriefingSource>),
}

/// All is well.
const OK: u8 = 0;
/// A briefing has errors.
const PROBLEMS: u8 = 1;
/// Something could not be read, written or understood.
const EXIT_FAILURE: u8 = 2;

/// Does what `args` asks for; they begin after the program's own name.
pub fn run(args: impl IntoIterator<Item = OsString>, mut console: Console<'_>) -> Outcome {
    let code = match args::parse(args) {
        Ok(Action::Window(open)) => return Outcome::Window(open),
        Ok(Action::Help) => console.say(&explain::help()),
        Ok(Action::HelpFormat) => console.say(&explain::format()),
        Ok(Action::Explain(codes)) => console.say(&explain::codes(&codes)),
        Ok(Action::Version) => console.say(concat!("briefing-viewer ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Action::Check { files, format }) => check::run(&files, format, &mut console),
        Ok(Action::Export(wanted)) => export::run(&wanted, &mut console),
        Ok(Action::New(file)) => write::new_briefing(&file, &mut console),
        Err(sentence) => {
            console.error(&sentence);
            console.error("see `briefing-viewer --help`");
            EXIT_FAILURE
        }
    };
    Outcome::Exit(console.finish(code))
}
