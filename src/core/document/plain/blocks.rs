//! The blocks of a plain text, found line by line in one pass.

use std::{collections::HashMap, ops::Range};

use super::heading::{Place, is_heading, is_preliminary, leaves_quotation_open};
use super::layout::Layout;
use super::line::{Line, LineKind, bullet, is_in_capitals, is_label, lines, quotation_marker};
use crate::{
    document::{Block, BlockKind},
    limits,
};

/// The most blocks that are distinguished. The rest is one paragraph: nobody writes a text with more.
const MOST: usize = 1_000_000;

/// How many more columns of indent begin a paragraph.
const INDENT: usize = 2;

pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut finder = Finder::new(text);
    for line in lines(text) {
        if finder.blocks.len() >= MOST {
            finder.take_rest(&line);
            break;
        }
        finder.add(line);
    }
    finder.end(true);
    demote(&mut finder.blocks, text);
    finder.blocks
}

/// The block that is being read.
struct Open<'a> {
    kind: BlockKind,
    range: Range<usize>,
    lines: usize,
    first: Line<'a>,
    last: Line<'a>,
    /// Whether a blank line, a separator or the start of the text is before it.
    is_apart: bool,
}

struct Finder<'a> {
    text: &'a str,
    layout: Layout,
    blocks: Vec<Block>,
    open: Option<Open<'a>>,
    /// Whether the previous line was blank, a separator, or missing.
    is_apart: bool,
    /// Whether there is a block already that is part of the text itself.
    has_begun: bool,
    /// The indents and markers of the list items to which the next one may belong.
    levels: Vec<(usize, char)>,
}

impl<'a> Finder<'a> {
    fn new(text: &'a str) -> Self {
        let layout = Layout::of(text);
        Self { text, layout, blocks: Vec::new(), open: None, is_apart: true, has_begun: false, levels: Vec::new() }
    }

    fn add(&mut self, line: Line<'a>) {
        match line.kind {
            LineKind::Blank => self.part(),
            LineKind::Separator if self.is_underline(&line) => self.underlined(),
            LineKind::Separator => self.part(),
            LineKind::Quoted(depth) => self.quoted(line, depth),
            LineKind::Item(_) if self.is_within_sentence(&line) => self.extend(line),
            LineKind::Item(class) => {
                self.end(false);
                let level = self.level(line.indent, class);
                self.start(BlockKind::Item(level), line);
            }
            LineKind::Text if self.goes_on(&line) => self.extend(line),
            LineKind::Text => {
                self.end(false);
                self.start(BlockKind::Paragraph, line);
            }
        }
    }

    fn start(&mut self, kind: BlockKind, line: Line<'a>) {
        let is_apart = std::mem::take(&mut self.is_apart);
        self.open = Some(Open { kind, range: line.range(), lines: 1, first: line, last: line, is_apart });
    }

    fn extend(&mut self, line: Line<'a>) {
        if let Some(open) = &mut self.open {
            open.range.end = line.range().end;
            open.lines += 1;
            open.last = line;
        }
    }

    /// Handles a blank line or a separator.
    fn part(&mut self) {
        self.end(true);
        self.is_apart = true;
    }

    /// Ends the open block. `is_apart`: a blank line or the end of the text is after it.
    fn end(&mut self, is_apart: bool) {
        let Some(open) = self.open.take() else { return };
        let kind = self.kind_of(&open, is_apart);
        if !self.has_begun {
            let text = self.text.get(open.range.clone()).unwrap_or_default();
            self.has_begun = kind == BlockKind::Heading || !is_preliminary(text);
        }
        if !matches!(kind, BlockKind::Item(_)) && open.first.indent == 0 {
            self.levels.clear();
        }
        let text = self.text.get(open.range.clone()).unwrap_or_default();
        let marker = match kind {
            BlockKind::Item(_) => bullet(text),
            BlockKind::Quotation => quotation_marker(text),
            BlockKind::Heading | BlockKind::Paragraph => 0,
        };
        self.blocks.push(Block::new(kind, open.range.start + marker..open.range.end));
    }

    fn kind_of(&self, open: &Open<'_>, is_apart_after: bool) -> BlockKind {
        if open.kind != BlockKind::Paragraph {
            return open.kind;
        }
        let is_alone = open.is_apart && is_apart_after;
        let is_line = is_alone || self.layout == Layout::LineIsParagraph;
        let place = Place { is_first: !self.has_begun && is_line, is_alone, lines: open.lines };
        let text = self.text.get(open.range.clone()).unwrap_or_default();
        let is_heading = is_heading(text, place) && !self.is_within_quotation();
        if is_heading { BlockKind::Heading } else { BlockKind::Paragraph }
    }

    /// Whether the last block leaves a quotation open. In a title this is a mistake.
    fn is_within_quotation(&self) -> bool {
        self.blocks
            .last()
            .filter(|last| last.kind != BlockKind::Heading)
            .is_some_and(|last| leaves_quotation_open(self.text.get(last.range.clone()).unwrap_or_default()))
    }

    /// Whether `===` or `---` right below one line underlines it.
    fn is_underline(&self, line: &Line<'_>) -> bool {
        let is_drawn = line.text.len() >= 3 && ['=', '-'].iter().any(|sign| line.text.chars().all(|c| c == *sign));
        let is_below_title = self.open.as_ref().is_some_and(|open| {
            let is_title = line.text.starts_with('=') || !open.last.ends_sentence();
            open.lines == 1
                && open.kind == BlockKind::Paragraph
                && open.last.text.len() <= 200
                && open.is_apart
                && is_title
        });
        is_drawn && is_below_title
    }

    fn underlined(&mut self) {
        if let Some(open) = &mut self.open {
            open.kind = BlockKind::Heading;
        }
        self.part();
    }

    fn quoted(&mut self, line: Line<'a>, depth: usize) {
        let goes_on = self
            .open
            .as_ref()
            .is_some_and(|open| open.last.kind == LineKind::Quoted(depth) && self.layout.joins(&open.last, &line));
        if goes_on {
            self.extend(line);
        } else {
            self.end(false);
            self.start(BlockKind::Quotation, line);
        }
    }

    /// Whether a line of text belongs to the open block.
    fn goes_on(&self, line: &Line<'_>) -> bool {
        let Some(open) = &self.open else { return false };
        if open.lines == 1 && open.is_apart && is_in_capitals(open.first.text) && !is_in_capitals(line.text) {
            return is_label(open.first.text, false) && self.layout.joins(&open.last, line);
        }
        let is_further_in = line.indent >= open.last.indent + INDENT;
        match open.kind {
            BlockKind::Quotation => false,
            BlockKind::Item(_) if is_further_in && open.lines == 1 => !is_label(line.text, false),
            // The text of a turn may be indented below its label.
            BlockKind::Paragraph if is_further_in => {
                open.lines == 1 && is_label(open.first.text, true) && self.layout.joins(&open.last, line)
            }
            _ => self.layout.joins(&open.last, line),
        }
    }

    /// Whether a line that looks like an item is the middle of a sentence: its dash or number only starts a line
    /// because the previous line was full.
    fn is_within_sentence(&self, line: &Line<'_>) -> bool {
        self.open.as_ref().is_some_and(|open| {
            open.kind == BlockKind::Paragraph && !open.last.ends_sentence() && self.layout.is_full(&open.last, line)
        })
    }

    /// The level of a list item, from 1: by its indent, and for equal indents by the order in which the markers
    /// occurred.
    fn level(&mut self, indent: usize, class: char) -> u8 {
        self.levels.retain(|(known, _)| *known < indent + INDENT);
        let is_beside = |known: usize| known.abs_diff(indent) < INDENT;
        let same = self.levels.iter().position(|(known, marker)| *marker == class && is_beside(*known));
        let is_full = self.levels.len() >= usize::from(limits::ITEM_LEVEL);
        match (same, self.levels.last_mut()) {
            (Some(at), _) => self.levels.truncate(at + 1),
            (None, Some((known, marker))) if is_beside(*known) && !is_below(class, *marker) => *marker = class,
            _ if is_full => {}
            _ => self.levels.push((indent, class)),
        }
        u8::try_from(self.levels.len()).unwrap_or(limits::ITEM_LEVEL).clamp(1, limits::ITEM_LEVEL)
    }

    /// Everything from this line on as one paragraph.
    fn take_rest(&mut self, line: &Line<'a>) {
        self.end(true);
        let end = self.text.trim_end().len();
        if line.start < end {
            self.blocks.push(Block::new(BlockKind::Paragraph, line.start..end));
        }
    }
}

/// Whether a marker has a lower level than another one at the same indent, by the order used in Korean offices.
fn is_below(marker: char, other: char) -> bool {
    let rank = |marker| match marker {
        '□' | '■' | '◆' | '▣' => Some(1),
        '○' | '●' | '◇' | 'ㅇ' | '◦' => Some(2),
        '-' | '·' | '*' => Some(3),
        _ => None,
    };
    rank(marker).zip(rank(other)).is_some_and(|(marker, other)| marker > other)
}

/// Demotes headings that turn out not to be headings: those that nothing follows, and those that occur repeatedly and
/// so are labels.
fn demote(blocks: &mut [Block], text: &str) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let of = |block: &Block| text.get(block.range.clone()).unwrap_or_default();
    for block in blocks.iter().filter(|block| block.kind == BlockKind::Heading) {
        *counts.entry(of(block)).or_default() += 1;
    }
    let last = blocks.len().saturating_sub(1);
    for (i, block) in blocks.iter_mut().enumerate().filter(|(_, block)| block.kind == BlockKind::Heading) {
        let is_label = counts.get(of(block)).is_some_and(|count| *count > 1);
        if i == last || is_label {
            block.kind = BlockKind::Paragraph;
        }
    }
}
