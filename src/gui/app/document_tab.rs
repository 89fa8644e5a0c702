//! An open briefing in a window: its file, its content, the user's position in it, and the commands about it.

use briefing_core::files::FileFingerprint;
use std::path::PathBuf;

use super::{
    edit_queue::{EditQueue, EditRequest},
    edited_text::{EditedText, Saving},
    file_reading::FileReading,
    pending_copy::PendingCopy,
    services::Services,
    undo_order::{HistoryStep, UndoOrder},
};
use crate::gui::{
    command::{Action, Destination, TabCommand},
    platform::{drafting::document_of, tasks::Searched},
    state::{
        basket::{Basket, BasketItem},
        ids::TabId,
        position::Position,
        session::{FileKey, PersistedFile, key_of_example},
        view::Pane,
        view_state::ViewState,
    },
    ui::{PanelContext, Panes, availability::Possible, images::Images, top_bar::TabLabel, widgets},
};
use briefing_core::{
    load::{BriefingSource, Loaded},
    model::Briefing,
};

/// The maximum number of characters of a briefing's title in the title of the window.
const TITLE_CHARACTERS: usize = 120;

/// The content of a document's tab.
pub(super) enum Document {
    /// It is being read, or waits to be read.
    Loading,
    /// Reading was cancelled.
    Stopped,
    /// It was read, although it may have nothing to show.
    Read(Searched),
}

/// An open briefing.
pub(super) struct DocumentTab {
    /// Identifies the tab in the results of background tasks.
    pub id: TabId,
    pub source: BriefingSource,
    /// The file's real path, once it is known; `None` for the sample briefing.
    pub file: FileKey,
    pub document: Document,
    pub state: ViewState,
    pub panes: Panes,
    pub images: Images,
    pub pending_copies: Vec<PendingCopy>,
    pub reading: FileReading,
    /// The text of the file with the changes made here.
    pub text: EditedText,
    /// Changes that are being made.
    pub edits: EditQueue,
    /// Whether they are being written to the file.
    pub saving: Saving,
    /// The fingerprint of the marks file when it was last read.
    pub marks_seen: FileFingerprint,
    /// Whether its file is a draft in the program's folder that the user has not saved yet.
    pub is_draft: bool,
    pub undo_order: UndoOrder,
    /// Whether it was reopened from the last session, not opened by the user.
    pub is_restored: bool,
}

impl DocumentTab {
    pub(super) fn new(id: TabId, source: BriefingSource, state: ViewState) -> Self {
        let file = match &source {
            BriefingSource::Sample => None,
            BriefingSource::Example(example) => Some(key_of_example(*example)),
            BriefingSource::File(path) => Some(std::path::absolute(path).unwrap_or_else(|_| path.clone())),
        };
        Self {
            id,
            source,
            file,
            document: Document::Loading,
            state,
            panes: Panes::default(),
            images: Images::default(),
            pending_copies: Vec::new(),
            reading: FileReading::default(),
            text: EditedText::default(),
            edits: EditQueue::default(),
            saving: Saving::default(),
            marks_seen: FileFingerprint::default(),
            is_draft: false,
            undo_order: UndoOrder::default(),
            is_restored: false,
        }
    }

    /// The user's own file for this tab: the briefing, or the document of the draft. `None` for the sample or a
    /// pasted text.
    pub(super) fn user_file(&self) -> Option<PathBuf> {
        match &self.source {
            BriefingSource::File(draft) if self.is_draft => document_of(draft),
            BriefingSource::File(_) => self.file.clone(),
            BriefingSource::Sample | BriefingSource::Example(_) => None,
        }
    }

    /// Applies a command.
    pub(super) fn apply(&mut self, command: TabCommand, services: &mut Services<'_>) {
        self.uncover(command.destination());
        match command {
            TabCommand::Show(view) => self.show(view),
            TabCommand::StepTopic(direction) => self.step_topic(direction),
            TabCommand::GoBack => self.go_back(services),
            TabCommand::GoForward => self.go(Position::go_forward),
            TabCommand::Choose(id) => self.choose(id),
            TabCommand::ChooseInText(id) => self.choose_in_place(id),
            TabCommand::StepQuote(direction) => self.step_quote(direction),
            TabCommand::Deselect => self.deselect(services),
            TabCommand::ToggleCaret => self.toggle_caret(),
            TabCommand::SelectAll => self.select_all(services),
            TabCommand::Go(block, range) => self.go_to_words(block, range),
            TabCommand::ShowInFull(block) => self.go(|position, here| position.show_in_full(here, block)),
            TabCommand::ShowChosenInFull => self.show_chosen_in_full(),
            TabCommand::ToggleNote(id) => {
                self.state.position.open_note = (self.state.position.open_note != Some(id)).then_some(id)
            }
            TabCommand::Copy(content, copy_format) => self.copy_and_close(content, copy_format, services),
            TabCommand::CopyChosen => self.copy_chosen(services),
            TabCommand::CopyChosenIn(format) => self.copy_chosen_in(format.into(), services),
            TabCommand::CopyPassage => self.copy_passage(services),
            TabCommand::CopyText { text, message } => self.copy_text(text, message, services),
            TabCommand::DragOut(content) => self.drag_out(content, services),
            TabCommand::DragOutSelected => self.drag_out_selected(services),
            TabCommand::CopyAs(content) => self.open_copy_as(content, services),
            TabCommand::CopyChosenAs => self.open_copy_as_for_chosen(services),
            TabCommand::CopyAllAs => self.open_copy_as_for_all(services),
            TabCommand::PreviewFormat(copy_format) => self.preview_format(copy_format, services),
            TabCommand::CopyOptions(options) => self.set_copy_options(options, services),
            TabCommand::NextShownText => self.show_next_text(services),
            TabCommand::Shorten(id) => self.open_shorten(id, services),
            TabCommand::ShortenChosen => self.open_shorten_for_chosen(services),
            TabCommand::AddToBasket(excerpt) => self.add_to_basket(&excerpt, services),
            TabCommand::ToggleInBasket => self.toggle_in_basket(services),
            TabCommand::RemoveFromBasket(place) => self.remove_from_basket(place, services),
            TabCommand::MoveInBasket(from, to) => self.move_in_basket(from, to, services),
            TabCommand::StepBasketRow(direction) => self.step_basket_row(direction, services),
            TabCommand::EmptyBasket => self.empty_basket(services),
            TabCommand::Mark(command) => self.mark(command, services),
            TabCommand::Review(command) if command.is_edit() => self.request(EditRequest::Review(command), services),
            TabCommand::Review(command) => {
                let reviewed = self.review(command, services);
                self.report_failure(reviewed);
            }
            TabCommand::Check(_) => {
                self.state.status = Some(format!("This is not a check; {} checks a text", Action::CheckText.key()));
            }
            TabCommand::Edit(command) => self.request(EditRequest::Edit(command), services),
            TabCommand::OpenExport => self.open_export(services),
            TabCommand::OpenPrint => self.open_print(services),
            TabCommand::ShowPrint => self.show_print(services),
            TabCommand::OpenSave(content) => self.open_save(content, services),
            TabCommand::Save => self.save(services),
            TabCommand::FindText(query) => self.find_text(query, services),
            TabCommand::FindOptions(options) => self.find_with(options, services),
            TabCommand::OpenFind => self.open_find(services),
            TabCommand::OpenGoTo => self.open_go_to(services),
            TabCommand::FindEnter(direction) | TabCommand::FindStep(direction) => self.step_match(direction, services),
            TabCommand::GoToHit(number) => self.go_to_match(number),
            TabCommand::GoToParagraph(number) => self.go_to_paragraph(number),
            TabCommand::CloseFind => self.close_find(services),
            TabCommand::Filter(filter) => self.go(|position, here| position.set_filter(here.briefing, filter)),
            TabCommand::SidePanelTab(tab) => self.state.side_panel = tab,
            TabCommand::ToggleSidePanelTab(tab) => self.toggle_side_panel_tab(tab, services),
            TabCommand::TogglePane(pane) => self.toggle_pane(pane, services),
            TabCommand::FocusPane(pane) => self.focus_pane(pane, services),
            TabCommand::StepPane(direction) => self.step_pane(direction, services),
            TabCommand::StepRow(pane, direction) => self.step_row(pane, direction, services),
            TabCommand::Problems(is_shown) => self.show_problems(is_shown, services),
            TabCommand::ToggleProblems => self.show_problems(!self.state.position.problems, services),
            TabCommand::FollowNotice => self.follow_notice(),
            TabCommand::DismissNotice => self.state.notice = None,
            TabCommand::Reload => self.reload(services),
            TabCommand::StopReading => self.stop_reading(),
        }
    }

    /// Hides a side pane that covers the text if a command shows something in the text.
    fn uncover(&mut self, destination: Destination) {
        if destination == Destination::Elsewhere || self.state.overlay_pane.take().is_none() {
            return;
        }
        // The focused widget is gone with the pane. A field takes the focus itself.
        self.state.focus_pane = (destination == Destination::Text).then_some(Pane::Reader);
    }

    /// The file as it was read last; `None` while it is read for the first time.
    pub(super) fn loaded(&self) -> Option<&Loaded> {
        match &self.document {
            Document::Read(open) => Some(&open.loaded),
            Document::Loading | Document::Stopped => None,
        }
    }

    /// The briefing, if the file could be read and has one.
    pub(super) fn briefing(&self) -> Option<&Briefing> {
        self.loaded()?.briefing.as_ref()
    }

    /// Calls `work` with the data and the state of the panels. Does nothing without a briefing or before the
    /// first frame.
    pub(super) fn with_panels(&mut self, services: &Services<'_>, work: impl FnOnce(&PanelContext<'_>, &mut Panes)) {
        let (Document::Read(open), Some(palette)) = (&self.document, services.palette) else { return };
        let Some(briefing) = &open.loaded.briefing else { return };
        let context = PanelContext {
            loaded: &open.loaded,
            briefing,
            file: &self.file,
            state: &self.state,
            persisted: services.persisted,
            basket: services.basket,
            formats: services.formats,
            palette,
            images: &self.images,
            has_unsaved_changes: self.text.has_unsaved_changes(),
            possible: self.possible(services.basket),
            is_covered: services.dialogs.is_open(),
        };
        work(&context, &mut self.panes);
    }

    /// What can currently be done in the tab.
    pub(super) fn possible(&self, basket: &Basket) -> Possible {
        let reader = &self.panes.reader;
        Possible {
            undo: self.undo_order.has(HistoryStep::Undo, basket.can_undo()),
            redo: self.undo_order.has(HistoryStep::Redo, basket.can_redo()),
            has_selection: reader.ends().is_some(),
            has_paragraph: reader.has_place(),
            has_caret: reader.has_caret(),
        }
    }

    /// Its title, or the name of its file while the title is not known.
    pub(super) fn title(&self) -> String {
        match self.briefing().map(|briefing| briefing.title.as_str()) {
            Some(title) if !title.is_empty() => title.to_owned(),
            _ => self.file_name(),
        }
    }

    fn file_name(&self) -> String {
        match &self.source {
            BriefingSource::Sample => "Sample briefing".to_owned(),
            BriefingSource::Example(example) => example.title().to_owned(),
            BriefingSource::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        }
    }

    /// The label of its tab.
    pub(super) fn label(&self) -> TabLabel {
        let place = match &self.source {
            BriefingSource::Sample => "The sample briefing included with the program".to_owned(),
            BriefingSource::Example(_) => "A fictional briefing included with the program".to_owned(),
            BriefingSource::File(path) => path.display().to_string(),
        };
        let title = if self.is_unsaved() { format!("• {}", self.title()) } else { self.title() };
        let is_error = self.state.broken.is_some() || self.loaded().is_some_and(|loaded| loaded.briefing.is_none());
        let path = match &self.source {
            BriefingSource::File(path) => Some(path.display().to_string()),
            BriefingSource::Sample | BriefingSource::Example(_) => None,
        };
        TabLabel { title, file: self.file_name(), place, path, is_error, is_check: false }
    }

    /// The title of the window while the tab is shown; `None` until the file is read.
    pub(super) fn window_title(&self) -> Option<String> {
        matches!(self.document, Document::Read(_)).then(|| {
            let unsaved = if self.is_unsaved() { "• " } else { "" };
            format!("{unsaved}{}", widgets::beginning(&self.title(), TITLE_CHARACTERS))
        })
    }

    /// Prepares for being shown in place of another tab, where a widget had the focus or not.
    pub(super) fn prepare_to_show(&mut self, had_focus: bool) {
        // A widget with the same id may exist here, but for another briefing.
        if had_focus {
            self.state.focus_pane = Some(Pane::Reader);
        }
        self.state.status = None;
        self.state.copied_quote = None;
    }

    /// Clears focus requests, whose targets now have the focus.
    pub(super) fn end_focus_requests(&mut self) {
        if self.briefing().is_some() {
            self.state.focus_pane = None;
        }
        self.state.focus_typesetting = false;
        self.state.review.focus_field = false;
        self.state.find.wants_focus = false;
    }

    /// Whether both show the same file.
    pub(super) fn is_same_file(&self, other: &Self) -> bool {
        let is_same_path = match (&self.source, &other.source) {
            (BriefingSource::File(one), BriefingSource::File(other)) => one == other,
            _ => false,
        };
        self.file == other.file || is_same_path
    }

    /// The state to store between runs, or `None` while there is nothing to show.
    pub(super) fn to_persisted(&self, basket: &Basket) -> Option<PersistedFile> {
        let briefing = self.briefing()?;
        let list = &self.panes.reader.list;
        let topic = self.state.position.view.topic().and_then(|id| briefing.topic(id)).map(|topic| topic.id.clone());
        Some(PersistedFile {
            file: self.file.clone(),
            title: self.title(),
            topic,
            block: self.state.position.view.block_of_row(briefing, list.row).map(|block| block.0),
            offset: list.offset,
            quotes: basket.items_of(&self.file).iter().map(BasketItem::to_persisted).collect(),
        })
    }
}
