//! The error messages for a reader that ended without a result.

use std::process::ExitStatus;

use super::{
    super::DocumentError,
    ReaderLimits,
    system::{self, Ending},
};

/// How a child ended.
#[derive(Debug)]
pub(super) enum Ended {
    /// Without an error, with its output.
    Normally(Vec<u8>),
    /// With an exit code that indicates an error, or by a signal.
    Badly(ExitStatus),
    /// Not within the time limit.
    TooLate,
    TooMuchOutput,
}

/// The error for a reader that ended without a result. `said` is what it wrote to standard error.
pub(super) fn error_of(ended: &Ended, said: &str, limits: ReaderLimits) -> DocumentError {
    match ended {
        Ended::Normally(_) => not_understood(),
        Ended::TooLate => DocumentError::TooSlow(limits.seconds()),
        Ended::TooMuchOutput => {
            DocumentError::TooLarge(format!("has more text than {} MiB", limits.output.div_ceil(1 << 20)))
        }
        // The message of the standard library before it ends the process.
        Ended::Badly(_) if said.contains("memory allocation of") => needs_memory(limits),
        Ended::Badly(_) if said.contains("has overflowed its stack") => {
            DocumentError::ReaderFailed("its content is nested too deeply".to_owned())
        }
        Ended::Badly(status) => of_status(*status, limits),
    }
}

/// The error for a reader whose result is not valid.
pub(super) fn not_understood() -> DocumentError {
    DocumentError::ReaderFailed("its output is invalid".to_owned())
}

fn needs_memory(limits: ReaderLimits) -> DocumentError {
    DocumentError::TooLarge(format!("needs more memory than {} MiB to be read", limits.memory >> 20))
}

fn of_status(status: ExitStatus, limits: ReaderLimits) -> DocumentError {
    let reason = match system::ending(status) {
        #[cfg(unix)]
        Ending::Time => return DocumentError::TooSlow(limits.seconds()),
        Ending::Memory => return needs_memory(limits),
        Ending::InvalidAccess => "it ended with a memory access error".to_owned(),
        Ending::Aborted => "it ended unexpectedly".to_owned(),
        Ending::Other => format!("it ended with {status}"),
    };
    DocumentError::ReaderFailed(reason)
}
