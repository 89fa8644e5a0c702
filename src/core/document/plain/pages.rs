//! Headers and footers of pages in a text that was printed into lines: "Council of Marlow        Page 2".

use crate::document::{Block, BlockKind, LeftOut, LeftOutKind};
use crate::text::shorten::shortened;

/// The most lines of a header.
const MOST_LINES: usize = 3;
/// The most bytes of a header.
const LONGEST: usize = 240;

/// Removes the blocks that are headers and footers of pages. The text keeps them.
pub(super) fn take_out(text: &str, blocks: &mut Vec<Block>) -> Vec<LeftOut> {
    let mut left_out = Vec::new();
    // A text that has nothing else is shown unchanged.
    if blocks.iter().all(|block| is_page_header(text.get(block.range.clone()).unwrap_or_default())) {
        return left_out;
    }
    blocks.retain(|block| {
        let words = text.get(block.range.clone()).unwrap_or_default();
        let is_taken = !matches!(block.kind, BlockKind::Quotation) && is_page_header(words);
        if is_taken {
            let (place, excerpt) = (Some(block.range.clone()), Some(shortened(words)));
            left_out.push(LeftOut { kind: LeftOutKind::HeaderOrFooter, count: 1, place, excerpt });
        }
        !is_taken
    });
    left_out
}

/// Whether a line of a block counts pages, and none is a sentence.
fn is_page_header(words: &str) -> bool {
    if words.len() > LONGEST || !words.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let lines = || words.lines().map(str::trim).filter(|line| !line.is_empty());
    let ends_sentence = |line: &str| line.ends_with(['.', '!', '?', ';', ':', ',', '”', '"', '。']);
    lines().take(MOST_LINES + 1).count() <= MOST_LINES && lines().any(counts_page) && !lines().any(ends_sentence)
}

/// "Page 2", "Page 2 of 9", "- 2 -", and the like at the end of a line after a wide space.
fn counts_page(line: &str) -> bool {
    /// Spaces that separate the page number from the title before it.
    const WIDE: &str = "   ";
    let last = line.rsplit(WIDE).next().unwrap_or_default().trim();
    let first = line.split(WIDE).next().unwrap_or_default().trim();
    [last, first].into_iter().any(is_page_number)
}

fn is_page_number(part: &str) -> bool {
    let is_number = |part: &str| (1..=4).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
    let bare = part.trim_matches(['-', '–', '—', ' ']);
    if bare.len() < part.len() && part.starts_with(['-', '–', '—']) && part.ends_with(['-', '–', '—']) {
        return is_number(bare);
    }
    let lower = part.to_lowercase();
    let Some(rest) = ["page ", "seite ", "p. ", "página "].iter().find_map(|word| lower.strip_prefix(word)) else {
        return false;
    };
    let mut numbers = [" of ", "/", " von ", " de ", " sur "]
        .iter()
        .find_map(|link| rest.split_once(link))
        .map_or(vec![rest], |(page, of)| vec![page, of])
        .into_iter();
    numbers.all(|number| is_number(number.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_and_footers_of_pages_are_told_from_what_is_said() {
        for header in [
            "Council of Marlow              Page 2\n   Regular Meeting      May 4, 2026",
            "Page 12 of 40",
            "- 7 -",
            "Seite 3 von 9",
            "Page 3        Transcript of the hearing",
        ] {
            assert!(is_page_header(header), "{header}");
        }
        for words in [
            "Turn to page 2.",
            "MS. LEE: It is on page 12",
            "We read Page 3 of the report",
            "2026",
            "Chapter 4",
            "- 40 degrees",
            "The price is 12 - 14",
        ] {
            assert!(!is_page_header(words), "{words}");
        }
    }
}
