//! Where the focus is, and where it goes when what had it is gone: back to where it was, to what was opened, or to the
//! pane it was in. It never falls to the window.

use egui::{Context, Id};

use super::App;
use crate::gui::{
    command::Command,
    state::view::{Pane, SidePanelTab, View},
    ui::{reader, widgets},
};

/// What is opened over or in place of something else, and gives the focus back when it is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opened {
    Find,
    Problems,
    SidePanelTab,
}

/// What had the focus.
#[derive(Debug, Clone, Copy)]
struct Had {
    id: Id,
    pane: Option<Pane>,
}

/// What is remembered of the focus between frames.
#[derive(Debug, Default)]
pub(super) struct Focus {
    /// What had it last, while nothing has let go of it by the pointer.
    last: Option<Had>,
    /// What had it when something was opened.
    before: Vec<(Opened, Option<Had>)>,
    /// The thing whose context menu was asked for by its key.
    menu_of: Option<Id>,
}

impl App {
    /// Remembers what had the focus before this was opened.
    pub(super) fn remember_focus(&mut self, opened: Opened) {
        let last = self.focus.last;
        self.focus.before.retain(|(other, _)| *other != opened);
        self.focus.before.push((opened, last));
    }

    /// This was closed: what had the focus before has it again, and where nothing had, a pane.
    pub(super) fn restore_focus(&mut self, ctx: &Context, opened: Opened, otherwise: Pane) {
        let at = self.focus.before.iter().position(|(other, _)| *other == opened);
        match at.and_then(|at| self.focus.before.swap_remove(at).1) {
            Some(had) => {
                self.focus.last = Some(had);
                ctx.memory_mut(|memory| memory.request_focus(had.id));
            }
            None => self.tab.state.focus_pane = Some(otherwise),
        }
        ctx.request_repaint();
    }

    /// Escape with nothing to close: the focus stays where it is, and begins at the text.
    pub(super) fn keep_focus_somewhere(&mut self) {
        if self.focus.last.is_none() {
            self.tab.state.focus_pane = Some(Pane::Reader);
        }
    }

    /// After each frame: what has lost the focus without anybody having asked for that gets it back, if it is still
    /// there; else its pane has it.
    pub(super) fn keep_focus(&mut self, ctx: &Context) {
        if self.covered_for > 0 {
            return;
        }
        if let Some(id) = ctx.memory(|memory| memory.focused()) {
            self.focus.last = Some(Had { id, pane: self.focused_pane(ctx) });
            return;
        }
        let shown = &self.tab.state;
        if shown.focus_pane.is_some() || shown.find.wants_focus || shown.focus_typesetting {
            return;
        }
        if ctx.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
            self.focus.last = None;
            return;
        }
        let Some(had) = self.focus.last.take() else { return };
        if ctx.read_response(had.id).is_some_and(|response| response.enabled()) {
            self.focus.last = Some(had);
            ctx.memory_mut(|memory| memory.request_focus(had.id));
        } else {
            let pane = had.pane.filter(|pane| self.is_seen(ctx, *pane)).unwrap_or(Pane::Reader);
            self.tab.state.focus_pane = Some(pane);
        }
        ctx.request_repaint();
    }

    // ---- the context menu ------------------------------------------------------------------------

    /// Opens the context menu of what has the focus; where nothing has, that of the text.
    pub(super) fn ask_for_menu(&mut self, ctx: &Context) {
        let id = ctx.memory(|memory| memory.focused()).unwrap_or(reader::text_id());
        self.focus.menu_of = Some(id);
        widgets::ask_for_menu(ctx, id);
    }

    /// Where what has the focus has no menu: within the text it is that of the text.
    pub(super) fn take_refused_menu(&mut self, ctx: &Context) {
        let Some(asked) = self.focus.menu_of.take() else { return };
        if !widgets::is_menu_refused(ctx) {
            return;
        }
        if asked != reader::text_id() && self.focused_pane(ctx) == Some(Pane::Reader) {
            self.focus.menu_of = Some(reader::text_id());
            widgets::ask_for_menu(ctx, reader::text_id());
            ctx.request_repaint();
        } else {
            self.tab.state.status = Some("There is no menu for this".to_owned());
        }
    }

    // ---- arrows within a pane --------------------------------------------------------------------

    /// The pane whose rows an arrow goes through now: the one that has the focus on a row, or is just getting it.
    pub(super) fn pane_of_arrows(&self, ctx: &Context) -> Option<Pane> {
        let shown = &self.tab.state;
        if shown.is_covered() {
            return None;
        }
        let focused = ctx.memory(|memory| memory.focused());
        let has_topics = !shown.shows_matches();
        let has_cards = shown.side_panel == SidePanelTab::Quotes;
        match shown.focus_pane {
            Some(Pane::Topics) if has_topics => return Some(Pane::Topics),
            Some(Pane::Quotes) if has_cards => return Some(Pane::Quotes),
            _ => {}
        }
        if has_topics && self.tab.panes.topics.row_with(focused?).is_some() {
            return Some(Pane::Topics);
        }
        (has_cards && self.tab.panes.quotes.card_with(focused?).is_some()).then_some(Pane::Quotes)
    }

    /// To the next row of a pane, or the one before: from the row that has the focus, or is just getting it.
    pub(super) fn step_row(&mut self, ctx: &Context, pane: Pane, is_forward: bool) {
        let is_pending = self.tab.state.focus_pane == Some(pane);
        let focused = ctx.memory(|memory| memory.focused()).filter(|_| !is_pending);
        match pane {
            Pane::Topics => {
                let at = focused.and_then(|id| self.tab.panes.topics.row_with(id));
                let at = at.unwrap_or(match self.tab.state.view {
                    View::Full => 0,
                    View::Topic(id) => id.index() + 1,
                });
                let next = if is_forward { Some(at + 1) } else { at.checked_sub(1) };
                if let Some(view) = next.and_then(|next| self.view_of_row(next)) {
                    self.apply(ctx, Command::Show(view));
                    self.focus_pane(ctx, pane);
                }
            }
            Pane::Quotes => {
                let at = focused.and_then(|id| self.tab.panes.quotes.card_with(id)).or(self.tab.state.chosen);
                let cards = self.shown_cards();
                let at = at.and_then(|id| cards.binary_search(&id).ok());
                let next = match at {
                    Some(at) if is_forward => cards.get(at + 1),
                    Some(at) => at.checked_sub(1).and_then(|before| cards.get(before)),
                    None => cards.first(),
                };
                if let Some(next) = next.copied() {
                    self.choose(next);
                    self.focus_pane(ctx, pane);
                }
            }
            Pane::Reader => {}
        }
    }
}
