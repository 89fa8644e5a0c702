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
    /// Proposals that have been on screen together with their evidence.
    pub seen: BTreeSet<QuoteId>,
    /// The rejected and skipped proposals, including those of earlier sessions.
    pub kept: StoredReview,
    /// The message about the draft when it was made, which is outdated once everything is decided or saved.
    pub first_message: Option<String>,
    /// Other proposals to which the last correction may apply.
    pub offer: Option<SimilarProposals>,
}

/// Other proposals to which a correction may also apply: “this *he*, all of this *Kim*”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimilarProposals {
    /// The proposals.
    pub proposals: Vec<QuoteId>,
    /// The speaker to attribute them to.
    pub speaker: SpeakerId,
    /// The words that name the speaker there: “he”, “Kim”.
    pub mention: String,
}

/// The words by which a proposal names its speaker: a pronoun, the family name or the complete name, as in the text.
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

/// The undecided proposals that name the same speaker in the same words.
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
    /// Clears the input for the previous proposal, because another one is chosen.
    pub fn leave(&mut self) {
        self.other_speaker = None;
        self.moved_end = None;
    }

    /// Whether there is input for the chosen proposal: a name is being typed, or an end of the words is moved.
    pub fn is_at_work(&self) -> bool {
        self.other_speaker.is_some() || self.moved_end.is_some()
    }
}

/// The proposals of one speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Their proposed speaker, or `None` if that is not known.
    pub speaker: Option<SpeakerId>,
    /// The least certain first, and proposals of the same certainty in text order.
    pub proposals: Vec<QuoteId>,
}

/// The proposals of a briefing by speaker, in the order in which the speakers are first quoted; those without one last.
/// Decided proposals also count for the order, so that it does not change during the review.
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

/// The confidence of a proposal; unsure if it has none, or if it is cut off from words that may change its meaning.
pub fn confidence(quote: &Quote) -> Confidence {
    let proposal = quote.proposal().filter(|_| quote.cut_off().is_none());
    proposal.map_or(Confidence::Unsure, |proposal| proposal.confidence)
}

/// The proposals in the order of the review.
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

/// The speakers that are offered for a proposal: those quoted near it, then those quoted most. They are in file order,
/// which is the same for every proposal.
pub fn offered_speakers(briefing: &Briefing, id: QuoteId) -> Vec<SpeakerId> {
    const MAX_OFFERED: usize = 7;
    const NEAR: u32 = 12;
    let mut speakers: Vec<SpeakerId> = Vec::new();
    let mut add = |speaker: SpeakerId| {
        if speakers.len() < MAX_OFFERED && !speakers.contains(&speaker) {
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
    all.take(MAX_OFFERED * 2).for_each(&mut add);
    speakers.sort_unstable();
    speakers
}

/// The number key that attributes a proposal to this speaker: the same throughout a briefing, for the first nine.
pub fn key_of(speaker: SpeakerId) -> Option<usize> {
    Some(speaker.index() + 1).filter(|number| *number <= 9)
}

/// A person whom a typed name may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SuggestedSpeaker {
    /// A speaker of the briefing.
    Known(SpeakerId),
    /// A person who is not a speaker of the briefing yet.
    New {
        /// The name.
        name: String,
        /// Whether the name is in the text.
        is_in_text: bool,
    },
}

/// The persons whom a name typed for a proposal may mean, the most likely first: the speaker with exactly that name,
/// speakers and names near the proposal with a part that begins with it, and a new speaker with that name.
pub fn suggested_speakers(briefing: &Briefing, id: QuoteId, typed: &str) -> Vec<SuggestedSpeaker> {
    const MAX_OFFERED: usize = 3;
    let typed = typed.trim();
    if typed.is_empty() {
        return Vec::new();
    }
    let lower = typed.to_lowercase();
    let speakers = (0..).map(SpeakerId).zip(briefing.speakers());
    let is_exact = |name: &str| name.to_lowercase() == lower;
    let mut known: Vec<_> = speakers.filter(|(_, speaker)| begins_so(&speaker.name, &lower)).collect();
    known.sort_by_key(|(_, speaker)| !is_exact(&speaker.name));
    let has_exact = known.first().is_some_and(|(_, speaker)| is_exact(&speaker.name));
    let is_new = |name: &String| !briefing.speakers().iter().any(|speaker| name.contains(speaker.name.as_str()));
    let mut names: Vec<String> = names_near(briefing, id).into_iter().filter(is_new).collect();
    names.retain(|name| begins_so(name, &lower) && name != typed);
    let mut suggested: Vec<_> = known.into_iter().map(|(id, _)| SuggestedSpeaker::Known(id)).collect();
    suggested.extend(names.into_iter().map(|name| SuggestedSpeaker::New { name, is_in_text: true }));
    suggested.truncate(MAX_OFFERED);
    if !has_exact {
        let is_in_text = briefing.blocks().any(|block| block.text().contains(typed));
        suggested.push(SuggestedSpeaker::New { name: typed.to_owned(), is_in_text });
    }
    suggested
}

/// Whether a name, or the rest of it from one of its words on, begins with what was typed, which is in lower case.
fn begins_so(name: &str, lower: &str) -> bool {
    let name = name.to_lowercase();
    let starts = name.match_indices([' ', '-', '.']).map(|(at, sign)| at + sign.len());
    std::iter::once(0).chain(starts).any(|start| name.get(start..).is_some_and(|rest| rest.starts_with(lower)))
}

/// Groups of capitalized words near a proposal, as in personal names; the nearest paragraph first.
fn names_near(briefing: &Briefing, id: QuoteId) -> Vec<String> {
    const NEAR: u32 = 2;
    let Some(own) = briefing.quote(id).map(|quote| quote.block) else { return Vec::new() };
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: String| {
        if name.split(' ').count() > 1 && !names.contains(&name) {
            names.push(name);
        }
    };
    let distances = (0..=NEAR).flat_map(|by| [own.0.checked_sub(by), own.0.checked_add(by)]);
    for block in distances.flatten().filter_map(|at| briefing.block(BlockId(at))) {
        let mut name: Vec<&str> = Vec::new();
        for word in block.text().split_whitespace() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
            let is_title = bare.ends_with('.') && bare.chars().count() <= 4;
            let plain = if is_title { bare } else { bare.trim_end_matches('.') };
            let is_capital = plain.starts_with(char::is_uppercase);
            if is_capital && !word.starts_with(['“', '"', '(']) {
                // A possessive ending is not part of the name.
                name.push(plain.trim_end_matches("’s").trim_end_matches("'s"));
            }
            if !is_capital || !word.ends_with(plain) {
                add(std::mem::take(&mut name).join(" "));
            }
        }
        add(name.join(" "));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_core::{format::Folder, load::load_text};

    #[test]
    fn a_part_of_a_name_means_a_speaker_or_a_name_near_the_quote_and_else_somebody_new() {
        let text = r#"Briefing(format: 1, title: "Plan", speakers: { "lee": (name: "Ann Lee") }, occasions: { "o": (name: "Talk") },
            body: [Paragraph(
                text: "The Authority’s director, Dr. Thomas Okafor, welcomed it. “Nobody will lose a job,” he said.",
                quotes: [(occasion: "o", text: "Nobody will lose a job,", confirmed: false)],
            )])"#;
        let loaded = load_text("plan.ron", text.into(), Folder::Embedded(&[]));
        let briefing = loaded.briefing.expect("a briefing");
        let okafor = || SuggestedSpeaker::New { name: "Dr. Thomas Okafor".to_owned(), is_in_text: true };
        let new = |name: &str, is_in_text| SuggestedSpeaker::New { name: name.to_owned(), is_in_text };
        for (typed, expected) in [
            ("Okaf", vec![okafor(), new("Okaf", true)]),
            ("thomas ok", vec![okafor(), new("thomas ok", false)]),
            ("Dr. Thomas Okafor", vec![new("Dr. Thomas Okafor", true)]),
            ("ann lee", vec![SuggestedSpeaker::Known(SpeakerId(0))]),
            ("le", vec![SuggestedSpeaker::Known(SpeakerId(0)), new("le", false)]),
            ("Jon Reef", vec![new("Jon Reef", false)]),
            (" ", vec![]),
        ] {
            assert_eq!(suggested_speakers(&briefing, QuoteId(0), typed), expected, "{typed}");
        }
    }
}
