//! Follows the groups of an RTF file and collects its text.

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::{
    super::{
        BlockKind, Document, LeftOutKind,
        flow::{Flow, push_within},
        properties::Claims,
        symbols,
    },
    charset,
    tokens::{Token, Tokens},
    words::{Destination, character_of, destination_of},
};

/// The most nested groups; deeper ones are read as part of the last.
const DEPTH: usize = 2_000;
/// The most fonts and styles that are kept.
const TABLE_ENTRIES: usize = 10_000;
/// The most languages of a document that are counted.
const LANGUAGES: usize = 50;

/// The state of a group until its end.
#[derive(Debug, Clone, Copy)]
struct Group {
    destination: Destination,
    /// Whether `\*` came first: what follows is skipped unless it is known.
    is_optional: bool,
    /// Characters after `\u` with the same meaning for older readers.
    fallback: u16,
    font: i32,
    language: i32,
    is_hidden: bool,
    is_deleted: bool,
    is_bold: bool,
    is_italic: bool,
    /// Whether the group is a text box.
    is_box: bool,
    style: i32,
    outline: Option<u8>,
    list: bool,
    level: u8,
    in_table: bool,
}

impl Default for Group {
    fn default() -> Self {
        Self {
            destination: Destination::Body,
            is_optional: false,
            fallback: 1,
            font: 0,
            language: 0,
            is_hidden: false,
            is_deleted: false,
            is_bold: false,
            is_italic: false,
            is_box: false,
            style: 0,
            outline: None,
            list: false,
            level: 0,
            in_table: false,
        }
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Font {
    encoding: Option<&'static Encoding>,
    is_symbols: bool,
    is_wingdings: bool,
}

impl Font {
    /// The name by which its characters are looked up.
    fn symbols(self) -> &'static str {
        if self.is_wingdings { "wingdings" } else { "symbol" }
    }
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    outline: Option<u8>,
}

/// Reads one file.
#[derive(Debug, Default)]
pub(super) struct Reader {
    flow: Flow,
    claims: Claims,
    group: Group,
    outer: Vec<Group>,
    /// The number of open groups beyond the limit.
    too_deep: usize,
    fonts: HashMap<i32, Font>,
    styles: HashMap<i32, Style>,
    style_name: String,
    /// Bytes of text in each language.
    languages: HashMap<i32, usize>,
    encoding: Option<&'static Encoding>,
    default_font: i32,
    /// Bytes of a code page that are not decoded yet: a character may take two.
    bytes: Vec<u8>,
    /// The first half of a character beyond U+FFFF.
    high_surrogate: Option<u16>,
    /// Characters that are still to be skipped after `\u`.
    skipped: u16,
    aside: String,
    is_table: bool,
    /// The number of open text boxes.
    boxes: usize,
    /// Whether the paragraph has a bullet or number.
    is_item: bool,
}

impl Reader {
    /// The text, and the metadata of the file.
    pub(super) fn read(mut self, bytes: &[u8]) -> (Document, Claims) {
        let mut tokens = Tokens::new(bytes);
        while let Some(token) = tokens.next() {
            if !matches!(token, Token::Text(_) | Token::Byte(_)) {
                self.flush();
            }
            match token {
                Token::Open => self.open(),
                Token::Close => self.close(),
                Token::Word("bin", count) => {
                    tokens.step_over(count.and_then(|count| usize::try_from(count).ok()).unwrap_or(0))
                }
                Token::Word("u", Some(code)) => self.take_unicode(code),
                _ if self.skipped > 0 && is_character(token) => self.skip(token),
                Token::Word(word, number) => self.take_word(word, number),
                Token::Symbol(symbol) => self.take_symbol(symbol),
                // Pictures are megabytes of digits.
                Token::Byte(_) | Token::Text(_) if self.group.destination == Destination::Nothing => {}
                Token::Byte(byte) => self.bytes.push(byte),
                Token::Text(text) => self.bytes.extend_from_slice(text),
            }
        }
        self.flush();
        self.end_paragraph();
        self.claims.languages.splice(0..0, self.language());
        (self.flow.into_document(), self.claims)
    }

    /// Skips one character that repeats `\u`; of a run of text, only as many characters as must be skipped.
    fn skip(&mut self, token: Token<'_>) {
        if let Token::Text(text) = token {
            let count = text.len().min(usize::from(self.skipped));
            self.bytes.extend_from_slice(text.get(count..).unwrap_or_default());
            self.skipped -= u16::try_from(count).unwrap_or(self.skipped);
        } else {
            self.skipped -= 1;
        }
    }

    fn open(&mut self) {
        self.skipped = 0;
        if self.outer.len() >= DEPTH {
            self.too_deep += 1;
            return;
        }
        self.outer.push(self.group);
        self.group = Group { is_optional: false, is_box: false, ..self.group };
    }

    fn close(&mut self) {
        self.skipped = 0;
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(outer) = self.outer.pop() else { return };
        let inner = std::mem::replace(&mut self.group, outer);
        match inner.destination {
            Destination::Aside(kind) if self.group.destination != inner.destination => self.end_aside(kind),
            Destination::StyleSheet => self.end_style(inner),
            _ => {}
        }
        if inner.is_box {
            self.flow.end_paragraph(self.kind_of(inner));
            self.flow.end_box();
            self.boxes -= 1;
        }
    }

    fn end_aside(&mut self, kind: LeftOutKind) {
        let text = std::mem::take(&mut self.aside);
        match kind {
            LeftOutKind::HeaderOrFooter if text.trim().is_empty() => {}
            LeftOutKind::HeaderOrFooter => self.flow.leave_out_of_document(kind, &text),
            _ => self.flow.leave_out(kind, &text),
        }
    }

    fn end_style(&mut self, group: Group) {
        let name = std::mem::take(&mut self.style_name).trim().trim_end_matches(';').to_lowercase();
        if !name.is_empty() && self.styles.len() < TABLE_ENTRIES {
            self.styles.insert(group.style, Style { name, outline: group.outline });
        }
    }

    fn take_symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => self.group.is_optional = true,
            b'~' => self.push("\u{a0}"),
            b'-' => self.push("\u{ad}"),
            b'_' => self.push("\u{2011}"),
            b'\r' | b'\n' => self.end_paragraph_mark(),
            b'\t' => self.push("\t"),
            b'\\' | b'{' | b'}' => self.push(char::from(symbol).encode_utf8(&mut [0; 4])),
            _ => {}
        }
    }

    fn take_word(&mut self, word: &str, number: Option<i32>) {
        let is_optional = std::mem::take(&mut self.group.is_optional);
        if self.group.destination == Destination::Nothing && !self.enters_again(word) {
            return;
        }
        if let Some(destination) = destination_of(word) {
            self.begin(word, destination);
        } else if let Some(c) = character_of(word) {
            self.push(c.encode_utf8(&mut [0; 4]));
        } else if !self.take_property(word, number) && !self.take_break(word) && is_optional && !is_transparent(word) {
            self.group.destination = Destination::Nothing;
        }
    }

    /// Title and author are in `\info`, the Unicode form of a text in `\upr`; of both, the rest is skipped.
    fn enters_again(&mut self, word: &str) -> bool {
        if word == "ud" {
            self.group.destination = Destination::Body;
        }
        matches!(word, "title" | "author" | "ud")
    }

    fn begin(&mut self, word: &str, destination: Destination) {
        self.is_item |= self.group.destination == Destination::Body && matches!(word, "listtext" | "pntext");
        if word == "pict" && self.group.destination == Destination::Body {
            self.flow.leave_out(LeftOutKind::Image, "");
        }
        if matches!(destination, Destination::Aside(_)) && !matches!(self.group.destination, Destination::Aside(_)) {
            self.aside.clear();
        }
        self.group.destination = match self.group.destination {
            // A note within a note, or a picture in one, is part of the outer note.
            outer @ Destination::Aside(_) if matches!(destination, Destination::Aside(_)) => outer,
            // LibreOffice writes the last author as another author.
            _ if destination == Destination::Author && !self.claims.author.is_empty() => Destination::Nothing,
            _ => destination,
        };
    }

    /// Handles a control word for text, font or paragraph properties. Returns whether it was one.
    fn take_property(&mut self, word: &str, number: Option<i32>) -> bool {
        let is_on = number != Some(0);
        let level = || number.and_then(|number| u8::try_from(number).ok()).filter(|level| *level < 9);
        match word {
            "ansicpg" => self.encoding = number.map(charset::of_code_page),
            "mac" => self.encoding = Some(charset::of_code_page(10_000)),
            "deff" => {
                self.default_font = number.unwrap_or_default();
                self.group.font = self.default_font;
            }
            "lang" => self.group.language = number.unwrap_or_default(),
            "deflang" => self.claims.languages.extend(number.and_then(charset::language).map(str::to_owned)),
            "uc" => self.group.fallback = number.and_then(|number| u16::try_from(number).ok()).unwrap_or(1),
            "f" => self.group.font = number.unwrap_or_default(),
            "fcharset" | "cpg" => self.take_character_set(word, number.unwrap_or_default()),
            "v" => self.group.is_hidden = is_on,
            "deleted" => self.group.is_deleted = is_on,
            "b" => self.group.is_bold = is_on,
            "i" => self.group.is_italic = is_on,
            "plain" => self.reset_text(),
            "pard" => self.reset_paragraph(),
            "s" => self.group.style = number.unwrap_or_default(),
            "outlinelevel" => self.group.outline = level(),
            "ls" => self.group.list = is_on,
            "ilvl" => self.group.level = level().unwrap_or_default(),
            "intbl" => self.group.in_table = is_on,
            _ => return false,
        }
        true
    }

    fn reset_text(&mut self) {
        self.group = Group {
            font: self.default_font,
            is_hidden: false,
            is_deleted: false,
            is_bold: false,
            is_italic: false,
            ..self.group
        };
    }

    fn reset_paragraph(&mut self) {
        self.group = Group { style: 0, outline: None, list: false, level: 0, in_table: false, ..self.group };
    }

    fn take_character_set(&mut self, word: &str, number: i32) {
        if self.group.destination != Destination::FontTable || self.fonts.len() >= TABLE_ENTRIES {
            return;
        }
        let font = self.fonts.entry(self.group.font).or_default();
        match word {
            "cpg" => font.encoding = Some(charset::of_code_page(number)),
            _ if number == charset::SYMBOLS => font.is_symbols = true,
            _ => font.encoding = charset::of_character_set(number),
        }
    }

    /// Handles a control word that ends a line, paragraph, cell or row, or begins a box. Returns whether it was one.
    fn take_break(&mut self, word: &str) -> bool {
        match word {
            "par" | "sect" => self.end_paragraph_mark(),
            "line" | "page" | "column" => self.break_line(),
            "cell" | "nestcell" => self.end_cell(),
            "row" | "nestrow" => {}
            "shptxt" => self.begin_box(),
            _ => return false,
        }
        self.skipped = 0;
        true
    }

    fn begin_box(&mut self) {
        if !self.group.is_box {
            self.flow.begin_box();
            self.boxes += 1;
            self.group.is_box = true;
        }
        self.reset_paragraph();
    }

    /// If the mark itself is deleted, the next paragraph continues this one.
    fn end_paragraph_mark(&mut self) {
        match self.group.destination {
            Destination::Aside(_) => push_within(&mut self.aside, " "),
            Destination::Body if !self.group.is_deleted => {
                self.enter_or_leave_table();
                self.end_paragraph();
            }
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        if self.group.destination == Destination::Body {
            self.group.in_table = true;
            self.enter_or_leave_table();
            self.end_paragraph();
            self.flow.cell();
        }
    }

    fn break_line(&mut self) {
        if self.group.destination == Destination::Body && !self.group.is_deleted && !self.group.is_hidden {
            self.flow.line_break();
        } else {
            self.push(" ");
        }
    }

    fn end_paragraph(&mut self) {
        self.flow.end_paragraph(self.kind_of(self.group));
        self.is_item = false;
    }

    fn kind_of(&self, group: Group) -> BlockKind {
        let style = self.styles.get(&group.style);
        let outline = group.outline.or_else(|| style.and_then(|style| style.outline));
        let name = style.map(|style| style.name.as_str()).unwrap_or_default();
        if outline.is_some() || name.starts_with("heading") || matches!(name, "title" | "subtitle") {
            BlockKind::Heading
        } else if group.list || self.is_item {
            BlockKind::Item(group.level + 1)
        } else if matches!(name, "quote" | "intense quote" | "quotations") {
            BlockKind::Quotation
        } else {
            BlockKind::Paragraph
        }
    }

    /// Tables have no explicit beginning and end: their paragraphs say that they are in one. Text boxes have none.
    fn enter_or_leave_table(&mut self) {
        if self.is_table != self.group.in_table && self.boxes == 0 {
            match self.group.in_table {
                true => self.flow.begin_table(),
                false => self.flow.end_table(),
            }
            self.is_table = self.group.in_table;
        }
    }

    /// `\u` is a signed number of 16 bits; larger characters are two of these.
    fn take_unicode(&mut self, code: i32) {
        self.skipped = self.group.fallback;
        let unit = (code & 0xFFFF) as u16;
        if (0xD800..0xDC00).contains(&unit) {
            self.high_surrogate = Some(unit);
            return;
        }
        let decoded = match self.high_surrogate.take() {
            Some(high) if (0xDC00..0xE000).contains(&unit) => {
                char::decode_utf16([high, unit]).next().and_then(Result::ok)
            }
            _ if (0x1_0000..=0x10_FFFF).contains(&code) => char::from_u32(code.unsigned_abs()),
            _ => self.character_of_font(u32::from(unit)),
        };
        self.push_character(decoded);
    }

    fn character_of_font(&self, code: u32) -> Option<char> {
        let is_private = (0xE000..=0xF8FF).contains(&code);
        if is_private { symbols::character(self.font().symbols(), code) } else { char::from_u32(code) }
    }

    fn font(&self) -> Font {
        self.fonts.get(&self.group.font).copied().unwrap_or_default()
    }

    fn push_character(&mut self, character: Option<char>) {
        self.push(character.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut [0; 4]));
        if character.is_none() && self.group.destination == Destination::Body {
            self.flow.leave_out(LeftOutKind::Unreadable, "");
        }
    }

    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let font = self.font();
        if font.is_symbols && self.group.destination == Destination::Body {
            for byte in bytes {
                self.push_character(symbols::character(font.symbols(), u32::from(byte)));
            }
            return;
        }
        let encoding = font.encoding.or(self.encoding).unwrap_or(WINDOWS_1252);
        let (text, has_errors) = encoding.decode_without_bom_handling(&bytes);
        self.push(&text);
        if has_errors && self.group.destination == Destination::Body {
            self.flow.leave_out(LeftOutKind::Unreadable, "");
        }
    }

    fn push(&mut self, text: &str) {
        match self.group.destination {
            Destination::Nothing | Destination::Instruction => {}
            Destination::FontTable => {
                let font = self.fonts.get_mut(&self.group.font);
                font.into_iter().for_each(|font| font.is_wingdings |= text.contains("Wingdings"));
            }
            Destination::Aside(_) => push_within(&mut self.aside, text),
            Destination::StyleSheet => push_within(&mut self.style_name, text),
            Destination::Title => push_within(&mut self.claims.title, text),
            Destination::Author => push_within(&mut self.claims.author, text),
            Destination::Body => self.push_body(text),
        }
    }

    fn push_body(&mut self, text: &str) {
        self.enter_or_leave_table();
        if self.group.is_deleted {
            self.flow.leave_out(LeftOutKind::Deletion, text);
        } else if self.group.is_hidden {
            self.flow.leave_out(LeftOutKind::Hidden, text);
        } else {
            self.flow.set_emphasized(self.group.is_bold || self.group.is_italic);
            self.flow.text(text);
            if self.languages.len() < LANGUAGES || self.languages.contains_key(&self.group.language) {
                *self.languages.entry(self.group.language).or_default() += text.len();
            }
        }
    }

    /// The language of most of the text comes before the default language of the file.
    fn language(&self) -> Option<String> {
        let known = self.languages.iter().filter_map(|(number, bytes)| Some((*bytes, charset::language(*number)?)));
        known.max().map(|(_, tag)| tag.to_owned())
    }
}

/// Whether a token can be the replacement for a character of `\u`. Some writers omit it; the other effects of a control
/// word must not be lost then.
fn is_character(token: Token<'_>) -> bool {
    match token {
        Token::Text(_) | Token::Byte(_) => true,
        Token::Word(word, _) => character_of(word).is_some(),
        Token::Symbol(symbol) => matches!(symbol, b'~' | b'-' | b'_' | b'\\' | b'{' | b'}'),
        Token::Open | Token::Close => false,
    }
}

/// Optional destinations whose text is text of the document.
fn is_transparent(word: &str) -> bool {
    matches!(word, "shpinst" | "shppict" | "ud")
}
