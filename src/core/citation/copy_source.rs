//! Names what is copied: a quote, several, a quote with what stands around it, a selection; and copies it. Ids
//! become [`VerifiedQuote`]s here, and where one does not, nothing is copied.

use std::ops::Range;

use super::{
    BuiltInFormat, ClipboardContent, CopyError, CopyFormat, ExcerptPart, Options, attributed, copy_all, parts_of,
    passage, selection,
};
use crate::model::{BlockId, Briefing, NotVerified, QuoteId, VerifiedQuote};

/// A quote, and the bytes of its blocks that are left out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteExcerpt {
    /// The quote.
    pub id: QuoteId,
    /// What is left out.
    pub left_out: Vec<(BlockId, Range<usize>)>,
}

impl From<QuoteId> for QuoteExcerpt {
    fn from(id: QuoteId) -> Self {
        Self { id, left_out: Vec::new() }
    }
}

impl QuoteExcerpt {
    /// What is left of a quote after all but these pieces of it, by their blocks, are left out.
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

    /// The quote, if it is verified as it is shortened here.
    ///
    /// # Errors
    /// Why it does not, a sentence without a full stop.
    pub fn verify<'a>(&self, briefing: &'a Briefing) -> Result<VerifiedQuote<'a>, NotVerified> {
        let quote = briefing.verified_quote(self.id)?;
        if self.left_out.is_empty() { Ok(quote) } else { quote.shortened(&self.left_out) }
    }
}

/// What is copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopySource {
    /// Quotes, in this order.
    Quotes(Vec<QuoteExcerpt>),
    /// A quote with the sentence before it and the one after.
    Passage(QuoteId),
    /// Selected bytes of some blocks, with who said them.
    Selection(Vec<(BlockId, Range<usize>)>),
    /// The same as they are.
    Text(Vec<(BlockId, Range<usize>)>),
}

impl From<QuoteId> for CopySource {
    fn from(id: QuoteId) -> Self {
        Self::Quotes(vec![id.into()])
    }
}

/// How many quotes are copied while a frame waits for it.
const QUICK: usize = 8;

impl CopySource {
    /// The quote that it is, alone or with what stands around it.
    pub fn quote(&self) -> Option<QuoteId> {
        match self {
            Self::Quotes(excerpts) => excerpts.first().filter(|_| excerpts.len() == 1).map(|excerpt| excerpt.id),
            Self::Passage(id) => Some(*id),
            Self::Selection(_) | Self::Text(_) => None,
        }
    }

    /// Whether it is copied in no time.
    pub fn is_quick(&self, copy_format: &CopyFormat) -> bool {
        let is_short = match self {
            Self::Quotes(excerpts) => excerpts.len() <= QUICK,
            Self::Passage(_) => true,
            Self::Selection(spans) | Self::Text(spans) => spans.len() <= QUICK,
        };
        is_short && !copy_format.is_styled()
    }

    /// How much text is selected, in bytes; nothing for quotes.
    pub fn selected_bytes(&self) -> usize {
        match self {
            Self::Quotes(_) | Self::Passage(_) => 0,
            Self::Selection(spans) | Self::Text(spans) => spans.iter().map(|(_, range)| range.len()).sum(),
        }
    }

    /// The same with so many quotes or paragraphs at most, and how many it leaves out.
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
    /// # Errors
    /// Why one of the quotes is not verified, or what the format lacks.
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

/// The selected text, paragraphs apart by an empty line.
fn text_of(briefing: &Briefing, spans: &[(BlockId, Range<usize>)]) -> String {
    let parts = spans.iter().filter_map(|(id, range)| briefing.block(*id)?.text().get(range.clone()));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Words of one quote in any format; words of several authors only with their attributions.
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
