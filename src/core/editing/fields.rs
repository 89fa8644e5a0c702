//! The entries of a briefing that a form can show: their named fields, the text of each, and the values that it
//! accepts.

use std::ops::Range;

use crate::{
    format::value::{Record, Value},
    limits,
    model::{
        BlockId, Briefing, EventDate, NoteId, OccasionId, OccasionKind, QuoteId, Release, SpeakerId, TopicId,
        Translator,
    },
};

use super::ChangeError;

/// An entry with fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Entry {
    /// The briefing itself, with its source.
    Briefing,
    /// A speaker.
    Speaker(SpeakerId),
    /// An occasion.
    Occasion(OccasionId),
    /// A topic.
    Topic(TopicId),
    /// A note.
    Note(NoteId),
    /// A fact of a topic, by its index there.
    Fact(TopicId, usize),
}

/// A field of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The title of a briefing or a topic.
    Title,
    /// The publisher.
    Publisher,
    /// The periodical or site.
    Publication,
    /// The authors, separated by semicolons.
    Authors,
    /// The address of the source.
    Url,
    /// The date of publication.
    Published,
    /// The language of the text.
    Language,
    /// The credit line that the publisher asks for.
    Credit,
    /// The end of the embargo: a moment, or an event.
    Embargo,
    /// The language that it was translated from.
    TranslatedFrom,
    /// The translator; empty for a machine translation.
    Translator,
    /// The name of a speaker or an occasion.
    Name,
    /// The role of a speaker.
    Role,
    /// The part of the name that references are sorted by.
    FamilyName,
    /// The name in the speaker's own script.
    NativeName,
    /// The place of an occasion.
    Place,
    /// The date of an occasion.
    Date,
    /// The kind of occasion: a [`kind_name`], or empty.
    Kind,
    /// The editor's summary of a topic.
    Summary,
    /// The remark of a note.
    Remark,
    /// The figure of a fact.
    Figure,
    /// What the figure counts.
    Label,
}

/// The kinds of an occasion.
pub const KINDS: [OccasionKind; 4] =
    [OccasionKind::Speech, OccasionKind::Interview, OccasionKind::Post, OccasionKind::Statement];

/// The name of a kind of occasion, in the file and in a form.
pub fn kind_name(kind: OccasionKind) -> &'static str {
    match kind {
        OccasionKind::Speech => "Speech",
        OccasionKind::Interview => "Interview",
        OccasionKind::Post => "Post",
        OccasionKind::Statement => "Statement",
    }
}

impl Field {
    /// Its label in a form.
    pub fn text(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Publisher => "Publisher",
            Self::Publication => "Publication",
            Self::Authors => "Authors, separated by ;",
            Self::Url => "Web address",
            Self::Published => "Published on, like 2026-01-14",
            Self::Language => "Language, like en or ko",
            Self::Credit => "Credit line",
            Self::Embargo => "Embargo until, like 2026-01-14T09:00+09:00, or an event",
            Self::TranslatedFrom => "Translated from, like ko",
            Self::Translator => "Translator; empty if a machine translated",
            Self::Name => "Name",
            Self::Role => "Role",
            Self::FamilyName => "Family name",
            Self::NativeName => "Name in its own script",
            Self::Place => "Place",
            Self::Date => "Date, like 2026-01-14",
            Self::Kind => "Kind",
            Self::Summary => "Summary",
            Self::Remark => "Note",
            Self::Figure => "Figure, as the text has it",
            Self::Label => "What it counts",
        }
    }

    /// Whether an entry needs it.
    pub fn is_required(self) -> bool {
        matches!(self, Self::Title | Self::Name | Self::Remark | Self::Figure | Self::Label)
    }

    /// Whether it may have several lines.
    pub fn is_long(self) -> bool {
        matches!(self, Self::Summary | Self::Remark | Self::Credit)
    }

    /// The name in the file.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Publisher => "publisher",
            Self::Publication => "publication",
            Self::Authors => "authors",
            Self::Url => "url",
            Self::Published => "published",
            Self::Language => "language",
            Self::Credit => "credit",
            Self::Embargo => "release",
            Self::TranslatedFrom => "from",
            Self::Translator => "by",
            Self::Name => "name",
            Self::Role => "role",
            Self::FamilyName => "family_name",
            Self::NativeName => "native_name",
            Self::Place => "place",
            Self::Date => "date",
            Self::Kind => "kind",
            Self::Summary => "summary",
            Self::Remark => "text",
            Self::Figure => "value",
            Self::Label => "label",
        }
    }

    /// The value for the file from an entered text, or `None` if it is empty.
    pub(super) fn value(self, entered: &str) -> Result<Option<Value>, ChangeError> {
        let entered = entered.trim();
        if entered.is_empty() {
            if self == Self::Translator {
                return Ok(Some(Value::Unit("Machine")));
            }
            return if self.is_required() { Err(ChangeError::Required(self.text())) } else { Ok(None) };
        }
        let is_too_long = match self.is_long() {
            true => entered.len() > limits::REMARK_BYTES,
            false => entered.chars().count() > limits::NAME_CHARS,
        };
        if is_too_long {
            return Err(ChangeError::TooLong(self.text()));
        }
        Ok(Some(match self {
            Self::Authors => Value::list(authors(entered)),
            Self::Published | Self::Date => {
                entered.parse::<EventDate>().map_err(|error| ChangeError::NoDate(entered.to_owned(), error))?;
                entered.into()
            }
            Self::Kind => {
                let kind = KINDS.into_iter().find(|kind| kind_name(*kind) == entered);
                Value::Unit(kind_name(kind.ok_or(ChangeError::NotThere)?))
            }
            Self::Url if !is_web_address(entered) => return Err(ChangeError::NoAddress),
            Self::Language | Self::TranslatedFrom if !is_language(entered) => return Err(ChangeError::NoLanguage),
            Self::Embargo => Record::named("Embargoed").field("until", entered).into(),
            Self::Translator => Value::wrapped("Person", entered),
            _ => entered.into(),
        }))
    }
}

/// The names in a list separated by semicolons.
fn authors(entered: &str) -> impl Iterator<Item = &str> {
    entered.split(';').map(str::trim).filter(|author| !author.is_empty()).take(limits::AUTHORS)
}

/// Whether it is the address of a web page.
pub fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty()) && !text.contains(char::is_whitespace)
}

/// Whether it is a BCP 47 language tag: letters, then parts of letters and digits separated by hyphens.
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_first = |part: &str| (2..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic());
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    parts.next().is_some_and(is_first) && parts.all(is_part)
}

impl Entry {
    /// The fields that a form shows.
    pub fn fields(self, briefing: &Briefing) -> Vec<Field> {
        match self {
            // A speaker with roles over time has no single role to set.
            Self::Speaker(id) if briefing.speaker(id).is_some_and(|speaker| !speaker.roles.is_empty()) => {
                vec![Field::Name, Field::FamilyName, Field::NativeName]
            }
            Self::Briefing => vec![
                Field::Title,
                Field::Publisher,
                Field::Publication,
                Field::Authors,
                Field::Url,
                Field::Published,
                Field::Language,
                Field::TranslatedFrom,
                Field::Translator,
                Field::Embargo,
                Field::Credit,
            ],
            Self::Speaker(_) => NewEntry::Speaker.fields(),
            Self::Occasion(_) => vec![Field::Name, Field::Place, Field::Date, Field::Kind],
            Self::Topic(_) => vec![Field::Title, Field::Summary],
            Self::Note(_) => vec![Field::Remark],
            Self::Fact(..) => vec![Field::Figure, Field::Label],
        }
    }

    /// The current text of a field; empty if the file has none or the entry has no such field.
    pub fn text(self, field: Field, briefing: &Briefing) -> String {
        self.text_if_any(field, briefing).unwrap_or_default()
    }

    fn text_if_any(self, field: Field, briefing: &Briefing) -> Option<String> {
        match self {
            Self::Briefing => of_briefing(field, briefing),
            Self::Speaker(id) => {
                let speaker = briefing.speaker(id)?;
                match field {
                    Field::Name => Some(speaker.name.clone()),
                    Field::Role => speaker.role.clone(),
                    Field::FamilyName => speaker.family_name.clone(),
                    Field::NativeName => speaker.native_name.clone(),
                    _ => None,
                }
            }
            Self::Occasion(id) => {
                let occasion = briefing.occasion(id)?;
                match field {
                    Field::Name => Some(occasion.name.clone()),
                    Field::Place => occasion.place.clone(),
                    Field::Date => occasion.date.map(|date| date.to_string()),
                    Field::Kind => occasion.kind.map(|kind| kind_name(kind).to_owned()),
                    _ => None,
                }
            }
            Self::Topic(id) => {
                let topic = briefing.topic(id)?;
                match field {
                    Field::Title => Some(topic.title.clone()),
                    Field::Summary => topic.summary.clone(),
                    _ => None,
                }
            }
            Self::Note(id) => briefing.note(id).filter(|_| field == Field::Remark).map(|note| note.text.clone()),
            Self::Fact(id, at) => {
                let fact = briefing.topic(id)?.facts.get(at)?;
                match field {
                    Field::Figure => Some(fact.value.clone()),
                    Field::Label => Some(fact.label.clone()),
                    _ => None,
                }
            }
        }
    }

    /// Its name, for headings and messages.
    pub fn name(self, briefing: &Briefing) -> String {
        match self {
            Self::Speaker(id) => briefing.speaker(id).map(|one| one.distinct_name().into_owned()).unwrap_or_default(),
            Self::Note(_) => self.text(Field::Remark, briefing),
            Self::Fact(..) => self.text(Field::Figure, briefing),
            Self::Occasion(_) => self.text(Field::Name, briefing),
            Self::Briefing | Self::Topic(_) => self.text(Field::Title, briefing),
        }
    }

    /// The word for its kind, for headings and messages.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Briefing => "briefing",
            Self::Speaker(_) => "speaker",
            Self::Occasion(_) => "occasion",
            Self::Topic(_) => "topic",
            Self::Note(_) => "note",
            Self::Fact(..) => "fact",
        }
    }
}

fn of_briefing(field: Field, briefing: &Briefing) -> Option<String> {
    let source = &briefing.source;
    match field {
        Field::Title => Some(briefing.title.clone()),
        Field::Publisher => source.publisher.clone(),
        Field::Publication => source.publication.clone(),
        Field::Authors => Some(source.authors.join("; ")),
        Field::Url => source.url.clone(),
        Field::Published => source.published.map(|date| date.to_string()),
        Field::Language => Some(briefing.language.clone()),
        Field::Credit => source.credit.clone(),
        Field::Embargo => match &briefing.release {
            Release::Public => None,
            Release::Embargoed { until, .. } => Some(until.clone()),
        },
        Field::TranslatedFrom => source.translated.as_ref().map(|translated| translated.from.clone()),
        Field::Translator => match &source.translated.as_ref()?.by {
            Translator::Machine => None,
            Translator::Person(name) => Some(name.clone()),
        },
        _ => None,
    }
}

/// A new entry to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewEntry {
    /// A speaker, to whom nothing refers yet.
    Speaker,
    /// An occasion for these quotes.
    Occasion(Vec<QuoteId>),
    /// A topic, with this block in it.
    Topic(Option<BlockId>),
    /// A note on words of a block.
    Note(BlockId, Range<usize>),
    /// A fact of a topic, stated by words of a block.
    Fact(TopicId, BlockId, Range<usize>),
}

impl NewEntry {
    /// The fields that a form asks for.
    pub fn fields(&self) -> Vec<Field> {
        match self {
            Self::Speaker => vec![Field::Name, Field::Role, Field::FamilyName, Field::NativeName],
            Self::Occasion(_) => vec![Field::Name, Field::Place, Field::Date, Field::Kind],
            Self::Topic(_) => vec![Field::Title, Field::Summary],
            Self::Note(..) => vec![Field::Remark],
            Self::Fact(..) => vec![Field::Figure, Field::Label],
        }
    }

    /// The word for its kind, for headings and messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Occasion(_) => "occasion",
            Self::Topic(_) => "topic",
            Self::Note(..) => "note",
            Self::Fact(..) => "fact",
        }
    }
}
