//! Writes quotes as Markdown: a block quote, then its attribution, escaped so that nothing in the briefing is
//! rendered as markup.
//!
//! The rules are those of [CommonMark 0.31](https://spec.commonmark.org/0.31.2/). Only what would be markup there
//! or in GitHub's tables, strikethrough and formulas is escaped, so the text stays readable.

use super::{
    Options,
    attribution::{in_brackets, publisher, speech},
    embargo, iri,
    marks::marked,
    notes, plain_line_ends,
};
use crate::model::{Briefing, VerifiedQuote};

/// The quote as a block with its attribution, and a paragraph for each note, without the embargo.
pub(crate) fn unembargoed(quote: &VerifiedQuote<'_>, options: Options) -> String {
    let lines = format!("{}\n\n— {}", escape(&marked(quote)), attribution(quote, options));
    let lines: Vec<_> = lines.split('\n').map(|line| format!("> {line}").trim_end().to_owned()).collect();
    let notes = notes(quote, options).into_iter().map(|note| escape_on_one_line(&note));
    [lines.join("\n")].into_iter().chain(notes).collect::<Vec<_>>().join("\n\n")
}

/// The embargo, which comes first.
pub(crate) fn embargo_line(briefing: &Briefing) -> Option<String> {
    embargo(briefing).map(|line| bold_line(&line))
}

/// A line that must not be overlooked.
pub(super) fn bold_line(line: &str) -> String {
    format!("**{}**", escape_on_one_line(line))
}

/// The attribution, with the publisher linked if the source has an address.
fn attribution(quote: &VerifiedQuote<'_>, options: Options) -> String {
    let publisher = publisher(quote.briefing()).map(|publisher| match quote.briefing().source.url.as_deref() {
        Some(url) => link(&publisher, url),
        None => escape_on_one_line(&publisher),
    });
    format!("{}{}", escape_on_one_line(&speech(quote)), in_brackets(publisher, quote, options))
}

/// Words as a link to an address.
pub(crate) fn link(words: &str, address: &str) -> String {
    format!("[{}]({})", escape_on_one_line(words), destination(&iri::iri(address)))
}

/// The destination of a link or picture in angle brackets (6.3), which may contain brackets and spaces.
pub(crate) fn destination(address: &str) -> String {
    let mut escaped = String::with_capacity(address.len() + 2);
    for c in address.chars() {
        match c {
            '<' | '>' | '\\' | '&' => escaped.extend(['\\', c]),
            c if c.is_control() => escaped.push_str(&reference(c)),
            c => escaped.push(c),
        }
    }
    format!("<{escaped}>")
}

/// `text` as the source of paragraphs that render as exactly these characters. A line that is followed by another
/// one ends in a backslash, a hard line break (6.7); a blank line begins another paragraph.
pub(crate) fn escape(text: &str) -> String {
    let text = plain_line_ends(text);
    let mut escaped = String::with_capacity(text.len());
    let mut is_after_blank = false;
    for line in text.split('\n') {
        if line.trim_matches(is_space).is_empty() {
            is_after_blank = true;
            continue;
        }
        if !escaped.is_empty() {
            escaped.push_str(if is_after_blank { "\n\n" } else { "\\\n" });
        }
        is_after_blank = false;
        push_line(&mut escaped, line);
    }
    escaped
}

/// Like [`escape`], on one line, for a heading, a list item or a link, which a line break would end.
pub(crate) fn escape_on_one_line(text: &str) -> String {
    let text = plain_line_ends(text);
    let lines = text.split('\n').map(|line| {
        let mut escaped = String::with_capacity(line.len());
        push_line(&mut escaped, line);
        escaped
    });
    lines.collect::<Vec<_>>().join("&#10;")
}

/// Spaces at either end of a line are not rendered (4.8) unless they are written as numeric references.
fn push_line(escaped: &mut String, line: &str) {
    let words = line.trim_matches(is_space);
    let (start, end) = match line.find(|c| !is_space(c)) {
        Some(start) => (start, start + words.len()),
        None => (line.len(), line.len()),
    };
    let blanks = |part: Option<&str>| part.unwrap_or_default().chars().map(reference).collect::<String>();
    escaped.push_str(&blanks(line.get(..start)));
    push_words(escaped, words);
    escaped.push_str(&blanks(line.get(end..)));
}

fn push_words(escaped: &mut String, words: &str) {
    let opener = opener(words);
    for (at, c) in words.char_indices() {
        let next = words.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        match c {
            '\0' => escaped.push(char::REPLACEMENT_CHARACTER),
            c if c.is_control() && c != '\t' => escaped.push_str(&reference(c)),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '|' | '$' | '#' => escaped.extend(['\\', c]),
            '&' if next.is_some_and(|next| next == '#' || next.is_ascii_alphanumeric()) => escaped.push_str("\\&"),
            c if opener == Some(at) => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
}

/// The position of the character that would turn a line into something other than a paragraph: a block quote, a
/// list item, the underline of a heading or of a table's header.
fn opener(words: &str) -> Option<usize> {
    if words.starts_with(['>', '+', '-', '=', ':']) {
        return Some(0);
    }
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let is_item = digits > 0 && words.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')']));
    is_item.then_some(digits)
}

fn is_space(c: char) -> bool {
    c == ' ' || c == '\t'
}

/// A character as a numeric reference (2.5), which is never markup.
fn reference(c: char) -> String {
    format!("&#{};", u32::from(c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;

    /// What a renderer shows, and the markup in it.
    fn rendered(markdown: &str) -> (String, Vec<Tag<'_>>) {
        let (mut text, mut tags) = (String::new(), Vec::new());
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
        for event in Parser::new_ext(markdown, options | Options::ENABLE_TASKLISTS | Options::ENABLE_MATH) {
            match event {
                Event::Text(part) => text.push_str(&part),
                Event::HardBreak => text.push('\n'),
                Event::Start(tag) => {
                    if !text.is_empty() && matches!(tag, Tag::Paragraph) {
                        text.push_str("\n\n");
                    }
                    tags.push(tag);
                }
                Event::End(_) => {}
                other => panic!("{other:?} in {markdown:?}"),
            }
        }
        (text, tags)
    }

    #[test]
    fn what_looks_like_markup_is_rendered_as_itself() {
        for text in [
            "*a* _b_ **c** `d` ~~e~~ $f$ [g](h) ![i](j) <k> </script> &amp; &#65; AT&T a & b",
            "# a",
            "a #",
            "> a",
            "- a",
            "+ a",
            "1. a\n2) b",
            "12345678901. a",
            "a\n===\nb\n---\nc",
            "a | b\n--|--\nc | d",
            "a\n:--\nb",
            "   leading\ttab and trailing  \n    code\n\ttoo\n",
            "\n\none\n\n\ntwo\n \n\n",
            "back\\slash\\\nend\\",
            "[^1]: note\n[a]: https://example.org",
            "```\ncode\n```",
            "~~~\ncode",
            "- [ ] task",
            "<!-- -->\n<div>\n<?php ?>",
            "https://example.org/a_b www.example.org ann@example.org",
            "a\r\nb\u{1b}[31m\u{9b}\u{202e}",
            "“‘’” … – — \"x\" 'y' -- ...",
        ] {
            let escaped = escape(text);
            let (shown, tags) = rendered(&escaped);
            assert_eq!(shown, lines_of(text), "{escaped}");
            assert!(tags.iter().all(|tag| *tag == Tag::Paragraph), "{tags:?}: {escaped}");
            let line = format!("# {}", escape_on_one_line(text));
            let (shown, tags) = rendered(&line);
            assert_eq!((shown.as_str(), tags.len()), (plain_line_ends(text).as_ref(), 1), "{line}");
        }
    }

    /// The lines of a text, with one blank line wherever it has one or more.
    fn lines_of(text: &str) -> String {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<_> = text.split('\n').collect();
        let stanzas = lines.split(|line| line.trim_matches(is_space).is_empty()).filter(|stanza| !stanza.is_empty());
        stanzas.map(|stanza| stanza.join("\n")).collect::<Vec<_>>().join("\n\n")
    }

    #[test]
    fn verse_is_rendered_line_by_line_and_stanza_by_stanza() {
        let verse = "The tide is in,\r\nthe tide is out,\r\n  and nobody is to blame.\r\n\r\nAgain";
        let shown = "The tide is in,\nthe tide is out,\n  and nobody is to blame.\n\nAgain";
        assert_eq!(rendered(&escape(verse)).0, shown);
        let (lines, blanks) = ("The tide is in,\\\nthe tide is out,\\\n", "&#32;&#32;and nobody is to blame.\n\nAgain");
        assert_eq!(escape(verse), format!("{lines}{blanks}"));
    }

    #[test]
    fn plain_words_stay_readable() {
        let text = "President Lee Jae-myung (left) said: 12.5% & more; it’s 2026-01-13!";
        assert_eq!(escape(text), text);
    }

    #[test]
    fn links_lead_to_their_address_whatever_it_contains() {
        let link = link("a]b\n(c)", "https://example.org/?a=(1)&lt;b>&c[\\");
        let (text, tags) = rendered(&link);
        assert_eq!(text, "a]b\n(c)");
        let [Tag::Paragraph, Tag::Link { dest_url, .. }] = tags.as_slice() else { panic!("{tags:?}") };
        assert_eq!(dest_url.as_ref(), "https://example.org/?a=(1)&lt;b%3E&c%5B%5C");
    }

    proptest! {
        #[test]
        fn any_text_is_rendered_as_itself(text in "[-+*_#>=:~|$&;<!`\\[\\]()1.a \t\n\r\\\\\u{a0}“é]{1,24}") {
            let escaped = escape(&text);
            let (shown, tags) = rendered(&escaped);
            prop_assert_eq!(&shown, &lines_of(&text), "{}", escaped);
            prop_assert!(tags.iter().all(|tag| matches!(tag, Tag::Paragraph)), "{:?} {}", tags, escaped);
            let quoted = escaped.split('\n').map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n");
            prop_assert_eq!(rendered(&quoted).0, lines_of(&text));
        }
    }
}
