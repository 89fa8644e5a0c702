//! Reads Markdown: the text without its markup, in blocks.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{
    BlockKind, Document, DocumentError, LeftOutKind, builder::Builder, emphasis::Emphasis, encoding, html,
    raised::raised_figure,
};
use crate::{limits, matching::note_signs::note_sign_at, text::script::is_written_without_spaces};

mod front_matter;

/// Reads a Markdown text in any encoding.
///
/// # Errors
/// If the bytes are not a text, or if the text is empty.
pub fn read(bytes: &[u8]) -> Result<Document, DocumentError> {
    let decoded = encoding::decode_text(bytes)?;
    let document = from_text(&decoded.text);
    if document.blocks.is_empty() && document.left_out.iter().any(|item| item.kind == LeftOutKind::Table) {
        return Err(DocumentError::OnlyTables);
    }
    decoded.noted_in(document)
}

/// The document of a Markdown text: CommonMark with the tables, footnotes, task lists and struck text of GitHub, and
/// with front matter. Characters are not changed: straight marks stay straight.
pub fn from_text(text: &str) -> Document {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options) {
        reader.event(event);
    }
    reader.flush();
    let mut document = reader.out.document;
    document.title = document.title.or(reader.first_heading.map(|(_, title)| title));
    document
}

/// The state between two events.
#[derive(Default)]
struct Reader {
    out: Builder,
    words: String,
    /// The text of each open omission, and its kind.
    aside: Vec<(LeftOutKind, String)>,
    /// The highest heading so far, the first of its level.
    first_heading: Option<(HeadingLevel, String)>,
    heading: Option<HeadingLevel>,
    quotations: usize,
    /// How many lists are open, and for each open item whether a block was written.
    lists: usize,
    items: Vec<bool>,
    /// A block whose text is not changed.
    verbatim: Option<Verbatim>,
    /// Where raised words begin.
    raised_from: Option<usize>,
    emphasis: Emphasis,
}

/// Blocks whose lines are not Markdown.
#[derive(Clone, Copy, PartialEq)]
enum Verbatim {
    Code,
    Html,
    FrontMatter,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) => self.push(&text),
            Event::InlineHtml(tag) => self.inline_tag(&tag),
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak => self.hard_break(),
            Event::FootnoteReference(_) => {}
            Event::Rule => self.flush(),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.push(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => self.flush(),
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(*level);
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotations += 1;
            }
            Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) => self.start_verbatim(Verbatim::Code),
            Tag::HtmlBlock => self.start_verbatim(Verbatim::Html),
            Tag::MetadataBlock(_) => self.start_verbatim(Verbatim::FrontMatter),
            Tag::List(_) => {
                self.flush();
                self.lists += 1;
            }
            Tag::Item => {
                self.flush();
                self.items.push(false);
            }
            Tag::FootnoteDefinition(_) => self.start_aside(LeftOutKind::Footnote),
            Tag::Table(_) => self.start_aside(LeftOutKind::Table),
            Tag::Image { .. } => self.aside.push((LeftOutKind::Image, String::new())),
            Tag::Strikethrough => self.aside.push((LeftOutKind::Deletion, String::new())),
            Tag::TableCell => self.push(" "),
            Tag::Strong | Tag::Emphasis => self.emphasis.begin(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.flush(),
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotations = self.quotations.saturating_sub(1);
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => self.end_verbatim(),
            TagEnd::List(_) => {
                self.flush();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::Item => {
                self.flush();
                self.items.pop();
            }
            TagEnd::Strong | TagEnd::Emphasis => self.emphasis.end(),
            TagEnd::FootnoteDefinition | TagEnd::Table | TagEnd::Image | TagEnd::Strikethrough => self.end_aside(),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.aside.is_empty() {
            self.emphasis.note(text);
        }
        match self.aside.last_mut() {
            Some((_, says)) => says.push_str(text),
            // The space before something that was left out, and the one after it.
            None if self.verbatim.is_none() && self.words.ends_with(' ') => {
                self.words.push_str(text.trim_start_matches(' '))
            }
            None => self.words.push_str(text),
        }
    }

    fn hard_break(&mut self) {
        if self.aside.is_empty() && self.verbatim.is_none() && self.emphasis.is_prompt(&self.words) {
            return self.flush();
        }
        if self.aside.is_empty() {
            self.words.truncate(self.words.trim_end().len());
        }
        self.push("\n");
    }

    /// A line end within a paragraph is a space, but not between characters that are written without spaces.
    fn soft_break(&mut self) {
        if self.aside.is_empty() && self.verbatim.is_none() && self.emphasis.is_prompt(&self.words) {
            return self.flush();
        }
        if !(self.aside.is_empty() && self.words.ends_with(is_written_without_spaces)) {
            self.push(" ");
        }
    }

    /// A tag within a paragraph is ignored, except for a line break and raised figures.
    fn inline_tag(&mut self, tag: &str) {
        let name = tag.trim_start_matches(['<', '/']).trim_end_matches(['>', '/', ' ']);
        if name.eq_ignore_ascii_case("br") {
            self.hard_break();
        } else if name.eq_ignore_ascii_case("sup") {
            self.raised(tag.starts_with("</"));
        }
    }

    /// boats<sup>1</sup> has a footnote mark, and 10<sup>3</sup> is not 103: raised figures are written as such.
    fn raised(&mut self, is_end: bool) {
        if !is_end {
            self.raised_from = self.aside.is_empty().then_some(self.words.len());
            return;
        }
        let Some(from) = self.raised_from.take().filter(|from| self.words.is_char_boundary(*from)) else { return };
        let inner = self.words.split_off(from.min(self.words.len()));
        let bare = inner.trim_start_matches('[').trim_end_matches(']');
        let figures: Option<String> = bare.chars().map(raised_figure).collect();
        match figures.filter(|figures| !figures.is_empty()) {
            Some(figures) => {
                self.words.push_str(&figures);
                if note_sign_at(&self.words, from, None).is_some() {
                    self.words.truncate(from);
                    self.out.left_out(LeftOutKind::Footnote, 1);
                }
            }
            None => self.words.push_str(&inner),
        }
    }

    fn start_verbatim(&mut self, kind: Verbatim) {
        self.flush();
        self.verbatim = Some(kind);
    }

    fn end_verbatim(&mut self) {
        match self.verbatim.take() {
            Some(Verbatim::Html) if self.aside.is_empty() => {
                let text = std::mem::take(&mut self.words);
                self.out.append(&html::from_text(&text));
            }
            Some(Verbatim::FrontMatter) => {
                let text = std::mem::take(&mut self.words);
                if !front_matter::read(&text, &mut self.out.document) {
                    text.split("\n\n").for_each(|part| self.out.block(BlockKind::Paragraph, part));
                }
            }
            _ => self.flush(),
        }
    }

    fn start_aside(&mut self, kind: LeftOutKind) {
        self.flush();
        self.aside.push((kind, String::new()));
    }

    /// The text of an omission is kept so that it can be found. An omission within another one is part of it.
    fn end_aside(&mut self) {
        let Some((kind, says)) = self.aside.pop() else { return };
        match self.aside.last_mut() {
            Some((_, outer)) => outer.push_str(&says),
            None => self.out.left_out_here(kind, &says),
        }
    }

    /// Ends the block.
    fn flush(&mut self) {
        if !self.aside.is_empty() {
            return self.push(" ");
        }
        let words = std::mem::take(&mut self.words);
        let is_emphasized = self.emphasis.take_whole();
        if words.trim().is_empty() {
            return;
        }
        let kind = self.kind();
        if let Some(level) = self.heading {
            self.note_heading(level, words.trim());
        }
        if let Some(has_block) = self.items.last_mut() {
            *has_block = true;
        }
        self.out.block_with(kind, &words, is_emphasized);
    }

    /// The kind of the block; within an item, only its first block is the item.
    fn kind(&self) -> BlockKind {
        let level = u8::try_from(self.lists).unwrap_or(limits::ITEM_LEVEL).clamp(1, limits::ITEM_LEVEL);
        match self.items.last() {
            _ if self.heading.is_some() => BlockKind::Heading,
            Some(false) => BlockKind::Item(level),
            _ if self.quotations > 0 => BlockKind::Quotation,
            _ => BlockKind::Paragraph,
        }
    }

    fn note_heading(&mut self, level: HeadingLevel, text: &str) {
        if self.first_heading.as_ref().is_none_or(|(highest, _)| level < *highest) {
            self.first_heading = Some((level, crate::text::single_spaced(text)));
        }
    }
}
