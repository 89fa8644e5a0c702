//! The program: runs the command line or opens the window. Everything else is in the library.

#![forbid(unsafe_code)]

use std::{
    env,
    io::{self, BufWriter, IsTerminal as _, Write as _},
    process::ExitCode,
};

use briefing_core::{
    document::{Format, isolated},
    load::BriefingSource,
};
use briefing_viewer::{
    cli::{self, Console, EXIT_FAILURE, Outcome},
    gui::{app, platform::clipboard},
};

fn main() -> ExitCode {
    if env::args_os().nth(1).is_some_and(|argument| argument == clipboard::HOLD_ARGUMENT) {
        return ending(clipboard::hold());
    }
    if env::args_os().nth(1).is_some_and(|argument| argument == isolated::COMMAND) {
        return read_document();
    }
    match command_line() {
        Outcome::Exit(code) => ExitCode::from(code),
        Outcome::Window(opens) => window(opens),
    }
}

fn command_line() -> Outcome {
    let may_color = env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    // None of them is locked, because a server reads and writes them on its own threads.
    let stdout = io::stdout();
    let is_terminal = stdout.is_terminal();
    let mut out = BufWriter::new(stdout);
    let mut err = io::stderr();
    let mut input = io::stdin();
    let console = Console::new(&mut out, &mut err, may_color && is_terminal)
        .on_terminal(is_terminal)
        .with_input(&mut input)
        .with_program(env::current_exe().ok());
    cli::run(env::args_os().skip(1), console)
}

/// Reads one document on behalf of another process of this program, within limits.
fn read_document() -> ExitCode {
    let format = env::args().nth(2).and_then(|name| Format::from_name(&name));
    let read = format.ok_or_else(|| io::Error::other("unknown document format"));
    ending(read.and_then(|format| isolated::serve(format, &mut io::stdin().lock(), &mut io::stdout().lock())))
}

fn window(opens: Vec<BriefingSource>) -> ExitCode {
    ending(app::run(opens))
}

fn ending<E: std::fmt::Display>(result: Result<(), E>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // If standard error is closed too, the exit code still reports the failure.
            drop(writeln!(io::stderr(), "briefing-viewer: {error}"));
            ExitCode::from(EXIT_FAILURE)
        }
    }
}
