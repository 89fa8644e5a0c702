//! What the window shows, and the part of it that is kept between runs.

use std::{
    io::{ErrorKind, Write as _},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{
    basket::Gathered,
    briefing::{
        BlockId, OccasionId, Quote, QuoteId, SpeakerId, TopicId,
        folder::{ReadError, read_ordinary},
    },
    citation::Format,
    search::Options,
    ui::{theme::ThemeChoice, typesetting::Typesetting},
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
    /// The version of what is kept.
    pub version: u32,
    /// The colours.
    pub theme: ThemeChoice,
    /// How the running text is set.
    pub typesetting: Typesetting,
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
    /// Whether keys without Ctrl or Alt that write something do something: 0–9 and /.
    pub single_keys: bool,
    /// Whether notes travel with a copy.
    pub with_notes: bool,
    /// What is known of each file that was open, the one used last at the end.
    pub files: Vec<KeptFile>,
    /// The files that were open in the window that was closed last, in the order of their tabs.
    pub open: Vec<FileKey>,
    /// Which of them was shown.
    pub shown: usize,
    /// The files that this window has had open: of all others, what is kept is as another window left it.
    #[serde(skip)]
    pub touched: Vec<FileKey>,
    /// What find takes for equal.
    pub find: Options,
}

/// A file, by its real path; nothing for the shipped briefing.
pub type FileKey = Option<PathBuf>;

/// What is kept of a file: where the person was in it, and what was gathered from it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptFile {
    /// The file.
    pub file: FileKey,
    /// What it is called, for the list of recent ones.
    pub title: String,
    /// The topic that was shown, by its id in the file; nothing for the full briefing.
    pub topic: Option<String>,
    /// The block at the top of the reading pane; nothing for its first page.
    pub block: Option<u32>,
    /// How much of it was above the pane, in points.
    pub offset: f32,
    /// The basket.
    pub quotes: Vec<Gathered>,
}

/// How many files are remembered.
const FILES: usize = 40;

/// The version of the state file. One that is higher was written by a newer program, and may say what this
/// one would lose.
const VERSION: u32 = 1;

impl Kept {
    /// What is kept of a file.
    pub fn of(&self, file: &FileKey) -> Option<&KeptFile> {
        self.files.iter().find(|kept| kept.file == *file)
    }

    /// Keeps this of a file, as the one used last, and forgets those not used for longest where there are many.
    pub fn keep(&mut self, kept: KeptFile) {
        // What has no name in UTF-8 cannot be written down.
        if kept.file.as_ref().is_some_and(|path| path.to_str().is_none()) {
            return;
        }
        if !self.touched.contains(&kept.file) {
            self.touched.push(kept.file.clone());
        }
        self.files.retain(|old| old.file != kept.file);
        self.files.push(kept);
        self.files.drain(..self.files.len().saturating_sub(FILES));
    }

    /// Forgets a file, which is not there any more.
    pub fn forget(&mut self, file: &FileKey) {
        self.touched.push(file.clone());
        self.files.retain(|old| old.file != *file);
    }

    /// The files that were open before, the one used last first, with their titles.
    pub fn recent(&self) -> impl Iterator<Item = (&Path, &str)> {
        self.files.iter().rev().filter_map(|kept| Some((kept.file.as_deref()?, kept.title.as_str())))
    }

    /// The same with the files that this window has not had open as `now` has them: another window may have
    /// changed them.
    fn over(mut self, now: Self) -> Self {
        let mine = std::mem::take(&mut self.files);
        let is_touched = |kept: &KeptFile| self.touched.contains(&kept.file);
        let (ours, _): (Vec<_>, Vec<_>) = mine.into_iter().partition(is_touched);
        self.files = now.files.into_iter().filter(|kept| !is_touched(kept)).chain(ours).collect();
        self.files.drain(..self.files.len().saturating_sub(FILES));
        self
    }
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            version: VERSION,
            theme: ThemeChoice::System,
            typesetting: Typesetting::default(),
            zoom: 1.0,
            topics_shown: true,
            quotes_shown: true,
            topics_width: 220.0,
            quotes_width: 360.0,
            window: (1280.0, 820.0),
            format: Format::default(),
            own_format: None,
            single_keys: true,
            with_notes: true,
            files: Vec::new(),
            open: Vec::new(),
            shown: 0,
            touched: Vec::new(),
            find: Options::default(),
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
        self.quotes_width = within(self.quotes_width, 276.0, 720.0, 360.0);
        self.window.0 = within(self.window.0, 480.0, 16000.0, 1280.0);
        self.window.1 = within(self.window.1, 360.0, 16000.0, 820.0);
        for file in &mut self.files {
            file.offset = within(file.offset, 0.0, 1e6, 0.0);
        }
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

    /// The file, if there is one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What was kept, and a sentence if it could not be read. Then it is never written over.
    pub fn read(&mut self) -> (Kept, Option<String>) {
        let Some(path) = &self.path else { return (Kept::default(), None) };
        let read = read(path);
        self.is_foreign = read.is_err();
        match read {
            Ok(kept) => (kept, None),
            Err(why) => {
                let sentence = format!("The kept state {why}, and is left as it is: {}", path.display());
                (Kept::default(), Some(sentence))
            }
        }
    }

    /// Takes away what a program that was ended while it wrote has left.
    pub fn sweep(&self) {
        let folder = self.path.as_deref().and_then(Path::parent).map(std::fs::read_dir);
        let Some(Ok(entries)) = folder else { return };
        for entry in entries.flatten() {
            let is_old = || {
                let changed = entry.metadata().and_then(|about| about.modified()).ok();
                changed.and_then(|time| time.elapsed().ok()).is_some_and(|age| age > ABANDONED)
            };
            if entry.file_name().to_string_lossy().starts_with(BESIDE) && is_old() {
                drop(std::fs::remove_file(entry.path()));
            }
        }
    }

    /// Keeps it: written beside and then moved into place, so that what is there is the old or the new, also
    /// when the program or the power ends in the middle.
    ///
    /// # Errors
    /// Where the folder or the file cannot be written.
    pub fn write(&self, kept: &Kept) -> std::io::Result<()> {
        let Some(path) = self.path.as_ref().filter(|_| !self.is_foreign) else { return Ok(()) };
        let folder = path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let kept = match read(path) {
            Ok(now) => kept.clone().over(now),
            // Somebody has changed it to what this program cannot read, since it was read.
            Err(_) => return Ok(()),
        };
        let text =
            ron::ser::to_string_pretty(&kept, ron::ser::PrettyConfig::default()).map_err(std::io::Error::other)?;
        let mut file = tempfile::Builder::new().prefix(BESIDE).tempfile_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(path)?;
        Ok(())
    }
}

/// How the name of a state file begins that is being written.
const BESIDE: &str = ".state-";

/// After this time nobody is writing it any more.
const ABANDONED: std::time::Duration = std::time::Duration::from_secs(60);

/// The largest state file that is read, in bytes: far more than this program writes.
const STATE_BYTES: u64 = 64 << 20;

/// What is kept there, or why it cannot be read, as the end of a sentence.
fn read(path: &Path) -> Result<Kept, String> {
    let bytes = match read_ordinary(path, STATE_BYTES) {
        Ok(bytes) => bytes,
        Err(ReadError::Io(error)) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Kept::default());
        }
        Err(ReadError::Io(error)) => return Err(format!("cannot be read ({error})")),
        Err(ReadError::NotOrdinary) => return Err("is no ordinary file".to_owned()),
        Err(ReadError::TooLarge) => return Err(format!("is larger than {} MiB", STATE_BYTES >> 20)),
    };
    let text = String::from_utf8(bytes).map_err(|_| "is damaged (it is not UTF-8)".to_owned())?;
    // The version first: what a newer program has written need not be what this one understands.
    let version = ron::from_str::<Version>(&text).map(|written| written.version).unwrap_or_default();
    if version > VERSION {
        return Err("was written by a newer version of this program".to_owned());
    }
    let kept = ron::from_str::<Kept>(&text).map_err(|error| {
        // What the library says beyond this is for programmers.
        let ron::error::Position { line, col } = error.span.start;
        format!("is damaged (line {line}, column {col})")
    })?;
    Ok(kept.tamed())
}

/// The one thing that every version of the state file says.
#[derive(Deserialize)]
struct Version {
    #[serde(default)]
    version: u32,
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

    fn gathered(text: &str) -> Gathered {
        Gathered {
            text: text.to_owned(),
            whole: text.to_owned(),
            speaker: "a".to_owned(),
            occasion: "o".to_owned(),
            pick: None,
        }
    }

    fn file(name: &str) -> KeptFile {
        KeptFile { file: Some(name.into()), title: name.to_owned(), ..KeptFile::default() }
    }

    #[test]
    fn what_was_kept_comes_back() {
        let dir = tempfile::tempdir().unwrap();
        let mut shelf = Shelf::at(&dir.path().join("new folder/state.ron"));
        let mut kept = Kept { zoom: 1.6, open: vec![None, Some("a.ron".into())], shown: 1, ..Kept::default() };
        kept.keep(KeptFile { topic: Some("crime".to_owned()), block: Some(7), ..KeptFile::default() });
        shelf.write(&kept).unwrap();
        kept.touched.clear();
        assert_eq!(shelf.read(), (kept, None));
    }

    #[test]
    fn a_window_on_another_file_leaves_what_is_kept_of_this_one_alone() {
        let dir = tempfile::tempdir().unwrap();
        let mut shelf = Shelf::at(&dir.path().join("state.ron"));
        let mut windows = [Kept::default(), Kept::default()];
        for (kept, name) in windows.iter_mut().zip(["a.ron", "b.ron"]) {
            kept.keep(KeptFile { quotes: vec![gathered(name)], ..file(name) });
            shelf.write(kept).unwrap();
        }
        let (kept, _) = shelf.read();
        for name in ["a.ron", "b.ron"] {
            assert_eq!(kept.of(&Some(name.into())).unwrap().quotes, [gathered(name)]);
        }
        assert_eq!(kept.recent().map(|(_, title)| title).collect::<Vec<_>>(), ["b.ron", "a.ron"]);
    }

    #[test]
    fn the_files_not_used_for_longest_are_forgotten_and_one_that_is_gone_at_once() {
        let mut kept = Kept::default();
        for number in 0..60 {
            kept.keep(file(&format!("{number}.ron")));
        }
        assert_eq!(kept.recent().map(|(_, title)| title).last(), Some("20.ron"));
        kept.forget(&Some("59.ron".into()));
        assert_eq!(kept.recent().map(|(_, title)| title).next(), Some("58.ron"));
        let now = Kept { files: vec![file("59.ron"), file("x.ron")], ..Kept::default() };
        let files = kept.over(now).files;
        assert!(!files.contains(&file("59.ron")) && files.contains(&file("x.ron")), "forgotten for good");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_whose_name_is_not_utf_8_does_not_keep_the_rest_from_being_kept() {
        use std::os::unix::ffi::OsStrExt as _;
        let dir = tempfile::tempdir().unwrap();
        let shelf = Shelf::at(&dir.path().join("state.ron"));
        let mut kept = Kept::default();
        kept.keep(KeptFile { file: Some(std::ffi::OsStr::from_bytes(b"/a\xff.ron").into()), ..KeptFile::default() });
        shelf.write(&kept).unwrap();
    }

    #[test]
    fn what_cannot_be_read_is_told_and_never_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state.ron");
        for (text, why) in [
            ("(zoom: \"large\"", "The kept state is damaged (line 1, column "),
            ("\u{0}\u{0}\u{0}", "The kept state is damaged (line 1, column "),
            (
                "(version: 2, zoom: (1, 2))",
                "The kept state was written by a newer version of this program, and is left",
            ),
        ] {
            std::fs::write(&path, text).unwrap();
            let mut shelf = Shelf::at(&path);
            let (kept, sentence) = shelf.read();
            assert_eq!(kept, Kept::default());
            let sentence = sentence.unwrap();
            assert!(sentence.starts_with(why) && sentence.ends_with("state.ron"), "{sentence}");
            shelf.write(&kept).unwrap();
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
        std::fs::remove_file(&path).unwrap();
        std::fs::create_dir(&path).unwrap();
        assert!(Shelf::at(&path).read().1.unwrap().starts_with("The kept state cannot be read ("));
    }

    #[test]
    fn what_became_unreadable_since_is_not_overwritten_either() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state.ron");
        let mut shelf = Shelf::at(&path);
        let (kept, _) = shelf.read();
        std::fs::write(&path, "(version: 9)").unwrap();
        shelf.write(&kept).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "(version: 9)");
    }

    #[test]
    fn what_an_ended_program_has_left_beside_is_swept_away_once_it_is_old() {
        let dir = tempfile::tempdir().unwrap();
        let [old, new] = [".state-old", ".state-new"].map(|name| dir.path().join(name));
        std::fs::write(&new, "").unwrap();
        let long_ago = std::time::SystemTime::now() - 2 * ABANDONED;
        std::fs::File::create(&old).unwrap().set_modified(long_ago).unwrap();
        Shelf::at(&dir.path().join("state.ron")).sweep();
        assert_eq!((old.exists(), new.exists()), (false, true));
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
