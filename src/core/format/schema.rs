//! The exact format of a briefing file. Unknown fields are refused; nothing else is checked here.
//!
//! A new field also goes into `load/recovery/members.rs`, `model`, `validate`, `format/write.rs`,
//! `src/cli/format.txt` and `assets/docs/briefing-file.md`; tests compare the first and the last two with this
//! file.
//!
//! Strings without escapes are borrowed from the file, so that a text is stored once.

#![allow(missing_docs, reason = "the fields are those of the file, and `src/cli/format.txt` describes them")]

use std::{borrow::Cow, fmt, marker::PhantomData, ops::Deref};

use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use crate::limits;

/// A string of the file, borrowed from it if it has no escapes.
///
/// `Cow` alone would be owned inside `Option` and `Vec`: serde borrows only in plain fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Str<'a>(pub Cow<'a, str>);

impl Deref for Str<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Str<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Str<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct StrVisitor<'a>(PhantomData<&'a ()>);
        impl<'de: 'a, 'a> Visitor<'de> for StrVisitor<'a> {
            type Value = Str<'a>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text in quotation marks")
            }
            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Str<'a>, E> {
                Ok(Str(Cow::Borrowed(text)))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Str<'a>, E> {
                Ok(Str(Cow::Owned(text.to_owned())))
            }
            fn visit_string<E: Error>(self, text: String) -> Result<Str<'a>, E> {
                Ok(Str(Cow::Owned(text)))
            }
        }
        deserializer.deserialize_str(StrVisitor(PhantomData))
    }
}

/// As many elements of a list as the limits allow. The others are skipped and counted.
#[derive(Debug, Clone)]
pub struct AtMost<T, const MOST: usize> {
    kept: Vec<T>,
    pub left_out: usize,
}

impl<T, const MOST: usize> Default for AtMost<T, MOST> {
    fn default() -> Self {
        Self { kept: Vec::new(), left_out: 0 }
    }
}

impl<T, const MOST: usize> Deref for AtMost<T, MOST> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.kept
    }
}

impl<T, const MOST: usize> Extend<T> for AtMost<T, MOST> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, elements: I) {
        for element in elements {
            if self.kept.len() < MOST {
                self.kept.push(element);
            } else {
                self.left_out += 1;
            }
        }
    }
}

impl<'de, T: Deserialize<'de>, const MOST: usize> Deserialize<'de> for AtMost<T, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AtMostVisitor<T, const MOST: usize>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>, const MOST: usize> Visitor<'de> for AtMostVisitor<T, MOST> {
            type Value = AtMost<T, MOST>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list in square brackets")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<AtMost<T, MOST>, A::Error> {
                let mut few = AtMost::default();
                while few.kept.len() < MOST {
                    match elements.next_element()? {
                        Some(element) => few.kept.push(element),
                        None => return Ok(few),
                    }
                }
                while elements.next_element::<IgnoredAny>()?.is_some() {
                    few.left_out += 1;
                }
                Ok(few)
            }
        }
        deserializer.deserialize_seq(AtMostVisitor(PhantomData))
    }
}

/// Parses each block of the body and drops it. A file may have millions of blocks, so they are read one by one if
/// needed.
#[derive(Debug, Clone, Copy, Default)]
pub struct SkippedBlocks;

impl<'de> Deserialize<'de> for SkippedBlocks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SkippedVisitor;
        impl<'de> Visitor<'de> for SkippedVisitor {
            type Value = SkippedBlocks;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the parts of the body in square brackets")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<SkippedBlocks, A::Error> {
                while parts.next_element::<Block<'de>>()?.is_some() {}
                Ok(SkippedBlocks)
            }
        }
        deserializer.deserialize_seq(SkippedVisitor)
    }
}

/// A map in the order of the file, including duplicates, with as many entries as the limits allow.
#[derive(Debug, Clone)]
pub struct Entries<'a, V> {
    pub all: Vec<(Str<'a>, V)>,
    pub left_out: usize,
}

impl<V> Default for Entries<'_, V> {
    fn default() -> Self {
        Self { all: Vec::new(), left_out: 0 }
    }
}

impl<'a, V> Entries<'a, V> {
    /// Adds an entry, while there is room.
    pub fn add(&mut self, key: Str<'a>, value: V) {
        if self.all.len() < limits::NAMES {
            self.all.push((key, value));
        } else {
            self.left_out += 1;
        }
    }
}

impl<'de: 'a, 'a, V: Deserialize<'de>> Deserialize<'de> for Entries<'a, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor<'a, V>(PhantomData<(&'a (), V)>);
        impl<'de: 'a, 'a, V: Deserialize<'de>> Visitor<'de> for EntriesVisitor<'a, V> {
            type Value = Entries<'a, V>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("entries in braces, each `\"id\": (…)`")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<'a, V>, A::Error> {
                let mut entries = Entries::default();
                while entries.all.len() < limits::NAMES {
                    match map.next_entry()? {
                        Some(entry) => entries.all.push(entry),
                        None => return Ok(entries),
                    }
                }
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
                    entries.left_out += 1;
                }
                Ok(entries)
            }
        }
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

/// A whole file.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields, rename = "Briefing")]
pub struct Briefing<'a> {
    /// The version of the format: 1.
    pub format: u32,
    #[serde(borrow)]
    pub title: Str<'a>,
    #[serde(default)]
    pub language: Option<Str<'a>>,
    #[serde(default)]
    pub source: Source<'a>,
    #[serde(default)]
    pub release: Release<'a>,
    #[serde(default)]
    pub speakers: Entries<'a, Speaker<'a>>,
    #[serde(default)]
    pub occasions: Entries<'a, Occasion<'a>>,
    #[serde(default)]
    pub topics: AtMost<Topic<'a>, { limits::NAMES }>,
    pub body: SkippedBlocks,
}

/// Where the briefing comes from.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Source<'a> {
    #[serde(borrow)]
    pub publisher: Option<Str<'a>>,
    pub publication: Option<Str<'a>>,
    pub authors: AtMost<Str<'a>, { limits::AUTHORS }>,
    pub url: Option<Str<'a>>,
    pub published: Option<Str<'a>>,
    pub credit: Option<Str<'a>>,
    pub text: Option<Str<'a>>,
    pub translated: Option<Translated<'a>>,
}

/// The original language of a translated text, and the translator.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translated<'a> {
    #[serde(borrow)]
    pub from: Str<'a>,
    pub by: Translator<'a>,
}

/// Who or what translated.
#[derive(Debug, Deserialize)]
pub enum Translator<'a> {
    Machine,
    #[serde(borrow)]
    Person(Str<'a>),
}

/// Whether the briefing may be used yet.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub enum Release<'a> {
    #[default]
    Public,
    Embargoed {
        #[serde(borrow)]
        until: Str<'a>,
    },
}

/// A quoted person or office.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speaker<'a> {
    #[serde(borrow)]
    pub name: Str<'a>,
    #[serde(default)]
    pub role: Option<Str<'a>>,
    /// Roles over time, instead of `role`.
    #[serde(default)]
    pub roles: AtMost<Role<'a>, { limits::ROLES_OF_SPEAKER }>,
    #[serde(default)]
    pub native_name: Option<Str<'a>>,
    #[serde(default)]
    pub family_name: Option<Str<'a>>,
    /// The id of another entry for the same person.
    #[serde(default)]
    pub same_as: Option<Str<'a>>,
}

/// A role, and when it was held.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Role<'a> {
    #[serde(borrow)]
    pub role: Str<'a>,
    #[serde(default)]
    pub from: Option<Str<'a>>,
    #[serde(default)]
    pub until: Option<Str<'a>>,
}

/// Where and when something was said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occasion<'a> {
    #[serde(borrow)]
    pub name: Str<'a>,
    #[serde(default)]
    pub place: Option<Str<'a>>,
    #[serde(default)]
    pub date: Option<Str<'a>>,
    #[serde(default)]
    pub kind: Option<crate::model::OccasionKind>,
}

/// A named view of the body.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic<'a> {
    #[serde(borrow)]
    pub id: Str<'a>,
    pub title: Str<'a>,
    #[serde(default)]
    pub icon: Option<Str<'a>>,
    #[serde(default)]
    pub summary: Option<Str<'a>>,
    #[serde(default)]
    pub facts: AtMost<Fact<'a>, { limits::FACTS_OF_TOPIC }>,
}

/// A key figure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact<'a> {
    #[serde(borrow)]
    pub value: Str<'a>,
    pub label: Str<'a>,
    /// The words that state it, if the value alone occurs in several places.
    #[serde(default)]
    pub on: Option<Str<'a>>,
}

/// The ids of topics.
pub type Topics<'a> = AtMost<Str<'a>, { limits::TOPICS_OF_BLOCK }>;
/// The quotes of a block.
pub type Quotes<'a> = AtMost<Quote<'a>, { limits::QUOTES_OF_BLOCK }>;
/// The notes on words of a block.
pub type Notes<'a> = AtMost<Note<'a>, { limits::NOTES_OF_BLOCK }>;

/// A part of the body.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Block<'a> {
    Heading {
        #[serde(borrow)]
        text: Str<'a>,
        #[serde(default)]
        original: Option<Str<'a>>,
        #[serde(default)]
        topics: Topics<'a>,
        #[serde(default)]
        quotes: Quotes<'a>,
        #[serde(default)]
        notes: Notes<'a>,
    },
    Paragraph {
        #[serde(borrow)]
        text: Str<'a>,
        #[serde(default)]
        original: Option<Str<'a>>,
        #[serde(default)]
        topics: Topics<'a>,
        #[serde(default)]
        quotes: Quotes<'a>,
        #[serde(default)]
        notes: Notes<'a>,
    },
    Turn {
        #[serde(borrow)]
        text: Str<'a>,
        /// The speaker, the occasion, the role and the confirmation, as for a quote.
        #[serde(default)]
        speaker: Option<Str<'a>>,
        #[serde(default)]
        speakers: Speakers<'a>,
        #[serde(default)]
        occasion: Option<Str<'a>>,
        #[serde(default)]
        role: Option<Str<'a>>,
        #[serde(default)]
        label: Option<Str<'a>>,
        #[serde(default)]
        confirmed: Option<bool>,
        #[serde(default)]
        proposal: Option<Box<Proposal<'a>>>,
        #[serde(default)]
        original: Option<Str<'a>>,
        #[serde(default)]
        topics: Topics<'a>,
        #[serde(default)]
        quotes: Quotes<'a>,
        #[serde(default)]
        notes: Notes<'a>,
    },
    Item {
        #[serde(borrow)]
        text: Str<'a>,
        /// The level in the list, from 1.
        #[serde(default)]
        level: Option<u64>,
        #[serde(default)]
        original: Option<Str<'a>>,
        #[serde(default)]
        topics: Topics<'a>,
        #[serde(default)]
        quotes: Quotes<'a>,
        #[serde(default)]
        notes: Notes<'a>,
    },
    Figure {
        #[serde(borrow)]
        image: Str<'a>,
        alt: Str<'a>,
        #[serde(default)]
        caption: Option<Str<'a>>,
        #[serde(default)]
        credit: Option<Str<'a>>,
        #[serde(default)]
        original: Option<Str<'a>>,
        #[serde(default)]
        topics: Topics<'a>,
        #[serde(default)]
        notes: Notes<'a>,
    },
    /// A part that could not be read; its place is kept so that the others keep theirs.
    #[serde(skip)]
    Unreadable,
}

/// The fields that blocks of every kind have.
#[derive(Debug, Clone, Copy)]
pub struct BlockFields<'r, 'a> {
    /// The text, or the caption of a figure. `None` for a figure without one.
    pub text: Option<&'r Str<'a>>,
    pub original: Option<&'r Str<'a>>,
    pub topics: &'r Topics<'a>,
    /// `None` for a figure, which has no quotes.
    pub quotes: Option<&'r Quotes<'a>>,
    pub notes: &'r Notes<'a>,
}

impl<'a> Block<'a> {
    /// The fields that blocks of every kind have. `None` if the block could not be read.
    pub fn fields(&self) -> Option<BlockFields<'_, 'a>> {
        Some(match self {
            Self::Heading { text, original, topics, quotes, notes }
            | Self::Paragraph { text, original, topics, quotes, notes }
            | Self::Turn { text, original, topics, quotes, notes, .. }
            | Self::Item { text, original, topics, quotes, notes, .. } => {
                BlockFields { text: Some(text), original: original.as_ref(), topics, quotes: Some(quotes), notes }
            }
            Self::Figure { caption, original, topics, notes, .. } => {
                BlockFields { text: caption.as_ref(), original: original.as_ref(), topics, quotes: None, notes }
            }
            Self::Unreadable => return None,
        })
    }

    /// The text, or `None` for a figure.
    pub fn text(&self) -> Option<&str> {
        let fields = self.fields()?;
        fields.text.filter(|_| fields.quotes.is_some()).map(|text| &**text)
    }

    /// The text in its original language.
    pub fn original(&self) -> Option<&str> {
        self.fields()?.original.map(|original| &**original)
    }

    /// The topics that it is in.
    pub fn topics(&self) -> &[Str<'a>] {
        self.fields().map_or(&[], |fields| fields.topics)
    }

    /// The quotes that it lists.
    pub fn quotes(&self) -> &[Quote<'a>] {
        self.fields().and_then(|fields| fields.quotes).map_or(&[], |quotes| quotes)
    }

    /// The notes on its words.
    pub fn notes(&self) -> &[Note<'a>] {
        self.fields().map_or(&[], |fields| fields.notes)
    }

    /// The speakers of a turn; empty for another block.
    pub fn speakers(&self) -> Vec<&str> {
        let Self::Turn { speaker, speakers, .. } = self else { return Vec::new() };
        speaker.iter().chain(speakers.iter()).map(|name| &**name).collect()
    }
}

/// The ids of joint speakers.
pub type Speakers<'a> = AtMost<Str<'a>, { limits::SPEAKERS_OF_QUOTE }>;

/// Direct speech, as the file claims it.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Quote<'a> {
    #[serde(borrow)]
    pub speaker: Option<Str<'a>>,
    pub speakers: Speakers<'a>,
    pub occasion: Option<Str<'a>>,
    pub text: Option<Str<'a>>,
    /// Whether it continues the quote before it.
    pub continues: bool,
    pub role: Option<Str<'a>>,
    pub topics: Option<Topics<'a>>,
    pub original: Option<Str<'a>>,
    /// `None` means `true`.
    pub confirmed: Option<bool>,
    pub proposal: Option<Box<Proposal<'a>>>,
    /// Why part of it could not be read, a sentence without a full stop.
    #[serde(skip)]
    pub unreadable: Option<String>,
}

impl Quote<'_> {
    /// The claimed words.
    pub fn claim(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }

    /// Its speakers.
    pub fn speakers(&self) -> Vec<&str> {
        self.speaker.iter().chain(self.speakers.iter()).map(|name| &**name).collect()
    }
}

/// Why a quote was proposed.
#[derive(Debug, Deserialize, Default, Clone)]
#[serde(deny_unknown_fields)]
pub struct Proposal<'a> {
    #[serde(borrow)]
    pub rule: Str<'a>,
    pub confidence: crate::model::Confidence,
    /// The words in the text that support it.
    #[serde(default)]
    pub evidence: AtMost<Str<'a>, { limits::EVIDENCE_OF_PROPOSAL }>,
}

/// An editor's remark on some words.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Note<'a> {
    #[serde(borrow)]
    pub on: Str<'a>,
    pub text: Str<'a>,
    /// It could not be read; its place is kept so that the others keep theirs.
    #[serde(skip)]
    pub is_unreadable: bool,
}
