//! A place where a text names or describes someone.

use std::ops::Range;

/// A place where someone is named or described.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// The words that name the person, with the title, without a particle.
    pub range: Range<usize>,
    /// The form of the name or description.
    pub who: NameForm,
    /// Their grammatical role in the sentence.
    pub marking: GrammaticalRole,
}

/// The grammatical role of a name in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GrammaticalRole {
    /// What the sentence is about: 은, 는; は.
    Topic,
    /// Its grammatical subject: 이, 가; が.
    Subject,
    /// The source: 에 따르면, によると, 据.
    AccordingTo,
    /// Nothing marks it.
    Bare,
}

/// How someone is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NameForm {
    /// By the full name.
    Named(FullName),
    /// By the family name and a title, which is empty if it is only a courtesy: 이 장관, 森川氏.
    Family { family: String, title: String },
    /// By a title: 장관, 同大臣; `role` is the title with the words before it.
    Title { title: String, role: String },
    /// By a pronoun: 그, 同氏, 她.
    Pronoun,
    /// An office, a company.
    Organization(String),
    /// "The same" office, or a word for any office of its kind, with the end of the name that it refers to: 同省, 회사, 시.
    SameOrganization(String),
    /// By a description: 정부 관계자.
    Described(String),
}

/// A full name with the title, role and other spelling that the text gives with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct FullName {
    pub name: String,
    pub family: Option<String>,
    pub native: Option<String>,
    pub role: Option<String>,
    /// The last word of the role, or the title after the name; empty for a courtesy.
    pub title: String,
    /// Whether only the position of the words shows that they are a name, which is never certain.
    pub is_guess: bool,
}
