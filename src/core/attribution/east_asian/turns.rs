//! The turns of transcripts and interviews: which blocks each label speaks for.

use std::ops::Range;

use super::{
    Language, cut,
    labels::{Label, LabelReader, LabelTarget, Style},
    people::People,
};
use crate::document::{Block, BlockKind};

/// A turn as it is found: its label and its blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundTurn {
    /// The label with its colon; empty for an answer without one.
    pub label: Range<usize>,
    pub blocks: Range<usize>,
    pub by: LabelTarget,
    /// Whether a sign ends the label: not where it stands on a line of its own, or before a wide space.
    pub has_sign: bool,
}

/// The turns of a text. A single label makes none.
pub(super) fn turns_of(text: &str, blocks: &[Block], language: Language, people: &People) -> Vec<FoundTurn> {
    let reader = LabelReader::new(text, blocks, language, people);
    let label_of = |(number, block)| reader.label_of(block, blocks.get(number + 1));
    let mut labels: Vec<Option<Label>> = blocks.iter().enumerate().map(label_of).collect();
    answer_dashes(&mut labels);
    for style in [Style::Colon, Style::Brackets, Style::Sign, Style::Dash, Style::Line, Style::Space] {
        let of_style = || labels.iter().flatten().filter(|label| label.style == style);
        let named = of_style().filter(|label| matches!(label.by, LabelTarget::Person(_))).count();
        let count = of_style().count();
        // Signs are bullets of lists as well.
        let is_enough = if style == Style::Sign { named >= 2 } else { count >= 2 };
        if !is_enough {
            labels
                .iter_mut()
                .filter(|label| label.as_ref().is_some_and(|label| label.style == style))
                .for_each(|label| *label = None);
        }
    }
    drop_bullets(text, blocks, &mut labels, &reader, language);
    collect(text, blocks, &labels, language)
}

/// -- 소감은. ▲ 기쁘다. A sign without a name marks the answer to a question that begins with a dash.
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

/// A sign without a name is a label where it stands before a question, or where names have another sign.
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
        // The paragraph right below a label on a line of its own is speech, even if it looks like a report.
        let is_below_label = number
            .checked_sub(1)
            .and_then(|before| labels.get(before).and_then(Option::as_ref).zip(blocks.get(before)))
            .is_some_and(|(label, before)| label.style == Style::Line && label.range.end >= before.range.end);
        let is_said = block.kind != BlockKind::Heading && (is_below_label || !language.reports(words));
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
    turns
}

/// A remark of the person who wrote down a transcript: (웃음소리).
pub(super) fn is_aside(words: &str) -> bool {
    let words = words.trim();
    [('(', ')'), ('（', '）')].iter().any(|(open, close)| words.starts_with(*open) && words.ends_with(*close))
}
