//! Collects the data of references of every kind: who, when, what, where, quoted in what, published by whom. All of
//! it is from the file.

use std::collections::HashSet;

use crate::{
    model::{EventDate, OccasionKind, Speaker, SpeakerId, VerifiedQuote},
    text::{
        capitalized,
        person_name::{self, NameParts},
    },
};

use super::{
    Options,
    attribution::{publisher, translation},
    embargo, notes, one_line,
};

/// The data of a reference to the words of a quote.
pub(super) struct Reference {
    /// A unique key among the quotes of a briefing: "lee2026q9"; if quotes of several briefings have the same key,
    /// "lee2026q9b".
    pub key: String,
    /// Who said it; the first if there are several.
    pub author: Author,
    /// The other speakers of a joint quote.
    pub other_authors: Vec<Author>,
    /// The speakers, because two people with the same name are two authors.
    pub speakers: Vec<SpeakerId>,
    /// The role, if it distinguishes the author from another speaker with the same name.
    pub distinguished_by: Option<String>,
    pub date: Option<EventDate>,
    /// The occasion, as a description and not a title, because spoken words have no title.
    pub occasion: String,
    pub kind: Option<OccasionKind>,
    pub place: Option<String>,
    /// The title of the text that quotes it.
    pub quoted_in: String,
    /// Who wrote that text.
    pub authors: Vec<String>,
    /// The periodical or site of that text, if it is not the publisher.
    pub periodical: Option<String>,
    /// When that text was published.
    pub published: Option<EventDate>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    pub language: String,
    /// The quote itself, without marks.
    pub words: String,
    /// Data without a field of its own: an embargo, the role, the periodical, the notes.
    pub remarks: Vec<String>,
}

/// The author of the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Author {
    /// A person whose family name is known.
    Person {
        family: String,
        given: String,
        /// "Jr.", "III", "PhD"; several are separated by commas; usually empty.
        suffix: String,
        /// Whether the name is written with the family name first, as most Korean names are.
        is_family_first: bool,
        /// The name as it is written in the text, without titles.
        written: String,
    },
    /// An office, or a person whose name is not split into its parts; it is used unchanged.
    Literal(String),
}

impl Author {
    pub fn of(speaker: &Speaker) -> Self {
        let name = one_line(&speaker.name);
        let family = speaker.family_name.as_deref().map(one_line);
        match family.and_then(|family| person_name::part(&name, &family)) {
            Some(NameParts { given, written, .. }) if given.is_empty() => Self::Literal(written),
            Some(NameParts { family, given, suffix, is_family_first, written }) => {
                Self::Person { family, given, suffix, is_family_first, written }
            }
            None => Self::Literal(name),
        }
    }

    /// The name as it is written in the text.
    pub fn written(&self) -> &str {
        match self {
            Self::Person { written, .. } => written,
            Self::Literal(name) => name,
        }
    }
}

impl Reference {
    /// All authors.
    pub fn authors(&self) -> impl Iterator<Item = &Author> {
        std::iter::once(&self.author).chain(&self.other_authors)
    }

    /// References to several quotes, no two of which have the same key.
    pub fn all(quotes: &[VerifiedQuote<'_>], options: Options) -> Vec<Self> {
        let mut seen = HashSet::new();
        let mut references: Vec<_> = quotes.iter().map(|quote| Self::new(quote, options)).collect();
        for reference in &mut references {
            let own = std::mem::take(&mut reference.key);
            let lettered = (1..).map(|nth| format!("{own}{}", letters(nth)));
            let free = std::iter::once(own.clone()).chain(lettered).find(|key| !seen.contains(key));
            reference.key = free.unwrap_or(own);
            seen.insert(reference.key.clone());
        }
        references
    }

    pub fn new(quote: &VerifiedQuote<'_>, options: Options) -> Self {
        let (briefing, occasion) = (quote.briefing(), quote.occasion());
        let source = &briefing.source;
        let author = Author::of(quote.speaker());
        Self {
            key: key(&author, occasion.date, quote),
            other_authors: quote.speakers().skip(1).map(|(_, speaker)| Author::of(speaker)).collect(),
            speakers: quote.speakers().map(|(id, _)| id).collect(),
            distinguished_by: quote.speaker().distinguished_by().map(one_line),
            date: occasion.date,
            occasion: one_line(&occasion.name),
            kind: occasion.kind,
            place: occasion.place.as_deref().map(one_line).filter(|place| !place.is_empty()),
            quoted_in: one_line(&briefing.title),
            authors: source.authors.iter().map(|author| one_line(author)).filter(|name| !name.is_empty()).collect(),
            // Without a publisher, the periodical takes its place and is not repeated.
            periodical: source.publication.as_deref().filter(|_| source.publisher.is_some()).map(one_line),
            published: source.published,
            publisher: publisher(briefing),
            url: briefing.source.url.clone(),
            language: briefing.language.clone(),
            words: quote.text().into_owned(),
            remarks: remarks(quote, options),
            author,
        }
    }
}

/// a, b, … z, aa, ab, …
pub(super) fn letters(nth: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(nth % 26).unwrap_or(0));
    match (nth / 26).checked_sub(1) {
        None => letter.to_string(),
        Some(before) => format!("{}{letter}", letters(before)),
    }
}

fn remarks(quote: &VerifiedQuote<'_>, options: Options) -> Vec<String> {
    let source = &quote.briefing().source;
    let roles: Vec<_> = quote.speakers().filter_map(|(_, speaker)| quote.role_of(speaker)).map(one_line).collect();
    let role = Some(roles.join("; ")).filter(|role| !role.is_empty());
    let periodical = source.publication.as_deref().filter(|_| source.publisher.is_some()).map(one_line);
    let authors = source.authors.iter().map(|author| one_line(author)).collect::<Vec<_>>().join(", ");
    let mut remarks: Vec<_> = embargo(quote.briefing()).into_iter().collect();
    remarks.extend(role.map(|role| format!("Role: {role}")));
    remarks.extend(translation(quote.briefing()).map(|line| capitalized(&line)));
    remarks.extend(periodical.map(|periodical| format!("In: {periodical}")));
    remarks.extend((!authors.is_empty()).then(|| format!("By: {authors}")));
    remarks.extend(source.published.map(|date| format!("Published: {}", date.without_time().in_language("en"))));
    remarks.extend(notes(quote, options));
    remarks
}

/// ASCII letters and digits only, because LaTeX accepts no others in a key.
fn key(author: &Author, date: Option<EventDate>, quote: &VerifiedQuote<'_>) -> String {
    let name = match author {
        Author::Person { family, .. } => family,
        Author::Literal(name) => name.rsplit(' ').next().unwrap_or_default(),
    };
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let name = if name.is_empty() { "quote".to_owned() } else { name.to_ascii_lowercase() };
    let year = date.map(|date| format!("{:04}", date.start().year)).unwrap_or_default();
    format!("{name}{year}q{}", quote.id().index() + 1)
}
