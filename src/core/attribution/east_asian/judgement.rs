//! What the rules of a language say of one quotation.

use std::ops::Range;

use super::{
    super::{PhraseKind, Rule},
    mention::Mention,
};

/// How much speaks for it that words between marks were said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SpeechEvidence {
    /// A particle, a verb or a colon says so.
    Cued,
    /// The words look like a sentence, and nothing makes them a term.
    LooksSpoken,
}

/// What is thought of words between marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Judgement {
    /// Nothing where they are no speech.
    pub strength: Option<SpeechEvidence>,
    /// What they are where they are no speech.
    pub phrase: PhraseKind,
    /// The verb of saying.
    pub verb: Option<Range<usize>>,
    /// Who says it, as the sentence has it.
    pub speaker: Option<Speaker>,
    /// Whether the sentence names somebody else who might say it.
    pub is_contested: bool,
    /// Whether the next quotation of the sentence goes on with this one.
    pub goes_on: bool,
    /// Whether it is said by nobody in particular.
    pub is_impersonal: bool,
}

impl Judgement {
    /// Words that nobody says.
    pub(super) fn phrase(kind: PhraseKind) -> Self {
        Self {
            strength: None,
            phrase: kind,
            verb: None,
            speaker: None,
            is_contested: false,
            goes_on: false,
            is_impersonal: false,
        }
    }
}

/// Whose words a sentence quotes where they need not be its subject’s: "he was told by the mayor that “…”".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum QuotedSource {
    /// Of this person.
    Person(Mention),
    /// Of somebody else than the subject, whom no rule knows.
    SomebodyElse,
    /// It cannot be told.
    Unclear,
}

/// Who says a quotation, and by which rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Speaker {
    pub mention: Mention,
    pub rule: Rule,
}

impl Speaker {
    pub(super) fn of(mention: &Mention, rule: Rule) -> Self {
        Self { mention: mention.clone(), rule }
    }
}
