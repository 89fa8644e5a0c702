//! `verify`: checks the quotations of a text against its sources, with an exit code that a script can use.

use std::path::PathBuf;

use briefing_core::{
    document::{Document, FileError, Format as DocumentFormat, read_bytes},
    report::{self, Accepted, AcceptedError, Checked, ManuscriptPlaces, ReportFormat, ReportOptions},
    verify::{Manuscript, Sources, read_source, source_files, verify},
};
use clap::{ValueEnum, ValueHint};
use thiserror::Error;

use super::{Console, EXIT_FAILURE, EXIT_FINDINGS, EXIT_OK, input, value};

/// Check the quotations of a text against its sources
#[derive(Debug, clap::Args)]
#[command(override_usage = "briefing-viewer verify [OPTIONS] <TEXT> --against <SOURCE>...")]
#[command(after_help = "\
Reads briefings, plain text, Markdown, HTML, Word (.docx), OpenDocument (.odt),
PDF, RTF, e-mail and subtitles; from a folder, all of these. Each quotation is
verbatim, shortened, edited, altered, out-of-context, misattributed, not-found,
or a phrase, which is too short to judge. The exit code is 1 if one is
altered, out-of-context, misattributed or not-found.

Examples:
  briefing-viewer verify article.docx --against release.pdf briefing.ron
  briefing-viewer verify article.md --against sources/ --format html
  briefing-viewer verify - --as md --against briefing.ron --format json")]
pub(super) struct Args {
    /// The text whose quotations are checked; - is standard input
    #[arg(value_name = "TEXT", value_hint = ValueHint::FilePath, value_parser = value::document())]
    text: PathBuf,
    /// Briefings, documents and folders that it may quote from
    #[arg(long, value_name = "SOURCE", required = true, num_args = 1.., value_hint = ValueHint::AnyPath, value_parser = value::input_file())]
    against: Vec<PathBuf>,
    /// text is for people, json for programs, sarif (SARIF 2.1.0) for editors and CI, html to hand to an editor
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "text")]
    format: Format,
    /// Count warnings as findings for the exit code
    #[arg(long)]
    strict: bool,
    /// Read the text in this format, regardless of its name
    #[arg(long = "as", value_name = "FORMAT", value_enum)]
    read_as: Option<ReadAs>,
    /// Ignore the findings in this file: a report in JSON, or a part of one
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, value_parser = value::input_file())]
    accept: Option<PathBuf>,
}

// No doc comments on the formats: with them, `-h` and `--help` would differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ReadAs {
    Txt,
    Md,
    Html,
}

impl From<Format> for ReportFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Text => Self::Text,
            Format::Json => Self::Json,
            Format::Sarif => Self::Sarif,
            Format::Html => Self::Html,
        }
    }
}

impl ReadAs {
    fn format(self) -> DocumentFormat {
        match self {
            Self::Txt => DocumentFormat::Plain,
            Self::Md => DocumentFormat::Markdown,
            Self::Html => DocumentFormat::Html,
        }
    }
}

/// Why a text was not checked.
#[derive(Debug, Error)]
enum VerifyError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Accepted(#[from] AcceptedError),
    #[error("none of the sources could be read, so nothing was checked")]
    NoSources,
}

pub(super) fn run(args: &Args, console: &mut Console<'_>) -> u8 {
    match check(args, console) {
        Ok(code) => code,
        Err(error) => console.fail(&error),
    }
}

fn check(args: &Args, console: &mut Console<'_>) -> Result<u8, VerifyError> {
    let accepted = args.accept.as_deref().map(Accepted::read).transpose()?.unwrap_or_default();
    let bytes = input::bytes(&args.text, console)?;
    let document = document(args, &bytes, console)?;
    let (sources, is_complete) = sources(&args.against, console);
    if sources.iter().next().is_none() {
        return Err(VerifyError::NoSources);
    }
    let manuscript = Manuscript::new(&args.text.display().to_string(), document);
    let report = verify(&manuscript, &sources);
    let checked = Checked { manuscript: &manuscript, sources: &sources, report: &report, accepted: &accepted };
    let code = match (is_complete, checked.has_findings(args.strict)) {
        (false, _) => EXIT_FAILURE,
        (true, true) => EXIT_FINDINGS,
        (true, false) => EXIT_OK,
    };
    Ok(put(&checked, args, &bytes, code, console))
}

fn document(args: &Args, bytes: &[u8], console: &Console<'_>) -> Result<Document, FileError> {
    let name = args.text.display().to_string();
    match args.read_as {
        Some(format) => {
            briefing_core::document::read_bytes_as(&name, bytes, format.format(), console.program.as_deref())
        }
        None if args.text.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron")) => {
            Err(FileError::Briefing(name))
        }
        None => read_bytes(&name, bytes, console.program.as_deref()),
    }
}

/// The readable sources, and whether all were readable. Problems with the others are reported.
fn sources(paths: &[PathBuf], console: &mut Console<'_>) -> (Sources, bool) {
    let (mut sources, mut is_complete) = (Vec::new(), true);
    let mut fail = |error: FileError, console: &mut Console<'_>| {
        console.error(&error);
        is_complete = false;
    };
    for path in paths {
        let files = match source_files(path) {
            Ok(files) => files,
            Err(error) => {
                fail(error, console);
                continue;
            }
        };
        if files.is_empty() {
            let name = path.display();
            fail(FileError::Unreadable(format!("`{name}` has no briefing and no document")), console);
        }
        for file in files {
            match read_source(&file, console.program.as_deref()) {
                Ok(source) => sources.push(source),
                Err(error) => fail(error, console),
            }
        }
    }
    (Sources::new(sources), is_complete)
}

fn put(checked: &Checked<'_>, args: &Args, bytes: &[u8], code: u8, console: &mut Console<'_>) -> u8 {
    let options =
        ReportOptions { format: args.format.into(), path: &args.text, exit_code: code, is_colored: console.is_colored };
    // The places of the findings in the file, whose bytes may differ from the extracted text.
    let places = || {
        let name = args.text.display().to_string();
        let format = args.read_as.map(ReadAs::format).or_else(|| DocumentFormat::of(&name, bytes).ok());
        ManuscriptPlaces::new(checked.manuscript, checked.report, format, bytes)
    };
    match report::write(checked, &options, places) {
        Ok(report) => {
            console.out.put(&report);
            code
        }
        Err(error) => console.fail(&format_args!("the report could not be written: {error}")),
    }
}
