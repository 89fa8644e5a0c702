//! A picture that is drawn at any size.
//!
//! A small one is stored together with copies at half the size, a quarter and so on, which are made here. The graphics
//! driver could make them, but a software renderer compiles a program for that before it draws anything: 150 ms of the
//! startup time for the icons of five topics.

use egui::{Color32, ColorImage, Context, Rect, TextureFilter, TextureHandle, TextureOptions, Ui, Vec2, pos2};

/// A picture in the memory of the graphics driver.
pub struct Texture {
    whole: TextureHandle,
    /// Copies at half the size of the previous one, the largest first.
    halves: Vec<TextureHandle>,
}

/// Larger pictures, in pixels along a side, are left to the driver: making their copies would take longer than a frame.
const MAX_HALVED_SIDE: usize = 256;

impl Texture {
    /// Loads a picture into the memory of the graphics driver.
    pub fn new(ctx: &Context, name: &str, image: ColorImage) -> Self {
        let side = image.width().max(image.height());
        let mipmap_mode = (side > MAX_HALVED_SIDE).then_some(TextureFilter::Linear);
        let load =
            |image: ColorImage| ctx.load_texture(name, image, TextureOptions { mipmap_mode, ..TextureOptions::LINEAR });
        let first = (side <= MAX_HALVED_SIDE).then(|| halved(&image)).flatten();
        let halves = std::iter::successors(first, halved).map(load).collect();
        Self { whole: load(image), halves }
    }

    /// Draws it; `rect` is in points.
    pub fn paint(&self, ui: &Ui, rect: Rect) {
        let pixels = rect.size() * ui.pixels_per_point();
        let smallest = self.halves.iter().rev().find(|half| half.size_vec2().max_elem() >= pixels.max_elem());
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(smallest.unwrap_or(&self.whole).id(), rect, whole, Color32::WHITE);
    }

    /// The size in pixels.
    pub fn size(&self) -> Vec2 {
        self.whole.size_vec2()
    }

    /// The memory that it takes, in bytes.
    pub fn bytes(&self) -> u64 {
        std::iter::once(&self.whole).chain(&self.halves).map(|texture| texture.byte_size() as u64).sum()
    }
}

/// The picture at half the size, each pixel the average of four; `None` if it is only a pixel wide or high. An odd last
/// row or column is ignored.
fn halved(image: &ColorImage) -> Option<ColorImage> {
    let [width, height] = image.size.map(|side| side / 2);
    if width == 0 || height == 0 {
        return None;
    }
    let pixel = |x: usize, y: usize| image.pixels.get(y * image.width() + x).copied().unwrap_or_default();
    let pixels = (0..width * height).map(|at| {
        let (x, y) = (at % width * 2, at / width * 2);
        let four = [pixel(x, y), pixel(x + 1, y), pixel(x, y + 1), pixel(x + 1, y + 1)].map(|color| color.to_array());
        let mean = |part: usize| {
            let sum: u16 = four.iter().filter_map(|color| color.get(part)).map(|value| u16::from(*value)).sum();
            u8::try_from((sum + 2) / 4).unwrap_or(u8::MAX)
        };
        Color32::from_rgba_premultiplied(mean(0), mean(1), mean(2), mean(3))
    });
    Some(ColorImage::new([width, height], pixels.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_is_the_mean_of_four_pixels_and_there_is_none_of_a_line() {
        let black_and_white = [Color32::BLACK, Color32::WHITE, Color32::WHITE, Color32::BLACK];
        let half = halved(&ColorImage::new([2, 2], black_and_white.to_vec())).unwrap();
        assert_eq!((half.size, half.pixels), ([1, 1], vec![Color32::from_gray(128)]));
        assert_eq!(halved(&ColorImage::filled([1, 9], Color32::RED)), None);
        let half = halved(&ColorImage::filled([5, 3], Color32::RED)).unwrap();
        assert_eq!((half.size, half.pixels), ([2, 1], vec![Color32::RED; 2]));
    }

    #[test]
    fn a_small_picture_has_halves_of_its_own_and_a_large_one_none() {
        let of = |side: usize| Texture::new(&Context::default(), "a", ColorImage::filled([side, side], Color32::RED));
        assert_eq!(of(96).halves.iter().map(|half| half.size()[0]).collect::<Vec<_>>(), [48, 24, 12, 6, 3, 1]);
        assert!(of(MAX_HALVED_SIDE + 1).halves.is_empty());
    }
}
