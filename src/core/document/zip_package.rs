//! Opens single parts of a zip package (DOCX, ODT) in memory, within limits.
//!
//! Sizes in headers are not trusted: bytes are counted while parts are unpacked. Nothing is written to disk.

use std::io::{Cursor, Read as _};

use memchr::memmem;
use zip::{ZipArchive, read::ZipFile, result::ZipError};

use super::DocumentError;

/// The most parts of a package. A book in which every paragraph has its own picture has fewer.
const PARTS: usize = 10_000;
/// The most bytes of one unpacked part. The text of a novel takes about 10 MB in Word.
const PART_BYTES: u64 = 128 << 20;
/// The most bytes of all unpacked parts.
const ALL_BYTES: u64 = 160 << 20;
/// The record that ends a package, without its comment (APPNOTE.TXT 4.3.16).
const END_RECORD_BYTES: usize = 22;

/// A zip package of which parts are read by name.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    format: &'static str,
    unread: u64,
}

impl<'a> Package<'a> {
    /// Opens a package. `format` is its name in messages.
    ///
    /// # Errors
    /// If it is not a zip file, its entries overlap, or it has too many of them.
    pub(super) fn open(bytes: &'a [u8], format: &'static str) -> Result<Self, DocumentError> {
        // Before the list of entries is read, because that takes several times its size in memory.
        check_count(claimed_count(bytes).unwrap_or_default())?;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error_of(&error, format))?;
        check_count(archive.len())?;
        // Even if the header of a picture cannot be read, the text may be readable.
        if archive.has_overlapping_files().unwrap_or(false) {
            return Err(damaged(format, "its parts overlap"));
        }
        Ok(Self { archive, format, unread: ALL_BYTES })
    }

    /// The unpacked bytes of a part; `None` if there is none with this name.
    ///
    /// # Errors
    /// If it is encrypted, damaged or too large.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, DocumentError> {
        let most = self.unread.min(PART_BYTES);
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(error_of(&error, self.format)),
        };
        let bytes = unpack(part, most, self.format)?;
        self.unread = self.unread.saturating_sub(bytes.len() as u64);
        Ok(Some(bytes))
    }

    /// A required part.
    ///
    /// # Errors
    /// As [`Package::part`], and if there is none with this name.
    pub(super) fn required_part(&mut self, name: &str) -> Result<Vec<u8>, DocumentError> {
        let missing = damaged(self.format, format!("it has no part “{}”", crate::text::shorten::shortened(name)));
        self.part(name)?.ok_or(missing)
    }
}

/// The error for a file that does not conform to its format.
pub(super) fn damaged(format: &str, reason: impl std::fmt::Display) -> DocumentError {
    DocumentError::Damaged { format: format.to_owned(), reason: reason.to_string() }
}

fn unpack(part: ZipFile<'_, Cursor<&[u8]>>, most: u64, format: &str) -> Result<Vec<u8>, DocumentError> {
    let mut bytes = Vec::new();
    part.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| damaged(format, format!("a part of it cannot be unpacked, {error}")))?;
    match bytes.len() as u64 > most {
        true => Err(DocumentError::TooLarge(format!("unpacks to more than {} MiB", most >> 20))),
        false => Ok(bytes),
    }
}

/// How many entries there are according to the last end record.
fn claimed_count(bytes: &[u8]) -> Option<usize> {
    let tail = bytes.get(bytes.len().saturating_sub(END_RECORD_BYTES + usize::from(u16::MAX))..)?;
    let record = tail.get(memmem::rfind(tail, b"PK\x05\x06")?..)?;
    let count = u16::from_le_bytes(record.get(10..12)?.try_into().ok()?);
    // All ones refer to the 64-bit record.
    (count != u16::MAX).then_some(usize::from(count))
}

fn check_count(count: usize) -> Result<(), DocumentError> {
    match count > PARTS {
        true => Err(DocumentError::TooLarge(format!("has {count} parts, but the limit is {PARTS}"))),
        false => Ok(()),
    }
}

fn error_of(error: &ZipError, format: &str) -> DocumentError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            DocumentError::Encrypted
        }
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            damaged(format, "it uses a compression that the format does not allow")
        }
        _ => damaged(format, "it is not a zip package, or it was cut off"),
    }
}
