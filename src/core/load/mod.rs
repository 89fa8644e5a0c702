//! The only reader of briefing files: from bytes through parsed data to a checked [`Briefing`].
//!
//! Every mistake is reported, not only the first, and what can be shown is kept: a quote that is not verified is
//! listed with its reason, a block that cannot be read is left out and reported. Nothing here draws, logs or exits.
//!
//! A valid file is read in one pass, by `stream`; one that has its topics after the body, as a whole; a broken one
//! part by part, by `recovery`. A single recovering reader would find each block by its brackets and read it
//! separately: for 16 MB that alone takes 1.57 times as long as one pass of the `ron` crate (205 ms against 131
//! ms), while reading and checking together take 1.15 times as long now. The bench `ron_block_by_block` measures
//! it.

mod recovery;
mod stream;

use std::{
    borrow::Cow,
    cell::RefCell,
    path::{Path, PathBuf},
};

use crate::{
    diagnostics::{Code, Diagnostic, Severity, SourceLocation, line_and_column, sink::Sink},
    files::io_error_sentence,
    format::{
        attachments::{self, Folder, ReadError},
        options,
        scanner::PathStep,
        schema,
    },
    limits,
    model::Briefing,
    sample::{self, Example},
    validate::{UnreadableSections, Validator},
};

use recovery::{NO_BRIEFING, Recovered, recover, report_unknown_format};
pub use stream::Progress;

/// A file that was read: what can be shown of it, and its problems.
#[derive(Debug)]
pub struct Loaded {
    /// The file, as the user named it.
    pub name: String,
    /// The folder with its attachments.
    pub folder: Folder,
    /// The part that can be shown, or `None` if there is none.
    pub briefing: Option<Briefing>,
    /// What is wrong, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// The file's text for excerpts, if it could be read but has nothing to show.
    unread: String,
    /// The source text, for excerpts of problems with it.
    source_text: Option<(String, String)>,
    /// The names of the attachments that it refers to: its source text and its pictures.
    pub attachments: Vec<String>,
    /// Whether this is only the beginning, and the rest is still being read.
    pub is_beginning: bool,
}

impl Loaded {
    /// The name and content of the source text that the briefing is compared with.
    pub fn source_text(&self) -> Option<(&str, &str)> {
        self.source_text.as_ref().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// How many problems have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity).count()
    }

    /// The text of a file that problems point into: the briefing's or its source's.
    pub fn text_of(&self, file: &str) -> &str {
        match (&self.source_text, &self.briefing) {
            (Some((name, text)), _) if name == file => text,
            (_, Some(briefing)) => &briefing.store.file,
            (_, None) => &self.unread,
        }
    }

    /// Whether it equals `other`, including the attachments.
    pub fn is_same(&self, other: &Self) -> bool {
        fn text(loaded: &Loaded) -> Option<&str> {
            loaded.briefing.as_ref().map(|briefing| briefing.store.file.as_ref())
        }
        self.is_beginning == other.is_beginning
            && self.diagnostics == other.diagnostics
            && self.unread == other.unread
            && self.source_text == other.source_text
            && text(self) == text(other)
    }

    /// Whether its syntax is broken, so that the part that can be shown is not what the writer meant: it is cut off,
    /// being saved, or has an extra bracket. A quote that is not verified does not count.
    pub fn is_broken(&self) -> bool {
        self.briefing.is_none() || self.diagnostics.iter().any(|diagnostic| diagnostic.code.is_of_form())
    }

    /// The file of a place, relative to the same folder as the briefing's own name: the source text is in the
    /// briefing's folder.
    pub fn file_name(&self, place: &SourceLocation) -> String {
        match Path::new(&self.name).parent() {
            Some(folder) if place.file != self.name => folder.join(&place.file).display().to_string(),
            _ => place.file.clone(),
        }
    }

    /// A place in the form that editors understand: `briefing.ron:7:9`.
    pub fn place_name(&self, place: &SourceLocation) -> String {
        SourceLocation { file: self.file_name(place), ..place.clone() }.to_string()
    }

    /// Whether the file itself could be read, regardless of its content.
    pub fn could_be_read(&self) -> bool {
        !self.diagnostics.iter().any(|diagnostic| diagnostic.code == Code::Unreadable)
    }
}

/// The briefing that is built into the program.
pub fn load_embedded() -> Loaded {
    load_text(sample::NAME, Cow::Borrowed(sample::TEXT), Folder::Embedded(sample::FILES))
}

/// Another built-in briefing.
pub fn load_example(example: Example) -> Loaded {
    load_text(example.name(), Cow::Borrowed(example.text()), Folder::Embedded(&[]))
}

/// The briefing that the window opens with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BriefingSource {
    /// The built-in sample.
    Sample,
    /// Another built-in briefing.
    Example(Example),
    /// A file.
    File(PathBuf),
}

/// Receives the progress of reading a file, and its beginning.
pub struct LoadObserver<'a> {
    /// The progress of reading.
    pub progress: &'a Progress,
    /// Called with the beginning of a long file as soon as it is checked.
    pub beginning: &'a (dyn Fn(Loaded) + Sync),
}

/// Reads the briefing file at `path`. Errors are among the diagnostics.
pub fn load_file(path: &Path) -> Loaded {
    load_file_for(path, &LoadObserver { progress: &Progress::default(), beginning: &drop })
}

/// Reads the briefing file at `path` and reports the progress to `waiting`.
pub fn load_file_for(path: &Path, waiting: &LoadObserver<'_>) -> Loaded {
    let name = path.display().to_string();
    let folder = Folder::of(path);
    let failed = |diagnostic: Diagnostic| Loaded {
        name: name.clone(),
        folder: folder.clone(),
        briefing: None,
        diagnostics: vec![diagnostic],
        unread: String::new(),
        source_text: None,
        attachments: Vec::new(),
        is_beginning: false,
    };
    let begin = |bytes: &[u8]| show_beginning(&name, &folder, bytes, waiting);
    let bytes = match attachments::read_ordinary_from(path, limits::FILE_BYTES, begin) {
        Ok(bytes) => bytes,
        Err(ReadError::Io(error)) => {
            let (message, hint) = io_error_sentence(&error, path);
            return failed(Diagnostic::of_file(Code::Unreadable, &name, message, hint));
        }
        Err(ReadError::NotOrdinary) => {
            let message = "this is a device or a pipe, not a regular file";
            return failed(Diagnostic::of_file(Code::Unreadable, &name, message, "name a briefing file"));
        }
        Err(ReadError::TooLarge) => {
            let message = format!("this file is larger than the limit of {} MiB", limits::FILE_BYTES >> 20);
            return failed(Diagnostic::of_file(Code::Unreadable, &name, message, "split the briefing"));
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => load_text_for(&name, Cow::Owned(text), folder, waiting),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes().get(..valid).unwrap_or_default()).into_owned();
            let (line, column) = line_and_column(&text, valid);
            let message = format!("this file is not UTF-8: byte {} is not part of a character", valid + 1);
            let mut diagnostic =
                Diagnostic::of_file(Code::NotUtf8, &name, message, "save it as UTF-8 and open it again");
            diagnostic.location.line = line;
            diagnostic.location.column = column;
            failed(diagnostic)
        }
    }
}

/// Reads as much of the beginning of a long file as fills some pages.
fn show_beginning(name: &str, folder: &Folder, bytes: &[u8], waiting: &LoadObserver<'_>) {
    let text = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let text = with_plain_line_ends(Cow::Owned(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()));
    let text = &*text;
    // The text ends somewhere in the middle, which the reader notices after everything before it was checked.
    let _ = stream::read(text, &Progress::default(), &mut |check| {
        if check.sink.is_empty() && check.refused.is_empty() {
            (waiting.beginning)(beginning_of(name, folder, check));
        }
    });
}

/// Reads a briefing from its text. `name` is its name in diagnostics.
pub fn load_text(name: &str, text: Cow<'static, str>, folder: Folder) -> Loaded {
    load_text_for(name, text, folder, &LoadObserver { progress: &Progress::default(), beginning: &drop })
}

fn load_text_for(name: &str, text: Cow<'static, str>, folder: Folder, waiting: &LoadObserver<'_>) -> Loaded {
    let empty = |diagnostics: Vec<Diagnostic>, unread: String| Loaded {
        name: name.to_owned(),
        folder: folder.clone(),
        briefing: None,
        diagnostics,
        unread,
        source_text: None,
        attachments: Vec::new(),
        is_beginning: false,
    };
    let nothing = |sink: Sink, text: &str| empty(sink.into_diagnostics(name, text, None), text.to_owned());
    let text = with_plain_line_ends(without_mark(text));
    if text.trim().is_empty() {
        return empty(vec![Diagnostic::of_file(Code::Empty, name, "this file is empty", NO_BRIEFING)], String::new());
    }
    if let Some((check, raw)) = stream::read(&text, waiting.progress, &mut |_| ()) {
        let concluded = concluded(name, &text, check, &raw, &folder);
        drop(raw);
        return complete(name, text, folder, concluded);
    }
    if waiting.progress.is_stopped() {
        return empty(Vec::new(), String::new());
    }
    let (raw, check) = match options().from_str::<schema::Briefing<'_>>(&text) {
        Ok(raw) if raw.format == 1 => {
            let check = whole(&text, &raw);
            (raw, check)
        }
        Ok(raw) => {
            let mut sink = Sink::default();
            report_unknown_format(&mut sink, vec![PathStep::Field("format")], raw.format);
            return nothing(sink, &text);
        }
        Err(error) => match recover(&text, &error) {
            Recovered { shown: None, sink } => return nothing(sink, &text),
            Recovered { shown: Some((raw, mut check)), sink } => {
                check.sink.append(sink);
                (raw, check)
            }
        },
    };
    let concluded = concluded(name, &text, check, &raw, &folder);
    drop(raw);
    complete(name, text, folder, concluded)
}

/// Checks a valid file whose parts are in an unusual order.
fn whole<'t>(text: &'t str, raw: &schema::Briefing<'t>) -> Validator<'t> {
    let mut check = Validator::new(text, UnreadableSections::default());
    check.begin(raw);
    let check = RefCell::new(check);
    stream::parts(text, &|block| check.borrow_mut().block(&block));
    check.into_inner()
}

/// The result of checking a file.
struct CheckedContent {
    briefing: Briefing,
    diagnostics: Vec<Diagnostic>,
    source_text: Option<(String, String)>,
    attachments: Vec<String>,
}

fn concluded(
    name: &str,
    text: &str,
    mut check: Validator<'_>,
    raw: &schema::Briefing<'_>,
    folder: &Folder,
) -> CheckedContent {
    let source_text = check.finish(raw, folder);
    let Validator { briefing, sink, .. } = check;
    let diagnostics = sink.into_diagnostics(name, text, source_text.as_ref());
    let icons = briefing.topics.iter().filter_map(|topic| topic.icon.clone());
    let pictures = briefing.figures.iter().map(|figure| figure.image.clone());
    let attachments = raw.source.text.iter().map(|name| name.to_string()).chain(icons).chain(pictures).collect();
    CheckedContent { briefing, diagnostics, source_text, attachments }
}

fn complete(name: &str, text: Cow<'static, str>, folder: Folder, concluded: CheckedContent) -> Loaded {
    let CheckedContent { mut briefing, diagnostics, source_text, attachments } = concluded;
    briefing.count_quotes();
    briefing.store.escaped_from = text.len();
    briefing.store.file = text;
    Loaded {
        name: name.to_owned(),
        folder,
        briefing: Some(briefing),
        diagnostics,
        unread: String::new(),
        source_text,
        attachments,
        is_beginning: false,
    }
}

/// The part that has been checked so far, with a copy of that part of the file.
fn beginning_of(name: &str, folder: &Folder, check: &Validator<'_>) -> Loaded {
    let mut briefing = check.briefing.clone();
    let ends = briefing.blocks.iter().map(|block| (block.text.start + block.text.len) as usize);
    let end = ends.filter(|end| *end <= check.file.len()).max().unwrap_or(0);
    briefing.count_quotes();
    briefing.store.escaped_from = check.file.len();
    briefing.store.file = Cow::Owned(check.file.get(..end).unwrap_or_default().to_owned());
    Loaded {
        name: name.to_owned(),
        folder: folder.clone(),
        briefing: Some(briefing),
        diagnostics: Vec::new(),
        unread: String::new(),
        source_text: None,
        attachments: Vec::new(),
        is_beginning: true,
    }
}

/// The text without a byte order mark: editors do not show it, and columns do not count it.
fn without_mark(text: Cow<'static, str>) -> Cow<'static, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Cow::Owned(mut text) => {
            if text.starts_with('\u{feff}') {
                text.remove(0);
            }
            Cow::Owned(text)
        }
    }
}

/// A file saved on Windows ends its lines with two characters, which are one line break to the user. As in Rust,
/// XML and HTML, the first of the two does not belong to the text.
fn with_plain_line_ends(text: Cow<'static, str>) -> Cow<'static, str> {
    match memchr::memmem::find(text.as_bytes(), b"\r\n") {
        Some(_) => Cow::Owned(text.replace("\r\n", "\n")),
        None => text,
    }
}
