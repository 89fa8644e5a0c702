//! Tests on the words after the current one while a sentence is read.

use super::SentenceReader;
use crate::attribution::items::ItemKind;
use crate::attribution::phrases::{Head, NounPhrase};
use crate::attribution::tokens::Kind;
use crate::attribution::word::WordClasses;

impl SentenceReader<'_> {
    /// The phrase with the name that follows it between commas.
    pub(super) fn with_apposition(&self, mut phrase: NounPhrase) -> NounPhrase {
        let comma = self.after_bracket(phrase.end);
        let comma = if self.reader.items.is(comma + 1, Kind::Dash) { comma + 1 } else { comma };
        let comma = if self.is_adjective_before_comma(comma) { comma + 1 } else { comma };
        if phrase.head == Head::Description
            && matches!(self.reader.items.kind_at(comma), ItemKind::Token(Kind::Comma | Kind::Dash))
            && let Some(next) = self.reader.phrase(comma + 1)
            && let Head::Name(number) = next.head
            && !next.is_possessive
            && (self.reader.items.is(next.end, Kind::Comma) || !self.reader.items.is_word(next.end))
        {
            phrase.apposition = Some(number);
        }
        phrase
    }

    /// « la ministre de la Transition écologique, Ann Lee, »: an adjective after the noun, in languages that put it there.
    fn is_adjective_before_comma(&self, at: usize) -> bool {
        let items = self.reader.items;
        let is_known = WordClasses::SAID.or(WordClasses::VERB).or(WordClasses::AUXILIARY).or(WordClasses::FUNCTION);
        !self.reader.is_english
            && items.is_word(at)
            && items.token(at).is_some_and(|token| !token.is_capital)
            && !items.word(at).is(is_known)
            && items.is(at + 1, Kind::Comma)
    }

    /// «рассказала ТАСС директор музея Лидия Воронцова»: an agency directly after the verb is told, and whoever follows it
    /// tells.
    pub(super) fn behind_hearer(&self, phrase: NounPhrase) -> NounPhrase {
        let is_agency = phrase.end == phrase.start + 1
            && matches!(phrase.head, Head::Name(_))
            && self.reader.items.token(phrase.start).is_some_and(|token| token.is_shouted);
        let next = if is_agency && !self.reader.is_english { self.reader.phrase(phrase.end) } else { None };
        next.filter(|next| self.reader.names_somebody(next)).unwrap_or(phrase)
    }

    /// Whether a phrase is a weekday or another word for a time: «este martes».
    pub(super) fn is_time(&self, phrase: &NounPhrase) -> bool {
        let head = self.reader.items.word(phrase.head_at);
        let is_small = self.reader.items.token(phrase.head_at).is_some_and(|token| !token.is_capital);
        phrase.head == Head::Description && is_small && head.is(WordClasses::ADVERB) && !head.is(WordClasses::ROLES)
    }

    /// „Dagegen forderte Lee“: whether a verb, or a word in lower case that is in no list and so may be one, stands before the first
    /// subject of a German sentence.
    pub(super) fn is_behind_german_verb(&self, phrase: &NounPhrase) -> bool {
        let items = self.reader.items;
        let Some(before) = phrase.start.checked_sub(1).filter(|before| items.is_word(*before)) else { return false };
        let word = items.word(before);
        let is_small = items.token(before).is_some_and(|token| !token.is_capital);
        self.reader.are_nouns_capitalised
            && self.subject.is_none()
            && is_small
            && (word.is(WordClasses::VERB) || word == WordClasses::default())
    }

    /// „Dem Rundfunk sagte Lee“, „Der Deutschen Presse-Agentur sagte sie“: who is told something, in a case that no subject
    /// has.
    pub(super) fn is_hearer_in_front(&self, phrase: &NounPhrase) -> bool {
        /// Ends of feminine nouns, whose article „der“ is that of the dative.
        const FEMININE: [&str; 15] = [
            "ung",
            "heit",
            "keit",
            "schaft",
            "ion",
            "tät",
            "agentur",
            "presse",
            "welt",
            "zeit",
            "bild",
            "woche",
            "rundschau",
            "illustrierten",
            "allgemeinen",
        ];
        let (first, second) = (self.reader.lower(phrase.start), self.reader.lower(phrase.start + 1));
        let is_dative = match first {
            "dem" | "den" | "einem" => true,
            "der" => {
                let is_adjective = phrase.end > phrase.start + 2 && second.ends_with("en");
                is_adjective || phrase.end == phrase.start + 2 && FEMININE.iter().any(|end| second.ends_with(end))
            }
            _ => false,
        };
        self.reader.are_nouns_capitalised && is_dative
    }

    /// Whether a phrase between commas is the subject rather than an apposition: "the mayor, Lee said".
    pub(super) fn outranks(&self, phrase: &NounPhrase) -> bool {
        // "Lee, an aide said, is late", but "Lee, an aide accused of theft, said".
        if matches!(
            self.reader.lower(phrase.end),
            "said"
                | "says"
                | "told"
                | "tells"
                | "wrote"
                | "writes"
                | "added"
                | "adds"
                | "noted"
                | "notes"
                | "tweeted"
                | "asks"
                | "argues"
                | "explains"
                | "insists"
                | "replied"
        ) {
            return true;
        }
        // "Lee has much in common with them, the columnist suggested: “…”".
        let items = self.reader.items;
        let is_attribution = items.is_word(phrase.end)
            && items.word(phrase.end).is(WordClasses::SAYS)
            && matches!(
                items.kind_at(phrase.end + 1),
                ItemKind::Quote | ItemKind::End | ItemKind::Token(Kind::Colon | Kind::Stop)
            );
        if is_attribution {
            return true;
        }
        let is_description = phrase.head == Head::Description;
        let subject_is_name = self.subject.is_some_and(|subject| matches!(subject.head, Head::Name(_)));
        !(is_description && subject_is_name)
    }

    /// "Lee, president and director of the office,": the second noun has no article.
    pub(super) fn is_in_apposition(&self, phrase: &NounPhrase) -> bool {
        let is_name = self.subject.is_some_and(|subject| matches!(subject.head, Head::Name(_)));
        let is_bare = !self.reader.items.word(phrase.start).is(WordClasses::DETERMINER.or(WordClasses::POSSESSIVE));
        is_name && !self.has_verb && phrase.head == Head::Description && is_bare
    }

    /// "Lee, now in Cambridge, Mass., said".
    pub(super) fn is_place(&self, phrase: &NounPhrase) -> bool {
        phrase.end == phrase.start + 1 && self.reader.items.word(phrase.start).is(WordClasses::PLACE)
    }

    pub(super) fn is_after_name(&self) -> bool {
        self.subject.is_some_and(|subject| matches!(subject.head, Head::Name(_)))
    }

    pub(super) fn is_before_comma(&self, at: usize) -> bool {
        self.reader.items.is(self.after_bracket(at), Kind::Comma)
    }

    /// The item after a bracketed addition to a name: "(R-Ohio)".
    pub(super) fn after_bracket(&self, at: usize) -> usize {
        if !self.reader.items.is(at, Kind::Open) {
            return at;
        }
        (at..at + 12).find(|at| self.reader.items.is(*at, Kind::Close)).map_or(at, |close| close + 1)
    }

    /// Whether a finite verb follows, possibly after adverbs.
    pub(super) fn is_before_verb(&self, at: usize) -> bool {
        let items = self.reader.items;
        let at = self.after_bracket(at);
        let mut next = self.reader.time_end(at);
        let at = next;
        while next < at + 4
            && items.is_word(next)
            && items.word(next).is(WordClasses::ADVERB)
            && !items.word(next).is(WordClasses::AUXILIARY)
        {
            next += 1;
        }
        let next = self.reader.time_end(next);
        let word = items.word(next);
        items.is_word(next)
            && (word.is(WordClasses::SAYS.or(WordClasses::VERB).or(WordClasses::AUXILIARY))
                || word.is(WordClasses::SAY)
                || self.reader.looks_like_past(next))
    }

    /// "to discuss the plan": a word after "to", in no list, that has an object.
    pub(super) fn is_unlisted_verb(&self, at: usize) -> bool {
        let items = self.reader.items;
        let is_plain = items.is_word(at)
            && items.word(at) == WordClasses::default()
            && items.token(at).is_some_and(|token| !token.is_capital)
            && (!self.reader.lower(at).ends_with('s') || self.reader.lower(at).ends_with("ss"));
        self.reader.is_english && is_plain && !self.is_before_verb(at + 1) && self.reader.phrase(at + 1).is_some()
    }

    /// "After the Paris attacks, Lee": after an article and a name, before a comma, the plural of a noun that can also
    /// be a verb.
    pub(super) fn is_noun_of_name(&self, text: &str) -> bool {
        let items = self.reader.items;
        let is_of_name = |phrase: NounPhrase| {
            phrase.end == self.at
                && items.token(phrase.head_at).is_some_and(|token| token.is_capital)
                && items.word(phrase.start).is(WordClasses::DETERMINER)
        };
        self.reader.is_english
            && text.ends_with('s')
            && items.is(self.at + 1, Kind::Comma)
            && items.kind_at(self.at + 2) != ItemKind::Quote
            && self.nearest.is_some_and(is_of_name)
    }

    /// “…,” opposes “…”: one lower-case word that is in no list, between a quotation and its object.
    pub(super) fn is_unlisted_present(&self, phrase: &NounPhrase) -> bool {
        let items = self.reader.items;
        let is_alone = phrase.end == phrase.start + 1 && items.word(phrase.start) == WordClasses::default();
        let follows = items.word(phrase.end);
        self.reader.is_english
            && is_alone
            && items.token(phrase.start).is_some_and(|token| !token.is_capital)
            && self.reader.lower(phrase.start).ends_with('s')
            && (items.kind_at(phrase.end) == ItemKind::Quote
                || items.is_word(phrase.end) && follows.is(WordClasses::DETERMINER.or(WordClasses::POSSESSIVE)))
    }

    /// Where the sentence begins after a dateline: "TOKYO, June 3 (Kyodo) --". Its start if it has none.
    pub(super) fn dateline_end(&self) -> usize {
        /// The most items of a dateline.
        const LONGEST: usize = 16;
        let (items, start) = (self.reader.items, self.range.start);
        let is_in_brackets = |at: usize| items.is(at - 1, Kind::Open) && items.is(at + 1, Kind::Close);
        // "Paris, 6 oct 2026 (AFP) –": a month without a capital is beside its day.
        let is_behind_number = |at: usize| at.checked_sub(1).is_some_and(|before| items.is(before, Kind::Number));
        // „2. září“
        let is_behind_ordinal = |at: usize| {
            at.checked_sub(1).is_some_and(|before| items.is(before, Kind::Stop) && is_behind_number(before))
        };
        let is_in_date = |at: usize| is_behind_number(at) || is_behind_ordinal(at) || items.is(at + 1, Kind::Number);
        let is_part = |at: usize| match items.kind_at(at) {
            ItemKind::Token(Kind::Word) => {
                items.token(at).is_some_and(|token| token.is_capital)
                    || at > start && (is_in_brackets(at) || is_in_date(at))
            }
            ItemKind::Token(Kind::Number | Kind::Comma | Kind::Open | Kind::Close) => true,
            // „Brno 2. září (ČTK) –“
            ItemKind::Token(Kind::Stop) => at > start && (is_behind_number(at) || is_in_date(at - 1)),
            _ => false,
        };
        let end = (start..self.range.end.min(start + LONGEST)).find(|at| !is_part(*at)).unwrap_or(start);
        let is_dated = (start..end).any(|at| items.is(at, Kind::Number) || items.is(at, Kind::Open));
        // "VALLEFREDDA – Il ponte …": the place alone.
        const SHORTEST: u32 = 5;
        let is_place =
            |at: usize| items.token(at).is_some_and(|token| token.is_shouted && token.end - token.start >= SHORTEST);
        let is_dateline = is_dated || !self.reader.is_english && end > start && (start..end).all(is_place);
        if !is_dateline || !items.is_word(start) || !items.is(end, Kind::Dash) {
            return start;
        }
        (end..self.range.end).find(|at| !items.is(*at, Kind::Dash)).unwrap_or(start)
    }

    /// Where the bracket that opens here closes: its content is not part of the sentence.
    pub(super) fn closing(&self) -> usize {
        const LONGEST: usize = 24;
        let within = self.at..self.range.end.min(self.at + LONGEST);
        within.into_iter().find(|at| self.reader.items.is(*at, Kind::Close)).unwrap_or(self.at)
    }
}

/// Whether a verb is followed by its listener.
pub(super) fn is_transitive(verb: &str) -> bool {
    matches!(
        verb,
        "told"
            | "tells"
            | "asked"
            | "asks"
            | "urged"
            | "urges"
            | "warned"
            | "warns"
            | "assured"
            | "reminded"
            | "accused"
            | "informed"
    )
}

/// Whether a thing after the verb is its object and not the speaker: "denounced her record".
pub(super) fn takes_object(verb: &str) -> bool {
    const VERBS: [&str; 36] = [
        "accept", "address", "announce", "applaud", "assail", "attack", "berate", "blast", "condemn", "criticis",
        "criticiz", "decline", "decri", "defend", "denounc", "deni", "deplor", "deride", "describ", "dismiss",
        "disput", "endors", "hail", "lament", "lambast", "mock", "oppos", "prais", "promis", "question", "reject",
        "ridicul", "slam", "support", "tout", "welcom",
    ];
    VERBS.iter().any(|stem| verb.starts_with(stem))
}

/// Words after which a phrase before a verb is a subject: "as Lee said".
pub(super) fn is_like_conjunction(text: &str) -> bool {
    matches!(text, "as" | "after" | "before" | "since" | "until" | "like" | "than" | "wie" | "comme" | "como")
}
