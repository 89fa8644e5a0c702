//! A tab of the window: a document, or a text whose quotations are checked.

use std::path::Path;

use super::{check_tab::CheckTab, document_tab::DocumentTab, file_reading::FileReading, services::Services};
use crate::gui::{
    command::TabCommand,
    state::{ids::TabId, view::Notice},
    ui::top_bar::TabLabel,
};

/// A tab of the window.
pub(super) enum Tab {
    /// A briefing, or the draft of one.
    Document(Box<DocumentTab>),
    /// A text whose quotations are checked.
    Check(Box<CheckTab>),
}

impl From<DocumentTab> for Tab {
    fn from(tab: DocumentTab) -> Self {
        Self::Document(Box::new(tab))
    }
}

impl From<CheckTab> for Tab {
    fn from(tab: CheckTab) -> Self {
        Self::Check(Box::new(tab))
    }
}

impl Tab {
    /// The tab, if it is a document.
    pub(super) fn document(&self) -> Option<&DocumentTab> {
        match self {
            Self::Document(tab) => Some(tab),
            Self::Check(_) => None,
        }
    }

    /// The tab, to be changed, if it is a document.
    pub(super) fn document_mut(&mut self) -> Option<&mut DocumentTab> {
        match self {
            Self::Document(tab) => Some(tab),
            Self::Check(_) => None,
        }
    }

    /// The tab, if it is a check.
    pub(super) fn check(&self) -> Option<&CheckTab> {
        match self {
            Self::Document(_) => None,
            Self::Check(tab) => Some(tab),
        }
    }

    /// The tab, to be changed, if it is a check.
    pub(super) fn check_mut(&mut self) -> Option<&mut CheckTab> {
        match self {
            Self::Document(_) => None,
            Self::Check(tab) => Some(tab),
        }
    }

    /// Identifies the tab in the results of background tasks.
    pub(super) fn id(&self) -> TabId {
        match self {
            Self::Document(tab) => tab.id,
            Self::Check(tab) => tab.id,
        }
    }

    /// The reading of its file or text.
    pub(super) fn reading(&self) -> &FileReading {
        match self {
            Self::Document(tab) => &tab.reading,
            Self::Check(tab) => &tab.reading,
        }
    }

    /// The file of the user that it shows, if any.
    pub(super) fn file(&self) -> Option<&Path> {
        match self {
            Self::Document(tab) => tab.file.as_deref(),
            Self::Check(tab) => tab.check.from.path(),
        }
    }

    /// The label in the row of tabs.
    pub(super) fn label(&self) -> TabLabel {
        match self {
            Self::Document(tab) => tab.label(),
            Self::Check(tab) => tab.label(),
        }
    }

    /// The title of the window while the tab is shown; `None` for the name of the program alone.
    pub(super) fn window_title(&self) -> Option<String> {
        match self {
            Self::Document(tab) => tab.window_title(),
            Self::Check(tab) => Some(tab.check.from.name()),
        }
    }

    /// The line about the last action.
    pub(super) fn status_mut(&mut self) -> &mut Option<String> {
        match self {
            Self::Document(tab) => &mut tab.state.status,
            Self::Check(tab) => &mut tab.status,
        }
    }

    /// The notice at the top.
    pub(super) fn notice_mut(&mut self) -> &mut Option<Notice> {
        match self {
            Self::Document(tab) => &mut tab.state.notice,
            Self::Check(tab) => &mut tab.notice,
        }
    }

    /// Prepares for being shown in place of another tab, where a widget had the focus or not.
    pub(super) fn prepare_to_show(&mut self, had_focus: bool) {
        match self {
            Self::Document(tab) => tab.prepare_to_show(had_focus),
            Self::Check(tab) => tab.prepare_to_show(had_focus),
        }
    }

    /// Lets the typesetting popup, which was just opened by its key, take the focus.
    pub(super) fn focus_typesetting(&mut self) {
        match self {
            Self::Document(tab) => tab.state.focus_typesetting = true,
            Self::Check(tab) => tab.focus_typesetting = true,
        }
    }

    /// Clears focus requests, whose targets now have the focus.
    pub(super) fn end_focus_requests(&mut self) {
        match self {
            Self::Document(tab) => tab.end_focus_requests(),
            Self::Check(tab) => tab.end_focus_requests(),
        }
    }

    /// Remembers that Back or Forward has led here from another tab: from a briefing to its check, or from a check to
    /// its briefing again.
    pub(super) fn come_from(&mut self, left: TabId) {
        match self {
            Self::Document(tab) => tab.state.position.come_from_check(left),
            Self::Check(tab) => tab.check.came_from = Some(left),
        }
    }

    /// Applies a command.
    pub(super) fn apply(&mut self, command: TabCommand, services: &mut Services<'_>) {
        match self {
            Self::Document(tab) => tab.apply(command, services),
            Self::Check(tab) => tab.apply(command, services),
        }
    }
}
