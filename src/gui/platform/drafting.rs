//! Drafts a briefing from a document, in the folder for unsaved drafts.

use std::{
    fs,
    path::{Path, PathBuf},
};

use briefing_core::{
    document::{FileError, left_out_sentence, read_bytes, read_file},
    draft::{Details, Draft, TopicList},
    files,
    text::{window_sentence, without_backticks},
};

use crate::gui::state::failures::ThreadError;

/// The document for a new briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewText {
    /// A document.
    File(PathBuf),
    /// A text that was typed or pasted.
    Text(String),
}

impl NewText {
    /// The name of the draft's file, without its extension.
    pub fn stem(&self) -> String {
        let stem = match self {
            Self::File(path) => path.file_stem().map(|stem| stem.to_string_lossy().into_owned()),
            Self::Text(_) => None,
        };
        stem.filter(|stem| !stem.is_empty()).unwrap_or_else(|| "new-briefing".to_owned())
    }
}

/// Why there is no draft.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// The document cannot be read.
    #[error("{}", document_reason(.0))]
    Document(#[from] FileError),
    /// The draft cannot be written to its folder; the sentence says why.
    #[error("the draft cannot be stored: {0}")]
    NotKept(String),
    /// The thread could not be started, or panicked.
    #[error(transparent)]
    NotDone(#[from] ThreadError),
}

impl DraftError {
    /// As a full sentence for the window. The name of a file keeps its letters.
    pub fn in_window(&self) -> String {
        match self {
            Self::Document(_) => without_backticks(&self.to_string()),
            Self::NotKept(_) | Self::NotDone(_) => window_sentence(&self.to_string()),
        }
    }
}

fn document_reason(error: &FileError) -> String {
    match error {
        FileError::Unreadable(sentence) => sentence.clone(),
        error => error.to_string(),
    }
}

/// A draft in the program's own folder.
pub struct KeptDraft {
    /// Its file.
    pub path: PathBuf,
    /// A sentence on what was found and left out.
    pub message: String,
}

/// Writes a draft to `target` and its text beside it; or, if an unsaved draft of the same text exists, continues
/// that one.
///
/// # Errors
/// If the document cannot be read or the draft cannot be written.
pub fn draft(text: &NewText, target: &Path) -> Result<KeptDraft, DraftError> {
    let program = std::env::current_exe().ok();
    let document = match text {
        NewText::File(path) => read_file(path, program.as_deref())?,
        NewText::Text(text) => read_bytes("The text", text.as_bytes(), program.as_deref())?,
    };
    if let Some(path) = earlier_draft(target, &document.text) {
        remember_document(text, &path)?;
        let message = "You have opened this text before: the review resumes where you left off".to_owned();
        return Ok(KeptDraft { path, message });
    }
    let draft = Draft::new(document, &Details::default(), &TopicList::built_in());
    let source = source_text_of(target);
    let name = source.file_name().and_then(|name| name.to_str());
    let file = draft.to_briefing(name);
    let written = target.parent().map_or(Ok(()), fs::create_dir_all).map_err(|error| files::reason(&error));
    written.map_err(DraftError::NotKept)?;
    remember_document(text, target)?;
    for (path, text) in [(&source, &draft.document.text), (&target.to_owned(), &file.text)] {
        write(path, text)?;
    }
    let left_out = Some(left_out_sentence(&draft.document.left_out)).filter(|sentence| !sentence.is_empty());
    let parts = [Some(draft.summary()), file.unplaced.sentence(), left_out];
    let message = parts.into_iter().flatten().collect::<Vec<_>>().join("; ");
    Ok(KeptDraft { path: target.to_owned(), message })
}

fn write(path: &Path, text: &str) -> Result<(), DraftError> {
    files::put(path, true, |out| out.write_all(text.as_bytes())).map_err(|error| DraftError::NotKept(error.to_string()))
}

/// Stores beside a draft which document it was made from, so that even after a restart it is saved next to that
/// document.
fn remember_document(text: &NewText, draft: &Path) -> Result<(), DraftError> {
    let NewText::File(document) = text else { return Ok(()) };
    let document = std::path::absolute(document).ok();
    match document.as_deref().and_then(Path::to_str) {
        Some(document) => write(&note_of(draft), document),
        None => Ok(()),
    }
}

/// The document that a draft was made from. `None` for a pasted text.
pub fn document_of(draft: &Path) -> Option<PathBuf> {
    fs::read_to_string(note_of(draft)).ok().map(PathBuf::from)
}

/// The file beside a draft that stores the path of its document.
fn note_of(draft: &Path) -> PathBuf {
    draft.with_extension("").with_extension("document.txt")
}

/// The file beside a draft that holds the document's text.
fn source_text_of(draft: &Path) -> PathBuf {
    draft.with_extension("").with_extension("source.txt")
}

/// An existing draft with the same name from the same text, in a sibling folder of that of `target`.
fn earlier_draft(target: &Path, text: &str) -> Option<PathBuf> {
    let (own, name) = (target.parent()?, target.file_name()?);
    let folders = fs::read_dir(own.parent()?).ok()?.flatten().map(|entry| entry.path());
    let drafts = folders.filter(|folder| folder != own).map(|folder| folder.join(name));
    let is_of_text = |draft: &PathBuf| {
        let source = source_text_of(draft);
        let has_length = source.metadata().is_ok_and(|about| about.len() == text.len() as u64);
        has_length && draft.is_file() && fs::read_to_string(&source).is_ok_and(|other| other == text)
    };
    let found = drafts.into_iter().find(is_of_text)?;
    // The folder was created for a new draft and is not needed.
    drop(fs::remove_dir(own));
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_continues_its_draft() {
        let folder = tempfile::tempdir().expect("a folder");
        let drafted = |text: &str, number: u32| {
            let target = folder.path().join(number.to_string()).join("new-briefing.briefing.ron");
            fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
            draft(&NewText::Text(text.to_owned()), &target).expect("a draft").path
        };
        let said = "“We go,” Ann Lee said.";
        let first = drafted(said, 1);
        assert_eq!(drafted(said, 2), first);
        assert!(!folder.path().join("2").exists(), "the folder for another one is gone");
        assert_ne!(drafted("“We stay,” Ann Lee said.", 2), first);
    }
}
