//! Finds the names in a block: runs of words with capitals, with the titles before them.

use std::collections::HashSet;

use super::as_u32;
use super::family_names::is_korean;
use super::language::{Language, LanguageId};
use super::text_words::WordTable;
use super::tokens::{Kind, Token};
use super::word::WordClasses;

mod extent;
mod titles;

/// The kind of a name, judged by its words alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameKind {
    Person,
    Organization,
    /// A place, a day, a month.
    Place,
    /// "Republicans", "the French".
    Group,
    /// "President", "Prime Minister" without a name.
    Title,
    /// One or two capitalized words without further evidence.
    Unknown,
}

impl NameKind {
    /// Whether it is not the name of a person or an organization by itself.
    pub fn is_no_person(self) -> bool {
        matches!(self, Self::Place | Self::Group | Self::Title)
    }
}

/// A name with the titles before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    /// Its tokens, with titles.
    pub first: u32,
    pub last: u32,
    /// Where the name itself begins.
    pub core: u32,
    pub kind: NameKind,
    /// Classes of the titles before it.
    pub titles: WordClasses,
    /// Whether it begins a sentence, where any word has a capital.
    pub is_initial: bool,
    /// Whether its block is written in capitals throughout, like a title.
    pub is_in_title_case: bool,
}

impl Name {
    /// How many words the name itself has.
    pub fn len(&self) -> u32 {
        self.last + 1 - self.core
    }
}

/// The names of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub list: Vec<Name>,
    /// Family names of people named in full that are also function words, in lower case: "oh" of Oh Se-hoon.
    small_families: HashSet<String>,
}

impl Names {
    /// Adds the names among the tokens from `from` on, which belong to one block of the text.
    pub fn add_block(&mut self, text: &str, tokens: &[Token], from: usize, language: &Language, words: &WordTable<'_>) {
        let is_title_case = is_title_case(tokens.get(from..).unwrap_or_default());
        let small_families = std::mem::take(&mut self.small_families);
        let mut finder = Finder { text, tokens, language, words, is_title_case, small_families };
        let mut at = from;
        while at < tokens.len() {
            match finder.name(at, from) {
                Some(name) => {
                    at = name.last as usize + 1;
                    finder.note_family(&name);
                    self.list.push(name);
                }
                None => at += 1,
            }
        }
        self.small_families = finder.small_families;
    }
}

/// Whether nearly all long words begin with capitals, as in a title, where "Says" also does.
fn is_title_case(tokens: &[Token]) -> bool {
    if tokens.iter().take(MOST_OF_TITLE).any(|token| token.word.is(WordClasses::SAYS) && !token.is_capital) {
        return false;
    }
    let long = tokens.iter().filter(|token| token.kind == Kind::Word && token.end - token.start > 3);
    let (mut capitals, mut all) = (0_usize, 0_usize);
    for token in long.take(64) {
        all += 1;
        capitals += usize::from(token.is_capital);
    }
    all >= 3 && capitals * 10 >= all * 7
}

/// The most tokens of a block that are examined for title case.
const MOST_OF_TITLE: usize = 200;

struct Finder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    language: &'a Language,
    words: &'a WordTable<'a>,
    is_title_case: bool,
    small_families: HashSet<String>,
}

/// The most words of a name.
const LONGEST: usize = 12;

impl Finder<'_> {
    fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    fn lower(&self, at: usize) -> &str {
        self.get(at).map_or("", |token| self.words.lower(token.number))
    }

    fn note_family(&mut self, name: &Name) {
        let core = name.core as usize;
        if name.len() > 1 && self.word(core).is(WordClasses::FUNCTION) {
            let family = self.lower(core).to_owned();
            self.small_families.insert(family);
        }
    }

    fn word(&self, at: usize) -> WordClasses {
        self.get(at).map_or(WordClasses::default(), |token| token.word)
    }

    fn name(&self, first: usize, block: usize) -> Option<Name> {
        if !self.may_begin(first, block) {
            return None;
        }
        let mut last = first;
        while last - first < LONGEST
            && let Some(next) = self.next(first, last)
        {
            last = next;
        }
        if self.is_of_genitive(first, last) {
            return None;
        }
        let is_initial = self.begins_sentence(first, block);
        let (core, titles) = self.core(first, last, is_initial);
        // „der Berner Sozialdemokrat“, „der Zürcher Freisinnige“: not names.
        let is_german_noun = self.language.id == LanguageId::German
            && core == last
            && core > first
            && self.get(core - 1).is_some_and(|_| self.lower(core - 1).ends_with("er"))
            && !self.word(core - 1).is(WordClasses::TITLES.or(WordClasses::ROLES))
            && !self.word(core).is(WordClasses::GIVEN);
        if is_german_noun && (self.lower(core).ends_with('e') || self.lower(core).ends_with("at")) {
            return None;
        }
        Some(Name {
            first: as_u32(first),
            last: as_u32(last),
            core: as_u32(core),
            kind: if self.is_dateline(first, last, block) || self.is_ticker(core) {
                NameKind::Place
            } else if last > core
                && (self.lower_complement(core, core).is_some() || self.after_link_of_body(core, core).is_some())
            {
                // « Chambre d’agriculture »
                NameKind::Organization
            } else {
                self.kind(core, last, titles)
            },
            titles,
            is_initial: is_initial && core == first,
            is_in_title_case: self.is_title_case,
        })
    }

    /// TOLEDO, Ohio, Feb. 2 (AP) —
    fn is_dateline(&self, first: usize, last: usize, block: usize) -> bool {
        /// The most tokens of a dateline.
        const LONGEST: usize = 14;
        // « Mme Anne Lee (PS) – »: the label of a turn.
        let is_person = self.word(first).is(WordClasses::TITLES)
            || self.word(first).is(WordClasses::GIVEN) && !self.word(first).is(WordClasses::PLACE) && last > first;
        if first != block || is_person {
            return false;
        }
        let is_shouted =
            (first..=last).all(|at| self.get(at).is_some_and(|token| token.is_shouted || token.end - token.start <= 3));
        // A month without a capital is beside its day.
        let is_number = |at: usize| self.get(at).is_some_and(|token| token.kind == Kind::Number);
        let is_part = |at: &usize| {
            self.get(*at).is_some_and(|token| {
                token.is_capital
                    || matches!(token.kind, Kind::Comma | Kind::Open | Kind::Close | Kind::Number | Kind::Stop)
                    || token.kind == Kind::Word && (is_number(at - 1) || is_number(at + 1))
            })
        };
        let Some(sign) = (last + 1..last + LONGEST).find(|at| !is_part(at)) else { return false };
        let is_kind = |at: usize, kind: Kind| self.get(at).is_some_and(|token| token.kind == kind);
        // "Paris, 6 oct 2026 (AFP) –": the agency in brackets.
        let has_agency =
            is_kind(sign - 1, Kind::Close) || is_kind(sign - 1, Kind::Stop) && is_kind(sign - 2, Kind::Close);
        is_kind(sign, Kind::Dash) && (is_shouted || has_agency)
    }

    /// (HLVF.N), (NYSE: HLVF)
    fn is_ticker(&self, at: usize) -> bool {
        let is = |at: Option<usize>, kind: Kind| at.and_then(|at| self.get(at)).is_some_and(|token| token.kind == kind);
        let is_shouted = self.get(at).is_some_and(|token| token.is_shouted);
        let is_open = is(at.checked_sub(1), Kind::Open);
        let is_listed = is_open
            && (is(Some(at + 1), Kind::Colon) || is(Some(at + 1), Kind::Stop) && !is(Some(at + 2), Kind::Close));
        let is_behind = is(at.checked_sub(1), Kind::Colon) && is(at.checked_sub(3), Kind::Open);
        is_shouted && (is_listed || is_behind)
    }

    fn begins_sentence(&self, first: usize, block: usize) -> bool {
        if first <= block {
            return true;
        }
        self.get(first - 1).is_some_and(|before| {
            matches!(before.kind, Kind::Stop | Kind::Mark | Kind::Open | Kind::Colon | Kind::Dash | Kind::Other)
        })
    }

    fn kind(&self, core: usize, last: usize, titles: WordClasses) -> NameKind {
        let word = |at: usize| self.get(at).map_or(WordClasses::default(), |token| token.word);
        let len = last + 1 - core;
        // "Bill Orr": no bill, no January.
        let is_thing = word(core).is(WordClasses::PLACE) && !matches!(self.lower(core), "bill" | "jan");
        let given = word(core).is(WordClasses::GIVEN) && !is_thing;
        if len == 1 {
            return self.kind_of_one(core, titles);
        }
        let is_org = |at: usize| word(at).is(WordClasses::ORGANIZATION);
        let is_listed = self.get(last + 1).is_some_and(|token| token.kind == Kind::Open) && self.is_ticker(last + 2);
        if is_org(last)
            || is_listed
            || (is_org(core) && !given)
            || (!given && titles == WordClasses::default() && (core..=last).any(is_org))
        {
            return NameKind::Organization;
        }
        // "Virginia Secretary of Natural Resources"; but "Stephen King of Maine" is a person.
        let is_office = word(last).is(WordClasses::TITLES)
            && !word(last).is(WordClasses::GIVEN)
            && !self.is_after_given(last, core)
            && self.lower(last + 1) == "of"
            && self.get(last + 2).is_some_and(|next| next.is_capital);
        // "said its Chief Financial Officer, Ann Lee": the post, not a name.
        if is_office && self.language.is_english() || self.is_post(last) && !self.is_after_given(last, core) && !given {
            return NameKind::Title;
        }
        if titles != WordClasses::default() || given || is_korean(self.lower(core), self.lower(last)) {
            return NameKind::Person;
        }
        if word(last).is(WordClasses::PLACE) {
            return NameKind::Place;
        }
        if word(last).is(WordClasses::TITLES) && !self.get(core).is_some_and(|token| token.word.is(WordClasses::GIVEN))
        {
            return NameKind::Title;
        }
        if word(last).is(WordClasses::GROUP) {
            return NameKind::Group;
        }
        if word(core).is(WordClasses::GROUP.or(WordClasses::PLACE)) {
            return NameKind::Place;
        }
        match len {
            2..=4 => NameKind::Unknown,
            _ => NameKind::Organization,
        }
    }

    /// Whether it is a word for a post that is unlikely to be a family name.
    fn is_post(&self, at: usize) -> bool {
        self.language.is_english()
            && matches!(
                self.lower(at),
                "officer"
                    | "administrator"
                    | "secretary"
                    | "minister"
                    | "director"
                    | "manager"
                    | "executive"
                    | "adviser"
                    | "advisor"
                    | "commissioner"
                    | "superintendent"
                    | "counsel"
                    | "ambassador"
                    | "coordinator"
                    | "inspector"
                    | "treasurer"
                    | "auditor"
                    | "comptroller"
                    | "spokesperson"
                    | "ombudsman"
                    | "attorney"
            )
    }

    fn kind_of_one(&self, at: usize, titles: WordClasses) -> NameKind {
        let Some(token) = self.get(at) else { return NameKind::Unknown };
        if token.word.is(WordClasses::TITLES.or(WordClasses::ROLES)) && !token.word.is(WordClasses::GIVEN) {
            return NameKind::Title;
        }
        if self.is_post(at) {
            return NameKind::Title;
        }
        if titles != WordClasses::default() {
            return NameKind::Person;
        }
        let is_acronym = token.is_shouted && token.end - token.start <= 6 && !self.is_title_case;
        match token.word {
            word if word.is(WordClasses::PLACE) => NameKind::Place,
            word if word.is(WordClasses::GROUP) => NameKind::Group,
            word if word.is(WordClasses::ORGANIZATION) || is_acronym => NameKind::Organization,
            _ => NameKind::Unknown,
        }
    }
}
