//! Copies a quote with its context: the sentence before, the sentence after, and who said what.

use std::ops::Range;

use super::{
    ClipboardContent, Options,
    attribution::{source_line, speech},
    embargo, html, locator, marks, notes_within,
    sentence::{self, sentences},
    under_embargo,
};
use crate::{
    matching::quotation_marks::is_quotation_mark,
    model::{BlockId, BlockKind, BlockRef, Briefing, VerifiedQuote},
};

/// The quote with the sentence before it and the one after, as the text has them; below them the text's source, and
/// who said the words in quotation marks.
pub fn passage(quote: &VerifiedQuote<'_>, options: Options) -> ClipboardContent {
    let briefing = quote.briefing();
    let spans = spans(quote);
    let texts: Vec<&str> =
        spans.iter().filter_map(|(block, range)| block.text().get(range.clone())).map(str::trim).collect();
    let locator = locator::after_source(briefing, spans.iter().map(|(block, _)| block.id), options);
    let who = format!("— {}{locator}{}", source_line(briefing), speakers(briefing, &spans));
    let mut plain = format!("{}\n{who}", texts.join("\n\n"));
    let paragraphs: String = texts.iter().map(|text| format!("<p>{}</p>", html::escape(text))).collect();
    let cite = briefing.source.url.as_deref().map(|url| format!(" cite=\"{}\"", html::escape(url))).unwrap_or_default();
    let language = html::escape(&briefing.language);
    let mut rich =
        format!("<blockquote{cite} lang=\"{language}\">{paragraphs}</blockquote>\n<p>{}</p>", html::escape(&who));
    for note in spans.iter().flat_map(|(block, range)| notes_within(block, range, options)) {
        plain.push_str(&format!("\n[{note}]"));
        rich.push_str(&format!("\n<p><small>[{}]</small></p>", html::escape(&note)));
    }
    under_embargo(embargo(briefing).as_deref(), ClipboardContent { plain, html: rich })
}

type Span<'a> = (BlockRef<'a>, Range<usize>);

/// The sentences around the quote; those of the neighbouring paragraphs if its own has none.
fn spans<'a>(quote: &VerifiedQuote<'a>) -> Vec<Span<'a>> {
    let (block, span) = (quote.block(), quote.span());
    let text = block.text();
    let all = sentences(text);
    let first = all.iter().rposition(|sentence| sentence.start <= span.start).unwrap_or(0);
    let last = all.iter().position(|sentence| sentence.end >= span.end).unwrap_or(all.len().saturating_sub(1));
    let start = all.get(first.saturating_sub(1)).map_or(0, |sentence| sentence.start);
    let end = all.get(last + 1).or(all.last()).map_or(text.len(), |sentence| sentence.end);
    let beside = |id: Option<u32>| {
        let block = quote.briefing().block(BlockId(id?))?;
        matches!(block.kind(), BlockKind::Paragraph | BlockKind::Turn(_)).then_some(block)
    };
    let mut spans = Vec::new();
    if first == 0
        && let Some(before) = beside(block.id.0.checked_sub(1))
        && let Some(sentence) = beside_turn(before.text(), before.turn().is_some(), sentences(before.text()).last())
    {
        spans.push((before, whole_quotes(&before, sentence)));
    }
    spans.push((block, whole_quotes(&block, start..end)));
    if last + 1 >= all.len()
        && let Some(after) = beside(block.id.0.checked_add(1))
        && let Some(sentence) = beside_turn(after.text(), after.turn().is_some(), sentences(after.text()).first())
    {
        spans.push((after, whole_quotes(&after, sentence)));
    }
    spans
}

/// In bytes: a turn of a transcript up to this length, such as a question or an answer, is included as a whole.
const TURN_BYTES: usize = 300;

/// The part of a neighbouring paragraph that is included: a sentence, or a short turn.
fn beside_turn(text: &str, is_turn: bool, sentence: Option<&Range<usize>>) -> Option<Range<usize>> {
    if (is_turn || sentence::is_turn(text)) && text.len() <= TURN_BYTES {
        return Some(0..text.len());
    }
    sentence.cloned()
}

/// The range, extended to a quote's marks if it would begin or end within the quote.
fn whole_quotes(block: &BlockRef<'_>, range: Range<usize>) -> Range<usize> {
    let text = block.text();
    let (mut start, mut end) = (range.start, range.end);
    for span in block.spoken().filter_map(|(_, quote)| quote.span_in(block.id)) {
        let is_mark = |c: &char| is_quotation_mark(*c);
        if span.start < start && start < span.end {
            let mark = text.get(..span.start).and_then(|before| before.chars().next_back()).filter(is_mark);
            start = span.start - mark.map_or(0, char::len_utf8);
        }
        if span.start < end && end < span.end {
            let mark = text.get(span.end..).and_then(|after| after.chars().next()).filter(is_mark);
            end = span.end + mark.map_or(0, char::len_utf8);
        }
    }
    start..end
}

/// Who said which quote, named by its first words.
fn speakers(briefing: &Briefing, spans: &[Span<'_>]) -> String {
    let quotes = spans.iter().flat_map(|(block, range)| {
        let is_within = |span: Range<usize>| span.start < range.end && range.start < span.end;
        let quotes = block.spoken().filter(|(_, quote)| quote.span_in(block.id).is_some_and(is_within));
        quotes.filter_map(|(id, _)| briefing.verified_quote(id).ok()).collect::<Vec<_>>()
    });
    let said: Vec<(String, String)> = quotes.map(|quote| (beginning(&quote.text()), speech(&quote))).collect();
    if said.is_empty() {
        return String::new();
    }
    // Each is named by its words, because other words in quotation marks there have no known speaker.
    let each = said.chunk_by(|a, b| a.1 == b.1).filter_map(|same| {
        let words: Vec<_> = same.iter().map(|(words, _)| marks::quoted(words, &briefing.language)).collect();
        Some(format!("{}: {}", words.join(", "), same.first()?.1))
    });
    format!(". {}", each.collect::<Vec<_>>().join("; "))
}

/// The first words of a quote, to name it by.
pub(super) fn beginning(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(..5) {
        Some(first) if words.len() > 5 => format!("{} …", first.join(" ")),
        _ => words.join(" "),
    }
}
