//! What a tab shows, beyond what is stored between sessions.

use briefing_core::{load::Loaded, model::QuoteId};

use super::{
    find::Find,
    marks::Marks,
    position::Position,
    review::Review,
    view::{Notice, NoticeKind, Pane, SidePanelTab},
};

/// What is on screen, beyond what is stored between sessions.
#[derive(Debug, Default)]
pub struct ViewState {
    /// Where the user is in the briefing.
    pub position: Position,
    /// The quote that was copied last, if the last copy was a single quote.
    pub copied_quote: Option<QuoteId>,
    /// How much of the file has been read, from 0 to 1, while it is being read.
    pub reading: Option<f32>,
    /// The status line: a sentence about the last action.
    pub status: Option<String>,
    /// The notice above the text.
    pub notice: Option<Notice>,
    /// The search in the briefing.
    pub find: Find,
    /// Whether no other briefing is open in the window.
    pub is_only_tab: bool,
    /// Whether quotes and the selected text can be dragged out of the window.
    pub can_drag_out: bool,
    /// How many quotes of the notice have been visited.
    pub notice_step: usize,
    /// The current, broken file, if its last good version is shown.
    pub broken: Option<Box<Loaded>>,
    /// The tab of the side panel.
    pub side_panel: SidePanelTab,
    /// The user's own marks.
    pub marks: Marks,
    /// The review of the proposals.
    pub review: Review,
    /// The side pane that covers the text, if there is no room next to it.
    pub overlay_pane: Option<Pane>,
    /// Whether there was room for the quotes next to the text when the tab was last drawn.
    pub had_room_for_quotes: bool,
    /// The pane that has just been asked to take the focus.
    pub focus_pane: Option<Pane>,
    /// Whether the typesetting popup was just opened by its key.
    pub focus_typesetting: bool,
}

impl ViewState {
    /// Closes the notice if it is of this kind.
    pub fn dismiss(&mut self, kind: NoticeKind) {
        self.notice.take_if(|notice| notice.kind == kind);
    }

    /// Whether the matches are listed instead of the topics.
    pub fn shows_matches(&self) -> bool {
        self.find.is_open && !self.find.query.is_empty()
    }
}
