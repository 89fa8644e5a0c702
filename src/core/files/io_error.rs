//! Describes errors of the file system in words.

use std::{io, path::Path};

/// An I/O error as a sentence, with a hint.
pub fn io_error_sentence(error: &io::Error, path: &Path) -> (String, String) {
    let is_folder = path.is_dir();
    let (what, hint) = match error.kind() {
        _ if is_folder => ("this is a folder, not a file", "name the briefing file in it, such as briefing.ron"),
        io::ErrorKind::NotFound => ("file not found", "check the name and the folder"),
        io::ErrorKind::PermissionDenied => ("no permission to read this file", "check its permissions"),
        io::ErrorKind::IsADirectory => {
            ("this is a folder, not a file", "name the briefing file in it, such as briefing.ron")
        }
        _ => {
            return (
                format!("the file could not be read: {error}"),
                "try again, or copy the file to this computer first".to_owned(),
            );
        }
    };
    (what.to_owned(), hint.to_owned())
}
