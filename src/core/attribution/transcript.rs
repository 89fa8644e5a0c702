//! The turns of a transcript or interview: paragraphs that begin with the name of the speaker.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::caseless;
use super::language::Language;
use crate::document::{Block, BlockKind};

mod ends;
mod labels;
mod letters;
mod name_lines;
mod stopped;
mod unlabelled;

pub(super) use ends::is_aside;
use ends::{addresses_somebody, ends_turns};
use labels::{Label, LabelWords, label_of, may_begin_with_label};
use letters::Letters;
pub(super) use name_lines::without_time;

/// A turn, before its speaker is looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawTurn {
    /// The label with its colon or full stop, in bytes of the text.
    pub label: Range<usize>,
    pub blocks: Range<usize>,
    pub kind: LabelKind,
    /// The first block that is less certain to belong to this speaker.
    pub sure_until: usize,
    pub form: LabelForm,
}

/// How a label names the speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelForm {
    /// By a name or an office.
    Plain,
    /// By an office with more in brackets: "The Minister for Transport (Ann Lee)".
    Office,
    /// By an office in lower case and a name, which begins at this byte of the text: « La ministre Anne Lefèvre ».
    OfficeAndName(usize),
}

/// The kind of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelKind {
    /// A name or an office.
    Speaker,
    /// Q, QUESTION.
    Question,
    /// A, ANSWER.
    Answer,
}

/// The least number of labelled paragraphs in a transcript.
const FEWEST: usize = 3;

/// Finds the turns; none if the text is not a transcript.
pub(super) fn find(text: &str, blocks: &[Block], language: &Language) -> Vec<RawTurn> {
    let letters = Letters::of(text, blocks);
    let labels: Vec<Option<Label<'_>>> = blocks.iter().map(|block| label_of(text, block, language, letters)).collect();
    let Some(transcript) = Transcript::of(text, blocks, &labels, language) else {
        let of_lines = name_lines::find(text, blocks, language);
        return if of_lines.is_empty() { unlabelled::find(text, blocks, language) } else { of_lines };
    };
    let starts: Vec<(usize, Opening)> =
        (0..blocks.len()).filter_map(|at| Some((at, transcript.opening(at)?))).collect();
    let mut turns: Vec<RawTurn> = Vec::with_capacity(starts.len());
    for (i, (start, opening)) in starts.iter().enumerate() {
        let Some(label) = labels.get(*start).and_then(Option::as_ref) else { continue };
        if *opening == Opening::Note {
            continue;
        }
        let is_last = i + 1 == starts.len();
        let next = starts.get(i + 1).map_or(blocks.len(), |(next, _)| *next);
        let mut end = (*start + 1..next).find(|at| ends_turns((text, blocks), *at, is_last, language)).unwrap_or(next);
        let mut sure_until = if *opening == Opening::Likely { *start } else { end };
        if is_last && let Some(coda) = (*start + 1..end).find(|at| !addresses_somebody(body_of(text, blocks, *at))) {
            let is_apart = turns.len() + 1 >= FEWEST && turns.iter().all(|turn| turn.blocks.len() == 1);
            end = if is_apart { coda } else { end };
            sure_until = sure_until.min(coda);
        }
        if let Some(other) = (*start + 1..end).find(|at| may_begin_with_label(body_of(text, blocks, *at), language)) {
            sure_until = sure_until.min(other);
        }
        let (kind, form) = (label.kind, label.form);
        turns.push(RawTurn { label: label.range.clone(), blocks: *start..end, kind, sure_until, form });
    }
    if turns.iter().all(|turn| turn.kind == LabelKind::Question) { answered(blocks, turns) } else { turns }
}

/// The turns of an interview that labels only its questions: what follows each of them is the answer.
fn answered(blocks: &[Block], questions: Vec<RawTurn>) -> Vec<RawTurn> {
    let mut turns = Vec::with_capacity(questions.len() * 2);
    for question in questions {
        let (start, first) = (question.blocks.start, question.blocks.start + 1);
        let is_remark = |at: &usize| blocks.get(*at).is_some_and(|block| block.is_emphasized);
        let end = (first..question.blocks.end).find(is_remark).unwrap_or(question.blocks.end);
        turns.push(RawTurn { blocks: start..first, ..question });
        turns.extend(unlabelled::turn(blocks, first..end, LabelKind::Answer));
    }
    turns
}

fn body_of<'a>(text: &'a str, blocks: &[Block], at: usize) -> &'a str {
    blocks.get(at).and_then(|block| text.get(block.range.clone())).unwrap_or_default()
}

/// The effect of a label on the turn before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// It opens a turn of a known speaker.
    Sure,
    /// It opens a turn, probably.
    Likely,
    /// It ends the turn and opens none: "Note:".
    Note,
}

/// The labels that make a text a transcript.
struct Transcript<'a> {
    text: &'a str,
    blocks: &'a [Block],
    labels: &'a [Option<Label<'a>>],
    words: LabelWords<'a>,
    recurring: HashSet<&'a str>,
    /// How often each label occurs in exactly these words.
    counts: HashMap<&'a str, usize>,
    /// Whether those labels are written in capitals.
    are_shouted: bool,
}

impl<'a> Transcript<'a> {
    /// `None` if the labels do not make a transcript.
    fn of(text: &'a str, blocks: &'a [Block], labels: &'a [Option<Label<'a>>], language: &'a Language) -> Option<Self> {
        let all = || labels.iter().flatten();
        if all().count() < FEWEST {
            return None;
        }
        let singles: HashSet<&str> = all().map(Label::person).filter(|key| !key.contains(' ')).collect();
        // "Ann Lee" and "Lee" are the same person.
        let person = |label: &'a Label<'a>| person_of(label, &singles);
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for label in all() {
            *counts.entry(person(label)).or_default() += 1;
        }
        let is_interview = all().any(|label| label.kind == LabelKind::Question);
        let again: usize = counts.values().filter(|count| **count > 1).sum();
        let persons: Vec<&str> = all().map(person).collect();
        let changes = persons.windows(2).filter(|pair| pair.first() != pair.last()).count();
        let words = LabelWords::of(text, labels, language);
        let full = all().filter(|label| counts.get(person(label)) == Some(&1) && words.is_full_name(label)).count();
        let is_chaired = full > 1 && all().all(|label| words.is_full_name(label));
        let recurring = counts.values().filter(|count| **count > 1).count();
        // A list of "When: …", "Where: …" repeats no label.
        let is_transcript = changes >= 2
            && (again >= FEWEST && (recurring > 1 || full > 1 && recurring > 0) || again > 1 && is_chaired);
        if !is_interview && !is_transcript {
            return None;
        }
        if again >= FEWEST {
            counts.retain(|_, count| *count > 1);
        }
        let recurs = |label: &&Label<'_>| counts.contains_key(person_of(label, &singles));
        let are_known = all().filter(recurs).all(|label| words.is_known(label));
        // "Contents:" and "Warnings:" above the paragraphs of a manual are headings.
        let above = (0..labels.len()).filter(|at| is_above(text, blocks, labels, *at)).count();
        let are_above = above * 2 > all().count();
        if are_above && !is_interview && !(are_known && is_dialogue(text, blocks, labels, 3)) {
            return None;
        }
        // In a script without capitals "I" may be missing, because in these languages the verb expresses it.
        let are_names = all().filter(recurs).all(|label| caseless::is_name(label.words));
        if !are_names && !is_dialogue(text, blocks, labels, if are_known { 10 } else { 4 }) {
            return None;
        }
        let is_long = |label: &&Label<'_>| label.words.len() > 2;
        let are_shouted = all().filter(recurs).any(|label| is_long(&label))
            && all().filter(recurs).filter(is_long).all(|label| label.is_shouted);
        let recurring = all().filter(recurs).map(|label| label.key.as_str()).collect();
        let mut exact: HashMap<&str, usize> = HashMap::new();
        for label in all() {
            *exact.entry(label.words).or_default() += 1;
        }
        Some(Self { text, blocks, labels, words, recurring, counts: exact, are_shouted })
    }

    /// The effect of a block’s label, or `None` if it has none or continues the turn: "First: …".
    fn opening(&self, at: usize) -> Option<Opening> {
        let label = self.labels.get(at)?.as_ref()?;
        let is_heading = self.blocks.get(at).is_some_and(|block| block.kind == BlockKind::Heading);
        let is_again = self.counts.get(label.words).is_some_and(|count| *count > 1);
        let is_followed = self.labels.get(at + 1).is_some_and(Option::is_some);
        let is_first = || !self.labels.iter().take(at).any(Option::is_some);
        // "Governor Lee: bridge is safe" above the text is not a turn.
        let is_headed = is_heading || !is_again && is_first();
        let is_bare = || is_again && is_above(self.text, self.blocks, self.labels, at);
        if is_headed && !is_bare() && (!is_followed || is_headline(body_of(self.text, self.blocks, at), label)) {
            return None;
        }
        let is_like = self.are_shouted && label.is_shouted && label.words.len() > 1
            || label.kind != LabelKind::Speaker && label.words.len() > 1;
        if self.recurring.contains(label.key.as_str()) || is_like {
            return Some(Opening::Sure);
        }
        let is_known = self.words.is_known(label);
        match () {
            () if labels::is_note(&label.key) => Some(Opening::Note),
            () if is_known => Some(Opening::Sure),
            () if self.are_shouted || self.words.is_ordinary(label) => None,
            () => Some(Opening::Likely),
        }
    }
}

fn person_of<'a>(label: &'a Label<'_>, singles: &HashSet<&str>) -> &'a str {
    match label.person().rsplit_once(' ') {
        Some((_, family)) if singles.contains(family) => family,
        _ => label.person(),
    }
}

/// A headline with a label, which is not a sentence: Ann Lee: “I never learned to swim”.
fn is_headline(body: &str, label: &Label<'_>) -> bool {
    let rest = body.get(label.end..).unwrap_or_default().trim();
    rest.starts_with(['“', '"', '„', '«', '‘', '»', '\''])
        || !body.trim_end().ends_with(['.', '!', '?', '…', '。', '？', '।', '۔', '؟'])
}

/// Whether a label is on a separate line above the speech.
fn is_above(text: &str, blocks: &[Block], labels: &[Option<Label<'_>>], at: usize) -> bool {
    let label = labels.get(at).and_then(Option::as_ref);
    label.is_some_and(|label| body_of(text, blocks, at).get(label.end..).is_none_or(|rest| rest.trim().is_empty()))
}

/// Whether enough of the labelled paragraphs ask a question, or use I, we and you. A form does not.
fn is_dialogue(text: &str, blocks: &[Block], labels: &[Option<Label<'_>>], of: usize) -> bool {
    let labelled: Vec<usize> = (0..labels.len()).filter(|at| labels.get(*at).is_some_and(Option::is_some)).collect();
    let speaks = |at: &&usize| {
        let body = body_of(text, blocks, **at + usize::from(is_above(text, blocks, labels, **at)));
        // In Greek, a semicolon ends a question.
        let is_greek = || body.contains(|c| ('\u{370}'..='\u{3ff}').contains(&c));
        body.contains(['?', '？', '؟']) || body.trim_end().ends_with(';') && is_greek() || addresses_somebody(body)
    };
    labelled.iter().filter(speaks).count() * of >= labelled.len()
}
