//! Reads the styles of an OpenDocument text: headings, quotations, hidden text, the language; and headers and footers.

use std::collections::HashMap;

use super::super::{
    BlockKind,
    flow::push_within,
    xml::{Element, Visit, Visitor, Vocabulary},
};

/// The longest chain of styles based on each other.
const CHAIN: usize = 20;
/// The most bytes of a style’s name; the styles that one is based on are looked up for every paragraph.
const NAME_BYTES: usize = 1_000;
/// The most headers and footers that are kept.
const HEADERS: usize = 60;

/// The common and the automatic styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<(String, String), Style>,
    open: Option<((String, String), Style)>,
    language: Option<(String, String)>,
    east_asian_language: Option<(String, String)>,
    is_in_default: bool,
    headers: Vec<String>,
    /// The text of the open header or footer.
    header: Option<String>,
}

/// The relevant properties of a style.
#[derive(Debug, Default)]
pub(super) struct Style {
    /// The displayed name, in lower case.
    name: String,
    parent: Option<String>,
    outline: bool,
    hidden: Option<bool>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
}

impl Styles {
    /// The kind of a paragraph with this style.
    pub(super) fn kind_of(&self, style: &str) -> BlockKind {
        let of_style = |style: &Style| match style.name.as_str() {
            "title" | "subtitle" | "heading" => Some(BlockKind::Heading),
            "quotations" | "quotation" | "block quotation" => Some(BlockKind::Quotation),
            _ if style.outline => Some(BlockKind::Heading),
            _ => None,
        };
        self.chain("paragraph", style).find_map(of_style).unwrap_or(BlockKind::Paragraph)
    }

    /// Whether text of this style is hidden; `None` if the style does not specify it.
    pub(super) fn is_hidden(&self, family: &str, style: &str) -> Option<bool> {
        self.chain(family, style).find_map(|style| style.hidden)
    }

    /// A property of a style or of those that it is based on; `None` if none of them specifies it.
    pub(super) fn property(&self, family: &str, style: &str, of: fn(&Style) -> Option<bool>) -> Option<bool> {
        self.chain(family, style).find_map(of)
    }

    /// The texts of headers and footers that are not empty.
    pub(super) fn headers(&self) -> impl Iterator<Item = &str> {
        self.headers.iter().map(String::as_str)
    }

    /// The languages of paragraphs without their own language, as tags: for Latin and for East Asian letters.
    pub(super) fn languages(&self) -> impl Iterator<Item = String> {
        let languages = [&self.language, &self.east_asian_language];
        languages.into_iter().flatten().map(|(language, country)| match country.as_str() {
            "" | "none" => language.clone(),
            country => format!("{language}-{country}"),
        })
    }

    fn chain<'a>(&'a self, family: &str, style: &str) -> impl Iterator<Item = &'a Style> {
        let key = |name: &str| (family.to_owned(), name.to_owned());
        let mut next = self.styles.get(&key(style));
        let mut chain = Vec::new();
        while let (Some(style), true) = (next, chain.len() < CHAIN) {
            chain.push(style);
            next = style.parent.as_deref().and_then(|parent| self.styles.get(&key(parent)));
        }
        chain.into_iter()
    }

    fn begin_style(&mut self, element: &Element<'_>) {
        let attribute =
            |name| element.attribute(name).filter(|name| name.len() <= NAME_BYTES).map(|name| name.into_owned());
        let (Some(family), Some(name)) = (attribute("family"), attribute("name")) else { return };
        let shown = attribute("display-name").unwrap_or_else(|| name.clone());
        let style = Style {
            name: shown.to_lowercase(),
            parent: attribute("parent-style-name"),
            outline: attribute("default-outline-level").is_some_and(|level| !level.is_empty()),
            hidden: None,
            bold: None,
            italic: None,
        };
        self.open = Some(((family, name), style));
    }

    fn take_text_properties(&mut self, element: &Element<'_>) {
        // `text:display` is "none" if text is hidden (ODF 1.3, part 3, 20.402).
        if let (Some((_, style)), Some(display)) = (&mut self.open, element.attribute("display")) {
            style.hidden = Some(display == "none");
        }
        if let Some((_, style)) = &mut self.open {
            style.bold = element.attribute("font-weight").map(|weight| is_bold(&weight)).or(style.bold);
            style.italic = element.attribute("font-style").map(|shape| shape != "normal").or(style.italic);
        }
        let attribute = |name| element.attribute(name).map(|value| value.into_owned()).filter(|value| value != "none");
        if self.is_in_default {
            let with_country = |language, country| Some((attribute(language)?, attribute(country).unwrap_or_default()));
            self.language = with_country("language", "country").or(self.language.take());
            self.east_asian_language =
                with_country("language-asian", "country-asian").or(self.east_asian_language.take());
        }
    }
}

impl Visitor for Styles {
    fn start(&mut self, element: &Element<'_>) -> Visit {
        match (element.vocabulary, element.name) {
            (Vocabulary::Office, "body") => return Visit::Skip,
            (Vocabulary::Style, "style") => self.begin_style(element),
            (Vocabulary::Style, "default-style") => {
                self.is_in_default = element.attribute("family").is_some_and(|family| family == "paragraph");
            }
            (Vocabulary::Style, "text-properties") => self.take_text_properties(element),
            (Vocabulary::Style, name) if is_header(name) => self.header = Some(String::new()),
            (Vocabulary::Text, "s" | "tab" | "line-break") => self.text(" "),
            (Vocabulary::Text, "tracked-changes") => return Visit::Skip,
            _ => {}
        }
        Visit::Enter
    }

    fn end(&mut self, vocabulary: Vocabulary, name: &str) {
        match (vocabulary, name) {
            (Vocabulary::Style, "style") => self.styles.extend(self.open.take()),
            (Vocabulary::Style, "default-style") => self.is_in_default = false,
            (Vocabulary::Style, name) if is_header(name) => {
                let text = self.header.take().filter(|text| !text.trim().is_empty() && self.headers.len() < HEADERS);
                self.headers.extend(text);
            }
            (Vocabulary::Text, "p" | "h") => self.text(" "),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(header) = &mut self.header {
            push_within(header, text);
        }
    }
}

/// Weights from 600 on are called semi-bold and bold.
fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600)
}

fn is_header(name: &str) -> bool {
    matches!(name, "header" | "footer" | "header-left" | "footer-left" | "header-first" | "footer-first")
}
