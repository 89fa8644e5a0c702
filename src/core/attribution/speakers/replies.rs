//! Finds who replies: in "Lee told Oh that it was late. “…,” he replied" the words are Oh’s, or the speaker is unknown.

use super::{Discourse, SpeakerGuess};
use crate::attribution::clauses::{Form, Sentence};
use crate::attribution::cues::Cue;
use crate::attribution::items::Items;
use crate::attribution::people::Gender;
use crate::attribution::phrases::Head;
use crate::attribution::pronouns::gender_of;

/// Someone who tells or asks someone else something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Telling {
    sentence: u32,
    teller: u32,
    hearer: u32,
}

impl Discourse<'_> {
    /// Records who tells or asks whom in a sentence.
    pub(super) fn note_telling(&mut self, items: &Items<'_>, sentence: &Sentence) {
        let reader = self.reader(items);
        let owner = |head: Head| match head {
            Head::Name(number) => self.state.people.owner(number),
            _ => None,
        };
        let tells = |verb: usize| {
            matches!(
                self.lower(items, verb),
                "told"
                    | "tells"
                    | "asked"
                    | "asks"
                    | "warned"
                    | "warns"
                    | "informed"
                    | "assured"
                    | "reminded"
                    | "urged"
            )
        };
        let clauses = sentence.clauses.iter().filter(|clause| clause.form == Form::Finite && !clause.is_passive);
        let found = clauses.filter(|clause| tells(clause.verb)).find_map(|clause| {
            let subject = clause.subject?;
            let teller = owner(subject.apposition.map_or(subject.head, Head::Name))?;
            let hearer = owner(reader.phrase(clause.verb + 1)?.head)?;
            (teller != hearer).then_some(Telling { sentence: self.state.sentence, teller, hearer })
        });
        self.state.telling = found.or(self.state.telling);
    }

    /// Attributes a reply by “he” or “she” to the person who was told or asked in the previous sentence, if the pronoun
    /// was resolved to the one who told or asked.
    pub(super) fn of_reply(&self, items: &Items<'_>, cue: &Cue, speaker: &mut SpeakerGuess) {
        let Some(telling) = self.state.telling.filter(|telling| telling.sentence + 1 >= self.state.sentence) else {
            return;
        };
        let verb = cue.verb.map_or("", |verb| self.lower(items, verb));
        let replies = matches!(
            verb,
            "replied"
                | "replies"
                | "answered"
                | "answers"
                | "responded"
                | "responds"
                | "retorted"
                | "retorts"
                | "countered"
        );
        if !replies || cue.phrase.head != Head::Pronoun || speaker.who != telling.teller {
            return;
        }
        speaker.features.is_doubtful = true;
        let hearer = self.state.people.entry(telling.hearer).map(|entry| entry.gender);
        let own = gender_of(items.word(cue.phrase.head_at));
        if hearer.is_some_and(|gender| gender == own || gender == Gender::Unknown) {
            speaker.who = telling.hearer;
            let named = self.state.log.mentions.iter().rev().find(|mention| mention.who == telling.hearer);
            speaker.evidence = named.and_then(|mention| self.bytes_of_mention(mention.at)).into_iter().collect();
        }
    }
}
