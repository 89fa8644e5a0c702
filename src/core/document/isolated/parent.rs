//! The parent's side: starts the child, sends the document, receives the result, and ends the child in any case.

use std::{
    io::{Read, Write as _},
    path::Path,
    process::{Child, ChildStdin, Command, ExitStatus, Stdio},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

use super::{
    super::{Document, DocumentError, Format},
    COMMAND, DOCUMENT_BYTES, LIMITS_VARIABLE, ReaderLimits, check,
    exit_reason::{self, Ended},
    system::Group,
    too_large_to_read,
};

/// Variables that a program may need to start.
const ENVIRONMENT: [&str; 3] = ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SystemRoot"];
/// The most bytes that are kept of the child’s standard error.
const SAID_BYTES: u64 = 4 << 10;
/// The interval at which the parent checks whether the child has ended, once it has closed its output.
const PAUSE: Duration = Duration::from_millis(2);

/// Reads a document in a child process: `program` is started with [`COMMAND`] and the name of the format.
///
/// Returns after `limits.time` at the latest (plus the moment that it takes to end a process); by then the child has
/// ended.
///
/// # Errors
/// The error of the reader; or that it took too long, needed too much memory, or failed.
pub fn read_isolated(
    program: &Path,
    bytes: &[u8],
    format: Format,
    limits: ReaderLimits,
) -> Result<Document, DocumentError> {
    if bytes.len() as u64 > DOCUMENT_BYTES {
        return Err(too_large_to_read());
    }
    let deadline = Instant::now() + limits.time;
    let mut child = Running::start(program, format, limits)?;
    let (stdin, stdout, stderr) = child.pipes();
    thread::scope(|scope| {
        let (sender, output) = mpsc::channel();
        scope.spawn(move || send(stdin, bytes));
        scope.spawn(move || sender.send(take(stdout, limits.output.saturating_add(1))).ok());
        let said = scope.spawn(move || take_and_drain(stderr));
        let ended = child.wait_for(&output, deadline, limits.output);
        // When the child has ended, all pipes are closed, so the threads end.
        drop(child);
        let said = said.join().unwrap_or_default();
        match ended {
            Ended::Normally(output) => check::result_of(&output).unwrap_or_else(|| Err(exit_reason::not_understood())),
            ended => Err(exit_reason::error_of(&ended, &String::from_utf8_lossy(&said), limits)),
        }
    })
}

/// A child that is killed and waited for whenever this is dropped.
struct Running {
    child: Child,
    group: Group,
    is_waited_for: bool,
}

impl Running {
    fn start(program: &Path, format: Format, limits: ReaderLimits) -> Result<Self, DocumentError> {
        let mut command = Command::new(program);
        command.args([COMMAND, format.as_str()]).env_clear();
        command.envs(ENVIRONMENT.into_iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
        command.env(LIMITS_VARIABLE, limits.to_variable());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        Group::spawn(&mut command)
            .map(|(group, child)| Self { child, group, is_waited_for: false })
            .map_err(|error| DocumentError::ReaderFailed(format!("it could not be started, {error}")))
    }

    fn pipes(&mut self) -> (Option<ChildStdin>, Option<impl Read + use<>>, Option<impl Read + use<>>) {
        (self.child.stdin.take(), self.child.stdout.take(), self.child.stderr.take())
    }

    fn wait_for(&mut self, output: &Receiver<Vec<u8>>, deadline: Instant, most: u64) -> Ended {
        let left = deadline.saturating_duration_since(Instant::now());
        let output = match output.recv_timeout(left) {
            Ok(output) if output.len() as u64 > most => return Ended::TooMuchOutput,
            Ok(output) => output,
            Err(RecvTimeoutError::Timeout) => return Ended::TooLate,
            Err(RecvTimeoutError::Disconnected) => Vec::new(),
        };
        match self.wait_until(deadline) {
            None => Ended::TooLate,
            Some(status) if status.success() => Ended::Normally(output),
            Some(status) => Ended::Badly(status),
        }
    }

    fn wait_until(&mut self, deadline: Instant) -> Option<ExitStatus> {
        while !self.group.has_ended(&mut self.child) {
            if Instant::now() >= deadline {
                return None;
            }
            thread::sleep(PAUSE);
        }
        // Processes that the child started may still hold its pipes open.
        self.group.end(&mut self.child);
        self.is_waited_for = true;
        self.child.wait().ok()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if !self.is_waited_for {
            self.group.end(&mut self.child);
            self.child.wait().ok();
        }
    }
}

/// A child that ends early closes its input; that is not an error here.
fn send(pipe: Option<ChildStdin>, bytes: &[u8]) {
    if let Some(mut pipe) = pipe {
        pipe.write_all(bytes).ok();
    }
}

fn take(pipe: Option<impl Read>, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(pipe) = pipe {
        pipe.take(most).read_to_end(&mut bytes).ok();
    }
    bytes
}

/// Returns the beginning of the output; the rest is read and discarded, so that the child is not blocked.
fn take_and_drain(mut pipe: Option<impl Read>) -> Vec<u8> {
    let said = take(pipe.as_mut(), SAID_BYTES);
    if let Some(mut pipe) = pipe {
        std::io::copy(&mut pipe, &mut std::io::sink()).ok();
    }
    said
}
