//! The views of a briefing, the panes of the window, and its notices.

use briefing_core::model::{BlockId, Briefing, QuoteId, TopicId};

/// The view of a briefing in the reading pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// The full briefing.
    #[default]
    Full,
    /// The paragraphs of a topic.
    Topic(TopicId),
}

/// The content of a view, and its index in the sidebar: the full briefing first, then each topic.
impl View {
    /// The number of views of a briefing; indices in the sidebar are below it.
    pub fn count(briefing: &Briefing) -> usize {
        briefing.topics().len() + 1
    }

    /// The view at this index of the sidebar.
    pub fn from_number(briefing: &Briefing, number: usize) -> Option<Self> {
        let Some(index) = number.checked_sub(1) else { return Some(Self::Full) };
        let id = TopicId(u16::try_from(index).ok()?);
        briefing.topic(id).map(|_| Self::Topic(id))
    }

    /// Its index in the sidebar.
    pub fn number(self) -> usize {
        self.topic().map_or(0, |id| id.index() + 1)
    }

    /// The topic that it shows, if any.
    pub fn topic(self) -> Option<TopicId> {
        match self {
            Self::Full => None,
            Self::Topic(id) => Some(id),
        }
    }

    /// The same view of a briefing that may have other topics; the full briefing if it does not have this topic.
    pub fn in_briefing(self, briefing: &Briefing) -> Self {
        match self {
            Self::Topic(id) if briefing.topic(id).is_none() => Self::Full,
            view => view,
        }
    }

    /// Its title in the sidebar.
    pub fn title(self, briefing: &Briefing) -> &str {
        match self {
            Self::Full => "Full briefing",
            Self::Topic(id) => briefing.topic(id).map_or("", |topic| topic.title.as_str()),
        }
    }

    /// How many quotes it has.
    pub fn quote_count(self, briefing: &Briefing) -> usize {
        match self {
            Self::Full => briefing.quotes().len(),
            Self::Topic(id) => briefing.topic(id).map_or(0, |topic| topic.quote_count),
        }
    }

    /// Its quotes, in text order.
    pub fn quotes(self, briefing: &Briefing) -> Vec<QuoteId> {
        let of_topic = |topic: TopicId| {
            let blocks = briefing.topic(topic).map(|topic| topic.blocks.as_slice()).unwrap_or_default();
            let quotes = blocks.iter().filter_map(|id| briefing.block(*id)).flat_map(|block| block.quotes());
            let its = quotes.filter(move |(_, quote)| briefing.topics_of_quote(quote).contains(&topic));
            its.map(|(id, _)| id).collect()
        };
        match self {
            Self::Full => (0..).map(QuoteId).take(briefing.quotes().len()).collect(),
            Self::Topic(id) => of_topic(id),
        }
    }
}

/// The rows of a view: the head, its blocks, the foot.
impl View {
    /// How many rows there are.
    pub fn row_count(self, briefing: &Briefing) -> usize {
        2 + match self {
            Self::Full => briefing.block_count(),
            Self::Topic(id) => briefing.topic(id).map_or(0, |topic| topic.blocks.len()),
        }
    }

    /// The block in a row; `None` for the head and the foot.
    pub fn block_of_row(self, briefing: &Briefing, row: usize) -> Option<BlockId> {
        let index = row.checked_sub(1)?;
        match self {
            Self::Full => u32::try_from(index).ok().filter(|_| index < briefing.block_count()).map(BlockId),
            Self::Topic(id) => briefing.topic(id)?.blocks.get(index).copied(),
        }
    }

    /// The row that shows a block, if the view has it.
    pub fn row_of_block(self, briefing: &Briefing, block: BlockId) -> Option<usize> {
        match self {
            Self::Full => (block.index() < briefing.block_count()).then_some(block.index() + 1),
            Self::Topic(id) => Some(briefing.topic(id)?.blocks.binary_search(&block).ok()? + 1),
        }
    }

    /// The row of a block, or of the first block after it in the view; the foot if there is none.
    pub fn row_from_block(self, briefing: &Briefing, block: BlockId) -> usize {
        match self {
            Self::Full => block.index() + 1,
            Self::Topic(id) => {
                briefing.topic(id).map_or(0, |topic| topic.blocks.partition_point(|other| *other < block) + 1)
            }
        }
    }

    /// The first block on screen if this row is at the top.
    pub fn first_block_on_screen(self, briefing: &Briefing, row: usize) -> Option<BlockId> {
        self.block_of_row(briefing, row.max(1))
    }
}

/// The tabs of the side panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SidePanelTab {
    /// The quotes of the view.
    #[default]
    Quotes,
    /// The basket.
    Basket,
    /// The user's own marks.
    Marks,
    /// How much each speaker is quoted on each topic.
    Speakers,
    /// The undecided proposals.
    Review,
}

/// A place that the user can go back to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlaceInView {
    /// The shown view.
    pub view: View,
    /// The row at the top of the reading pane.
    pub row: usize,
    /// How much of that row is above the pane, in points.
    pub offset: f32,
    /// The chosen quote.
    pub quote: Option<QuoteId>,
}

/// A message that stays on screen until it is closed or no longer applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// A sentence without a full stop.
    pub text: String,
    /// Whether it reports an error.
    pub is_error: bool,
    /// What it is about.
    pub kind: NoticeKind,
}

impl Notice {
    /// An error without an action.
    pub fn error(text: impl Into<String>) -> Self {
        Self::of(NoticeKind::Message, text)
    }

    /// An error of this kind.
    pub fn of(kind: NoticeKind, text: impl Into<String>) -> Self {
        Self { text: text.into(), is_error: true, kind }
    }

    /// A notice that is not an error.
    pub fn information(kind: NoticeKind, text: impl Into<String>) -> Self {
        Self { text: text.into(), is_error: false, kind }
    }

    /// Whether it is about problems of the briefing and disappears with them.
    pub fn leads_to_problems(&self) -> bool {
        matches!(self.kind, NoticeKind::Problems | NoticeKind::Quotes(_))
    }

    /// Whether it has a button next to the one that closes it.
    pub fn has_action(&self) -> bool {
        self.leads_to_problems() || self.kind == NoticeKind::NotInFile
    }

    /// Shows this notice together with the current one: errors first, and no line twice.
    pub fn join(shown: &mut Option<Self>, new: Self) {
        let Some(before) = shown.take() else { return *shown = Some(new) };
        let (mut first, second) = if before.is_error || !new.is_error { (before, new) } else { (new, before) };
        if !first.text.contains(&second.text) {
            first.text = format!("{}\n{}", first.text, second.text);
        }
        if first.kind == NoticeKind::Message {
            first.kind = second.kind;
        }
        *shown = Some(first);
    }

    /// Removes a line from the notice, and the notice if there is no other line.
    pub fn remove_line(shown: &mut Option<Self>, line: &str) {
        let Some(notice) = shown else { return };
        notice.text = notice.text.lines().filter(|other| *other != line).collect::<Vec<_>>().join("\n");
        shown.take_if(|notice| notice.text.is_empty());
    }
}

/// What a notice is about, which decides where its button leads and when it is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something that has happened. It has no action, and stays until it is closed or replaced.
    Message,
    /// The file was not read completely. It has no action.
    Stopped,
    /// The window is about to close. It has no action.
    Closing,
    /// The file was changed both here and elsewhere. It has no action.
    Conflict,
    /// The briefing is not in its file: opens the dialog to save it to another one.
    NotInFile,
    /// The briefing has problems: opens their list.
    Problems,
    /// These quotes are no longer verified: goes to one after the other, then to the list of problems.
    Quotes(Vec<QuoteId>),
}

/// Forward or back in an ordered sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the next item.
    Next,
    /// To the previous item.
    Previous,
}

impl Direction {
    /// Whether it is forward.
    pub fn is_next(self) -> bool {
        self == Self::Next
    }
}

/// One of the three panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The topics.
    Topics,
    /// The text.
    Reader,
    /// The quotes.
    Quotes,
}

/// A block to bring into view.
#[derive(Debug, Clone, PartialEq)]
pub struct ScrollTarget {
    /// The block.
    pub block: BlockId,
    /// The bytes of its text.
    pub range: std::ops::Range<usize>,
}
