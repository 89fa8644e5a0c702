//! The user's own text whose quotations are checked: its findings, and which of them are shown.

use std::{
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{check_find::CheckFind, ids::TabId};
use briefing_core::{
    citation::ClipboardContent,
    document::{Block, Document, Format},
    model::BlockId,
    report::{self, Accepted, Checked, ManuscriptPlaces, ReportFormat, ReportOptions},
    search::Search,
    text::number::counted,
    verify::{Finding, FindingKind, Manuscript, Passage, Report, Sources},
};

/// Where the text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckedFrom {
    /// A file, which is read again when it is saved.
    File(PathBuf),
    /// A text that was pasted or typed.
    Text(String),
}

impl CheckedFrom {
    /// The title of its tab.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            Self::Text(_) => "Pasted text".to_owned(),
        }
    }

    /// The path of the file, if any.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Text(_) => None,
        }
    }
}

/// What is shown while a check waits until all open briefings have been read.
pub const WAITING: &str = "Waiting until the open briefings have been read…";

/// The status message after the passage of a source was copied.
pub const COPIED_SOURCE: &str = "Copied the source wording";

/// A text with the result of its check.
#[derive(Debug)]
pub struct CheckedText {
    /// The text with its quotations.
    pub manuscript: Manuscript,
    /// The sources: the briefings that were open.
    pub sources: Arc<Sources>,
    /// For each source, the tab in which it is open.
    pub tabs: Vec<TabId>,
    /// For each source, the title of the briefing with its date.
    pub titles: Vec<String>,
    /// How many sources were read only in part, because the user stopped the reading.
    pub partial_sources: usize,
    /// One finding for each quotation.
    pub report: Report,
    /// The file of the text as it was read, for reports with line numbers.
    pub file: CheckedFile,
}

/// The file of a checked text.
#[derive(Debug, Clone, Default)]
pub struct CheckedFile {
    /// The format in which it was read.
    pub format: Option<Format>,
    /// Its bytes, if they differ from the extracted text.
    pub bytes: Vec<u8>,
}

impl CheckedText {
    /// The words of a finding.
    pub fn words(&self, finding: &Finding) -> &str {
        self.manuscript.document.text.get(finding.range.clone()).unwrap_or_default()
    }

    /// The words of a passage in a source.
    pub fn passage(&self, passage: &Passage) -> &str {
        let source = self.sources.get(passage.source);
        source.and_then(|source| source.text().get(passage.range.clone())).unwrap_or_default()
    }

    /// The title of the briefing that has the passage.
    pub fn source_title(&self, passage: &Passage) -> &str {
        self.titles.get(passage.source).map(String::as_str).unwrap_or_default()
    }

    /// The position of a passage in an open briefing: its tab, the block, and the bytes of its text.
    pub fn place(&self, passage: &Passage) -> Option<(TabId, BlockId, Range<usize>)> {
        let tab = *self.tabs.get(passage.source)?;
        let (block, range) = self.sources.get(passage.source)?.place_in_briefing(&passage.range)?;
        Some((tab, block, range))
    }

    /// Whether this is the file of the text or of a source.
    pub fn is_of(&self, file: &Path) -> bool {
        let names = self.sources.iter().map(|source| &source.name).chain([&self.manuscript.name]);
        names.into_iter().any(|name| Path::new(name).canonicalize().is_ok_and(|path| path == file))
    }

    /// The output of `verify` on the command line for this text and these sources.
    ///
    /// # Errors
    /// If it cannot be written as JSON.
    pub fn report(&self, format: ReportFormat) -> serde_json::Result<String> {
        let accepted = Accepted::default();
        let checked = self.checked(&accepted);
        let path = Path::new(&self.manuscript.name);
        let options =
            ReportOptions { format, path, exit_code: u8::from(checked.has_findings(false)), is_colored: false };
        report::write(&checked, &options, || {
            ManuscriptPlaces::new(&self.manuscript, &self.report, self.file.format, &self.file.bytes)
        })
    }

    /// The findings that need a look, to be pasted into a message.
    pub fn list(&self) -> ClipboardContent {
        report::list(&self.checked(&Accepted::default()), &self.titles)
    }

    fn checked<'a>(&'a self, accepted: &'a Accepted) -> Checked<'a> {
        Checked { manuscript: &self.manuscript, sources: &self.sources, report: &self.report, accepted }
    }

    /// The places with words that a search finds, in order, as bytes of the text.
    pub fn find(&self, search: &Search) -> Vec<Range<usize>> {
        let document = self.document();
        let in_block = |block: &Block| {
            let from = block.range.start;
            search.find(document.text_of(block)).into_iter().map(move |hit| from + hit.start..from + hit.end)
        };
        document.blocks.iter().flat_map(in_block).collect()
    }

    /// The text as a document, for display.
    pub fn document(&self) -> &Document {
        &self.manuscript.document
    }
}

/// The order in which findings are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FindingOrder {
    /// The worst kind first, and within a kind in the order of the text.
    #[default]
    WorstFirst,
    /// The order of the text.
    InText,
}

/// A checked text in its tab.
#[derive(Debug)]
pub struct Check {
    /// Where the text comes from.
    pub from: CheckedFrom,
    /// The findings, or `None` while the check is running.
    pub checked: Option<Arc<CheckedText>>,
    /// The reason why it could not be checked, a sentence.
    pub error: Option<String>,
    /// The index of the chosen finding.
    pub chosen: Option<usize>,
    /// The only kind of findings that is listed, if not all are.
    pub only: Option<FindingKind>,
    /// The order of the list.
    pub order: FindingOrder,
    /// Whether to bring the chosen finding into view.
    pub reveal: bool,
    /// The difference from the previous check, a sentence.
    pub change: Option<String>,
    /// The tab of the briefing from which the user came back, to which Forward leads again.
    pub came_from: Option<TabId>,
    /// Whether the text is checked as soon as all open briefings have been read.
    pub is_waiting: bool,
    /// The search in the text.
    pub find: CheckFind,
}

impl Check {
    /// A text that has not been checked yet.
    pub fn new(from: CheckedFrom) -> Self {
        Self {
            from,
            checked: None,
            error: None,
            chosen: None,
            only: None,
            order: FindingOrder::default(),
            reveal: false,
            change: None,
            came_from: None,
            is_waiting: false,
            find: CheckFind::default(),
        }
    }

    /// Takes over the result, and describes what has changed since the previous check.
    pub fn finish(&mut self, checked: Arc<CheckedText>) {
        self.error = None;
        self.change = self.checked.as_ref().map(|before| change_between(&before.report, &checked.report));
        let words = self
            .chosen_finding()
            .and_then(|finding| self.checked.as_ref().map(|before| before.words(finding).to_owned()));
        let same =
            words.and_then(|words| checked.report.findings.iter().position(|finding| checked.words(finding) == words));
        self.checked = Some(checked);
        self.only = self.only.filter(|kind| self.count(*kind) > 0);
        self.chosen = same.or_else(|| {
            self.listed()
                .first()
                .copied()
                .filter(|at| self.findings().get(*at).is_some_and(|finding| finding.kind.is_wrong()))
        });
        self.reveal = true;
    }

    /// The words of the source for the chosen finding; `None` if no finding is chosen or the source has nothing
    /// similar.
    pub fn words_of_source(&self) -> Option<String> {
        let (checked, finding) = (self.checked.as_ref()?, self.chosen_finding()?);
        finding.passage.as_ref().map(|passage| checked.passage(passage).to_owned())
    }

    fn findings(&self) -> &[Finding] {
        self.checked.as_ref().map_or(&[], |checked| &checked.report.findings)
    }

    /// The chosen finding.
    pub fn chosen_finding(&self) -> Option<&Finding> {
        self.findings().get(self.chosen?)
    }

    /// How many findings there are of a kind.
    pub fn count(&self, kind: FindingKind) -> usize {
        self.findings().iter().filter(|finding| finding.kind == kind).count()
    }

    /// The indices of the listed findings, in their order.
    pub fn listed(&self) -> Vec<usize> {
        let findings = self.findings();
        let mut listed: Vec<usize> = (0..findings.len())
            .filter(|at| findings.get(*at).is_some_and(|finding| self.only.is_none_or(|only| only == finding.kind)))
            .collect();
        let rank = |at: &usize| findings.get(*at).map(|finding| (finding.kind.severity(), finding.has_warnings()));
        if self.order == FindingOrder::WorstFirst {
            listed.sort_by(|a, b| rank(b).cmp(&rank(a)).then(a.cmp(b)));
        }
        listed
    }

    /// Chooses the next or previous finding of the list.
    pub fn step(&mut self, is_next: bool) {
        let listed = self.listed();
        let at = self.chosen.and_then(|chosen| listed.iter().position(|at| *at == chosen));
        let next = match (at, is_next) {
            (None, _) => 0,
            (Some(at), true) => (at + 1).min(listed.len().saturating_sub(1)),
            (Some(at), false) => at.saturating_sub(1),
        };
        self.chosen = listed.get(next).copied();
        self.reveal = true;
    }
}

/// The difference between two checks of a text, a sentence.
fn change_between(before: &Report, now: &Report) -> String {
    if before.findings == now.findings {
        return "Checked again; no changes".to_owned();
    }
    let wrong = |report: &Report| report.checked_count() - report.verified_count();
    let problems = |count: usize| counted(count, "problem", "problems");
    let (was, is) = (wrong(before), wrong(now));
    match is.cmp(&was) {
        std::cmp::Ordering::Less => format!("Checked again: {} fewer than before", problems(was - is)),
        std::cmp::Ordering::Greater => format!("Checked again: {} more than before", problems(is - was)),
        std::cmp::Ordering::Equal => "Checked again; the same number of problems as before".to_owned(),
    }
}
