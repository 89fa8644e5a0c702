//! Tasks that change a long briefing, or compare two versions of one.

use std::sync::Arc;

use briefing_core::load::BriefingSource;

use super::{Tasks, results::Finished};
use crate::gui::{
    platform::editing::{Comparison, EditJob, NotEditable, NotMade},
    state::{
        failures::ThreadError,
        ids::{TabId, TaskId},
    },
};

impl Tasks {
    /// Changes a briefing. Returns the task. If no thread can be started, the change is made immediately, so that
    /// nothing is lost.
    pub fn edit(&self, job: EditJob) -> TaskId {
        let task = self.new_task();
        let job = Arc::new(job);
        let again = Arc::clone(&job);
        let failed = move |why: ThreadError| {
            let result = match why {
                ThreadError::NotStarted(_) => again.run().map(Box::new),
                ThreadError::Panicked => Err(NotMade::NotDone(why)),
            };
            [Finished::Edited(task, again, result)]
        };
        self.spawn("edit", failed, move |send| {
            let result = job.run().map(Box::new);
            send(Finished::Edited(task, job, result));
        });
        task
    }

    /// Compares two versions of the file in a tab. There is no result if the file has changed again meanwhile.
    pub fn compare(&self, tab: TabId, source: BriefingSource, comparison: Comparison) {
        let failed = |why: ThreadError| [Finished::Failed(format!("The two versions were not compared: {why}"))];
        self.spawn("compare", failed, move |send| {
            let conflict = comparison.run(&source);
            let Comparison { session, mine, theirs } = comparison;
            // Otherwise the last reference may be dropped on the window's own thread, which takes a while for a long
            // file.
            drop((mine, theirs));
            if !matches!(conflict, Err(NotEditable::Changed)) {
                send(Finished::Compared(tab, session, conflict.map(Box::new)));
            }
        });
    }
}
