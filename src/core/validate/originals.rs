//! Checks that the original words of a quote are in the original of its block.

use std::ops::Range;

use crate::{
    diagnostics::Code,
    format::{scanner::PathStep, schema},
    limits,
    matching::quotation_marks::{Placement, QuotationMarks},
    model::BlockId,
    text::shorten::shortened,
    validate::{
        context::Validator,
        quotes::{BlockContext, BlockMatcher},
    },
};

impl Validator<'_> {
    /// The place of the original of a quote or of a piece of one. Reports an original that was not found.
    pub(crate) fn original_of(
        &mut self,
        context: &BlockContext<'_, '_>,
        matcher: &mut BlockMatcher<'_>,
        raw: &schema::Quote<'_>,
        path: Vec<PathStep>,
    ) -> Option<(BlockId, Range<usize>)> {
        let claim = raw.original.as_ref()?;
        let Some((in_original, at)) = &mut matcher.original else {
            let message = "this quote has an `original`, but its block has none";
            let hint = "add `original` to the block, or remove it from the quote";
            self.sink.report(Code::OriginalAbsent, path, message).in_block(context.block).hint(hint);
            return None;
        };
        let found = if claim.len() > limits::TEXT_BYTES { None } else { in_original.find_quote(claim.trim(), *at) };
        let span = found.map(|found| found.span());
        let marks = || QuotationMarks::new(context.original.unwrap_or_default());
        if let Some(span) = span.clone().filter(|span| marks().placement(span) != Placement::Crossing) {
            *at = span.end;
            return Some((context.block, span));
        }
        let message = match span {
            Some(_) => "this original runs past its closing quotation mark".to_owned(),
            None => format!("the original “{}” is not in the original of its block", shortened(claim)),
        };
        let hint = "copy the words from the block’s `original`, in the order of the text, or remove the field";
        self.sink.report(Code::OriginalAbsent, path, message).in_block(context.block).hint(hint);
        None
    }
}
