//! A whole briefing as Markdown: the text with its headings and pictures, then the
//! quotes, the notes, and what is not verified.
//!
//! Plain CommonMark, which has no footnotes: notes are a list that names the words they are about. The quotes in
//! the text already have quotation marks and are not marked again.

use std::io::{self, Write};

use super::{Filter, OwnMark, announced, authors, claimant, level_of, origin, own_marks};
use crate::{
    citation::{
        Options,
        json::name,
        markdown::{destination, embargo_line, escape, escape_on_one_line, link, unembargoed},
        one_line,
    },
    model::{BlockKind, BlockRef, Briefing, Figure, Topic},
};

pub(super) fn write(briefing: &Briefing, filter: Filter, own: &[OwnMark<'_>], out: &mut dyn Write) -> io::Result<()> {
    head(briefing, out)?;
    topics(briefing, filter, out)?;
    text(briefing, filter, out)?;
    quotes(briefing, filter, out)?;
    notes(briefing, filter, out)?;
    unverified(briefing, filter, out)?;
    own_marks::write_markdown(briefing, own, out)
}

fn head(briefing: &Briefing, out: &mut dyn Write) -> io::Result<()> {
    if let Some(line) = embargo_line(briefing) {
        writeln!(out, "{line}\n")?;
    }
    writeln!(out, "# {}", escape_on_one_line(&one_line(&briefing.title)))?;
    if let Some(names) = authors(briefing) {
        writeln!(out, "\nBy {}", escape_on_one_line(&names))?;
    }
    let mut origin: Vec<_> = origin(briefing).iter().map(|part| escape_on_one_line(part)).collect();
    origin.extend(briefing.source.url.as_deref().map(|url| link(url, url)));
    if !origin.is_empty() {
        // The first word of the line may be escaped, because "1." would begin a list there.
        writeln!(out, "\n{}", origin.join(", "))?;
    }
    match briefing.source.credit.as_deref() {
        Some(credit) => writeln!(out, "\n{}", escape(credit)),
        None => Ok(()),
    }
}

fn topics(briefing: &Briefing, filter: Filter, out: &mut dyn Write) -> io::Result<()> {
    let mut topics = filter.topics(briefing).peekable();
    if topics.peek().is_some() {
        writeln!(out, "\n## Topics\n")?;
    }
    topics.try_for_each(|topic| writeln!(out, "{}", topic_item(topic)))
}

fn topic_item(topic: &Topic) -> String {
    let mut item = format!("- **{}**", strong(&topic.title));
    if let Some(summary) = &topic.summary {
        item.push_str(&format!("  \n  {}", escape_on_one_line(summary)));
    }
    for fact in &topic.facts {
        let [value, label] = [&fact.value, &fact.label].map(|text| escape_on_one_line(&one_line(text)));
        item.push_str(&format!("\n  - {value}: {label}"));
    }
    item
}

/// Words in strong emphasis. If they end in a full stop or a bracket, the closing delimiter is valid only before
/// white space (6.2), which always follows here; spaces beside the delimiters are not allowed.
fn strong(words: &str) -> String {
    escape_on_one_line(&one_line(words))
}

fn text(briefing: &Briefing, filter: Filter, out: &mut dyn Write) -> io::Result<()> {
    let mut blocks = filter.blocks(briefing).peekable();
    if blocks.peek().is_some() {
        writeln!(out, "\n## Text")?;
    }
    let mut depth = 0;
    blocks.try_for_each(|block| {
        // At most one level deeper than the previous item: deeper indentation would be a code block.
        depth = level_of(&block).map_or(0, |level| level.min(depth + 1));
        let text = block_of(briefing, &block, depth);
        let original = block.original().map(|original| format!("\n\n{}", indented(&escape(original), depth)));
        writeln!(out, "\n{text}{}", original.unwrap_or_default())
    })
}

fn block_of(briefing: &Briefing, block: &BlockRef<'_>, depth: u8) -> String {
    match (block.kind(), block.figure()) {
        (_, Some(figure)) => picture(figure, block.text()),
        (BlockKind::Heading, _) => format!("### {}", escape_on_one_line(block.text())),
        (BlockKind::Item { .. }, _) => {
            let text = indented(&escape(block.text()), depth);
            let marker = "  ".repeat(usize::from(depth.saturating_sub(1)));
            format!("{marker}- {}", text.trim_start())
        }
        (BlockKind::Turn(_), _) => {
            let who = announced(briefing, block).map(|who| format!("**{}** ", strong(&who)));
            format!("{}{}", who.unwrap_or_default(), escape(block.text()))
        }
        _ => escape(block.text()),
    }
}

/// A text that belongs to a list item of this depth.
fn indented(text: &str, depth: u8) -> String {
    let margin = "  ".repeat(usize::from(depth));
    text.split('\n').map(|line| format!("{margin}{line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// The picture by its file name beside the briefing, its caption, and its credit.
fn picture(figure: &Figure, caption: &str) -> String {
    let alt = escape_on_one_line(&one_line(&figure.alt));
    let picture = match is_beside(&figure.image) {
        true => format!("![{alt}]({})", destination(&figure.image)),
        false => alt,
    };
    let credit = figure.credit.as_deref().map(one_line);
    let below = [Some(caption), credit.as_deref()].into_iter().flatten().filter(|words| !words.is_empty());
    let parts = [picture].into_iter().chain(below.map(escape)).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("\n\n")
}

/// Whether a name can only refer to a file beside the document and not to another place.
fn is_beside(name: &str) -> bool {
    !name.is_empty() && !name.starts_with(['/', '\\']) && !name.contains([':', '?', '#']) && !name.contains("..")
}

fn quotes(briefing: &Briefing, filter: Filter, out: &mut dyn Write) -> io::Result<()> {
    let mut quotes = filter.verified(briefing).peekable();
    if quotes.peek().is_some() {
        writeln!(out, "\n## Quotes")?;
    }
    quotes.try_for_each(|quote| writeln!(out, "\n{}", unembargoed(&quote, Options::default())))
}

fn notes(briefing: &Briefing, filter: Filter, out: &mut dyn Write) -> io::Result<()> {
    let mut is_first = true;
    for block in filter.blocks(briefing) {
        for (_, note) in block.notes() {
            if std::mem::take(&mut is_first) {
                writeln!(out, "\n## Notes\n")?;
            }
            let [on, text] = [block.words_of(note), &note.text].map(|text| escape_on_one_line(&one_line(text)));
            writeln!(out, "- On “{on}” in {}: {text}", briefing.block_in_words(block.id))?;
        }
    }
    Ok(())
}

/// The unverified quotes of the file, without quotation marks and not as block quotes.
fn unverified(briefing: &Briefing, filter: Filter, out: &mut dyn Write) -> io::Result<()> {
    let mut unverified = filter.unverified(briefing).peekable();
    if unverified.peek().is_some() {
        writeln!(out, "\n## Not verified\n\nThe file lists these as quotes, but they could not be verified.\n")?;
    }
    unverified.try_for_each(|(id, quote, reason)| {
        let claimed = escape_on_one_line(&one_line(&briefing.quote_text(quote)));
        let speaker = claimant(briefing, quote).map(one_line).unwrap_or_else(|| "an undefined speaker".to_owned());
        let [speaker, reason] = [&speaker, &reason].map(|text| escape_on_one_line(&one_line(text)));
        writeln!(out, "- {}, attributed to {speaker}: {claimed}  \n  Not verified: {reason}", name(id))
    })
}
