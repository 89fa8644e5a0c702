//! Windows: an allocator with a limit, job objects, status codes.
//!
//! A job object could limit memory too, but only through unsafe calls; so the allocator does it, and ends the process
//! with the message of the standard library. The parent limits processor time, because it has a clock.

use std::{
    alloc::System,
    io,
    os::windows::io::AsRawHandle as _,
    process::{Child, Command, ExitStatus},
};

use cap::Cap;
use win32job::{ExtendedLimitInfo, Job};

use super::{super::ReaderLimits, Ending};

/// Without a limit until [`restrict`] sets one.
#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

/// Limits this process permanently.
///
/// # Errors
/// If it already needs more memory.
pub(in super::super) fn restrict(limits: ReaderLimits) -> io::Result<()> {
    let memory = usize::try_from(limits.memory).unwrap_or(usize::MAX);
    ALLOCATOR.set_limit(memory).map_err(|()| io::ErrorKind::OutOfMemory.into())
}

/// A job object: all processes that the child may have started end with it, and it ends with this process.
#[derive(Debug)]
pub(in super::super) struct Group {
    /// `None` if the system refuses one; then only the child is ended.
    job: Option<Job>,
}

impl Group {
    /// Starts a child in its own job. It first waits for the document, so it cannot have started anything before it is
    /// in the job.
    pub(in super::super) fn spawn(command: &mut Command) -> io::Result<(Self, Child)> {
        let child = command.spawn()?;
        let mut limits = ExtendedLimitInfo::new();
        limits.limit_kill_on_job_close();
        let job = Job::create_with_limit_info(&limits).ok();
        let job = job.filter(|job| job.assign_process(child.as_raw_handle() as isize).is_ok());
        Ok((Self { job }, child))
    }

    /// Ends the child and all processes that it started.
    pub(in super::super) fn end(&mut self, child: &mut Child) {
        self.job = None;
        child.kill().ok();
    }

    /// Whether the child has ended.
    pub(in super::super) fn has_ended(&self, child: &mut Child) -> bool {
        !matches!(child.try_wait(), Ok(None))
    }
}

/// Why a child ended with this status. The codes are those of `NTSTATUS`, from `ntstatus.h`.
pub(in super::super) fn ending(status: ExitStatus) -> Ending {
    match status.code().map(i32::cast_unsigned) {
        // STATUS_NO_MEMORY, STATUS_COMMITMENT_LIMIT
        Some(0xC000_0017 | 0xC000_012D) => Ending::Memory,
        // STATUS_ACCESS_VIOLATION, STATUS_IN_PAGE_ERROR
        Some(0xC000_0005 | 0xC000_0006) => Ending::InvalidAccess,
        // STATUS_STACK_BUFFER_OVERRUN, with which an aborting program ends; and the code of `abort` in C.
        Some(0xC000_0409 | 3) => Ending::Aborted,
        _ => Ending::Other,
    }
}
