//! Reads the pictures of a briefing for paper, within limits.

use krilla::image::Image;

use super::{Paper, page::Geometry, piece::Picture};
use crate::{format::attachments::Folder, limits};

/// Pixels per point of a picture that is drawn at its own size: 150 per inch.
const PIXELS_PER_POINT: f32 = 150.0 / 72.0;

/// The pictures of one document.
pub(super) struct Pictures<'a> {
    folder: &'a Folder,
    geometry: Geometry,
    damaged: &'a [Image],
    /// Bytes of decoded pictures that may still be drawn.
    left: u64,
}

/// Bytes of decoded pictures in one document.
const MAX_DECODED_BYTES: u64 = 1 << 30;

impl<'a> Pictures<'a> {
    pub(super) fn new(folder: &'a Folder, paper: Paper, damaged: &'a [Image]) -> Self {
        Self { folder, geometry: Geometry::of(paper, false), damaged, left: MAX_DECODED_BYTES }
    }

    /// A picture at its own size, or smaller to fit the page; `None` if it cannot be read.
    pub(super) fn read(&mut self, name: &str) -> Option<Picture> {
        let bytes = self.folder.read(name, limits::IMAGE_FILE_BYTES).ok()?;
        let image = decode(bytes).filter(|image| !self.damaged.contains(image))?;
        let (width, height) = image.size();
        let side = limits::IMAGE_SIDE;
        let decoded = u64::from(width) * u64::from(height) * 4;
        if width == 0 || height == 0 || width > side || height > side || decoded > self.left {
            return None;
        }
        self.left -= decoded;
        #[expect(clippy::cast_precision_loss, reason = "sides are at most some thousands")]
        let (width, height) = (width as f32, height as f32);
        let most_high = self.geometry.text_height * 0.6;
        let scale = (self.geometry.measure / width).min(most_high / height).min(1.0 / PIXELS_PER_POINT);
        Some(Picture { image, size: (width * scale, height * scale) })
    }
}

/// A picture in a format that the window also shows.
fn decode(bytes: Vec<u8>) -> Option<Image> {
    let read = match bytes.as_slice() {
        [0x89, b'P', b'N', b'G', ..] => Image::from_png,
        [0xff, 0xd8, ..] => Image::from_jpeg,
        [b'R', b'I', b'F', b'F', ..] => Image::from_webp,
        _ => return None,
    };
    read(bytes.into(), false).ok()
}
