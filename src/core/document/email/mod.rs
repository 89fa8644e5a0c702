//! Reads stored e-mails (RFC 5322, MIME): the message itself, without earlier ones and the signature.

mod earlier;
mod flowed;

use std::borrow::Cow;

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use self::earlier::Own;
use super::{BlockKind, Document, DocumentError, Format, LeftOut, LeftOutKind, zip_package::damaged};
use crate::text::shorten::shortened;

/// The most bytes of a plain text that may only say that the message is in HTML.
const STUB_BYTES: usize = 500;
const AUTHORS: usize = 20;

/// Reads an e-mail.
///
/// # Errors
/// If it has no header or no text.
pub(super) fn read(bytes: &[u8]) -> Result<Document, DocumentError> {
    let message = MessageParser::default().parse(bytes).filter(has_header);
    let message = message.ok_or_else(|| damaged("e-mail", "it has no header"))?;
    let mut document = read_body(&message)?;
    document.left_out.extend(attachments(&message));
    describe(&mut document, &message);
    match document.blocks.is_empty() {
        true => Err(DocumentError::Empty),
        false => Ok(document),
    }
}

/// Any text can be parsed as a header and a body; a message has at least a sender or a date.
fn has_header(message: &Message<'_>) -> bool {
    message.from().is_some() || message.date().is_some() || message.subject().is_some()
}

/// The plain text of the message, unless it only says that the message is in HTML.
fn read_body(message: &Message<'_>) -> Result<Document, DocumentError> {
    let plain = plain_text(message);
    let html = message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.as_ref()),
        _ => None,
    });
    match (plain, html) {
        (Some(plain), Some(html)) if is_stub(&plain, html) => read_html(html),
        (Some(plain), _) => read_plain(&plain, subject_of(message).is_some_and(|(_, is_forward)| is_forward)),
        (None, Some(html)) => read_html(html),
        (None, None) => Err(DocumentError::Empty),
    }
}

fn plain_text(message: &Message<'_>) -> Option<String> {
    let mut texts = Vec::new();
    for part in message.text_bodies() {
        if let PartType::Text(text) = &part.body {
            texts.push(flowed::unwrap(text, part));
        }
    }
    Some(texts.join("\n\n")).filter(|text| !text.trim().is_empty())
}

fn is_stub(plain: &str, html: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    // The tags of some messages are far larger than their text, so only the text between them is compared.
    let text_of_html: usize =
        html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| letters(text)).sum();
    plain.trim().len() < STUB_BYTES && letters(plain) * 3 < text_of_html
}

/// The subject without prefixes, and whether they say that the message forwards another.
fn subject_of(message: &Message<'_>) -> Option<(String, bool)> {
    message.subject().map(earlier::without_prefix)
}

fn read_plain(text: &str, is_forward: bool) -> Result<Document, DocumentError> {
    let own = Own::of(text, is_forward);
    let mut document = super::read(own.text.as_bytes(), Format::Plain)?;
    document.encoding = None;
    document.left_out.extend(own.left_out);
    Ok(document)
}

/// The message’s own text comes first; everything from a line that introduces an earlier message belongs to that
/// message.
fn read_html(html: &str) -> Result<Document, DocumentError> {
    let mut document = super::read(html.as_bytes(), Format::Html)?;
    let introduces = |block: &super::Block| earlier::introduces(document.text_of(block));
    let Some(first) = document.blocks.iter().position(introduces) else { return Ok(document) };
    if first > 0 {
        cut_from(&mut document, first);
    }
    Ok(document)
}

fn cut_from(document: &mut Document, first: usize) {
    let Some(start) = document.blocks.get(first).map(|block| block.range.start) else { return };
    let excerpt = document.blocks.get(first).map(|block| shortened(document.text_of(block)));
    document.blocks.truncate(first);
    document.text.truncate(start);
    document.text.truncate(document.text.trim_end().len());
    let end = document.text.len();
    document.left_out.retain(|left_out| left_out.place.as_ref().is_none_or(|place| place.end <= end));
    document.left_out.push(LeftOut { kind: LeftOutKind::EarlierMessage, count: 1, place: None, excerpt });
}

fn attachments(message: &Message<'_>) -> Vec<LeftOut> {
    let mut left_out: Vec<LeftOut> = Vec::new();
    for part in message.attachments().filter(|part| !is_alternative(part)) {
        let kind = match &part.body {
            PartType::InlineBinary(_) => LeftOutKind::Image,
            _ => LeftOutKind::Attachment,
        };
        let excerpt = name_of(part).map(|name| shortened(&name));
        earlier::push_counted(&mut left_out, LeftOut { kind, count: 1, place: None, excerpt });
    }
    left_out
}

/// An invitation with the same content as the text is an alternative form of the message, not an attachment.
fn is_alternative(part: &MessagePart<'_>) -> bool {
    matches!(&part.body, PartType::Text(_) | PartType::Html(_)) && name_of(part).is_none()
}

fn name_of<'a>(part: &'a MessagePart<'_>) -> Option<Cow<'a, str>> {
    match &part.body {
        PartType::Message(message) => message.subject().map(Cow::Borrowed),
        _ => part.attachment_name().map(Cow::Borrowed),
    }
}

fn describe(document: &mut Document, message: &Message<'_>) {
    let subject = subject_of(message).map(|(subject, _)| subject).filter(|subject| !subject.is_empty());
    let heading = || document.blocks.iter().find(|block| block.kind == BlockKind::Heading);
    document.title = subject.or_else(|| heading().map(|block| document.text_of(block).to_owned()));
    let senders = message.from().into_iter().flat_map(|from| from.iter());
    let names = senders.filter_map(|sender| sender.name()).map(|name| in_order(name.trim_matches(['"', '\'', ' '])));
    document.authors = names.filter(|name| !name.is_empty() && !name.contains('@')).take(AUTHORS).collect();
    let date = message.date().filter(|date| (1970..10_000).contains(&date.year) && date.is_valid());
    document.published = date.map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
    document.language = message.content_language().as_text().map(|tag| tag.trim().to_owned()).filter(|tag| is_tag(tag));
}

/// "Lee, Ann" of an address book is Ann Lee.
fn in_order(name: &str) -> String {
    let is_part =
        |part: &str| part.split(' ').count() <= 2 && part.chars().all(|c| c.is_alphabetic() || " -’'.".contains(c));
    match name.split_once(", ") {
        Some((family, given)) if is_part(family) && is_part(given) => format!("{given} {family}"),
        _ => name.to_owned(),
    }
}

fn is_tag(tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or_default();
    (2..=3).contains(&language.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
