//! The child's side: limits itself, reads a document, and writes the result.

use std::{
    io::{self, BufWriter, Read, Write},
    panic::{self, AssertUnwindSafe},
    thread,
};

use super::{
    super::{Document, DocumentError, Format},
    DOCUMENT_BYTES, LIMITS_VARIABLE, ReaderLimits, system, too_large_to_read,
};

/// Bytes of the stack of the thread that reads: markup may be nested deeply. It is address space, no memory, until it is
/// used.
const STACK_BYTES: usize = 256 << 20;

/// Reads a document in this format from `input` and writes `Result<Document, DocumentError>` as JSON.
///
/// This is the whole work of a process that [`read_isolated`](super::read_isolated) started: it limits its own process
/// permanently and silences its panics.
///
/// # Errors
/// If the limits cannot be set, `input` cannot be read, or `output` cannot be written.
pub fn serve(format: Format, input: &mut dyn Read, output: &mut dyn Write) -> io::Result<()> {
    let told = std::env::var(LIMITS_VARIABLE).ok();
    let limits = told.as_deref().and_then(ReaderLimits::from_variable).unwrap_or_default();
    // A panic is reported in the result; its message would only be noise on standard error.
    panic::set_hook(Box::new(|_| {}));
    system::restrict(limits)?;
    let mut bytes = Vec::new();
    input.take(DOCUMENT_BYTES + 1).read_to_end(&mut bytes)?;
    let result = match bytes.len() as u64 > DOCUMENT_BYTES {
        true => Err(too_large_to_read()),
        false => read_on_large_stack(bytes, format),
    };
    let mut output = BufWriter::new(output);
    serde_json::to_writer(&mut output, &result)?;
    output.flush()
}

fn read_on_large_stack(bytes: Vec<u8>, format: Format) -> Result<Document, DocumentError> {
    let read = move || panic::catch_unwind(AssertUnwindSafe(|| super::super::read(&bytes, format)));
    let thread = thread::Builder::new().stack_size(STACK_BYTES).spawn(read);
    let read = thread.map_err(|_| DocumentError::TooLarge("needs more memory than there is".to_owned()))?.join();
    match read {
        Ok(Ok(result)) => result,
        Ok(Err(_)) | Err(_) => Err(DocumentError::ReaderFailed("an internal error".to_owned())),
    }
}
