//! Reads the body of an OpenDocument text.

use super::{
    super::{
        BlockKind, Document, LeftOutKind,
        flow::{Flow, push_within},
        xml::{Element, Visit, Visitor, Vocabulary},
    },
    changes::DeletedTexts,
    styles::Styles,
};

/// The most spaces of one `text:s`.
const SPACES: usize = 200;

/// Visits `content.xml`.
#[derive(Debug)]
pub(super) struct Body<'a> {
    styles: &'a Styles,
    deleted: &'a DeletedTexts,
    flow: Flow,
    paragraphs: Vec<Paragraph>,
    /// The spans that are open.
    spans: Vec<TextStyle>,
    lists: usize,
    /// Whether each open entry of a list has a bullet.
    entries: Vec<bool>,
    /// Whether each open frame contains a picture, and its description.
    frames: Vec<(bool, String)>,
    aside: Option<Aside>,
    is_body: bool,
}

#[derive(Debug)]
struct Paragraph {
    kind: BlockKind,
    style: TextStyle,
    /// Whether white space that follows is merged with the preceding one (ODF 1.3, part 3, 6.1.2).
    is_after_space: bool,
}

/// The formatting of text.
#[derive(Debug, Default, Clone, Copy)]
struct TextStyle {
    is_hidden: bool,
    is_bold: bool,
    is_italic: bool,
}

/// An element that is left out as a whole; the beginning of its text is kept.
#[derive(Debug)]
struct Aside {
    kind: LeftOutKind,
    text: String,
    /// The number of open elements in it.
    depth: usize,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, deleted: &'a DeletedTexts) -> Self {
        Self {
            styles,
            deleted,
            flow: Flow::default(),
            paragraphs: Vec::new(),
            spans: Vec::new(),
            lists: 0,
            entries: Vec::new(),
            frames: Vec::new(),
            aside: None,
            is_body: false,
        }
    }

    pub(super) fn leave_out_of_document(&mut self, kind: LeftOutKind, excerpt: &str) {
        self.flow.leave_out_of_document(kind, excerpt);
    }

    pub(super) fn into_document(self) -> Document {
        self.flow.into_document()
    }

    fn start_text(&mut self, element: &Element<'_>) -> Visit {
        let is_not_shown = element.attribute("display").is_some_and(|display| display == "none");
        match element.name {
            "p" | "h" => self.begin_paragraph(element),
            "span" => self.begin_span(element),
            "s" => self.take_spaces(element),
            "tab" => self.push("\t"),
            "line-break" => self.break_line(),
            "list" => self.lists += 1,
            "list-item" => self.entries.push(true),
            "list-header" => self.entries.push(false),
            "change" => {
                let id = element.attribute("change-id").unwrap_or_default();
                self.flow.leave_out(LeftOutKind::Deletion, self.deleted.excerpt(&id));
            }
            "note" => self.begin_aside(LeftOutKind::Footnote),
            "hidden-text" => self.begin_aside(LeftOutKind::Hidden),
            "section" if is_not_shown => self.begin_aside(LeftOutKind::Hidden),
            "table-of-content" | "illustration-index" | "table-index" | "object-index" | "user-index"
            | "alphabetical-index" => self.begin_aside(LeftOutKind::PageChrome),
            // Readings above East Asian text; declarations; the record of changes.
            "ruby-text" | "sequence-decls" | "variable-decls" | "user-field-decls" | "tracked-changes" => {
                return Visit::Skip;
            }
            _ => {}
        }
        Visit::Enter
    }

    fn end_text(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                let kind = self.paragraphs.pop().map_or(BlockKind::Paragraph, |paragraph| paragraph.kind);
                self.flow.end_paragraph(kind);
            }
            "span" => drop(self.spans.pop()),
            "list" => self.lists = self.lists.saturating_sub(1),
            "list-item" | "list-header" => drop(self.entries.pop()),
            _ => {}
        }
    }

    fn begin_paragraph(&mut self, element: &Element<'_>) {
        let style = element.attribute("style-name").unwrap_or_default();
        let kind = if element.name == "h" { BlockKind::Heading } else { self.kind_in_list(&style) };
        let style = self.text_style("paragraph", &style, TextStyle::default());
        self.paragraphs.push(Paragraph { kind, style, is_after_space: true });
    }

    fn text_style(&self, family: &str, style: &str, outer: TextStyle) -> TextStyle {
        TextStyle {
            is_hidden: self.styles.is_hidden(family, style).unwrap_or(outer.is_hidden),
            is_bold: self.styles.property(family, style, |style| style.bold).unwrap_or(outer.is_bold),
            is_italic: self.styles.property(family, style, |style| style.italic).unwrap_or(outer.is_italic),
        }
    }

    /// The formatting of the text that follows: that of the innermost span, or else of the paragraph.
    fn style_here(&self) -> TextStyle {
        let of_paragraph = self.paragraphs.last().map(|paragraph| paragraph.style).unwrap_or_default();
        self.spans.last().copied().unwrap_or(of_paragraph)
    }

    fn kind_in_list(&self, style: &str) -> BlockKind {
        match (self.entries.last(), self.styles.kind_of(style)) {
            (Some(true), BlockKind::Paragraph) => {
                let level = u8::try_from(self.lists).unwrap_or(u8::MAX);
                BlockKind::Item(level.clamp(1, crate::limits::ITEM_LEVEL))
            }
            (_, kind) => kind,
        }
    }

    fn begin_span(&mut self, element: &Element<'_>) {
        let style = element.attribute("style-name").unwrap_or_default();
        let outer = self.style_here();
        self.spans.push(self.text_style("text", &style, outer));
    }

    fn take_spaces(&mut self, element: &Element<'_>) {
        let count = element.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
        self.push(&" ".repeat(count.min(SPACES)));
    }

    fn start_drawing(&mut self, name: &str) -> Visit {
        match name {
            "frame" => self.frames.push((false, String::new())),
            _ if holds_paragraphs(name) => self.flow.begin_box(),
            // A frame may contain the same picture in several formats.
            "image" | "object" | "object-ole" | "plugin" => {
                self.frames.last_mut().into_iter().for_each(|(is_picture, _)| *is_picture = true);
                return Visit::Skip;
            }
            _ => {}
        }
        Visit::Enter
    }

    fn end_drawing(&mut self, name: &str) {
        match name {
            _ if holds_paragraphs(name) => self.flow.end_box(),
            "frame" => {
                if let Some((true, description)) = self.frames.pop() {
                    self.flow.leave_out(LeftOutKind::Image, &description);
                }
            }
            _ => {}
        }
    }

    fn begin_aside(&mut self, kind: LeftOutKind) {
        self.aside = Some(Aside { kind, text: String::new(), depth: 0 });
    }

    /// Adds text without merging white space.
    fn push(&mut self, text: &str) {
        let (is_hidden, style) = (self.is_hidden(), self.style_here());
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        paragraph.is_after_space = false;
        match is_hidden {
            true => self.flow.leave_out(LeftOutKind::Hidden, text),
            false => {
                self.flow.set_emphasized(style.is_bold || style.is_italic);
                self.flow.text(text);
            }
        }
    }

    fn break_line(&mut self) {
        if self.is_hidden() {
            self.flow.leave_out(LeftOutKind::Hidden, " ");
        } else if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.is_after_space = true;
            self.flow.line_break();
        }
    }

    fn is_hidden(&self) -> bool {
        let of_paragraph = self.paragraphs.last().is_some_and(|paragraph| paragraph.style.is_hidden);
        self.style_here().is_hidden || of_paragraph
    }

    /// Adds text with each run of white space as one space.
    fn push_collapsed(&mut self, text: &str) {
        for word in text.split_inclusive([' ', '\t', '\n', '\r']) {
            let bare = word.trim_end_matches([' ', '\t', '\n', '\r']);
            if !bare.is_empty() {
                self.push(bare);
            }
            let is_after_space = self.paragraphs.last().is_none_or(|paragraph| paragraph.is_after_space);
            if bare.len() < word.len() && !is_after_space {
                self.push(" ");
                self.paragraphs.last_mut().into_iter().for_each(|paragraph| paragraph.is_after_space = true);
            }
        }
    }
}

/// Whether it is a text box, or a shape with text.
fn holds_paragraphs(name: &str) -> bool {
    matches!(name, "text-box" | "custom-shape" | "rect" | "ellipse" | "circle" | "caption" | "polygon" | "path")
}

impl Visitor for Body<'_> {
    fn start(&mut self, element: &Element<'_>) -> Visit {
        if let Some(aside) = &mut self.aside {
            let is_about_it = matches!(element.name, "note-citation" | "creator" | "date" | "creator-initials");
            aside.depth += usize::from(!is_about_it);
            return if is_about_it { Visit::Skip } else { Visit::Enter };
        }
        match (element.vocabulary, element.name) {
            (Vocabulary::Office, "body") => self.is_body = true,
            (Vocabulary::Office, "annotation") => self.begin_aside(LeftOutKind::Comment),
            (Vocabulary::Office, "forms" | "scripts" | "event-listeners") => return Visit::Skip,
            (Vocabulary::Office, _) => {}
            _ if !self.is_body => return Visit::Skip,
            (Vocabulary::Text, _) => return self.start_text(element),
            (Vocabulary::Table, "table") => self.flow.begin_table(),
            (Vocabulary::Table, "table-cell") => self.flow.cell(),
            (Vocabulary::Draw, name) => return self.start_drawing(name),
            _ => {}
        }
        Visit::Enter
    }

    fn end(&mut self, vocabulary: Vocabulary, name: &str) {
        if let Some(aside) = &mut self.aside {
            if let Some(depth) = aside.depth.checked_sub(1) {
                aside.depth = depth;
                push_within(&mut aside.text, if matches!(name, "p" | "h") { " " } else { "" });
            } else if let Some(aside) = self.aside.take() {
                self.flow.leave_out(aside.kind, &aside.text);
            }
            return;
        }
        match vocabulary {
            Vocabulary::Text => self.end_text(name),
            Vocabulary::Table if name == "table" => self.flow.end_table(),
            Vocabulary::Draw => self.end_drawing(name),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.aside {
            Some(aside) => push_within(&mut aside.text, text),
            // The description of a picture is text outside its paragraphs.
            None if self.frames.last().is_some_and(|(is_picture, _)| *is_picture) => {
                self.frames.last_mut().into_iter().for_each(|(_, description)| push_within(description, text));
            }
            None => self.push_collapsed(text),
        }
    }
}
