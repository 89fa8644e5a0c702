//! Exactly what a briefing file may say. Unknown fields are refused; nothing is checked yet.
//!
//! Strings are borrowed from the file wherever it has them without escapes, so that a text is stored
//! once.

#![allow(missing_docs, reason = "the fields are those of the file, and the README describes them")]

use std::{borrow::Cow, fmt, marker::PhantomData, ops::Deref};

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};

/// A string of the file, borrowed from it where it has no escapes.
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

/// A map in the order of the file, duplicates and all.
#[derive(Debug, Clone)]
pub struct Entries<'a, V>(pub Vec<(Str<'a>, V)>);

impl<V> Default for Entries<'_, V> {
    fn default() -> Self {
        Self(Vec::new())
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
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
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
    pub topics: Vec<Topic<'a>>,
    pub body: Vec<Block<'a>>,
}

/// Where the briefing comes from.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Source<'a> {
    #[serde(borrow)]
    pub publisher: Option<Str<'a>>,
    pub publication: Option<Str<'a>>,
    pub authors: Vec<Str<'a>>,
    pub url: Option<Str<'a>>,
    pub published: Option<Str<'a>>,
    pub credit: Option<Str<'a>>,
    pub text: Option<Str<'a>>,
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

/// A person or an office that is quoted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speaker<'a> {
    #[serde(borrow)]
    pub name: Str<'a>,
    #[serde(default)]
    pub role: Option<Str<'a>>,
    #[serde(default)]
    pub native_name: Option<Str<'a>>,
    #[serde(default)]
    pub family_name: Option<Str<'a>>,
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
    pub kind: Option<super::OccasionKind>,
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
    pub facts: Vec<Fact<'a>>,
}

/// A figure worth seeing at a glance.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact<'a> {
    #[serde(borrow)]
    pub value: Str<'a>,
    pub label: Str<'a>,
    /// The words that state it, where the value alone stands in several places.
    #[serde(default)]
    pub on: Option<Str<'a>>,
}

/// A part of the body.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Block<'a> {
    Heading {
        #[serde(borrow)]
        text: Str<'a>,
        #[serde(default)]
        topics: Vec<Str<'a>>,
        #[serde(default)]
        quotes: Vec<Quote<'a>>,
        #[serde(default)]
        notes: Vec<Note<'a>>,
    },
    Paragraph {
        #[serde(borrow)]
        text: Str<'a>,
        #[serde(default)]
        topics: Vec<Str<'a>>,
        #[serde(default)]
        quotes: Vec<Quote<'a>>,
        #[serde(default)]
        notes: Vec<Note<'a>>,
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
        topics: Vec<Str<'a>>,
    },
    /// A part that could not be read; its place is kept so that the others keep theirs.
    #[serde(skip)]
    Unreadable,
}

/// Direct speech, as the file claims it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote<'a> {
    #[serde(borrow)]
    pub speaker: Str<'a>,
    pub occasion: Str<'a>,
    pub text: Str<'a>,
}

/// An editor's remark on some words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note<'a> {
    #[serde(borrow)]
    pub on: Str<'a>,
    pub text: Str<'a>,
}
