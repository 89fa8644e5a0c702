//! Finds the speakers of quotations in headings that name nobody: the person who says the same words in the text below.

use std::{collections::HashSet, ops::Range};

use super::{
    super::{Confidence, PersonKind, ProposedQuote, Rule},
    cut, head_of,
    people::People,
};
use crate::document::Block;

/// The least number of letters that a quotation of a heading must have to be searched for below.
const SHORTEST: usize = 6;
/// The percentage of a heading’s letter pairs that must also occur in the quotation that it is taken from.
const ENOUGH: usize = 50;
/// How many bytes of a quotation are compared.
const COMPARED: usize = 2_000;
/// How many headings and quotations are compared.
const MOST: usize = 8;
const MOST_QUOTATIONS: usize = 2_000;

/// Attributes the quotations of headings, given by their numbers, to the person who says them below, otherwise to the
/// only person whom the heading names, or to the only person who is quoted.
pub(super) fn give(text: &str, blocks: &[Block], quotes: &mut [ProposedQuote], headings: &[usize], people: &People) {
    for number in headings.iter().take(MOST) {
        let Some(heading) = quotes.get(*number) else { continue };
        let is_named = heading.speaker.is_some_and(|id| people.kind_of(id) != PersonKind::Described);
        if is_named {
            continue;
        }
        let words = blocks.get(heading.block).map_or("", |block| cut(text, &block.range));
        let below = source_of(text, &heading.range, quotes, headings);
        let is_open = heading.speaker.is_none();
        let source = below.or_else(|| {
            let person = people.only_one_in(words).or_else(|| only_speaker(quotes, people)).filter(|_| is_open)?;
            quotes.iter().position(|quote| quote.speaker == Some(person))
        });
        let Some(source) = source.and_then(|source| quotes.get(source)) else { continue };
        let (speaker, words, evidence) = (source.speaker, source.speaker_text.clone(), source.range.clone());
        let confidence = if below.is_some() { Confidence::Likely } else { Confidence::Unsure };
        if let Some(heading) = quotes.get_mut(*number) {
            heading.speaker = speaker;
            heading.evidence = words.clone().into_iter().chain(below.map(|_| evidence)).collect();
            heading.speaker_text = words;
            heading.rule = Rule::Heading;
            heading.confidence = confidence;
        }
    }
}

/// The only person who is quoted, not counting questioners.
fn only_speaker(quotes: &[ProposedQuote], people: &People) -> Option<usize> {
    let is_person = |id: usize| people.kind_of(id) == PersonKind::Person;
    let asks = |quote: &&ProposedQuote| quote.in_turn && !quote.speaker.is_some_and(is_person);
    let mut speakers = quotes.iter().filter(|quote| !asks(quote)).filter_map(|quote| quote.speaker);
    let first = speakers.next().filter(|id| is_person(*id))?;
    speakers.all(|other| other == first).then_some(first)
}

/// The quotation below that has the most in common with the words of a heading.
fn source_of(text: &str, heading: &Range<usize>, quotes: &[ProposedQuote], headings: &[usize]) -> Option<usize> {
    let wanted = pairs(cut(text, heading));
    if wanted.len() + 1 < SHORTEST {
        return None;
    }
    let below = quotes
        .iter()
        .enumerate()
        .take(MOST_QUOTATIONS)
        .filter(|(number, quote)| quote.speaker.is_some() && !headings.contains(number));
    let shared = below.map(|(number, quote)| {
        let found = pairs(cut(text, &quote.range));
        (wanted.intersection(&found).count(), std::cmp::Reverse(number))
    });
    let (count, number) = shared.max()?;
    (count * 100 >= wanted.len() * ENOUGH).then_some(number.0)
}

/// The pairs of letters and figures that are next to each other.
fn pairs(words: &str) -> HashSet<(char, char)> {
    let letters: Vec<char> = head_of(words, COMPARED).chars().filter(|c| c.is_alphanumeric()).collect();
    letters.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect()
}
