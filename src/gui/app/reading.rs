//! Reading a tab's file: shows it for the first time, or replaces the earlier version after a change while
//! keeping the user's place and reporting changes of quotes.

use briefing_core::model::QuoteFilter;
use briefing_core::text::number::{counted, grouped};
use std::sync::Arc;

use egui::Context;

use super::{
    conflict::file_gone_message,
    document_tab::{Document, DocumentTab},
    services::Services,
};
use crate::gui::{
    command::Action,
    platform::tasks::{FileVersion, Searched, Tasks},
    state::{
        position::MovedBriefing,
        view::{Notice, NoticeKind, PlaceInView, View},
    },
};
use briefing_core::{
    diagnostics::{Code, Diagnostic, Severity},
    load::{BriefingSource, Loaded},
    model::{BlockId, Briefing, Changes, QuoteId, is_wrong},
    text::{window_sentence, without_backticks},
};

/// The beginning of every message about stopped reading.
const STOPPED: &str = "Reading was stopped";

/// The message if the previous content of the file is shown.
const LAST_GOOD: &str = "showing the last good version";

/// The origin of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChangedBy {
    /// The file changed on disk.
    File,
    /// The user, in this window.
    Person,
}

impl DocumentTab {
    /// Reads the file for the first time, and watches it from now on.
    pub(super) fn start(&mut self, tasks: &Tasks) {
        self.watch(tasks);
        self.read(tasks);
    }

    /// Watches the file.
    pub(super) fn watch(&mut self, tasks: &Tasks) {
        if let BriefingSource::File(path) = &self.source {
            self.reading.set_watch(tasks.watch(self.id, path));
        }
    }

    /// Reads the file, replacing a reading in progress.
    pub(super) fn read(&mut self, tasks: &Tasks) {
        self.stop_reading();
        self.state.dismiss(NoticeKind::Stopped);
        if matches!(self.document, Document::Stopped) {
            self.document = Document::Loading;
        }
        let source = self.source.clone();
        self.reading.begin(match &self.document {
            Document::Read(old) if !old.loaded.is_beginning => tasks.reload(source, Arc::clone(&old.loaded)),
            Document::Read(_) | Document::Loading | Document::Stopped => tasks.load(source),
        });
    }

    /// Reads the file and the settings file again at the user's request.
    pub(super) fn reload(&mut self, services: &Services<'_>) {
        self.reading.report_unchanged(true);
        self.read(services.tasks);
        services.tasks.read_settings(services.formats.settings_file.clone());
    }

    /// Stops reading, with a message if part of the file is shown.
    pub(super) fn stop_reading(&mut self) {
        if !self.reading.stop() {
            return;
        }
        match &self.document {
            Document::Loading => self.document = Document::Stopped,
            Document::Read(open) if open.loaded.is_beginning => {
                let count = open.loaded.briefing.as_ref().map_or(0, Briefing::block_count);
                let text = format!("{STOPPED}: only the first {} paragraphs are shown", grouped(count));
                self.state.notice = Some(Notice::of(NoticeKind::Stopped, text));
            }
            Document::Read(_) | Document::Stopped => self.state.status = Some(STOPPED.to_owned()),
        }
    }

    /// Handles a change of the file, or of these pictures next to it.
    pub(super) fn file_changed(&mut self, pictures: &[String], tasks: &Tasks) {
        for name in pictures {
            self.images.forget(name);
        }
        if self.is_draft {
            return;
        }
        if self.reading.note_change() && !matches!(self.document, Document::Stopped) {
            self.read(tasks);
        }
    }

    /// Shows the reading progress, and delays the rest of a long file until the first page is painted.
    pub(super) fn update_reading_progress(&mut self, ctx: &Context) {
        let is_first = matches!(self.document, Document::Loading);
        let (part, next) = self.reading.frame(is_first);
        self.state.reading = part;
        if let Some(next) = next {
            ctx.request_repaint_after(next);
        }
    }

    /// Handles the end of a reading.
    fn finish_reading(&mut self, version: FileVersion, attachments: Vec<String>, tasks: &Tasks) {
        if self.reading.finish(version, attachments) {
            self.read(tasks);
        }
    }

    /// Shows the beginning of a file.
    pub(super) fn show_beginning(&mut self, loaded: Box<Loaded>, services: &mut Services<'_>) {
        // The content of one frame is on screen before the next begins.
        self.reading.wait_for_frames(2);
        if self.wants_beginning(&loaded, services) {
            self.show_loaded(loaded, services);
        }
    }

    /// Shows a file that was read for the first time.
    pub(super) fn finish_loading(&mut self, loaded: Box<Loaded>, version: FileVersion, services: &mut Services<'_>) {
        self.is_restored = false;
        let attachments = loaded.attachments.clone();
        self.show_loaded(loaded, services);
        self.finish_reading(version, attachments, services.tasks);
        services.store_state = true;
    }

    /// Reports that a file could not be read for a reason unrelated to the file itself.
    pub(super) fn fail_reading(&mut self, reason: &str) {
        self.stop_reading();
        self.reading.report_unchanged(false);
        let text = format!("{STOPPED}: {reason}; {} reads it again", Action::Reload.key());
        self.state.status = None;
        self.state.notice = Some(Notice::of(NoticeKind::Stopped, text));
    }

    /// Handles a file that was read again; `None` if its content is unchanged.
    pub(super) fn finish_reloading(
        &mut self,
        reloaded: Option<(Box<Loaded>, Option<Box<Changes>>)>,
        version: FileVersion,
        services: &mut Services<'_>,
    ) {
        let reloaded = reloaded.and_then(|(new, changes)| self.taken_from_disk(new, changes, services));
        let Some((new, changes)) = reloaded else {
            let attachments = self.loaded().map_or_else(Vec::new, |loaded| loaded.attachments.clone());
            if self.state.broken.take().is_some() {
                self.dismiss_notice_of_file();
                self.state.status = Some("The file is unchanged".to_owned());
            } else if self.reading.take_report_unchanged() {
                self.state.status = Some("Reloaded: no changes".to_owned());
            }
            self.finish_reading(version, attachments, services.tasks);
            return;
        };
        self.reading.report_unchanged(false);
        let attachments = new.attachments.clone();
        self.show_reloaded(new, changes.as_deref(), services);
        self.finish_reading(version, attachments, services.tasks);
    }

    /// Shows the new version of an open file.
    fn show_reloaded(&mut self, new: Box<Loaded>, changes: Option<&Changes>, services: &mut Services<'_>) {
        let old_is_broken = self.loaded().is_none_or(Loaded::is_broken);
        if new.is_broken() && !old_is_broken {
            self.keep_last_good(new, services.tasks);
            return;
        }
        if self.state.broken.take().is_some() {
            self.dismiss_notice_of_file();
        }
        let had_source = self.loaded().is_some_and(|old| old.source_text().is_some());
        let lost_source = if had_source { source_not_compared(&new) } else { None };
        match changes {
            Some(changes) => self.show_changes(new, changes, ChangedBy::File, services),
            None => self.show_loaded(new, services),
        }
        if let Some(text) = lost_source {
            Notice::join(&mut self.state.notice, Notice::error(text));
        }
    }

    /// Keeps the last good version while the file is broken, for example during a save or because of a typing error.
    fn keep_last_good(&mut self, broken: Box<Loaded>, tasks: &Tasks) {
        let first = broken.diagnostics.iter().find(|problem| problem.code.is_of_form());
        let why = first.map_or_else(String::new, |problem| {
            let line =
                if problem.location.line > 0 { format!(" (line {})", problem.location.line) } else { String::new() };
            format!(": {}{line}", without_backticks(&problem.message))
        });
        let what = match broken.could_be_read() {
            true => "The file can’t currently be read",
            false => "The file can no longer be read",
        };
        tasks.drop_in_background(self.state.broken.replace(broken));
        self.state.notice = Some(match self.is_file_gone() {
            true => Notice::of(NoticeKind::NotInFile, file_gone_message()),
            false => Notice::of(NoticeKind::Problems, format!("{what}{why}; {LAST_GOOD}")),
        });
    }

    /// Removes the notice once the file can be read again.
    fn dismiss_notice_of_file(&mut self) {
        self.state.notice.take_if(|notice| notice.leads_to_problems() || notice.kind == NoticeKind::NotInFile);
    }

    fn dismiss_problem_notice(&mut self) {
        self.state.notice.take_if(|notice| notice.leads_to_problems());
    }

    /// Shows a file for the first time, or completes its beginning that is already shown.
    pub(super) fn show_loaded(&mut self, loaded: Box<Loaded>, services: &mut Services<'_>) {
        let errors = loaded.count(Severity::Error);
        if errors > 0 && loaded.briefing.is_some() {
            self.state.notice = Some(errors_notice(&loaded));
        } else {
            self.dismiss_problem_notice();
        }
        self.edits.invalidate_ids();
        let was_beginning = matches!(&self.document, Document::Read(old) if old.loaded.is_beginning);
        let old_place = was_beginning.then(|| self.place());
        self.set_document(loaded, services.tasks);
        if was_beginning {
            self.panes.side_panel.refill();
        } else {
            self.images.forget_all();
            self.panes.side_panel.forget();
            self.panes.reader.forget();
            self.state.position.filter = QuoteFilter::default();
        }
        self.state.position.chosen = None;
        self.state.position.close_names();
        services.dialogs.close_about_document(self.id);
        self.fill_basket(services);
        self.open_marks(services);
        match old_place {
            Some(place) => {
                self.restore(place);
                self.panes.side_panel.quotes.scroll_to = None;
            }
            None => {
                self.restore_persisted_place(services);
                self.offer_review(services);
            }
        }
        self.find_again(services);
    }

    /// Shows a changed file and restores what was chosen, shown and visited before.
    pub(super) fn show_changes(
        &mut self,
        new: Box<Loaded>,
        changes: &Changes,
        by: ChangedBy,
        services: &mut Services<'_>,
    ) {
        let Document::Read(old) = &self.document else { return self.show_loaded(new, services) };
        let old = Arc::clone(&old.loaded);
        let (Some(before), Some(now)) = (&old.briefing, &new.briefing) else { return self.show_loaded(new, services) };
        let user_place = if by == ChangedBy::Person { self.current_place(services) } else { None };
        let user_place = user_place.map(|(block, at)| (changes.block(block).0, at));
        let list = &self.panes.reader.list;
        let step = self.state.position.follow(&MovedBriefing { before, now, changes }, list.row, list.offset);
        let still_wrong = still_to_look_at(self.state.notice.as_ref(), now, changes);
        self.edits.follow(changes, before, now);
        if !changes.leaves_names(before, now) {
            self.state.review.offer = None;
            self.state.position.close_names();
            services.dialogs.follow(self.id, changes, before, now);
        }
        self.set_document(new, services.tasks);
        let seen = std::mem::take(&mut self.state.review.seen);
        self.state.review.seen = seen.into_iter().filter_map(|id| changes.quote(id)).collect();
        self.panes.side_panel.forget();
        self.panes.reader.forget();
        self.fill_basket(services);
        self.state.marks.move_with(changes);
        self.locate_marks(services);
        self.move_panes(step);
        if let Some((block, at)) = user_place {
            self.with_panels(services, |context, panes| panes.reader.place_caret(context, block, at));
        }
        self.panes.side_panel.quotes.scroll_to = None;
        match by {
            ChangedBy::File => self.report_changes(changes, still_wrong),
            ChangedBy::Person => self.update_notice(still_wrong),
        }
        self.find_again(services);
        services.tasks.drop_in_background(old);
    }

    fn set_document(&mut self, new: Box<Loaded>, tasks: &Tasks) {
        self.state.copied_quote = None;
        let before = std::mem::replace(&mut self.document, Document::Read(Searched::from(new)));
        if let Document::Read(before) = before {
            tasks.drop_in_background(before);
        }
    }

    /// Resolves the basket's quotes in this file.
    fn fill_basket(&self, services: &mut Services<'_>) {
        let Document::Read(open) = &self.document else { return };
        let before = match &open.loaded.briefing {
            Some(_) => services.basket.set_open(&self.file, &self.title(), &open.loaded),
            None => services.basket.close(&self.file),
        };
        if let Some(before) = before {
            services.tasks.drop_in_background(before);
        }
    }

    /// Updates the notice after a user's change, which may have fixed the problem; the status line describes
    /// the change.
    fn update_notice(&mut self, still_wrong: Vec<QuoteId>) {
        let errors = self.loaded().map_or(0, |loaded| loaded.count(Severity::Error));
        match self.state.notice.as_ref().map(|notice| &notice.kind) {
            Some(NoticeKind::Quotes(_)) if still_wrong.is_empty() => self.state.notice = None,
            Some(NoticeKind::Quotes(before)) if before.len() != still_wrong.len() => {
                let still = counted(still_wrong.len(), "quote is", "quotes are");
                let text = format!("{still} not in the text");
                self.state.notice = Some(Notice::of(NoticeKind::Quotes(still_wrong), text));
            }
            Some(NoticeKind::Problems) if errors == 0 => self.state.notice = None,
            Some(NoticeKind::Problems) => self.state.notice = self.loaded().map(errors_notice),
            _ => {}
        }
    }

    /// Reports changes: above the text if something is wrong, else in the status line.
    fn report_changes(&mut self, changes: &Changes, still_wrong: Vec<QuoteId>) {
        let errors = self.loaded().map_or(0, |loaded| loaded.count(Severity::Error));
        let mut wrong: Vec<QuoteId> = changes.to_look_at().chain(still_wrong).collect();
        wrong.sort_unstable();
        wrong.dedup();
        self.state.notice_step = 0;
        if wrong.is_empty() {
            self.state.status = Some(format!("Reloaded: {}", changes.sentence()));
            let had_notice = self.state.notice.as_ref().is_some_and(Notice::leads_to_problems);
            match had_notice {
                true if errors > 0 => self.state.notice = self.loaded().map(errors_notice),
                true => self.state.notice = None,
                false => {}
            }
            return;
        }
        let text = match changes.to_look_at().next() {
            Some(_) => format!("The file has changed: {}", changes.sentence()),
            None => {
                let still = counted(wrong.len(), "quote is", "quotes are");
                format!("The file has changed, and {still} still not in the text")
            }
        };
        self.state.status = None;
        self.state.notice = Some(Notice::of(NoticeKind::Quotes(wrong), text));
    }

    /// Goes to the next of the quotes in the notice.
    pub(super) fn follow_notice(&mut self) {
        let Some(NoticeKind::Quotes(quotes)) = self.state.notice.as_ref().map(|notice| notice.kind.clone()) else {
            return;
        };
        let nth = self.state.notice_step % quotes.len().max(1);
        let Some(id) = quotes.get(nth) else { return };
        self.state.notice_step = nth + 1;
        self.state.position.filter = QuoteFilter::default();
        self.choose(*id);
        if let Some(status) = &mut self.state.status {
            *status = format!("{} of {}. {status}", nth + 1, quotes.len());
        }
    }

    /// Whether to show the beginning of a file while the rest is read: not over an open briefing, and not if the user's
    /// last position is further on.
    fn wants_beginning(&self, beginning: &Loaded, services: &Services<'_>) -> bool {
        let block = services.persisted.of(&self.file).and_then(|persisted| persisted.block);
        let is_there = |briefing: &Briefing| block.is_none_or(|block| (block as usize) < briefing.block_count());
        !matches!(self.document, Document::Read(_)) && beginning.briefing.as_ref().is_some_and(is_there)
    }

    /// Restores the place where the user last was in this file.
    fn restore_persisted_place(&mut self, services: &Services<'_>) {
        self.panes.reader.list.reset();
        let Some(persisted) = services.persisted.of(&self.file) else { return };
        let Some(briefing) = self.briefing() else { return };
        let view = persisted.topic.as_deref().and_then(|id| briefing.topic_by_id(id)).map_or(View::Full, View::Topic);
        let row = persisted.block.map_or(0, |block| view.row_from_block(briefing, BlockId(block)));
        let offset = if row == 0 && persisted.block.is_some() { 0.0 } else { persisted.offset };
        self.restore(PlaceInView { view, row, offset, quote: None });
    }
}

/// The number of errors of a briefing, and what they are: unverified quotes, or else the first error.
fn errors_notice(loaded: &Loaded) -> Notice {
    let count = counted(loaded.count(Severity::Error), "error", "errors");
    let is_verified = |briefing: &Briefing| briefing.quotes().iter().all(|quote| quote.span().is_some());
    let first = loaded.diagnostics.iter().find(|problem| problem.severity() == Severity::Error);
    let text = match first.filter(|_| loaded.briefing.as_ref().is_some_and(is_verified)) {
        Some(first) => format!("This briefing has {count}: {}", without_backticks(&first.message)),
        None => format!("This briefing has {count}; unverified quotes are marked and cannot be copied"),
    };
    Notice::of(NoticeKind::Problems, text)
}

/// The quotes of the notice that are still not verified.
fn still_to_look_at(notice: Option<&Notice>, now: &Briefing, changes: &Changes) -> Vec<QuoteId> {
    let Some(NoticeKind::Quotes(before)) = notice.map(|notice| &notice.kind) else { return Vec::new() };
    let mapped = before.iter().filter_map(|id| changes.quote(*id));
    mapped.filter(|id| is_wrong(now, *id)).collect()
}

/// Why the source text of a briefing is not compared with it, as a sentence with what that means; `None` if it is, or if
/// there is none.
fn source_not_compared(loaded: &Loaded) -> Option<String> {
    let is_of_source = |problem: &&Diagnostic| {
        matches!(problem.code, Code::Attachment | Code::OutsidePath) && problem.message.starts_with("the source text")
    };
    let problem = loaded.diagnostics.iter().find(is_of_source)?;
    Some(format!("{}. Quotes are checked against the briefing alone", window_sentence(&problem.message)))
}
