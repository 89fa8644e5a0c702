//! Printing: what a tab can print, and the result.

use super::{
    App,
    document_tab::{Document, DocumentTab},
    services::Services,
};
use crate::gui::{
    platform::pdf_viewer::NotShown,
    state::{
        basket::Basket,
        basket_copy::BasketCopy,
        dialogs::Dialog,
        ids::TaskId,
        printing::{PrintContent, PrintDialog, PrintJob},
        session::{FileKey, PersistedState},
        view::{Notice, Pane, SidePanelTab, View},
        view_state::ViewState,
    },
    ui::widgets,
};
use briefing_core::{
    export::{
        Filter,
        pdf::{Paper, Selection},
    },
    model::{Briefing, QuoteFilter, SpeakerId},
    text::number::counted,
};

/// The pages for a part of a briefing, in the user's typeface.
pub(super) fn job_of(filter: Filter, persisted: &PersistedState) -> PrintJob {
    let typeface = persisted.typesetting.typeface;
    PrintJob { content: PrintContent::Shown(Selection::Part(filter)), paper: Paper::default(), typeface }
}

impl DocumentTab {
    /// Opens the print dialog for the whole briefing, or for the shown or chosen part.
    pub(super) fn open_print(&mut self, services: &mut Services<'_>) {
        let Some(briefing) = self.briefing() else { return };
        let parts = parts(briefing, &self.file, &self.state, services.basket);
        let typeface = services.persisted.typesetting.typeface;
        // What is on screen: the basket, or the topic, as for an export.
        let is_basket = |(_, content): &(String, PrintContent)| matches!(content, PrintContent::Basket(_));
        let shows_basket = self.state.side_panel == SidePanelTab::Basket
            && self.is_visible(Pane::Quotes, services.ctx, services.persisted);
        let basket = parts.iter().position(is_basket).filter(|_| shows_basket);
        let chosen = basket.unwrap_or(usize::from(matches!(self.state.position.view, View::Topic(_))));
        let dialog = PrintDialog { parts, chosen, paper: Paper::default(), typeface, task: None, error: None };
        services.dialogs.open(Dialog::Print(dialog));
    }

    /// Opens the chosen pages in the PDF viewer.
    pub(super) fn show_print(&mut self, services: &mut Services<'_>) {
        let Document::Read(open) = &self.document else { return };
        let Some(print) = services.dialogs.get_mut::<PrintDialog>().filter(|print| print.task.is_none()) else {
            return;
        };
        let Some(job) = print.job().map(|job| job.with_open(services.basket)) else { return };
        print.error = None;
        print.task = Some(services.tasks.show_pages(open, job));
    }
}

/// The parts of a briefing that can be printed, with their names, and the basket.
fn parts(briefing: &Briefing, own: &FileKey, state: &ViewState, basket: &Basket) -> Vec<(String, PrintContent)> {
    let part = |filter| PrintContent::Shown(Selection::Part(filter));
    let mut parts = vec![("The whole briefing".to_owned(), part(Filter::default()))];
    if let View::Topic(id) = state.position.view
        && let Some(topic) = briefing.topic(id)
    {
        let filter = Filter { topic: Some(id), ..Filter::default() };
        parts.push((format!("This topic: {}", topic.title), part(filter)));
    }
    if let Some((id, name)) = speaker_to_print(briefing, state) {
        let quotes = QuoteFilter { speaker: Some(id), ..QuoteFilter::default() };
        parts.push((format!("Quotes by {name}"), part(Filter { topic: None, quotes })));
    }
    if !basket.is_empty() {
        let copy = BasketCopy::all(basket);
        let count = counted(copy.count(), "quote", "quotes");
        let briefings = match copy.briefings() {
            1 if !basket.items_of(own).is_empty() => "this briefing".to_owned(),
            briefings => counted(briefings, "briefing", "briefings"),
        };
        parts.push((format!("The basket: {count} of {briefings}"), PrintContent::Basket(copy)));
    }
    parts
}

/// The speaker whose quotes are shown, or else the speaker of the chosen quote.
fn speaker_to_print(briefing: &Briefing, state: &ViewState) -> Option<(SpeakerId, String)> {
    let of_chosen = || state.position.chosen.and_then(|id| briefing.quote(id)).and_then(|quote| quote.speaker);
    let id = state.position.filter.speaker.or_else(of_chosen)?;
    briefing.speaker(id).map(|speaker| (id, speaker.distinct_name().into_owned()))
}

impl App {
    /// Handles the result of opening the pages.
    pub(super) fn finish_printing(&mut self, task: TaskId, shown: Result<(), NotShown>) {
        let is_waiting = self.dialogs.get_mut::<PrintDialog>().is_some_and(|print| print.task == Some(task));
        match shown {
            Ok(()) => {
                if is_waiting {
                    self.dialogs.close::<PrintDialog>();
                }
                self.tabs.show_status("The pages were opened in your PDF program");
            }
            Err(error) => {
                let error = widgets::sentence(&error.to_string());
                match self.dialogs.get_mut::<PrintDialog>().filter(|_| is_waiting) {
                    Some(print) => {
                        print.task = None;
                        print.error = Some(error);
                    }
                    // The dialog was closed meanwhile.
                    None => self.show_notice(Notice::error(format!("Not printed: {error}"))),
                }
            }
        }
    }
}
