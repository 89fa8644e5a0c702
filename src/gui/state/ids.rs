//! The ids by which what a thread has done finds the tab or the dialog that waits for it.

/// A tab of the window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct TabId(pub u64);

/// Work that is done on a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TaskId(pub u64);
