//! The result of checking one quotation of a manuscript.

use std::{fmt, ops::Range};

/// The kind of finding for one quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FindingKind {
    /// It is in a source word for word, and the source attributes it to the person whom the manuscript names.
    Verbatim,
    /// It is in a source, with words left out at its ellipses or at its ends.
    Shortened,
    /// It is in a source except for an editor's square brackets.
    Edited,
    /// Something similar is in a source.
    Altered,
    /// Its words are in a source, but were cut or joined so that their meaning changed.
    OutOfContext,
    /// Its words are in a source, but were said by someone else.
    Misattributed,
    /// Nothing similar is in the sources.
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

    /// The kind with this name, as [`FindingKind::as_str`] gives it.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Its name for display: "out of context".
    pub fn name(self) -> String {
        self.as_str().replace('-', " ")
    }

    /// A sign in addition to its colour, for readers who do not see colours, and for print.
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

    /// What it means, as the rest of a sentence about the quotation.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Verbatim => "matches the source",
            Self::Shortened => "matches the source, with words left out",
            Self::Edited => "matches the source except for its brackets",
            Self::Altered => "differs from the source",
            Self::OutOfContext => "is in the source, but the cut changes its meaning",
            Self::Misattributed => "was said by someone else",
            Self::NotFound => "was not found in any source",
            Self::Phrase => "too short to be checked, or a title",
        }
    }

    /// Whether the quotation was found as quoted: verbatim, shortened or edited.
    pub fn is_verified(self) -> bool {
        matches!(self, Self::Verbatim | Self::Shortened | Self::Edited)
    }

    /// Whether something must be done about it.
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

/// One quotation of a manuscript with the result of its check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its words without their outer marks, as bytes of the manuscript's text.
    pub range: Range<usize>,
    /// The kind of the finding.
    pub kind: FindingKind,
    /// Who said it, according to the manuscript.
    pub speaker: Option<String>,
    /// Warnings that the user should check, whatever the finding.
    pub warnings: Vec<Warning>,
    /// Whether it continues the previous quotation.
    pub continues: bool,
    /// The passage of the source that it was found in, or the nearest passage.
    pub passage: Option<Passage>,
    /// The words in which it differs from that passage, in order.
    pub changes: Vec<Change>,
}

impl Finding {
    /// Whether it has warnings to review. Those on phrases do not count.
    pub fn has_warnings(&self) -> bool {
        self.kind != FindingKind::Phrase && !self.warnings.is_empty()
    }

    /// The sign of its kind, with "!" if it is verified with warnings.
    pub fn sign(&self) -> &'static str {
        match (self.kind, self.has_warnings()) {
            (FindingKind::Verbatim, true) => "✓!",
            (FindingKind::Shortened, true) => "…!",
            (FindingKind::Edited, true) => "[ ]!",
            (kind, _) => kind.sign(),
        }
    }
}

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The number of the source.
    pub source: usize,
    /// The bytes of the source's text.
    pub range: Range<usize>,
    /// Who says it there. `None` if the writer does, or if the source does not say who speaks.
    pub speaker: Option<String>,
}

/// A difference between a quotation and its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind of words differ.
    pub kind: ChangeKind,
    /// The words of the manuscript; empty if it has none there.
    pub manuscript: String,
    /// The words of the source; empty if it has none there.
    pub source: String,
}

/// What kind of words differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// Only one of the two has a negation.
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
            (manuscript, source) if manuscript == source => write!(out, "{kind}: “{source}” is in a different place"),
            ("", source) => write!(out, "{kind}: “{source}” is left out"),
            (manuscript, "") => write!(out, "{kind}: “{manuscript}” is added"),
            (manuscript, source) => write!(out, "{kind}: “{manuscript}” instead of “{source}”"),
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

/// A warning that the user should check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The source has a negation or a condition next to the quotation: these words.
    CutBeside(String),
    /// A negation, condition, name or number was left out.
    LeftOut {
        /// "a number", "a name".
        what: &'static str,
        /// The words that were left out.
        words: String,
    },
    /// Words between two pieces of one quotation were left out without an ellipsis.
    GapWithoutEllipsis(String),
    /// The speaker is quoting someone else.
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
    /// The source attributes it to someone else, but one of the two is not sure.
    PerhapsMisattributed {
        /// The manuscript's name.
        manuscript: String,
        /// The source's name.
        source: String,
    },
    /// The source does not say who said it.
    SpeakerNotTold(String),
    /// The heading of the source says that it is the speech of somebody else.
    HeadingOfAnother {
        /// The manuscript's name.
        manuscript: String,
        /// The heading.
        heading: String,
    },
    /// In the source these are the writer’s own words.
    WordsOfWriter,
    /// The words are part of a question in the source.
    WithinQuestion(String),
    /// The pieces are in separate places of the source, or in a different order.
    PlacesApart,
    /// A bracket replaces a verb, a name or a condition.
    Bracket {
        /// "a name", "a condition", "a verb", "another word".
        what: &'static str,
        /// The words that it replaces.
        words: String,
    },
    /// A bracket replaces nothing and adds a verb, a limit or a quantity.
    BracketAdds(String),
    /// The ellipsis leaves out words of someone else.
    EllipsisOverOthers(String),
    /// It is part of a quote that the briefing has, but not its source text.
    NotInSourceText,
    /// The manuscript says that it was not said, in these words, but the source has it.
    SaidAfterAll(String),
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CutBeside(words) => write!(f, "it is cut off from “{words}”"),
            Self::LeftOut { what, words } => write!(f, "{what} is left out: “{words}”"),
            Self::GapWithoutEllipsis(words) => write!(f, "“{words}” is left out without an ellipsis"),
            Self::SaidBySomebodyElse => f.write_str("the speaker is quoting someone else here"),
            Self::QuestionLeftOut(question) => write!(f, "it answers a question: “{question}”"),
            Self::NamesAlike { manuscript, source } => {
                write!(f, "the manuscript names {manuscript}, the source {source}; check the spelling")
            }
            Self::PerhapsMisattributed { manuscript, source } => {
                write!(f, "the manuscript seems to attribute this to {manuscript}, the source to {source}")
            }
            Self::SpeakerNotTold(manuscript) => {
                write!(f, "it is not clear from the source whether {manuscript} said it")
            }
            Self::HeadingOfAnother { manuscript, heading } => {
                write!(f, "the source is headed “{heading}”, but the manuscript names {manuscript}")
            }
            Self::WordsOfWriter => f.write_str("said by the writer of the source"),
            Self::WithinQuestion(question) => write!(f, "in the source it is part of a question: “{question}”"),
            Self::PlacesApart => f.write_str("its parts come from different places in the source"),
            Self::Bracket { what, words } => write!(f, "a bracket replaces {what}: “{words}”"),
            Self::BracketAdds(bracket) => {
                write!(f, "a bracket adds words that may change the meaning: {bracket}")
            }
            Self::EllipsisOverOthers(words) => {
                write!(f, "the ellipsis leaves out another speaker’s words: “{words}”")
            }
            Self::NotInSourceText => f.write_str("the briefing has these words, but its source text does not"),
            Self::SaidAfterAll(denial) => write!(f, "the manuscript says “{denial}”, but the words are in the source"),
        }
    }
}
