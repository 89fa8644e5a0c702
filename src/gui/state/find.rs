//! The search in a briefing: the query, its results, and moving between matches.

use std::{
    ops::Range,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use briefing_core::{
    marks::MarkId,
    matching::quotation_marks::is_quotation_mark,
    model::{BlockId, Briefing, NoteId, QuoteId},
    search::{NearPassage, SearchResults, SearchTarget},
    text::number::{counted, grouped},
};

use super::{
    ids::TaskId,
    view::{Direction, PlaceInView, View},
};

/// A search on a thread, cancelled when this is dropped.
#[derive(Debug)]
pub struct RunningSearch {
    /// Identifies the search in its results.
    pub task: TaskId,
    /// Tells the thread to stop.
    pub is_stopped: Arc<AtomicBool>,
}

impl Drop for RunningSearch {
    fn drop(&mut self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }
}

/// The text of a find bar if nothing was found.
pub const NO_MATCHES: &str = "No matches";

/// How many matches there are, or which of them was visited last.
pub fn matches_in_words(total: usize, at: Option<usize>) -> String {
    match (total, at) {
        (0, _) => NO_MATCHES.to_owned(),
        (total, Some(at)) => format!("{} of {}", grouped(at + 1), grouped(total)),
        (total, None) => counted(total, "match", "matches"),
    }
}

/// The find bar, and the search for its query.
#[derive(Debug, Default)]
pub struct Find {
    /// Whether the bar is open.
    pub is_open: bool,
    /// Whether the bar that goes to a paragraph by its number is open, instead of the find bar.
    pub is_go_to_open: bool,
    /// Whether the field is to take the focus.
    pub wants_focus: bool,
    /// The typed query.
    pub query: String,
    /// The results, or those of the previous query while the search is running.
    pub found: Option<Arc<SearchResults>>,
    /// Whether a thread is searching.
    pub is_searching: bool,
    /// The error of the query, a sentence.
    pub error: Option<String>,
    /// The index of the match that was visited last.
    pub at: Option<usize>,
    /// The quote that was chosen when the bar was opened.
    chosen_before: Option<QuoteId>,
    /// The search whose results are expected, or the last one.
    running: Option<RunningSearch>,
    /// The user's position when the query was begun, or the last match that was visited.
    origin: Option<PlaceInView>,
    /// Whether the search runs because the file was read again, not because the user typed: then the text does not
    /// move.
    is_repeated: bool,
}

/// The target of a match.
#[derive(Debug, Clone, PartialEq)]
pub enum MatchTarget {
    /// The top of a view.
    Top(View),
    /// A quote.
    Quote(QuoteId),
    /// One of the user's own marks.
    Mark(MarkId),
    /// Words of the text, and the note on them if the match is in the note.
    Words(BlockId, Range<usize>, Option<NoteId>),
}

impl Find {
    /// Opens the find bar while this quote is chosen. Returns whether it was closed before.
    pub fn open(&mut self, chosen: Option<QuoteId>) -> bool {
        self.chosen_before = chosen;
        self.is_go_to_open = false;
        self.wants_focus = true;
        let was_closed = !std::mem::replace(&mut self.is_open, true);
        if was_closed {
            self.origin = None;
        }
        was_closed
    }

    /// Opens the field that goes to a paragraph.
    pub fn open_go_to(&mut self) {
        self.is_go_to_open = true;
        self.wants_focus = true;
    }

    /// Closes both bars, and cancels a running search.
    pub fn close(&mut self) {
        self.is_open = false;
        self.is_go_to_open = false;
        self.running = None;
        if std::mem::replace(&mut self.is_searching, false) {
            // The previous results do not belong to the new query.
            self.found = None;
        }
    }

    /// Whether this quote was chosen after the bar was opened.
    pub fn led_to(&self, chosen: Option<QuoteId>) -> bool {
        self.is_open && chosen.is_some() && chosen != self.chosen_before
    }

    /// Sets the query that the user has typed.
    pub fn set_query(&mut self, query: String) {
        self.query = query;
        self.is_repeated = false;
    }

    /// Starts a search for the query with `search`, replacing a running one; or none if the query is empty or the bar
    /// is closed. `is_again`: the briefing was read again, so the earlier results no longer apply.
    pub fn start(&mut self, is_again: bool, search: impl FnOnce(&str) -> RunningSearch) {
        self.error = None;
        self.at = None;
        self.is_repeated |= is_again;
        self.is_searching = self.is_open && !self.query.is_empty();
        self.running = self.is_searching.then(|| search(&self.query));
        if is_again || !self.is_searching {
            self.found = None;
        }
    }

    /// Whether this search is the last one.
    pub fn is_running(&self, task: TaskId) -> bool {
        self.running.as_ref().is_some_and(|running| running.task == task)
    }

    /// Takes over results of the running search, or its error, a sentence. Returns whether the text is to move to the
    /// first match: once all matches of a query that the user has typed are known.
    pub fn accept(&mut self, found: Result<Option<Box<SearchResults>>, String>) -> bool {
        if !self.is_searching {
            return false;
        }
        match found {
            Ok(found) => {
                self.is_searching = found.as_ref().is_some_and(|found| !found.is_all);
                self.found = found.map(Arc::from);
            }
            Err(error) => {
                self.is_searching = false;
                self.found = None;
                self.error = Some(error);
            }
        }
        self.whole().is_some() && !std::mem::replace(&mut self.is_repeated, false)
    }

    /// The position from which the query is searched, if already known.
    pub fn origin(&self) -> Option<PlaceInView> {
        self.origin
    }

    /// Searches the query from this position while the user continues to type.
    pub fn set_origin(&mut self, place: PlaceInView) {
        self.origin = Some(place);
    }

    /// Searches the next query from the position that is shown then.
    pub fn forget_origin(&mut self) {
        self.origin = None;
    }

    /// The results, while the bar is open.
    pub fn shown(&self) -> Option<&SearchResults> {
        self.found.as_deref().filter(|_| self.is_open)
    }

    /// The complete results, while the bar is open.
    pub fn whole(&self) -> Option<&SearchResults> {
        self.shown().filter(|found| found.is_all)
    }

    /// The most similar passage, if nothing was found.
    pub fn near(&self) -> Option<&NearPassage> {
        self.whole().filter(|found| found.hits.total() == 0)?.nearest.as_ref()
    }

    /// The query without quotation marks around it, for a sentence that has its own marks.
    pub fn words(&self) -> &str {
        self.query.trim_matches(|c: char| is_quotation_mark(c) || c.is_whitespace())
    }

    /// The query that is actually used, if it differs from the typed one.
    pub fn instead(&self) -> Option<&str> {
        self.shown()?.instead.as_deref()
    }

    /// The text of the bar about the matches.
    pub fn count(&self) -> String {
        match self.whole() {
            None if self.is_searching => "Searching…".to_owned(),
            None => String::new(),
            Some(found) => matches_in_words(found.hits.total(), self.at),
        }
    }

    /// The first match in this view from a block on, wrapping around at the end.
    pub fn first_from(&self, block: BlockId, briefing: &Briefing, view: View) -> Option<usize> {
        let found = self.whole()?;
        let start = found.hits.from_block(block).unwrap_or(found.hits.total());
        let hits = HitsInView { found, briefing, view };
        hits.next(start).or_else(|| hits.next(0))
    }

    /// The next or previous match in this view, or of all matches if the view has none, and whether the search wrapped
    /// around. `None` without matches.
    pub fn step(&self, direction: Direction, briefing: &Briefing, view: View) -> Option<(usize, bool)> {
        HitsInView { found: self.whole()?, briefing, view }.step(self.at, direction)
    }

    /// The words of the text that were visited last, if they are a match.
    pub fn words_of_match(&self, briefing: &Briefing) -> Option<(BlockId, Range<usize>)> {
        let found = self.whole()?;
        let (place, nth) = found.hits.get(self.at?)?;
        let SearchTarget::Block(block) = place else { return None };
        Some((block, words_of(found, place, nth, briefing)?))
    }

    /// The target of the match with this index.
    pub fn target(&self, number: usize, briefing: &Briefing) -> Option<MatchTarget> {
        let found = self.found.as_deref()?;
        let (place, nth) = found.hits.get(number)?;
        let words = || words_of(found, place, nth, briefing).unwrap_or_default();
        Some(match place {
            SearchTarget::Title => MatchTarget::Top(View::Full),
            SearchTarget::Topic(id) => MatchTarget::Top(View::Topic(id)),
            SearchTarget::Speaker(id) => {
                let first = (0..).map(QuoteId).zip(briefing.quotes()).find(|(_, quote)| quote.speaker == Some(id));
                first.map_or(MatchTarget::Top(View::Full), |(quote, _)| MatchTarget::Quote(quote))
            }
            SearchTarget::Own(number) => MatchTarget::Mark(found.own.get(number as usize)?.mark),
            SearchTarget::Claim(id) => MatchTarget::Quote(id),
            SearchTarget::Block(block) => MatchTarget::Words(block, words(), None),
            // A match in the original is not in the text, so its block is brought into view.
            SearchTarget::Original(_) => MatchTarget::Words(place.block(briefing)?, 0..0, None),
            SearchTarget::Note(id) => {
                let range = briefing.note(id).map_or_else(words, |note| note.range.clone());
                MatchTarget::Words(place.block(briefing)?, range, Some(id))
            }
        })
    }
}

/// The words of a match: bytes of the text.
fn words_of(found: &SearchResults, place: SearchTarget, nth: usize, briefing: &Briefing) -> Option<Range<usize>> {
    found.search.find(&found.text_of(place, briefing)).get(nth).cloned()
}

/// The matches of a search, and the view in which they are visited.
struct HitsInView<'a> {
    found: &'a SearchResults,
    briefing: &'a Briefing,
    view: View,
}

impl HitsInView<'_> {
    /// The first hit with this index or a later one in the view.
    fn next(&self, number: usize) -> Option<usize> {
        let mut places = self.found.hits.places_from(number);
        places.find(|(place, ..)| self.has(*place)).map(|(_, first, _)| first.max(number))
    }

    /// The last hit with this index or an earlier one in the view.
    fn last(&self, number: usize) -> Option<usize> {
        let mut places = self.found.hits.places_to(number).rev();
        places.find(|(place, ..)| self.has(*place)).map(|(_, first, count)| (first + count - 1).min(number))
    }

    fn has(&self, place: SearchTarget) -> bool {
        let row = place.block(self.briefing).and_then(|block| self.view.row_of_block(self.briefing, block));
        row.is_some()
    }

    /// The hit after or before this one: of those in the view, then of those outside the topic, then from the other
    /// end, in which case the second value is true. `None` without hits.
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
        // In the full briefing every match is visited, including those in titles, topics and speakers.
        let onward = if self.view == View::Full { next } else { in_view.or(next) };
        Some((onward.unwrap_or(end), onward.is_none()))
    }
}
