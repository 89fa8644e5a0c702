//! Reads a part of a broken file member by member, reports each mistake and keeps what is valid.

use std::{collections::HashSet, ops::Range};

use serde::{Deserialize, de::DeserializeOwned};

use super::{Reader, listed};
use crate::{
    diagnostics::{Code, location::Location, suggest::did_you_mean},
    format::{options, scanner, schema},
    model::{Confidence, OccasionKind},
    text::shorten::shortened,
};

/// The members of a struct in the format.
pub(crate) struct Shape {
    members: &'static [Member],
    /// Groups of members of which one must be present; the first is named in the message.
    one_of: &'static [&'static [&'static str]],
}

impl Shape {
    const fn of(members: &'static [Member]) -> Self {
        Self { members, one_of: &[] }
    }
}

struct Member {
    name: &'static str,
    is_required: bool,
    kind: Kind,
}

enum Kind {
    Text,
    Texts,
    /// Any other value, by its reader.
    Value(fn(&str) -> Option<ron::error::SpannedError>),
    List(&'static Shape),
    Struct(&'static Shape),
    /// `Machine`, or `Person("…")`.
    Translator,
}

const fn required(name: &'static str, kind: Kind) -> Member {
    Member { name, is_required: true, kind }
}

const fn optional(name: &'static str, kind: Kind) -> Member {
    Member { name, is_required: false, kind }
}

/// The error that a value of the expected kind gives.
fn fault_of<T: DeserializeOwned>(value: &str) -> Option<ron::error::SpannedError> {
    options().from_str::<T>(value).err()
}

const YES_OR_NO: Kind = Kind::Value(fault_of::<Option<bool>>);
const PROPOSAL: Shape = Shape::of(&[
    required("rule", Kind::Text),
    required("confidence", Kind::Value(fault_of::<Confidence>)),
    optional("evidence", Kind::Texts),
]);
const QUOTE: Shape = Shape {
    members: &QUOTE_MEMBERS,
    one_of: &[&["speaker", "speakers", "continues", "confirmed"], &["occasion", "continues", "confirmed"]],
};
/// A quote of a turn, which has the speaker of the turn.
const QUOTE_OF_TURN: Shape = Shape::of(&QUOTE_MEMBERS);
const QUOTE_MEMBERS: [Member; 10] = [
    optional("speaker", Kind::Text),
    optional("speakers", Kind::Texts),
    optional("occasion", Kind::Text),
    required("text", Kind::Text),
    optional("continues", Kind::Value(fault_of::<bool>)),
    optional("role", Kind::Text),
    optional("topics", Kind::Texts),
    optional("original", Kind::Text),
    optional("confirmed", YES_OR_NO),
    optional("proposal", Kind::Struct(&PROPOSAL)),
];
const ROLE: Shape =
    Shape::of(&[required("role", Kind::Text), optional("from", Kind::Text), optional("until", Kind::Text)]);
const TRANSLATED: Shape = Shape::of(&[required("from", Kind::Text), required("by", Kind::Translator)]);
const NOTE: Shape = Shape::of(&[required("on", Kind::Text), required("text", Kind::Text)]);
const FACT: Shape =
    Shape::of(&[required("value", Kind::Text), required("label", Kind::Text), optional("on", Kind::Text)]);
pub(crate) const SPEAKER: Shape = Shape::of(&[
    required("name", Kind::Text),
    optional("role", Kind::Text),
    optional("roles", Kind::List(&ROLE)),
    optional("native_name", Kind::Text),
    optional("family_name", Kind::Text),
    optional("same_as", Kind::Text),
]);
pub(crate) const OCCASION: Shape = Shape::of(&[
    required("name", Kind::Text),
    optional("place", Kind::Text),
    optional("date", Kind::Text),
    optional("kind", Kind::Value(fault_of::<Option<OccasionKind>>)),
]);
pub(crate) const TOPIC: Shape = Shape::of(&[
    required("id", Kind::Text),
    required("title", Kind::Text),
    optional("icon", Kind::Text),
    optional("summary", Kind::Text),
    optional("facts", Kind::List(&FACT)),
]);
pub(crate) const SOURCE: Shape = Shape::of(&[
    optional("publisher", Kind::Text),
    optional("publication", Kind::Text),
    optional("authors", Kind::Texts),
    optional("url", Kind::Text),
    optional("published", Kind::Text),
    optional("credit", Kind::Text),
    optional("text", Kind::Text),
    optional("translated", Kind::Struct(&TRANSLATED)),
]);
const TEXT_BLOCK: Shape = Shape::of(&TEXT_MEMBERS);
const TEXT_MEMBERS: [Member; 5] = [
    required("text", Kind::Text),
    optional("original", Kind::Text),
    optional("topics", Kind::Texts),
    optional("quotes", Kind::List(&QUOTE)),
    optional("notes", Kind::List(&NOTE)),
];
const ITEM: Shape = Shape::of(&[
    required("text", Kind::Text),
    optional("level", Kind::Value(fault_of::<Option<u64>>)),
    optional("original", Kind::Text),
    optional("topics", Kind::Texts),
    optional("quotes", Kind::List(&QUOTE)),
    optional("notes", Kind::List(&NOTE)),
]);
const TURN: Shape = Shape::of(&[
    required("text", Kind::Text),
    optional("speaker", Kind::Text),
    optional("speakers", Kind::Texts),
    optional("occasion", Kind::Text),
    optional("role", Kind::Text),
    optional("label", Kind::Text),
    optional("confirmed", YES_OR_NO),
    optional("proposal", Kind::Struct(&PROPOSAL)),
    optional("original", Kind::Text),
    optional("topics", Kind::Texts),
    optional("quotes", Kind::List(&QUOTE_OF_TURN)),
    optional("notes", Kind::List(&NOTE)),
]);
const FIGURE: Shape = Shape::of(&[
    required("image", Kind::Text),
    required("alt", Kind::Text),
    optional("caption", Kind::Text),
    optional("credit", Kind::Text),
    optional("original", Kind::Text),
    optional("topics", Kind::Texts),
    optional("notes", Kind::List(&NOTE)),
]);

/// How many members of a struct are read: the longest struct has twelve.
const MAX_MEMBERS: usize = 256;

impl<'a> Reader<'a> {
    /// Reads as much as possible of a block that could not be read as a whole, and reports its mistakes. A
    /// quote that cannot be read keeps its place, with the reason.
    pub(crate) fn block_by_members(
        &mut self,
        range: Range<usize>,
        error: &ron::error::SpannedError,
    ) -> schema::Block<'a> {
        let kind = self.kind_of(&range);
        let shape = match kind {
            "Paragraph" | "Heading" => &TEXT_BLOCK,
            "Item" => &ITEM,
            "Turn" => &TURN,
            "Figure" => &FIGURE,
            _ => {
                self.syntax(error, range);
                return schema::Block::Unreadable;
            }
        };
        self.tell_members(range.clone(), shape, error);
        if !self.is_sound(&range) {
            return schema::Block::Unreadable;
        }
        let Some(text) = self.member(&range, "text").and_then(|value| self.quietly::<schema::Str<'a>>(value).ok())
        else {
            return schema::Block::Unreadable;
        };
        let topics = self.member(&range, "topics").and_then(|value| self.quietly(value).ok()).unwrap_or_default();
        let quotes = self.elements_of(&range, "quotes", Self::quote);
        let notes = self.elements_of(&range, "notes", |reader, range| {
            reader.quietly(range).unwrap_or_else(|_| schema::Note { is_unreadable: true, ..schema::Note::default() })
        });
        let original = self.value(&range, "original");
        match kind {
            "Heading" => schema::Block::Heading { text, original, topics, quotes, notes },
            "Item" => schema::Block::Item { level: self.value(&range, "level"), text, original, topics, quotes, notes },
            "Turn" => schema::Block::Turn {
                speaker: self.value(&range, "speaker"),
                speakers: self.value(&range, "speakers"),
                occasion: self.value(&range, "occasion"),
                role: self.value(&range, "role"),
                // A label that cannot be read counts as present, so that the missing speaker is not reported too.
                label: self.value::<Option<_>>(&range, "label").or_else(|| Some(schema::Str("…".into()))),
                confirmed: self.value(&range, "confirmed"),
                proposal: self.value(&range, "proposal"),
                text,
                original,
                topics,
                quotes,
                notes,
            },
            _ => schema::Block::Paragraph { text, original, topics, quotes, notes },
        }
    }

    /// A quote, or the readable part of one with the reason why the rest is not.
    fn quote(&self, range: Range<usize>) -> schema::Quote<'a> {
        self.quietly(range.clone()).unwrap_or_else(|error: ron::error::SpannedError| schema::Quote {
            speaker: self.value(&range, "speaker"),
            occasion: self.value(&range, "occasion"),
            text: self.value(&range, "text"),
            unreadable: Some(super::sentence(&error.code).1),
            ..schema::Quote::default()
        })
    }

    /// The value of a member, or the default if it is missing or cannot be read.
    fn value<T: Deserialize<'a> + Default>(&self, range: &Range<usize>, name: &str) -> T {
        self.member(range, name).and_then(|value| self.quietly(value).ok()).unwrap_or_default()
    }

    /// How many quotes a part of the body has that is otherwise not read.
    pub(crate) fn quotes_in(&self, range: &Range<usize>) -> usize {
        self.member(range, "quotes")
            .map_or(0, |quotes| scanner::elements(self.text, quotes).filter(|element| element.complete).count())
    }

    fn elements_of<T, const MOST: usize>(
        &self,
        range: &Range<usize>,
        name: &str,
        read: impl Fn(&Self, Range<usize>) -> T,
    ) -> schema::AtMost<T, MOST> {
        let mut few = schema::AtMost::default();
        if let Some(list) = self.member(range, name).filter(|list| self.word(list).starts_with('[')) {
            let elements = scanner::elements(self.text, list).filter(|element| element.complete);
            few.extend(elements.map(|element| read(self, element.value)));
        }
        few
    }

    /// The name before the bracket of a value.
    fn kind_of(&self, range: &Range<usize>) -> &'a str {
        let value = self.word(range);
        let end = value.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(value.len());
        value.get(..end).unwrap_or_default()
    }

    /// The bytes of a member's value.
    fn member(&self, range: &Range<usize>, name: &str) -> Option<Range<usize>> {
        scanner::members(self.text, range.clone())
            .find(|part| part.complete && self.word(&part.name) == name)
            .map(|part| part.value)
    }

    fn quietly<T: Deserialize<'a>>(&self, range: Range<usize>) -> Result<T, ron::error::SpannedError> {
        options().from_str(self.word(&range))
    }

    /// Reports every mistake of a struct that could not be read; if its members have none, reports `error`.
    pub(crate) fn tell_members(&mut self, range: Range<usize>, shape: &Shape, error: &ron::error::SpannedError) {
        let before = self.sink.count();
        if self.is_sound(&range) {
            let parts: Vec<_> = scanner::members(self.text, range.clone()).take(MAX_MEMBERS).collect();
            let mut seen: HashSet<&str> = HashSet::new();
            for part in &parts {
                self.tell_member(part, shape, &mut seen, &parts);
            }
            // A field that seems to be misspelled is reported as such.
            let is_known = |name: &str| shape.members.iter().any(|member| member.name == name);
            let unknown: Vec<_> =
                parts.iter().map(|part| self.word(&part.name)).filter(|name| !is_known(name)).collect();
            let is_misspelled =
                |member: &Member| unknown.iter().any(|name| did_you_mean(name, [member.name]).is_some());
            let is_missing =
                |member: &&Member| member.is_required && !seen.contains(member.name) && !is_misspelled(member);
            let has_none = |group: &&[&'static str]| {
                let is_meant = |name: &&str| unknown.iter().any(|typed| did_you_mean(typed, [*name]).is_some());
                !group.iter().any(|name| seen.contains(name) || is_meant(name))
            };
            let groups = shape.one_of.iter().copied().filter(has_none).filter_map(|group| group.first());
            let missing = shape.members.iter().filter(is_missing).map(|member| &member.name).chain(groups);
            for name in missing {
                let message = format!("the field `{name}` is missing");
                self.sink.report(Code::MissingField, range.clone(), message).hint(format!("add `{name}: …` to it"));
            }
        }
        if self.sink.count() == before {
            self.syntax(error, range);
        }
    }

    /// Whether brackets and commas match. If they do not, the parts of a struct cannot be relied on.
    fn is_sound(&self, range: &Range<usize>) -> bool {
        let mut parts = scanner::members(self.text, range.clone()).take(MAX_MEMBERS);
        parts.all(|part| part.complete && !self.word(&part.name).is_empty())
            && scanner::is_closed(self.text, range.clone())
    }

    fn tell_member(
        &mut self,
        part: &scanner::Part,
        shape: &Shape,
        seen: &mut HashSet<&'a str>,
        parts: &[scanner::Part],
    ) {
        let name = self.word(&part.name);
        let Some(member) = shape.members.iter().find(|member| member.name == name) else {
            let names: Vec<_> = shape.members.iter().map(|member| member.name).collect();
            let hint = did_you_mean(name, names.iter().copied())
                .unwrap_or_else(|| format!("the fields are: {}", listed(&names)));
            let message = format!("there is no field `{}` here", shortened(name));
            self.sink.report(Code::UnknownField, part.name.clone(), message).hint(hint);
            return;
        };
        if !seen.insert(name) {
            let message = format!("the field `{name}` occurs twice");
            let first = parts.iter().find(|first| self.word(&first.name) == name).map(|first| first.name.clone());
            let first = first.map(|first| (Location::Bytes(first), "it occurs here first"));
            self.sink.report(Code::Duplicate, part.name.clone(), message).hint("keep one of them").related(first);
            return;
        }
        self.tell_value(part.value.clone(), member);
    }

    fn tell_value(&mut self, value: Range<usize>, member: &Member) {
        let error = match (&member.kind, member.is_required) {
            (Kind::Text, true) => self.quietly::<schema::Str<'a>>(value.clone()).err(),
            (Kind::Text, false) => self.quietly::<Option<schema::Str<'a>>>(value.clone()).err(),
            (Kind::Texts, _) => self.quietly::<Vec<schema::Str<'a>>>(value.clone()).err(),
            (Kind::Value(fault), _) => fault(self.word(&value)),
            (Kind::Translator, _) => self.quietly::<schema::Translator<'a>>(value.clone()).err(),
            (Kind::Struct(shape), _) => return self.tell_struct(value, shape),
            (Kind::List(shape), _) => return self.tell_list(value, shape),
        };
        let Some(error) = error else { return };
        match super::sentence(&error.code) {
            // For a value of the wrong kind, point at all of it.
            (Code::WrongType, message, hint) => {
                self.sink.report(Code::WrongType, value, message).hint(hint);
            }
            _ => self.syntax(&error, value),
        }
    }

    fn tell_struct(&mut self, value: Range<usize>, shape: &'static Shape) {
        if let Some(error) = self.error_of(value.clone(), shape) {
            self.tell_members(value, shape, &error);
        }
    }

    fn tell_list(&mut self, value: Range<usize>, shape: &'static Shape) {
        let part = scanner::Part { name: value.start..value.start, value: value.clone(), complete: true };
        if !self.is_list(&part) {
            return;
        }
        for element in scanner::elements(self.text, value).filter(|element| element.complete) {
            if let Some(error) = self.error_of(element.value.clone(), shape) {
                self.tell_members(element.value, shape, &error);
            }
        }
    }

    /// The error of an element that cannot be read.
    fn error_of(&self, range: Range<usize>, shape: &Shape) -> Option<ron::error::SpannedError> {
        let is = |other: &Shape| std::ptr::eq(shape.members, other.members);
        if is(&QUOTE) || is(&QUOTE_OF_TURN) {
            self.quietly::<schema::Quote<'a>>(range).err()
        } else if is(&NOTE) {
            self.quietly::<schema::Note<'a>>(range).err()
        } else if is(&ROLE) {
            self.quietly::<schema::Role<'a>>(range).err()
        } else if is(&PROPOSAL) {
            self.quietly::<Option<schema::Proposal<'a>>>(range).err()
        } else if is(&TRANSLATED) {
            self.quietly::<Option<schema::Translated<'a>>>(range).err()
        } else {
            self.quietly::<schema::Fact<'a>>(range).err()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The fields of a struct in the schema, from serde's message about an unknown one.
    fn fields<T>(read: Result<T, ron::error::SpannedError>) -> BTreeSet<&'static str> {
        match read.err().map(|error| error.code) {
            Some(ron::Error::NoSuchStructField { expected, .. }) => expected.iter().copied().collect(),
            other => panic!("{other:?}"),
        }
    }

    macro_rules! fields_of {
        ($kind:ident, $name:literal) => {
            fields(options().from_str::<schema::$kind<'_>>(concat!($name, "(no_such_field: 1)")))
        };
        ($kind:ident) => {
            fields_of!($kind, "")
        };
    }

    #[test]
    fn a_part_of_a_broken_file_has_the_fields_of_the_schema() {
        let both = [
            ("proposal", &PROPOSAL, fields_of!(Proposal)),
            ("quote", &QUOTE, fields_of!(Quote)),
            ("role", &ROLE, fields_of!(Role)),
            ("translated", &TRANSLATED, fields_of!(Translated)),
            ("note", &NOTE, fields_of!(Note)),
            ("fact", &FACT, fields_of!(Fact)),
            ("speaker", &SPEAKER, fields_of!(Speaker)),
            ("occasion", &OCCASION, fields_of!(Occasion)),
            ("topic", &TOPIC, fields_of!(Topic)),
            ("source", &SOURCE, fields_of!(Source)),
            ("Paragraph", &TEXT_BLOCK, fields_of!(Block, "Paragraph")),
            ("Heading", &TEXT_BLOCK, fields_of!(Block, "Heading")),
            ("Item", &ITEM, fields_of!(Block, "Item")),
            ("Turn", &TURN, fields_of!(Block, "Turn")),
            ("Figure", &FIGURE, fields_of!(Block, "Figure")),
        ];
        for (name, shape, fields) in both {
            let members: BTreeSet<_> = shape.members.iter().map(|member| member.name).collect();
            assert_eq!(members, fields, "{name}");
        }
    }
}
