//! The turns of a transcript or interview: paragraphs that begin with who speaks.

use std::collections::HashMap;
use std::ops::Range;

use crate::document::{Block, BlockKind};

/// A turn, before its speaker is looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawTurn {
    /// The label with its colon or full stop, in bytes of the text.
    pub label: Range<usize>,
    pub blocks: Range<usize>,
    pub kind: LabelKind,
}

/// What a label says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelKind {
    /// A name or an office.
    Speaker,
    /// Q, QUESTION.
    Question,
    /// A, ANSWER.
    Answer,
}

/// Characters of the longest label.
const LONGEST: usize = 60;
/// Words of the longest label.
const MOST_WORDS: usize = 7;
/// Labelled paragraphs that make a transcript.
const FEWEST: usize = 3;

/// Finds the turns; none where the text is no transcript.
pub(super) fn find(text: &str, blocks: &[Block]) -> Vec<RawTurn> {
    let labels: Vec<Option<Label<'_>>> = blocks.iter().map(|block| label_of(text, block)).collect();
    let recurring = recurring(&labels);
    if recurring.is_empty() {
        return without_labels(text, blocks);
    }
    let is_turn = |at: usize| {
        labels
            .get(at)
            .and_then(Option::as_ref)
            .filter(|label| recurring.contains_key(label.words) || label.is_like(&recurring))
    };
    let starts: Vec<usize> = (0..blocks.len()).filter(|at| is_turn(*at).is_some()).collect();
    let mut turns = Vec::with_capacity(starts.len());
    for (i, start) in starts.iter().enumerate() {
        let Some(label) = is_turn(*start) else { continue };
        let next = starts.get(i + 1).copied().unwrap_or(blocks.len());
        let end = (*start + 1..next).find(|at| ends_turns(text, blocks, *at, i + 1 == starts.len())).unwrap_or(next);
        turns.push(RawTurn { label: label.range.clone(), blocks: *start..end, kind: label.kind });
    }
    turns
}

/// An interview whose questions have no labels: paragraphs or headings that ask, each with an answer after it.
fn without_labels(text: &str, blocks: &[Block]) -> Vec<RawTurn> {
    /// Blocks at the head of the text that say that it is an interview.
    const HEAD: usize = 4;
    const WORDS: [&str; 13] = [
        "interview",
        "spoke to",
        "spoke with",
        "talked to",
        "talked with",
        "a talk with",
        "conversation with",
        "q&a",
        "gespräch",
        "im gespräch",
        "entretien",
        "entrevista",
        "answers our questions",
    ];
    let body = |at: usize| blocks.get(at).and_then(|block| text.get(block.range.clone())).unwrap_or_default();
    let is_interview = (0..blocks.len().min(HEAD)).any(|at| {
        let lower = body(at).get(..body(at).floor_char_boundary(600)).unwrap_or_default().to_lowercase();
        WORDS.iter().any(|word| lower.contains(word))
    });
    let questions: Vec<usize> = (0..blocks.len()).filter(|at| asks(body(*at))).collect();
    let are_apart = questions.windows(2).all(|pair| pair.first().zip(pair.last()).is_some_and(|(a, b)| b - a > 1));
    let Some((first, last)) = questions.first().zip(questions.last()) else { return Vec::new() };
    let are_dense = questions.len() >= FEWEST && (last - first) <= questions.len() * 5;
    // In a report, unlike an interview, what is answered stands in marks.
    let is_report = (*first..=*last).any(|at| body(at).starts_with(['“', '"', '„', '«', '‘', '\'']));
    if !is_interview || !are_apart || !are_dense || is_report || *last + 1 >= blocks.len() {
        return Vec::new();
    }
    let mut turns = Vec::new();
    for (i, at) in questions.iter().enumerate() {
        let next = questions.get(i + 1).copied().unwrap_or(blocks.len());
        let end = (*at + 1..next).find(|at| ends_turns(text, blocks, *at, i + 1 == questions.len())).unwrap_or(next);
        turns.extend(unlabelled(blocks, *at..*at + 1, LabelKind::Question));
        turns.extend(unlabelled(blocks, *at + 1..end, LabelKind::Answer));
    }
    turns
}

fn unlabelled(blocks: &[Block], range: Range<usize>, kind: LabelKind) -> Option<RawTurn> {
    let start = blocks.get(range.start)?.range.start;
    (!range.is_empty()).then_some(RawTurn { label: start..start, blocks: range, kind })
}

/// Whether a paragraph is a question and nothing else.
fn asks(body: &str) -> bool {
    const MOST_WORDS: usize = 60;
    let body = body.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    body.ends_with('?')
        && !body.contains(['“', '"', '„', '«'])
        && body.split_whitespace().take(MOST_WORDS + 1).count() <= MOST_WORDS
}

/// The label of a paragraph.
struct Label<'a> {
    words: &'a str,
    range: Range<usize>,
    kind: LabelKind,
    is_shouted: bool,
}

impl Label<'_> {
    /// Somebody who speaks once among others whose labels have the same form: all in capitals.
    fn is_like(&self, recurring: &HashMap<&str, usize>) -> bool {
        self.is_shouted
            && self.words.len() > 1
            && recurring.keys().any(|words| words.len() > 2 && !words.chars().any(char::is_lowercase))
            || self.kind != LabelKind::Speaker && self.words.len() > 1
    }
}

/// The labels that make the text a transcript, and how often each stands.
fn recurring<'a>(labels: &[Option<Label<'a>>]) -> HashMap<&'a str, usize> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for label in labels.iter().flatten() {
        *counts.entry(label.words).or_default() += 1;
    }
    let kinds: Vec<LabelKind> = labels.iter().flatten().map(|label| label.kind).collect();
    let is_interview = kinds.contains(&LabelKind::Question) && kinds.len() >= FEWEST;
    let again: usize = counts.values().filter(|count| **count > 1).sum();
    // A list of "When: …", "Where: …" has no label twice.
    let is_transcript = again >= FEWEST && counts.values().filter(|count| **count > 1).count() > 1 && alternate(labels);
    if !is_interview && !is_transcript {
        return HashMap::new();
    }
    if again >= FEWEST {
        counts.retain(|_, count| *count > 1)
    };
    counts
}

/// Whether the label changes from turn to turn at least now and then.
fn alternate(labels: &[Option<Label<'_>>]) -> bool {
    let words: Vec<&str> = labels.iter().flatten().map(|label| label.words).collect();
    words.windows(2).filter(|pair| pair.first() != pair.last()).count() >= 2
}

fn label_of<'a>(text: &'a str, block: &Block) -> Option<Label<'a>> {
    let body = text.get(block.range.clone())?;
    let head = body.get(..body.floor_char_boundary(LONGEST * 3))?;
    let (words, len) = split_label(head)?;
    let start = block.range.start;
    if words.chars().count() > LONGEST || words.split_whitespace().count() > MOST_WORDS || !is_name_like(words) {
        return None;
    }
    Some(Label {
        words,
        range: start..start + len,
        kind: kind_of(words),
        is_shouted: !words.chars().any(char::is_lowercase),
    })
}

/// The words of a label, and its length with the sign after it.
fn split_label(head: &str) -> Option<(&str, usize)> {
    let first = head.chars().next()?;
    if matches!(first, 'Q' | 'A' | 'F')
        && let Some(rest) = head.get(1..)
        && let Some(sign) = rest.chars().next()
    {
        let is_sign = matches!(sign, ':' | '.' | ')' | '\t' | '\u{a0}')
            || rest.starts_with("  ")
            || (rest.starts_with(' ') && first == 'Q');
        // "A. Smith" is a name; "A new bridge" is a sentence.
        let is_answer = first != 'A'
            || sign != '.'
            || rest.get(1..).is_some_and(|after| {
                after.starts_with(' ') && !after.trim_start().starts_with(|c: char| c.is_lowercase())
            });
        if is_sign && is_answer {
            let len = if sign.is_whitespace() { 1 } else { 1 + sign.len_utf8() };
            return Some((head.get(..1)?, len));
        }
    }
    let at = head.find([':', '：'])?;
    let words = head.get(..at)?;
    let len = at + head.get(at..)?.chars().next()?.len_utf8();
    // A time of day, a web address, a verse.
    let after = head.get(len..)?.chars().next();
    if words.contains('\n')
        || after.is_some_and(|c| c.is_numeric() || c == '/')
        || after.is_some_and(|c| !c.is_whitespace())
    {
        return None;
    }
    Some((words.trim_matches(['*', '_', ' ']), len))
}

fn is_name_like(words: &str) -> bool {
    let is_small = |word: &str| {
        matches!(
            word,
            "of" | "the"
                | "de"
                | "van"
                | "von"
                | "der"
                | "for"
                | "and"
                | "und"
                | "la"
                | "le"
                | "di"
                | "du"
                | "al"
                | "bin"
        )
    };
    !words.is_empty()
        && words.chars().any(char::is_alphabetic)
        && words.split_whitespace().all(|word| {
            let first = word.chars().find(|c| c.is_alphanumeric());
            first.is_none_or(|c| !c.is_lowercase()) || is_small(word) || word.starts_with('(')
        })
        && !words.contains(['“', '”', '"', '!', '?', ';'])
}

fn kind_of(words: &str) -> LabelKind {
    const QUESTIONS: [&str; 16] = [
        "q",
        "question",
        "questions",
        "interviewer",
        "questioner",
        "reporter",
        "the press",
        "press",
        "frage",
        "f",
        "pregunta",
        "p",
        "moderator",
        "audience member",
        "host",
        "question (via interpreter)",
    ];
    const ANSWERS: [&str; 5] = ["a", "answer", "antwort", "réponse", "respuesta"];
    let lower = words.to_lowercase();
    match lower.as_str() {
        lower if QUESTIONS.contains(&lower) => LabelKind::Question,
        lower if ANSWERS.contains(&lower) => LabelKind::Answer,
        _ => LabelKind::Speaker,
    }
}

/// Whether a paragraph without a label is no part of the turn before it.
fn ends_turns(text: &str, blocks: &[Block], at: usize, is_after_last: bool) -> bool {
    let Some(block) = blocks.get(at) else { return true };
    let body = text.get(block.range.clone()).unwrap_or_default().trim();
    if block.kind == BlockKind::Heading || !body.chars().any(char::is_alphanumeric) {
        return true;
    }
    if body.starts_with(['(', '[']) && body.ends_with([')', ']']) {
        return true;
    }
    let is_note = [
        "This interview",
        "This transcript",
        "This conversation",
        "The interview",
        "Das Interview",
        "Das Gespräch",
        "Interview by",
        "As told to",
        "END",
        "###",
        "# #",
        "Propos recueillis",
    ]
    .iter()
    .any(|start| body.starts_with(start));
    is_after_last && is_note
}
