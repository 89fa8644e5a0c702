//! For menus: which actions can currently be done, and which are switched on. Keys can request an action at any time;
//! if it cannot be done, a message is shown.

use egui::{Context, Ui};

use super::{PanelContext, widgets};
use crate::gui::{
    command::{Action, Command},
    state::view::{Pane, SidePanelTab, View},
};

/// Actions as menu entries, enabled if they can be done.
pub fn entries(ui: &mut Ui, context: &PanelContext<'_>, actions: &[Action], send: &mut Vec<Command>) {
    for action in actions.iter().copied() {
        if widgets::menu_entry(ui, action, context.can(action)) {
            send.push(Command::Do(action));
        }
    }
}

/// Actions as menu entries that show which of them are switched on.
pub fn toggles(ui: &mut Ui, context: &PanelContext<'_>, actions: &[Action], send: &mut Vec<Command>) {
    for action in actions.iter().copied() {
        if widgets::menu_toggle(ui, action, context.can(action), context.is_on(ui.ctx(), action)) {
            send.push(Command::Do(action));
        }
    }
}

/// The state of a tab that decides which actions can be done, as far as panels do not have it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Possible {
    /// Whether a change can be undone.
    pub undo: bool,
    /// Whether an undone change can be redone.
    pub redo: bool,
    /// Whether words of the text are selected.
    pub has_selection: bool,
    /// Whether a paragraph was clicked or has selected words.
    pub has_paragraph: bool,
    /// Whether caret browsing is on.
    pub has_caret: bool,
}

impl PanelContext<'_> {
    /// Whether an action can currently be done.
    pub fn can(&self, action: Action) -> bool {
        let (position, possible) = (&self.state.position, self.possible);
        let has_quote = position.chosen.is_some();
        match action {
            Action::Copy | Action::CopyAs | Action::CopyAttribution => has_quote || possible.has_selection,
            Action::CopyPassage
            | Action::CopyLink
            | Action::Shorten
            | Action::ToggleInBasket
            | Action::ToggleUsed
            | Action::ChangeSpeaker
            | Action::ChangeOccasion
            | Action::RemoveQuote => has_quote,
            Action::ShowInFull => has_quote && position.view != View::Full,
            Action::CopyAllAs => !self.briefing.quotes().is_empty(),
            Action::MarkQuote | Action::AddNote | Action::StateFact => possible.has_selection,
            Action::Highlight | Action::AddMyNote => possible.has_selection || has_quote,
            Action::ParagraphTopics
            | Action::EditText
            | Action::MakeHeading
            | Action::MakeParagraph
            | Action::MakeItem
            | Action::MakeTurn
            | Action::JoinNext => possible.has_paragraph || has_quote,
            Action::SplitHere => possible.has_paragraph,
            Action::Undo => possible.undo,
            Action::Redo => possible.redo,
            Action::Back => position.can_go_back(),
            Action::Forward => position.can_go_forward(),
            Action::NextMark | Action::PreviousMark => self.state.marks.count() > 0,
            Action::NextQuote | Action::PreviousQuote => !self.briefing.quotes().is_empty(),
            Action::NextTopic | Action::PreviousTopic => !self.briefing.topics().is_empty(),
            Action::NextBriefing | Action::PreviousBriefing => !self.state.is_only_tab,
            Action::ToggleOriginal => self.briefing.has_originals(),
            _ => true,
        }
    }

    /// Whether what an action toggles is on; `None` for other actions.
    pub fn is_on(&self, ctx: &Context, action: Action) -> Option<bool> {
        let shows = |pane| self.has_beside(ctx, pane) || self.state.overlay_pane == Some(pane);
        let shows_tab = |tab| shows(Pane::Quotes) && self.state.side_panel == tab;
        Some(match action {
            Action::ToggleTopics => shows(Pane::Topics),
            Action::ToggleQuotes => shows(Pane::Quotes),
            Action::ShowBasket => shows_tab(SidePanelTab::Basket),
            Action::ShowSpeakers => shows_tab(SidePanelTab::Speakers),
            Action::ShowMarks => shows_tab(SidePanelTab::Marks),
            Action::ShowReview => shows_tab(SidePanelTab::Review),
            Action::ParagraphNumbers => self.persisted.parts.paragraph_numbers,
            Action::CaretBrowsing => self.possible.has_caret,
            _ => return None,
        })
    }
}
