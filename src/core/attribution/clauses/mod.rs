//! Splits the text of a block outside its quotations into sentences, and these into clauses: each verb with its
//! subject.

use std::ops::Range;

use super::items::ItemKind;
use super::phrases::{Head, NounPhrase, Reader};
use super::tokens::Kind;
use super::word::WordClasses;
use crate::text::weekdays::weekday_of;

mod according;
mod look_ahead;
mod sentence_ends;

use look_ahead::{is_like_conjunction, is_transitive, takes_object};
use sentence_ends::ends_sentence;

/// The form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Finite,
    /// saying
    Participle,
    /// to say, will say
    Base,
}

/// A verb with its subject: items of a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clause {
    pub verb: usize,
    pub subject: Option<NounPhrase>,
    pub word: WordClasses,
    pub form: Form,
    pub is_passive: bool,
    /// Whether the subject follows the verb: said Lee.
    pub is_inverted: bool,
    /// Whether it is "according to …".
    pub is_according: bool,
    /// Whether it is a relative clause: "Lee, who said".
    pub is_relative: bool,
}

impl Clause {
    /// Whether it says that someone said something.
    pub fn says(&self) -> bool {
        self.is_according || self.word.is(WordClasses::SAID) || (self.is_passive && self.word.is(WordClasses::ASKED))
    }
}

/// A sentence: its items, and its clauses in order.
#[derive(Debug)]
pub(super) struct Sentence {
    pub items: Range<usize>,
    pub clauses: Vec<Clause>,
    /// The noun phrases that are subjects or may be, in order.
    pub subjects: Vec<NounPhrase>,
    /// The subjects of its main clauses. The owner of a subject ("Lee’s plan failed") is not one.
    pub mains: Vec<NounPhrase>,
}

/// The most items that one sentence may have. Longer text without a full stop is split, so that the running time stays
/// proportional to its length.
const LONGEST: usize = 600;

/// Cuts a block into sentences and reads them.
pub(super) fn sentences(reader: &Reader<'_>) -> Vec<Sentence> {
    let items = reader.items;
    let mut all = Vec::new();
    let mut start = 0;
    for at in 0..items.list.len() {
        if at - start >= LONGEST || ends_sentence(reader, start, at) {
            all.push(SentenceReader::new(reader, start..at + 1).read());
            start = at + 1;
        }
    }
    if start < items.list.len() {
        all.push(SentenceReader::new(reader, start..items.list.len()).read());
    }
    all
}

/// Reads one sentence.
struct SentenceReader<'a> {
    reader: &'a Reader<'a>,
    range: Range<usize>,
    /// Where it begins after a dateline.
    first: usize,
    at: usize,
    clauses: Vec<Clause>,
    subjects: Vec<NounPhrase>,
    subject: Option<NounPhrase>,
    /// Whether the subject has had a verb.
    has_verb: bool,
    /// The subject around a relative clause.
    outer: Option<(Option<NounPhrase>, bool)>,
    /// The first subject of the sentence that had a verb.
    main: Option<NounPhrase>,
    /// The subject of the first verb of saying.
    speaker: Option<NounPhrase>,
    /// A phrase before a participle that has it as its own subject: "with Lee saying", "a sign reading".
    absolute: Option<NounPhrase>,
    /// The last phrase that was read.
    nearest: Option<NounPhrase>,
    /// The subject to which clauses after an embedded clause return: "Lee, who says they should go, wrote".
    chain: Option<NounPhrase>,
    /// The subjects of main clauses.
    mains: Vec<NounPhrase>,
    /// Whether "when", "because", "that" began the clause.
    is_subordinate: bool,
    /// Whether a quotation followed the subject.
    has_quote: bool,
    /// Whether the subject has had an auxiliary, and a comma after it: "who asked because the sale is not final, said".
    has_auxiliary: bool,
    is_auxiliary_past: bool,
    last: PreviousItem,
    is_passive: bool,
    is_base: bool,
}

/// The kind of item that came before the current one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PreviousItem {
    Start,
    Comma,
    Link,
    /// "as": a link before a phrase with a verb, otherwise a preposition.
    As,
    Preposition,
    Verb,
    SayingVerb,
    Quote,
    Phrase,
    Other,
}

impl<'a> SentenceReader<'a> {
    fn new(reader: &'a Reader<'a>, range: Range<usize>) -> Self {
        Self {
            reader,
            first: range.start,
            at: range.start,
            range,
            clauses: Vec::new(),
            subjects: Vec::new(),
            subject: None,
            has_verb: false,
            outer: None,
            main: None,
            speaker: None,
            absolute: None,
            nearest: None,
            chain: None,
            mains: Vec::new(),
            is_subordinate: false,
            has_quote: false,
            has_auxiliary: false,
            is_auxiliary_past: false,
            last: PreviousItem::Start,
            is_passive: false,
            is_base: false,
        }
    }

    fn read(mut self) -> Sentence {
        self.first = self.dateline_end();
        self.at = self.first;
        while self.at < self.range.end {
            let before = self.at;
            self.step();
            self.at = self.at.max(before + 1);
        }
        Sentence { items: self.range, clauses: self.clauses, subjects: self.subjects, mains: self.mains }
    }

    fn step(&mut self) {
        match self.reader.items.kind_at(self.at) {
            ItemKind::Token(Kind::Word) => return self.word(),
            ItemKind::Token(Kind::Number) => return self.phrase_or_skip(),
            ItemKind::Quote => {
                self.end_relative();
                self.has_quote = true;
                // "The dam is “late,” said Lee" is not a passive.
                self.is_passive = false;
                self.is_base = false;
                self.last = PreviousItem::Quote;
            }
            ItemKind::Token(Kind::Open) => self.at = self.closing(),
            ItemKind::Token(Kind::Comma | Kind::Dash | Kind::Close) => self.comma(),
            ItemKind::Token(Kind::Colon | Kind::Semicolon | Kind::Stop) => {
                self.end_relative();
                self.last = PreviousItem::Link;
            }
            _ => self.last = PreviousItem::Other,
        }
        self.at += 1;
    }

    fn comma(&mut self) {
        self.end_relative();
        self.is_auxiliary_past |= self.has_auxiliary;
        self.is_subordinate = false;
        self.last = match self.last {
            PreviousItem::Quote => PreviousItem::Quote,
            _ => PreviousItem::Comma,
        };
    }

    fn end_relative(&mut self) {
        if let Some((subject, has_verb)) = self.outer.take() {
            self.subject = subject;
            self.has_verb = has_verb;
        }
    }

    fn word(&mut self) {
        let word = self.reader.items.word(self.at);
        let text = self.reader.lower(self.at);
        let is_after_phrase = matches!(self.last, PreviousItem::Phrase | PreviousItem::Comma);
        // "A group of artists this week published", "Lee on Tuesday said": what precedes it continues after it.
        let time_end = self.reader.time_end(self.at);
        if time_end > self.at && self.last != PreviousItem::Preposition {
            self.at = time_end;
            return;
        }
        let is_verb = self.last != PreviousItem::Preposition && !self.is_noun_of_name(text) && self.is_verb(word, text);
        match () {
            // "Will Smith said".
            () if self.reader.name_phrase(self.at).is_some() => self.phrase_or_skip(),
            () if self.is_according(text) => self.according(),
            () if self.is_according_behind(text) => self.according_behind(),
            () if word.is(WordClasses::WHO.or(WordClasses::RELATIVE))
                && is_after_phrase
                && !matches!(text, "that" | "where") =>
            {
                self.relative(word)
            }
            // "Oh, who once called it": not a conjunction there.
            () if text == "once" && self.outer.is_some() && self.last == PreviousItem::Other => self.at += 1,
            () if text == "that" && self.is_said_of_thing() => self.relative(WordClasses::WHO),
            () if is_verb || word.is(WordClasses::SAYING) => self.verb(word),
            () if word.is(WordClasses::AUXILIARY) => self.auxiliary(word),
            () if text == "to" || text == "zu" => self.infinitive(),
            () if word.is(WordClasses::PREPOSITION) && !word.is(WordClasses::DETERMINER) => self.preposition(text),
            () if is_link(word, text) => self.link(text),
            () if word.is(WordClasses::ADVERB) && !word.is(WordClasses::DETERMINER) => self.adverb(),
            () => self.phrase_or_skip(),
        }
    }

    /// "a headline that said": the subject is the thing before the verb.
    fn is_said_of_thing(&self) -> bool {
        let items = self.reader.items;
        let is_next = items.is_word(self.at + 1) && items.word(self.at + 1).is(WordClasses::SAYS);
        let is_thing = |phrase: NounPhrase| {
            phrase.end == self.at
                && phrase.head == Head::Description
                && (items.word(phrase.head_at).is(WordClasses::SPEECH)
                    || !items.word(phrase.head_at).is(WordClasses::ROLES))
        };
        is_next && self.last == PreviousItem::Phrase && self.nearest.is_some_and(is_thing)
    }

    fn infinitive(&mut self) {
        self.is_base = true;
        // "a source speaking to Lee said"
        let is_hearer = self.reader.name_phrase(self.at + 1).is_some();
        if is_hearer || self.last != PreviousItem::Verb && self.last != PreviousItem::SayingVerb {
            self.last = PreviousItem::Preposition;
        }
        self.at += 1;
        // "who spoke to discuss the plan said": the plan is not the speaker.
        if self.is_unlisted_verb(self.at) {
            self.is_base = false;
            self.last = PreviousItem::Verb;
            self.at += 1;
        }
    }

    fn preposition(&mut self, text: &str) {
        let is_conjunction = is_like_conjunction(text);
        self.is_passive = false;
        self.is_subordinate |= is_conjunction;
        self.last = if is_conjunction { PreviousItem::As } else { PreviousItem::Preposition };
        self.at += 1;
    }

    fn adverb(&mut self) {
        // „Am Montag sagte Lee“, «В понедельник мэр сказал»: what follows is not the noun of the preposition.
        let verbs = WordClasses::SAYS.or(WordClasses::VERB).or(WordClasses::AUXILIARY).or(WordClasses::ADVERB);
        let is_time = weekday_of(self.reader.lower(self.at)).is_some() || self.reader.items.word(self.at + 1).is(verbs);
        if self.last == PreviousItem::Preposition && is_time {
            // „Am Dienstag hatte Lee gefordert“: the subject follows, as behind „gestern“.
            let is_first = self.at == self.first + 1;
            self.last = if is_first { PreviousItem::Start } else { PreviousItem::Other };
        }
        self.at += 1;
    }

    fn link(&mut self, text: &str) {
        const COORDINATING: [&str; 13] =
            ["and", "but", "or", "yet", "so", "nor", "und", "aber", "oder", "et", "mais", "y", "pero"];
        self.is_subordinate = !COORDINATING.contains(&text);
        self.is_passive = false;
        self.last = PreviousItem::Link;
        self.at += 1;
    }

    fn relative(&mut self, word: WordClasses) {
        // "by her listeners, who wondered": the phrase before it, not the subject.
        let subject = self.nearest.filter(|phrase| self.at <= phrase.end + 1).or(self.subject);
        if self.outer.is_none() {
            self.outer = Some((self.subject, self.has_verb));
        }
        self.subject = if word.is(WordClasses::WHO) { subject } else { None };
        self.is_subordinate = false;
        self.has_verb = false;
        self.last = PreviousItem::Other;
        self.at += 1;
    }

    fn is_verb(&self, word: WordClasses, text: &str) -> bool {
        let is_capital = self.reader.items.token(self.at).is_some_and(|token| token.is_capital);
        if is_capital && self.at != self.range.start {
            return false;
        }
        // „Viel Hoffnung gibt es nicht“: "gibt" means "there is" here, and nobody speaks.
        if matches!(text, "gibt" | "gab" | "gäbe") && self.reader.lower(self.at + 1) == "es" {
            return false;
        }
        // "his claims", "the report".
        let is_noun = matches!(self.last, PreviousItem::Preposition);
        if word.is(WordClasses::SAYS) && !is_noun {
            return true;
        }
        if word.is(WordClasses::SAY)
            && (self.is_base
                || self.subject.is_some_and(|subject| subject.is_plural || subject.head == Head::FirstPerson)
                || self.last == PreviousItem::Link
                || self.last == PreviousItem::Phrase && !self.is_after_singular())
        {
            return true;
        }
        (word.is(WordClasses::VERB) && !word.is(WordClasses::AUXILIARY))
            || word.is(WordClasses::PAST)
            || (self.reader.looks_like_past(self.at) && !word.is(WordClasses::ADVERB) && !text.is_empty())
    }

    /// "an NBC show": after an article for one there is no base form of a verb.
    fn is_after_singular(&self) -> bool {
        let first = self.nearest.map_or("", |phrase| self.reader.lower(phrase.start));
        self.reader.is_english && matches!(first, "a" | "an" | "this" | "another" | "each" | "every")
    }

    fn auxiliary(&mut self, word: WordClasses) {
        self.is_passive = word.is(WordClasses::BE);
        self.is_base = !word.is(WordClasses::BE)
            && !matches!(self.reader.lower(self.at), "has" | "have" | "had" | "hat" | "haben");
        if self.subject.is_some() && !self.has_verb {
            self.note_main();
        }
        self.has_auxiliary = true;
        self.at += 1;
    }

    /// "Before Lee left, the office sent a note saying": the note belongs to the main clause.
    fn note_main(&mut self) {
        if self.main.is_none() && !self.is_subordinate {
            self.main = self.subject;
        }
    }

    fn verb(&mut self, word: WordClasses) {
        let word = if self.is_perfect(word) { word.or(WordClasses::SAYS) } else { word };
        let form = match () {
            () if word.is(WordClasses::SAYING) && !word.is(WordClasses::SAYS) => Form::Participle,
            () if self.is_base && word.is(WordClasses::SAY) => Form::Base,
            () => Form::Finite,
        };
        let clause = Clause {
            verb: self.at,
            subject: None,
            word,
            form,
            is_passive: self.is_passive && (word.is(WordClasses::PAST) || self.reader.looks_like_past(self.at)),
            is_inverted: false,
            is_according: false,
            is_relative: self.outer.is_some(),
        };
        self.at += 1;
        match self.may_invert(&clause).then(|| self.inverted_subject()).flatten() {
            Some(phrase) => self.inverted(clause, phrase),
            None => self.straight(clause),
        }
    }

    /// "had written": a participle that is no past tense says something behind "had".
    fn is_perfect(&self, word: WordClasses) -> bool {
        let before = |back: usize| self.at.checked_sub(back).map_or("", |at| self.reader.lower(at));
        let is_had = |text: &str| matches!(text, "had" | "has" | "have");
        word.is(WordClasses::PAST)
            && !word.is(WordClasses::SAID)
            && !self.is_passive
            && (is_had(before(1)) || is_had(before(2)))
    }

    /// Whether the subject can stand after the verb: “…,” said Lee; Said Lee: “…”; It is late, said Lee.
    fn may_invert(&self, clause: &Clause) -> bool {
        let is_open = self.has_verb || self.has_quote || self.subject.is_none();
        // „Der Bau sei teuer, sagte er, «aber …»“.
        let is_before_pronoun =
            || self.reader.items.word(self.at).is(WordClasses::PRONOUN) || self.reader.name_phrase(self.at).is_some();
        let is_german = !self.reader.is_english
            && (self.chain.is_none() || self.reader.are_nouns_capitalised && is_before_pronoun());
        let is_after_clause = self.last == PreviousItem::Comma
            && (is_open || is_german)
            && !clause.word.is(WordClasses::WEAK)
            && !is_transitive(self.reader.lower(clause.verb));
        // The verb is in second position: „In Busan sagte Lee“.
        let is_second = !self.reader.is_english && self.subject.is_none();
        let is_after = is_second || is_after_clause || matches!(self.last, PreviousItem::Quote | PreviousItem::Start);
        clause.form == Form::Finite && !clause.is_passive && clause.word.is(WordClasses::SAYS) && is_after
    }

    fn inverted(&mut self, clause: Clause, phrase: NounPhrase) {
        let phrase = self.with_apposition(phrase);
        self.subject = Some(phrase);
        self.note_main();
        self.subjects.push(phrase);
        self.mains.push(phrase);
        self.speaker = Some(phrase);
        self.chain = Some(phrase);
        self.nearest = Some(phrase);
        self.has_verb = true;
        self.at = phrase.end;
        self.clauses.push(Clause { subject: Some(phrase), is_inverted: true, is_relative: false, ..clause });
        self.last = PreviousItem::Phrase;
    }

    fn straight(&mut self, clause: Clause) {
        let subject = self.subject_of(&clause);
        let is_outer = self.chain.map(|chain| chain.start) == subject.map(|subject| subject.start);
        let is_finite = clause.form == Form::Finite && !clause.is_passive;
        if clause.word.is(WordClasses::SAYS) && is_finite && (self.speaker.is_none() || is_outer) {
            self.speaker = subject;
        }
        if clause.form != Form::Participle {
            self.note_main();
        }
        self.last = if clause.word.is(WordClasses::SAID) { PreviousItem::SayingVerb } else { PreviousItem::Verb };
        self.clauses.push(Clause { subject, ..clause });
        // "Lee, speaking for the council, said Oh is late": the subject still waits for its verb.
        self.has_verb |= clause.form != Form::Participle;
        self.is_passive = false;
        self.is_base = false;
    }

    /// The subject of a verb that precedes the verb.
    fn subject_of(&mut self, clause: &Clause) -> Option<NounPhrase> {
        let says = clause.form == Form::Finite && clause.word.is(WordClasses::SAYS);
        match self.last {
            _ if clause.form == Form::Participle => {
                self.absolute.take().or(self.speaker).or(self.main).or(self.subject)
            }
            // "Lee said Oh is wrong and accused him": accused is Lee’s.
            PreviousItem::Link if says => self.speaker.or(self.subject),
            // "Lee, who says they should go, wrote".
            PreviousItem::Comma if (self.has_verb || self.is_auxiliary_past) && clause.word.is(WordClasses::SAYS) => {
                self.chain.or(self.subject)
            }
            _ => self.subject,
        }
    }

    /// « estime de son côté le maire », «ha detto dal canto suo il sindaco»: the item behind words that are about the subject
    /// but do not name it.
    fn behind_own_side(&self, at: usize) -> usize {
        let is_own = |at: usize| {
            matches!(
                self.reader.lower(at),
                "son" | "sa" | "leur" | "su" | "sua" | "suo" | "lui" | "lei" | "seu" | "ela" | "ele"
            )
        };
        let is_side = |at: usize| {
            matches!(self.reader.lower(at), "côté" | "part" | "tour" | "parte" | "vez" | "canto" | "volta" | "turno")
        };
        let is_link =
            matches!(self.reader.lower(at), "de" | "pour" | "à" | "por" | "a" | "dal" | "da" | "per" | "quant");
        let is_phrase = is_link && (is_own(at + 1) && is_side(at + 2) || is_side(at + 1) && is_own(at + 2));
        if is_phrase { at + 3 } else { at }
    }

    /// The subject after a verb, possibly after words like "also": “…,” added also Lee.
    fn inverted_subject(&self) -> Option<NounPhrase> {
        let mut at = self.at;
        while self.reader.items.is_word(at)
            && self.reader.items.word(at).is(WordClasses::ADVERB)
            && !self.reader.items.word(at).is(WordClasses::DETERMINER)
            && at < self.at + 3
        {
            at += 1;
        }
        at = self.behind_own_side(at);
        // "said Friday that Lee is late".
        if self.reader.lower(at) == "that" {
            return None;
        }
        let phrase = self.reader.phrase(at)?;
        // «descartó este martes la ministra»
        let is_time = !self.reader.is_english && self.is_time(&phrase);
        let phrase = if is_time { self.reader.phrase(phrase.end)? } else { phrase };
        let phrase = self.behind_hearer(phrase);
        // "a “pause”, said the decision was late": the speaker is the one named before.
        let is_behind = match self.last {
            PreviousItem::Comma => true,
            PreviousItem::Quote => self.reader.is_english && phrase.head == Head::Description && self.subject.is_some(),
            _ => false,
        };
        let is_subject = is_behind && self.is_before_verb(phrase.end);
        // “…,” denounced her record and left; "said the days when it had “…”".
        let is_object = self.reader.is_english
            && !self.reader.names_somebody(&phrase)
            && !self.reader.items.word(phrase.head_at).is(WordClasses::SPEECH)
            && (self.last == PreviousItem::Comma || takes_object(self.reader.lower(self.at - 1)));
        // „zeigte sich erleichtert“ has no subject after it.
        let first = self.reader.items.word(phrase.start);
        let is_noun = self.reader.is_english
            || first.is(WordClasses::DETERMINER.or(WordClasses::POSSESSIVE).or(WordClasses::PRONOUN))
            // „сказал мэр города Иван Петров“: an office or description before the name.
            || first.is(WordClasses::ROLES.or(WordClasses::TITLES))
            || matches!(phrase.head, Head::Name(_))
            || self.reader.items.token(phrase.start).is_some_and(|token| token.is_capital);
        (!phrase.is_possessive && !matches!(phrase.head, Head::FirstPerson) && !is_subject && !is_object && is_noun)
            .then_some(phrase)
    }

    fn phrase_or_skip(&mut self) {
        let Some(phrase) = self.reader.phrase(self.at) else {
            self.at += 1;
            self.last = PreviousItem::Other;
            return;
        };
        // "in the words of Lee".
        let is_in = phrase.start.checked_sub(1).is_some_and(|before| self.reader.lower(before) == "in");
        if is_in && self.reader.lower(phrase.head_at) == "words" && self.reader.lower(phrase.head_at + 1) == "of" {
            self.at = phrase.head_at;
            self.according();
            return;
        }
        self.note_absolute(&phrase);
        if self.is_subject(&phrase) && !phrase.is_possessive {
            self.begin(phrase);
        }
        self.nearest = Some(phrase);
        self.at = phrase.end;
        self.last = PreviousItem::Phrase;
        self.is_passive = false;
        self.is_base = false;
    }

    /// Records the subject that belongs only to a participle: "with Lee saying", "a sign reading".
    fn note_absolute(&mut self, phrase: &NounPhrase) {
        let items = self.reader.items;
        let is_adverb = |at: &usize| items.is_word(*at) && items.word(*at).is(WordClasses::ADVERB);
        let next = phrase.end + (phrase.end..phrase.end + 2).take_while(is_adverb).count();
        let follows = items.word(next);
        if !follows.is(WordClasses::SAYING) || follows.is(WordClasses::SAYS) {
            return;
        }
        let is_with = phrase.start.checked_sub(1).is_some_and(|before| self.reader.lower(before) == "with");
        let is_text = items.word(phrase.head_at).is(WordClasses::SPEECH)
            && (self.reader.lower(next) == "reading" || self.subject.is_none());
        self.absolute = (is_with || is_text).then(|| self.with_apposition(*phrase));
    }

    /// Whether a phrase is the subject of what follows.
    fn is_subject(&self, phrase: &NounPhrase) -> bool {
        let is_before_verb = self.is_before_verb(phrase.end);
        let is_named = matches!(phrase.head, Head::Name(_));
        let is_before_comma = self.is_before_comma(phrase.end);
        match self.last {
            // "who is chairman of the board": this describes the subject.
            // "When Oh asked who was late, Lee said": after the comma another clause begins.
            PreviousItem::Comma if self.is_passive && is_named && is_before_verb && self.outranks(phrase) => true,
            _ if self.is_passive && self.subject.is_some() => false,
            // «este martes», „am Dienstag“: a time is no subject.
            _ if !self.reader.is_english && self.is_time(phrase) => false,
            _ if self.is_hearer_in_front(phrase) => false,
            PreviousItem::Preposition => false,
            PreviousItem::Quote if self.is_unlisted_present(phrase) => false,
            PreviousItem::Start | PreviousItem::Quote => true,
            PreviousItem::As => is_before_verb || (is_named && is_before_comma),
            PreviousItem::Link if self.is_in_apposition(phrase) => false,
            PreviousItem::Link => {
                let is_somebody =
                    phrase.head != Head::Description || self.with_apposition(*phrase).apposition.is_some();
                is_before_verb || self.subject.is_none() || (self.has_verb && is_somebody && is_before_comma)
            }
            PreviousItem::Comma if self.subject.is_some() && !self.has_verb => is_before_verb && self.outranks(phrase),
            PreviousItem::Comma if self.is_place(phrase) && self.subject.is_none() => is_before_verb,
            PreviousItem::Comma if self.is_place(phrase) && self.is_after_name() => false,
            PreviousItem::Comma => is_before_verb || self.subject.is_none() || (is_named && is_before_comma),
            // „Dagegen forderte Lee eine Senkung“
            PreviousItem::Verb | PreviousItem::Other if is_named && self.is_behind_german_verb(phrase) => true,
            PreviousItem::Verb => is_before_verb && phrase.head != Head::Description,
            PreviousItem::SayingVerb | PreviousItem::Phrase | PreviousItem::Other => is_before_verb,
        }
    }

    /// Takes a phrase as the subject of what follows.
    fn begin(&mut self, phrase: NounPhrase) {
        let phrase = self.with_apposition(phrase);
        if matches!(self.last, PreviousItem::Start | PreviousItem::Link | PreviousItem::Quote) {
            self.outer = None;
        }
        let is_chain =
            matches!(self.last, PreviousItem::Start | PreviousItem::Link | PreviousItem::Quote | PreviousItem::Comma);
        if self.outer.is_none() && is_chain && !self.is_subordinate {
            self.chain = Some(phrase);
            self.mains.push(phrase);
        }
        self.subject = Some(phrase);
        self.subjects.push(phrase);
        self.has_verb = false;
        self.has_quote = false;
        self.has_auxiliary = false;
        self.is_auxiliary_past = false;
    }
}

/// Whether the word joins clauses: "and", "that", "what Lee called".
fn is_link(word: WordClasses, text: &str) -> bool {
    text == "what"
        || word.is(WordClasses::CONJUNCTION.or(WordClasses::RELATIVE))
            && (!word.is(WordClasses::DETERMINER) || text == "that")
}
