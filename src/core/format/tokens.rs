//! Skips over the strings, comments, brackets and values of a RON text, by its bytes.

/// A position in a RON text that can skip over its parts.
pub(super) struct Walk<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

impl<'a> Walk<'a> {
    /// Begins at the first token after a byte order mark, comments and `#![enable(…)]`.
    pub(super) fn new(source: &'a str) -> Self {
        let mut walk = Self { bytes: source.as_bytes(), at: 0 };
        if source.starts_with('\u{feff}') {
            walk.at = 3;
        }
        walk.skip_space();
        while walk.peek() == Some(b'#') {
            while walk.peek().is_some_and(|b| b != b']') {
                walk.at += 1;
            }
            walk.at += 1;
            walk.skip_space();
        }
        walk
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Skips white space and comments.
    pub(super) fn skip_space(&mut self) {
        loop {
            match self.rest() {
                [b'/', b'/', ..] => {
                    self.at += memchr::memchr(b'\n', self.rest()).unwrap_or(self.rest().len());
                }
                [b'/', b'*', ..] => self.skip_block_comment(),
                rest => match space_length(rest) {
                    0 => return,
                    length => self.at += length,
                },
            }
        }
    }

    pub(super) fn skip_block_comment(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.rest() {
                [] => return,
                [b'/', b'*', ..] => {
                    depth += 1;
                    self.at += 2;
                }
                [b'*', b'/', ..] => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return;
                    }
                }
                _ => self.at += 1,
            }
        }
    }

    pub(super) fn skip_identifier(&mut self) {
        while self.peek().is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80)
            && space_length(self.rest()) == 0
        {
            self.at += 1;
        }
    }

    /// The length of the opening of a string that begins here, and the number of `#` if it is raw.
    pub(super) fn string_start(&self) -> Option<(usize, Option<usize>)> {
        let rest = self.rest();
        let prefix = usize::from(rest.first() == Some(&b'b'));
        match rest.get(prefix) {
            Some(b'"') => Some((prefix + 1, None)),
            Some(b'r') => {
                let hashes = rest.get(prefix + 1..)?.iter().take_while(|b| **b == b'#').count();
                (rest.get(prefix + 1 + hashes) == Some(&b'"')).then_some((prefix + hashes + 2, Some(hashes)))
            }
            _ => None,
        }
    }

    /// Skips a string; false if the file ends within it.
    pub(super) fn skip_string(&mut self, opening: usize, raw: Option<usize>) -> bool {
        self.at += opening;
        loop {
            let Some(found) = memchr::memchr2(b'"', b'\\', self.rest()) else {
                self.at = self.bytes.len();
                return false;
            };
            self.at += found;
            match raw {
                None if self.peek() == Some(b'\\') => self.at += 2,
                None => {
                    self.at += 1;
                    return true;
                }
                Some(hashes) => {
                    let is_end = self.peek() == Some(b'"')
                        && self.rest().get(1..=hashes).is_some_and(|tail| tail.iter().all(|b| *b == b'#'));
                    self.at += if is_end { 1 + hashes } else { 1 };
                    if is_end {
                        return true;
                    }
                }
            }
        }
    }

    pub(super) fn skip_char(&mut self) {
        // 'x', '\'' or '\u{…}' if it ends soon; otherwise only the apostrophe is skipped.
        let rest = self.rest();
        let from = if rest.get(1) == Some(&b'\\') { 3 } else { 2 };
        let end = rest.iter().skip(from).take(12).position(|b| *b == b'\'');
        self.at += end.map_or(1, |end| from + end + 1);
    }

    /// Skips a value of any kind; false if the file ends within it. Not recursive, so that deeply nested brackets
    /// cannot overflow the stack.
    pub(super) fn skip_value(&mut self) -> bool {
        let mut depth = 0_usize;
        loop {
            self.skip_space();
            if let Some((opening, raw)) = self.string_start() {
                if !self.skip_string(opening, raw) {
                    return false;
                }
            } else {
                match self.peek() {
                    None => return depth == 0,
                    Some(b'(' | b'[' | b'{') => {
                        depth += 1;
                        self.at += 1;
                        continue;
                    }
                    Some(b')' | b']' | b'}') if depth == 0 => return true,
                    Some(b')' | b']' | b'}') => {
                        depth -= 1;
                        self.at += 1;
                    }
                    Some(b',' | b':') if depth == 0 => return true,
                    Some(b'\'') => self.skip_char(),
                    Some(b) if b.is_ascii_alphanumeric() || b == b'_' || b >= 0x80 => {
                        self.skip_identifier();
                        continue;
                    }
                    Some(_) => {
                        self.at += 1;
                        continue;
                    }
                }
            }
            if depth == 0 {
                return true;
            }
        }
    }
}

/// The length in bytes of the white space character at the beginning of `rest`; 0 if there is none.
fn space_length(rest: &[u8]) -> usize {
    match rest {
        [b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c, ..] => 1,
        // U+0085, U+200E, U+200F, U+2028 and U+2029.
        [0xc2, 0x85, ..] => 2,
        [0xe2, 0x80, 0x8e | 0x8f | 0xa8 | 0xa9, ..] => 3,
        _ => 0,
    }
}

/// The end of `start..end` without the white space there.
pub(super) fn trimmed_end(bytes: &[u8], start: usize, end: usize) -> usize {
    let end = end.min(bytes.len());
    let text = bytes.get(start..end).unwrap_or_default();
    start + text.trim_ascii_end().len()
}
