//! The functions of each system for limiting and ending a child process.
//!
//! Both modules have the same functions: `restrict`, which a process applies to itself before it reads; [`Group`], the
//! child with all processes that it may have started; and `ending`, why a child ended without a result.

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
    /// It used more processor time than allowed. On Windows the parent checks this.
    #[cfg(unix)]
    Time,
    /// The system ended it, as it does with processes that need more memory than there is.
    Memory,
    /// It read or wrote invalid memory.
    InvalidAccess,
    /// It ended itself, without a result.
    Aborted,
    /// Anything else.
    Other,
}
