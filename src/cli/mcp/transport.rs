//! Messages of the protocol, one per line, over standard input and standard output.

use std::{
    io::{self, BufRead, Read as _, Write as _},
    thread,
};

use rmcp::{
    RoleServer,
    model::{ErrorCode, ErrorData},
    service::{RxJsonRpcMessage, TxJsonRpcMessage},
    transport::Transport,
};
use tokio::sync::mpsc::{self, Receiver, Sender};

/// Bytes of the longest line that is read: the longest text with every character escaped, and the request
/// around it.
const LONGEST_LINE_BYTES: u64 = 8 << 20;
/// The maximum number of lines that wait to be processed; a client that sends more is made to wait.
const WAITING_LINES: usize = 64;

/// A line that was received.
enum Line {
    Whole(Vec<u8>),
    TooLong,
}

/// The transport. A thread reads, because on some systems there is no other way to wait for standard input.
pub(super) struct StdioTransport {
    lines: Receiver<Line>,
}

impl StdioTransport {
    pub(super) fn start() -> Self {
        let (sender, lines) = mpsc::channel(WAITING_LINES);
        // The thread is not joined: at the end of the program it may still be reading.
        thread::spawn(move || read_lines(io::stdin().lock(), &sender));
        Self { lines }
    }
}

fn read_lines(mut input: impl BufRead, lines: &Sender<Line>) {
    while let Some(line) = next_line(&mut input) {
        if lines.blocking_send(line).is_err() {
            return;
        }
    }
}

/// The next line, or `None` at the end of the input or after an error.
fn next_line(input: &mut impl BufRead) -> Option<Line> {
    let mut line = Vec::new();
    let read = input.by_ref().take(LONGEST_LINE_BYTES).read_until(b'\n', &mut line).ok()?;
    if read == 0 {
        return None;
    }
    if read as u64 == LONGEST_LINE_BYTES && !line.ends_with(b"\n") {
        drop(line);
        input.skip_until(b'\n').ok()?;
        return Some(Line::TooLong);
    }
    Some(Line::Whole(line))
}

impl Transport<RoleServer> for StdioTransport {
    type Error = io::Error;

    fn send(
        &mut self,
        item: TxJsonRpcMessage<RoleServer>,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send + 'static {
        std::future::ready(put(&item))
    }

    async fn receive(&mut self) -> Option<RxJsonRpcMessage<RoleServer>> {
        loop {
            let refused = match self.lines.recv().await? {
                Line::TooLong => {
                    let size = LONGEST_LINE_BYTES >> 20;
                    ErrorData::invalid_request(
                        format!("the message is longer than {size} MiB; send a shorter one"),
                        None,
                    )
                }
                Line::Whole(line) if line.trim_ascii().is_empty() => continue,
                Line::Whole(line) => match serde_json::from_slice(&line) {
                    Ok(message) => return Some(message),
                    Err(error) => refusal(&error),
                },
            };
            put(&TxJsonRpcMessage::<RoleServer>::error(refused, None)).ok()?;
        }
    }

    async fn close(&mut self) -> Result<(), Self::Error> {
        self.lines.close();
        Ok(())
    }
}

fn refusal(error: &serde_json::Error) -> ErrorData {
    if error.is_data() {
        let message =
            "the line is JSON, but not a message of the protocol; send a request, an answer or a notification";
        return ErrorData::invalid_request(message, None);
    }
    ErrorData::new(ErrorCode::PARSE_ERROR, "the line is not JSON; send one message of the protocol per line", None)
}

/// Writes a message as a line.
fn put(message: &TxJsonRpcMessage<RoleServer>) -> io::Result<()> {
    let mut line = serde_json::to_vec(message)?;
    line.push(b'\n');
    let mut out = io::stdout().lock();
    out.write_all(&line)?;
    out.flush()
}
