//! Writes the article of a page as blocks, and counts the omissions.

use html5ever::LocalName;

use super::{
    article::Article,
    elements,
    outline::{Entry, Outline},
    q_element, tables,
};
use crate::{
    document::{BlockKind, LeftOutKind, builder::Builder, emphasis::Emphasis, raised::raised_figure},
    limits,
};

/// Writes all of an article.
pub(super) fn write(outline: &Outline<'_>, article: &Article, language: &str, out: &mut Builder) {
    let mut writer = Writer {
        outline,
        article,
        out,
        words: Words::default(),
        block: BlockKind::Paragraph,
        lists: 0,
        quotations: 0,
        languages: vec![language.to_owned()],
        marks: 0,
        emphasis: Emphasis::default(),
    };
    writer.children(0);
    writer.flush();
}

/// The text of the block that is being written.
#[derive(Default)]
struct Words {
    text: String,
    has_space: bool,
    breaks: usize,
    is_preformatted: bool,
}

struct Writer<'a, 'p> {
    outline: &'a Outline<'p>,
    article: &'a Article,
    out: &'a mut Builder,
    words: Words,
    /// The kind of the next block.
    block: BlockKind,
    /// How many lists, and how many quotations, contain it.
    lists: u8,
    quotations: usize,
    /// The languages of the elements that specify one, innermost last.
    languages: Vec<String>,
    /// How many `<q>` are open.
    marks: usize,
    emphasis: Emphasis,
}

impl<'p> Writer<'_, 'p> {
    fn children(&mut self, number: usize) {
        let outline = self.outline;
        for child in outline.children(number) {
            let Some(entry) = outline.entries.get(child) else { continue };
            match &entry.name {
                None => self.text(child, entry),
                Some(name) => self.element(child, entry, name),
            }
        }
    }

    fn text(&mut self, number: usize, entry: &Entry<'p>) {
        if !self.article.has(number) {
            return;
        }
        // After one line break an answer follows its question, after several a new paragraph begins.
        let is_answer = self.words.breaks > 0 && self.emphasis.is_prompt(&self.words.text);
        let ends_block =
            entry.with_text(|text| (is_answer || self.words.breaks > 1) && text.chars().any(|c| !is_space(c)));
        if ends_block && !self.words.is_preformatted {
            self.flush();
        }
        entry.with_text(|text| {
            self.emphasis.note(text);
            self.words.push(text);
        });
    }

    fn element(&mut self, number: usize, entry: &Entry<'p>, name: &LocalName) {
        if let Some(kind) = self.left_out(number, entry, name) {
            return self.leave_out(number, kind);
        }
        let language = entry.attribute("lang");
        let has_language = !language.is_empty();
        if has_language {
            self.languages.push(language.to_string());
        }
        match &**name {
            "br" => self.words.breaks += 1,
            "sup" => self.raised(number),
            "q" => self.quoted(number),
            "span" if *entry.attribute(elements::EMPHASIS.0) == *elements::EMPHASIS.1 => {
                self.emphasis.begin();
                self.children(number);
                self.emphasis.end();
            }
            _ if elements::is_block(name) => self.in_block(number, name),
            _ => self.children(number),
        }
        if has_language {
            self.languages.pop();
        }
    }

    /// The kind of omission that an element is, if it is left out as a whole.
    fn left_out(&self, number: usize, entry: &Entry<'p>, name: &LocalName) -> Option<Option<LeftOutKind>> {
        let is_among = self.article.is_among(number) && !entry.is_furniture && !entry.has_furniture_class;
        let has_some = self.article.has_some_of(number, entry);
        let within = |kind| Some(is_among.then_some(kind));
        match &**name {
            _ if entry.is_hidden => within(LeftOutKind::Hidden).filter(|_| entry.chars > 0),
            "figure" if is_picture(self.outline, number) => within(LeftOutKind::Image),
            "img" if is_tracker(entry) => Some(None),
            _ if elements::is_media(name) => within(LeftOutKind::Image),
            "table" if entry.chars > 0 && tables::is_data(self.outline, number) => {
                let is_shown = has_some || is_among;
                Some(is_shown.then_some(LeftOutKind::Table))
            }
            "del" if has_some => Some(Some(LeftOutKind::Deletion)),
            "sup" if has_some && (is_footnote_sign(self.outline, number) || self.is_note_behind_word(number)) => {
                Some(Some(LeftOutKind::Footnote))
            }
            "a" if has_some && is_raised_link(self.outline, number) => Some(Some(LeftOutKind::Footnote)),
            _ if entry.chars > 0 && !has_some => Some(Some(LeftOutKind::PageChrome)),
            _ => None,
        }
    }

    /// Whether a raised mark follows a word, as a footnote mark does: boats¹, but not m² or 10³.
    fn is_note_behind_word(&self, number: usize) -> bool {
        const SHORTEST: usize = 3;
        const UNITS: [&str; 12] =
            ["metre", "metres", "meter", "meters", "feet", "inches", "miles", "yards", "min", "sec", "mol", "ppm"];
        let sign = self.outline.text_of(number);
        let is_sign = matches!(sign.trim(), "*" | "**" | "†" | "‡" | "§");
        let is_number = sign.trim().chars().all(|c| c.is_ascii_digit()) && (1..=3).contains(&sign.trim().len());
        let before = self.words.text.as_str();
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let is_word = word.chars().count() >= SHORTEST && !UNITS.contains(&word.to_lowercase().as_str());
        let is_behind_sign = before.ends_with(['.', ',', ';', '”', '"', '»', '’', ')', '。', '」']);
        !self.words.has_space && (is_sign || is_number && (is_word || is_behind_sign))
    }

    fn leave_out(&mut self, number: usize, kind: Option<LeftOutKind>) {
        match kind {
            None => {}
            Some(kind @ (LeftOutKind::PageChrome | LeftOutKind::Footnote | LeftOutKind::Hidden)) => {
                self.out.left_out(kind, 1)
            }
            Some(kind) => {
                let says = self.caption(number);
                if matches!(kind, LeftOutKind::Table | LeftOutKind::Image)
                    && self.outline.entries.get(number).is_some_and(|entry| entry.is(&["figure", "table"]))
                {
                    self.flush();
                }
                self.out.left_out_here(kind, &says);
            }
        }
    }

    /// The text of an omission, or the alternative text of a picture.
    fn caption(&self, number: usize) -> String {
        let text = self.outline.text_of(number);
        if !text.is_empty() {
            return text;
        }
        let mut alternatives = self.outline.within(number).map(|(_, entry)| entry.attribute("alt").to_string());
        alternatives.find(|text| !text.trim().is_empty()).unwrap_or_default()
    }

    /// 10³ is not 103: raised figures after a figure or a unit are written as such.
    fn raised(&mut self, number: usize) {
        if self.words.has_space || !self.words.text.ends_with(char::is_alphanumeric) {
            return self.children(number);
        }
        let raised: Option<String> = self.outline.text_of(number).chars().map(raised_figure).collect();
        match raised.filter(|raised| !raised.is_empty()) {
            Some(raised) => self.words.push(&raised),
            None => self.children(number),
        }
    }

    fn quoted(&mut self, number: usize) {
        let language = self.languages.last().map_or("", String::as_str);
        let (open, close) = q_element::marks(language, self.marks);
        self.words.push(open);
        self.marks += 1;
        self.children(number);
        self.marks -= 1;
        self.words.push_close(close);
    }

    fn in_block(&mut self, number: usize, name: &LocalName) {
        self.flush();
        let block = self.block;
        let within = (self.lists, self.quotations, self.words.is_preformatted);
        let own = match &**name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Heading),
            "li" => Some(BlockKind::Item(self.lists.max(1))),
            "blockquote" => Some(BlockKind::Quotation),
            // Who said it, below a quotation.
            "footer" | "figcaption" => Some(BlockKind::Paragraph),
            _ => None,
        };
        self.block = own.unwrap_or(self.block);
        match &**name {
            "ul" | "ol" | "menu" | "dir" => self.lists = (self.lists + 1).min(limits::ITEM_LEVEL),
            "blockquote" => self.quotations += 1,
            "pre" => self.words.is_preformatted = true,
            _ => {}
        }
        self.children(number);
        self.flush();
        (self.lists, self.quotations, self.words.is_preformatted) = within;
        if own.is_some() {
            self.block = block;
        }
    }

    /// Ends the block.
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words.text);
        let is_emphasized = self.emphasis.take_whole();
        (self.words.has_space, self.words.breaks) = (false, 0);
        if words.trim().is_empty() {
            return;
        }
        if self.words.is_preformatted {
            for paragraph in words.split("\n\n") {
                self.out.block(self.block, paragraph);
            }
        } else {
            self.out.block_with(self.block, &words, is_emphasized);
        }
        // What follows in an item is not a separate item.
        if matches!(self.block, BlockKind::Item(_)) {
            self.block = if self.quotations > 0 { BlockKind::Quotation } else { BlockKind::Paragraph };
        }
    }
}

impl Words {
    /// Adds text, with its white space as one space (CSS Text, section 4.1); a preceding line break becomes one.
    fn push(&mut self, text: &str) {
        if self.is_preformatted {
            self.text.push_str(text);
            return;
        }
        for c in text.chars() {
            if is_space(c) {
                self.has_space = true;
                continue;
            }
            if self.breaks > 0 && !self.text.is_empty() {
                self.text.push('\n');
            } else if self.has_space && !self.text.is_empty() {
                self.text.push(' ');
            }
            (self.has_space, self.breaks) = (false, 0);
            self.text.push(c);
        }
    }

    /// Adds a closing mark and removes the white space before it.
    fn push_close(&mut self, mark: &str) {
        self.text.push_str(mark);
    }
}

/// White space that HTML folds. A no-break space is not among them.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c')
}

/// Whether a figure contains a picture and its caption, not a quotation or a table.
fn is_picture(outline: &Outline<'_>, number: usize) -> bool {
    !outline
        .within(number)
        .any(|(_, entry)| entry.is(&["blockquote", "table", "pre", "p", "ul", "ol"]) && !is_in_caption(outline, entry))
}

fn is_in_caption(outline: &Outline<'_>, entry: &Entry<'_>) -> bool {
    let mut parent = entry.parent;
    for _ in 0..super::parse::DEEPEST {
        match outline.entries.get(parent) {
            Some(above) if above.is(&["figcaption"]) => return true,
            Some(above) if !above.is(&["figure"]) => parent = above.parent,
            _ => return false,
        }
    }
    false
}

/// A picture of one pixel, used to count visits.
fn is_tracker(entry: &Entry<'_>) -> bool {
    ["width", "height"].iter().any(|side| matches!(entry.attribute(side).trim(), "0" | "1" | "0px" | "1px"))
}

/// Whether a link within the page consists only of a raised number or mark.
fn is_raised_link(outline: &Outline<'_>, number: usize) -> bool {
    let leads_to_note = outline.entries.get(number).is_some_and(|entry| entry.attribute("href").starts_with('#'));
    let text = outline.text_of(number);
    let is_raised = |c: char| matches!(c, '¹' | '²' | '³' | '\u{2070}'..='\u{2079}' | '*' | '†' | '‡');
    leads_to_note && !text.is_empty() && text.chars().all(is_raised)
}

/// Whether a raised mark is that of a footnote: a link within the page, or a number in brackets.
fn is_footnote_sign(outline: &Outline<'_>, number: usize) -> bool {
    let links = |entry: &Entry<'_>| entry.is(&["a"]) && entry.attribute("href").starts_with('#');
    outline.within(number).any(|(_, entry)| links(entry)) || outline.text_of(number).starts_with('[')
}
