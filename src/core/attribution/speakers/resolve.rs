//! Finds the person to whom a name, a pronoun or a description refers.

use super::newcomers::Doubt;
use super::{super::as_u32, Discourse, SpeakerGuess};
use crate::attribution::confidence::Features;
use crate::attribution::items::Items;
use crate::attribution::names::NameKind;
use crate::attribution::phrases::{Head, NounPhrase};
use crate::attribution::pronouns::{MentionRole, PronounContext, gender_of};
use crate::attribution::tokens::Kind;
use crate::attribution::word::WordClasses;
use crate::attribution::words::articles::is_definite_article;
use crate::attribution::words::people_nouns::{is_feminine, stands_for_somebody};
use crate::attribution::{Rule, caseless, people};
use crate::document::BlockKind;

/// The margin in points from which a pronoun settles the gender of a name.
const TELLS_GENDER: i32 = 8;

impl Discourse<'_> {
    pub(super) fn speaker_of_phrase(
        &mut self,
        items: &Items<'_>,
        phrase: &NounPhrase,
        rule: Rule,
        block: usize,
        pronouns: &[(usize, SpeakerGuess)],
    ) -> Option<SpeakerGuess> {
        match phrase.head {
            Head::Name(number) => self.speaker_of_name(number, rule),
            Head::Pronoun => match pronouns.iter().find(|(at, _)| *at == phrase.start) {
                Some((_, speaker)) => Some(speaker.clone()),
                None => self.pronoun(items, phrase, block),
            },
            Head::FirstPerson => None,
            Head::Description => match phrase.apposition {
                Some(number) => self.speaker_of_name(number, Rule::Appositive),
                None => self.description(items, phrase, block),
            },
        }
    }

    pub(super) fn speaker_of_name(&self, number: u32, rule: Rule) -> Option<SpeakerGuess> {
        let who = self.state.people.owner(number)?;
        let is_named = self.state.people.is_clear(number);
        let features = Features { is_named, is_doubtful: self.may_go_on(number), ..Features::default() };
        Some(SpeakerGuess { who, rule, words: self.bytes_of_name(number), evidence: Vec::new(), features })
    }

    /// Whether a word in lower case after a name of one word and its article may belong to it: « la Haute autorité de
    /// santé », "the Chamber of commerce".
    fn may_go_on(&self, number: u32) -> bool {
        let Some(name) = self.state.people.name(number) else { return false };
        let token = |at: u32| self.tokens.get(at as usize);
        let is_after_article = name
            .first
            .checked_sub(1)
            .and_then(token)
            .is_some_and(|before| before.word.is(WordClasses::DETERMINER) && !before.is_capital);
        let is_noun = |at: u32| {
            let small = WordClasses::FUNCTION
                .or(WordClasses::SAID)
                .or(WordClasses::VERB)
                .or(WordClasses::AUXILIARY)
                .or(WordClasses::ADVERB)
                .or(WordClasses::LINKS)
                .or(WordClasses::DETERMINER);
            token(at).is_some_and(|token| {
                token.kind == Kind::Word && !token.is_capital && token.is_spaced && !token.word.is(small)
            })
        };
        let is_link = token(name.last + 1).is_some_and(|token| {
            matches!(self.words.lower(token.number), "of" | "for" | "de" | "d’" | "d'" | "du" | "des" | "del" | "di")
        });
        // "the Department of health and social care"
        let is_small =
            name.len() > 1 && token(name.last).is_some_and(|last| last.kind == Kind::Word && !last.is_capital);
        let is_and = token(name.last + 1)
            .is_some_and(|token| matches!(self.words.lower(token.number), "and" | "et" | "y" | "e"));
        if is_small && is_and && is_noun(name.last + 2) {
            return true;
        }
        let is_one = name.len() == 1 && name.kind != NameKind::Person;
        is_one && is_after_article && (is_noun(name.last + 1) || is_link && is_noun(name.last + 2))
    }

    /// Two people who say something together: "Lee and Oh", in the order of the text.
    pub(super) fn joint_speaker(&mut self, one: &SpeakerGuess, other: u32) -> Option<SpeakerGuess> {
        let who = self.state.people.owner(other).filter(|who| *who != one.who)?;
        let (own, theirs) = (one.words.clone()?, self.bytes_of_name(other)?);
        let (first, last) = if own.start < theirs.start { (one.who, who) } else { (who, one.who) };
        let words = own.start.min(theirs.start)..own.end.max(theirs.end);
        let name = |who: u32| self.state.people.entry(who).map(people::Entry::shown);
        let both = format!("{} {} {}", name(first)?, self.and, name(last)?);
        let who = self.described(&both, people::Gender::Unknown);
        if let Some(entry) = self.state.people.entries.get_mut(who as usize) {
            entry.is_person = false;
        }
        let evidence = vec![words.clone()];
        Some(SpeakerGuess { who, rule: Rule::Description, words: Some(words), evidence, features: Features::default() })
    }

    pub(super) fn pronoun(&mut self, items: &Items<'_>, phrase: &NounPhrase, block: usize) -> Option<SpeakerGuess> {
        let word = match self.lower(items, phrase.head_at) {
            "his" | "lui" | "él" | "ihm" | "hem" => WordClasses::HE,
            "her" | "hers" | "haar" => WordClasses::SHE,
            "their" => WordClasses::THEY,
            "its" => WordClasses::IT,
            _ => items.word(phrase.head_at),
        };
        let words = items.bytes(phrase.head_at);
        if word.is(WordClasses::HE.or(WordClasses::SHE)) {
            let here = self.here(gender_of(word), false, block);
            if let Some(who) = self.organization_just_named(block) {
                let features = Features { is_doubtful: true, ..Features::default() };
                return Some(SpeakerGuess { who, rule: Rule::Pronoun, words, evidence: Vec::new(), features });
            }
            let resolved = self.state.log.resolve(&self.state.people, &here)?;
            // A person called "she" is not "he" a sentence later.
            if resolved.margin >= TELLS_GENDER
                && let Some(entry) = self.state.people.entries.get_mut(resolved.who as usize)
                && entry.gender == people::Gender::Unknown
            {
                entry.gender = gender_of(word);
            }
            let evidence = self.bytes_of_mention(resolved.antecedent).into_iter().collect();
            // "The pharmacist declined. “…,” she said": nobody knows who that is.
            const FAR: u32 = 3;
            let is_after_unknown = self
                .state
                .unknown_subject
                .is_some_and(|(of, sentence)| of + 1 >= block && self.state.sentence.saturating_sub(sentence) <= FAR);
            let is_nameless = self.state.people.entry(resolved.who).is_some_and(|entry| entry.kind.is_none());
            let doubt = if is_nameless { Doubt::None } else { self.doubt_of_newcomer(resolved.who, block) };
            // "Children, said the museum, are welcome. “…,” she added": a word at the beginning of a sentence is
            // unlikely to be a name.
            let is_hardly_name = self.state.people.entry(resolved.who).is_some_and(people::Entry::is_hardly_name);
            let is_unclear = resolved.is_contested
                || is_after_unknown
                || is_nameless
                || is_hardly_name
                || self.may_mean_another(resolved.antecedent, here.gender);
            let is_doubtful = is_unclear || doubt != Doubt::None;
            let margin = if doubt == Doubt::Probable { 0 } else { resolved.margin };
            let features = Features { margin, is_doubtful, ..Features::default() };
            return Some(SpeakerGuess { who: resolved.who, rule: Rule::Pronoun, words, evidence, features });
        }
        let who = match word.is(WordClasses::THEY) {
            true => self.state.last_group.or(self.state.last_organization),
            false => self.recent_organization().or(self.state.last_organization),
        }?;
        Some(SpeakerGuess { who, rule: Rule::Pronoun, words, evidence: Vec::new(), features: Features::default() })
    }

    /// Whether the mention at this byte is a family name that several people of the text have: "Doyle said so. “…,” she
    /// added."
    fn may_mean_another(&self, byte: u32, gender: people::Gender) -> bool {
        let token = self.tokens.partition_point(|token| token.start < byte);
        let people = &self.state.people;
        let Some(number) = people.name_at(as_u32(token)).filter(|number| !people.is_clear(*number)) else {
            return false;
        };
        let Some(who) = people.owner(number) else { return true };
        let fits = |other: &u32| people.entry(*other).is_some_and(|entry| entry.gender.may_be(gender));
        people.namesakes(who).any(|other| fits(&other))
    }

    /// “Marcus and I have not spoken,” Webb said: a family name of several people does not mean the one whom the quoted
    /// words name, if there is only one other.
    pub(super) fn not_named_within(&self, items: &Items<'_>, at: usize, speaker: SpeakerGuess) -> SpeakerGuess {
        /// The most tokens of a quotation that are examined.
        const MOST: u32 = 200;
        let people = &self.state.people;
        let is_of_name = matches!(speaker.rule, Rule::SpeakerBefore | Rule::SpeakerAfter | Rule::Colon);
        let Some(span) = items.span(at).filter(|_| is_of_name && !speaker.features.is_named) else { return speaker };
        let within = span.tokens.start..span.tokens.end.min(span.tokens.start.saturating_add(MOST));
        let named: Vec<u32> =
            within.filter_map(|token| people.name_at(token)).filter_map(|number| people.owner(number)).collect();
        let mut others = people.namesakes(speaker.who).filter(|other| !named.contains(other));
        match (others.next(), others.next()) {
            (Some(who), None) if named.contains(&speaker.who) => SpeakerGuess { who, ..speaker },
            _ => speaker,
        }
    }

    /// „Die Gewerkschaft wies das zurück. „…“, teilte sie mit.“: where nouns have a gender, he or she may be an
    /// organization, if the previous sentence of the paragraph is about it and about no person.
    fn organization_just_named(&self, block: usize) -> Option<u32> {
        if self.is_english {
            return None;
        }
        let before = self.state.sentence.checked_sub(1)?;
        let recent = self.state.log.mentions.iter().rev();
        let here = || recent.clone().take_while(|mention| mention.sentence >= before && mention.block == as_u32(block));
        let kind = |who: u32| self.state.people.entry(who).and_then(|entry| entry.kind);
        let is_organization = |who: u32| kind(who) == Some(NameKind::Organization);
        let main = here().find(|mention| mention.role == MentionRole::Main && is_organization(mention.who))?;
        here().all(|mention| is_organization(mention.who)).then_some(main.who)
    }

    pub(super) fn here(&self, gender: people::Gender, is_named: bool, block: usize) -> PronounContext {
        PronounContext {
            gender,
            is_named,
            sentence: self.state.sentence,
            block: as_u32(block),
            last_speaker: self.state.last_speaker,
            protagonist: self.state.protagonist,
            asker: self.state.asker.filter(|(of, _)| of + 1 == block).map(|(_, who)| who),
        }
    }

    /// The person whom the text has named with this role, or whom it can describe.
    pub(super) fn meant_by_role(&self, role: &str, gender: people::Gender, block: usize) -> Option<u32> {
        self.find_by_role(role, false, &[]).or_else(|| self.find_by_recent_mention(role, gender, block))
    }

    /// "The billionaire": the person mentioned last, if the text gives nobody this role explicitly.
    fn find_by_recent_mention(&self, head: &str, gender: people::Gender, block: usize) -> Option<u32> {
        if !stands_for_somebody(head) { None } else { self.mentioned_last(gender, block) }
    }

    /// The person whom the last sentences are about, if there is only one.
    fn mentioned_last(&self, gender: people::Gender, block: usize) -> Option<u32> {
        const FEWEST_POINTS: i32 = 0;
        const LEAST_MARGIN: i32 = 4;
        let resolved = self.state.log.resolve(&self.state.people, &self.here(gender, true, block))?;
        (resolved.points >= FEWEST_POINTS && resolved.margin >= LEAST_MARGIN).then_some(resolved.who)
    }

    /// Whether the text is about a statement of several.
    fn has_joint_statement(&mut self) -> bool {
        const JOINT: [&str; 6] = [
            "joint statement",
            "joint communiqu",
            "joint declaration",
            "gemeinsame erklärung",
            "déclaration commune",
            "déclaration conjointe",
        ];
        let text = self.text;
        let is_joint = || {
            let lower = text.to_lowercase();
            JOINT.iter().any(|joint| lower.contains(joint))
        };
        *self.state.has_joint_statement.get_or_insert_with(is_joint)
    }

    /// The named person with that role; otherwise someone who is only described.
    fn description(&mut self, items: &Items<'_>, phrase: &NounPhrase, block: usize) -> Option<SpeakerGuess> {
        let words = items.bytes(phrase.start)?.start..items.bytes(phrase.end.checked_sub(1)?)?.end;
        let spelled = self.text.get(words.clone())?;
        let head = self.lower(items, phrase.head_at).to_owned();
        let made = |who| SpeakerGuess {
            who,
            rule: Rule::Description,
            words: Some(words.clone()),
            evidence: Vec::new(),
            features: Features::default(),
        };
        // "Lee’s statement", "a statement from Lee".
        let is_text = items.word(phrase.head_at).is(WordClasses::SPEECH);
        if is_text && let Some(owner) = phrase.owner.and_then(|number| self.state.people.owner(number)) {
            return Some(made(owner));
        }
        if let Some(who) = self.find_by_description(items, phrase).or_else(|| self.named_below(items, phrase, block)) {
            return Some(made(who));
        }
        let is_of_one = self.is_definite(items, phrase) && phrase.owner.is_none() && !phrase.is_plural;
        let role = items.word(phrase.head_at);
        let age = (phrase.start..phrase.head_at).find(|at| self.number(items, *at).ends_with("-year-old"));
        let described = age.map_or_else(|| self.head(items, phrase), |age| self.number(items, age));
        let gender = if is_feminine(described) { people::Gender::Female } else { people::gender_of_roles(role) };
        // "The current mayor" is somebody else than the former one just named.
        let is_current = (phrase.start..phrase.head_at).any(|at| is_of_present(self.lower(items, at)));
        if is_of_one
            && !is_current
            && let Some(who) = self.find_by_recent_mention(described, gender, block)
        {
            return Some(made(who));
        }
        // "Lee praised the vote in a statement. “…,” the statement said."
        // A joint statement is of nobody alone.
        if is_of_one
            && is_written_statement(&head)
            && !self.has_joint_statement()
            && let Some(who) = self.mentioned_last(people::Gender::Unknown, block)
        {
            return Some(made(who));
        }
        let is_thing = is_inanimate(&head);
        let who = self.described(spelled, people::gender_of_roles(role));
        let is_noun = role.is(WordClasses::ROLE) || self.is_english && self.is_person_noun(items, phrase);
        let is_somebody = is_noun && !phrase.is_plural;
        if is_somebody && self.is_english && matches!(self.lower(items, phrase.start), "a" | "an" | "another") {
            self.state.introduced.insert(head, (who, self.state.sentence));
        }
        if let Some(entry) = self.state.people.entries.get_mut(who as usize) {
            entry.is_person &= is_somebody;
        }
        if phrase.is_plural {
            self.state.last_group = Some(who);
        }
        let speaker = made(who);
        Some(SpeakerGuess { features: Features { is_thing, ..speaker.features }, ..speaker })
    }

    /// „Förre ministern: …“ as a heading: the only person of this office whom the text below it names.
    fn named_below(&self, items: &Items<'_>, phrase: &NounPhrase, block: usize) -> Option<u32> {
        /// The most people among whom somebody is looked for.
        const MOST: usize = 64;
        self.blocks.get(block).filter(|block| block.kind == BlockKind::Heading)?;
        let (role, is_one) = (self.head(items, phrase), phrase.owner.is_none() && !phrase.is_plural);
        let is_former = (phrase.start..=phrase.head_at).any(|at| items.word(at).is(WordClasses::FORMER));
        let is_meant = |entry: &people::Entry| {
            entry.is_person
                && entry.has_role(people::FORMER) == is_former
                && (entry.has_role(role) || entry.has_role_ending(role))
        };
        let all = self.state.people.entries.iter().take(MOST).zip(0_u32..);
        let mut meant = all.filter(|(entry, _)| is_one && is_meant(entry)).map(|(_, who)| who);
        meant.next().filter(|_| meant.next().is_none())
    }

    /// The person or organization with this role whom the text names: "the mayor", "the former governor".
    pub(super) fn find_by_description(&self, items: &Items<'_>, phrase: &NounPhrase) -> Option<u32> {
        if !self.is_definite(items, phrase) || phrase.owner.is_some() {
            return None;
        }
        let before = phrase.start..phrase.head_at;
        let is_former = (phrase.start..=phrase.head_at).any(|at| items.word(at).is(WordClasses::FORMER));
        let modifiers: Vec<&str> = before
            .clone()
            .filter(|at| items.word(*at).is(WordClasses::PLACE.or(WordClasses::GROUP)))
            .map(|at| self.lower(items, at))
            .collect();
        let head = other_word_for(self.head(items, phrase));
        let last = phrase.head_at.checked_sub(1).filter(|before| *before > phrase.start);
        let pair = last.map(|before| format!("{} {head}", self.lower(items, before)));
        // "The deputy prime minister" is not the prime minister.
        let qualifier =
            (phrase.start..phrase.head_at).find(|at| items.word(*at).is(WordClasses::QUALIFIER)).filter(|_| !is_former);
        let of_pair = pair.filter(|_| !is_former).and_then(|pair| self.with_role(&pair));
        // Nor is the former mayor "the current mayor".
        let is_current = before.clone().any(|at| is_of_present(self.lower(items, at)));
        let named = match qualifier {
            Some(at) => self.with_roles(head, self.lower(items, at)),
            None if is_current => self.last_named(|entry| entry.has_role(head) && !entry.has_role(people::QUALIFIED)),
            None => of_pair.or_else(|| self.find_by_role(head, is_former, &modifiers)),
        };
        // "An executive, who asked not to be named, said": "the executive" no longer refers to the person named before.
        let introduced = self.state.introduced.get(head).filter(|_| !phrase.is_plural);
        match introduced {
            Some((who, sentence)) if named.is_none_or(|named| self.last_sentence_of(named) < *sentence) => Some(*who),
            _ => named,
        }
    }

    /// The noun of a description in lower case; the number in "the 59-year-old".
    pub(super) fn head(&self, items: &Items<'_>, phrase: &NounPhrase) -> &str {
        match self.number(items, phrase.head_at) {
            "" => self.lower(items, phrase.head_at),
            number => number,
        }
    }

    /// The number at an item; empty if there is none.
    fn number(&self, items: &Items<'_>, at: usize) -> &str {
        let token = items.token(at).filter(|token| token.kind == Kind::Number);
        token.and_then(|token| self.text.get(token.start as usize..token.end as usize)).unwrap_or_default()
    }

    /// The number of the sentence in which someone was last mentioned.
    fn last_sentence_of(&self, who: u32) -> u32 {
        const FARTHEST: usize = 100;
        let recent = self.state.log.mentions.iter().rev().take(FARTHEST);
        recent.filter(|mention| mention.who == who).map(|mention| mention.sentence).next().unwrap_or(0)
    }

    /// The last mentioned person with exactly this role, rather somebody who simply holds it.
    fn with_role(&self, role: &str) -> Option<u32> {
        self.last_named(|entry| entry.has_role(role) && !entry.has_role(people::QUALIFIED))
            .or_else(|| self.last_named(|entry| entry.has_role(role)))
    }

    /// The last mentioned person with this role who is called "deputy" or "acting" as well.
    fn with_roles(&self, role: &str, qualifier: &str) -> Option<u32> {
        self.last_named(|entry| entry.has_role(role) && entry.has_role_like(qualifier))
    }

    /// The last mentioned person of whom this is true.
    fn last_named(&self, is: impl Fn(&people::Entry) -> bool) -> Option<u32> {
        const FARTHEST: usize = 100;
        let recent = self.state.log.mentions.iter().rev().take(FARTHEST);
        recent.map(|mention| mention.who).find(|who| self.state.people.entry(*who).is_some_and(&is))
    }

    pub(super) fn is_definite(&self, items: &Items<'_>, phrase: &NounPhrase) -> bool {
        let article = self.lower(items, phrase.start);
        // "a mayor" may be anyone; Portuguese "a" and Dutch "de" are articles, the first words of a phrase. Languages
        // without articles say "burmistrz" for the mayor.
        let is_qualified = || (phrase.start..phrase.head_at).all(|at| items.word(at).is(WordClasses::QUALIFIER));
        let is_bare = || items.word(phrase.head_at).is(WordClasses::ROLES) && is_qualified();
        // «l'ex sindaca»
        let is_elided = || article.starts_with("l'");
        if self.is_english { article == "the" } else { is_definite_article(article) || is_bare() || is_elided() }
    }

    /// The person named by a label in which no name was found.
    pub(super) fn label_alone(&mut self, words: &str) -> u32 {
        /// The most such labels of one text that are examined.
        const MOST: usize = 64;
        let is_new = self.state.described.len();
        let who = self.described(words, people::Gender::Unknown);
        let is_new = self.state.described.len() > is_new && is_new < MOST;
        // A person who speaks in a text is named in it again; "at the meeting" is not.
        if is_new
            && caseless::is_name(words)
            && self.text.matches(words).nth(1).is_some()
            && let Some(entry) = self.state.people.entries.get_mut(who as usize)
        {
            entry.kind = Some(NameKind::Person);
        }
        who
    }

    pub(super) fn described(&mut self, words: &str, gender: people::Gender) -> u32 {
        const LONGEST: usize = 160;
        let words = crate::text::single_spaced(words);
        let words = words.get(..words.floor_char_boundary(LONGEST)).unwrap_or_default();
        let key = words.to_lowercase();
        let key = key
            .strip_prefix("the ")
            .or_else(|| key.strip_prefix("a "))
            .or_else(|| key.strip_prefix("an "))
            .unwrap_or(&key)
            .to_owned();
        if let Some(who) = self.state.described.get(&key) {
            return *who;
        }
        let who = self.state.people.add_described(words, gender);
        self.state.described.insert(key, who);
        who
    }

    pub(super) fn lower(&self, items: &Items<'_>, at: usize) -> &str {
        items.token(at).map_or("", |token| self.words.lower(token.number))
    }

    /// The last mentioned person with this role, or the organization whose name ends with this word.
    fn find_by_role(&self, role: &str, is_former: bool, modifiers: &[&str]) -> Option<u32> {
        const FARTHEST: usize = 100;
        let of = |who: u32| self.state.people.entry(who);
        let all = || self.state.log.mentions.iter().rev().take(FARTHEST).map(|mention| mention.who);
        if is_former {
            return all()
                .find(|who| of(*who).is_some_and(|entry| entry.has_role(role) && entry.has_role(people::FORMER)));
        }
        // "The Florida senator" does not refer to the one from Iowa.
        let is_modified =
            |entry: &people::Entry| entry.has_role(role) && modifiers.iter().all(|word| entry.has_role(word));
        if !modifiers.is_empty()
            && let Some(who) = all().find(|who| of(*who).is_some_and(is_modified))
        {
            return Some(who);
        }
        // „die Ministerin“ refers to the „Wissenschaftsministerin“.
        let has_compound = |entry: &people::Entry| self.are_nouns_capitalised && entry.has_role_ending(role);
        let is_meant = |who: &u32| {
            of(*who).is_some_and(|entry| entry.has_role(role) || entry.is_called(role) || has_compound(entry))
        };
        let is_present = |who: &u32| is_meant(who) && !of(*who).is_some_and(|entry| entry.has_role(people::QUALIFIED));
        let found = all().find(is_present).or_else(|| all().find(is_meant));
        found.or_else(|| {
            let of_text = || self.state.main_organization;
            if is_any_organization(role) { self.recent_organization().or_else(of_text) } else { None }
        })
    }

    /// "The Daily Courier": people have no article before their names.
    fn has_article(&self, entry: &people::Entry) -> bool {
        let first = entry.mentions.first().and_then(|number| self.state.people.name(*number)).map(|name| name.first);
        let before = first.and_then(|first| first.checked_sub(1)).and_then(|at| self.tokens.get(at as usize));
        self.is_english && before.is_some_and(|token| self.words.lower(token.number) == "the")
    }

    /// The organization that the last sentences are about.
    fn recent_organization(&self) -> Option<u32> {
        const OLDEST: u32 = 3;
        let recent = self
            .state
            .log
            .mentions
            .iter()
            .rev()
            .take_while(|mention| self.state.sentence.saturating_sub(mention.sentence) <= OLDEST);
        let main = recent
            .filter(|mention| matches!(mention.role, MentionRole::Main | MentionRole::Speaker | MentionRole::Owner));
        let entry = |who: u32| self.state.people.entry(who);
        let is_organization = |who: u32| entry(who).is_some_and(|entry| entry.kind == Some(NameKind::Organization));
        // "Boeing": no word shows what it is, and nothing suggests a person, who would have a full name somewhere.
        let may_be_one = |who: u32| {
            entry(who).is_some_and(|entry| {
                entry.kind == Some(NameKind::Unknown)
                    && (entry.name.len() == 1 || self.has_article(entry))
                    && !entry.is_person
                    && entry.gender == people::Gender::Unknown
            })
        };
        main.map(|mention| mention.who).find(|who| is_organization(*who) || may_be_one(*who))
    }
}

/// The usual word for an office that newspapers paraphrase: "l’édile" is the mayor.
fn other_word_for(head: &str) -> &str {
    match head {
        "édile" => "maire",
        "edil" => "alcalde",
        "rathauschef" => "bürgermeister",
        "rathauschefin" => "bürgermeisterin",
        _ => head,
    }
}

/// Whether it is a person’s text to which words are then attributed: "the statement said". A report or a poll is a
/// speaker itself.
fn is_written_statement(head: &str) -> bool {
    const WORDS: &str = " statement letter post tweet memo note message email e-mail op-ed column testimony ";
    WORDS.contains(&format!(" {head} "))
}

/// Whether it is a thing with words on it, such as a sign.
fn is_inanimate(head: &str) -> bool {
    const WORDS: &str = " inscription banner sign plaque placard billboard sticker label plate headstone gravestone tombstone \
        shirt t-shirt cap hat mug card tattoo graffiti leaflet flyer flier slogan motto caption expression phrase word term phrasing \
        inschrift schild plakat aufschrift banderole pancarte panneau affiche ";
    WORDS.contains(&format!(" {head} "))
}

/// Whether the word refers to any organization that was mentioned.
fn is_any_organization(word: &str) -> bool {
    const WORDS: &str = " company group agency union organization organisation firm newspaper paper network magazine airline retailer \
        lender insurer manufacturer brewer charity utility broadcaster publisher startup start-up corporation conglomerate ";
    word.ends_with("maker")
        && word.len() > "maker".len() + 2
        && !matches!(word, "lawmaker" | "filmmaker" | "policymaker")
        || WORDS.contains(&format!(" {word} "))
}

/// Whether a word says that somebody holds an office today, or did not hold it before.
fn is_of_present(word: &str) -> bool {
    matches!(
        word,
        "current"
            | "present"
            | "incumbent"
            | "sitting"
            | "new"
            | "derzeitige"
            | "amtierende"
            | "jetzige"
            | "heutige"
            | "neue"
            | "actuel"
            | "actuelle"
            | "nouveau"
            | "nouvelle"
            | "actual"
            | "nuevo"
            | "nueva"
            | "attuale"
            | "nuovo"
            | "nuova"
            | "atual"
            | "novo"
            | "nova"
            | "huidige"
            | "nieuwe"
    )
}
