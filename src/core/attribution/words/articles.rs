//! Definite articles, with which a description refers to someone who was named.

/// Whether a word in lower case is a definite article in a European language.
pub(in crate::attribution) fn is_definite_article(lower: &str) -> bool {
    matches!(
        lower,
        "the" | "der" | "die" | "das" | "le" | "la" | "l’" | "l'" | "el" | "il" | "lo" | "o" | "a" | "de" | "het"
    )
}
