//! files that the command line writes: whole or not at all, and never over another one
//! without being asked. Here also is `new`, and the briefing that it writes.

use std::{
    io::{self, Write},
    path::Path,
};

use super::{Console, EXIT_FAILURE};
use briefing_core::{
    files::{PutError, put},
    text::invisible::visible,
};

/// The briefing to start from. It checks clean, and a test holds it to that.
const TEMPLATE: &str = include_str!("new.ron");

pub(super) fn new_briefing(file: &Path, console: &mut Console<'_>) -> u8 {
    match put_with_hint(file, false, "choose another name", |out| out.write_all(TEMPLATE.as_bytes())) {
        Ok(()) => {
            let name = visible(&file.display().to_string()).into_owned();
            console.say(&format!("{name} is written; open it with `briefing-viewer {name}`\n"))
        }
        Err(sentence) => {
            console.error(&sentence);
            EXIT_FAILURE
        }
    }
}

/// The same for the command line, where `hint` says what to do about a file that exists.
pub(super) fn put_with_hint(
    path: &Path,
    is_forced: bool,
    hint: &str,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), String> {
    put(path, is_forced, fill).map_err(|error| match error {
        PutError::Exists(sentence) => format!("{sentence}; {hint}"),
        PutError::Other(sentence) => sentence,
    })
}
