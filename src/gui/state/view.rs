//! The views of a briefing, the panes of the window, and its notices.

use briefing_core::model::{BlockId, Briefing, QuoteId, TopicId};

/// The view of a briefing in the reading pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// All of it.
    #[default]
    Full,
    /// The paragraphs of a topic.
    Topic(TopicId),
}

/// What a view has of its briefing, and its place in the sidebar: the full briefing first, then each topic.
impl View {
    /// Every view of a briefing has a number in the sidebar below this one.
    pub fn count(briefing: &Briefing) -> usize {
        briefing.topics().len() + 1
    }

    /// The view at this number of the sidebar.
    pub fn from_number(briefing: &Briefing, number: usize) -> Option<Self> {
        let Some(index) = number.checked_sub(1) else { return Some(Self::Full) };
        let id = TopicId(u16::try_from(index).ok()?);
        briefing.topic(id).map(|_| Self::Topic(id))
    }

    /// Its number in the sidebar.
    pub fn number(self) -> usize {
        self.topic().map_or(0, |id| id.index() + 1)
    }

    /// The topic that it shows, if it shows one.
    pub fn topic(self) -> Option<TopicId> {
        match self {
            Self::Full => None,
            Self::Topic(id) => Some(id),
        }
    }

    /// The same view of a briefing that may have other topics; the full briefing where it has not this one.
    pub fn in_briefing(self, briefing: &Briefing) -> Self {
        match self {
            Self::Topic(id) if briefing.topic(id).is_none() => Self::Full,
            view => view,
        }
    }

    /// What the sidebar calls it.
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

    /// Its quotes, in the order of the text.
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

/// The rows of a view: a head, its blocks, a foot.
impl View {
    /// How many rows there are.
    pub fn row_count(self, briefing: &Briefing) -> usize {
        2 + match self {
            Self::Full => briefing.block_count(),
            Self::Topic(id) => briefing.topic(id).map_or(0, |topic| topic.blocks.len()),
        }
    }

    /// The block that a row shows; none for the head and the foot.
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

    /// The row of a block, or of the first one after it that the view has; past its blocks, the foot.
    pub fn row_from_block(self, briefing: &Briefing, block: BlockId) -> usize {
        match self {
            Self::Full => block.index() + 1,
            Self::Topic(id) => {
                briefing.topic(id).map_or(0, |topic| topic.blocks.partition_point(|other| *other < block) + 1)
            }
        }
    }

    /// The first block on screen where this row is at the top.
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
    /// The person's own marks.
    Marks,
    /// How much each speaker is quoted on each topic.
    Speakers,
    /// The undecided proposals.
    Review,
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

/// A message that stays on screen until it is closed, or what it is about is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// A sentence without a full stop.
    pub text: String,
    /// Whether something is wrong.
    pub is_error: bool,
    /// What it is about.
    pub kind: NoticeKind,
}

impl Notice {
    /// Something that went wrong and leads nowhere.
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

    /// Whether it leads to what is wrong in the briefing, and so goes with it.
    pub fn leads_to_problems(&self) -> bool {
        matches!(self.kind, NoticeKind::Problems | NoticeKind::Quotes(_))
    }

    /// Whether it has a button beside the one that closes it.
    pub fn has_action(&self) -> bool {
        self.leads_to_problems() || self.kind == NoticeKind::NotInFile
    }

    /// Shows this notice together with the one that is shown: what is wrong first, and nothing twice.
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

    /// Takes a line out of what is shown, and the notice where it has no other.
    pub fn remove_line(shown: &mut Option<Self>, line: &str) {
        let Some(notice) = shown else { return };
        notice.text = notice.text.lines().filter(|other| *other != line).collect::<Vec<_>>().join("\n");
        shown.take_if(|notice| notice.text.is_empty());
    }
}

/// What a notice is about, which decides where its button leads and when it is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something that has happened. It leads nowhere, and stays until it is closed or replaced.
    Message,
    /// The file was not read to its end. It leads nowhere.
    Stopped,
    /// The window is about to close. It leads nowhere.
    Closing,
    /// The file was changed both here and elsewhere. It leads nowhere.
    Conflict,
    /// The briefing is not in its file: leads to another file to save it to.
    NotInFile,
    /// The briefing has problems: leads to their list.
    Problems,
    /// These quotes are not verified any more: leads to one after the other, and to the list of problems.
    Quotes(Vec<QuoteId>),
}

/// Forward or back, in anything that has an order.
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
