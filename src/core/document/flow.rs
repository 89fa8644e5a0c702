//! Puts the text of an office document together from its paragraphs, tables and text boxes, in order.

use std::{mem, ops::Range};

use super::{Block, BlockKind, Document, LeftOut, LeftOutKind, emphasis::Emphasis};
use crate::text::shorten::shortened;

/// The most bytes that are kept of an omission before it is shortened.
const EXCERPT_BYTES: usize = 400;
/// The most nested tables; deeper ones are read as part of the last.
const TABLE_DEPTH: usize = 16;
/// The most omissions of each kind that are listed individually; the rest are counted.
const LISTED: usize = 200;
/// The fewest letters of a table paragraph that is running text instead of a cell of figures.
const RUNNING_LETTERS: usize = 80;

/// A part of the text.
#[derive(Debug)]
enum Piece {
    Paragraph(Paragraph),
    Table(Table),
}

#[derive(Debug)]
struct Table {
    cells: usize,
    content: Vec<Piece>,
}

#[derive(Debug)]
struct Paragraph {
    kind: BlockKind,
    text: String,
    omissions: Vec<Omission>,
    emphasis: Emphasis,
    /// Where the text that `emphasis` refers to begins.
    since: usize,
    /// The ranges that are emphasized as a whole: all of it, or sentences that are answered in the next line.
    emphasized: Vec<Range<usize>>,
}

/// An omission from a paragraph before its byte `at`.
#[derive(Debug)]
struct Omission {
    at: usize,
    kind: LeftOutKind,
    excerpt: String,
}

/// What is being read: the document, a table or a text box, each with its open paragraph.
#[derive(Debug, Default)]
struct Frame {
    table: bool,
    cells: usize,
    pieces: Vec<Piece>,
    open: Option<Paragraph>,
    /// Boxes that are anchored in the open paragraph. They follow it.
    boxes: Vec<Piece>,
}

/// Collects paragraphs, tables and text boxes in the order in which a reader encounters them.
#[derive(Debug, Default)]
pub(super) struct Flow {
    current: Frame,
    outer: Vec<Frame>,
    tables: usize,
    omissions: Omissions,
    is_emphasized: bool,
}

impl Paragraph {
    fn is_prompt(&self) -> bool {
        self.emphasis.is_prompt(self.text.get(self.since..).unwrap_or_default())
    }

    /// Records the range that is emphasized as a whole, up to here.
    fn note_emphasis(&mut self) {
        let end = self.text.len();
        if self.emphasis.take_whole() {
            self.emphasized.push(self.since..end);
        }
        self.since = end;
    }

    fn is_emphasized(&self, part: &Range<usize>) -> bool {
        self.emphasized.iter().any(|range| range.start <= part.start && part.end <= range.end)
    }
}

impl Flow {
    /// Adds to the open paragraph, which is begun if there is none. Line breaks are white space here.
    pub(super) fn text(&mut self, text: &str) {
        let is_emphasized = self.is_emphasized;
        let paragraph = self.current.open();
        paragraph.emphasis.set(is_emphasized);
        paragraph.emphasis.note(text);
        for c in text.chars() {
            match c {
                '\n' | '\r' | '\u{85}' => paragraph.text.push(' '),
                c if c.is_control() && c != '\t' => {}
                c => paragraph.text.push(c),
            }
        }
    }

    /// A line break within the paragraph. Two in a row split it into two blocks, and so does one after a sentence that
    /// is emphasized.
    pub(super) fn line_break(&mut self) {
        let paragraph = self.current.open();
        if paragraph.is_prompt() {
            paragraph.note_emphasis();
            paragraph.text.push('\n');
        }
        paragraph.text.push('\n');
    }

    /// Records an omission at this position. If it directly follows one of the same kind, the two are merged.
    pub(super) fn leave_out(&mut self, kind: LeftOutKind, excerpt: &str) {
        let paragraph = self.current.open();
        let at = paragraph.text.len();
        match paragraph.omissions.last_mut() {
            Some(last) if last.at == at && last.kind == kind && is_text(kind) => {
                push_within(&mut last.excerpt, excerpt)
            }
            _ => {
                let mut kept = String::new();
                push_within(&mut kept, excerpt);
                paragraph.omissions.push(Omission { at, kind, excerpt: kept });
            }
        }
    }

    /// Records an omission from the document as a whole.
    pub(super) fn leave_out_of_document(&mut self, kind: LeftOutKind, excerpt: &str) {
        self.omissions.add(kind, None, excerpt);
    }

    /// Records whether the text that follows is in bold type or italics.
    pub(super) fn set_emphasized(&mut self, is_emphasized: bool) {
        self.is_emphasized = is_emphasized;
    }

    /// Ends the open paragraph, if there is one.
    pub(super) fn end_paragraph(&mut self, kind: BlockKind) {
        self.current.close(kind);
    }

    /// Begins a table; its paragraphs are its cells.
    pub(super) fn begin_table(&mut self) {
        self.tables += 1;
        self.begin(self.tables <= TABLE_DEPTH);
    }

    /// Counts a cell of the open table.
    pub(super) fn cell(&mut self) {
        self.current.cells += 1;
    }

    pub(super) fn end_table(&mut self) {
        self.tables = self.tables.saturating_sub(1);
        self.end();
    }

    /// Begins a text box, whose paragraphs follow the one in which it is anchored.
    pub(super) fn begin_box(&mut self) {
        self.current.open();
        self.begin(false);
    }

    pub(super) fn end_box(&mut self) {
        self.end();
    }

    fn begin(&mut self, table: bool) {
        let frame = Frame { table, ..Frame::default() };
        self.outer.push(mem::replace(&mut self.current, frame));
    }

    fn end(&mut self) {
        let Some(outer) = self.outer.pop() else { return };
        let mut inner = mem::replace(&mut self.current, outer);
        inner.close(BlockKind::Paragraph);
        let pieces = match inner.table {
            true => vec![Piece::Table(Table { cells: inner.cells, content: inner.pieces })],
            false => inner.pieces,
        };
        let anchor = if self.current.open.is_some() { &mut self.current.boxes } else { &mut self.current.pieces };
        anchor.extend(pieces);
    }

    /// The text, its blocks and the omissions.
    pub(super) fn into_document(mut self) -> Document {
        while !self.outer.is_empty() {
            self.end();
        }
        self.current.close(BlockKind::Paragraph);
        let pieces = mem::take(&mut self.current.pieces);
        let mut written = Written { layout: Layout::of(&pieces), omissions: self.omissions, ..Written::default() };
        written.write(pieces);
        Document {
            text: written.text,
            blocks: written.blocks,
            left_out: written.omissions.list(),
            ..Document::default()
        }
    }
}

impl Frame {
    fn open(&mut self) -> &mut Paragraph {
        self.open.get_or_insert_with(|| Paragraph {
            kind: BlockKind::Paragraph,
            text: String::new(),
            omissions: Vec::new(),
            emphasis: Emphasis::default(),
            since: 0,
            emphasized: Vec::new(),
        })
    }

    fn close(&mut self, kind: BlockKind) {
        if let Some(mut paragraph) = self.open.take()
            && !(paragraph.text.is_empty() && paragraph.omissions.is_empty())
        {
            paragraph.note_emphasis();
            self.pieces.push(Piece::Paragraph(Paragraph { kind, ..paragraph }));
        }
        self.pieces.append(&mut self.boxes);
    }
}

/// Counts that show whether a table contains the text of the document or figures.
#[derive(Debug, Default, Clone, Copy)]
struct Layout {
    /// Letters outside of tables.
    outside: usize,
    /// Letters in total.
    all: usize,
}

impl Layout {
    fn of(pieces: &[Piece]) -> Self {
        let mut layout = Self::default();
        for piece in pieces {
            let letters = letters_of(piece);
            layout.all += letters;
            if !matches!(piece, Piece::Table(table) if table.cells != 1) {
                layout.outside += letters;
            }
        }
        layout
    }

    /// A frame around a single cell is not a table, nor is one that contains nearly all the text in paragraphs, nor any
    /// if there is no other text.
    fn is_text(self, table: &Table) -> bool {
        let letters: usize = table.content.iter().map(letters_of).sum();
        let running: usize = table.content.iter().map(letters_of).filter(|letters| *letters >= RUNNING_LETTERS).sum();
        table.cells == 1 || self.outside == 0 || (self.outside * 4 < self.all && running * 2 >= letters)
    }
}

fn letters_of(piece: &Piece) -> usize {
    match piece {
        Piece::Paragraph(paragraph) => paragraph.text.chars().filter(|c| c.is_alphanumeric()).count(),
        Piece::Table(table) => table.content.iter().map(letters_of).sum(),
    }
}

#[derive(Debug, Default)]
struct Written {
    text: String,
    blocks: Vec<Block>,
    layout: Layout,
    omissions: Omissions,
}

impl Written {
    fn write(&mut self, pieces: Vec<Piece>) {
        for piece in pieces {
            match piece {
                Piece::Paragraph(paragraph) => self.write_paragraph(&paragraph),
                Piece::Table(table) if self.layout.is_text(&table) => self.write(table.content),
                Piece::Table(table) => self.leave_out_table(&table),
            }
        }
    }

    fn write_paragraph(&mut self, paragraph: &Paragraph) {
        let mut omissions = paragraph.omissions.iter().peekable();
        for part in parts_of(&paragraph.text) {
            let start = self.begin_block();
            self.text.push_str(paragraph.text.get(part.clone()).unwrap_or_default());
            self.blocks.push(Block {
                kind: paragraph.kind,
                range: start..self.text.len(),
                is_emphasized: paragraph.is_emphasized(&part),
            });
            while let Some(omission) = omissions.next_if(|omission| omission.at <= part.end) {
                self.leave_out(omission, start + omission.at.saturating_sub(part.start));
            }
        }
        for omission in omissions {
            self.leave_out(omission, self.text.len());
        }
    }

    fn leave_out(&mut self, omission: &Omission, at: usize) {
        self.omissions.add(omission.kind, Some(at..at), &omission.excerpt);
    }

    fn leave_out_table(&mut self, table: &Table) {
        let mut words = String::new();
        gather_words(&table.content, &mut words);
        if !words.trim().is_empty() {
            let at = self.text.len();
            self.omissions.add(LeftOutKind::Table, Some(at..at), &words);
        }
    }

    fn begin_block(&mut self) -> usize {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.len()
    }
}

fn gather_words(pieces: &[Piece], words: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Paragraph(paragraph) => {
                push_within(words, paragraph.text.trim());
                push_within(words, " ");
            }
            Piece::Table(table) => gather_words(&table.content, words),
        }
    }
}

/// The parts between empty lines, without white space at their ends.
fn parts_of(text: &str) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut is_new = true;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        at += line.len();
        match parts.last_mut() {
            _ if end <= start => is_new = true,
            Some(last) if !is_new => last.end = end,
            _ => {
                parts.push(start..end);
                is_new = false;
            }
        }
    }
    parts
}

/// The omissions, up to a limit.
#[derive(Debug, Default)]
struct Omissions {
    listed: Vec<LeftOut>,
    counted: Vec<(LeftOutKind, usize, usize)>,
}

impl Omissions {
    fn add(&mut self, kind: LeftOutKind, place: Option<Range<usize>>, excerpt: &str) {
        let excerpt = Some(shortened(excerpt)).filter(|excerpt| !excerpt.is_empty());
        if excerpt.is_none() && is_text(kind) {
            return;
        }
        let at = self.counted.iter().position(|(counted, ..)| *counted == kind).unwrap_or(self.counted.len());
        if at == self.counted.len() {
            self.counted.push((kind, 0, 0));
        }
        let Some((_, listed, unlisted)) = self.counted.get_mut(at) else { return };
        if *listed < LISTED {
            *listed += 1;
            self.listed.push(LeftOut { kind, count: 1, place, excerpt });
        } else {
            *unlisted += 1;
        }
    }

    fn list(mut self) -> Vec<LeftOut> {
        let rest = self.counted.iter().filter(|(.., unlisted)| *unlisted > 0);
        let rest = rest.map(|(kind, _, count)| LeftOut { kind: *kind, count: *count, place: None, excerpt: None });
        self.listed.extend(rest);
        self.listed
    }
}

/// Whether the omission is text of the paragraph itself: without any such text, nothing needs to be reported.
fn is_text(kind: LeftOutKind) -> bool {
    matches!(kind, LeftOutKind::Deletion | LeftOutKind::Hidden)
}

/// Adds as much of a text as an excerpt may have.
pub(super) fn push_within(excerpt: &mut String, text: &str) {
    let room = EXCERPT_BYTES.saturating_sub(excerpt.len());
    excerpt.push_str(text.get(..text.floor_char_boundary(room)).unwrap_or_default());
}
