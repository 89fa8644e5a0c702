//! Checks the files next to the briefing: whether pictures exist, and whether the body agrees with the source
//! text.

use std::ops::Range;

use crate::{
    diagnostics::{Code, line_and_column, location::Location},
    format::{
        attachments::{self, Folder},
        schema,
    },
    limits,
    matching::{MatchKind, QuoteMatcher, budget::SearchBudget, source_text},
    model::{BlockId, BlockKind, NOT_COMPARED, NOT_IN_SOURCE_TEXT, QuoteId, Verification},
    text::shorten::{beginning, shortened},
    validate::context::{Validator, place},
};

/// How many labels of turns are searched for in the source: each is compared with every gap.
const MOST_LABELS: usize = 100;

impl Validator<'_> {
    /// Reports missing pictures. Their content is checked when they are decoded.
    pub(crate) fn pictures(&mut self, raw: &schema::Briefing<'_>, folder: &Folder) {
        let icons =
            raw.topics.iter().enumerate().filter_map(|(i, topic)| {
                Some((place![Field("topics"), Index(i), Field("icon")], topic.icon.as_ref()?))
            });
        let numbers = self.briefing.blocks.iter().zip(&self.raw_numbers);
        let figures = numbers.filter_map(|(block, number)| match block.kind {
            BlockKind::Figure(index) => {
                let image = self.briefing.figures.get(index as usize)?.image.clone();
                Some((place![Field("body"), Index(*number), Field("image")], image))
            }
            _ => None,
        });
        let named: Vec<_> = icons
            .map(|(path, name)| (path, name.to_string()))
            .chain(figures)
            .take(limits::PICTURES_LOOKED_UP)
            .collect();
        for (path, name) in &named {
            if let Err(refusal) = folder.has(name, limits::IMAGE_FILE_BYTES) {
                let is_outside = matches!(refusal, attachments::Refusal::Outside(_));
                let code = if is_outside { Code::OutsidePath } else { Code::Attachment };
                let message = format!("the picture “{}” is not shown: {}", shortened(name), refusal.sentence());
                self.sink
                    .report(code, path.clone(), message)
                    .hint("put it in the briefing’s folder, as a PNG, JPEG or WebP");
            }
        }
    }

    /// Compares the body with the source text next to the file. Returns the name and content of that text.
    pub(crate) fn source_text(&mut self, raw: &schema::Briefing<'_>, folder: &Folder) -> Option<(String, String)> {
        let name = raw.source.text.as_ref()?;
        let path = || place![Field("source"), Field("text")];
        let bytes = match folder.read(name, limits::SOURCE_BYTES) {
            Ok(bytes) => bytes,
            Err(refusal) => {
                let code = if matches!(refusal, attachments::Refusal::Outside(_)) {
                    Code::OutsidePath
                } else {
                    Code::Attachment
                };
                let message = format!("the source text “{}” is not compared: {}", shortened(name), refusal.sentence());
                self.sink.report(code, path(), message).hint("put it in the briefing’s folder, or remove the field");
                return None;
            }
        };
        let Ok(source) = String::from_utf8(bytes) else {
            let message = format!("the source text “{}” is not compared: it is not UTF-8", shortened(name));
            self.sink.report(Code::Attachment, path(), message).hint("save it as UTF-8");
            return None;
        };
        let numbers = self.briefing.blocks.iter().zip(&self.raw_numbers);
        let (numbers, texts): (Vec<usize>, Vec<&str>) = numbers
            .filter(|(block, _)| !matches!(block.kind, BlockKind::Figure(_)))
            .map(|(block, number)| (*number, self.kept_text(block.text)))
            .unzip();
        let mut known = vec![beginning(&raw.title, limits::REMARK_BYTES)];
        known.extend(raw.source.credit.as_deref().map(|credit| beginning(credit, limits::REMARK_BYTES)));
        // The source has the label of a turn before its text.
        let mut labels: Vec<&str> = self.briefing.turns.iter().filter_map(|turn| turn.label.as_deref()).collect();
        labels.sort_unstable();
        labels.dedup();
        known.extend(labels.into_iter().take(MOST_LABELS));
        let comparison = source_text::compare(&texts, &source, &known);
        if let Some(number) = comparison.compared.and_then(|compared| numbers.get(compared)) {
            let message = "from here on the body is not compared with its source, because too much of the text before is not in it";
            let hint = "fix what differs from the source, then check again; no quote of the rest is verified";
            self.sink.report(Code::TooMuch, place![Field("body"), Index(*number)], message).hint(hint);
        }
        let mut in_source = QuoteMatcher::within(&source, SearchBudget::of(limits::SOURCE_SEARCH_BYTES));
        for departure in comparison.departures {
            if let Some(number) = numbers.get(departure.text) {
                self.departs(*number, &departure, &source, &mut in_source);
            }
        }
        for number in comparison.compared.and_then(|compared| numbers.get(compared..)).unwrap_or_default() {
            self.refuse_block(*number, NOT_COMPARED, |_| true);
        }
        for range in comparison.left_out {
            self.left_out(&source, range);
        }
        Some((name.to_string(), source))
    }

    fn departs(
        &mut self,
        number: usize,
        departure: &source_text::Deviation,
        source: &str,
        in_source: &mut QuoteMatcher<'_>,
    ) {
        let block = self.block_of(number);
        if self.sink.is_full() {
            self.sink.count_only();
        } else {
            let changes: Vec<_> = departure.changes.iter().take(4).map(ToString::to_string).collect();
            let message = match departure.earlier {
                Some(at) => {
                    format!("this text is earlier in the source, at line {}", line_and_column(source, at).0)
                }
                None if changes.is_empty() => "this text was not found in the source after the previous one".to_owned(),
                None => format!("this text differs from the source: {}", changes.join("; ")),
            };
            let path = place![Field("body"), Index(number), Field("text")];
            let hint = "copy it from the source unchanged and in the same order";
            let label = if departure.earlier.is_some() { "the source has it here" } else { "the source says this" };
            let there = departure.there.clone().map(|there| (Location::Source(there), label));
            let report = self.sink.report(Code::NotInSource, path, message).within(departure.first.clone());
            report.in_block(block).hint(hint).related(there);
        }
        // A quote that is not in the source is not verified.
        self.refuse_block(number, NOT_IN_SOURCE_TEXT, |words| in_source.match_quote(words, 0).is_none());
    }

    /// The block that was made from a block of the file.
    fn block_of(&self, number: usize) -> Option<BlockId> {
        self.raw_numbers.binary_search(&number).ok().and_then(|i| u32::try_from(i).ok()).map(BlockId)
    }

    /// Rejects the quotes of a block for which `is_refused` says so.
    fn refuse_block(&mut self, number: usize, reason: &str, mut is_refused: impl FnMut(&str) -> bool) {
        let block = self.block_of(number).and_then(|id| self.briefing.blocks.get(id.index()));
        let turn = block.and_then(|block| if let BlockKind::Turn(turn) = block.kind { Some(turn) } else { None });
        let text = block.map_or("", |block| self.kept_text(block.text)).trim().to_owned();
        let continued = block.and_then(|block| block.continues).map(QuoteId::index);
        let own = block.map(|block| block.quotes.clone()).unwrap_or_default().map(|i| i as usize);
        for i in continued.into_iter().chain(own) {
            let Some(quote) = self.briefing.quotes.get(i) else { continue };
            if let Verification::Verified { .. } = quote.verification {
                let words = self.briefing_text(quote);
                if is_refused(&words) {
                    self.refuse(i, MatchKind::Absent, reason.to_owned(), words);
                }
            }
        }
        // Any part of a turn can be copied as its speaker's words, regardless of the quotes it lists.
        let speech = turn.and_then(|turn| self.briefing.turns.get_mut(turn as usize)?.speech.as_deref_mut());
        if let Some(speech) = speech.filter(|_| is_refused(&text)) {
            let (reason, near) = (reason.to_owned(), None);
            speech.verification = Verification::Unverified { kind: MatchKind::Absent, claimed: text, reason, near };
        }
    }

    fn left_out(&mut self, source: &str, range: Range<usize>) {
        if self.sink.is_full() {
            self.sink.count_only();
            return;
        }
        let words = source.get(range.clone()).unwrap_or_default();
        let count = words.split_whitespace().count();
        let noun = if count == 1 { "word" } else { "words" };
        let message = format!("the body leaves out {count} {noun} of the source: “{}”", shortened(words));
        let report = self.sink.report(Code::LeftOut, Location::Source(range), message);
        report.hint("ignore this if it isn’t part of the article");
    }
}
