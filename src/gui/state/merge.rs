//! Merges the changes of one window into a state that another window may have changed meanwhile.
//!
//! It is a three-way merge of everything that is stored; `base` is the last stored state that this window knows.

use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
};

use super::session::{FileKey, PersistedFile, PersistedState, VERSION};
use crate::gui::state::{
    basket_item::BasketItem,
    three_way::{list, value},
};

/// Merges the stored state of one file; `None` if it is to be removed.
fn file(
    base: Option<&PersistedFile>,
    mine: Option<&PersistedFile>,
    stored: Option<&PersistedFile>,
) -> Option<PersistedFile> {
    let known = base.map(|base| base.quotes.as_slice()).unwrap_or_default();
    match (mine, stored) {
        (None, None) => None,
        // The other window has removed it, so it is kept only if there are new changes here.
        (Some(mine), None) if base == Some(mine) => None,
        (Some(mine), None) => {
            Some(PersistedFile { quotes: BasketItem::merge(known, &mine.quotes, &[]), ..mine.clone() })
        }
        // And the reverse: quotes added in the other window are kept.
        (None, Some(stored)) => {
            let quotes = BasketItem::merge(known, &[], &stored.quotes);
            (base.is_none() || !quotes.is_empty()).then(|| PersistedFile { quotes, ..stored.clone() })
        }
        (Some(mine), Some(stored)) => {
            let none = PersistedFile::default();
            let base = base.unwrap_or(&none);
            let place = if mine.place() == base.place() { stored } else { mine };
            Some(PersistedFile {
                file: mine.file.clone(),
                title: value(&base.title, &mine.title, &stored.title),
                topic: place.topic.clone(),
                block: place.block,
                offset: place.offset,
                quotes: BasketItem::merge(known, &mine.quotes, &stored.quotes),
            })
        }
    }
}

/// Merges the files, the last used one at the end.
fn files(base: &PersistedState, mine: &PersistedState, stored: &PersistedState) -> Vec<PersistedFile> {
    let order = order_of_use(&base.files, &mine.files, &stored.files);
    order.into_iter().filter_map(|key| file(base.of(key), mine.of(key), stored.of(key))).collect()
}

/// All files: first, in stored order, those that this window has not used since, then those that it has.
fn order_of_use<'a>(
    base: &'a [PersistedFile],
    mine: &'a [PersistedFile],
    stored: &'a [PersistedFile],
) -> Vec<&'a FileKey> {
    let place_in_base: HashMap<&FileKey, usize> = base.iter().map(|kept| &kept.file).zip(0..).collect();
    let mut next = 0;
    let mut used: Vec<&FileKey> = Vec::new();
    // A used file is moved to the end. So the first file that comes before its predecessor in `base` is the first used
    // one.
    for key in mine.iter().map(|kept| &kept.file) {
        match place_in_base.get(key) {
            Some(place) if *place >= next && used.iter().all(|used| !place_in_base.contains_key(used)) => {
                next = place + 1;
            }
            _ => used.push(key),
        }
    }
    let is_used: HashSet<&FileKey> = used.iter().copied().collect();
    let mut seen = HashSet::new();
    let stored = stored.iter().map(|kept| &kept.file).filter(|key| !is_used.contains(key));
    // Files that are no longer stored come first: whether they are kept is not decided here.
    let known = mine.iter().map(|kept| &kept.file).filter(|key| !is_used.contains(key));
    let is_stored: HashSet<&FileKey> = stored.clone().collect();
    let unstored = known.filter(|key| !is_stored.contains(key));
    unstored.chain(stored).chain(used).filter(|key| seen.insert(*key)).collect()
}

impl PersistedState {
    /// The state to store: `stored` with the changes of this window since `base`.
    #[must_use]
    pub fn merge(base: &Self, mine: &Self, stored: &Self) -> Self {
        if base.store != stored.store {
            // This is a new file, created after the known one was deleted: what it lacks was not removed by anyone.
            let nothing = Self { store: stored.store, ..Self::default() };
            return Self::merge(&nothing, mine, stored);
        }
        macro_rules! merged {
            ($($field:ident $(. $part:ident)?),* $(,)?) => {{
                let mut merged = stored.clone();
                $(merged.$field$(.$part)? =
                    value(&base.$field$(.$part)?, &mine.$field$(.$part)?, &stored.$field$(.$part)?);)*
                merged
            }};
        }
        let mut merged = merged!(
            theme,
            typesetting.typeface,
            typesetting.line_height,
            typesetting.measure,
            parts.timeline,
            parts.speakers,
            parts.facts_on_low_page,
            parts.paragraph_numbers,
            parts.welcome,
            zoom,
            topics_shown,
            quotes_shown,
            topics_width,
            quotes_width,
            window,
            single_keys,
            with_notes,
            with_originals,
            with_paragraphs,
            shown_text,
            find.whole_words,
            find.exact_case,
            find.regex,
        );
        // The two fields are one choice.
        let format = |kept: &Self| (kept.format, kept.own_format.clone());
        (merged.format, merged.own_format) = value(&format(base), &format(mine), &format(stored));
        merged.files = files(base, mine, stored);
        merged.basket_order = list(&base.basket_order, &mine.basket_order, &stored.basket_order, |key| key);
        merged.open = list(&base.open, &mine.open, &stored.open, |key| key);
        merged.checks = list(&base.checks, &mine.checks, &stored.checks, |path| path);
        merged.shown_check = value(&base.shown_check, &mine.shown_check, &stored.shown_check);
        let shown = value(&base.shown_file(), &mine.shown_file(), &stored.shown_file()).cloned();
        merged.shown = merged.open.iter().position(|key| Some(key) == shown.as_ref()).unwrap_or_default();
        merged.version = VERSION;
        merged.forget_old_ones();
        merged
    }

    /// The file that was shown last.
    fn shown_file(&self) -> Option<&FileKey> {
        self.open.get(self.shown)
    }

    /// The state with the parts that belong to one window taken from `window`: the open files and checks, the positions
    /// in the files, and the sizes of panes.
    #[must_use]
    fn with_own_of(mut self, window: &Self) -> Self {
        self.open.clone_from(&window.open);
        self.checks.clone_from(&window.checks);
        self.shown_check.clone_from(&window.shown_check);
        self.shown = window.shown;
        (self.window, self.scale) = (window.window, window.scale);
        (self.topics_width, self.quotes_width) = (window.topics_width, window.quotes_width);
        (self.topics_shown, self.quotes_shown) = (window.topics_shown, window.quotes_shown);
        for kept in &mut self.files {
            if let Some(own) = window.of(&kept.file).filter(|_| window.open.contains(&kept.file)) {
                (kept.topic, kept.block, kept.offset) = (own.topic.clone(), own.block, own.offset);
            }
        }
        self
    }

    /// Whether the settings that all windows share are equal. They are stored as soon as they change.
    pub fn has_same_settings(&self, other: &Self) -> bool {
        let common = |kept: &Self| {
            let choices = (kept.theme, kept.typesetting, kept.parts, kept.format, kept.own_format.clone());
            (choices, kept.zoom, kept.single_keys, kept.copy_options(), kept.shown_text, kept.find)
        };
        common(self) == common(other)
    }
}

impl PersistedFile {
    fn place(&self) -> (&Option<String>, Option<u32>, f32) {
        (&self.topic, self.block, self.offset)
    }
}

/// The stored state that one window knows, and whether it is being stored. A window stores one state at a time:
/// comparing its state at the beginning and the end shows what changed meanwhile.
#[derive(Debug, Clone, Default)]
pub struct StateSync {
    /// The state known to be stored.
    known: PersistedState,
    /// The state being stored.
    sent: Option<PersistedState>,
    /// The state sent last, whether or not it could be stored.
    tried: PersistedState,
    /// Whether there was more to store meanwhile.
    is_behind: bool,
}

impl StateSync {
    /// The state of a window that has read `known`.
    pub fn new(known: PersistedState) -> Self {
        Self { tried: known.clone(), known, sent: None, is_behind: false }
    }

    /// Begins to store the window's state. Returns `base` and `mine` to merge into the stored state, or `None`
    /// while something is being stored; then call it again when that has ended.
    pub fn begin(&mut self, mine: &PersistedState) -> Option<(PersistedState, PersistedState)> {
        if self.sent.is_some() {
            self.is_behind = true;
            return None;
        }
        self.is_behind = false;
        self.tried = mine.clone();
        self.sent = Some(mine.clone());
        Some((self.known.clone(), mine.clone()))
    }

    /// Records that `stored` is stored now. Returns the new state of the window, which has `mine` by now.
    pub fn end(&mut self, mine: &PersistedState, stored: &PersistedState) -> PersistedState {
        let Some(sent) = self.sent.take() else { return mine.clone() };
        self.known = stored.clone().with_own_of(&sent);
        self.tried.clone_from(&self.known);
        PersistedState::merge(&PersistedState { store: stored.store, ..sent }, mine, stored).with_own_of(mine)
    }

    /// Records that storing failed.
    pub fn fail(&mut self) {
        self.sent = None;
    }

    /// Stores what is open in a closing window as open, even if another window has closed it.
    pub fn close(&mut self, mine: &PersistedState) {
        self.known.open.retain(|key| !mine.open.contains(key));
        self.known.checks.retain(|path| !mine.checks.contains(path));
        // Values that no window has, so that those of this one count as changed.
        self.known.shown = usize::MAX;
        self.known.shown_check = Some(PathBuf::new());
    }

    /// Whether something is being stored.
    pub fn is_under_way(&self) -> bool {
        self.sent.is_some()
    }

    /// Whether there was more to store while something was being stored.
    pub fn is_behind(&self) -> bool {
        self.is_behind
    }

    /// Whether the user has changed a setting since the last attempt to store it.
    pub fn has_new_settings(&self, mine: &PersistedState) -> bool {
        !self.tried.has_same_settings(mine)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::gui::state::preferences::ThemeChoice;

    fn quote(number: usize) -> BasketItem {
        BasketItem {
            text: number.to_string(),
            whole: number.to_string(),
            speaker: "a".to_owned(),
            occasion: "o".to_owned(),
            said_by: String::new(),
            excerpt: None,
        }
    }

    fn key(file: u8) -> FileKey {
        Some(format!("{file}.ron").into())
    }

    fn with_basket(file: u8, quotes: &[usize]) -> PersistedFile {
        PersistedFile {
            file: key(file),
            quotes: quotes.iter().copied().map(quote).collect(),
            ..PersistedFile::default()
        }
    }

    /// An action of the user, or of the program, in one of two windows.
    #[derive(Debug, Clone, Copy)]
    enum Act {
        /// Adds a new quote to the basket of a file, at this index.
        Add(u8, usize),
        /// Removes the quote at this index.
        Remove(u8, usize),
        /// Moves the quote at this index to another one.
        Shift(u8, usize, usize),
        Empty(u8),
        /// Scrolls the file, which counts as a use.
        Use(u8),
        Open(u8),
        CloseTab(usize),
        Zoom(u8),
        Theme(bool),
        BeginStoring,
        EndStoring,
        FailStoring,
    }

    fn act() -> impl Strategy<Value = Act> {
        prop_oneof![
            3 => (0_u8..3, 0_usize..6).prop_map(|(file, at)| Act::Add(file, at)),
            2 => (0_u8..3, 0_usize..6).prop_map(|(file, at)| Act::Remove(file, at)),
            1 => (0_u8..3, 0_usize..6, 0_usize..6).prop_map(|(file, from, to)| Act::Shift(file, from, to)),
            1 => (0_u8..3).prop_map(Act::Empty),
            1 => (0_u8..5).prop_map(Act::Use),
            1 => (0_u8..5).prop_map(Act::Open),
            1 => (0_usize..5).prop_map(Act::CloseTab),
            1 => (0_u8..4).prop_map(Act::Zoom),
            1 => any::<bool>().prop_map(Act::Theme),
            4 => Just(Act::BeginStoring),
            4 => Just(Act::EndStoring),
            1 => Just(Act::FailStoring),
        ]
    }

    #[derive(Default)]
    struct Window {
        kept: PersistedState,
        storing: StateSync,
        /// What the storing thread was given, or has stored.
        job: Option<(PersistedState, PersistedState)>,
        done: Option<PersistedState>,
    }

    /// Two windows, the stored state, and the history of each quote.
    #[derive(Default)]
    struct World {
        windows: [Window; 2],
        stored: PersistedState,
        added: usize,
        removed: BTreeSet<usize>,
    }

    impl World {
        fn basket(&mut self, window: usize, file: u8) -> &mut Vec<BasketItem> {
            let kept = &mut self.windows[window].kept;
            if kept.of(&key(file)).is_none() {
                kept.keep(with_basket(file, &[]));
            }
            &mut kept.files.iter_mut().find(|kept| kept.file == key(file)).unwrap().quotes
        }

        fn act(&mut self, window: usize, act: Act) {
            match act {
                Act::Add(file, at) => {
                    let new = quote(self.added);
                    self.added += 1;
                    let basket = self.basket(window, file);
                    basket.insert(at.min(basket.len()), new);
                }
                Act::Remove(file, at) => {
                    let basket = self.basket(window, file);
                    if at < basket.len() {
                        let removed = basket.remove(at).text.parse().unwrap();
                        self.removed.insert(removed);
                    }
                }
                Act::Shift(file, from, to) => {
                    let basket = self.basket(window, file);
                    if from < basket.len() && to < basket.len() {
                        let quote = basket.remove(from);
                        basket.insert(to, quote);
                    }
                }
                Act::Empty(file) => {
                    let removed = std::mem::take(self.basket(window, file));
                    self.removed.extend(removed.iter().map(|quote| quote.text.parse::<usize>().unwrap()));
                }
                Act::Use(file) => {
                    let kept = &mut self.windows[window].kept;
                    let old = kept.of(&key(file)).cloned().unwrap_or_else(|| with_basket(file, &[]));
                    kept.keep(PersistedFile { offset: old.offset + 1.0, ..old });
                }
                Act::Open(file) => {
                    let open = &mut self.windows[window].kept.open;
                    if !open.contains(&key(file)) {
                        open.push(key(file));
                    }
                }
                Act::CloseTab(at) => {
                    let open = &mut self.windows[window].kept.open;
                    if at < open.len() {
                        open.remove(at);
                    }
                }
                Act::Zoom(zoom) => self.windows[window].kept.zoom = 1.0 + f32::from(zoom) / 10.0,
                Act::Theme(is_dark) => {
                    self.windows[window].kept.theme = if is_dark { ThemeChoice::Dark } else { ThemeChoice::Light };
                }
                Act::BeginStoring => {
                    let window = &mut self.windows[window];
                    window.job = window.storing.begin(&window.kept).or(window.job.take());
                }
                Act::EndStoring => self.end_storing(window),
                Act::FailStoring => {
                    let window = &mut self.windows[window];
                    if window.job.take().is_some() {
                        window.storing.fail();
                    }
                }
            }
        }

        /// Finishes the work of the thread, or takes over its result: the other window may act in between.
        fn end_storing(&mut self, window: usize) {
            let window = &mut self.windows[window];
            if let Some((base, mine)) = window.job.take() {
                self.stored = PersistedState::merge(&base, &mine, &self.stored);
                window.done = Some(self.stored.clone());
            } else if let Some(stored) = window.done.take() {
                window.kept = window.storing.end(&window.kept, &stored);
            }
        }

        fn store(&mut self, window: usize) {
            self.end_storing(window);
            self.end_storing(window);
            self.act(window, Act::BeginStoring);
            self.end_storing(window);
            self.end_storing(window);
        }

        fn quotes(kept: &PersistedState) -> BTreeSet<usize> {
            kept.files.iter().flat_map(|kept| &kept.quotes).map(|quote| quote.text.parse().unwrap()).collect()
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn whatever_two_windows_do_nothing_is_lost_and_nothing_comes_back(
            acts in proptest::collection::vec((0_usize..2, act()), 0..60),
        ) {
            let mut world = World::default();
            for (window, act) in acts {
                world.act(window, act);
            }
            for window in [0, 1, 0, 1] {
                world.store(window);
            }
            let expected: BTreeSet<usize> = (0..world.added).filter(|number| !world.removed.contains(number)).collect();
            prop_assert_eq!(&World::quotes(&world.stored), &expected);
            // Each window has its own open files and positions in them, even if the other window has closed one.
            for window in &world.windows {
                prop_assert_eq!(
                    &window.kept,
                    &world.stored.clone().with_own_of(&window.kept),
                    "both windows have what is stored"
                );
            }
            // Closing both opens at the next start what was open in either.
            let open: BTreeSet<FileKey> = world.windows.iter().flat_map(|window| window.kept.open.clone()).collect();
            for window in [0, 1] {
                let closed = &mut world.windows[window];
                closed.storing.close(&closed.kept);
                world.store(window);
            }
            prop_assert_eq!(world.stored.open.iter().cloned().collect::<BTreeSet<_>>(), open);
            // A window with nothing open has all positions as stored.
            for window in [0, 1] {
                world.windows[window].kept.open.clear();
            }
            for window in [0, 1, 0, 1] {
                world.store(window);
            }
            for window in &world.windows {
                prop_assert_eq!(&window.kept.files, &world.stored.files, "both windows have the places that are stored");
            }
        }
    }

    #[test]
    fn another_file_in_place_of_the_known_one_takes_nothing_away() {
        let base = PersistedState { store: 1, files: vec![with_basket(1, &[1, 2])], ..PersistedState::default() };
        let mine = PersistedState { files: vec![with_basket(1, &[1, 2, 3])], ..base.clone() };
        let stored = PersistedState { store: 2, files: vec![with_basket(1, &[4])], ..PersistedState::default() };
        assert_eq!(PersistedState::merge(&base, &mine, &stored).files, [with_basket(1, &[4, 1, 2, 3])]);
    }

    #[test]
    fn the_file_used_last_is_the_last_whichever_window_used_it() {
        let kept = |files: &[u8]| PersistedState {
            files: files.iter().map(|file| with_basket(*file, &[])).collect(),
            ..PersistedState::default()
        };
        let order = |base: &[u8], mine: &[u8], stored: &[u8]| {
            PersistedState::merge(&kept(base), &kept(mine), &kept(stored)).files
        };
        assert_eq!(order(&[1, 2, 3], &[2, 3, 1], &[1, 3, 2]), kept(&[3, 2, 1]).files);
        assert_eq!(order(&[1, 2], &[1, 2, 3], &[2, 1, 4]), kept(&[2, 1, 4, 3]).files);
    }

    #[test]
    fn a_place_in_a_file_that_is_open_here_stays_when_another_window_has_another() {
        let at = |offset| PersistedFile { offset, ..with_basket(1, &[]) };
        let mut kept = PersistedState { files: vec![at(1.0)], open: vec![key(1)], ..PersistedState::default() };
        let mut storing = StateSync::new(kept.clone());
        let (base, mine) = storing.begin(&kept).unwrap();
        let elsewhere = PersistedState { files: vec![at(9.0)], ..PersistedState::default() };
        let stored = PersistedState::merge(&base, &mine, &elsewhere);
        kept = storing.end(&kept, &stored);
        assert_eq!(kept.of(&key(1)), Some(&at(1.0)));
        let (base, mine) = storing.begin(&kept).unwrap();
        let stored = PersistedState::merge(&base, &mine, &stored);
        assert_eq!(stored.of(&key(1)), Some(&at(9.0)), "who has not moved does not move the other back");
    }

    #[test]
    fn a_file_with_a_basket_is_not_forgotten() {
        let mut kept = PersistedState::default();
        kept.keep(with_basket(200, &[1]));
        for file in 0..60 {
            kept.keep(with_basket(file, &[]));
        }
        kept.forget(&key(200));
        assert_eq!(kept.of(&key(200)), Some(&with_basket(200, &[1])));
    }
}
