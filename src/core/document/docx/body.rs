//! Reads the body of a Word document.

use std::collections::HashMap;

use super::{
    super::{
        BlockKind, Document, LeftOutKind,
        flow::{Flow, push_within},
        symbols,
        xml::{Element, Visit, Visitor, Vocabulary},
    },
    notes::{NoteKind, Notes},
    styles::{Language, ParagraphProperties, Styles, id_of, is_on},
};

/// The most languages of a document that are counted.
const LANGUAGES: usize = 50;
/// The most nested fields.
const FIELDS: usize = 50;
/// The most characters of an entirely bold paragraph that counts as a heading.
const HEADING_CHARS: usize = 150;

/// Visits `word/document.xml`.
#[derive(Debug)]
pub(super) struct Body<'a> {
    styles: &'a Styles,
    notes: &'a Notes,
    flow: Flow,
    paragraphs: Vec<ParagraphState>,
    run: Run,
    /// Which properties are being read.
    properties: Properties,
    /// Number of open tracked deletions, and deleted table rows.
    deletions: usize,
    rows: Vec<bool>,
    fields: Vec<Field>,
    /// The open content controls, and whether each shows only a placeholder.
    controls: Vec<bool>,
    /// How many of them do.
    placeholders: usize,
    /// Whether a branch of each open alternative was taken.
    alternatives: Vec<bool>,
    reading: Reading,
    picture: String,
    letters: HashMap<Language, usize>,
}

/// The meaning of the characters that follow.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// The space between elements, or something that is not shown.
    #[default]
    Nothing,
    Text,
    /// What a field should show.
    Instruction,
}

/// The state of a paragraph before its end.
#[derive(Debug, Default)]
struct ParagraphState {
    properties: ParagraphProperties,
    is_mark_deleted: bool,
    letters: usize,
    bold_letters: usize,
    text: String,
}

/// Properties of the text that is being read.
#[derive(Debug, Default)]
struct Run {
    is_open: bool,
    style: Option<String>,
    hidden: Option<bool>,
    bold: Option<bool>,
    italic: Option<bool>,
    language: Language,
}

#[derive(Debug, Default)]
struct Properties {
    paragraph: bool,
    run: bool,
    row: bool,
}

/// A field whose instruction, and then result, is being read (ISO/IEC 29500-1, 17.16.18).
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    is_result: bool,
}

impl Field {
    /// Whether the text read in this field is hidden: an instruction, or a table of contents, which repeats the headings.
    fn hides_text(&self) -> bool {
        !self.is_result || self.instruction.trim_start().to_ascii_uppercase().starts_with("TOC ")
    }
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, notes: &'a Notes) -> Self {
        Self {
            styles,
            notes,
            flow: Flow::default(),
            paragraphs: Vec::new(),
            run: Run::default(),
            properties: Properties::default(),
            deletions: 0,
            rows: Vec::new(),
            fields: Vec::new(),
            controls: Vec::new(),
            placeholders: 0,
            alternatives: Vec::new(),
            reading: Reading::Nothing,
            picture: String::new(),
            letters: HashMap::new(),
        }
    }

    pub(super) fn leave_out_of_document(&mut self, kind: LeftOutKind, excerpt: &str) {
        self.flow.leave_out_of_document(kind, excerpt);
    }

    /// The text, and the languages with which most of it is marked.
    pub(super) fn into_document(self) -> (Document, Vec<String>) {
        let languages = most_used(&self.letters);
        (self.flow.into_document(), languages)
    }

    fn start_word(&mut self, element: &Element<'_>) -> Visit {
        match element.name {
            "p" => self.begin_paragraph(),
            "pPr" => self.properties.paragraph = true,
            "rPr" => self.properties.run = true,
            "trPr" => self.properties.row = true,
            "r" => self.run = Run { is_open: true, ..Run::default() },
            // The properties before a tracked change, and phonetic readings above East Asian text.
            "pPrChange" | "rPrChange" | "sectPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange"
            | "tblPrExChange" | "tblGridChange" | "numberingChange" | "rt" | "tabs" => return Visit::Skip,
            "del" | "moveFrom" => self.begin_deletion(),
            "tbl" => self.flow.begin_table(),
            "tr" => self.rows.push(false),
            "tc" => self.flow.cell(),
            "txbxContent" => self.flow.begin_box(),
            "sdt" => self.controls.push(false),
            "showingPlcHdr" => self.begin_placeholder(),
            _ if self.properties.run => self.take_run_property(element),
            _ if self.properties.paragraph => self.take_paragraph_property(element),
            _ if self.run.is_open => self.start_in_run(element),
            "fldSimple" => self.begin_simple_field(element),
            _ => {}
        }
        Visit::Enter
    }

    fn end_word(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.properties.paragraph = false,
            "rPr" => self.properties.run = false,
            "trPr" => self.properties.row = false,
            "r" => self.run.is_open = false,
            "del" | "moveFrom" if !self.is_in_properties() => self.deletions = self.deletions.saturating_sub(1),
            "tbl" => self.flow.end_table(),
            "tr" => self.deletions = self.deletions.saturating_sub(usize::from(self.rows.pop().unwrap_or_default())),
            "txbxContent" => self.flow.end_box(),
            "sdt" => self.placeholders -= usize::from(self.controls.pop().unwrap_or_default()),
            "fldSimple" => drop(self.fields.pop()),
            _ => {}
        }
    }

    fn is_in_properties(&self) -> bool {
        self.properties.paragraph || self.properties.run || self.properties.row
    }

    /// A deletion in properties deletes a paragraph mark or a row.
    fn begin_deletion(&mut self) {
        if self.properties.row {
            if let Some(is_deleted @ false) = self.rows.last_mut() {
                *is_deleted = true;
                self.deletions += 1;
            }
        } else if self.properties.paragraph {
            self.paragraphs.last_mut().into_iter().for_each(|paragraph| paragraph.is_mark_deleted = true);
        } else if !self.properties.run {
            self.deletions += 1;
        }
    }

    fn begin_paragraph(&mut self) {
        self.paragraphs.push(ParagraphState::default());
    }

    /// Ends a paragraph. If the mark at its end is deleted, the next paragraph continues it.
    fn end_paragraph(&mut self) {
        let paragraph = self.paragraphs.pop().unwrap_or_default();
        self.run.is_open = false;
        // An instruction without an end would hide the rest of the document.
        self.fields.retain(|field| field.is_result);
        if !paragraph.is_mark_deleted {
            let kind = self.styles.kind_of(&paragraph.properties);
            self.flow.end_paragraph(if kind == BlockKind::Paragraph && is_bold_line(&paragraph) {
                BlockKind::Heading
            } else {
                kind
            });
        }
    }

    fn take_paragraph_property(&mut self, element: &Element<'_>) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.properties.take(element);
        }
    }

    fn take_run_property(&mut self, element: &Element<'_>) {
        match element.name {
            // The properties of a paragraph apply to the mark at its end.
            _ if self.properties.paragraph => {}
            "rStyle" => self.run.style = id_of(element, "val"),
            "vanish" => self.run.hidden = Some(is_on(element)),
            "b" => self.run.bold = Some(is_on(element)),
            "i" => self.run.italic = Some(is_on(element)),
            "lang" => self.run.language.take(element),
            _ => {}
        }
    }

    fn begin_placeholder(&mut self) {
        if let Some(control @ false) = self.controls.last_mut() {
            *control = true;
            self.placeholders += 1;
        }
    }

    fn begin_simple_field(&mut self, element: &Element<'_>) {
        let mut instruction = String::new();
        push_within(&mut instruction, &element.attribute("instr").unwrap_or_default());
        self.begin_field(Field { instruction, is_result: true });
    }

    /// All open fields are examined for every run of the text, so their number is limited.
    fn begin_field(&mut self, field: Field) {
        if self.fields.len() < FIELDS {
            self.fields.push(field);
        }
    }

    fn start_in_run(&mut self, element: &Element<'_>) {
        match element.name {
            "t" => self.reading = Reading::Text,
            "delText" if self.deletions > 0 => self.reading = Reading::Text,
            "instrText" => self.reading = Reading::Instruction,
            "tab" | "ptab" => self.take("\t"),
            "br" | "cr" => self.break_line(),
            "noBreakHyphen" => self.take("\u{2011}"),
            "softHyphen" => self.take("\u{ad}"),
            "sym" => self.take_symbol(element),
            "fldChar" => self.take_field_character(element),
            "footnoteReference" => self.leave_out_note(element, NoteKind::Footnote),
            "endnoteReference" => self.leave_out_note(element, NoteKind::Endnote),
            "commentReference" => self.leave_out_note(element, NoteKind::Comment),
            _ => {}
        }
    }

    fn take_field_character(&mut self, element: &Element<'_>) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => self.begin_field(Field::default()),
            Some("separate") => self.fields.last_mut().into_iter().for_each(|field| field.is_result = true),
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    fn take_symbol(&mut self, element: &Element<'_>) {
        let font = element.attribute("font").unwrap_or_default();
        let code = element.attribute("char").and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
        match code.and_then(|code| symbols::character(&font, code)) {
            Some(c) => self.take(c.encode_utf8(&mut [0; 4])),
            None => {
                self.take("\u{fffd}");
                self.flow.leave_out(LeftOutKind::Unreadable, &font);
            }
        }
    }

    fn leave_out_note(&mut self, element: &Element<'_>, kind: NoteKind) {
        let id = element.attribute("id").unwrap_or_default();
        if self.deletions == 0 {
            self.flow.leave_out(kind.left_out_kind(), self.notes.excerpt(kind, &id));
        }
    }

    /// Whether the text that follows is not an instruction, a repetition or a placeholder.
    fn is_shown(&self) -> bool {
        !self.fields.iter().any(Field::hides_text) && self.placeholders == 0
    }

    fn is_hidden(&self) -> bool {
        let paragraph = self.paragraphs.last().and_then(|paragraph| paragraph.properties.style.as_deref());
        let of_styles =
            || self.styles.is_hidden(self.run.style.as_deref()).or_else(|| self.styles.is_hidden(paragraph));
        self.run.hidden.or_else(of_styles).unwrap_or_default()
    }

    fn is_bold(&self) -> bool {
        let paragraph = self.paragraphs.last().and_then(|paragraph| paragraph.properties.style.as_deref());
        let of_styles = || self.styles.is_bold(self.run.style.as_deref()).or_else(|| self.styles.is_bold(paragraph));
        self.run.bold.or_else(of_styles).unwrap_or_default()
    }

    fn is_italic(&self) -> bool {
        let paragraph = self.paragraphs.last().and_then(|paragraph| paragraph.properties.style.as_deref());
        let of_styles =
            || self.styles.is_italic(self.run.style.as_deref()).or_else(|| self.styles.is_italic(paragraph));
        self.run.italic.or_else(of_styles).unwrap_or_default()
    }

    fn take(&mut self, text: &str) {
        if !self.is_shown() {
            return;
        }
        match () {
            () if self.deletions > 0 => self.flow.leave_out(LeftOutKind::Deletion, text),
            () if self.is_hidden() => self.flow.leave_out(LeftOutKind::Hidden, text),
            () => {
                self.flow.set_emphasized(self.is_bold() || self.is_italic());
                self.flow.text(text);
                self.count_letters(text);
            }
        }
    }

    fn break_line(&mut self) {
        if self.deletions > 0 || self.is_hidden() {
            self.take(" ");
        } else if self.is_shown() {
            self.flow.line_break();
        }
    }

    fn count_letters(&mut self, text: &str) {
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        let is_bold = self.is_bold();
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.letters += letters;
            paragraph.bold_letters += if is_bold { letters } else { 0 };
            push_within(&mut paragraph.text, text);
        }
        let default = &self.styles.language;
        let language = Language {
            latin: self.run.language.latin.clone().or_else(|| default.latin.clone()),
            east_asian: self.run.language.east_asian.clone().or_else(|| default.east_asian.clone()),
        };
        if self.letters.len() < LANGUAGES || self.letters.contains_key(&language) {
            *self.letters.entry(language).or_default() += letters;
        }
    }

    fn start_drawing(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "docPr" => self.picture = element.attribute("descr").unwrap_or_default().into_owned(),
            "pic" | "chart" if self.deletions == 0 => {
                let description = std::mem::take(&mut self.picture);
                self.flow.leave_out(LeftOutKind::Image, &description);
            }
            _ => {}
        }
    }

    /// The first branch is for newer programs; the fallback has the same content for older ones.
    fn start_compatibility(&mut self, name: &str) -> Visit {
        match name {
            "AlternateContent" => self.alternatives.push(false),
            "Choice" | "Fallback" => {
                if let Some(is_taken) = self.alternatives.last_mut() {
                    return if std::mem::replace(is_taken, true) { Visit::Skip } else { Visit::Enter };
                }
            }
            _ => {}
        }
        Visit::Enter
    }
}

impl Visitor for Body<'_> {
    fn start(&mut self, element: &Element<'_>) -> Visit {
        match (element.vocabulary, element.name) {
            (Vocabulary::Word, _) => return self.start_word(element),
            (Vocabulary::Compatibility, name) => return self.start_compatibility(name),
            (Vocabulary::Drawing, name) => self.start_drawing(name, element),
            (Vocabulary::Vml, "imagedata") if self.deletions == 0 => {
                self.flow.leave_out(LeftOutKind::Image, &element.attribute("title").unwrap_or_default());
            }
            (Vocabulary::Math, "t") => self.reading = Reading::Text,
            _ => {}
        }
        Visit::Enter
    }

    fn end(&mut self, vocabulary: Vocabulary, name: &str) {
        self.reading = Reading::Nothing;
        match vocabulary {
            Vocabulary::Word => self.end_word(name),
            Vocabulary::Compatibility if name == "AlternateContent" => drop(self.alternatives.pop()),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match (self.reading, self.fields.last_mut()) {
            (Reading::Text, _) => self.take(text),
            (Reading::Instruction, Some(field)) if !field.is_result => push_within(&mut field.instruction, text),
            _ => {}
        }
    }
}

/// Many writers format a heading as a bold line without a style.
fn is_bold_line(paragraph: &ParagraphState) -> bool {
    let text = paragraph.text.trim();
    let ends_as_text = text.ends_with(['.', ':', ';', ',', '!', '?', '”', '"', '“', '»', '。', '」']);
    paragraph.letters > 0
        && paragraph.letters == paragraph.bold_letters
        && text.chars().nth(HEADING_CHARS).is_none()
        && !ends_as_text
}

/// The most frequent languages by letters. Of the two languages of a run, the script shows which one is right.
fn most_used(letters: &HashMap<Language, usize>) -> Vec<String> {
    let most = letters.iter().max_by_key(|(language, letters)| (**letters, language.latin.clone()));
    most.into_iter().flat_map(|(language, _)| [language.latin.clone(), language.east_asian.clone()]).flatten().collect()
}
