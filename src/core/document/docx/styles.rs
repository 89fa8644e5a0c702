//! Reads the styles of a Word document: which paragraphs are headings, list items or quotations, and which text is hidden.

use std::collections::HashMap;

use super::super::{
    BlockKind,
    xml::{Element, Visit, Visitor, Vocabulary},
};

/// The longest chain of styles based on each other.
const CHAIN: usize = 20;
/// The most bytes of an id that is looked up.
const ID_BYTES: usize = 1_000;
/// Levels of an outline from which a paragraph is text (ISO/IEC 29500-1, 17.3.1.20).
const TEXT_LEVEL: u8 = 9;

/// The styles by their ids, and the defaults for all text.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The language of text without its own language.
    pub(super) language: Language,
    default_paragraph: Option<String>,
    open: Option<(String, Style)>,
    is_in_defaults: bool,
}

/// The languages of a run: of its Latin and of its East Asian letters.
#[derive(Debug, Default, Clone, PartialEq, Eq, Hash)]
pub(super) struct Language {
    pub(super) latin: Option<String>,
    pub(super) east_asian: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    properties: ParagraphProperties,
    hidden: Option<bool>,
    bold: Option<bool>,
    italic: Option<bool>,
}

/// The relevant properties of a paragraph, in a style or in the paragraph itself.
#[derive(Debug, Default, Clone)]
pub(super) struct ParagraphProperties {
    pub(super) style: Option<String>,
    /// The level of the outline from 0.
    outline: Option<u8>,
    /// The list that it belongs to; "0" removes it from the list of its style.
    list: Option<String>,
    /// The level of the list from 0.
    level: Option<u8>,
}

impl ParagraphProperties {
    /// Reads the relevant values of an element within `w:pPr`.
    pub(super) fn take(&mut self, element: &Element<'_>) {
        let number = || element.attribute("val").and_then(|value| value.trim().parse().ok());
        match element.name {
            "pStyle" => self.style = id_of(element, "val"),
            "outlineLvl" => self.outline = number(),
            "numId" => self.list = id_of(element, "val"),
            "ilvl" => self.level = number(),
            _ => {}
        }
    }
}

impl Language {
    /// Reads the values of `w:lang`.
    pub(super) fn take(&mut self, element: &Element<'_>) {
        let named = |name| id_of(element, name).filter(|tag| tag != "x-none");
        self.latin = named("val").or(self.latin.take());
        self.east_asian = named("eastAsia").or(self.east_asian.take());
    }
}

/// An id, a name or a tag, unless it is longer than any (Word allows 253 characters): each is looked up
/// for every run of the text.
pub(super) fn id_of(element: &Element<'_>, attribute: &str) -> Option<String> {
    element.attribute(attribute).filter(|id| id.len() <= ID_BYTES).map(|id| id.into_owned())
}

/// Whether a toggle property is on (ISO/IEC 29500-1, 17.17.4).
pub(super) fn is_on(element: &Element<'_>) -> bool {
    element.attribute("val").is_none_or(|value| !matches!(&*value, "0" | "false" | "off"))
}

impl Styles {
    /// The kind of a paragraph with these properties.
    pub(super) fn kind_of(&self, paragraph: &ParagraphProperties) -> BlockKind {
        let chain = || self.chain(paragraph.style.as_deref().or(self.default_paragraph.as_deref()));
        let own = std::iter::once(paragraph);
        let properties = || own.clone().chain(chain().map(|style| &style.properties));
        let outline = properties().find_map(|properties| properties.outline);
        let kind = chain().find_map(|style| kind_of_name(&style.name));
        if kind == Some(BlockKind::Heading) || outline.is_some_and(|level| level < TEXT_LEVEL) {
            return BlockKind::Heading;
        }
        match properties().find_map(|properties| properties.list.as_deref()) {
            Some(list) if list != "0" => {
                let named = || chain().find_map(|style| level_of_name(&style.name));
                let level = properties().find_map(|properties| properties.level).or_else(named).unwrap_or_default();
                BlockKind::Item(level.saturating_add(1).min(crate::limits::ITEM_LEVEL))
            }
            _ => kind.unwrap_or(BlockKind::Paragraph),
        }
    }

    /// Whether text of this style is hidden; `None` if the style does not specify it.
    pub(super) fn is_hidden(&self, style: Option<&str>) -> Option<bool> {
        self.chain(style).find_map(|style| style.hidden)
    }

    /// Whether text of this style is bold; `None` if the style does not specify it.
    pub(super) fn is_bold(&self, style: Option<&str>) -> Option<bool> {
        self.chain(style).find_map(|style| style.bold)
    }

    /// Whether text of this style is in italics; `None` if the style does not specify it.
    pub(super) fn is_italic(&self, style: Option<&str>) -> Option<bool> {
        self.chain(style).find_map(|style| style.italic)
    }

    /// A style and those that it is based on.
    fn chain<'a>(&'a self, style: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let first = style.and_then(|id| self.styles.get(id));
        std::iter::successors(first, |style| self.styles.get(style.based_on.as_deref()?)).take(CHAIN)
    }

    fn begin_style(&mut self, element: &Element<'_>) {
        let id = id_of(element, "styleId").unwrap_or_default();
        let is_default = element.attribute("default").is_some_and(|value| matches!(&*value, "1" | "true" | "on"));
        if is_default && element.attribute("type").is_some_and(|kind| kind == "paragraph") {
            self.default_paragraph = Some(id.clone());
        }
        self.open = Some((id, Style::default()));
    }

    fn take_language(&mut self, element: &Element<'_>) {
        if self.is_in_defaults {
            self.language.take(element);
        }
    }
}

impl Visitor for Styles {
    fn start(&mut self, element: &Element<'_>) -> Visit {
        if element.vocabulary != Vocabulary::Word {
            return Visit::Enter;
        }
        match element.name {
            "docDefaults" => self.is_in_defaults = true,
            "style" => self.begin_style(element),
            "lang" => self.take_language(element),
            // The properties of rows and columns, and those before a tracked change.
            "tblStylePr" | "pPrChange" | "rPrChange" => return Visit::Skip,
            _ => {}
        }
        let Some((_, style)) = &mut self.open else { return Visit::Enter };
        match element.name {
            "name" => style.name = id_of(element, "val").unwrap_or_default().to_lowercase(),
            "basedOn" => style.based_on = id_of(element, "val"),
            "vanish" => style.hidden = Some(is_on(element)),
            "b" => style.bold = Some(is_on(element)),
            "i" => style.italic = Some(is_on(element)),
            _ => style.properties.take(element),
        }
        Visit::Enter
    }

    fn end(&mut self, vocabulary: Vocabulary, name: &str) {
        match (vocabulary, name) {
            (Vocabulary::Word, "docDefaults") => self.is_in_defaults = false,
            (Vocabulary::Word, "style") => self.styles.extend(self.open.take()),
            _ => {}
        }
    }

    fn text(&mut self, _: &str) {}
}

/// Word stores the names of its own styles in English whatever its language; other programs and people use their own.
fn kind_of_name(name: &str) -> Option<BlockKind> {
    const HEADINGS: [&str; 24] = [
        "heading",
        "title",
        "subtitle",
        "headline",
        "subhead",
        "überschrift",
        "titel",
        "untertitel",
        "titre",
        "sous-titre",
        "título",
        "subtítulo",
        "titolo",
        "sottotitolo",
        "kop",
        "ondertitel",
        "rubrik",
        "nagłówek",
        "заголовок",
        "제목",
        "부제",
        "見出し",
        "表題",
        "标题",
    ];
    const QUOTATIONS: [&str; 10] = [
        "quote",
        "intense quote",
        "block text",
        "block quotation",
        "quotations",
        "zitat",
        "citation",
        "cita",
        "인용",
        "引用文",
    ];
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    // "toc heading" and "annotation subject" are not among them.
    if HEADINGS.contains(&stem) {
        Some(BlockKind::Heading)
    } else if QUOTATIONS.contains(&stem) {
        Some(BlockKind::Quotation)
    } else {
        None
    }
}

/// The level of "list bullet 3" from 0: each level is a separate list style.
fn level_of_name(name: &str) -> Option<u8> {
    let level: u8 = name.strip_prefix("list ")?.rsplit(' ').next()?.parse().ok()?;
    level.checked_sub(1)
}
