//! Finds where the name itself begins, after titles and other words with capitals before it.

use super::{
    super::{family_names::is_korean, language::LanguageId, tokens::Kind, word::WordClasses, words::bodies::is_body},
    Finder,
};

impl Finder<'_> {
    /// Where the name itself begins, after titles and other capitalized words before it.
    pub(super) fn core(&self, first: usize, last: usize, is_initial: bool) -> (usize, WordClasses) {
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
        // "Residents’ Association", "Teachers Union": the first word is not a title.
        let is_organization = self.word(end).is(WordClasses::ORGANIZATION) && !self.word(end).is(WordClasses::GIVEN)
            || (first..end).any(|at| self.is_owner_of_organization(at));
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

    /// "Teachers’ Union of Ohio": whether an organization follows the owner at this token.
    fn is_owner_of_organization(&self, at: usize) -> bool {
        self.get(at + 1).is_some_and(|next| next.kind == Kind::Possessive)
            && self.word(at + 2).is(WordClasses::ORGANIZATION)
    }

    /// "John King Smith" has no title.
    pub(super) fn is_after_given(&self, at: usize, core: usize) -> bool {
        // "St. Louis Mayor Ann Lee" still has one.
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

    /// "Secretary of …", "Director of Health and …": the words that follow name the office, then the person.
    fn is_after_office(&self, at: usize) -> bool {
        /// The most tokens between the "of" and the name: "of Health and Human Services".
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

    /// "burmistrz Zalesia Agnieszka Lis": in a language without articles the place of an office precedes the name.
    fn after_genitive(&self, first: usize, core: usize, end: usize) -> usize {
        let before = first.checked_sub(1).filter(|_| core == first);
        let is_of_office = self.language.id == LanguageId::Other
            && before.is_some_and(|before| self.word(before).is(WordClasses::ROLES));
        let is_of_field = core == first && !self.language.is_english() && self.is_field_of_office(first);
        let is_given = |at: &usize| self.word(*at).is(WordClasses::GIVEN);
        let given = (core + 1..end).find(is_given).filter(|_| (is_of_office || is_of_field) && !is_given(&core));
        // „мэр Заречного Аркадий Лунёв“: the ending of a genitive that no given name has.
        let is_genitive = ["ого", "его", "ського", "ού", "ών", "ων"].iter().any(|end| self.lower(core).ends_with(end));
        let of_ending = Some(core + 1).filter(|_| is_of_office && is_genitive && end == core + 2);
        given.or(of_ending).unwrap_or(core)
    }

    /// «el ministro de Obras Públicas Tomás Robles», « le ministre de l’Agriculture et de la Pêche Paul Morel », „der
    /// Minister für Verkehr Jan Lind“: whether the word is in the field of an office.
    fn is_field_of_office(&self, first: usize) -> bool {
        /// The most tokens between the office and the word.
        const FARTHEST: usize = 8;
        let small = WordClasses::PREPOSITION.or(WordClasses::DETERMINER).or(WordClasses::CONJUNCTION);
        let bodies = WordClasses::ORGANIZATION.or(WordClasses::PLACE);
        let is_capital = |at: usize| self.get(at).is_some_and(|token| token.is_capital);
        let offices = WordClasses::ROLES.or(WordClasses::TITLES);
        let is_role = |at: usize| self.word(at).is(offices) && !self.word(at).is(WordClasses::GIVEN);
        let is_link = |at: usize| {
            let links = ["du", "des", "au", "aux", "del", "della", "do", "da", "dos", "das", "van", "voor", "für"];
            self.word(at).is(small) || links.contains(&self.lower(at))
        };
        let is_part = |at: usize| {
            let is_word = self.get(at).is_some_and(|token| token.kind == Kind::Word);
            let is_noun = is_capital(at) && !self.word(at).is(WordClasses::GIVEN)
                || self.word(at).is(bodies)
                || is_body(self.lower(at));
            is_word && !is_role(at) && (is_noun || is_link(at))
        };
        let start = first.saturating_sub(FARTHEST);
        let office = (start..first).rev().find(|at| !is_part(*at));
        let is_office = |at: usize| {
            let is_written_so =
                !is_capital(at) || self.language.id == LanguageId::German || self.begins_sentence(at, 0);
            is_role(at) && is_written_so
        };
        let is_apart = |at: usize| at + 1 < first || is_link(first);
        !self.word(first).is(WordClasses::ORGANIZATION) && office.is_some_and(|at| is_office(at) && is_apart(at))
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
                    | "designate"
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
        let noun = || self.is_german_occupation(core, end).then_some(core);
        office.or_else(|| self.german_noun_before_name(core, end)).or_else(noun).map_or(core, |at| at + 1)
    }

    /// „seine Vertraute Johanna Pick“, „der Erste Offizier Tim Grau“: the noun behind an article and before a given name and
    /// a family name.
    fn german_noun_before_name(&self, at: usize, end: usize) -> Option<usize> {
        const NAMED_FOR_PEOPLE: &str = " galerie verlag firma stiftung schule kanzlei brauerei bäckerei metzgerei familie gruppe band \
            affäre akte fall agentur ";
        let is_given = |at: &usize| self.word(*at).is(WordClasses::GIVEN);
        let before = at.checked_sub(1)?;
        let is_article =
            matches!(self.lower(before), "der" | "die" | "dem" | "den" | "ein" | "eine" | "einer" | "einem");
        let given = (at + 1..end).find(is_given).filter(|_| !is_given(&at))?;
        let noun = given - 1;
        let is_body = self.word(noun).is(WordClasses::ORGANIZATION)
            || NAMED_FOR_PEOPLE.contains(&format!(" {} ", self.lower(noun)));
        let is_behind = is_article || self.word(before).is(WordClasses::POSSESSIVE);
        (is_behind && !is_body).then_some(noun)
    }

    /// "Restauratorin Ilka Mönnig", "Kämmerer Jan Reuter": an occupation, recognized by its ending.
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

    /// "Ministerin" denotes a woman.
    fn gender_of_noun(&self, at: usize) -> WordClasses {
        if self.lower(at).ends_with("in") { WordClasses::TITLE_FEMALE } else { WordClasses::TITLE_MALE }
    }
}
