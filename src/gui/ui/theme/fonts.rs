//! The program's fonts, and the system's fonts for characters that these lack.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use briefing_core::text::{faces, listed, script::is_cjk};
use egui::{
    FallbackRequest, FontData, FontDefinitions, FontFamily, FontInsert, FontProvider, FontTweak,
    epaint::text::{FontPriority, InsertFontFamily, VariationCoords},
};
use egui_system_font_provider::SystemFontProvider;
use fontique::{Collection, CollectionOptions, FontStyle, FontWeight, FontWidth};
use unicode_script::{Script, UnicodeScript as _};

use super::type_scale::{SANS_BOLD, TEXT, TEXT_BOLD, TEXT_ITALIC};
use crate::gui::state::preferences::Typeface;

/// The fonts included with the program, with the text in this typeface.
pub fn fonts(typeface: Typeface) -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let files: [(&str, &'static [u8]); 7] = [
        ("serif", faces::SERIF),
        ("serif italic", faces::SERIF_ITALIC),
        ("serif bold", faces::SERIF_BOLD),
        ("sans", faces::SANS),
        ("sans italic", faces::SANS_ITALIC),
        ("sans bold", faces::SANS_BOLD),
        ("cjk", faces::CJK),
    ];
    // The sans-serif typeface has larger lowercase letters, and is scaled down to look the same size.
    let tweak = FontTweak { scale: 0.95, ..FontTweak::default() };
    for (name, bytes) in files {
        let font = FontData::from_static(bytes);
        if name.starts_with("sans") {
            fonts.font_data.insert(format!("small {name}"), Arc::new(font.clone().tweak(tweak.clone())));
        }
        fonts.font_data.insert(name.to_owned(), Arc::new(font));
    }
    let family = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let text = |style| match typeface {
        Typeface::Serif => [format!("serif{style}"), format!("sans{style}")],
        Typeface::Sans => [format!("small sans{style}"), format!("serif{style}")],
    };
    for (name, style) in [(TEXT, ""), (TEXT_ITALIC, " italic")] {
        let faces = text(style).into_iter().chain(["cjk".to_owned()]).collect();
        fonts.families.insert(FontFamily::Name(name.into()), faces);
    }
    // The system may have a bold face for Han and Hangul, which the program's own must not precede.
    fonts.families.insert(FontFamily::Name(TEXT_BOLD.into()), text(" bold").to_vec());
    fonts.families.insert(FontFamily::Name(SANS_BOLD.into()), family(&[SANS_BOLD, "serif bold"]));
    for sans in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(sans, family(&["sans", "serif", "cjk"]));
    }
    fonts
}

/// The system's fonts, for characters in users' files that the program's fonts lack. Listing them takes at least a
/// tenth of a second, and most windows never need them: they are listed when first needed.
#[derive(Default)]
pub struct SystemFonts {
    provider: OnceLock<SystemFontProvider>,
    /// The same fonts, by family and weight.
    collection: OnceLock<Mutex<Collection>>,
    missing: MissingScripts,
}

impl FontProvider for SystemFonts {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let is_bold =
            matches!(request.family, FontFamily::Name(name) if [TEXT_BOLD, SANS_BOLD].contains(&name.as_ref()));
        let found = self.provider.get_or_init(SystemFontProvider::new).font_for(request);
        // The program's own Han and Hangul are tried afterwards.
        let missing = request.cluster.chars().next().filter(|letter| found.is_none() && !(is_bold && is_cjk(*letter)));
        missing.into_iter().for_each(|letter| self.missing.note(letter));
        match found {
            Some(found) if is_bold => Some(self.bolder(&found).unwrap_or(found)),
            None if is_bold => Some(regular_for_bold(request.family)),
            found => found,
        }
    }
}

impl SystemFonts {
    /// Fonts that record in `missing` which characters they lack.
    pub fn noting(missing: MissingScripts) -> Self {
        Self { missing, ..Self::default() }
    }

    /// The same family in a heavier weight, if there is one: the provider knows only the regular one.
    fn bolder(&self, found: &FontInsert) -> Option<FontInsert> {
        // The provider names its fonts "system:FAMILY:FILE:INDEX".
        let family = found.name.strip_prefix("system:")?.rsplitn(3, ':').nth(2)?;
        let all = || Mutex::new(Collection::new(CollectionOptions { shared: false, system_fonts: true }));
        let family = {
            let mut collection = self.collection.get_or_init(all).lock().unwrap_or_else(PoisonError::into_inner);
            collection.family_by_name(family)?
        };
        let font = family.match_font(FontWidth::NORMAL, FontStyle::Normal, FontWeight::SEMI_BOLD, false)?;
        let (blob, _) = font.load(None)?.into_raw_parts();
        let mut data = FontData::from_blob(blob, font.index());
        if font.has_weight_axis() {
            let coords = VariationCoords::new([(b"wght", FontWeight::SEMI_BOLD.value())]);
            data = data.tweak(FontTweak { coords, ..FontTweak::default() });
        } else if font.weight() <= FontWeight::MEDIUM {
            return None;
        }
        Some(FontInsert { name: format!("{} bold", found.name), data, families: found.families.clone() })
    }
}

/// The program's own Han and Hangul, if the system has none.
fn regular_for_bold(family: &FontFamily) -> FontInsert {
    let families = vec![InsertFontFamily { family: family.clone(), priority: FontPriority::Lowest }];
    FontInsert { name: "cjk".to_owned(), data: FontData::from_static(faces::CJK), families }
}

/// The scripts of letters that no font has, collected during layout.
#[derive(Debug, Clone, Default)]
pub struct MissingScripts(Arc<Mutex<Vec<Missing>>>);

#[derive(Debug)]
struct Missing {
    script: Script,
    is_reported: bool,
}

impl MissingScripts {
    /// Records that no font has this letter. Symbols without a script are ignored.
    pub fn note(&self, letter: char) {
        let script = letter.script();
        let mut missing = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_none = matches!(script, Script::Common | Script::Inherited | Script::Unknown);
        if letter.is_alphabetic() && !is_none && !missing.iter().any(|missing| missing.script == script) {
            missing.push(Missing { script, is_reported: false });
        }
    }

    /// A sentence without a full stop about the scripts that were not reported yet, if any.
    pub fn sentence(&self) -> Option<String> {
        let mut missing = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut names = Vec::new();
        for new in missing.iter_mut().filter(|missing| !missing.is_reported) {
            new.is_reported = true;
            names.push(new.script.full_name().replace('_', " "));
        }
        (!names.is_empty()).then(|| {
            format!(
                "No installed font has some letters of {}, so boxes are shown instead. Install one, such as Noto Sans, \
                 and restart the program",
                listed(&names)
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_without_a_font_is_said_once_and_a_sign_is_not() {
        let missing = MissingScripts::default();
        let fonts = SystemFonts::noting(missing.clone());
        // Added in Unicode 16 (2024), so that few machines have a font for it.
        let todhri = FallbackRequest { cluster: "\u{105C0}", family: &FontFamily::Proportional };
        assert!(fonts.font_for(&todhri).is_none());
        missing.note('\u{105C1}');
        missing.note('\u{2E5B}');
        let sentence = missing.sentence();
        assert!(
            sentence.is_some_and(|sentence| sentence.starts_with("No installed font has some letters of Todhri, so"))
        );
        assert_eq!(missing.sentence(), None);
    }
}
