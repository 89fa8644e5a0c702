//! Copies text that the user selected: unchanged and without naming a speaker, or with attribution, each part to
//! its speaker.

use std::ops::Range;

use super::{
    ClipboardContent, CopyError, Options,
    attribution::{publisher, source_line, speech},
    embargo, html, locator, marks, notes_within,
    passage::beginning,
    plain_line_ends, prose, under_embargo,
};
use crate::{
    matching::{boundary, quotation_marks::is_quotation_mark},
    model::{BlockId, BlockRef, Briefing, QuoteId, VerifiedQuote},
};

/// The selected `text`, with an empty line between paragraphs. The embargo of an embargoed briefing comes first, as
/// in every copy.
pub fn selection(briefing: &Briefing, text: &str) -> ClipboardContent {
    let html: Vec<_> = text.split("\n\n").map(|part| format!("<p>{}</p>", html::escape(part))).collect();
    under_embargo(embargo(briefing).as_deref(), ClipboardContent { plain: text.to_owned(), html: html.join("\n") })
}

/// A part of a selection that belongs to one author.
#[derive(Clone)]
pub enum ExcerptPart<'a> {
    /// Words of a speaker.
    Quote(Box<VerifiedQuote<'a>>),
    /// Words of the text itself, or of an unknown speaker.
    Text {
        /// The paragraphs, or parts of them.
        spans: Vec<(BlockRef<'a>, Range<usize>)>,
        /// Whether they are a quote without a known speaker.
        is_unknown: bool,
    },
}

/// Splits the selected bytes of some blocks into words of speakers and words of the text between them. Partly
/// selected words are included as a whole; a part without a word is left out.
pub fn parts_of<'a>(briefing: &'a Briefing, selected: &[(BlockId, Range<usize>)]) -> Vec<ExcerptPart<'a>> {
    let mut parts: Vec<ExcerptPart<'a>> = Vec::new();
    for (id, range) in selected {
        let Some(block) = briefing.block(*id) else { continue };
        let range = whole_words(block.text(), range);
        let mut at = range.start;
        // All of a turn is speech, whatever quotes it lists.
        if let Ok(speech) = briefing.speech_of_turn(*id) {
            match speech.part(*id, &range) {
                Ok(speech) => parts.push(ExcerptPart::Quote(Box::new(speech))),
                Err(_) => put_text(&mut parts, block, range, false),
            }
            continue;
        }
        for (quote_id, span) in speeches(&block) {
            let within = span.start.max(range.start)..span.end.min(range.end);
            if within.start >= within.end {
                continue;
            }
            put_text(&mut parts, block, at..within.start, false);
            match briefing.verified_quote(quote_id).and_then(|quote| quote.part(*id, &within)) {
                Ok(quote) => parts.push(ExcerptPart::Quote(Box::new(quote))),
                Err(_) => put_text(&mut parts, block, within.clone(), briefing.verified_quote(quote_id).is_err()),
            }
            at = within.end;
        }
        put_text(&mut parts, block, at..range.end, false);
    }
    parts
}

/// The ranges of quotes in a block, in the order of the text. A quote that is interrupted by words of the text,
/// such as "she said", has several.
fn speeches<'a>(block: &BlockRef<'a>) -> impl Iterator<Item = (QuoteId, Range<usize>)> + use<'a> {
    let id = block.id;
    block
        .spoken()
        .flat_map(move |(quote_id, quote)| quote.speeches_in(id).into_iter().map(move |span| (quote_id, span)))
}

/// Adds words of the text, without the marks of a quote beside them.
fn put_text<'a>(parts: &mut Vec<ExcerptPart<'a>>, block: BlockRef<'a>, range: Range<usize>, is_unknown: bool) {
    let Some(text) = block.text().get(range.clone()) else { return };
    if !boundary::has_word(text) {
        return;
    }
    let is_before_quote = speeches(&block).any(|(_, span)| span.start == range.end);
    let is_after_quote = speeches(&block).any(|(_, span)| span.end == range.start);
    let marks = |c: char| c.is_whitespace() || is_quotation_mark(c);
    let from_start = if is_after_quote { text.trim_start_matches(marks) } else { text.trim_start() };
    let start = range.start + text.len() - from_start.len();
    let trimmed = if is_before_quote { from_start.trim_end_matches(marks) } else { from_start.trim_end() };
    let span = (block, start..start + trimmed.len());
    match parts.last_mut() {
        // The next paragraph of the same text.
        Some(ExcerptPart::Text { spans, is_unknown: was })
            if *was == is_unknown && spans.last().is_some_and(|last| last.0.id != block.id) =>
        {
            spans.push(span);
        }
        _ => parts.push(ExcerptPart::Text { spans: vec![span], is_unknown }),
    }
}

/// The range, extended to whole words and numbers.
fn whole_words(text: &str, range: &Range<usize>) -> Range<usize> {
    let is_bound = |at: &usize| text.is_char_boundary(*at) && boundary::is_boundary(text, *at);
    let start = (0..=range.start.min(text.len())).rev().find(is_bound).unwrap_or(0);
    let end = (range.end..=text.len()).find(is_bound).unwrap_or(text.len());
    start..end
}

/// The selected text, and below it a line for each speaker with the words that are theirs; if it has words of the
/// text itself, also a line for their source. A single part is copied as a quotation.
///
/// # Errors
/// If it has no word.
pub fn attributed(
    briefing: &Briefing,
    selected: &[(BlockId, Range<usize>)],
    parts: &[ExcerptPart<'_>],
    options: Options,
) -> Result<ClipboardContent, CopyError> {
    match parts {
        [] => Err(CopyError::NoWord),
        [ExcerptPart::Quote(quote)] => Ok(alone(briefing, prose::whole(quote, true, options))),
        [ExcerptPart::Text { spans, is_unknown }] => Ok(alone(briefing, text(briefing, spans, *is_unknown, options))),
        several => Ok(as_it_reads(briefing, selected, several, options)),
    }
}

fn alone(briefing: &Briefing, copied: ClipboardContent) -> ClipboardContent {
    under_embargo(embargo(briefing).as_deref(), copied)
}

fn as_it_reads(
    briefing: &Briefing,
    selected: &[(BlockId, Range<usize>)],
    parts: &[ExcerptPart<'_>],
    options: Options,
) -> ClipboardContent {
    let blocks = selected.iter().filter_map(|(id, range)| Some((briefing.block(*id)?, range)));
    let spans: Vec<_> = blocks.map(|(block, range)| (block, whole_words(block.text(), range))).collect();
    let texts: Vec<_> = spans
        .iter()
        .filter_map(|(block, range)| Some(plain_line_ends(block.text().get(range.clone())?.trim())))
        .filter(|text| !text.is_empty())
        .collect();
    let blocks = spans.iter().map(|(block, _)| block.id);
    let lines = attributions(briefing, parts, &locator::after_source(briefing, blocks, options));
    let mut plain = texts.join("\n\n");
    let paragraphs: String = texts.iter().map(|text| format!("<p>{}</p>", html::lines(text))).collect();
    let language = html::escape(&briefing.language);
    let mut rich = format!("<blockquote lang=\"{language}\">{paragraphs}</blockquote>");
    for line in lines {
        plain.push_str(&format!("\n— {line}"));
        rich.push_str(&format!("\n<p>— {}</p>", html::escape(&line)));
    }
    for note in spans.iter().flat_map(|(block, range)| notes_within(block, range, options)) {
        plain.push_str(&format!("\n[{note}]"));
        rich.push_str(&format!("\n<p><small>[{}]</small></p>", html::escape(&note)));
    }
    under_embargo(embargo(briefing).as_deref(), ClipboardContent { plain, html: rich })
}

/// A line for each speaker, in the order of the text. If there are several, or if most is not speech, each begins with
/// the first words of that speaker. `locator` is the place of the whole selection.
fn attributions(briefing: &Briefing, parts: &[ExcerptPart<'_>], locator: &str) -> Vec<String> {
    let mut said: Vec<(String, Vec<QuoteId>, Vec<String>)> = Vec::new();
    let (mut is_of_text, mut is_of_unknown) = (false, false);
    for part in parts {
        match part {
            ExcerptPart::Text { is_unknown: true, .. } => is_of_unknown = true,
            ExcerptPart::Text { .. } => is_of_text = true,
            ExcerptPart::Quote(quote) => {
                let (who, words) = (speech(quote), marks::quoted(&beginning(&quote.text()), &briefing.language));
                match said.iter_mut().find(|(known, _, _)| *known == who) {
                    Some((_, ids, all)) if !ids.contains(&quote.id()) => {
                        ids.push(quote.id());
                        all.push(words);
                    }
                    Some(_) => {}
                    None => said.push((who, vec![quote.id()], vec![words])),
                }
            }
        }
    }
    let publisher = match publisher(briefing) {
        Some(publisher) => format!(" ({publisher}{locator})"),
        None => locator.to_owned(),
    };
    let is_one = said.len() == 1 && !is_of_unknown && is_mostly_speech(parts);
    let mut lines: Vec<_> = said
        .into_iter()
        .map(|(who, _, words)| match is_one {
            true => format!("{who}{publisher}"),
            false => format!("{}: {who}{publisher}", words.join(", ")),
        })
        .collect();
    let source = source_line(briefing);
    let source = if source.is_empty() { source } else { source + locator };
    lines.extend(is_of_unknown.then(|| format!("an unidentified speaker, quoted in {source}")));
    lines.extend((is_of_text && !source.is_empty()).then_some(source));
    lines
}

/// Whether at least half of the words are those of speakers. If not, the rest would seem to be theirs as well.
fn is_mostly_speech(parts: &[ExcerptPart<'_>]) -> bool {
    let (mut speech, mut text) = (0, 0);
    for part in parts {
        match part {
            ExcerptPart::Quote(quote) => speech += quote.text().len(),
            ExcerptPart::Text { spans, .. } => text += spans.iter().map(|(_, range)| range.len()).sum::<usize>(),
        }
    }
    speech >= text
}

/// Words of the text, attributed to it.
fn text(
    briefing: &Briefing,
    spans: &[(BlockRef<'_>, Range<usize>)],
    is_unknown: bool,
    options: Options,
) -> ClipboardContent {
    let texts: Vec<&str> = spans.iter().filter_map(|(block, range)| block.text().get(range.clone())).collect();
    let locator = locator::after_source(briefing, spans.iter().map(|(block, _)| block.id), options);
    let source = source_line(briefing) + &locator;
    let who = if is_unknown { format!("an unidentified speaker, quoted in {source}") } else { source };
    // Every paragraph of a quotation begins with an opening mark, and the last one ends with a closing mark (Chicago
    // 13.32).
    let mut plain = match texts.as_slice() {
        [text] => format!("{} — {who}", marks::quoted(text, &briefing.language)),
        _ => format!("“{}” — {who}", texts.join("\n\n“")),
    };
    let paragraphs: String = texts.iter().map(|text| format!("<p>{}</p>", html::escape(text))).collect();
    let mut rich = format!("<blockquote>{paragraphs}</blockquote>\n<p>— {}</p>", html::escape(&who));
    for note in spans.iter().flat_map(|(block, range)| notes_within(block, range, options)) {
        plain.push_str(&format!(" [{note}]"));
        rich.push_str(&format!("\n<p><small>[{}]</small></p>", html::escape(&note)));
    }
    ClipboardContent { plain, html: rich }
}
