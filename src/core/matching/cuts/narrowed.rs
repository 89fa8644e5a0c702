//! Finds words after a quotation without which its negation denies too much: "We trust nobody | but our engineers", "I have
//! never seen a plan | so badly prepared".

use super::{
    CutRuleMatch, Sentence,
    language::Language,
    tokens::{Token, any_at},
};
use crate::matching::omissions::negation_count;

/// "Nothing" and "nobody", in the forms of objects.
const NOTHING: &[&str] = &[
    "nothing",
    "nobody",
    "none",
    "nowhere",
    "one",
    "nichts",
    "niemand",
    "niemanden",
    "niemandem",
    "rien",
    "personne",
    "nada",
    "nadie",
    "niente",
    "nulla",
    "nessuno",
    "altro",
    "ninguém",
    "niets",
    "inget",
    "ingen",
    "ingenting",
    "intet",
    "nic",
    "niczego",
    "nikt",
    "nikogo",
    "nikomu",
    "ничего",
    "никого",
    "никому",
    "ничему",
    "нічого",
    "нікого",
    "нікому",
    "ničeho",
    "nikoho",
    "semmit",
    "senkit",
    "semmi",
    "mitään",
    "ketään",
    "nimic",
    "nimeni",
    "τίποτα",
    "κανέναν",
];

/// Words that make an exception from it, which mean something else elsewhere.
const BUT: &[&str] = &[
    "but",
    "save",
    "than",
    "als",
    "que",
    "d' autre que",
    "más que",
    "sino",
    "che",
    "se non",
    "senão",
    "mais que",
    "além de",
    "dan",
    "anders dan",
    "annat än",
    "annan än",
    "utom",
    "andet end",
    "annet enn",
    "anden end",
    "annen enn",
    "innego niż",
    "innego jak",
    "poza",
    "jiného než",
    "než",
    "иного кроме",
    "другого кроме",
    "другого чем",
    "більше крім",
    "mást mint",
    "muuta kuin",
    "kuin",
    "decât",
    "altceva decât",
    "altcuiva decât",
    "άλλο από",
    "παρά",
    "else but",
    "else than",
    "other than",
];

/// "Nothing | but fairness", „nichts | als Gerechtigkeit“.
pub(super) fn excepted(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const CLAUSES: &[&str] = &["i", "we", "they", "he", "she", "it", "you", "there", "that", "this", "what"];
    let last = quoted(sentence).last()?;
    let right = sentence.right.as_slice();
    let count = any_at(right, 0, BUT)?;
    // «Non chiedo altro», "no one" need a negation before them.
    let is_open = last.is_one_of(&["altro", "one"]);
    let denies = last.is_one_of(NOTHING) && (!is_open || is_denied(sentence));
    let begins_clause = right.get(count).is_none_or(|next| next.is_one_of(CLAUSES));
    let is_parted = sentence.has_comma(last.end, right.first()?.start);
    // « rien qui », "nothing that": not an exception.
    (denies && !begins_clause && !is_parted).then(|| sentence.found(right, 0, count, true))?
}

/// "There is no minister | who works harder", "I have never seen a plan | so badly prepared".
pub(super) fn described(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    /// Words from an article to the end of its noun.
    const NOUN: usize = 3;
    let words: Vec<&Token> = quoted(sentence).collect();
    let next = sentence.right.first()?;
    let near = words.get(words.len().saturating_sub(NOUN)..)?;
    let is_open = near.iter().take(NOUN - 1).any(|token| token.is_one_of(&indefinite(sentence.language)));
    let is_described = next.is_one_of(describing(sentence.language)) && !next.is_capital;
    let is_parted = sentence.has_comma(words.last()?.end, next.start) && sentence.language != Language::German;
    (is_open && is_described && !is_parted && is_denied(sentence))
        .then(|| sentence.found(&sentence.right, 0, 1, false))?
}

/// Articles of nouns that stand for any one.
fn indefinite(language: Language) -> Vec<&'static str> {
    let words = match language {
        Language::English => "a an any no",
        Language::German => "einen eine ein keinen keine kein keiner",
        Language::French => "un une aucun aucune",
        Language::Spanish => "un una ningún ninguna",
        Language::Italian => "un una uno nessun nessuna nessuno",
        Language::Portuguese => "um uma nenhum nenhuma",
        Language::Dutch => "een geen",
    };
    words.split(' ').collect()
}

/// Words that begin what describes the noun before them.
fn describing(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &["who", "that", "which", "whose", "so", "as", "like", "such", "worse", "better"],
        Language::German => &["der", "die", "das", "den", "dessen", "deren", "wie"],
        Language::French => &["qui", "que", "qu'", "dont", "aussi", "si", "comme"],
        Language::Spanish => &["que", "tan", "como"],
        Language::Italian => &["che", "così", "come"],
        Language::Portuguese => &["que", "tão", "como"],
        Language::Dutch => &["die", "dat", "zo", "zoals"],
    }
}

/// Whether the quoted words have a negation.
fn is_denied(sentence: &Sentence<'_>) -> bool {
    sentence.text.get(sentence.quoted_from..sentence.at).is_some_and(|quoted| negation_count(quoted) > 0)
}

/// The words of the quotation in the sentence at its end.
fn quoted<'s>(sentence: &'s Sentence<'_>) -> impl Iterator<Item = &'s Token> {
    sentence.left.iter().filter(|token| token.start >= sentence.quoted_from)
}
