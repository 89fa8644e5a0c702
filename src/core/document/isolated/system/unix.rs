//! Unix: resource limits, process groups, signals.

use std::{
    io,
    os::unix::process::{CommandExt as _, ExitStatusExt as _},
    process::{Child, Command, ExitStatus},
};

use rustix::process::{
    Pid, Resource, Rlimit, Signal, WaitId, WaitIdOptions, getrlimit, kill_process_group, setrlimit, waitid,
};

use super::{super::ReaderLimits, Ending};

/// Limits this process permanently.
///
/// # Errors
/// If the system refuses a limit.
pub(in super::super) fn restrict(limits: ReaderLimits) -> io::Result<()> {
    end_with_parent();
    let seconds = limits.seconds();
    for (resource, soft, hard) in [
        (Resource::As, limits.memory, limits.memory),
        // At the soft limit a signal shows why the process ends; at the hard one it is killed.
        (Resource::Cpu, seconds, seconds + 1),
        (Resource::Core, 0, 0),
        // No file is written, and no more are opened.
        (Resource::Fsize, 0, 0),
        (Resource::Nofile, 0, 0),
    ] {
        lower(resource, soft, hard)?;
    }
    Ok(())
}

/// A limit that is already lower is kept.
fn lower(resource: Resource, soft: u64, hard: u64) -> io::Result<()> {
    let old = getrlimit(resource);
    let hard = old.maximum.map_or(hard, |old| old.min(hard));
    let soft = old.current.map_or(soft, |old| old.min(soft)).min(hard);
    Ok(setrlimit(resource, Rlimit { current: Some(soft), maximum: Some(hard) })?)
}

/// If the parent is killed, nothing else would end the child.
#[cfg(target_os = "linux")]
fn end_with_parent() {
    // Without it, the limit of processor time still ends the child.
    rustix::process::set_parent_process_death_signal(Some(Signal::KILL)).ok();
}

#[cfg(not(target_os = "linux"))]
fn end_with_parent() {}

/// A process group: all processes that the child may have started end with it.
#[derive(Debug)]
pub(in super::super) struct Group;

impl Group {
    /// Starts a child in its own group.
    pub(in super::super) fn spawn(command: &mut Command) -> io::Result<(Self, Child)> {
        command.process_group(0).spawn().map(|child| (Self, child))
    }

    /// Ends the child and all processes that it started. Only before the child is waited for, because its id may later
    /// be reused.
    pub(in super::super) fn end(&self, child: &mut Child) {
        if let Some(group) = number_of(child) {
            kill_process_group(group, Signal::KILL).ok();
        }
        child.kill().ok();
    }

    /// Whether the child has ended. This does not wait for it.
    pub(in super::super) fn has_ended(&self, child: &mut Child) -> bool {
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        number_of(child).is_none_or(|number| !matches!(waitid(WaitId::Pid(number), options), Ok(None)))
    }
}

fn number_of(child: &Child) -> Option<Pid> {
    i32::try_from(child.id()).ok().and_then(Pid::from_raw)
}

/// Why a child ended with this status.
pub(in super::super) fn ending(status: ExitStatus) -> Ending {
    match status.signal().and_then(Signal::from_named_raw) {
        Some(Signal::XCPU) => Ending::Time,
        // Not by the parent: the system kills processes that need more memory than there is.
        Some(Signal::KILL) => Ending::Memory,
        Some(Signal::SEGV | Signal::BUS) => Ending::InvalidAccess,
        Some(Signal::ABORT) => Ending::Aborted,
        _ => Ending::Other,
    }
}
