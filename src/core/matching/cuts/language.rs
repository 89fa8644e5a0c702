//! Recognizes the language of a sentence by its function words, because "si", "se", "als" and "war" mean
//! different things in different languages.

use super::tokens::Token;

/// A language whose function words are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    English,
    German,
    French,
    Spanish,
    Italian,
    Portuguese,
    Dutch,
}

const SMALL_WORDS: &[(Language, &str)] = &[
    (
        Language::English,
        "the of and to we will is are was were that they it for with be not has have had in on by from this would can \
         he she you i our their his her an all",
    ),
    (
        Language::German,
        "der die das und wir ist sind war waren nicht den dem des ein eine einen mit auf für von zu im am bei ich er sie es \
         ihr dass daß wird werden haben hat uns noch auch kein keine keinen aus um bis",
    ),
    (
        Language::French,
        "le la les l' d' de des et nous est pas ne n' pour une un du dans que qu' qui sont en au aux il elle ils on je vous ce \
         cette avons ont mais très fait été dit ces",
    ),
    (
        Language::Spanish,
        "el los las la de y que en una un por con para se del es son no lo al vamos hemos han ha su nos más \
         esté está muy pero fue dudo creo niego esto este esta hay mi me",
    ),
    (
        Language::Italian,
        "il gli i che di non per una un della del nel nella è sono la le lo con in abbiamo hanno dei delle alla al noi si ha ma mi ho più anche quei quel degli",
    ),
    (
        Language::Portuguese,
        "o os as a e que não em uma um por com para do da no na dos das ao à é são vamos temos nós se de",
    ),
    (
        Language::Dutch,
        "de het een en van wij we is zijn niet dat in op te voor met er ze zij wordt worden aan als naar om ik hij heeft",
    ),
];

/// Bytes of the longest function word.
const LONGEST: usize = 6;

/// The language whose function words are most frequent in a text, and whether no other has as many. English if it has
/// none.
pub(super) fn language_of<'t>(tokens: impl Iterator<Item = &'t Token>) -> (Language, bool) {
    match languages_of(tokens).as_slice() {
        [] => (Language::English, false),
        [first, others @ ..] => (*first, others.is_empty()),
    }
}

/// The languages whose function words are most frequent in a text: none, one, or several that share them.
pub(super) fn languages_of<'t>(tokens: impl Iterator<Item = &'t Token>) -> Vec<Language> {
    let small: Vec<&Token> = tokens.filter(|token| token.word.len() <= LONGEST).collect();
    let counts = SMALL_WORDS.iter().map(|(language, words)| {
        // "I" is English with a capital, and Italian without.
        let is_i = |small: &Token| small.word == "i" && small.is_capital != (*language == Language::English);
        let is_own = |small: &&&Token| !is_i(small) && words.split_whitespace().any(|word| word == small.word);
        (*language, small.iter().filter(is_own).count())
    });
    let counts: Vec<(Language, usize)> = counts.collect();
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts.into_iter().filter(|(_, count)| most > 0 && *count == most).map(|(language, _)| language).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::tokens::tokens, *};

    #[test]
    fn a_sentence_with_small_words_of_two_languages_is_of_neither_for_sure() {
        assert!(!language_of(tokens("que la").iter()).1);
        assert!(language_of(tokens("que la caja está").iter()).1);
    }

    #[test]
    fn a_sentence_is_in_the_language_of_its_small_words() {
        for (text, language) in [
            ("We will end the war when they pay.", Language::English),
            ("Wir bauen die Brücke in Tarn, wenn der Bund zahlt.", Language::German),
            ("Nous construirons le pont si Paris paie.", Language::French),
            ("Vamos a construir el puente si llueve menos.", Language::Spanish),
            ("Costruiremo il ponte di Tarn se il governo paga.", Language::Italian),
            ("Vamos construir a ponte de Tarn se o governo pagar.", Language::Portuguese),
            ("We bouwen de brug in Tarn als de regering betaalt.", Language::Dutch),
        ] {
            assert_eq!(language_of(tokens(text).iter()).0, language, "{text}");
        }
    }
}
