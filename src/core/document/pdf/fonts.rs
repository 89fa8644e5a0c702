//! The fonts of a file: which characters their codes represent, how wide these are, and whether they are bold.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontResolverFn, GlyphId};
use hayro_syntax::object::{Dict, Name, ObjectIdentifier};

use super::composite::{Composite, descendant};

/// A font file without a glyph, used instead of fonts that are not embedded: only their widths and characters are
/// needed, and those come from the PDF. (An sfnt header with no tables; OpenType 1.9, "Table directory".)
const NO_GLYPHS: [u8; 12] = [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
/// The codes of a simple font are bytes.
const MAX_CODE: i64 = 0xFF;

/// A font as the page needs it.
pub(super) struct LoadedFont<'a> {
    /// Whether its name or its descriptor says that it is bold.
    pub(super) bold: bool,
    /// Whether they say that it is italic.
    pub(super) italic: bool,
    /// How high its letters are, as part of the font size: 1 except in Type 3 fonts.
    pub(super) em: f64,
    kind: Kind<'a>,
    characters: RefCell<HashMap<u32, Option<Rc<str>>>>,
}

enum Kind<'a> {
    /// Codes are bytes: Type 1, TrueType, Type 3.
    Simple(Font<'a>),
    Composite(Box<Composite>),
}

impl LoadedFont<'_> {
    /// The next code of a string, and its number of bytes.
    pub(super) fn read_code(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        match &self.kind {
            Kind::Simple(_) => (bytes.get(at).copied().map_or(0, u32::from), 1),
            Kind::Composite(font) => font.read_code(bytes, at),
        }
    }

    /// The advance of a code, in thousandths of the size, to the right and up.
    pub(super) fn advance(&self, code: u32) -> (f64, f64) {
        match &self.kind {
            Kind::Simple(font) => (font.code_advance(code).x, 0.0),
            Kind::Composite(font) => font.advance(code),
        }
    }

    /// Whether it is written from left to right instead of from top to bottom.
    pub(super) fn is_horizontal(&self) -> bool {
        match &self.kind {
            Kind::Simple(_) => true,
            Kind::Composite(font) => font.is_horizontal(),
        }
    }

    /// The characters of a code, according to the file.
    pub(super) fn characters(&self, code: u32) -> Option<Rc<str>> {
        self.characters.borrow_mut().entry(code).or_insert_with(|| self.look_up(code)).clone()
    }

    fn look_up(&self, code: u32) -> Option<Rc<str>> {
        let character = match &self.kind {
            Kind::Simple(font) => match font.glyph(GlyphId::NOTDEF, code) {
                FontGlyph::Outline(glyph) => glyph.as_unicode(),
                FontGlyph::Type3(glyph) => glyph.as_unicode(),
            },
            Kind::Composite(font) => font.character(code),
        };
        let text = match character? {
            BfString::Char(c) => c.to_string(),
            BfString::String(s) => s,
        };
        (!text.is_empty()).then(|| text.into())
    }
}

/// The fonts of a file, loaded once each.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    resolve_font: FontResolverFn,
    resolve_cmap: CMapResolverFn,
    loaded: HashMap<FontKey<'a>, Option<Rc<LoadedFont<'a>>>>,
}

/// The key of a font: its object, or the bytes of its dictionary.
#[derive(PartialEq, Eq, Hash)]
enum FontKey<'a> {
    Object(ObjectIdentifier),
    Bytes(&'a [u8]),
}

impl<'a> Fonts<'a> {
    /// No font yet.
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            resolve_font: Arc::new(|_| Some((Arc::new(NO_GLYPHS), 0))),
            resolve_cmap: Arc::new(hayro_cmap::load_embedded),
            loaded: HashMap::new(),
        }
    }

    /// The font that a dictionary describes; `None` if it cannot be used.
    pub(super) fn load(&mut self, dict: &Dict<'a>) -> Option<Rc<LoadedFont<'a>>> {
        let key = dict.obj_id().map_or(FontKey::Bytes(dict.data()), FontKey::Object);
        if let Some(font) = self.loaded.get(&key) {
            return font.clone();
        }
        let font = self.build(dict).map(Rc::new);
        self.loaded.insert(key, font.clone());
        font
    }

    fn build(&self, dict: &Dict<'a>) -> Option<LoadedFont<'a>> {
        let kind = if is(dict, "Subtype", b"Type0") {
            Kind::Composite(Box::new(Composite::of(dict, &self.resolve_cmap)?))
        } else if is_within_bounds(dict) {
            Kind::Simple(self.cache.font(dict, &self.resolve_font, &self.resolve_cmap)?)
        } else {
            return None;
        };
        Some(LoadedFont {
            bold: is_bold(dict),
            italic: is_italic(dict),
            em: if is(dict, "Subtype", b"Type3") { type3_em(dict) } else { 1.0 },
            kind,
            characters: RefCell::default(),
        })
    }
}

fn is(dict: &Dict<'_>, key: &str, value: &[u8]) -> bool {
    dict.get::<Name<'_>>(key).is_some_and(|name| name.as_ref() == value)
}

/// Whether the codes of a simple font are bytes: the library allocates as many as the file specifies.
fn is_within_bounds(dict: &Dict<'_>) -> bool {
    ["FirstChar", "LastChar"].iter().all(|key| (0..=MAX_CODE).contains(&dict.get::<i64>(key).unwrap_or(0)))
}

/// Weights from 600 on are called semi-bold and bold (OpenType, `usWeightClass`).
fn is_bold(dict: &Dict<'_>) -> bool {
    const FORCE_BOLD: i64 = 1 << 18;
    let (name, descriptor) = described(dict);
    ["bold", "black", "heavy", "demi", "-medi", "+cmbx", "+cmssbx"].iter().any(|word| name.contains(word))
        || descriptor.get::<f64>("FontWeight").is_some_and(|weight| weight >= 600.0)
        || descriptor.get::<i64>("Flags").is_some_and(|flags| flags & FORCE_BOLD != 0)
}

/// "cmti" and "cmsl" are the italics and the slanted type of TeX.
fn is_italic(dict: &Dict<'_>) -> bool {
    const ITALIC: i64 = 1 << 6;
    let (name, descriptor) = described(dict);
    ["italic", "oblique", "slanted", "kursiv", "+cmti", "+cmsl"].iter().any(|word| name.contains(word))
        || name.ends_with("-it")
        || descriptor.get::<i64>("Flags").is_some_and(|flags| flags & ITALIC != 0)
}

/// The name of a font in lower case, and its descriptor.
fn described<'a>(dict: &Dict<'a>) -> (String, Dict<'a>) {
    let inner = descendant(dict);
    let dict = inner.as_ref().unwrap_or(dict);
    let name = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_ascii_lowercase()).unwrap_or_default();
    (name, dict.get::<Dict<'a>>("FontDescriptor").unwrap_or_default())
}

/// The units of a Type 3 font are its own: its letters are as high as its bounding box (ISO 32000-2, 9.6.4).
fn type3_em(dict: &Dict<'_>) -> f64 {
    let scale = dict.get::<[f64; 6]>("FontMatrix").map_or(0.001, |[_, _, _, d, ..]| d.abs());
    let height = dict.get::<[f64; 4]>("FontBBox").map_or(0.0, |[_, low, _, high]| (high - low).abs());
    let em = scale * height;
    if em.is_finite() && em > 0.0 { em } else { scale * 1000.0 }
}
