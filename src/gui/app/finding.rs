//! Finding: what the field, its keys and the list of matches ask for.

use briefing_core::text::number::grouped;
use std::sync::Arc;

use egui::{Context, Key};

use super::{App, Document, first_block_on_screen, focus::Opened};
use crate::gui::{
    state::{
        session::ScrollTarget,
        view::{Pane, View},
    },
    ui::{find, open, save},
};
use briefing_core::{
    model::{BlockId, Briefing, QuoteId},
    search::{NearPassage, Place, SearchResults},
};

impl App {
    /// Whether a field has the focus that one types in.
    pub(super) fn is_typing(&self, ctx: &Context) -> bool {
        let focused = ctx.memory(|memory| memory.focused());
        focused
            .is_some_and(|id| [find::field_id(), find::number_id(), save::field_id(), open::field_id()].contains(&id))
    }

    pub(super) fn open_find(&mut self) {
        self.remember_focus_before_find();
        let find = &mut self.tab.state.find;
        find.go_to = None;
        find.wants_focus = true;
        if !find.is_open {
            find.is_open = true;
            self.tab.find_origin = None;
            if self.tab.state.find.found.is_none() {
                self.search_now();
            }
        }
    }

    /// Where the focus goes back to once what finds, or goes to a paragraph, is closed.
    pub(super) fn remember_focus_before_find(&mut self) {
        if !self.tab.state.find.is_open && self.tab.state.find.go_to.is_none() {
            self.remember_focus(Opened::Find);
        }
    }

    pub(super) fn close_find(&mut self, ctx: &Context) {
        self.tab.state.find.is_open = false;
        self.tab.state.find.go_to = None;
        self.tab.finding = None;
        if std::mem::replace(&mut self.tab.state.find.is_searching, false) {
            // What was found so far is not the answer to what was typed.
            self.tab.state.find.found = None;
        }
        self.restore_focus(ctx, Opened::Find, Pane::Reader);
    }

    /// Looks for what is in the field.
    pub(super) fn search_now(&mut self) {
        let Document::Read(open) = &self.tab.document else { return };
        let find = &mut self.tab.state.find;
        find.error = None;
        find.at = None;
        if find.query.is_empty() || !find.is_open {
            self.tab.finding = None;
            find.found = None;
            find.is_searching = false;
            return;
        }
        find.is_searching = true;
        self.tab.finding = Some(self.tasks.find(open, find.query.clone(), self.persisted.find));
    }

    pub(super) fn take_found(&mut self, number: u64, found: Result<Option<Box<SearchResults>>, String>) {
        let find = &mut self.tab.state.find;
        if self.tab.finding.as_ref().is_none_or(|finding| finding.number != number) || !find.is_searching {
            return;
        }
        match found {
            Ok(found) => {
                find.is_searching = found.as_ref().is_some_and(|found| !found.is_all);
                find.found = found.map(Arc::from);
            }
            Err(sentence) => {
                find.is_searching = false;
                find.found = None;
                find.error = Some(sentence);
            }
        }
        // What is found again in a file that was read again does not move the text.
        if self.tab.state.find.whole().is_some() && !std::mem::replace(&mut self.tab.is_found_again, false) {
            self.go_to_first_hit();
        }
    }

    /// As one types, the text goes to the first hit from where one was when one began.
    fn go_to_first_hit(&mut self) {
        let origin = self.tab.find_origin.unwrap_or_else(|| {
            // The letters that follow are no places to go back to.
            let place = self.place();
            self.tab.history.leave(place);
            place
        });
        self.tab.find_origin = Some(origin);
        let Some(briefing) = self.briefing() else { return };
        let from = first_block_on_screen(briefing, origin.view, origin.row).unwrap_or(BlockId(0));
        let next = self.tab.state.find.whole().and_then(|found| {
            let start = found.hits.from_block(from).unwrap_or(found.hits.total());
            self.next_hit_in_view(found, start).or_else(|| self.next_hit_in_view(found, 0))
        });
        match next {
            Some(next) => self.show_hit(next),
            // Back from where the first letters had led.
            None if self.tab.state.view == origin.view => {
                self.tab.panes.reader.list.row = origin.row;
                self.tab.panes.reader.list.offset = origin.offset;
            }
            None => {}
        }
    }

    /// The first hit of this number or a later one that the view shows.
    fn next_hit_in_view(&self, found: &SearchResults, number: usize) -> Option<usize> {
        let mut places = found.hits.places_from(number);
        places.find(|(place, ..)| self.shows_place(*place)).map(|(_, first, _)| first.max(number))
    }

    fn last_hit_in_view(&self, found: &SearchResults, number: usize) -> Option<usize> {
        let mut places = found.hits.places_to(number).rev();
        places.find(|(place, ..)| self.shows_place(*place)).map(|(_, first, count)| (first + count - 1).min(number))
    }

    fn shows_place(&self, place: Place) -> bool {
        let block = self.briefing().and_then(|briefing| place.block(briefing));
        block.is_some_and(|block| self.has_in_view(block))
    }

    pub(super) fn enter(&mut self, is_forward: bool) {
        let Some(typed) = self.tab.state.find.go_to.clone() else {
            self.step_hit(is_forward);
            return;
        };
        let count = self.briefing().map_or(0, Briefing::block_count);
        let number = typed.trim().replace(',', "").parse::<u32>().ok().and_then(|number| number.checked_sub(1));
        if let Some(block) = number.map(BlockId).filter(|block| block.index() < count) {
            let place = self.place();
            self.tab.history.leave(place);
            self.set_view(View::Full);
            self.tab.panes.reader.list.go_to(block.index() + 1);
            self.tab.state.find.go_to = None;
            self.tab.state.status = Some(format!("Paragraph {} of {}", grouped(block.index() + 1), grouped(count)));
        }
    }

    /// To the next hit that the view shows, or the one before; where it shows none, to the next of all.
    pub(super) fn step_hit(&mut self, is_forward: bool) {
        if !self.tab.state.find.is_open {
            let is_new = self.tab.state.find.query.is_empty();
            self.open_find();
            self.tab.state.find.wants_focus = is_new;
        }
        if let Some(near) = self.tab.state.find.near().cloned() {
            self.go_to_near(near);
            return;
        }
        let Some(found) = self.tab.state.find.whole() else { return };
        let Some(last) = found.hits.total().checked_sub(1) else { return };
        let (at, is_wanted) = (self.tab.state.find.at, |found: &SearchResults, number| match is_forward {
            true => self.next_hit_in_view(found, number),
            false => self.last_hit_in_view(found, number),
        });
        let next = match (at, is_forward) {
            (None, _) => Some(if is_forward { 0 } else { last }),
            (Some(at), true) => Some(at + 1).filter(|next| *next <= last),
            (Some(at), false) => at.checked_sub(1),
        };
        let end = if is_forward { 0 } else { last };
        // What the view has left of them; out of a topic then to the others; then all over again.
        let in_view = next.and_then(|next| is_wanted(found, next));
        // In the full briefing every match has its turn, those of titles, topics and speakers as well.
        let onward = if self.tab.state.view == View::Full { next } else { in_view.or(next) };
        let (hit, is_round) = (onward.unwrap_or(end), onward.is_none());
        self.show_hit(hit);
        self.tab.find_origin = None;
        self.tab.state.status = is_round.then(|| match is_forward {
            true => format!("Search wrapped to the top: {}", self.tab.state.find.count()),
            false => format!("Search wrapped to the end: {}", self.tab.state.find.count()),
        });
    }

    pub(super) fn go_to_hit(&mut self, number: usize) {
        let place = self.place();
        self.tab.history.leave(place);
        self.show_hit(number);
        self.tab.find_origin = None;
    }

    /// Brings a hit into view, and makes it the one that next and previous go on from.
    fn show_hit(&mut self, number: usize) {
        let Some(found) = self.tab.state.find.found.clone() else { return };
        let Some((place, nth)) = found.hits.get(number) else { return };
        let Some(briefing) = self.briefing() else { return };
        let range = found.search.find(&place.text(briefing)).get(nth).cloned().unwrap_or_default();
        let note = if let Place::Note(id) = place { briefing.note(id).map(|note| note.range.clone()) } else { None };
        let speaks = |speaker| briefing.quotes().iter().position(|quote| quote.speaker == Some(speaker));
        let (block, first_of_speaker) = (
            place.block(briefing),
            if let Place::Speaker(id) = place {
                speaks(id).and_then(|i| u32::try_from(i).ok()).map(QuoteId)
            } else {
                None
            },
        );
        match place {
            Place::Title => self.show_from_top(View::Full),
            Place::Topic(id) => self.show_from_top(View::Topic(id)),
            Place::Speaker(_) => match first_of_speaker {
                Some(quote) => self.choose(quote),
                None => self.show_from_top(View::Full),
            },
            Place::Claim(id) => self.choose(id),
            Place::Block(_) | Place::Note(_) => {
                let Some(block) = block else { return };
                let is_in_view = self.has_in_view(block);
                self.set_view(if is_in_view { self.tab.state.view } else { View::Full });
                self.tab.panes.reader.wanted = Some(ScrollTarget { block, range: note.unwrap_or(range) });
            }
        }
        if let Place::Note(id) = place {
            self.tab.state.open_note = Some(id);
        }
        self.tab.state.find.at = Some(number);
    }

    /// Brings the passage into view that is nearest to what is nowhere.
    fn go_to_near(&mut self, near: NearPassage) {
        let place = self.place();
        self.tab.history.leave(place);
        self.set_view(if self.has_in_view(near.block) { self.tab.state.view } else { View::Full });
        self.tab.panes.reader.wanted = Some(ScrollTarget { block: near.block, range: near.range });
    }

    fn show_from_top(&mut self, view: View) {
        self.set_view(view);
        self.tab.panes.reader.list.go_to(0);
    }
}

/// Whether an event is for the field that one types in, although it would ask for an action elsewhere.
pub(super) fn is_for_a_field(event: &egui::Event) -> bool {
    match event {
        egui::Event::Copy => true,
        egui::Event::Key { key, modifiers, .. } if modifiers.command => matches!(key, Key::A | Key::Z | Key::Y),
        egui::Event::Key { key, .. } => *key == Key::Slash,
        _ => false,
    }
}
