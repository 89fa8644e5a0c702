//! People whom a text introduces without a name: "A juror said it was hard. “…,” she said" does not refer to a person
//! named before.

use super::Discourse;
use crate::attribution::items::Items;
use crate::attribution::phrases::{Head, NounPhrase};
use crate::attribution::tokens::Kind;
use crate::attribution::word::WordClasses;
use crate::attribution::words::people_nouns::{is_for_person, stands_for_somebody};

/// Someone or something that a sentence introduces without a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Newcomer {
    block: usize,
    sentence: u32,
    /// Whether the noun is one for people: "a juror", but not "a fire".
    is_somebody: bool,
}

/// What a newcomer means for a pronoun that seems to refer to someone named before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    None,
    /// It may be someone else.
    Possible,
    /// It is probably someone else.
    Probable,
}

impl Discourse<'_> {
    pub(super) fn note_newcomer(&mut self, block: usize, is_somebody: bool) {
        let sentence = self.state.sentence;
        // "A juror, whom a fire had delayed": the person counts.
        let is_known = self.state.newcomer.is_some_and(|last| last.sentence == sentence && last.is_somebody);
        if !is_known {
            self.state.newcomer = Some(Newcomer { block, sentence, is_somebody });
        }
    }

    /// Records that a subject that refers to no known person introduces someone: "the victim", "a fire".
    pub(super) fn note_unknown_subject(&mut self, items: &Items<'_>, phrase: &NounPhrase, block: usize) {
        let is_definite = self.is_definite(items, phrase);
        let is_somebody = self.is_person_noun(items, phrase);
        if is_definite {
            self.state.unknown_subject = Some((block, self.state.sentence));
        }
        // "The senator" may be someone already named, without this role.
        let is_other = is_somebody && !stands_for_somebody(self.head(items, phrase));
        if is_other || !is_definite && matches!(self.lower(items, phrase.start), "a" | "an" | "another") {
            self.note_newcomer(block, is_other);
        }
    }

    /// Whether the head of a description is a noun for a person, in lower case.
    pub(super) fn is_person_noun(&self, items: &Items<'_>, phrase: &NounPhrase) -> bool {
        let is_small = items.token(phrase.head_at).is_some_and(|token| !token.is_capital);
        items.word(phrase.head_at).is(WordClasses::ROLES) || is_small && is_for_person(self.head(items, phrase))
    }

    /// Records someone introduced who is not the subject: "In the crowd stood a grandmother of nine."
    pub(super) fn note_introduction(&mut self, items: &Items<'_>, at: usize, block: usize) {
        if !self.is_english || !items.is(at, Kind::Word) || !matches!(self.lower(items, at), "a" | "an" | "another") {
            return;
        }
        let introduces = self.reader(items).phrase(at).is_some_and(|phrase| {
            let is_one = !phrase.is_plural && phrase.apposition.is_none() && phrase.head == Head::Description;
            is_one && !phrase.is_possessive && self.is_person_noun(items, &phrase)
        });
        if introduces {
            self.note_newcomer(block, true);
        }
    }

    /// Whether someone else was introduced after the text named this person last.
    pub(super) fn doubt_of_newcomer(&self, who: u32, block: usize) -> Doubt {
        /// The number of sentences after the one that introduces someone, in the next paragraph.
        const NEAR: u32 = 3;
        let named = self.state.last_named.get(&who).copied().unwrap_or(0);
        let Some(newcomer) = self.state.newcomer.filter(|newcomer| newcomer.sentence > named) else {
            return Doubt::None;
        };
        let distance = self.state.sentence.saturating_sub(newcomer.sentence);
        let is_near = newcomer.block == block || newcomer.block + 1 == block && distance <= NEAR;
        match () {
            () if newcomer.is_somebody && is_near => Doubt::Probable,
            () if distance <= 1 && is_near => Doubt::Possible,
            () => Doubt::None,
        }
    }
}
