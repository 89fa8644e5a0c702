//! What becomes of a file that was read: shown for the first time, or taken in place of what was shown before
//! it changed, with the person's place kept and what has become of the quotes said.

use briefing_core::text::number::counted;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use egui::Context;

use super::{App, document_tab::Document};
use crate::gui::{
    command::Action,
    platform::tasks::{FileVersion, Searched},
    state::view::{Notice, NoticeAction, PlaceInView, QuoteFilter, View},
};
use briefing_core::{
    diagnostics::Severity,
    load::Loaded,
    model::{BlockId, Briefing, Changes, QuoteId},
};

pub(super) const STOPPED: &str = "Reading was stopped";

/// Reading again is told from this time on; most files are read before anybody could read that.
const SOON: Duration = Duration::from_millis(400);

/// What is shown is what stood in the file before.
const LAST_GOOD: &str = "showing the last good version";

impl App {
    pub(super) fn read(&mut self) {
        self.stop_reading();
        self.tab.state.notice.take_if(|notice| notice.text.starts_with(STOPPED));
        if matches!(self.tab.document, Document::Stopped) {
            self.tab.document = Document::Loading;
        }
        self.tab.is_stale = false;
        let open = self.tab.open.clone();
        self.tab.reading = Some(match &self.tab.document {
            Document::Read(old) if !old.loaded.is_beginning => self.tasks.reload(open, Arc::clone(&old.loaded)),
            _ => self.tasks.load(open),
        });
    }

    /// The file of the tab that is shown, or one beside it, has changed.
    pub(super) fn take_changed(&mut self, pictures: &[String]) {
        for name in pictures {
            self.tab.images.forget(name);
        }
        if self.tab.reading.is_some() {
            self.tab.is_stale = true;
        } else if !matches!(self.tab.document, Document::Stopped) {
            self.read();
        }
    }

    /// Says how far reading is, and lets the rest of a long file wait for the first paint.
    pub(super) fn follow_reading(&mut self, ctx: &Context, has_beginning: bool) {
        let is_first = matches!(self.tab.document, Document::Loading);
        let is_told = |since: Instant| is_first || since.elapsed() >= SOON;
        let reading = self.tab.reading.as_ref();
        self.tab.state.reading =
            reading.filter(|reading| is_told(reading.since)).map(|reading| reading.progress.part());
        let Some(reading) = reading else { return };
        // What is taken in with one frame is on screen before the next begins.
        match std::mem::replace(&mut self.tab.is_beginning_new, false) {
            true => reading.progress.has_been_shown(),
            false if has_beginning => self.tab.is_beginning_new = true,
            false => {}
        }
        let soon = if self.tab.is_beginning_new { 1 } else { 100 };
        ctx.request_repaint_after(Duration::from_millis(soon));
    }

    /// A reading of the tab that is shown has come to its end.
    fn has_read(&mut self, seen: FileVersion, beside: Vec<String>) {
        self.tab.reading = None;
        if let Some(watch) = &self.tab.watch {
            watch.has_read(seen.fingerprint, beside);
        }
        if std::mem::take(&mut self.tab.is_stale) {
            self.read();
        }
    }

    /// A file was read for the first time, or its beginning. Says whether that was its beginning.
    pub(super) fn take_reading(&mut self, ctx: &Context, loaded: Box<Loaded>, seen: FileVersion) -> bool {
        self.tab.file.clone_from(&seen.file);
        if loaded.is_beginning {
            if self.wants_beginning(&loaded) {
                self.take_loaded(loaded);
            }
            return true;
        }
        if !loaded.could_be_read() {
            let why = loaded.diagnostics.first().map_or("", |problem| &problem.message).to_owned();
            if self.is_gone(ctx, &why) {
                return false;
            }
        }
        self.tab.is_restored = false;
        let beside = loaded.attachments.clone();
        self.take_loaded(loaded);
        self.has_read(seen, beside);
        self.keep_state();
        false
    }

    /// A file could not be read, for a reason that is none of the file's.
    pub(super) fn take_not_read(&mut self, why: &str) {
        self.stop_reading();
        self.tab.is_asked = false;
        let text = format!("{STOPPED}: {why}; {} reloads it", Action::Reload.key());
        self.tab.state.status = None;
        self.tab.state.notice = Some(Notice { text, is_error: true, action: NoticeAction::None });
    }

    /// A file was read again; nothing, if it says what it said before.
    pub(super) fn take_reread(&mut self, reread: Option<(Box<Loaded>, Option<Box<Changes>>)>, seen: FileVersion) {
        let Some((new, changes)) = reread else {
            let beside = self.tab.loaded().map_or_else(Vec::new, |loaded| loaded.attachments.clone());
            if self.tab.state.broken.take().is_some() {
                self.put_away_notices_of_problems();
                self.tab.state.status = Some("The file is unchanged".to_owned());
            } else if std::mem::take(&mut self.tab.is_asked) {
                self.tab.state.status = Some("Reloaded: nothing has changed".to_owned());
            }
            self.has_read(seen, beside);
            return;
        };
        self.tab.is_asked = false;
        let beside = new.attachments.clone();
        self.take_again(new, changes.as_deref());
        self.has_read(seen, beside);
    }

    /// A file that is open is as `new` now.
    fn take_again(&mut self, new: Box<Loaded>, changes: Option<&Changes>) {
        let old_is_broken = self.tab.loaded().is_none_or(Loaded::is_broken);
        if new.is_broken() && !old_is_broken {
            self.keep_last_good(new);
            return;
        }
        self.tab.state.broken = None;
        match changes {
            Some(changes) => self.take_changes(new, changes),
            None => self.take_loaded(new),
        }
    }

    /// A file that was given anew, by its name: for the first time, or instead of what it was.
    pub(super) fn take_given(&mut self, loaded: Box<Loaded>) {
        let again = self.tab.loaded().filter(|old| old.name == loaded.name && !old.is_beginning);
        let Some(old) = again else { return self.take_loaded(loaded) };
        let both = old.briefing.as_ref().zip(loaded.briefing.as_ref());
        let changes = both.map(|(old, new)| Changes::between(old, new));
        self.take_again(loaded, changes.as_ref());
    }

    /// What is broken does not take the place of what was good: it is being saved, or its writer has made a slip.
    fn keep_last_good(&mut self, broken: Box<Loaded>) {
        let first = broken.diagnostics.iter().find(|problem| problem.code.is_of_form());
        let why = first.map_or_else(String::new, |problem| {
            let line =
                if problem.location.line > 0 { format!(" (line {})", problem.location.line) } else { String::new() };
            format!(": {}{line}", problem.message)
        });
        let what = match broken.could_be_read() {
            true => "The file can't be read as it is now",
            false => "The file can no longer be read",
        };
        let text = format!("{what}{why}; {LAST_GOOD}");
        self.tab.state.notice = Some(Notice { text, is_error: true, action: NoticeAction::Problems });
        let before = self.tab.state.broken.replace(broken);
        self.tasks.drop_in_background(before);
    }

    fn put_away_notices_of_problems(&mut self) {
        self.tab.state.notice.take_if(|notice| notice.action != NoticeAction::None);
    }

    fn say_errors(&mut self, errors: usize) {
        self.tab.state.notice = Some(Notice {
            text: format!(
                "This briefing has {}; what is not verified is marked and cannot be copied as a quote",
                counted(errors, "error", "errors")
            ),
            is_error: true,
            action: NoticeAction::Problems,
        });
    }

    /// Takes in what is shown for the first time, or goes on a beginning.
    fn take_loaded(&mut self, loaded: Box<Loaded>) {
        let errors = loaded.count(Severity::Error);
        if errors > 0 && loaded.briefing.is_some() {
            self.say_errors(errors);
        } else {
            self.put_away_notices_of_problems();
        }
        let goes_on = matches!(&self.tab.document, Document::Read(old) if old.loaded.is_beginning);
        let old_place = goes_on.then(|| self.place());
        self.put_in_place(loaded);
        if goes_on {
            self.tab.panes.quotes.refill();
        } else {
            self.tab.images.forget_all();
            self.tab.panes.quotes.forget();
            self.tab.panes.reader.forget();
            self.tab.state.filter = QuoteFilter::default();
        }
        self.tab.state.chosen = None;
        self.close_what_names_quotes();
        self.fill_basket(goes_on);
        match old_place {
            Some(place) => {
                self.restore(place);
                self.tab.panes.quotes.wanted = None;
            }
            None => self.restore_kept(),
        }
        self.find_again();
    }

    /// Takes in a file that has changed: what was chosen, shown and gone through before is looked for in it.
    fn take_changes(&mut self, new: Box<Loaded>, changes: &Changes) {
        let Document::Read(old) = &self.tab.document else { return self.take_loaded(new) };
        let old = Arc::clone(&old.loaded);
        let (Some(before), Some(now)) = (&old.briefing, &new.briefing) else { return self.take_loaded(new) };
        let moves = Moves { before, now, changes };
        let place = moves.place(self.place());
        let filter = moves.filter(self.tab.state.filter);
        self.tab.history.map(|place| moves.place(place));
        let still_wrong = self.still_to_look_at(now, changes);
        if !changes.leaves_names(before, now) {
            self.close_what_names_quotes();
        }
        self.put_in_place(new);
        self.tab.panes.quotes.forget();
        self.tab.panes.reader.forget();
        self.tab.state.filter = filter;
        self.tab.state.lit = None;
        self.tab.state.open_note = None;
        self.fill_basket(true);
        let problems = self.tab.state.problems;
        self.restore(place);
        self.tab.state.problems = problems;
        self.tab.panes.quotes.wanted = None;
        self.say_changes(changes, still_wrong);
        self.find_again();
        self.tasks.drop_in_background(old);
    }

    fn put_in_place(&mut self, new: Box<Loaded>) {
        self.tab.state.copied = None;
        let before = std::mem::replace(&mut self.tab.document, Document::Read(Searched::from(new)));
        if let Document::Read(before) = before {
            self.tasks.drop_in_background(before);
        }
    }

    fn close_what_names_quotes(&mut self) {
        self.tab.state.lit = None;
        self.tab.state.open_note = None;
        self.tab.state.copy_as = None;
        self.tab.state.shorten = None;
        self.tab.state.save = None;
    }

    fn find_again(&mut self) {
        self.tab.state.find.found = None;
        self.search_now();
        self.tab.is_found_again = true;
    }

    /// The quotes that the notice leads to and that are still not verified.
    fn still_to_look_at(&self, now: &Briefing, changes: &Changes) -> Vec<QuoteId> {
        let Some(NoticeAction::Quotes(before)) = self.tab.state.notice.as_ref().map(|notice| &notice.action) else {
            return Vec::new();
        };
        let mapped = before.iter().filter_map(|id| changes.quote(*id));
        mapped.filter(|id| now.verified_quote(*id).is_err()).collect()
    }

    /// Says what has changed: where something is wrong above the text, else in the status line.
    fn say_changes(&mut self, changes: &Changes, still_wrong: Vec<QuoteId>) {
        let errors = self.tab.loaded().map_or(0, |loaded| loaded.count(Severity::Error));
        let mut wrong: Vec<QuoteId> = changes.to_look_at().chain(still_wrong).collect();
        wrong.sort_unstable();
        wrong.dedup();
        self.tab.state.led = 0;
        if wrong.is_empty() {
            self.tab.state.status = Some(format!("Reloaded: {}", changes.sentence()));
            let had_notice = self.tab.state.notice.as_ref().is_some_and(|notice| notice.action != NoticeAction::None);
            match had_notice {
                true if errors > 0 => self.say_errors(errors),
                true => self.tab.state.notice = None,
                false => {}
            }
            return;
        }
        let text = match changes.to_look_at().next() {
            Some(_) => format!("The file has changed: {}", changes.sentence()),
            None => {
                let still = counted(wrong.len(), "quote does", "quotes do");
                format!("The file has changed, and {still} still not stand in the text")
            }
        };
        self.tab.state.status = None;
        self.tab.state.notice = Some(Notice { text, is_error: true, action: NoticeAction::Quotes(wrong) });
    }

    /// Leads to the next of the quotes that the notice tells of.
    pub(super) fn follow_notice(&mut self) {
        let Some(NoticeAction::Quotes(quotes)) = self.tab.state.notice.as_ref().map(|notice| notice.action.clone())
        else {
            return;
        };
        let nth = self.tab.state.led % quotes.len().max(1);
        let Some(id) = quotes.get(nth) else { return };
        self.tab.state.led = nth + 1;
        self.tab.state.filter = QuoteFilter::default();
        self.choose(*id);
        if let Some(status) = &mut self.tab.state.status {
            *status = format!("{} of {}. {status}", nth + 1, quotes.len());
        }
    }

    /// Whether to show the beginning of a file while the rest is read: not over what is open, and not where
    /// the person was last at a place farther on.
    fn wants_beginning(&self, beginning: &Loaded) -> bool {
        let block = self.persisted.of(&self.tab.file).and_then(|persisted| persisted.block);
        let is_there = |briefing: &Briefing| block.is_none_or(|block| (block as usize) < briefing.block_count());
        !matches!(self.tab.document, Document::Read(_)) && beginning.briefing.as_ref().is_some_and(is_there)
    }

    /// Where the person was when this file was shown last.
    fn restore_kept(&mut self) {
        self.tab.panes.reader.list.reset();
        let Some(persisted) = self.persisted.of(&self.tab.file) else { return };
        let Some(briefing) = self.briefing() else { return };
        let view = persisted.topic.as_deref().and_then(|id| briefing.topic_by_id(id)).map_or(View::Full, View::Topic);
        let row = persisted.block.map(BlockId).map_or(0, |block| match view {
            View::Full => block.index() + 1,
            View::Topic(topic) => {
                briefing.topic(topic).and_then(|topic| topic.blocks.binary_search(&block).ok()).map_or(0, |row| row + 1)
            }
        });
        let offset = if row == 0 && persisted.block.is_some() { 0.0 } else { persisted.offset };
        self.restore(PlaceInView { view, row, offset, quote: None });
    }

    /// Tells those who watch to take a look: a network disk tells of nothing by itself.
    pub(super) fn look_at_files(&mut self, ctx: &Context) {
        let has_focus = ctx.input(|input| input.focused);
        if has_focus && !std::mem::replace(&mut self.had_focus, has_focus) {
            self.tabs().filter_map(|tab| tab.watch.as_ref()).for_each(crate::gui::platform::file_watcher::Watch::look);
            self.synchronize();
        } else if !has_focus && self.had_focus {
            // The person may go on in another window.
            self.synchronize();
        }
        self.had_focus = has_focus;
    }
}

/// From places in a briefing as it was to the same places in it as it is.
struct Moves<'a> {
    before: &'a Briefing,
    now: &'a Briefing,
    changes: &'a Changes,
}

impl Moves<'_> {
    fn place(&self, place: PlaceInView) -> PlaceInView {
        let view = match place.view {
            View::Full => View::Full,
            View::Topic(id) => {
                let topic = self.before.topic(id).and_then(|topic| self.now.topic_by_id(&topic.id));
                topic.map_or(View::Full, View::Topic)
            }
        };
        let quote = place.quote.and_then(|id| self.changes.quote(id));
        let Some(block) = super::places::block_of_view_row(self.before, place.view, place.row) else {
            // The head is the head; the foot is found where the list ends.
            return PlaceInView { view, quote, ..place };
        };
        let (block, is_same) = self.changes.block(block);
        let row = match view {
            View::Full => block.index() + 1,
            View::Topic(id) => {
                self.now.topic(id).map_or(0, |topic| topic.blocks.partition_point(|other| *other < block) + 1)
            }
        };
        PlaceInView { view, row, offset: if is_same { place.offset } else { place.offset.min(0.0) }, quote }
    }

    fn filter(&self, filter: QuoteFilter) -> QuoteFilter {
        let speaker = filter.speaker.and_then(|id| self.before.speaker(id)).map(|speaker| speaker.id.as_str());
        let occasion = filter.occasion.and_then(|id| self.before.occasion(id)).map(|occasion| occasion.id.as_str());
        QuoteFilter {
            speaker: speaker.and_then(|id| self.now.speaker_by_id(id)),
            occasion: occasion.and_then(|id| self.now.occasion_by_id(id)),
        }
    }
}
