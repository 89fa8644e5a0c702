//! How much of anything a briefing may hold. A file comes from someone else: whatever it holds, the
//! program stays within these, and says where a file went beyond one.
//!
//! What they were chosen by: the longest book has paragraphs of some kilobytes and names of some dozen
//! letters, so that nothing that anybody wrote comes near; a frame is drawn within some milliseconds with
//! all of them reached at once; and reading takes time and memory in proportion to the bytes of the file
//! (tests/hostile.rs holds that).

/// Bytes of a briefing file.
pub const FILE_BYTES: u64 = 1 << 30;
/// Bytes of the source text beside it. To compare takes up to 26 times as much memory.
pub const SOURCE_BYTES: u64 = 32 << 20;
/// Blocks of a body.
pub const BLOCKS: usize = 4_000_000;
/// Topics, speakers and occasions, of each.
pub const NAMES: usize = 10_000;
/// Levels of brackets within each other.
pub const DEPTH: usize = 64;
/// Bytes of a heading or a paragraph, and of a quote. To lay one out takes the toolkit some 220 bytes for
/// each, and all of a paragraph is laid out when one line of it is on screen.
pub const TEXT_BYTES: usize = 256 << 10;
/// Bytes of a summary, a note, a caption, a credit, an alternative text, and of what is kept of a claim
/// that is not proved.
pub const REMARK_BYTES: usize = 16 << 10;
/// Characters of a name, a title, an id, a role, a place, a label.
pub const NAME_CHARS: usize = 1_000;
/// Bytes of the address of the source, and of the name of a picture or of the source text.
pub const ADDRESS_BYTES: usize = 4_096;
/// Quotes of a block.
pub const QUOTES_OF_BLOCK: usize = 1_000;
/// Notes of a block. Each has a mark beside the text.
pub const NOTES_OF_BLOCK: usize = 100;
/// Topics of a block.
pub const TOPICS_OF_BLOCK: usize = 32;
/// Facts of a topic.
pub const FACTS_OF_TOPIC: usize = 100;
/// Authors of the source.
pub const AUTHORS: usize = 100;
/// Pieces of a shortened quote.
pub const PIECES_OF_QUOTE: usize = 100;
/// Fields of the whole file that are looked at where it cannot be read: the format has nine.
pub const FIELDS: usize = 1_000;
/// Problems that are listed; the rest is counted.
pub const PROBLEMS: usize = 1_000;
/// Characters of a sentence about a problem.
pub const SENTENCE_CHARS: usize = 2_000;
/// Bytes that may be searched in vain to prove the quotes and notes of a file. An honest file needs next to
/// none: a quote is found, and the search for the next one goes on from there.
pub const PROOF_BYTES: usize = 1 << 31;
/// Bytes that may be searched for the places of quotes that are not proved.
pub const SEARCH_BYTES: usize = 1 << 29;
/// Bytes that may be searched for the places of facts.
pub const FACT_BYTES: usize = 1 << 30;
/// Bytes of the source text that may be searched in vain for texts that are not there.
pub const SOURCE_SEARCH_BYTES: usize = 1 << 31;
/// Names that may be compared with ones that are not defined, to say which was meant.
pub const GUESSES: usize = 100_000;
/// Pictures whose presence is looked up when a file is read. Each takes a look at the disk.
pub const PICTURES_LOOKED_UP: usize = 10_000;
/// Bytes of an image file.
pub const IMAGE_FILE_BYTES: u64 = 32 << 20;
/// Pixels of an image along each side.
pub const IMAGE_SIDE: u32 = 8192;
/// Bytes of an image once it is decoded, four to a pixel.
pub const IMAGE_BYTES: u64 = 128 << 20;
/// Pixels along each side that are kept of an image: as many as the reading pane shows of one at three times
/// the size on a screen of double density, and no more than any OpenGL takes.
pub const IMAGE_SIDE_KEPT: u32 = 2048;
/// Bytes of all decoded images that are kept at a time.
pub const IMAGES_BYTES: u64 = 256 << 20;
