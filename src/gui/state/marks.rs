//! The user's own marks in the briefing of a tab: the marks, the positions of their words, and undo for every change.

use std::{collections::HashMap, ops::Range, sync::Arc};

use super::ids::TaskId;
use briefing_core::{
    marks::{Anchor, Colour, Located, Mark, MarkId, Moment, Place, QuoteKey, QuoteRecord, StoredMarks, tags_in_words},
    model::{BlockId, Briefing, Changes, QuoteId},
    search::OwnNote,
};

/// The marks of a tab.
#[derive(Debug, Default)]
pub struct Marks {
    kept: StoredMarks,
    /// The changes that are not known to be stored yet.
    unsaved: StoredMarks,
    places: HashMap<MarkId, Place>,
    in_blocks: HashMap<BlockId, Vec<(MarkId, Range<usize>)>>,
    /// Marks whose words are in the text, in text order, and marks whose words are not.
    in_order: Vec<MarkId>,
    orphaned: Vec<MarkId>,
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Changes with every change of the marks.
    pub revision: u64,
    /// The task that is locating their words.
    pub locating: Option<TaskId>,
    /// The colour for the next mark.
    pub colour: Colour,
    /// Lists only the marks with this tag.
    pub tag: Option<String>,
    /// The mark whose note is kept open.
    pub open: Option<MarkId>,
    /// Whether the user was told that they cannot be stored.
    pub is_failure_reported: bool,
    /// Whether the stored marks of a briefing were requested.
    is_open: bool,
    /// The current time.
    pub now: Moment,
    /// How many seconds local time is ahead of UTC.
    pub offset: i32,
}

/// A change that can be undone.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Mark { id: MarkId, before: Option<Box<Mark>>, after: Option<Box<Mark>> },
    Used { key: QuoteKey, is_used: bool },
}

/// How many changes can be undone.
const MAX_UNDO_STEPS: usize = 100;

/// The maximum number of marks in one briefing.
pub const MAX_MARKS: usize = 100_000;

impl Marks {
    // ---- storing -----------------------------------------------------------------------------------

    /// Merges the stored marks, or changes of another window. Returns whether anything changed.
    pub fn follow(&mut self, kept: StoredMarks) -> bool {
        let is_new = self.kept.merge(kept);
        if is_new {
            self.arrange();
        }
        is_new
    }

    /// Whether these are the marks in the briefing stored under this name.
    pub fn is_of(&self, file: Option<&str>) -> bool {
        self.is_open && self.kept.file.as_deref() == file
    }

    /// Clears the marks for another briefing, which is stored under this name.
    pub fn forget(&mut self, file: Option<String>) {
        let kept = StoredMarks { file: file.clone(), ..StoredMarks::default() };
        let unsaved = StoredMarks { file, ..StoredMarks::default() };
        let (now, offset, colour, revision) = (self.now, self.offset, self.colour, self.revision + 1);
        *self = Self { kept, unsaved, is_open: true, now, offset, colour, revision, ..Self::default() };
    }

    /// Continues in another file, to which all marks have to be stored.
    pub fn move_to(&mut self, file: Option<String>) {
        self.kept.file = file;
        self.unsaved = self.kept.clone();
    }

    /// The changes that are not known to be stored yet, or `None` if all are.
    pub fn unsaved(&self) -> Option<&StoredMarks> {
        (!self.unsaved.is_empty()).then_some(&self.unsaved)
    }

    /// Records that these changes were stored.
    pub fn saved(&mut self, stored: &StoredMarks) {
        self.unsaved.marks.retain(|id, kept| stored.marks.get(id) != Some(kept));
        self.unsaved.quotes.retain(|key, record| stored.quotes.get(key) != Some(record));
    }

    fn put(&mut self, id: MarkId, mark: Option<Mark>) {
        let changed = self.kept.set(id, mark, self.now);
        self.unsaved.merge(changed);
        self.arrange();
    }

    // ---- locating the words ------------------------------------------------------------------------

    /// The words of all marks, to be located.
    pub fn anchors(&self) -> Vec<(MarkId, Anchor)> {
        self.kept.iter().map(|(id, mark)| (id, mark.anchor.clone())).collect()
    }

    /// Sets where the words were found.
    pub fn set_located(&mut self, located: Vec<(MarkId, Located)>) {
        self.places.clear();
        for (id, Located { place, anchor }) in located {
            self.places.extend(place.map(|place| (id, place)));
            let changed = anchor.and_then(|anchor| self.kept.set_anchor(id, anchor));
            self.unsaved.merge(changed.unwrap_or_default());
        }
        self.locating = None;
        self.arrange();
    }

    /// After a change of the text: marks in unchanged paragraphs are shown there until all are located again.
    pub fn move_with(&mut self, changes: &Changes) {
        for place in self.places.values_mut() {
            let moved: Option<Place> = place
                .iter()
                .map(|(block, range)| {
                    let (block, is_same) = changes.block(*block);
                    is_same.then(|| (block, range.clone()))
                })
                .collect();
            *place = moved.unwrap_or_default();
        }
        self.places.retain(|_, place| !place.is_empty());
        self.arrange();
    }

    /// Sorts the marks by the positions of their words.
    fn arrange(&mut self) {
        self.revision += 1;
        self.in_blocks.clear();
        let mut placed: Vec<(&Place, MarkId)> = Vec::new();
        self.orphaned.clear();
        for (id, _) in self.kept.iter() {
            match self.places.get(&id) {
                Some(place) => placed.push((place, id)),
                None => self.orphaned.push(id),
            }
        }
        let start = |place: &Place| place.first().map(|(block, range)| (*block, range.start, range.end));
        placed.sort_by_key(|(place, id)| (start(place), *id));
        for (place, id) in &placed {
            for (block, range) in *place {
                self.in_blocks.entry(*block).or_default().push((*id, range.clone()));
            }
        }
        self.in_order = placed.into_iter().map(|(_, id)| id).collect();
        if self.open.is_some_and(|id| self.kept.get(id).is_none()) {
            self.open = None;
        }
    }

    /// Whether it is known which words are still in the text.
    pub fn is_located(&self) -> bool {
        self.locating.is_none()
    }

    /// The marks in a block, with the bytes of its text.
    pub fn in_block(&self, block: BlockId) -> &[(MarkId, Range<usize>)] {
        self.in_blocks.get(&block).map(Vec::as_slice).unwrap_or_default()
    }

    /// The mark at a byte of a block; the shortest if there are several.
    pub fn at(&self, block: BlockId, byte: usize) -> Option<MarkId> {
        let there = self.in_block(block).iter().filter(|(_, range)| range.start <= byte && byte <= range.end);
        there.min_by_key(|(_, range)| range.len()).map(|(id, _)| *id)
    }

    /// The mark on exactly these words.
    pub fn on(&self, place: &Place) -> Option<MarkId> {
        self.in_order.iter().copied().find(|id| self.place(*id) == Some(place))
    }

    /// The place of a mark's words.
    pub fn place(&self, id: MarkId) -> Option<&Place> {
        self.places.get(&id)
    }

    // ---- content -----------------------------------------------------------------------------------

    /// The mark with this id.
    pub fn get(&self, id: MarkId) -> Option<&Mark> {
        self.kept.get(id)
    }

    /// The marks in text order.
    pub fn in_order(&self) -> &[MarkId] {
        &self.in_order
    }

    /// The marks whose words are no longer in the text.
    pub fn orphaned(&self) -> &[MarkId] {
        if self.is_located() { &self.orphaned } else { &[] }
    }

    /// All marks, those in the text first.
    pub fn all(&self) -> impl Iterator<Item = (MarkId, &Mark)> {
        self.in_order.iter().chain(&self.orphaned).filter_map(|id| Some((*id, self.get(*id)?)))
    }

    /// All marks with their places.
    pub fn with_places(&self) -> Vec<(Mark, Option<Place>)> {
        self.all().map(|(id, mark)| (mark.clone(), self.place(id).cloned())).collect()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.in_order.len() + self.orphaned.len()
    }

    /// Whether the mark passes the filter.
    pub fn is_listed(&self, id: MarkId) -> bool {
        let Some(tag) = &self.tag else { return true };
        self.get(id).is_some_and(|mark| mark.tags.contains(tag))
    }

    /// All tags in order, each with its number of marks.
    pub fn tags(&self) -> Vec<(String, usize)> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for tag in self.kept.iter().flat_map(|(_, mark)| &mark.tags) {
            *counts.entry(tag).or_default() += 1;
        }
        let mut tags: Vec<_> = counts.into_iter().map(|(tag, count)| (tag.to_owned(), count)).collect();
        tags.sort_by_key(|(tag, _)| tag.to_lowercase());
        tags
    }

    /// The notes and tags of all marks, to be searched.
    pub fn notes(&self) -> Arc<[OwnNote]> {
        let with_words = self.all().filter(|(_, mark)| !mark.note.is_empty() || !mark.tags.is_empty());
        let text = |mark: &Mark| {
            let tags = (!mark.tags.is_empty()).then(|| tags_in_words(&mark.tags));
            let parts = [Some(mark.note.clone()).filter(|note| !note.is_empty()), tags];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        };
        with_words.map(|(id, mark)| OwnNote { mark: id, text: text(mark) }).collect()
    }

    /// The record for a quote.
    pub fn record_of(&self, briefing: &Briefing, quote: QuoteId) -> Option<&QuoteRecord> {
        // Most briefings have no records, and then the key of the quote need not be computed.
        (!self.kept.quotes.is_empty()).then(|| self.kept.quotes.get(&quote_key(briefing, quote)?)).flatten()
    }

    /// The time since a moment, in words.
    pub fn ago(&self, moment: Moment) -> String {
        moment.ago(self.now, self.offset)
    }

    // ---- changes -----------------------------------------------------------------------------------

    /// Adds a mark on the words at `place`.
    pub fn add(&mut self, id: MarkId, mark: Mark, place: Place) {
        self.places.insert(id, place);
        self.change(id, Some(mark));
    }

    /// Replaces a mark, or removes it for `None`. Returns whether anything has changed.
    pub fn change(&mut self, id: MarkId, mark: Option<Mark>) -> bool {
        let before = self.kept.get(id).cloned();
        let is_alike = match (&before, &mark) {
            (Some(before), Some(mark)) => before.is_alike(mark),
            (before, mark) => before.is_none() && mark.is_none(),
        };
        if !is_alike {
            self.step(Step::Mark { id, before: before.map(Box::new), after: mark.clone().map(Box::new) });
            self.put(id, mark);
        }
        !is_alike
    }

    /// Records whether a quote was used.
    pub fn set_used(&mut self, key: QuoteKey, is_used: bool) {
        self.step(Step::Used { key: key.clone(), is_used });
        self.put_used(key, is_used);
    }

    fn put_used(&mut self, key: QuoteKey, is_used: bool) {
        let changed = self.kept.set_used(key, is_used, self.now);
        self.unsaved.merge(changed);
        self.revision += 1;
    }

    /// Records that a quote was copied, which cannot be undone.
    pub fn set_copied(&mut self, key: QuoteKey, format: &str) {
        let changed = self.kept.set_copied(key, format, self.now);
        self.unsaved.merge(changed);
    }

    fn step(&mut self, step: Step) {
        self.undone.clear();
        self.done.push(step);
        if self.done.len() > MAX_UNDO_STEPS {
            self.done.remove(0);
        }
    }

    /// Undoes the last change made here. Returns the message, or `None` if there is none or another window has
    /// changed the mark since.
    pub fn undo(&mut self) -> Option<&'static str> {
        let step = self.done.pop()?;
        let message = self.make(&step.reversed());
        self.undone.push(step);
        message
    }

    /// Redoes the change that was undone last. Returns as [`Self::undo`].
    pub fn redo(&mut self) -> Option<&'static str> {
        let step = self.undone.pop()?;
        let message = self.make(&step);
        self.done.push(step);
        message
    }

    fn make(&mut self, step: &Step) -> Option<&'static str> {
        match step {
            Step::Mark { id, before, after } => {
                let now = self.kept.get(*id);
                let is_as_left = match (now, before) {
                    (Some(now), Some(before)) => now.is_alike(before),
                    (now, before) => now.is_none() && before.is_none(),
                };
                if !is_as_left {
                    return None;
                }
                // The words may have been located elsewhere meanwhile.
                let anchor = now.map(|now| now.anchor.clone());
                let mark = after.as_deref().cloned().map(|mark| match anchor {
                    Some(anchor) => Mark { anchor, ..mark },
                    None => mark,
                });
                self.put(*id, mark);
                Some(match (before, after) {
                    (None, _) => "the mark is there",
                    (_, None) => "the mark is removed",
                    _ => "the mark is changed",
                })
            }
            Step::Used { key, is_used } => {
                self.put_used(key.clone(), *is_used);
                Some(if *is_used { "the quote is marked as used" } else { "the quote is not marked as used" })
            }
        }
    }
}

impl Step {
    fn reversed(&self) -> Self {
        match self {
            Self::Mark { id, before, after } => Self::Mark { id: *id, before: after.clone(), after: before.clone() },
            Self::Used { key, is_used } => Self::Used { key: key.clone(), is_used: !is_used },
        }
    }
}

/// The key of a quote, or `None` for a quote without a speaker.
pub fn quote_key(briefing: &Briefing, id: QuoteId) -> Option<QuoteKey> {
    let quote = briefing.quote(id)?;
    let speaker = briefing.speaker(quote.speaker?)?;
    let occasion = quote.occasion.and_then(|id| briefing.occasion(id));
    Some(QuoteKey {
        text: briefing.quote_text(quote).into_owned(),
        speaker: speaker.id.clone(),
        occasion: occasion.map(|occasion| occasion.id.clone()).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_core::load::load_embedded;

    fn marks() -> (Marks, Mark, Place) {
        let briefing = load_embedded().briefing.unwrap();
        let marks = Marks { now: Moment(100), ..Marks::default() };
        let (anchor, place) = Anchor::all(&briefing, &[(BlockId(1), 0..9)], Moment(100)).remove(0);
        (marks, Mark::new(anchor, Colour::Green, Moment(100)), place)
    }

    #[test]
    fn every_change_of_a_mark_can_be_taken_back_and_made_again() {
        let (mut marks, mark, place) = marks();
        marks.add(MarkId(7), mark.clone(), place);
        let noted = Mark { note: "Look this up".to_owned(), ..mark };
        assert!(marks.change(MarkId(7), Some(noted.clone())));
        assert!(!marks.change(MarkId(7), Some(noted)), "what changes nothing is no step");
        assert!(marks.change(MarkId(7), None));
        assert_eq!((marks.count(), marks.in_block(BlockId(1)).len()), (0, 0));
        assert!(marks.undo().is_some());
        assert_eq!(marks.get(MarkId(7)).unwrap().note, "Look this up");
        assert_eq!(marks.in_block(BlockId(1)).len(), 1, "it is where it was");
        assert!(marks.undo().is_some() && marks.undo().is_some() && marks.undo().is_none());
        assert_eq!(marks.count(), 0);
        assert!(marks.redo().is_some() && marks.redo().is_some());
        assert_eq!(marks.get(MarkId(7)).unwrap().note, "Look this up");
    }

    #[test]
    fn undo_does_not_touch_what_another_window_has_changed_since() {
        let (mut marks, mark, place) = marks();
        marks.add(MarkId(7), mark.clone(), place);
        let theirs = Mark { note: "Theirs".to_owned(), ..mark };
        assert!(marks.follow(StoredMarks::default().set(MarkId(7), Some(theirs), Moment(200))));
        assert_eq!(marks.undo(), None);
        assert_eq!(marks.get(MarkId(7)).unwrap().note, "Theirs");
    }

    #[test]
    fn what_was_changed_while_it_was_stored_is_still_to_be_stored() {
        let (mut marks, mark, place) = marks();
        marks.add(MarkId(7), mark.clone(), place);
        let sent = marks.unsaved().unwrap().clone();
        marks.change(MarkId(7), Some(Mark { note: "More".to_owned(), ..mark }));
        marks.saved(&sent);
        let unsaved = marks.unsaved().unwrap().clone();
        assert_eq!(unsaved.get(MarkId(7)).unwrap().note, "More");
        marks.saved(&unsaved);
        assert_eq!(marks.unsaved(), None);
    }
}
