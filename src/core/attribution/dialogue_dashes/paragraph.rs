//! Splits a paragraph that begins with a dash into speech and the narration between.

use std::ops::Range;

use crate::attribution::Confidence;
use crate::attribution::reporting_clause::described;
use crate::attribution::tokens::{Kind, Token};
use crate::attribution::word::WordClasses;

/// The evidence of a paragraph that someone speaks in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// Only the dash.
    Dash,
    /// Lower-case words between dashes, after which a sentence begins.
    Insertion,
    /// A verb of saying.
    Verb,
}

/// Spoken words in a paragraph with a dash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::attribution) struct Said {
    /// The words.
    pub range: Range<usize>,
    /// The words with the dash before them.
    pub outer: Range<usize>,
    /// The tokens of the words.
    pub tokens: Range<u32>,
    /// The highest possible confidence that they are spoken.
    pub most: Confidence,
}

/// A paragraph that begins with a dash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub said: Vec<Said>,
    pub evidence: Evidence,
}

impl Paragraph {
    /// The paragraph, given the number of insertions: if there are several, one may be about someone else’s words.
    fn of(mut self, insertions: usize) -> Self {
        if insertions > 1 {
            self.said.iter_mut().for_each(|said| said.most = said.most.min(Confidence::Likely));
        }
        self
    }
}

/// The words of the paragraph being read.
pub(super) struct Source<'a, N> {
    pub text: &'a str,
    /// All tokens of the text.
    pub all: &'a [Token],
    /// Those of the paragraph without its dash.
    pub words: Range<u32>,
    /// Where the paragraph begins, with its dash.
    pub start: usize,
    /// Whether a name begins at a token.
    pub is_named: N,
}

/// Narration between two pieces of speech.
struct Insertion {
    /// The first mark that is not speech: the comma or dash before it.
    from: u32,
    /// Where the speech continues: the token of a dash, if there is one, and the first word.
    resumes: Option<(u32, u32)>,
    /// The highest possible confidence of the speech before it, and of the speech after it.
    most: (Confidence, Confidence),
    evidence: Evidence,
}

/// How a language sets off narration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// —Palabra —dijo Ana—. Más: the dash is attached to the words that it sets off.
    Attached,
    /// — Слово, — сказал Иван, — ещё: a comma or another mark precedes each dash.
    Signed,
    /// – Słowo – powiedział Jan. – Dalej.
    Plain,
}

/// The most words between the mark and the verb: "a-t-il dit", "le dijo".
const BEFORE_VERB: u32 = 3;
/// The most words from the verb to its subject: "είπε ο δήμαρχος Γιώργος".
const BEFORE_SUBJECT: u32 = 4;
/// The most words of an insertion without a verb of saying.
const LONGEST_WITHOUT_VERB: u32 = 14;
/// The most tokens of an insertion.
const FARTHEST: u32 = 120;
/// The most pieces of one paragraph.
const MOST_PIECES: usize = 16;

impl<N: Fn(u32) -> bool> Source<'_, N> {
    /// Splits the paragraph.
    pub fn read(&self) -> Paragraph {
        let mut paragraph = Paragraph { said: Vec::new(), evidence: Evidence::Dash };
        let mut count = 0;
        let (mut from, mut outer, mut most) = (self.words.start, self.start, Confidence::Certain);
        let mut at = from + 1;
        while at < self.words.end && paragraph.said.len() < MOST_PIECES {
            let Some(insertion) = self.insertion(at) else {
                at += 1;
                continue;
            };
            paragraph.evidence = paragraph.evidence.max(insertion.evidence);
            count += 1;
            paragraph.said.extend(self.piece(from..insertion.from, outer, most.min(insertion.most.0)));
            let Some((sign, next)) = insertion.resumes else { return paragraph.of(count) };
            (from, outer, most) = (next, self.start_of(sign), insertion.most.1);
            at = next + 1;
        }
        paragraph.said.extend(self.piece(from..self.words.end, outer, most));
        paragraph.of(count)
    }

    fn piece(&self, tokens: Range<u32>, outer: usize, most: Confidence) -> Option<Said> {
        let first = self.token(tokens.start)?.start as usize;
        let last = self.token(tokens.end.checked_sub(1)?)?.end as usize;
        let has_words = self.text.get(first..last)?.chars().any(char::is_alphanumeric);
        // Words between dashes within it may also be narration.
        let has_dash = tokens.clone().any(|at| self.is(at, Kind::Dash) && self.is_spaced(at));
        let most = if has_dash { most.min(Confidence::Likely) } else { most };
        has_words.then_some(Said { range: first..last, outer: outer.min(first)..last, tokens, most })
    }

    fn token(&self, at: u32) -> Option<&Token> {
        self.all.get(at as usize).filter(|_| self.words.contains(&at))
    }

    fn start_of(&self, at: u32) -> usize {
        self.token(at).map_or(self.start, |token| token.start as usize)
    }

    fn is(&self, at: u32, kind: Kind) -> bool {
        self.token(at).is_some_and(|token| token.kind == kind)
    }

    fn word(&self, at: u32) -> WordClasses {
        self.token(at).filter(|token| token.kind == Kind::Word).map_or(WordClasses::default(), |token| token.word)
    }

    fn is_small(&self, at: u32) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Word && !token.is_capital)
    }

    fn is_capital(&self, at: u32) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Word && token.is_capital)
    }

    fn is_spaced(&self, at: u32) -> bool {
        self.token(at).is_some_and(|token| token.is_spaced)
    }

    fn is_pronoun(&self, at: u32) -> bool {
        self.word(at).is(WordClasses::HE.or(WordClasses::SHE).or(WordClasses::THEY))
    }

    fn is_sign(&self, at: u32) -> bool {
        self.is(at, Kind::Comma) || self.is(at, Kind::Stop)
    }

    /// The insertion that begins with a mark.
    fn insertion(&self, at: u32) -> Option<Insertion> {
        match self.token(at)?.kind {
            Kind::Comma if self.is(at + 1, Kind::Dash) => self.behind_dash(at, at + 1),
            Kind::Dash => self.behind_dash(at, at),
            Kind::Comma | Kind::Stop => self.behind_comma(at),
            _ => None,
        }
    }

    /// – powiedział Jan Kowalski –
    fn behind_dash(&self, from: u32, dash: u32) -> Option<Insertion> {
        let is_signed = dash.checked_sub(1).is_some_and(|before| self.is_sign(before));
        if !is_signed && !self.is_spaced(dash) {
            return None;
        }
        let style = match () {
            () if self.is_spaced(dash) && !self.is_spaced(dash + 1) => Style::Attached,
            () if dash.checked_sub(1).is_some_and(|before| self.is(before, Kind::Comma)) => Style::Signed,
            () => Style::Plain,
        };
        let closing = self.closing(dash + 1, style);
        let from = self.without_comma(from);
        if self.verb_ahead(dash + 1).is_some() || self.subject_ahead(dash + 1) {
            let is_sure = closing.is_none_or(|(_, next)| !self.is_small(next) || style != Style::Plain);
            let most = if is_sure { Confidence::Certain } else { Confidence::Likely };
            return Some(Insertion { from, resumes: closing, most: (most, most), evidence: Evidence::Verb });
        }
        let most = (Confidence::Likely, Confidence::Likely);
        self.is_told_without_verb(dash, style, closing).then_some(Insertion {
            from,
            resumes: closing,
            most,
            evidence: Evidence::Insertion,
        })
    }

    /// "– uśmiecha się Jan. –", "—Hizo una pausa—.", "—y se fue.": narration without a known verb of saying.
    fn is_told_without_verb(&self, dash: u32, style: Style, closing: Option<(u32, u32)>) -> bool {
        let is_behind_stop = dash.checked_sub(1).is_some_and(|before| self.is(before, Kind::Stop));
        let is_attached = !self.is_spaced(dash + 1);
        let is_small = self.is_small(dash + 1);
        // „– Dlaczego? – pytamy burmistrza.“
        let is_loud = is_behind_stop && self.ends_loudly(dash - 1);
        if is_loud && is_small {
            return true;
        }
        let Some((sign, next)) = closing else { return style == Style::Attached && is_small };
        let is_short = (2..=LONGEST_WITHOUT_VERB).contains(&sign.saturating_sub(dash + 1));
        let ends_sentence = self.is_capital(next) && (sign - 1..next).any(|at| self.is(at, Kind::Stop));
        let is_of_somebody = is_behind_stop && (is_attached || self.is_pronoun(dash + 1));
        is_short && ends_sentence && (is_small && !self.begins_aside(dash + 1) || is_of_somebody)
    }

    /// The mark at which the speech ends, excluding a comma.
    fn without_comma(&self, from: u32) -> u32 {
        match from.checked_sub(1) {
            Some(before) if self.is(before, Kind::Comma) => before,
            _ => from,
        }
    }

    /// Where a dash ends the narration that begins at a token: the dash, and the first word after it.
    fn closing(&self, from: u32, style: Style) -> Option<(u32, u32)> {
        let mut is_behind_sentence = false;
        for at in from + 1..self.words.end.min(from + FARTHEST) {
            is_behind_sentence |= self.is(at, Kind::Stop) && !self.is_small(at + 1);
            if !self.is(at, Kind::Dash) {
                continue;
            }
            let is_behind_sign = self.is_sign(at - 1);
            let closes = match style {
                Style::Attached => !self.is_spaced(at) && (self.is_sign(at + 1) || !is_behind_sentence),
                Style::Signed => is_behind_sign,
                Style::Plain => is_behind_sign || self.is_spaced(at) && self.is_small(at + 1),
            };
            if closes {
                let is_parted = style == Style::Attached && (self.is_sign(at + 1) || self.is(at + 1, Kind::Semicolon));
                let next = at + 1 + u32::from(is_parted);
                return self.token(next).is_some().then_some((if is_parted { next } else { at }, next));
            }
        }
        None
    }

    /// The verb of saying after a mark, with only small words before it.
    fn verb_ahead(&self, from: u32) -> Option<u32> {
        let is_verb = |at: &u32| self.is_small(*at) && self.word(*at).is(WordClasses::SAYS);
        let verb = (from..=from + BEFORE_VERB).find(is_verb)?;
        let is_link = |at: u32| {
            let small = WordClasses::FUNCTION.or(WordClasses::ADVERB).or(WordClasses::PREPOSITION);
            self.is_small(at) && (self.is_pronoun(at) || self.word(at).is(small)) && !self.begins_aside(at)
        };
        (from..verb).all(is_link).then_some(verb)
    }

    /// "jak mówi", "según dijo", "que dijo": not a clause that says who speaks.
    fn begins_aside(&self, at: u32) -> bool {
        self.word(at).is(WordClasses::CONJUNCTION.or(WordClasses::RELATIVE).or(WordClasses::WHO))
            || self
                .text
                .get(self.bytes(at))
                .is_some_and(|word| matches!(word, "jak" | "como" | "según" | "comme" | "come"))
    }

    fn bytes(&self, at: u32) -> Range<usize> {
        self.token(at).map_or(0..0, |token| token.start as usize..token.end as usize)
    }

    /// "hän sanoo.": a subject, its verb, and nothing after it.
    fn subject_ahead(&self, from: u32) -> bool {
        const LONGEST: u32 = 6;
        // “— Non. — Elle a bien fait, répondit Luc”: after a full stop, a capital begins the next piece of speech.
        let is_behind_stop = from.checked_sub(2).is_some_and(|at| self.is(at, Kind::Stop) && !self.ends_loudly(at));
        let is_subject = self.is_small(from) && self.is_pronoun(from) || !is_behind_stop && (self.is_named)(from);
        let verb = (from + 1..=from + LONGEST).find(|at| self.is_small(*at) && self.word(*at).is(WordClasses::SAYS));
        let is_part = |at: u32| self.is_capital(at) || self.word(at).is(WordClasses::ADVERB.or(WordClasses::PARTICLE));
        is_subject
            && verb.is_some_and(|verb| {
                (from + 1..verb).all(is_part) && (self.token(verb + 1).is_none() || self.is_sign(verb + 1))
            })
    }

    /// Whether a verb has its subject after or before it, or needs none: "säger Anna Berg", "dit-elle".
    fn has_subject(&self, from: u32, verb: u32) -> bool {
        if (from..verb).any(|at| self.is_pronoun(at)) || self.token(verb + 1).is_none() || self.is(verb + 1, Kind::Stop)
        {
            return true;
        }
        let behind = (verb + 1..=verb + BEFORE_SUBJECT).take_while(|at| self.is(*at, Kind::Word));
        let role = WordClasses::ROLES.or(WordClasses::TITLES);
        behind.into_iter().any(|at| {
            self.is_capital(at)
                || self.is_pronoun(at)
                || self.word(at).is(role)
                || described(self.all, at..self.words.end).is_some()
        })
    }

    /// – Ord, säger Anna Berg.
    fn behind_comma(&self, sign: u32) -> Option<Insertion> {
        let from = sign + 1;
        let verb = self.verb_ahead(from).filter(|verb| self.has_subject(from, *verb));
        let first = verb.or_else(|| self.subject_ahead(from).then_some(from))?;
        let is_comma = self.is(sign, Kind::Comma);
        if !is_comma && !self.ends_loudly(sign) {
            return None;
        }
        let from = if is_comma { sign } else { from };
        let resumes = self.resumption(first);
        let is_said = |next: u32| (next..self.words.end).any(|at| self.word(at).is(WordClasses::ADDRESS));
        let behind = match resumes {
            Some((at, next)) if !self.is(at, Kind::Dash) && !is_said(next) => Confidence::Unsure,
            _ => Confidence::Likely,
        };
        Some(Insertion { from, resumes, most: (Confidence::Likely, behind), evidence: Evidence::Verb })
    }

    /// Whether it is a mark other than a full stop.
    fn ends_loudly(&self, sign: u32) -> bool {
        self.text.get(self.bytes(sign)).is_some_and(|sign| sign != ".")
    }

    /// Where the speech continues after a verb that a comma sets off: after a dash, in the next sentence, or, if the
    /// subject is a pronoun, after a comma.
    fn resumption(&self, verb: u32) -> Option<(u32, u32)> {
        let has_pronoun = self.is_pronoun(verb + 1);
        for at in verb + 1..self.words.end {
            let next = at + 1;
            if self.is(at, Kind::Stop) {
                if self.is(next, Kind::Dash) {
                    return self.token(next + 1).map(|_| (next, next + 1));
                }
                let is_told = self.is_pronoun(next) || self.is_small(next);
                return (self.token(next).is_some() && !is_told).then_some((next, next));
            }
            let is_end = self.is(at, Kind::Comma) && has_pronoun && at == verb + 2;
            let link = WordClasses::LINKS.or(WordClasses::ADVERB);
            if is_end && self.is_small(next) && !self.word(next).is(link) {
                return Some((next, next));
            }
        }
        None
    }
}
