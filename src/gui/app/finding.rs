//! Finding in a tab: the commands of the find bar and the list of matches.

use briefing_core::text::number::grouped;

use super::{
    document_tab::{Document, DocumentTab},
    focus::Opener,
    services::Services,
};
use crate::gui::{
    platform::tasks::{NotSearched, Tasks},
    state::{
        find::MatchTarget,
        view::{Direction, Pane},
    },
};
use briefing_core::{
    model::BlockId,
    search::{Options, SearchResults},
};

impl DocumentTab {
    /// Opens the find bar.
    pub(super) fn open_find(&mut self, services: &mut Services<'_>) {
        self.remember_focus_before_find(services);
        let was_closed = self.state.find.open(self.state.position.chosen);
        if was_closed && self.state.find.found.is_none() {
            self.start_search(services);
        }
    }

    /// Opens the field that goes to a paragraph.
    pub(super) fn open_go_to(&mut self, services: &mut Services<'_>) {
        self.remember_focus_before_find(services);
        self.state.find.open_go_to();
    }

    /// Remembers the focus, to restore it when the find bar or the paragraph field is closed.
    fn remember_focus_before_find(&mut self, services: &mut Services<'_>) {
        if !self.state.find.is_open && !self.state.find.is_go_to_open {
            services.focus.remember(Opener::Find);
        }
        // The field takes the focus, not the requested pane.
        self.state.focus_pane = None;
    }

    /// Closes the find bar and the paragraph field.
    pub(super) fn close_find(&mut self, services: &mut Services<'_>) {
        // The match stays marked, and the next quote is searched for from there.
        let state = &mut self.state;
        if state.position.chosen.is_none()
            && let Document::Read(open) = &self.document
            && let Some(briefing) = &open.loaded.briefing
            && let Some(words) = state.find.words_of_match(briefing)
            && state.position.has(briefing, words.0)
        {
            state.position.highlight = Some(words);
        }
        state.find.close();
        self.restore_focus(Opener::Find, Pane::Reader, services);
    }

    /// Searches for the typed text.
    pub(super) fn find_text(&mut self, query: String, services: &Services<'_>) {
        self.state.find.set_query(query);
        self.start_search(services);
    }

    /// Searches with other options.
    pub(super) fn find_with(&mut self, options: Options, services: &mut Services<'_>) {
        services.persisted.find = options;
        self.start_search(services);
    }

    /// Repeats the search after the briefing was read again.
    pub(super) fn find_again(&mut self, services: &Services<'_>) {
        self.search(services.persisted.find, services.tasks, true);
    }

    fn start_search(&mut self, services: &Services<'_>) {
        self.start_search_with(services.persisted.find, services.tasks);
    }

    /// Starts a search with these options.
    pub(super) fn start_search_with(&mut self, options: Options, tasks: &Tasks) {
        self.search(options, tasks, false);
    }

    /// Starts or repeats a search with these options.
    fn search(&mut self, options: Options, tasks: &Tasks, is_repeated: bool) {
        let Document::Read(open) = &self.document else { return };
        let notes = self.state.marks.notes();
        self.state.find.start(is_repeated, |query| tasks.find(open, query.to_owned(), options, notes));
    }

    /// Handles results of the running search, or its error.
    pub(super) fn show_results(&mut self, found: Result<Option<Box<SearchResults>>, NotSearched>) {
        if self.state.find.accept(found.map_err(|error| error.to_string())) {
            self.go_to_first_match();
        }
    }

    /// While the user types, moves the text to the first match after the position where typing began.
    fn go_to_first_match(&mut self) {
        let origin = self.state.find.origin().unwrap_or_else(|| {
            // The letters that follow add no places to the history.
            self.leave();
            self.place()
        });
        self.state.find.set_origin(origin);
        let Some(briefing) = self.briefing() else { return };
        let from = origin.view.first_block_on_screen(briefing, origin.row).unwrap_or(BlockId(0));
        let view = self.state.position.view;
        match self.state.find.first_from(from, briefing, view) {
            Some(first) => self.show_match(first),
            // Back from where the first letters led.
            None if view == origin.view => self.panes.reader.list.go_to(origin.row, origin.offset),
            None => {}
        }
    }

    /// Goes to a paragraph of the full briefing by its number, and closes the field for it.
    pub(super) fn go_to_paragraph(&mut self, number: usize) {
        let Some(briefing) = self.briefing() else { return };
        let Some(block) = briefing.paragraph(number) else { return };
        let count = briefing.paragraph_count();
        self.go(|position, here| position.show_paragraph(here, block));
        self.state.find.is_go_to_open = false;
        self.state.status = Some(format!("Paragraph {} of {}", grouped(number), grouped(count)));
    }

    /// Goes to the next or previous match in the view, or in the whole briefing if the view has none.
    pub(super) fn step_match(&mut self, direction: Direction, services: &mut Services<'_>) {
        if !self.state.find.is_open {
            let is_new = self.state.find.query.is_empty();
            self.open_find(services);
            self.state.find.wants_focus = is_new;
        }
        if let Some(near) = self.state.find.near() {
            let (block, range) = (near.block, near.range.clone());
            return self.go(|position, here| position.go_to_words(here, block, range));
        }
        let Some(briefing) = self.briefing() else { return };
        let next = self.state.find.step(direction, briefing, self.state.position.view);
        let Some((number, has_wrapped)) = next else { return };
        self.show_match(number);
        self.state.find.forget_origin();
        self.state.status = has_wrapped.then(|| {
            let end = if direction.is_next() { "top" } else { "end" };
            format!("Search wrapped to the {end}: {}", self.state.find.count())
        });
    }

    /// Goes to the match with this number.
    pub(super) fn go_to_match(&mut self, number: usize) {
        self.leave();
        self.show_match(number);
        self.state.find.forget_origin();
    }

    /// Brings a match into view; next and previous continue from it.
    fn show_match(&mut self, number: usize) {
        let Some(target) = self.briefing().and_then(|briefing| self.state.find.target(number, briefing)) else {
            return;
        };
        match target {
            MatchTarget::Top(view) => self.go(|position, here| position.show_from_top(here.briefing, view)),
            MatchTarget::Quote(id) => self.choose(id),
            MatchTarget::Mark(id) => self.go_to_mark(id),
            MatchTarget::Words(block, range, note) => {
                self.go(|position, here| position.reveal(here.briefing, block, range));
                self.state.position.open_note = note;
            }
        }
        self.state.find.at = Some(number);
    }
}
