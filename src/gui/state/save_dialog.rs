//! The state of the dialog for saving: the content and the file.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    basket_copy::CopyContent,
    ids::TaskId,
    printing::{PrintContent, PrintJob},
};
use briefing_core::{
    citation::CopyFormat,
    export::{ExportFormat, Filter},
    format::edit::{Edit, Step, apply},
    report::ReportFormat,
};

/// A briefing to save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedBriefing {
    /// The text of its file.
    pub text: Arc<str>,
    /// The name and content of its source text, if that is saved as well.
    pub source_text: Option<(String, Arc<str>)>,
    /// Whether it is a draft, whose source text is named after the briefing.
    pub is_draft: bool,
}

impl SavedBriefing {
    /// The name of its source text if the briefing is saved as this file, so that two drafts in a folder do not share
    /// one.
    pub fn source_name(&self, briefing: &Path) -> Option<String> {
        let (name, _) = self.source_text.as_ref()?;
        let stem = Some(stem_of(briefing)).filter(|stem| self.is_draft && !stem.is_empty());
        Some(stem.map_or_else(|| name.clone(), |stem| format!("{stem}.source.txt")))
    }

    /// Names the source text of a draft after the briefing.
    pub fn name_source_text_after(&mut self, briefing: &Path) {
        let wanted = self.source_name(briefing);
        if let (Some((name, _)), Some(wanted)) = (&mut self.source_text, wanted)
            && *name != wanted
            && let Some(renamed) = with_source_text(&self.text, &wanted)
        {
            self.text = renamed.into();
            *name = wanted;
        }
    }
}

/// The text of a briefing with this name for its source text.
pub fn with_source_text(briefing: &str, name: &str) -> Option<String> {
    let path = [Step::Field("source"), Step::Field("text")];
    apply(briefing, &Edit::set(path, name)).ok().map(|renamed| renamed.text)
}

/// The file name of a briefing without its extension.
fn stem_of(briefing: &Path) -> String {
    let name = briefing.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = name.strip_suffix(".briefing.ron").or_else(|| name.strip_suffix(".ron"));
    stem.map_or_else(|| Path::new(&name).with_extension("").to_string_lossy().into_owned(), str::to_owned)
}

/// The content to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveContent {
    /// The briefing itself.
    Briefing(SavedBriefing),
    /// The text of a copy.
    Copy(CopyContent, CopyFormat),
    /// The briefing, or this part of it.
    Export(ExportFormat, Filter),
    /// Pages as PDF.
    Pages(PrintJob),
    /// The report on a checked text.
    Report(ReportFormat),
}

impl SaveContent {
    /// The title after which the file is named, if not that of the shown briefing.
    pub fn own_title(&self) -> Option<&'static str> {
        let copy = match self {
            Self::Copy(CopyContent::Basket(copy), _) => copy,
            Self::Pages(PrintJob { content: PrintContent::Basket(copy), .. }) => copy,
            _ => return None,
        };
        (copy.briefings() > 1).then_some("basket")
    }

    fn extension(&self) -> &'static str {
        match self {
            Self::Briefing(_) => "briefing.ron",
            Self::Copy(_, copy_format) => copy_format.extension(),
            Self::Export(format, _) => format.extension(),
            Self::Pages(_) => ExportFormat::Pdf.extension(),
            Self::Report(format) => format.extension(),
        }
    }
}

/// The dialog for saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveDialog {
    /// The content to write.
    pub what: SaveContent,
    /// The path as typed.
    pub path: String,
    /// Whether the file already exists; it is overwritten if *Save* is pressed again.
    pub file_exists: bool,
    /// The reason why it was not written, a sentence.
    pub error: Option<String>,
    /// The task that writes it.
    pub task: Option<TaskId>,
    /// The part of the briefing that was shown when the dialog was opened.
    pub shown_part: Filter,
    /// Whether the user's own marks are included in an export.
    pub with_marks: bool,
}

impl SaveDialog {
    /// A dialog for this content, with a suggested name: that of the file `beside`, in its folder; or else the title of
    /// the briefing or report, in the documents folder.
    pub fn new(what: SaveContent, title: &str, beside: Option<&Path>) -> Self {
        let has_own_name = matches!(what, SaveContent::Report(_)) || what.own_title().is_some();
        let stem = beside.map(stem_of).filter(|stem| !stem.is_empty() && !has_own_name);
        let folder = beside.and_then(Path::parent).map(Path::to_owned);
        let folder = folder.filter(|folder| folder.is_dir()).or_else(documents_folder);
        let name = format!("{}.{}", stem.unwrap_or_else(|| file_name(title)), what.extension());
        let path = folder.map_or_else(|| name.clone().into(), |folder| folder.join(&name));
        let shown_part = if let SaveContent::Export(_, filter) = &what { *filter } else { Filter::default() };
        Self {
            what,
            path: path.to_string_lossy().into_owned(),
            file_exists: false,
            error: None,
            task: None,
            shown_part,
            with_marks: false,
        }
    }

    /// The dialog for other content, with the extension of the name adapted.
    pub fn with(&self, what: SaveContent) -> Self {
        let (old, new) = (self.what.extension(), what.extension());
        let stem = self.path.strip_suffix(&format!(".{old}"));
        let path = stem.map_or_else(|| self.path.clone(), |stem| format!("{stem}.{new}"));
        Self { what, path, file_exists: false, error: None, ..self.clone() }
    }

    /// The file name was changed, so the message about the previous one is cleared.
    pub fn path_changed(&mut self) {
        self.file_exists = false;
        self.error = None;
    }

    /// Handles *Save*: returns whether an existing file may be overwritten; `None`, with an error to show, if no file
    /// is named.
    pub fn confirm(&mut self) -> Option<bool> {
        if self.path.trim().is_empty() {
            self.error = Some("Enter a file name".to_owned());
            return None;
        }
        self.error = None;
        Some(std::mem::replace(&mut self.file_exists, false))
    }
}

/// The user's documents folder, or else the home folder.
fn documents_folder() -> Option<PathBuf> {
    let folders = directories::UserDirs::new()?;
    Some(folders.document_dir().filter(|folder| folder.is_dir()).unwrap_or(folders.home_dir()).to_owned())
}

/// Letters and digits, with hyphens in between; every system accepts them in a file name.
fn file_name(title: &str) -> String {
    let mut name = String::new();
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.chars().take(MAX_NAME_CHARACTERS).collect::<String>().to_lowercase();
        if name.chars().count() + word.chars().count() >= MAX_NAME_CHARACTERS {
            break;
        }
        name.push_str(if name.is_empty() { "" } else { "-" });
        name.push_str(&word);
    }
    if name.is_empty() { "briefing".to_owned() } else { name }
}

/// The maximum length of a file name made from a title, in characters.
const MAX_NAME_CHARACTERS: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_proposed_beside_the_one_that_it_is_of_and_called_like_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let export = SaveContent::Export(ExportFormat::Html, Filter::default());
        for (own, name) in [("harbour.briefing.ron", "harbour"), ("talk.ron", "talk"), ("lido.docx", "lido")] {
            let own = folder.path().join(own);
            let proposed = |what: SaveContent| SaveDialog::new(what, "A title", Some(&own)).path;
            let beside = |name: String| folder.path().join(name).display().to_string();
            assert_eq!(proposed(export.clone()), beside(format!("{name}.html")));
            let briefing = SavedBriefing { text: "".into(), source_text: None, is_draft: false };
            assert_eq!(proposed(SaveContent::Briefing(briefing)), beside(format!("{name}.briefing.ron")));
        }
    }

    #[test]
    fn the_text_beside_a_draft_is_called_as_the_briefing_is() {
        let text = "Briefing(source: (text: \"lido.source.txt\"))";
        let source_text = Some(("lido.source.txt".to_owned(), "".into()));
        let mut saved = SavedBriefing { text: text.into(), source_text, is_draft: true };
        saved.name_source_text_after(Path::new("elsewhere/pool.briefing.ron"));
        assert_eq!(&*saved.text, "Briefing(source: (text: \"pool.source.txt\"))");
        assert_eq!(saved.source_text.map(|(name, _)| name), Some("pool.source.txt".to_owned()));
    }

    #[test]
    fn a_title_makes_a_name_that_every_system_takes() {
        for (title, name) in [
            (
                "Comprehensive cooperation between Korea and Japan brought closer through",
                "comprehensive-cooperation-between-korea-and-japan-brought",
            ),
            ("../../etc/passwd", "etc-passwd"),
            ("한국 / 日本", "한국-日本"),
            ("?!", "briefing"),
        ] {
            assert_eq!(file_name(title), name);
        }
    }
}
