//! What the check says of one quotation of a manuscript.

use std::{fmt, ops::Range};

/// What the check says of one quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FindingKind {
    /// It stands in a source, and the source gives it to whom the manuscript names.
    Verbatim,
    /// It stands there with words left out where its ellipses are, or at its ends.
    Shortened,
    /// It stands there but for an editor's square brackets.
    Edited,
    /// Something like it stands there.
    Altered,
    /// Its words stand there, but were cut or joined so that they say something else.
    OutOfContext,
    /// Its words stand there, but were said by somebody else.
    Misattributed,
    /// Nothing like it stands in the sources.
    NotFound,
    /// It is too short to be a quotation, or a title.
    Phrase,
}

impl FindingKind {
    /// Every kind, in the order in which they are counted.
    pub const ALL: [Self; 8] = [
        Self::Verbatim,
        Self::Shortened,
        Self::Edited,
        Self::Altered,
        Self::OutOfContext,
        Self::Misattributed,
        Self::NotFound,
        Self::Phrase,
    ];

    /// The word for it in reports: "out-of-context".
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Shortened => "shortened",
            Self::Edited => "edited",
            Self::Altered => "altered",
            Self::OutOfContext => "out-of-context",
            Self::Misattributed => "misattributed",
            Self::NotFound => "not-found",
            Self::Phrase => "phrase",
        }
    }

    /// The kind that [`FindingKind::as_str`] calls so.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// What a person calls it: "out of context".
    pub fn name(self) -> String {
        self.as_str().replace('-', " ")
    }

    /// A sign beside its colour, for readers who do not see colours, and for paper.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Verbatim => "✓",
            Self::Shortened => "…",
            Self::Edited => "[ ]",
            Self::Altered => "≠",
            Self::OutOfContext => "!",
            Self::Misattributed => "@",
            Self::NotFound => "?",
            Self::Phrase => "–",
        }
    }

    /// What it means, as a part of a sentence about the quotation.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Verbatim => "stands in the source",
            Self::Shortened => "stands in the source, with words left out",
            Self::Edited => "stands in the source but for its brackets",
            Self::Altered => "does not stand so in the source",
            Self::OutOfContext => "its words stand in the source, but the cut changes what they say",
            Self::Misattributed => "was said by somebody else",
            Self::NotFound => "stands in none of the sources",
            Self::Phrase => "too short to be checked, or a title",
        }
    }

    /// Whether the quotation stands: verbatim, shortened or edited.
    pub fn is_verified(self) -> bool {
        matches!(self, Self::Verbatim | Self::Shortened | Self::Edited)
    }

    /// Whether somebody must do something about it.
    pub fn is_wrong(self) -> bool {
        matches!(self, Self::Altered | Self::OutOfContext | Self::Misattributed | Self::NotFound)
    }

    /// How bad it is: the worst has the highest number.
    pub fn severity(self) -> u8 {
        match self {
            Self::Misattributed => 7,
            Self::Altered => 6,
            Self::OutOfContext => 5,
            Self::NotFound => 4,
            Self::Edited => 3,
            Self::Shortened => 2,
            Self::Verbatim => 1,
            Self::Phrase => 0,
        }
    }
}

/// One quotation of a manuscript with what the check says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its words without their outer marks, as bytes of the manuscript's text.
    pub range: Range<usize>,
    /// What the check says.
    pub kind: FindingKind,
    /// Who said it, as the manuscript has it.
    pub speaker: Option<String>,
    /// What a person should look at, whatever the finding is.
    pub warnings: Vec<Warning>,
    /// Whether it goes on with the quotation before it.
    pub continues: bool,
    /// The passage of the source that it is, or that comes nearest to it.
    pub passage: Option<Passage>,
    /// The words in which it differs from that passage, in order.
    pub changes: Vec<Change>,
}

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The number of the source.
    pub source: usize,
    /// The bytes of the source's text.
    pub range: Range<usize>,
    /// Who says it there; nobody where the writer does, or where the source does not tell.
    pub speaker: Option<String>,
}

/// A difference between a quotation and its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind of words differ.
    pub kind: ChangeKind,
    /// The words of the manuscript; empty where it has none there.
    pub manuscript: String,
    /// The words of the source; empty where it has none there.
    pub source: String,
}

/// What kind of words differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// One has a negation that the other has not.
    Negation,
    /// A number or a unit.
    Number,
    /// A name.
    Name,
    /// The same words in another order.
    Order,
    /// Any other words.
    Word,
}

/// The change as a sentence: `negation: “not” is left out`.
impl fmt::Display for Change {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind.as_str();
        match (self.manuscript.as_str(), self.source.as_str()) {
            (manuscript, source) if manuscript == source => write!(out, "{kind}: “{source}” stands in another place"),
            ("", source) => write!(out, "{kind}: “{source}” is left out"),
            (manuscript, "") => write!(out, "{kind}: “{manuscript}” is added"),
            (manuscript, source) => write!(out, "{kind}: “{manuscript}” in place of “{source}”"),
        }
    }
}

impl ChangeKind {
    /// The word for it in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Negation => "negation",
            Self::Number => "number",
            Self::Name => "name",
            Self::Order => "order",
            Self::Word => "word",
        }
    }
}

/// What a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The source has a negation or a condition beside the quotation: these words.
    CutBeside(String),
    /// A negation, condition, name or number was left out.
    LeftOut {
        /// "a number", "a name".
        what: &'static str,
        /// The words that were left out.
        words: String,
    },
    /// Words between two pieces of one quotation were left out without a sign.
    GapWithoutEllipsis(String),
    /// Somebody else is quoted within the words of the speaker.
    SaidBySomebodyElse,
    /// It answers a question that the manuscript does not have.
    QuestionLeftOut(String),
    /// The names differ by a letter or two.
    NamesAlike {
        /// The manuscript's name.
        manuscript: String,
        /// The source's name.
        source: String,
    },
    /// The source gives it to somebody else, but one of the two is not sure.
    PerhapsMisattributed {
        /// The manuscript's name.
        manuscript: String,
        /// The source's name.
        source: String,
    },
    /// The source does not say who said it.
    SpeakerNotTold(String),
    /// It is the source's writer who says it.
    WordsOfWriter,
    /// The words stand in a question of the source.
    WithinQuestion(String),
    /// The pieces stand in places that are apart, or in another order.
    PlacesApart,
    /// A bracket stands in place of a verb, a name or a condition.
    Bracket {
        /// "a name", "a condition", "a verb".
        what: &'static str,
        /// The words that it stands for.
        words: String,
    },
    /// Words of somebody else stand where the ellipsis is.
    EllipsisOverOthers(String),
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CutBeside(words) => write!(f, "it is cut off from “{words}”"),
            Self::LeftOut { what, words } => write!(f, "{what} is left out: “{words}”"),
            Self::GapWithoutEllipsis(words) => write!(f, "“{words}” is left out without an ellipsis"),
            Self::SaidBySomebodyElse => f.write_str("the speaker quotes somebody else there"),
            Self::QuestionLeftOut(question) => write!(f, "it answers a question: “{question}”"),
            Self::NamesAlike { manuscript, source } => {
                write!(f, "the manuscript names {manuscript}, the source {source}; check the spelling")
            }
            Self::PerhapsMisattributed { manuscript, source } => {
                write!(f, "the manuscript seems to give it to {manuscript}, the source to {source}")
            }
            Self::SpeakerNotTold(manuscript) => {
                write!(f, "the source does not say for certain that {manuscript} said it")
            }
            Self::WordsOfWriter => f.write_str("it is the writer of the source who says it"),
            Self::WithinQuestion(question) => write!(f, "in the source it is part of a question: “{question}”"),
            Self::PlacesApart => f.write_str("its parts stand in places of the source that are apart"),
            Self::Bracket { what, words } => write!(f, "a bracket stands in place of {what}: “{words}”"),
            Self::EllipsisOverOthers(words) => {
                write!(f, "words of somebody else stand where the ellipsis is: “{words}”")
            }
        }
    }
}
