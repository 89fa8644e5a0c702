//! The basket: quotes from any number of briefings, with a section for each briefing, in the user's order, with undo
//! and redo. Has no side effects; [`crate::gui::app`] shows and stores it.

use std::{collections::HashMap, fmt, sync::Arc};

use super::session::{FileKey, PersistedFile, PersistedState};
use crate::gui::state::three_way;
use briefing_core::{citation::QuoteExcerpt, load::Loaded};

pub use super::basket_item::BasketItem;
use super::basket_item::resolve;

/// The quotes of one briefing in the basket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasketSection {
    /// The briefing's file.
    pub file: FileKey,
    /// The title of the briefing.
    pub title: String,
    /// The quotes; never empty.
    pub items: Vec<BasketItem>,
}

impl BasketSection {
    /// Its title, or a placeholder if the title is not known.
    pub fn name(&self) -> &str {
        if self.title.is_empty() { "Untitled briefing" } else { &self.title }
    }

    fn is_alike(&self, other: &Self) -> bool {
        self.file == other.file && self.items.iter().map(BasketItem::key).eq(other.items.iter().map(BasketItem::key))
    }
}

/// A section of the basket, or a quote in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BasketPlace {
    /// The index of the section.
    pub section: usize,
    /// The index of the quote in it, or `None` for the section itself.
    pub item: Option<usize>,
}

impl BasketPlace {
    /// The position of a quote.
    pub fn of_quote(section: usize, item: usize) -> Self {
        Self { section, item: Some(item) }
    }

    /// The position of a section.
    pub fn of_section(section: usize) -> Self {
        Self { section, item: None }
    }
}

/// An open briefing, as last read.
#[derive(Clone)]
pub struct OpenBriefing(pub Arc<Loaded>);

impl fmt::Debug for OpenBriefing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OpenBriefing").field(&self.0.name).finish()
    }
}

impl PartialEq for OpenBriefing {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for OpenBriefing {}

/// The maximum size of the text in the basket, in bytes: it is stored, and read at every start.
const MAX_TEXT_BYTES: usize = 1 << 20;

/// The content of the basket, and its history.
#[derive(Debug, Clone, Default)]
pub struct Basket {
    sections: Vec<BasketSection>,
    undone: Vec<Vec<BasketSection>>,
    done: Vec<Vec<BasketSection>>,
    /// The open briefings.
    open: HashMap<FileKey, OpenBriefing>,
}

/// How many changes can be undone.
const MAX_UNDO_STEPS: usize = 100;

/// The maximum number of quotes in the basket; more should be exported.
pub const MAX_QUOTES: usize = 2000;

/// The maximum number of stored quotes that are read for one briefing: several windows may have added to it.
const MAX_STORED_QUOTES: usize = 10 * MAX_QUOTES;

impl Basket {
    /// The stored basket; no briefing is open yet.
    pub fn of(persisted: &PersistedState) -> Self {
        Self { sections: kept_sections(persisted), ..Self::default() }
    }

    // ---- storing, and open briefings -----------------------------------------------------------------

    /// Writes the quotes and the order of the sections to the persisted state.
    pub fn write_to(&self, persisted: &mut PersistedState) {
        for file in &mut persisted.files {
            let items = self.items_of(&file.file);
            if !file.quotes.iter().map(BasketItem::key).eq(items.iter().map(BasketItem::key)) {
                file.quotes = items.iter().map(BasketItem::to_persisted).collect();
            }
        }
        for section in &self.sections {
            if persisted.of(&section.file).is_none() {
                persisted.keep(PersistedFile {
                    file: section.file.clone(),
                    title: section.title.clone(),
                    quotes: section.items.iter().map(BasketItem::to_persisted).collect(),
                    ..PersistedFile::default()
                });
            }
        }
        persisted.basket_order =
            self.sections.iter().map(|section| &section.file).filter(|file| is_storable(file)).cloned().collect();
    }

    /// Merges changes of another window. Only changes made here can be undone later. Returns whether anything
    /// changed.
    pub fn follow(&mut self, persisted: &PersistedState) -> bool {
        let mut stored = kept_sections(persisted);
        stored.extend(self.sections.iter().filter(|section| !is_storable(&section.file)).cloned());
        if are_alike(&stored, &self.sections) {
            return false;
        }
        let before = std::mem::replace(&mut self.sections, stored);
        for steps in [&mut self.done, &mut self.undone] {
            for step in steps.iter_mut() {
                *step = merge(&before, step, &self.sections);
            }
            // The last step is the next one to undo or redo: it must differ from the current state, and each step from
            // its neighbour.
            let mut next = &self.sections;
            let mut left: Vec<Vec<BasketSection>> = Vec::new();
            for step in steps.iter().rev() {
                if !are_alike(step, next) {
                    left.push(step.clone());
                    next = step;
                }
            }
            left.reverse();
            *steps = left;
        }
        let open: Vec<_> = self.open.keys().cloned().collect();
        open.iter().for_each(|file| self.resolve(file));
        true
    }

    /// Resolves the quotes of a briefing that was opened or reloaded. Returns its previous version.
    pub fn set_open(&mut self, file: &FileKey, title: &str, loaded: &Arc<Loaded>) -> Option<OpenBriefing> {
        let before = self.open.insert(file.clone(), OpenBriefing(Arc::clone(loaded)));
        for section in self.all_sections().filter(|section| section.file == *file) {
            title.clone_into(&mut section.title);
        }
        self.resolve(file);
        before
    }

    /// Removes a closed briefing from the open ones. Returns it.
    pub fn close(&mut self, file: &FileKey) -> Option<OpenBriefing> {
        for item in self.all_sections().filter(|section| section.file == *file).flat_map(|section| &mut section.items) {
            item.excerpt = None;
        }
        self.open.remove(file)
    }

    /// Renames a briefing that continues in another file.
    pub fn rename(&mut self, from: &FileKey, to: &FileKey) {
        if from == to {
            return;
        }
        if self.sections.iter().any(|section| section.file == *to) {
            // The briefing was saved over another one of the basket, whose quotes are now resolved in it.
            self.close(from);
            return;
        }
        for section in self.all_sections().filter(|section| section.file == *from) {
            section.file.clone_from(to);
        }
        if let Some(open) = self.open.remove(from) {
            self.open.insert(to.clone(), open);
        }
    }

    fn all_sections(&mut self) -> impl Iterator<Item = &mut BasketSection> {
        let steps = self.done.iter_mut().chain(self.undone.iter_mut()).flatten();
        self.sections.iter_mut().chain(steps)
    }

    fn resolve(&mut self, file: &FileKey) {
        let Some(OpenBriefing(loaded)) = self.open.get(file).cloned() else { return };
        let Some(briefing) = &loaded.briefing else { return };
        let sections = self.all_sections().filter(|section| section.file == *file);
        resolve(sections.flat_map(|section| &mut section.items), briefing);
    }

    /// A briefing of the basket, if it is open.
    pub fn open_briefing(&self, file: &FileKey) -> Option<&OpenBriefing> {
        self.open.get(file)
    }

    // ---- content -------------------------------------------------------------------------------------

    /// The sections, in order.
    pub fn sections(&self) -> &[BasketSection] {
        &self.sections
    }

    /// How many quotes it has.
    pub fn count(&self) -> usize {
        self.sections.iter().map(|section| section.items.len()).sum()
    }

    /// Whether it has no quotes.
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// A quote in it.
    pub fn get(&self, place: BasketPlace) -> Option<(&BasketSection, &BasketItem)> {
        let section = self.sections.get(place.section)?;
        Some((section, section.items.get(place.item?)?))
    }

    /// The basket's quotes of this briefing, in order.
    pub fn items_of(&self, file: &FileKey) -> &[BasketItem] {
        let section = self.sections.iter().find(|section| section.file == *file);
        section.map(|section| section.items.as_slice()).unwrap_or_default()
    }

    /// Whether the basket has this quote of a briefing, with exactly these omissions.
    pub fn has(&self, file: &FileKey, excerpt: &QuoteExcerpt) -> bool {
        self.position(file, excerpt).is_some()
    }

    /// The position of this quote in the basket.
    pub fn position(&self, file: &FileKey, excerpt: &QuoteExcerpt) -> Option<BasketPlace> {
        let section = self.sections.iter().position(|section| section.file == *file)?;
        let items = self.items_of(file);
        let item = items.iter().position(|item| item.excerpt.as_ref() == Some(excerpt))?;
        Some(BasketPlace::of_quote(section, item))
    }

    // ---- changes -------------------------------------------------------------------------------------

    /// Adds quotes of a briefing that are not in the basket yet to the end of its section; a new section goes
    /// to the end. Returns how many were added.
    pub fn add(&mut self, file: &FileKey, title: &str, items: impl IntoIterator<Item = BasketItem>) -> usize {
        let mut new = self.sections.clone();
        if !new.iter().any(|section| section.file == *file) {
            new.push(BasketSection { file: file.clone(), title: title.to_owned(), items: Vec::new() });
        }
        let mut count = self.count();
        let mut bytes: usize = new.iter().flat_map(|section| &section.items).map(|item| item.text.len()).sum();
        if let Some(section) = new.iter_mut().find(|section| section.file == *file) {
            for item in items {
                bytes += item.text.len();
                let is_in = section.items.iter().any(|old| old.excerpt.is_some() && old.excerpt == item.excerpt);
                if count < MAX_QUOTES && bytes <= MAX_TEXT_BYTES && !is_in {
                    section.items.push(item);
                    count += 1;
                }
            }
        }
        let added = count - self.count();
        self.change(new);
        added
    }

    /// Removes a quote or a whole section. Returns whether it was there.
    pub fn remove(&mut self, place: BasketPlace) -> bool {
        let mut new = self.sections.clone();
        if let Some(section) = new.get_mut(place.section) {
            match place.item {
                Some(item) if item < section.items.len() => drop(section.items.remove(item)),
                Some(_) => {}
                None => section.items.clear(),
            }
        }
        self.change(new)
    }

    /// Removes everything. Returns whether there was anything.
    pub fn clear(&mut self) -> bool {
        self.change(Vec::new())
    }

    /// Moves a quote within its section, or a section among all sections. Returns whether the order has changed.
    pub fn shift(&mut self, from: BasketPlace, to: usize) -> bool {
        let mut new = self.sections.clone();
        match from.item {
            None => move_to(&mut new, from.section, to),
            Some(item) => {
                if let Some(section) = new.get_mut(from.section) {
                    move_to(&mut section.items, item, to);
                }
            }
        }
        self.change(new)
    }

    /// Whether there is a change to undo.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a change to redo.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Undoes the last change. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.done.pop() else { return false };
        self.undone.push(std::mem::replace(&mut self.sections, before));
        true
    }

    /// Redoes the change that was undone last. Returns whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.undone.pop() else { return false };
        self.done.push(std::mem::replace(&mut self.sections, after));
        true
    }

    /// Sets these sections. Returns whether they differ from the previous ones.
    fn change(&mut self, mut sections: Vec<BasketSection>) -> bool {
        sections.retain(|section| !section.items.is_empty());
        if sections == self.sections {
            return false;
        }
        self.undone.clear();
        self.done.push(std::mem::replace(&mut self.sections, sections));
        if self.done.len() > MAX_UNDO_STEPS {
            self.done.remove(0);
        }
        true
    }
}

fn move_to<T>(list: &mut Vec<T>, from: usize, to: usize) {
    if from < list.len() && to < list.len() {
        let moved = list.remove(from);
        list.insert(to, moved);
    }
}

/// A path that is not UTF-8 cannot be stored, so its section stays in this window only.
fn is_storable(file: &FileKey) -> bool {
    file.as_ref().is_none_or(|path| path.to_str().is_some())
}

fn are_alike(one: &[BasketSection], other: &[BasketSection]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.is_alike(other))
}

/// The stored sections in their order, followed by those without a stored order, the last used briefing first.
fn kept_sections(persisted: &PersistedState) -> Vec<BasketSection> {
    let has_quotes = |file: &&PersistedFile| !file.quotes.is_empty();
    let ordered = persisted.basket_order.iter().filter_map(|key| persisted.of(key)).filter(has_quotes);
    let others = persisted.files.iter().rev().filter(has_quotes);
    let others = others.filter(|file| !persisted.basket_order.contains(&file.file));
    let section = |file: &PersistedFile| BasketSection {
        file: file.file.clone(),
        title: file.title.clone(),
        items: file.quotes.iter().take(MAX_STORED_QUOTES).cloned().collect(),
    };
    ordered.chain(others).map(section).collect()
}

/// Merges changes made here into the stored basket, section by section.
fn merge(base: &[BasketSection], mine: &[BasketSection], stored: &[BasketSection]) -> Vec<BasketSection> {
    let files =
        |sections: &[BasketSection]| -> Vec<FileKey> { sections.iter().map(|section| section.file.clone()).collect() };
    let [in_base, in_mine, in_stored] = [base, mine, stored].map(files);
    let mut order = three_way::list(&in_base, &in_mine, &in_stored, |file| file);
    // A section that was emptied in one window may still get quotes from the other.
    order.extend(in_stored.iter().chain(&in_mine).filter(|file| !order.contains(file)).cloned().collect::<Vec<_>>());
    order.dedup();
    let of =
        |sections: &[BasketSection], file: &FileKey| sections.iter().find(|section| section.file == *file).cloned();
    let merged = order.iter().filter_map(|file| {
        let sections = [base, mine, stored].map(|sections| of(sections, file));
        let [in_base, in_mine, in_stored] = sections
            .each_ref()
            .map(|section| section.as_ref().map(|section| section.items.as_slice()).unwrap_or_default());
        let items = BasketItem::merge(in_base, in_mine, in_stored);
        let [_, mine, stored] = sections.each_ref();
        let title = stored.as_ref().or(mine.as_ref()).map(|section| section.title.clone()).unwrap_or_default();
        (!items.is_empty()).then(|| BasketSection { file: file.clone(), title, items })
    });
    merged.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use briefing_core::{
        load::load_embedded,
        model::{Briefing, QuoteId},
    };

    const SAMPLE: FileKey = None;

    fn quote(item: usize) -> BasketPlace {
        BasketPlace::of_quote(0, item)
    }

    fn kept(items: &[BasketItem]) -> PersistedState {
        let file = PersistedFile { quotes: items.to_vec(), ..PersistedFile::default() };
        PersistedState { files: vec![file], ..PersistedState::default() }
    }

    fn items(basket: &Basket) -> Vec<BasketItem> {
        basket.items_of(&SAMPLE).to_vec()
    }

    fn basket_items(briefing: &Briefing, ids: &[u32]) -> Vec<BasketItem> {
        ids.iter().map(|id| BasketItem::new(briefing, &QuoteId(*id).into()).unwrap()).collect()
    }

    fn order(basket: &Basket) -> Vec<u32> {
        items(basket).iter().filter_map(|item| item.excerpt.as_ref()).map(|excerpt| excerpt.id.0).collect()
    }

    #[test]
    fn every_change_can_be_taken_back_and_made_again() {
        let briefing = load_embedded().briefing.unwrap();
        let mut basket = Basket::default();
        assert_eq!(basket.add(&SAMPLE, "", basket_items(&briefing, &[3, 1, 4])), 3);
        assert_eq!(basket.add(&SAMPLE, "", basket_items(&briefing, &[1])), 0, "a quote is in it once");
        basket.shift(quote(2), 0);
        basket.remove(quote(1));
        assert_eq!(order(&basket), [4, 1]);
        basket.clear();
        assert!(basket.is_empty());
        for expected in [&[4, 1][..], &[4, 3, 1], &[3, 1, 4], &[]] {
            assert!(basket.undo());
            assert_eq!(order(&basket), expected);
        }
        assert!(!basket.undo());
        assert!(basket.redo());
        assert_eq!(order(&basket), [3, 1, 4]);
        assert!(!basket.remove(quote(9)) && !basket.shift(quote(1), 1) && !basket.shift(quote(0), 9));
        assert!(basket.redo(), "what changes nothing forgets nothing");
        assert!(basket.clear() && !basket.clear());
    }

    #[test]
    fn a_kept_basket_finds_its_quotes_again_by_their_words_shortened_ones_too() {
        let briefing = load_embedded().briefing.unwrap();
        let quote = briefing.verified_quote(QuoteId(0)).unwrap();
        let start = quote.span().start + quote.text().find("the international").unwrap();
        let gap = start..start + "the international situation and ".len();
        let excerpt = QuoteExcerpt { id: QuoteId(0), left_out: vec![(quote.block().id, gap)] };
        let mut basket = Basket::default();
        basket.add(
            &SAMPLE,
            "",
            [BasketItem::new(&briefing, &excerpt).unwrap(), BasketItem::new(&briefing, &QuoteId(7).into()).unwrap()],
        );
        let text = ron::to_string(&items(&basket)).unwrap();
        let mut restored: Vec<BasketItem> = ron::from_str(&text).unwrap();
        restored.push(BasketItem { text: "We agreed on nothing.".to_owned(), ..restored[1].clone() });
        let mut back = Basket::of(&kept(&restored));
        assert!(items(&back).iter().all(|item| item.excerpt.is_none()), "nothing is open");
        back.set_open(&SAMPLE, "", &Arc::new(load_embedded()));
        let excerpts = |basket: &Basket| items(basket).into_iter().map(|item| item.excerpt).collect::<Vec<_>>();
        assert_eq!(excerpts(&back)[..2], excerpts(&basket));
        assert!(items(&back)[0].text.starts_with("Today, […] trade order are"), "{}", items(&back)[0].text);
        assert_eq!(excerpts(&back)[2], None, "what does not stand in the briefing cannot be copied");
        back.close(&SAMPLE);
        assert!(excerpts(&back).iter().all(Option::is_none));
    }

    fn texts(basket: &Basket) -> Vec<&str> {
        basket.items_of(&SAMPLE).iter().map(|item| item.text.as_str()).collect()
    }

    #[test]
    fn the_quotes_of_several_briefings_are_in_sections_that_have_an_order_of_their_own() {
        let [a, b, c]: [FileKey; 3] = ["a.ron", "b.ron", "c.ron"].map(|name| Some(name.into()));
        let mut basket = Basket::default();
        for (file, words) in [(&a, "one"), (&b, "two"), (&a, "three"), (&c, "four")] {
            assert_eq!(basket.add(file, "", [BasketItem::of_words(words)]), 1);
        }
        let order = |basket: &Basket| -> Vec<String> {
            basket.sections().iter().flat_map(|section| &section.items).map(|item| item.text.clone()).collect()
        };
        assert_eq!((order(&basket), basket.count()), (["one", "three", "two", "four"].map(str::to_owned).to_vec(), 4));
        basket.shift(BasketPlace::of_section(2), 0);
        basket.shift(BasketPlace::of_quote(1, 1), 0);
        assert_eq!(order(&basket), ["four", "three", "one", "two"]);
        basket.shift(BasketPlace::of_quote(1, 1), 2);
        assert_eq!(order(&basket), ["four", "three", "one", "two"], "a quote stays with its briefing");
        let mut persisted = PersistedState::default();
        basket.write_to(&mut persisted);
        assert_eq!(order(&Basket::of(&persisted)), order(&basket), "the order is kept");
        basket.remove(BasketPlace::of_section(1));
        assert_eq!(order(&basket), ["four", "two"]);
        basket.write_to(&mut persisted);
        assert_eq!(order(&Basket::of(&persisted)), ["four", "two"], "what was taken out is not kept");
        for expected in [&["four", "three", "one", "two"][..], &["four", "one", "three", "two"]] {
            assert!(basket.undo());
            assert_eq!(order(&basket), expected);
        }
        basket.rename(&a, &Some("d.ron".into()));
        assert_eq!((basket.items_of(&a).len(), basket.items_of(&Some("d.ron".into())).len()), (0, 2));
    }

    #[test]
    fn undo_takes_back_what_was_done_here_and_nothing_that_another_window_did() {
        let mut basket = Basket::default();
        basket.add(&SAMPLE, "", [BasketItem::of_words("mine")]);
        basket.add(&SAMPLE, "", [BasketItem::of_words("mine too")]);
        basket.follow(&kept(&["theirs", "mine", "mine too"].map(BasketItem::of_words)));
        assert!(basket.undo());
        assert_eq!(texts(&basket), ["theirs", "mine"]);
        // A quote that the other window has removed does not come back.
        basket.follow(&kept(&[BasketItem::of_words("mine")]));
        assert!(basket.redo());
        assert_eq!(texts(&basket), ["mine", "mine too"]);
        basket.follow(&kept(&[BasketItem::of_words("mine too")]));
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
            let mut basket = Basket::default();
            for (number, act) in acts.into_iter().enumerate() {
                let is_theirs = |item: &BasketItem| item.text.starts_with("theirs");
                let theirs = |basket: &Basket| {
                    basket.items_of(&SAMPLE).iter().filter(|item| is_theirs(item)).map(|item| item.text.clone()).collect::<std::collections::BTreeSet<_>>()
                };
                let before = theirs(&basket);
                let mut items = items(&basket);
                match act {
                    Act::Add => { basket.add(&SAMPLE, "", [BasketItem::of_words(&format!("mine {number}"))]); }
                    Act::Remove(at) if items.get(at).is_some_and(|item| !is_theirs(item)) => { basket.remove(quote(at)); }
                    Act::Remove(_) => {}
                    Act::Shift(from, to) => { basket.shift(quote(from), to); }
                    Act::Undo => { basket.undo(); }
                    Act::Redo => { basket.redo(); }
                    Act::TheyAdd(at) => {
                        items.insert(at.min(items.len()), BasketItem::of_words(&format!("theirs {number}")));
                        basket.follow(&kept(&items));
                        prop_assert_eq!(basket.items_of(&SAMPLE), items);
                        continue;
                    }
                    Act::TheyRemove(at) => {
                        if at < items.len() {
                            items.remove(at);
                        }
                        basket.follow(&kept(&items));
                        prop_assert_eq!(basket.items_of(&SAMPLE), items);
                        continue;
                    }
                }
                prop_assert_eq!(theirs(&basket), before);
            }
        }
    }
}
