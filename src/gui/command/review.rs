//! Commands in the review of proposed quotes.

use briefing_core::model::{QuoteId, SpeakerId};

use crate::gui::state::{review::SuggestedSpeaker, view::Direction};

/// A command in the review of proposed quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewCommand {
    /// Choose a proposal, and bring it into view in both panes.
    Choose(QuoteId),
    /// Choose the next proposal, or the one before.
    Step(Direction),
    /// Leave the chosen proposal undecided, and go to the next.
    Skip,
    /// The chosen proposal is right.
    Accept,
    /// The chosen proposal is no quote.
    Reject,
    /// The chosen proposal is said by this speaker.
    SaidBy(SpeakerId),
    /// Ask for the name of another speaker.
    AskSpeaker,
    /// The name of another speaker that is being typed.
    TypeSpeaker(String),
    /// The chosen proposal is said by the speaker whose name was typed.
    NameSpeaker,
    /// The chosen proposal is said by this speaker, one of those that the typed name may mean.
    NameSuggested(SuggestedSpeaker),
    /// Apply the correction to the other proposals for which this is offered.
    AcceptOffer,
    /// Dismiss the offer.
    DismissOffer,
    /// Accept the certain proposals of a speaker that have been on screen.
    AcceptCertain(Option<SpeakerId>),
    /// Let the arrow keys move the end of the chosen proposal; once more, its start; then neither.
    MoveEnds,
    /// Move that end by a word.
    MoveEnd(Direction),
}

impl ReviewCommand {
    /// Whether it changes the briefing.
    pub fn is_edit(&self) -> bool {
        match self {
            Self::Accept
            | Self::Reject
            | Self::SaidBy(_)
            | Self::NameSpeaker
            | Self::NameSuggested(_)
            | Self::AcceptOffer
            | Self::AcceptCertain(_)
            | Self::MoveEnd(_) => true,
            Self::Choose(_)
            | Self::Step(_)
            | Self::Skip
            | Self::AskSpeaker
            | Self::TypeSpeaker(_)
            | Self::DismissOffer
            | Self::MoveEnds => false,
        }
    }
}
