//! Tasks about the user's own marks.

use briefing_core::files::FileFingerprint;
use std::{path::PathBuf, sync::Arc};

use briefing_core::marks::{self, Anchor, MarkId, Moment, StoredMarks};

use super::{
    Tasks,
    results::{Finished, MarksNotRead, MarksRead, NotStored},
    searching::Searched,
};
use crate::gui::state::{
    failures::ThreadError,
    ids::{TabId, TaskId},
    marks_file,
};

impl Tasks {
    /// Reads the stored marks of a tab, if their file has changed since `seen`.
    pub fn read_marks(&self, tab: TabId, path: PathBuf, seen: FileFingerprint) {
        let failed = move |why: ThreadError| {
            let read = MarksRead { kept: Err(why.into()), seen };
            [Finished::MarksRead(tab, read)]
        };
        self.spawn("read marks", failed, move |send| {
            let now = FileFingerprint::of(&path);
            if now != seen {
                let kept = marks_file::read(&path).map(Option::unwrap_or_default).map_err(MarksNotRead::from);
                send(Finished::MarksRead(tab, MarksRead { kept, seen: now }));
            }
        });
    }

    /// Finds the words of marks in a briefing. Returns the task.
    pub fn locate_marks(&self, tab: TabId, open: &Searched, anchors: Vec<(MarkId, Anchor)>, now: Moment) -> TaskId {
        let task = self.new_task();
        let loaded = Arc::clone(&open.loaded);
        let failed = |why: ThreadError| [Finished::Failed(format!("Your marks are not shown: {why}"))];
        self.spawn("locate marks", failed, move |send| {
            let Some(briefing) = &loaded.briefing else { return };
            let located = marks::locate(briefing, &anchors.iter().map(|(_, anchor)| anchor).collect::<Vec<_>>(), now);
            let ids = anchors.iter().map(|(id, _)| *id);
            send(Finished::MarksLocated(tab, task, ids.zip(located).collect()));
        });
        task
    }

    /// Stores changed marks of a tab in their file. If no thread can be started, this is done when the window
    /// is closed.
    pub fn keep_marks(&self, tab: TabId, path: PathBuf, changed: StoredMarks, now: Moment) {
        let unsaved = changed.clone();
        let failed = move |why: ThreadError| [Finished::MarksKept(tab, Box::new(unsaved), Err(why.into()))];
        self.spawn("keep marks", failed, move |send| {
            let stored = marks_file::store(&path, &changed, now);
            let stored = stored.map_err(|error| NotStored::Failed { error, path: Some(path) });
            send(Finished::MarksKept(tab, Box::new(changed), stored));
        });
    }
}
