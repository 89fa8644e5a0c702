//! Answerable for the two formats of running text: the quote in its marks, alone or with its
//! attribution.

use crate::briefing::Vouched;

use super::{Options, attribution, embargo, notes};

/// “…”, and after it who said it where that is wanted, and the notes in square brackets.
pub(super) fn plain(quote: &Vouched<'_>, is_attributed: bool, options: Options) -> String {
    let mut text = embargo(quote.briefing()).map(|line| line + "\n").unwrap_or_default();
    text.push_str(&marked(quote));
    if is_attributed {
        text.push_str(" — ");
        text.push_str(&attribution(quote));
    }
    for note in notes(quote, options) {
        text.push_str(&format!(" [{note}]"));
    }
    text
}

/// The quote between its outer marks. What stands between them is the source's, to the character.
pub(crate) fn marked(quote: &Vouched<'_>) -> String {
    format!("“{}”", quote.text())
}
