//! `check`: every problem of every file named, and an exit code that a script can use.

use std::path::PathBuf;

use serde::Serialize;

use super::{
    Console, EXIT_FAILURE, OK, PROBLEMS,
    args::ReportFormat,
    report::{self, FileReport},
    sarif,
};
use briefing_core::{
    diagnostics::Severity,
    export::escape_unseen,
    load::{Loaded, load_file},
};

pub(super) fn run(files: &[PathBuf], format: ReportFormat, console: &mut Console<'_>) -> u8 {
    match format {
        ReportFormat::Text => render_text(files, console),
        ReportFormat::Json => for_programs(files, console),
        ReportFormat::Sarif => for_editors(files, console),
    }
}

fn render_text(files: &[PathBuf], console: &mut Console<'_>) -> u8 {
    let mut worst = OK;
    for file in files {
        let loaded = load_file(file);
        for problem in &loaded.diagnostics {
            let words = report::render_text(&loaded, problem, console.is_colored);
            console.out.put(&format!("{words}\n\n"));
        }
        console.out.put(&format!("{}\n", report::summary(&loaded)));
        worst = worst.max(code(&loaded));
    }
    worst
}

#[derive(Serialize)]
struct Report {
    files: Vec<FileReport>,
}

fn for_programs(files: &[PathBuf], console: &mut Console<'_>) -> u8 {
    let mut worst = OK;
    let mut report = Report { files: Vec::new() };
    for file in files {
        let loaded = load_file(file);
        report.files.push(report::for_programs(&loaded));
        worst = worst.max(code(&loaded));
    }
    put_json(&report, worst, console)
}

fn for_editors(files: &[PathBuf], console: &mut Console<'_>) -> u8 {
    let mut worst = OK;
    let mut log = sarif::Log::new();
    for file in files {
        let loaded = load_file(file);
        log.add(&loaded, file);
        worst = worst.max(code(&loaded));
    }
    log.end(worst);
    put_json(&log, worst, console)
}

/// Writes a report for programs. Gives `code`, or that of trouble where it could not be made.
fn put_json(report: &impl Serialize, code: u8, console: &mut Console<'_>) -> u8 {
    match serde_json::to_string_pretty(report) {
        Ok(json) => {
            console.out.put(&(escape_unseen(&json) + "\n"));
            code
        }
        Err(error) => {
            console.error(&format!("the report could not be written: {error}"));
            EXIT_FAILURE
        }
    }
}

fn code(loaded: &Loaded) -> u8 {
    if !loaded.could_be_read() {
        EXIT_FAILURE
    } else if loaded.count(Severity::Error) > 0 {
        PROBLEMS
    } else {
        OK
    }
}
