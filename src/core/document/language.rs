//! The language of a document, according to its metadata or its words.

use super::Document;

impl Document {
    /// The language of its text as a BCP 47 tag: the declared one, or the one that its words suggest. Empty if neither
    /// is known.
    pub fn spoken_language(&self) -> String {
        let claimed = self.language.clone().filter(|tag| is_language_tag(tag));
        claimed.or_else(|| language_of(&self.text)).unwrap_or_default()
    }
}

/// Whether a text is a BCP 47 tag: front matter may contain anything.
fn is_language_tag(tag: &str) -> bool {
    icu_locale_core::Locale::try_from_str(tag).is_ok()
}

/// The language of a text as a BCP 47 tag, if its words show it.
fn language_of(text: &str) -> Option<String> {
    let beginning = text.get(..text.floor_char_boundary(SAMPLE_BYTES)).unwrap_or(text);
    let info = whatlang::detect(beginning).filter(whatlang::Info::is_reliable)?;
    // Its codes are those of ISO 639-3; the canonical form of BCP 47 has two letters if there are any.
    let mut locale = icu_locale_core::Locale::try_from_str(info.lang().code()).ok()?;
    icu_locale::LocaleCanonicalizer::new_common().canonicalize(&mut locale);
    Some(locale.to_string())
}

/// The most bytes of a text that are examined for its language.
const SAMPLE_BYTES: usize = 16 << 10;
