//! Definite articles, by which a description speaks of somebody who was named.

/// Whether a word in lower case is one in a language of Europe.
pub(in crate::attribution) fn is_definite_article(lower: &str) -> bool {
    matches!(
        lower,
        "the" | "der" | "die" | "das" | "le" | "la" | "l’" | "l'" | "el" | "il" | "lo" | "o" | "a" | "de" | "het"
    )
}
