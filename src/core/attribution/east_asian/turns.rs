//! The turns of transcripts and interviews: the blocks that belong to each label.

use std::ops::Range;

use super::{
    Language,
    closings::ends_turn,
    cut,
    labels::{Label, LabelReader, LabelTarget, Style},
    people::People,
};
use crate::document::{Block, BlockKind};

/// A turn as found: its label and its blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundTurn {
    /// The label with its colon; empty for an answer without one.
    pub label: Range<usize>,
    pub blocks: Range<usize>,
    pub by: LabelTarget,
    /// Whether a mark ends the label: not if it is on a separate line or before a wide space.
    pub has_sign: bool,
}

/// The turns of a text. A single label does not make a turn.
pub(super) fn turns_of(text: &str, blocks: &[Block], language: Language, people: &People) -> Vec<FoundTurn> {
    let reader = LabelReader::new(text, blocks, language, people);
    let label_of = |(number, block)| reader.label_of(block, blocks.get(number + 1));
    let mut labels: Vec<Option<Label>> = blocks.iter().enumerate().map(label_of).collect();
    answer_dashes(&mut labels);
    drop_single_styles(text, &mut labels);
    drop_bullets(text, blocks, &mut labels, &reader, language);
    collect(text, blocks, &labels, language)
}

/// Drops labels whose style occurs only once. Brackets count as one style whether words follow on their line or below.
fn drop_single_styles(text: &str, labels: &mut [Option<Label>]) {
    let bracket_of = |label: &Label| {
        let first = cut(text, &label.range).chars().next();
        first.filter(|first| matches!(first, '<' | '＜' | '〈' | '【' | '[' | '［' | '（' | '(' | '〔'))
    };
    let bracketed: Vec<char> = labels.iter().flatten().filter_map(bracket_of).collect();
    let is_among_brackets = |label: &Label| {
        let of_kind = || bracketed.iter().filter(|bracket| Some(**bracket) == bracket_of(label)).count();
        matches!(label.style, Style::Line | Style::Brackets) && of_kind() >= 3
    };
    let styles =
        [Style::Colon, Style::Brackets, Style::Sign, Style::Dash, Style::Line, Style::SignedLine, Style::Space];
    for style in styles {
        let of_style = || labels.iter().flatten().filter(|label| label.style == style);
        let named = of_style().filter(|label| matches!(label.by, LabelTarget::Person(_))).count();
        let count = of_style().count();
        // Marks are also bullets of lists.
        let is_enough = if style == Style::Sign { named >= 2 } else { count >= 2 };
        if !is_enough {
            labels
                .iter_mut()
                .filter(|label| label.as_ref().is_some_and(|label| label.style == style && !is_among_brackets(label)))
                .for_each(|label| *label = None);
        }
    }
}

/// -- 소감은. ▲ 기쁘다. A mark without a name marks the answer to a question that begins with a dash.
fn answer_dashes(labels: &mut [Option<Label>]) {
    let is = |label: Option<&Option<Label>>, style: Style| {
        label
            .and_then(Option::as_ref)
            .is_some_and(|label| label.style == style && matches!(label.by, LabelTarget::Role(_)))
    };
    let answers: Vec<usize> = (1..labels.len())
        .filter(|at| is(labels.get(*at), Style::Sign) && is(labels.get(*at - 1), Style::Dash))
        .collect();
    if answers.len() < 2 {
        return;
    }
    for at in answers {
        if let Some(Some(label)) = labels.get_mut(at) {
            label.by = LabelTarget::Interviewee;
            label.style = Style::Dash;
        }
    }
}

/// A mark without a name is a label if it precedes a question, or if names have another mark.
fn drop_bullets(
    text: &str,
    blocks: &[Block],
    labels: &mut [Option<Label>],
    reader: &LabelReader<'_>,
    language: Language,
) {
    let sign_of = |block: &Block| reader.sign_of(block).map(|(sign, _)| sign);
    let mut signs: Vec<char> = Vec::new();
    for (block, label) in blocks.iter().zip(labels.iter()) {
        let is_named = label.as_ref().is_some_and(|l| l.style == Style::Sign && matches!(l.by, LabelTarget::Person(_)));
        signs.extend(sign_of(block).filter(|sign| is_named && !signs.contains(sign)));
    }
    for (block, label) in blocks.iter().zip(labels.iter_mut()) {
        let is_nameless =
            label.as_ref().is_some_and(|l| l.style == Style::Sign && matches!(l.by, LabelTarget::Role(_)));
        let is_shared = sign_of(block).is_some_and(|sign| signs.contains(&sign));
        if is_nameless && is_shared && !language.asks(cut(text, &block.range)) {
            *label = None;
        }
    }
}

fn collect(text: &str, blocks: &[Block], labels: &[Option<Label>], language: Language) -> Vec<FoundTurn> {
    let mut turns: Vec<FoundTurn> = Vec::new();
    let mut is_open = false;
    for (number, (block, label)) in blocks.iter().zip(labels).enumerate() {
        let words = cut(text, &block.range);
        if let Some(label) = label {
            let has_sign = !matches!(label.style, Style::Line | Style::Space);
            turns.push(FoundTurn {
                label: label.range.clone(),
                blocks: number..number + 1,
                by: label.by.clone(),
                has_sign,
            });
            is_open = true;
            continue;
        }
        // The paragraph right below a label on a separate line is speech, even if it looks like a report.
        let is_below_label = number
            .checked_sub(1)
            .and_then(|before| labels.get(before).and_then(Option::as_ref).zip(blocks.get(before)))
            .is_some_and(|(label, before)| {
                matches!(label.style, Style::Line | Style::SignedLine) && label.range.end >= before.range.end
            });
        let is_said =
            block.kind != BlockKind::Heading && (is_below_label || !language.reports(words)) && !ends_turn(words);
        is_open = is_open && (is_said || is_aside(words));
        let Some(last) = turns.last_mut().filter(|_| is_open && !is_aside(words)) else { continue };
        let after_dash = number.checked_sub(1).and_then(|before| labels.get(before)).and_then(Option::as_ref);
        if after_dash.is_some_and(|label| label.style == Style::Dash && label.by != LabelTarget::Interviewee) {
            let label = block.range.start..block.range.start;
            turns.push(FoundTurn { label, blocks: number..number + 1, by: LabelTarget::Interviewee, has_sign: true });
        } else {
            last.blocks.end = number + 1;
        }
    }
    drop_unmarked(text, blocks, &mut turns);
    turns
}

/// If every answer begins with a quotation mark, a paragraph without one is the writer's: 이정은 기자.
fn drop_unmarked(text: &str, blocks: &[Block], turns: &mut [FoundTurn]) {
    const FEWEST: usize = 2;
    let is_answer = |turn: &&mut FoundTurn| turn.by == LabelTarget::Interviewee;
    let words = |number: usize| blocks.get(number).map_or("", |block| cut(text, &block.range));
    let begins = |number: usize| words(number).trim_start().starts_with(['“', '"', '「', '『']);
    let mut firsts = turns.iter_mut().filter(is_answer).map(|turn| turn.blocks.start);
    let count = firsts.by_ref().filter(|number| begins(*number)).count();
    if count < FEWEST || count < turns.iter_mut().filter(is_answer).count() {
        return;
    }
    for turn in turns.iter_mut().filter(is_answer) {
        let mut open = 0;
        let is_unmarked = |number: &usize| {
            let is_within = open > 0;
            open = open_after(words(*number), open);
            !is_within && !begins(*number)
        };
        if let Some(end) = turn.blocks.clone().find(is_unmarked) {
            turn.blocks.end = end;
        }
    }
}

/// How many quotations are open after these words, given how many were open before them.
fn open_after(words: &str, open: usize) -> usize {
    words.chars().fold(open, |open, c| match c {
        '“' | '「' | '『' => open + 1,
        '”' | '」' | '』' => open.saturating_sub(1),
        _ => open,
    })
}

/// A remark of the person who wrote down a transcript: (웃음소리).
pub(super) fn is_aside(words: &str) -> bool {
    let words = words.trim();
    [('(', ')'), ('（', '）')].iter().any(|(open, close)| words.starts_with(*open) && words.ends_with(*close))
}
