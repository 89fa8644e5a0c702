//! The fonts of a page: those of the program, and those of the system for characters that these lack.

use std::sync::Arc;

use fontique::{
    Blob, Collection, CollectionOptions, FontInfoOverride, FontStyle, FontWeight, SourceCache, SourceCacheOptions,
};
use parley::FontContext;

use crate::text::faces;

/// The family names of the program's own fonts.
pub(super) const SERIF: &str = "briefing paper serif";
pub(super) const SANS: &str = "briefing paper sans";
pub(super) const CJK: &str = "briefing paper cjk";

type Face = (&'static str, FontStyle, FontWeight, &'static [u8]);

fn latin_faces() -> [Face; 6] {
    let (regular, bold) = (FontWeight::NORMAL, FontWeight::SEMI_BOLD);
    [
        (SERIF, FontStyle::Normal, regular, faces::SERIF),
        (SERIF, FontStyle::Italic, regular, faces::SERIF_ITALIC),
        (SERIF, FontStyle::Normal, bold, faces::SERIF_BOLD),
        (SANS, FontStyle::Normal, regular, faces::SANS),
        (SANS, FontStyle::Italic, regular, faces::SANS_ITALIC),
        (SANS, FontStyle::Normal, bold, faces::SANS_BOLD),
    ]
}

/// The fonts for texts of these characters. The system's fonts are listed only if the program's are not enough,
/// because that takes a tenth of a second. The program's few Han and Hangul characters are used only if they cover
/// the whole text, because a few characters of another typeface would stand out.
pub(super) fn context(characters: &[char]) -> FontContext {
    let mut own = context_of(false);
    let latin = [SERIF, SANS];
    let others: Vec<char> =
        characters.iter().copied().filter(|c| !c.is_ascii() && !has(&mut own, &latin, *c)).collect();
    if others.iter().all(|c| c.is_whitespace() || has(&mut own, &[CJK], *c)) {
        return own;
    }
    context_of(true)
}

fn context_of(with_system_fonts: bool) -> FontContext {
    let collection = Collection::new(CollectionOptions { shared: false, system_fonts: with_system_fonts });
    let source_cache = SourceCache::new(SourceCacheOptions { shared: false });
    let mut context = FontContext { collection, source_cache };
    latin_faces().into_iter().for_each(|face| register(&mut context, face));
    if !with_system_fonts {
        register(&mut context, (CJK, FontStyle::Normal, FontWeight::NORMAL, faces::CJK));
    }
    context
}

fn register(context: &mut FontContext, (family, style, weight, bytes): Face) {
    let about =
        FontInfoOverride { family_name: Some(family), style: Some(style), weight: Some(weight), ..Default::default() };
    context.collection.register_fonts(Blob::new(Arc::new(bytes)), Some(about));
}

/// Whether a face of one of these families has a character.
fn has(context: &mut FontContext, families: &[&str], c: char) -> bool {
    families.iter().any(|name| {
        let family = context.collection.family_by_name(name);
        let glyph = family.as_ref().and_then(|family| {
            let font = family.fonts().first()?;
            let bytes = font.load(Some(&mut context.source_cache))?;
            font.charmap_index().charmap(bytes.as_ref())?.map(c)
        });
        glyph.is_some_and(|glyph| glyph != 0)
    })
}
