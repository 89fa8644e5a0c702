//! Quotation marks around a quote that have no partner in its paragraph: checks whether the quotation continues
//! over several paragraphs.

use std::collections::HashMap;

use crate::{
    diagnostics::Code,
    limits,
    matching::quotation_marks::{Placement, QuotationMarks},
    model::{Block, BlockId, BlockKind},
    validate::context::{HalfMarked, Validator},
};

impl Validator<'_> {
    /// Warns of a quotation mark without a partner, unless the quotation continues over several paragraphs.
    pub(crate) fn half_marked(&mut self) {
        // The quotes of one block have the same neighbours.
        let mut known: HashMap<(u32, bool), bool> = HashMap::new();
        for HalfMarked { block, span, placement, path } in std::mem::take(&mut self.half_marked) {
            let is_unopened = placement == Placement::Unopened;
            let goes_on = *known.entry((block.0, is_unopened)).or_insert_with(|| match is_unopened {
                true => self.is_open_before(block),
                false => self.goes_on_after(block),
            });
            if goes_on || self.sink.is_full() {
                continue;
            }
            let what = match is_unopened {
                true => "closed here, but not opened",
                false => "opened here, but not closed",
            };
            let message = format!("the quotation marks around this quote are {what}");
            let hint = "check that all of these words are the speaker’s and not the writer’s";
            let there = self.in_text(block, span);
            let report = self.sink.report(Code::UnclearMarks, path, message);
            report.in_block(block).hint(hint).related((there, "it is here"));
        }
    }

    /// The paragraphs after or before a block, as far as a quotation may reach.
    pub(crate) fn neighbours(&self, block: BlockId, is_after: bool) -> impl Iterator<Item = &str> {
        let at = move |n: u32| match is_after {
            true => block.0.checked_add(n),
            false => block.0.checked_sub(n),
        };
        (1..=limits::PARAGRAPHS_OF_QUOTE)
            .map_while(move |n| at(n).filter(|id| (*id as usize) < self.briefing.blocks.len()))
            .filter_map(|id| {
                let is_text = |block: &&Block| matches!(block.kind, BlockKind::Paragraph);
                self.briefing.blocks.get(id as usize).filter(is_text).map(|block| self.kept_text(block.text))
            })
    }

    /// Whether the next paragraph with a mark reopens the quotation, or closes one that it has not opened.
    pub(crate) fn goes_on_after(&self, block: BlockId) -> bool {
        self.neighbours(block, true)
            .map(|text| (text, QuotationMarks::new(text)))
            .find(|(_, marks)| !marks.is_empty())
            .is_some_and(|(text, marks)| marks.begins_open(text) || marks.closes_earlier())
    }

    /// Whether the paragraph with a mark before this one leaves a quotation open.
    pub(crate) fn is_open_before(&self, block: BlockId) -> bool {
        let before = self.neighbours(block, false).map(QuotationMarks::new).find(|marks| !marks.is_empty());
        before.is_some_and(|marks| marks.is_left_open())
    }
}
