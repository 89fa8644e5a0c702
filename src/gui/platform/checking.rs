//! Checks a text against the open briefings. The sources are prepared once and reused while the same briefings
//! are open.

use std::{
    borrow::Cow,
    sync::{Arc, Mutex, PoisonError},
};

use briefing_core::{
    document::{Format, bytes_of_file, check_is_document, read_bytes},
    load::Loaded,
    verify::{Manuscript, Source, Sources, verify},
};

use crate::gui::state::{
    checking::{CheckedFile, CheckedFrom, CheckedText},
    failures::CheckError,
    ids::TabId,
};

/// The briefings that are open, each with its tab.
pub type OpenBriefings = Vec<(TabId, Arc<Loaded>)>;

/// Sources that were prepared for some open briefings.
#[derive(Debug, Default)]
pub struct PreparedSources {
    /// The files that were prepared, and the result.
    kept: Mutex<Option<Cached>>,
}

#[derive(Debug)]
struct Cached {
    files: Vec<Arc<Loaded>>,
    sources: Arc<Sources>,
}

impl PreparedSources {
    fn of(&self, open: &OpenBriefings) -> Arc<Sources> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(Cached { files, sources }) = &*kept
            && files.len() == open.len()
            && files.iter().zip(open).all(|(file, (_, loaded))| Arc::ptr_eq(file, loaded))
        {
            return Arc::clone(sources);
        }
        let sources = open.iter().map(|(_, loaded)| source_of(loaded)).collect();
        let sources = Arc::new(Sources::new(sources));
        let files = open.iter().map(|(_, loaded)| Arc::clone(loaded)).collect();
        *kept = Some(Cached { files, sources: Arc::clone(&sources) });
        sources
    }
}

fn source_of(loaded: &Loaded) -> Source {
    match &loaded.briefing {
        Some(briefing) => Source::of_briefing(&loaded.name, briefing),
        None => Source::empty(&loaded.name),
    }
}

/// The title of a briefing with its date.
fn title_of(loaded: &Loaded) -> String {
    let Some(briefing) = &loaded.briefing else { return loaded.name.clone() };
    let date = briefing.source.published.as_ref();
    match date.map(|date| date.in_language(&briefing.language)) {
        Some(date) => format!("{}, {date}", briefing.title),
        None => briefing.title.clone(),
    }
}

/// Checks a text. A single sentence without quotation marks is treated as a quotation.
///
/// # Errors
/// See [`CheckError`].
pub fn check(from: &CheckedFrom, open: &OpenBriefings, prepared: &PreparedSources) -> Result<CheckedText, CheckError> {
    if open.is_empty() {
        return Err(CheckError::NoSources);
    }
    let program = std::env::current_exe().ok();
    let (name, bytes) = match from {
        CheckedFrom::File(path) => {
            check_is_document(path)?;
            (path.display().to_string(), Cow::Owned(bytes_of_file(path)?))
        }
        CheckedFrom::Text(text) => ("The text".to_owned(), Cow::Borrowed(text.as_bytes())),
    };
    let document = read_bytes(&name, &bytes, program.as_deref())?;
    let format = Format::of(&name, &bytes).ok();
    let manuscript = match from {
        CheckedFrom::Text(text) if is_one_quotation(text) => Manuscript::of_quotation(&from.name(), document),
        CheckedFrom::Text(_) => Manuscript::new(&from.name(), document),
        // With its full path, as the command line names it.
        CheckedFrom::File(_) => Manuscript::new(&name, document),
    };
    // For plain text, what was read is already the text of the file; documents of other kinds have no lines to name.
    let is_needed = matches!(format, Some(Format::Markdown | Format::Html | Format::Email));
    let file = CheckedFile { format, bytes: if is_needed { bytes.into_owned() } else { Vec::new() } };
    let sources = prepared.of(open);
    let report = verify(&manuscript, &sources);
    let tabs = open.iter().map(|(tab, _)| *tab).collect();
    let titles = open.iter().map(|(_, loaded)| title_of(loaded)).collect();
    let partial_sources = open.iter().filter(|(_, loaded)| loaded.is_beginning).count();
    Ok(CheckedText { manuscript, sources, tabs, titles, partial_sources, report, file })
}

/// The maximum number of words in a text without quotation marks that is treated as one quotation.
const MOST_WORDS: usize = 80;

/// Whether a text is probably one quotation of a sentence or two rather than an article.
pub fn is_one_quotation(text: &str) -> bool {
    let text = text.trim();
    let has_paragraphs = text.contains("\n\n") || text.lines().count() > 6;
    !has_paragraphs && text.split_whitespace().take(MOST_WORDS + 1).count() <= MOST_WORDS && text.len() < 4_000
}
