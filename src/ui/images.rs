//! The pictures of a briefing, by name: asked for when first drawn, decoded elsewhere, kept within a
//! limit.

use std::{cell::RefCell, collections::HashMap};

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::briefing::limits;

/// A picture has one of three faces.
pub enum Picture {
    /// It is being decoded.
    Waiting,
    /// It can be shown.
    Shown(TextureHandle),
    /// It cannot: a sentence says why.
    Failed(String),
}

/// All pictures of the open briefing.
#[derive(Default)]
pub struct Images {
    pictures: HashMap<String, Picture>,
    asked: RefCell<Vec<String>>,
    bytes: u64,
}

impl Images {
    /// The picture of this name; asks for it if nobody has.
    pub fn get(&self, name: &str) -> &Picture {
        self.pictures.get(name).unwrap_or_else(|| {
            let mut asked = self.asked.borrow_mut();
            if !asked.iter().any(|known| known == name) {
                asked.push(name.to_owned());
            }
            &Picture::Waiting
        })
    }

    /// Whether a picture that was asked for is not decoded yet.
    pub fn is_waiting(&self) -> bool {
        !self.asked.borrow().is_empty() || self.pictures.values().any(|picture| matches!(picture, Picture::Waiting))
    }

    /// The names that were asked for and are now to be decoded.
    pub fn take_asked(&mut self) -> Vec<String> {
        let names = std::mem::take(self.asked.get_mut());
        for name in &names {
            self.pictures.insert(name.clone(), Picture::Waiting);
        }
        names
    }

    /// The picture of this name has changed: it is decoded anew when it is drawn.
    pub fn forget(&mut self, name: &str) {
        self.pictures.remove(name);
    }

    /// A picture was decoded, or not.
    pub fn arrived(&mut self, ctx: &Context, name: String, image: Result<ColorImage, String>) {
        let picture = match image {
            Ok(image) => {
                self.bytes += image.as_raw().len() as u64;
                if self.bytes > limits::IMAGES_BYTES {
                    Picture::Failed(format!("all pictures together are larger than {} MiB", limits::IMAGES_BYTES >> 20))
                } else {
                    let options =
                        TextureOptions { mipmap_mode: Some(egui::TextureFilter::Linear), ..TextureOptions::LINEAR };
                    Picture::Shown(ctx.load_texture(&name, image, options))
                }
            }
            Err(sentence) => Picture::Failed(sentence),
        };
        self.pictures.insert(name, picture);
    }
}
