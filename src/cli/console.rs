//! Standard output and standard error, as passed in by the caller. Control characters are made visible on standard
//! error.

use std::{
    fmt,
    io::{self, ErrorKind, Read, Write},
    path::PathBuf,
};

use briefing_core::text::invisible::visible;

use super::{EXIT_FAILURE, EXIT_OK, PROGRAM};

/// Standard output and standard error.
pub struct Console<'a> {
    pub(super) out: Sink<'a>,
    pub(super) err: Sink<'a>,
    pub(super) is_colored: bool,
    /// Whether `out` is a terminal, with colours or without.
    pub(super) is_terminal: bool,
    /// Standard input, for commands that read it.
    pub(super) input: Option<&'a mut dyn Read>,
    /// This program, which reads documents in a process of its own.
    pub(super) program: Option<PathBuf>,
}

impl<'a> Console<'a> {
    /// A console; `is_colored` if `out` is a terminal that may show colours.
    pub fn new(out: &'a mut dyn Write, err: &'a mut dyn Write, is_colored: bool) -> Self {
        Self { out: Sink::new(out), err: Sink::new(err), is_colored, is_terminal: false, input: None, program: None }
    }

    /// The same console, with whether `out` is a terminal; control characters are then made visible.
    #[must_use]
    pub fn on_terminal(self, is_terminal: bool) -> Self {
        Self { is_terminal, ..self }
    }

    /// The same console with standard input, for `-`.
    #[must_use]
    pub fn with_input(self, input: &'a mut dyn Read) -> Self {
        Self { input: Some(input), ..self }
    }

    /// The same console with the path of this program: documents are then read in a separate process, which is
    /// started with it. Without it, they are read in this process.
    #[must_use]
    pub fn with_program(self, program: Option<PathBuf>) -> Self {
        Self { program, ..self }
    }

    /// Writes text of this program's own. Returns the exit code for that.
    pub(super) fn say(&mut self, text: &str) -> u8 {
        self.out.put(text);
        EXIT_OK
    }

    /// Writes a sentence about what went wrong to standard error.
    pub(super) fn error(&mut self, error: &dyn fmt::Display) {
        // In the order of writing, even if both are the same terminal.
        self.out.flush_or_stop();
        self.err.put(&format!("{PROGRAM}: {}\n", visible(&error.to_string())));
    }

    /// Reports an error that ends the command. Returns the exit code for a failure.
    pub(super) fn fail(&mut self, error: &dyn fmt::Display) -> u8 {
        self.error(error);
        EXIT_FAILURE
    }

    /// Flushes the output. Returns `code`, or the exit code of a failure if output was lost.
    pub(super) fn finish(mut self, code: u8) -> u8 {
        self.out.flush_or_stop();
        let lost = self.out.failed.take().filter(|error| error.kind() != ErrorKind::BrokenPipe);
        let code = match lost {
            Some(error) => self.fail(&format_args!("the output could not be written: {error}")),
            None => code,
        };
        self.err.flush_or_stop();
        code
    }
}

/// An output that never fails. After an error it drops the rest: if a reader such as `head` has gone away, the
/// check continues and the exit code is still right.
pub(super) struct Sink<'a> {
    inner: &'a mut dyn Write,
    failed: Option<io::Error>,
}

impl<'a> Sink<'a> {
    fn new(inner: &'a mut dyn Write) -> Self {
        Self { inner, failed: None }
    }

    pub(super) fn put(&mut self, text: &str) {
        self.attempt(|inner| inner.write_all(text.as_bytes()));
    }

    fn flush_or_stop(&mut self) {
        self.attempt(|inner| inner.flush());
    }

    fn attempt(&mut self, act: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
        if self.failed.is_none() {
            self.failed = act(self.inner).err();
        }
    }
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.attempt(|inner| inner.write_all(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.flush_or_stop();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Full(ErrorKind);

    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn code_after(kind: ErrorKind) -> (u8, String) {
        let (mut out, mut err) = (Full(kind), Vec::new());
        let mut console = Console::new(&mut out, &mut err, false);
        console.say("words");
        let code = console.finish(1);
        (code, String::from_utf8_lossy(&err).into_owned())
    }

    #[test]
    fn a_closed_output_does_not_change_the_exit_code() {
        assert_eq!(code_after(ErrorKind::BrokenPipe), (1, String::new()));
    }

    #[test]
    fn lost_output_is_reported() {
        let (code, said) = code_after(ErrorKind::StorageFull);
        assert_eq!(code, EXIT_FAILURE);
        assert!(said.starts_with("briefing-viewer: the output could not be written: "), "{said}");
    }
}
