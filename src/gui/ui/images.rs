//! The pictures of a briefing, by name: asked for when they are drawn, decoded elsewhere a few at a time, and
//! kept within a limit. The ones drawn longest ago are unloaded, and decoded again when they are asked for.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
};

use egui::{ColorImage, Context, Vec2};

use super::texture::Texture;
use crate::gui::platform::image_decoder::PictureError;
use briefing_core::limits;

/// A picture has one of three faces.
pub enum Picture {
    /// It is being decoded.
    Loading,
    /// It can be shown.
    Loaded(Texture),
    /// It cannot be shown; a sentence says why.
    Failed(String),
}

/// A picture, and when it was asked for last.
struct CachedPicture {
    picture: Picture,
    /// The frame in which it was drawn last.
    drawn: Cell<u64>,
    /// Its size in bytes.
    bytes: u64,
    /// Whether it failed only because those on screen with it are too large.
    is_crowded_out: bool,
}

/// All pictures of the open briefing.
#[derive(Default)]
pub struct Images {
    pictures: HashMap<String, CachedPicture>,
    /// The pixels each way of what was shown once, so that what is below a picture stays in its place when that
    /// is unloaded.
    sizes: HashMap<String, Vec2>,
    /// The names that are asked for, each with the frame in which it was asked for last.
    asked: RefCell<Vec<(String, u64)>>,
    /// How many are being decoded.
    decoding: usize,
    /// Pictures being decoded that have changed meanwhile, so that their result is outdated.
    outdated: Vec<String>,
    bytes: u64,
    /// Which frame this is.
    frame: u64,
}

/// Pictures that are decoded before those that are on screen by then have their turn.
const AT_A_TIME: usize = 4;

impl Images {
    /// The picture of this name; asks for it if it is not there.
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

    /// The size in pixels of a picture that was shown, even while it is unloaded.
    pub fn size(&self, name: &str) -> Option<Vec2> {
        self.sizes.get(name).copied()
    }

    /// Whether a picture that was asked for is not decoded yet.
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
        let names: Vec<String> = asked.drain(..asked.len().min(AT_A_TIME)).map(|(name, _)| name).collect();
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

    /// All pictures may have changed.
    pub fn forget_all(&mut self) {
        let names: Vec<String> = self.pictures.keys().cloned().collect();
        names.iter().for_each(|name| self.forget(name));
        self.sizes.clear();
    }

    /// The briefing goes behind another: all that is shown is unloaded, but for the few icons that many have.
    pub fn rest(&mut self) {
        const FEW: u64 = 4 << 20;
        if self.bytes > FEW {
            self.pictures.retain(|_, entry| entry.bytes == 0);
            self.bytes = 0;
        }
    }

    /// A picture was decoded, or not.
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

    /// Keeps a picture in place of what there was of it.
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

    /// Lets a picture go.
    fn take(&mut self, name: &str) {
        if let Some(entry) = self.pictures.remove(name) {
            self.bytes -= entry.bytes;
        }
    }

    /// Lets pictures go until there is room for so many bytes. Never those that are on screen, which would be
    /// asked for again at once, and so for ever: says whether there is room without.
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

    /// A picture of 16 MiB, sixteen of which are the limit.
    fn picture() -> ColorImage {
        ColorImage::filled([2048, 2048], Color32::GRAY)
    }

    /// Draws these pictures for a frame, and decodes what was asked for.
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
        // Off the screen and back on it, without the others.
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
