//! `check`: lists every problem of every named file, with an exit code that a script can use.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use briefing_core::{
    diagnostics::Severity,
    export::escape_unseen,
    load::{Loaded, load_file},
    report::sarif,
};
use clap::{ValueEnum, ValueHint};
use serde::Serialize;

use super::{
    Console, EXIT_FAILURE, EXIT_FINDINGS, EXIT_OK, explain, help,
    render::{json, text},
    value,
};

/// List every problem in briefing files, with its place and what to do about it
#[derive(Debug, clap::Args)]
#[command(override_usage = "\
briefing-viewer check [OPTIONS] <FILE>...
       briefing-viewer check --explain [CODE]...
       briefing-viewer check --help-format")]
#[command(after_help = "\
Examples:
  briefing-viewer check briefing.ron
  briefing-viewer check --format sarif *.ron
  briefing-viewer check --explain E022")]
pub(super) struct Args {
    /// Briefing files to check
    #[arg(
        value_name = "FILE",
        required_unless_present_any = ["explain", "help_format"],
        value_hint = ValueHint::FilePath,
        value_parser = value::input_file(),
    )]
    files: Vec<PathBuf>,
    /// text is for people, json for programs, sarif (SARIF 2.1.0) for editors and CI
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "text", conflicts_with = "explain")]
    format: Format,
    /// Explain codes such as E022, with examples; without a code, list all of them
    #[arg(long, value_name = "CODE", num_args = 0.., value_hint = ValueHint::Other)]
    explain: Option<Vec<OsString>>,
    /// Describe every field of a briefing file
    #[arg(long)]
    help_format: bool,
}

// No doc comments on the formats: with them, `-h` and `--help` would differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
}

pub(super) fn run(args: &Args, console: &mut Console<'_>) -> u8 {
    if args.help_format {
        return console.say(&help::format());
    }
    if let Some(codes) = &args.explain {
        // `--explain=E022 E001`: clap reads the second word as a file.
        let files = args.files.iter().map(|file| file.as_os_str());
        return explain::run(codes.iter().map(OsString::as_os_str).chain(files), console);
    }
    match args.format {
        Format::Text => print_text(&args.files, console),
        Format::Json => print_json(&args.files, console),
        Format::Sarif => print_sarif(&args.files, console),
    }
}

fn print_text(files: &[PathBuf], console: &mut Console<'_>) -> u8 {
    check_each(files, |loaded, _| {
        for diagnostic in &loaded.diagnostics {
            let words = text::render_text(loaded, diagnostic, console.is_colored);
            console.out.put(&format!("{words}\n\n"));
        }
        console.out.put(&format!("{}\n", text::summary(loaded)));
    })
}

fn print_json(files: &[PathBuf], console: &mut Console<'_>) -> u8 {
    let mut report = json::Report::default();
    let code = check_each(files, |loaded, _| report.add(loaded));
    put_json(&report, code, console)
}

fn print_sarif(files: &[PathBuf], console: &mut Console<'_>) -> u8 {
    let mut log = sarif::Log::default();
    let code = check_each(files, |loaded, path| log.add(loaded, path));
    log.end(code);
    put_json(&log, code, console)
}

/// Reads the files one after another. Returns the worst of their exit codes.
fn check_each(files: &[PathBuf], mut report: impl FnMut(&Loaded, &Path)) -> u8 {
    let mut worst = EXIT_OK;
    for file in files {
        let loaded = load_file(file);
        report(&loaded, file);
        worst = worst.max(exit_code(&loaded));
    }
    worst
}

fn exit_code(loaded: &Loaded) -> u8 {
    if !loaded.could_be_read() {
        EXIT_FAILURE
    } else if loaded.count(Severity::Error) > 0 {
        EXIT_FINDINGS
    } else {
        EXIT_OK
    }
}

/// Writes a report for programs. Returns `code`, or the exit code of a failure if the report could not be
/// written.
fn put_json(report: &impl Serialize, code: u8, console: &mut Console<'_>) -> u8 {
    match serde_json::to_string_pretty(report) {
        Ok(json) => {
            console.out.put(&(escape_unseen(&json) + "\n"));
            code
        }
        Err(error) => console.fail(&format_args!("the report could not be written: {error}")),
    }
}
