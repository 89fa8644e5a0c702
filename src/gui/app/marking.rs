//! The user's own marks in a tab: creating, changing and removing them, locating their words, and storing them.

use briefing_core::files::FileFingerprint;
use std::{
    hash::{BuildHasher as _, RandomState},
    path::Path,
};

use super::{
    App,
    document_tab::{Document, DocumentTab},
    pending_copy::CopyRequest,
    services::Services,
    undo_order::{HistoryStep, UndoTarget},
};
use crate::gui::{
    command::{Action, MarkCommand},
    platform::{
        clock,
        tasks::{MarksRead, NotStored},
    },
    state::{
        dialogs::{Dialog, MarkDialog, MarkedWords},
        ids::{TabId, TaskId},
        marks::{MAX_MARKS, quote_key},
        marks_file,
        session::FileKey,
        store::plural,
        view::{Direction, Notice},
    },
    ui::widgets,
};
use briefing_core::{
    citation,
    editing::whole_words,
    marks::{Anchor, Located, Mark, MarkId, Place, StoredMarks, tags_from, tags_in_words},
    model::{BlockId, QuoteId},
    text::number::grouped,
};

impl DocumentTab {
    /// Applies a command.
    pub(super) fn mark(&mut self, command: MarkCommand, services: &mut Services<'_>) {
        self.update_clock();
        match command {
            MarkCommand::Highlight => self.highlight(services),
            MarkCommand::Write => self.write_note(services),
            MarkCommand::Edit(id) => self.edit_mark(id, services),
            MarkCommand::Confirm => self.confirm_mark(services),
            MarkCommand::Colour(id, colour) => {
                self.state.marks.colour = colour;
                self.change_mark(id, |mark| Some(Mark { colour, ..mark }), services);
            }
            MarkCommand::Remove(id) => self.change_mark(id, |_| None, services),
            MarkCommand::ToggleNote(id) => {
                let marks = &mut self.state.marks;
                marks.open = (marks.open != Some(id)).then_some(id);
            }
            MarkCommand::Go(id) => self.go_to_mark(id),
            MarkCommand::Step(direction) => self.step_mark(direction),
            MarkCommand::Copy(id) => self.copy_mark(id, citation::own_mark, services),
            MarkCommand::CopyAnnotation(id) => self.copy_mark(id, citation::own_mark_annotation, services),
            MarkCommand::Only(tag) => self.state.marks.tag = tag,
            MarkCommand::ToggleUsed(id) => self.toggle_used(id, services),
        }
    }

    /// Updates the current time, for drawing and for changes.
    pub(super) fn update_clock(&mut self) {
        let now = clock::now();
        (self.state.marks.now, self.state.marks.offset) = (now, clock::offset(now));
    }

    // ---- changes -----------------------------------------------------------------------------------

    /// The words of the chosen quote, in each of its paragraphs.
    fn words_of_chosen(&self) -> Option<Vec<(BlockId, std::ops::Range<usize>)>> {
        let quote = self.briefing()?.quote(self.state.position.chosen?)?;
        Some(quote.blocks().filter_map(|block| Some((block, quote.span_in(block)?))).collect())
    }

    /// The anchors of the selected words, or else of the chosen quote, extended to whole words: one for each run of
    /// adjacent paragraphs. Shows a message if there are none.
    fn selected_anchors(&mut self, services: &Services<'_>) -> Vec<(Anchor, Place)> {
        let selected = self.selected(services).or_else(|| self.words_of_chosen()).unwrap_or_default();
        let now = self.state.marks.now;
        let anchors = self.briefing().map(|briefing| {
            // A pointer selection is often one letter too long or too short.
            let whole = |(id, range): &(BlockId, std::ops::Range<usize>)| {
                let text = briefing.block(*id).map_or("", |block| block.text());
                (*id, whole_words(text, range.clone()))
            };
            Anchor::all(briefing, &selected.iter().map(whole).collect::<Vec<_>>(), now)
        });
        let anchors = anchors.unwrap_or_default();
        if anchors.is_empty() {
            self.state.status = Some("Select words in the text or choose a quote first".to_owned());
        }
        if self.state.marks.count() + anchors.len() > MAX_MARKS {
            self.state.status = Some("This briefing has too many marks: remove some first".to_owned());
            return Vec::new();
        }
        anchors
    }

    fn highlight(&mut self, services: &mut Services<'_>) {
        let marks = &self.state.marks;
        let (colour, now) = (marks.colour, marks.now);
        let selected = self.selected_anchors(services);
        if selected.is_empty() {
            return;
        }
        let new = selected.into_iter().filter(|(_, place)| self.state.marks.on(place).is_none()).collect::<Vec<_>>();
        if new.is_empty() {
            self.state.status = Some("These words are highlighted already".to_owned());
        }
        for (anchor, place) in new {
            self.add_mark(Mark::new(anchor, colour, now), place, "Highlighted", services);
        }
    }

    fn add_mark(&mut self, mark: Mark, place: Place, status: &str, services: &mut Services<'_>) {
        let id = MarkId(RandomState::new().hash_one(self.state.marks.now));
        self.state.marks.add(id, mark, place);
        self.panes.reader.deselect();
        self.marks_changed(status, services);
        self.locate_marks(services);
    }

    /// Records a changed mark: adds it to the undo history and stores it immediately.
    fn marks_changed(&mut self, status: &str, services: &mut Services<'_>) {
        self.undo_order.push(UndoTarget::Marks);
        self.state.status = Some(format!("{status}; {} undoes it", Action::Undo.key()));
        self.store_marks(services);
        self.find_marks_again(services);
    }

    fn change_mark(&mut self, id: MarkId, change: impl FnOnce(Mark) -> Option<Mark>, services: &mut Services<'_>) {
        let Some(mark) = self.state.marks.get(id).cloned() else { return };
        let changed = change(mark);
        let status = if changed.is_some() { "Changed your mark" } else { "Removed your mark" };
        if self.state.marks.change(id, changed) {
            self.marks_changed(status, services);
        }
    }

    fn write_note(&mut self, services: &mut Services<'_>) {
        let selected = self.selected_anchors(services);
        if selected.len() > 1 {
            let text = "A note can only cover adjacent paragraphs; select words in one paragraph";
            self.state.status = Some(text.to_owned());
            return;
        }
        let Some((anchor, place)) = selected.into_iter().next() else { return };
        if let Some(id) = self.state.marks.on(&place) {
            return self.edit_mark(id, services);
        }
        let marks = &self.state.marks;
        let mark = Mark::new(anchor.clone(), marks.colour, marks.now);
        open_dialog(MarkedWords::New(anchor, place), &mark, services);
    }

    fn edit_mark(&mut self, id: MarkId, services: &mut Services<'_>) {
        if let Some(mark) = self.state.marks.get(id) {
            open_dialog(MarkedWords::Mark(id), mark, services);
        }
    }

    fn confirm_mark(&mut self, services: &mut Services<'_>) {
        let Some(dialog) = services.dialogs.take::<MarkDialog>() else { return };
        let (note, tags, colour) = (dialog.note.trim().to_owned(), tags_from(&dialog.tags), dialog.colour);
        self.state.marks.colour = colour;
        match dialog.what {
            MarkedWords::Mark(id) => {
                self.change_mark(id, |mark| Some(Mark { note, tags, colour, ..mark }), services);
            }
            MarkedWords::New(anchor, place) => {
                let mark = Mark { note, tags, ..Mark::new(anchor, colour, self.state.marks.now) };
                self.add_mark(mark, place, "Added your note", services);
            }
        }
    }

    fn toggle_used(&mut self, id: Option<QuoteId>, services: &mut Services<'_>) {
        let Some(id) = id.or(self.state.position.chosen) else { return self.report_nothing_chosen() };
        let Some(briefing) = self.briefing() else { return };
        let Some(key) = quote_key(briefing, id) else {
            self.state.status = Some("A quote without a speaker cannot be marked as used".to_owned());
            return;
        };
        let is_used = self.state.marks.record_of(briefing, id).is_some_and(|record| record.used.is_some());
        self.state.marks.set_used(key, !is_used);
        self.marks_changed(if is_used { "No longer marked as used" } else { "Marked as used" }, services);
    }

    /// Undoes the last change of a mark, or redoes the one undone last.
    pub(super) fn undo_mark(&mut self, step: HistoryStep, services: &mut Services<'_>) {
        self.update_clock();
        let status = match step {
            HistoryStep::Undo => self.state.marks.undo(),
            HistoryStep::Redo => self.state.marks.redo(),
        };
        self.state.status = Some(match status {
            Some(status) => format!("{}: {status}", step.done()),
            None => "Your mark has since been changed in another window, and was left unchanged".to_owned(),
        });
        self.store_marks(services);
        self.locate_marks(services);
        self.find_marks_again(services);
    }

    // ---- navigation and copying --------------------------------------------------------------------

    /// Brings the words of a mark into view.
    pub(super) fn go_to_mark(&mut self, id: MarkId) {
        match self.state.marks.place(id).and_then(|place| place.first()).cloned() {
            Some((block, range)) => {
                self.go_to_words(block, range);
                self.state.marks.open = Some(id);
            }
            None => self.state.status = Some("These words are no longer in the text".to_owned()),
        }
    }

    /// Goes to the next or previous mark from the current position, wrapping around at the end.
    fn step_mark(&mut self, direction: Direction) {
        let Some(briefing) = self.briefing() else { return };
        let marks = &self.state.marks;
        let start_of = |id: &MarkId| marks.place(*id)?.first().map(|(block, range)| (*block, range.start));
        let here = self.state.position.highlight.as_ref().map(|(block, range)| (*block, range.start));
        let first = || self.state.position.view.first_block_on_screen(briefing, self.panes.reader.list.row);
        let at_or_after = marks.in_order().partition_point(|id| match here {
            Some(here) => start_of(id) < Some(here) || (direction.is_next() && start_of(id) == Some(here)),
            None => start_of(id).map(|(block, _)| block) < first(),
        });
        let count = marks.in_order().len();
        let at = match direction {
            Direction::Next => at_or_after,
            Direction::Previous => at_or_after + count.saturating_sub(1),
        };
        let Some(at) = at.checked_rem(count) else {
            self.state.status =
                Some(format!("There are no marks here; {} highlights the selected words", Action::Highlight.key()));
            return;
        };
        let Some(id) = marks.in_order().get(at).copied() else { return };
        let words = marks.get(id).map(|mark| widgets::beginning(&mark.words(), 60)).unwrap_or_default();
        self.go_to_mark(id);
        self.state.status = Some(format!("Mark {} of {}: {words}", grouped(at + 1), grouped(count)));
    }

    fn copy_mark(&mut self, id: MarkId, compose: citation::ComposeMark, services: &mut Services<'_>) {
        let (Some(briefing), Some(mark)) = (self.briefing(), self.state.marks.get(id)) else { return };
        let content = compose(briefing, mark, self.state.marks.place(id));
        let message = match mark.note.is_empty() {
            true => format!("Copied your mark: “{}”", widgets::beginning(&mark.words(), 60)),
            false => format!("Copied your own note: {}", widgets::beginning(&mark.note, 60)),
        };
        let request = CopyRequest::of_text(message);
        self.finish_copy(Ok(content.into()), request, services);
    }

    /// Records which quotes were copied, and how.
    pub(super) fn remember_copied(&mut self, request: &CopyRequest, services: &mut Services<'_>) {
        self.update_clock();
        let Document::Read(open) = &self.document else { return };
        let Some(briefing) = &open.loaded.briefing else { return };
        let keys: Vec<_> = request.quotes.iter().filter_map(|id| quote_key(briefing, *id)).collect();
        if keys.is_empty() {
            return;
        }
        for key in keys {
            self.state.marks.set_copied(key, &request.format);
        }
        self.store_marks(services);
    }

    // ---- locating the words ------------------------------------------------------------------------

    /// Reads the stored marks of the shown briefing.
    pub(super) fn open_marks(&mut self, services: &Services<'_>) {
        let file = name_of(&self.file);
        if !self.state.marks.is_of(file.as_deref()) {
            self.state.marks.forget(file);
            self.marks_seen = FileFingerprint::default();
        }
        self.read_marks(services);
        self.locate_marks(services);
    }

    /// Reads the stored marks, if they changed since they were last read.
    pub(super) fn read_marks(&self, services: &Services<'_>) {
        if let Some(path) = services.store.marks_path(&self.file) {
            services.tasks.read_marks(self.id, path, self.marks_seen);
        }
    }

    /// Locates the words of all marks in the current text.
    pub(super) fn locate_marks(&mut self, services: &Services<'_>) {
        let Document::Read(open) = &self.document else { return };
        // The beginning of a long text does not have the words of its end yet.
        if self.state.marks.count() == 0 || open.loaded.is_beginning {
            return;
        }
        let now = self.state.marks.now;
        self.state.marks.locating = Some(services.tasks.locate_marks(self.id, open, self.state.marks.anchors(), now));
    }

    /// Takes over the stored marks, or reports that they could not be read.
    pub(super) fn finish_reading_marks(&mut self, read: MarksRead, services: &mut Services<'_>) {
        self.marks_seen = read.seen;
        match read.kept {
            Ok(kept) => {
                if self.state.marks.follow(kept) {
                    self.locate_marks(services);
                    self.find_marks_again(services);
                }
            }
            Err(why) => {
                let text = format!("The stored marks for this briefing {}", plural(&why.to_string()));
                self.state.notice = Some(Notice::error(text));
            }
        }
    }

    /// Takes over the located words.
    pub(super) fn finish_locating(
        &mut self,
        task: TaskId,
        located: Vec<(MarkId, Located)>,
        services: &mut Services<'_>,
    ) {
        if self.state.marks.locating == Some(task) {
            self.state.marks.set_located(located);
            self.store_marks(services);
        }
    }

    /// Repeats a search that includes the notes of marks, after they have changed.
    fn find_marks_again(&mut self, services: &Services<'_>) {
        if self.state.find.is_open {
            self.find_again(services);
        }
    }

    // ---- storing -----------------------------------------------------------------------------------

    /// Stores the changes.
    pub(super) fn store_marks(&self, services: &Services<'_>) {
        if let (Some(path), Some(unsaved)) = (services.store.marks_path(&self.file), self.state.marks.unsaved()) {
            services.tasks.keep_marks(self.id, path, unsaved.clone(), self.state.marks.now);
        }
    }

    /// Moves the marks along when the briefing continues in another file.
    pub(super) fn move_marks(&mut self, services: &Services<'_>) {
        self.state.marks.move_to(name_of(&self.file));
        self.store_marks(services);
    }

    /// Stores what could not be stored before, without a thread. Returns why it cannot be stored.
    pub(super) fn store_last_marks(&mut self, path: Option<&Path>) -> Option<String> {
        let (path, unsaved) = (path?, self.state.marks.unsaved()?);
        marks_file::store(path, unsaved, clock::now()).err().map(|error| error.to_string())
    }
}

impl App {
    /// Records that changed marks were stored, or reports a failure once.
    pub(super) fn finish_storing_marks(&mut self, tab: TabId, changed: &StoredMarks, result: Result<(), NotStored>) {
        let Some(tab) = self.tabs.documents_mut().find(|other| other.id == tab) else { return };
        match result {
            Ok(()) => {
                tab.state.marks.saved(changed);
                tab.state.marks.is_failure_reported = false;
            }
            Err(reason) => {
                if !std::mem::replace(&mut tab.state.marks.is_failure_reported, true) {
                    let text = format!("Your marks cannot be saved: {reason}");
                    tab.state.notice = Some(Notice::error(text));
                }
            }
        }
    }
}

fn open_dialog(what: MarkedWords, mark: &Mark, services: &mut Services<'_>) {
    services.dialogs.open(Dialog::Mark(MarkDialog {
        what,
        words: mark.words(),
        note: mark.note.clone(),
        tags: tags_in_words(&mark.tags),
        colour: mark.colour,
        wants_focus: true,
    }));
}

/// The stored form of a file's path.
fn name_of(file: &FileKey) -> Option<String> {
    file.as_ref().map(|path| path.to_string_lossy().into_owned())
}
