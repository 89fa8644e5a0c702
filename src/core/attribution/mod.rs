//! Quotations in a text, who said each of them, and the evidence for it, by rules and dictionaries, with the same
//! result every time.
//!
//! Each step is a file: the text is split into `tokens`, names are found in it (`names`) and combined into a table of
//! `people`; the words between marks are `spans`, the text around them is read as `items`, noun `phrases` and
//! `clauses`; `cues` finds the clause that introduces a quotation, `speakers` goes through the text in order and
//! resolves pronouns (`pronouns`) and descriptions; `speech` distinguishes speech from titles and scare quotes, and
//! `confidence` has the measured confidence of each rule. Transcripts are tried first (`transcript`).

use std::ops::Range;

use crate::document::Block;
pub use crate::model::Confidence;
pub(crate) use people::is_same_given;

mod caseless;
mod clauses;
mod confidence;
mod cues;
mod dialogue_dashes;
mod east_asian;
mod family_names;
mod items;
mod language;
mod names;
mod people;
mod phrases;
mod pronouns;
mod reporting_clause;
mod signature;
mod spans;
mod speakers;
mod speech;
mod text_words;
mod title_case;
mod tokens;
mod transcript;
mod verbs;
mod vocabulary;
mod word;
mod words;

/// The quotations and people of a text. All ranges are bytes of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attribution {
    /// The quotations, in the order of the text. They do not overlap.
    pub quotes: Vec<ProposedQuote>,
    /// The people, offices and organizations that the text names; a quotation's speaker is one of them.
    pub people: Vec<Person>,
    /// Words between marks that are not taken as speech, in the order of the text.
    pub phrases: Vec<Phrase>,
    /// The turns of a transcript or interview, in the order of the text. Each of their paragraphs is also a quote.
    pub turns: Vec<Turn>,
    /// How many sentences report speech without quotation marks: "She said that it was late."
    pub reported_speech_count: usize,
}

/// A quotation, and its proposed speaker.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposedQuote {
    /// The words without their outer marks. They are within one block.
    pub range: Range<usize>,
    /// The number of its block.
    pub block: usize,
    /// Who said it, as an index into [`Attribution::people`].
    pub speaker: Option<usize>,
    /// The words that name the speaker there: "Lee", "he", "the mayor".
    pub speaker_text: Option<Range<usize>>,
    /// The rule by which it is attributed to this speaker.
    pub rule: Rule,
    /// The confidence of the attribution.
    pub confidence: Confidence,
    /// The words that are the evidence: the verb with its speaker, the pronoun and the name it refers to.
    pub evidence: Vec<Range<usize>>,
    /// Whether it continues the previous quotation: a further piece (“A,” he said, “B”) or a paragraph that reopens.
    pub continues: bool,
    /// Whether it is a paragraph of a [`Turn`].
    pub in_turn: bool,
    /// Whether the text attributes it to "he" or "she" without saying who that is.
    pub is_of_nameless: bool,
}

/// Words between marks that are not speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words without their outer marks.
    pub range: Range<usize>,
    /// Their kind.
    pub kind: PhraseKind,
    /// Whether a verb of saying is next to them anyway: he called it a “win”, he said “no”.
    pub is_introduced: bool,
    /// Who would have said them, as an index into [`Attribution::people`].
    pub speaker: Option<usize>,
    /// Whether that speaker is the subject of the verb of saying next to them, and not of one further away: she said she
    /// was “thinking of an appeal”.
    pub is_speaker_sure: bool,
}

impl Phrase {
    /// A phrase next to which nothing says that someone said it.
    pub(self) fn new(range: Range<usize>, kind: PhraseKind) -> Self {
        Self { range, kind, is_introduced: false, speaker: None, is_speaker_sure: true }
    }
}

/// The kinds of words between marks that are not speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhraseKind {
    /// A few words that the writer uses with reservation.
    ScareQuote,
    /// The title of a work, a programme, a law.
    Title,
    /// A nickname or another name: Hugh “Big” Hill.
    Name,
}

/// One turn of a transcript or interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The label with its colon or full stop: "MR. LEE:", "Q".
    pub label: Range<usize>,
    /// The blocks of the turn; the first begins with the label.
    pub blocks: Range<usize>,
    /// Who speaks, if the label says so; `None` for `Q` and "QUESTION".
    pub speaker: Option<usize>,
}

/// A person, an organization or someone only described in the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// The fullest name in the text, without titles: "Lee Jae-myung", "Coastal Agency", "a spokeswoman for the Treasury".
    pub name: String,
    /// The family name, if the name shows it.
    pub family_name: Option<String>,
    /// The name in its own script, if the text also gives that: "이재명".
    pub native_name: Option<String>,
    /// The role according to the text: "director of the National Security Office".
    pub role: Option<String>,
    /// Whether it is a person, an office or organization, or someone who is only described.
    pub kind: PersonKind,
    /// Where the text names or describes this person, excluding pronouns.
    pub mentions: Vec<Range<usize>>,
}

/// The kind of a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PersonKind {
    /// Someone with a name.
    #[default]
    Person,
    /// An office, a company, a ministry, a union.
    Organization,
    /// Someone who is described but not named: "a spokeswoman".
    Described,
}

/// The reason for which a quotation is attributed to a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// No evidence.
    None,
    /// NAME said, “…”
    SpeakerBefore,
    /// “…,” said NAME
    SpeakerAfter,
    /// According to NAME, “…”
    AccordingTo,
    /// NAME: “…”
    Colon,
    /// “…,” said the mayor, NAME
    Appositive,
    /// Another quotation of the paragraph has this speaker.
    SameParagraph,
    /// The paragraph consists only of a quotation and follows one of this speaker.
    OwnParagraph,
    /// “…,” he said
    Pronoun,
    /// “…,” said the mayor
    Description,
    /// “…,” said NAME, “…”: the second piece.
    Continued,
    /// A quotation over several paragraphs, each of which opens it again.
    Reopened,
    /// A paragraph formatted as a quotation.
    BlockQuotation,
    /// A transcript: NAME: …
    TurnLabel,
    /// An interview: Q and A.
    Interview,
    /// A heading names the speaker of the words that follow.
    Heading,
    /// The previous paragraph is about this person.
    PreviousParagraph,
    /// The title names the speaker.
    Title,
}

impl Rule {
    /// The rule in words that a journalist understands.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::None => "speaker not stated",
            Self::SpeakerBefore => "NAME said, “…”",
            Self::SpeakerAfter => "“…,” said NAME",
            Self::AccordingTo => "according to NAME",
            Self::Colon => "NAME: “…”",
            Self::Appositive => "“…,” said the OFFICE, NAME",
            Self::SameParagraph => "same speaker as another quote in this paragraph",
            Self::OwnParagraph => "the paragraph continues this speaker’s last quote",
            Self::Pronoun => "“…,” he or she said",
            Self::Description => "said by an office or description, without a name",
            Self::Continued => "“…,” said NAME, “…”",
            Self::Reopened => "the quote continues over several paragraphs",
            Self::BlockQuotation => "the paragraph is set off as a quotation",
            Self::TurnLabel => "the speaker’s label in the transcript",
            Self::Interview => "question and answer",
            Self::Heading => "the heading names the speaker",
            Self::PreviousParagraph => "the previous paragraph is about this person",
            Self::Title => "the title names the speaker",
        }
    }
}

/// The spoken parts of words between marks, without the clauses in them that say who speaks: « …, a-t-il ajouté, … ».
/// `language` is a BCP 47 tag; empty if it is not known.
pub(crate) fn said_parts(words: &str, language: &str) -> Vec<Range<usize>> {
    reporting_clause::said_parts(words, language)
}

/// Finds the quotations of a text and who said them. `language` is a BCP 47 tag; empty if it is not known.
pub fn attribute(text: &str, blocks: &[Block], language: &str) -> Attribution {
    // Offsets are kept in 32 bits.
    if u32::try_from(text.len()).is_err() {
        return Attribution::default();
    }
    if east_asian::is_east_asian(text) {
        return east_asian::attribute(text, blocks);
    }
    speakers::attribute(text, blocks, language)
}

/// A position in a text of up to 4 GiB, as it is stored.
fn as_u32(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
