//! The basket: quotes that were gathered, in the order that their owner gives them, with a way back from
//! every change. Pure; [`crate::app`] shows it and keeps it between runs.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::{
    briefing::{Briefing, QuoteId, proof},
    citation::Pick,
};

/// A gathered quote, by its words: the briefing may have changed when it is opened again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathered {
    /// The words, with `[…]` where some are left out.
    pub text: String,
    /// The words of the quote that it was shortened from; the same where it was not.
    #[serde(default)]
    pub whole: String,
    /// The speaker's id in the file.
    pub speaker: String,
    /// The occasion's id in the file.
    pub occasion: String,
    /// The quote in the briefing that is open; nothing where it does not stand there any more.
    #[serde(skip)]
    pub pick: Option<Pick>,
}

impl Gathered {
    /// A quote of the briefing, to be gathered.
    ///
    /// # Errors
    /// Why the program does not vouch for it.
    pub fn new(briefing: &Briefing, pick: &Pick) -> Result<Self, String> {
        let quote = pick.vouch(briefing)?;
        // The same words are the same pick, with whatever space around what is left out.
        let pick = match quote.quote().span() {
            Some(whole) if !pick.left_out.is_empty() => Pick::keeping(pick.id, &whole, quote.pieces()),
            _ => pick.clone(),
        };
        Ok(Self {
            text: quote.text().into_owned(),
            whole: briefing.quote_text(quote.quote()).into_owned(),
            speaker: quote.speaker().id.clone(),
            occasion: quote.occasion().id.clone(),
            pick: Some(pick),
        })
    }

    /// The words of the quote in the briefing.
    fn whole(&self) -> &str {
        if self.whole.is_empty() { &self.text } else { &self.whole }
    }

    /// Looks for it among the quotes of a briefing. The same words by the same speaker on the same
    /// occasion are the same quote, wherever they stand.
    fn resolve(&mut self, briefing: &Briefing, ids: impl Iterator<Item = QuoteId>) {
        let mut picks = ids.filter_map(|id| {
            let quote = briefing.vouch(id).ok()?;
            let is_same = quote.speaker().id == self.speaker && quote.occasion().id == self.occasion;
            is_same.then(|| self.pick_of(briefing, id)).flatten()
        });
        self.pick = picks.next();
    }

    /// The quote as it was gathered: whole, or with the same words left out, proved once more.
    fn pick_of(&self, briefing: &Briefing, id: QuoteId) -> Option<Pick> {
        let quote = briefing.vouch(id).ok()?;
        let whole = quote.text();
        if whole == self.text {
            return Some(id.into());
        }
        if whole != self.whole() {
            return None;
        }
        let pieces = proof::prove(&self.text, quote.block().text(), quote.span().start)?.pieces;
        let pick = Pick::keeping(id, &quote.span(), &pieces);
        pick.vouch(briefing).is_ok_and(|quote| quote.text() == self.text).then_some(pick)
    }
}

/// As many bytes of text as all of it may have: it is kept between runs, and read at every start.
const MOST_BYTES: usize = 1 << 20;

/// What is in the basket, and what was in it before.
#[derive(Debug, Clone, Default)]
pub struct Basket {
    items: Vec<Gathered>,
    undone: Vec<Vec<Gathered>>,
    done: Vec<Vec<Gathered>>,
}

/// How many changes can be taken back.
const CHANGES: usize = 100;

/// As many quotes as a basket holds: more is an export.
pub const MOST: usize = 2000;

impl Basket {
    /// A basket as it was kept, for the briefing that is open.
    pub fn kept(mut items: Vec<Gathered>, briefing: &Briefing) -> Self {
        items.truncate(MOST);
        let mut basket = Self { items, ..Self::default() };
        basket.resolve(briefing);
        basket
    }

    /// Looks for its quotes in a briefing that was read again.
    pub fn resolve(&mut self, briefing: &Briefing) {
        let mut all: Vec<&mut Gathered> = self
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
    pub fn items(&self) -> &[Gathered] {
        &self.items
    }

    /// The quotes in it that stand in the briefing.
    pub fn picks(&self) -> Vec<Pick> {
        self.items.iter().filter_map(|item| item.pick.clone()).collect()
    }

    /// Whether this quote is in it, as it is shortened here.
    pub fn has(&self, pick: &Pick) -> bool {
        self.items.iter().any(|item| item.pick.as_ref() == Some(pick))
    }

    /// Puts quotes in at the end, those that are not in it yet. Gives back how many came in.
    pub fn add(&mut self, items: impl IntoIterator<Item = Gathered>) -> usize {
        let mut new = self.items.clone();
        let mut bytes: usize = new.iter().map(|item| item.text.len()).sum();
        for item in items {
            bytes += item.text.len();
            if new.len() < MOST
                && bytes <= MOST_BYTES
                && !new.iter().any(|old| old.pick.is_some() && old.pick == item.pick)
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

    /// Whether there is a change to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Takes the last change back. Says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.done.pop() else { return false };
        self.undone.push(std::mem::replace(&mut self.items, before));
        true
    }

    /// Makes the change once more that was taken back last. Says whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.undone.pop() else { return false };
        self.done.push(std::mem::replace(&mut self.items, after));
        true
    }

    fn change(&mut self, items: Vec<Gathered>) {
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
mod tests {
    use super::*;
    use crate::briefing::load_embedded;

    fn gathered(briefing: &Briefing, ids: &[u32]) -> Vec<Gathered> {
        ids.iter().map(|id| Gathered::new(briefing, &QuoteId(*id).into()).unwrap()).collect()
    }

    fn order(basket: &Basket) -> Vec<u32> {
        basket.picks().iter().map(|pick| pick.id.0).collect()
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
        let quote = briefing.vouch(QuoteId(0)).unwrap();
        let start = quote.span().start + quote.text().find("the international").unwrap();
        let gap = start..start + "the international situation and ".len();
        let pick = Pick { id: QuoteId(0), left_out: vec![gap] };
        let mut basket = Basket::default();
        basket.add([Gathered::new(&briefing, &pick).unwrap(), Gathered::new(&briefing, &QuoteId(7).into()).unwrap()]);
        let text = ron::to_string(&basket.items().to_vec()).unwrap();
        let mut kept: Vec<Gathered> = ron::from_str(&text).unwrap();
        kept.push(Gathered { text: "We agreed on nothing.".to_owned(), ..kept[1].clone() });
        let back = Basket::kept(kept, &briefing);
        assert_eq!(back.picks(), basket.picks());
        assert!(back.items()[0].text.starts_with("Today, […] trade order are"), "{}", back.items()[0].text);
        assert_eq!(back.items()[2].pick, None, "what does not stand in the briefing cannot be copied");
    }
}
