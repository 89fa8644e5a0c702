//! Text that a person selected, as it is: no quote, and so without a claim about who said it.

use super::{Copied, html};
use crate::briefing::{Briefing, Release};

/// The selected `text`, paragraphs apart by an empty line. From an embargoed briefing the embargo
/// stands first, as with every copy.
pub fn selection(briefing: &Briefing, text: &str) -> Copied {
    let embargo = match &briefing.release {
        Release::Public => None,
        Release::Embargoed { read_aloud, .. } => Some(format!("EMBARGOED until {read_aloud}")),
    };
    let paragraphs = || embargo.as_deref().into_iter().chain(text.split("\n\n"));
    let html: Vec<_> = paragraphs().map(|part| format!("<p>{}</p>", html::escape(part))).collect();
    let plain = match &embargo {
        Some(line) => format!("{line}\n{text}"),
        None => text.to_owned(),
    };
    Copied { plain, html: html.join("\n") }
}
