//! The maximum sizes of everything in a briefing. Files are untrusted: the program stays within these limits
//! whatever a file contains, and reports where a file exceeds one.
//!
//! How they were chosen: even long books have paragraphs of some kilobytes and names of some dozen letters, so no
//! real text comes near; a frame is drawn within some milliseconds even if all limits are reached; and reading
//! takes time and memory in proportion to the size of the file (checked by tests/core/hostile_inputs.rs).

use std::fmt;

use crate::text::number::grouped;

/// Bytes of a briefing file.
pub const FILE_BYTES: u64 = 1 << 30;
/// Bytes of the source text next to it. Comparing takes up to 26 times as much memory.
pub const SOURCE_BYTES: u64 = 32 << 20;
/// Blocks of a body.
pub const BLOCKS: usize = 4_000_000;
/// Topics, speakers and occasions, each.
pub const NAMES: usize = 10_000;
/// Levels of nested brackets.
pub const DEPTH: usize = 64;
/// Bytes of a heading or a paragraph, and of a quote. The toolkit takes some 220 bytes to lay out each of these,
/// and lays out a whole paragraph even if only one line of it is on screen.
pub const TEXT_BYTES: usize = 256 << 10;
/// Bytes of a summary, a note, a caption, a credit, an alternative text, and of the stored beginning of an
/// unverified claim.
pub const REMARK_BYTES: usize = 16 << 10;
/// Characters of a name, a title, an id, a role, a place, a label.
pub const NAME_CHARS: usize = 1_000;
/// Bytes of the address of the source, and of the name of a picture or of the source text.
pub const ADDRESS_BYTES: usize = 4_096;
/// Bytes of text from which a PDF is made. Layout takes some 100 bytes of memory for each.
pub const PAPER_BYTES: usize = 16 << 20;
/// Quotes of a block.
pub const QUOTES_OF_BLOCK: usize = 1_000;
/// Notes of a block. Each has a mark beside the text.
pub const NOTES_OF_BLOCK: usize = 100;
/// Topics of a block.
pub const TOPICS_OF_BLOCK: usize = 64;
/// Facts of a topic.
pub const FACTS_OF_TOPIC: usize = 100;
/// Speakers of a joint statement.
pub const SPEAKERS_OF_QUOTE: usize = 32;
/// Roles of a speaker over time.
pub const ROLES_OF_SPEAKER: usize = 32;
/// Texts given as evidence for a proposed quote.
pub const EVIDENCE_OF_PROPOSAL: usize = 16;
/// The deepest level of a list item.
pub const ITEM_LEVEL: u8 = 9;
/// Blocks over which one quote continues.
pub const BLOCKS_OF_QUOTE: usize = 1_000;
/// Authors of the source.
pub const AUTHORS: usize = 100;
/// Pieces of a shortened quote.
pub const PIECES_OF_QUOTE: usize = 100;
/// Paragraphs over which a quotation may continue without a mark.
pub const PARAGRAPHS_OF_QUOTE: u32 = 12;
/// Fields at the root of a broken file that are read; the format has nine.
pub const FIELDS: usize = 1_000;
/// Problems that are listed; the rest are counted.
pub const PROBLEMS: usize = 1_000;
/// Characters of a sentence about a problem.
pub const SENTENCE_CHARS: usize = 2_000;
/// Bytes that may be searched without success to verify the quotes and notes of a file. A normal file needs almost
/// none: a quote is found, and the search for the next one continues from there.
pub const PROOF_BYTES: usize = 1 << 31;
/// Bytes of paragraphs that are read for who says the quotes in them, where the speaker is not named right beside the quote.
pub const ATTRIBUTION_BYTES: usize = 1 << 18;
/// Bytes that may be searched for the places of quotes that are not verified.
pub const SEARCH_BYTES: usize = 1 << 29;
/// Bytes that may be searched for the places of facts.
pub const FACT_BYTES: usize = 1 << 30;
/// Bytes of the source text that may be searched for texts that are not in it.
pub const SOURCE_SEARCH_BYTES: usize = 1 << 31;
/// Names that may be compared with undefined ones, to suggest which was meant.
pub const GUESSES: usize = 100_000;
/// Pictures whose existence is checked when a file is read. Each takes a disk access.
pub const PICTURES_LOOKED_UP: usize = 10_000;
/// Bytes of an image file.
pub const IMAGE_FILE_BYTES: u64 = 32 << 20;
/// Pixels of an image along each side.
pub const IMAGE_SIDE: u32 = 8192;
/// Bytes of a decoded image, four for each pixel.
pub const IMAGE_BYTES: u64 = 128 << 20;
/// Pixels along each side to which a decoded image is scaled down: enough for the reading pane at three times the
/// normal size on a screen with double density, and supported by every OpenGL.
pub const IMAGE_SIDE_KEPT: u32 = 2048;
/// Bytes of all decoded images that are kept at the same time.
pub const IMAGES_BYTES: u64 = 256 << 20;

/// The amount of a limit, with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// A number of items.
    Count(u64),
    /// Bytes of a file or of memory.
    Bytes(u64),
    /// Pixels along each side.
    Side(u32),
}

/// A limit for display.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What is limited.
    pub of: &'static str,
    /// The maximum.
    pub most: Amount,
}

const fn count(of: &'static str, most: usize) -> Limit {
    Limit { of, most: Amount::Count(most as u64) }
}

const fn bytes(of: &'static str, most: u64) -> Limit {
    Limit { of, most: Amount::Bytes(most) }
}

/// Every limit, in the order in which `--help` and the description of the format list them. The page on limits in
/// `assets/docs` also has these amounts, which a test checks.
pub const ALL: &[Limit] = &[
    bytes("the file of a briefing", FILE_BYTES),
    bytes("the source text next to it", SOURCE_BYTES),
    count("blocks of a body", BLOCKS),
    count("topics, speakers and occasions, each", NAMES),
    bytes("a heading or a paragraph, and a quote", TEXT_BYTES as u64),
    bytes("a summary, note, caption or credit", REMARK_BYTES as u64),
    count("characters of a name, title, role, label or id", NAME_CHARS),
    count("quotes of a paragraph", QUOTES_OF_BLOCK),
    count("notes of a paragraph, and facts of a topic", NOTES_OF_BLOCK),
    count("topics of a paragraph", TOPICS_OF_BLOCK),
    count("levels of nested brackets", DEPTH),
    count("listed problems; the others are only counted", PROBLEMS),
    bytes("text searched to explain unverified quotes", SEARCH_BYTES as u64),
    bytes("the file of a picture", IMAGE_FILE_BYTES),
    Limit { of: "a picture, along each side", most: Amount::Side(IMAGE_SIDE) },
    bytes("a picture, decoded", IMAGE_BYTES),
    bytes("all decoded pictures together", IMAGES_BYTES),
];

impl fmt::Display for Amount {
    /// "4,000,000", "32 MiB", "8,192 pixels".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => f.write_str(&grouped(*count)),
            Self::Side(pixels) => write!(f, "{} pixels", grouped(u64::from(*pixels))),
            Self::Bytes(bytes) => {
                let units = [(30, "GiB"), (20, "MiB"), (10, "KiB")];
                let unit = units.into_iter().find(|(shift, _)| *bytes > 0 && bytes.trailing_zeros() >= *shift);
                match unit {
                    Some((shift, name)) => write!(f, "{} {name}", grouped(bytes >> shift)),
                    None => write!(f, "{} bytes", grouped(*bytes)),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_as_a_person_writes_them() {
        for (amount, read) in [
            (Amount::Count(64), "64"),
            (Amount::Count(4_000_000), "4,000,000"),
            (Amount::Bytes(1 << 30), "1 GiB"),
            (Amount::Bytes(32 << 20), "32 MiB"),
            (Amount::Bytes(2 << 10), "2 KiB"),
            (Amount::Bytes(1500), "1,500 bytes"),
            (Amount::Bytes(0), "0 bytes"),
            (Amount::Side(8192), "8,192 pixels"),
        ] {
            assert_eq!(amount.to_string(), read);
        }
    }

    #[test]
    fn no_limit_is_listed_twice() {
        for (i, limit) in ALL.iter().enumerate() {
            assert!(ALL.iter().skip(i + 1).all(|other| other.of != limit.of), "{}", limit.of);
        }
    }
}
