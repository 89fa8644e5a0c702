//! The keyboard focus, and where it goes when the focused widget is gone: back to where it was, to what was
//! opened, or to its pane. It never falls to the window.

use egui::{Context, Id};

use crate::gui::{state::view::Pane, ui::widgets};

/// Something that opens over something else and returns the focus when it is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opener {
    Find,
    Problems,
    SidePanelTab,
}

/// What is open above the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cover {
    Dialog,
    Menu,
}

/// A widget that had the focus, and the pane that it was in.
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
    /// For how many frames a menu or a dialog counts as open, and what had the focus before.
    pub(super) covered_frames: u8,
    pub(super) before_cover: Option<Id>,
    /// What was open above the window with the last frame.
    pub(super) cover: Option<Cover>,
    /// The thing whose context menu was asked for by its key.
    pub(super) menu_of: Option<Id>,
}

impl Focus {
    /// Remembers what has the focus before this is opened.
    pub(super) fn remember(&mut self, opener: Opener) {
        self.before_opening.retain(|(other, _)| *other != opener);
        self.before_opening.push((opener, self.last));
    }

    /// This was closed: gives the focus to what had it before. Returns whether anything had.
    pub(super) fn restore(&mut self, ctx: &Context, opener: Opener) -> bool {
        let at = self.before_opening.iter().position(|(other, _)| *other == opener);
        let Some(widget) = at.and_then(|at| self.before_opening.swap_remove(at).1) else { return false };
        self.last = Some(widget);
        ctx.memory_mut(|memory| memory.request_focus(widget.id));
        true
    }

    /// Once a menu or a dialog is closed, the focus is where it was before; `focused` had it when the frame began. A
    /// dialog keeps the focus for itself for a frame longer than it is there. Returns whether a dialog was closed before
    /// which nothing had the focus: then the text is to have it.
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
