//! The confidence of each rule, as measured on news texts whose speakers are known.

use super::{Confidence, Rule};

/// What is known about a proposal in addition to its rule.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Features {
    /// The speaker is named at the cue, and only one person in the text has this name.
    pub is_named: bool,
    /// Only commas and adverbs are between the cue and the quotation.
    pub is_adjacent: bool,
    /// The verb is one of saying.
    pub is_saying: bool,
    /// A comma or colon is between the quotation and the cue.
    pub is_set_off: bool,
    /// The speaker was taken from a quotation in the same sentence or the previous one.
    pub is_near: bool,
    /// Something near the cue suggests a different speaker, or that nobody said it.
    pub is_doubtful: bool,
    /// Only the speaker and a colon precede the quotation.
    pub is_label: bool,
    /// The speaker is a thing: a sign, an inscription.
    pub is_thing: bool,
    /// The text says that the words were not said, or not yet.
    pub is_denied: bool,
    /// For a speaker named in a language without capitals: how sure that can be at most.
    pub most_without_capitals: Option<Confidence>,
    /// How much better the pronoun's first candidate is than the second.
    pub margin: i32,
}

/// The confidence of a proposal.
pub(super) fn measured_confidence(rule: Rule, features: &Features) -> Confidence {
    let is_clear = features.is_named && features.is_adjacent && features.is_saying && !features.is_doubtful;
    let is_clear_pronoun = features.margin >= SURE_MARGIN
        && features.is_adjacent
        && features.is_saying
        && features.is_set_off
        && !features.is_doubtful;
    if features.is_thing || features.is_denied {
        return Confidence::Unsure;
    }
    match rule {
        Rule::TurnLabel | Rule::Interview => Confidence::Certain,
        Rule::Appositive | Rule::AccordingTo if is_clear => Confidence::Certain,
        Rule::SpeakerAfter | Rule::SpeakerBefore | Rule::Colon if is_clear && features.is_set_off => {
            Confidence::Certain
        }
        Rule::Continued | Rule::Reopened | Rule::SameParagraph if is_clear && features.is_near => Confidence::Certain,
        Rule::Pronoun if is_clear_pronoun => Confidence::Certain,
        Rule::Continued | Rule::Reopened | Rule::SameParagraph if is_clear_pronoun && features.is_near => {
            Confidence::Certain
        }
        Rule::Colon if !features.is_saying && features.is_doubtful => Confidence::Unsure,
        Rule::None | Rule::PreviousParagraph | Rule::Title => Confidence::Unsure,
        // "The council voted for it, despite warnings that it was “…”": the words were said by others.
        Rule::Description if !features.is_saying && !features.is_set_off => Confidence::Unsure,
        Rule::Pronoun if features.margin < LIKELY_MARGIN => Confidence::Unsure,
        _ => Confidence::Likely,
    }
}

/// Points by which a pronoun's first candidate is ahead of the second.
const SURE_MARGIN: i32 = 24;
const LIKELY_MARGIN: i32 = 4;
