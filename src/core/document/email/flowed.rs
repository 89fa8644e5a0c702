//! Joins the lines of a message whose sender wrapped them only for sending (RFC 3676, `format=flowed`).

use mail_parser::{MessagePart, MimeHeaders as _};

/// The text of a part with the lines as its author wrote them, which end in `\n`.
pub(super) fn unwrap(text: &str, part: &MessagePart<'_>) -> String {
    let content_type = part.content_type();
    let attribute = |name| content_type.and_then(|content_type| content_type.attribute(name));
    let is = |name, value: &str| attribute(name).is_some_and(|found| found.eq_ignore_ascii_case(value));
    match is("format", "flowed") {
        true => join(text, is("delsp", "yes")),
        false => text.replace("\r\n", "\n"),
    }
}

fn join(text: &str, deletes_space: bool) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut open_depth = None;
    for line in text.lines() {
        let depth = line.len() - line.trim_start_matches('>').len();
        let content = line.get(depth..).unwrap_or_default();
        // A space before the text is space-stuffing, so that a line may begin with ">".
        let content = content.strip_prefix(' ').unwrap_or(content);
        let is_signature = content == "-- ";
        if open_depth != Some(depth) || is_signature {
            if !joined.is_empty() {
                joined.push('\n');
            }
            joined.push_str(&">".repeat(depth));
            joined.push_str(if depth > 0 { " " } else { "" });
        }
        let is_flowed = content.ends_with(' ') && !is_signature;
        let content = if is_flowed && deletes_space { content.strip_suffix(' ').unwrap_or(content) } else { content };
        joined.push_str(content);
        open_depth = is_flowed.then_some(depth);
    }
    joined.push('\n');
    joined
}
