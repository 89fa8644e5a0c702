//! What each system offers to hold a child process to its limits and to end it.
//!
//! Both modules have the same functions: `restrict`, which a process applies to itself before it reads; [`Group`], the child
//! with all that it may have started; and `ending`, why a child ended that gave no result.

#[cfg(unix)]
mod unix;
#[cfg(unix)]
pub(super) use unix::{Group, ending, restrict};

#[cfg(windows)]
mod windows;
#[cfg(windows)]
pub(super) use windows::{Group, ending, restrict};

/// Why a child ended, as far as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// It used more processor time than it had. Windows leaves that to the parent.
    #[cfg(unix)]
    Time,
    /// The system ended it, which it does to who needs more memory than there is.
    Memory,
    /// It read or wrote memory that is not its own.
    InvalidAccess,
    /// It ended itself, without a result.
    Aborted,
    /// Anything else.
    Other,
}
