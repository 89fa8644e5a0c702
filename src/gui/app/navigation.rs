//! The position in a tab's text: going to a view, a quote or a block, and back.

use std::ops::Range;

use super::{
    document_tab::{Document, DocumentTab},
    focus::Opener,
    services::Services,
};
use crate::gui::state::{
    position::{Here, Move, Position, Scroll},
    view::{Direction, Pane, PlaceInView, View},
};
use briefing_core::model::{BlockId, QuoteId};

impl DocumentTab {
    /// Where the reading pane is.
    pub(super) fn place(&self) -> PlaceInView {
        let list = &self.panes.reader.list;
        self.state.position.place(list.row, list.offset)
    }

    /// Takes a step in the briefing and updates the panes. Does nothing without a briefing.
    pub(super) fn go(&mut self, step: impl FnOnce(&mut Position, &Here<'_>) -> Move) {
        self.go_if(|position, here| Some(step(position, here)));
    }

    /// Takes a step if there is one and updates the panes. Returns whether there was one.
    fn go_if(&mut self, step: impl FnOnce(&mut Position, &Here<'_>) -> Option<Move>) -> bool {
        let Document::Read(open) = &self.document else { return false };
        let Some(briefing) = &open.loaded.briefing else { return false };
        let list = &self.panes.reader.list;
        let here = Here { briefing, row: list.row, offset: list.offset };
        let step = step(&mut self.state.position, &here);
        step.map(|step| self.move_panes(step)).is_some()
    }

    /// Updates the panes for a step in the briefing.
    pub(super) fn move_panes(&mut self, step: Move) {
        let reader = &mut self.panes.reader;
        if step.has_new_rows {
            reader.list.reset();
        }
        if step.deselects || step.has_new_rows {
            reader.deselect();
        }
        match step.text {
            Some(Scroll::Top(row, offset)) => reader.list.go_to(row, offset),
            Some(Scroll::Words(words)) => reader.scroll_to = Some(words),
            None => {}
        }
        if step.card.is_some() {
            self.panes.side_panel.quotes.scroll_to = step.card;
        }
    }

    /// Goes back: from the list of problems to the text, or else to the previous place, which may be the check of a
    /// text.
    pub(super) fn go_back(&mut self, services: &mut Services<'_>) {
        if self.state.position.problems {
            return self.show_problems(false, services);
        }
        self.go(|position, here| {
            let step = position.go_back(here);
            services.show_tab = step.tab;
            step
        });
    }

    /// Adds the current place to the history, before a jump.
    pub(super) fn leave(&mut self) {
        self.go(|position, here| {
            position.leave(here);
            Move::default()
        });
    }

    /// Goes to this place.
    pub(super) fn restore(&mut self, place: PlaceInView) {
        self.go(|position, here| position.restore(here.briefing, place));
    }

    /// Shows a view from its top.
    pub(super) fn show(&mut self, view: View) {
        if self.state.position.view != view || self.state.position.problems {
            self.state.status = None;
        }
        self.go(|position, here| position.show(here, view));
    }

    /// Shows the next or previous view of the sidebar.
    pub(super) fn step_topic(&mut self, direction: Direction) {
        let next = self.briefing().and_then(|briefing| self.state.position.next_view(briefing, direction));
        if let Some(view) = next {
            self.show(view);
        }
    }

    /// Chooses the next or previous quote in the side panel.
    pub(super) fn step_quote(&mut self, direction: Direction) {
        let cards = self.cards();
        let mut next = None;
        self.go(|position, here| {
            next = position.next_quote(here, &cards, direction);
            Move::default()
        });
        if let Some(next) = next {
            self.choose(next);
        }
    }

    /// Chooses a quote, brings it into view, and shows the reason if it is not verified.
    pub(super) fn choose(&mut self, id: QuoteId) {
        if self.go_to_quote(id) {
            self.report_unverified(id);
        }
    }

    /// Chooses a quote and brings it into view. Returns whether this id exists.
    pub(super) fn go_to_quote(&mut self, id: QuoteId) -> bool {
        self.go_if(|position, here| position.choose(here, id))
    }

    /// Chooses a quote that the user points at in the text, without scrolling.
    pub(super) fn choose_in_place(&mut self, id: QuoteId) {
        self.go(|position, here| position.choose_in_place(here, id));
        self.report_unverified(id);
    }

    fn report_unverified(&mut self, id: QuoteId) {
        self.state.status = self
            .briefing()
            .and_then(|briefing| briefing.verified_quote(id).err())
            .map(|reason| format!("This quote is not verified: {reason}"));
    }

    /// Brings words into view and highlights them.
    pub(super) fn go_to_words(&mut self, block: BlockId, range: Range<usize>) {
        self.go(|position, here| position.highlight(here, block, range));
    }

    /// Shows the chosen quote in the full briefing.
    pub(super) fn show_chosen_in_full(&mut self) {
        let quote = self.state.position.chosen.and_then(|id| self.briefing()?.quote(id));
        if let Some(block) = quote.map(|quote| quote.block) {
            self.go(|position, here| position.show_in_full(here, block));
        }
    }

    /// Shows the list of problems instead of the text, or the text again.
    pub(super) fn show_problems(&mut self, is_shown: bool, services: &mut Services<'_>) {
        if std::mem::replace(&mut self.state.position.problems, is_shown) == is_shown {
            return;
        }
        if is_shown {
            services.focus.remember(Opener::Problems);
            self.state.focus_pane = Some(Pane::Reader);
        } else {
            self.restore_focus(Opener::Problems, Pane::Reader, services);
        }
    }

    /// Closes the topmost open item; if nothing is open, clears the selection or the choice.
    pub(super) fn deselect(&mut self, services: &mut Services<'_>) {
        if services.dialogs.close_top() || self.state.overlay_pane.take().is_some() {
            return;
        }
        if self.state.position.problems {
            self.show_problems(false, services);
        } else if self.state.find.is_go_to_open || self.state.find.is_open {
            self.close_find(services);
        } else {
            // One step at a time: first the input for a proposal, then the proposal.
            if self.state.review.is_at_work() {
                self.state.review.leave();
                self.state.focus_pane = Some(Pane::Quotes);
                return;
            }
            if self.state.position.open_note.take().is_none() && !self.panes.reader.deselect() {
                self.state.position.deselect();
                self.state.status = None;
            }
            self.keep_focus_somewhere(services);
        }
    }
}
