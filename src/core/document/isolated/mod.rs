//! Reads a document in a child process of the same program, with limits on time, memory and output.
//!
//! A stack overflow and running out of memory cannot be caught, and a loop in a library cannot be stopped: they end the
//! child, and the parent reports it. The child is `PROGRAM read-document FORMAT`. It gets the document on standard
//! input and writes a JSON of `Result<Document, DocumentError>` to standard output. Its limits come in the environment
//! variable [`LIMITS_VARIABLE`], as "SECONDS,BYTES OF MEMORY,BYTES OF OUTPUT"; it sets them on itself before it reads.
//! Without the variable it takes the [default](ReaderLimits::default).

mod check;
mod child;
mod exit_reason;
mod parent;
mod system;

use std::time::Duration;

use super::DocumentError;

pub use child::serve;
pub use parent::read_isolated;

/// The hidden command of the program that [`read_isolated`] starts.
pub const COMMAND: &str = "read-document";
/// The environment variable that tells the child its limits.
pub const LIMITS_VARIABLE: &str = "BRIEFING_VIEWER_READER_LIMITS";
/// The most bytes of a document that are read. A larger file has pictures or is not a document.
pub const DOCUMENT_BYTES: u64 = 128 << 20;

/// The limits of a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReaderLimits {
    /// The wall-clock time that reading may take.
    pub time: Duration,
    /// Bytes of address space on Unix, of allocated memory on Windows.
    pub memory: u64,
    /// Bytes of the reader’s output, which is somewhat larger than the text.
    pub output: u64,
}

impl Default for ReaderLimits {
    fn default() -> Self {
        Self { time: Duration::from_secs(20), memory: 1 << 30, output: 64 << 20 }
    }
}

impl ReaderLimits {
    fn to_variable(self) -> String {
        format!("{},{},{}", self.seconds(), self.memory, self.output)
    }

    fn from_variable(value: &str) -> Option<Self> {
        let mut numbers = value.split(',').map(|number| number.trim().parse::<u64>().ok());
        let time = Duration::from_secs(numbers.next()??);
        Some(Self { time, memory: numbers.next()??, output: numbers.next()?? })
    }

    /// Whole seconds, at least one.
    fn seconds(self) -> u64 {
        (self.time.as_secs() + u64::from(self.time.subsec_nanos() > 0)).max(1)
    }
}

/// The error for a document that is too large to be read at all.
fn too_large_to_read() -> DocumentError {
    DocumentError::TooLarge(format!("is larger than {} MiB", DOCUMENT_BYTES >> 20))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_the_same_after_the_way_to_the_child() {
        let limits = ReaderLimits { time: Duration::from_secs(7), memory: 1 << 28, output: 12_345 };
        assert_eq!(ReaderLimits::from_variable(&limits.to_variable()), Some(limits));
        assert_eq!(ReaderLimits::from_variable("20"), None);
    }
}
