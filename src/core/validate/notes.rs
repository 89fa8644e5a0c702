//! Checks that the words of each note are in its block.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::{
    diagnostics::{Code, suggest::did_you_mean},
    format::{scanner::PathStep, schema},
    limits,
    matching::{QuoteMatcher, boundary, nearest},
    model::{BlockId, Note},
    text::shorten::{beginning, shortened},
    validate::context::{Validator, count, place},
};

impl Validator<'_> {
    pub(crate) fn notes(&mut self, number: usize, block: BlockId, text: &str, raw: &[schema::Note<'_>]) -> Range<u32> {
        let start = count(&self.briefing.notes);
        let mut matcher = QuoteMatcher::within(text, self.match_budget);
        for (i, note) in raw.iter().enumerate().filter(|(_, note)| !note.is_unreadable) {
            let path = |field| place![Field("body"), Index(number), Field("notes"), Index(i), Field(field)];
            let is_wanted = note.on.len() <= text.len().saturating_mul(4) && boundary::has_word(&note.on);
            let found = if is_wanted { matcher.find_words(&note.on, 0) } else { None };
            if let Some(found) = found {
                let text = self.remark_text(&note.text, Some(block), || path("text")).to_owned();
                self.briefing.notes.push(Note { block, range: found.span(), text });
            } else {
                self.refuse_note(note, text, block, matcher.is_exhausted(), path("on"));
            }
        }
        matcher.return_budget_to(&mut self.match_budget);
        if let Some(mine) = self.briefing.notes.get_mut(start as usize..) {
            mine.sort_by_key(|note| (note.range.start, note.range.end));
        }
        start..count(&self.briefing.notes)
    }

    pub(crate) fn refuse_note(
        &mut self,
        note: &schema::Note<'_>,
        text: &str,
        block: BlockId,
        is_exhausted: bool,
        path: Vec<PathStep>,
    ) {
        let words = shortened(&note.on);
        if is_exhausted {
            let message =
                format!("the words “{words}” of this note were skipped: too many earlier notes were not found");
            self.sink.report(Code::TooMuch, path, message).in_block(block).hint("fix the other problems first");
            return;
        }
        let is_cut = self.cut.last() == Some(&block);
        let cost = note.on.len().saturating_mul(text.len()) / 32 + text.len().saturating_mul(64);
        let nearest = match self.sink.is_full() || !self.rejection_budget.try_spend(cost) {
            true => None,
            false => nearest_words(&note.on, text),
        };
        let hint = nearest.unwrap_or_else(|| "write the words as in the paragraph".to_owned());
        let where_not = if is_cut { "in the part of its paragraph that is read" } else { "in its paragraph" };
        let message = format!("the words “{words}” of this note are not {where_not}");
        self.sink.report(Code::NoteAbsent, path, message).in_block(block).hint(hint);
    }
}

fn nearest_words(words: &str, text: &str) -> Option<String> {
    let Some(nearest) = nearest::nearest(words, text) else {
        // Every word of the text is compared, so a very long text is cut.
        let text = beginning(text, limits::REMARK_BYTES);
        return did_you_mean(words.trim(), text.unicode_words());
    };
    Some(format!("did you mean “{}”?", shortened(text.get(nearest.range)?)))
}
