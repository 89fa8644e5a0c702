//! The keyboard focus, and where it goes when the focused widget disappears: to the previous widget, to what was
//! opened, or to its pane, but never to the window.

use egui::{Context, Id};

use crate::gui::{state::view::Pane, ui::widgets};

/// Something that takes the focus when it opens and returns it when it closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opener {
    Find,
    Problems,
    SidePanelTab,
}

/// A layer that is open above the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cover {
    Dialog,
    Menu,
}

/// A widget that had the focus, and its pane.
#[derive(Debug, Clone, Copy)]
pub(super) struct FocusedWidget {
    pub(super) id: Id,
    pub(super) pane: Option<Pane>,
}

/// The state of the focus between frames.
#[derive(Debug, Default)]
pub(super) struct Focus {
    /// The last focused widget, unless a click elsewhere took the focus away.
    pub(super) last: Option<FocusedWidget>,
    /// The focused widget when something was opened.
    pub(super) before_opening: Vec<(Opener, Option<FocusedWidget>)>,
    /// For how many more frames a menu or a dialog counts as open, and what had the focus before.
    pub(super) covered_frames: u8,
    pub(super) before_cover: Option<Id>,
    /// The layer above the window in the last frame.
    pub(super) cover: Option<Cover>,
    /// The widget whose context menu was requested with the menu key.
    pub(super) menu_of: Option<Id>,
}

impl Focus {
    /// Remembers the focused widget before this is opened.
    pub(super) fn remember(&mut self, opener: Opener) {
        self.before_opening.retain(|(other, _)| *other != opener);
        self.before_opening.push((opener, self.last));
    }

    /// Handles that this was closed: returns the focus to the previous widget. Returns whether there was one.
    pub(super) fn restore(&mut self, ctx: &Context, opener: Opener) -> bool {
        let at = self.before_opening.iter().position(|(other, _)| *other == opener);
        let Some(widget) = at.and_then(|at| self.before_opening.swap_remove(at).1) else { return false };
        self.last = Some(widget);
        ctx.memory_mut(|memory| memory.request_focus(widget.id));
        true
    }

    /// Returns the focus to the previous widget once a menu or a dialog is closed; `focused` had it when the frame
    /// began. A dialog keeps the focus for one frame after it is closed. Returns whether a dialog was closed before
    /// which nothing had the focus: then the text gets it.
    pub(super) fn restore_after_cover(&mut self, ctx: &Context, cover: Option<Cover>, focused: Option<Id>) -> bool {
        if cover.is_some() && self.covered_frames == 0 {
            self.before_cover = focused;
        }
        let was_covered = self.covered_frames > 0;
        self.covered_frames = if cover.is_some() { 2 } else { self.covered_frames.saturating_sub(1) };
        let last = std::mem::replace(&mut self.cover, cover);
        if was_covered && cover.is_none() {
            ctx.request_repaint();
            match self.before_cover {
                Some(before) => ctx.memory_mut(|memory| memory.request_focus(before)),
                None => return last == Some(Cover::Dialog),
            }
        }
        false
    }

    pub(super) fn open_menu(&mut self, ctx: &Context, id: Id) {
        self.menu_of = Some(id);
        widgets::ask_for_menu(ctx, id);
    }
}
