//! "According to Ann Lee" in each language, before and after the name.

use super::super::phrases::{Head, NounPhrase};
use super::super::tokens::Kind;
use super::super::word::WordClasses;
use super::{Clause, Form, PreviousItem, SentenceReader};

impl SentenceReader<'_> {
    /// Whether "according to" begins here.
    pub(super) fn is_according(&self, text: &str) -> bool {
        let next = self.reader.lower(self.at + 1);
        match text {
            "according" => next == "to",
            "per" if self.last == PreviousItem::Quote => true,
            "laut" | "zufolge" | "selon" | "según" | "d'après" => !self.reader.is_english,
            "so" => !self.reader.is_english && matches!(self.last, PreviousItem::Quote | PreviousItem::Comma),
            "secondo" | "segundo" | "segons" | "volgens" | "zdaniem" | "według" | "podle" | "enligt" | "ifølge"
            | "menurut" | "theo" => {
                !self.reader.is_english
                    && !matches!(self.last, PreviousItem::Phrase | PreviousItem::Preposition | PreviousItem::Verb)
            }
            "acordo" => next == "com",
            "juicio" | "palabras" | "opinião" => !self.reader.is_english && matches!(next, "de" | "do" | "da"),
            "nach" => !self.reader.is_english && matches!(next, "angaben" | "den" | "worten" | "ansicht"),
            "по" => matches!(next, "словам" | "мнению" | "данным"),
            "за" => matches!(next, "словами" | "даними"),
            "prema" => matches!(next, "rečima" | "riječima" | "navodima"),
            "σύμφωνα" => next == "με",
            "според" | "potrivit" => true,
            "pour" | "per" | "para" => !self.reader.is_english && self.begins_with_somebody(),
            _ => false,
        }
    }

    /// « Pour la maire, « … » »: whether a person or office and a comma follow the first word of the sentence.
    fn begins_with_somebody(&self) -> bool {
        let is_first = self.at == self.range.start;
        let phrase = if is_first { self.reader.phrase(self.at + 1) } else { None };
        phrase.is_some_and(|phrase| {
            let is_somebody = matches!(phrase.head, Head::Name(_))
                || self.reader.items.word(phrase.head_at).is(WordClasses::ROLES.or(WordClasses::ORGANIZATION));
            is_somebody && self.reader.items.is(phrase.end, Kind::Comma)
        })
    }

    /// "Nagy Béla szerint", "Matti Korpelan mukaan": whether this word says that it is according to whoever is named
    /// before it.
    pub(super) fn is_according_behind(&self, text: &str) -> bool {
        /// The most items of a role between the name and this word.
        const FARTHEST: usize = 2;
        let is_near = |phrase: NounPhrase| phrase.end <= self.at && self.at - phrase.end <= FARTHEST;
        matches!(text, "szerint" | "mukaan" | "mielestä" | "göre") && self.nearest.is_some_and(is_near)
    }

    /// Reads that word.
    pub(super) fn according_behind(&mut self) {
        self.clauses.push(Clause {
            verb: self.at,
            subject: self.nearest,
            word: WordClasses::default(),
            form: Form::Finite,
            is_passive: false,
            is_inverted: false,
            is_according: true,
            is_relative: false,
        });
        self.last = PreviousItem::Comma;
        self.at += 1;
    }

    /// Reads "according to" with whoever is named after it.
    pub(super) fn according(&mut self) {
        let verb = self.at;
        let mut next = self.at + 1;
        while matches!(
            self.reader.lower(next),
            "to" | "of"
                | "angaben"
                | "worten"
                | "ansicht"
                | "den"
                | "com"
                | "de"
                | "do"
                | "da"
                | "словам"
                | "мнению"
                | "данным"
                | "словами"
                | "даними"
                | "rečima"
                | "riječima"
                | "navodima"
                | "με"
        ) && next < verb + 4
            || (next > verb + 1 && matches!(self.reader.lower(next), "von" | "des"))
        {
            next += 1;
        }
        match self.reader.pronoun_behind(next).or_else(|| self.reader.phrase(next)) {
            Some(phrase) => {
                let phrase = self.with_apposition(phrase);
                self.at = phrase.end;
                self.clauses.push(Clause {
                    verb,
                    subject: Some(phrase),
                    word: WordClasses::default(),
                    form: Form::Finite,
                    is_passive: false,
                    is_inverted: true,
                    is_according: true,
                    is_relative: false,
                });
                self.subjects.push(phrase);
            }
            None => self.at = next,
        }
        self.last = PreviousItem::Phrase;
    }
}
