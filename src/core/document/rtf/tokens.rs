//! Splits an RTF file into its groups, control words and text.

/// The most letters of a control word that are read; the specification allows 32.
const WORD_BYTES: usize = 32;

/// One piece of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// A control word with its number.
    Word(&'a str, Option<i32>),
    /// A control symbol: `\~`.
    Symbol(u8),
    /// `\'hh`: one byte of a code page.
    Byte(u8),
    /// Bytes of text.
    Text(&'a [u8]),
}

/// The tokens of a file in order.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Skips raw bytes that follow (`\bin`).
    pub(super) fn step_over(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at_checked(count).unwrap_or((self.rest, &[]));
        self.rest = rest;
        taken
    }

    fn take_while(&mut self, is_of: impl Fn(u8) -> bool) -> &'a [u8] {
        let count = self.rest.iter().position(|byte| !is_of(*byte)).unwrap_or(self.rest.len());
        self.take(count)
    }

    /// Reads what follows a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        match *self.rest.first()? {
            byte if byte.is_ascii_alphabetic() => Some(self.word()),
            b'\'' => {
                self.take(1);
                let digits = str::from_utf8(self.take(2)).ok();
                Some(Token::Byte(digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or(b'?')))
            }
            byte => {
                self.take(1);
                Some(Token::Symbol(byte))
            }
        }
    }

    fn word(&mut self) -> Token<'a> {
        let letters = self.take_while(|byte| byte.is_ascii_alphabetic());
        let word = letters.get(..letters.len().min(WORD_BYTES)).unwrap_or_default();
        let is_negative = self.rest.first() == Some(&b'-') && self.rest.get(1).is_some_and(u8::is_ascii_digit);
        self.take(usize::from(is_negative));
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        let number = str::from_utf8(digits).ok().filter(|digits| !digits.is_empty());
        let number = number.map(|digits| digits.parse().unwrap_or(i32::MAX));
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        let number = if is_negative { number.map(|number: i32| -number) } else { number };
        Token::Word(str::from_utf8(word).unwrap_or_default(), number)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        // Line ends only make the file readable.
        self.take_while(|byte| matches!(byte, b'\r' | b'\n' | 0));
        match *self.rest.first()? {
            b'{' => {
                self.take(1);
                Some(Token::Open)
            }
            b'}' => {
                self.take(1);
                Some(Token::Close)
            }
            b'\\' => {
                self.take(1);
                self.control()
            }
            _ => Some(Token::Text(self.take_while(|byte| !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0)))),
        }
    }
}
