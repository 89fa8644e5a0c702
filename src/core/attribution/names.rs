//! Finds the names in a block: runs of words with capitals, with the titles before them.

use std::collections::HashSet;

use super::as_u32;
use super::family_names::is_korean;
use super::language::{Language, LanguageId};
use super::text_words::WordTable;
use super::tokens::{Kind, Token};
use super::word::WordClasses;

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
    /// A word or two with capitals and no further hint.
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
    /// Whether its block is written in capitals throughout, as a title is.
    pub is_in_title_case: bool,
}

impl Name {
    /// How many words the name itself has.
    pub fn len(&self) -> u32 {
        self.last + 1 - self.core
    }
}

/// The names of a text, in its order.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub list: Vec<Name>,
    /// Family names of people named in full that are small words as well, in lower case: "oh" of Oh Se-hoon.
    small_families: HashSet<String>,
}

impl Names {
    /// Adds the names among the tokens from `from` on, which are of one block of the text.
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

/// Whether nearly all long words begin with capitals, as in a title, where "Says" does as well.
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

/// Tokens of a block that are looked at for the case of a title.
const MOST_OF_TITLE: usize = 200;

struct Finder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    language: &'a Language,
    words: &'a WordTable<'a>,
    is_title_case: bool,
    small_families: HashSet<String>,
}

/// Words of the longest name.
const LONGEST: usize = 12;

impl Finder<'_> {
    fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    fn lower(&self, at: usize) -> &str {
        self.get(at).map_or("", |token| self.words.lower(token.number))
    }

    /// "He Weidong", "Oh Se-hoon": a Chinese or Korean family name that is a small word as well.
    fn is_small_family(&self, at: usize, block: usize) -> bool {
        const KOREAN: [&str; 9] = ["oh", "an", "so", "no", "do", "in", "i", "you", "on"];
        const CHINESE: [&str; 4] = ["he", "she", "you", "long"];
        if !self.language.is_english() || self.is_title_case || !self.is_name_word(at + 1) {
            return false;
        }
        let family = self.lower(at);
        let given = self.lower(at + 1).split_once('-');
        let is_korean = given.is_some_and(|(one, other)| {
            one.len() <= 6 && other.len() <= 6 && !other.contains('-') && self.is_small_behind_hyphen(at + 1)
        });
        if is_korean && KOREAN.contains(&family) {
            return true;
        }
        let other = WordClasses::PLACE.or(WordClasses::GROUP).or(WordClasses::SAID).or(WordClasses::ADVERB);
        let is_inside = !self.begins_sentence(at, block)
            && self.get(at - 1).is_some_and(|before| before.kind == Kind::Word && !before.is_shouted);
        // "He Weidong said", "He Weidong, director of the bureau": nobody says "he Ann said".
        let next = self.get(at + 2);
        let is_subject =
            next.is_some_and(|next| next.kind == Kind::Comma || next.word.is(WordClasses::SAYS) && !next.is_capital);
        CHINESE.contains(&family) && !self.word(at + 1).is(other) && (is_inside || is_subject)
    }

    /// "Oh said", where the text has named Oh Se-hoon.
    fn is_known_family(&self, at: usize) -> bool {
        let family = self.lower(at);
        let is_known = !self.small_families.is_empty() && self.small_families.contains(family);
        let is_subject =
            self.word(at + 1).is(WordClasses::SAYS) && self.get(at + 1).is_some_and(|next| !next.is_capital);
        let is_behind = at.checked_sub(1).is_some_and(|before| self.word(before).is(WordClasses::SAYS));
        is_known && !matches!(family, "he" | "she" | "you" | "i") && (is_subject || is_behind)
    }

    fn note_family(&mut self, name: &Name) {
        let core = name.core as usize;
        if name.len() > 1 && self.word(core).is(WordClasses::FUNCTION) {
            let family = self.lower(core).to_owned();
            self.small_families.insert(family);
        }
    }

    /// Se-hoon, but not Anglo-Saxon.
    fn is_small_behind_hyphen(&self, at: usize) -> bool {
        let token = self.get(at).and_then(|token| self.text.get(token.start as usize..token.end as usize));
        token.and_then(|word| word.split_once('-')).is_some_and(|(_, end)| end.starts_with(char::is_lowercase))
    }

    /// Whether a name can begin with this token.
    fn may_begin(&self, at: usize, block: usize) -> bool {
        let Some(token) = self.get(at) else { return false };
        if token.kind != Kind::Word {
            return false;
        }
        if self.is_office_in_apposition(at) {
            return false;
        }
        if token.is_capital {
            let is_abbreviated = token.is_shouted && token.end - token.start <= 5;
            // "Will Smith", "Van Jones".
            let is_given = token.word.is(WordClasses::GIVEN)
                && self.get(at + 1).is_some_and(|next| next.is_capital && !next.word.is(WordClasses::FUNCTION));
            return !token.word.is(WordClasses::FUNCTION)
                || self.is_small_family(at, block)
                || self.is_known_family(at)
                || (is_abbreviated
                    && self.language.is_english()
                    && token.end - token.start == 2
                    && self.lower(at) == "us")
                || is_given;
        }
        if self.language.id == LanguageId::German && self.lower(at) == "von" && !self.is_von_of_name(at) {
            return false;
        }
        // "il sindaco di Faenza": after a noun in small letters it is no part of a name.
        let is_after_noun = at.checked_sub(1).is_some_and(|before| {
            self.get(before).is_some_and(|token| token.kind == Kind::Word && !token.is_capital)
                && !self.word(before).is(WordClasses::SAYS.or(WordClasses::LINKS).or(WordClasses::DETERMINER))
        });
        if is_after_noun && !self.language.is_english() && self.lower(at) != "von" {
            return false;
        }
        // "de Blasio said".
        self.language.id != LanguageId::French
            && self.language.id != LanguageId::Spanish
            && matches!(self.lower(at), "de" | "van" | "von" | "di" | "del" | "della" | "bin")
            && self.is_name_word(at + 1)
    }

    /// "sagte von Storch", "Ministerin von Storch"; but not "der Anwalt von Paul Storch".
    fn is_von_of_name(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.get(before)) else { return true };
        let is_described = at >= 2 && self.word(at - 2).is(WordClasses::DETERMINER.or(WordClasses::POSSESSIVE));
        match before.kind {
            Kind::Word => {
                let is_title =
                    before.word.is(WordClasses::TITLES) && !is_described && !self.word(at + 1).is(WordClasses::GIVEN);
                before.word.is(WordClasses::SAYS) || is_title
            }
            Kind::Possessive => false,
            _ => true,
        }
    }

    /// "Garners Anwalt": a role described by a person’s name in the genitive.
    fn is_of_genitive(&self, first: usize, last: usize) -> bool {
        last > first
            && self.language.id == LanguageId::German
            && self.word(last).is(WordClasses::ROLE)
            && !self.word(last).is(WordClasses::GIVEN)
            && self.lower(last - 1).ends_with('s')
    }

    /// "Ulrike Sand, Landrätin of Oster, said": a word in this place is a role, even if no list has it.
    fn is_office_in_apposition(&self, at: usize) -> bool {
        let is_after_name = at >= 3
            && self.get(at - 1).is_some_and(|token| token.kind == Kind::Comma)
            && (self.is_name_word(at - 2) || self.get(at - 2).is_some_and(|token| token.is_capital))
            && self.get(at - 3).is_some_and(|token| token.is_capital && !token.word.is(WordClasses::FUNCTION));
        is_after_name
            && self.language.is_english()
            && self.lower(at + 1) == "of"
            && !self.word(at).is(WordClasses::GIVEN.or(WordClasses::ORGANIZATION))
            && (at + 3..at + 7).any(|end| self.get(end).is_some_and(|token| token.kind == Kind::Comma))
    }

    /// Whether the token can go on with a name.
    fn is_name_word(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| {
            token.kind == Kind::Word && token.is_spaced && token.is_capital && !token.word.is(WordClasses::FUNCTION)
        })
    }

    /// The next token of a name that reaches token `last`: the next word, or the one after a connecting word.
    fn next(&self, first: usize, last: usize) -> Option<usize> {
        if self.is_name_word(last + 1) {
            // "Jane Miller Tuesday said".
            let is_day = self.language.is_english()
                && self.word(last + 1).is(WordClasses::PLACE)
                && self.lower(last + 1).ends_with("day")
                && self.word(last + 2).is(WordClasses::SAYS)
                && self.get(last + 2).is_some_and(|next| !next.is_capital);
            return (!is_day).then_some(last + 1);
        }
        let next = self.get(last + 1)?;
        match next.kind {
            Kind::Word if next.is_spaced => {
                self.small_name(last).or_else(|| self.after_particles(first, last)).or_else(|| self.after_of(last))
            }
            Kind::Possessive => self.union_of(first, last),
            Kind::Comma => self.suffix(last),
            _ => None,
        }
    }

    fn word(&self, at: usize) -> WordClasses {
        self.get(at).map_or(WordClasses::default(), |token| token.word)
    }

    /// "Theresa May", "Bob Oh": a family name that is a small word as well.
    fn small_name(&self, last: usize) -> Option<usize> {
        let small = WordClasses::LINKS
            .or(WordClasses::DETERMINER)
            .or(WordClasses::PRONOUN)
            .or(WordClasses::FIRST)
            .or(WordClasses::POSSESSIVE);
        let next = self.get(last + 1)?;
        let is_name = next.is_capital && !next.word.is(small) && self.word(last).is(WordClasses::GIVEN);
        (is_name && !self.is_title_case).then_some(last + 1)
    }

    /// "Mary van der Berg".
    fn after_particles(&self, first: usize, last: usize) -> Option<usize> {
        let is_particle =
            |at: usize| self.get(at).is_some_and(|token| token.word.is(WordClasses::PARTICLE) && !token.is_capital);
        // "Von der Leyen" begins a sentence.
        let is_particle_first = first == last && self.word(first).is(WordClasses::PARTICLE);
        // „Jutta Brems das Wasserwerk“: an article begins another noun.
        if self.word(last + 1).is(WordClasses::DETERMINER) && !is_particle_first {
            return None;
        }
        let is_other =
            self.language.id == LanguageId::Other && matches!(self.lower(last + 1), "van" | "ter" | "ten" | "'t");
        let is_given = is_particle_first
            || is_other && first == last
            || self.word(first).is(WordClasses::GIVEN)
            || self.word(last).is(WordClasses::GIVEN);
        let after = if is_particle(last + 2) { last + 3 } else { last + 2 };
        (is_given && is_particle(last + 1) && self.is_name_word(after)).then_some(after)
    }

    /// "Department of the Interior", "Bank of Japan", but not "the council on Monday".
    fn after_of(&self, last: usize) -> Option<usize> {
        let of = self.lower(last + 1);
        let is_of = matches!(of, "of" | "for" | "on" | "de" | "du" | "des" | "del" | "für" | "der");
        let is_article = matches!(self.lower(last + 2), "the" | "la" | "los" | "las");
        let after = last + 2 + usize::from(is_article);
        let is_date = of != "of" && self.word(after).is(WordClasses::PLACE);
        let is_organization = self.word(last).is(WordClasses::ORGANIZATION) && !self.get(last + 1)?.is_capital;
        (is_of && is_organization && !is_date && self.is_name_word(after)).then_some(after)
    }

    /// "Harbour Residents’ Association".
    fn union_of(&self, first: usize, last: usize) -> Option<usize> {
        let after = self.get(last + 2)?;
        let is_organization = after.is_capital && after.word.is(WordClasses::ORGANIZATION);
        let is_group = !self.word(first).is(WordClasses::GIVEN) && self.lower(last).ends_with(['s', 'n']);
        (is_organization && is_group).then_some(last + 2)
    }

    /// "King, Jr."
    fn suffix(&self, last: usize) -> Option<usize> {
        let after = self.get(last + 2)?;
        (after.word.is(WordClasses::SUFFIX) && after.is_capital && after.end - after.start <= 3).then_some(last + 2)
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
        // „der Berner Sozialdemokrat“, „der Zürcher Freisinnige“: no names.
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
        /// Tokens of the longest.
        const LONGEST: usize = 14;
        let is_shouted =
            (first..=last).all(|at| self.get(at).is_some_and(|token| token.is_shouted || token.end - token.start <= 3));
        let is_part = |token: &Token| {
            token.is_capital || matches!(token.kind, Kind::Comma | Kind::Open | Kind::Close | Kind::Number | Kind::Stop)
        };
        let mut rest = (last + 1..last + LONGEST).map_while(|at| self.get(at));
        let sign = rest.by_ref().find(|token| !is_part(token));
        first == block && is_shouted && sign.is_some_and(|token| token.kind == Kind::Dash)
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

    /// Where the name itself begins, after titles and other capitalized words before it.
    fn core(&self, first: usize, last: usize, is_initial: bool) -> (usize, WordClasses) {
        let mut end = last;
        while end > first && self.word(end).is(WordClasses::SUFFIX) {
            end -= 1;
        }
        let (mut core, titles) = self.after_titles(first, end);
        while core < end && self.is_compound(core) {
            core += 1;
        }
        core = self.after_modifiers(core, end);
        core = self.after_genitive(first, core, end);
        let is_verb = self.word(core).is(WordClasses::SAID) && !self.word(core).is(WordClasses::GIVEN);
        // "Asked Smith" begins a sentence.
        if is_initial && core == first && core < end && is_verb {
            core += 1;
        }
        (core, titles)
    }

    /// Where the name begins after its titles, and their classes.
    fn after_titles(&self, first: usize, end: usize) -> (usize, WordClasses) {
        let mut titles = WordClasses::default();
        let mut core = first;
        // "Residents’ Association", "Teachers Union": what comes first is no title.
        let is_organization = self.word(end).is(WordClasses::ORGANIZATION) && !self.word(end).is(WordClasses::GIVEN);
        let titled = if is_organization { first..first } else { first..end };
        for at in titled {
            let is_title =
                self.word(at).is(WordClasses::TITLES) || (self.is_role(at) && !self.word(at).is(WordClasses::GIVEN));
            if is_title && !self.is_after_given(at, core.max(first)) {
                titles |= self.word(at);
                core = at + 1;
            }
        }
        if self.language.id == LanguageId::German {
            let after = self.after_german_nouns(core, end);
            if after > core {
                return (after, titles | WordClasses::TITLE | self.gender_of_noun(after - 1));
            }
        }
        (core, titles)
    }

    /// "John King Smith" has no title.
    fn is_after_given(&self, at: usize, core: usize) -> bool {
        // "St. Louis Mayor Ann Lee" has one all the same.
        const FAMILY_NAMES: &str = " king prince duke baron pope bishop judge dean major lord cardinal justice abbot general sheriff chancellor \
            speaker st officer leader reporter author singer coach manager deputy chief ";
        let is_family =
            !self.word(at).is(WordClasses::TITLES) || FAMILY_NAMES.contains(&format!(" {} ", self.lower(at)));
        core < at && is_family && self.word(at - 1).is(WordClasses::GIVEN) && !self.word(at - 1).is(WordClasses::TITLES)
    }

    /// Where the name begins after "Texas Republican", "State" of "Secretary of State", "Scientist".
    fn after_modifiers(&self, from: usize, end: usize) -> usize {
        let modifiers = WordClasses::GROUP.or(WordClasses::PLACE).or(WordClasses::ORGANIZATION);
        let is_given = |at: &usize| self.word(*at).is(WordClasses::GIVEN) && !self.word(*at).is(WordClasses::PLACE);
        let mut core = from;
        // "Virginia Secretary of Natural Resources Denise Okafor": the name begins with the given name.
        if self.is_after_office(from)
            && !self.word(from).is(WordClasses::GIVEN)
            && let Some(given) = (from + 1..end).find(is_given)
        {
            return given;
        }
        if let Some(given) = (core + 1..end).find(is_given)
            && !self.word(core).is(WordClasses::GIVEN)
            && !self.is_single_letter(core)
        {
            let is_noun = ["ist", "er", "or", "ian"].iter().any(|end| self.lower(core).ends_with(end));
            let is_shouted = |at: usize| self.get(at).is_some_and(|token| token.is_shouted);
            let is_modified = (core..given).any(|at| self.word(at).is(modifiers) || is_shouted(at));
            core = if is_noun || is_modified { given } else { core };
        }
        if end > core + 1 && is_korean(self.lower(end - 1), self.lower(end)) {
            return end - 1;
        }
        let is_modifier = |at: usize| self.word(at).is(modifiers) && !self.word(at).is(WordClasses::GIVEN);
        while end > core + 1 && is_modifier(core) && !self.word(end).is(modifiers) && self.is_name_word(core + 1) {
            core += 1;
        }
        core
    }

    /// "Secretary of …", "Director of Health and …": what comes next names the office before the person.
    fn is_after_office(&self, at: usize) -> bool {
        /// Tokens between the "of" and the name: "of Health and Human Services".
        const FARTHEST: usize = 4;
        let is_of = |of: usize| {
            matches!(self.lower(of), "of" | "for")
                && of.checked_sub(1).is_some_and(|title| {
                    self.word(title).is(WordClasses::TITLES) && self.get(title).is_some_and(|token| token.is_capital)
                })
        };
        let Some(before) = at.checked_sub(1) else { return false };
        let is_joined = matches!(self.lower(before), "and" | "of" | "for");
        self.language.is_english() && is_joined && (before.saturating_sub(FARTHEST)..=before).any(is_of)
    }

    /// "burmistrz Zalesia Agnieszka Lis": in a language without articles the place of an office stands before the name.
    fn after_genitive(&self, first: usize, core: usize, end: usize) -> usize {
        let is_of_office = self.language.id == LanguageId::Other
            && core == first
            && first.checked_sub(1).is_some_and(|before| self.word(before).is(WordClasses::ROLES));
        let is_given = |at: &usize| self.word(*at).is(WordClasses::GIVEN);
        let given = (core + 1..end).find(is_given).filter(|_| is_of_office && !is_given(&core));
        given.unwrap_or(core)
    }

    fn is_role(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| {
            token.word.is(WordClasses::ROLE) && token.is_capital && !token.word.is(WordClasses::GROUP)
        })
    }

    /// "Oscar-winner Smith", "Busan-based Smith".
    fn is_compound(&self, at: usize) -> bool {
        self.lower(at).rsplit_once('-').is_some_and(|(_, end)| {
            matches!(
                end,
                "winner"
                    | "winning"
                    | "based"
                    | "born"
                    | "style"
                    | "led"
                    | "backed"
                    | "turned"
                    | "elect"
                    | "raised"
                    | "native"
                    | "area"
                    | "trained"
                    | "nominated"
                    | "american"
                    | "nominee"
            )
        })
    }

    fn is_single_letter(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.end - token.start <= 2)
    }

    /// After "Verkehrsministerin" and the like: German nouns have capitals.
    fn after_german_nouns(&self, core: usize, end: usize) -> usize {
        const ENDS: [&str; 22] = [
            "minister",
            "ministerin",
            "meister",
            "meisterin",
            "sprecher",
            "sprecherin",
            "präsident",
            "präsidentin",
            "leiter",
            "leiterin",
            "chef",
            "chefin",
            "direktor",
            "direktorin",
            "rat",
            "rätin",
            "kanzler",
            "kanzlerin",
            "führer",
            "führerin",
            "politiker",
            "politikerin",
        ];
        let is_office = |at: &usize| ENDS.iter().any(|ending| self.lower(*at).ends_with(ending));
        let office = (core..end).rev().find(is_office);
        office.or_else(|| self.is_german_occupation(core, end).then_some(core)).map_or(core, |at| at + 1)
    }

    /// "Restauratorin Ilka Mönnig", "Kämmerer Jan Reuter": a noun for those who do something, by its ending.
    fn is_german_occupation(&self, at: usize, end: usize) -> bool {
        const ENDS: [&str; 22] = [
            "erin", "orin", "istin", "entin", "antin", "eurin", "ologin", "ärin", "ärtin", "ist", "ent", "ant", "eur",
            "oge", "ator", "itor", "essor", "ektor", "mann", "frau", "vorstand", "inhaber",
        ];
        const SHORTEST: usize = 6;
        let lower = self.lower(at);
        if at >= end || lower.len() < SHORTEST || self.word(at).is(WordClasses::GIVEN) {
            return false;
        }
        let is_after_article = at > 0 && self.word(at - 1).is(WordClasses::DETERMINER);
        // "Müller Lüdenscheidt" is a name.
        let is_agent = lower.ends_with("er") && (at + 1 < end || is_after_article);
        is_agent || ENDS.iter().any(|ending| lower.ends_with(ending))
    }

    /// "Ministerin" is a woman.
    fn gender_of_noun(&self, at: usize) -> WordClasses {
        if self.lower(at).ends_with("in") { WordClasses::TITLE_FEMALE } else { WordClasses::TITLE_MALE }
    }

    fn kind(&self, core: usize, last: usize, titles: WordClasses) -> NameKind {
        let word = |at: usize| self.get(at).map_or(WordClasses::default(), |token| token.word);
        let len = last + 1 - core;
        let given = word(core).is(WordClasses::GIVEN) && !word(core).is(WordClasses::PLACE);
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
        // "Virginia Secretary of Natural Resources"; but "Stephen King of Maine" is somebody.
        let is_office = word(last).is(WordClasses::TITLES)
            && !word(last).is(WordClasses::GIVEN)
            && !self.is_after_given(last, core)
            && self.lower(last + 1) == "of"
            && self.get(last + 2).is_some_and(|next| next.is_capital);
        if is_office && self.language.is_english() {
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

    fn kind_of_one(&self, at: usize, titles: WordClasses) -> NameKind {
        let Some(token) = self.get(at) else { return NameKind::Unknown };
        if token.word.is(WordClasses::TITLES.or(WordClasses::ROLES)) && !token.word.is(WordClasses::GIVEN) {
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
