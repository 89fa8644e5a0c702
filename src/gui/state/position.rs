//! The user's position in a briefing and the history: going to a view, a quote or a block.
//!
//! Each step returns a [`Move`], which tells the panes what to do.

use std::ops::Range;

use briefing_core::model::{BlockId, Briefing, Changes, NoteId, Quote, QuoteFilter, QuoteId};

use super::{
    history::History,
    ids::TabId,
    view::{Direction, PlaceInView, ScrollTarget, View},
};

/// The shown part of a briefing, what is chosen in it, and the history.
#[derive(Debug, Default)]
pub struct Position {
    /// What the reading pane shows.
    pub view: View,
    /// Whether the list of problems is shown instead of the text.
    pub problems: bool,
    /// The chosen quote.
    pub chosen: Option<QuoteId>,
    /// Words that are highlighted because a fact or a problem leads to them.
    pub highlight: Option<(BlockId, Range<usize>)>,
    /// The note that is kept open.
    pub open_note: Option<NoteId>,
    /// The filter for the quotes in the side panel.
    pub filter: QuoteFilter,
    history: History<Stop>,
}

/// An entry in the history.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stop {
    /// A place in the briefing.
    Place(PlaceInView),
    /// The check of a text, from which the user came to the briefing.
    Check(TabId),
}

/// The shown briefing, and the top of the reading pane.
#[derive(Debug, Clone, Copy)]
pub struct Here<'a> {
    /// The briefing.
    pub briefing: &'a Briefing,
    /// The row at the top of the reading pane.
    pub row: usize,
    /// How much of that row is above the pane, in points.
    pub offset: f32,
}

/// What the panes have to do for a step.
#[derive(Debug, Default, PartialEq)]
#[must_use = "the panes stay where they are"]
pub struct Move {
    /// Whether the reading pane has new rows.
    pub has_new_rows: bool,
    /// Whether to clear the text selection.
    pub deselects: bool,
    /// The target for the reading pane.
    pub text: Option<Scroll>,
    /// The card that the side panel brings into view.
    pub card: Option<QuoteId>,
    /// The tab to show instead of this one.
    pub tab: Option<TabId>,
}

/// A target for the reading pane.
#[derive(Debug, PartialEq)]
pub enum Scroll {
    /// A row at the top, with this much of it, in points, above the pane.
    Top(usize, f32),
    /// Words to bring into view.
    Words(ScrollTarget),
}

impl Move {
    fn bringing(mut self, block: BlockId, range: Range<usize>) -> Self {
        self.text = Some(Scroll::Words(ScrollTarget { block, range }));
        self
    }
}

impl Position {
    /// The current place.
    pub fn place(&self, row: usize, offset: f32) -> PlaceInView {
        PlaceInView { view: self.view, row, offset, quote: self.chosen }
    }

    /// Adds the current place to the history, before a jump.
    pub fn leave(&mut self, here: &Here<'_>) {
        self.history.leave(Stop::Place(self.place(here.row, here.offset)));
    }

    /// Records that the user came from the check in this tab.
    pub fn come_from_check(&mut self, tab: TabId) {
        self.history.leave(Stop::Check(tab));
    }

    /// Removes the check in this tab from the history.
    pub fn forget_check(&mut self, tab: TabId) {
        self.history.retain(|stop| *stop != Stop::Check(tab));
    }

    /// Whether the user can go back: to the text behind the list of problems, or to a previous place.
    pub fn can_go_back(&self) -> bool {
        self.problems || self.history.can_go_back()
    }

    /// Whether there is a next place.
    pub fn can_go_forward(&self) -> bool {
        self.history.can_go_forward()
    }

    /// Goes back to the previous place.
    pub fn go_back(&mut self, here: &Here<'_>) -> Move {
        let stop = self.history.back(Stop::Place(self.place(here.row, here.offset)));
        self.go_to_stop(here, stop)
    }

    /// Goes forward to the next place.
    pub fn go_forward(&mut self, here: &Here<'_>) -> Move {
        let stop = self.history.forward(Stop::Place(self.place(here.row, here.offset)));
        self.go_to_stop(here, stop)
    }

    fn go_to_stop(&mut self, here: &Here<'_>, stop: Option<Stop>) -> Move {
        match stop {
            Some(Stop::Place(place)) => self.restore(here.briefing, place),
            Some(Stop::Check(tab)) => Move { tab: Some(tab), ..Move::default() },
            None => Move::default(),
        }
    }

    /// Goes to this place.
    pub fn restore(&mut self, briefing: &Briefing, place: PlaceInView) -> Move {
        let step = self.set_view(briefing, place.view);
        self.chosen = place.quote;
        Move { text: Some(Scroll::Top(place.row, place.offset)), card: place.quote, ..step }
    }

    /// Whether the shown view has this block.
    pub fn has(&self, briefing: &Briefing, block: BlockId) -> bool {
        self.view.row_of_block(briefing, block).is_some()
    }

    /// Shows a view, replacing the list of problems.
    fn set_view(&mut self, briefing: &Briefing, view: View) -> Move {
        let view = view.in_briefing(briefing);
        let has_new_rows = self.view != view || self.problems;
        self.view = view;
        self.problems = false;
        self.highlight = None;
        self.open_note = None;
        Move { has_new_rows, ..Move::default() }
    }

    /// Shows a view with this block: the current one if possible, else the full briefing.
    fn set_view_with(&mut self, briefing: &Briefing, block: BlockId) -> Move {
        let view = if self.has(briefing, block) { self.view } else { View::Full };
        self.set_view(briefing, view)
    }

    /// Shows a view from its top; if it is not shown already, adds the current place to the history.
    pub fn show(&mut self, here: &Here<'_>, view: View) -> Move {
        if self.view == view && !self.problems {
            return Move { text: Some(Scroll::Top(0, 0.0)), ..Move::default() };
        }
        self.leave(here);
        self.chosen = None;
        self.set_view(here.briefing, view)
    }

    /// Shows a view from its top, without a history entry.
    pub fn show_from_top(&mut self, briefing: &Briefing, view: View) -> Move {
        Move { text: Some(Scroll::Top(0, 0.0)), ..self.set_view(briefing, view) }
    }

    /// The next or previous view of the sidebar, wrapping around at the ends.
    pub fn next_view(&self, briefing: &Briefing, direction: Direction) -> Option<View> {
        let (count, at) = (View::count(briefing), self.view.number());
        View::from_number(briefing, if direction.is_next() { at + 1 } else { at + count - 1 } % count)
    }

    /// The next or previous of the `cards`, from the chosen one, or else from the highlighted words or the top of the
    /// screen.
    pub fn next_quote(&self, here: &Here<'_>, cards: &[QuoteId], direction: Direction) -> Option<QuoteId> {
        let next = match (self.chosen.map(|id| cards.partition_point(|card| *card < id)), direction) {
            (None, Direction::Next) => {
                let top = self.view.first_block_on_screen(here.briefing, here.row).map(|block| (block, 0));
                let words = self.highlight.as_ref().map(|(block, range)| (*block, range.end));
                let from = top.max(words);
                let end = |quote: &Quote| Some((quote.block, quote.span().map_or(0, |span| span.end)));
                let is_after = |id: &&QuoteId| here.briefing.quote(**id).is_some_and(|quote| end(quote) >= from);
                cards.iter().find(is_after).or(cards.first())
            }
            (None, Direction::Previous) => cards.last(),
            (Some(at), Direction::Next) => cards.get(at + 1),
            (Some(at), Direction::Previous) => at.checked_sub(1).and_then(|before| cards.get(before)),
        };
        next.copied()
    }

    /// Chooses a quote and brings it into view: its words, or the most similar ones, or its block. `None` if there is
    /// no such quote.
    pub fn choose(&mut self, here: &Here<'_>, id: QuoteId) -> Option<Move> {
        let quote = here.briefing.quote(id)?;
        let is_near = |block: BlockId| block == quote.block || self.has(here.briefing, block);
        let near = quote.near_place().filter(|(block, _)| is_near(*block));
        let near = near.map(|(block, range)| (block, range.clone()));
        let there = quote.span().map(|range| (quote.block, range)).or(near);
        let (block, range) = there.unwrap_or((quote.block, 0..0));
        if self.chosen != Some(id) {
            self.leave(here);
        }
        let is_shown = self.has(here.briefing, block) && !self.problems;
        let step = if is_shown { Move::default() } else { self.set_view_with(here.briefing, block) };
        self.chosen = Some(id);
        self.highlight = None;
        Some(Move { deselects: true, card: Some(id), ..step.bringing(block, range) })
    }

    /// Chooses a quote that the user points at in the text, without scrolling.
    pub fn choose_in_place(&mut self, here: &Here<'_>, id: QuoteId) -> Move {
        if self.chosen != Some(id) {
            self.leave(here);
        }
        self.chosen = Some(id);
        self.highlight = None;
        Move { deselects: true, card: Some(id), ..Move::default() }
    }

    /// Brings words into view and highlights them, with a history entry.
    pub fn highlight(&mut self, here: &Here<'_>, block: BlockId, range: Range<usize>) -> Move {
        let step = self.go_to_words(here, block, range.clone());
        self.chosen = None;
        self.highlight = Some((block, range));
        step
    }

    /// Brings words into view, with a history entry.
    pub fn go_to_words(&mut self, here: &Here<'_>, block: BlockId, range: Range<usize>) -> Move {
        self.leave(here);
        self.reveal(here.briefing, block, range)
    }

    /// Brings words into view, without a history entry.
    pub fn reveal(&mut self, briefing: &Briefing, block: BlockId, range: Range<usize>) -> Move {
        self.set_view_with(briefing, block).bringing(block, range)
    }

    /// Shows a block in the full briefing. The chosen quote stays chosen.
    pub fn show_in_full(&mut self, here: &Here<'_>, block: BlockId) -> Move {
        self.leave(here);
        let step = self.set_view(here.briefing, View::Full);
        let quote = self.chosen.and_then(|id| here.briefing.quote(id)).filter(|quote| quote.block == block);
        let range = quote.and_then(Quote::span).unwrap_or_default();
        Move { card: self.chosen, ..step.bringing(block, range) }
    }

    /// Shows a paragraph of the full briefing at the top.
    pub fn show_paragraph(&mut self, here: &Here<'_>, block: BlockId) -> Move {
        self.leave(here);
        let step = self.set_view(here.briefing, View::Full);
        Move { text: Some(Scroll::Top(View::Full.row_from_block(here.briefing, block), 0.0)), ..step }
    }

    /// Shows only the quotes that pass the filter. Deselects a quote that is no longer shown, since a key would copy
    /// it.
    pub fn set_filter(&mut self, briefing: &Briefing, filter: QuoteFilter) -> Move {
        self.filter = filter;
        let is_shown = |id: &QuoteId| briefing.quote(*id).is_none_or(|quote| filter.matches(briefing, quote));
        self.chosen = self.chosen.filter(is_shown);
        Move::default()
    }

    /// Clears the choice and the highlight.
    pub fn deselect(&mut self) {
        self.chosen = None;
        self.highlight = None;
    }

    /// Clears the ids of a briefing that is replaced.
    pub fn close_names(&mut self) {
        self.highlight = None;
        self.open_note = None;
    }

    /// Finds the position, the filter and the history in a new version of the briefing.
    pub fn follow(&mut self, moved: &MovedBriefing<'_>, row: usize, offset: f32) -> Move {
        let place = moved.place(self.place(row, offset));
        self.filter = moved.filter(self.filter);
        self.history.map(|stop| match stop {
            Stop::Place(place) => Stop::Place(moved.place(place)),
            Stop::Check(tab) => Stop::Check(tab),
        });
        let problems = self.problems;
        let step = self.restore(moved.now, place);
        self.problems = problems;
        Move { card: None, ..step }
    }
}

/// Two versions of a briefing, to find the positions of the old one in the new one.
#[derive(Debug)]
pub struct MovedBriefing<'a> {
    /// The old version.
    pub before: &'a Briefing,
    /// The new version.
    pub now: &'a Briefing,
    /// The changes from the old version to the new one.
    pub changes: &'a Changes,
}

impl MovedBriefing<'_> {
    fn place(&self, place: PlaceInView) -> PlaceInView {
        let topic = place.view.topic().and_then(|id| self.before.topic(id));
        let view = topic.and_then(|topic| self.now.topic_by_id(&topic.id)).map_or(View::Full, View::Topic);
        let quote = place.quote.and_then(|id| self.changes.quote(id));
        let Some(block) = place.view.block_of_row(self.before, place.row) else {
            // The head is still the head, and a row past the end is corrected when the list is drawn.
            return PlaceInView { view, quote, ..place };
        };
        let (block, is_same) = self.changes.block(block);
        let row = view.row_from_block(self.now, block);
        PlaceInView { view, row, offset: if is_same { place.offset } else { place.offset.min(0.0) }, quote }
    }

    fn filter(&self, filter: QuoteFilter) -> QuoteFilter {
        let speaker = filter.speaker.and_then(|id| self.before.speaker(id)).map(|speaker| speaker.id.as_str());
        let occasion = filter.occasion.and_then(|id| self.before.occasion(id)).map(|occasion| occasion.id.as_str());
        QuoteFilter {
            speaker: speaker.and_then(|id| self.now.speaker_by_id(id)),
            occasion: occasion.and_then(|id| self.now.occasion_by_id(id)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_core::{
        format::Folder,
        load::load_text,
        model::{SpeakerId, TopicId},
    };

    /// Three paragraphs with a quote each, of two speakers in turn; only the second has a topic.
    fn briefing() -> Briefing {
        let text = r#"Briefing(format: 1, title: "Plan", speakers: { "lee": (name: "Ann Lee"), "roe": (name: "Jo Roe") },
            topics: [(id: "port", title: "Port", summary: "The port.")],
            body: [
                Paragraph(text: "“One two,” she said.", quotes: [(speaker: "lee", text: "One two,")]),
                Paragraph(text: "“Three four,” he said.", topics: ["port"], quotes: [(speaker: "roe", text: "Three four,")]),
                Paragraph(text: "“Five six,” she said.", quotes: [(speaker: "lee", text: "Five six,")]),
            ])"#;
        let loaded = load_text("plan.ron", text.into(), Folder::Embedded(&[]));
        loaded.briefing.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
    }

    const PORT: View = View::Topic(TopicId(0));

    fn at(briefing: &Briefing, row: usize) -> Here<'_> {
        Here { briefing, row, offset: 3.0 }
    }

    #[test]
    fn going_back_restores_view_row_and_chosen_quote() {
        let briefing = briefing();
        let mut position = Position { chosen: Some(QuoteId(0)), ..Position::default() };
        assert_eq!(position.show(&at(&briefing, 2), PORT), Move { has_new_rows: true, ..Move::default() });
        assert_eq!((position.view, position.chosen), (PORT, None));
        let back = position.go_back(&at(&briefing, 1));
        assert_eq!((back.text, back.card, back.has_new_rows), (Some(Scroll::Top(2, 3.0)), Some(QuoteId(0)), true));
        assert_eq!((position.view, position.chosen), (View::Full, Some(QuoteId(0))));
        let forward = position.go_forward(&at(&briefing, 2));
        assert_eq!((position.view, forward.text), (PORT, Some(Scroll::Top(1, 3.0))));
        assert_eq!(position.go_forward(&at(&briefing, 1)), Move::default(), "there is nothing after it");
    }

    #[test]
    fn a_quote_outside_the_topic_is_shown_in_the_full_briefing_and_one_in_it_there() {
        let briefing = briefing();
        for (quote, expected) in [(1, PORT), (2, View::Full)] {
            let mut position = Position { view: PORT, ..Position::default() };
            let step = position.choose(&at(&briefing, 0), QuoteId(quote)).expect("such a quote");
            assert_eq!((position.view, step.has_new_rows), (expected, expected == View::Full), "{quote}");
            assert_eq!((step.card, step.deselects), (Some(QuoteId(quote)), true), "{quote}");
            assert!(matches!(step.text, Some(Scroll::Words(words)) if words.block == BlockId(quote)), "{quote}");
        }
        assert_eq!(Position::default().choose(&at(&briefing, 0), QuoteId(3)), None);
    }

    #[test]
    fn a_filter_that_hides_the_chosen_quote_deselects_it() {
        let briefing = briefing();
        for (speaker, expected) in [(0, Some(QuoteId(2))), (1, None)] {
            let mut position = Position { chosen: Some(QuoteId(2)), ..Position::default() };
            let filter = QuoteFilter { speaker: Some(SpeakerId(speaker)), occasion: None };
            assert_eq!(position.set_filter(&briefing, filter), Move::default());
            assert_eq!(position.chosen, expected, "{speaker}");
        }
    }

    #[test]
    fn the_next_quote_is_looked_for_from_the_chosen_one_or_the_highlight_or_the_top_of_the_screen() {
        let briefing = briefing();
        let cards = View::Full.quotes(&briefing);
        let next = |position: &Position, row, direction| position.next_quote(&at(&briefing, row), &cards, direction);
        let position = Position { chosen: Some(QuoteId(1)), ..Position::default() };
        assert_eq!(next(&position, 0, Direction::Next), Some(QuoteId(2)));
        assert_eq!(next(&position, 0, Direction::Previous), Some(QuoteId(0)));
        let position = Position { highlight: Some((BlockId(1), 0..2)), ..Position::default() };
        assert_eq!(next(&position, 1, Direction::Next), Some(QuoteId(1)));
        assert_eq!(next(&Position::default(), 3, Direction::Next), Some(QuoteId(2)));
        let position = Position { chosen: Some(QuoteId(2)), ..Position::default() };
        assert_eq!(next(&position, 0, Direction::Next), None, "it is the last one");
    }
}
