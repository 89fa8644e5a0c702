//! The signature at the end of a paragraph formatted as a quotation: "— Ann Lee, harbour master".

use std::ops::Range;

use crate::document::{Block, BlockKind};

/// The signature at the end of a block, or a block that is a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Signature {
    /// The name and the words after it, in bytes of the text.
    pub name: Range<usize>,
    /// The words of the quotation before it in the block; empty if there are none.
    pub quotation: Range<usize>,
}

/// The most characters of a signature, and the most words of its name.
const LONGEST: usize = 100;
const MOST_WORDS: usize = 6;
/// The most words of a signature without a dash.
const MOST_WITHOUT_DASH: usize = 8;

/// The signature of a block that is formatted as a quotation. `before` is the previous block.
pub(super) fn signature_of(text: &str, block: &Block, before: Option<&Block>) -> Option<Signature> {
    if block.kind != BlockKind::Quotation {
        return None;
    }
    let body = text.get(block.range.clone())?;
    let start = block.range.start;
    let is_behind = before.is_some_and(|before| before.kind == BlockKind::Quotation);
    if let Some(name) = after_dash(body) {
        let is_name = is_name(name, is_behind);
        let at = start + body.len() - name.len();
        return is_name.then_some(Signature { name: at..block.range.end, quotation: start..start });
    }
    if let Some((quotation, name)) = at_end(body) {
        let at = start + body.len() - name.len();
        return Some(Signature { name: at..block.range.end, quotation: start..start + quotation.len() });
    }
    let is_bare = is_behind
        && is_name(body, false)
        && body.split_whitespace().nth(MOST_WITHOUT_DASH).is_none()
        && !text.get(before?.range.clone())?.trim_end().ends_with([',', ':', ';']);
    is_bare.then(|| Signature { name: block.range.clone(), quotation: start..start })
}

/// The words after the dash with which they begin.
fn after_dash(body: &str) -> Option<&str> {
    let rest = body.trim_start();
    let bare = rest.trim_start_matches(['—', '–', '―', '-', '~']);
    (bare.len() < rest.len()).then(|| bare.trim_start()).filter(|name| !name.is_empty())
}

/// The last sentence of a quotation and the name after it.
fn at_end(body: &str) -> Option<(&str, &str)> {
    const DASHES: [&str; 5] = ["—", "–", "―", "--", "\n-"];
    let (at, dash) = DASHES.iter().filter_map(|dash| Some((body.rfind(dash)?, *dash))).max()?;
    let quotation = body.get(..at)?.trim_end();
    let name = body.get(at + dash.len()..)?.trim_start();
    let is_ended = quotation.ends_with(['.', '!', '?', '…', '”', '“', '"', '’', '»', '«', '*']);
    (is_ended && is_name(name, true)).then_some((quotation, name))
}

/// Whether words are a name with a role: not a sentence, and with a capital on each word of the name.
fn is_name(words: &str, may_be_one_word: bool) -> bool {
    let bare = words.trim();
    let has_signs = bare.contains(['!', '?', '“', '”', '"', '„', '«', ';']) || bare.ends_with(['.', ':', '…']);
    let name = bare.split([',', '(', '\n']).next().unwrap_or_default();
    let small = ["de", "del", "van", "von", "der", "den", "di", "da", "la", "le", "al", "bin", "of", "the", "y"];
    let is_part = |word: &str| {
        word.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase()) || small.contains(&word)
    };
    let count = name.split_whitespace().count();
    let fewest = if may_be_one_word { 1 } else { 2 };
    bare.chars().count() <= LONGEST
        && !has_signs
        && (fewest..=MOST_WORDS).contains(&count)
        && name.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && name.split_whitespace().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(parts: &[&str]) -> (String, Vec<Block>) {
        let mut text = String::new();
        let mut blocks = Vec::new();
        for part in parts {
            let start = text.len();
            text.push_str(part);
            blocks.push(Block::new(BlockKind::Quotation, start..text.len()));
            text.push_str("\n\n");
        }
        (text, blocks)
    }

    #[test]
    fn a_line_with_a_dash_and_a_name_signs_what_stands_above() {
        for dash in ["—", "–", "―", "--", "-", "— "] {
            for name in ["Hanne Oster", "Hanne Oster, Lotsin", "Oster", "Dr. Hanne van Oster (1930)", "Łucja Oster"] {
                let (text, blocks) = blocks(&["The pier is gone for good.", &format!("{dash} {name}")]);
                let found = signature_of(&text, &blocks[1], Some(&blocks[0])).expect(name);
                assert_eq!(text.get(found.name), Some(name), "{dash}");
                assert!(found.quotation.is_empty());
            }
        }
    }

    #[test]
    fn a_signature_in_the_same_paragraph_is_no_part_of_the_quotation() {
        let (text, blocks) = blocks(&["The pier is gone — all of it. — Hanne Oster, pilot"]);
        let found = signature_of(&text, &blocks[0], None).expect("it is signed");
        assert_eq!(text.get(found.quotation), Some("The pier is gone — all of it."));
    }

    #[test]
    fn words_of_a_quotation_are_no_signature() {
        for part in [
            "— We never said that it would stand.",
            "The pier is gone — Hanne Oster",
            "The pier is gone. — all of it",
            "Nobody Knows Why",
            "We said so. — Never!",
            "Hanne Oster was there.",
        ] {
            let (text, blocks) = blocks(&[part]);
            assert_eq!(signature_of(&text, &blocks[0], None), None, "{part}");
        }
    }
}
