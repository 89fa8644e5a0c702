//! String literals of RON: decodes them, writes them, and replaces part of them.

use std::{borrow::Cow, ops::Range};

use crate::text::invisible;

/// `text` as a literal in quotation marks. Quotation marks, backslashes and invisible characters are escaped, and
/// also line breaks and tabs, so that the literal is on one line.
pub(super) fn quoted(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    push_escaped(text, &mut literal);
    literal.push('"');
    literal
}

fn push_escaped(text: &str, literal: &mut String) {
    let mut unseen = invisible::unseen(text).map(|(at, _)| at).peekable();
    for (at, c) in text.char_indices() {
        let is_unseen = unseen.next_if_eq(&at).is_some();
        match c {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            c if is_unseen || c.is_control() => literal.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => literal.push(c),
        }
    }
}

/// The text of a literal: `"a\n"` or `r#"a"#`. All line ends of the file become `\n`. `None` if it is not a string
/// literal.
pub fn decode(literal: &str) -> Option<Cow<'_, str>> {
    let form = Form::of(literal)?;
    let content = literal.get(form.content.clone())?;
    if !content.contains(['\\', '\r']) {
        return Some(Cow::Borrowed(content));
    }
    let mut text = String::with_capacity(content.len());
    let mut at = 0;
    while at < content.len() {
        let unit = Unit::first_of(content.get(at..)?, form.is_raw())?;
        text.extend(unit.says);
        at += unit.length;
    }
    Some(Cow::Owned(text))
}

/// The form of a literal.
#[derive(Debug)]
struct Form {
    /// The bytes between its quotation marks.
    content: Range<usize>,
    /// The number of `#` on each side of a raw literal.
    hashes: Option<usize>,
}

impl Form {
    fn of(literal: &str) -> Option<Self> {
        let (opening, hashes) = match literal.strip_prefix('r') {
            Some(rest) => {
                let hashes = rest.len() - rest.trim_start_matches('#').len();
                (hashes + 1, Some(hashes))
            }
            None => (0, None),
        };
        let closing = literal.len().checked_sub(1 + hashes.unwrap_or(0))?;
        let is_closed = literal.get(closing..)?.starts_with('"') && literal.get(opening..)?.starts_with('"');
        (is_closed && opening < closing).then_some(Self { content: opening + 1..closing, hashes })
    }

    fn is_raw(&self) -> bool {
        self.hashes.is_some()
    }

    /// Whether this raw literal can contain `content`.
    fn can_hold(&self, content: &str) -> bool {
        let end = format!("\"{}", "#".repeat(self.hashes.unwrap_or(0)));
        !content.contains(&end)
    }
}

/// The smallest part of a literal that is decoded separately: a character or an escape.
struct Unit {
    /// Its bytes in the literal.
    length: usize,
    /// The character that it decodes to; `None` for a backslash that continues the text on the next line.
    says: Option<char>,
}

impl Unit {
    fn first_of(rest: &str, is_raw: bool) -> Option<Self> {
        if rest.starts_with("\r\n") {
            return Some(Self { length: 2, says: Some('\n') });
        }
        let c = rest.chars().next()?;
        if c == '\\' && !is_raw {
            return Self::escape(rest);
        }
        Some(Self { length: c.len_utf8(), says: Some(c) })
    }

    fn escape(rest: &str) -> Option<Self> {
        let says = match rest.chars().nth(1)? {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            'x' => return Self::bytes(rest),
            'u' => {
                let digits = rest.strip_prefix("\\u{")?.split_once('}')?.0;
                let says = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
                return Some(Self { length: digits.len() + 4, says: Some(says) });
            }
            '\r' | '\n' => {
                let next = rest.get(1..)?.trim_start_matches([' ', '\t', '\r', '\n']);
                return Some(Self { length: rest.len() - next.len(), says: None });
            }
            c @ ('"' | '\'' | '\\') => c,
            _ => return None,
        };
        Some(Self { length: 2, says: Some(says) })
    }

    /// One to four `\x…`, which are the bytes of one character.
    fn bytes(rest: &str) -> Option<Self> {
        let mut bytes = Vec::with_capacity(4);
        for at in [0, 4, 8, 12] {
            let digits = rest.get(at..at + 4)?.strip_prefix("\\x")?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            if let Ok(text) = str::from_utf8(&bytes) {
                return Some(Self { length: at + 4, says: text.chars().next() });
            }
        }
        None
    }
}

/// Why a part of a text cannot be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReplaceError {
    /// It is not a string literal.
    NotText,
    /// The range is outside the text, or splits a character.
    NoSuchBytes,
}

/// The bytes of `literal` to replace, and their replacement, so that bytes `range` of its text become `with`. The
/// other characters stay as they are written, unless a literal of this form cannot contain `with`; then the whole
/// literal is rewritten.
pub(super) fn replace(
    literal: &str,
    range: &Range<usize>,
    with: &str,
    line_end: &str,
) -> Result<(Range<usize>, String), ReplaceError> {
    let form = Form::of(literal).ok_or(ReplaceError::NotText)?;
    let text = decode(literal).ok_or(ReplaceError::NotText)?;
    let mut wanted = text.into_owned();
    if wanted.get(range.clone()).is_none() {
        return Err(ReplaceError::NoSuchBytes);
    }
    wanted.replace_range(range.clone(), with);
    let place = place_of(literal, &form, range).ok_or(ReplaceError::NoSuchBytes)?;
    Ok(match written_like(literal, &form, with, line_end) {
        Some(part) if says(literal, &place, &part, &wanted) => (place, part),
        _ => (0..literal.len(), quoted(&wanted)),
    })
}

/// The bytes of the literal that represent bytes `range` of its text.
fn place_of(literal: &str, form: &Form, range: &Range<usize>) -> Option<Range<usize>> {
    let content = literal.get(form.content.clone())?;
    let (mut at, mut decoded, mut start) = (0, 0, None);
    loop {
        let unit = content.get(at..).filter(|rest| !rest.is_empty());
        let unit = unit.and_then(|rest| Unit::first_of(rest, form.is_raw()));
        // A continuation of the line is skipped before a replaced character, so that only this character is replaced.
        let is_passed = !range.is_empty() && unit.as_ref().is_some_and(|unit| unit.says.is_none());
        if start.is_none() && decoded == range.start && !is_passed {
            start = Some(at);
        }
        if let Some(start) = start
            && decoded == range.end
        {
            return Some(form.content.start + start..form.content.start + at);
        }
        let unit = unit?;
        at += unit.length;
        decoded += unit.says.map_or(0, char::len_utf8);
    }
}

/// `with` as it is written in a literal of this form; `None` if that cannot contain it.
fn written_like(literal: &str, form: &Form, with: &str, line_end: &str) -> Option<String> {
    let mut escaped = String::with_capacity(with.len());
    push_escaped(with, &mut escaped);
    if !form.is_raw() {
        return Some(escaped);
    }
    // A raw literal has no escapes, so no character may need one. A line break is allowed if the literal already has
    // some.
    let has_lines = literal.contains('\n');
    let needs_escape = with.contains(['\t', '\r'])
        || with.contains('\n') && !has_lines
        || with.chars().any(|c| c.is_control() && c != '\n')
        || invisible::unseen(with).next().is_some();
    (!needs_escape).then(|| with.replace('\n', line_end))
}

/// Whether the literal decodes to `wanted` if `part` replaces its bytes `place`.
fn says(literal: &str, place: &Range<usize>, part: &str, wanted: &str) -> bool {
    let mut changed = literal.to_owned();
    if changed.get(place.clone()).is_none() {
        return false;
    }
    changed.replace_range(place.clone(), part);
    let Some(form) = Form::of(&changed) else { return false };
    let content = changed.get(form.content.clone()).unwrap_or_default();
    (!form.is_raw() || form.can_hold(content)) && decode(&changed).is_some_and(|text| text == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(literal: &str, range: Range<usize>, with: &str) -> String {
        let (place, part) = replace(literal, &range, with, "\n").expect("the bytes are there");
        let mut changed = literal.to_owned();
        changed.replace_range(place, &part);
        changed
    }

    #[test]
    fn a_text_is_escaped_only_where_it_must_be() {
        for (text, literal) in [
            ("한국 “a” – é", "\"한국 “a” – é\""),
            ("a\"b\\c", r#""a\"b\\c""#),
            ("a\nb\r\tc\0", r#""a\nb\r\tc\u{0}""#),
            ("un\u{200b}able \u{202e}x\u{2028}", r#""un\u{200b}able \u{202e}x\u{2028}""#),
            ("می\u{200c}خواهم", "\"می\u{200c}خواهم\""),
        ] {
            assert_eq!(quoted(text), literal);
            assert_eq!(decode(literal).as_deref(), Some(text));
        }
    }

    #[test]
    fn literals_are_decoded_as_ron_reads_them() {
        for literal in [
            r#""""#,
            r#""\x41\xc3\xa9\u{e9}\0\'\"\\""#,
            "\"one \\\n   two\\\r\n three\"",
            "r\"a\\n\"",
            "r##\"a \"# b\"##",
            "\"a\nb\"",
        ] {
            let read: String = crate::format::options().from_str(literal).expect("it is RON");
            assert_eq!(decode(literal).as_deref(), Some(read.as_str()), "{literal}");
        }
        for broken in ["", "\"", "r", "r#\"\"", "a", "\"\\q\"", "\"\\u{110000}\"", "b\"a\"", "'c'"] {
            assert_eq!(decode(broken), None, "{broken}");
        }
    }

    #[test]
    fn the_other_characters_stay_as_they_are_written() {
        assert_eq!(replaced(r#""\u{e9} one \x41""#, 3..6, "1\n"), r#""\u{e9} 1\n \x41""#);
        assert_eq!(replaced("\"a \\\n   b\"", 2..3, "c"), "\"a \\\n   c\"");
        assert_eq!(replaced("\"a\\\n   b\"", 1..1, " c"), "\"a c\\\n   b\"");
        assert_eq!(replaced("\"a\r\nb\"", 2..3, "c"), "\"a\r\nc\"");
        assert_eq!(replaced("r#\"say \"yes\"\"#", 5..8, "no"), "r#\"say \"no\"\"#");
        assert_eq!(replaced("r\"one\ntwo\"", 3..3, "\n1½"), "r\"one\n1½\ntwo\"");
    }

    #[test]
    fn a_literal_that_cannot_contain_the_new_text_is_rewritten() {
        assert_eq!(replaced("r#\"say \"yes\"\"#", 8..9, "\"# "), r##""say \"yes\"# ""##);
        assert_eq!(replaced("r\"a\\b\"", 0..1, "\u{200b}"), r#""\u{200b}\\b""#);
        assert_eq!(replaced("r\"one\"", 3..3, "\ntwo"), r#""one\ntwo""#);
        // Spaces after a continued line are skipped, so they cannot stay as they are written.
        assert_eq!(replaced("\"a\\\n  bc d\"", 1..3, ""), "\"a d\"");
    }

    #[test]
    fn invalid_ranges_are_refused() {
        for range in [0..1, 1..2, 2..9, 9..9] {
            assert_eq!(replace("\"éa\"", &range, "x", "\n"), Err(ReplaceError::NoSuchBytes), "{range:?}");
        }
        assert_eq!(replace("5", &(0..0), "x", "\n"), Err(ReplaceError::NotText));
    }
}
