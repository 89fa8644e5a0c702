//! Documents that a command reads, from files or from standard input.

use std::{io::Read as _, path::Path};

use briefing_core::{
    document::{
        Document, FileError, Format, bytes_of_file, isolated::DOCUMENT_BYTES, read_bytes, read_bytes_as, read_file,
        too_large,
    },
    files::reason,
};

use super::Console;

/// Whether a file is standard input.
pub(super) fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Reads a document; `-` is standard input. If `format` is given, the document is read as that.
pub(super) fn document(file: &Path, format: Option<Format>, console: &mut Console<'_>) -> Result<Document, FileError> {
    let program = console.program.clone();
    let name = file.display().to_string();
    match format {
        None if !is_standard_input(file) => read_file(file, program.as_deref()),
        None => read_bytes(&name, &bytes(file, console)?, program.as_deref()),
        Some(format) => read_bytes_as(&name, &bytes(file, console)?, format, program.as_deref()),
    }
}

/// The bytes of a file, or of standard input.
pub(super) fn bytes(file: &Path, console: &mut Console<'_>) -> Result<Vec<u8>, FileError> {
    if is_standard_input(file) { standard_input(console) } else { bytes_of_file(file) }
}

fn standard_input(console: &mut Console<'_>) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    let Some(input) = &mut console.input else { return Ok(bytes) };
    let read = input.take(DOCUMENT_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| FileError::Unreadable(format!("standard input could not be read: {}", reason(&error))))?;
    if bytes.len() as u64 > DOCUMENT_BYTES {
        return Err(FileError::Unreadable(too_large("standard input")));
    }
    Ok(bytes)
}
