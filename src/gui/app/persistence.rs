//! The state that is stored for the next start and shared with other windows.

use briefing_core::text::number::counted;

use egui::Context;

use super::{App, tab::Tab};
use crate::gui::{
    platform::{file_watcher::Watch, tasks::NotStored},
    state::{
        merge::StateSync,
        session::{FileKey, PersistedState},
        store::StateStore,
        view::Notice,
    },
    ui::theme,
};

/// The store, and what is known to be stored.
pub(super) struct Persistence {
    pub store: StateStore,
    pub storing: StateSync,
    /// Reports when another window has stored its state.
    watch: Option<Watch>,
    /// Whether starting `watch` was tried.
    is_watch_started: bool,
    /// Whether the user was told that the state cannot be stored.
    is_failure_reported: bool,
}

impl Persistence {
    /// The persistence of a window that has read `persisted` from `store`.
    pub(super) fn new(store: StateStore, persisted: PersistedState) -> Self {
        let storing = StateSync::new(persisted);
        Self { store, storing, watch: None, is_watch_started: false, is_failure_reported: false }
    }
}

impl App {
    /// Updates the persisted state from the open tabs: the basket and the place in each file, and the file of
    /// the tab at this index as the last used one.
    pub(super) fn remember(&mut self, index: usize) {
        self.remember_all();
        if let Some(file) = self.tabs.document(index).and_then(|tab| tab.to_persisted(&self.basket)) {
            self.persisted.keep(file);
        }
    }

    /// Updates the persisted state without marking a file as used.
    fn remember_all(&mut self) {
        for file in self.tabs.documents().filter_map(|tab| tab.to_persisted(&self.basket)) {
            self.persisted.update(file);
        }
        self.basket.write_to(&mut self.persisted);
        self.remember_open_files();
    }

    /// Records the open files and checks, to open them next time. A name that is not UTF-8 cannot be stored.
    fn remember_open_files(&mut self) {
        let is_utf8 = |key: &FileKey| key.as_ref().is_none_or(|path| path.to_str().is_some());
        let before = self.tabs.iter().take(self.tabs.active_index()).filter_map(Tab::document);
        let shown = before.map(|tab| tab.file.clone()).filter(is_utf8).count();
        self.persisted.open = self.tabs.documents().map(|tab| tab.file.clone()).filter(is_utf8).collect();
        self.persisted.shown = shown;
        let checks = self.tabs.iter().filter_map(|tab| tab.check()?.stored.clone());
        self.persisted.checks = checks.filter(|path| path.to_str().is_some()).collect();
        let shown = self.tabs.active().check().and_then(|tab| tab.stored.clone());
        self.persisted.shown_check = shown.filter(|path| path.to_str().is_some());
    }

    /// Stores the state in the background, with the file of this tab as the last used one.
    pub(super) fn store_with(&mut self, index: usize) {
        self.remember(index);
        self.store();
    }

    /// Stores changes made here, and merges changes made in other windows.
    pub(super) fn synchronize(&mut self) {
        self.remember_all();
        self.store();
    }

    /// Stores the state as it was remembered last.
    pub(super) fn store(&mut self) {
        if let Some((base, mine)) = self.persistence.storing.begin(&self.persisted) {
            self.tasks.keep(self.persistence.store.clone(), base, mine);
        }
    }

    /// Stores a setting as soon as it changes, so that other windows get it.
    pub(super) fn store_new_settings(&mut self) {
        if self.persistence.storing.has_new_settings(&self.persisted) {
            self.synchronize();
        }
    }

    /// Handles the result of storing; a failure is reported once.
    pub(super) fn finish_storing(&mut self, ctx: &Context, result: Result<Box<PersistedState>, NotStored>) {
        let is_behind = self.persistence.storing.is_behind();
        match result {
            Ok(stored) => {
                self.persistence.is_failure_reported = false;
                self.remember_all();
                let persisted = self.persistence.storing.end(&self.persisted, &stored);
                self.adopt(ctx, persisted);
                self.watch_state();
            }
            Err(reason) => {
                self.persistence.storing.fail();
                if !std::mem::replace(&mut self.persistence.is_failure_reported, true) {
                    let text = format!("Positions, the basket and window sizes cannot be saved: {reason}");
                    self.show_notice(Notice::error(text));
                }
            }
        }
        if is_behind {
            self.synchronize();
        }
    }

    /// Takes over the changes of other windows.
    fn adopt(&mut self, ctx: &Context, persisted: PersistedState) {
        let before = std::mem::replace(&mut self.persisted, persisted);
        if before.typesetting.typeface != self.persisted.typesetting.typeface {
            ctx.set_fonts(theme::fonts(self.persisted.typesetting.typeface));
        }
        if before.find != self.persisted.find
            && let Some(tab) = self.tabs.active_document_mut()
        {
            tab.start_search_with(self.persisted.find, &self.tasks);
        }
        if self.basket.follow(&self.persisted) {
            let holds = counted(self.basket.count(), "quote", "quotes");
            self.tabs.show_status(format!("The basket was changed in another window ({holds})"));
        }
        if before != self.persisted {
            ctx.request_repaint();
        }
    }

    /// Watches for changes that other windows store.
    fn watch_state(&mut self) {
        if !std::mem::replace(&mut self.persistence.is_watch_started, true)
            && let Some(path) = self.persistence.store.path()
        {
            self.persistence.watch = self.tasks.watch_state(path);
        }
    }

    /// Checks for changes when the window gets or loses the focus: a network disk does not report changes, and the user
    /// may continue in another window.
    pub(super) fn look_for_changes(&mut self, ctx: &Context) {
        let has_focus = ctx.input(|input| input.focused);
        let had_focus = std::mem::replace(&mut self.had_focus, has_focus);
        if has_focus == had_focus {
            return;
        }
        if has_focus {
            self.tabs.iter().for_each(|tab| tab.reading().look_for_changes());
            (0..self.tabs.iter().count())
                .for_each(|index| self.in_document(ctx, index, |tab, services| tab.read_marks(services)));
        }
        self.synchronize();
    }
}
