//! Decodes the pictures of a briefing, which are untrusted bytes, into a picture of a size that can be drawn, or an
//! error as a sentence.
//!
//! PNG, JPEG and WebP are decoded and nothing else: an SVG is a program that may name other files. The size in a
//! picture's header is checked before memory is allocated for it, and a panic of a decoder does not end the
//! program.

use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use egui::ColorImage;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageReader, imageops::FilterType};
use thiserror::Error;

use crate::gui::state::failures::ThreadError;
use briefing_core::{
    format::{Folder, attachments::Refusal},
    limits,
};

/// The reason for which a picture is not shown, a sentence without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PictureError {
    /// The file cannot be read.
    #[error("{0}")]
    Unreadable(String),
    /// It is a file of another kind.
    #[error("it is not a PNG, JPEG or WebP picture")]
    NotPicture,
    /// It has more pixels than are decoded.
    #[error("it is larger than {} × {} pixels or {} MiB", limits::IMAGE_SIDE, limits::IMAGE_SIDE, limits::IMAGE_BYTES >> 20)]
    TooLarge,
    /// It is higher or wider than this system can draw.
    #[error("this system cannot draw pictures of more than {0} pixels along a side")]
    TooLargeToDraw(usize),
    /// There is not enough memory for it in addition to the other pictures on screen.
    #[error("the pictures on screen would take more than {} MiB together", limits::IMAGES_BYTES >> 20)]
    NoRoom,
    /// It has no height or no width.
    #[error("the picture has no pixels")]
    NoPixels,
    /// Its content is contradictory or cut off.
    #[error("the picture is damaged")]
    Damaged,
    /// The decoder panicked.
    #[error("the picture cannot be decoded")]
    DecoderFailed,
    /// The thread could not be started, or panicked.
    #[error(transparent)]
    NotDone(#[from] ThreadError),
}

impl From<Refusal> for PictureError {
    fn from(refusal: Refusal) -> Self {
        Self::Unreadable(refusal.sentence().to_owned())
    }
}

impl From<ImageError> for PictureError {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::Limits(_) => Self::TooLarge,
            ImageError::Unsupported(_) => Self::NotPicture,
            _ => Self::Damaged,
        }
    }
}

/// Reads and decodes a picture beside a briefing.
///
/// # Errors
/// If it cannot be shown.
pub fn read(folder: &Folder, name: &str) -> Result<ColorImage, PictureError> {
    unharmed(|| {
        let bytes = folder.read(name, limits::IMAGE_FILE_BYTES)?;
        decode(&bytes)
    })
}

/// Decodes a PNG, JPEG or WebP, and makes it as small as the window ever shows it.
///
/// # Errors
/// If it cannot be shown.
pub fn decode(bytes: &[u8]) -> Result<ColorImage, PictureError> {
    unharmed(|| decoded(bytes).map(kept))
}

/// Runs `work` and turns a panic, which unexpected data may cause in a decoder, into an error. Partial results are
/// dropped.
fn unharmed<T>(work: impl FnOnce() -> Result<T, PictureError>) -> Result<T, PictureError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(PictureError::DecoderFailed))
}

fn decoded(bytes: &[u8]) -> Result<DynamicImage, PictureError> {
    let mut reader = ImageReader::new(Cursor::new(bytes));
    let mut allowed = image::Limits::default();
    allowed.max_image_width = Some(limits::IMAGE_SIDE);
    allowed.max_image_height = Some(limits::IMAGE_SIDE);
    allowed.max_alloc = Some(limits::IMAGE_BYTES);
    reader.limits(allowed);
    let reader = reader.with_guessed_format().map_err(|_| PictureError::Damaged)?;
    if reader.format().is_none() {
        return Err(PictureError::NotPicture);
    }
    let decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    // A grey picture takes one byte for each pixel until it is converted to colours, which takes four.
    let of_colours = u64::from(width) * u64::from(height) * 4;
    if of_colours.max(decoder.total_bytes()) > limits::IMAGE_BYTES {
        return Err(PictureError::TooLarge);
    }
    if width == 0 || height == 0 {
        return Err(PictureError::NoPixels);
    }
    Ok(DynamicImage::from_decoder(decoder)?)
}

/// The picture in RGBA, scaled down to the maximum number of pixels that are kept.
fn kept(image: DynamicImage) -> ColorImage {
    let most = limits::IMAGE_SIDE_KEPT;
    let small = if image.width().max(image.height()) > most {
        // Keeps the proportions, and at least one pixel each way.
        image.resize(most, most, FilterType::Triangle)
    } else {
        image
    };
    let pixels = small.into_rgba8();
    let size = [pixels.width() as usize, pixels.height() as usize];
    ColorImage::from_rgba_unmultiplied(size, pixels.as_raw())
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, ImageFormat, RgbaImage};

    use super::*;

    fn png(image: impl Into<DynamicImage>) -> Vec<u8> {
        let mut bytes = Vec::new();
        image.into().write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes
    }

    #[test]
    fn files_that_are_no_pictures_are_reported() {
        let told = |bytes: &[u8]| decode(bytes).unwrap_err().to_string();
        assert_eq!(told(b"not a picture"), "it is not a PNG, JPEG or WebP picture");
        assert_eq!(told(b""), "it is not a PNG, JPEG or WebP picture");
        assert_eq!(told(b"\x89PNG\r\n\x1a\n and then nothing of the kind"), "the picture is damaged");
        assert_eq!(told(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "it is not a PNG, JPEG or WebP picture");
        assert_eq!(told(b"GIF89a"), "it is not a PNG, JPEG or WebP picture");
    }

    #[test]
    fn a_picture_that_lies_about_its_size_is_refused() {
        let mut bytes = png(RgbaImage::new(2, 2));
        assert_eq!(decode(&bytes).unwrap().size, [2, 2]);
        // The width of the header, and its checksum.
        bytes[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        assert!(decode(&bytes).is_err());
    }

    #[test]
    fn a_truncated_picture_is_refused() {
        let bytes = png(RgbaImage::from_fn(64, 64, |x, y| image::Rgba([(x * y) as u8, x as u8, y as u8, 255])));
        for end in [8, 20, 33, 40, bytes.len() / 2, bytes.len() - 20] {
            assert!(decode(&bytes[..end]).is_err(), "{end} of {}", bytes.len());
        }
    }

    #[test]
    fn a_grey_picture_is_limited_by_its_size_in_colours() {
        // 64 MiB in grey, which the decoder allows, and 256 MiB in colours.
        let bytes = png(GrayImage::new(8192, 8192));
        assert!(bytes.len() < 1 << 20, "{} bytes that decode to many", bytes.len());
        assert_eq!(decode(&bytes).unwrap_err().to_string(), "it is larger than 8192 × 8192 pixels or 128 MiB");
    }

    #[test]
    fn a_large_picture_is_scaled_down_in_proportion() {
        assert_eq!(decode(&png(GrayImage::new(4096, 1024))).unwrap().size, [2048, 512]);
        assert_eq!(decode(&png(GrayImage::new(8000, 1))).unwrap().size, [2048, 1]);
        assert_eq!(decode(&png(GrayImage::new(2048, 2048))).unwrap().size, [2048, 2048]);
    }

    #[test]
    fn a_panic_of_a_decoder_becomes_an_error() {
        let panics = || -> Result<(), PictureError> { panic!("a mistake of somebody else") };
        assert_eq!(unharmed(panics).unwrap_err().to_string(), "the picture cannot be decoded");
    }
}
