//! One of the briefings that are open in a window: its file, what was read of it, and where the person is in it.

use crate::gui::{
    platform::{
        file_watcher::Watch,
        tasks::{Reading, RunningSearch, Searched},
    },
    state::{
        basket::BasketItem,
        history::History,
        session::{FileKey, PersistedFile},
        view::{PlaceInView, View, ViewState},
    },
    ui::{Panes, images::Images, top_bar::TabLabel},
};
use briefing_core::load::{BriefingSource, Loaded};

use super::{copying::Purpose, places::block_of_view_row};

/// What is open.
pub(super) enum Document {
    /// It is being read, or will be once it is its turn.
    Loading,
    /// It was to be read, and then not.
    Stopped,
    /// It was read; it may still hold nothing to show.
    Read(Searched),
}

/// An open briefing.
pub(super) struct DocumentTab {
    /// Under which threads send what is for it.
    pub number: u64,
    pub open: BriefingSource,
    /// The file's real path, once it is known.
    pub file: FileKey,
    pub document: Document,
    pub state: ViewState,
    pub panes: Panes,
    pub images: Images,
    pub history: History<PlaceInView>,
    /// The texts that are being made, by their number.
    pub composing: Vec<(u64, Purpose)>,
    /// The search whose result is waited for, or was the last.
    pub finding: Option<RunningSearch>,
    /// Where the person was when the first letter was typed, or moved on to since.
    pub find_origin: Option<PlaceInView>,
    /// Whether it is looked for because the file was read, and not because somebody typed it.
    pub is_found_again: bool,
    /// The file that is being read.
    pub reading: Option<Reading>,
    /// Whether its beginning came with this frame.
    pub is_beginning_new: bool,
    /// Whether somebody has asked for it to be read again, and wants to be told also that nothing has changed.
    pub is_asked: bool,
    /// Whether the file has changed while it was read.
    pub is_stale: bool,
    /// Who tells when it changes.
    pub watch: Option<Watch>,
    /// Whether it is to be read, once it is its turn or it is asked for.
    pub is_asleep: bool,
    /// Whether nobody has asked for it now, but it was open when a window was closed last.
    pub is_restored: bool,
}

impl DocumentTab {
    pub fn new(number: u64, open: BriefingSource, state: ViewState) -> Self {
        let file = match &open {
            BriefingSource::Sample => None,
            BriefingSource::File(path) => Some(std::path::absolute(path).unwrap_or_else(|_| path.clone())),
        };
        Self {
            number,
            open,
            file,
            document: Document::Loading,
            state,
            panes: Panes::default(),
            images: Images::default(),
            history: History::default(),
            composing: Vec::new(),
            finding: None,
            find_origin: None,
            is_found_again: false,
            reading: None,
            is_beginning_new: false,
            is_asked: false,
            is_stale: false,
            watch: None,
            is_asleep: false,
            is_restored: false,
        }
    }

    pub fn loaded(&self) -> Option<&Loaded> {
        match &self.document {
            Document::Read(open) => Some(&open.loaded),
            Document::Loading | Document::Stopped => None,
        }
    }

    /// What it is called: its title, or the name of its file while that is not known.
    pub fn title(&self) -> String {
        let briefing = self.loaded().and_then(|loaded| loaded.briefing.as_ref());
        match briefing.map(|briefing| briefing.title.as_str()) {
            Some(title) if !title.is_empty() => title.to_owned(),
            _ => self.file_name(),
        }
    }

    fn file_name(&self) -> String {
        match &self.open {
            BriefingSource::Sample => "Sample briefing".to_owned(),
            BriefingSource::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        }
    }

    pub fn tab(&self) -> TabLabel {
        let place = match &self.open {
            BriefingSource::Sample => "The sample briefing that comes with the program".to_owned(),
            BriefingSource::File(path) => path.display().to_string(),
        };
        let is_error = self.state.broken.is_some() || self.loaded().is_some_and(|loaded| loaded.briefing.is_none());
        TabLabel { title: self.title(), file: self.file_name(), place, is_error }
    }

    /// What is to be kept of it; nothing while there is nothing to show.
    pub fn to_keep(&self) -> Option<PersistedFile> {
        let briefing = self.loaded()?.briefing.as_ref()?;
        let list = &self.panes.reader.list;
        let topic = match self.state.view {
            View::Full => None,
            View::Topic(id) => briefing.topic(id).map(|topic| topic.id.clone()),
        };
        Some(PersistedFile {
            file: self.file.clone(),
            title: self.title(),
            topic,
            block: block_of_view_row(briefing, self.state.view, list.row).map(|block| block.0),
            offset: list.offset,
            quotes: self.state.basket.items().iter().map(BasketItem::to_keep).collect(),
        })
    }
}
