//! The marks that a browser draws around a `<q>`.

use crate::text::quotation_levels::levels;

/// The marks of a `<q>` nested in `depth` others, in a language (a BCP 47 tag), according to `quotes: auto` of CSS,
/// without the blanks that printers put inside French marks.
pub(super) fn marks(language: &str, depth: usize) -> (&'static str, &'static str) {
    let [outer, inner] = levels(language);
    let (open, close) = if depth.is_multiple_of(2) { outer } else { inner };
    (open.trim(), close.trim())
}
