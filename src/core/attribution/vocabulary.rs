//! The word lists from which a language is built.

/// The word lists of a language.
pub(super) struct Vocabulary {
    pub finite: &'static str,
    pub he: &'static str,
    pub she: &'static str,
    pub they: &'static str,
    pub it: &'static str,
    pub who: &'static str,
    /// I, we, you, and their possessives.
    pub address: &'static str,
    pub determiners: &'static str,
    pub possessives: &'static str,
    pub prepositions: &'static str,
    pub conjunctions: &'static str,
    pub adverbs: &'static str,
    pub function: &'static str,
    pub titles: &'static str,
    pub roles: &'static str,
    pub roles_male: &'static str,
    pub roles_female: &'static str,
    pub organizations: &'static str,
    pub speech_nouns: &'static str,
}
