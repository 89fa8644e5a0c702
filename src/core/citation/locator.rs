//! Names the paragraphs of cited words: "para. 12", "paras. 12–14". The number is the one that the window shows in
//! the margin ([`Briefing::paragraph_number`]); headings and captions have none.

use super::Options;
use crate::model::{BlockId, Briefing, VerifiedQuote};

/// The abbreviations of the word in an English manual.
#[derive(Debug, Clone, Copy)]
pub(super) struct Abbreviation {
    one: &'static str,
    several: &'static str,
    after: &'static str,
}

/// APA (7th edition) 8.28.
pub(super) const APA: Abbreviation = Abbreviation { one: "para. ", several: "paras. ", after: "" };

/// The abbreviations of Chicago and MLA.
pub(super) const CHICAGO: Abbreviation = Abbreviation { one: "par. ", several: "pars. ", after: "" };

impl Abbreviation {
    /// The abbreviations in a language; if none are known, the paragraph sign.
    fn in_language(tag: &str) -> Self {
        let (one, several, after) = match tag.split(['-', '_']).next().unwrap_or_default() {
            "en" => return APA,
            "de" => ("Abs. ", "Abs. ", ""),
            "es" => ("párr. ", "párrs. ", ""),
            "fr" | "pt" => ("par. ", "par. ", ""),
            "it" => ("par. ", "parr. ", ""),
            "nl" => ("al. ", "al. ", ""),
            "ja" => ("第", "第", "段落"),
            "ko" => ("", "", "번째 문단"),
            "zh" => ("第", "第", "段"),
            _ => ("¶ ", "¶¶ ", ""),
        };
        Self { one, several, after }
    }
}

/// The first and the last of the paragraphs among these blocks.
fn locator(briefing: &Briefing, blocks: impl Iterator<Item = BlockId>, words: Abbreviation) -> Option<String> {
    let numbers = blocks.filter_map(|block| briefing.paragraph_number(block));
    let (first, last) = numbers.fold(None, |ends: Option<(usize, usize)>, number| {
        Some(ends.map_or((number, number), |(first, last)| (first.min(number), last.max(number))))
    })?;
    let Abbreviation { one, several, after } = words;
    Some(if first == last { format!("{one}{first}{after}") } else { format!("{several}{first}–{last}{after}") })
}

/// The locator of a quote in the form of a style manual, or `None` if it is not included.
pub(super) fn of_quote(quote: &VerifiedQuote<'_>, words: Abbreviation, options: Options) -> Option<String> {
    let blocks = quote.parts().iter().map(|part| part.block().id);
    options.with_paragraphs.then(|| locator(quote.briefing(), blocks, words))?
}

/// The locator of a quote in the language of the briefing, or `None` if it is not included.
pub(super) fn in_language(quote: &VerifiedQuote<'_>, options: Options) -> Option<String> {
    of_quote(quote, Abbreviation::in_language(&quote.briefing().language), options)
}

/// The locator of a passage, after the name of its text: ", para. 12". Empty if it is not included.
pub(super) fn after_source(briefing: &Briefing, blocks: impl Iterator<Item = BlockId>, options: Options) -> String {
    let words = Abbreviation::in_language(&briefing.language);
    let locator = options.with_paragraphs.then(|| locator(briefing, blocks, words)).flatten();
    locator.map(|locator| format!(", {locator}")).unwrap_or_default()
}
