//! Tests on the words ahead of the one that a pass over a sentence has come to.

use super::SentenceReader;
use crate::attribution::items::ItemKind;
use crate::attribution::phrases::{Head, NounPhrase};
use crate::attribution::tokens::Kind;
use crate::attribution::word::WordClasses;

impl SentenceReader<'_> {
    /// The phrase with the name that stands after it between commas.
    pub(super) fn with_apposition(&self, mut phrase: NounPhrase) -> NounPhrase {
        let comma = self.after_bracket(phrase.end);
        let comma = if self.reader.items.is(comma + 1, Kind::Dash) { comma + 1 } else { comma };
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

    /// Whether a finite verb follows, over adverbs.
    pub(super) fn is_before_verb(&self, at: usize) -> bool {
        let items = self.reader.items;
        let at = self.after_bracket(at);
        let mut next = at;
        while next < at + 4
            && items.is_word(next)
            && items.word(next).is(WordClasses::ADVERB)
            && !items.word(next).is(WordClasses::AUXILIARY)
        {
            next += 1;
        }
        let word = items.word(next);
        items.is_word(next)
            && (word.is(WordClasses::SAYS.or(WordClasses::VERB).or(WordClasses::AUXILIARY))
                || word.is(WordClasses::SAY)
                || self.reader.looks_like_past(next))
    }

    /// Where the bracket closes that opens here: what stands in it is not part of the sentence.
    pub(super) fn closing(&self) -> usize {
        const LONGEST: usize = 24;
        let within = self.at..self.range.end.min(self.at + LONGEST);
        within.into_iter().find(|at| self.reader.items.is(*at, Kind::Close)).unwrap_or(self.at)
    }
}

/// Verbs whose hearer stands after them.
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

/// Words after which a phrase before a verb is a subject: "as Lee said".
pub(super) fn is_like_conjunction(text: &str) -> bool {
    matches!(text, "as" | "after" | "before" | "since" | "until" | "like" | "than" | "wie" | "comme" | "como")
}
