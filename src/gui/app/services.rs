//! The parts of the window that a document tab needs.

use egui::Context;

use super::{clipboard::ClipboardQueue, drag_out::DragOut, focus::Focus};
use crate::gui::{
    platform::tasks::Tasks,
    state::{
        basket::Basket, dialogs::Dialogs, ids::TabId, session::PersistedState, settings_file::CustomFormats,
        store::StateStore,
    },
    ui::theme::Palette,
};
use briefing_core::citation::{CopyFormat, Options};

/// The parts of the window that a tab reads, uses and changes while it handles a command or a result.
pub(super) struct Services<'a> {
    pub ctx: &'a Context,
    pub tasks: &'a Tasks,
    pub clipboard: &'a mut ClipboardQueue,
    pub drag_out: &'a mut DragOut,
    pub persisted: &'a mut PersistedState,
    pub basket: &'a mut Basket,
    pub store: &'a StateStore,
    pub formats: &'a CustomFormats,
    pub dialogs: &'a mut Dialogs,
    pub focus: &'a mut Focus,
    /// `None` before the first frame.
    pub palette: Option<&'static Palette>,
    /// Set by a tab with changes that must not be lost: the window stores its state afterwards.
    pub store_state: bool,
    /// Set by a tab that leads to another tab, which is shown afterwards.
    pub show_tab: Option<TabId>,
}

impl Services<'_> {
    /// The format used last, which *Copy* uses.
    pub(super) fn last_copy_format(&self) -> CopyFormat {
        self.formats.last_used(self.persisted)
    }

    /// The options for copies.
    pub(super) fn copy_options(&self) -> Options {
        self.persisted.copy_options()
    }

    /// Remembers the format that *Copy* uses from now on.
    pub(super) fn set_copy_format(&mut self, copy_format: &CopyFormat) {
        match copy_format {
            CopyFormat::Built(format) => {
                self.persisted.format = *format;
                self.persisted.own_format = None;
            }
            CopyFormat::Own(own) => self.persisted.own_format = Some(own.name.clone()),
        }
    }
}
