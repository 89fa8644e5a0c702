//! The state of the dialog that asks for a speaker.

use std::ops::Range;

use briefing_core::{
    editing::{ChosenSpeaker, NewSpeaker},
    model::{BlockId, Briefing, OccasionId, QuoteId, SpeakerId},
};

/// The words whose speaker is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpokenWords {
    /// Words of a block that become a quote.
    Selected {
        /// The block.
        block: BlockId,
        /// The bytes of its text.
        words: Range<usize>,
    },
    /// A quote that gets another speaker.
    Quote(QuoteId),
    /// A paragraph that becomes a turn.
    Turn(BlockId),
}

/// The dialog for choosing a speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerDialog {
    /// The words whose speaker is asked for.
    pub what: SpokenWords,
    /// The speaker of the briefing that is chosen.
    pub speaker: Option<SpeakerId>,
    /// The typed name, which takes precedence if it is not empty.
    pub name: String,
    /// The occasion that is chosen.
    pub occasion: Option<OccasionId>,
    /// The reason why the change was not made, a sentence.
    pub error: Option<String>,
    /// Whether the field for the name is to take the focus.
    pub wants_focus: bool,
    /// Whether the field for the name has the focus.
    pub is_typing: bool,
}

impl SpeakerDialog {
    /// A dialog for these words, with the speaker and the occasion of the quote, or of the quote before the words. Words
    /// of a turn have its speaker, if it has one.
    pub fn new(what: SpokenWords, briefing: &Briefing) -> Self {
        let near = match &what {
            SpokenWords::Quote(id) => briefing.quote(*id),
            SpokenWords::Selected { block, .. } | SpokenWords::Turn(block) => {
                let before = briefing.quotes().partition_point(|quote| quote.block <= *block);
                before.checked_sub(1).and_then(|at| briefing.quotes().get(at)).or(briefing.quotes().first())
            }
        };
        let turn = match &what {
            SpokenWords::Selected { block, .. } => briefing.block(*block).and_then(|block| block.turn()),
            SpokenWords::Quote(_) | SpokenWords::Turn(_) => None,
        };
        let speaker = match turn {
            Some(turn) => turn.speech().and_then(|speech| speech.speaker),
            None => near.and_then(|quote| quote.speaker),
        };
        let occasion = near.and_then(|quote| quote.occasion);
        let occasion = occasion.or((!briefing.occasions().is_empty()).then_some(OccasionId(0)));
        Self { what, speaker, name: String::new(), occasion, error: None, wants_focus: true, is_typing: false }
    }

    /// The words.
    pub fn words(&self, briefing: &Briefing) -> String {
        match &self.what {
            SpokenWords::Quote(id) => {
                briefing.quote(*id).map(|quote| briefing.quote_text(quote).into_owned()).unwrap_or_default()
            }
            SpokenWords::Selected { block, words } => {
                let text = briefing.block(*block).and_then(|block| block.text().get(words.clone()));
                text.unwrap_or_default().to_owned()
            }
            SpokenWords::Turn(block) => briefing.block(*block).map(|block| block.text().to_owned()).unwrap_or_default(),
        }
    }

    /// Whether enough was entered. A turn may have no speaker.
    pub fn is_complete(&self) -> bool {
        self.chosen().is_some() || matches!(self.what, SpokenWords::Turn(_))
    }

    /// The chosen or typed speaker.
    pub fn chosen(&self) -> Option<ChosenSpeaker> {
        let name = self.name.trim();
        if name.is_empty() {
            return self.speaker.map(ChosenSpeaker::Known);
        }
        Some(ChosenSpeaker::New(NewSpeaker { name: name.to_owned(), role: String::new() }))
    }
}
