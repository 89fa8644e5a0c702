//! Applies changes to a briefing: makes the new text of its file and reads it, without showing it yet.

use std::{
    borrow::Cow,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use briefing_core::{
    diagnostics::Severity,
    editing::{Change, ChangeError, Merge, Session, Side, differences},
    files::{real_path, reason},
    format::Folder,
    load::{BriefingSource, Loaded, load_text},
    model::Changes,
    sample,
    text::window_sentence,
};
use thiserror::Error;

use crate::gui::{
    command::Action,
    state::{
        editing_dialogs::{Collision, ConflictDialog},
        failures::ThreadError,
        unsaved_changes::UnsavedChanges,
    },
};

/// The maximum size in bytes of a file that is changed on the window's own thread, so that the result is on screen,
/// and announced, with the next frame. A briefing of 300 paragraphs has about 200 KB.
pub const AT_ONCE: usize = 256 << 10;

/// A step of editing the text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditStep {
    /// Make these changes as one.
    Make(Vec<Change>),
    /// Undo the last change.
    Undo,
    /// Redo the change that was undone last.
    Redo,
    /// Restore the stored changes of the last session from this path.
    Restore(PathBuf),
    /// Replace the text with that of the saved file.
    Take(Arc<str>),
    /// Replace the text with the first of these, which was merged with the current text of the saved file, the second.
    Merge(Arc<str>, Arc<str>),
    /// Change nothing, but read the text again because the file has another name.
    Read,
}

/// A step with its initial state.
#[derive(Debug)]
pub struct EditJob {
    /// The step to apply.
    pub step: EditStep,
    /// The edited text of the file, if it was changed before.
    pub session: Option<Session>,
    /// The file.
    pub source: BriefingSource,
    /// The file as it is shown.
    pub open: Arc<Loaded>,
}

/// The result of a step.
#[derive(Debug)]
pub struct Edited {
    /// The text, with what can be undone.
    pub session: Session,
    /// The change that was made or undone, in words.
    pub label: String,
    /// The briefing read from the new text, with the changes if they are known. `None` if the text is
    /// unchanged.
    pub new: Option<(Box<Loaded>, Option<Box<Changes>>)>,
    /// Whether `session` has a newer version of the saved file than the window.
    pub is_of_disk: bool,
    /// Whether the restored changes were made in a text that is not the file's current one.
    pub is_other_file: bool,
}

/// The result of a step, or why it was not made.
pub type EditResult = Result<Box<Edited>, NotMade>;

/// Why a step was not made, a sentence.
#[derive(Debug, Error)]
pub enum NotMade {
    /// The briefing cannot be changed at all.
    #[error(transparent)]
    NotEditable(#[from] NotEditable),
    /// The change cannot be made.
    #[error(transparent)]
    Change(#[from] ChangeError),
    /// There is nothing to undo or redo.
    #[error("This change is no longer available")]
    Nothing,
    /// The thread was not done.
    #[error("The change was not made: {0}")]
    NotDone(#[from] ThreadError),
}

impl NotMade {
    /// As a full sentence.
    pub fn sentence(&self) -> String {
        window_sentence(&self.to_string())
    }
}

/// Why a briefing cannot be changed, a sentence.
#[derive(Debug, Error)]
pub enum NotEditable {
    /// It has not been read to the end.
    #[error("The file is still being read")]
    NotRead,
    /// It has no file.
    #[error("This briefing is part of the program; {} saves it to a file that you can change", Action::SaveAs.key())]
    BuiltIn,
    /// The file differs from what is shown.
    #[error("The file has changed; {} reloads it", Action::Reload.key())]
    Changed,
    /// The file is not there, or may not be read.
    #[error("The file cannot be changed: {}", reason(_0))]
    Unreadable(#[from] std::io::Error),
}

impl EditJob {
    /// Whether the file is so long that the step would noticeably block the window.
    pub fn is_long(&self) -> bool {
        self.open.text_of(&self.open.name).len() > AT_ONCE
    }

    /// Whether both make the same step with the same text.
    pub fn is_same(&self, other: &Self) -> bool {
        let is_same_session = match (&self.session, &other.session) {
            (Some(one), Some(other)) => one.is_same(other),
            (None, None) => true,
            _ => false,
        };
        is_same_session
            && Arc::ptr_eq(&self.open, &other.open)
            && self.step == other.step
            && self.source == other.source
    }

    /// Makes the step.
    ///
    /// # Errors
    /// See [`NotMade`].
    pub fn run(&self) -> Result<Edited, NotMade> {
        if self.open.is_beginning {
            return Err(NotEditable::NotRead.into());
        }
        let mut is_of_disk = self.session.is_none();
        let mut is_other_file = false;
        let mut session = match (&self.step, &self.session) {
            (EditStep::Restore(kept), _) => {
                let session = self.restored(kept)?;
                is_other_file = session.saved() != text_of(&self.source, &self.open)?;
                session
            }
            (_, Some(session)) => session.clone(),
            (_, None) => self.begun()?,
        };
        let before = session.shared_text();
        let label = match &self.step {
            EditStep::Make(changes) => {
                let briefing = self.open.briefing.as_ref().ok_or(NotEditable::NotRead)?;
                session.make(changes, briefing)?;
                changes.first().map(Change::label).unwrap_or_default()
            }
            EditStep::Undo => session.undo().ok_or(NotMade::Nothing)?,
            EditStep::Redo => session.redo().ok_or(NotMade::Nothing)?,
            EditStep::Take(theirs) => {
                is_of_disk = true;
                session.take(Arc::clone(theirs));
                String::new()
            }
            EditStep::Merge(merged, theirs) => {
                is_of_disk = true;
                session.merge(Arc::clone(merged), Arc::clone(theirs));
                String::new()
            }
            EditStep::Restore(_) | EditStep::Read => String::new(),
        };
        let is_read = matches!(self.step, EditStep::Restore(_) | EditStep::Read) || *before != *session.text();
        let new = is_read.then(|| self.read(&session));
        Ok(Edited { session, label, new, is_of_disk, is_other_file })
    }

    /// A session for a file that was not changed yet.
    fn begun(&self) -> Result<Session, NotEditable> {
        match &self.source {
            BriefingSource::File(_) => Ok(Session::new(shown_text(&self.source, &self.open)?)),
            BriefingSource::Sample | BriefingSource::Example(_) => Err(NotEditable::BuiltIn),
        }
    }

    /// A session with the stored changes of the last session, and the text in which they were made as the saved one:
    /// if the file has another text now, it is compared as any other change of the file.
    fn restored(&self, kept: &Path) -> Result<Session, NotMade> {
        let BriefingSource::File(path) = &self.source else { return Err(NotMade::Nothing) };
        let kept = UnsavedChanges::read(kept, &real_path(path)).ok_or(NotMade::Nothing)?;
        if kept.now == text_of(&self.source, &self.open)? {
            return Err(NotMade::Nothing);
        }
        Ok(Session::restored(kept.before, kept.now))
    }

    fn read(&self, session: &Session) -> (Box<Loaded>, Option<Box<Changes>>) {
        let (name, folder) = match &self.source {
            BriefingSource::File(path) => (path.display().to_string(), Folder::of(path)),
            BriefingSource::Sample | BriefingSource::Example(_) => (self.open.name.clone(), self.open.folder.clone()),
        };
        let new = Box::new(load_text(&name, Cow::Owned(session.text().to_owned()), folder));
        let both = self.open.briefing.as_ref().zip(new.briefing.as_ref());
        let changes = both.map(|(old, new)| Box::new(Changes::between(old, new)));
        (new, changes)
    }
}

/// Two versions of a file: the one that was changed here, and the one on the disk.
#[derive(Debug)]
pub struct Comparison {
    /// The text that was changed here.
    pub session: Session,
    /// The briefing read from the edited text.
    pub mine: Arc<Loaded>,
    /// The briefing read from the saved file.
    pub theirs: Box<Loaded>,
}

/// The maximum number of conflicts that are decided one by one. With more, a whole version has to be chosen.
const MOST_COLLISIONS: usize = 12;

impl Comparison {
    /// The dialog that asks the user to decide.
    ///
    /// # Errors
    /// If the file cannot be read, or has changed again meanwhile; then it is compared after it has been read.
    pub fn run(&self, source: &BriefingSource) -> Result<ConflictDialog, NotEditable> {
        let theirs: Arc<str> = text_of(source, &self.theirs)?.into();
        let both = self.mine.briefing.as_ref().zip(self.theirs.briefing.as_ref());
        let mut differences = both.map(|(mine, theirs)| differences(mine, theirs)).unwrap_or_default();
        let merge = Merge::new(self.session.saved(), self.session.text(), &theirs);
        let collisions = self.collisions(&merge);
        let merge = collisions.is_some().then(|| Arc::new(merge));
        let is_readable = self.theirs.briefing.is_some() && !self.theirs.is_broken();
        let colliding: Vec<_> = collisions.iter().flatten().flat_map(|collision| &collision.differences).collect();
        differences.retain(|difference| !colliding.contains(&difference));
        Ok(ConflictDialog { differences, theirs, is_readable, merge, collisions: collisions.unwrap_or_default() })
    }

    /// The differences at each conflict. `None` if the merged text would be worse than either version:
    /// unreadable, or with more errors.
    fn collisions(&self, merge: &Merge) -> Option<Vec<Collision>> {
        let count = merge.collisions();
        if count > MOST_COLLISIONS {
            return None;
        }
        let read = |sides: &[Side]| {
            let new = load_text(&self.mine.name, Cow::Owned(merge.text(sides)), self.mine.folder.clone());
            let errors = |loaded: &Loaded| loaded.count(Severity::Error);
            let is_as_good = errors(&new) <= errors(&self.mine).max(errors(&self.theirs));
            new.briefing.is_some().then_some(new).filter(|new| is_as_good && !new.is_broken())
        };
        let mine = read(&[])?;
        let others = (0..count).map(|at| {
            let sides: Vec<Side> =
                (0..count).map(|other| if other == at { Side::Theirs } else { Side::Mine }).collect();
            let theirs = read(&sides)?;
            let both = mine.briefing.as_ref().zip(theirs.briefing.as_ref());
            Some(Collision { differences: both.map(|(mine, theirs)| differences(mine, theirs))?, side: None })
        });
        let collisions: Vec<Collision> = others.collect::<Option<_>>()?;
        (count < 2 || read(&vec![Side::Theirs; count]).is_some()).then_some(collisions)
    }
}

/// The text of the saved file, with its own line ends.
///
/// # Errors
/// If it cannot be read, or differs from what is shown.
pub fn text_of(source: &BriefingSource, loaded: &Loaded) -> Result<String, NotEditable> {
    let path = match source {
        BriefingSource::Sample => return Ok(sample::TEXT.to_owned()),
        BriefingSource::Example(example) => return Ok(example.text().to_owned()),
        BriefingSource::File(path) => path,
    };
    let text = fs::read_to_string(path)?;
    match reads_as(&text, loaded) {
        true => Ok(text),
        false => Err(NotEditable::Changed),
    }
}

/// The text of a file as it is shown: from the disk or, if the file is gone or not readable, as it was read before.
///
/// # Errors
/// If the file differs from what is shown.
pub fn shown_text(source: &BriefingSource, loaded: &Loaded) -> Result<String, NotEditable> {
    match text_of(source, loaded) {
        Err(NotEditable::Unreadable(_)) if loaded.briefing.is_some() => Ok(loaded.text_of(&loaded.name).to_owned()),
        text => text,
    }
}

/// Whether this text is the one that was read.
pub fn reads_as(text: &str, loaded: &Loaded) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let read = loaded.text_of(&loaded.name);
    match text.contains("\r\n") {
        true => text.replace("\r\n", "\n") == read,
        false => text == read,
    }
}
