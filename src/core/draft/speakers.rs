//! The people who are quoted in a draft, with their ids in the file.

use std::collections::{BTreeSet, HashSet};

use super::body::on_one_line;
use crate::{attribution::Attribution, limits, text::ids::new_id};

/// A person who is quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The id in the briefing file.
    pub id: String,
    /// The number in [`Attribution::people`].
    pub person: usize,
    /// The fullest name in the text.
    pub name: String,
    /// The role.
    pub role: Option<String>,
}

/// The people who are quoted, in the order in which they first speak.
pub(super) fn quoted(attribution: &Attribution) -> Vec<Speaker> {
    let questions: HashSet<usize> = labels_only(attribution);
    let (mut seen, mut ids, mut speakers) = (HashSet::new(), BTreeSet::new(), Vec::new());
    for person in attribution.quotes.iter().filter_map(|quote| quote.speaker) {
        let Some(named) = attribution.people.get(person) else { continue };
        if questions.contains(&person) || !seen.insert(person) || speakers.len() == limits::NAMES {
            continue;
        }
        let name = on_one_line(&named.name, NAME_CHARS);
        let id = new_id(named.family_name.as_deref().unwrap_or(&name), &name, &mut ids);
        let role = named.role.as_deref().map(|role| crate::text::capitalized(&on_one_line(role, NAME_CHARS)));
        speakers.push(Speaker { id, person, name, role });
    }
    speakers
}

/// The most characters of a name.
const NAME_CHARS: usize = 300;

/// The people who occur only as the label of a question in a transcript, and so cannot be quoted.
fn labels_only(attribution: &Attribution) -> HashSet<usize> {
    let is_in_question =
        |block: usize| attribution.turns.iter().any(|turn| turn.speaker.is_none() && turn.blocks.contains(&block));
    let mut labels = HashSet::new();
    for quote in attribution.quotes.iter().filter(|quote| quote.in_turn && is_in_question(quote.block)) {
        labels.extend(quote.speaker);
    }
    for quote in attribution.quotes.iter().filter(|quote| !quote.in_turn || !is_in_question(quote.block)) {
        quote.speaker.map(|speaker| labels.remove(&speaker));
    }
    labels
}
