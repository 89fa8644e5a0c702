//! How much of anything a briefing may hold. A file comes from someone else: whatever it holds, the
//! program stays within these.

use std::fmt;

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

/// How much there may be of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// So many of it.
    Count(u64),
    /// Bytes of a file or of memory.
    Bytes(u64),
    /// Pixels along each side.
    Side(u32),
}

/// A limit as a person reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Of what.
    pub of: &'static str,
    /// How much at most.
    pub most: Amount,
}

const fn count(of: &'static str, most: usize) -> Limit {
    Limit { of, most: Amount::Count(most as u64) }
}

const fn bytes(of: &'static str, most: u64) -> Limit {
    Limit { of, most: Amount::Bytes(most) }
}

/// Every limit, in the order in which `--help` and the description of the format list them. The README
/// has each of these amounts as well, and a test holds it to that.
pub const ALL: &[Limit] = &[
    bytes("a briefing file, and its source text, each", FILE_BYTES),
    count("blocks of a body", BLOCKS),
    count("topics, speakers and occasions, of each", NAMES),
    count("brackets within each other", DEPTH),
    count("problems that are listed; the rest is counted", PROBLEMS),
    bytes("text searched for where unproved quotes stand", SEARCH_BYTES as u64),
    bytes("a picture's file", IMAGE_FILE_BYTES),
    Limit { of: "a picture, along each side", most: Amount::Side(IMAGE_SIDE) },
    bytes("a picture, decoded", IMAGE_BYTES),
    bytes("all pictures that are kept decoded at a time", IMAGES_BYTES),
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

/// "1,234,567".
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
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
