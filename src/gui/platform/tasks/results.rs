//! The results of the tasks.

use briefing_core::files::FileFingerprint;
use std::{ops::Range, path::PathBuf, sync::Arc, time::Instant};

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
        failures::{CheckError, NotCopied, ThreadError, WriteError},
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
    /// A file was not read, because its thread could not be started or panicked.
    NotRead(TaskId, ThreadError),
    /// A file was read again, with its changes if they are known. `None` if it is the same.
    Reloaded(TaskId, Option<(Box<Loaded>, Option<Box<Changes>>)>, FileVersion),
    /// The file of this tab has changed, or these pictures of it.
    Changed(TabId, Vec<String>),
    /// A picture of this tab was decoded, or not: then the error says why.
    Image(TabId, String, Result<ColorImage, PictureError>),
    /// Files were chosen to open. `None` if the system has no file dialog.
    Picked(Option<Vec<PathBuf>>),
    /// The state was stored, with the content stored now, or the error.
    PersistedState(Result<Box<PersistedState>, NotStored>),
    /// The stored state was changed elsewhere.
    StateChanged,
    /// A background task failed; the sentence says which.
    Failed(String),
    /// This text is ready to be copied or shown, or not.
    Composed(TaskId, Result<Composed, NotCopied>),
    /// A briefing was drafted from this document, or not.
    Drafted(TaskId, Result<Box<Drafted>, DraftError>),
    /// This change is ready to be shown, or was not made.
    Edited(TaskId, Arc<EditJob>, EditResult),
    /// The file of this tab was compared with the text of this session, with the dialog to open; or it cannot be read.
    Compared(TabId, Session, Result<Box<ConflictDialog>, NotEditable>),
    /// The briefing of this tab was saved with this text, or not.
    Saved(TabId, Result<Arc<str>, NotSaved>),
    /// This text was checked, or not.
    TextChecked(TaskId, Result<Box<CheckedText>, CheckError>),
    /// The stored marks of this tab were read.
    MarksRead(TabId, MarksRead),
    /// The words of the marks in this tab were searched for.
    MarksLocated(TabId, TaskId, Vec<(MarkId, Located)>),
    /// Changed marks of this tab were stored, or not.
    MarksKept(TabId, Box<StoredMarks>, Result<(), NotStored>),
    /// This file was written, or not.
    Written(TaskId, Result<(), WriteError>),
    /// These pages are shown in the PDF program, or not.
    PdfShown(TaskId, Result<(), NotShown>),
    /// The settings file was read.
    Settings(Box<Settings>),
    /// This search has results, or failed.
    SearchResults(TaskId, Result<Option<Box<SearchResults>>, NotSearched>),
    /// This search in a checked text has found these bytes of it, or failed.
    FoundInChecked(TaskId, Result<Vec<Range<usize>>, NotSearched>),
}

/// A mark and the place of its words, if they occur.
pub type PlacedMark = (Mark, Option<Place>);

/// The stored marks of a briefing.
pub struct MarksRead {
    /// The marks, or why they cannot be read.
    pub kept: Result<StoredMarks, MarksNotRead>,
    /// The fingerprint of their file, to detect later changes.
    pub seen: FileFingerprint,
}

/// Why marks were not read, as the end of a sentence about them.
#[derive(Debug, Error)]
pub enum MarksNotRead {
    /// Their file cannot be read.
    #[error(transparent)]
    Unreadable(#[from] UnreadableFile),
    /// The thread could not be started, or panicked.
    #[error("could not be read: {0}")]
    NotDone(#[from] ThreadError),
}

/// Why the state or marks were not stored.
#[derive(Debug, Error)]
pub enum NotStored {
    /// The file could not be written.
    #[error("{error}{}", path.as_ref().map(|path| format!(": {}", path.display())).unwrap_or_default())]
    Failed {
        /// The reason.
        error: StoreError,
        /// The file, if there is one.
        path: Option<PathBuf>,
    },
    /// The thread could not be started, or panicked.
    #[error(transparent)]
    NotDone(#[from] ThreadError),
}

/// Why a search has no results.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotSearched {
    /// The query is not valid.
    #[error(transparent)]
    Unsearchable(#[from] SearchError),
    /// The thread could not be started, or panicked.
    #[error(transparent)]
    NotDone(#[from] ThreadError),
}

/// Why a briefing was not saved.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotSaved {
    /// Another program has changed the file.
    #[error("the file has changed since it was opened")]
    Changed,
    /// It could not be written; the sentence says why.
    #[error("{0}")]
    Failed(String),
}

/// A briefing that was drafted from a document.
pub struct Drafted {
    /// The briefing.
    pub loaded: Box<Loaded>,
    /// The version of its file.
    pub version: FileVersion,
    /// The path of its file.
    pub path: PathBuf,
    /// A sentence on what was found and left out.
    pub message: String,
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
    /// When reading began.
    pub since: Instant,
    /// The task of its result.
    pub task: TaskId,
    /// Its progress, which also lets a caller stop it.
    pub progress: Arc<Progress>,
}
