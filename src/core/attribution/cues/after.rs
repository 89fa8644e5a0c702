//! The clause after a quotation: “…,” said Lee; “…,” Lee said; “…,” according to Lee.

use super::{Cue, MOST_CLAUSES, before, relayed};
use crate::attribution::Rule;
use crate::attribution::clauses::{Clause, Form, Sentence};
use crate::attribution::items::{ClosingPunctuation, ItemKind};
use crate::attribution::names::NameKind;
use crate::attribution::phrases::{Head, NounPhrase, Reader};
use crate::attribution::tokens::Kind;
use crate::attribution::word::WordClasses;

/// Where the words after a quotation begin.
struct After {
    /// The first item after commas and dashes.
    start: usize,
    /// The first item after adverbs ("later", "also"), where a subject may begin.
    subject: usize,
    /// Whether a comma, or a punctuation mark within the quotation marks, sets the quotation off.
    is_set_off: bool,
    /// The item of the quotation.
    quotation: usize,
    /// Whether the verb can follow both its subject and the quotation.
    may_be_last: bool,
}

/// The cue after the quotation at item `at`.
pub(super) fn find_cue(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> Option<Cue> {
    if let Some(phrase) = signature(reader, at) {
        return Some(Cue::of_name(phrase, Rule::SpeakerAfter));
    }
    if let Some(phrase) = agent(reader, at) {
        return Some(Cue { is_doubtful: true, ..Cue::of_name(phrase, Rule::SpeakerAfter) });
    }
    if introduces_next(reader, at) {
        return None;
    }
    let after = after(reader, at);
    let first = sentence.clauses.partition_point(|clause| clause.verb <= at);
    let here = || sentence.clauses.iter().skip(first).take(MOST_CLAUSES).filter(|clause| after.begins(clause));
    // The first clause of saying; otherwise, after a comma, the first finite verb with a person as its subject.
    let has_comma = reader.items.closing_punctuation(at) == ClosingPunctuation::Comma;
    let is_of_somebody =
        |clause: &Clause| !reader.is_english || clause.subject.is_some_and(|subject| reader.names_somebody(&subject));
    let any = || {
        here().find(|clause| has_comma && clause.form == Form::Finite && !clause.is_passive && is_of_somebody(clause))
    };
    // “…,” a website linked to a group called: only someone who can speak can be the subject of such a verb.
    let is_of_text = |clause: &Clause| {
        clause.subject.is_some_and(|subject| reader.items.word(subject.head_at).is(WordClasses::SPEECH))
    };
    let is_idle = |clause: &Clause| {
        clause.word.is(WordClasses::WEAK) && !clause.is_according && !is_of_somebody(clause) && !is_of_text(clause)
    };
    let Some(clause) = here().find(|clause| is_saying(clause) && !is_idle(clause)).or_else(any) else {
        return name_ahead(reader, &after);
    };
    if !after.is_set_off && clause.word.is(WordClasses::WEAK) && !clause.is_according {
        return None;
    }
    if let Some(other) = relayed::speaker(reader, sentence, clause) {
        return Some(other);
    }
    let cue = Cue::of_clause(clause, rule_of(clause), after.is_set_off)?;
    // “….” Lee laughed: usually a separate sentence.
    let is_doubtful =
        ends_before_capital(reader, at) && !matches!(reader.lower(clause.verb), "said" | "says" | "sagte" | "sagt");
    Some(Cue { is_doubtful, ..cue })
}

/// “….” Lee added: “…”: a sentence that ends with a colon introduces the next quotation.
fn introduces_next(reader: &Reader<'_>, at: usize) -> bool {
    /// The most items of such a sentence.
    const LONGEST: usize = 20;
    let items = reader.items;
    let is_inner = |at: &usize| {
        items.is_word(*at) || matches!(items.kind_at(*at), ItemKind::Token(Kind::Comma | Kind::Open | Kind::Close))
    };
    let colon = at + 1 + (at + 1..at + LONGEST).take_while(is_inner).count();
    ends_before_capital(reader, at) && items.is(colon, Kind::Colon) && items.kind_at(colon + 1) == ItemKind::Quote
}

/// Whether a full stop within the marks and a capital after them show two sentences.
fn ends_before_capital(reader: &Reader<'_>, at: usize) -> bool {
    let is_capital = reader.items.token(at + 1).is_some_and(|token| token.is_capital);
    reader.items.closing_punctuation(at) == ClosingPunctuation::Stop && is_capital
}

fn after(reader: &Reader<'_>, at: usize) -> After {
    const MOST_SIGNS: usize = 4;
    const MOST_ADVERBS: usize = 3;
    let items = reader.items;
    let is_sign =
        |at: &usize| matches!(items.kind_at(*at), ItemKind::Token(Kind::Comma | Kind::Dash | Kind::Open | Kind::Close));
    let signs = (at + 1..at + MOST_SIGNS).take_while(is_sign).count();
    let is_ended = matches!(
        items.closing_punctuation(at),
        ClosingPunctuation::Comma
            | ClosingPunctuation::QuestionOrOther
            | ClosingPunctuation::Dash
            | ClosingPunctuation::Stop
    );
    let start = at + 1 + signs + usize::from(reader.lower(at + 1 + signs) == "as");
    let is_adverb =
        |at: &usize| items.word(*at).is(WordClasses::ADVERB) && !items.word(*at).is(WordClasses::DETERMINER);
    let subject = start + (start..start + MOST_ADVERBS).take_while(is_adverb).count();
    let may_be_last = !reader.is_english && !reader.are_nouns_capitalised;
    After { start, subject, is_set_off: signs > 0 || is_ended, quotation: at, may_be_last }
}

impl After {
    /// Whether the clause begins directly after the quotation.
    fn begins(&self, clause: &Clause) -> bool {
        let is_here = |at: usize| at == self.start || at == self.subject;
        let verb_first = clause.is_inverted || clause.is_according;
        // Ahmet Demir, “…” dedi: in some languages the verb comes last.
        let is_last = self.may_be_last && clause.subject.is_some_and(|subject| subject.end <= self.quotation);
        ((verb_first || is_last) && is_here(clause.verb))
            || (!clause.is_inverted && clause.subject.is_some_and(|subject| is_here(subject.start)))
    }
}

fn is_saying(clause: &&Clause) -> bool {
    clause.says() && clause.form != Form::Participle && (!clause.is_passive || clause.word.is(WordClasses::ASKED))
}

fn rule_of(clause: &Clause) -> Rule {
    if clause.is_according { Rule::AccordingTo } else { Rule::SpeakerAfter }
}

/// “…,” This Morning co-anchor Ann Lee said: a name directly before a verb of saying, regardless of what precedes it.
fn name_ahead(reader: &Reader<'_>, after: &After) -> Option<Cue> {
    const FARTHEST: usize = 10;
    let items = reader.items;
    let from = after.subject;
    let words = (from..from + FARTHEST).take_while(|at| items.is_word(*at) && !items.word(*at).is(WordClasses::SAYS));
    let phrase = words.filter_map(|at| reader.name_phrase(at)).last()?;
    let verb = items.word(phrase.end);
    let is_said = verb.is(WordClasses::SAYS) && !verb.is(WordClasses::WEAK) && after.is_set_off;
    let cue = Cue { verb: Some(phrase.end), is_adjacent: false, ..Cue::of_name(phrase, Rule::SpeakerAfter) };
    is_said.then_some(cue)
}

/// How many items may follow the name.
const LONGEST_SIGNATURE: usize = 10;

/// “…” – Ann Lee, at the end of the paragraph.
fn signature(reader: &Reader<'_>, at: usize) -> Option<NounPhrase> {
    let items = reader.items;
    if !items.is(at + 1, Kind::Dash) {
        return None;
    }
    let start = (at + 2..at + 4).find(|at| !items.is(*at, Kind::Dash))?;
    let phrase = reader.phrase(start)?;
    let is_name = matches!(phrase.head, Head::Name(_));
    // “…” — Ann Lee, mayor
    // “Storm over the bay” – The Gazette, 4 May: a line of a list of sources.
    let is_person = match phrase.head {
        Head::Name(number) => reader.people.name(number).is_some_and(|name| name.kind != NameKind::Organization),
        _ => false,
    };
    let is_line = items.is(phrase.end, Kind::Comma)
        && is_person
        && items.closing_punctuation(at) != ClosingPunctuation::None
        && items.list.len() <= phrase.end + LONGEST_SIGNATURE
        && !(phrase.end..items.list.len())
            .any(|at| items.kind_at(at) == ItemKind::Quote || items.word(at).is(WordClasses::SAYS));
    let is_end = is_line
        || items.kind_at(phrase.end) == ItemKind::End
        || items.is(phrase.end, Kind::Stop) && items.kind_at(phrase.end + 1) == ItemKind::End;
    (is_name && is_end).then_some(phrase)
}

/// "was called “…” by Lee": the one who gave it the name.
fn agent(reader: &Reader<'_>, at: usize) -> Option<NounPhrase> {
    /// The most items from the verb: "dubbed the plan".
    const NEAR: usize = 4;
    if reader.lower(at + 1) != "by" {
        return None;
    }
    let is_naming = |verb: &usize| before::calls(reader, *verb, at);
    let verb = (at.saturating_sub(NEAR)..at).rev().find(is_naming)?;
    let is_passive =
        (verb.saturating_sub(3)..verb).any(|at| reader.items.word(at).is(WordClasses::BE)) || verb + 1 == at;
    let phrase = reader.phrase(at + 2)?;
    (is_passive && reader.names_somebody(&phrase) && !phrase.is_possessive).then_some(phrase)
}

/// The clause at the end of the sentence: It is “…” for all of them, said Lee.
pub(super) fn at_end(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> Option<Cue> {
    const LAST: usize = 3;
    let ends = |clause: &&Clause| clause.verb > at && ends_sentence(reader, sentence, at, clause);
    let clause = sentence.clauses.iter().rev().take(LAST).find(ends)?;
    Some(Cue { is_adjacent: false, ..Cue::of_clause(clause, rule_of(clause), true)? })
}

/// Whether a clause of saying follows a comma, with almost nothing after it.
fn ends_sentence(reader: &Reader<'_>, sentence: &Sentence, at: usize, clause: &Clause) -> bool {
    /// The most items after the clause: "in an interview on Monday".
    const MOST_BEHIND: usize = 10;
    let items = reader.items;
    let Some(subject) = clause.subject else { return false };
    let start = if clause.is_inverted { clause.verb } else { subject.start };
    let end = subject.end.max(clause.verb + 1);
    let is_quote_or_comma = |at: usize| items.is(at, Kind::Comma) || items.kind_at(at) == ItemKind::Quote;
    let is_set_off = start > at && is_quote_or_comma(start - 1);
    let is_finite = clause.form == Form::Finite && !clause.is_passive;
    // A description of the speaker may be longer.
    let most = if items.is(end, Kind::Comma) { MOST_BEHIND * 3 } else { MOST_BEHIND };
    let rest = end..sentence.items.end;
    let is_last = rest.len() <= most && !rest.into_iter().any(|at| items.kind_at(at) == ItemKind::Quote);
    clause.says() && is_finite && !clause.word.is(WordClasses::WEAK) && is_set_off && is_last
}
