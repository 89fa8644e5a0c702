//! The pictures of a briefing, by name: requested when they are drawn, decoded a few at a time on threads, and kept
//! within a memory limit. The least recently drawn ones are unloaded, and decoded again when needed.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
};

use egui::{ColorImage, Context, Vec2};

use super::texture::Texture;
use crate::gui::platform::image_decoder::PictureError;
use briefing_core::limits;

/// The state of a picture.
pub enum Picture {
    /// It is being decoded.
    Loading,
    /// It can be shown.
    Loaded(Texture),
    /// It cannot be shown for this reason, a sentence.
    Failed(String),
}

/// A picture in the cache.
struct CachedPicture {
    picture: Picture,
    /// The last frame in which it was drawn.
    drawn: Cell<u64>,
    /// Its size in bytes.
    bytes: u64,
    /// Whether it failed only because the others on screen with it leave no room.
    is_crowded_out: bool,
}

/// All pictures of the open briefing.
#[derive(Default)]
pub struct Images {
    pictures: HashMap<String, CachedPicture>,
    /// The size in pixels of every picture that was loaded, so that the text below an unloaded picture stays in place.
    sizes: HashMap<String, Vec2>,
    /// The requested names, each with the frame of its last request.
    asked: RefCell<Vec<(String, u64)>>,
    /// How many are being decoded.
    decoding: usize,
    /// Pictures that have changed while they are being decoded, so that their result is outdated.
    outdated: Vec<String>,
    bytes: u64,
    /// The number of the current frame.
    frame: u64,
}

/// How many pictures are decoded before those that are on screen by then come next.
const MAX_DECODED: usize = 4;

impl Images {
    /// The picture with this name; requests it if it is not loaded.
    pub fn get(&self, name: &str) -> &Picture {
        if let Some(entry) = self.pictures.get(name) {
            entry.drawn.set(self.frame);
            return &entry.picture;
        }
        let mut asked = self.asked.borrow_mut();
        match asked.iter_mut().find(|(known, _)| known == name) {
            Some((_, frame)) => *frame = self.frame,
            None => asked.push((name.to_owned(), self.frame)),
        }
        &Picture::Loading
    }

    /// The size in pixels of a picture that was loaded once, even if it is unloaded now.
    pub fn size(&self, name: &str) -> Option<Vec2> {
        self.sizes.get(name).copied()
    }

    /// Whether a requested picture is not decoded yet.
    pub fn is_waiting(&self) -> bool {
        self.decoding > 0 || !self.asked.borrow().is_empty()
    }

    /// Ends a frame and returns the names to decode now. Pictures that are no longer on screen are not among
    /// them, and there are none while others are being decoded, so that scrolling past hundreds of pictures
    /// does not wait for them.
    pub fn take_asked(&mut self) -> Vec<String> {
        let frame = self.frame;
        self.frame += 1;
        self.pictures.retain(|_, entry| !entry.is_crowded_out || entry.drawn.get() == frame);
        if self.decoding > 0 {
            return Vec::new();
        }
        let asked = self.asked.get_mut();
        asked.retain(|(_, last)| *last == frame);
        let names: Vec<String> = asked.drain(..asked.len().min(MAX_DECODED)).map(|(name, _)| name).collect();
        self.decoding = names.len();
        for name in &names {
            self.put(name, Picture::Loading);
        }
        names
    }

    /// The picture with this name has changed and is decoded again when it is drawn.
    pub fn forget(&mut self, name: &str) {
        if self.pictures.get(name).is_some_and(|entry| matches!(entry.picture, Picture::Loading)) {
            self.outdated.push(name.to_owned());
        }
        self.take(name);
        self.sizes.remove(name);
    }

    /// Forgets all pictures, because they may have changed.
    pub fn forget_all(&mut self) {
        let names: Vec<String> = self.pictures.keys().cloned().collect();
        names.iter().for_each(|name| self.forget(name));
        self.sizes.clear();
    }

    /// Unloads the pictures, because another briefing is shown; a few icons are kept.
    pub fn rest(&mut self) {
        const FEW_BYTES: u64 = 4 << 20;
        if self.bytes > FEW_BYTES {
            self.pictures.retain(|_, entry| entry.bytes == 0);
            self.bytes = 0;
        }
    }

    /// Takes over the result of decoding.
    pub fn arrived(&mut self, ctx: &Context, name: &str, image: Result<ColorImage, PictureError>) {
        self.decoding = self.decoding.saturating_sub(1);
        if let Some(at) = self.outdated.iter().position(|outdated| outdated == name) {
            self.outdated.swap_remove(at);
            return;
        }
        let most = ctx.input(|input| input.max_texture_side);
        let image = image.and_then(|image| match image.width().max(image.height()) > most {
            true => Err(PictureError::TooLargeToDraw(most)),
            false => Ok(image),
        });
        match image {
            Ok(image) if self.make_room(image.as_raw().len() as u64) => {
                self.put(name, Picture::Loaded(Texture::new(ctx, name, image)));
            }
            Ok(_) => {
                self.put(name, Picture::Failed(PictureError::NoRoom.to_string()));
                if let Some(entry) = self.pictures.get_mut(name) {
                    entry.is_crowded_out = true;
                }
            }
            Err(error) => self.put(name, Picture::Failed(error.to_string())),
        }
    }

    /// Stores a picture, replacing a previous one with this name.
    fn put(&mut self, name: &str, picture: Picture) {
        self.take(name);
        let mut bytes = 0;
        if let Picture::Loaded(texture) = &picture {
            bytes = texture.bytes();
            self.sizes.insert(name.to_owned(), texture.size());
        }
        self.bytes += bytes;
        let entry = CachedPicture { picture, drawn: Cell::new(self.frame), bytes, is_crowded_out: false };
        self.pictures.insert(name.to_owned(), entry);
    }

    /// Removes a picture.
    fn take(&mut self, name: &str) {
        if let Some(entry) = self.pictures.remove(name) {
            self.bytes -= entry.bytes;
        }
    }

    /// Removes pictures until there is room for this many bytes, but never those on screen, which would be requested
    /// again immediately, without end. Returns whether there is room.
    fn make_room(&mut self, bytes: u64) -> bool {
        while self.bytes + bytes > limits::IMAGES_BYTES {
            let shown =
                self.pictures.iter().filter(|(_, entry)| entry.bytes > 0 && entry.drawn.get() + 2 <= self.frame);
            let Some(oldest) = shown.min_by_key(|(_, entry)| entry.drawn.get()).map(|(name, _)| name.clone()) else {
                return false;
            };
            self.take(&oldest);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use egui::Color32;

    use super::*;

    /// A picture of 16 MiB; sixteen of them reach the limit.
    fn picture() -> ColorImage {
        ColorImage::filled([2048, 2048], Color32::GRAY)
    }

    /// Draws these pictures in one frame, and returns the names to decode.
    fn frame(images: &mut Images, ctx: &Context, names: &[String]) -> Vec<String> {
        for name in names {
            images.get(name);
        }
        let asked = images.take_asked();
        for name in &asked {
            images.arrived(ctx, name, Ok(picture()));
        }
        asked
    }

    fn is_shown(images: &Images, name: &str) -> bool {
        matches!(images.get(name), Picture::Loaded(_))
    }

    #[test]
    fn hundreds_of_pictures_can_be_scrolled_past_and_back_within_the_limit() {
        let (mut images, ctx) = (Images::default(), Context::default());
        let names: Vec<String> = (0..30).map(|n| format!("{n}.png")).collect();
        for on_screen in names.windows(2).chain(names.windows(2).rev()) {
            for _ in 0..3 {
                frame(&mut images, &ctx, on_screen);
            }
            assert!(on_screen.iter().all(|name| is_shown(&images, name)), "{on_screen:?}");
            assert!(images.bytes <= limits::IMAGES_BYTES);
        }
        let entry: u64 = images.pictures.values().map(|entry| entry.bytes).sum();
        assert_eq!(entry, images.bytes, "what is unloaded is not counted any more");
        assert_eq!(images.size("15.png"), Some(Vec2::splat(2048.0)), "its place is kept");
    }

    #[test]
    fn what_has_failed_is_not_asked_for_again() {
        let (mut images, ctx) = (Images::default(), Context::default());
        images.get("a.png");
        assert_eq!(images.take_asked(), ["a.png"]);
        images.arrived(&ctx, "a.png", Err(PictureError::Damaged));
        for _ in 0..5 {
            assert!(matches!(images.get("a.png"), Picture::Failed(_)));
            assert!(images.take_asked().is_empty() && !images.is_waiting());
        }
        images.forget("a.png");
        images.get("a.png");
        assert_eq!(images.take_asked(), ["a.png"], "but anew once it has changed");
    }

    #[test]
    fn what_has_changed_while_it_was_decoded_is_decoded_once_more() {
        let (mut images, ctx) = (Images::default(), Context::default());
        images.get("a.png");
        assert_eq!(images.take_asked(), ["a.png"]);
        images.forget_all();
        images.get("a.png");
        assert!(images.take_asked().is_empty(), "the old one is under way");
        images.arrived(&ctx, "a.png", Ok(picture()));
        assert!(!is_shown(&images, "a.png"), "what came is not what there is");
        assert_eq!(images.take_asked(), ["a.png"]);
        images.arrived(&ctx, "a.png", Ok(picture()));
        assert!(is_shown(&images, "a.png"));
    }

    #[test]
    fn more_than_the_limit_on_one_screen_is_reported_and_not_decoded_for_ever() {
        let (mut images, ctx) = (Images::default(), Context::default());
        let names: Vec<String> = (0..20).map(|n| format!("{n}.png")).collect();
        let asked: usize = (0..50).map(|_| frame(&mut images, &ctx, &names).len()).sum();
        assert_eq!(asked, 20, "each once");
        let crowded: Vec<&String> = names.iter().filter(|name| !is_shown(&images, name)).collect();
        assert_eq!(crowded.len(), 4);
        // Off the screen and back, without the others.
        frame(&mut images, &ctx, &[]);
        frame(&mut images, &ctx, &[]);
        let back = [crowded[0].clone()];
        for _ in 0..3 {
            frame(&mut images, &ctx, &back);
        }
        assert!(is_shown(&images, &back[0]));
    }

    #[test]
    fn what_is_off_the_screen_again_is_not_decoded() {
        let (mut images, ctx) = (Images::default(), Context::default());
        images.get("first.png");
        assert_eq!(images.take_asked(), ["first.png"]);
        for n in 0..300 {
            images.get(&format!("{n}.png"));
            assert!(images.take_asked().is_empty(), "one is being decoded");
        }
        images.arrived(&ctx, "first.png", Ok(picture()));
        images.get("last.png");
        assert_eq!(images.take_asked(), ["last.png"]);
    }

    #[test]
    fn a_picture_larger_than_the_system_draws_is_a_sentence() {
        let (mut images, ctx) = (Images::default(), Context::default());
        images.get("a.png");
        images.take_asked();
        images.arrived(&ctx, "a.png", Ok(ColorImage::filled([4096, 1], Color32::GRAY)));
        assert!(matches!(images.get("a.png"), Picture::Failed(_)));
    }
}
