//! The text of a briefing, block by block, with its quotes marked and its notes numbered.

use std::ops::Range;

use super::{
    super::{
        piece::{Piece, Role},
        text::{ALARM, GREY, Look, Meaning, QuoteMark, Text, VisibleText},
    },
    Composer, ink_of, scale, shared,
};
use crate::{
    citation::{attribution::speakers_of, one_line},
    export::{Filter, announced, level_of},
    model::{BlockKind, BlockRef, Figure, Quote},
    text::shortened,
};

/// An event at a place of a text: a quote or a claim begins or ends, or the words of a note end.
enum Event {
    Begins(Meaning),
    Ends,
    Note(usize),
}

impl Composer<'_> {
    /// The blocks that a filter keeps.
    pub(super) fn blocks(&mut self, filter: Filter) {
        let mut depth = 0;
        let mut is_first = true;
        let briefing = self.briefing;
        for block in filter.blocks(briefing) {
            // At most one level deeper than the previous item, so that the list is well-formed.
            depth = level_of(&block).map_or(0, |level| level.min(depth + 1));
            let from = self.pieces.len();
            match block.figure() {
                Some(figure) => self.figure(&block, figure),
                None => self.block(&block, filter, depth),
            }
            self.original(&block, depth);
            if let Some(piece) = self.pieces.get_mut(from).filter(|_| std::mem::take(&mut is_first)) {
                piece.before = piece.before.max(20.0);
            }
        }
    }

    fn block(&mut self, block: &BlockRef<'_>, filter: Filter, depth: u8) {
        let (look, leading) = scale::BODY;
        let piece = match block.kind() {
            BlockKind::Heading => {
                let (look, leading) = scale::HEADING;
                let text = self.text_of(block, filter, look);
                Piece::new(Role::Heading(2), text, leading, 16.0).kept_with_next()
            }
            BlockKind::Item { .. } => {
                let text = self.text_of(block, filter, look);
                let piece = Piece::new(Role::Item(depth), text, leading, 3.0);
                piece.inset(scale::INDENT * f32::from(depth)).hanging(if depth % 2 == 1 { "•" } else { "–" }, look)
            }
            BlockKind::Turn(_) => self.turn(block, filter),
            BlockKind::Paragraph | BlockKind::Figure(_) => {
                Piece::new(Role::Paragraph, self.text_of(block, filter, look), leading, scale::GAP)
            }
        };
        self.push(piece);
    }

    /// What one speaker says, after the label of the turn. A turn that is one quote has a rule beside it.
    fn turn(&mut self, block: &BlockRef<'_>, filter: Filter) -> Piece {
        let (look, leading) = scale::BODY;
        let speech = block.turn().and_then(|turn| turn.speech());
        let is_verified = self.briefing.speech_of_turn(block.id).is_ok();
        let ink = speech.filter(|_| is_verified).map(|speech| ink_of(speech.speaker));
        let label = block.turn().and_then(|turn| turn.label.as_deref()).map(one_line);
        let label = label.filter(|label| !label.is_empty()).or_else(|| announced(self.briefing, block));
        let mut text = Text::default();
        if let Some(label) = label {
            let size = look.size * 0.86;
            let head = Look { size, ..Look::label(size).bold().in_ink(ink.unwrap_or(GREY)) };
            text.push(&format!("{label} "), head, Meaning::Words);
        }
        let spoken = self.text_of(block, filter, look);
        text.runs.extend(spoken.runs);
        text.quotes = spoken.quotes;
        let piece = Piece::new(Role::Paragraph, text, leading, scale::GAP);
        Piece { rule: ink, ..piece }
    }

    /// The text of a block with marks. A quote that is a whole turn has none, because it has a rule beside it.
    fn text_of(&mut self, block: &BlockRef<'_>, filter: Filter, look: Look) -> Text {
        let seen = VisibleText::of(block.text());
        let mut text = Text::default();
        let mut events: Vec<(usize, usize, Event)> = Vec::new();
        let is_whole = |range: &Range<usize>| block.turn().is_some() && range.len() == block.text().len();
        for (range, mark, is_claim) in self.marked_ranges(block, filter) {
            if is_whole(&range) && !is_claim {
                continue;
            }
            let number = text.quotes.len();
            text.quotes.push(mark);
            let meaning = if is_claim { Meaning::Claim(number) } else { Meaning::Quote(number) };
            events.push((seen.place(range.start), 2, Event::Begins(meaning)));
            events.push((seen.place(range.end), 1, Event::Ends));
        }
        for (_, note) in block.notes() {
            let number = self.note(&note.text);
            events.push((seen.place(note.range.end), 0, Event::Note(number)));
        }
        // At the same place, the number of a note follows its words, and a quote ends before the next begins.
        events.sort_by_key(|(at, order, _)| (*at, *order));
        let mut meaning = Meaning::Words;
        let mut from = 0;
        for (at, _, event) in events {
            text.push_seen(seen.between(from..at).to_owned(), look, meaning.clone());
            from = at.max(from);
            match event {
                Event::Begins(begun) => meaning = begun,
                Event::Ends => meaning = Meaning::Words,
                Event::Note(number) => {
                    text.push_seen((number + 1).to_string(), look.raised(), Meaning::NoteMark(number));
                }
            }
        }
        text.push_seen(seen.between(from..seen.words.len()).to_owned(), look, meaning);
        text
    }

    /// The ranges of quotes in a block, in order and without overlap, each with its mark, and whether it is unverified.
    fn marked_ranges(&self, block: &BlockRef<'_>, filter: Filter) -> Vec<(Range<usize>, QuoteMark, bool)> {
        let mut ranges: Vec<(Range<usize>, QuoteMark, bool)> = Vec::new();
        for (id, quote) in block.spoken().filter(|(_, quote)| filter.has_quote(self.briefing, quote)) {
            let is_verified = self.briefing.verified_quote(id).is_ok();
            let pieces = match quote.near_place() {
                Some((near, range)) if near == block.id => vec![range.clone()],
                _ => quote.pieces_in(block.id).to_vec(),
            };
            for (number, piece) in pieces.into_iter().filter(|piece| !piece.is_empty()).enumerate() {
                let label = (number == 0 && quote.block == block.id).then(|| self.label_of(quote, is_verified));
                let ink = if is_verified { ink_of(quote.speaker) } else { ALARM };
                ranges.push((piece, QuoteMark { label, ink }, !is_verified));
            }
        }
        ranges.sort_by_key(|(range, ..)| range.start);
        let mut end = 0;
        ranges.retain(|(range, ..)| {
            let is_free = range.start >= end && range.end <= block.text().len();
            end = if is_free { range.end } else { end };
            is_free
        });
        said_once(&mut ranges);
        ranges
    }

    /// The name of the speaker, shortened to fit the margin.
    fn label_of(&self, quote: &Quote, is_verified: bool) -> String {
        let who =
            speakers_of(self.briefing, quote).map_or_else(|| "no speaker named".to_owned(), |who| shortened(&who));
        match (is_verified, quote.is_confirmed()) {
            (true, _) => who,
            (false, true) => format!("Not verified: {who}"),
            (false, false) => format!("Not confirmed: {who}"),
        }
    }

    /// Adds a note for the foot of the page. Returns its index in the list.
    fn note(&mut self, words: &str) -> usize {
        let (look, leading) = scale::NOTE;
        let number = self.notes.len();
        let mut text = Text::default();
        // Not raised: some programs read the raised numbers of consecutive notes as a separate column.
        text.push_seen((number + 1).to_string(), look, Meaning::Label);
        text.push_seen("\u{a0}\u{a0}".to_owned(), look, Meaning::Words);
        text.push(words, look, Meaning::Words);
        self.notes.push(Piece::new(Role::Note, text, leading, 2.0));
        number
    }

    /// The block's text in its original language.
    fn original(&mut self, block: &BlockRef<'_>, depth: u8) {
        let Some(original) = block.original() else { return };
        let (look, leading) = scale::ORIGINAL;
        let language = self.briefing.source.translated.as_ref().map(|translated| translated.from.as_str());
        let text = Text::of(original, look.in_ink(GREY)).in_language(language);
        let inset = scale::INDENT * f32::from(depth.max(1));
        if let Some(last) = self.pieces.last_mut() {
            last.is_kept_with_next = true;
        }
        let role = if depth > 0 { Role::WithinItem } else { Role::Paragraph };
        self.push(Piece::new(role, text, leading, 3.0).inset(inset));
    }

    /// A picture, or its alternative text if it cannot be drawn; then its caption.
    fn figure(&mut self, block: &BlockRef<'_>, figure: &Figure) {
        let (look, leading) = scale::SMALL;
        let alt = one_line(&figure.alt);
        match self.pictures.read(&figure.image) {
            Some(picture) => {
                let role = Role::Picture(if alt.is_empty() { "Picture".to_owned() } else { alt });
                let piece = Piece::new(role, Text::default(), 0.0, 14.0).kept_with_next();
                self.push(Piece { picture: Some(shared(picture)), ..piece });
            }
            None => {
                let words = if alt.is_empty() { "Picture".to_owned() } else { format!("Picture: {alt}") };
                self.push(Piece::new(Role::Paragraph, Text::of(&words, look.italic()), leading, 14.0).kept_with_next());
            }
        }
        let mut caption = self.text_of(block, Filter::default(), look);
        let credit = figure.credit.as_deref().map(one_line).filter(|credit| !credit.is_empty());
        if let Some(credit) = credit {
            let gap = if caption.is_blank() { "" } else { "  " };
            caption.push(&format!("{gap}{credit}"), look.italic(), Meaning::Words);
        }
        let has_caption = !caption.is_blank();
        self.push(Piece::new(Role::Caption, caption, leading, 4.0));
        if let Some(last) = self.pieces.last_mut().filter(|_| !has_caption) {
            last.is_kept_with_next = false;
        }
    }
}

/// Of consecutive quotes of the same speakers, only the first has a label in the margin.
fn said_once(ranges: &mut [(Range<usize>, QuoteMark, bool)]) {
    let mut said: Option<String> = None;
    for (_, mark, _) in ranges {
        match &mark.label {
            Some(label) if said.as_ref() == Some(label) => mark.label = None,
            Some(label) => said = Some(label.clone()),
            None => {}
        }
    }
}
