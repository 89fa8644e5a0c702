//! The problems in a briefing: where, what, and what to do about it.

pub mod excerpt;
pub mod explain;
pub(crate) mod location;
pub(crate) mod sink;
pub mod suggest;

use std::fmt;

pub use location::{LineCounter, SourceLocation, line_and_column};

use crate::model::BlockId;

/// The severity of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Information; nothing is wrong.
    Note,
    /// Shown and copied anyway, but the user should check it.
    Warning,
    /// Something cannot be trusted or cannot be shown; `check` fails.
    Error,
}

impl Severity {
    /// The word for it, in lower case.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident;)*) => {
        /// The kinds of problem, each with a code that stays the same between versions.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as printed, such as `E012`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The severity of this kind of problem.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// The file that explains it.
            fn explanation_file(self) -> &'static str {
                match self { $(Self::$name => include_str!(concat!("codes/", $code, ".md")),)* }
            }
        }
    };
}

// To add a code: a row here, `codes/CODE.md` in the form of the others, the rule in `crate::validate`, and a file in
// tests/broken that shows it.
codes! {
    /// The file cannot be read at all.
    Unreadable = "E001", Error;
    /// The file is empty.
    Empty = "E002", Error;
    /// The file is not UTF-8.
    NotUtf8 = "E003", Error;
    /// The file is not well-formed RON.
    Syntax = "E004", Error;
    /// The file ends in the middle.
    CutOff = "E005", Error;
    /// This program does not read this version of the format.
    Format = "E006", Error;
    /// A field that the format does not know.
    UnknownField = "E007", Error;
    /// A required field is missing.
    MissingField = "E008", Error;
    /// A value does not have the type of the field.
    WrongType = "E009", Error;
    /// More of something than the limits allow.
    TooMuch = "E010", Error;
    /// A quote names a speaker that is not defined.
    UnknownSpeaker = "E011", Error;
    /// A quote names an occasion that is not defined.
    UnknownOccasion = "E012", Error;
    /// A block names a topic that is not defined.
    UnknownTopic = "E013", Error;
    /// The same id is defined twice.
    Duplicate = "E014", Error;
    /// A date is not valid.
    BadDate = "E015", Error;
    /// A required text is empty.
    EmptyText = "E016", Error;
    /// A quote is elsewhere in the text, or within another speaker's quote.
    Misplaced = "E021", Error;
    /// The text has something like the quote.
    Near = "E022", Error;
    /// The text has nothing like the quote.
    Absent = "E023", Error;
    /// A fact is not in the text of its topic.
    FactAbsent = "E024", Error;
    /// A note is on words that are not in its paragraph.
    NoteAbsent = "E025", Error;
    /// A part of the body is not in the source text.
    NotInSource = "E026", Error;
    /// A piece that continues a quote has none before it.
    BadContinuation = "E027", Error;
    /// Fields that exclude each other.
    Contradiction = "E028", Error;
    /// A quote's original is not in the original of its block.
    OriginalAbsent = "E029", Error;
    /// A list item has a level that is not allowed.
    BadLevel = "E030", Error;
    /// A quote is in the text with other typography.
    Normalized = "W101", Warning;
    /// What a shortened quote leaves out may change its meaning.
    Omission = "W102", Warning;
    /// A quote is not in quotation marks, although its paragraph has some.
    OutsideMarks = "W103", Warning;
    /// A file beside the briefing is missing or cannot be read.
    Attachment = "W104", Warning;
    /// A path that leads out of the briefing's folder, or an address.
    OutsidePath = "W105", Warning;
    /// A quote is cut off from a negation, a condition or a main clause beside it, or from its question.
    BesideNegation = "W106", Warning;
    /// Something is defined but never used.
    Unused = "W107", Warning;
    /// A family name is not part of the speaker's name.
    FamilyName = "W108", Warning;
    /// A text has invisible characters.
    Unseen = "W109", Warning;
    /// Quotation marks can be read in two ways, or have no partner.
    UnclearMarks = "W110", Warning;
    /// An embargo ends with an event in words and not at a moment.
    EmbargoInWords = "W111", Warning;
    /// A quote is only proposed.
    NotConfirmed = "W112", Warning;
    /// An editor's bracket replaces words that need no explanation.
    Edited = "W113", Warning;
    /// Two entries have the same name and are not marked as one person.
    SameName = "W114", Warning;
    /// The text gives a quote to somebody else than the file.
    OtherSpeaker = "W115", Warning;
    /// The source text has words that the body leaves out.
    LeftOut = "N201", Note;
    /// There are more problems than those listed.
    More = "N202", Note;
}

impl Code {
    /// Whether it is about the form of the file and not about its content.
    pub fn is_of_form(self) -> bool {
        matches!(
            self,
            Self::Unreadable
                | Self::Empty
                | Self::NotUtf8
                | Self::Syntax
                | Self::CutOff
                | Self::Format
                | Self::UnknownField
                | Self::MissingField
                | Self::WrongType
        )
    }
}

/// Something wrong in a briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind, which determines the severity.
    pub code: Code,
    /// Where it is.
    pub location: SourceLocation,
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The block of the body that it concerns, to go there.
    pub block: Option<BlockId>,
    /// Other places that help to explain it.
    pub related: Vec<RelatedLocation>,
}

/// A place that helps to explain a problem: the words of a misplaced quote, the first definition of an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedLocation {
    /// Where it is.
    pub location: SourceLocation,
    /// What is there, in a few words without a full stop.
    pub label: String,
}

impl Diagnostic {
    /// A problem with a whole file.
    pub fn of_file(code: Code, file: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            code,
            location: SourceLocation { file: file.to_owned(), ..SourceLocation::default() },
            message: message.into(),
            hint: Some(hint.into()),
            block: None,
            related: Vec::new(),
        }
    }

    /// Its severity.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

impl fmt::Display for Diagnostic {
    /// One line, place first.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}[{}]: {}", self.location, self.severity(), self.code.as_str(), self.message)?;
        if let Some(hint) = &self.hint {
            write!(f, "; {hint}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_their_letters_match_the_severity() {
        let mut codes: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Code::ALL.len());
        for code in Code::ALL {
            let letter = code.severity().as_str().to_uppercase().chars().next();
            assert_eq!(code.as_str().chars().next(), letter);
        }
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(line_and_column("a\n한국x", 8), (2, 3));
        assert_eq!(line_and_column("a\n한국x", 3), (2, 1));
        assert_eq!(line_and_column("", 9), (1, 1));
    }

    #[test]
    fn counting_can_continue_from_a_known_place() {
        let text = "a\n한국x\ny";
        assert_eq!(LineCounter::from(text, 5, 2, 2).advance(8), (2, 3));
        assert_eq!(LineCounter::from(text, 5, 2, 2).advance(99), line_and_column(text, 99));
    }
}
