//! `export`: writes what can be shown of a briefing for other programs, and reports what is wrong with it.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use briefing_core::{
    diagnostics::Severity,
    export::{
        self, ExportFormat, Filter,
        pdf::{self, Paper, PdfError},
    },
    load::{Loaded, load_file},
    model::Briefing,
    text::number::counted,
};
use clap::ValueHint;
use thiserror::Error;

use super::{
    Console, EXIT_FAILURE, EXIT_FINDINGS, EXIT_OK, PROGRAM,
    output_file::{self, Existing, OutputFileError},
    render::text,
    terminal::TerminalWriter,
    value,
};

/// Write a briefing, or a part of it, in a format for other programs
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  briefing-viewer export briefing.ron --format json
  briefing-viewer export briefing.ron --format csv --output quotes.csv
  briefing-viewer export briefing.ron --format pdf --output pages.pdf")]
pub(super) struct Args {
    /// The briefing file
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath, value_parser = value::input_file())]
    file: PathBuf,
    /// csv is for spreadsheets and begins with a byte order mark; pdf is for printing
    #[arg(long, value_name = "FORMAT", value_parser = value::export_format())]
    format: ExportFormat,
    /// Paper of the PDF: a4 if omitted, or letter
    #[arg(long, value_name = "PAPER", value_parser = value::paper())]
    paper: Option<Paper>,
    /// Only quotes and text of this topic
    #[arg(long, value_name = "ID", value_hint = ValueHint::Other, value_parser = value::id())]
    topic: Option<String>,
    /// Only quotes of this speaker
    #[arg(long, value_name = "ID", value_hint = ValueHint::Other, value_parser = value::id())]
    speaker: Option<String>,
    /// Only quotes of this occasion
    #[arg(long, value_name = "ID", value_hint = ValueHint::Other, value_parser = value::id())]
    occasion: Option<String>,
    /// Write to this file instead of the terminal
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, value_parser = value::output_file())]
    output: Option<PathBuf>,
    /// Overwrite a file that exists
    #[arg(long)]
    force: bool,
}

/// Why nothing was exported.
#[derive(Debug, Error)]
enum ExportError {
    /// The briefing has no such topic, speaker or occasion.
    #[error("{0}")]
    NoSuchPart(String),
    #[error("`{}` is the briefing itself; choose another name", .0.display())]
    OverItself(PathBuf),
    #[error("a PDF cannot be shown in a terminal; add `--output FILE`")]
    PdfInTerminal,
    #[error("`--paper` is for `--format pdf`; leave it out")]
    PaperWithoutPdf,
    #[error(transparent)]
    Pdf(PdfError),
    #[error(transparent)]
    File(#[from] OutputFileError),
    #[error(transparent)]
    Terminal(#[from] io::Error),
}

pub(super) fn run(args: &Args, console: &mut Console<'_>) -> u8 {
    let loaded = load_file(&args.file);
    let Some(briefing) = &loaded.briefing else {
        print_diagnostics(&loaded, console);
        return EXIT_FAILURE;
    };
    if let Err(error) = write(args, &loaded, briefing, console) {
        return console.fail(&error);
    }
    match loaded.count(Severity::Error) {
        0 => EXIT_OK,
        errors => {
            let (name, errors) = (&loaded.name, counted(errors, "error", "errors"));
            console.error(&format_args!("{name} has {errors}; see `{PROGRAM} check {name}`"));
            EXIT_FINDINGS
        }
    }
}

fn print_diagnostics(loaded: &Loaded, console: &mut Console<'_>) {
    for diagnostic in &loaded.diagnostics {
        console.err.put(&format!("{}\n\n", text::render_text(loaded, diagnostic, false)));
    }
    console.err.put(&format!("{}\n", text::summary(loaded)));
}

fn write(args: &Args, loaded: &Loaded, briefing: &Briefing, console: &mut Console<'_>) -> Result<(), ExportError> {
    let [topic, speaker, occasion] = [&args.topic, &args.speaker, &args.occasion].map(Option::as_deref);
    let filter = Filter::by_ids(briefing, topic, speaker, occasion)
        .map_err(|error| ExportError::NoSuchPart(error.to_string()))?;
    let pdf = match args.format {
        ExportFormat::Pdf => Some(made_pdf(args, loaded, briefing, filter, console)?),
        _ if args.paper.is_some() => return Err(ExportError::PaperWithoutPdf),
        _ => None,
    };
    let write = |out: &mut dyn Write| match &pdf {
        Some(pdf) => out.write_all(pdf),
        None => export::write(briefing, args.format, filter, out),
    };
    let Some(output) = &args.output else {
        return Ok(print(write, pdf.is_some(), console)?);
    };
    if is_same_file(&args.file, output) {
        return Err(ExportError::OverItself(output.clone()));
    }
    let existing =
        if args.force { Existing::Overwrite } else { Existing::Keep { hint: "add `--force` to overwrite it" } };
    Ok(output_file::write(output, existing, write)?)
}

/// Makes the whole PDF in memory, so that nothing is written if it fails.
fn made_pdf(
    args: &Args,
    loaded: &Loaded,
    briefing: &Briefing,
    filter: Filter,
    console: &Console<'_>,
) -> Result<Vec<u8>, ExportError> {
    if args.output.is_none() && console.is_terminal {
        return Err(ExportError::PdfInTerminal);
    }
    let settings = pdf::Settings {
        paper: args.paper.unwrap_or_default(),
        folder: loaded.folder.clone(),
        ..pdf::Settings::default()
    };
    let mut made = Vec::new();
    pdf::write(briefing, &pdf::Selection::Part(filter), &settings, &mut made).map_err(ExportError::Pdf)?;
    Ok(made)
}

fn print(
    write: impl Fn(&mut dyn Write) -> io::Result<()>,
    is_binary: bool,
    console: &mut Console<'_>,
) -> io::Result<()> {
    if is_binary || !console.is_terminal {
        return write(&mut console.out);
    }
    let mut terminal = TerminalWriter::new(&mut console.out);
    write(&mut terminal)?;
    terminal.finish()
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
