//! The panes of a tab: which are visible, which has the focus, and moving between their rows.

use egui::Context;

use super::{
    document_tab::{Document, DocumentTab},
    focus::Opener,
    services::Services,
};
use crate::gui::{
    command::{Action, TabCommand},
    state::{
        basket::BasketPlace,
        session::PersistedState,
        view::{Direction, Pane, SidePanelTab, View},
    },
    ui::has_room,
};
use briefing_core::model::QuoteId;

impl DocumentTab {
    /// The focused row of the basket.
    pub(super) fn focused_basket_row(&self, ctx: &Context) -> Option<BasketPlace> {
        let focused = ctx.memory(|memory| memory.focused())?;
        (self.state.side_panel == SidePanelTab::Basket)
            .then(|| self.panes.side_panel.basket.row_with(focused))
            .flatten()
    }

    /// Turns caret browsing on, with the focus in the text, or off.
    pub(super) fn toggle_caret(&mut self) {
        let is_on = self.panes.reader.toggle_caret();
        self.state.focus_pane = Some(Pane::Reader);
        let key = Action::CaretBrowsing.key();
        self.state.status = Some(match is_on {
            true => format!("Caret browsing is on: arrows move, Shift selects, {key} turns it off"),
            false => "Caret browsing is off".to_owned(),
        });
    }

    /// The focused pane, if any.
    pub(super) fn focused_pane(&self, ctx: &Context) -> Option<Pane> {
        let focused = ctx.memory(|memory| memory.focused()).and_then(|id| ctx.read_response(id))?;
        let place = focused.rect.center();
        self.panes.areas.iter().find(|(_, area)| area.contains(place)).map(|(pane, _)| *pane)
    }

    /// Whether a pane is visible.
    pub(super) fn is_visible(&self, pane: Pane, ctx: &Context, persisted: &PersistedState) -> bool {
        match pane {
            Pane::Topics if has_room(ctx, pane) => persisted.topics_shown,
            Pane::Quotes if has_room(ctx, pane) => persisted.quotes_shown,
            Pane::Topics | Pane::Quotes => self.state.overlay_pane == Some(pane),
            Pane::Reader => self.state.overlay_pane.is_none(),
        }
    }

    /// Adapts the panes to the size of the window. If there is no more room next to the text for the quotes, they
    /// replace it while they have the focus or the proposals are reviewed there: otherwise the keys would do nothing.
    pub(super) fn adapt_panes(&mut self, ctx: &Context, persisted: &PersistedState) {
        self.state.overlay_pane = self.state.overlay_pane.filter(|pane| !has_room(ctx, *pane));
        let has_room = has_room(ctx, Pane::Quotes);
        let had_room = std::mem::replace(&mut self.state.had_room_for_quotes, has_room);
        if !had_room || has_room || !persisted.quotes_shown {
            return;
        }
        let has_focus = self.focused_pane(ctx) == Some(Pane::Quotes);
        if has_focus || self.state.side_panel == SidePanelTab::Review {
            self.state.overlay_pane = Some(Pane::Quotes);
            self.state.focus_pane = Some(Pane::Quotes);
        }
    }

    /// Shows a pane next to the text, or instead of it if there is no room.
    pub(super) fn show_pane(&mut self, pane: Pane, services: &mut Services<'_>) {
        match pane {
            Pane::Topics if has_room(services.ctx, pane) => services.persisted.topics_shown = true,
            Pane::Quotes if has_room(services.ctx, pane) => services.persisted.quotes_shown = true,
            Pane::Topics | Pane::Quotes => self.state.overlay_pane = Some(pane),
            Pane::Reader => self.state.overlay_pane = None,
        }
    }

    /// Shows a pane and gives it the focus.
    pub(super) fn focus_pane(&mut self, pane: Pane, services: &mut Services<'_>) {
        self.show_pane(pane, services);
        self.state.focus_pane = Some(pane);
    }

    /// Shows or hides a side pane.
    pub(super) fn toggle_pane(&mut self, pane: Pane, services: &mut Services<'_>) {
        let has_room = has_room(services.ctx, pane);
        match pane {
            _ if !self.is_visible(pane, services.ctx, services.persisted) && !has_room => {
                self.focus_pane(pane, services);
            }
            _ if !self.is_visible(pane, services.ctx, services.persisted) => self.show_pane(pane, services),
            Pane::Topics if has_room => services.persisted.topics_shown = false,
            Pane::Quotes if has_room => services.persisted.quotes_shown = false,
            Pane::Topics | Pane::Reader | Pane::Quotes => self.focus_pane(Pane::Reader, services),
        }
    }

    /// Moves the focus from the topics to the text, the quotes and around again, or in the other direction.
    pub(super) fn step_pane(&mut self, direction: Direction, services: &mut Services<'_>) {
        let areas = &self.panes.areas;
        // If nothing has the focus, the text gets the keys.
        let pane = match services.ctx.memory(|memory| memory.focused()) {
            None => Some(Pane::Reader),
            Some(_) => self.focused_pane(services.ctx),
        };
        let now = areas.iter().position(|(area, _)| Some(*area) == pane);
        let last = areas.len().saturating_sub(1);
        let next = match (now, direction) {
            (None, Direction::Next) => 0,
            (None, Direction::Previous) => last,
            (Some(at), Direction::Next) => {
                if at < last {
                    at + 1
                } else {
                    0
                }
            }
            (Some(at), Direction::Previous) => at.checked_sub(1).unwrap_or(last),
        };
        if let Some(pane) = areas.get(next).map(|(pane, _)| *pane) {
            self.focus_pane(pane, services);
        }
    }

    /// Shows a tab of the side panel, or the quotes again if it is already shown.
    pub(super) fn toggle_side_panel_tab(&mut self, tab: SidePanelTab, services: &mut Services<'_>) {
        let is_visible = self.is_visible(Pane::Quotes, services.ctx, services.persisted);
        self.show_pane(Pane::Quotes, services);
        let has_focus = self.focused_pane(services.ctx) == Some(Pane::Quotes);
        if tab == SidePanelTab::Review && self.state.side_panel == tab && is_visible && !has_focus {
            // The review of a draft opens by itself, before the user has looked at it.
            self.state.focus_pane = Some(Pane::Quotes);
            return;
        }
        if self.state.side_panel == tab && is_visible {
            self.state.side_panel = SidePanelTab::Quotes;
            self.restore_focus(Opener::SidePanelTab, Pane::Quotes, services);
            return;
        }
        if self.state.side_panel == SidePanelTab::Quotes || !is_visible {
            services.focus.remember(Opener::SidePanelTab);
        }
        self.state.side_panel = tab;
        self.state.focus_pane = Some(Pane::Quotes);
    }

    /// The view of a row in the topics pane: the full briefing first, then each topic.
    pub(super) fn view_of_row(&self, row: usize) -> Option<View> {
        View::from_number(self.briefing()?, row)
    }

    /// The quotes with a card in the panel, verified or not.
    pub(super) fn cards(&mut self) -> Vec<QuoteId> {
        let Document::Read(open) = &self.document else { return Vec::new() };
        let Some(briefing) = &open.loaded.briefing else { return Vec::new() };
        let (state, found) = (&self.state, self.state.find.whole());
        self.panes.side_panel.quotes.cards(briefing, state.position.view, state.position.filter, found).to_vec()
    }

    /// The pane in which the arrow keys move between rows: the one with the focus on a row, or about to get it.
    pub(super) fn pane_of_arrows(&self, ctx: &Context) -> Option<Pane> {
        let focused = ctx.memory(|memory| memory.focused());
        let has_topics = !self.state.shows_matches();
        let has_cards = self.state.side_panel == SidePanelTab::Quotes;
        match self.state.focus_pane {
            Some(Pane::Topics) if has_topics => return Some(Pane::Topics),
            Some(Pane::Quotes) if has_cards => return Some(Pane::Quotes),
            Some(Pane::Topics | Pane::Reader | Pane::Quotes) | None => {}
        }
        if has_topics && self.panes.topics.row_with(focused?).is_some() {
            return Some(Pane::Topics);
        }
        (has_cards && self.panes.side_panel.quotes.card_with(focused?).is_some()).then_some(Pane::Quotes)
    }

    /// Goes to the next or previous row of a pane, from the row that has or is about to get the focus.
    pub(super) fn step_row(&mut self, pane: Pane, direction: Direction, services: &mut Services<'_>) {
        let is_pending = self.state.focus_pane == Some(pane);
        let focused = services.ctx.memory(|memory| memory.focused()).filter(|_| !is_pending);
        match pane {
            Pane::Topics => self.step_topic_row(focused, direction, services),
            Pane::Quotes => self.step_card(focused, direction, services),
            Pane::Reader => {}
        }
    }

    /// Goes to the next or previous row of the basket, from the focused one.
    pub(super) fn step_basket_row(&mut self, direction: Direction, services: &mut Services<'_>) {
        let Some(focused) = services.ctx.memory(|memory| memory.focused()) else { return };
        let basket = &mut self.panes.side_panel.basket;
        if let Some(next) = basket.step(services.basket, focused, direction) {
            services.ctx.memory_mut(|memory| memory.request_focus(next));
        }
    }

    fn step_topic_row(&mut self, focused: Option<egui::Id>, direction: Direction, services: &mut Services<'_>) {
        let at = focused.and_then(|id| self.panes.topics.row_with(id));
        let at = at.unwrap_or(self.state.position.view.number());
        let next = if direction.is_next() { Some(at + 1) } else { at.checked_sub(1) };
        if let Some(view) = next.and_then(|next| self.view_of_row(next)) {
            self.apply(TabCommand::Show(view), services);
            self.focus_pane(Pane::Topics, services);
        }
    }

    fn step_card(&mut self, focused: Option<egui::Id>, direction: Direction, services: &mut Services<'_>) {
        let at = focused.and_then(|id| self.panes.side_panel.quotes.card_with(id)).or(self.state.position.chosen);
        let cards = self.cards();
        let at = at.and_then(|id| cards.binary_search(&id).ok());
        let next = match at {
            Some(at) if direction.is_next() => cards.get(at + 1),
            Some(at) => at.checked_sub(1).and_then(|before| cards.get(before)),
            None => cards.first(),
        };
        if let Some(next) = next.copied() {
            self.choose(next);
            self.focus_pane(Pane::Quotes, services);
        }
    }
}
