//! Names the source of a copy (one quote, several, a quote with its context, a selection) and copies it. Ids
//! become [`VerifiedQuote`]s here; if one is not verified, nothing is copied.

use std::ops::Range;

use super::{
    BuiltInFormat, ClipboardContent, CopyError, CopyFormat, ExcerptPart, Options, attributed, copy_all, parts_of,
    passage, selection,
};
use crate::model::{BlockId, Briefing, NotVerified, QuoteId, VerifiedQuote};

/// A quote, with the ranges of its blocks that are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteExcerpt {
    /// The quote.
    pub id: QuoteId,
    /// The ranges that are left out.
    pub left_out: Vec<(BlockId, Range<usize>)>,
}

impl From<QuoteId> for QuoteExcerpt {
    fn from(id: QuoteId) -> Self {
        Self { id, left_out: Vec::new() }
    }
}

impl QuoteExcerpt {
    /// The excerpt that keeps only these pieces of a quote.
    pub fn keeping(whole: &VerifiedQuote<'_>, pieces: &[(BlockId, Range<usize>)]) -> Self {
        let mut left_out = Vec::new();
        for part in whole.parts() {
            let (block, span) = (part.block().id, part.span());
            let mut at = span.start;
            let kept = pieces.iter().filter(|(of, _)| *of == block).map(|(_, piece)| piece.clone());
            for piece in kept.chain(std::iter::once(span.end..span.end)) {
                if at < piece.start {
                    left_out.push((block, at..piece.start));
                }
                at = piece.end;
            }
        }
        Self { id: whole.id(), left_out }
    }

    /// The quote with these omissions, if it is verified.
    ///
    /// # Errors If it is not verified. The error is a sentence without a full stop.
    pub fn verify<'a>(&self, briefing: &'a Briefing) -> Result<VerifiedQuote<'a>, NotVerified> {
        let quote = briefing.verified_quote(self.id)?;
        if self.left_out.is_empty() { Ok(quote) } else { quote.shortened(&self.left_out) }
    }
}

/// The source of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopySource {
    /// Quotes, in this order.
    Quotes(Vec<QuoteExcerpt>),
    /// A quote with the sentence before it and the one after.
    Passage(QuoteId),
    /// Selected ranges of some blocks, with attribution.
    Selection(Vec<(BlockId, Range<usize>)>),
    /// Selected ranges of some blocks, without attribution.
    Text(Vec<(BlockId, Range<usize>)>),
}

impl From<QuoteId> for CopySource {
    fn from(id: QuoteId) -> Self {
        Self::Quotes(vec![id.into()])
    }
}

/// The maximum number of quotes that are copied without a background task.
const QUICK_QUOTES: usize = 8;

impl CopySource {
    /// The quote, if it is a single one, alone or with its context.
    pub fn quote(&self) -> Option<QuoteId> {
        match self {
            Self::Quotes(excerpts) => excerpts.first().filter(|_| excerpts.len() == 1).map(|excerpt| excerpt.id),
            Self::Passage(id) => Some(*id),
            Self::Selection(_) | Self::Text(_) => None,
        }
    }

    /// Whether copying is fast enough to do within a frame.
    pub fn is_quick(&self, copy_format: &CopyFormat) -> bool {
        let is_short = match self {
            Self::Quotes(excerpts) => excerpts.len() <= QUICK_QUOTES,
            Self::Passage(_) => true,
            Self::Selection(spans) | Self::Text(spans) => spans.len() <= QUICK_QUOTES,
        };
        is_short && !copy_format.is_styled()
    }

    /// How much text is selected, in bytes; 0 for quotes.
    pub fn selected_bytes(&self) -> usize {
        match self {
            Self::Quotes(_) | Self::Passage(_) => 0,
            Self::Selection(spans) | Self::Text(spans) => spans.iter().map(|(_, range)| range.len()).sum(),
        }
    }

    /// A source with at most `most` quotes or paragraphs, and how many were left out.
    pub fn first(&self, most: usize) -> (Self, usize) {
        let cut = |spans: &Vec<_>| spans.iter().take(most).cloned().collect();
        match self {
            Self::Quotes(excerpts) => {
                (Self::Quotes(excerpts.iter().take(most).cloned().collect()), excerpts.len().saturating_sub(most))
            }
            Self::Passage(id) => (Self::Passage(*id), 0),
            Self::Selection(spans) => (Self::Selection(cut(spans)), spans.len().saturating_sub(most)),
            Self::Text(spans) => (Self::Text(cut(spans)), spans.len().saturating_sub(most)),
        }
    }

    /// The text, in this format.
    ///
    /// # Errors If one of the quotes is not verified, or the format needs something that is missing.
    pub fn copy(
        &self,
        briefing: &Briefing,
        copy_format: &CopyFormat,
        options: Options,
    ) -> Result<ClipboardContent, CopyError> {
        match self {
            Self::Quotes(excerpts) => {
                let quotes = excerpts.iter().map(|excerpt| excerpt.verify(briefing)).collect::<Result<Vec<_>, _>>();
                copy_all(&quotes.map_err(CopyError::Unverified)?, copy_format, options)
            }
            Self::Passage(id) => Ok(passage(&briefing.verified_quote(*id)?, options)),
            Self::Selection(spans) => attributed_selection(briefing, spans, copy_format, options),
            Self::Text(spans) => Ok(selection(briefing, &text_of(briefing, spans))),
        }
    }
}

/// The selected text, with an empty line between paragraphs.
fn text_of(briefing: &Briefing, spans: &[(BlockId, Range<usize>)]) -> String {
    let parts = spans.iter().filter_map(|(id, range)| briefing.block(*id)?.text().get(range.clone()));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Copies a selection: words of one quote in any format, words of several authors only with their attributions.
fn attributed_selection(
    briefing: &Briefing,
    spans: &[(BlockId, Range<usize>)],
    copy_format: &CopyFormat,
    options: Options,
) -> Result<ClipboardContent, CopyError> {
    let parts = parts_of(briefing, spans);
    let is_attribution = *copy_format == CopyFormat::Built(BuiltInFormat::Attribution);
    let quotes: Vec<_> = parts
        .iter()
        .map(|part| if let ExcerptPart::Quote(quote) = part { Some((**quote).clone()) } else { None })
        .collect();
    match quotes.into_iter().collect::<Option<Vec<_>>>() {
        Some(quotes) if !quotes.is_empty() && (quotes.len() == 1 || !is_attribution) => {
            copy_all(&quotes, copy_format, options)
        }
        _ if is_attribution => attributed(briefing, spans, &parts, options),
        _ => Err(CopyError::SeveralAuthors),
    }
}
