//! The commands of the active tab, and the part of the window that each shows.

use std::ops::Range;

use briefing_core::{
    citation::{self, BuiltInFormat, CopyFormat, QuoteExcerpt},
    model::{BlockId, NoteId, QuoteFilter, QuoteId},
    search::Options,
};

use super::{check::CheckCommand, editing::EditCommand, marks::MarkCommand, review::ReviewCommand};
use crate::gui::state::{
    basket::BasketPlace,
    basket_copy::CopyContent,
    dialogs::SaveContent,
    view::{Direction, Pane, SidePanelTab, View},
};

/// A command that panels and keys send to the active tab.
#[derive(Debug)]
pub enum TabCommand {
    /// Show a view from its top.
    Show(View),
    /// Show the next topic, or the one before.
    StepTopic(Direction),
    /// Go back to the previous place.
    GoBack,
    /// Go forward to the place that was left by going back.
    GoForward,
    /// Choose a quote, and bring it into view in both panes.
    Choose(QuoteId),
    /// Choose a quote that was clicked in the text, which stays where it is.
    ChooseInText(QuoteId),
    /// Choose the next quote of the view, or the one before.
    StepQuote(Direction),
    /// Close what is open, or deselect what is selected or chosen.
    Deselect,
    /// Select all text of the view.
    SelectAll,
    /// Turn caret browsing on or off.
    ToggleCaret,
    /// Show a block, and highlight some bytes of its text.
    Go(BlockId, Range<usize>),
    /// Show a block in the full briefing.
    ShowInFull(BlockId),
    /// Show the chosen quote in the full briefing.
    ShowChosenInFull,
    /// Keep a note open, or close it.
    ToggleNote(NoteId),
    /// Copy this in this format.
    Copy(CopyContent, CopyFormat),
    /// Copy the selected text unchanged, or the chosen quote in the format used last.
    CopyChosen,
    /// Copy the chosen quote or the selected text in this format.
    CopyChosenIn(BuiltInFormat),
    /// Copy the chosen quote with the sentences around it.
    CopyPassage,
    /// Copy this text, and show this message.
    CopyText {
        /// The text to copy.
        text: String,
        /// The status message.
        message: String,
    },
    /// The pointer drags this out of the window: hand its text to the program that it is dropped on.
    DragOut(CopyContent),
    /// The same for the selected text.
    DragOutSelected,
    /// Show the formats for this, and what each would copy.
    CopyAs(CopyContent),
    /// Open the formats for the chosen quote or the selected text.
    CopyChosenAs,
    /// Open the formats for every quote that the panel shows.
    CopyAllAs,
    /// Show what this format would copy.
    PreviewFormat(CopyFormat),
    /// Set what is included in copies.
    CopyOptions(citation::Options),
    /// Show the translation, both, or the original.
    NextShownText,
    /// Choose words of this quote to leave out.
    Shorten(QuoteId),
    /// Choose words of the chosen quote to leave out.
    ShortenChosen,
    /// Add a quote to the basket, or remove it if it is already there.
    AddToBasket(QuoteExcerpt),
    /// Add the chosen quote to the basket, or remove it.
    ToggleInBasket,
    /// Remove the quote at this place from the basket, or all quotes of a briefing.
    RemoveFromBasket(BasketPlace),
    /// Move a quote of the basket to another place in its section, or a section to another place among the sections.
    MoveInBasket(BasketPlace, usize),
    /// Give the focus to the next row of the basket, or to the one before.
    StepBasketRow(Direction),
    /// Remove all quotes from the basket.
    EmptyBasket,
    /// A command on the user's own marks.
    Mark(MarkCommand),
    /// A command in the review of proposed quotes.
    Review(ReviewCommand),
    /// A command in the check of a text.
    Check(CheckCommand),
    /// A command that changes the briefing, opens a dialog before a change, or undoes or saves changes.
    Edit(EditCommand),
    /// Ask where to export the briefing, or the part that is shown.
    OpenExport,
    /// Ask what to print, and on which paper.
    OpenPrint,
    /// Open the pages of the open dialog in the PDF program.
    ShowPrint,
    /// Ask where to write this.
    OpenSave(SaveContent),
    /// Write the file of the open dialog.
    Save,
    /// Find this text.
    FindText(String),
    /// Find with these options.
    FindOptions(Options),
    /// Open the find field.
    OpenFind,
    /// Open the field that goes to a paragraph.
    OpenGoTo,
    /// Enter was pressed in the find field: go to the next match, or to the one before.
    FindEnter(Direction),
    /// Go to the next match, or to the one before.
    FindStep(Direction),
    /// Go to a match by its number.
    GoToHit(usize),
    /// Go to a paragraph by its number, from 1.
    GoToParagraph(usize),
    /// Close the find field or the one that goes to a paragraph.
    CloseFind,
    /// Show only quotes of this speaker and this occasion.
    Filter(QuoteFilter),
    /// Show this tab of the side panel.
    SidePanelTab(SidePanelTab),
    /// Show this tab of the side panel, or the quotes again if it is already shown.
    ToggleSidePanelTab(SidePanelTab),
    /// Show or hide a side pane.
    TogglePane(Pane),
    /// Give a pane the focus.
    FocusPane(Pane),
    /// Give the next pane the focus, or the one before.
    StepPane(Direction),
    /// Go to the next row of the topics or the quotes, or to the one before, and give it the focus.
    StepRow(Pane, Direction),
    /// Show the list of problems, or the text.
    Problems(bool),
    /// Switch between the text and the list of problems.
    ToggleProblems,
    /// Go to the next quote that the notice is about.
    FollowNotice,
    /// Dismiss the notice.
    DismissNotice,
    /// Reload the file.
    Reload,
    /// Stop reading the file.
    StopReading,
}

/// Where a command leads; no side pane may cover that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// A place in the text, which has the focus afterwards.
    Text,
    /// A field above the text, which takes the focus itself.
    Field,
    /// Neither.
    Elsewhere,
}

impl TabCommand {
    /// Where the command leads.
    pub fn destination(&self) -> Destination {
        match self {
            Self::Show(_)
            | Self::Mark(MarkCommand::Go(_) | MarkCommand::Step(_))
            | Self::StepTopic(_)
            | Self::GoBack
            | Self::GoForward
            | Self::Go(..)
            | Self::ShowInFull(_)
            | Self::ShowChosenInFull
            | Self::FindStep(_)
            | Self::GoToHit(_)
            | Self::FollowNotice
            | Self::ToggleCaret
            | Self::Problems(_)
            | Self::ToggleProblems => Destination::Text,
            Self::OpenFind | Self::OpenGoTo | Self::FindEnter(_) | Self::GoToParagraph(_) => Destination::Field,
            Self::Choose(_)
            | Self::ChooseInText(_)
            | Self::StepQuote(_)
            | Self::Deselect
            | Self::SelectAll
            | Self::ToggleNote(_)
            | Self::Copy(..)
            | Self::CopyChosen
            | Self::CopyChosenIn(_)
            | Self::CopyPassage
            | Self::CopyText { .. }
            | Self::DragOut(_)
            | Self::DragOutSelected
            | Self::CopyAs(_)
            | Self::CopyChosenAs
            | Self::CopyAllAs
            | Self::PreviewFormat(_)
            | Self::CopyOptions(_)
            | Self::NextShownText
            | Self::Shorten(_)
            | Self::ShortenChosen
            | Self::AddToBasket(_)
            | Self::ToggleInBasket
            | Self::RemoveFromBasket(_)
            | Self::MoveInBasket(..)
            | Self::StepBasketRow(_)
            | Self::EmptyBasket
            | Self::Mark(_)
            | Self::Review(_)
            | Self::Check(_)
            | Self::Edit(_)
            | Self::OpenExport
            | Self::OpenPrint
            | Self::ShowPrint
            | Self::OpenSave(_)
            | Self::Save
            | Self::FindText(_)
            | Self::FindOptions(_)
            | Self::CloseFind
            | Self::Filter(_)
            | Self::SidePanelTab(_)
            | Self::ToggleSidePanelTab(_)
            | Self::TogglePane(_)
            | Self::FocusPane(_)
            | Self::StepPane(_)
            | Self::StepRow(..)
            | Self::DismissNotice
            | Self::Reload
            | Self::StopReading => Destination::Elsewhere,
        }
    }
}
