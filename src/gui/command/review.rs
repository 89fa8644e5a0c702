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
    /// Leave the chosen proposal undecided, and go on.
    Skip,
    /// The chosen proposal is right.
    Accept,
    /// The chosen proposal is no quote.
    Reject,
    /// The chosen proposal is said by this speaker.
    SaidBy(SpeakerId),
    /// Ask for the name of another speaker.
    AskSpeaker,
    /// This is typed as the name of another speaker.
    TypeSpeaker(String),
    /// The chosen proposal is said by the person whose name was typed.
    NameSpeaker,
    /// The chosen proposal is said by this person, of those whom the typed name may mean.
    NameSuggested(SuggestedSpeaker),
    /// The correction holds for the other proposals that it is offered for.
    AcceptOffer,
    /// Dismiss the offer.
    DismissOffer,
    /// The certain proposals of a speaker that have been on screen are right.
    AcceptCertain(Option<SpeakerId>),
    /// The arrows move the end of the chosen proposal from now on, then its start, then neither.
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
