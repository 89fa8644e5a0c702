//! Interviews whose questions have no labels: paragraphs or headings that ask a question, or are in bold type or
//! italics, each with an answer after it.

use std::ops::Range;

use super::{FEWEST, LabelForm, LabelKind, RawTurn, body_of, ends::ends_turns};
use crate::attribution::language::Language;
use crate::document::{Block, BlockKind};

/// Finds the turns; none if the text is not an interview.
pub(super) fn find(text: &str, blocks: &[Block], language: &Language) -> Vec<RawTurn> {
    let emphasized = emphasized_questions(text, blocks);
    let questions = if emphasized.is_empty() { plain_questions(text, blocks) } else { emphasized };
    if questions.is_empty() {
        return all_behind_dashes(text, blocks);
    }
    let mut turns = Vec::new();
    for (i, at) in questions.iter().enumerate() {
        let next = questions.get(i + 1).copied().unwrap_or(blocks.len());
        let is_last = i + 1 == questions.len();
        let end = (*at + 1..next).find(|at| ends_turns((text, blocks), *at, is_last, language)).unwrap_or(next);
        turns.extend(turn(blocks, *at..*at + 1, LabelKind::Question));
        turns.extend(turn(blocks, *at + 1..end, LabelKind::Answer));
    }
    turns
}

/// A turn without a label; none if the range is empty.
pub(super) fn turn(blocks: &[Block], range: Range<usize>, kind: LabelKind) -> Option<RawTurn> {
    let start = blocks.get(range.start)?.range.start;
    let sure_until = range.start;
    (!range.is_empty()).then_some(RawTurn {
        label: start..start,
        blocks: range,
        kind,
        sure_until,
        form: LabelForm::Plain,
    })
}

/// Questions in bold type, in italics or as headings, answered in plain paragraphs. Among them may be some that do not ask:
/// "Tell me of the boat."
fn emphasized_questions(text: &str, blocks: &[Block]) -> Vec<usize> {
    let is_heading = |block: &Block| block.kind == BlockKind::Heading;
    let is_set_off = |block: &Block| block.is_emphasized || is_heading(block);
    let prompts: Vec<usize> = (0..blocks.len())
        .filter(|at| blocks.get(*at).is_some_and(is_set_off) && is_short(body_of(text, blocks, *at)))
        .collect();
    let asking = |at: &&usize| asks(body_of(text, blocks, **at));
    let Some((first, last)) = prompts.iter().find(asking).zip(prompts.iter().rfind(asking)) else { return Vec::new() };
    let (first, last) = (*first, *last);
    // A heading that is not a question is a heading of the text.
    let is_prompt = |at: &usize| {
        asks(body_of(text, blocks, *at))
            || blocks.get(*at).is_some_and(|block| block.is_emphasized && !is_heading(block))
    };
    let prompts: Vec<usize> = prompts.into_iter().filter(|at| (first..=last).contains(at)).filter(is_prompt).collect();
    let count = prompts.iter().filter(|at| asks(body_of(text, blocks, **at))).count();
    let is_answered = |at: usize| blocks.get(at + 1).is_some_and(|block| !is_set_off(block));
    let answered = prompts.iter().filter(|at| is_answered(**at)).count();
    // Reports also have headings that are questions; in an interview most of the emphasized paragraphs are questions.
    let is_interview = count >= FEWEST
        && count * 2 >= prompts.len()
        && answered * 5 >= prompts.len() * 4
        && last + 1 < blocks.len()
        && !reports(text, blocks, first..blocks.len().min(last + 2))
        && answers_speak(text, blocks, &prompts);
    if is_interview { prompts } else { Vec::new() }
}

/// Whether most answers use I, we or you. Paragraphs below the headings of a report do not.
fn answers_speak(text: &str, blocks: &[Block], questions: &[usize]) -> bool {
    let speaks = |at: &&usize| super::ends::addresses_somebody(body_of(text, blocks, **at + 1));
    questions.iter().filter(speaks).count() * 2 >= questions.len()
}

/// Paragraphs that ask, in a text that says at its beginning that it is an interview.
fn plain_questions(text: &str, blocks: &[Block]) -> Vec<usize> {
    /// The number of blocks at the beginning of the text that may say that it is an interview.
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
    let is_interview = (0..blocks.len().min(HEAD)).any(|at| {
        let body = body_of(text, blocks, at);
        let lower = body.get(..body.floor_char_boundary(600)).unwrap_or_default().to_lowercase();
        WORDS.iter().any(|word| lower.contains(word))
    });
    let answered = answered_behind_dashes(text, blocks);
    if !answered.is_empty() {
        return answered;
    }
    let mut questions: Vec<usize> = (0..blocks.len()).filter(|at| asks(body_of(text, blocks, *at))).collect();
    with_dashes(text, blocks, &mut questions);
    let are_apart = questions.windows(2).all(|pair| pair.first().zip(pair.last()).is_some_and(|(a, b)| b - a > 1));
    let Some((first, last)) = questions.first().copied().zip(questions.last().copied()) else { return Vec::new() };
    let are_dense = questions.len() >= FEWEST && (last - first) <= questions.len() * 5;
    if !is_interview || !are_apart || !are_dense || reports(text, blocks, first..last + 1) || last + 1 >= blocks.len() {
        return Vec::new();
    }
    questions
}

/// If questions follow a dash and their answers do not, any other paragraph after a dash is also a prompt: "– Tell us
/// of the boat."; and a question without one is part of an answer.
fn with_dashes(text: &str, blocks: &[Block], questions: &mut Vec<usize>) {
    let has_dash = |at: usize| has_dash(text, blocks, at);
    let is_prompt = |at: &usize| has_dash(*at) && !has_dash(*at + 1) && is_short(body_of(text, blocks, *at));
    let behind: Vec<usize> = questions.iter().copied().filter(|at| has_dash(*at)).collect();
    let Some((first, last)) = behind.first().copied().zip(behind.last().copied()) else { return };
    if behind.len() >= 2 && behind.iter().all(is_prompt) {
        *questions = (first..=last).filter(is_prompt).collect();
    }
}

/// Paragraphs that are questions, if each answer follows a dash and nothing else does: „Zašto?“ „– Kamen traži vreme.“
fn answered_behind_dashes(text: &str, blocks: &[Block]) -> Vec<usize> {
    let has_dash = |at: usize| has_dash(text, blocks, at);
    let prompts: Vec<usize> = (0..blocks.len()).filter(|at| !has_dash(*at) && has_dash(at + 1)).collect();
    let asking = prompts.iter().filter(|at| asks(body_of(text, blocks, **at))).count();
    let are_questions = asking >= FEWEST && asking * 5 >= prompts.len() * 4;
    if are_questions {
        prompts.into_iter().filter(|at| is_short(body_of(text, blocks, *at))).collect()
    } else {
        Vec::new()
    }
}

/// An interview in which each question and each answer follows a dash, and which is nothing else from the first question
/// on: «— Почему?» «— Потому что…»
fn all_behind_dashes(text: &str, blocks: &[Block]) -> Vec<RawTurn> {
    let Some(first) = (0..blocks.len()).find(|at| has_dash(text, blocks, *at)) else { return Vec::new() };
    let end = (first..blocks.len()).find(|at| !has_dash(text, blocks, *at)).unwrap_or(blocks.len());
    let asks_at = |at: &usize| {
        let body = body_of(text, blocks, *at).trim_end();
        body.ends_with('?') && is_short(body)
    };
    let prompts: Vec<usize> = (first..end).step_by(2).collect();
    let answers: Vec<usize> = (first + 1..end).step_by(2).collect();
    let asking = answers.iter().filter(|at| asks_at(at)).count();
    let is_interview = prompts.len() >= FEWEST
        && prompts.len() == answers.len()
        && prompts.iter().all(asks_at)
        && asking * 4 <= answers.len();
    if !is_interview {
        return Vec::new();
    }
    let kind = |at: usize| if (at - first).is_multiple_of(2) { LabelKind::Question } else { LabelKind::Answer };
    (first..end).filter_map(|at| turn(blocks, at..at + 1, kind(at))).collect()
}

fn has_dash(text: &str, blocks: &[Block], at: usize) -> bool {
    body_of(text, blocks, at).starts_with(['–', '—', '―'])
}

/// Whether a paragraph begins with a mark: in a report, unlike an interview, the answers are in quotation
/// marks.
fn reports(text: &str, blocks: &[Block], range: Range<usize>) -> bool {
    range.into_iter().any(|at| body_of(text, blocks, at).starts_with(['“', '"', '„', '«', '‘', '\'']))
}

/// The most words of a question.
const MOST_WORDS: usize = 60;

fn is_short(body: &str) -> bool {
    body.split_whitespace().take(MOST_WORDS + 1).count() <= MOST_WORDS
}

/// Whether a paragraph consists only of a question.
fn asks(body: &str) -> bool {
    let body = body.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    body.ends_with('?') && !body.contains(['“', '"', '„', '«']) && is_short(body)
}
