//! Writes an export to a terminal with control characters made visible, so that the terminal does not obey
//! them. A file or a pipe gets the bytes unchanged.

use std::io::{self, Write};

use briefing_core::text::invisible::visible_lines;

/// Writes text to a terminal, piece by piece, with control characters made visible.
pub(super) struct TerminalWriter<'a> {
    inner: &'a mut dyn Write,
    /// Bytes that cannot be interpreted yet: the beginning of a character, or a carriage return whose line feed
    /// may still come.
    pending: Vec<u8>,
}

impl<'a> TerminalWriter<'a> {
    pub(super) fn new(inner: &'a mut dyn Write) -> Self {
        Self { inner, pending: Vec::new() }
    }

    /// Writes what was held back, at the end of the text.
    pub(super) fn finish(mut self) -> io::Result<()> {
        let rest = std::mem::take(&mut self.pending);
        self.show(&String::from_utf8_lossy(&rest))
    }

    fn show(&mut self, text: &str) -> io::Result<()> {
        self.inner.write_all(visible_lines(text).as_bytes())
    }
}

/// How many bytes at the end must wait for the next ones.
fn unfinished(bytes: &[u8]) -> usize {
    if bytes.last() == Some(&b'\r') {
        return 1;
    }
    match std::str::from_utf8(bytes.get(bytes.len().saturating_sub(4)..).unwrap_or_default()) {
        // The last four bytes may begin within a character; only their end matters.
        Err(_) => bytes.utf8_chunks().last().map_or(0, |last| {
            let is_beginning = std::str::from_utf8(last.invalid()).is_err_and(|error| error.error_len().is_none());
            if is_beginning { last.invalid().len() } else { 0 }
        }),
        Ok(_) => 0,
    }
}

impl Write for TerminalWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut all = std::mem::take(&mut self.pending);
        all.extend_from_slice(bytes);
        self.pending = all.split_off(all.len() - unfinished(&all));
        self.show(&String::from_utf8_lossy(&all))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &[u8], bit: usize) -> String {
        let mut out = Vec::new();
        let mut terminal = TerminalWriter::new(&mut out);
        for bit in text.chunks(bit) {
            terminal.write_all(bit).unwrap();
        }
        terminal.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn control_characters_are_visible_however_the_text_is_split() {
        let text = "a\u{1b}[2J\r\n\tb\rc\u{9b}31m\u{202e}한국 😀 é\u{200f}\n\u{7f}\r";
        for bit in 1..=text.len() {
            assert_eq!(shown(text.as_bytes(), bit), "a␛[2J\r\n\tb␍c�31m�한국 😀 é�\n␡␍", "in bits of {bit}");
        }
    }

    #[test]
    fn bytes_that_are_not_text_are_marked() {
        assert_eq!(shown(b"a\xffb\xe2\x82", 1), "a\u{fffd}b\u{fffd}");
    }
}
