//! Word lists for the rules, by language.

pub(super) mod articles;
pub(super) mod bodies;
pub(super) mod english;
pub(super) mod further_languages;
pub(super) mod given_names;
pub(super) mod other_languages;
pub(super) mod people_nouns;
pub(super) mod qualifiers;
pub(super) mod things;
