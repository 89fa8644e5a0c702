//! A quote in the basket: its words, and its position in its briefing.

use std::{collections::HashMap, ops::Range};

use serde::{Deserialize, Serialize};

use crate::gui::state::three_way;
use briefing_core::{
    citation::QuoteExcerpt,
    matching,
    model::{BlockId, Briefing, NotVerified, QuoteId, QuotePart, VerifiedQuote},
};

/// A quote in the basket, stored as words, because the briefing may have changed when it is opened again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BasketItem {
    /// The words, with `[…]` for omissions.
    pub text: String,
    /// The complete words of the quote from which it was shortened; the same if it was not.
    #[serde(default)]
    pub whole: String,
    /// The speaker's id in the file.
    pub speaker: String,
    /// The occasion's id in the file.
    pub occasion: String,
    /// The attribution in words, for display while its briefing is not open.
    #[serde(default)]
    pub said_by: String,
    /// The quote in the open briefing, or `None` if it is no longer there.
    #[serde(skip)]
    pub excerpt: Option<QuoteExcerpt>,
}

impl BasketItem {
    /// A basket item for a quote of the briefing.
    ///
    /// # Errors
    /// Why the quote is not verified.
    pub fn new(briefing: &Briefing, excerpt: &QuoteExcerpt) -> Result<Self, NotVerified> {
        let quote = excerpt.verify(briefing)?;
        // The same words are the same excerpt, regardless of the white space around omissions.
        let excerpt = match briefing.verified_quote(excerpt.id) {
            Ok(whole) if !excerpt.left_out.is_empty() => QuoteExcerpt::keeping(&whole, &pieces_of(&quote)),
            _ => excerpt.clone(),
        };
        Ok(Self {
            text: quote.text().into_owned(),
            whole: briefing.quote_text(quote.quote()).into_owned(),
            speaker: quote.speaker().id.clone(),
            occasion: quote.occasion().id.clone(),
            said_by: said_by(&quote),
            excerpt: Some(excerpt),
        })
    }

    /// Its key: all its stored fields.
    pub fn key(&self) -> (&str, &str, &str, &str) {
        (&self.text, self.whole(), &self.speaker, &self.occasion)
    }

    /// Merges changes made here into the stored items.
    pub fn merge(base: &[Self], mine: &[Self], stored: &[Self]) -> Vec<Self> {
        three_way::list(base, mine, stored, Self::key)
    }

    /// The stored form, without the open briefing.
    pub fn to_persisted(&self) -> Self {
        Self { excerpt: None, whole: self.whole().to_owned(), ..self.clone() }
    }

    /// The complete words of the quote in the briefing.
    fn whole(&self) -> &str {
        if self.whole.is_empty() { &self.text } else { &self.whole }
    }

    /// Finds it among these quotes of a briefing. The same words by the same speaker on the same occasion are the same
    /// quote, wherever they are in the text.
    fn resolve(&mut self, briefing: &Briefing, ids: &[QuoteId]) {
        let mut excerpts = ids.iter().filter_map(|id| {
            let quote = briefing.verified_quote(*id).ok()?;
            let is_same = quote.speaker().id == self.speaker && quote.occasion().id == self.occasion;
            is_same.then(|| self.excerpt_in(briefing, *id)).flatten()
        });
        self.excerpt = excerpts.next();
        if let Some(Ok(quote)) = self.excerpt.as_ref().map(|excerpt| briefing.verified_quote(excerpt.id)) {
            self.said_by = said_by(&quote);
        }
    }

    /// The quote as it was added: complete, or with the same omissions, verified again.
    fn excerpt_in(&self, briefing: &Briefing, id: QuoteId) -> Option<QuoteExcerpt> {
        let quote = briefing.verified_quote(id).ok()?;
        let whole = quote.text();
        if whole == self.text {
            return Some(id.into());
        }
        if whole != self.whole() {
            return None;
        }
        let mut pieces = Vec::new();
        // Piece by piece: a quote over several paragraphs has one for each.
        let mut texts = self.text.split("\n\n");
        for part in quote.parts() {
            let (block, words) = (part.block(), texts.next()?);
            let found = matching::match_quote(words, block.text(), part.span().start)?;
            pieces.extend(found.pieces.into_iter().map(|piece| (block.id, piece)));
        }
        let excerpt = QuoteExcerpt::keeping(&quote, &pieces);
        excerpt.verify(briefing).is_ok_and(|quote| quote.text() == self.text).then_some(excerpt)
    }
}

/// The attribution of a quote, on one line.
fn said_by(quote: &VerifiedQuote<'_>) -> String {
    let occasion = quote.occasion();
    let date = occasion.date.map(|date| format!(", {}", date.in_language(&quote.briefing().language)));
    format!("{}, {}{}", quote.speaker().distinct_name(), occasion.name, date.unwrap_or_default())
}

/// The position of each piece of a quote.
fn pieces_of(quote: &VerifiedQuote<'_>) -> Vec<(BlockId, Range<usize>)> {
    let of_part = |part: &QuotePart<'_>| {
        let block = part.block().id;
        part.pieces().iter().map(|piece| (block, piece.clone())).collect::<Vec<_>>()
    };
    quote.parts().iter().flat_map(of_part).collect()
}

/// Finds the items in a briefing.
pub fn resolve<'i>(items: impl Iterator<Item = &'i mut BasketItem>, briefing: &Briefing) {
    let mut items: Vec<&mut BasketItem> = items.collect();
    if items.is_empty() {
        return;
    }
    let mut wanted: HashMap<String, Vec<QuoteId>> =
        items.iter().map(|item| (item.whole().to_owned(), Vec::new())).collect();
    for (id, quote) in (0..).map(QuoteId).zip(briefing.quotes()) {
        if let Some(ids) = wanted.get_mut(briefing.quote_text(quote).as_ref()) {
            ids.push(id);
        }
    }
    for item in &mut items {
        let ids = wanted.get(item.whole()).map(Vec::as_slice).unwrap_or_default();
        item.resolve(briefing, ids);
    }
}

#[cfg(test)]
impl BasketItem {
    /// An item with these words and without an attribution.
    pub(super) fn of_words(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            whole: text.to_owned(),
            speaker: "a".to_owned(),
            occasion: "o".to_owned(),
            said_by: String::new(),
            excerpt: None,
        }
    }
}
