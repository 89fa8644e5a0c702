//! The text of a block with its quotes and its noted words marked in place: elements are put around the characters,
//! without adding a character.

use std::ops::Range;

use crate::citation::html::escape;
use crate::{
    citation::{json::name, one_line},
    model::{BlockRef, NoteId, VerifiedQuote},
};

/// The number of colours for speakers, the same as in the window.
const COLOURS: usize = 8;

/// The beginning or end of a mark. At the same place, ends come first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    NoteEnds,
    QuoteEnds,
    /// With the start tag.
    QuoteBegins(String),
    NoteBegins(NoteId),
}

/// The marks that apply to the next words.
#[derive(Default)]
struct Run {
    is_quote: bool,
    notes: usize,
    /// The note that began last.
    note: usize,
}

/// The block's text as HTML, with these quotes of it marked, and all its notes.
pub(super) fn marked<'a>(block: &BlockRef<'a>, quotes: impl Iterator<Item = VerifiedQuote<'a>>) -> String {
    let text = block.text();
    let mut turns = note_turns(block);
    turns.extend(quote_turns(block, quotes));
    turns.sort();
    let (mut html, mut run, mut from) = (String::with_capacity(text.len()), Run::default(), 0);
    for (at, turn) in turns {
        run.words(text.get(from..at).unwrap_or_default(), &mut html);
        run.take(turn, &mut html);
        from = at;
    }
    run.words(text.get(from..).unwrap_or_default(), &mut html);
    html
}

fn note_turns(block: &BlockRef<'_>) -> Vec<(usize, Turn)> {
    let marked = block.notes().filter(|(_, note)| !note.range.is_empty());
    marked.flat_map(|(id, note)| [(note.range.start, Turn::NoteBegins(id)), (note.range.end, Turn::NoteEnds)]).collect()
}

/// Verified quotes do not overlap: each is looked for after the one before. If two did, the second would be left
/// unmarked there, so that the markup stays well-formed.
fn quote_turns<'a>(block: &BlockRef<'a>, quotes: impl Iterator<Item = VerifiedQuote<'a>>) -> Vec<(usize, Turn)> {
    let (mut turns, mut end) = (Vec::new(), 0);
    for quote in quotes {
        let begins_here = quote.block().id == block.id;
        let parts = quote.parts().iter().filter(|part| part.block().id == block.id);
        let pieces = parts.flat_map(|part| part.pieces()).enumerate();
        for (number, piece) in pieces.filter(|(_, piece)| !piece.is_empty()) {
            if piece.start >= end {
                turns.extend(piece_turns(&quote, begins_here && number == 0, piece));
                end = piece.end;
            }
        }
    }
    turns
}

/// The first piece has the quote's id; each is linked to the quote in the list.
fn piece_turns(quote: &VerifiedQuote<'_>, is_first: bool, piece: &Range<usize>) -> [(usize, Turn); 2] {
    let name = name(quote.id());
    let id = if is_first { format!(" id=\"{name}\"") } else { String::new() };
    let (colour, speaker) = (colour(quote), escape(&one_line(&quote.speaker().distinct_name())));
    let tag = format!("<a class=\"quote {colour}\"{id} href=\"#quote-{name}\" title=\"{speaker}\">");
    [(piece.start, Turn::QuoteBegins(tag)), (piece.end, Turn::QuoteEnds)]
}

/// The class of a quote's colour, which is its speaker's.
pub(super) fn colour(quote: &VerifiedQuote<'_>) -> String {
    let speaker = quote.quote().speaker.map(|id| id.index()).unwrap_or_default();
    format!("s{}", speaker % COLOURS)
}

impl Run {
    /// Words up to the next turn. Links cannot be nested: words with a note are linked to the note outside of quotes,
    /// and within a quote to the quote, which also has the note.
    fn words(&self, words: &str, html: &mut String) {
        let words = escape(words);
        match (words.is_empty(), self.notes > 0, self.is_quote) {
            (true, _, _) => {}
            (_, false, _) => html.push_str(&words),
            (_, true, true) => html.push_str(&format!("<span class=\"noted\">{words}</span>")),
            (_, true, false) => {
                html.push_str(&format!("<a class=\"noted\" href=\"#note-{}\">{words}</a>", self.note));
            }
        }
    }

    fn take(&mut self, turn: Turn, html: &mut String) {
        match turn {
            Turn::QuoteBegins(tag) => {
                self.is_quote = true;
                html.push_str(&tag);
            }
            Turn::QuoteEnds => {
                self.is_quote = false;
                html.push_str("</a>");
            }
            Turn::NoteBegins(id) => {
                self.notes += 1;
                self.note = id.index() + 1;
                html.push_str(&format!("<span id=\"n{}\"></span>", self.note));
            }
            Turn::NoteEnds => self.notes = self.notes.saturating_sub(1),
        }
    }
}
