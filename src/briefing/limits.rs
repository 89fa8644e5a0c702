//! How much of anything a briefing may hold. A file comes from someone else: whatever it holds, the
//! program stays within these.

/// Bytes of a briefing file, and of its source text.
pub const FILE_BYTES: u64 = 1 << 30;
/// Blocks of a body.
pub const BLOCKS: usize = 4_000_000;
/// Topics, speakers and occasions, of each.
pub const NAMES: usize = 10_000;
/// Levels of brackets within each other.
pub const DEPTH: usize = 64;
/// Problems that are listed; the rest is counted.
pub const PROBLEMS: usize = 1_000;
/// Bytes that may be searched for the places of quotes that are not proved.
pub const SEARCH_BYTES: usize = 1 << 29;
/// Bytes of an image file.
pub const IMAGE_FILE_BYTES: u64 = 32 << 20;
/// Pixels of an image along each side.
pub const IMAGE_SIDE: u32 = 8192;
/// Bytes of an image once it is decoded.
pub const IMAGE_BYTES: u64 = 128 << 20;
/// Bytes of all decoded images that are kept at a time.
pub const IMAGES_BYTES: u64 = 256 << 20;
