//! The only reader of a briefing file: bytes, then what they say, then a checked [`Briefing`].
//!
//! Every problem is gathered, not only the first, and what can be shown is kept: a quote that is not
//! proved is listed with its reason, a block that cannot be read is left out and named. Nothing here
//! draws, logs or exits.

use std::{borrow::Cow, cell::RefCell, ops::Range, path::Path};

use ron::extensions::Extensions;

use super::{
    Briefing,
    check::Check,
    folder::{self, Folder, ReadError},
    limits,
    outline::{self, Locus, Step},
    problem::{Code, LineCounter, Place, Problem, Severity, io_sentence, line_and_column},
    raw,
    salvage::{Lost, Salvaged, salvage},
    shipped,
    stream::{self, Progress},
};

/// A file, read: what can be shown of it, and what is wrong with it.
#[derive(Debug)]
pub struct Loaded {
    /// The file, as it was named by the person.
    pub name: String,
    /// Where the files beside it are.
    pub folder: Folder,
    /// What can be shown; nothing if that is nothing.
    pub briefing: Option<Briefing>,
    /// What is wrong, in the order of the file.
    pub problems: Vec<Problem>,
    /// The file's text where it could be read but holds nothing to show: for excerpts.
    unread: String,
    /// The source text, for excerpts of problems with it.
    source_text: Option<(String, String)>,
    /// Whether this is only the beginning, and the rest is still being read.
    pub is_beginning: bool,
}

impl Loaded {
    /// How many problems have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.severity() == severity).count()
    }

    /// The text of a file that problems point into: the briefing's or its source's.
    pub fn text_of(&self, file: &str) -> &str {
        match (&self.source_text, &self.briefing) {
            (Some((name, text)), _) if name == file => text,
            (_, Some(briefing)) => &briefing.store.file,
            (_, None) => &self.unread,
        }
    }

    /// Whether the file itself could be read, whatever it said.
    pub fn could_be_read(&self) -> bool {
        !self.problems.iter().any(|problem| problem.code == Code::Unreadable)
    }
}

/// The briefing that is built into the program.
pub fn load_embedded() -> Loaded {
    load_text(shipped::NAME, Cow::Borrowed(shipped::TEXT), Folder::Embedded(shipped::FILES))
}

/// Who waits for a file.
pub struct Waiting<'a> {
    /// How far it is read.
    pub progress: &'a Progress,
    /// Is handed the beginning of a long file as soon as it is checked.
    pub beginning: &'a (dyn Fn(Loaded) + Sync),
}

/// Reads the briefing file at `path`. What goes wrong is among the problems.
pub fn load_file(path: &Path) -> Loaded {
    load_file_for(path, &Waiting { progress: &Progress::default(), beginning: &drop })
}

/// Reads the briefing file at `path` for somebody who waits for it.
pub fn load_file_for(path: &Path, waiting: &Waiting<'_>) -> Loaded {
    let name = path.display().to_string();
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = Folder::Disk(parent.into());
    let failed = |problem: Problem| Loaded {
        name: name.clone(),
        folder: folder.clone(),
        briefing: None,
        problems: vec![problem],
        unread: String::new(),
        source_text: None,
        is_beginning: false,
    };
    let begin = |bytes: &[u8]| show_beginning(&name, &folder, bytes, waiting);
    let bytes = match folder::read_ordinary_from(path, limits::FILE_BYTES, begin) {
        Ok(bytes) => bytes,
        Err(ReadError::Io(error)) => {
            let (message, hint) = io_sentence(&error, path);
            return failed(Problem::of_file(Code::Unreadable, &name, message, hint));
        }
        Err(ReadError::NotOrdinary) => {
            let message = "this is a device or a pipe, not an ordinary file";
            return failed(Problem::of_file(Code::Unreadable, &name, message, "name a briefing file"));
        }
        Err(ReadError::TooLarge) => {
            let message =
                format!("this file is larger than {} MiB, the most this program reads", limits::FILE_BYTES >> 20);
            return failed(Problem::of_file(Code::Unreadable, &name, message, "split the briefing"));
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => load_text_for(&name, Cow::Owned(text), folder, waiting),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes().get(..valid).unwrap_or_default()).into_owned();
            let (line, column) = line_and_column(&text, valid);
            let message = format!("this file is not UTF-8: byte {} is no part of a character", valid + 1);
            let mut problem = Problem::of_file(Code::NotUtf8, &name, message, "save it as UTF-8 and open it again");
            problem.place.line = line;
            problem.place.column = column;
            failed(problem)
        }
    }
}

/// Reads as much of the beginning of a long file as fills some pages.
fn show_beginning(name: &str, folder: &Folder, bytes: &[u8], waiting: &Waiting<'_>) {
    let text = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // It breaks off somewhere, which the reader finds out when all before it is checked.
    let _ = stream::read(text, &Progress::default(), &mut |check| {
        if check.found.is_empty() && check.refused.is_empty() {
            (waiting.beginning)(beginning_of(name, folder, check));
        }
    });
}

/// Reads a briefing from its text. `name` is what problems call it.
pub fn load_text(name: &str, text: Cow<'static, str>, folder: Folder) -> Loaded {
    load_text_for(name, text, folder, &Waiting { progress: &Progress::default(), beginning: &drop })
}

fn load_text_for(name: &str, text: Cow<'static, str>, folder: Folder, waiting: &Waiting<'_>) -> Loaded {
    let empty = |problems: Vec<Problem>, unread: String| Loaded {
        name: name.to_owned(),
        folder: folder.clone(),
        briefing: None,
        problems,
        unread,
        source_text: None,
        is_beginning: false,
    };
    let nothing = |found, uncounted, text: &str| empty(finish(name, text, found, uncounted, None), text.to_owned());
    let text = without_mark(text);
    if text.trim().is_empty() {
        let hint = "a briefing file is `Briefing( … )`, see `briefing-viewer --help`";
        return empty(vec![Problem::of_file(Code::Empty, name, "this file is empty", hint)], String::new());
    }
    if let Some((check, raw)) = stream::read(&text, waiting.progress, &mut |_| ()) {
        let (briefing, problems, source_text) = concluded(name, &text, check, &raw, &folder);
        drop(raw);
        return complete(name, text, folder, briefing, problems, source_text);
    }
    if waiting.progress.is_stopped() {
        return empty(Vec::new(), String::new());
    }
    let (raw, check) = match options().from_str::<raw::Briefing<'_>>(&text) {
        Ok(raw) if raw.format == 1 => {
            let check = whole(&text, &raw);
            (raw, check)
        }
        Ok(raw) => return nothing(vec![unknown_format(raw.format)], 0, &text),
        Err(error) => match salvage(&text, &error) {
            Salvaged { shown: None, found, uncounted } => return nothing(found, uncounted, &text),
            Salvaged { shown: Some((raw, mut check)), found, uncounted } => {
                check.found.extend(found);
                check.uncounted += uncounted;
                (raw, check)
            }
        },
    };
    let (briefing, problems, source_text) = concluded(name, &text, check, &raw, &folder);
    drop(raw);
    complete(name, text, folder, briefing, problems, source_text)
}

/// The checking of a good file that has its parts in an order of its own.
fn whole<'t>(text: &'t str, raw: &raw::Briefing<'t>) -> Check<'t> {
    let mut check = Check::new(text, Vec::new(), Lost::default());
    check.begin(raw);
    let check = RefCell::new(check);
    stream::parts(text, &|block| check.borrow_mut().block(&block));
    check.into_inner()
}

type SourceText = Option<(String, String)>;

fn concluded(
    name: &str,
    text: &str,
    mut check: Check<'_>,
    raw: &raw::Briefing<'_>,
    folder: &Folder,
) -> (Briefing, Vec<Problem>, SourceText) {
    let source_text = check.finish(raw, folder);
    let Check { briefing, found, uncounted, .. } = check;
    let problems = finish(name, text, found, uncounted, source_text.as_ref());
    (briefing, problems, source_text)
}

fn complete(
    name: &str,
    text: Cow<'static, str>,
    folder: Folder,
    mut briefing: Briefing,
    problems: Vec<Problem>,
    source_text: SourceText,
) -> Loaded {
    briefing.count_quotes();
    briefing.store.escaped_from = text.len();
    briefing.store.file = text;
    Loaded {
        name: name.to_owned(),
        folder,
        briefing: Some(briefing),
        problems,
        unread: String::new(),
        source_text,
        is_beginning: false,
    }
}

/// What has been checked so far, with a copy of as much of the file as that is.
fn beginning_of(name: &str, folder: &Folder, check: &Check<'_>) -> Loaded {
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
        problems: Vec::new(),
        unread: String::new(),
        source_text: None,
        is_beginning: true,
    }
}

/// The text without a byte order mark: no editor shows one, and no column counts it.
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

/// How this program reads RON.
pub fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(limits::DEPTH)
}

fn unknown_format(format: u32) -> Found {
    Found {
        code: Code::Format,
        at: At::Locus(Locus { path: vec![Step::Field("format")], within: None }),
        message: format!("this briefing has format {format}, and this program reads format 1"),
        hint: Some("look for a newer version of the program, or have the file saved as format 1".to_owned()),
        block: None,
    }
}

/// Where a problem is, while it is not yet looked up.
#[derive(Debug)]
pub(super) enum At {
    /// Bytes of the file.
    Bytes(Range<usize>),
    /// A value of the file.
    Locus(Locus),
    /// Bytes of the source text.
    Source(Range<usize>),
}

/// A problem whose line and column are not yet looked up.
#[derive(Debug)]
pub(super) struct Found {
    pub code: Code,
    pub at: At,
    pub message: String,
    pub hint: Option<String>,
    pub block: Option<u32>,
}

/// Looks up all places in one walk of the file, and sorts.
fn finish(
    name: &str,
    text: &str,
    found: Vec<Found>,
    uncounted: usize,
    source: Option<&(String, String)>,
) -> Vec<Problem> {
    let loci: Vec<Locus> =
        found.iter().map(|f| if let At::Locus(locus) = &f.at { locus.clone() } else { Locus::default() }).collect();
    let located =
        if found.iter().any(|f| matches!(f.at, At::Locus(_))) { outline::locate(text, &loci) } else { Vec::new() };
    let (file, file_text) = source.map_or((name, text), |(file, text)| (file.as_str(), text.as_str()));
    let mut placed: Vec<(bool, Range<usize>, Found)> = found
        .into_iter()
        .enumerate()
        .map(|(i, found)| match &found.at {
            At::Bytes(range) => (false, range.clone(), found),
            At::Locus(_) => (false, located.get(i).cloned().unwrap_or_default(), found),
            At::Source(range) => (true, range.clone(), found),
        })
        .collect();
    placed.sort_by_key(|(is_source, range, _)| (*is_source, range.start));
    let uncounted = uncounted + placed.len().saturating_sub(limits::PROBLEMS);
    placed.truncate(limits::PROBLEMS);
    let mut lines = (LineCounter::new(text), LineCounter::new(file_text));
    let mut problems: Vec<Problem> = placed
        .into_iter()
        .map(|(is_source, range, found)| {
            let (line, column) = if is_source { lines.1.advance(range.start) } else { lines.0.advance(range.start) };
            let file = if is_source { file } else { name };
            let place = Place { file: file.to_owned(), range: Some(range), line, column };
            Problem { code: found.code, place, message: found.message, hint: found.hint, block: found.block }
        })
        .collect();
    if uncounted > 0 {
        let message = format!("there are {uncounted} more problems of this kind and others");
        problems.push(Problem::of_file(Code::More, name, message, "mend the ones above, then check again"));
    }
    problems
}

/// The name in `names` that is most like `name`, as a hint.
pub(crate) fn did_you_mean<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    // The distance takes time and memory of both lengths multiplied, and no id is a page long.
    const MOST: usize = 64;
    let length = name.chars().count();
    if length > MOST {
        return None;
    }
    let allowed = (length / 3).max(1);
    names
        .into_iter()
        .filter(|known| known.len() <= 4 * MOST)
        .map(|known| (strsim::damerau_levenshtein(name, known), known))
        .filter(|(distance, known)| *distance <= allowed || known.eq_ignore_ascii_case(name))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| format!("did you mean `{known}`?"))
}

/// What to use instead of the unknown `name`: the one most like it, or those that there are.
pub(crate) fn which_exist<'n>(name: &str, kind: &str, names: impl Iterator<Item = &'n str> + Clone) -> String {
    did_you_mean(name, names.clone()).unwrap_or_else(|| defined(names, kind))
}

/// The first of the names that there are.
pub(crate) fn defined<'n>(names: impl Iterator<Item = &'n str>, kind: &str) -> String {
    let listed: Vec<_> = names.take(8).map(|known| format!("`{known}`")).collect();
    if listed.is_empty() { format!("no {kind} is defined") } else { format!("defined are: {}", listed.join(", ")) }
}
