//! The results of the tasks.

use briefing_core::files::FileFingerprint;
use std::{path::PathBuf, sync::Arc, time::Instant};

use briefing_core::{
    editing::Session,
    files,
    load::{BriefingSource, Loaded, Progress},
    marks::{Located, Mark, MarkId, Place, StoredMarks},
    model::Changes,
    search::{SearchError, SearchResults},
};
use egui::ColorImage;
use thiserror::Error;

use crate::gui::{
    platform::{
        drafting::DraftError,
        editing::{EditJob, EditResult, NotEditable},
        image_decoder::PictureError,
        pdf_viewer::NotShown,
    },
    state::{
        basket_copy::Composed,
        checking::CheckedText,
        editing_dialogs::ConflictDialog,
        failures::{CheckError, NotCopied, ThreadError},
        ids::{TabId, TaskId},
        kept_file::UnreadableFile,
        session::{FileKey, PersistedState},
        settings_file::Settings,
        store::StoreError,
    },
};

/// The result of a thread.
pub enum Finished {
    /// The beginning of a file was read, or all of it.
    Loaded(TaskId, Box<Loaded>, FileVersion),
    /// This reading was not done.
    NotRead(TaskId, ThreadError),
    /// A file was read again, with its changes if they are known. `None` if it is the same.
    Reloaded(TaskId, Option<(Box<Loaded>, Option<Box<Changes>>)>, FileVersion),
    /// The file of this tab has changed, or these pictures of it.
    Changed(TabId, Vec<String>),
    /// A picture of this tab was decoded, or not: then a sentence says why.
    Image(TabId, String, Result<ColorImage, PictureError>),
    /// Files were chosen to open. `None` if the system has no file dialog.
    Picked(Option<Vec<PathBuf>>),
    /// The state was stored, with the content stored now, or the error.
    PersistedState(Result<Box<PersistedState>, NotStored>),
    /// The stored state was changed elsewhere.
    StateChanged,
    /// A background task failed; a sentence says which.
    Failed(String),
    /// This text is ready to be copied or shown, or not.
    Composed(TaskId, Result<Composed, NotCopied>),
    /// This document was made a briefing, or not.
    Drafted(TaskId, Result<Box<Drafted>, DraftError>),
    /// This change is ready to be shown, or was not made.
    Edited(TaskId, Arc<EditJob>, EditResult),
    /// The file of this tab was compared with the text of this session, and this is to be asked; or it cannot be read.
    Compared(TabId, Session, Result<Box<ConflictDialog>, NotEditable>),
    /// The briefing of this tab was saved with this text, or not.
    Saved(TabId, Result<Arc<str>, NotSaved>),
    /// This text was checked, or not.
    TextChecked(TaskId, Result<Box<CheckedText>, CheckError>),
    /// The stored marks of this tab were read.
    MarksRead(TabId, MarksRead),
    /// The words of the marks in this tab were looked for.
    MarksLocated(TabId, TaskId, Vec<(MarkId, Located)>),
    /// Changed marks of this tab were stored, or not.
    MarksKept(TabId, Box<StoredMarks>, Result<(), NotStored>),
    /// This file was written, or not.
    Written(TaskId, Result<(), files::PutError>),
    /// These pages are shown in the program for PDF, or not.
    PdfShown(TaskId, Result<(), NotShown>),
    /// The settings file was read.
    Settings(Box<Settings>),
    /// This search has found something, or cannot be made.
    SearchResults(TaskId, Result<Option<Box<SearchResults>>, NotSearched>),
}

/// A mark and where its words stand, if they do.
pub type PlacedMark = (Mark, Option<Place>);

/// The stored marks of a briefing.
pub struct MarksRead {
    /// The marks, or the reason for which they cannot be read.
    pub kept: Result<StoredMarks, MarksNotRead>,
    /// The fingerprint of their file, to detect later changes.
    pub seen: FileFingerprint,
}

/// The reason for which marks were not read, as the end of a sentence about them.
#[derive(Debug, Error)]
pub enum MarksNotRead {
    /// Their file cannot be read.
    #[error(transparent)]
    Unreadable(#[from] UnreadableFile),
    /// The thread was not done.
    #[error("could not be read: {0}")]
    NotDone(#[from] ThreadError),
}

/// The reason for which the state or marks were not stored.
#[derive(Debug, Error)]
pub enum NotStored {
    /// The file could not be written.
    #[error("{error}{}", path.as_ref().map(|path| format!(": {}", path.display())).unwrap_or_default())]
    Failed {
        /// Why.
        error: StoreError,
        /// The file, if there is one.
        path: Option<PathBuf>,
    },
    /// The thread was not done.
    #[error(transparent)]
    NotDone(#[from] ThreadError),
}

/// The reason for which a search has no results.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotSearched {
    /// The query is not valid.
    #[error(transparent)]
    Unsearchable(#[from] SearchError),
    /// The thread was not done.
    #[error(transparent)]
    NotDone(#[from] ThreadError),
}

/// The reason for which a briefing was not saved.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotSaved {
    /// Somebody else has changed the file.
    #[error("the file has changed since it was opened")]
    Changed,
    /// It could not be written, a sentence.
    #[error("{0}")]
    Failed(String),
}

/// A briefing that was made of a document.
pub struct Drafted {
    /// The briefing.
    pub loaded: Box<Loaded>,
    /// Its file.
    pub version: FileVersion,
    /// The path of its file.
    pub path: PathBuf,
    /// What was found and left out, in a sentence.
    pub said: String,
}

/// The version of a file that was read: its real path, and its fingerprint just before.
#[derive(Debug, Clone, Default)]
pub struct FileVersion {
    /// Its real path, or `None` for the sample briefing.
    pub file: FileKey,
    /// Its fingerprint, to detect later changes.
    pub fingerprint: FileFingerprint,
}

impl FileVersion {
    pub(super) fn of(open: &BriefingSource) -> Self {
        let BriefingSource::File(path) = open else { return Self::default() };
        Self { file: Some(files::real_path(path)), fingerprint: FileFingerprint::of(path) }
    }
}

/// A file that is being read.
#[derive(Debug)]
pub struct PendingRead {
    /// When that began.
    pub since: Instant,
    /// Under which the result comes.
    pub task: TaskId,
    /// Its progress, which also lets a caller stop it.
    pub progress: Arc<Progress>,
}
