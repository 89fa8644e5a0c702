//! Writes a quote as running text: in its marks, alone or with its attribution.

use crate::model::VerifiedQuote;

use super::{ClipboardContent, Options, attribution::attribution_with, html, marks, notes};

/// “…”, then the attribution if `is_attributed`, and the notes in square brackets, like an editor's `[sic]`.
pub(super) fn whole(quote: &VerifiedQuote<'_>, is_attributed: bool, options: Options) -> ClipboardContent {
    let mut plain = marks::marked(quote);
    if is_attributed {
        plain.push_str(" — ");
        plain.push_str(&attribution_with(quote, options));
    }
    plain.push_str(&bracketed(quote, options));
    ClipboardContent { plain, html: html::fragment(quote, is_attributed, options) }
}

/// The notes in square brackets, each after a space.
pub(super) fn bracketed(quote: &VerifiedQuote<'_>, options: Options) -> String {
    notes(quote, options).iter().map(|note| format!(" [{note}]")).collect()
}
