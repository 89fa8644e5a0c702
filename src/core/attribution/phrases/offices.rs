//! Reads who holds an office whose field stands before the name: « la ministre de l’Agriculture Anne Lefèvre ».

use super::{
    super::{
        names::{Name, NameKind},
        tokens::Kind,
        word::WordClasses,
        words::{bodies::is_body, people_nouns::is_for_person},
    },
    Head, NounPhrase, Reader,
};

impl Reader<'_> {
    /// «la alcaldesa en funciones», « le directeur par intérim », « l’ingénieur en chef »: how somebody holds an office, after it.
    pub(super) fn is_held_for_a_time(&self, phrase: &NounPhrase) -> bool {
        let words = (self.lower(phrase.end), self.lower(phrase.end + 1));
        let is_held = matches!(
            words,
            ("en", "funciones" | "exercice" | "fonction" | "fonctions" | "chef")
                | ("par", "intérim")
                | ("ad", "interim")
                | ("em", "exercício")
        );
        is_held && phrase.head == Head::Description && self.items.word(phrase.head_at).is(WordClasses::ROLES)
    }

    /// Whether a phrase is an office without a name, in a language that puts its field before the name.
    pub(super) fn is_office(&self, phrase: &NounPhrase) -> bool {
        let office = WordClasses::TITLES.or(WordClasses::ROLES);
        !self.is_english
            && phrase.head == Head::Description
            && phrase.apposition.is_none()
            && !phrase.is_possessive
            && self.items.word(phrase.head_at).is(office)
    }

    /// « la patronne du comité des pêches Jeanne Le Goff »: the name at the end of an office, right behind the body that it
    /// is held in; not that of « l’avocat du pêcheur Paul Roy ».
    pub(super) fn holder_within(&self, phrase: &NounPhrase) -> Option<(u32, usize)> {
        const NAMED_FOR_PEOPLE: &str = " fondation fondazione fundación fundação institut instituto istituto lycée école collège \
            musée museo cabinet famille famiglia familia família affaire caso prix premio ";
        let last = phrase.end.checked_sub(1)?;
        let number = self.items.token_number(last).and_then(|token| self.people.name_at(token))?;
        if self.is_behind_field(number) && self.is_full_person(number) {
            return Some((number, phrase.end));
        }
        let noun = phrase.end.checked_sub(self.name_len(number) + 1).filter(|noun| *noun > phrase.head_at)?;
        let word = self.items.word(noun);
        let is_several =
            matches!(self.lower(noun - 1), "des" | "dei" | "degli" | "delle" | "dos" | "das" | "los" | "las");
        let is_body =
            word.is(WordClasses::ORGANIZATION.or(WordClasses::PLACE)) || is_several || is_body(self.lower(noun));
        let people = WordClasses::TITLES.or(WordClasses::ROLES).or(WordClasses::GIVEN).or(WordClasses::LINKS);
        let is_noun = self.items.is_word(noun)
            && !self.is_capital(noun)
            && !word.is(people)
            && !is_for_person(self.lower(noun))
            && !NAMED_FOR_PEOPLE.contains(&format!(" {} ", self.lower(noun)));
        (is_body && is_noun && self.is_full_person(number)).then_some((number, phrase.end))
    }

    /// « le secrétaire d’État à l’Énergie Marc Petit »: the name behind the rest of an office, whose last word is a
    /// capital before it.
    pub(super) fn holder_behind(&self, phrase: &NounPhrase) -> Option<(u32, usize)> {
        /// The most items from the office to the name.
        const FARTHEST: usize = 8;
        let links = [
            "et", "y", "e", "ed", "und", "en", "à", "au", "aux", "de", "du", "des", "d’", "d'", "del", "al", "alla",
            "all’", "della", "da", "do", "das", "dos", "la", "le", "les", "l’", "l'", "el", "van", "für",
        ];
        let mut at = phrase.end;
        // « le député (LR) Marc Petit »
        if self.items.is(at, Kind::Open)
            && let Some(close) = (at..at + FARTHEST).find(|at| self.items.is(*at, Kind::Close))
        {
            let number = self.name_from(close + 1).filter(|number| self.is_full_person(*number))?;
            return Some((number, close + 1 + self.name_len(number)));
        }
        if !links.contains(&self.lower(at)) {
            return None;
        }
        while at < phrase.end + FARTHEST {
            match self.name_from(at) {
                Some(number) if self.is_behind_field(number) && self.is_full_person(number) => {
                    return Some((number, at + self.name_len(number)));
                }
                Some(number) if self.is_full_person(number) => return None,
                Some(number) => at += self.name_len(number),
                None if links.contains(&self.lower(at)) || self.items.is_word(at) && self.is_capital(at) => at += 1,
                None => return None,
            }
        }
        None
    }

    /// « Bretagne Luc Kermadec »: whether the last word of a field of an office stands before the name.
    fn is_behind_field(&self, number: u32) -> bool {
        let is_behind = |name: &Name| name.first != name.core && name.titles == WordClasses::default();
        self.people.name(number).is_some_and(is_behind)
    }

    /// Whether a name is that of a person, in several words.
    pub(super) fn is_full_person(&self, number: u32) -> bool {
        self.people.name(number).is_some_and(|name| name.kind == NameKind::Person && name.len() > 1)
    }
}
