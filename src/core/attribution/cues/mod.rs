//! Finds the clause that introduces a quotation: “…,” said Lee; Lee said, “…”; according to Lee; Lee: “…”.

use super::Rule;
use super::clauses::{Clause, Sentence};
use super::phrases::{NounPhrase, Reader};

mod after;
mod before;
mod owner;

/// Who is spoken of beside a quotation as its speaker, and by which words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cue {
    pub phrase: NounPhrase,
    pub rule: Rule,
    /// The item of the verb, if there is one.
    pub verb: Option<usize>,
    /// Nothing but commas, adverbs and short complements stands between.
    pub is_adjacent: bool,
    /// The verb is one of saying.
    pub is_saying: bool,
    /// A comma or colon stands before the quotation, or one ends it.
    pub is_set_off: bool,
}

/// Clauses that are looked at on each side.
const MOST_CLAUSES: usize = 12;
/// Items of the longest name before a colon.
const LONGEST_LABEL: usize = 16;

impl Cue {
    /// That of a clause, with nothing between it and the quotation.
    fn of_clause(clause: &Clause, rule: Rule, is_set_off: bool) -> Option<Self> {
        let is_saying = clause.says();
        let phrase = clause.subject?;
        Some(Self { phrase, rule, verb: Some(clause.verb), is_adjacent: true, is_saying, is_set_off })
    }

    /// That of a name beside a colon or dash, without a verb.
    fn of_name(phrase: NounPhrase, rule: Rule) -> Self {
        Self { phrase, rule, verb: None, is_adjacent: true, is_saying: true, is_set_off: true }
    }

    fn is_strong(&self) -> bool {
        self.is_adjacent && self.is_saying
    }
}

/// The cue of the quotation at item `at` of a sentence.
pub(super) fn of(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> Option<Cue> {
    let after = after::of(reader, sentence, at);
    let before = owner::of(reader, sentence, at).or_else(|| before::of(reader, sentence, at));
    let is_strong = |cue: &Option<Cue>| cue.as_ref().is_some_and(Cue::is_strong);
    if !is_strong(&after)
        && !is_strong(&before)
        && let Some(cue) = after::at_end(reader, sentence, at)
    {
        return Some(cue);
    }
    match (after, before) {
        (Some(after), Some(before)) if before.is_strong() && !(after.is_adjacent && after.is_set_off) => Some(before),
        (Some(after), _) => Some(after),
        (None, before) => before,
    }
}
