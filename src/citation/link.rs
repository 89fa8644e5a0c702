//! Answerable for the link that leads to the quote's place on the source's page and lights it up there: a
//! [text fragment](https://wicg.github.io/scroll-to-text-fragment/), `#:~:text=[prefix-,]start[,end]`.
//!
//! A browser looks for the first place that fits. So a quote whose first words also stand further up in
//! the body gets the words before it as a prefix.

use std::ops::Range;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Copied, embargo, html, one_line, prose, under_embargo};
use crate::briefing::{BlockId, BlockKind, Vouched};

/// What stands in a fragment as it is. The hyphen and the comma mean something there, and are encoded.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');

/// Longer texts are named by their first and their last words: browsers look for no more than three
/// hundred characters as a whole, and an address has its limits too.
const WHOLE: usize = 180;

/// In a body of more blocks than this it is not looked whether the words stand further up: they get what is
/// before them anyway.
const SEARCHED: usize = 5000;

/// How many words stand for the beginning, the end, and what is before.
const WORDS: usize = 6;

/// The links, a line each; the rich half shows the quotes, linked.
pub(super) fn copy(quotes: &[Vouched<'_>]) -> Result<Copied, String> {
    let links: Vec<_> = quotes.iter().map(address).collect::<Option<_>>().ok_or_else(|| {
        "the briefing does not say where its source is on the web (`source.url`), so there is nothing to link to"
            .to_owned()
    })?;
    let rich = |(quote, link): (&Vouched<'_>, &String)| {
        format!("<p><a href=\"{}\">{}</a></p>", html::escape(link), html::escape(&prose::marked(quote)))
    };
    let html = quotes.iter().zip(&links).map(rich).collect::<Vec<_>>().join("\n");
    let embargo = quotes.first().and_then(|quote| embargo(quote.briefing()));
    Ok(under_embargo(embargo.as_deref(), Copied { plain: links.join("\n"), html }))
}

/// The source's address with the quote's place in it; nothing where the source has no address.
pub fn address(quote: &Vouched<'_>) -> Option<String> {
    let url = quote.briefing().source.url.as_deref()?;
    let texts: Vec<_> = quote.pieces().iter().map(|piece| directive(quote, piece)).collect();
    // A directive that is there already would be read as a part of ours.
    let url = url.split(":~:").next().unwrap_or(url);
    let hash = if url.contains('#') { "" } else { "#" };
    Some(format!("{url}{hash}:~:{}", texts.join("&")))
}

fn directive(quote: &Vouched<'_>, piece: &Range<usize>) -> String {
    let block = quote.block();
    let text = block.text();
    let words = one_line(text.get(piece.clone()).unwrap_or_default());
    let (start, end) = if words.chars().count() <= WHOLE { (words, None) } else { ends(&words) };
    let before = text.get(..piece.start).unwrap_or_default();
    let prefix =
        stands_before(quote, block.id, before, &start).then(|| last_words(before)).filter(|prefix| !prefix.is_empty());
    let encoded = |text: &str| utf8_percent_encode(text, ENCODED).to_string();
    let prefix = prefix.map(|prefix| format!("{}-,", encoded(&prefix))).unwrap_or_default();
    let end = end.map(|end| format!(",{}", encoded(&end))).unwrap_or_default();
    format!("text={prefix}{}{end}", encoded(&start))
}

/// The first and the last words of a text.
fn ends(words: &str) -> (String, Option<String>) {
    let all: Vec<&str> = words.split(' ').collect();
    match (all.get(..WORDS), all.len().checked_sub(WORDS).and_then(|from| all.get(from..))) {
        (Some(first), Some(last)) if all.len() >= 2 * WORDS => (first.join(" "), Some(last.join(" "))),
        // Few words and long: a text without spaces. Then it is named as a whole.
        _ => (words.to_owned(), None),
    }
}

fn last_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.get(words.len().saturating_sub(WORDS)..).unwrap_or_default().join(" ")
}

/// Whether some words stand in the body before their place, in the same paragraph or further up.
fn stands_before(quote: &Vouched<'_>, block: BlockId, before: &str, words: &str) -> bool {
    let briefing = quote.briefing();
    let has = |text: &str| memchr::memmem::find(text.as_bytes(), words.as_bytes()).is_some();
    let is_above = |at: u32| {
        let block = briefing.block(BlockId(at));
        block.is_some_and(|block| !matches!(block.kind(), BlockKind::Figure(_)) && has(block.text()))
    };
    briefing.block_count() > SEARCHED || has(before) || (0..block.0).any(is_above)
}
