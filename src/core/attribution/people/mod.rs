//! The table of the people and organizations that a text names, and which mentions refer to the same one.

use std::collections::{HashMap, HashSet};

use super::names::{Name, NameKind};
use super::text_words::WordTable;
use super::tokens::{Kind, Token};
use super::word::WordClasses;

mod inflection;
mod roles;
mod same_name;

pub(crate) use same_name::is_same_given;

use inflection::is_inflected;
use roles::written_out;
pub(super) use roles::{FORMER, QUALIFIED, gender_of_roles, gender_of_titles};
use same_name::{Parts, is_nearly};

/// A man, a woman, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Gender {
    #[default]
    Unknown,
    Male,
    Female,
}

impl Gender {
    /// Whether it may be the same as another.
    pub fn may_be(self, other: Self) -> bool {
        self == other || self == Self::Unknown || other == Self::Unknown
    }
}

/// An entry of the table.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    /// The words of the fullest name, as spelled.
    pub name: Vec<String>,
    /// The words of the name in lower case, for comparison.
    lower: Vec<String>,
    /// The family name in lower case.
    pub family: String,
    /// The family name as spelled, or `None` if the name does not show which word it is.
    pub family_spelled: Option<String>,
    pub kind: Option<NameKind>,
    pub gender: Gender,
    /// Role words in lower case: "mayor".
    pub roles: Vec<String>,
    /// The role, as in the text.
    pub role: Option<String>,
    pub native: Option<String>,
    /// The names in [`People::names`] that refer to this person, in order.
    pub mentions: Vec<u32>,
    /// How many of them are full names.
    pub full: u32,
    /// Those that are full names, in order once all are known.
    fulls: Vec<u32>,
    /// Whether the text shows that it is a person: by a title, a given name, or the family name alone.
    pub is_person: bool,
}

/// The table.
#[derive(Debug, Default)]
pub(super) struct People {
    pub names: Vec<Name>,
    /// The owner of each name, as an index into the entries.
    pub who: Vec<Option<u32>>,
    pub entries: Vec<Entry>,
    by_family: HashMap<String, Vec<u32>>,
    by_given: HashMap<String, Vec<u32>>,
    /// Names that are attributed to someone although they are spelled differently.
    misspelled: HashSet<u32>,
    /// The name that begins at or contains each token, as its number plus one.
    at_token: Vec<u32>,
}

/// The most people with one family name that are distinguished.
const MOST_ALIKE: usize = 64;

/// The tokens and words from which the table is made.
pub(super) struct TextTokens<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub words: &'a WordTable<'a>,
    pub are_nouns_capitalised: bool,
    pub is_english: bool,
    /// Whether names may have case endings.
    pub are_names_inflected: bool,
}

impl<'a> TextTokens<'a> {
    fn token(&self, at: u32) -> Option<&Token> {
        self.tokens.get(at as usize)
    }
    fn is(&self, at: u32, kind: Kind) -> bool {
        self.token(at).is_some_and(|token| token.kind == kind)
    }
    fn word(&self, at: u32) -> WordClasses {
        self.token(at).map_or(WordClasses::default(), |token| token.word)
    }
    fn lower(&self, at: u32) -> &str {
        self.token(at).map_or("", |token| self.words.lower(token.number))
    }
    /// Whether an empty line follows a token, or the end of the text.
    fn ends_block(&self, at: u32) -> bool {
        let end = self.token(at).map_or(0, |token| token.end as usize);
        let next = self.token(at + 1).map_or(self.text.len(), |token| token.start as usize);
        self.text.get(end..next).is_none_or(|between| between.matches('\n').count() > 1)
    }
    fn spelled(&self, at: u32) -> &'a str {
        self.token(at).and_then(|token| self.text.get(token.start as usize..token.end as usize)).unwrap_or_default()
    }
}

impl People {
    /// Builds the table: decides to whom each name belongs.
    pub fn new(names: Vec<Name>, source: &TextTokens<'_>) -> Self {
        let mut people =
            Self { who: vec![None; names.len()], at_token: vec![0; source.tokens.len()], names, ..Self::default() };
        people.index_tokens();
        people.add_full_names(source);
        people.add_single_names(source);
        people.add_roles(source);
        people
    }

    fn index_tokens(&mut self) {
        for (number, name) in (1_u32..).zip(&self.names) {
            for at in name.first..=name.last {
                if let Some(slot) = self.at_token.get_mut(at as usize) {
                    *slot = number;
                }
            }
        }
    }

    /// The name that contains a token, as an index of [`Self::names`].
    pub fn name_at(&self, token: u32) -> Option<u32> {
        self.at_token.get(token as usize).and_then(|number| number.checked_sub(1))
    }

    pub fn name(&self, number: u32) -> Option<&Name> {
        self.names.get(number as usize)
    }

    /// The person to whom the name belongs, as an index into the entries.
    pub fn owner(&self, number: u32) -> Option<u32> {
        self.who.get(number as usize).copied().flatten()
    }

    /// Whether the name can mean only one person in the text: it is a full name, or nobody else has it.
    pub fn is_clear(&self, number: u32) -> bool {
        let Some(name) = self.name(number) else { return false };
        if self.misspelled.contains(&number) {
            return false;
        }
        let family = self.owner(number).and_then(|who| self.entry(who)).map(|entry| entry.family.as_str());
        let bearers = family.and_then(|family| self.by_family.get(family)).map_or(&[][..], Vec::as_slice);
        let is_other = |who: &&u32| self.entry(**who).is_some_and(Entry::is_full_bearer);
        name.len() > 1 || bearers.iter().take(MOST_ALIKE).filter(is_other).count() <= 1
    }

    /// The other people with the same family name.
    pub fn namesakes(&self, who: u32) -> impl Iterator<Item = u32> {
        let family = self.entry(who).map(|entry| entry.family.as_str());
        let bearers = family.and_then(|family| self.by_family.get(family)).map_or(&[][..], Vec::as_slice);
        let is_full = |other: &u32| self.entry(*other).is_some_and(Entry::is_full_bearer);
        bearers.iter().copied().take(MOST_ALIKE).filter(move |other| *other != who && is_full(other))
    }

    pub fn entry(&self, who: u32) -> Option<&Entry> {
        self.entries.get(who as usize)
    }

    /// Adds someone who is described but not named.
    pub fn add_described(&mut self, words: &str, gender: Gender) -> u32 {
        let who = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.push(Entry { name: vec![words.to_owned()], gender, is_person: true, ..Entry::default() });
        who
    }

    /// Adds names of two or more words.
    fn add_full_names(&mut self, source: &TextTokens<'_>) {
        // Names that are clearly those of people come first, so that "Undaunted Smith" is recognized as Ann
        // Smith.
        for is_known in [true, false] {
            self.add_full_names_of(is_known, source);
        }
        for entry in &mut self.entries {
            entry.fulls.sort_unstable();
        }
    }

    fn add_full_names_of(&mut self, is_known: bool, source: &TextTokens<'_>) {
        for number in 0..self.names.len() {
            let Some(name) = self.names.get(number).copied() else { continue };
            if (name.kind == NameKind::Person) != is_known {
                continue;
            }
            let is_full = name.len() > 1 && !name.kind.is_no_person();
            // German nouns also have capitals, but two in a row are usually a name.
            let is_after_article = name
                .first
                .checked_sub(1)
                .is_some_and(|before| source.word(before).is(WordClasses::DETERMINER.or(WordClasses::PREPOSITION)));
            if source.are_nouns_capitalised
                && name.kind == NameKind::Unknown
                && (is_after_article || source.begins_with_adjective(&name))
            {
                continue;
            }
            if is_full && !(name.is_in_title_case && name.kind != NameKind::Person) {
                self.add_full_name(number, &name, source);
            }
        }
    }

    fn add_full_name(&mut self, number: usize, name: &Name, source: &TextTokens<'_>) {
        let parts = Parts::of(name, source);
        let known = self.by_family.get(&parts.family).into_iter().flatten().copied();
        let found = known.take(MOST_ALIKE).find(|who| self.entry(*who).is_some_and(|entry| parts.is_of(entry)));
        let found = found.or_else(|| self.in_other_case(&parts, name, source));
        if found.is_none()
            && let Some(who) = self.with_adjective(name, &parts, source)
        {
            self.give(number, who, &parts, name, false);
            return;
        }
        // Names are not learned from a title, where all words have capitals.
        if found.is_none() && name.is_in_title_case && name.len() > 3 {
            return;
        }
        let who = found.unwrap_or_else(|| self.add(&parts, name.kind));
        self.give(number, who, &parts, name, true);
    }

    /// "Wisconsin Smith", "Undaunted Smith": an adjective before the name of someone who has another given name.
    fn with_adjective(&self, name: &Name, parts: &Parts, source: &TextTokens<'_>) -> Option<u32> {
        let first = source.word(name.core);
        let spelled = source.lower(name.core);
        let is_place = !first.is(WordClasses::GIVEN) && first.is(WordClasses::PLACE.or(WordClasses::GROUP));
        // At the beginning of a sentence any adjective has a capital; an unlisted given name is not an adjective.
        let is_common = ["ed", "ing", "ous", "ful", "ive", "less"].iter().any(|end| spelled.ends_with(end));
        let is_adjective = is_place
            || is_compound_adjective(source.spelled(name.core))
            || (name.is_initial && is_common && !first.is(WordClasses::GIVEN));
        if !is_adjective || name.kind == NameKind::Organization || name.len() > 3 {
            return None;
        }
        let all = self.by_family.get(&parts.family)?;
        all.iter()
            .copied()
            .take(MOST_ALIKE)
            .find(|who| self.entry(*who).is_some_and(|entry| entry.kind == Some(NameKind::Person)))
    }

    fn add(&mut self, parts: &Parts, kind: NameKind) -> u32 {
        let who = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.push(Entry {
            name: parts.spelled.clone(),
            lower: parts.lower.clone(),
            family: parts.family.clone(),
            family_spelled: parts.family_spelled.clone(),
            kind: Some(kind),
            ..Entry::default()
        });
        if parts.lower.len() == 1
            && kind == NameKind::Unknown
            && let Some(entry) = self.entries.last_mut()
        {
            entry.gender = parts.gender;
            entry.is_person = parts.gender != Gender::Unknown;
        }
        self.by_family.entry(parts.family.clone()).or_default().push(who);
        if parts.lower.len() > 1 && kind != NameKind::Organization {
            for given in parts.lower.iter().filter(|part| **part != parts.family) {
                self.by_given.entry(given.clone()).or_default().push(who);
            }
        }
        who
    }

    /// Records that the name belongs to that person.
    fn give(&mut self, number: usize, who: u32, parts: &Parts, name: &Name, is_full: bool) {
        if let Some(slot) = self.who.get_mut(number) {
            *slot = Some(who);
        }
        let Some(entry) = self.entries.get_mut(who as usize) else { return };
        entry.mentions.push(u32::try_from(number).unwrap_or(u32::MAX));
        entry.full += u32::from(is_full);
        entry.fulls.extend(u32::try_from(number).ok().filter(|_| is_full));
        if is_full && parts.is_fuller_than(&entry.name) {
            entry.name.clone_from(&parts.spelled);
            entry.lower.clone_from(&parts.lower);
        }
        let is_family_alone = !is_full && entry.full > 0 && entry.kind != Some(NameKind::Organization);
        let is_person = name.kind == NameKind::Person || is_family_alone;
        entry.is_person |= is_person;
        if name.kind == NameKind::Person && entry.kind == Some(NameKind::Unknown) {
            entry.kind = Some(NameKind::Person);
        }
        if entry.gender == Gender::Unknown {
            entry.gender = gender_of_titles(name.titles);
        }
        if entry.gender == Gender::Unknown && entry.kind != Some(NameKind::Organization) && is_full {
            entry.gender = parts.gender;
        }
    }

    /// Adds names of one word, with or without a title.
    fn add_single_names(&mut self, source: &TextTokens<'_>) {
        for number in 0..self.names.len() {
            let Some(name) = self.names.get(number).copied() else { continue };
            if name.len() > 1 || self.who.get(number).copied().flatten().is_some() {
                continue;
            }
            let parts = Parts::of(&name, source);
            let exact = self.known_as(&parts, (number, &name), source);
            // "Price: “market rate”" does not name Pryce.
            let is_label = source.is(name.last + 1, Kind::Colon) && name.titles == WordClasses::default();
            let alike = if exact.is_none() && !is_label { self.misspelled(&parts, &name) } else { None };
            if alike.is_some() {
                self.misspelled.extend(u32::try_from(number));
            }
            let found = exact.or_else(|| self.in_other_case(&parts, &name, source)).or(alike);
            let who = match found {
                Some(who) => who,
                None if self.may_be_new(&name, source) => self.add(&parts, name.kind),
                None => continue,
            };
            self.give(number, who, &parts, &name, false);
        }
    }

    /// The person in the table with this family name, or otherwise with this given name.
    fn known_as(&self, parts: &Parts, (number, name): (usize, &Name), source: &TextTokens<'_>) -> Option<u32> {
        if name.kind.is_no_person()
            && !self.by_family.get(&parts.family).is_some_and(|all| {
                all.iter().any(|who| self.entry(*who).is_some_and(|entry| entry.kind == Some(NameKind::Person)))
            })
        {
            return None;
        }
        let all = self.by_family.get(&parts.family).map_or(&[][..], Vec::as_slice);
        let of_family = all.get(..all.len().min(MOST_ALIKE)).unwrap_or_default();
        if let Some(who) = self.likeliest(of_family, (number, name), source) {
            return Some(who);
        }
        let of_given = self.by_given.get(&parts.family).map_or(&[][..], Vec::as_slice);
        let of_given = of_given.get(..of_given.len().min(MOST_ALIKE)).unwrap_or_default();
        self.likeliest(of_given, (number, name), source)
    }

    /// Of several people with this name, the one whom the text has already named in full.
    fn likeliest(&self, of: &[u32], (number, name): (usize, &Name), source: &TextTokens<'_>) -> Option<u32> {
        let gender = gender_of_titles(name.titles);
        let fits =
            |entry: &Entry| gender == Gender::Unknown || entry.gender == Gender::Unknown || entry.gender == gender;
        let title = name.core.checked_sub(1).filter(|at| *at >= name.first).map(|at| source.lower(at));
        let just_named = self.just_named(of, (number, name));
        of.iter()
            .filter_map(|who| Some((*who, self.entry(*who)?)))
            .filter(|(_, entry)| fits(entry))
            .max_by_key(|(who, entry)| {
                let has_title = title.is_some_and(|title| entry.roles.iter().any(|role| role == title));
                let is_person = entry.kind != Some(NameKind::Organization);
                let before = entry.fulls.partition_point(|full| (*full as usize) < number);
                let first = entry.fulls.first().copied().unwrap_or(u32::MAX);
                let is_last = just_named == Some(*who);
                (is_person, has_title, is_last, before, entry.full, std::cmp::Reverse((first, *who)))
            })
            .map(|(who, _)| who)
    }

    /// Of several people with this name, the one whose full name is shortly before it.
    fn just_named(&self, of: &[u32], (number, name): (usize, &Name)) -> Option<u32> {
        /// The most tokens between the names.
        const FARTHEST: u32 = 60;
        let last_full = |who: &u32| {
            let fulls = &self.entry(*who)?.fulls;
            let before = fulls.partition_point(|full| (*full as usize) < number);
            before.checked_sub(1).and_then(|at| fulls.get(at)).copied()
        };
        let (last, who) = of.iter().filter_map(|who| Some((last_full(who)?, *who))).max()?;
        let end = self.name(last)?.last;
        (name.first.saturating_sub(end) <= FARTHEST).then_some(who)
    }

    /// The person whose family name differs in one letter, if nobody else in the text has this spelling.
    fn misspelled(&self, parts: &Parts, name: &Name) -> Option<u32> {
        const SHORTEST: usize = 5;
        /// The most people whose names are compared.
        const MOST: usize = 200;
        if self.by_family.contains_key(&parts.family)
            || parts.family.len() < SHORTEST
            || name.is_initial && name.titles == WordClasses::default() && name.kind != NameKind::Unknown
            || name.kind.is_no_person()
        {
            return None;
        }
        let known = self.entries.iter().take(MOST).enumerate();
        let mut alike =
            known.filter(|(_, entry)| entry.full > 0 && entry.is_person && is_nearly(&entry.family, &parts.family));
        let found = alike.next()?;
        alike.next().is_none().then(|| u32::try_from(found.0).ok()).flatten()
    }

    /// The only person whose name is another form of this one, in a language that inflects names.
    fn in_other_case(&self, parts: &Parts, name: &Name, source: &TextTokens<'_>) -> Option<u32> {
        /// The most people whose names are compared.
        const MOST: usize = 200;
        if !source.are_names_inflected || name.kind.is_no_person() || name.kind == NameKind::Organization {
            return None;
        }
        let is_form = |entry: &Entry| {
            entry.full > 0
                && entry.kind != Some(NameKind::Organization)
                && match parts.lower.len() {
                    1 => is_inflected(&entry.family, &parts.family),
                    len => {
                        len == entry.lower.len()
                            && entry.lower.iter().zip(&parts.lower).all(|(own, other)| is_inflected(own, other))
                    }
                }
        };
        let mut known = self.entries.iter().take(MOST).enumerate().filter(|(_, entry)| is_form(entry));
        let (found, _) = known.next()?;
        known.next().is_none().then(|| u32::try_from(found).ok()).flatten()
    }

    /// Whether a single word with a capital is a name, although nobody in the table has it.
    fn may_be_new(&self, name: &Name, source: &TextTokens<'_>) -> bool {
        // "Ms. Hart: Thank you, Senator." has capitals throughout, but Ms. Hart is still a name.
        let form = name.core.checked_sub(1).filter(|at| *at >= name.first).map_or("", |at| source.lower(at));
        let is_addressed = matches!(form.trim_end_matches('.'), "mr" | "mrs" | "ms" | "miss" | "dr");
        if name.kind.is_no_person() || name.is_in_title_case && !is_addressed {
            return false;
        }
        if name.kind == NameKind::Person || source.spelled(name.core).starts_with('@') {
            return true;
        }
        if source.are_nouns_capitalised {
            return false;
        }
        let word = source.word(name.core);
        let common = WordClasses::SAID
            .or(WordClasses::VERB)
            .or(WordClasses::PREPOSITION)
            .or(WordClasses::ADVERB)
            .or(WordClasses::ROLE);
        // "Q" and "A" are labels.
        if source.spelled(name.core).chars().count() < 2 {
            return false;
        }
        if !name.is_initial {
            return !word.is(WordClasses::ROLE);
        }
        // At the beginning of a sentence any word has a capital. "Except the mayor" and "Save that one" do not begin
        // with a name.
        let next = source.word(name.last + 1);
        let is_before_noun = source.is(name.last + 1, Kind::Word)
            && next.is(WordClasses::DETERMINER
                .or(WordClasses::POSSESSIVE)
                .or(WordClasses::PRONOUN)
                .or(WordClasses::FIRST))
            && !next.is(WordClasses::SAYS);
        if is_before_noun {
            return false;
        }
        let lower = source.lower(name.core);
        let is_irregular = matches!(lower, "children" | "men" | "women" | "people" | "police" | "folk" | "folks");
        let is_plural = lower.ends_with('s') && !lower.ends_with("ss") || is_irregular && source.is_english;
        !word.is(common)
            && !source.words.is_written(lower)
            && !is_plural
            && !lower.ends_with("ing")
            && !lower.ends_with("ed")
            && !lower.ends_with("ly")
    }
}

impl Entry {
    /// Whether the text has the full name of this person, who may be meant by the family name alone.
    fn is_full_bearer(&self) -> bool {
        let may_be_person = self.kind == Some(NameKind::Unknown) && self.name.len() > 1;
        self.full > 0 && (self.is_person || may_be_person)
    }

    /// Whether only a capital suggests that it is a name.
    pub fn is_hardly_name(&self) -> bool {
        self.kind == Some(NameKind::Unknown) && !self.is_person && self.name.len() == 1
    }

    fn add_role(&mut self, role: &str) {
        for full in written_out(role) {
            self.add_one_role(full);
        }
    }

    fn add_one_role(&mut self, role: &str) {
        /// The most roles of one person.
        const MOST: usize = 24;
        if self.roles.len() < MOST && !self.roles.iter().any(|known| known == role) {
            self.roles.push(role.to_owned());
        }
    }

    /// Whether a role is a compound with this one: „Wissenschaftsministerin“ with „Ministerin“, but not „Vizepräsident“
    /// with „Präsident“.
    pub fn has_role_ending(&self, role: &str) -> bool {
        const DEPUTIES: [&str; 4] = ["vize", "ex", "alt", "stellvertreter"];
        let is_compound = |known: &String| {
            known.strip_suffix(role).is_some_and(|front| front.chars().count() > 2 && !DEPUTIES.contains(&front))
        };
        self.roles.iter().any(is_compound)
    }

    pub fn has_role(&self, role: &str) -> bool {
        self.roles.iter().any(|known| known == role)
    }

    /// Whether a role word differs from this one at most by the ending of its case: „stellvertretender“, „stellvertretenden“.
    pub fn has_role_like(&self, word: &str) -> bool {
        const ENDING: usize = 2;
        const SHORTEST: usize = 6;
        let stem = |word: &str| {
            let count = word.chars().count();
            word.chars().take(if count > SHORTEST + ENDING { count - ENDING } else { count }).collect::<String>()
        };
        let stem_of_word = stem(word);
        self.roles.iter().any(|known| known == word || stem(known) == stem_of_word)
    }

    /// Whether it is an organization with this word at an end of its name: "the ministry".
    pub fn is_called(&self, word: &str) -> bool {
        let is = |part: Option<&String>| part.is_some_and(|part| part.to_lowercase() == word);
        self.kind == Some(NameKind::Organization) && (is(self.name.first()) || is(self.name.last()))
    }

    /// The name for display.
    pub fn shown(&self) -> String {
        self.name.join(" ")
    }
}

impl TextTokens<'_> {
    /// „Große Sorgen“, „Viel Hoffnung“ at the beginning of a sentence: not names, unless they are the subject of a verb
    /// of saying: „Sören Große sagte“.
    fn begins_with_adjective(&self, name: &Name) -> bool {
        let first = self.lower(name.core);
        let word = self.word(name.core);
        let is_small = word.is(WordClasses::FUNCTION.or(WordClasses::ADVERB).or(WordClasses::POSSESSIVE))
            || matches!(first, "viel" | "wenig" | "mehr" | "große" | "ganz");
        let is_adjective = is_small || ["e", "er", "es", "en"].iter().any(|end| first.ends_with(end));
        let next = name.last + 1;
        let speaks = self.word(next).is(WordClasses::SAYS) && !self.word(next).is(WordClasses::WEAK);
        name.is_initial
            && is_adjective
            && (is_small || !speaks)
            && !self.is(next, Kind::Open)
            && !self.is(next, Kind::Comma)
    }

    /// Whether the word does not begin an apposition.
    fn people_like(&self, at: u32) -> bool {
        self.token(at).is_none_or(|token| {
            token.kind != Kind::Word
                || token.word.is(WordClasses::LINKS
                    .or(WordClasses::SAYS)
                    .or(WordClasses::VERB)
                    .or(WordClasses::PRONOUN)
                    .or(WordClasses::ADVERB))
        })
    }
}

/// "Busan-based", "Anglo-Irish", but not "Anna-Lena", which is a given name.
fn is_compound_adjective(word: &str) -> bool {
    const PEOPLES: [&str; 10] =
        ["Anglo", "Afro", "Austro", "Euro", "Franco", "Indo", "Irish", "Italian", "Russo", "Sino"];
    word.split_once('-').is_some_and(|(first, second)| {
        PEOPLES.contains(&first) || !second.split('-').all(|part| part.starts_with(char::is_uppercase))
    })
}
