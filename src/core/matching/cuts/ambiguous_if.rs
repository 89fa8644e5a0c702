//! The short words for "if" that also mean other things: French and Spanish "si", Italian and Portuguese "se", Dutch
//! "als".

use super::{language::Language, tokens::Token};

/// Words that begin a clause after French "si"; before other words it means "so".
const FRENCH: &str = "le la les l' un une des du ce cette cet ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs \
    je j' tu il elle on nous vous ils elles ça cela c' tout toute tous toutes chaque personne rien aucun aucune";

/// Words that begin a clause after Portuguese "se"; before other words it means "himself".
const PORTUGUESE: &str =
    "o a os as um uma não ele ela eles elas nós você vocês isso for houver tiver todos todas nada ninguém eu";

/// Portuguese words that a noun follows.
const BEFORE_NOUN: &str = "o um no do ao num dum pelo este esse aquele neste nesse naquele deste desse em cada qualquer outro \
    primeiro segundo último único mesmo próprio seu meu nosso tal algum nenhum grande pior melhor de ser é foi era";

const DUTCH: &str = "de het een we wij ze zij hij er je jullie u ik dit dat deze die onze alle iedereen niemand";

/// Words after which it means "whether", or makes no condition.
const NO_CONDITION: &str = "même comme sais savons savez sait demande demandons demandent voir sé sabe sabemos pregunto preguntan \
    incluso como ver so sappiamo chiedo chiedono anche come sei sabem pergunto mesmo weet weten vraag zelfs zowel meer minder \
    beter groter kleiner más";

/// Whether the word makes a condition.
pub(super) fn makes_condition(tokens: &[Token], at: usize, language: Language) -> bool {
    let word = tokens.get(at).map(|token| token.word.as_str()).unwrap_or_default();
    let has = |list: &str, word: &str| list.split_whitespace().any(|other| other == word);
    let before = at.checked_sub(1).and_then(|before| tokens.get(before)).map(|token| token.word.as_str());
    let Some(next) = tokens.get(at + 1).filter(|_| !before.is_some_and(|before| has(NO_CONDITION, before))) else {
        return false;
    };
    let is_first = tokens.get(at).is_some_and(|token| token.is_capital);
    match (language, word) {
        // At the beginning of a sentence nothing else is meant.
        (Language::French, "si") => has(FRENCH, &next.word) || next.is_capital || is_first,
        (Language::French, "s'") => matches!(next.word.as_str(), "il" | "ils"),
        (Language::Spanish, "si") => true,
        (Language::Italian, "se") => !matches!(next.word.as_str(), "stesso" | "stessa" | "stessi" | "ne"),
        (Language::Portuguese, "se") => has(PORTUGUESE, &next.word) || next.is_capital || is_first,
        (Language::Dutch, "als") => has(DUTCH, &next.word) || is_first,
        // "No caso", "este caso": a noun.
        (Language::Portuguese, "caso") => {
            is_first || !before.is_some_and(|before| has(BEFORE_NOUN, before)) && has(PORTUGUESE, &next.word)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tokens::tokens, *};

    #[test]
    fn a_condition_is_told_from_the_other_meanings_of_its_word() {
        for (language, text, makes) in [
            (Language::French, "si Paris paie", true),
            (Language::French, "si le gouvernement paie", true),
            (Language::French, "si heureux de le voir", false),
            (Language::French, "s’il paie", true),
            (Language::Spanish, "si paga el gobierno", true),
            (Language::Italian, "se il governo paga", true),
            (Language::Italian, "se stesso", false),
            (Language::Portuguese, "se o governo pagar", true),
            (Language::Portuguese, "se levanta cedo", false),
            (Language::Portuguese, "caso os testes terminem", true),
            (Language::Dutch, "als de regering betaalt", true),
            (Language::Dutch, "als minister", false),
            (Language::German, "als der Bund zahlte", false),
        ] {
            assert_eq!(makes_condition(&tokens(text), 0, language), makes, "{text}");
        }
        assert!(!makes_condition(&tokens("no sé si paga"), 2, Language::Spanish));
    }
}
