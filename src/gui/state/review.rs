//! The review of a draft: the undecided proposals in their order, and the state of the review that is not in
//! the file.

use std::collections::BTreeSet;

use super::stored_review::StoredReview;
use briefing_core::model::{BlockId, Briefing, Confidence, Quote, QuoteId, SpeakerId};

/// The state of the review.
#[derive(Debug, Default, Clone)]
pub struct Review {
    /// The typed name of another speaker for the chosen proposal, or `None` while the field is closed.
    pub other_speaker: Option<String>,
    /// Whether the field for it is to take the focus.
    pub focus_field: bool,
    /// The end of the chosen proposal that the arrow keys move, or `None`.
    pub moved_end: Option<SpanEnd>,
    /// Proposals that have been on screen, with what speaks for them.
    pub seen: BTreeSet<QuoteId>,
    /// The rejected and skipped proposals, including those of earlier sessions.
    pub kept: StoredReview,
    /// Other proposals to which the last correction may apply.
    pub offer: Option<SimilarProposals>,
}

/// Other proposals that a correction may hold for as well: “this *he*, all of this *Kim*”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimilarProposals {
    /// The proposals.
    pub proposals: Vec<QuoteId>,
    /// The speaker to attribute them to.
    pub speaker: SpeakerId,
    /// The words that name him or her there: “he”, “Kim”.
    pub mention: String,
}

/// The words by which a proposal names its speaker: a pronoun, or the family name or the name as the text has it.
pub fn mention(briefing: &Briefing, quote: &Quote) -> Option<String> {
    const PRONOUNS: [&str; 3] = ["he", "she", "they"];
    let words = quote.proposal()?.evidence.first()?;
    let lower = words.to_lowercase();
    let pronoun = lower.split(|c: char| !c.is_alphabetic()).find(|word| PRONOUNS.contains(word));
    if let Some(pronoun) = pronoun {
        return Some(pronoun.to_owned());
    }
    let speaker = briefing.speaker(quote.speaker?)?;
    let names = speaker.family_name.iter().chain([&speaker.name]);
    names.filter(|name| words.contains(name.as_str())).map(String::from).next()
}

/// The undecided proposals that name the same speaker by the same words.
pub fn of_same_mention(briefing: &Briefing, speaker: Option<SpeakerId>, mention_of_it: &str) -> Vec<QuoteId> {
    let all = (0..).map(QuoteId).zip(briefing.quotes());
    let is_same = |quote: &Quote| {
        !quote.is_confirmed()
            && quote.speaker == speaker
            && mention(briefing, quote).is_some_and(|mention| mention == mention_of_it)
    };
    all.filter(|(_, quote)| is_same(quote)).map(|(id, _)| id).collect()
}

/// An end of a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanEnd {
    /// Its first word.
    Start,
    /// Its last word.
    End,
}

impl Review {
    /// Another proposal is chosen: what was begun for the one before is left.
    pub fn leave(&mut self) {
        self.other_speaker = None;
        self.moved_end = None;
    }

    /// Whether something was begun for the chosen proposal: a name is typed, or an end of the words is moved.
    pub fn is_at_work(&self) -> bool {
        self.other_speaker.is_some() || self.moved_end.is_some()
    }
}

/// The proposals of one speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Their proposed speaker, or `None` if that is not known.
    pub speaker: Option<SpeakerId>,
    /// The least certain first, and of the same certainty in the order of the text.
    pub proposals: Vec<QuoteId>,
}

/// The proposals of a briefing by speaker, in the order in which the speakers are first quoted; those without
/// one last. Decided proposals count for the order as well, so that it does not change during the review.
pub fn groups(briefing: &Briefing) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (id, quote) in (0..).map(QuoteId).zip(briefing.quotes()) {
        let proposal = Some(id).filter(|_| !quote.is_confirmed());
        match groups.iter_mut().find(|group| group.speaker == quote.speaker) {
            Some(group) => group.proposals.extend(proposal),
            None => groups.push(Group { speaker: quote.speaker, proposals: proposal.into_iter().collect() }),
        }
    }
    groups.retain(|group| !group.proposals.is_empty());
    groups.sort_by_key(|group| group.speaker.is_none());
    for group in &mut groups {
        group.proposals.sort_by_key(|id| (briefing.quote(*id).map(confidence), *id));
    }
    groups
}

/// The confidence of a proposal; unsure if it has none.
pub fn confidence(quote: &Quote) -> Confidence {
    quote.proposal().map_or(Confidence::Unsure, |proposal| proposal.confidence)
}

/// The proposals in the order in which they are gone through.
pub fn in_order(groups: &[Group]) -> impl Iterator<Item = QuoteId> + '_ {
    groups.iter().flat_map(|group| group.proposals.iter().copied())
}

/// The proposals of a briefing, each with its block and its words.
pub fn undecided(briefing: &Briefing) -> Vec<(QuoteId, (BlockId, String))> {
    let place = |id: QuoteId| {
        let quote = briefing.quote(id)?;
        Some((id, (quote.block, briefing.quote_text(quote).into_owned())))
    };
    in_order(&groups(briefing)).filter_map(place).collect()
}

/// The speakers that are offered for a proposal: those who are quoted near it, then by how much they say. They are in the
/// order of the file, which does not change from one proposal to the next.
pub fn offered_speakers(briefing: &Briefing, id: QuoteId) -> Vec<SpeakerId> {
    const MOST: usize = 5;
    const NEAR: u32 = 12;
    let mut speakers: Vec<SpeakerId> = Vec::new();
    let mut add = |speaker: SpeakerId| {
        if speakers.len() < MOST && !speakers.contains(&speaker) {
            speakers.push(speaker);
        }
    };
    let quote_at = |number: u32| briefing.quote(QuoteId(number));
    quote_at(id.0).into_iter().flat_map(Quote::speakers).for_each(&mut add);
    for distance in 1..=NEAR {
        let before = id.0.checked_sub(distance).and_then(quote_at);
        let after = id.0.checked_add(distance).and_then(quote_at);
        before.into_iter().chain(after).flat_map(Quote::speakers).for_each(&mut add);
    }
    briefing.most_quoted().iter().copied().for_each(&mut add);
    let all = (0..briefing.speakers().len()).filter_map(|number| u16::try_from(number).ok()).map(SpeakerId);
    all.take(MOST * 2).for_each(&mut add);
    speakers.sort_unstable();
    speakers
}

/// The key with which a proposal is attributed to this speaker: the same one throughout a briefing, for the first nine.
pub fn key_of(speaker: SpeakerId) -> Option<usize> {
    Some(speaker.index() + 1).filter(|number| *number <= 9)
}
