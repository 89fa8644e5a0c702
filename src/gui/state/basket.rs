//! The basket: quotes that were gathered, in the order that their owner gives them, with a way back from
//! every change. Pure; [`crate::gui::app`] shows it and keeps it between runs.

use std::{collections::HashMap, ops::Range};

use serde::{Deserialize, Serialize};

use crate::gui::state::three_way;
use briefing_core::{
    citation::QuoteExcerpt,
    matching,
    model::{BlockId, Briefing, NotVerified, QuoteId, QuotePart, VerifiedQuote},
};

/// A gathered quote, by its words: the briefing may have changed when it is opened again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BasketItem {
    /// The words, with `[…]` where some are left out.
    pub text: String,
    /// The words of the quote that it was shortened from; the same where it was not.
    #[serde(default)]
    pub whole: String,
    /// The speaker's id in the file.
    pub speaker: String,
    /// The occasion's id in the file.
    pub occasion: String,
    /// Who said it, where and when, in words: for where its briefing is not open.
    #[serde(default)]
    pub said_by: String,
    /// The quote in the briefing that is open; nothing where it does not stand there any more.
    #[serde(skip)]
    pub excerpt: Option<QuoteExcerpt>,
}

impl BasketItem {
    /// A quote of the briefing, to be gathered.
    ///
    /// # Errors
    /// Why the program does not verify it.
    pub fn new(briefing: &Briefing, excerpt: &QuoteExcerpt) -> Result<Self, NotVerified> {
        let quote = excerpt.verify(briefing)?;
        // The same words are the same excerpt, with whatever space around what is left out.
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

    /// What tells it from others: all that is kept of it.
    pub fn key(&self) -> (&str, &str, &str, &str) {
        (&self.text, self.whole(), &self.speaker, &self.occasion)
    }

    /// What is stored, with what was changed here.
    pub fn merge(base: &[Self], mine: &[Self], stored: &[Self]) -> Vec<Self> {
        three_way::list(base, mine, stored, Self::key)
    }

    /// As it is kept, for whatever briefing.
    pub fn to_persisted(&self) -> Self {
        Self { excerpt: None, whole: self.whole().to_owned(), ..self.clone() }
    }

    /// The words of the quote in the briefing.
    fn whole(&self) -> &str {
        if self.whole.is_empty() { &self.text } else { &self.whole }
    }

    /// Looks for it among the quotes of a briefing. The same words by the same speaker on the same
    /// occasion are the same quote, wherever they stand.
    fn resolve(&mut self, briefing: &Briefing, ids: impl Iterator<Item = QuoteId>) {
        let mut excerpts = ids.filter_map(|id| {
            let quote = briefing.verified_quote(id).ok()?;
            let is_same = quote.speaker().id == self.speaker && quote.occasion().id == self.occasion;
            is_same.then(|| self.excerpt_in(briefing, id)).flatten()
        });
        self.excerpt = excerpts.next();
        if let Some(Ok(quote)) = self.excerpt.as_ref().map(|excerpt| briefing.verified_quote(excerpt.id)) {
            self.said_by = said_by(&quote);
        }
    }

    /// The quote as it was gathered: whole, or with the same words left out, verified again.
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
        // Part by part, as the text has a paragraph for each.
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

/// Who said a quote, where and when, in a line.
fn said_by(quote: &VerifiedQuote<'_>) -> String {
    let occasion = quote.occasion();
    let date = occasion.date.map(|date| format!(", {}", date.in_language(&quote.briefing().language)));
    format!("{}, {}{}", quote.speaker().distinct_name(), occasion.name, date.unwrap_or_default())
}

/// Where a quote stands, piece by piece.
fn pieces_of(quote: &VerifiedQuote<'_>) -> Vec<(BlockId, Range<usize>)> {
    let of_part = |part: &QuotePart<'_>| {
        let block = part.block().id;
        part.pieces().iter().map(|piece| (block, piece.clone())).collect::<Vec<_>>()
    };
    quote.parts().iter().flat_map(of_part).collect()
}

/// As many bytes of text as all of it may have: it is kept between runs, and read at every start.
const MOST_BYTES: usize = 1 << 20;

/// What is in the basket, and what was in it before.
#[derive(Debug, Clone, Default)]
pub struct Basket {
    items: Vec<BasketItem>,
    undone: Vec<Vec<BasketItem>>,
    done: Vec<Vec<BasketItem>>,
}

/// How many changes can be undone.
const CHANGES: usize = 100;

/// As many quotes as a basket holds: more is an export.
pub const MOST: usize = 2000;

/// As many as are read of what is kept: two windows may have filled it from both sides.
const MOST_KEPT: usize = 10 * MOST;

impl Basket {
    /// A basket as it was kept, for the briefing that is open.
    pub fn from_persisted(mut items: Vec<BasketItem>, briefing: &Briefing) -> Self {
        items.truncate(MOST_KEPT);
        let mut basket = Self { items, ..Self::default() };
        basket.resolve(briefing);
        basket
    }

    /// Takes in what another window has changed: `items` are what is in it now. What is undone later is only
    /// what was done here. Says whether anything is new.
    pub fn follow(&mut self, items: &[BasketItem], briefing: &Briefing) -> bool {
        if items.iter().map(BasketItem::key).eq(self.items.iter().map(BasketItem::key)) {
            return false;
        }
        let before = std::mem::replace(&mut self.items, items.to_vec());
        for steps in [&mut self.done, &mut self.undone] {
            for step in steps.iter_mut() {
                *step = BasketItem::merge(&before, step, &self.items);
            }
            // The last of them is the next to be gone to: it must differ from what is there, and each from the next.
            let mut next = &self.items;
            let mut left: Vec<Vec<BasketItem>> = Vec::new();
            for step in steps.iter().rev() {
                if !step.iter().map(BasketItem::key).eq(next.iter().map(BasketItem::key)) {
                    left.push(step.clone());
                    next = step;
                }
            }
            left.reverse();
            *steps = left;
        }
        self.resolve(briefing);
        true
    }

    /// Looks for its quotes in a briefing that was read again.
    pub fn resolve(&mut self, briefing: &Briefing) {
        let mut all: Vec<&mut BasketItem> = self
            .items
            .iter_mut()
            .chain(self.done.iter_mut().flatten())
            .chain(self.undone.iter_mut().flatten())
            .collect();
        if all.is_empty() {
            return;
        }
        let mut wanted: HashMap<String, Vec<QuoteId>> =
            all.iter().map(|item| (item.whole().to_owned(), Vec::new())).collect();
        for (id, quote) in (0..).map(QuoteId).zip(briefing.quotes()) {
            if let Some(ids) = wanted.get_mut(briefing.quote_text(quote).as_ref()) {
                ids.push(id);
            }
        }
        for item in &mut all {
            let ids = wanted.get(item.whole()).cloned().unwrap_or_default();
            item.resolve(briefing, ids.into_iter());
        }
    }

    /// What is in it, in order.
    pub fn items(&self) -> &[BasketItem] {
        &self.items
    }

    /// The quotes in it that stand in the briefing.
    pub fn excerpts(&self) -> Vec<QuoteExcerpt> {
        self.items.iter().filter_map(|item| item.excerpt.clone()).collect()
    }

    /// Whether this quote is in it, as it is shortened here.
    pub fn has(&self, excerpt: &QuoteExcerpt) -> bool {
        self.items.iter().any(|item| item.excerpt.as_ref() == Some(excerpt))
    }

    /// Puts quotes in at the end, those that are not in it yet. Gives back how many came in.
    pub fn add(&mut self, items: impl IntoIterator<Item = BasketItem>) -> usize {
        let mut new = self.items.clone();
        let mut bytes: usize = new.iter().map(|item| item.text.len()).sum();
        for item in items {
            bytes += item.text.len();
            if new.len() < MOST
                && bytes <= MOST_BYTES
                && !new.iter().any(|old| old.excerpt.is_some() && old.excerpt == item.excerpt)
            {
                new.push(item);
            }
        }
        let count = new.len() - self.items.len();
        self.change(new);
        count
    }

    /// Takes one out.
    pub fn remove(&mut self, at: usize) {
        let mut new = self.items.clone();
        if at < new.len() {
            new.remove(at);
        }
        self.change(new);
    }

    /// Takes all out.
    pub fn clear(&mut self) {
        self.change(Vec::new());
    }

    /// Moves one to another place.
    pub fn shift(&mut self, from: usize, to: usize) {
        let mut new = self.items.clone();
        if from < new.len() && to < new.len() {
            let item = new.remove(from);
            new.insert(to, item);
        }
        self.change(new);
    }

    /// Whether there is a change to undo.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Undoes the last change. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.done.pop() else { return false };
        self.undone.push(std::mem::replace(&mut self.items, before));
        true
    }

    /// Redoes the change that was undone last. Says whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.undone.pop() else { return false };
        self.done.push(std::mem::replace(&mut self.items, after));
        true
    }

    fn change(&mut self, items: Vec<BasketItem>) {
        if items == self.items {
            return;
        }
        self.undone.clear();
        self.done.push(std::mem::replace(&mut self.items, items));
        if self.done.len() > CHANGES {
            self.done.remove(0);
        }
    }
}

#[cfg(test)]
impl BasketItem {
    /// Words that were gathered, of nobody in particular.
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use briefing_core::load::load_embedded;

    fn gathered(briefing: &Briefing, ids: &[u32]) -> Vec<BasketItem> {
        ids.iter().map(|id| BasketItem::new(briefing, &QuoteId(*id).into()).unwrap()).collect()
    }

    fn order(basket: &Basket) -> Vec<u32> {
        basket.excerpts().iter().map(|excerpt| excerpt.id.0).collect()
    }

    #[test]
    fn every_change_can_be_taken_back_and_made_again() {
        let briefing = load_embedded().briefing.unwrap();
        let mut basket = Basket::default();
        assert_eq!(basket.add(gathered(&briefing, &[3, 1, 4])), 3);
        assert_eq!(basket.add(gathered(&briefing, &[1])), 0, "a quote is in it once");
        basket.shift(2, 0);
        basket.remove(1);
        assert_eq!(order(&basket), [4, 1]);
        basket.clear();
        assert!(basket.items().is_empty());
        for expected in [&[4, 1][..], &[4, 3, 1], &[3, 1, 4], &[]] {
            assert!(basket.undo());
            assert_eq!(order(&basket), expected);
        }
        assert!(!basket.undo());
        assert!(basket.redo());
        assert_eq!(order(&basket), [3, 1, 4]);
        basket.remove(9);
        assert!(basket.redo(), "what changes nothing forgets nothing");
    }

    #[test]
    fn a_kept_basket_finds_its_quotes_again_by_their_words_shortened_ones_too() {
        let briefing = load_embedded().briefing.unwrap();
        let quote = briefing.verified_quote(QuoteId(0)).unwrap();
        let start = quote.span().start + quote.text().find("the international").unwrap();
        let gap = start..start + "the international situation and ".len();
        let excerpt = QuoteExcerpt { id: QuoteId(0), left_out: vec![(quote.block().id, gap)] };
        let mut basket = Basket::default();
        basket.add([
            BasketItem::new(&briefing, &excerpt).unwrap(),
            BasketItem::new(&briefing, &QuoteId(7).into()).unwrap(),
        ]);
        let text = ron::to_string(&basket.items().to_vec()).unwrap();
        let mut kept: Vec<BasketItem> = ron::from_str(&text).unwrap();
        kept.push(BasketItem { text: "We agreed on nothing.".to_owned(), ..kept[1].clone() });
        let back = Basket::from_persisted(kept, &briefing);
        assert_eq!(back.excerpts(), basket.excerpts());
        assert!(back.items()[0].text.starts_with("Today, […] trade order are"), "{}", back.items()[0].text);
        assert_eq!(back.items()[2].excerpt, None, "what does not stand in the briefing cannot be copied");
    }

    fn texts(basket: &Basket) -> Vec<&str> {
        basket.items().iter().map(|item| item.text.as_str()).collect()
    }

    #[test]
    fn undo_takes_back_what_was_done_here_and_nothing_that_another_window_did() {
        let briefing = load_embedded().briefing.unwrap();
        let mut basket = Basket::default();
        basket.add([BasketItem::of_words("mine")]);
        basket.add([BasketItem::of_words("mine too")]);
        basket.follow(
            &[BasketItem::of_words("theirs"), BasketItem::of_words("mine"), BasketItem::of_words("mine too")],
            &briefing,
        );
        assert!(basket.undo());
        assert_eq!(texts(&basket), ["theirs", "mine"]);
        // What the other window has taken out does not come back.
        basket.follow(&[BasketItem::of_words("mine")], &briefing);
        assert!(basket.redo());
        assert_eq!(texts(&basket), ["mine", "mine too"]);
        basket.follow(&[BasketItem::of_words("mine too")], &briefing);
        assert!(basket.undo());
        assert_eq!(texts(&basket), [""; 0]);
        assert!(!basket.undo(), "a step that changes nothing any more is no step");
    }

    #[derive(Debug, Clone, Copy)]
    enum Act {
        Add,
        Remove(usize),
        Shift(usize, usize),
        Undo,
        Redo,
        TheyAdd(usize),
        TheyRemove(usize),
    }

    fn act() -> impl Strategy<Value = Act> {
        prop_oneof![
            3 => Just(Act::Add),
            1 => (0_usize..6).prop_map(Act::Remove),
            1 => (0_usize..6, 0_usize..6).prop_map(|(from, to)| Act::Shift(from, to)),
            4 => Just(Act::Undo),
            3 => Just(Act::Redo),
            3 => (0_usize..6).prop_map(Act::TheyAdd),
            2 => (0_usize..6).prop_map(Act::TheyRemove),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn no_undo_and_no_redo_touches_what_another_window_did(acts in proptest::collection::vec(act(), 0..40)) {
            let briefing = load_embedded().briefing.unwrap();
            let mut basket = Basket::default();
            for (number, act) in acts.into_iter().enumerate() {
                let is_theirs = |item: &BasketItem| item.text.starts_with("theirs");
                let theirs = |basket: &Basket| {
                    basket.items().iter().filter(|item| is_theirs(item)).map(|item| item.text.clone()).collect::<std::collections::BTreeSet<_>>()
                };
                let before = theirs(&basket);
                let mut items = basket.items().to_vec();
                match act {
                    Act::Add => { basket.add([BasketItem::of_words(&format!("mine {number}"))]); }
                    Act::Remove(at) if items.get(at).is_some_and(|item| !is_theirs(item)) => basket.remove(at),
                    Act::Remove(_) => {}
                    Act::Shift(from, to) => basket.shift(from, to),
                    Act::Undo => { basket.undo(); }
                    Act::Redo => { basket.redo(); }
                    Act::TheyAdd(at) => {
                        items.insert(at.min(items.len()), BasketItem::of_words(&format!("theirs {number}")));
                        basket.follow(&items, &briefing);
                        prop_assert_eq!(basket.items(), items);
                        continue;
                    }
                    Act::TheyRemove(at) => {
                        if at < items.len() {
                            items.remove(at);
                        }
                        basket.follow(&items, &briefing);
                        prop_assert_eq!(basket.items(), items);
                        continue;
                    }
                }
                prop_assert_eq!(theirs(&basket), before);
            }
        }
    }
}
