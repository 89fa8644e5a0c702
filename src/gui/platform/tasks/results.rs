//! The results of the tasks.

use briefing_core::files::FileFingerprint;
use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Instant,
};

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
        kept_file::UnreadableFile,
        session::{FileKey, PersistedState},
        settings_file::Settings,
        store::StoreError,
    },
};

/// The result of a thread.
pub enum Finished {
    /// The beginning of a file was read, or all of it. The number is that of the reading.
    Loaded(u64, Box<Loaded>, FileVersion),
    /// The reading of this number was not done.
    NotRead(u64, ThreadError),
    /// A file was read again, with its changes if they are known. `None` if it is the same.
    Reloaded(u64, Option<(Box<Loaded>, Option<Box<Changes>>)>, FileVersion),
    /// The file of the tab with this number has changed, or these pictures of it.
    Changed(u64, Vec<String>),
    /// A picture of the tab of this number was decoded, or not: then a sentence says why.
    Image(u64, String, Result<ColorImage, PictureError>),
    /// Files were chosen to open. `None` if the system has no file dialog.
    Picked(Option<Vec<PathBuf>>),
    /// The state was stored, with the content stored now, or the error.
    PersistedState(Result<Box<PersistedState>, NotStored>),
    /// The stored state was changed elsewhere.
    StateChanged,
    /// A background task failed; a sentence says which.
    Failed(String),
    /// The text of this number is ready to be copied or shown, or not.
    Composed(u64, Result<Composed, NotCopied>),
    /// The document of the reading of this number was made a briefing, or not.
    Drafted(u64, Result<Box<Drafted>, DraftError>),
    /// The change of this number is ready to be shown, or was not made.
    Edited(u64, Arc<EditJob>, EditResult),
    /// The file of the tab of this number was compared with the text of this session, and this is to be asked; or it cannot be
    /// read.
    Compared(u64, Session, Result<Box<ConflictDialog>, NotEditable>),
    /// The briefing of the tab of this number was saved with this text, or not.
    Saved(u64, Result<Arc<str>, NotSaved>),
    /// The text of the reading of this number was checked, or not.
    TextChecked(u64, Result<Box<CheckedText>, CheckError>),
    /// The stored marks of the tab with this number were read.
    MarksRead(u64, MarksRead),
    /// The words of the marks in the tab of this number were looked for, under the other number.
    MarksLocated(u64, u64, Vec<(MarkId, Located)>),
    /// Changed marks of the tab with this number were stored, or not.
    MarksKept(u64, Box<StoredMarks>, Result<(), NotStored>),
    /// The file of this number was written, or not.
    Written(u64, Result<(), files::PutError>),
    /// The pages of this number are shown in the program for PDF, or not.
    PdfShown(u64, Result<(), NotShown>),
    /// The settings file was read.
    Settings(Box<Settings>),
    /// The search of this number has found something, or cannot be made.
    SearchResults(u64, Result<Option<Box<SearchResults>>, NotSearched>),
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

/// A running search, cancelled when this is dropped.
#[derive(Debug)]
pub struct RunningSearch {
    /// Under which the result comes.
    pub number: u64,
    pub(super) is_stopped: Arc<AtomicBool>,
}

impl Drop for RunningSearch {
    fn drop(&mut self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }
}

/// A file that is being read.
#[derive(Debug)]
pub struct PendingRead {
    /// When that began.
    pub since: Instant,
    /// Under which the result comes.
    pub number: u64,
    /// Its progress, which also lets a caller stop it.
    pub progress: Arc<Progress>,
}
