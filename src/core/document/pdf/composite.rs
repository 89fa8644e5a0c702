//! Composite fonts (Type 0), whose codes have several bytes (ISO 32000-2, 9.7): their codes, widths and characters.
//!
//! The font file itself is never opened: it is large and has no such information.

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, WritingMode};
use hayro_font::CMapResolverFn;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};

/// The most bytes of a code.
const MAX_CODE_LENGTH: usize = 4;

/// A composite font.
pub(super) struct Composite {
    codes: CMap,
    characters: Characters,
    widths: Widths,
    default_width: f32,
    heights: Widths,
    default_height: f32,
}

/// How the codes of a font map to characters.
enum Characters {
    /// By a table in the file.
    Stated(CMap),
    /// The codes are characters themselves.
    Codes,
    /// By an Adobe character collection (ISO 32000-2, 9.10.2).
    Collection(CMap),
    Unknown,
}

impl Composite {
    /// The font that a dictionary describes.
    pub(super) fn of(dict: &Dict<'_>, resolve: &CMapResolverFn) -> Option<Self> {
        let inner = descendant(dict)?;
        let codes = codes(&dict.get::<Object<'_>>("Encoding")?, resolve)?;
        let [_, default_height] = inner.get::<[f32; 2]>("DW2").unwrap_or([880.0, -1000.0]);
        Some(Self {
            characters: Characters::of(dict, &inner, &codes, resolve),
            codes,
            widths: inner.get::<Array<'_>>("W").map(|w| Widths::of(&w)).unwrap_or_default(),
            default_width: inner.get::<f32>("DW").unwrap_or(1000.0),
            heights: inner.get::<Array<'_>>("W2").map(|w| Widths::of_vertical(&w)).unwrap_or_default(),
            default_height,
        })
    }

    /// Whether it is written from left to right.
    pub(super) fn is_horizontal(&self) -> bool {
        self.codes.metadata().writing_mode != Some(WritingMode::Vertical)
    }

    /// The next code of a string, and its number of bytes.
    pub(super) fn read_code(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        let mut code = 0_u32;
        for (number, byte) in bytes.iter().skip(at).take(MAX_CODE_LENGTH).enumerate() {
            code = (code << 8) | u32::from(*byte);
            let length = number + 1;
            if self.codes.lookup_cid_code(code, length as u8).is_some() {
                return (code, length);
            }
        }
        (0, 1)
    }

    /// The advance of a code, in thousandths of the size.
    pub(super) fn advance(&self, code: u32) -> (f64, f64) {
        let cid = self.cid(code);
        let number = |widths: &Widths, default: f32| f64::from(widths.get(cid).unwrap_or(default));
        if self.is_horizontal() {
            (number(&self.widths, self.default_width), 0.0)
        } else {
            (0.0, number(&self.heights, self.default_height))
        }
    }

    /// The characters of a code.
    pub(super) fn character(&self, code: u32) -> Option<BfString> {
        match &self.characters {
            Characters::Stated(map) => map.lookup_bf_string(code),
            Characters::Codes => char::from_u32(code).map(BfString::Char),
            Characters::Collection(map) => map.lookup_bf_string(self.cid(code)),
            Characters::Unknown => None,
        }
        .filter(|character| *character != BfString::Char('\0'))
    }

    fn cid(&self, code: u32) -> u32 {
        (1..=MAX_CODE_LENGTH as u8).find_map(|length| self.codes.lookup_cid_code(code, length)).unwrap_or(0)
    }
}

impl Characters {
    fn of(dict: &Dict<'_>, inner: &Dict<'_>, codes: &CMap, resolve: &CMapResolverFn) -> Self {
        if let Some(map) = dict.get::<Stream<'_>>("ToUnicode").and_then(|stream| parse_stream(&stream, resolve)) {
            return Self::Stated(map);
        }
        if dict.get::<Name<'_>>("ToUnicode").is_some_and(|name| name.as_ref().starts_with(b"Identity")) {
            return Self::Codes;
        }
        let family = collection(codes, inner).and_then(|family| family.ucs2_cmap());
        family.and_then(|name| parse(resolve(name)?, resolve)).map_or(Self::Unknown, Self::Collection)
    }
}

/// The only descendant font of a composite font.
pub(super) fn descendant<'a>(dict: &Dict<'a>) -> Option<Dict<'a>> {
    dict.get::<Array<'a>>("DescendantFonts")?.iter::<Dict<'a>>().next()
}

fn codes(encoding: &Object<'_>, resolve: &CMapResolverFn) -> Option<CMap> {
    match encoding {
        Object::Name(name) => match CMapName::from_bytes(name.as_ref()) {
            CMapName::IdentityH => Some(CMap::identity_h()),
            CMapName::IdentityV => Some(CMap::identity_v()),
            name => parse(resolve(name)?, resolve),
        },
        Object::Stream(stream) => parse_stream(stream, resolve),
        _ => None,
    }
}

fn collection(codes: &CMap, inner: &Dict<'_>) -> Option<CidFamily> {
    let own = codes.metadata().character_collection.as_ref().map(|collection| collection.family.clone());
    if let Some(family) = own.filter(|family| *family != CidFamily::AdobeIdentity) {
        return Some(family);
    }
    let info = inner.get::<Dict<'_>>("CIDSystemInfo")?;
    let text = |key: &str| info.get::<PdfString<'_>>(key);
    Some(CidFamily::from_registry_ordering(text("Registry")?.as_bytes(), text("Ordering")?.as_bytes()))
}

fn parse(data: &'static [u8], resolve: &CMapResolverFn) -> Option<CMap> {
    let resolve = resolve.clone();
    CMap::parse(data, move |name| resolve(name))
}

fn parse_stream(stream: &Stream<'_>, resolve: &CMapResolverFn) -> Option<CMap> {
    let resolve = resolve.clone();
    CMap::parse(&stream.decoded_data().ok()?, move |name| resolve(name))
}

/// Values for ranges of glyphs.
#[derive(Debug, Default)]
struct Widths(Vec<(u32, u32, f32)>);

impl Widths {
    /// Reads a `W` array: `c [w1 w2 …]` and `first last w` (ISO 32000-2, 9.7.4.3).
    fn of(array: &Array<'_>) -> Self {
        let mut widths = Vec::new();
        let mut items = array.flex_iter();
        loop {
            if let Some((first, each)) = items.next::<(u32, Array<'_>)>() {
                widths.extend((first..).zip(each.iter::<f32>()).map(|(cid, width)| (cid, cid, width)));
            } else if let Some((first, last, width)) = items.next::<(u32, u32, f32)>() {
                widths.push((first, last, width));
            } else {
                return Self::sorted(widths);
            }
        }
    }

    /// Reads a `W2` array, of which only the vertical displacement is used.
    fn of_vertical(array: &Array<'_>) -> Self {
        let mut heights = Vec::new();
        let mut items = array.flex_iter();
        loop {
            if let Some((first, each)) = items.next::<(u32, Array<'_>)>() {
                let steps = each.iter::<f32>().step_by(3);
                heights.extend((first..).zip(steps).map(|(cid, height)| (cid, cid, height)));
            } else if let Some((first, last, height, _, _)) = items.next::<(u32, u32, f32, f32, f32)>() {
                heights.push((first, last, height));
            } else {
                return Self::sorted(heights);
            }
        }
    }

    fn sorted(mut ranges: Vec<(u32, u32, f32)>) -> Self {
        ranges.sort_by_key(|range| range.0);
        Self(ranges)
    }

    fn get(&self, cid: u32) -> Option<f32> {
        let after = self.0.partition_point(|range| range.0 <= cid);
        let (_, last, width) = self.0.get(after.checked_sub(1)?)?;
        (cid <= *last).then_some(*width)
    }
}
