//! Going places: to a view, a quote, a block, and back again.

use super::{App, Document};
use crate::gui::state::{
    session::ScrollTarget,
    view::{PlaceInView, View},
};
use briefing_core::model::{BlockId, Briefing, QuoteId, TopicId};

impl App {
    /// Where the reading pane is.
    pub fn place(&self) -> PlaceInView {
        let list = &self.tab.panes.reader.list;
        PlaceInView { view: self.tab.state.view, row: list.row, offset: list.offset, quote: self.tab.state.chosen }
    }

    pub(super) fn restore(&mut self, place: PlaceInView) {
        self.set_view(place.view);
        self.tab.state.chosen = place.quote;
        self.tab.panes.quotes.wanted = place.quote;
        self.tab.panes.reader.list.row = place.row;
        self.tab.panes.reader.list.offset = place.offset;
    }

    pub(super) fn set_view(&mut self, view: View) {
        let is_there = match view {
            View::Full => true,
            View::Topic(id) => self.briefing().is_some_and(|briefing| briefing.topic(id).is_some()),
        };
        let view = if is_there { view } else { View::Full };
        if self.tab.state.view != view || self.tab.state.problems {
            self.tab.panes.reader.deselect();
            self.tab.panes.reader.list.reset();
        }
        self.tab.state.view = view;
        self.tab.state.problems = false;
        self.tab.state.lit = None;
        self.tab.state.open_note = None;
    }

    pub(super) fn show(&mut self, view: View) {
        if self.tab.state.view == view && !self.tab.state.problems {
            self.tab.panes.reader.list.go_to(0);
            return;
        }
        let place = self.place();
        self.tab.history.leave(place);
        self.set_view(view);
        self.tab.state.chosen = None;
        self.tab.state.status = None;
    }

    pub(super) fn step_topic(&mut self, is_forward: bool) {
        let Some(count) = self.briefing().map(|briefing| briefing.topics().len() + 1) else { return };
        let at = match self.tab.state.view {
            View::Full => 0,
            View::Topic(id) => id.index() + 1,
        };
        let next = if is_forward { at + 1 } else { at + count - 1 } % count;
        let view =
            next.checked_sub(1).and_then(|i| u16::try_from(i).ok()).map_or(View::Full, |i| View::Topic(TopicId(i)));
        self.show(view);
    }

    pub(super) fn step_quote(&mut self, is_forward: bool) {
        let view = self.tab.state.view;
        let Document::Read(open) = &self.tab.document else { return };
        let Some(briefing) = &open.loaded.briefing else { return };
        let cards = self.tab.panes.quotes.cards(briefing, view, self.tab.state.filter, self.tab.state.find.whole());
        let next = match self.tab.state.chosen.map(|id| cards.partition_point(|card| *card < id)) {
            None if is_forward => {
                // The first quote from the top of the screen on.
                let scene_row = self.tab.panes.reader.list.row;
                let first = first_block_on_screen(briefing, view, scene_row);
                cards
                    .iter()
                    .find(|id| briefing.quote(**id).is_some_and(|quote| Some(quote.block) >= first))
                    .or(cards.first())
            }
            None => cards.last(),
            Some(at) if is_forward => cards.get(at + 1),
            Some(at) => at.checked_sub(1).and_then(|before| cards.get(before)),
        };
        if let Some(next) = next.copied() {
            self.choose(next);
        }
    }

    pub(super) fn choose(&mut self, id: QuoteId) {
        let Some(quote) = self.briefing().and_then(|briefing| briefing.quote(id)) else { return };
        let near = quote.near_place().filter(|(block, _)| *block == quote.block || self.has_in_view(*block));
        let near = near.map(|(block, range)| (block, range.clone()));
        let there = quote.span().map(|range| (quote.block, range)).or(near);
        let (block, range) = there.unwrap_or((quote.block, 0..0));
        let is_in_view = self.has_in_view(block);
        if self.tab.state.chosen != Some(id) {
            let place = self.place();
            self.tab.history.leave(place);
        }
        if !is_in_view || self.tab.state.problems {
            self.set_view(if is_in_view { self.tab.state.view } else { View::Full });
        }
        self.tab.state.chosen = Some(id);
        self.tab.state.lit = None;
        self.tab.panes.reader.deselect();
        self.tab.panes.reader.wanted = Some(ScrollTarget { block, range });
        self.has_chosen(id);
    }

    /// Chooses a quote that one points at in the text, which stays where it is.
    pub(super) fn choose_in_place(&mut self, id: QuoteId) {
        if self.tab.state.chosen != Some(id) {
            let place = self.place();
            self.tab.history.leave(place);
        }
        self.tab.state.chosen = Some(id);
        self.tab.state.lit = None;
        self.tab.panes.reader.deselect();
        self.has_chosen(id);
    }

    /// Shows the card of what was chosen, and says why it is not verified, where it is not.
    fn has_chosen(&mut self, id: QuoteId) {
        self.tab.panes.quotes.wanted = Some(id);
        self.tab.state.status = self
            .briefing()
            .and_then(|briefing| briefing.verified_quote(id).err())
            .map(|reason| format!("This quote is not verified: {reason}"));
    }

    pub(super) fn go(&mut self, block: BlockId, range: std::ops::Range<usize>) {
        let place = self.place();
        self.tab.history.leave(place);
        let is_in_view = self.has_in_view(block);
        self.set_view(if is_in_view { self.tab.state.view } else { View::Full });
        self.tab.state.chosen = None;
        self.tab.state.lit = Some((block, range.clone()));
        self.tab.panes.reader.wanted = Some(ScrollTarget { block, range });
    }

    /// Whether the view that is shown has this block.
    pub(super) fn has_in_view(&self, block: BlockId) -> bool {
        match self.tab.state.view {
            View::Full => true,
            View::Topic(id) => self
                .briefing()
                .and_then(|briefing| briefing.topic(id))
                .is_some_and(|topic| topic.blocks.binary_search(&block).is_ok()),
        }
    }

    pub(super) fn show_in_full(&mut self, block: BlockId) {
        let place = self.place();
        self.tab.history.leave(place);
        let chosen = self.tab.state.chosen;
        self.set_view(View::Full);
        self.tab.state.chosen = chosen;
        let quote = chosen.and_then(|id| self.briefing()?.quote(id)).filter(|quote| quote.block == block);
        let range = quote.and_then(|quote| quote.span()).unwrap_or_default();
        self.tab.panes.quotes.wanted = chosen;
        self.tab.panes.reader.wanted = Some(ScrollTarget { block, range });
    }
}

pub(super) fn block_of_view_row(briefing: &Briefing, view: View, row: usize) -> Option<BlockId> {
    let index = row.checked_sub(1)?;
    match view {
        View::Full => u32::try_from(index).ok().filter(|_| index < briefing.block_count()).map(BlockId),
        View::Topic(id) => briefing.topic(id)?.blocks.get(index).copied(),
    }
}

pub(super) fn first_block_on_screen(briefing: &Briefing, view: View, row: usize) -> Option<BlockId> {
    block_of_view_row(briefing, view, row.max(1))
}
