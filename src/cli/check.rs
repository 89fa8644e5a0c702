//! Answerable for `check`: every problem of every file named, and an exit code that a script can use.

use std::path::PathBuf;

use serde::Serialize;

use super::{
    Console, OK, PROBLEMS, TROUBLE,
    args::ReportFormat,
    report::{self, FileReport},
};
use crate::{
    briefing::{Loaded, Severity, load_file},
    export::escape_unseen,
};

pub(super) fn run(files: &[PathBuf], format: ReportFormat, console: &mut Console<'_>) -> u8 {
    match format {
        ReportFormat::Text => for_people(files, console),
        ReportFormat::Json => for_programs(files, console),
    }
}

fn for_people(files: &[PathBuf], console: &mut Console<'_>) -> u8 {
    let mut worst = OK;
    for file in files {
        let loaded = load_file(file);
        for problem in &loaded.problems {
            let words = report::for_people(&loaded, problem, console.is_colored);
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
    match serde_json::to_string_pretty(&report) {
        Ok(json) => console.out.put(&(escape_unseen(&json) + "\n")),
        Err(error) => {
            console.complain(&format!("the report could not be written: {error}"));
            worst = TROUBLE;
        }
    }
    worst
}

fn code(loaded: &Loaded) -> u8 {
    if !loaded.could_be_read() {
        TROUBLE
    } else if loaded.count(Severity::Error) > 0 {
        PROBLEMS
    } else {
        OK
    }
}
