//! What the window shows, and the part of it that is kept between runs.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{
    basket::Gathered,
    briefing::{BlockId, OccasionId, Quote, QuoteId, SpeakerId, TopicId},
    citation::Format,
    search::Options,
    ui::theme::ThemeChoice,
};

/// What the reading pane shows of a briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// All of it.
    #[default]
    Full,
    /// What speaks of a topic.
    Topic(TopicId),
}

/// Which quotes the panel shows, of those of the view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QuoteFilter {
    /// Only those of this speaker.
    pub speaker: Option<SpeakerId>,
    /// Only those of this occasion.
    pub occasion: Option<OccasionId>,
}

impl QuoteFilter {
    /// Whether it lets a quote through.
    pub fn lets(&self, quote: &Quote) -> bool {
        self.speaker.is_none_or(|speaker| quote.speaker == Some(speaker))
            && self.occasion.is_none_or(|occasion| quote.occasion == Some(occasion))
    }

    /// Whether it keeps anything back.
    pub fn is_on(&self) -> bool {
        *self != Self::default()
    }
}

/// What the pane of the quotes shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// The quotes of the view.
    #[default]
    Quotes,
    /// The basket.
    Basket,
    /// Who is quoted how much on what.
    Speakers,
}

/// A place a person can go back to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlaceInView {
    /// What is shown.
    pub view: View,
    /// The row at the top of the reading pane.
    pub row: usize,
    /// How much of that row is above the pane, in points.
    pub offset: f32,
    /// The chosen quote.
    pub quote: Option<QuoteId>,
}

/// What is kept between runs. A field that is missing or new has its default.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// The colours.
    pub theme: ThemeChoice,
    /// The size of all text, 1 being normal.
    pub zoom: f32,
    /// Whether the topics are shown.
    pub topics_shown: bool,
    /// Whether the quotes are shown.
    pub quotes_shown: bool,
    /// Width of the topics, in points.
    pub topics_width: f32,
    /// Width of the quotes, in points.
    pub quotes_width: f32,
    /// Size of the window, in points at zoom 1.
    pub window: (f32, f32),
    /// The format that *Copy* uses.
    pub format: Format,
    /// The name of the format of one's own that *Copy* uses instead, where it was used last.
    pub own_format: Option<String>,
    /// Whether notes travel with a copy.
    pub with_notes: bool,
    /// The baskets, the one used last at the end; the file is missing for that of the shipped briefing.
    pub baskets: Vec<KeptBasket>,
    /// What find takes for equal.
    pub find: Options,
    /// The file that was open, where it was not the shipped one.
    pub file: Option<PathBuf>,
    /// The topic that was shown, by its id in the file; nothing for the full briefing.
    pub topic: Option<String>,
    /// The block at the top of the reading pane; nothing for its first page.
    pub block: Option<u32>,
    /// How much of it was above the pane, in points.
    pub offset: f32,
}

/// What was gathered from a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptBasket {
    /// The file; nothing for the shipped briefing.
    pub file: Option<PathBuf>,
    /// The quotes.
    pub quotes: Vec<Gathered>,
}

/// How many baskets are kept.
const BASKETS: usize = 40;

impl Kept {
    /// The basket of a file.
    pub fn basket(&self, file: Option<&Path>) -> Vec<Gathered> {
        let kept = self.baskets.iter().find(|basket| basket.file.as_deref() == file);
        kept.map(|basket| basket.quotes.clone()).unwrap_or_default()
    }

    /// Keeps the basket of a file, and forgets the one that was not used for longest where there are many.
    pub fn keep_basket(&mut self, file: Option<PathBuf>, quotes: Vec<Gathered>) {
        self.baskets.retain(|basket| basket.file != file);
        if !quotes.is_empty() {
            self.baskets.push(KeptBasket { file, quotes });
        }
        self.baskets.drain(..self.baskets.len().saturating_sub(BASKETS));
    }
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            zoom: 1.0,
            topics_shown: true,
            quotes_shown: true,
            topics_width: 220.0,
            quotes_width: 360.0,
            window: (1280.0, 820.0),
            format: Format::default(),
            own_format: None,
            with_notes: true,
            baskets: Vec::new(),
            find: Options::default(),
            file: None,
            topic: None,
            block: None,
            offset: 0.0,
        }
    }
}

/// Text sizes, as parts of the normal one.
pub const ZOOMS: [f32; 12] = [0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0, 2.25, 2.5, 3.0];

impl Kept {
    /// What a damaged or hostile file may say, brought within what the window can do.
    fn tamed(mut self) -> Self {
        let within = |value: f32, least: f32, most: f32, normal: f32| {
            if value.is_finite() { value.clamp(least, most) } else { normal }
        };
        self.zoom = within(self.zoom, 0.8, 3.0, 1.0);
        self.topics_width = within(self.topics_width, 176.0, 480.0, 220.0);
        self.quotes_width = within(self.quotes_width, 260.0, 720.0, 360.0);
        self.window.0 = within(self.window.0, 480.0, 16000.0, 1280.0);
        self.window.1 = within(self.window.1, 360.0, 16000.0, 820.0);
        self.offset = within(self.offset, 0.0, 1e6, 0.0);
        self
    }
}

/// Where [`Kept`] is kept.
#[derive(Debug, Clone)]
pub struct Shelf {
    path: Option<PathBuf>,
    /// Whether what is there could not be read, and so must not be written over.
    is_foreign: bool,
}

impl Shelf {
    /// The platform's folder for a program's state; nowhere if there is none.
    pub fn of_platform() -> Self {
        let folders = directories::ProjectDirs::from("", "", "briefing-viewer");
        let path = folders.map(|dirs| dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).join("state.ron"));
        Self { path, is_foreign: false }
    }

    /// A file of one's own.
    pub fn at(path: &Path) -> Self {
        Self { path: Some(path.to_owned()), is_foreign: false }
    }

    /// Nowhere: nothing is read or written.
    pub fn nowhere() -> Self {
        Self { path: None, is_foreign: false }
    }

    /// What was kept, and a sentence if it could not be read.
    pub fn read(&mut self) -> (Kept, Option<String>) {
        let Some(path) = &self.path else { return (Kept::default(), None) };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return (Kept::default(), None),
            Err(error) => {
                self.is_foreign = true;
                return (
                    Kept::default(),
                    Some(format!(
                        "The settings could not be read ({error}) and are left as they are: {}",
                        path.display()
                    )),
                );
            }
        };
        match ron::from_str::<Kept>(&text) {
            Ok(kept) => (kept.tamed(), None),
            Err(error) => {
                self.is_foreign = true;
                let sentence =
                    format!("The settings are damaged ({error}) and are left as they are: {}", path.display());
                (Kept::default(), Some(sentence))
            }
        }
    }

    /// The same with the baskets of other files as they are kept now: another window may have changed them.
    fn with_other_baskets(&self, mut kept: Kept) -> Kept {
        let (now, sentence) = self.clone().read();
        if sentence.is_none() {
            let own = kept.baskets.iter().find(|basket| basket.file == kept.file).cloned().unwrap_or_default();
            kept.baskets = now.baskets;
            kept.keep_basket(kept.file.clone(), own.quotes);
        }
        kept
    }

    /// Keeps it: written beside and then moved into place, so that what is there is the old or the new.
    ///
    /// # Errors
    /// Where the folder or the file cannot be written.
    pub fn write(&self, kept: &Kept) -> std::io::Result<()> {
        let Some(path) = self.path.as_ref().filter(|_| !self.is_foreign) else { return Ok(()) };
        let folder = path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let kept = self.with_other_baskets(kept.clone());
        let text =
            ron::ser::to_string_pretty(&kept, ron::ser::PrettyConfig::default()).map_err(std::io::Error::other)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.persist(path)?;
        Ok(())
    }
}

/// A block to bring into view.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// The block.
    pub block: BlockId,
    /// The bytes of its text.
    pub range: std::ops::Range<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_comes_back() {
        let dir = tempfile::tempdir().unwrap();
        let mut shelf = Shelf::at(&dir.path().join("new folder/state.ron"));
        let kept = Kept { zoom: 1.6, topic: Some("crime".to_owned()), block: Some(7), ..Kept::default() };
        shelf.write(&kept).unwrap();
        assert_eq!(shelf.read(), (kept, None));
    }

    #[test]
    fn a_window_on_another_file_leaves_the_basket_of_this_one_alone() {
        let dir = tempfile::tempdir().unwrap();
        let mut shelf = Shelf::at(&dir.path().join("state.ron"));
        let gathered = |text: &str| Gathered {
            text: text.to_owned(),
            whole: text.to_owned(),
            speaker: "a".to_owned(),
            occasion: "o".to_owned(),
            pick: None,
        };
        let mut windows = ["a.ron", "b.ron"].map(|file| Kept { file: Some(file.into()), ..Kept::default() });
        for (kept, text) in windows.iter_mut().zip(["of a", "of b"]) {
            kept.keep_basket(kept.file.clone(), vec![gathered(text)]);
            shelf.write(kept).unwrap();
        }
        let (mut kept, _) = shelf.read();
        assert_eq!(kept.basket(Some(Path::new("a.ron"))), [gathered("of a")]);
        assert_eq!(kept.basket(Some(Path::new("b.ron"))), [gathered("of b")]);
        kept.keep_basket(kept.file.clone(), Vec::new());
        shelf.write(&kept).unwrap();
        assert_eq!(shelf.read().0.baskets.len(), 1, "an emptied one is gone");
    }

    #[test]
    fn damaged_settings_are_told_and_never_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state.ron");
        std::fs::write(&path, "(zoom: \"large\"").unwrap();
        let mut shelf = Shelf::at(&path);
        let (kept, sentence) = shelf.read();
        assert_eq!(kept, Kept::default());
        assert!(sentence.unwrap().starts_with("The settings are damaged"));
        shelf.write(&kept).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "(zoom: \"large\"");
    }

    #[test]
    fn absurd_settings_are_brought_within_reach() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state.ron");
        std::fs::write(&path, "(zoom: 1e30, window: (NaN, -5), topics_width: inf)").unwrap();
        let (kept, _) = Shelf::at(&path).read();
        assert_eq!((kept.zoom, kept.window, kept.topics_width), (3.0, (1280.0, 360.0), 220.0));
    }
}
