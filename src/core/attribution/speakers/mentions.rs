//! Records who is mentioned in each sentence, and in which role, for the pronouns after it.

use super::{super::as_u32, Discourse, SpeakerGuess};
use crate::attribution::clauses::Sentence;
use crate::attribution::items::{ItemKind, Items};
use crate::attribution::names::NameKind;
use crate::attribution::people::gender_of_roles;
use crate::attribution::phrases::{Head, NounPhrase};
use crate::attribution::pronouns::{Mention, MentionRole};
use crate::attribution::tokens::Kind;
use crate::attribution::word::WordClasses;

/// The number of bytes at the beginning of a text in which an organization that is a subject is the topic of the text.
const HEAD: usize = 800;

impl Discourse<'_> {
    /// Records who is mentioned in a sentence. Returns the people to whom the pronouns at its items refer.
    pub(super) fn record_sentence(
        &mut self,
        items: &Items<'_>,
        sentence: &Sentence,
        block: usize,
    ) -> Vec<(usize, SpeakerGuess)> {
        let mut pronouns = Vec::new();
        let mut subjects = sentence.subjects.iter().peekable();
        for at in sentence.items.clone() {
            while subjects.next_if(|subject| subject.start < at).is_some() {}
            let subject = subjects.peek().filter(|subject| subject.start <= at).copied();
            if let Some(subject) = subject
                && subject.start == at
                && subject.head == Head::Pronoun
                && let Some(speaker) = self.pronoun(items, subject, block)
            {
                let is_main = sentence.mains.iter().any(|main| main.start == subject.start);
                let role = if is_main { MentionRole::MainPronoun } else { MentionRole::Pronoun };
                self.log(speaker.who, role, block, speaker.words.as_ref().map_or(0, |range| range.start));
                pronouns.push((at, speaker));
            }
            if let Some(subject) = subject
                && subject.start == at
                && subject.head == Head::Description
            {
                self.record_description(items, sentence, subject, block);
            }
            match items.kind_at(at) {
                ItemKind::Quote => self.record_quoted(items, at, block),
                ItemKind::Token(Kind::Word) => {
                    self.record_name(items, sentence, at, block);
                    if pronouns.is_empty() {
                        self.note_introduction(items, at, block);
                    }
                }
                _ => {}
            }
        }
        pronouns
    }

    /// Records a subject without a name: "the pharmacist", who is named elsewhere, "one adviser", "his mother".
    fn record_description(&mut self, items: &Items<'_>, sentence: &Sentence, phrase: &NounPhrase, block: usize) {
        let word = items.word(phrase.head_at);
        let is_one = !phrase.is_plural && phrase.apposition.is_none() && !phrase.is_possessive;
        let is_somebody =
            is_one && (word.is(WordClasses::ROLES) || self.is_english && self.is_person_noun(items, phrase));
        if !is_one && !word.is(WordClasses::ORGANIZATION) || phrase.apposition.is_some() || phrase.is_possessive {
            return;
        }
        let Some(who) = self.find_by_description(items, phrase).or_else(|| {
            let words = items.bytes(phrase.start)?.start..items.bytes(phrase.end.checked_sub(1)?)?.end;
            let spelled = self.text.get(words)?;
            // "The mayor" is someone whom the text names, but without this role.
            let begins = items.word(phrase.start).is(WordClasses::DETERMINER.or(WordClasses::POSSESSIVE))
                || phrase.owner.is_some();
            let is_new = is_somebody && begins && self.is_english && !self.is_definite(items, phrase);
            is_new.then(|| {
                self.note_newcomer(block, true);
                self.described(spelled, gender_of_roles(word))
            })
        }) else {
            let is_thing = word.is(WordClasses::SPEECH.or(WordClasses::ORGANIZATION).or(WordClasses::PLACE));
            // "She said the dam was late" is about the dam, but she remains the subject.
            let is_main = sentence.mains.iter().any(|main| main.start == phrase.start);
            if is_main && !is_thing && phrase.owner.is_none() {
                self.note_unknown_subject(items, phrase, block);
            }
            return;
        };
        let is_main = sentence.mains.iter().any(|main| main.start == phrase.start);
        let role = if is_main { MentionRole::Main } else { MentionRole::Subject };
        let byte = items.bytes(phrase.start).map_or(0, |bytes| bytes.start);
        self.state.last_named.insert(who, self.state.sentence);
        self.log(who, role, block, byte);
    }

    pub(super) fn log(&mut self, who: u32, role: MentionRole, block: usize, at: usize) {
        let sentence = self.state.sentence;
        self.state.log.mentions.push(Mention { who, sentence, block: as_u32(block), role, at: as_u32(at) });
    }

    fn record_quoted(&mut self, items: &Items<'_>, at: usize, block: usize) {
        /// The most tokens of a quotation that are searched for names.
        const MOST: u32 = 400;
        let Some(span) = items.span(at) else { return };
        for token in span.tokens.start..span.tokens.end.min(span.tokens.start.saturating_add(MOST)) {
            if let Some(number) = self.state.people.name_at(token)
                && self.state.people.name(number).is_some_and(|name| name.first == token)
                && let Some(who) = self.state.people.owner(number)
            {
                self.log(who, MentionRole::Quoted, block, span.range.start);
            }
        }
    }

    fn record_name(&mut self, items: &Items<'_>, sentence: &Sentence, at: usize, block: usize) {
        let Some(token) = items.token_number(at) else { return };
        let Some(number) = self.state.people.name_at(token) else { return };
        let Some(name) = self.state.people.name(number).copied().filter(|name| name.first == token) else { return };
        let Some(who) = self.state.people.owner(number) else { return };
        let end = at + (name.last - name.first + 1) as usize;
        let is_in = |subject: &NounPhrase| subject.head == Head::Name(number) || subject.apposition == Some(number);
        let is_subject = sentence.subjects.iter().any(is_in);
        let is_main = sentence.mains.iter().any(is_in) || speaks_in_relative_clause(sentence, number);
        let is_owner = sentence
            .mains
            .iter()
            .any(|main| main.owner == Some(number) && main.apposition.is_none() && main.start + 4 >= at);
        if is_subject {
            self.note_person(sentence, number, who);
            self.note_relation(items, sentence, number, who);
        }
        let role = match () {
            () if is_main => MentionRole::Main,
            () if is_subject => MentionRole::Subject,
            () if is_owner => MentionRole::Owner,
            () if items.is(end, Kind::Possessive) => MentionRole::Possessive,
            () => MentionRole::Other,
        };
        let byte = self.tokens.get(token as usize).map_or(0, |token| token.start as usize);
        if self.state.people.entry(who).is_some_and(|entry| entry.kind == Some(NameKind::Organization)) {
            self.state.last_organization = Some(who);
            if is_main && byte < HEAD && self.state.main_organization.is_none() {
                self.state.main_organization = Some(who);
            }
        }
        self.state.last_named.insert(who, self.state.sentence);
        self.log(who, role, block, byte);
    }

    /// A speaker is a person, even if the name alone does not show that.
    fn note_person(&mut self, sentence: &Sentence, number: u32, who: u32) {
        let says = sentence
            .clauses
            .iter()
            .any(|clause| clause.says() && clause.subject.is_some_and(|subject| subject.head == Head::Name(number)));
        if says && let Some(entry) = self.state.people.entries.get_mut(who as usize) {
            entry.is_person |= entry.kind == Some(NameKind::Unknown);
        }
    }
}

impl Discourse<'_> {
    /// "Lee’s supervisor, Reuben Slate,": an owned role makes it a person, even if the name alone does not show
    /// that.
    fn note_relation(&mut self, items: &Items<'_>, sentence: &Sentence, number: u32, who: u32) {
        // "The council’s convener, Iona MacAskill,".
        let is_owned = |subject: &NounPhrase| {
            items.word(subject.start).is(WordClasses::POSSESSIVE)
                || (subject.start..subject.head_at).any(|at| items.is(at, Kind::Possessive))
        };
        let is_relation = |subject: &NounPhrase| {
            subject.apposition == Some(number)
                && (subject.owner.is_some() || is_owned(subject))
                && !items.word(subject.head_at).is(WordClasses::ORGANIZATION.or(WordClasses::PLACE))
        };
        if sentence.subjects.iter().any(is_relation)
            && let Some(entry) = self.state.people.entries.get_mut(who as usize)
        {
            entry.is_person |= entry.kind == Some(NameKind::Unknown);
        }
    }
}

/// "…, supported by Lee, who said": the text continues with the subject of a relative clause of saying.
fn speaks_in_relative_clause(sentence: &Sentence, number: u32) -> bool {
    sentence.clauses.iter().any(|clause| {
        clause.says()
            && !clause.word.is(WordClasses::WEAK)
            && clause.subject.is_some_and(|subject| {
                subject.head == Head::Name(number)
                    && !sentence.subjects.iter().any(|other| other.start == subject.start)
            })
    })
}
