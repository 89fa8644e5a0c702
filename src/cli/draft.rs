//! `draft`: makes a briefing from a document, with the quotes that were found in it as proposals.

use std::path::{Path, PathBuf};

use briefing_core::{
    diagnostics::Severity,
    document::{FileError, bytes_of_file, left_out_sentence},
    draft::{Details, Draft, DraftJson, TopicList, TopicListError, UnconfirmedReason, UpdateError, update},
    export::escape_unseen,
    files::PutError,
    limits,
    load::load_file,
    model::EventDate,
    text::{
        invisible::visible,
        number::{counted, grouped},
        shortened,
    },
};
use clap::{ValueEnum, ValueHint};
use thiserror::Error;

use super::{
    Console, EXIT_FAILURE, EXIT_OK, PROGRAM,
    input::{self, is_standard_input},
    output_file::{self, Existing, OutputFileError},
    value,
};

/// Make a briefing from a document, with its quotes as proposals
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Reads plain text in any encoding, Markdown, HTML, Word (.docx), OpenDocument (.odt), PDF with a text layer, RTF,
e-mail (.eml) and subtitles (.srt, .vtt). Writes NAME.briefing.ron and NAME.source.txt next to the document.

Examples:
  briefing-viewer draft release.docx --publisher Treasury
  briefing-viewer draft release.txt --published 2026-03-12 --language en
  briefing-viewer draft release-corrected.docx --output release.briefing.ron --update
  briefing-viewer draft --format json *.html")]
pub(super) struct Args {
    /// Documents; - is standard input
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath, value_parser = value::document())]
    files: Vec<PathBuf>,
    /// Write the briefing to this file, and the text of the document beside it
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, value_parser = value::output_file(), conflicts_with = "format")]
    output: Option<PathBuf>,
    /// Overwrite files that exist
    #[arg(long, conflicts_with_all = ["format", "update"])]
    force: bool,
    /// Update an existing briefing from a corrected version of its document; confirmed quotes that are still in it are kept
    #[arg(long, conflicts_with = "format")]
    update: bool,
    /// Use the topics of this file instead of the built-in ones
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, value_parser = value::input_file())]
    topics: Option<PathBuf>,
    /// Who published the document
    #[arg(long, value_name = "NAME", value_hint = ValueHint::Other)]
    publisher: Option<String>,
    /// Where it was published
    #[arg(long, value_name = "ADDRESS", value_hint = ValueHint::Url, value_parser = value::web_address("--url"))]
    url: Option<String>,
    /// Date of publication, such as 2026-03-12; weekdays in the text are relative to it
    #[arg(long, value_name = "DATE", value_hint = ValueHint::Other, value_parser = value::date("--published"))]
    published: Option<EventDate>,
    /// The language of the text, such as en or ko; detected from the text if omitted
    #[arg(long, value_name = "TAG", value_hint = ValueHint::Other, value_parser = value::language("--language"))]
    language: Option<String>,
    /// text writes briefings and reports what was found; json only prints what was found
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "text")]
    format: Format,
}

// No doc comments on the formats: with them, `-h` and `--help` would differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Why a document was not drafted.
#[derive(Debug, Error)]
enum DraftError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error("the topics in `{}` cannot be read: {error}", .path.display())]
    Topics { path: PathBuf, error: TopicListError },
    #[error("`{name}`: its text has {} bytes, but the text beside a briefing has at most {} bytes; split the document", grouped(*.bytes), grouped(*.most))]
    TooLong { name: String, bytes: usize, most: usize },
    #[error("name the briefing with `--output`: the document comes from standard input and has no name")]
    NoName,
    #[error("`--output` is for one document, but there are {0}; draft them one by one")]
    OneOutput(usize),
    #[error("there is no briefing `{}` to update; omit `--update` to create one", .0.display())]
    NothingToUpdate(PathBuf),
    #[error("`{0}` has errors and is not updated; see `{PROGRAM} check {0}`")]
    BrokenBriefing(String),
    #[error(transparent)]
    Update(#[from] UpdateError),
    #[error(transparent)]
    Output(#[from] OutputFileError),
}

pub(super) fn run(args: &Args, console: &mut Console<'_>) -> u8 {
    let topics = match topics(args) {
        Ok(topics) => topics,
        Err(error) => return console.fail(&error),
    };
    if args.output.is_some() && args.files.len() > 1 {
        return console.fail(&DraftError::OneOutput(args.files.len()));
    }
    match args.format {
        Format::Text => write_each(args, &topics, console),
        Format::Json => print_json(args, &topics, console),
    }
}

fn topics(args: &Args) -> Result<TopicList, DraftError> {
    let Some(path) = &args.topics else { return Ok(TopicList::built_in()) };
    let bytes = bytes_of_file(path)?;
    TopicList::parse(&String::from_utf8_lossy(&bytes)).map_err(|error| DraftError::Topics { path: path.clone(), error })
}

fn write_each(args: &Args, topics: &TopicList, console: &mut Console<'_>) -> u8 {
    let mut code = EXIT_OK;
    for file in &args.files {
        let drafted = draft(file, args, topics, console);
        match drafted.and_then(|draft| write(file, &draft, args)) {
            Ok(report) => console.out.put(&report),
            Err(error) => code = console.fail(&error),
        }
    }
    code
}

fn print_json(args: &Args, topics: &TopicList, console: &mut Console<'_>) -> u8 {
    let mut code = EXIT_OK;
    console.out.put("[\n");
    for (number, file) in args.files.iter().enumerate() {
        let name = file.display().to_string();
        let draft = draft(file, args, topics, console);
        let json = match &draft {
            Ok(draft) => serde_json::to_string_pretty(&draft.to_json(&name)),
            Err(error) => {
                code = EXIT_FAILURE;
                serde_json::to_string_pretty(&DraftJson::Failed { file: &name, error: error.to_string() })
            }
        };
        match json {
            Ok(json) => console.out.put(&(if number > 0 { ",\n" } else { "" }.to_owned() + &escape_unseen(&json))),
            Err(error) => code = console.fail(&format_args!("the report could not be written: {error}")),
        }
    }
    console.out.put("\n]\n");
    code
}

fn draft(file: &Path, args: &Args, topics: &TopicList, console: &mut Console<'_>) -> Result<Draft, DraftError> {
    let document = input::document(file, None, console)?;
    // A briefing with a longer text beside it could not be opened, and the quotes of a longer one take minutes to find.
    let (bytes, most) = (document.text.len(), usize::try_from(limits::SOURCE_BYTES).unwrap_or(usize::MAX));
    if bytes > most {
        let name = if is_standard_input(file) { "standard input".into() } else { file.display().to_string() };
        return Err(DraftError::TooLong { name, bytes, most });
    }
    let details = Details {
        title: None,
        publisher: args.publisher.clone(),
        url: args.url.clone(),
        published: args.published.map(|date| date.to_string()),
        language: args.language.clone(),
    };
    Ok(Draft::new(document, &details, topics))
}

/// The files of a draft.
struct Files {
    briefing: PathBuf,
    source_text: PathBuf,
}

impl Files {
    fn of(document: &Path, output: Option<&Path>) -> Result<Self, DraftError> {
        let briefing = match output {
            Some(output) => output.to_path_buf(),
            None if is_standard_input(document) => return Err(DraftError::NoName),
            None => document.with_extension("briefing.ron"),
        };
        // A briefing may have either ending: "x.briefing.ron", "x.ron".
        let stem = briefing.with_extension("");
        let stem = if stem.extension().is_some_and(|end| end == "briefing") { stem.with_extension("") } else { stem };
        let mut name = stem.file_name().unwrap_or_default().to_os_string();
        name.push(".source.txt");
        let source_text = briefing.with_file_name(name);
        Ok(Self { briefing, source_text })
    }

    fn source_name(&self) -> Option<&str> {
        self.source_text.file_name()?.to_str()
    }
}

/// Writes the files of a draft. Returns the report on it.
fn write(document: &Path, draft: &Draft, args: &Args) -> Result<String, DraftError> {
    let files = Files::of(document, args.output.as_deref())?;
    let mut report = Report::of(document, draft);
    let text = if args.update {
        report.updated(&files, draft)?
    } else {
        let drafted = draft.to_briefing(files.source_name());
        if let Some(sentence) = drafted.unplaced.sentence() {
            report.line(&sentence);
        }
        drafted.text
    };
    let existing = if args.force || args.update {
        Existing::Overwrite
    } else {
        let hint = "add `--force` to overwrite it, or `--update` to keep what was confirmed in it";
        Existing::Keep { hint }
    };
    refuse_existing(&files, existing)?;
    output_file::write(&files.source_text, existing, |out| out.write_all(draft.document.text.as_bytes()))?;
    output_file::write(&files.briefing, existing, |out| out.write_all(text.as_bytes()))?;
    let names = [&files.briefing, &files.source_text].map(|file| visible(&file.display().to_string()).into_owned());
    report.line(&format!("written to {} and {}", names[0], names[1]));
    if !draft.attribution.quotes.is_empty() {
        report.line("no proposal is confirmed yet, and only confirmed quotes can be copied");
    }
    Ok(report.0)
}

/// Checks both files before the first is written, so that either both are written or none is.
fn refuse_existing(files: &Files, existing: Existing) -> Result<(), DraftError> {
    let Existing::Keep { hint } = existing else { return Ok(()) };
    let there = [&files.briefing, &files.source_text].into_iter().find(|file| file.symlink_metadata().is_ok());
    match there {
        Some(file) => Err(OutputFileError::Exists { error: PutError::Exists(file.to_owned()), hint }.into()),
        None => Ok(()),
    }
}

/// The report on a draft, line by line.
struct Report(String);

impl Report {
    fn of(document: &Path, draft: &Draft) -> Self {
        let name = if is_standard_input(document) { "standard input".into() } else { document.display().to_string() };
        let mut report = Self(format!("{}: {}\n", visible(&name), draft.summary()));
        let left_out = left_out_sentence(&draft.document.left_out);
        if !left_out.is_empty() {
            report.line(&left_out);
        }
        report
    }

    fn line(&mut self, line: &str) {
        self.0.push_str(&format!("  {}\n", visible(line)));
    }

    /// The text of the existing briefing, updated to the draft.
    fn updated(&mut self, files: &Files, draft: &Draft) -> Result<String, DraftError> {
        let path = &files.briefing;
        if path.symlink_metadata().is_err() {
            return Err(DraftError::NothingToUpdate(path.clone()));
        }
        let bytes = bytes_of_file(path)?;
        let loaded = load_file(path);
        let is_sound = loaded.count(Severity::Error) == 0;
        let (Some(old), Ok(text)) = (loaded.briefing.as_ref().filter(|_| is_sound), String::from_utf8(bytes)) else {
            return Err(DraftError::BrokenBriefing(path.display().to_string()));
        };
        let update = update(&text, old, draft, files.source_name())?;
        let kept = counted(update.kept, "confirmed quote", "confirmed quotes");
        let proposed = counted(update.proposed, "new proposal", "new proposals");
        self.line(&format!("kept {kept}; {proposed}"));
        for lost in &update.lost {
            let reason = match lost.reason {
                UnconfirmedReason::Gone => "is no longer in the document",
                UnconfirmedReason::LookAgain => "is still there, but its paragraph changed; confirm it again",
            };
            self.line(&format!("“{}” ({}): {reason}", shortened(&lost.text), lost.speaker));
        }
        Ok(update.text)
    }
}
