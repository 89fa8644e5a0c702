//! Writes down the turns of a transcript: each of their paragraphs is a quotation.

use std::ops::Range;

use super::{
    super::{
        super::{Confidence, ProposedQuote, Rule, Turn},
        AnalyzedBlock, cut,
        labels::{LabelTarget, is_answer},
        turns::{FoundTurn, is_aside},
    },
    Writer, said_in,
};
use crate::document::Block;

impl Writer<'_> {
    pub(super) fn write_turn(&mut self, turn: &FoundTurn, number: usize, block: &Block, part: &AnalyzedBlock) {
        let is_first = turn.blocks.start == number;
        if is_first {
            let speaker = self.speaker_of_turn(turn);
            self.found.turns.push(Turn { label: turn.label.clone(), blocks: turn.blocks.clone(), speaker });
        }
        let start = if is_first { turn.label.end.max(block.range.start) } else { block.range.start };
        let Some(range) = said_in(self.text, start..block.range.end, part) else { return };
        if !is_first && is_aside(cut(self.text, &block.range)) {
            return;
        }
        let speaker = match &turn.by {
            LabelTarget::Role(label) if self.found.turns.last().is_none_or(|turn| turn.speaker.is_none()) => {
                // A dash does not name anyone.
                let is_sign = !label.chars().any(char::is_alphanumeric);
                Some(self.people.label(if is_sign { "Interviewer" } else { label }))
            }
            _ => self.found.turns.last().and_then(|turn| turn.speaker),
        };
        let words = match &turn.by {
            LabelTarget::Person(mention) => Some(mention.range.clone()),
            LabelTarget::Role(_) => Some(label_words(self.text, &turn.label)).filter(|words| !words.is_empty()),
            LabelTarget::Interviewee => None,
        };
        let is_label_alone = matches!(turn.by, LabelTarget::Role(_))
            && self.found.turns.last().is_some_and(|turn| turn.speaker.is_some());
        let (rule, confidence) = match turn.by {
            LabelTarget::Role(_) if is_label_alone => (Rule::Interview, Confidence::Likely),
            // Another label of that kind may have been missed, and its words attributed to this speaker.
            LabelTarget::Person(_) if !turn.has_sign => (Rule::TurnLabel, Confidence::Likely),
            LabelTarget::Person(_) | LabelTarget::Role(_) => (Rule::TurnLabel, Confidence::Certain),
            LabelTarget::Interviewee => (Rule::Interview, Confidence::Likely),
        };
        let last = self.found.quotes.last();
        let continues = last.is_some_and(|quote| quote.in_turn && quote.block >= turn.blocks.start);
        self.found.quotes.push(ProposedQuote {
            range,
            block: number,
            speaker,
            evidence: words.iter().cloned().collect(),
            speaker_text: words,
            rule,
            confidence,
            continues,
            in_turn: true,
            is_of_nameless: false,
        });
    }

    /// The speaker of a turn, or `None` if its label only says that someone asks.
    fn speaker_of_turn(&mut self, turn: &FoundTurn) -> Option<usize> {
        match &turn.by {
            LabelTarget::Person(mention) => self.people.resolve(mention),
            LabelTarget::Role(label) if is_answer(label) => {
                self.answerer.as_ref().and_then(|mention| self.people.resolve(mention))
            }
            LabelTarget::Role(_) => None,
            LabelTarget::Interviewee => match &self.answerer {
                Some(mention) => self.people.resolve(mention),
                None => self.people.main_person(),
            },
        }
    }
}

/// The words of a label without its colon and brackets.
fn label_words(text: &str, label: &Range<usize>) -> Range<usize> {
    let words = cut(text, label);
    let is_edge =
        |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '.' | '．' | '(' | ')' | '（' | '）' | '【' | '】');
    let front = words.trim_start_matches(is_edge);
    let start = label.start + (words.len() - front.len());
    start..start + front.trim_end_matches(is_edge).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_named_without_its_colon() {
        assert_eq!(label_words("Q: ", &(0..3)), 0..1);
    }
}
