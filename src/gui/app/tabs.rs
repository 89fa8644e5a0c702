//! The briefings and checks that are open in a window, in the order of their tabs, and the active one.

use super::{BriefingSource, document_tab::DocumentTab, tab::Tab};
use crate::gui::{
    command::Action,
    state::{
        ids::{TabId, TaskId},
        view_state::ViewState,
    },
    ui::top_bar::TabLabel,
};

/// The maximum number of tabs in a window.
pub(super) const MAX_TABS: usize = 40;

/// The message if no more tabs can be opened.
pub(super) fn too_many_tabs() -> String {
    format!("{MAX_TABS} tabs are already open; {} closes one", Action::CloseBriefing.key())
}

/// The tabs of a window. There is always at least one.
pub(super) struct Tabs {
    tabs: Vec<Tab>,
    active: usize,
    last_id: u64,
}

#[expect(clippy::indexing_slicing, reason = "`tabs` is never empty and `active` is always one of its places")]
impl Tabs {
    /// The active tab.
    pub(super) fn active(&self) -> &Tab {
        &self.tabs[self.active]
    }

    /// The active tab, to be changed.
    pub(super) fn active_mut(&mut self) -> &mut Tab {
        &mut self.tabs[self.active]
    }
}

impl Tabs {
    /// A window with one tab.
    pub(super) fn new(source: BriefingSource, state: ViewState) -> Self {
        Self { tabs: vec![DocumentTab::new(TabId(0), source, state).into()], active: 0, last_id: 0 }
    }

    /// The active tab, if it is a document.
    pub(super) fn active_document(&self) -> Option<&DocumentTab> {
        self.active().document()
    }

    /// The active tab, to be changed, if it is a document.
    pub(super) fn active_document_mut(&mut self) -> Option<&mut DocumentTab> {
        self.active_mut().document_mut()
    }

    /// Shows a line about the last action in the active tab.
    pub(super) fn show_status(&mut self, text: impl Into<String>) {
        *self.active_mut().status_mut() = Some(text.into());
    }

    /// The index of the active tab.
    pub(super) fn active_index(&self) -> usize {
        self.active
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.tabs.len()
    }

    /// Whether there is only one tab.
    pub(super) fn is_single(&self) -> bool {
        self.tabs.len() == 1
    }

    /// All tabs in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Tab> {
        self.tabs.iter()
    }

    /// All tabs in order, to be changed.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Tab> {
        self.tabs.iter_mut()
    }

    /// The documents among the tabs, in order.
    pub(super) fn documents(&self) -> impl Iterator<Item = &DocumentTab> {
        self.tabs.iter().filter_map(Tab::document)
    }

    /// The documents among the tabs, in order, to be changed.
    pub(super) fn documents_mut(&mut self) -> impl Iterator<Item = &mut DocumentTab> {
        self.tabs.iter_mut().filter_map(Tab::document_mut)
    }

    /// The tab at this index.
    pub(super) fn get(&self, index: usize) -> Option<&Tab> {
        self.tabs.get(index)
    }

    /// The tab at this index, to be changed.
    pub(super) fn get_mut(&mut self, index: usize) -> Option<&mut Tab> {
        self.tabs.get_mut(index)
    }

    /// The tab at this index, if it is a document.
    pub(super) fn document(&self, index: usize) -> Option<&DocumentTab> {
        self.get(index)?.document()
    }

    /// The tab at this index, to be changed, if it is a document.
    pub(super) fn document_mut(&mut self, index: usize) -> Option<&mut DocumentTab> {
        self.get_mut(index)?.document_mut()
    }

    /// The index of the first tab that satisfies `is_wanted`.
    pub(super) fn position(&self, is_wanted: impl FnMut(&Tab) -> bool) -> Option<usize> {
        self.tabs.iter().position(is_wanted)
    }

    /// The index of the first tab with a document that satisfies `is_wanted`.
    pub(super) fn position_of_document(&self, is_wanted: impl Fn(&DocumentTab) -> bool) -> Option<usize> {
        self.position(|tab| tab.document().is_some_and(&is_wanted))
    }

    /// The index of this tab.
    pub(super) fn index_of(&self, tab: TabId) -> Option<usize> {
        self.position(|other| other.id() == tab)
    }

    /// The index of the tab whose file or text is read with this task.
    pub(super) fn index_reading(&self, task: TaskId) -> Option<usize> {
        self.position(|tab| tab.reading().is_running(task))
    }

    /// The index of the next or previous tab, wrapping around at the ends.
    pub(super) fn neighbour(&self, is_forward: bool) -> usize {
        let step = if is_forward { 1 } else { self.tabs.len() - 1 };
        (self.active + step) % self.tabs.len()
    }

    /// Activates the tab at this index. Returns whether there is one.
    pub(super) fn activate(&mut self, index: usize) -> bool {
        let exists = index < self.tabs.len();
        if exists {
            self.active = index;
        }
        exists
    }

    /// An id for a new tab.
    pub(super) fn new_id(&mut self) -> TabId {
        self.last_id += 1;
        TabId(self.last_id)
    }

    /// Creates a tab for this briefing with its own id, without adding it.
    pub(super) fn create(&mut self, source: BriefingSource) -> DocumentTab {
        DocumentTab::new(self.new_id(), source, ViewState::default())
    }

    /// Adds a tab after the active one. Returns its index.
    pub(super) fn insert_after_active(&mut self, tab: impl Into<Tab>) -> usize {
        self.tabs.insert(self.active + 1, tab.into());
        self.active + 1
    }

    /// Adds a tab at the end.
    pub(super) fn push(&mut self, tab: impl Into<Tab>) {
        self.tabs.push(tab.into());
    }

    /// Moves the active tab to this index, or to the end if there are fewer tabs.
    pub(super) fn move_active_to(&mut self, index: usize) {
        let tab = self.tabs.remove(self.active);
        self.active = index.min(self.tabs.len());
        self.tabs.insert(self.active, tab);
    }

    /// Closes the tab at this index and returns it; the last tab stays. If it was active, the next one becomes
    /// active, or else the previous one.
    pub(super) fn close(&mut self, index: usize) -> Option<Tab> {
        if self.is_single() || index >= self.tabs.len() {
            return None;
        }
        let closed = self.tabs.remove(index);
        if index < self.active {
            self.active -= 1;
        }
        self.active = self.active.min(self.tabs.len() - 1);
        Some(closed)
    }

    /// The labels of the tabs, in their order. Tabs with the same title are distinguished by their files.
    pub(super) fn labels(&self) -> Vec<TabLabel> {
        let mut labels: Vec<TabLabel> = self.tabs.iter().map(Tab::label).collect();
        let titles: Vec<String> = labels.iter().map(|label| label.title.clone()).collect();
        for label in &mut labels {
            if titles.iter().filter(|title| **title == label.title).count() > 1 {
                label.title = format!("{} – {}", label.file, label.title);
            }
        }
        // Files of the same name, or two versions of a pasted text.
        let titles: Vec<String> = labels.iter().map(|label| label.title.clone()).collect();
        for (number, label) in labels.iter_mut().enumerate() {
            let before = titles.iter().take(number).filter(|title| **title == label.title).count();
            if before > 0 {
                label.title = format!("{} ({})", label.title, before + 1);
            }
        }
        labels
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(tabs: &Tabs) -> Vec<u64> {
        tabs.iter().map(|tab| tab.id().0).collect()
    }

    fn three() -> Tabs {
        let mut tabs = Tabs::new(BriefingSource::Sample, ViewState::default());
        for _ in 0..2 {
            let tab = tabs.create(BriefingSource::Sample);
            tabs.push(tab);
        }
        tabs
    }

    #[test]
    fn closing_a_tab_shows_the_next_one_or_the_one_before() {
        for (active, closed, shown) in [(0, 0, 1), (1, 1, 2), (2, 2, 1), (2, 0, 2), (0, 2, 0)] {
            let mut tabs = three();
            tabs.activate(active);
            assert_eq!(tabs.close(closed).map(|tab| tab.id()), Some(TabId(closed as u64)));
            assert_eq!(tabs.active().id(), TabId(shown), "{active}, {closed}");
        }
    }

    #[test]
    fn the_last_tab_cannot_be_closed() {
        let mut tabs = three();
        assert!(tabs.close(3).is_none() && tabs.close(0).is_some() && tabs.close(0).is_some());
        assert!(tabs.close(0).is_none());
        assert_eq!(tabs.active().id(), TabId(2));
    }

    #[test]
    fn a_new_tab_stands_after_the_one_that_is_shown() {
        let mut tabs = three();
        let tab = tabs.create(BriefingSource::Sample);
        assert_eq!(tabs.insert_after_active(tab), 1);
        assert_eq!(ids(&tabs), [0, 3, 1, 2]);
        tabs.move_active_to(2);
        assert_eq!((ids(&tabs), tabs.active_index()), (vec![3, 1, 0, 2], 2));
        assert!(!tabs.activate(4));
        assert_eq!((tabs.neighbour(true), tabs.neighbour(false)), (3, 1));
    }
}
