//! The judgement of a language’s rules on one quotation.

use std::ops::Range;

use super::{
    super::{PhraseKind, Rule},
    mention::Mention,
};

/// How likely it is that words between marks were said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SpeechEvidence {
    /// A particle, a verb or a colon shows it.
    Cued,
    /// The words look like a sentence, and nothing shows that they are a term.
    LooksSpoken,
}

/// Whether words between marks are speech, and whose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Judgement {
    /// `None` if they are not speech.
    pub strength: Option<SpeechEvidence>,
    /// The kind of phrase they are if they are not speech.
    pub phrase: PhraseKind,
    /// The verb of saying.
    pub verb: Option<Range<usize>>,
    /// The speaker according to the sentence.
    pub speaker: Option<Speaker>,
    /// Whether the sentence names someone else who might say it.
    pub is_contested: bool,
    /// Whether the next quotation of the sentence continues this one.
    pub goes_on: bool,
    /// Whether it is said by nobody in particular.
    pub is_impersonal: bool,
}

impl Judgement {
    /// A phrase that nobody said.
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

/// Whom a sentence quotes if that may not be its subject: "he was told by the mayor that “…”".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum QuotedSource {
    /// This person.
    Person(Mention),
    /// Someone other than the subject, whom no rule can identify.
    SomebodyElse,
    /// It cannot be decided.
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
