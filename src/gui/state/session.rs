//! The state that is stored between sessions: the settings of the window, and the user's position in each file.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::gui::state::{
    basket_item::BasketItem,
    preferences::{ShownText, ThemeChoice, Typesetting, WindowParts},
};
use briefing_core::{
    citation::{self, BuiltInFormat},
    load::BriefingSource,
    sample::Example,
    search::Options,
};

/// The state that is stored between sessions. A missing or unknown field has its default.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersistedState {
    /// The version of the stored form.
    pub version: u32,
    /// A random number assigned when the file is created, so that a file created after a deletion is not mistaken for
    /// this one.
    pub store: u64,
    /// The colours.
    pub theme: ThemeChoice,
    /// How the running text is set.
    pub typesetting: Typesetting,
    /// Which parts of the window are shown.
    pub parts: WindowParts,
    /// The text size; 1 is normal.
    pub zoom: f32,
    /// Whether the topics are shown.
    pub topics_shown: bool,
    /// Whether the quotes are shown.
    pub quotes_shown: bool,
    /// The width of the topics pane, in points.
    pub topics_width: f32,
    /// The width of the quotes pane, in points.
    pub quotes_width: f32,
    /// The size of the window, in points at zoom 1.
    pub window: (f32, f32),
    /// Pixels per point at zoom 1, on the display of the window.
    pub scale: f32,
    /// The format that *Copy* uses.
    pub format: BuiltInFormat,
    /// The name of the custom format that *Copy* uses instead, if one was used last.
    pub own_format: Option<String>,
    /// Whether the single keys 0–9 and /, which otherwise type characters, are used as shortcuts.
    pub single_keys: bool,
    /// Whether notes are included in a copy.
    pub with_notes: bool,
    /// Whether the copy of a translated quote includes the original words.
    pub with_originals: bool,
    /// Whether an attribution has the paragraph number.
    pub with_paragraphs: bool,
    /// Whether a translated text, its original or both are shown.
    pub shown_text: ShownText,
    /// The state of the files, the last used one at the end.
    pub files: Vec<PersistedFile>,
    /// The open files, in the order of their tabs. Those of all windows are stored.
    pub open: Vec<FileKey>,
    /// The index of the one that was shown.
    pub shown: usize,
    /// The open checks, in the order of their tabs: the files whose text is checked, which for a pasted text is a file
    /// of the program.
    pub checks: Vec<PathBuf>,
    /// The one of them that was shown, if no briefing was.
    pub shown_check: Option<PathBuf>,
    /// The options of find.
    pub find: Options,
    /// The briefings with quotes in the basket, in the order of its sections.
    pub basket_order: Vec<FileKey>,
}

/// A file by its real path; `None` for the sample briefing.
pub type FileKey = Option<PathBuf>;

/// The prefix for the keys of the built-in examples, which no file path has.
const EXAMPLE: &str = "example:";

/// The key of a built-in example.
pub fn key_of_example(example: Example) -> PathBuf {
    PathBuf::from(format!("{EXAMPLE}{}", example.name()))
}

/// The source for a key.
pub fn source_of_key(key: &FileKey) -> BriefingSource {
    let Some(path) = key else { return BriefingSource::Sample };
    match Example::ALL.into_iter().find(|example| key_of_example(*example) == *path) {
        Some(example) => BriefingSource::Example(example),
        None => BriefingSource::File(path.clone()),
    }
}

/// The stored state of a file: the user's position in it, and its quotes in the basket.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersistedFile {
    /// The file.
    pub file: FileKey,
    /// Its title, for the list of recent files.
    pub title: String,
    /// The topic that was shown, by its id in the file; `None` for the full briefing.
    pub topic: Option<String>,
    /// The block at the top of the reading pane; `None` for the head of the view.
    pub block: Option<u32>,
    /// How much of it was above the pane, in points.
    pub offset: f32,
    /// The quotes in the basket.
    pub quotes: Vec<BasketItem>,
}

/// How many files without quotes in the basket are remembered.
const MAX_FILES_WITHOUT_QUOTES: usize = 40;
/// How many files are remembered altogether.
const MAX_FILES: usize = 400;

/// The version of the state file. A higher one was written by a newer program, and may have data that this one would
/// lose.
pub(super) const VERSION: u32 = 1;

impl PersistedState {
    /// The stored state of a file.
    pub fn of(&self, file: &FileKey) -> Option<&PersistedFile> {
        self.files.iter().find(|kept| kept.file == *file)
    }

    /// Stores the state of a file as the last used one, and forgets the least recently used ones if there are
    /// many.
    pub fn keep(&mut self, kept: PersistedFile) {
        // A path that is not UTF-8 cannot be stored.
        if kept.file.as_ref().is_some_and(|path| path.to_str().is_none()) {
            return;
        }
        self.files.retain(|old| old.file != kept.file);
        self.files.push(kept);
        self.forget_old_ones();
    }

    /// Stores the state of a file without marking it as used.
    pub fn update(&mut self, kept: PersistedFile) {
        match self.files.iter_mut().find(|old| old.file == kept.file) {
            Some(old) => *old = kept,
            None => self.keep(kept),
        }
    }

    /// Forgets a file that no longer exists. Its quotes in the basket are kept, since it may come back with its disk.
    pub fn forget(&mut self, file: &FileKey) {
        self.files.retain(|old| old.file != *file || !old.quotes.is_empty());
    }

    /// Forgets the least recently used files, beginning with those without quotes in the basket.
    pub(super) fn forget_old_ones(&mut self) {
        let mut empty = self.files.iter().filter(|kept| kept.quotes.is_empty()).count();
        self.files.retain(|kept| {
            let is_old = kept.quotes.is_empty() && empty > MAX_FILES_WITHOUT_QUOTES;
            empty -= usize::from(is_old);
            !is_old
        });
        self.files.drain(..self.files.len().saturating_sub(MAX_FILES));
    }

    /// The recently opened files with their titles, the last used one first.
    pub fn recent(&self) -> impl Iterator<Item = (&Path, &str)> {
        let is_file = |kept: &&PersistedFile| matches!(source_of_key(&kept.file), BriefingSource::File(_));
        let files = self.files.iter().rev().filter(is_file);
        files.filter_map(|kept| Some((kept.file.as_deref()?, kept.title.as_str())))
    }
}

impl Default for PersistedState {
    fn default() -> Self {
        Self {
            version: VERSION,
            store: 0,
            theme: ThemeChoice::System,
            typesetting: Typesetting::default(),
            parts: WindowParts::default(),
            zoom: 1.0,
            topics_shown: true,
            quotes_shown: true,
            topics_width: 220.0,
            quotes_width: 360.0,
            window: (1280.0, 820.0),
            scale: 1.0,
            format: BuiltInFormat::default(),
            own_format: None,
            single_keys: true,
            with_notes: true,
            with_originals: false,
            with_paragraphs: false,
            shown_text: ShownText::default(),
            files: Vec::new(),
            open: Vec::new(),
            shown: 0,
            checks: Vec::new(),
            shown_check: None,
            find: Options::default(),
            basket_order: Vec::new(),
        }
    }
}

/// The text sizes, as factors of the normal one.
pub const ZOOMS: [f32; 12] = [0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0, 2.25, 2.5, 3.0];

impl PersistedState {
    /// The options for copies.
    pub fn copy_options(&self) -> citation::Options {
        let (with_notes, with_originals, with_paragraphs) =
            (self.with_notes, self.with_originals, self.with_paragraphs);
        citation::Options { with_notes, with_originals, with_paragraphs }
    }

    /// Sets the options for copies.
    pub fn set_copy_options(&mut self, options: citation::Options) {
        (self.with_notes, self.with_originals, self.with_paragraphs) =
            (options.with_notes, options.with_originals, options.with_paragraphs);
    }

    /// The state with the values of a damaged or hostile file limited to what the window supports.
    pub(super) fn within_limits(mut self) -> Self {
        let within = |value: f32, least: f32, most: f32, normal: f32| {
            if value.is_finite() { value.clamp(least, most) } else { normal }
        };
        self.zoom = within(self.zoom, 0.8, 3.0, 1.0);
        self.topics_width = within(self.topics_width, 176.0, 480.0, 220.0);
        self.quotes_width = within(self.quotes_width, 276.0, 720.0, 360.0);
        self.scale = within(self.scale, 0.5, 8.0, 1.0);
        self.window.0 = within(self.window.0, 480.0, 16000.0, 1280.0);
        self.window.1 = within(self.window.1, 360.0, 16000.0, 820.0);
        for file in &mut self.files {
            file.offset = within(file.offset, 0.0, 1e6, 0.0);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> PersistedFile {
        PersistedFile { file: Some(name.into()), title: name.to_owned(), ..PersistedFile::default() }
    }

    #[test]
    fn the_files_not_used_for_longest_are_forgotten_and_one_that_is_gone_at_once() {
        let mut kept = PersistedState::default();
        for number in 0..60 {
            kept.keep(file(&format!("{number}.ron")));
        }
        assert_eq!(kept.recent().map(|(_, title)| title).last(), Some("20.ron"));
        kept.forget(&Some("59.ron".into()));
        assert_eq!(kept.recent().map(|(_, title)| title).next(), Some("58.ron"));
        let known = PersistedState { files: vec![file("59.ron")], ..PersistedState::default() };
        let now = PersistedState { files: vec![file("59.ron"), file("x.ron")], ..PersistedState::default() };
        let files = PersistedState::merge(&known, &kept, &now).files;
        assert!(!files.contains(&file("59.ron")) && files.contains(&file("x.ron")), "forgotten for good");
    }
}
