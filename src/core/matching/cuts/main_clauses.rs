//! Whose statement the main clause before a quotation is, and whether the quotation is itself a main clause.

use super::{Sentence, language::Language, lists::THAT, tokens::Token};

/// Whether the speaker is the subject of the verb: "I say", „sage ich“, but not "we have a witness who says".
pub(super) fn is_of_speaker(clause: &[Token], verb: usize, language: Language) -> bool {
    const NEAR: usize = 4;
    // "I" is an article in Italian.
    let is_i = |token: &Token| {
        token.is_one_of(&["we", "ich", "wir", "je", "j'", "nous", "yo", "ik", "wij", "я", "мы"])
            || token.word == "i" && language == Language::English
    };
    let near = clause.get(verb.saturating_sub(NEAR)..verb).unwrap_or_default();
    let parts = |token: &Token| token.is_one_of(&["who", "that", "which", "der", "die", "das", "qui", "que", "when"]);
    near.iter().rposition(is_i).is_some_and(|at| !near.get(at..).is_some_and(|rest| rest.iter().any(parts)))
        || clause.get(verb + 1).is_some_and(is_i)
}

/// Words that join clauses.
pub(super) const AND: &[&str] = &[
    "and", "but", "und", "aber", "et", "mais", "y", "pero", "e", "ma", "mas", "en", "maar", "och", "og", "men", "ve",
    "ama", "и", "а", "но", "але", "i", "a", "ale",
];

/// Whether the quotation is a separate main clause after a conjunction: "… and | it is certain that her party wants
/// it".
pub(super) fn is_own_main_clause(sentence: &Sentence<'_>) -> bool {
    const NEAR: usize = 6;
    const SUBJECTS: &[&str] =
        &["it", "i", "we", "he", "she", "they", "you", "there", "noi", "io", "nous", "je", "wir", "ich", "es"];
    let joins = sentence.left.last().is_some_and(|last| last.is_one_of(AND));
    let begins = sentence.right.first().is_some_and(|first| first.is_one_of(SUBJECTS));
    let has_that = || sentence.right.iter().take(NEAR).skip(2).any(|token| THAT.contains(&token.word.as_str()));
    joins && begins && has_that()
}
