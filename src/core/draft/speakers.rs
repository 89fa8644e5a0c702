//! Those who are quoted in a draft, with the ids that a file gives them.

use std::collections::{BTreeSet, HashSet};

use unicode_normalization::UnicodeNormalization as _;

use super::body::on_one_line;
use crate::{attribution::Attribution, limits};

/// Somebody who is quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The id in the briefing file.
    pub id: String,
    /// The number in [`Attribution::people`].
    pub person: usize,
    /// The fullest name in the text.
    pub name: String,
    /// What he or she is.
    pub role: Option<String>,
}

/// Those who are quoted, in the order in which they first speak.
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
        let role = named.role.as_deref().map(|role| capitalized(&on_one_line(role, NAME_CHARS)));
        speakers.push(Speaker { id, person, name, role });
    }
    speakers
}

/// Characters of a name that are taken over.
const NAME_CHARS: usize = 300;

/// Those who are only the label of a question in a transcript: nobody can be quoted by them.
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

/// A role as a field of its own has it: with a capital.
fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// An id that none of `taken` is: the family name, the whole name, or one with a number.
pub(super) fn new_id(short: &str, long: &str, taken: &mut BTreeSet<String>) -> String {
    let (short, long) = (id_of(short), id_of(long));
    let numbered = (2..).map(|n| format!("{long}-{n}"));
    let mut ids = [short, long.clone()].into_iter().filter(|id| !id.is_empty()).chain(numbered);
    let id = ids.find(|id| !taken.contains(id)).unwrap_or(long);
    taken.insert(id.clone());
    id
}

/// A name in small letters without accents, with hyphens for what is neither letter nor digit.
pub(super) fn id_of(name: &str) -> String {
    let folded: String = name.nfd().filter(|c| !is_latin_accent(*c)).nfc().collect::<String>().to_lowercase();
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let id: String = words.take(ID_WORDS).collect::<Vec<_>>().join("-").chars().take(ID_CHARS).collect();
    id.trim_end_matches('-').to_owned()
}

/// Words of a name that its id has.
const ID_WORDS: usize = 6;
/// Characters of an id, without the number that tells it from another.
const ID_CHARS: usize = 60;

/// Accents that stand on Latin letters.
fn is_latin_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_and_no_two_are_the_same() {
        let mut taken = BTreeSet::new();
        assert_eq!(new_id("O’Neill", "Siobhan O’Neill", &mut taken), "o-neill");
        assert_eq!(new_id("O’Neill", "Dara O’Neill", &mut taken), "dara-o-neill");
        assert_eq!(new_id("O’Neill", "Dara O’Neill", &mut taken), "dara-o-neill-2");
        assert_eq!(new_id("Müller", "Jörg Müller", &mut taken), "muller");
        assert_eq!(new_id("서", "서도윤", &mut taken), "서");
    }
}
