//! The ids by which results of threads find the tab or the dialog that waits for them.

/// A tab of the window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct TabId(pub u64);

/// A background task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TaskId(pub u64);
