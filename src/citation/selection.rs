//! Text that a person selected, as it is: no quote, and so without a claim about who said it.

use super::{Copied, embargo, html};
use crate::briefing::Briefing;

/// The selected `text`, paragraphs apart by an empty line. From an embargoed briefing the embargo
/// stands first, as with every copy.
pub fn selection(briefing: &Briefing, text: &str) -> Copied {
    let embargo = embargo(briefing);
    let paragraphs = embargo.as_deref().into_iter().chain(text.split("\n\n"));
    let html: Vec<_> = paragraphs.map(|part| format!("<p>{}</p>", html::escape(part))).collect();
    let plain = match &embargo {
        Some(line) => format!("{line}\n{text}"),
        None => text.to_owned(),
    };
    Copied { plain, html: html.join("\n") }
}
