//! Reads as much as possible of a file that cannot be read as a whole.
//!
//! ron stops at the first mistake. Here each field, topic, speaker, occasion and block is read separately, so that
//! all mistakes are reported and the rest can still be shown.

use std::{collections::HashSet, fmt, ops::Range};

use serde::Deserialize;

use crate::{
    diagnostics::{Code, LineCounter, location::Location, sink::Sink, suggest::did_you_mean},
    format::{
        options,
        scanner::{self, Part},
        schema,
    },
    limits,
    text::shorten::shortened,
    validate::{UnreadableSections, Validator},
};

mod members;

use members::{OCCASION, SOURCE, SPEAKER, Shape, TOPIC};

const FIELDS: [&str; 9] =
    ["format", "title", "language", "source", "release", "speakers", "occasions", "topics", "body"];

/// The hint for a file that is not a briefing.
pub(crate) const NO_BRIEFING: &str = "a briefing is a RON file, `Briefing( … )`, with a text and its quotes; \
    `briefing-viewer new FILE` writes one to start from, `briefing-viewer check --help-format` explains its fields";

/// The recovered parts, and every mistake.
pub(crate) struct Recovered<'a> {
    /// The file without its body, with its validator, or `None` if nothing can be shown.
    pub shown: Option<(schema::Briefing<'a>, Validator<'a>)>,
    pub sink: Sink,
}

/// Reads `text` part by part, after reading it whole failed with `error`.
pub(crate) fn recover<'a>(text: &'a str, error: &ron::error::SpannedError) -> Recovered<'a> {
    let mut reader = Reader::new(text);
    if let Some((range, message, hint)) = another_kind(text) {
        reader.sink.report(Code::Syntax, range, message).hint(hint);
        return reader.with_nothing();
    }
    let parts: Vec<Part> = scanner::fields(text).take(limits::FIELDS).collect();
    if let Some(format) = parts.iter().find(|part| reader.word(&part.name) == "format") {
        let value = reader.word(&format.value);
        if value != "1" && value.parse::<u64>().is_ok() {
            report_unknown_format(&mut reader.sink, format.value.clone(), value);
            return reader.with_nothing();
        }
    }
    let mut head = schema::Briefing::default();
    reader.fields(&parts, &mut head);
    let cut_off = parts.last().is_some_and(|part| !part.complete) || matches!(error.code, ron::Error::Eof);
    let lost = UnreadableSections {
        title: reader.has_lost("title", cut_off) || !reader.seen.contains("title"),
        speakers: reader.has_lost("speakers", cut_off),
        occasions: reader.has_lost("occasions", cut_off),
        topics: reader.has_lost("topics", cut_off),
        body: true,
    };
    let mut check = Validator::new(text, lost);
    check.begin(&head);
    // The body is checked last, even if other fields come after it.
    let body = parts.iter().find(|part| reader.word(&part.name) == "body");
    let is_worth_showing = body.is_some_and(|body| reader.body(body, &mut check));
    check.lost.body = reader.has_lost("body", cut_off) || body.is_none();
    reader.conclude(error, &parts, cut_off.then_some(is_worth_showing));
    Recovered { shown: is_worth_showing.then_some((head, check)), sink: reader.sink }
}

/// Reports a format of the file that this program does not read.
pub(crate) fn report_unknown_format(sink: &mut Sink, at: impl Into<Location>, format: impl fmt::Display) {
    let message = format!("this briefing has format {format}, and this program reads format 1");
    let hint = "update the program, or save the file as format 1";
    sink.report(Code::Format, at, message).hint(hint);
}

/// Recognizes a text that does not begin like a briefing: where to point, a sentence and a hint.
fn another_kind(text: &str) -> Option<(Range<usize>, String, &'static str)> {
    let head = scanner::head(text);
    let first = text.get(head.start..).and_then(|rest| rest.chars().next())?;
    let name = text.get(head.clone()).unwrap_or_default();
    let is_struct = text.get(head.end..).is_some_and(|rest| rest.trim_start().starts_with('('));
    let hint = NO_BRIEFING;
    let message = match first {
        '(' => return None,
        '{' | '[' => "this looks like JSON, not like a briefing".to_owned(),
        '<' => "this looks like a web page, not like a briefing".to_owned(),
        _ if name == "Briefing" => return None,
        _ if is_struct => return Some((head, format!("this is a `{}`, not a `Briefing`", shortened(name)), hint)),
        _ => "this is a plain text, not a briefing".to_owned(),
    };
    Some((head.start..head.end.max(head.start + first.len_utf8()), message, hint))
}

struct Reader<'a> {
    text: &'a str,
    sink: Sink,
    /// The fields that the file has, and those of them that could be read.
    seen: HashSet<&'a str>,
    read_well: HashSet<&'a str>,
    /// Counts lines incrementally: a file may have a thousand mismatched brackets on one line.
    lines: LineCounter<'a>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            sink: Sink::default(),
            seen: HashSet::new(),
            read_well: HashSet::new(),
            lines: LineCounter::new(text),
        }
    }

    fn with_nothing(self) -> Recovered<'a> {
        Recovered { shown: None, sink: self.sink }
    }

    /// Reads every field but the body.
    fn fields(&mut self, parts: &[Part], head: &mut schema::Briefing<'a>) {
        for part in parts {
            let name = self.word(&part.name);
            if !self.seen.insert(name) && !name.is_empty() {
                let message = format!("the field `{}` occurs twice", shortened(name));
                let first = parts.iter().find(|first| self.word(&first.name) == name).map(|first| first.name.clone());
                let first = first.map(|first| (Location::Bytes(first), "it occurs here first"));
                self.sink.report(Code::Duplicate, part.name.clone(), message).hint("keep one of them").related(first);
                continue;
            }
            let before = self.sink.count();
            self.field(name, part, head);
            if part.complete && self.sink.count() == before && name != "body" {
                self.read_well.insert(name);
            }
        }
    }

    /// Passes the blocks of the body to the validator. Returns whether there is any to show.
    fn body(&mut self, part: &Part, check: &mut Validator<'a>) -> bool {
        let before = self.sink.count();
        let mut has_any = false;
        if self.is_list(part) {
            for element in scanner::elements(self.text, part.value.clone()).filter(|element| element.complete) {
                let block = match options().from_str(self.word(&element.value)) {
                    Ok(block) => block,
                    Err(_) if self.sink.is_full() => {
                        self.sink.count_only();
                        schema::Block::Unreadable
                    }
                    Err(error) => self.block_by_members(element.value.clone(), &error),
                };
                if matches!(block, schema::Block::Unreadable) {
                    check.briefing.unreadable_quotes += self.quotes_in(&element.value);
                }
                has_any |= !matches!(block, schema::Block::Unreadable);
                check.block(&block);
            }
        }
        if part.complete && self.sink.count() == before {
            self.read_well.insert("body");
        }
        has_any
    }

    /// Whether a field is lost: present but unreadable, or possibly after the end of a file that is cut off.
    fn has_lost(&self, name: &str, cut_off: bool) -> bool {
        !self.read_well.contains(name) && (self.seen.contains(name) || cut_off)
    }

    /// Reports what is wrong with the file as a whole. `cut_off` is whether the part before the end is shown, or `None`
    /// if the file is not cut off.
    fn conclude(&mut self, error: &ron::error::SpannedError, parts: &[Part], cut_off: Option<bool>) {
        // An extra quotation mark swaps texts and code up to the end of the file. If ron stopped before the
        // end, at something not reported yet, that is the mistake.
        let text = self.text;
        let whole = self.place_of(error, 0..text.len());
        let is_at_end =
            sentence(&error.code).0 == Code::CutOff || text.get(whole.end..).is_none_or(|s| s.trim().is_empty());
        let is_reported = self.sink.has_until(whole.end);
        if cut_off.is_some() && !is_at_end && !is_reported {
            self.syntax(error, 0..text.len());
        } else if let Some(is_shown) = cut_off {
            let end = text.trim_end().len();
            let last = text.trim_end().char_indices().next_back().map_or(end, |(at, _)| at);
            let message = "the file ends in the middle";
            let hint = match is_shown {
                true => "the part before the end is shown; get the complete file, or close its brackets",
                false => "get the complete file, or close its brackets",
            };
            self.sink.report(Code::CutOff, last..end, message).hint(hint);
        } else if !parts.is_empty() {
            for field in ["format", "title", "body"] {
                if !self.seen.contains(field) && !self.sink.has(Code::Syntax) {
                    let message = format!("the field `{field}` is missing");
                    let hint = "add it at the top level of the briefing";
                    self.sink.report(Code::MissingField, scanner::head(text), message).hint(hint);
                }
            }
        }
        if self.sink.is_empty() {
            self.syntax(error, 0..text.len());
        }
    }

    fn word(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn field(&mut self, name: &str, part: &Part, briefing: &mut schema::Briefing<'a>) {
        match name {
            "format" => self.read_into(part, &mut briefing.format),
            "title" => self.read_into(part, &mut briefing.title),
            "language" => self.read_into(part, &mut briefing.language),
            "source" if part.complete => {
                briefing.source = self.read_struct(part.value.clone(), &SOURCE).unwrap_or_default();
            }
            "release" => self.read_into(part, &mut briefing.release),
            "speakers" => briefing.speakers = self.entries(part, &SPEAKER),
            "occasions" => briefing.occasions = self.entries(part, &OCCASION),
            "topics" => self.topics(part, briefing),
            // Comes last.
            "body" => {}
            "" => {
                let value = self.word(&part.value);
                let len = value.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(value.len());
                if FIELDS.contains(&value.get(..len).unwrap_or_default()) {
                    let end = part.value.start + len;
                    let hint = "write `name: value`";
                    self.sink
                        .report(Code::Syntax, part.value.start..end, "a colon is expected after this field name")
                        .hint(hint);
                } else {
                    self.sink
                        .report(Code::Syntax, part.value.clone(), "a field name is expected here")
                        .hint("write `name: value`");
                }
            }
            _ => {
                let hint = did_you_mean(name, FIELDS).unwrap_or_else(|| format!("the fields are: {}", listed(&FIELDS)));
                let message = format!("there is no field `{}` here", shortened(name));
                self.sink.report(Code::UnknownField, part.name.clone(), message).hint(hint);
            }
        }
    }

    fn read_into<T: Deserialize<'a>>(&mut self, part: &Part, slot: &mut T) {
        if part.complete
            && let Some(value) = self.read(part.value.clone())
        {
            *slot = value;
        }
    }

    /// Whether the value is a list, possibly cut off. Reports a value that is not.
    fn is_list(&mut self, part: &Part) -> bool {
        if part.value.is_empty() && !part.complete {
            return false;
        }
        let is_list = self.word(&part.value).starts_with('[');
        if !is_list {
            self.sink.report(Code::WrongType, part.value.clone(), "a list is expected here").hint("write `[ … ]`");
        }
        is_list
    }

    fn topics(&mut self, part: &Part, briefing: &mut schema::Briefing<'a>) {
        if self.is_list(part) {
            for element in scanner::elements(self.text, part.value.clone()).filter(|element| element.complete) {
                let topic = self.read_struct(element.value, &TOPIC);
                briefing.topics.extend(topic);
            }
        }
    }

    fn entries<T: Deserialize<'a>>(&mut self, part: &Part, shape: &Shape) -> schema::Entries<'a, T> {
        if part.value.is_empty() && !part.complete {
            return schema::Entries::default();
        }
        if !self.word(&part.value).starts_with('{') {
            self.sink
                .report(Code::WrongType, part.value.clone(), "entries in braces are expected here")
                .hint("write `{ \"id\": (…), … }`");
            return schema::Entries::default();
        }
        let mut entries = schema::Entries::default();
        for element in scanner::elements(self.text, part.value.clone()) {
            if element.complete
                && let Some(key) = self.read(element.name)
                && let Some(value) = self.read_struct(element.value, shape)
            {
                entries.add(key, value);
            }
        }
        entries
    }

    /// Reads a struct, or reports each of its mistakes.
    fn read_struct<T: Deserialize<'a>>(&mut self, range: Range<usize>, shape: &Shape) -> Option<T> {
        match options().from_str(self.word(&range)) {
            Ok(value) => Some(value),
            Err(error) => {
                match self.sink.is_full() {
                    true => self.sink.count_only(),
                    false => self.tell_members(range, shape, &error),
                }
                None
            }
        }
    }

    fn read<T: Deserialize<'a>>(&mut self, range: Range<usize>) -> Option<T> {
        match options().from_str(self.word(&range)) {
            Ok(value) => Some(value),
            Err(error) => {
                match self.sink.is_full() {
                    true => self.sink.count_only(),
                    false => self.syntax(&error, range),
                }
                None
            }
        }
    }

    /// Reports a mistake that ron found in `range`, at its place in the file and in our own words.
    fn syntax(&mut self, error: &ron::error::SpannedError, range: Range<usize>) {
        let (from, range_end) = (range.start, range.end);
        let focus = self.place_of(error, range);
        let closes = self.text.as_bytes().get(focus.start).copied();
        let opening = scanner::bracket_around(self.text, from, focus.start);
        let opens = opening.and_then(|at| self.text.as_bytes().get(at)).copied();
        let wanted = match (opens, closes) {
            (Some(b'('), Some(b']' | b'}')) => Some(("(", ")")),
            (Some(b'['), Some(b')' | b'}')) => Some(("[", "]")),
            (Some(b'{'), Some(b')' | b']')) => Some(("{", "}")),
            _ => None,
        };
        if let (Some((open, close)), Some(at)) = (wanted, opening) {
            let line = self.line_of(at);
            let message = format!("this bracket does not match the `{open}` of line {line}");
            self.sink.report(Code::Syntax, focus, message).hint(format!("close it with `{close}`"));
            return;
        }
        let is_within = from > 0 || range_end < self.text.len();
        let (code, message, hint) = match error.code {
            // After a part of the file, it is the next part.
            ron::Error::TrailingCharacters if is_within => sentence(&ron::Error::ExpectedComma),
            ref code => sentence(code),
        };
        if code == Code::Syntax
            && let Some(mark) = self.mark_before(focus.start)
        {
            let message = "the text ends at this quotation mark, and more follows";
            self.sink
                .report(code, mark, message)
                .hint("write a mark within a text as \\\" or as “ ”; after a text, put a comma");
            return;
        }
        self.sink.report(code, focus, message).hint(hint);
    }

    fn line_of(&mut self, at: usize) -> usize {
        if at < self.lines.place() {
            self.lines = LineCounter::new(self.text);
        }
        self.lines.advance(at).0
    }

    /// The straight quotation mark that ends a text just before byte `at`, on the same line, if no bracket
    /// follows.
    fn mark_before(&self, at: usize) -> Option<Range<usize>> {
        let follows = self.text.get(at..)?.chars().next()?;
        let before = self.text.get(..at)?.trim_end_matches([' ', '\t']);
        let is_mark = before.ends_with('"') && !matches!(follows, '(' | ')' | '[' | ']' | '{' | '}' | '\n' | '\r');
        is_mark.then(|| before.len() - 1..before.len())
    }

    /// The place of a mistake that ron found in `range`.
    fn place_of(&self, error: &ron::error::SpannedError, range: Range<usize>) -> Range<usize> {
        let part = self.word(&range);
        let place = |position: ron::error::Position| range.start + byte_at(part, position.line, position.col);
        let end = place(error.span.end).min(self.text.len());
        let start = place(error.span.start).min(end);
        // ron's cursor is after the mistake: point at the last token in the span.
        let span = self.word(&(start..end));
        let trimmed = start + span.trim_end_matches(|c: char| c.is_whitespace() || c == ':' || c == ',').len();
        match error.code {
            // ron notices at the closing bracket; the mistake is the whole of it.
            ron::Error::MissingStructField { .. } => {
                let opening = scanner::bracket_around(self.text, range.start, trimmed.max(start).saturating_sub(1));
                opening.map_or(start..trimmed.max(start), |at| at..trimmed.max(at))
            }
            ron::Error::TrailingCharacters => {
                let at = range.start + scanner::after_root(part);
                at..end.max(at)
            }
            _ => focus(self.text, &error.code, start, trimmed.max(start)),
        }
    }
}

/// The bytes to point at: the wrong name if the error has one, otherwise the place of the error.
fn focus(text: &str, error: &ron::Error, start: usize, end: usize) -> Range<usize> {
    if let ron::Error::NoSuchStructField { found, .. } | ron::Error::NoSuchEnumVariant { found, .. } = error {
        let before = text.get(..end).unwrap_or_default();
        if let Some(at) = before.rfind(found.as_str()) {
            return at..at + found.len();
        }
    }
    let mut stop = end.max(start + 1).min(text.len());
    while !text.is_char_boundary(stop) {
        stop += 1;
    }
    start.min(stop)..stop
}

fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let line_start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(line_start..).unwrap_or_default();
    line_start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// ron's error as a code, a sentence and a hint.
fn sentence(error: &ron::Error) -> (Code, String, String) {
    use ron::Error as E;
    match error {
        E::NoSuchStructField { expected, found, .. } => {
            let hint = did_you_mean(found, expected.iter().copied())
                .unwrap_or_else(|| format!("the fields are: {}", listed(expected)));
            (Code::UnknownField, format!("there is no field `{}` here", shortened(found)), hint)
        }
        E::NoSuchEnumVariant { expected, found, .. } => {
            let hint = did_you_mean(found, expected.iter().copied())
                .unwrap_or_else(|| format!("it can be: {}", listed(expected)));
            (Code::UnknownField, format!("there is no `{}` here", shortened(found)), hint)
        }
        E::MissingStructField { field, .. } => {
            (Code::MissingField, format!("the field `{field}` is missing"), format!("add `{field}: …` to it"))
        }
        E::DuplicateStructField { field, .. } => {
            (Code::Duplicate, format!("the field `{field}` occurs twice"), "keep one of them".to_owned())
        }
        E::InvalidValueForType { expected, found } => (
            Code::WrongType,
            format!("{} is expected here, not {}", shortened(expected), shortened(found)),
            "write the value as the format says".to_owned(),
        ),
        E::ExpectedString => wrong("a text in quotation marks is expected here", "write \"…\""),
        E::ExpectedArray => wrong("a list is expected here", "write `[ … ]`"),
        E::ExpectedMap => wrong("entries in braces are expected here", "write `{ \"id\": (…), … }`"),
        E::ExpectedInteger | E::InvalidIntegerDigit { .. } | E::IntegerOutOfBounds => {
            wrong("a whole number is expected here", "write it in digits")
        }
        E::ExpectedStructLike | E::ExpectedNamedStructLike(_) => {
            wrong("fields in brackets are expected here", "write `( name: value, … )`")
        }
        E::Eof | E::ExpectedStringEnd | E::UnclosedBlockComment => (
            Code::CutOff,
            "the file ends in the middle".to_owned(),
            "look for a bracket or a quotation mark that is not closed".to_owned(),
        ),
        E::ExpectedComma | E::ExpectedStructLikeEnd | E::ExpectedArrayEnd | E::ExpectedMapEnd => (
            Code::Syntax,
            "a comma or a closing bracket is missing before this".to_owned(),
            "put it after the text before this".to_owned(),
        ),
        E::ExpectedDifferentStructName { found, .. } => (
            Code::Syntax,
            format!("this is a `{}`, not a briefing", shortened(found)),
            "a briefing file is `Briefing( … )`".to_owned(),
        ),
        E::ExceededRecursionLimit => (
            Code::TooMuch,
            "the brackets are nested too deep".to_owned(),
            "a briefing needs no more than five levels".to_owned(),
        ),
        E::TrailingCharacters => (
            Code::Syntax,
            "there is more text after the end of the briefing".to_owned(),
            "a file can have only one briefing".to_owned(),
        ),
        other => {
            let said = other.to_string();
            let mut letters = said.chars();
            let lower: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
            let lower = shortened(&lower);
            (Code::Syntax, format!("this is not RON: {lower}"), NO_BRIEFING.to_owned())
        }
    }
}

fn wrong(message: &str, hint: &str) -> (Code, String, String) {
    (Code::WrongType, message.to_owned(), hint.to_owned())
}
