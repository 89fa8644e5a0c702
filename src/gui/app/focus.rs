//! Where the focus is, and where it goes when what had it is gone: back to where it was, to what was opened, or to the
//! pane it was in. It never falls to the window.

use egui::{Context, Id};

use super::{App, document_tab::DocumentTab, services::Services};
use crate::gui::{
    state::view::Pane,
    ui::{reader, widgets},
};

/// What is opened over or in place of something else, and gives the focus back when it is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opener {
    Find,
    Problems,
    SidePanelTab,
}

/// A widget that had the focus, and the pane that it was in.
#[derive(Debug, Clone, Copy)]
struct FocusedWidget {
    id: Id,
    pane: Option<Pane>,
}

/// What is remembered of the focus between frames.
#[derive(Debug, Default)]
pub(super) struct Focus {
    /// What had it last, unless a click elsewhere has taken it away.
    last: Option<FocusedWidget>,
    /// What had it when something was opened.
    before_opening: Vec<(Opener, Option<FocusedWidget>)>,
    /// For how many frames a menu or a dialog counts as open, and what had the focus before.
    covered_frames: u8,
    before_cover: Option<Id>,
    /// The thing whose context menu was asked for by its key.
    menu_of: Option<Id>,
}

impl Focus {
    /// Remembers what has the focus before this is opened.
    pub(super) fn remember(&mut self, opener: Opener) {
        self.before_opening.retain(|(other, _)| *other != opener);
        self.before_opening.push((opener, self.last));
    }

    /// This was closed: gives the focus to what had it before. Returns whether anything had.
    fn restore(&mut self, ctx: &Context, opener: Opener) -> bool {
        let at = self.before_opening.iter().position(|(other, _)| *other == opener);
        let Some(widget) = at.and_then(|at| self.before_opening.swap_remove(at).1) else { return false };
        self.last = Some(widget);
        ctx.memory_mut(|memory| memory.request_focus(widget.id));
        true
    }

    /// Once a menu or a dialog is closed, the focus is where it was before; `focused` had it when the frame began. A
    /// dialog keeps the focus for itself for a frame longer than it is there.
    pub(super) fn restore_after_cover(&mut self, ctx: &Context, is_covered: bool, focused: Option<Id>) {
        if is_covered && self.covered_frames == 0 {
            self.before_cover = focused;
        }
        let was_covered = self.covered_frames > 0;
        self.covered_frames = if is_covered { 2 } else { self.covered_frames.saturating_sub(1) };
        if was_covered && !is_covered {
            if let Some(before) = self.before_cover {
                ctx.memory_mut(|memory| memory.request_focus(before));
            }
            ctx.request_repaint();
        }
    }

    fn open_menu(&mut self, ctx: &Context, id: Id) {
        self.menu_of = Some(id);
        widgets::ask_for_menu(ctx, id);
    }
}

impl DocumentTab {
    /// This was closed: what had the focus before has it again, and where nothing had, a pane.
    pub(super) fn restore_focus(&mut self, opener: Opener, otherwise: Pane, services: &mut Services<'_>) {
        if !services.focus.restore(services.ctx, opener) {
            self.state.focus_pane = Some(otherwise);
        }
        services.ctx.request_repaint();
    }

    /// There was nothing to close: the focus stays where it is, and where nothing has it the text gets it.
    pub(super) fn keep_focus_somewhere(&mut self, services: &Services<'_>) {
        if services.focus.last.is_none() {
            self.state.focus_pane = Some(Pane::Reader);
        }
    }

    /// Whether something is about to take the focus.
    pub(super) fn is_focus_expected(&self) -> bool {
        self.state.focus_pane.is_some() || self.state.find.wants_focus || self.state.focus_typesetting
    }
}

impl App {
    /// After each frame: what has lost the focus without anybody having asked for that gets it back, if it is still
    /// there; else its pane has it.
    pub(super) fn keep_focus(&mut self, ctx: &Context) {
        if self.focus.covered_frames > 0 {
            return;
        }
        let tab = self.tabs.active_mut();
        if let Some(id) = ctx.memory(|memory| memory.focused()) {
            self.focus.last = Some(FocusedWidget { id, pane: tab.focused_pane(ctx) });
            return;
        }
        if tab.is_focus_expected() {
            return;
        }
        if ctx.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
            self.focus.last = None;
            return;
        }
        let Some(widget) = self.focus.last.take() else { return };
        if ctx.read_response(widget.id).is_some_and(|response| response.enabled()) {
            self.focus.last = Some(widget);
            ctx.memory_mut(|memory| memory.request_focus(widget.id));
        } else {
            let pane = widget.pane.filter(|pane| tab.is_visible(*pane, ctx, &self.persisted));
            tab.state.focus_pane = Some(pane.unwrap_or(Pane::Reader));
        }
        ctx.request_repaint();
    }

    /// Opens the context menu of what has the focus; where nothing has, that of the text.
    pub(super) fn open_context_menu(&mut self, ctx: &Context) {
        let id = ctx.memory(|memory| memory.focused()).unwrap_or(reader::text_id());
        self.focus.open_menu(ctx, id);
    }

    /// Where what has the focus has no menu: within the text it is that of the text.
    pub(super) fn open_menu_in_place_of_none(&mut self, ctx: &Context) {
        let Some(id) = self.focus.menu_of.take() else { return };
        if !widgets::is_menu_refused(ctx) {
            return;
        }
        let tab = self.tabs.active_mut();
        if id != reader::text_id() && tab.focused_pane(ctx) == Some(Pane::Reader) {
            self.focus.open_menu(ctx, reader::text_id());
            ctx.request_repaint();
        } else {
            tab.state.status = Some("There is no menu for this".to_owned());
        }
    }
}
