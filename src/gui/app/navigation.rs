//! Where a tab's text is: going to a view, a quote or a block, and back again.

use briefing_core::model::QuoteFilter;
use std::ops::Range;

use super::{
    document_tab::{Document, DocumentTab},
    focus::Opener,
    services::Services,
};
use crate::gui::state::view::{Direction, Pane, PlaceInView, ScrollTarget, View};
use briefing_core::model::{BlockId, Quote, QuoteId};

impl DocumentTab {
    /// Where the reading pane is.
    pub(super) fn place(&self) -> PlaceInView {
        let list = &self.panes.reader.list;
        PlaceInView { view: self.state.view, row: list.row, offset: list.offset, quote: self.state.chosen }
    }

    /// Remembers the present place as one to go back to: the person jumps away from it.
    pub(super) fn push_history(&mut self) {
        let place = self.place();
        self.history.leave(place);
    }

    /// Goes back to the place before.
    pub(super) fn go_back(&mut self) {
        let place = self.place();
        if let Some(place) = self.history.back(place) {
            self.restore(place);
        }
    }

    /// Goes forward again.
    pub(super) fn go_forward(&mut self) {
        let place = self.place();
        if let Some(place) = self.history.forward(place) {
            self.restore(place);
        }
    }

    pub(super) fn restore(&mut self, place: PlaceInView) {
        self.set_view(place.view);
        self.state.chosen = place.quote;
        self.panes.side_panel.quotes.scroll_to = place.quote;
        self.panes.reader.list.row = place.row;
        self.panes.reader.list.offset = place.offset;
    }

    pub(super) fn set_view(&mut self, view: View) {
        let view = self.briefing().map_or(View::Full, |briefing| view.in_briefing(briefing));
        if self.state.view != view || self.state.problems {
            self.panes.reader.deselect();
            self.panes.reader.list.reset();
        }
        self.state.view = view;
        self.state.problems = false;
        self.state.highlight = None;
        self.state.open_note = None;
    }

    pub(super) fn show(&mut self, view: View) {
        if self.state.view == view && !self.state.problems {
            self.panes.reader.list.go_to(0);
            return;
        }
        self.push_history();
        self.set_view(view);
        self.state.chosen = None;
        self.state.status = None;
    }

    pub(super) fn step_topic(&mut self, direction: Direction) {
        let Some(briefing) = self.briefing() else { return };
        let (count, at) = (View::count(briefing), self.state.view.number());
        let next = if direction.is_next() { at + 1 } else { at + count - 1 } % count;
        if let Some(view) = View::from_number(briefing, next) {
            self.show(view);
        }
    }

    pub(super) fn step_quote(&mut self, direction: Direction) {
        let is_forward = direction.is_next();
        let view = self.state.view;
        let Document::Read(open) = &self.document else { return };
        let Some(briefing) = &open.loaded.briefing else { return };
        let cards = self.panes.side_panel.quotes.cards(briefing, view, self.state.filter, self.state.find.whole());
        let next = match self.state.chosen.map(|id| cards.partition_point(|card| *card < id)) {
            None if is_forward => {
                // The first quote from the highlighted words on, or from the top of the screen.
                let top_row = self.panes.reader.list.row;
                let top = view.first_block_on_screen(briefing, top_row).map(|block| (block, 0));
                let words = self.state.highlight.as_ref().map(|(block, range)| (*block, range.end));
                let from = top.max(words);
                let end = |quote: &Quote| Some((quote.block, quote.span().map_or(0, |span| span.end)));
                let is_behind = |id: &&QuoteId| briefing.quote(**id).is_some_and(|quote| end(quote) >= from);
                cards.iter().find(is_behind).or(cards.first())
            }
            None => cards.last(),
            Some(at) if is_forward => cards.get(at + 1),
            Some(at) => at.checked_sub(1).and_then(|before| cards.get(before)),
        };
        if let Some(next) = next.copied() {
            self.choose(next);
        }
    }

    /// Chooses a quote, brings it into view, and says why it is not verified if it is not.
    pub(super) fn choose(&mut self, id: QuoteId) {
        if self.go_to_quote(id) {
            self.report_unverified(id);
        }
    }

    /// Chooses a quote and brings it into view. Returns whether there is one with this id.
    pub(super) fn go_to_quote(&mut self, id: QuoteId) -> bool {
        let Some(quote) = self.briefing().and_then(|briefing| briefing.quote(id)) else { return false };
        let near = quote.near_place().filter(|(block, _)| *block == quote.block || self.has_in_view(*block));
        let near = near.map(|(block, range)| (block, range.clone()));
        let there = quote.span().map(|range| (quote.block, range)).or(near);
        let (block, range) = there.unwrap_or((quote.block, 0..0));
        let is_in_view = self.has_in_view(block);
        if self.state.chosen != Some(id) {
            self.push_history();
        }
        if !is_in_view || self.state.problems {
            self.set_view(if is_in_view { self.state.view } else { View::Full });
        }
        self.state.chosen = Some(id);
        self.state.highlight = None;
        self.panes.reader.deselect();
        self.panes.reader.scroll_to = Some(ScrollTarget { block, range });
        self.panes.side_panel.quotes.scroll_to = Some(id);
        true
    }

    /// Chooses a quote that one points at in the text, which stays where it is.
    pub(super) fn choose_in_place(&mut self, id: QuoteId) {
        if self.state.chosen != Some(id) {
            self.push_history();
        }
        self.state.chosen = Some(id);
        self.state.highlight = None;
        self.panes.reader.deselect();
        self.panes.side_panel.quotes.scroll_to = Some(id);
        self.report_unverified(id);
    }

    fn report_unverified(&mut self, id: QuoteId) {
        self.state.status = self
            .briefing()
            .and_then(|briefing| briefing.verified_quote(id).err())
            .map(|reason| format!("This quote is not verified: {reason}"));
    }

    pub(super) fn go(&mut self, block: BlockId, range: Range<usize>) {
        self.push_history();
        let is_in_view = self.has_in_view(block);
        self.set_view(if is_in_view { self.state.view } else { View::Full });
        self.state.chosen = None;
        self.state.highlight = Some((block, range.clone()));
        self.panes.reader.scroll_to = Some(ScrollTarget { block, range });
    }

    /// Whether the view that is shown has this block.
    pub(super) fn has_in_view(&self, block: BlockId) -> bool {
        self.briefing().is_some_and(|briefing| self.state.view.row_of_block(briefing, block).is_some())
    }

    /// Shows the chosen quote in the full briefing.
    pub(super) fn show_chosen_in_full(&mut self) {
        let quote = self.state.chosen.and_then(|id| self.briefing()?.quote(id));
        if let Some(block) = quote.map(|quote| quote.block) {
            self.show_in_full(block);
        }
    }

    pub(super) fn show_in_full(&mut self, block: BlockId) {
        self.push_history();
        let chosen = self.state.chosen;
        self.set_view(View::Full);
        self.state.chosen = chosen;
        let quote = chosen.and_then(|id| self.briefing()?.quote(id)).filter(|quote| quote.block == block);
        let range = quote.and_then(|quote| quote.span()).unwrap_or_default();
        self.panes.side_panel.quotes.scroll_to = chosen;
        self.panes.reader.scroll_to = Some(ScrollTarget { block, range });
    }

    /// Shows only the quotes that the filter lets through.
    pub(super) fn filter(&mut self, filter: QuoteFilter) {
        self.state.filter = filter;
        // A quote that is no longer shown must not be copied by a key.
        let chosen = self.state.chosen.and_then(|id| self.briefing()?.quote(id));
        if chosen.zip(self.briefing()).is_some_and(|(quote, briefing)| !filter.matches(briefing, quote)) {
            self.state.chosen = None;
        }
    }

    /// Shows the list of problems in place of the text, or the text again.
    pub(super) fn show_problems(&mut self, is_shown: bool, services: &mut Services<'_>) {
        if std::mem::replace(&mut self.state.problems, is_shown) == is_shown {
            return;
        }
        if is_shown {
            services.focus.remember(Opener::Problems);
            self.state.focus_pane = Some(Pane::Reader);
        } else {
            self.restore_focus(Opener::Problems, Pane::Reader, services);
        }
    }

    /// Closes what is open, the latest first; where nothing is, deselects what is selected or chosen.
    pub(super) fn deselect(&mut self, services: &mut Services<'_>) {
        if services.dialogs.close_top() || self.state.overlay_pane.take().is_some() {
            return;
        }
        if self.state.problems {
            self.show_problems(false, services);
        } else if self.state.find.is_go_to_open || self.state.find.is_open {
            self.close_find(services);
        } else {
            // One step at a time: what was begun with a proposal, then the proposal.
            if self.state.review.is_at_work() {
                self.state.review.leave();
                self.state.focus_pane = Some(Pane::Quotes);
                return;
            }
            if self.state.open_note.take().is_none() && !self.panes.reader.deselect() {
                self.state.chosen = None;
                self.state.highlight = None;
                self.state.status = None;
            }
            self.keep_focus_somewhere(services);
        }
    }
}
