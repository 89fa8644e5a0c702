//! Checks what a file says: ids resolved, ranges checked, quotes, facts, notes and the source text verified.
//! Each rule has its own file.

mod attachments;
mod body;
mod context;
mod continuations;
mod definitions;
mod facts;
mod notes;
mod open_marks;
mod originals;
mod people;
mod quoted_person;
mod quotes;
mod rejection;
mod remarks;
mod said_by;
mod unused;

pub(crate) use context::{UnreadableSections, Validator};

use crate::{
    diagnostics::Code,
    format::{Folder, schema},
    limits,
};
use context::place;

impl Validator<'_> {
    /// Checks everything before the body; does not read `raw.body`.
    pub(crate) fn begin(&mut self, raw: &schema::Briefing<'_>) {
        self.head(raw);
        self.speakers(&raw.speakers);
        self.people(&raw.speakers);
        self.occasions(&raw.occasions);
        self.embargo();
        self.topics(&raw.topics);
    }

    /// Checks the next block of the body.
    pub(crate) fn block(&mut self, raw: &schema::Block<'_>) {
        let number = self.seen;
        self.seen += 1;
        if number < limits::BLOCKS {
            self.take_block(number, raw);
        }
    }

    /// Runs the checks that need the whole body; does not read `raw.body`. Returns the name and content of the
    /// source text.
    pub(crate) fn finish(&mut self, raw: &schema::Briefing<'_>, folder: &Folder) -> Option<(String, String)> {
        if self.raw_numbers.iter().enumerate().any(|(own, number)| own != *number) {
            let numbers = self.raw_numbers.iter().map(|number| u32::try_from(*number).unwrap_or(u32::MAX));
            self.briefing.body_numbers = numbers.collect();
        }
        if self.seen > limits::BLOCKS {
            let message = format!("the body has more than {} blocks; the rest is not shown", limits::BLOCKS);
            self.sink.report(Code::TooMuch, place![Field("body")], message).hint("split the briefing");
        }
        self.explain_refusals();
        self.half_marked();
        self.facts(&raw.topics);
        self.unused();
        self.pictures(raw, folder);
        self.source_text(raw, folder)
    }
}
