//! Decides with which words a name begins, and where it ends.

use super::{
    super::{language::LanguageId, tokens::Kind, word::WordClasses},
    Finder,
};

impl Finder<'_> {
    /// "He Weidong", "Oh Se-hoon": a Chinese or Korean family name that is also a function word.
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
        // "He Weidong said", "He Weidong, director of the bureau": "he Ann said" is not possible.
        let next = self.get(at + 2);
        let is_subject =
            next.is_some_and(|next| next.kind == Kind::Comma || next.word.is(WordClasses::SAYS) && !next.is_capital);
        CHINESE.contains(&family) && !self.word(at + 1).is(other) && (is_inside || is_subject)
    }

    /// "Oh said", if the text has named Oh Se-hoon.
    fn is_known_family(&self, at: usize) -> bool {
        let family = self.lower(at);
        let is_known = !self.small_families.is_empty() && self.small_families.contains(family);
        let is_subject =
            self.word(at + 1).is(WordClasses::SAYS) && self.get(at + 1).is_some_and(|next| !next.is_capital);
        let is_behind = at.checked_sub(1).is_some_and(|before| self.word(before).is(WordClasses::SAYS));
        is_known && !matches!(family, "he" | "she" | "you" | "i") && (is_subject || is_behind)
    }

    /// Se-hoon, but not Anglo-Saxon.
    fn is_small_behind_hyphen(&self, at: usize) -> bool {
        let token = self.get(at).and_then(|token| self.text.get(token.start as usize..token.end as usize));
        token.and_then(|word| word.split_once('-')).is_some_and(|(_, end)| end.starts_with(char::is_lowercase))
    }

    /// Whether a name can begin with this token.
    pub(super) fn may_begin(&self, at: usize, block: usize) -> bool {
        let Some(token) = self.get(at) else { return false };
        if token.kind != Kind::Word {
            return false;
        }
        if self.is_office_in_apposition(at) || self.is_party_and_state(at) || self.is_small_at_head(at) {
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
                || is_given
                || self.is_capital_particle(at) && !self.begins_sentence(at, block) && self.is_name_word(at + 1);
        }
        if self.language.id == LanguageId::German && self.lower(at) == "von" && !self.is_von_of_name(at) {
            return false;
        }
        // „over de Pikmar“: "de" alone is also an article.
        let is_article = self.lower(at) == "de" && self.language.id == LanguageId::Other;
        if is_article && at.checked_sub(1).is_some_and(|before| self.word(before).is(WordClasses::PREPOSITION)) {
            return false;
        }
        // "il sindaco di Faenza": after a lower-case noun it is not part of a name.
        let is_after_noun = at.checked_sub(1).is_some_and(|before| {
            self.get(before).is_some_and(|token| token.kind == Kind::Word && !token.is_capital)
                && !self.word(before).is(WordClasses::SAYS.or(WordClasses::LINKS).or(WordClasses::DETERMINER))
        });
        if is_after_noun && !self.language.is_english() && self.lower(at) != "von" {
            return false;
        }
        // „Ministerin Marijke van der Velden van Waterstaat“: after a name it is said of her office.
        let is_after_name = at.checked_sub(1).is_some_and(|before| before >= block && self.is_name_word(before));
        if is_after_name && self.language.id == LanguageId::Other {
            return false;
        }
        // "de Blasio said".
        self.language.id != LanguageId::French
            && self.language.id != LanguageId::Spanish
            && matches!(self.lower(at), "de" | "van" | "von" | "di" | "del" | "della" | "bin")
            && self.is_name_word(at + 1)
    }

    /// „L'avvocata“, „I en rapport“: an article with its noun, or a word of one letter, which only begin a sentence.
    fn is_small_at_head(&self, at: usize) -> bool {
        let token = self.get(at).and_then(|token| self.text.get(token.start as usize..token.end as usize));
        let Some(word) = token.filter(|_| !self.language.is_english()) else { return false };
        let is_elided = word
            .split_once(['\'', '’'])
            .is_some_and(|(article, noun)| article.chars().count() <= 5 && noun.starts_with(char::is_lowercase));
        is_elided || word.chars().count() == 1
    }

    /// "Ann Lee, R-Texas,": her party and her state.
    fn is_party_and_state(&self, at: usize) -> bool {
        let is_behind_sign = at
            .checked_sub(1)
            .and_then(|before| self.get(before))
            .is_some_and(|before| matches!(before.kind, Kind::Comma | Kind::Open));
        let token = self.get(at).and_then(|token| self.text.get(token.start as usize..token.end as usize));
        let parts = token.and_then(|word| word.split_once('-'));
        let is_party = |party: &str| matches!(party, "R" | "D" | "I" | "L");
        let is_state = |state: &str| state.starts_with(char::is_uppercase);
        self.language.is_english()
            && is_behind_sign
            && parts.is_some_and(|(party, state)| is_party(party) && is_state(state))
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
    pub(super) fn is_of_genitive(&self, first: usize, last: usize) -> bool {
        last > first
            && self.language.id == LanguageId::German
            && self.word(last).is(WordClasses::ROLE)
            && !self.word(last).is(WordClasses::GIVEN)
            && self.lower(last - 1).ends_with('s')
    }

    /// "Ulrike Sand, Landrätin of Oster, said": a word in this position is a role, even if no list has it.
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

    /// Whether the token can continue a name.
    pub(super) fn is_name_word(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| {
            token.kind == Kind::Word && token.is_spaced && token.is_capital && !token.word.is(WordClasses::FUNCTION)
        }) && !self.lower(at).starts_with('@')
            && !self.begins_list_line(at)
    }

    /// Whether the token begins a line after one that is too short to have been broken: "Chief Executive Officer" above
    /// "Ann Lee".
    fn begins_list_line(&self, at: usize) -> bool {
        const SHORT: usize = 46;
        let (Some(token), Some(before)) = (self.get(at), at.checked_sub(1).and_then(|before| self.get(before))) else {
            return false;
        };
        let between = self.text.get(before.end as usize..token.start as usize).unwrap_or_default();
        if !between.contains('\n') {
            return false;
        }
        let end = before.end as usize;
        let from = self.text.ceil_char_boundary(end.saturating_sub(SHORT));
        from == 0 || self.text.get(from..end).is_some_and(|line| line.contains('\n'))
    }

    /// The next token of a name that extends to token `last`: the next word, or the one after a connecting word.
    pub(super) fn next(&self, first: usize, last: usize) -> Option<usize> {
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
            Kind::Word if next.is_spaced => self
                .small_name(last)
                .or_else(|| self.after_capital_particle(last))
                .or_else(|| self.after_particles(first, last))
                .or_else(|| self.after_of(last))
                .or_else(|| self.after_link_of_body(first, last))
                .or_else(|| self.lower_complement(first, last)),
            Kind::Possessive => self.union_of(first, last),
            Kind::Comma => self.suffix(last),
            _ => None,
        }
    }

    /// "Theresa May", "Bob Oh": a family name that is also a function word.
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

    /// "Davide Lo Cascio", "Anne Le Goff": a particle with a capital, in languages with this spelling.
    fn after_capital_particle(&self, last: usize) -> Option<usize> {
        let is_name = self.is_name_word(last) || self.word(last).is(WordClasses::GIVEN);
        (is_name && self.is_capital_particle(last + 1) && self.is_name_word(last + 2)).then_some(last + 2)
    }

    /// The "Lo" of "Lo Cascio".
    fn is_capital_particle(&self, at: usize) -> bool {
        let is_roman = !matches!(self.language.id, LanguageId::English | LanguageId::German);
        let is_particle = matches!(
            self.lower(at),
            "lo" | "la" | "le" | "li" | "de" | "di" | "del" | "della" | "dal" | "dalla" | "da" | "du" | "des" | "el"
        );
        let token = self.get(at);
        is_roman
            && !self.is_title_case
            && is_particle
            && token.is_some_and(|token| token.is_capital && !token.is_shouted)
    }

    /// "Mary van der Berg".
    fn after_particles(&self, first: usize, last: usize) -> Option<usize> {
        let is_particle =
            |at: usize| self.get(at).is_some_and(|token| token.word.is(WordClasses::PARTICLE) && !token.is_capital);
        // "Von der Leyen" begins a sentence.
        let is_particle_first = first == last && self.word(first).is(WordClasses::PARTICLE);
        // „Jutta Brems das Wasserwerk“: an article begins another noun phrase. „Lucie Grau las den Brief“: a verb.
        let is_verb = self.language.id == LanguageId::German && self.lower(last + 1) == "las";
        if is_verb || self.word(last + 1).is(WordClasses::DETERMINER) && !is_particle_first {
            return None;
        }
        let is_other =
            self.language.id == LanguageId::Other && matches!(self.lower(last + 1), "van" | "ter" | "ten" | "'t");
        let is_double = matches!(self.lower(last + 1), "van" | "von") && is_particle(last + 2);
        let is_given = is_particle_first
            || is_other && first == last
            || self.is_hyphenated_name(first)
            || is_double
            || self.word(first).is(WordClasses::GIVEN)
            || self.word(last).is(WordClasses::GIVEN);
        let after = if is_particle(last + 2) { last + 3 } else { last + 2 };
        (is_given && is_particle(last + 1) && self.is_name_word(after)).then_some(after)
    }

    /// "Anna-Maria": two capitals joined by a hyphen.
    fn is_hyphenated_name(&self, at: usize) -> bool {
        let token = self.get(at).and_then(|token| self.text.get(token.start as usize..token.end as usize));
        let parts = token.and_then(|word| word.split_once('-'));
        let is_name = |part: &str| part.starts_with(char::is_uppercase) && part.chars().skip(1).all(char::is_lowercase);
        parts.is_some_and(|(one, other)| is_name(one) && is_name(other))
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

    /// « l’association Vivre au Col »: behind the noun for a body, a short word is within its own name.
    pub(super) fn after_link_of_body(&self, first: usize, last: usize) -> Option<usize> {
        const LONGEST: usize = 3;
        let noun = first.checked_sub(1).and_then(|before| self.get(before))?;
        let is_body = noun.word.is(WordClasses::ORGANIZATION) && !noun.is_capital && !self.language.is_english();
        let is_link = self.word(last + 1).is(WordClasses::LINKS) && self.lower(last + 1).chars().count() <= LONGEST;
        let is_known = self.word(last).is(WordClasses::GIVEN.or(WordClasses::PLACE));
        (is_body && is_link && !is_known && self.is_name_word(last + 2)).then_some(last + 2)
    }

    /// « la Chambre d’agriculture », "the Department of health", « la Ville de Paris »: the name of an institution goes on
    /// after a preposition.
    pub(super) fn lower_complement(&self, first: usize, last: usize) -> Option<usize> {
        let before = first.checked_sub(1).and_then(|before| self.get(before));
        let is_after_article =
            before.is_some_and(|before| before.word.is(WordClasses::DETERMINER) && !before.is_capital);
        let own = self.word(last);
        let is_organization = own.is(WordClasses::ORGANIZATION);
        let is_known = own.is(WordClasses::GIVEN.or(WordClasses::PLACE).or(WordClasses::GROUP))
            || own.is(WordClasses::TITLES.or(WordClasses::ROLES)) && !is_organization;
        let is_roman = !matches!(self.language.id, LanguageId::English | LanguageId::German);
        let is_link = match self.lower(last + 1) {
            "of" => is_organization,
            "de" | "d’" | "d'" | "du" | "des" | "del" | "di" | "della" | "dell’" | "dell'" | "dei" | "delle"
            | "dello" | "do" | "da" | "dos" | "das" => is_roman,
            _ => false,
        };
        if first != last || !is_after_article || is_known || !is_link || self.is_title_case {
            return None;
        }
        let is_article = matches!(self.lower(last + 2), "la" | "l’" | "l'" | "los" | "las" | "the");
        let noun = last + 2 + usize::from(is_article);
        let is_noun = self.get(noun).is_some_and(|token| {
            let small = WordClasses::FUNCTION.or(WordClasses::SAID).or(WordClasses::LINKS).or(WordClasses::DETERMINER);
            token.kind == Kind::Word && !token.is_capital && !token.word.is(small.or(WordClasses::PRONOUN))
        });
        // « la Ville de Paris »
        let is_name = is_roman && self.get(noun).is_some_and(|token| token.kind == Kind::Word && token.is_capital);
        (is_noun || is_name).then_some(noun)
    }

    /// "Harbour Residents’ Association", "the Sheriff’s Office", "Women’s Tennis Association", "St. Mary’s Hospital".
    fn union_of(&self, first: usize, last: usize) -> Option<usize> {
        /// The most words from the owner to the word that says what it is.
        const LONGEST: usize = 3;
        let words = (last + 2..last + 2 + LONGEST).take_while(|at| self.is_name_word(*at));
        let is_organization = words.into_iter().any(|at| self.word(at).is(WordClasses::ORGANIZATION));
        let owner = self.word(last);
        let is_next = self.word(last + 2).is(WordClasses::ORGANIZATION);
        let is_group = is_next && !self.word(first).is(WordClasses::GIVEN) && self.lower(last).ends_with(['s', 'n']);
        let is_many = matches!(self.lower(last), "women" | "men" | "children" | "people");
        let is_office = is_next
            && self.language.is_english()
            && owner.is(WordClasses::TITLES.or(WordClasses::ROLES))
            && !owner.is(WordClasses::GIVEN)
            && !self.is_after_given(last, first);
        let is_saint = last > first && matches!(self.lower(last - 1), "st" | "st." | "saint");
        let is_owner = is_group || is_many || is_office || is_saint;
        (is_organization && is_owner && self.get(last + 2)?.is_capital).then_some(last + 2)
    }

    /// "King, Jr."
    fn suffix(&self, last: usize) -> Option<usize> {
        let after = self.get(last + 2)?;
        (after.word.is(WordClasses::SUFFIX) && after.is_capital && after.end - after.start <= 3).then_some(last + 2)
    }
}
