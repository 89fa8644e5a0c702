//! Finding in a tab: what the field, its keys and the list of matches ask for.

use briefing_core::text::number::grouped;
use std::{ops::Range, sync::Arc};

use super::{
    document_tab::{Document, DocumentTab},
    focus::Opener,
    services::Services,
};
use crate::gui::{
    platform::tasks::{NotSearched, Tasks},
    state::view::{Direction, Pane, ScrollTarget, View},
};
use briefing_core::{
    model::{BlockId, Briefing, QuoteId},
    search::{NearPassage, Options, SearchResults, SearchTarget},
};

impl DocumentTab {
    /// Opens the field that finds.
    pub(super) fn open_find(&mut self, services: &mut Services<'_>) {
        self.remember_focus_before_find(services);
        let find = &mut self.state.find;
        find.chosen_before = self.state.chosen;
        find.is_go_to_open = false;
        find.wants_focus = true;
        if !find.is_open {
            find.is_open = true;
            self.search.origin = None;
            if self.state.find.found.is_none() {
                self.start_search(services);
            }
        }
    }

    /// Whether a quote was chosen while the bar was open: with nothing selected in its field, Ctrl+C copies that.
    pub(super) fn is_chosen_from_find(&self) -> bool {
        let find = &self.state.find;
        find.is_open && self.state.chosen.is_some() && self.state.chosen != find.chosen_before
    }

    /// Opens the field that goes to a paragraph.
    pub(super) fn open_go_to(&mut self, services: &mut Services<'_>) {
        self.remember_focus_before_find(services);
        self.state.find.is_go_to_open = true;
        self.state.find.wants_focus = true;
    }

    /// Remembers the focus, to restore it when the find bar or the paragraph field is closed.
    fn remember_focus_before_find(&mut self, services: &mut Services<'_>) {
        if !self.state.find.is_open && !self.state.find.is_go_to_open {
            services.focus.remember(Opener::Find);
        }
        // The field takes it, and not the pane that was to have it.
        self.state.focus_pane = None;
    }

    /// Closes what finds or goes to a paragraph.
    pub(super) fn close_find(&mut self, services: &mut Services<'_>) {
        // The match stays marked, and the next quote is looked for from there.
        if self.state.find.is_open && self.state.chosen.is_none() {
            self.state.highlight = self.words_of_match().or(self.state.highlight.take());
        }
        self.state.find.is_open = false;
        self.state.find.is_go_to_open = false;
        self.search.running = None;
        if std::mem::replace(&mut self.state.find.is_searching, false) {
            // The previous results do not belong to the new query.
            self.state.find.found = None;
        }
        self.restore_focus(Opener::Find, Pane::Reader, services);
    }

    /// The words of the text that were gone to last, if the view has them.
    fn words_of_match(&self) -> Option<(BlockId, Range<usize>)> {
        let found = self.state.find.whole()?;
        let (place, nth) = found.hits.get(self.state.find.at?)?;
        let SearchTarget::Block(block) = place else { return None };
        let range = found.search.find(&found.text_of(place, self.briefing()?)).get(nth)?.clone();
        self.has_in_view(block).then_some((block, range))
    }

    /// Finds what was typed.
    pub(super) fn find_text(&mut self, query: String, services: &Services<'_>) {
        self.state.find.query = query;
        self.search.is_repeated = false;
        self.start_search(services);
    }

    /// Finds with other options.
    pub(super) fn find_with(&mut self, options: Options, services: &mut Services<'_>) {
        services.persisted.find = options;
        self.start_search(services);
    }

    /// Repeats the search in a file that was read again.
    pub(super) fn find_again(&mut self, services: &Services<'_>) {
        self.state.find.found = None;
        self.start_search(services);
        self.search.is_repeated = true;
    }

    /// Starts a search for what is in the field, in place of one that is running.
    fn start_search(&mut self, services: &Services<'_>) {
        self.start_search_with(services.persisted.find, services.tasks);
    }

    /// Starts a search with these options.
    pub(super) fn start_search_with(&mut self, options: Options, tasks: &Tasks) {
        let Document::Read(open) = &self.document else { return };
        let find = &mut self.state.find;
        find.error = None;
        find.at = None;
        if find.query.is_empty() || !find.is_open {
            self.search.running = None;
            find.found = None;
            find.is_searching = false;
            return;
        }
        find.is_searching = true;
        self.search.running = Some(tasks.find(open, find.query.clone(), options, self.state.marks.notes()));
    }

    /// The running search has found something, or cannot be made.
    pub(super) fn show_results(&mut self, found: Result<Option<Box<SearchResults>>, NotSearched>) {
        let find = &mut self.state.find;
        if !find.is_searching {
            return;
        }
        match found {
            Ok(found) => {
                find.is_searching = found.as_ref().is_some_and(|found| !found.is_all);
                find.found = found.map(Arc::from);
            }
            Err(error) => {
                find.is_searching = false;
                find.found = None;
                find.error = Some(error.to_string());
            }
        }
        // Repeating the search after a reload does not move the text.
        if self.state.find.whole().is_some() && !std::mem::replace(&mut self.search.is_repeated, false) {
            self.go_to_first_hit();
        }
    }

    /// While a person types, the text moves to the first hit after the place where the typing began.
    fn go_to_first_hit(&mut self) {
        let origin = self.search.origin.unwrap_or_else(|| {
            // The letters that follow are no places to go back to.
            self.push_history();
            self.place()
        });
        self.search.origin = Some(origin);
        let Some(briefing) = self.briefing() else { return };
        let from = origin.view.first_block_on_screen(briefing, origin.row).unwrap_or(BlockId(0));
        let next = self.state.find.whole().and_then(|found| {
            let start = found.hits.from_block(from).unwrap_or(found.hits.total());
            let hits = HitsInView { found, briefing, view: self.state.view };
            hits.next(start).or_else(|| hits.next(0))
        });
        match next {
            Some(next) => self.show_hit(next),
            // Back from where the first letters had led.
            None if self.state.view == origin.view => {
                self.panes.reader.list.row = origin.row;
                self.panes.reader.list.offset = origin.offset;
            }
            None => {}
        }
    }

    /// Goes to a paragraph of the full briefing by its number, and closes the field for it.
    pub(super) fn go_to_paragraph(&mut self, number: usize) {
        let Some(briefing) = self.briefing() else { return };
        let Some(block) = briefing.paragraph(number) else { return };
        let count = briefing.paragraph_count();
        self.push_history();
        self.set_view(View::Full);
        // The head of the briefing is the row before them.
        self.panes.reader.list.go_to(block.index() + 1);
        self.state.find.is_go_to_open = false;
        self.state.status = Some(format!("Paragraph {} of {}", grouped(number), grouped(count)));
    }

    /// Goes to the next or previous hit in the view; if it has none, to the next of all hits.
    pub(super) fn step_hit(&mut self, direction: Direction, services: &mut Services<'_>) {
        if !self.state.find.is_open {
            let is_new = self.state.find.query.is_empty();
            self.open_find(services);
            self.state.find.wants_focus = is_new;
        }
        if let Some(near) = self.state.find.near().cloned() {
            self.go_to_near(near);
            return;
        }
        let (Some(found), Some(briefing)) = (self.state.find.whole(), self.briefing()) else { return };
        let hits = HitsInView { found, briefing, view: self.state.view };
        let Some((hit, is_round)) = hits.step(self.state.find.at, direction) else { return };
        self.show_hit(hit);
        self.search.origin = None;
        self.state.status = is_round.then(|| {
            let end = if direction.is_next() { "top" } else { "end" };
            format!("Search wrapped to the {end}: {}", self.state.find.count())
        });
    }

    pub(super) fn go_to_hit(&mut self, number: usize) {
        self.push_history();
        self.show_hit(number);
        self.search.origin = None;
    }

    /// Brings a hit into view, and makes it the one that next and previous go on from.
    fn show_hit(&mut self, number: usize) {
        let Some(found) = self.state.find.found.clone() else { return };
        let Some((place, nth)) = found.hits.get(number) else { return };
        let Some(briefing) = self.briefing() else { return };
        let range = found.search.find(&found.text_of(place, briefing)).get(nth).cloned().unwrap_or_default();
        let note =
            if let SearchTarget::Note(id) = place { briefing.note(id).map(|note| note.range.clone()) } else { None };
        let speaks = |speaker| briefing.quotes().iter().position(|quote| quote.speaker == Some(speaker));
        let (block, first_of_speaker) = (
            place.block(briefing),
            if let SearchTarget::Speaker(id) = place {
                speaks(id).and_then(|i| u32::try_from(i).ok()).map(QuoteId)
            } else {
                None
            },
        );
        match place {
            SearchTarget::Title => self.show_from_top(View::Full),
            SearchTarget::Topic(id) => self.show_from_top(View::Topic(id)),
            SearchTarget::Speaker(_) => match first_of_speaker {
                Some(quote) => self.choose(quote),
                None => self.show_from_top(View::Full),
            },
            SearchTarget::Own(number) => {
                if let Some(note) = found.own.get(number as usize) {
                    self.go_to_mark(note.mark);
                }
            }
            SearchTarget::Claim(id) => self.choose(id),
            SearchTarget::Block(_) | SearchTarget::Original(_) | SearchTarget::Note(_) => {
                let Some(block) = block else { return };
                // A place in the original is not in the text, so the block is brought into view.
                let range = if matches!(place, SearchTarget::Original(_)) { 0..0 } else { range };
                let is_in_view = self.has_in_view(block);
                self.set_view(if is_in_view { self.state.view } else { View::Full });
                self.panes.reader.scroll_to = Some(ScrollTarget { block, range: note.unwrap_or(range) });
            }
        }
        if let SearchTarget::Note(id) = place {
            self.state.open_note = Some(id);
        }
        self.state.find.at = Some(number);
    }

    /// Brings into view the passage that is nearest to what was not found.
    fn go_to_near(&mut self, near: NearPassage) {
        self.push_history();
        self.set_view(if self.has_in_view(near.block) { self.state.view } else { View::Full });
        self.panes.reader.scroll_to = Some(ScrollTarget { block: near.block, range: near.range });
    }

    fn show_from_top(&mut self, view: View) {
        self.set_view(view);
        self.panes.reader.list.go_to(0);
    }
}

/// The hits of a search, and the view in which they are gone through.
struct HitsInView<'a> {
    found: &'a SearchResults,
    briefing: &'a Briefing,
    view: View,
}

impl HitsInView<'_> {
    /// The first hit of this number or a later one that the view shows.
    fn next(&self, number: usize) -> Option<usize> {
        let mut places = self.found.hits.places_from(number);
        places.find(|(place, ..)| self.has(*place)).map(|(_, first, _)| first.max(number))
    }

    /// The last hit of this number or an earlier one that the view shows.
    fn last(&self, number: usize) -> Option<usize> {
        let mut places = self.found.hits.places_to(number).rev();
        places.find(|(place, ..)| self.has(*place)).map(|(_, first, count)| (first + count - 1).min(number))
    }

    fn has(&self, place: SearchTarget) -> bool {
        let row = place.block(self.briefing).and_then(|block| self.view.row_of_block(self.briefing, block));
        row.is_some()
    }

    /// The hit after this one, or before it: of those in the view; then of those outside the topic; then from the other
    /// end, which the second value tells. `None` without hits.
    fn step(&self, at: Option<usize>, direction: Direction) -> Option<(usize, bool)> {
        let last = self.found.hits.total().checked_sub(1)?;
        let (next, end) = match (at, direction) {
            (None, Direction::Next) => (Some(0), 0),
            (None, Direction::Previous) => (Some(last), last),
            (Some(at), Direction::Next) => (Some(at + 1).filter(|next| *next <= last), 0),
            (Some(at), Direction::Previous) => (at.checked_sub(1), last),
        };
        let in_view = match direction {
            Direction::Next => next.and_then(|next| self.next(next)),
            Direction::Previous => next.and_then(|next| self.last(next)),
        };
        // In the full briefing every match has its turn, those of titles, topics and speakers as well.
        let onward = if self.view == View::Full { next } else { in_view.or(next) };
        Some((onward.unwrap_or(end), onward.is_none()))
    }
}
