//! Moves the focus in a tab and in the window when the focused widget disappears.

use egui::Context;

use super::{
    App,
    document_tab::DocumentTab,
    focus::{FocusedWidget, Opener},
    services::Services,
};
use crate::gui::{
    state::view::Pane,
    ui::{reader, widgets},
};

impl DocumentTab {
    /// Handles that this was closed: returns the focus to the previous widget, or to this pane if there is none.
    pub(super) fn restore_focus(&mut self, opener: Opener, otherwise: Pane, services: &mut Services<'_>) {
        if !services.focus.restore(services.ctx, opener) {
            self.state.focus_pane = Some(otherwise);
        }
        services.ctx.request_repaint();
    }

    /// Keeps the focus if there was nothing to close; if nothing has it, the text gets it.
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
    /// Called after each frame: returns a lost focus to its widget if that is still there, else to its pane.
    pub(super) fn keep_focus(&mut self, ctx: &Context) {
        if self.focus.covered_frames > 0 {
            return;
        }
        // In a check, the chosen finding takes the focus.
        let Some(tab) = self.tabs.active_document_mut() else { return };
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

    /// Opens the context menu of the focused widget, or of the text if nothing has the focus.
    pub(super) fn open_context_menu(&mut self, ctx: &Context) {
        let id = ctx.memory(|memory| memory.focused()).unwrap_or(reader::text_id());
        self.focus.open_menu(ctx, id);
    }

    /// Opens the menu of the text if the focused widget in it has no menu of its own.
    pub(super) fn open_menu_in_place_of_none(&mut self, ctx: &Context) {
        let Some(id) = self.focus.menu_of.take() else { return };
        if !widgets::is_menu_refused(ctx) {
            return;
        }
        let pane = self.tabs.active_document().and_then(|tab| tab.focused_pane(ctx));
        if id != reader::text_id() && pane == Some(Pane::Reader) {
            self.focus.open_menu(ctx, reader::text_id());
            ctx.request_repaint();
        } else {
            self.tabs.show_status("There is no menu for this");
        }
    }
}
